//! Sections and paragraphs, with the numbers that the decision itself uses.
//!
//! A saved page restarts its printed numbers in every section and after every interruption, while
//! "see paragraph 52" counts straight through. The count here is that of the top-level marks.

mod blocks;
mod letters;

use std::collections::BTreeSet;

use super::headings;
use super::lines::{Line, Mark};
use super::nesting::Nesting;
use super::{chrome, headings::fold};
use crate::model::decision::Section;
use crate::text::Page;
use blocks::Blocks;

/// How a page marks its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marking {
    /// `  1. `, at this indent.
    Numbered(usize),
    /// `- `, nested or not.
    Dashed,
    /// Not at all.
    Bare,
}

/// Reads how the paragraphs of `lines` are marked.
#[must_use]
pub fn marking(lines: &[Line]) -> Marking {
    let numbered = || lines.iter().filter(|line| matches!(line.mark, Some(Mark::Number(_))));
    let dashed =
        lines.iter().filter(|line| line.mark == Some(Mark::Dash) && line.indent < 2).count();
    match numbered().map(|line| line.indent).min() {
        Some(indent) if numbered().filter(|line| line.indent == indent).count() >= dashed => {
            Marking::Numbered(indent)
        }
        _ if dashed > 0 => Marking::Dashed,
        _ => Marking::Bare,
    }
}

/// The sections of a decision's body.
#[must_use]
pub fn sections(page: &Page, lines: &[Line]) -> Vec<Section> {
    let mut reader = Reader::new(page, lines);
    for (at, line) in lines.iter().enumerate() {
        reader.take(at, line);
    }
    reader.blocks.finish()
}

