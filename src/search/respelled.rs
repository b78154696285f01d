//! Sums and references as people type them.

use std::borrow::Cow;

/// Sums and references that were typed as several words made one: "1800 pounds", "24 014093".
pub(super) fn respelled<'a>(words: &[&'a str]) -> Vec<Cow<'a, str>> {
    let digits = |word: &str| {
        let own = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let letters = word.len() - own.len();
        (own.bytes().all(|b| b.is_ascii_digit()) && letters <= 1).then_some(own.len())
    };
    let is_sum = |word: &str| {
        let plain = word.trim_end_matches(['.', ',']);
        plain.starts_with(|c: char| c.is_ascii_digit())
            && plain.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
    };
    let is_pounds = |word: &str| {
        let own = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        matches!(own.as_str(), "pounds" | "pound" | "gbp" | "quid")
    };
    let mut all: Vec<Cow<'a, str>> = Vec::with_capacity(words.len());
    let mut rest = words;
    while let Some((word, after)) = rest.split_first() {
        rest = after;
        // "ref:24014093", "#24014093"
        let own = word.rsplit_once([':', '#']).map_or(*word, |(_, own)| own);
        let own = if own.bytes().filter(u8::is_ascii_digit).count() >= 8 { own } else { word };
        if let Some(reference) = separated(own) {
            all.push(Cow::Owned(reference));
            continue;
        }
        match after.first() {
            Some(next) if is_sum(word) && is_pounds(next) => {
                all.push(Cow::Owned(format!("£{}", word.trim_end_matches(['.', ',']))));
            }
            Some(next) if is_pounds(word) && is_sum(next) => {
                all.push(Cow::Owned(format!("£{next}")));
            }
            Some(next)
                if matches!(
                    (digits(own), digits(next)),
                    (Some(2), Some(6)) | (Some(5), Some(3))
                ) =>
            {
                all.push(Cow::Owned(format!("{own}{next}")));
            }
            _ => {
                all.push(Cow::Borrowed(own));
                continue;
            }
        }
        rest = after.get(1..).unwrap_or_default();
    }
    all
}

/// A reference whose groups of digits are held apart by signs: `24.014.093`, `24_014_093`.
fn separated(word: &str) -> Option<String> {
    let word = word.trim_end_matches(['.', ',', '?', ')']);
    let groups: Vec<&str> = word.split(['.', '_', '-', '/']).collect();
    let (last, digits) = groups.split_last()?;
    let own = last.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let lengths: Vec<usize> = digits.iter().copied().chain([own]).map(str::len).collect();
    let known = matches!(lengths.as_slice(), [2, 3, 3] | [2, 6] | [5, 3]);
    let letters = last.len() - own.len() <= 1;
    let plain = digits
        .iter()
        .copied()
        .chain([own])
        .all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    (known && letters && plain).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_or_a_reference_is_one_word() {
        for (typed, expected) in [
            ("24 014093 late", "24014093 late"),
            ("24014 093b", "24014093b"),
            ("24.014.093, late", "24014093 late"),
            ("24_014_093b?", "24014093b"),
            ("24-014093", "24014093"),
            ("ref:24014093", "24014093"),
            ("1800 pounds GBP 5", "£1800 £5"),
            ("24.01.2024 2024-01-24 020.7946.0958", "24.01.2024 2024-01-24 020.7946.0958"),
            ("12 months", "12 months"),
        ] {
            let words: Vec<&str> = typed.split_whitespace().collect();
            assert_eq!(respelled(&words).join(" "), expected, "{typed}");
        }
    }
}
