//! Why little or nothing was found, and what to ask instead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::collector::Count;

use super::exact::is_name;
use super::filters::{Filters, Place};
use super::plan::{Part, Plan, Planner, Wanted};
use super::question::{Atom, Question};
use super::selected::number;
use super::spelling::{near_names, near_words};
use super::units::Unit;
use crate::error::Result;
use crate::index::{Column, Index, failure};

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

/// Why nothing was found: each part of the question is left out in turn, and what then is found is
/// counted as a search would. Of the words of a sentence none is in the way by itself.
pub(super) fn why_nothing(
    planner: &Planner<'_>,
    index: &Index,
    question: &Question,
    plan: &Plan,
) -> Result<Why> {
    let failed = |error| failure(index.dir(), error);
    let parts = Planner::parts(question, &plan.units);
    let mut hints = Vec::new();
    let alone = parts.len() < 2;
    let in_the_way = |part: &Part| !alone && (plan.wanted == Wanted::All || !part.is_word());
    for part in parts.into_iter().filter(in_the_way).take(MOST) {
        let query = planner.query(question, &plan.units, plan.wanted, Some(&part));
        let units = plan.units.clone();
        let without = Plan { query: query.map_err(failed)?, units, wanted: plan.wanted };
        let found = number(planner, index, question, &without)?;
        hints.push(Hint { without: Some(part.source), found });
    }
    if question.has_words() && question.filters.places.is_empty() {
        let mut standing = question.clone();
        standing.filters.places = vec![Place::Standing];
        let query = planner.query(&standing, &plan.units, Wanted::All, None).map_err(failed)?;
        let found = planner.searcher.search(query.as_ref(), &Count).map_err(failed)?;
        hints.push(Hint { without: None, found: found as u64 });
    }
    hints.retain(|hint| hint.found > 0);
    hints.sort_by_key(|hint| std::cmp::Reverse(hint.found));
    let words = planner.word_counts(question, &plan.units.required).map_err(failed)?;
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
        index: &Index,
        question: &Question,
        plan: &Plan,
    ) -> Result<Vec<Suggestion>> {
        let failed = |error| failure(index.dir(), error);
        let mut suggestions = Vec::new();
        for unit in plan.units.required.iter().take(MOST) {
            if unit.any.iter().any(|spelling| spelling.terms.len() > 1) {
                continue;
            }
            let own = self.frequency(question, unit).map_err(failed)? as u64;
            // A name that there is was not misspelt, however rare it is; nor are rare words of a sentence.
            let meant = is_name(&unit.source) || plan.wanted == Wanted::Most;
            if own > Suggestion::FEW || own > 0 && meant {
                continue;
            }
            let near = near_words(self.searcher, &unit.source).map_err(failed)?;
            for instead in near.into_iter().take(MOST_LIKE) {
                let Some(asked) = with(question, &unit.source, &instead) else { continue };
                let alone = Question::parse(&instead);
                let units = self.plan(&alone).map_err(failed)?.units;
                let frequent =
                    self.having(&Question::default(), &units.required).map_err(failed)?;
                if frequent <= own.saturating_mul(TIMES) {
                    continue;
                }
                let plan = self.plan(&asked).map_err(failed)?;
                let found = number(self, index, &asked, &plan)?;
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
