//! Where a document prints a figure.

use std::collections::BTreeMap;

use super::passage::level;
use crate::text::sentence::sentences;
use crate::text::{Page, Span};

/// The sentences of a page, to look figures up in.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    page: &'a Page,
    /// Sentences in lower case, with their places.
    sentences: Vec<(String, Span)>,
    /// Which sentences hold a run of digits.
    digits: BTreeMap<String, Vec<usize>>,
}

/// The most sentences in which a figure is looked up: one that stands everywhere tells no place.
const MOST_SENTENCES: usize = 400;

impl<'a> Quotes<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let text = page.text();
        let lines = text.split('\n').filter(|line| !line.trim().is_empty());
        let spans = lines.flat_map(|line| sentences(text, Span::of(text, line)));
        let sentences: Vec<(String, Span)> =
            spans.map(|span| (level(page.slice(span)), span)).collect();
        let mut digits: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (text, _)) in sentences.iter().enumerate() {
            for run in runs(text) {
                let known = match digits.get_mut(run) {
                    Some(known) => known,
                    None => digits.entry(run.to_owned()).or_default(),
                };
                if known.len() < MOST_SENTENCES && known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        Self { page, sentences, digits }
    }

    /// The sentences that can print a figure, in the order of the text.
    fn candidates(&self, figure: &str) -> Vec<usize> {
        // A thousand may be printed with its comma, "1,204": then it begins with another run.
        let whole = runs(figure).next();
        let parted =
            figure.get(1..).filter(|_| figure.len() == 4).and_then(|rest| runs(rest).next());
        let held = [whole, parted].into_iter().flatten().filter_map(|run| self.digits.get(run));
        let mut found: Vec<usize> = held.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The first sentence that prints the figure beside one of the words; else the figure alone on
    /// a line, with the next line, as charts have it.
    pub(super) fn find(&self, figure: &str, words: &[&str]) -> Option<Span> {
        let printed = |text: &str| prints(text, figure);
        let said = |text: &str| words.iter().any(|word| text.contains(word));
        let candidates = self.candidates(figure);
        let mut near = candidates.iter().filter_map(|at| self.sentences.get(*at));
        if let Some((_, span)) = near.find(|(text, _)| said(text) && printed(text)) {
            return Some(*span);
        }
        let alone = |text: &str| text.trim().len() <= figure.len() + 2 && printed(text);
        let beside = |step: isize| {
            candidates.iter().find_map(|&at| {
                let (text, own) = self.sentences.get(at)?;
                let (words, other) = self.sentences.get(at.checked_add_signed(step)?)?;
                (alone(text) && said(words)).then(|| match step {
                    1 => own.join(*other),
                    _ => other.join(*own),
                })
            })
        };
        beside(1).or_else(|| beside(-1))
    }

    /// Each sentence or line in lower case, with its place.
    pub(super) fn lines(&self) -> &[(String, Span)] {
        &self.sentences
    }

    /// The printed words of a place.
    pub(super) fn words(&self, span: Span) -> String {
        self.page.slice(span).to_owned()
    }
}

/// The runs of digits of a text.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

/// Whether a text prints a figure, with or without separators, and not as a part of another.
fn prints(text: &str, figure: &str) -> bool {
    text.match_indices(figure).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + figure.len()..).unwrap_or_default();
        let digit = |c: char| c.is_ascii_digit();
        let inside = before.ends_with(digit)
            || after.starts_with(digit)
            || (before.ends_with([',', '.'])
                && before.trim_end_matches([',', '.']).ends_with(digit))
            || after.strip_prefix([',', '.', '/']).is_some_and(|rest| rest.starts_with(digit));
        !inside
    }) || (figure.len() == 4
        && !text.is_empty()
        && figure.is_char_boundary(1)
        && text.contains(&format!(
            "{},{}",
            figure.get(..1).unwrap_or_default(),
            figure.get(1..).unwrap_or_default()
        )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_whole_and_beside_its_word() {
        let page = Page::of_text(
            "In 2076 we saw 760 people. We upheld 76 of them.\n63\nupheld decisions\nIt paid 1,204.\n",
        );
        let quotes = Quotes::of(&page);
        let found = |figure: &str, words: &[&str]| {
            quotes.find(figure, words).map(|span| quotes.words(span))
        };
        assert_eq!(found("76", &["upheld"]).as_deref(), Some("We upheld 76 of them."));
        assert_eq!(found("63", &["upheld"]).as_deref(), Some("63\nupheld decisions"));
        assert_eq!(found("1204", &["paid"]).as_deref(), Some("It paid 1,204."));
        assert_eq!(found("07", &["saw"]), None);
    }
}
