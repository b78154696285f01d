//! The words of one time limit.

use jiff::civil::Date;

use crate::extract::nearby::{first_of, last_of};
use crate::grammar::date::{date, date_range};
use crate::grammar::duration::duration;
use crate::model::decision::Due;
use crate::text::Span;

crate::pattern!(
    /// The words before a period or a date that make it a limit.
    OPENING,
    r"(?i)(?-u:\b)(?:within|no later than|not later than|no more than|in the (?:next|coming)|over the (?:next|coming)|before|by|inside)(?: (?:the )?(?:next|coming|following)| a period of| the end of the| a maximum of| at most)?[ \u{a0}\n]+(?:the (?:end of )?)?");
crate::pattern!(
    /// What a period runs from: the decision itself.
    FROM_DECISION,
    r"(?i)^[’']?[ \u{a0}\n]+(?:of|from|after|following|since)[ \u{a0}\n]+(?:(?:the )?(?:date|issue|issuing|publication|receipt|receiving) (?:of |on )?)?(?:(?:the )?(?:date of )?)?(?:(?:this|our|my|the|the Ombudsman[’']?s|the Ombudsmen[’']?s|receiving (?:this|our|my|the))[ \u{a0}\n]+)?(?:Ombudsman[’']?s )?(?:final )?(?:investigation )?(?:decision|statement|report|today|publication)(?:[’']s date)?(?: (?:statement|date|letter|notice|report|being (?:issued|made|published)))?|^[ \u{a0}\n]+(?:of|from|after|following)[ \u{a0}\n]+(?:the|that|this)[ \u{a0}\n]+(?:same[ \u{a0}\n]+)(?:final )?(?:date|day|decision|point)");
crate::pattern!(
    /// A start that only looks like the Ombudsman's decision.
    OF_OTHERS, r"(?i)^[ \u{a0}\n]+(?:of|by|from|on|about|to|in respect of|regarding|letter to)[ \u{a0}\n]+(?:the|its|a|an|his|her|their|any|whether|Mr|Ms|Mrs|Miss)(?-u:\b)");
crate::pattern!(
    /// What a period runs from: anything that is named.
    FROM_OTHER,
    r"(?i)^[’']?[ \u{a0}\n]+(?:of|from|after|following|once|when|starting (?:from|on|with))(?-u:\b)[^,.;:]*");
crate::pattern!(
    /// The words of such a start before what it names.
    START, r"(?i)^[’']?[ \u{a0}\n]+(?:of|from|after|following|once|when|starting (?:from|on|with))[ \u{a0}\n]+(?:the )?");
crate::pattern!(
    /// Before a bare period: then it belongs to what went wrong, or to what staff must keep to.
    NOT_THE_REMEDY,
    r"(?i)(?-u:\b)(?:remind\w*|ensur\w*|fail\w*|did not|does not|do not|was not|were not|has not|have not|had not|not being|delay\w* in|should have|ought to have|requir\w+|dut(?:y|ies)|timescales?|time limits?|target\w*|statutory|deadlines?|respond\w*|repl(?:y|ies|ied)|expect\w*|are (?:completed|issued|dealt|answered)|is (?:completed|issued|dealt|answered|held)|procedures?|process(?:es)?|polic(?:y|ies)|systems?|check(?:s|ing)?|mak(?:e|es|ing) sure|acknowledg\w*|answer(?:s|ed|ing)?|visit(?:s|ed|ing)?|councils|each|every|how|what|when|where|whether|so that|who|which)(?-u:\b)[^,;:]*$");
crate::pattern!(
    /// What a short period at the end of a whole sentence limits after all.
    FOLLOWS_AGREEMENT, r"(?i)(?-u:\b)(?:will|should|must|agreed(?: that| to)?|recommend(?:ed)?(?: that| the \w+)?|to|and),?[ \u{a0}\n]*(?:,[ \u{a0}\n]*)?$");

crate::pattern!(
    /// After "within": what comes up again and again, so that staff must keep to the period and nothing is done by it.
    RECURS,
    r"(?i)^[^,.;:]{0,30}?(?-u:\b)(?:of|from|after|following)[ \u{a0}\n]+(?:(?:the )?(?:receipt|receiving|completion|date|end|start)[ \u{a0}\n]+(?:of[ \u{a0}\n]+)?)?(?:each|every|any|all|(?:an?|the)[ \u{a0}\n]+(?:[a-z]+[ \u{a0}\n]+)?(?:requests?|complaints?|referrals?|applications?|discharges?|moves?|reports? of|enquir(?:y|ies)|contacts?))(?-u:\b)"
);

/// How much of a sentence before and after "within" tells what it is.
const AROUND: usize = 240;

/// The most words like "within" and "by" that are tried in one sentence.
const MOST_OPENINGS: usize = 24;

/// A time limit found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Limit {
    /// As printed.
    pub(super) text: String,
    /// The last day, if it can be known.
    pub(super) date: Option<Date>,
    /// Whether it says itself that it runs from the decision.
    pub(super) from_decision: bool,
}

impl Limit {
    pub(super) fn into_due(self) -> Due {
        Due { text: self.text, date: self.date }
    }
}

