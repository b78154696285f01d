//! Where sentences end.
//!
//! A fact's quotation is its sentence, so quotations in an export, a search result and an
//! evaluation agree because all of them come from here.

use super::span::Span;

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "st", "no", "nos", "para", "paras", "s",
    "ss", "sch", "reg", "regs", "art", "e.g", "i.e", "eg", "ie", "cf", "vs", "v", "approx", "inc",
    "ltd", "co", "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec",
];

/// The sentences of `span` in `text`, in order, each without white space around it.
///
/// ```
/// use casebook::text::{Span, sentence::sentences};
/// let text = "Mr. X paid £1.50 (s.17). The Council agreed.";
/// let found = sentences(text, Span::new(0, text.len()));
/// let words: Vec<&str> = found.iter().map(|span| span.slice(text)).collect();
/// assert_eq!(words, ["Mr. X paid £1.50 (s.17).", "The Council agreed."]);
/// ```
#[must_use]
pub fn sentences(text: &str, span: Span) -> Vec<Span> {
    let words = span.slice(text);
    let bytes = words.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    for at in memchr::memchr3_iter(b'.', b'?', b'!', bytes) {
        if at + 1 < start {
            continue;
        }
        let end = after_closers(words, at + 1);
        if ends_a_sentence(words, at, end) {
            push(text, span.start() + start, span.start() + end, &mut found);
            start = end;
        }
    }
    push(text, span.start() + start, span.end(), &mut found);
    found
}

/// The longest sentence, in bytes. The longest of real decisions are under 2,000; a page without
/// full stops is cut into pieces, since every fact quotes its whole sentence.
const LONGEST: usize = 6_000;

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let mut rest = Span::new(start, end).trim(text);
    while rest.len() > LONGEST {
        let words = rest.slice(text);
        let reach = words.floor_char_boundary(LONGEST);
        let head = words.get(..reach).unwrap_or_default();
        let cut = rest.start() + head.rfind(is_blank).filter(|at| *at > 0).unwrap_or(reach);
        found.push(Span::new(rest.start(), cut).trim(text));
        rest = Span::new(cut, rest.end()).trim(text);
    }
    if !rest.is_empty() {
        found.push(rest);
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\u{a0}')
}

/// The offset after quotation marks and brackets that close together with the stop at `from`.
fn after_closers(words: &str, from: usize) -> usize {
    let rest = words.get(from..).unwrap_or_default();
    let closers = |c: char| matches!(c, '’' | '”' | '\'' | '"' | ')' | ']');
    from + (rest.len() - rest.trim_start_matches(closers).len())
}

fn ends_a_sentence(words: &str, stop: usize, end: usize) -> bool {
    let rest = words.get(end..).unwrap_or_default();
    if rest.is_empty() {
        return true;
    }
    if !rest.starts_with([' ', '\n', '\u{a0}', '\t']) {
        return false;
    }
    let Some(next) = rest.trim_start().chars().next() else { return true };
    if next.is_lowercase() {
        return false;
    }
    if words.as_bytes().get(stop) != Some(&b'.') {
        return true;
    }
    let before = words.get(..stop).unwrap_or_default();
    let last = before.rsplit([' ', '\n', '\u{a0}', '(', '[', '‘', '“']).next().unwrap_or_default();
    let folded = last.to_lowercase();
    let abbreviated = ABBREVIATIONS.contains(&folded.as_str())
        // "No." and "s." are abbreviations only before what they number or name.
        && (next.is_ascii_digit() || !matches!(folded.as_str(), "no" | "s" | "co" | "v"));
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase) && {
        // "Mr X. He" ends; "J. Smith" does not: an initial follows no title.
        let title = before
            .get(..before.len() - last.len())
            .unwrap_or_default()
            .trim_end()
            .rsplit([' ', '\n'])
            .next()
            .unwrap_or_default();
        title.is_empty()
    };
    !(abbreviated || initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).iter().map(|s| s.slice(text)).collect()
    }

    #[test]
    fn sentences_end_at_stops_and_after_closing_marks() {
        assert_eq!(
            split("It said ‘we agree.’ (It paid £4.50.) Why? Ms X. says no."),
            ["It said ‘we agree.’", "(It paid £4.50.)", "Why?", "Ms X. says no."]
        );
    }

    #[test]
    fn a_bare_letter_for_a_person_ends_a_sentence() {
        assert_eq!(
            split("It paid Mrs B. It also wrote to C. Then it stopped."),
            ["It paid Mrs B.", "It also wrote to C.", "Then it stopped."]
        );
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(
            split("St. Mary’s paid, e.g. No. 5 and s. 17 costs. Done."),
            ["St. Mary’s paid, e.g. No. 5 and s. 17 costs.", "Done."]
        );
    }

    #[test]
    fn a_page_without_full_stops_is_cut_between_words() {
        let text = "it paid £1 and then ".repeat(2_000);
        let found = sentences(&text, Span::new(0, text.len()));
        assert!(found.iter().all(|span| span.len() <= LONGEST), "one is too long");
        let words: usize = found.iter().map(|span| span.slice(&text).split(' ').count()).sum();
        assert_eq!(words, 10_000);
        let solid = "é".repeat(10_000);
        assert_eq!(
            sentences(&solid, Span::new(0, solid.len())).iter().map(|s| s.len()).sum::<usize>(),
            20_000
        );
    }

    #[test]
    fn no_text_has_no_sentences() {
        assert!(split("  \n ").is_empty());
    }
}