/// Decides line by line what each line is; [`Blocks`] keeps what has been read.
struct Reader<'a> {
    page: &'a Page,
    lines: &'a [Line],
    marking: Marking,
    /// Whether blank lines separate blocks; if not, every line is a block.
    spaced: bool,
    blocks: Blocks<'a>,
    nesting: Nesting,
    /// Whether the line before can be continued.
    running: bool,
    back_to_top: bool,
    /// Short lines that occur twice: the headings of a page with a contents list.
    repeated: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn new(page: &'a Page, lines: &'a [Line]) -> Self {
        let mut met = BTreeSet::new();
        let words = lines.iter().map(|line| page.slice(line.body));
        let short = words.filter(|words| headings::could_be(words));
        let repeated = short.map(fold).filter(|words| !met.insert(words.clone())).collect();
        let blanks = lines.iter().filter(|line| line.after_blank).count();
        Self {
            page,
            lines,
            marking: marking(lines),
            spaced: blanks * 3 >= lines.len(),
            blocks: Blocks::new(page),
            nesting: Nesting::default(),
            running: false,
            back_to_top: false,
            repeated,
        }
    }

    fn take(&mut self, at: usize, line: &Line) {
        let words = self.page.slice(line.body);
        if line.mark.is_none() && chrome::is_passing(words) || line.body.is_empty() {
            self.back_to_top |= chrome::is_back_to_top(words);
            self.running = false;
            return;
        }
        if self.is_heading(at, line, words) {
            let main = headings::is_main(words) || self.back_to_top || self.blocks.is_empty();
            self.blocks.head(line.body, if main { 1 } else { 2 });
            self.nesting.reset();
            self.back_to_top = false;
            self.running = false;
            return;
        }
        match (&line.mark, self.marking) {
            (Some(Mark::Number(printed)), Marking::Numbered(top)) if line.indent <= top + 1 => {
                self.blocks.paragraph(line.body, true, Some(printed.clone()));
            }
            (Some(Mark::Dash), Marking::Dashed) if line.indent < 2 => {
                self.nested(line, words, true);
            }
            (Some(mark), _) => {
                // The page marks its lists itself: no list is to be guessed before the next one.
                self.nesting.reset();
                self.blocks.item(line.body, line.indent, label(mark));
            }
            (None, _) if self.continues(line, words) => self.blocks.extend(line.body),
            (None, Marking::Bare) if !self.spaced => self.nested(line, words, false),
            (None, _) => self.blocks.paragraph(line.body, false, None),
        }
        self.running = true;
    }

    /// A line of a page whose marks do not show levels.
    fn nested(&mut self, line: &Line, words: &str, counted: bool) {
        match self.nesting.depth(words) {
            0 => self.blocks.paragraph(line.body, counted, None),
            depth => self.blocks.item(line.body, depth, None),
        }
    }

    fn is_heading(&self, at: usize, line: &Line, words: &str) -> bool {
        if line.mark.is_some() {
            // A contents list, or a heading that an extractor marked like a paragraph.
            return line.mark == Some(Mark::Bullet)
                && self.blocks.is_empty()
                && headings::is_known(words);
        }
        if headings::is_known(words) || self.repeated.contains(&fold(words)) {
            return true;
        }
        if !headings::could_be(words) || self.continues(line, words) {
            return false;
        }
        let next = self.lines.get(at + 1..).unwrap_or_default().iter();
        let Some(next) = next
            .filter(|next| !next.body.is_empty())
            .find(|next| !chrome::is_passing(self.page.slice(next.body)))
        else {
            return false;
        };
        let following = self.page.slice(next.body);
        match self.marking {
            Marking::Bare => {
                let listed = !self.spaced && self.nesting_open();
                !listed
                    && words.split_whitespace().count() <= 8
                    && next.mark.is_none()
                    && following.len() > words.len()
                    && following.ends_with(['.', ':', '?', ')'])
                    && following.split_whitespace().count() > 5
            }
            Marking::Numbered(top) => match next.mark {
                Some(Mark::Number(_)) => next.indent <= top + 1,
                Some(_) => false,
                None => {
                    line.after_blank && (headings::could_be(following) || following.len() > 100)
                }
            },
            Marking::Dashed => match next.mark {
                Some(Mark::Dash) => true,
                Some(_) => false,
                None => headings::could_be(following) && !self.running,
            },
        }
    }

    fn nesting_open(&self) -> bool {
        self.blocks.in_list()
            || self.blocks.last_text().is_some_and(|text| text.ends_with([':', ';', ',']))
    }

    /// Whether an unmarked line goes on with the block before it.
    fn continues(&self, line: &Line, words: &str) -> bool {
        if !self.running || line.after_blank || words.starts_with(['(', '[']) {
            return false;
        }
        let unfinished = self
            .blocks
            .last_text()
            .is_some_and(|text| !text.ends_with(['.', ':', ';', '?', ')', ']']));
        match self.marking {
            Marking::Numbered(_) => true,
            Marking::Dashed => unfinished || words.starts_with(char::is_lowercase),
            Marking::Bare => {
                self.spaced
                    || (unfinished && words.starts_with(char::is_lowercase) && !self.nesting_open())
            }
        }
    }
}

