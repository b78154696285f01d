//! A user's own names, in a file whose mistakes are told with their line.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::error::{Error, ErrorKind, Result};
use crate::index::OwnNames;
use crate::index::analyzer::tokens;

/// What a file may hold, for a person whose file cannot be read.
const EXPECTED: &str = "write names = [[\"LHA\", \"local housing allowance\"]] for names of one \
    thing, near = [[\"kerb\", \"pavement\"]] for words that say much the same";

/// Reads a file. `named` is what messages call it.
pub(super) fn read(named: &str, text: &str) -> Result<OwnNames> {
    let mistake = |(at, what): (usize, String)| {
        let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let place = format!("{named}:{line}");
        Error::new(ErrorKind::Usage, what).at(place).advise(EXPECTED)
    };
    let table = DeTable::parse(text).map_err(|error| {
        let what = error.message().lines().next().unwrap_or_default().trim().to_owned();
        mistake((error.span().map_or(0, |span| span.start), what))
    })?;
    let mut file = OwnNames::default();
    for (key, value) in table.get_ref() {
        let into = match key.get_ref().as_ref() {
            "names" => &mut file.names,
            "near" => &mut file.near,
            other => {
                let what = format!("a file of synonyms has no `{other}`");
                return Err(mistake((key.span().start, what)));
            }
        };
        *into = groups(value).map_err(mistake)?;
    }
    Ok(file)
}

/// A mistake: the byte where it stands, and what it is.
type Mistake = (usize, String);

fn groups(value: &Spanned<DeValue<'_>>) -> Result<Vec<Vec<String>>, Mistake> {
    let all = value.get_ref().as_array().ok_or_else(|| not_a(value, "list of groups"))?;
    all.iter().map(group).collect()
}

/// A group that says something: at least two names, each with a word in it.
fn group(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Mistake> {
    let all = value.get_ref().as_array().ok_or_else(|| not_a(value, "list of names in [ ]"))?;
    let mut names = Vec::new();
    for name in all {
        let text = name.get_ref().as_str().ok_or_else(|| not_a(name, "name in quotes"))?;
        if tokens(text).is_empty() {
            return Err((name.span().start, format!("{text:?} has no word in it")));
        }
        names.push(text.to_owned());
    }
    if names.len() < 2 {
        return Err((value.span().start, "a group has at least two names".to_owned()));
    }
    Ok(names)
}

fn not_a(value: &Spanned<DeValue<'_>>, wanted: &str) -> Mistake {
    (value.span().start, format!("this is no {wanted}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_told_with_their_line() {
        for (text, line, says) in [
            ("names = [\n  [\"LHA\"],\n]", 2, "at least two"),
            ("\n\nnear = [[\"kerb\", \"?\"]]", 3, "no word"),
            ("names = [[\"a\", \"b\"]]\nnaems = []", 2, "no `naems`"),
            ("names = [[\"a\",", 1, ""),
            ("names = 3", 1, "no list of groups"),
            ("names = [\"a\"]", 1, "no list of names"),
            ("names = [[\"a\",\n 3]]", 2, "no name in quotes"),
        ] {
            let told = read("own.toml", text).unwrap_err().to_string();
            assert!(told.contains(&format!("own.toml:{line}")), "{told}");
            assert!(told.contains(says), "{told}");
        }
    }

    #[test]
    fn an_empty_file_adds_nothing() {
        let file = read("own.toml", "# nothing yet\n").unwrap();
        assert!(file.names.is_empty() && file.near.is_empty());
    }
}
