//! Arithmetic told in sentences: "23 of 40 (58%)", "an increase of £200 from £500".

use std::sync::LazyLock;

use super::figure::{Figure, Unit, rounds_to, share};
use super::passage::{Passage, level};
use crate::grammar::amount::amounts;
use crate::model::Pence;
use crate::model::check::{Check, Place};
use crate::text::pattern::Pattern;
use crate::text::{Page, Span};

crate::pattern!(
    /// "23 out of 40 complaints (58%)".
    PART_OF,
    r"(?:^|[^0-9.,£/-])([0-9][0-9,]*) (?:out )?of (?:the |these |those |all |a total of )*([0-9][0-9,]*)(?: [^0-9.;:%£()]{0,60})? ?\(([0-9]+(?:\.[0-9]+)?) ?%\)"
);
crate::pattern!(
    /// "58% (23 of 40)".
    PERCENT_FIRST,
    r"(?:^|[^0-9.])([0-9]+(?:\.[0-9]+)?) ?%(?: [^0-9.;:%£()]{0,40})? ?\(([0-9][0-9,]*) (?:out )?of (?:the |these |those |all |a total of )*([0-9][0-9,]*)[ ,;)]"
);
crate::pattern!(
    /// "Of the 40 complaints closed, 23 (58%) were upheld".
    OF_WHOLE,
    r"(?:^|[^a-z0-9])of (?:the |these |those |all |our )*([0-9][0-9,]*) [^0-9.;:%£()]{0,80}, ([0-9][0-9,]*) ?\(([0-9]+(?:\.[0-9]+)?) ?%\)"
);
crate::pattern!(
    /// ", 120 (29%)" after another part.
    FURTHER,
    r"(?:^|[^0-9.,£/-])([0-9][0-9,]*) ?\(([0-9]+(?:\.[0-9]+)?) ?%\)"
);
crate::pattern!(
    /// "a rise of 10% from 50 to 55".
    PERCENT_CHANGE,
    r"(?:^|[^a-z])(increase|rise|growth|rose|increased|grew|up|decrease|reduction|fall|drop|fell|decreased|reduced|dropped|down) (?:of |by )?([0-9]+(?:\.[0-9]+)?) ?%,? from ([0-9][0-9,]*)(?: [^0-9.;:%£()]{0,40}(?:[0-9]{4}[/-][0-9]{2,4})?)? to ([0-9][0-9,]*)[ .,;)]?"
);

/// Which groups of a pattern are the part, the whole and the percentage, and whether more parts of
/// the same whole may follow.
const SHARES: &[(&LazyLock<Pattern>, [usize; 3], bool)] = &[
    (&PART_OF, [1, 2, 3], false),
    (&PERCENT_FIRST, [2, 3, 1], false),
    (&OF_WHOLE, [2, 1, 3], true),
];

/// The most percentages that are looked at in one sentence.
const MOST_SHARES: usize = 12;

/// Words for becoming less.
const LESS: &[&str] = &["decrease", "reduction", "fall", "drop", "fell", "reduc", "down", "less"];

