//! Papers other than decisions by heading: every paragraph, list item and table row, for search.
//!
//! Letters, reports and lists come in every layout, so an outline promises little: nothing that is
//! printed is lost, and each paragraph's text is exactly what stands at its span.

use super::headings::{could_be, fold, is_known};
use super::lines::{Line, Mark, lines};
use super::{chrome, tables};
use crate::model::decision::{Item, Paragraph, Section};
use crate::model::words::Role;
use crate::text::{Page, Span};

/// The longest heading, in words.
const HEADING_WORDS: usize = 14;

/// Headings of papers that are headings even without blank lines around them.
const PAPER_HEADINGS: &[&str] = &[
    "annual letters",
    "complaint overview",
    "complaint statistics",
    "complaints and enquiries received",
    "complaints upheld",
    "compliance with ombudsman recommendations",
    "decisions made",
    "overview and scope",
    "reports",
    "satisfactory remedies provided by the authority",
    "satisfactory remedies provided by the council",
    "satisfactory remedies provided by the organisation",
    "satisfactory remedy provided by the authority",
    "satisfactory remedy provided by the organisation",
    "service improvements",
    "your organisation's performance",
    "your performance",
];

/// Short lines of letters that are no headings.
const NO_HEADINGS: &[&str] = &["by email", "by email only", "dear", "enc", "yours", "cc", "page"];

crate::pattern!(
    /// The number of a paragraph or a heading in a report: "2.17", "A1.2", "3.1.4".
    PRINTED, r"^(?:-[ \t]+)?([A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3})+)\.?[ \t\u{a0}]+");

/// The whole text of a page by heading. Text before any heading has an empty one.
///
/// ```
/// use casebook::layout::outline::outline;
/// use casebook::Page;
/// let page = Page::of_text("# 2. Volumes\n\n2.1 Numbers rose\nby 4%.\n\n- in housing\n- in tax\n");
/// let sections = outline(&page);
/// assert_eq!((sections[0].heading.as_str(), sections[0].level), ("2. Volumes", 1));
/// let paragraph = &sections[0].paragraphs[0];
/// assert_eq!((paragraph.printed.as_deref(), paragraph.text.as_str()), (Some("2.1"), "Numbers rose\nby 4%."));
/// assert_eq!(paragraph.items[1].text, "in tax");
/// ```
#[must_use]
pub fn outline(page: &Page) -> Vec<Section> {
    let text = page.text();
    let found = raw_lines(text);
    let mut outline = Outline { page, sections: Vec::new(), open: None, numbered: false };
    for (at, line) in found.iter().enumerate() {
        outline.take(line, found.get(at + 1), at == 0);
    }
    outline.close();
    outline.sections
}

/// One line with what its place tells.
struct Raw {
    /// The words of the line, without white space around them.
    span: Span,
    after_blank: bool,
    before_blank: bool,
    marked: Option<Line>,
}

/// The lines that are not blank.
fn raw_lines(text: &str) -> Vec<Raw> {
    let mut found: Vec<Raw> = Vec::new();
    let (mut after_blank, mut offset) = (true, 0);
    for line in text.split('\n') {
        let span = Span::new(offset, offset + line.len()).trim(text);
        offset += line.len() + 1;
        if span.is_empty() {
            after_blank = true;
            if let Some(last) = found.last_mut() {
                last.before_blank = true;
            }
            continue;
        }
        let whole = Span::new(offset - line.len() - 1, offset - 1);
        let marked = lines(text, whole).into_iter().next();
        found.push(Raw { span, after_blank, before_blank: false, marked });
        after_blank = false;
    }
    if let Some(last) = found.last_mut() {
        last.before_blank = true;
    }
    found
}

/// What the next line may go on with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Text,
    Rows,
    Item,
}

struct Block {
    shape: Shape,
    span: Span,
    /// The printed number of a paragraph, or the label of an item.
    printed: Option<String>,
    indent: usize,
}

struct Outline<'a> {
    page: &'a Page,
    sections: Vec<Section>,
    open: Option<Block>,
    /// Whether numbered headings have been met: unnumbered ones then stand below them.
    numbered: bool,
}

