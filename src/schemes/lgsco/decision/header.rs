//! The header of a decision in all its forms: title, label and value pairs, one line, none.

use jiff::civil::Date;

use crate::grammar::date;
use crate::layout::headings::fold;
use crate::layout::lines::Line;
use crate::model::CaseRef;
use crate::model::words::Outcome;
use crate::schemes::lgsco::address::{category_spelt, subcategory_spelt};
use crate::text::{Page, Span};

/// What the header of a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// The case reference of the title.
    pub reference: Option<CaseRef>,
    /// The body, as printed in the title.
    pub organisation: Option<String>,
    /// The category line's first part.
    pub category: Option<String>,
    /// Its second part.
    pub subcategory: Option<String>,
    /// The outcome as printed.
    pub outcome_label: Option<String>,
    /// The day of the decision.
    pub decision_date: Option<Date>,
    /// Where the header's lines end: the line at which the body begins.
    pub body: usize,
    /// How many of its parts were found.
    pub parts: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Category,
    Decision,
    Date,
}

const LABELS: &[(&str, Label)] = &[
    ("category", Label::Category),
    ("decision", Label::Decision),
    ("decision date", Label::Date),
    ("date of decision", Label::Date),
    ("outcome", Label::Decision),
];

crate::pattern!(
    /// A republisher's header in one line: `… Upheld Reference 24-020-933 Sector Planning Category
    /// Planning Advice Decided 29 April 2025`.
    ONE_LINE, r"(?i)^(.*?)(?-u:\b)Reference:? ([0-9][0-9 \-]{7,10}[a-z]?) Sector:? (.+?) Category:? (.+?) Decided:? ([0-9]{1,2} [A-Za-z]+ [0-9]{4})");

/// How far from the top a header is looked for, in lines: a cookie notice may stand before it.
const REACH: usize = 80;

/// How many lines may stand between the title and the labels: a contents list may.
const CONTENTS: usize = 40;

/// The outcome that a label stands for; a type of document ("Report") is none.
///
/// ```
/// use casebook::model::words::Outcome;
/// use casebook::schemes::lgsco::decision::header::outcome;
/// assert_eq!(outcome("Not upheld"), Some(Outcome::NotUpheld));
/// assert_eq!(outcome("Report"), None);
/// ```
#[must_use]
pub fn outcome(label: &str) -> Option<Outcome> {
    match fold(label).as_str() {
        "" | "report" | "statement" => None,
        "upheld" => Some(Outcome::Upheld),
        "not upheld" => Some(Outcome::NotUpheld),
        "closed after initial enquiries" | "closed after initial inquiries" => {
            Some(Outcome::ClosedAfterInitialEnquiries)
        }
        _ => Some(Outcome::Other),
    }
}

/// Reads the header from the lines of a page.
#[must_use]
pub fn header(page: &Page, lines: &[Line]) -> Header {
    let mut header = Header::default();
    let mut at = start(page, lines);
    header.body = at;
    let labels = lines.iter().enumerate().skip(at).take(CONTENTS);
    let first_label = labels.clone().find(|(_, line)| label(page.slice(line.body)).is_some());
    let first_label = first_label.map_or(at, |(label, _)| label);
    let end = (first_label + 24).min(lines.len());
    while at < end {
        let Some(line) = lines.get(at) else { break };
        let words = page.slice(line.body);
        let taken = if line.mark.is_none() { take(page, lines, at, words, &mut header) } else { 0 };
        let skipped =
            at < first_label && words.len() < 100 || line.mark.is_none() && is_prelude(words);
        if taken == 0 && !skipped {
            break;
        }
        header.parts += u32::from(taken > 0);
        at += taken.max(1);
        header.body = at;
    }
    header
}

/// Lines of a header that carry no fact.
fn is_prelude(words: &str) -> bool {
    let folded = fold(words);
    folded.starts_with("the ombudsman's final decision")
        || folded.starts_with("the ombudsmen's final decision")
        || folded == "the ombudsman's decision"
        || folded.starts_with("see the scorecard")
        || folded == "print this page"
        || folded == "back to top"
}

