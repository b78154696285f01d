//! The fields of the papers around the decisions, but for councils' own reports.

use super::starts::{Named, Told, pair};
use super::{Compared, Field, each};
use crate::eval::item::{Item, folded, one, or_none, said, words};
use crate::eval::label::{
    COUNT_NAMES, CheckLabel, LetterLabel, ListedLabel, ListingLabel, OtherLabel, PerformanceLabel,
    RATE_NAMES, RowLabel, SlipLabel, StartsLabel, Stated,
};
use crate::model::Record;
use crate::model::papers::{
    AnnualLetter, Check, Counts, ListedImprovement, Listing, ListingRow, OtherPage,
    PerformancePage, Period, Rate, Rates, Remark,
};
use crate::model::record::Body;

pub(super) const ORGANISATION: &str = "papers: organisation";
pub(super) const TITLE: &str = "papers: title";
pub(super) const YEAR: &str = "papers: year";
pub(super) const PERIOD: &str = "papers: period";
pub(super) const DATE: &str = "papers: date";
pub(super) const CHECKS: &str = "papers: figures that disagree";
const SCHEME: &str = "papers: scheme";
const REFERENCE: &str = "papers: reference";
const RECIPIENT: &str = "papers: recipient";
const OMBUDSMAN: &str = "papers: ombudsman";
const COUNTS: &str = "papers: counts";
const RATES: &str = "papers: rates";
const REPORTS: &str = "papers: reports";
const LISTED: &str = "papers: improvements";
const LISTED_CASE: &str = "papers: listed cases";
const LISTED_ACTIONS: &str = "papers: listed actions";
const SUMS: &str = "papers: sums";
const CONCERNS: &str = "papers: concerns";
const RESULTS: &str = "papers: result count";
const ROWS: &str = "papers: rows";
const ROW_FIELDS: &str = "papers: row fields";

/// The fields in their order.
const NAMES: &[&str] = &[
    ORGANISATION,
    TITLE,
    YEAR,
    PERIOD,
    DATE,
    SCHEME,
    REFERENCE,
    RECIPIENT,
    OMBUDSMAN,
    COUNTS,
    RATES,
    REPORTS,
    LISTED,
    LISTED_CASE,
    LISTED_ACTIONS,
    SUMS,
    CONCERNS,
    RESULTS,
    ROWS,
    ROW_FIELDS,
    CHECKS,
];

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().copied()
}

const PERFORMANCE: &[Field<PerformanceLabel, PerformancePage>] = &[
    Field {
        name: ORGANISATION,
        wanted: |label| said(&label.organisation),
        found: |page| one(page.organisation.as_ref()),
    },
    Field {
        name: PERIOD,
        wanted: |label| days_said(&label.period),
        found: |page| one(page.period.map(days)),
    },
    Field {
        name: DATE,
        wanted: |label| said(&label.last_updated),
        found: |page| one(page.last_updated),
    },
    Field {
        name: COUNTS,
        wanted: |label| label.counts.as_ref().map(|it| named(it, &COUNT_NAMES, |n| n.to_string())),
        found: |page| counts(&page.counts),
    },
    Field {
        name: RATES,
        wanted: |label| label.rates.as_ref().map(|it| named(it, &RATE_NAMES, rate)),
        found: |page| rates(&page.rates),
    },
    Field {
        name: REPORTS,
        wanted: |label| {
            let reports = label.reports.as_ref()?.iter();
            Some(reports.map(|it| Item::new(folded(&it.title))).collect())
        },
        found: |page| page.reports.iter().map(|it| Item::new(folded(&it.title))).collect(),
    },
    Field {
        name: CHECKS,
        wanted: |label| disagreeing(label.checks.as_deref(), label.slips.as_deref()),
        found: |page| failed(&page.checks),
    },
];

pub(super) fn performance(
    label: &PerformanceLabel,
    page: Option<&PerformancePage>,
) -> Vec<Compared> {
    let mut all = each(PERFORMANCE, label, page);
    let Some(labels) = &label.service_improvements else { return all };
    let told = page.map_or(&[][..], |page| &page.service_improvements);
    let told = told.iter().map(|it| Told { text: &it.text, paragraph: None, of: it }).collect();
    let named =
        labels.iter().map(|it| Named { starts: &it.starts, paragraph: None, of: it }).collect();
    let paired = pair(told, named);
    let case = |it: &ListedImprovement| {
        case_of(&or_none(it.reference.as_ref()), it.category.as_ref(), it.subcategory.as_ref())
    };
    let case_said = |it: &ListedLabel| {
        let reference = or_none(it.reference.as_ref()?.as_ref());
        Some(case_of(&reference, it.category.as_ref()?.as_ref(), it.subcategory.as_ref()?.as_ref()))
    };
    let acts = |it: &ListedLabel| Some(words(it.actions.as_ref()?));
    for (field, aspect) in [
        (LISTED_CASE, paired.aspect(case_said, case)),
        (LISTED_ACTIONS, paired.aspect(acts, |it| words(&it.actions))),
    ] {
        if let Some((found, wanted)) = aspect {
            all.push(Compared { field, found, wanted });
        }
    }
    all.push(Compared { field: LISTED, found: paired.found, wanted: paired.wanted });
    all
}

