//! A text in pieces, some of them marked. The template escapes each.

use crate::text::Span;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Piece {
    pub(in crate::serve) text: String,
    /// Whether it is a word of the question.
    pub(in crate::serve) marked: bool,
}

/// The text cut where its marks begin and end.
pub(in crate::serve) fn pieces(text: &str, marks: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: &str, marked| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(words)) =
            (text.get(at..mark.start()), text.get(mark.start()..mark.end()))
        else {
            continue;
        };
        add(before, false);
        add(words, true);
        at = mark.end();
    }
    add(text.get(at..).unwrap_or_default(), false);
    pieces
}
