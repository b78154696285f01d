//! Dated events: the sentence that tells what happened, and when.
//!
//! A date has a month and a year. A bare year is none ("since 2019" dates nothing that can be put in
//! order, and "Act 1974" is a name), nor is "a week later", "at the end of the month", a season or
//! a term. "In June" has the year that the telling has come to, where only one year can be meant
//! (`story`).

mod story;

use super::nearby::last_of;
use super::reading::{Reading, Unit, Zone};
use crate::model::decision::{DateRange, Event};
use crate::model::words::Role;

/// Sections that tell of the law and of the Ombudsman's work, not of what happened.
const WITHOUT_EVENTS: &[Role] = &[Role::Powers, Role::Law, Role::Method];

crate::pattern!(
    /// Before a date: it belongs to a document's name.
    OF_A_PAPER,
    r"(?i)(?:code of practice|guidance|regulations|framework|circular|version|edition)[^.;]{0,20}[(,]$");
crate::pattern!(
    /// Before a date: it is the end of a time.
    UNTIL, r"(?i)(?-u:\b)(?:by|before|until|no later than)$");
crate::pattern!(
    /// In the same clause: what is still to be done until then.
    STILL_TO_DO, r"(?i)(?-u:\b)(?:should|will|must|agreed to|recommend[a-z0-9_]*)(?-u:\b)");

/// How many dates of one sentence are events; each quotes the whole sentence, and no sentence that
/// tells what happened has more.
const MOST_IN_ONE: usize = 20;

/// How much of a sentence before a date is looked at.
const BEFORE: usize = 200;

/// Every dated event of the decision in reading order; a sentence with two dates gives two events.
/// Standard wording, and days after the decision, give none.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, events::events};
/// use casebook::text::Span;
/// let page = Page::of_text("In late April 2023 Mrs B complained. A week later it replied.");
/// let reading = Reading::new(&page, None, None, Some(Span::new(0, page.text().len())), &[]);
/// let found = events(&reading);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].date.earliest.to_string(), "2023-04-21");
/// ```
#[must_use]
pub fn events(reading: &Reading<'_>) -> Vec<Event> {
    let mut told = Vec::new();
    for (at, unit) in reading.units.iter().enumerate() {
        if !tells_what_happened(unit) {
            continue;
        }
        let mut seen: Vec<DateRange> = Vec::new();
        for (date, span) in unit.dates().iter().take(MOST_IN_ONE) {
            let before = unit.text.get(..span.start()).unwrap_or_default();
            let still_to_come = reading.decided.is_some_and(|decided| date.earliest > decided);
            if still_to_come || is_no_event(last_of(before, BEFORE)) || repeated(&seen, date) {
                continue;
            }
            seen.push(date.clone());
            told.push((at, date.clone()));
        }
    }
    story::with_undated(reading, told)
        .into_iter()
        .filter_map(|(at, date)| Some(event(reading.units.get(at)?, date)))
        .collect()
}

fn event(unit: &Unit<'_>, date: DateRange) -> Event {
    Event { date, text: unit.text.to_owned(), paragraph: unit.paragraph, span: unit.span }
}

/// Whether the words before a date make it part of a name or a limit. Only a few last words can, so
/// the patterns are tried after those alone.
fn is_no_event(before: &str) -> bool {
    const LAST: &[&str] = &["by", "before", "until", "than"];
    let before = before.trim_end_matches([' ', '\u{a0}']);
    if before.ends_with(['(', ',']) {
        return OF_A_PAPER.is_match(before);
    }
    let last = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    LAST.iter().any(|word| last.eq_ignore_ascii_case(word)) && is_to_come(before)
}

/// "The Council should, as agreed with her, reply by": a limit still to come.
fn is_to_come(before: &str) -> bool {
    /// How many letters may stand between what is to be done and its limit.
    const BETWEEN: usize = 160;
    let Some(until) = UNTIL.find(before) else { return false };
    let told = before.get(..until.start()).unwrap_or_default();
    let clause = told.rsplit(['.', ';']).next().unwrap_or_default();
    let asked = STILL_TO_DO.find_iter(clause).last().and_then(|asked| clause.get(asked.end()..));
    asked.is_some_and(|between| between.chars().count() <= BETWEEN)
}

