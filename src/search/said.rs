//! Years and bodies that the words of a question name: "in 2023", "Dorset".
//!
//! What is read so becomes a filter and is told, so that nobody has to guess why something is not
//! found. In quotation marks a word stays a word.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::Term;

use super::exact::{is_abbreviation, is_name};
use super::filters::{Filters, Written, filter};
use super::plan::Planner;
use super::question::{Atom, Clause, Question};
use crate::index::Column;
use crate::index::analyzer::{folded, form, tokens};

/// Words of a question that were read as a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// As typed.
    pub words: String,
    /// The filter, as the question language writes it.
    pub filter: String,
    /// The question that looks for the words instead.
    pub instead: Question,
}

impl Reading {
    /// What a person is told.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { words, filter, .. } = self;
        format!(
            "“{words}” was read as {filter}: to look for the word instead, put it in quotation marks"
        )
    }
}

/// Words before one year, and what they make of it: the filter, and what stands before and behind
/// the year in its value.
const BEFORE_A_YEAR: &[(&str, &str)] =
    &[("in", "year"), ("during", "year"), ("since", "from"), ("until", "to")];

/// Words before and between two years.
const BETWEEN_YEARS: &[(&str, &str)] = &[("from", "to"), ("between", "and"), ("from", "until")];

/// Words that the names of councils are made with, and that tell no two of them apart.
const COUNCIL: &[&str] = &[
    "council",
    "councils",
    "borough",
    "city",
    "county",
    "district",
    "metropolitan",
    "london",
    "royal",
    "unitary",
    "the",
    "of",
    "and",
];

/// Words that say of the name before them that it is a council's.
const KINDS: &[&str] = &["council", "borough", "city", "county", "district", "metropolitan"];

/// Before the name of a person.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr"];

/// Something read in the words of a question: which of them, and the filter.
struct Said {
    place: Range<usize>,
    /// The words that stay words in quotation marks.
    own: Range<usize>,
    name: &'static str,
    value: String,
}

impl Planner<'_> {
    /// The question with the years and bodies in its words as filters, and what was read so.
    pub(super) fn read<'q>(
        &self,
        question: &'q Question,
    ) -> tantivy::Result<(Cow<'q, Question>, Vec<Reading>)> {
        let words: Vec<&str> = question.clauses.iter().map(plain).collect();
        let mut said = Vec::new();
        if let Some(years) = years(&words).filter(|_| has_no_days(question)) {
            said.push(years);
        }
        if question.filters.organisations.is_empty() && question.excluded.organisations.is_empty() {
            said.extend(self.bodies(&words)?);
        }
        let read: usize = said.iter().map(|it| it.place.len()).sum();
        // A name alone is looked for: there is nothing that it could narrow.
        if said.is_empty() || !words.iter().any(|word| !word.is_empty()) || read >= words.len() {
            return Ok((Cow::Borrowed(question), Vec::new()));
        }
        let reading = |it: &Said| Reading {
            words: words.get(it.own.clone()).unwrap_or_default().join(" "),
            filter: Written(it.name, &it.value).to_string(),
            instead: quoted(question, &it.own),
        };
        let readings = said.iter().map(reading).collect();
        Ok((Cow::Owned(narrowed(question, &said)), readings))
    }

    /// The bodies of the index that the words name.
    fn bodies(&self, words: &[&str]) -> tantivy::Result<Vec<Said>> {
        let mut named = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if self.may_name(words, at, word)? {
                named.push(at);
            }
        }
        if named.is_empty() {
            return Ok(Vec::new());
        }
        let known = self.known(Column::Organisation)?;
        let known: BTreeSet<Vec<&str>> = known.iter().map(|name| telling(name)).collect();
        let small: Vec<String> = words.iter().map(|word| folded(&form(word))).collect();
        let mut said: Vec<Said> = Vec::new();
        for at in named {
            if said.last().is_some_and(|last| at < last.place.end) {
                continue;
            }
            let Some(own) = longest(&small, at, &known) else { continue };
            if is_someone_else(words, &small, &own) {
                continue;
            }
            let place = with_kind(&small, &own);
            let value = own.clone().filter_map(|at| words.get(at)).map(|word| form(word));
            let value = value.collect::<Vec<_>>().join(" ");
            said.push(Said { place, own, name: "organisation", value });
        }
        Ok(said)
    }

    /// Whether a word may be a body's name: such a name has it, and it is written like a name, or
    /// no document has it in small letters.
    fn may_name(&self, words: &[&str], at: usize, word: &str) -> tantivy::Result<bool> {
        let own = form(word);
        let small = folded(&own);
        if small.len() < 3 || !small.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'') {
            return Ok(false);
        }
        let Some(first) = tokens(&small).into_iter().next() else { return Ok(false) };
        let title = Term::from_field_text(Column::Title.field(), &first.text);
        if !self.stands(&title)? {
            return Ok(false);
        }
        let next = words.get(at + 1).map(|next| folded(&form(next)));
        if next.is_some_and(|next| KINDS.contains(&next.as_str())) {
            return Ok(true);
        }
        let shouted = words.iter().all(|word| !word.contains(char::is_lowercase));
        if !shouted && is_abbreviation(word) {
            return Ok(false);
        }
        if is_name(word) && at > 0 {
            return Ok(true);
        }
        let printed = Term::from_field_text(Column::Forms.field(), &small);
        Ok(!self.stands(&printed)?)
    }
}

