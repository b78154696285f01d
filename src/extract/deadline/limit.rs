//! The words of one time limit.

use jiff::civil::Date;

use super::calendar::named_day;
use super::reach::{Front, front};
use super::standard::{given_to_the_person, of_the_remedy, recurs};
use super::start::{Start, start, waits_for_an_event};
use crate::extract::nearby::{first_of, last_of};
use crate::grammar::date::date_range;
use crate::grammar::duration::{Duration, duration, one_unit};
use crate::model::decision::Due;
use crate::text::Span;

crate::pattern!(
    /// The words before a period or a date that make it a limit.
    OPENING,
    r"(?i)(?-u:\b)(?:within|no later than|not later than|no longer than|no more than|not more than|(?:in|over|during) the (?:next|coming|following)|on or before|before|by|inside)(?: (?:the )?(?:next|coming|following)| a (?:further )?period of| the end of the| a maximum of| (?:at|the) (?:most|latest))?[ \u{a0}\n]+(?:the (?:end of )?)?");
crate::pattern!(
    /// The body is given a time: "the Council has four weeks from my decision to", "Timescale: one month".
    GIVEN,
    r"(?i)(?-u:\b)(?:(?:council|trust|provider|authority|school|company|icb|board|it|they)[ \u{a0}](?:now[ \u{a0}])?(?:has|have|will have)(?:[ \u{a0}]until)?|(?:deadline|time ?scale|time ?frame|time ?limit|target date|completion date|to be completed|complete|due|by when)s?(?:[ \u{a0}](?:for|of)(?-u:\b)[^.;:£]{0,60}?)?(?:[ \u{a0}](?:is|are|will be|by|on|date)|:|[ \u{a0}][–—-])+)[ \u{a0}\n]+");
crate::pattern!(
    /// What the time is given for.
    TO_DO, r"(?i)^[^.;:]{0,120}?(?-u:\b)to (?:complete|carry|do|take|make|implement|comply|pay|put|act|finish|apologi)");

crate::pattern!(
    /// A period after this decision, without "within": "in the six weeks after my decision". The group is the
    /// period.
    FROM_US,
    r"(?i)(?-u:\b)(?:in|over|during|within|inside|in the course of)(?: the)?[ \u{a0}\n]+(?P<period>(?:[a-z0-9-]+[ \u{a0}\n]+){0,2}?(?:days?|weeks?|fortnight|months?)[’']?)(?:[ \u{a0}\n]+(?:after|following|of|from|since)(?-u:\b)|,? (?:starting|beginning|running)(?-u:\b))");
crate::pattern!(
    /// Words that make the decision from which such a period runs this one.
    THIS_DECISION, r"(?i)(?-u:\b)(?:my|our|this|final|today|we|I|Ombudsm[ae]n)(?-u:\b)");

/// How much of a sentence before and after "within" tells what it is.
const AROUND: usize = 240;

/// The most words like "within" and "by" that are tried in one sentence.
const MOST_OPENINGS: usize = 24;

/// The longest that a limit set before the decision came out may lie behind it, in days: what is
/// older tells of the past.
const LONGEST_AGO: i32 = 60;

/// A time limit found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Limit {
    /// As printed.
    pub(super) text: String,
    /// The last day, if it can be known.
    pub(super) date: Option<Date>,
    /// Whether it says itself that it runs from the decision.
    pub(super) from_decision: bool,
    /// Where it stands in its sentence.
    pub(super) place: Span,
    /// Whether it stands before what it limits.
    pub(super) front: Front,
}

impl Limit {
    pub(super) fn into_due(self) -> Due {
        Due { text: self.text, date: self.date }
    }
}

/// The limits of the remedy in `sentence`, in order. Limits of the law and of what went wrong
/// ("failed to reply within 20 working days") are left out.
pub(super) fn limits(sentence: &str, decided: Option<Date>) -> Vec<Limit> {
    let mut found: Vec<Limit> = Vec::new();
    for opening in OPENING.find_iter(sentence).take(MOST_OPENINGS) {
        if found.last().is_some_and(|last| last.place.end() > opening.start()) {
            continue;
        }
        let before = last_of(sentence.get(..opening.start()).unwrap_or_default(), AROUND);
        let rest = sentence.get(opening.end()..).unwrap_or_default();
        let read = Opened::of(opening.as_str()).read(rest, decided);
        let Some(read) = read.filter(|_| !given_to_the_person(before)) else { continue };
        let after = first_of(rest.get(read.length..).unwrap_or_default(), AROUND);
        if read.start == Start::Decision
            || of_the_remedy(before, after, read.period) && !recurs(rest)
        {
            let place = Span::new(opening.start(), opening.end() + read.length);
            found.push(limit(sentence, place, &read));
        }
    }
    found.extend(from_us(sentence, decided).filter(|_| found.is_empty()));
    found.extend(first_words(sentence, decided).filter(|_| found.is_empty()));
    found.extend(given(sentence, decided).filter(|_| found.is_empty()));
    found.extend(in_month(sentence, decided).filter(|_| found.is_empty()));
    found
}

/// The limit at `place`.
fn limit(sentence: &str, place: Span, read: &Read) -> Limit {
    let words = place.slice(sentence).trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    let place = Span::of(sentence, words).trim(sentence);
    let waits = read.start == Start::Unsaid && waits_for_an_event(sentence, place.start());
    Limit {
        text: place.slice(sentence).to_owned(),
        date: read.date.filter(|_| !waits),
        from_decision: read.start == Start::Decision,
        place,
        front: front(sentence, place),
    }
}

/// What stands behind the opening of a limit.
struct Read {
    /// How many bytes it takes.
    length: usize,
    date: Option<Date>,
    start: Start,
    /// The period, where it is one and no date.
    period: Option<Duration>,
}

