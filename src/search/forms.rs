//! Forms of words that no rule of endings brings together: "paid" is "pay".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::index::analyzer::tokens;

/// Irregular words of English that decisions are written with.
const FORMS: &[&str] = &[
    "begin began begun",
    "break broke broken",
    "bring brought",
    "build built",
    "buy bought",
    "catch caught",
    "child children",
    "choose chose chosen",
    "deal dealt",
    "draw drew drawn",
    "drink drank drunk",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feel felt",
    "fight fought",
    "find found",
    "forget forgot forgotten",
    "get got",
    "give gave given",
    "go went gone",
    "grow grew grown",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "know knew known",
    "lead led",
    "leave left",
    "lend lent",
    "lose lost",
    "make made",
    "man men",
    "mean meant",
    "meet met",
    "pay paid",
    "person people",
    "ring rang rung",
    "rise rose risen",
    "say said",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "sleep slept",
    "speak spoke spoken",
    "spend spent",
    "stand stood",
    "steal stole stolen",
    "take took taken",
    "teach taught",
    "tell told",
    "think thought",
    "throw threw thrown",
    "understand understood",
    "wear wore worn",
    "withdraw withdrew withdrawn",
    "woman women",
    "write wrote written",
];

static BY_TERM: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut by_term: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for forms in FORMS {
        let terms: Vec<String> = tokens(forms).into_iter().map(|token| token.text).collect();
        for term in &terms {
            let others = by_term.entry(term.clone()).or_default();
            others.extend(terms.iter().filter(|other| *other != term).cloned());
        }
    }
    by_term
});

/// The terms of the other forms of a word.
pub(super) fn others(term: &str) -> &'static [String] {
    BY_TERM.get(term).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_each_other() {
        assert_eq!(others("paid"), ["pay"]);
        assert_eq!(others("went"), ["go", "gone"]);
        assert_eq!(others("children"), ["child"]);
        assert!(others("fault").is_empty());
    }

    #[test]
    fn no_word_is_a_form_of_two() {
        for (term, forms) in BY_TERM.iter() {
            let once: std::collections::BTreeSet<_> = forms.iter().collect();
            assert_eq!(once.len(), forms.len(), "{term}");
            assert!(!forms.contains(term), "{term}");
        }
    }
}
