//! Where a document prints a figure.

use super::passage::level;
use crate::text::sentence::sentences;
use crate::text::{Page, Span};

/// The sentences of a page, to look figures up in.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    page: &'a Page,
    /// Sentences in lower case, with their places.
    sentences: Vec<(String, Span)>,
}

impl<'a> Quotes<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let text = page.text();
        let lines = text.split('\n').filter(|line| !line.trim().is_empty());
        let spans = lines.flat_map(|line| sentences(text, Span::of(text, line)));
        let sentences = spans.map(|span| (level(page.slice(span)), span)).collect();
        Self { page, sentences }
    }

    /// The first sentence that prints the figure beside one of the words; else the figure alone on
    /// a line, with the next line, as charts have it.
    pub(super) fn find(&self, figure: &str, words: &[&str]) -> Option<Span> {
        let printed = |text: &str| prints(text, figure);
        let said = |text: &str| words.iter().any(|word| text.contains(word));
        let both = self.sentences.iter().find(|(text, _)| said(text) && printed(text));
        if let Some((_, span)) = both {
            return Some(*span);
        }
        let alone = |text: &str| text.trim().len() <= figure.len() + 2 && printed(text);
        let pair = |fits: &dyn Fn(&str, &str) -> bool| {
            self.sentences.windows(2).find_map(|pair| match pair {
                [(one, first), (other, second)] if fits(one, other) => Some(first.join(*second)),
                _ => None,
            })
        };
        pair(&|one, other| alone(one) && said(other))
            .or_else(|| pair(&|one, other| said(one) && alone(other)))
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
