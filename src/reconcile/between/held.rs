//! The decisions that are held beside what the Ombudsman counts and what the council says it paid.

use super::stated::Stated;
use super::{Finding, Paper, title};
use crate::model::check::{Check, Place};
use crate::model::decision::Decision;
use crate::model::papers::{FeedbackReport, Period};
use crate::model::words::Outcome;
use crate::model::{Body, Pence, Record};
use crate::reconcile::quote::Quotes;

/// Checks the papers against the decisions, and a report against the report of the year before.
pub(super) fn check(
    papers: &[&Paper],
    quotes: &[Option<Quotes<'_>>],
    stated: &[Stated],
    found: &mut Vec<Finding>,
) {
    for (paper, quotes) in papers.iter().zip(quotes) {
        let record = &paper.record;
        if let Some(period) = record.period() {
            counted(record, period, papers, stated, found);
        }
        if let Body::FeedbackReport(report) = &record.body {
            awarded(record, report, papers, stated, quotes.as_ref(), found);
            cases(record, report, papers, found);
            year_before(record, report, papers, quotes.as_ref(), found);
        }
    }
}

/// The decisions of a period.
fn decided<'p>(
    papers: &'p [&Paper],
    period: Period,
) -> impl Iterator<Item = (&'p Record, &'p Decision)> {
    papers.iter().filter_map(move |paper| {
        let decision = paper.record.decision()?;
        let date = decision.decision_date?;
        (period.from <= date && date <= period.to).then_some((&paper.record, decision))
    })
}

/// No more decisions are held than there were.
fn counted(
    record: &Record,
    period: Period,
    papers: &[&Paper],
    stated: &[Stated],
    found: &mut Vec<Finding>,
) {
    let own = |one: &&Stated| {
        one.what == "upheld"
            && papers.get(one.paper).is_some_and(|it| it.record.key() == record.key())
    };
    let Some(year) = super::year_of(record) else { return };
    let Some(upheld) = stated.iter().filter(own).find(|one| one.year == year) else { return };
    let held = decided(papers, period)
        .filter(|(_, decision)| decision.outcome == Some(Outcome::Upheld))
        .count();
    if held == 0 {
        return;
    }
    let printed = upheld.figure.print();
    let Ok(held) = u32::try_from(held) else { return };
    let mut check = Check::new("decisions_held")
        .expecting(format!("at least {held}"), printed.clone())
        .at(upheld.place.place.clone(), upheld.place.span)
        .because(format!(
            "{held} upheld decisions of {} to {} are held, of {printed} counted",
            period.from, period.to
        ));
    check.quote = Some(upheld.place.quote.clone()).filter(|quote| !quote.is_empty());
    if upheld.figure < crate::reconcile::figure::Figure::count(held) {
        check = check.failed();
    }
    found.push(Finding::of(record, check));
}

/// A sum that a report prints.
fn sum_place(record: &Record, quotes: Option<&Quotes<'_>>, sum: Pence, name: &str) -> Place {
    let printed = sum.sterling();
    let printed = printed.trim_start_matches('£');
    let span = quotes.and_then(|quotes| quotes.find(printed, &["£"]));
    Place {
        document: Some(record.key()),
        place: format!("{}, {name}", title(record)),
        quote: quotes.zip(span).map_or_else(String::new, |(quotes, span)| quotes.words(span)),
        span,
    }
}