fn label(mark: &Mark) -> Option<String> {
    match mark {
        Mark::Number(label) | Mark::Letter(label) => Some(label.clone()),
        Mark::Dash | Mark::Bullet => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::lines::lines;
    use crate::text::Span;

    fn read(text: &str) -> Vec<Section> {
        let page = Page::of_text(text);
        sections(&page, &lines(text, Span::new(0, text.len())))
    }

    fn numbers(sections: &[Section]) -> Vec<Option<u32>> {
        sections.iter().flat_map(|s| &s.paragraphs).map(|p| p.number).collect()
    }

    #[test]
    fn a_hostile_depth_of_lists_stays_shallow_and_loses_nothing() {
        let item = |at: usize| format!("{}• item {at}", " ".repeat(at));
        let deep = (0..500).map(item).collect::<Vec<_>>().join("\n");
        let found = read(&format!("Action\n\n  1. The Council will:\n{deep}"));
        let json = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Section>>(&json).unwrap(), found);
        assert_eq!(json.matches("• item").count() + json.matches("\"item ").count(), 500);
    }

    const NUMBERED: &str = "The complaint\n\n  1. Mrs B says the Council:\n    • was slow; and\n      1. twice\n    • was rude.\n  2. She wants money.\n\nBack to top\n\nWhat I found\n\n  1. The law is clear.\n\n(Some Act 1974, section 2)\n\nEarly events\n\n  1. In May it wrote.\n";

    #[test]
    fn numbers_run_straight_through_sections_and_sub_headings() {
        let found = read(NUMBERED);
        let headings: Vec<_> = found.iter().map(|s| (s.heading.as_str(), s.level)).collect();
        assert_eq!(headings, [("The complaint", 1), ("What I found", 1), ("Early events", 2)]);
        assert_eq!(numbers(&found), [Some(1), Some(2), Some(3), None, Some(4)]);
        let items = &found[0].paragraphs[0].items;
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].items[0].label.as_deref(), Some("1"));
    }

    #[test]
    fn dashed_pages_count_the_same() {
        let text = "The complaint\n- Mrs B says the Council:\n- was slow; and\n- was rude.\n- She wants money.\nWhat I found\n- The law is clear.\n(Some Act 1974, section 2)\nEarly events\n- In May it\nwrote.";
        let found = read(text);
        assert_eq!(numbers(&found), [Some(1), Some(2), Some(3), None, Some(4)]);
        assert_eq!(found[0].paragraphs[0].items.len(), 2);
        assert_eq!(found[2].paragraphs[0].text, "In May it\nwrote.");
    }

    #[test]
    fn bullets_of_a_dashed_page_end_with_the_next_dash() {
        let text = "The complaint\n- Mrs B says the Council:\n• was slow; and\n• was rude.\n- She says she was upset.\n- She wants money.";
        let found = read(text);
        assert_eq!(numbers(&found), [Some(1), Some(2), Some(3)]);
        assert_eq!(found[0].paragraphs[0].items.len(), 2);
    }

    #[test]
    fn items_have_the_letters_that_the_text_means() {
        let text = "Action\n\n  1. The Council will:\n      1. apologise;\n      2. pay Mr B:\n        1. £50; and\n        2. £20.\n\nThis is what we asked for.\n\n      1. train its staff.\n  2. It will also:\n    • write to us; and\n      1. in June\n  3. It will:\na) wait; and\nb) see.\n";
        let found = read(text);
        let mut letters = Vec::new();
        for paragraph in &found[0].paragraphs {
            for item in &paragraph.items {
                let below: Vec<_> = item.items.iter().map(|i| i.letter.clone()).collect();
                letters.push((item.letter.clone(), below));
            }
        }
        let some = |letter: &str| Some(letter.to_owned());
        assert_eq!(
            letters,
            [
                (some("a"), vec![]),
                (some("b"), vec![some("i"), some("ii")]),
                (some("c"), vec![]),
                (None, vec![some("i")]),
                (some("a"), vec![]),
                (some("b"), vec![]),
            ]
        );
    }

    #[test]
    fn a_contents_list_is_no_text() {
        let text = format!("The complaint\nWhat I found\nEarly events\n\n{NUMBERED}");
        let found = read(&text);
        assert_eq!(
            found.iter().map(|s| s.heading.as_str()).collect::<Vec<_>>(),
            ["The complaint", "What I found", "Early events"]
        );
    }

    #[test]
    fn unmarked_lines_after_a_colon_are_items() {
        let text = "Recommendations\nThe council has agreed to:\napologise to the man;\npay him £10.\nIt will also review its policy.";
        let found = read(text);
        assert_eq!(found[0].paragraphs.len(), 2);
        assert_eq!(found[0].paragraphs[0].items.len(), 2);
    }

    #[test]
    fn every_span_slices_to_its_text() {
        for section in read(NUMBERED) {
            for paragraph in section.paragraphs {
                assert_eq!(paragraph.span.slice(NUMBERED), paragraph.text);
            }
        }
    }
}
