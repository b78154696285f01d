//! The Ombudsman's own figures on a performance page or in a letter.

use super::figure::{Figure, is_nearest, share};
use super::quote::Quotes;
use crate::model::check::{Check, Place};
use crate::model::papers::{Counts, Rate, Rates};

/// A count: its words in a check, and words that stand beside it.
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) beside: &'static [&'static str],
    pub(super) of: fn(&Counts) -> Option<u32>,
}

/// Every count.
pub(super) const COUNTS: &[Known] = &[
    Known {
        name: "dealt with",
        beside: &["dealt with", "received", "total"],
        of: |it| it.dealt_with,
    },
    Known { name: "not for the Ombudsman", beside: &["not for us"], of: |it| it.not_for_us },
    Known {
        name: "assessed and closed",
        beside: &["assessed and closed", "closed after assessment"],
        of: |it| it.assessed_and_closed,
    },
    Known {
        name: "investigated",
        beside: &["investigat", "completed", "not upheld"],
        of: |it| it.investigated,
    },
    Known { name: "upheld", beside: &["upheld", "we investigated"], of: |it| it.upheld },
    Known {
        name: "satisfactory remedies",
        beside: &["satisfactory remed", "upheld cases"],
        of: |it| it.satisfactory_remedies,
    },
    Known {
        name: "compliance outcomes",
        beside: &["compliance outcomes", "was recorded"],
        of: |it| it.compliance_outcomes,
    },
    Known {
        name: "satisfied with the compliance",
        beside: &["satisfied", "on-time", "on time"],
        of: |it| it.compliance_satisfied,
    },
];

/// A rate: its words in a check, words beside it, and whether it is a percentage.
pub(super) struct KnownRate {
    pub(super) name: &'static str,
    pub(super) beside: &'static [&'static str],
    pub(super) of: fn(&Rates) -> Option<Rate>,
    pub(super) per_cent: bool,
}

/// Every rate.
pub(super) const RATES: &[KnownRate] = &[
    KnownRate {
        name: "upheld rate",
        beside: &["upheld", "uphold"],
        of: |it| it.upheld,
        per_cent: true,
    },
    KnownRate {
        name: "upheld per 100,000 residents",
        beside: &["per 100,000"],
        of: |it| it.upheld_per_100k,
        per_cent: false,
    },
    KnownRate {
        name: "satisfactory remedy rate",
        beside: &["satisfactory remedy", "upheld cases"],
        of: |it| it.satisfactory_remedy,
        per_cent: true,
    },
    KnownRate {
        name: "compliance rate",
        beside: &["compliance", "satisfied"],
        of: |it| it.compliance,
        per_cent: true,
    },
];

/// A rate that follows from two counts.
struct Follows {
    rate: &'static str,
    part: &'static str,
    whole: &'static str,
}

const FOLLOWS: &[Follows] = &[
    Follows { rate: "upheld rate", part: "upheld", whole: "investigated" },
    Follows { rate: "satisfactory remedy rate", part: "satisfactory remedies", whole: "upheld" },
    Follows {
        rate: "compliance rate",
        part: "satisfied with the compliance",
        whole: "compliance outcomes",
    },
];

/// The count of a name with where it stands.
pub(super) fn count(counts: &Counts, name: &str) -> Option<(u32, &'static Known)> {
    let known = COUNTS.iter().find(|known| known.name == name)?;
    Some(((known.of)(counts)?, known))
}

/// Checks the counts and rates of one document.
pub(super) fn check(counts: &Counts, rates: &Rates, quotes: &Quotes<'_>, checks: &mut Vec<Check>) {
    checks.extend(adds_up(counts, quotes));
    for follows in FOLLOWS {
        checks.extend(part_of_whole(counts, follows, quotes));
        let known = RATES.iter().find(|known| known.name == follows.rate);
        let rate = known.and_then(|known| Some((known, (known.of)(rates)?.value?)));
        if let Some((known, value)) = rate
            && let Some(printed) = Figure::percent(value)
        {
            checks.extend(percentage(counts, follows, known, printed, quotes));
        }
    }
}

fn place(quotes: &Quotes<'_>, figure: &str, name: &str, words: &[&str]) -> Option<Place> {
    let span = quotes.find(figure, words)?;
    Some(Place {
        document: None,
        place: name.to_owned(),
        quote: quotes.words(span),
        span: Some(span),
    })
}