/// The word of a clause that is one plain word; nothing of any other.
fn plain(clause: &Clause) -> &str {
    match clause.any.as_slice() {
        [Atom::Word(word)] => word.trim_matches(|c: char| !c.is_alphanumeric()),
        _ => "",
    }
}

fn has_no_days(question: &Question) -> bool {
    let none = |filters: &Filters| filters.from.is_none() && filters.to.is_none();
    none(&question.filters) && none(&question.excluded)
}

/// The years that the words name.
fn years(words: &[&str]) -> Option<Said> {
    let small: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
    let word = |at: usize| small.get(at).map(String::as_str).unwrap_or_default();
    (0..words.len()).find_map(|at| {
        let (first, second) = (year(word(at + 1)), year(word(at + 3)));
        if let (Some(first), Some(second)) = (first, second)
            && BETWEEN_YEARS.contains(&(word(at), word(at + 2)))
        {
            let value = format!("{first}..{second}");
            return Some(Said { place: at..at + 4, own: at..at + 4, name: "year", value });
        }
        let (_, name) = BEFORE_A_YEAR.iter().find(|(before, _)| *before == word(at))?;
        let value = first?.to_owned();
        Some(Said { place: at..at + 2, own: at + 1..at + 2, name, value })
    })
}

/// A year in which the Ombudsman may have decided.
fn year(word: &str) -> Option<&str> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    (digits && ("1974".."2100").contains(&word)).then_some(word)
}

/// The words of a body's name that tell it from others.
fn telling(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '-');
    words.filter(|word| !word.is_empty() && !COUNCIL.contains(word)).collect()
}

/// The longest run of words from `at` on that is the name of a body.
fn longest(small: &[String], at: usize, known: &BTreeSet<Vec<&str>>) -> Option<Range<usize>> {
    let mut name: Vec<&str> = Vec::new();
    let mut longest = None;
    for (place, word) in small.iter().enumerate().skip(at) {
        if word.is_empty() {
            break;
        }
        if COUNCIL.contains(&word.as_str()) {
            continue;
        }
        name.push(word);
        if known.contains(&name) {
            longest = Some(at..place + 1);
        }
        let goes_on = |other: &Vec<&str>| other.len() > name.len() && other.starts_with(&name);
        if !known.range(name.clone()..).next().is_some_and(goes_on)
            && !known.range(name.clone()..).nth(1).is_some_and(goes_on)
        {
            break;
        }
    }
    longest
}

