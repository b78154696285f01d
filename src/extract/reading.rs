//! What every extractor reads: the decision as a sequence of sentences that know where they stand.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::deadline::Limit;
use crate::grammar::date::dates;
use crate::model::decision::{DateRange, Item, Section};
use crate::model::words::Role;
use crate::text::sentence::sentences;
use crate::text::{Page, Span};

/// A decision ready for extraction.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The page, owner of the text.
    pub page: &'a Page,
    /// The body complained about, as the header names it.
    pub organisation: Option<&'a str>,
    /// The date of the decision, from which time limits run.
    pub decided: Option<Date>,
    /// Where the summary stands.
    pub summary: Option<Span>,
    /// The sections.
    pub sections: &'a [Section],
    /// Every sentence, in reading order: the summary first, then the sections.
    pub units: Vec<Unit<'a>>,
}

/// Which part of the decision a sentence belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The summary.
    Summary,
    /// A section of this role.
    Section(Role),
}

/// One sentence of a paragraph or of a list item, with what is needed to understand it.
#[derive(Debug, Clone)]
pub struct Unit<'a> {
    /// The sentence.
    pub text: &'a str,
    /// Where it stands in the canonical text.
    pub span: Span,
    /// The part of the decision.
    pub zone: Zone,
    /// The place of its section in `Reading::sections`; `None` in the summary.
    pub section: Option<usize>,
    /// A number shared by the units of one paragraph with all its items; increases in reading order.
    pub block: usize,
    /// A number shared by the sentences of one paragraph's own words, or of one list item.
    pub part: usize,
    /// The straight-through paragraph number.
    pub paragraph: Option<u32>,
    /// How deep in a list: 0 for the paragraph's own words, 1 for its items, 2 for theirs.
    pub depth: u8,
    /// The label of its list item: "a", "1"; `None` for bullets and for depth 0.
    pub label: Option<&'a str>,
    /// The letter or number by which the text speaks of its list item, where one is known.
    pub letter: Option<&'a str>,
    /// The words that introduce the list, outermost first: the paragraph's last sentence, then the
    /// parent items. Empty at depth 0.
    pub lead: Vec<&'a str>,
    /// The whole paragraph or item that the sentence is part of.
    pub whole: Span,
    /// Whether the paragraph is the Ombudsman's standard wording.
    pub boilerplate: bool,
    /// Its dates, once somebody has asked.
    pub(super) dated: OnceLock<Vec<(DateRange, Span)>>,
    /// Its time limits, once somebody has asked.
    pub(super) limited: OnceLock<Vec<Limit>>,
}

impl Unit<'_> {
    /// The dates of the sentence, each with its place in the sentence; read once.
    pub fn dates(&self) -> &[(DateRange, Span)] {
        self.dated.get_or_init(|| dates(self.text))
    }
}

impl<'a> Reading<'a> {
    /// Splits the summary and the sections into sentences.
    #[must_use]
    pub fn new(
        page: &'a Page,
        organisation: Option<&'a str>,
        decided: Option<Date>,
        summary: Option<Span>,
        sections: &'a [Section],
    ) -> Self {
        let mut cutter = Cutter { page, units: Vec::new(), block: 0, part: 0 };
        if let Some(span) = summary {
            let place =
                Place { zone: Zone::Summary, section: None, paragraph: None, boilerplate: false };
            cutter.cut(span, place, 0, None, &[]);
        }
        for (at, section) in sections.iter().enumerate() {
            for paragraph in &section.paragraphs {
                if summary.is_some_and(|summary| summary.covers(paragraph.span)) {
                    // A report's summary is a section too; its sentences are read once.
                    continue;
                }
                cutter.block += 1;
                let place = Place {
                    zone: Zone::Section(section.role),
                    section: Some(at),
                    paragraph: paragraph.number,
                    boilerplate: paragraph.boilerplate,
                };
                let lead = cutter.cut(paragraph.span, place, 0, None, &[]);
                cutter.cut_items(&paragraph.items, place, 1, &lead.into_iter().collect::<Vec<_>>());
            }
        }
        Self { page, organisation, decided, summary, sections, units: cutter.units }
    }
}

#[derive(Clone, Copy)]
struct Place {
    zone: Zone,
    section: Option<usize>,
    paragraph: Option<u32>,
    boilerplate: bool,
}

struct Cutter<'a> {
    page: &'a Page,
    units: Vec<Unit<'a>>,
    block: usize,
    part: usize,
}

impl<'a> Cutter<'a> {
    /// Adds the sentences of `whole`; gives the last one, which introduces the items that follow.
    fn cut(
        &mut self,
        whole: Span,
        place: Place,
        depth: u8,
        item: Option<&'a Item>,
        lead: &[&'a str],
    ) -> Option<&'a str> {
        self.part += 1;
        let mut last = None;
        for span in sentences(self.page.text(), whole) {
            let text = self.page.slice(span);
            last = Some(text);
            self.units.push(Unit {
                text,
                span,
                zone: place.zone,
                section: place.section,
                block: self.block,
                part: self.part,
                paragraph: place.paragraph,
                depth,
                label: item.and_then(|item| item.label.as_deref()),
                letter: item.and_then(|item| item.letter.as_deref()),
                lead: lead.to_vec(),
                whole,
                boilerplate: place.boilerplate,
                dated: OnceLock::new(),
                limited: OnceLock::new(),
            });
        }
        last
    }

    fn cut_items(&mut self, items: &'a [Item], place: Place, depth: u8, lead: &[&'a str]) {
        for item in items {
            let last = self.cut(item.span, place, depth, Some(item), lead);
            let mut deeper = lead.to_vec();
            deeper.extend(last);
            self.cut_items(&item.items, place, depth.saturating_add(1), &deeper);
        }
    }
}