/// Checks the percentages of all sentences.
pub(super) fn check(page: &Page, passages: &[Passage<'_>], checks: &mut Vec<Check>) {
    for passage in passages {
        for sentence in passage.sentences(page) {
            shares(page, passage, sentence, checks);
            changes(page, passage, sentence, checks);
        }
    }
}

fn whole_number(digits: &str) -> Option<i64> {
    let digits = digits.trim_end_matches(',');
    let grouped = digits.contains(',');
    let plain = digits.replace(',', "");
    let shaped = !grouped || digits.split(',').skip(1).all(|group| group.len() == 3);
    (shaped && plain.len() < 10).then(|| plain.parse().ok()).flatten()
}

fn percentage(digits: &str) -> Option<Figure> {
    Figure::percent(digits.parse().ok()?)
}

fn shares(page: &Page, passage: &Passage<'_>, sentence: Span, checks: &mut Vec<Check>) {
    let words = level(page.slice(sentence));
    if !words.contains('%') {
        return;
    }
    for (pattern, [part, whole, per_cent], goes_on) in SHARES {
        for found in pattern.captures_iter(&words).take(MOST_SHARES) {
            let group = |at: usize| found.get(at).map_or("", |it| it.as_str());
            let (Some(part), Some(whole), Some(printed)) = (
                whole_number(group(*part)),
                whole_number(group(*whole)),
                percentage(group(*per_cent)),
            ) else {
                continue;
            };
            let Some(exact) = share(part, whole).filter(|_| part <= whole) else { continue };
            let arithmetic = format!("{part} of {whole} is {}", printed.with(exact).print());
            checks.push(judged(page, passage, sentence, exact, printed, &arithmetic));
            if *goes_on {
                let rest = found.get(0).and_then(|all| words.get(all.end()..)).unwrap_or_default();
                further_shares(page, passage, sentence, (rest, whole), checks);
            }
        }
    }
}

/// ", 120 (29%) partly upheld and 195 (47%) not upheld": further parts of the same whole.
fn further_shares(
    page: &Page,
    passage: &Passage<'_>,
    sentence: Span,
    (rest, whole): (&str, i64),
    checks: &mut Vec<Check>,
) {
    // "of which" begins another whole.
    let rest = rest.split(" of ").next().unwrap_or_default();
    for found in FURTHER.captures_iter(rest).take(MOST_SHARES) {
        let group = |at: usize| found.get(at).map_or("", |it| it.as_str());
        let (Some(part), Some(printed)) = (whole_number(group(1)), percentage(group(2))) else {
            continue;
        };
        let Some(exact) = share(part, whole).filter(|_| part <= whole) else { continue };
        let arithmetic = format!("{part} of {whole} is {}", printed.with(exact).print());
        checks.push(judged(page, passage, sentence, exact, printed, &arithmetic));
    }
}

fn changes(page: &Page, passage: &Passage<'_>, sentence: Span, checks: &mut Vec<Check>) {
    let words = level(page.slice(sentence));
    for found in PERCENT_CHANGE.captures_iter(&words).take(MOST_SHARES) {
        let group = |at: usize| found.get(at).map_or("", |it| it.as_str());
        let (Some(printed), Some(older), Some(newer)) =
            (percentage(group(2)), whole_number(group(3)), whole_number(group(4)))
        else {
            continue;
        };
        // "from 2023 to 2024" are years.
        let years = [older, newer].iter().all(|it| (1990..=2100).contains(it));
        let less = LESS.iter().any(|word| group(1).starts_with(word));
        let change = if less { older - newer } else { newer - older };
        let Some(exact) = share(change, older).filter(|_| !years) else { continue };
        let arithmetic = format!("from {older} to {newer} is {}", printed.with(exact).print());
        let mut made = judged(page, passage, sentence, exact, printed, &arithmetic);
        "difference".clone_into(&mut made.check);
        checks.push(made);
    }
}

fn judged(
    page: &Page,
    passage: &Passage<'_>,
    sentence: Span,
    exact: i64,
    printed: Figure,
    arithmetic: &str,
) -> Check {
    let check = Check::new("percentage")
        .expecting(printed.nearest(exact).print(), printed.print())
        .at(passage.place.clone(), Some(sentence));
    if rounds_to(exact, printed) {
        return check.because(arithmetic);
    }
    let mut check = check.because(format!("{arithmetic}, printed {}", printed.print())).failed();
    check.quote = Some(page.slice(sentence).to_owned());
    check
}

crate::pattern!(
    /// Before a sum: that it is how much more or less was paid.
    CHANGE,
    r"(increase|rise|growth|decrease|reduction|fall|drop) of (?:just |exactly )?$|(increased|risen|rose|up|decreased|reduced|fell|fallen|dropped|down) by (?:just |exactly )?$"
);

/// Words of sums that are not exact.
const ABOUT: &[&str] = &[
    "around",
    "about",
    "approximately",
    "nearly",
    "almost",
    "roughly",
    "circa",
    "just over",
    "over £",
];

/// The most changes of a sum that one paper tells.
const MOST_TOLD: usize = 20;

/// Words of sentences about a part of what was paid.
const OF_OTHERS: &[&str] = &["ombudsman", "lgsco", "lgo ", "of which", "of these", "of this"];

/// How many paragraphs back a total may stand.
const REACH: usize = 10;

/// Checks sentences that tell by how much the sum paid has changed: "This is an increase of £200 from
/// £500", after the sentence that gives the sum.
pub(super) fn check_sums(
    page: &Page,
    passages: &[Passage<'_>],
    total: Option<Pence>,
    checks: &mut Vec<Check>,
) {
    let mut left = MOST_TOLD;
    for (at, passage) in passages.iter().enumerate() {
        if !passage.text.contains('£') {
            continue;
        }
        for sentence in passage.sentences(page) {
            if let Some(check) = whole_story(page, passage, sentence) {
                checks.push(check);
                continue;
            }
            let Some(told) = told_change(page, sentence) else { continue };
            if left == 0 {
                return;
            }
            left -= 1;
            let Some(total) = total else { continue };
            let near = passages.get(at.saturating_sub(REACH)..at).unwrap_or_default();
            let near = near.iter().chain(std::iter::once(passage));
            let near: Vec<&Passage<'_>> =
                near.filter(|other| other.section.abs_diff(passage.section) <= 1).collect();
            checks.extend(judge_sum(page, passage, sentence, &told, &near, total));
        }
    }
}

/// "An increase of £`change` from £`before`".
struct ToldChange {
    change: Pence,
    before: Pence,
    more: bool,
}

/// "We paid £900, an increase of £200 on the £700 paid before": all in one sentence.
fn whole_story(page: &Page, passage: &Passage<'_>, sentence: Span) -> Option<Check> {
    let text = page.slice(sentence);
    let words = level(text);
    let [(Pence(now), _), (Pence(change), span), (Pence(before), _)] = amounts(text)[..] else {
        return None;
    };
    let lead = words.get(..span.start())?;
    let paid = [now, change, before].iter().all(|sum| Figure::money(Pence(*sum)).is_some());
    let inexact = ABOUT.iter().chain(OF_OTHERS).any(|word| words.contains(word));
    if !paid || inexact || !CHANGE.is_match(lead) {
        return None;
    }
    let more = is_more(lead);
    let exact = if more { now - before } else { before - now };
    let (first, last) = if more { (now, before) } else { (before, now) };
    let print = |pence: i64| Pence(pence).sterling();
    let arithmetic = format!("{} - {} = {}", print(first), print(last), print(exact));
    let check = Check::new("difference")
        .expecting(print(exact), print(change))
        .at(passage.place.clone(), Some(sentence));
    if (exact - change).abs() < rounded_to(change) {
        return Some(check.because(arithmetic));
    }
    // The sentence may compare something else, such as two earlier years.
    if exact <= 0 || (exact - change).abs() > exact / 2 {
        return None;
    }
    let mut check = check.because(format!("{arithmetic}, printed {}", print(change))).failed();
    check.quote = Some(text.to_owned());
    Some(check)
}

/// Whether the words before a change say that it is an increase.
fn is_more(lead: &str) -> bool {
    let clause: Vec<&str> = lead.trim_end().rsplit(' ').take(3).collect();
    !clause.iter().any(|word| LESS.iter().any(|less| word.starts_with(less)))
}

fn told_change(page: &Page, sentence: Span) -> Option<ToldChange> {
    let text = page.slice(sentence);
    let words = level(text);
    let other = OF_OTHERS.iter().any(|word| words.contains(word));
    if other || ABOUT.iter().any(|word| words.contains(word)) {
        return None;
    }
    let sums = amounts(text);
    let change = sums
        .iter()
        .position(|(_, span)| CHANGE.is_match(words.get(..span.start()).unwrap_or_default()))?;
    let (_, span) = sums.get(change)?;
    let more = is_more(words.get(..span.start()).unwrap_or_default());
    // Only with one other sum is it clear what was paid before.
    let [(older, _)] = sums.iter().filter(|(_, other)| other != span).collect::<Vec<_>>()[..]
    else {
        return None;
    };
    Some(ToldChange { change: sums.get(change)?.0, before: *older, more })
}

fn judge_sum(
    page: &Page,
    passage: &Passage<'_>,
    sentence: Span,
    told: &ToldChange,
    near: &[&Passage<'_>],
    total: Pence,
) -> Option<Check> {
    let earlier: Vec<(Pence, Span, String)> = near
        .iter()
        .flat_map(|other| {
            other.sentences(page).into_iter().map(move |span| (span, other.place.clone()))
        })
        .filter(|(span, _)| span.end() <= sentence.start())
        .flat_map(|(span, place)| {
            amounts(page.slice(span)).into_iter().map(move |(sum, _)| (sum, span, place.clone()))
        })
        .collect();
    let (_, stands, place) = earlier.iter().find(|(sum, ..)| *sum == total)?;
    if ![told.change, told.before, total].iter().all(|sum| Figure::money(*sum).is_some()) {
        return None;
    }
    let Pence(change) = told.change;
    let Pence(before) = told.before;
    let follows = if told.more { before + change } else { before - change };
    let sign = if told.more { "+" } else { "-" };
    let (from, by) = (told.before.sterling(), told.change.sterling());
    let follows_from = format!("{from} {sign} {by} = {}", Pence(follows).sterling());
    let expected = if told.more { total.0 - before } else { before - total.0 };
    let other = earlier.iter().find(|(sum, ..)| sum.0 == follows && *sum != total);
    // In the same paragraph it is clear that the change is of that other sum.
    if other.is_some_and(|(_, span, _)| passage.span.covers(*span)) {
        return None;
    }
    let check = Check::new(if other.is_some() { "difference_base" } else { "difference" })
        .expecting(Pence(expected).sterling(), by)
        .at(passage.place.clone(), Some(sentence));
    if (follows - total.0).abs() < rounded_to(change) {
        return Some(check.because(follows_from));
    }
    let here = |(span, place): (Span, &str)| Place {
        document: None,
        place: place.to_owned(),
        quote: page.slice(span).to_owned(),
        span: Some(span),
    };
    let mut check = check.failed();
    check.quote = Some(page.slice(sentence).to_owned());
    check = check.beside(here((*stands, place)));
    if let Some((_, span, place)) = other {
        check = check.beside(here((*span, place)));
    }
    let which = if other.is_some() { ", another sum of the text" } else { "" };
    let unit = Figure { unit: Unit::Money, hundredths: expected }.print();
    Some(check.because(format!(
        "{follows_from}{which}; from {from} to the total of {} it is {unit}",
        total.sterling()
    )))
}

/// How far off a rounded sum may be, in pence: "£20,000" stands for any sum near it.
fn rounded_to(pence: i64) -> i64 {
    let mut step = 1;
    while pence != 0 && step < 100_000_000 && pence % (step * 10) == 0 {
        step *= 10;
    }
    if step > 100 { step } else { 1 }
}