impl Outline<'_> {
    fn take(&mut self, line: &Raw, next: Option<&Raw>, first: bool) {
        let words = self.page.slice(line.span);
        if line.after_blank {
            self.close();
        }
        if chrome::is_back_to_top(words) || !words.chars().any(char::is_alphanumeric) {
            self.close();
            return;
        }
        if tables::is_row(words) {
            self.extend_or_open(Shape::Rows, line.span);
            return;
        }
        if let Some((heading, level)) = heading(words, line, next, first, self.numbered) {
            self.close();
            self.numbered |= heading.starts_with(|c: char| c.is_ascii_digit());
            let paragraphs = Vec::new();
            self.sections.push(Section { heading, level, role: Role::Other, paragraphs });
            return;
        }
        if let Some(number) = PRINTED.captures(words) {
            self.close();
            let printed = number.get(1).map(|number| number.as_str().to_owned());
            let past = number.get(0).map_or(0, |whole| whole.end());
            let span = Span::new(line.span.start() + past, line.span.end());
            self.open = Some(Block { shape: Shape::Text, span, printed, indent: 0 });
            return;
        }
        match &line.marked {
            Some(Line { mark: Some(mark), body, indent, .. }) => {
                self.close();
                let printed = match mark {
                    Mark::Number(label) | Mark::Letter(label) => Some(label.clone()),
                    Mark::Dash | Mark::Bullet => None,
                };
                let (span, indent) = (*body, *indent);
                self.open = Some(Block { shape: Shape::Item, span, printed, indent });
            }
            _ => self.extend_text(line.span),
        }
    }

    /// Adds a line of text: to the open paragraph or item, unless a sentence has just ended on a
    /// page that sets no blank lines between paragraphs.
    fn extend_text(&mut self, span: Span) {
        let ended = self.open.as_ref().is_some_and(|block| {
            block.shape == Shape::Rows
                || self.page.slice(block.span).ends_with(['.', ':', '?', '!', ';'])
        });
        if ended {
            self.close();
        }
        match &mut self.open {
            Some(block) if block.span.is_empty() => block.span = span,
            Some(block) => block.span = block.span.join(span),
            None => {
                self.open = Some(Block { shape: Shape::Text, span, printed: None, indent: 0 });
            }
        }
    }

    fn extend_or_open(&mut self, shape: Shape, span: Span) {
        match &mut self.open {
            Some(block) if block.shape == shape => block.span = block.span.join(span),
            _ => {
                self.close();
                self.open = Some(Block { shape, span, printed: None, indent: 0 });
            }
        }
    }

    /// Puts the open block where it belongs.
    fn close(&mut self) {
        let Some(block) = self.open.take() else { return };
        let span = block.span.trim(self.page.text());
        if span.is_empty() {
            return;
        }
        let text = self.page.slice(span).to_owned();
        if self.sections.is_empty() {
            let heading = String::new();
            let paragraphs = Vec::new();
            self.sections.push(Section { heading, level: 1, role: Role::Other, paragraphs });
        }
        let Some(section) = self.sections.last_mut() else { return };
        let lead = section.paragraphs.last_mut();
        match (block.shape, lead) {
            (Shape::Item, Some(lead)) if introduces(lead) => {
                let item =
                    Item { label: block.printed, letter: None, text, items: Vec::new(), span };
                match lead.items.last_mut() {
                    // One level of nesting is all that a paper's lists have; the indent tells it.
                    Some(parent) if block.indent > 4 => parent.items.push(item),
                    _ => lead.items.push(item),
                }
            }
            _ => {
                let boilerplate = chrome::is_passing(&text);
                section.paragraphs.push(Paragraph {
                    number: None,
                    printed: block.printed,
                    text,
                    items: Vec::new(),
                    span,
                    boilerplate,
                });
            }
        }
    }
}

/// Whether list items that follow belong to this paragraph.
fn introduces(lead: &Paragraph) -> bool {
    !lead.items.is_empty() || lead.printed.is_some() || lead.text.ends_with([':', ';'])
}

