//! Case references in running text and web addresses.

use crate::model::CaseRef;
use crate::text::Span;

crate::pattern!(
    /// Matches `24 014 093`, `24-014-093`, `19 018 519c`; a candidate still has its neighbours checked,
    /// so that `0800 24 014 093` and `£24 014 093` are none.
    CANDIDATE, r"[0-9]{2}(?:(?:[ \u{a0}\n\-\u{2010}\u{2011}\u{2013}][0-9]{3}){2}|/[0-9]{3}/[0-9]{3}|[0-9]{6})[a-z]?");
crate::pattern!(
    /// Words after which eight digits without blanks are a reference.
    NAMED_SO,
    r"(?i)(?-u:\b)(?:references?|ref|case|cases|complaints?|decisions?|report|LGO|LGSCO|Ombudsman)(?:[ \u{a0}]+(?:reference|ref|number|numbers|no|nos|statement|ID))?[.:#]?[ \u{a0}]*[(\[]?$");

/// Every case reference in `text`, in order.
///
/// ```
/// use casebook::grammar::case_ref::references;
/// let found = references("our decision 23 001 002 and lgo-24-000-289-west, not 020 7217 4620");
/// let names: Vec<String> = found.iter().map(|(name, _)| name.to_string()).collect();
/// assert_eq!(names, ["23 001 002", "24 000 289"]);
/// ```
#[must_use]
pub fn references(text: &str) -> Vec<(CaseRef, Span)> {
    let mut found = Vec::new();
    for candidate in CANDIDATE.find_iter(text) {
        let before = text.get(..candidate.start()).unwrap_or_default().chars().next_back();
        let after = text.get(candidate.end()..).unwrap_or_default();
        let digit_before =
            before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '£' | '.' | ','));
        let runs_on = after.starts_with(|c: char| c.is_alphanumeric()) || continues_a_number(after);
        let squashed = candidate.as_str().bytes().take(8).all(|b| b.is_ascii_digit());
        if digit_before || runs_on || squashed && !is_named_so(text, candidate.start(), &found) {
            continue;
        }
        if let Some(reference) = CaseRef::parse(candidate.as_str()) {
            found.push((reference, Span::new(candidate.start(), candidate.end())));
        }
    }
    found
}

/// Whether the words before eight digits say that they are a reference, or name one beside them:
/// "cases 23001002 and 23001003".
fn is_named_so(text: &str, at: usize, found: &[(CaseRef, Span)]) -> bool {
    const NEAR: usize = 40;
    let from = (at.saturating_sub(NEAR)..=at).find(|from| text.is_char_boundary(*from));
    let before = from.and_then(|from| text.get(from..at)).unwrap_or_default();
    let beside = found.last().is_some_and(|(_, last)| {
        text.get(last.end()..at)
            .is_some_and(|between| matches!(between.trim(), "," | "and" | "&" | ", and" | "/"))
    });
    beside || NAMED_SO.is_match(before)
}

/// Whether another group of exactly three digits follows, as in `12 345 678 901`.
fn continues_a_number(after: &str) -> bool {
    let mut rest = after.chars();
    rest.next().is_some_and(|c| matches!(c, ' ' | '-' | '\u{a0}'))
        && rest.by_ref().take(3).filter(char::is_ascii_digit).count() == 3
        && !rest.next().is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_and_sums_are_no_references() {
        for text in
            ["0300 061 0614", "£12 345 678", "12 345 678 901", "1.24 014 093", "24 014 093rd"]
        {
            assert!(references(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn references_in_other_spellings() {
        for text in [
            "our reference 24014093",
            "(ref: 24014093)",
            "case no. 24014093",
            "complaint 24/014/093",
            "decision 24\u{a0}014\u{a0}093",
            "LGO 24014093, upheld",
        ] {
            let found = references(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].0.to_string(), "24 014 093", "{text}");
        }
        assert_eq!(references("cases 23001002 and 23001003a").len(), 2);
        for text in ["account 24014093", "call 24014093", "on 24/014/0934", "case £24014093"] {
            assert!(references(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn joint_cases_keep_their_letter() {
        let found = references("(19 018 519c) and 23-017-881a.");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].0.to_string(), "19 018 519c");
        assert_eq!(found[1].0.letter(), Some('a'));
    }
}