fn case_of(reference: &str, category: Option<&String>, subcategory: Option<&String>) -> String {
    format!("{reference}, {}, {}", or_none(category), or_none(subcategory))
}

const LETTER: &[Field<LetterLabel, AnnualLetter>] = &[
    Field {
        name: ORGANISATION,
        wanted: |label| said(&label.organisation),
        found: |page| one(page.organisation.as_ref()),
    },
    Field { name: DATE, wanted: |label| said(&label.date), found: |page| one(page.date) },
    Field { name: YEAR, wanted: |label| said(&label.year), found: |page| one(page.year.as_ref()) },
    Field {
        name: PERIOD,
        wanted: |label| days_said(&label.period),
        found: |page| one(page.period.map(days)),
    },
    Field {
        name: RECIPIENT,
        wanted: |label| {
            let recipient = label.recipient.as_ref()?.as_ref();
            Some(
                recipient
                    .map(|it| named_there(it.name.as_ref(), it.post.as_ref()))
                    .unwrap_or_default(),
            )
        },
        found: |page| {
            let recipient = page.recipient.as_ref();
            recipient.map(|it| named_there(it.name.as_ref(), it.post.as_ref())).unwrap_or_default()
        },
    },
    Field {
        name: OMBUDSMAN,
        wanted: |label| said(&label.ombudsman),
        found: |page| one(page.ombudsman.as_ref()),
    },
    Field {
        name: COUNTS,
        wanted: |label| label.counts.as_ref().map(|it| named(it, &COUNT_NAMES, |n| n.to_string())),
        found: |page| counts(&page.counts),
    },
    Field {
        name: RATES,
        wanted: |label| label.rates.as_ref().map(|it| named(it, &RATE_NAMES, rate)),
        found: |page| rates(&page.rates),
    },
    Field {
        name: SUMS,
        wanted: |label| {
            let sums = label.payments.as_ref()?.iter();
            Some(
                sums.map(|it| Item::new(it.amount.sterling()).at(None, it.amount.sterling()))
                    .collect(),
            )
        },
        found: |page| {
            let sums = page.payments.iter();
            sums.map(|it| Item::new(it.amount.sterling()).at(None, it.text.clone())).collect()
        },
    },
    Field {
        name: CHECKS,
        wanted: |label| disagreeing(label.checks.as_deref(), label.slips.as_deref()),
        found: |page| failed(&page.checks),
    },
];

pub(super) fn letter(label: &LetterLabel, page: Option<&AnnualLetter>) -> Vec<Compared> {
    let mut all = each(LETTER, label, page);
    let reports = page.map_or(&[][..], |page| &page.public_reports);
    let concerns = page.map_or(&[][..], |page| &page.concerns);
    for (field, labels, told) in
        [(REPORTS, &label.public_reports, reports), (CONCERNS, &label.concerns, concerns)]
    {
        if let Some(labels) = labels {
            all.push(remarks(field, labels, told));
        }
    }
    all
}

fn remarks(field: &'static str, labels: &[StartsLabel], told: &[Remark]) -> Compared {
    let told = told.iter().map(|it| Told { text: &it.text, paragraph: None, of: it }).collect();
    let named =
        labels.iter().map(|it| Named { starts: &it.starts, paragraph: None, of: it }).collect();
    let paired = pair(told, named);
    Compared { field, found: paired.found, wanted: paired.wanted }
}

/// The name and the post to which a letter is addressed.
fn named_there(name: Option<&String>, post: Option<&String>) -> Vec<Item> {
    let all = [("name", name), ("post", post)];
    all.into_iter().filter_map(|(part, value)| Some(Item::of(part, value?))).collect()
}

const LISTING: &[Field<ListingLabel, Listing>] = &[
    Field {
        name: RESULTS,
        wanted: |label| said(&label.result_count),
        found: |page| one(page.result_count),
    },
    Field {
        name: ROWS,
        wanted: |label| {
            Some(label.rows.as_ref()?.iter().map(|it| Item::new(row_said(it).0)).collect())
        },
        found: |page| page.rows.iter().map(|it| Item::new(row(it).0)).collect(),
    },
    Field {
        name: ROW_FIELDS,
        wanted: |label| Some(label.rows.as_ref()?.iter().flat_map(|it| row_said(it).1).collect()),
        found: |page| page.rows.iter().flat_map(|it| row(it).1).collect(),
    },
];

pub(super) fn listing(label: &ListingLabel, page: Option<&Listing>) -> Vec<Compared> {
    each(LISTING, label, page)
}

/// The name of a row, and what stands in it.
fn row(row: &ListingRow) -> (String, Vec<Item>) {
    cells([
        ("reference", row.reference.as_ref().map(ToString::to_string)),
        ("organisation", row.organisation.clone()),
        ("date", row.date.map(|date| date.to_string())),
        ("document type", row.document_type.map(|it| it.to_string())),
        ("outcome", row.outcome.map(|it| it.to_string())),
        ("category", row.category.clone()),
        ("subcategory", row.subcategory.clone()),
        ("address", row.url.clone()),
        ("summary", row.summary.clone()),
    ])
}

