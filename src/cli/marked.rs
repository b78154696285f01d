//! Found words marked in a text.

use super::paint::Paint;
use crate::text::Span;

/// What stands around a found word, also where nothing can be printed bold.
const MARKS: (char, char) = ('‹', '›');

/// The text with the words at `marks` marked. Words that follow each other share one mark.
pub(super) fn marked(text: &str, marks: &[Span], paint: Paint) -> String {
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some((_, end))
                if text.get(*end..mark.start()).is_some_and(|gap| gap.trim().is_empty()) =>
            {
                *end = mark.end();
            }
            _ => joined.push((mark.start(), mark.end())),
        }
    }
    let (open, close) = MARKS;
    let mut out = String::with_capacity(text.len() + joined.len() * 16);
    let mut at = 0;
    for (start, end) in joined {
        let (Some(before), Some(words)) = (text.get(at..start), text.get(start..end)) else {
            continue;
        };
        out.push_str(before);
        // Each word is painted by itself: a line may break between them.
        let painted: Vec<String> =
            words.split_whitespace().map(|word| paint.strong(word)).collect();
        out.push(open);
        out.push_str(&painted.join(" "));
        out.push(close);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_row_share_a_mark() {
        let marks = [Span::new(0, 4), Span::new(5, 8), Span::new(13, 16)];
        assert_eq!(marked("junk box was full", &marks, Paint::off()), "‹junk box› was ‹ful›l");
        let painted = marked("late", &[Span::new(0, 4)], Paint::on());
        assert!(painted.starts_with("‹\u{1b}[1mlate"), "{painted:?}");
    }
}