/// What the decisions held award, beside what the report says was paid in the Ombudsman's cases.
fn awarded(
    record: &Record,
    report: &FeedbackReport,
    papers: &[&Paper],
    stated: &[Stated],
    quotes: Option<&Quotes<'_>>,
    found: &mut Vec<Finding>,
) {
    let (Some(paid), Some(period)) = (&report.compensation, report.period) else { return };
    let Some(total) = paid.ombudsman_total else { return };
    let held: Vec<_> = decided(papers, period).collect();
    if held.is_empty() {
        return;
    }
    let sum: Pence = held.iter().filter_map(|(_, decision)| decision.awarded_total).sum();
    let open = held.iter().filter(|(_, decision)| !decision.awarded_total_complete).count();
    let upheld = report
        .year
        .as_ref()
        .and_then(|year| stated.iter().find(|one| one.what == "upheld" && one.year == *year));
    let of = upheld.map_or_else(String::new, |one| {
        format!(", where {} were upheld that year", one.figure.print())
    });
    let unstated = if open > 0 {
        format!("; {open} of them also award what is not stated")
    } else {
        String::new()
    };
    let stands = sum_place(record, quotes, total, "paid in the Ombudsman's cases");
    let mut check = Check::new("awards_held")
        .expecting(format!("at least {}", sum.sterling()), total.sterling())
        .at(stands.place, stands.span)
        .because(format!(
            "{} decisions of {} to {} are held{of}; they award {}{unstated}",
            held.len(),
            period.from,
            period.to,
            sum.sterling()
        ));
    check.quote = Some(stands.quote).filter(|quote| !quote.is_empty());
    check.beside = held
        .iter()
        .filter_map(|(record, decision)| {
            let sum = decision.awarded_total?;
            Some(Place {
                document: Some(record.key()),
                place: format!("{} awarded", sum.sterling()),
                quote: String::new(),
                span: None,
            })
        })
        .collect();
    if sum > total {
        check = check.failed();
    }
    found.push(Finding::of(record, check));
}

/// The sums that a report gives for single cases, beside their decisions.
fn cases(record: &Record, report: &FeedbackReport, papers: &[&Paper], found: &mut Vec<Finding>) {
    for case in &report.cases {
        let Some(amount) = case.amount else { continue };
        let decision = papers.iter().find_map(|paper| {
            let decision = paper.record.decision()?;
            (decision.reference.as_ref() == Some(&case.reference))
                .then_some((&paper.record, decision))
        });
        let Some((held, decision)) = decision else { continue };
        let awards = || decision.payments.iter().filter(|payment| payment.awarded);
        let Some(total) = decision.awarded_total else { continue };
        let one = awards().find(|payment| payment.amount == Some(amount));
        let agrees = total == amount || one.is_some();
        // What is not stated in the decision may be in the sum.
        if !agrees && !decision.awarded_total_complete {
            continue;
        }
        let first = one.or_else(|| awards().next());
        let mut check = Check::new("case_amount")
            .expecting(total.sterling(), amount.sterling())
            .at(format!("{}, case {}", title(record), case.reference), Some(case.span))
            .because(format!(
                "{} in the report, {} awarded in the decision {}",
                amount.sterling(),
                total.sterling(),
                case.reference
            ))
            .beside(Place {
                document: Some(held.key()),
                place: format!("the decision {}", case.reference),
                quote: first.map_or_else(String::new, |payment| payment.quote.clone()),
                span: first.map(|payment| payment.span),
            });
        check.quote = Some(case.text.clone());
        if !agrees {
            check = check.failed();
        }
        found.push(Finding::of(record, check));
    }
}

/// What a report says of the year before, beside the report of that year.
fn year_before(
    record: &Record,
    report: &FeedbackReport,
    papers: &[&Paper],
    quotes: Option<&Quotes<'_>>,
    found: &mut Vec<Finding>,
) {
    let previous = report.compensation.as_ref().and_then(|paid| paid.previous_total);
    let (Some(previous), Some(year)) = (previous, &report.year) else { return };
    let begins = |year: &str| year.get(..4).and_then(|digits| digits.parse::<u32>().ok());
    for paper in papers {
        let Body::FeedbackReport(other) = &paper.record.body else { continue };
        let before = other.year.as_deref().and_then(begins);
        if before.is_none() || before.map(|it| it + 1) != begins(year) {
            continue;
        }
        let Some(paid) = &other.compensation else { continue };
        let Some(total) = paid.total else { continue };
        let stands = sum_place(record, quotes, previous, "paid the year before");
        let same = previous == total || paid.ombudsman_total == Some(previous);
        let mut check = Check::new("two_figures")
            .expecting(total.sterling(), previous.sterling())
            .at(stands.place, stands.span)
            .because(format!(
                "paid in {}: {} in the report of that year, {} in the report of {year}",
                other.year.as_deref().unwrap_or_default(),
                total.sterling(),
                previous.sterling()
            ));
        check.quote = Some(stands.quote).filter(|quote| !quote.is_empty());
        let of_then = paper.page.as_ref().map(Quotes::of);
        check = check.beside(sum_place(&paper.record, of_then.as_ref(), total, "paid in all"));
        if !same {
            check = check.failed();
        }
        found.push(Finding::of(record, check));
    }
}