/// The heading on a line and its level, if the line is one.
fn heading(
    words: &str,
    line: &Raw,
    next: Option<&Raw>,
    first: bool,
    numbered: bool,
) -> Option<(String, u8)> {
    let hashed = words.starts_with('#');
    let starred = words.starts_with("**") && words.ends_with("**") && words.len() > 4;
    let bare = plain(words);
    if bare.is_empty() || !bare.chars().any(char::is_alphabetic) {
        return None;
    }
    let below = if numbered { 2 } else { 1 };
    let level = level(&bare).unwrap_or(below);
    if hashed || (starred && bare.split_whitespace().count() <= HEADING_WORDS) {
        return Some((bare, level));
    }
    let folded = fold(&bare);
    if PAPER_HEADINGS.contains(&folded.as_str()) || (is_known(&bare) && line.marked_none()) {
        return Some((bare, level));
    }
    let alone = line.after_blank && line.before_blank && next.is_some();
    let opens = first && (line.before_blank || next.is_some());
    let no_heading = NO_HEADINGS.iter().any(|word| {
        folded.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    });
    let title =
        bare.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\t'));
    let dated = crate::grammar::date::date(bare.trim()).is_ok();
    let short = bare.split_whitespace().count() <= HEADING_WORDS
        && could_be(title)
        && !title.contains(": ")
        && !title.contains(" : ")
        && !title.contains('@');
    let listed = matches!(&line.marked, Some(Line { mark: Some(mark), .. })
        if !matches!(mark, Mark::Number(_)));
    ((alone || opens) && short && !dated && !no_heading && !listed).then_some((bare, level))
}

impl Raw {
    fn marked_none(&self) -> bool {
        self.marked.as_ref().is_none_or(|line| line.mark.is_none())
    }
}

/// A line without the signs of Markdown.
#[must_use]
pub fn plain(line: &str) -> String {
    let bare = line.trim().trim_start_matches('#').replace("**", "").replace("\\*", "*");
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// 1 for "3. Title", 2 for "3.4 Title", 3 for "3.4.1 Title".
fn level(bare: &str) -> Option<u8> {
    let number = bare.split(' ').next()?;
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let parts = number.split('.').filter(|part| !part.is_empty());
    if !parts.clone().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    u8::try_from(parts.count()).ok().map(|count| count.clamp(1, 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> Vec<(String, Vec<String>)> {
        let page = Page::of_text(text);
        let sections = outline(&page);
        for paragraph in sections.iter().flat_map(|section| &section.paragraphs) {
            assert_eq!(page.slice(paragraph.span), paragraph.text);
            for item in &paragraph.items {
                assert_eq!(page.slice(item.span), item.text);
            }
        }
        sections
            .into_iter()
            .map(|section| {
                let texts = section.paragraphs.into_iter().map(|paragraph| {
                    let items: Vec<String> =
                        paragraph.items.into_iter().map(|item| item.text).collect();
                    [vec![paragraph.text], items].concat().join("|")
                });
                (section.heading, texts.collect())
            })
            .collect()
    }

    fn shape(heading: &str, paragraphs: &[&str]) -> (String, Vec<String>) {
        (heading.to_owned(), paragraphs.iter().map(|&text| text.to_owned()).collect())
    }

    #[test]
    fn markdown_and_numbered_headings_open_sections() {
        assert_eq!(
            flat(
                "#### Annual report\n\nBy: A Person\n\n# 1. Purpose\n\n- 1.1 To tell members.\n\n2.    Next\n\n2.1   First line\n      goes on.\n\n**In bold**\n\nText.\n"
            ),
            [
                shape("Annual report", &["By: A Person"]),
                shape("1. Purpose", &["To tell members."]),
                shape("2. Next", &["First line\n      goes on."]),
                shape("In bold", &["Text."]),
            ]
        );
    }

    #[test]
    fn a_letter_has_no_heading_in_its_address() {
        assert_eq!(
            flat(
                "3 May 2021\n\nBy email\n\nMs A\nChief Executive\n\nDear Ms A\n\nComplaint statistics\n\nThey follow.\n"
            ),
            [
                shape("", &["3 May 2021", "By email", "Ms A\nChief Executive", "Dear Ms A"]),
                shape("Complaint statistics", &["They follow."]),
            ]
        );
    }

    #[test]
    fn a_page_without_blank_lines_keeps_its_sentences_apart() {
        assert_eq!(
            flat(
                "Ashby Council\nComplaint overview\nWe dealt with 4.\nWe upheld 2.\nReports\nNone.\n"
            ),
            [
                shape("Ashby Council", &[]),
                shape("Complaint overview", &["We dealt with 4.", "We upheld 2."]),
                shape("Reports", &["None."]),
            ]
        );
    }

    #[test]
    fn rows_stay_together_and_items_join_their_introduction() {
        assert_eq!(
            flat(
                "Sums\n\nThis includes:\n  - £4 in tax,\nand more\n  - £5\n\na\t1\nb\t2\n\n- alone\n"
            ),
            [shape("Sums", &["This includes:|£4 in tax,\nand more|£5", "a\t1\nb\t2", "alone"])]
        );
    }
}
