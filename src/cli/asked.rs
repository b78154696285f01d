//! From words and flags that were typed to a question.

use super::args::Filters;
use crate::error::{Error, ErrorKind, Result};
use crate::search::{Question, asked};

/// The question of `words`, narrowed by `filters`.
///
/// # Errors
///
/// Where a filter has a value that it cannot have; the error names the flag and what it takes.
pub fn question(words: &[String], filters: &Filters) -> Result<Question> {
    asked(&words.join(" "), filters.typed()).map_err(|misread| match misread.first() {
        Some(first) => flagged(&first.name, &first.value, &first.expects),
        None => Error::new(ErrorKind::Usage, "a filter cannot be read"),
    })
}

/// "--outcome cannot be "won"", with what it takes.
fn flagged(name: &str, value: &str, expects: &str) -> Error {
    let flag = name.replace('_', "-");
    Error::new(ErrorKind::Usage, format!("--{flag} cannot be {value:?}")).advise(expects)
}

/// Narrows `question` by one flag.
///
/// # Errors
///
/// As [`question`].
pub fn narrow(question: &mut Question, name: &str, value: &str) -> Result<()> {
    question
        .narrow(name, value)
        .map_err(|error| flagged(name, value, error.advice().unwrap_or_else(|| error.what())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_flags_make_one_question() {
        let filters = Filters {
            organisation: vec!["Kent".into()],
            from: Some("2024".into()),
            min_award: Some("500".into()),
            ..Filters::default()
        };
        let asked = question(&["late".into(), " -plan".into()], &filters).unwrap();
        assert_eq!(asked, Question::parse("late -plan council:Kent from:2024 award:>=500"));
    }

    #[test]
    fn an_unknown_word_teaches_those_that_are_known() {
        let filters = Filters { outcome: vec!["won".into()], ..Filters::default() };
        let error = question(&[], &filters).unwrap_err().to_string();
        assert!(error.starts_with("--outcome cannot be \"won\" ("), "{error}");
        assert!(error.contains("upheld, not_upheld"), "{error}");
        let mut any = Question::default();
        assert!(narrow(&mut any, "sort", "size").unwrap_err().to_string().contains("newest"));
    }
}