/// Whether the name belongs to a person, or to something that is called after the place.
fn is_someone_else(words: &[&str], small: &[String], own: &Range<usize>) -> bool {
    let before = own.start.checked_sub(1).and_then(|at| small.get(at));
    let next = words.get(own.end).copied().unwrap_or_default();
    let next_small = small.get(own.end).map(String::as_str).unwrap_or_default();
    before.is_some_and(|word| TITLES.contains(&word.as_str()))
        || (is_name(next) && !is_abbreviation(next) && !COUNCIL.contains(&next_small))
}

/// A name with the words beside it that say what kind of body it is.
fn with_kind(small: &[String], own: &Range<usize>) -> Range<usize> {
    let is =
        |at: usize, words: &[&str]| small.get(at).is_some_and(|it| words.contains(&it.as_str()));
    let (mut start, mut end) = (own.start, own.end);
    while is(end, KINDS) {
        end += 1;
    }
    // "London Borough of Ealing", "the City of York".
    if start > 1 && is(start - 1, &["of"]) && is(start - 2, KINDS) {
        start -= 2;
        while start > 0 && is(start - 1, COUNCIL) {
            start -= 1;
        }
    }
    start..end
}

/// The question without the words, and with the filters.
fn narrowed(question: &Question, said: &[Said]) -> Question {
    let mut read = question.clone();
    let mut at = 0;
    read.clauses.retain(|_| {
        at += 1;
        !said.iter().any(|it| it.place.contains(&(at - 1)))
    });
    for Said { name, value, .. } in said {
        filter(name).and_then(|known| known.set(&mut read.filters, value));
    }
    read
}

/// The question with these words in quotation marks.
fn quoted(question: &Question, own: &Range<usize>) -> Question {
    let mut instead = question.clone();
    let words: Vec<&str> =
        question.clauses.get(own.clone()).unwrap_or_default().iter().map(plain).collect();
    let phrase = Clause { any: vec![Atom::Phrase(words.join(" "))] };
    instead.clauses.splice(own.clone(), [phrase]);
    instead
}

#[cfg(test)]
mod tests {
    use super::super::among::among;
    use super::super::answer::{keys, search};
    use super::super::synonyms::Synonyms;
    use super::*;
    use crate::index::Index;
    use crate::index::sample::Sample;

    fn index() -> (tempfile::TempDir, Index) {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        for (reference, body, day, summary) in [
            ("24 000 001", "Dorset Council", "2024-03-05", "Bins were missed."),
            ("23 000 002", "Kent County Council", "2023-05-06", "A plan was late, not a bin."),
            ("22 000 003", "Bath and North East Somerset Council", "2022-01-02", "Bins, again."),
            (
                "21 000 004",
                "London Borough of Ealing",
                "2021-01-02",
                "Bins moved from Dorset by night.",
            ),
            ("20 000 005", "Reading Borough Council", "2020-01-02", "He was reading by a bin."),
        ] {
            writer
                .put(reference, &Sample::new(reference, body, day).summary(summary).record())
                .unwrap();
        }
        writer.commit(1).unwrap();
        (folder, index)
    }

    /// The question as it is read.
    fn read(index: &Index, typed: &str) -> String {
        let searcher = index.searcher().unwrap();
        let planner = Planner { searcher: &searcher, synonyms: Synonyms::standard() };
        planner.read(&Question::parse(typed)).unwrap().0.to_string()
    }