/// What an opening leaves to be read behind it.
#[derive(Clone, Copy)]
struct Opened {
    /// "by", "before": a day.
    by_a_day: bool,
    /// "by the end of".
    end_of: bool,
    /// "within the next": a unit may stand without its number.
    next: bool,
}

impl Opened {
    fn of(opening: &str) -> Self {
        let opening = opening.to_lowercase();
        let any = |words: &[&str]| words.iter().any(|word| opening.contains(word));
        Self {
            by_a_day: opening.starts_with("by") || opening.contains("before"),
            end_of: any(&["end of"]),
            next: any(&["next", "coming", "following"]),
        }
    }

    fn read(self, rest: &str, decided: Option<Date>) -> Option<Read> {
        if !self.by_a_day {
            return self.period(rest, decided).or_else(|| self.day(rest, decided));
        }
        self.day(rest, decided).or_else(|| {
            // "by 20 working days after the date of this decision"
            self.period(rest, decided).filter(|read| read.start != Start::Unsaid)
        })
    }

    /// "four weeks of this decision".
    fn period(self, rest: &str, decided: Option<Date>) -> Option<Read> {
        let whole = || duration(rest).ok();
        let (after, period) = whole().or_else(|| one_unit(rest).ok().filter(|_| self.next))?;
        let said = rest.get(..rest.len() - after.len()).unwrap_or_default();
        let (start, length) = start(first_of(after, AROUND));
        let date = match start {
            Start::Decision => decided.and_then(|day| period.after(day)),
            Start::Day(day) => period.after(day),
            Start::Unknown => None,
            // "a further month" runs from the end of another period.
            Start::Unsaid if said.contains("further") => None,
            Start::Unsaid => decided.and_then(|day| period.after(day)),
        };
        let length = rest.len() - after.len() + length;
        Some(Read { length, date, start, period: Some(period) })
    }

    /// "28 July 2022", "March 2025", "next month".
    fn day(self, rest: &str, decided: Option<Date>) -> Option<Read> {
        let end_of = self.end_of;
        let (length, date) = named_day(rest, end_of, decided)?;
        let long_ago = |day: Date| {
            decided
                .is_some_and(|decided| decided.since(day).is_ok_and(|s| s.get_days() > LONGEST_AGO))
        };
        (!date.is_some_and(long_ago)).then_some(Read {
            length,
            date,
            start: Start::Unsaid,
            period: None,
        })
    }
}

/// "In the six weeks after this decision it will": a period of the remedy that no "within" opens.
fn from_us(sentence: &str, decided: Option<Date>) -> Option<Limit> {
    let opened = Opened { by_a_day: false, end_of: false, next: true };
    FROM_US.captures_iter(sentence).take(MOST_OPENINGS).find_map(|opening| {
        let (whole, period) = (opening.get(0)?, opening.name("period")?);
        if given_to_the_person(last_of(sentence.get(..whole.start())?, AROUND)) {
            return None;
        }
        let read = opened.period(sentence.get(period.start()..)?, decided)?;
        let place = Span::new(whole.start(), period.start() + read.length);
        let ours = read.start == Start::Decision && THIS_DECISION.is_match(place.slice(sentence));
        ours.then(|| limit(sentence, place, &read))
    })
}

/// "Two months after the panel has met, at the latest, the Council should".
fn first_words(sentence: &str, decided: Option<Date>) -> Option<Limit> {
    let by_period = Opened { by_a_day: false, end_of: false, next: false };
    let read = by_period.period(sentence, decided)?;
    let rest = sentence.get(read.length..)?;
    (read.start != Start::Unsaid && WILL.is_match(first_of(rest, AROUND)))
        .then(|| limit(sentence, Span::new(0, read.length), &read))
}

/// "The Council has one month from the date of my decision to complete these actions", "Deadline:
/// four weeks".
fn given(sentence: &str, decided: Option<Date>) -> Option<Limit> {
    GIVEN.find_iter(sentence).take(MOST_OPENINGS).find_map(|opening| {
        let rest = sentence.get(opening.end()..).unwrap_or_default();
        let words = opening.as_str().to_lowercase();
        let had = words.contains("has") || words.contains("have");
        let opened =
            Opened { by_a_day: words.trim_end().ends_with("until"), end_of: false, next: false };
        let read = opened.read(rest, decided)?;
        let after = rest.get(read.length..).unwrap_or_default();
        if had && !TO_DO.is_match(first_of(after, AROUND)) {
            return None;
        }
        let from = if had { opening.end() } else { opening.start() };
        let place = Span::new(from, opening.end() + read.length);
        Some(limit(sentence, place, &read))
    })
}

crate::pattern!(
    /// "(will report to its committee) in December 2024".
    IN_MONTH,
    r"(?-u:\b)(?:in|during) (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December) 20[0-9]{2}(?-u:\b)");
crate::pattern!(WILL, r"(?i)(?-u:\b)(?:will|should|must|agreed to)(?-u:\b)");

/// A month to come in which something will be done: its last day.
fn in_month(sentence: &str, decided: Option<Date>) -> Option<Limit> {
    let decided = decided?;
    let found = IN_MONTH.find_iter(sentence).take(MOST_OPENINGS).find(|found| {
        let before = last_of(sentence.get(..found.start()).unwrap_or_default(), AROUND);
        WILL.is_match(before)
    })?;
    let (_, month) = found.as_str().split_once(' ')?;
    let (_, (_, latest)) = date_range(month).ok()?;
    let place = Span::new(found.start(), found.end());
    let read = Read { length: place.len(), date: Some(latest), start: Start::Unsaid, period: None };
    (latest > decided).then(|| limit(sentence, place, &read))
}