/// The limits of the remedy in `sentence`, in order. Limits of the law and of what went wrong
/// ("failed to reply within 20 working days") are left out.
pub(super) fn limits(sentence: &str, decided: Option<Date>) -> Vec<Limit> {
    let mut found = Vec::new();
    for opening in OPENING.find_iter(sentence).take(MOST_OPENINGS) {
        let before = last_of(sentence.get(..opening.start()).unwrap_or_default(), AROUND);
        let rest = sentence.get(opening.end()..).unwrap_or_default();
        let word = opening.as_str().to_lowercase();
        let limit = if word.starts_with("by") || word.starts_with("before") {
            by_date(sentence, opening.start(), rest, decided)
                .or_else(|| by_period(sentence, opening.start(), rest, decided))
        } else {
            within(sentence, opening.start(), rest, decided)
                .or_else(|| by_date(sentence, opening.start(), rest, decided))
        };
        found.extend(limit.filter(|limit| {
            limit.from_decision || of_the_remedy(before) && !RECURS.is_match(rest)
        }));
    }
    found.extend(in_month(sentence, decided));
    found
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
    (latest > decided).then(|| Limit {
        text: found.as_str().to_owned(),
        date: Some(latest),
        from_decision: false,
    })
}

/// Whether what stands before a limit leaves it to the remedy.
fn of_the_remedy(before: &str) -> bool {
    FOLLOWS_AGREEMENT.is_match(before) || !NOT_THE_REMEDY.is_match(before)
}

/// "within four weeks of this decision", from behind "within".
fn within(sentence: &str, start: usize, rest: &str, decided: Option<Date>) -> Option<Limit> {
    let (after, period) = duration(rest).ok()?;
    let upto = |rest: &str| {
        let end = sentence.len() - rest.len();
        Span::new(start, end).trim(sentence).slice(sentence).to_owned()
    };
    let near = first_of(after, AROUND);
    if let Some(known) = FROM_DECISION.find(near) {
        let tail = after.get(known.end()..).unwrap_or_default();
        if !OF_OTHERS.is_match(tail) {
            return Some(Limit {
                text: upto(tail),
                date: decided.and_then(|day| period.after(day)),
                from_decision: true,
            });
        }
    }
    if let Some(other) = FROM_OTHER.find(near) {
        let start = START.find(other.as_str()).map_or(0, |start| start.end());
        let named = other.as_str().get(start..).unwrap_or_default();
        let (length, day) = match date(named) {
            Ok((rest, day)) => (start + named.len() - rest.len(), Some(day)),
            Err(_) => (few_words(other.as_str()), None),
        };
        let tail = after.get(length..).unwrap_or_default();
        let date = day.and_then(|day| period.after(day));
        return Some(Limit { text: upto(tail), date, from_decision: false });
    }
    Some(Limit {
        text: upto(after),
        date: decided.and_then(|day| period.after(day)),
        from_decision: false,
    })
}

/// The length of the first words of a start that is only described: "of receiving her bank details".
fn few_words(words: &str) -> usize {
    const MOST: usize = 7;
    let mut ends = words.match_indices(char::is_whitespace).map(|(at, _)| at).filter(|at| *at > 0);
    ends.nth(MOST).unwrap_or(words.len())
}

/// "by 20 working days after the date of this decision", from behind "by".
fn by_period(sentence: &str, start: usize, rest: &str, decided: Option<Date>) -> Option<Limit> {
    let (after, _) = duration(rest).ok()?;
    let after = first_of(after, AROUND);
    let runs_on = FROM_DECISION.is_match(after) || FROM_OTHER.is_match(after);
    runs_on.then(|| within(sentence, start, rest, decided)).flatten()
}

/// "by 28 July 2022", "by the end of March 2025", "by 28 July", from behind "by" and "the end of".
fn by_date(sentence: &str, start: usize, rest: &str, decided: Option<Date>) -> Option<Limit> {
    let printed = |after: &str| {
        Span::new(start, sentence.len() - after.len()).trim(sentence).slice(sentence).to_owned()
    };
    let limit =
        |after: &str, date| Some(Limit { text: printed(after), date, from_decision: false });
    if let Ok((after, day)) = date(rest) {
        return limit(after, Some(day));
    }
    if let Ok((after, (_, latest))) = date_range(rest) {
        // "by March 2025" and "by the end of March 2025" are both kept on the month's last day.
        return limit(after, Some(latest));
    }
    if let Some(vague) = VAGUE.find(rest) {
        return limit(rest.get(vague.end()..).unwrap_or_default(), None);
    }
    let (after, day) = day_without_year(rest, decided?)?;
    limit(after, Some(day))
}

crate::pattern!(
    /// A time that is known without its day: "the start of the autumn term", "the next admission round".
    VAGUE,
    r"(?i)^(?:(?:start|end|beginning|middle) of (?:the )?)?(?:(?:next|this|current|coming|new|autumn|spring|summer|winter|school|academic|financial|calendar) )+(?:[a-z]+ )?(?:term|year|holidays?|round|meeting|intake|panel|quarter)(?-u:\b)(?: (?:of )?20[0-9]{2})?|^(?:[a-z]+ )?(?:admissions? round|appeals? round|round of [a-z]+|intake|panel meeting|school term)(?-u:\b)|^(?:start|end|beginning) of (?:term|the term|the month|the year)(?-u:\b)");

/// "28 July" in a decision: the next one after it.
fn day_without_year(rest: &str, decided: Date) -> Option<(&str, Date)> {
    let end = rest.find([',', '.', ';', ':', ')']).unwrap_or(rest.len());
    let words: Vec<&str> = rest.get(..end)?.split_whitespace().take(2).collect();
    let after = rest.get(Span::of(rest, words.last()?).end()..)?;
    let head = words.join(" ");
    let in_year = |year| date(&format!("{head} {year}")).ok().map(|(_, day)| day);
    let mut days = [decided.year(), decided.year() + 1].into_iter().filter_map(in_year);
    days.find(|day| *day >= decided).map(|day| (after, day))
}
