//! Why little or nothing was found, and what to ask instead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::collector::Count;

use super::filters::{Filters, Place};
use super::plan::{Plan, Planner, Wanted};
use super::question::{Atom, Question};
use super::spelling::{near_names, near_words};
use super::units::Unit;
use crate::index::Column;

/// Something whose leaving out finds documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hint {
    /// The word or filter; null for the standard wording, which is not searched unless asked for
    /// with `section:standing`.
    pub without: Option<String>,
    /// How many documents there then are.
    pub found: u64,
}

/// A word of a question that finds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WordCount {
    /// As typed.
    pub word: String,
    /// How many documents have it and pass the filters.
    pub found: u64,
    /// How many have it and every word before it: the first 0 is the word that left none.
    pub so_far: u64,
}

/// A word of the index that is like one that it has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    /// As typed.
    pub word: String,
    /// What may be meant.
    pub instead: String,
    /// The question with that word.
    pub question: Question,
    /// How many documents the question then finds.
    pub found: u64,
}

impl Suggestion {
    /// With so few documents found, words that only they have may be misspelt.
    pub(super) const FEW: u64 = 2;
}

/// Why nothing was found.
pub(super) struct Why {
    pub(super) hints: Vec<Hint>,
    pub(super) words: Vec<WordCount>,
}

/// More parts of a question than this are not tried one by one.
const MOST: usize = 16;

/// So many words like one are tried.
const MOST_LIKE: usize = 3;

/// So many names like one are told.
const MOST_NAMES: usize = 5;

/// A word that is so many times as frequent as what was typed is more likely meant.
const TIMES: u64 = 20;

/// Why nothing was found: each part of the question is left out in turn.
pub(super) fn why_nothing(
    planner: &Planner<'_>,
    question: &Question,
    plan: &Plan,
) -> tantivy::Result<Why> {
    let parts = Planner::parts(question, &plan.units);
    let mut hints = Vec::new();
    if parts.len() > 1 {
        for part in parts.into_iter().take(MOST) {
            let query = planner.query(question, &plan.units, plan.wanted, Some(&part))?;
            let found = planner.searcher.search(query.as_ref(), &Count)?;
            hints.push(Hint { without: Some(part.source), found: found as u64 });
        }
    }
    if question.has_words() && question.filters.places.is_empty() {
        let mut standing = question.clone();
        standing.filters.places = vec![Place::Standing];
        let query = planner.query(&standing, &plan.units, Wanted::All, None)?;
        let found = planner.searcher.search(query.as_ref(), &Count)?;
        hints.push(Hint { without: None, found: found as u64 });
    }
    hints.retain(|hint| hint.found > 0);
    hints.sort_by_key(|hint| std::cmp::Reverse(hint.found));
    let words = planner.word_counts(question, &plan.units.required)?;
    Ok(Why { hints, words })
}

impl Planner<'_> {
    /// How many documents have each of several words, alone and with those before it.
    fn word_counts(&self, question: &Question, units: &[Unit]) -> tantivy::Result<Vec<WordCount>> {
        if units.len() < 2 {
            return Ok(Vec::new());
        }
        let mut counts = Vec::new();
        for (at, unit) in units.iter().take(MOST).enumerate() {
            let found = self.having(question, std::slice::from_ref(unit))?;
            let so_far = self.having(question, units.get(..=at).unwrap_or(units))?;
            counts.push(WordCount { word: unit.source.clone(), found, so_far });
        }
        Ok(counts)
    }

    /// Words of the index for those that no document has, or hardly any beside the other.
    pub(super) fn suggestions(
        &self,
        question: &Question,
        plan: &Plan,
    ) -> tantivy::Result<Vec<Suggestion>> {
        let mut suggestions = Vec::new();
        for unit in plan.units.required.iter().take(MOST) {
            if unit.any.iter().any(|spelling| spelling.terms.len() > 1) {
                continue;
            }
            let own = self.frequency(question, unit)? as u64;
            if own > Suggestion::FEW {
                continue;
            }
            for instead in near_words(self.searcher, &unit.source)?.into_iter().take(MOST_LIKE) {
                let Some(asked) = with(question, &unit.source, &instead) else { continue };
                let alone = Question::parse(&instead);
                let units = self.plan(&alone)?.units;
                let frequent = self.having(&Question::default(), &units.required)?;
                if frequent <= own.saturating_mul(TIMES) {
                    continue;
                }
                let plan = self.plan(&asked)?;
                let found = self.searcher.search(plan.query.as_ref(), &Count)? as u64;
                let word = unit.source.clone();
                suggestions.push(Suggestion { word, instead, question: asked, found });
                break;
            }
        }
        // A word that helps only beside another that is meant otherwise, too, is told with it.
        if let [Suggestion { found: 0, .. }] = suggestions.as_slice() {
            suggestions.clear();
        }
        Ok(suggestions)
    }

    /// How many documents have all of these words and pass the filters of a question.
    fn having(&self, question: &Question, units: &[Unit]) -> tantivy::Result<u64> {
        let units = super::units::Units { required: units.to_vec(), ..Default::default() };
        let query = self.query(question, &units, Wanted::All, None)?;
        Ok(self.searcher.search(query.as_ref(), &Count)? as u64)
    }

    /// Names in filters that nothing in the index has, with those that are like them.
    pub(super) fn unknown_names(&self, question: &Question) -> tantivy::Result<Vec<String>> {
        let mut remarks = Vec::new();
        for filters in [&question.filters, &question.excluded] {
            for (name, column, values) in names(filters) {
                for value in values {
                    if !self.named(column, std::slice::from_ref(value))?.is_empty() {
                        continue;
                    }
                    let known = self.known(column)?;
                    let mut like: Vec<&str> = near_names(value, known.iter().map(String::as_str));
                    like.truncate(MOST_NAMES);
                    let meant = match like.as_slice() {
                        [] => "; search without it and look at the counts for the names there are"
                            .to_owned(),
                        like => format!("; like it: {}", like.join(", ")),
                    };
                    remarks.push(format!("no {name} here is called “{value}”{meant}"));
                }
            }
        }
        Ok(remarks)
    }
}

/// The filters over names: their name, where they look, and what they want.
pub(super) fn names(filters: &Filters) -> [(&'static str, Column, &Vec<String>); 4] {
    [
        ("organisation", Column::Organisation, &filters.organisations),
        ("category", Column::Category, &filters.categories),
        ("subcategory", Column::Subcategory, &filters.subcategories),
        ("theme", Column::Theme, &filters.themes),
    ]
}

/// The question with another word in the place of one; `None` where the word is in none of its own.
fn with(question: &Question, word: &str, instead: &str) -> Option<Question> {
    let mut asked = question.clone();
    let atoms = asked.clauses.iter_mut().flat_map(|clause| &mut clause.any);
    for atom in atoms {
        let (Atom::Word(text) | Atom::Phrase(text)) = atom;
        if text.contains(word) {
            *text = text.replacen(word, instead, 1);
            return Some(asked);
        }
    }
    None
}
