//! Words and filters as they are typed, made a question: flags of the command line and fields of a
//! page are the same names and are read alike.

use std::fmt;

use super::question::Question;

/// A filter that was typed with a value it cannot have.
///
/// ```
/// use casebook::search::asked;
/// let misread = asked("delay", [("outcome", "won")]).unwrap_err();
/// assert_eq!((misread[0].name.as_str(), misread[0].value.as_str()), ("outcome", "won"));
/// assert!(misread[0].expects.contains("not_upheld"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The name of the filter.
    pub name: String,
    /// As typed.
    pub value: String,
    /// What would be understood.
    pub expects: String,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be {:?}", self.name.replace('_', " "), self.value)
    }
}

/// The question of `words`, narrowed by filters: by their names in the question language, or
/// `min_award`, `max_award` and `sort`.
///
/// ```
/// use casebook::search::{Question, asked};
/// let question = asked("late -plan", [("organisation", "Kent"), ("min_award", "500")]).unwrap();
/// assert_eq!(question, Question::parse("late -plan council:Kent award:>=500"));
/// ```
///
/// # Errors
///
/// Every filter that cannot be read.
pub fn asked<'n, 'v>(
    words: &str,
    filters: impl IntoIterator<Item = (&'n str, &'v str)>,
) -> Result<Question, Vec<Misread>> {
    let mut question = Question::parse(words.trim());
    let mut misread = Vec::new();
    for (name, value) in filters {
        if let Err(error) = question.narrow(name, value) {
            let expects = error.advice().unwrap_or_else(|| error.what()).to_owned();
            misread.push(Misread { name: name.to_owned(), value: value.to_owned(), expects });
        }
    }
    if misread.is_empty() { Ok(question) } else { Err(misread) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_told_at_once() {
        let typed = [("outcome", "won"), ("kind", "decision"), ("from", "soon"), ("colour", "red")];
        let misread = asked("", typed).unwrap_err();
        let names: Vec<&str> = misread.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["outcome", "from", "colour"]);
        assert_eq!(misread[0].to_string(), "outcome cannot be \"won\"");
    }
}