fn adds_up(counts: &Counts, quotes: &Quotes<'_>) -> Option<Check> {
    let (all, known) = count(counts, "dealt with")?;
    let names = ["not for the Ombudsman", "assessed and closed", "investigated"];
    let parts: Vec<_> = names.iter().filter_map(|name| count(counts, name)).collect();
    if parts.len() < names.len() {
        return None;
    }
    let sum: u32 = parts.iter().map(|(count, _)| count).sum();
    let printed: Vec<String> = parts.iter().map(|(count, _)| count.to_string()).collect();
    let arithmetic = format!("{} = {sum}", printed.join(" + "));
    let stands = quotes.find(&all.to_string(), known.beside);
    let check = Check::new("counts_add_up")
        .expecting(sum.to_string(), all.to_string())
        .at("complaints dealt with", stands);
    if sum == all {
        return Some(check.because(arithmetic));
    }
    let mut check = check.because(format!("{arithmetic}, printed {all}")).failed();
    check.quote = stands.map(|span| quotes.words(span));
    check.beside = parts
        .iter()
        .filter_map(|(count, known)| place(quotes, &count.to_string(), known.name, known.beside))
        .collect();
    Some(check)
}

fn part_of_whole(counts: &Counts, follows: &Follows, quotes: &Quotes<'_>) -> Option<Check> {
    let (part, known) = count(counts, follows.part)?;
    let (whole, of) = count(counts, follows.whole)?;
    if part <= whole {
        return None;
    }
    let stands = quotes.find(&part.to_string(), known.beside);
    let mut check = Check::new("part_of_whole")
        .expecting(format!("at most {whole}"), part.to_string())
        .at(known.name, stands)
        .because(format!("{part} {} of {whole} {}", known.name, of.name))
        .failed();
    check.quote = stands.map(|span| quotes.words(span));
    check.beside.extend(place(quotes, &whole.to_string(), of.name, of.beside));
    Some(check)
}

fn percentage(
    counts: &Counts,
    follows: &Follows,
    known: &KnownRate,
    printed: Figure,
    quotes: &Quotes<'_>,
) -> Option<Check> {
    let (whole, of) = count(counts, follows.whole).filter(|(whole, _)| *whole > 0)?;
    let stands = quotes.find(&printed.print(), known.beside);
    let at = |check: Check| check.at(known.name, stands);
    let per_cent = |exact: i64| printed.with(exact).print();
    let fail = |check: Check| {
        let mut check = check.failed();
        check.quote = stands.map(|span| quotes.words(span));
        check.beside.extend(place(quotes, &whole.to_string(), of.name, of.beside));
        check
    };
    let Some((part, part_known)) = count(counts, follows.part) else {
        // The part is not told: some whole number of cases has to give the percentage.
        let near =
            u32::try_from(i64::from(whole).checked_mul(printed.hundredths)? / 10_000).ok()?;
        let shares = |part: u32| share(i64::from(part), i64::from(whole));
        let fits = (near.saturating_sub(1)..=near.saturating_add(1))
            .find(|part| *part <= whole && shares(*part).is_some_and(|it| is_nearest(it, printed)));
        let check = at(Check::new("possible_percentage"));
        if let Some(part) = fits {
            let arithmetic = format!("{part} of {whole} is {}", per_cent(shares(part)?));
            let possible = check.expecting(printed.print(), printed.print());
            return Some(possible.because(arithmetic));
        }
        let next = near.saturating_add(1).min(whole);
        let (below, above) = (per_cent(shares(near)?), per_cent(shares(next)?));
        return Some(fail(
            check
                .expecting(format!("{below} or {above}"), printed.print())
                .because(format!("of {whole} cases, {near} are {below} and {next} are {above}")),
        ));
    };
    let exact = share(i64::from(part), i64::from(whole))?;
    let nearest = printed.nearest(exact).hundredths;
    let arithmetic = format!("{part} of {whole} is {}", per_cent(exact));
    let check = at(Check::new("percentage")).expecting(per_cent(nearest), printed.print());
    if is_nearest(exact, printed) {
        return Some(check.because(arithmetic));
    }
    let mut check = fail(check.because(format!("{arithmetic}, printed {}", printed.print())));
    check.beside.extend(place(quotes, &part.to_string(), part_known.name, part_known.beside));
    Some(check)
}
