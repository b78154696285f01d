//! Where promises stand: the stretches of text that can hold one.

use super::super::reading::{Reading, Unit, Zone};
use super::{clause, kinds, status};
use crate::model::words::Role;
use crate::text::Span;

/// What kind of place a stretch stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An item of a list in the remedy section.
    Item,
    /// A sentence of the remedy section.
    Remedy,
    /// An item of a list elsewhere, whose lead-in promises.
    ItemElsewhere,
    /// A sentence of the findings, the decision or the summary.
    Elsewhere,
    /// A sentence of what happened: it can only tell of what was changed since.
    Story,
}

/// A list item, a sentence, or the part of a sentence between semicolons.
#[derive(Debug, Clone)]
pub(super) struct Stretch<'a, 'r> {
    /// Its words.
    pub(super) text: &'a str,
    /// Where they stand.
    pub(super) span: Span,
    /// The words that tell what it is: the first sentence of an item, all of a sentence.
    pub(super) head: &'a str,
    /// The sentence it is, or begins with.
    pub(super) unit: &'r Unit<'a>,
    /// What the part of its sentence before it says: "The Council will:".
    pub(super) opening: &'a str,
    /// The kind of place.
    pub(super) place: Place,
    /// The heading it stands under.
    pub(super) heading: &'r str,
}

impl Stretch<'_, '_> {
    /// Whether it is one of a list, by its place or because words before it introduce it.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.place, Place::Item | Place::ItemElsewhere)
            || self.opening.trim_end().ends_with(':')
    }
}

crate::pattern!(
    /// Words that end what introduces a list inside a sentence.
    LIST_OPENS,
    r"(?i)(?-u:\b)(?:to|will|should|must|following|actions?|that it|council|provider|trust|steps|agreed|also|weeks|months?|decision|report|statement|date|days|20[0-9]{2}|too|things|home|school|authority|bod(?:y|ies)|panel)[ \u{a0}]*:[ \u{a0}\n]+");

/// Sections that tell what was agreed where there is no remedy section.
const ELSEWHERE: &[Role] = &[Role::Analysis, Role::Decision, Role::Other, Role::Scope];

/// The stretches of `reading` that can hold a promise, in reading order.
pub(super) fn stretches<'a, 'r>(reading: &'r Reading<'a>) -> Vec<Stretch<'a, 'r>> {
    let mut found = Vec::new();
    let (mut part, mut list) = (0, OpenList::default());
    for unit in reading.units.iter().filter(|unit| !unit.boilerplate) {
        let Some(place) = place(unit) else { continue };
        let heading = unit
            .section
            .and_then(|at| reading.sections.get(at))
            .map_or("", |section| section.heading.as_str());
        let lead = list.lead_of(unit);
        if unit.depth == 0 {
            found.extend(parts(unit, place, heading, lead));
        } else if unit.part != part {
            // One promise per item: its first sentence tells what it is.
            part = unit.part;
            if unit.lead.last().is_some_and(|lead| kinds::holds_its_items(lead)) {
                continue;
            }
            let text = reading.page.slice(unit.whole).trim();
            let span = unit.whole.trim(reading.page.text());
            let head = unit.text;
            found.push(Stretch { text, span, head, unit, opening: "", place, heading });
        }
    }
    found
}

/// The words before a list whose items the page has saved as paragraphs.
#[derive(Default)]
struct OpenList<'a> {
    lead: Option<&'a str>,
    section: Option<usize>,
}

impl<'a> OpenList<'a> {
    /// The lead of `unit`, if it is such an item; a paragraph that is none closes the list.
    fn lead_of(&mut self, unit: &Unit<'a>) -> &'a str {
        if self.section != unit.section || unit.depth > 0 {
            *self = Self { lead: None, section: unit.section };
        }
        let introduces = unit.text.trim_end().ends_with(':');
        if introduces && unit.depth == 0 {
            self.lead = Some(unit.text);
            return "";
        }
        if !clause::begins_with_a_verb(without_and(unit.text)) {
            self.lead = None;
        }
        self.lead.unwrap_or("")
    }
}

fn place(unit: &Unit<'_>) -> Option<Place> {
    match unit.zone {
        Zone::Section(Role::Action) if unit.depth > 0 => Some(Place::Item),
        Zone::Section(Role::Action) => Some(Place::Remedy),
        Zone::Section(role) if ELSEWHERE.contains(&role) => {
            let promised = unit.depth > 0 && unit.lead.iter().any(|lead| status::promises(lead));
            Some(if promised { Place::ItemElsewhere } else { Place::Elsewhere })
        }
        Zone::Section(Role::Events) => Some(Place::Story),
        Zone::Summary => Some(Place::Elsewhere),
        Zone::Section(_) => None,
    }
}

/// The parts of a sentence between semicolons, without the words before the colon that introduce
/// them: republished pages join the items of a list in this way.
fn parts<'a, 'r>(
    unit: &'r Unit<'a>,
    place: Place,
    heading: &'r str,
    lead: &'a str,
) -> Vec<Stretch<'a, 'r>> {
    let mut opening = lead;
    let mut rest = unit.text;
    if let Some(colon) = LIST_OPENS.find(unit.text) {
        opening = unit.text.get(..colon.end()).unwrap_or_default();
        rest = unit.text.get(colon.end()..).unwrap_or_default();
    }
    if rest.trim().is_empty() {
        (opening, rest) = (lead, unit.text);
    }
    let mut found = Vec::new();
    let told = rest.split(';').flat_map(tellings).map(without_and);
    for text in told.filter(|text| !text.is_empty()) {
        let at = Span::of(unit.text, text);
        let start = unit.span.start() + at.start();
        let span = Span::new(start, start + text.len());
        // Later parts borrow what the first says of who does it and how surely.
        let borrowed = if opening.is_empty() && !found.is_empty() { rest } else { opening };
        found.push(Stretch { text, span, head: text, unit, opening: borrowed, place, heading });
    }
    found
}

/// "It now has a duty officer, and it has reminded its team" tells of two things.
fn tellings(part: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for joint in SECOND_TELLING.find_iter(part) {
        found.extend(part.get(from..joint.start()));
        from = joint.start() + 1;
    }
    found.extend(part.get(from..));
    found
}

crate::pattern!(
    SECOND_TELLING,
    r"(?i)(?:,[ \u{a0}]|[ \u{a0}])and[ \u{a0}](?:(?:that[ \u{a0}])?(?:it|they|the council)[ \u{a0}](?:has|have|now)[ \u{a0}]|(?:has|have)[ \u{a0}](?:(?:already|since|now|also)[ \u{a0}])?(?:reminded|trained|briefed|changed|amended|reviewed|introduced|updated|improved|revised)[ \u{a0}])"
);

/// A part without the "and" that joins it to the one before.
fn without_and(part: &str) -> &str {
    let part = part.trim();
    part.strip_prefix("and ").unwrap_or(part).trim_start()
}
