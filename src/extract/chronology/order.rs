//! A date that steps back or ahead by a year between neighbours that are in order.
//!
//! "28 March 2024 … 13 April 2023 … 11 October 2024" reads as a slip of the year; "in 2019 she had
//! asked" is a look back. What speaks for a slip: the date fits with its neighbours in the next
//! (or last) year, and the decision tells of that other day elsewhere. Without the second, the
//! neighbours have to stand close, another beside them has to be in order too, and the sentence has
//! to begin with the date. What speaks against: words that look back or ahead, or the odd date being
//! told twice.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Told, with_year, years_away};
use crate::extract::reading::Zone;
use crate::model::note::Diagnostic;
use crate::model::words::Role;

crate::pattern!(
    /// Words of a sentence that looks back from where the telling has come to, or ahead of it.
    ELSEWHEN,
    r"(?i)(?-u:\b)(?:had|has|have|been|previous\w*|earlier|already|since|originally|formerly|prior|ago|back|before|last|until|till|between|from|dated?|by|history|historic\w*|background|will|would|due|plan\w*|schedul\w*|next|expir\w*|would|year|years|annual\w*|anniversary|birth|born|policy|plan|version|when|after|following|where|whether|which|who)(?-u:\b)");

crate::pattern!(
    /// The same where the sentence begins with its date, which then is the date of its main clause.
    LOOKS_BACK,
    r"(?i)(?-u:\b)(?:had|has|have|been|was being|previous\w*|earlier|already|originally|formerly|prior|ago|back|historic\w*|background|will|would|due|schedul\w*|first)(?-u:\b)");

crate::pattern!(
    /// Before a date: it is of what was planned, or from before, and not where the telling has come to.
    UNSTEADY,
    r"(?i)(?-u:\b)(?:(?:would|will|had|schedul\w*|to be|planned|arranged)(?-u:\b)[^,;]*|(?:until|till|by|due|since|before|after|between|from|for|dated|of)[ \u{a0}]+(?:the[ \u{a0}]+)?)$");

/// How far apart the neighbours of a slip may stand, in days, where the decision tells of the day
/// that would fit.
const WIDE: i32 = 300;

/// The same where it does not.
const NARROW: i32 = 200;

/// How many days a date may be spread over to be placed.
const MONTH: i32 = 31;

/// The most slips of one decision that are told: more are no slips, but its way of telling.
const MOST_SLIPS: usize = 20;

/// Whether a date can be placed within a month.
fn is_close(told: &Told<'_>) -> bool {
    days(told.date.earliest, told.date.latest) <= MONTH
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// A remark for each date that fits only in another year.
pub(super) fn out_of_order(told: &[Told<'_>]) -> Vec<Diagnostic> {
    let tells = |told: &&Told<'_>| {
        matches!(told.chapter.1, Zone::Section(Role::Events | Role::Analysis | Role::Other))
            && (told.opens() || !UNSTEADY.is_match(told.before()))
    };
    // The first date of each sentence carries the telling; the others belong to what is told.
    let mut line: Vec<&Told<'_>> = told.iter().filter(tells).collect();
    line.dedup_by(|one, other| std::ptr::eq(one.sentence, other.sentence));
    let days = Days::of(told);
    (0..line.len()).filter_map(|at| slip(&line, at, &days)).take(MOST_SLIPS).collect()
}

/// The dates that can be placed within a month, by their first and last day: what is told of a day
/// is found without a walk through all of them. Two blocks tell as much of a day as many do.
struct Days<'a>(BTreeMap<(Date, Date), Vec<(usize, &'a Told<'a>)>>);

impl<'a> Days<'a> {
    fn of(told: &'a [Told<'a>]) -> Self {
        let mut days: BTreeMap<(Date, Date), Vec<(usize, &Told<'_>)>> = BTreeMap::new();
        for (at, told) in told.iter().enumerate().filter(|(_, told)| is_close(told)) {
            let day = days.entry((told.date.earliest, told.date.latest)).or_default();
            let again = |(_, first): &(usize, &Told<'_>)| first.block == told.block;
            if day.len() < 2 && !day.first().is_some_and(again) {
                day.push((at, told));
            }
        }
        Self(days)
    }

    /// The first date of the text that meets a span of days and stands in another block than `odd`.
    fn elsewhere(&self, odd: &Told<'_>, from: Date, to: Date) -> Option<&'a Told<'a>> {
        // What is told as a month may begin as long before.
        let begin = from.saturating_sub(MONTH.days());
        let meeting = self.0.range((begin, Date::MIN)..=(to, Date::MAX));
        let meeting = meeting.filter(|((_, latest), _)| *latest >= from);
        let meeting =
            meeting.filter_map(|(_, day)| day.iter().find(|(_, told)| told.block != odd.block));
        meeting.min_by_key(|(at, _)| *at).map(|(_, told)| *told)
    }
}

/// The remark on one date, if it is a slip.
fn slip(line: &[&Told<'_>], at: usize, days_told: &Days<'_>) -> Option<Diagnostic> {
    let odd = line.get(at)?;
    let beside = |step: isize| {
        let neighbour = line.get(at.checked_add_signed(step)?)?;
        (neighbour.chapter == odd.chapter).then_some(*neighbour)
    };
    let (earlier, before, after) = (beside(-2), beside(-1)?, beside(1)?);
    let in_order =
        is_before(before, after) && earlier.is_none_or(|earlier| is_before(earlier, before));
    if !in_order || ![odd, &before, &after].iter().all(|told| is_close(told)) {
        return None;
    }
    let years = if odd.date.latest < before.date.earliest {
        1
    } else if odd.date.earliest > after.date.latest {
        -1
    } else {
        return None;
    };
    let (from, to) = (years_away(odd.date.earliest, years)?, years_away(odd.date.latest, years)?);
    let apart = days(before.date.earliest, after.date.latest);
    let fits = from <= after.date.latest && to >= before.date.earliest;
    if !fits || apart > WIDE || is_told_twice(odd, days_told) || is_elsewhen(odd) {
        return None;
    }
    let witness = days_told.elsewhere(odd, from, to);
    let strict = || {
        // Four dates in a row of which only this one is out of it.
        let later = beside(2).is_some_and(|later| is_before(after, later));
        apart <= NARROW && odd.opens() && (earlier.is_some() || later)
    };
    if witness.is_none() && !strict() {
        return None;
    }
    let fitting = with_year(&odd.date, years);
    let also = witness.map_or_else(String::new, |told| {
        format!("; elsewhere the text tells of {}", told.date.text)
    });
    Some(Diagnostic::new("dates/out-of-order", Some(odd.span)).saying(format!(
        "{} stands between {} and {}; {fitting} would fit{also}",
        odd.date.text, before.date.text, after.date.text
    )))
}

/// Whether the sentence looks back or ahead from where the telling has come to.
fn is_elsewhen(told: &Told<'_>) -> bool {
    if told.opens() { LOOKS_BACK.is_match(told.sentence) } else { ELSEWHEN.is_match(told.sentence) }
}

fn is_before(one: &Told<'_>, other: &Told<'_>) -> bool {
    one.date.earliest <= other.date.latest
}

/// Whether another paragraph tells of the odd date too: then it is meant.
fn is_told_twice(odd: &Told<'_>, days: &Days<'_>) -> bool {
    days.elsewhere(odd, odd.date.earliest, odd.date.latest).is_some()
}
