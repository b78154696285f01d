//! Words that are meant in one form: an abbreviation, a name, a word in quotation marks.

use crate::index::analyzer::form;

/// Whether a word as typed is an abbreviation: `SAR`, `PCNs`, `B&B`, `s117A` not.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let own = form(word);
    own.chars().filter(char::is_ascii_uppercase).count() > 1
        && own.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// Whether a word is written with a capital in the way of a name.
pub(super) fn is_name(word: &str) -> bool {
    let own = form(word);
    let mut letters = own.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

/// The forms that are as good as this one: a sentence may begin with a word that is no name.
pub(super) fn accepted(form: &str) -> Vec<String> {
    let mut forms = vec![form.to_owned()];
    if let Some(first) = form.chars().next().filter(|first| first.is_lowercase()) {
        let rest = form.chars().skip(1);
        forms.push(first.to_uppercase().chain(rest).collect());
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_and_names_are_told_by_their_capitals() {
        for (word, abbreviation, name) in [
            ("SAR", true, false),
            ("PCNs", true, false),
            ("Kent", false, true),
            ("Kent’s", false, true),
            ("DoLS", false, true),
            ("A", false, false),
            ("delay", false, false),
            ("2024", false, false),
        ] {
            assert_eq!((is_abbreviation(word), is_name(word)), (abbreviation, name), "{word}");
        }
    }

    #[test]
    fn a_small_word_may_begin_a_sentence_and_a_name_is_never_small() {
        assert_eq!(accepted("late"), ["late", "Late"]);
        assert_eq!(accepted("Late"), ["Late"]);
        assert_eq!(accepted("SAR"), ["SAR"]);
    }
}