/// The line where the header begins: the title, or the first labelled line, or the top.
fn start(page: &Page, lines: &[Line]) -> usize {
    let reach = lines.get(..REACH.min(lines.len())).unwrap_or_default();
    let slice = |line: &Line| page.slice(line.body);
    let labelled = reach.iter().position(|line| {
        label(slice(line)).is_some()
            || is_prelude(slice(line)) && fold(slice(line)).contains("final decision")
    });
    let titled = reach.iter().position(|line| title(slice(line)).is_some());
    let one_line = reach.iter().position(|line| ONE_LINE.is_match(slice(line)));
    if let Some(at) = one_line {
        return at;
    }
    match (titled, labelled) {
        // A title further up than the labels belongs to them, though a contents list may stand between.
        (Some(title), Some(label)) if title <= label && label - title <= CONTENTS => title,
        (_, Some(label)) => {
            // A report's page may be headed by the body alone.
            let above = label.checked_sub(1).and_then(|above| reach.get(above));
            let headed = above.is_some_and(|line| names_a_council(slice(line)));
            label - usize::from(headed)
        }
        (Some(title), None) if title <= 6 => title,
        _ => 0,
    }
}

/// Reads one part of the header at line `at`; gives how many lines it takes.
fn take(page: &Page, lines: &[Line], at: usize, words: &str, header: &mut Header) -> usize {
    if let Some(found) = ONE_LINE.captures(words) {
        let part = |n: usize| found.get(n).map(|part| part.as_str().trim().to_owned());
        header.reference = part(2).and_then(|reference| CaseRef::parse(&reference));
        header.category = part(3).map(|name| category_spelt(&name));
        header.subcategory = part(4).map(|name| subcategory_spelt(&name));
        header.decision_date =
            part(5).and_then(|text| date::date(&text).ok().map(|(_, date)| date));
        header.outcome_label = part(1).and_then(|lead| trailing_outcome(&lead));
        return 1;
    }
    if let Some((label, value)) = label(words) {
        let (value, taken) = if value.is_empty() {
            value_below(page, lines, at + 1, label)
        } else {
            (value.to_owned(), 0)
        };
        match label {
            Label::Category => {
                let (category, subcategory) = split_category(&value);
                header.category = category;
                header.subcategory = subcategory;
            }
            Label::Decision => header.outcome_label = Some(value).filter(|label| !label.is_empty()),
            Label::Date => {
                header.decision_date = date::date(value.trim()).ok().map(|(_, date)| date);
            }
        }
        return 1 + taken;
    }
    if header.reference.is_none()
        && let Some((organisation, reference)) = title(words)
    {
        header.organisation = organisation;
        header.reference = Some(reference);
        return 1;
    }
    let could_name = header.parts == 0
        && header.organisation.is_none()
        && names_a_council(words)
        && label_follows(page, lines, at + 1);
    if could_name {
        header.organisation = Some(words.trim().to_owned());
        return 1;
    }
    0
}

fn names_a_council(words: &str) -> bool {
    let folded = fold(words);
    words.len() < 100
        && words.starts_with(char::is_uppercase)
        && (folded.ends_with("council") || folded.starts_with("london borough of"))
        && folded != "the council"
}

fn label_follows(page: &Page, lines: &[Line], at: usize) -> bool {
    lines.get(at).is_some_and(|line| label(page.slice(line.body)).is_some())
}

/// The outcome at the end of what a republisher prints before "Reference".
fn trailing_outcome(lead: &str) -> Option<String> {
    let known = ["Closed after initial enquiries", "Not upheld", "Upheld", "Report", "Other"];
    let lead = lead.trim_end();
    known
        .iter()
        .find(|label| lead.to_lowercase().ends_with(&label.to_lowercase()))
        .and_then(|label| lead.get(lead.len() - label.len()..))
        .map(str::to_owned)
}

/// A title: a body and its reference in the last bracket, or a reference alone.
fn title(words: &str) -> Option<(Option<String>, CaseRef)> {
    let words = words.trim().trim_start_matches('#').trim();
    if let Some(reference) = CaseRef::parse(words) {
        return Some((None, reference));
    }
    let open = words.rfind('(')?;
    let (name, bracket) = words.split_at_checked(open)?;
    let inside =
        bracket.trim_start_matches('(').trim_end().trim_end_matches('.').strip_suffix(')')?;
    let reference = CaseRef::parse(inside)?;
    let name = name.trim();
    (name.len() < 160).then(|| ((!name.is_empty()).then(|| name.to_owned()), reference))
}