fn row_said(row: &RowLabel) -> (String, Vec<Item>) {
    cells([
        ("reference", row.reference.as_ref().map(ToString::to_string)),
        ("organisation", row.organisation.clone()),
        ("date", row.date.map(|date| date.to_string())),
        ("document type", row.document_type.map(|it| it.to_string())),
        ("outcome", row.outcome.map(|it| it.to_string())),
        ("category", row.category.clone()),
        ("subcategory", row.subcategory.clone()),
        ("address", row.url.clone()),
        ("summary", row.summary.clone()),
    ])
}

/// A row is named by the first thing that is known of it: reference, body, date.
fn cells<const N: usize>(cells: [(&str, Option<String>); N]) -> (String, Vec<Item>) {
    let name = cells.iter().find_map(|(_, value)| value.clone()).unwrap_or_default();
    let said = cells.into_iter().filter_map(|(cell, value)| Some((cell, value?)));
    let items = said.map(|(cell, value)| Item::of(format!("{name}, {cell}"), folded(&value)));
    let items = items.collect();
    (name, items)
}

const OTHER: &[Field<OtherLabel, Record>] = &[
    Field {
        name: ORGANISATION,
        wanted: |label| said(&label.organisation),
        found: |record| one(record.organisation()),
    },
    Field {
        name: SCHEME,
        wanted: |label| said(&label.scheme),
        found: |record| one(Some(record.scheme)),
    },
    Field {
        name: REFERENCE,
        wanted: |label| said(&label.reference),
        found: |record| match &record.body {
            Body::Other(OtherPage { reference, .. }) => one(reference.as_ref()),
            _ => Vec::new(),
        },
    },
    Field {
        name: DATE,
        wanted: |label| said(&label.decision_date),
        found: |record| one(record.date()),
    },
];

pub(super) fn other(label: &OtherLabel, record: &Record) -> Vec<Compared> {
    each(OTHER, label, Some(record))
}

fn days(period: Period) -> String {
    format!("{} to {}", period.from, period.to)
}

#[allow(clippy::ref_option, reason = "a label gives the field as it is")]
pub(super) fn days_said(period: &Stated<Period>) -> Option<Vec<Item>> {
    period.map(|period| one(period.map(days)))
}

pub(super) fn days_found(period: Option<Period>) -> Vec<Item> {
    one(period.map(days))
}

/// The figures that disagree, as `checks` or else `slips` of a label have them.
pub(super) fn disagreeing(
    checks: Option<&[CheckLabel]>,
    slips: Option<&[SlipLabel]>,
) -> Option<Vec<Item>> {
    let of_check = |it: &CheckLabel| check(&it.check, &it.expected, &it.found).at(None, &it.found);
    let of_slip = |it: &SlipLabel| check(&it.check, &it.expected, &it.found).at(None, &it.place);
    let checks = checks.map(|all| all.iter().map(of_check).collect());
    checks.or_else(|| slips.map(|all| all.iter().map(of_slip).collect()))
}

/// The checks that fail.
pub(super) fn failed(checks: &[Check]) -> Vec<Item> {
    let failed = checks.iter().filter(|check| !check.passed);
    failed.map(|it| check(&it.check, &it.expected, &it.found).at(None, &it.place)).collect()
}

fn check(check: &str, expected: &str, found: &str) -> Item {
    Item::of(check, format!("{} is printed, {} follows", figure(found), figure(expected)))
}

/// The first figure of some words, as far as it is one: a reader may go on with the reason.
fn figure(words: &str) -> &str {
    let first = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    words.split_whitespace().find(first).unwrap_or(words).trim_end_matches([',', '.', ';', ':'])
}

fn counts(counts: &Counts) -> Vec<Item> {
    let values = [
        counts.dealt_with,
        counts.not_for_us,
        counts.assessed_and_closed,
        counts.investigated,
        counts.upheld,
        counts.satisfactory_remedies,
        counts.compliance_outcomes,
        counts.compliance_satisfied,
    ];
    let all = COUNT_NAMES.iter().zip(values);
    all.filter_map(|(name, value)| Some(Item::of(name, value?))).collect()
}

fn rates(rates: &Rates) -> Vec<Item> {
    let values = [rates.upheld, rates.upheld_per_100k, rates.satisfactory_remedy, rates.compliance];
    let all = RATE_NAMES.iter().zip(values);
    all.filter_map(|(name, value)| Some(Item::of(name, rate(value?)))).collect()
}

fn rate(rate: Rate) -> String {
    format!("{}, of peers {}", or_none(rate.value), or_none(rate.peer_average))
}

/// The figures of a label that a record has a place for.
fn named<T: Copy>(
    label: &std::collections::BTreeMap<String, Option<T>>,
    names: &[&str],
    says: impl Fn(T) -> String,
) -> Vec<Item> {
    let all = names.iter().filter_map(|name| Some((name, (*label.get(*name)?)?)));
    all.map(|(name, value)| Item::of(name, says(value))).collect()
}