fn tells_what_happened(unit: &Unit<'_>) -> bool {
    let told = match unit.zone {
        Zone::Summary => true,
        Zone::Section(role) => !WITHOUT_EVENTS.contains(&role),
    };
    told && !unit.boilerplate
}

/// Whether a sentence has said this date already. Only its last few dates are looked at.
fn repeated(seen: &[DateRange], date: &DateRange) -> bool {
    let same = |other: &&DateRange| (other.earliest, other.latest) == (date.earliest, date.latest);
    seen.iter().rev().take(8).any(|other| same(&other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::Draft;

    fn days(decision: &str) -> Vec<(String, Option<u32>)> {
        let draft = Draft::of(decision);
        let found = events(&draft.reading());
        found.into_iter().map(|e| (e.date.earliest.to_string(), e.paragraph)).collect()
    }

    #[test]
    fn two_dates_are_two_events() {
        assert_eq!(
            days("# events What happened\n4. It wrote on 3 May 2022 and called in mid-June 2022."),
            [("2022-05-03".into(), Some(4)), ("2022-06-11".into(), Some(4))]
        );
    }

    #[test]
    fn an_event_is_quoted_with_its_sentence() {
        let draft =
            Draft::of("# events What happened\n1. He called. In May 2022 it wrote. He left.");
        let found = events(&draft.reading());
        assert_eq!(found[0].text, "In May 2022 it wrote.");
        assert_eq!(found[0].date.text, "May 2022");
        assert_eq!(found[0].date.latest.to_string(), "2022-05-31");
    }

    #[test]
    fn a_month_without_a_year_has_that_of_the_story() {
        for (text, expected) in [
            (
                "# events E\n1. In May 2022 she complained. In June, it replied.\n2. On 3 August it met her.\n3. In February 2023 it paid.",
                &["2022-05-01", "2022-06-01", "2022-08-03", "2023-02-01"][..],
            ),
            (
                "# events E\n1. In November 2022 she complained.\n2. In January, it replied.\n3. In March 2023 it paid.",
                &["2022-11-01", "2023-01-01", "2023-03-01"],
            ),
            // The last one before the decision of 1 July 2025.
            (
                "# events E\n1. On 4 March 2025 she called. On 9 April it wrote.",
                &["2025-03-04", "2025-04-09"],
            ),
        ] {
            let found: Vec<String> = days(text).into_iter().map(|(day, _)| day).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_month_of_two_possible_years_stays_undated() {
        for text in [
            "# events E\n1. In May 2022 she complained. In June, it replied. In September 2023 it paid.",
            "# events E\n1. In May 2022 she complained. In June, it had replied. In July 2022 it paid.",
            "# events E\n1. In May 2022 she complained. In June each year it writes. In July 2022 it paid.",
            "# events E\n1. In June, it replied. In May 2022 she complained. In July 2022 it paid.",
            "# analysis A\n1. In May 2022 she complained. In June, it replied. In July 2022 it paid.",
            "# events E\n1. In May 2022 she complained. It replied in June. In July 2022 it paid.",
        ] {
            let found = days(text);
            assert!(found.iter().all(|(day, _)| !day.starts_with("2022-06")), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_dates_no_event() {
        for text in [
            "# events E\n1. A week later, and at the end of the month, it wrote.",
            "# events E\n1. Since 2019 it relied on the Highways Act 1980.",
            "# law L\n1. The duty began in April 2015.",
            "# analysis A\n1. ! It was so from 1 April 2015.",
            "# analysis A\n1. The SEND Code of Practice (January 2015) says so.",
            "# action A\n1. The Council should pay this by 3 June 2025.",
            "# action A\n1. The next hearing is on 3 June 2026.",
        ] {
            assert!(days(text).is_empty(), "{text}");
        }
    }
}