/// A label and its value, on one line: `Category : Planning > Trees`; the value may be on the next.
fn label(words: &str) -> Option<(Label, &str)> {
    let (name, value) = words.split_once(':')?;
    let folded = fold(name);
    let (_, label) = LABELS.iter().find(|(known, _)| *known == folded)?;
    Some((*label, value.trim()))
}

/// The value of a label that stands alone: the next line, and for a category also `>` and the next.
fn value_below(page: &Page, lines: &[Line], at: usize, of: Label) -> (String, usize) {
    let at_line = |at: usize| lines.get(at).map_or("", |line| page.slice(line.body));
    let first = at_line(at);
    if first.is_empty() || label(first).is_some() || is_prelude(first) {
        return (String::new(), 0);
    }
    match of {
        Label::Category if at_line(at + 1) == ">" => (format!("{first} > {}", at_line(at + 2)), 3),
        Label::Category if first.ends_with('>') => (format!("{first} {}", at_line(at + 1)), 2),
        Label::Category if at_line(at + 1).starts_with('>') => {
            (format!("{first} {}", at_line(at + 1)), 2)
        }
        _ => (first.to_owned(), 1),
    }
}

fn split_category(value: &str) -> (Option<String>, Option<String>) {
    let (category, subcategory) = value.split_once('>').unwrap_or((value, ""));
    let kept = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    (kept(category), kept(subcategory))
}

/// Where the summary begins: the span of its first line without the word "Summary:", and the place
/// of that line.
#[must_use]
pub fn summary(page: &Page, lines: &[Line]) -> Option<(Span, usize)> {
    let at = lines.iter().take(CONTENTS).position(|line| {
        let words = page.slice(line.body);
        words.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("summary:"))
    })?;
    let words = page.slice(lines.get(at)?.body);
    let span = Span::of(page.text(), words.get(8..).unwrap_or_default()).trim(page.text());
    Some((span, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::lines::lines;

    fn read(text: &str) -> Header {
        let page = Page::of_text(text);
        header(&page, &lines(text, Span::new(0, text.len())))
    }

    #[test]
    fn the_last_bracket_holds_the_reference() {
        let found = read(
            "Elm Homes (UK) Limited (24 101 202)\n\nCategory : Adult care services > Charging\n\nDecision : Not upheld\n\nDecision date : 05 Nov 2013\n\nThe Ombudsman's final decision:\n\nSummary: x",
        );
        assert_eq!(found.organisation.as_deref(), Some("Elm Homes (UK) Limited"));
        assert_eq!(found.reference.unwrap().to_string(), "24 101 202");
        assert_eq!(found.category.as_deref(), Some("Adult care services"));
        assert_eq!(found.subcategory.as_deref(), Some("Charging"));
        assert_eq!(found.decision_date.unwrap().to_string(), "2013-11-05");
        assert_eq!(found.parts, 4);
    }

    #[test]
    fn values_may_stand_below_their_labels() {
        let found = read(
            "Category :\nEducation\n>\nSchool transport\nDecision :\nUpheld\nDecision date :\n02 Feb 2017\nSummary\nFour families complain.",
        );
        assert_eq!(found.category.as_deref(), Some("Education"));
        assert_eq!(found.subcategory.as_deref(), Some("School transport"));
        assert_eq!(found.outcome_label.as_deref(), Some("Upheld"));
        assert_eq!(found.body, 8);
    }

    #[test]
    fn a_republisher_s_line_is_a_header() {
        let found = read(
            "LGO (Local Government Ombudsman) Upheld Reference 24-020-933 Sector Planning Category Planning Advice Decided 29 April 2025\nThe Ombudsman's final decision\nSummary: x",
        );
        assert_eq!(found.reference.unwrap().to_string(), "24 020 933");
        assert_eq!(found.outcome_label.as_deref(), Some("Upheld"));
        assert_eq!(found.subcategory.as_deref(), Some("Planning advice"));
        assert_eq!(found.decision_date.unwrap().to_string(), "2025-04-29");
    }

    #[test]
    fn a_cookie_notice_in_front_is_passed_over() {
        let found = read(
            "Review your privacy settings\n\nRequired cookies\n\nThese cookies help.\n\nAshby Council (24 101 202)\n\nDecision : Upheld\n",
        );
        assert_eq!(found.organisation.as_deref(), Some("Ashby Council"));
        assert_eq!(found.outcome_label.as_deref(), Some("Upheld"));
    }
}