    #[test]
    fn a_body_that_is_named_is_a_filter() {
        let (_folder, index) = index();
        for (typed, expected) in [
            ("missed bins in Dorset", "missed bins in organisation:Dorset"),
            ("dorset bins", "bins organisation:dorset"),
            ("DORSET BINS", "BINS organisation:DORSET"),
            ("Kent County Council’s bins", "bins organisation:Kent"),
            ("London Borough of Ealing bins", "bins organisation:\"London Borough of Ealing\""),
            (
                "bath and north east somerset bins",
                "bins organisation:\"bath and north east somerset\"",
            ),
            (
                "bins in Dorset or in Ealing?",
                "bins in or in organisation:Dorset organisation:Ealing",
            ),
            ("bins in Reading", "bins in organisation:Reading"),
            ("reading council bins", "bins organisation:reading"),
        ] {
            assert_eq!(read(&index, typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_may_be_another_word_stays_one() {
        let (_folder, index) = index();
        for typed in [
            "reading by a bin",
            "Reading by a bin",
            "bins in Bath",
            "bins of Mrs Kent",
            "bins in Kent Road",
            "\"Dorset\" bins",
            "bins -Dorset",
            "bins OR Dorset",
            "Dorset",
            "Dorset organisation:Ealing bins",
            "2023 bins",
            "bins in 1850",
            "bins in 2023 year:2021",
        ] {
            assert_eq!(read(&index, typed), Question::parse(typed).to_string(), "{typed}");
        }
    }

    #[test]
    fn years_after_their_words_are_filters() {
        let (_folder, index) = index();
        for (typed, expected) in [
            ("bins in 2023?", "bins year:2023"),
            ("bins since 2022 in Dorset", "bins in organisation:Dorset from:2022-01-01"),
            ("bins until 2022", "bins to:2022-12-31"),
            ("between 2020 and 2022, bins", "bins year:2020..2022"),
            ("bins from 2020 to 2022", "bins year:2020..2022"),
        ] {
            assert_eq!(read(&index, typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_read_is_told_and_can_be_undone() {
        let (_folder, index) = index();
        let answer = search(&index, &Question::parse("bins in Dorset")).unwrap();
        assert_eq!(answer.hits.len(), 1);
        assert_eq!(answer.question.to_string(), "bins in organisation:Dorset");
        let [reading] = answer.read.as_slice() else { panic!("{:?}", answer.read) };
        assert_eq!(
            (reading.words.as_str(), reading.filter.as_str()),
            ("Dorset", "organisation:Dorset")
        );
        assert!(answer.remarks.contains(&reading.told()));
        assert_eq!(reading.instead.to_string(), "bins in \"Dorset\"");
        let words = search(&index, &reading.instead).unwrap();
        assert!(words.read.is_empty());
        assert_eq!(words.hits.len(), 2);
    }

    #[test]
    fn where_a_body_has_nothing_of_it_the_name_is_a_word() {
        let (_folder, index) = index();
        // It is Ealing's decision that tells of a move from Dorset.
        let moved = Question::parse("moved from Dorset");
        let answer = search(&index, &moved).unwrap();
        assert_eq!((answer.hits.len(), answer.read.len()), (1, 0));
        assert_eq!(answer.question, moved);
        assert_eq!(keys(&index, &moved).unwrap(), ["21 000 004"]);
        assert_eq!(among(&index, &moved, &["21 000 004".to_owned()]).unwrap().len(), 1);
        let bins = Question::parse("bins in Dorset");
        assert_eq!(keys(&index, &bins).unwrap(), ["24 000 001"]);
    }
    #[test]
    fn what_is_asked_of_one_body_is_not_answered_with_others() {
        let (_folder, index) = index();
        // All other words are in a decision about Ealing, of 2021.
        for (typed, read, left) in [
            (
                "Were bins moved by night in Kent?",
                "Were bins moved by night in organisation:Kent",
                "organisation:Kent",
            ),
            (
                "Were bins moved by night since 2022?",
                "Were bins moved by night from:2022-01-01",
                "from:2022-01-01",
            ),
        ] {
            let question = Question::parse(typed);
            let answer = search(&index, &question).unwrap();
            assert_eq!((answer.total, answer.question.to_string().as_str()), (0, read), "{typed}");
            assert_eq!(answer.read.len(), 1, "{typed}");
            assert!(answer.facets.kind.is_empty() && answer.hits.is_empty(), "{typed}");
            let without = answer.hints.iter().find(|hint| hint.without.as_deref() == Some(left));
            assert!(without.is_some_and(|hint| hint.found > 0), "{typed}: {:?}", answer.hints);
            assert_eq!(keys(&index, &question).unwrap(), [""; 0], "{typed}");
        }
    }
}
