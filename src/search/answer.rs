//! Questions answered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facets::{Counts, Facets};
use super::highlight::Marker;
use super::hits::{Hit, Shown};
use super::plan::{Plan, Planner, Wanted};
use super::question::{Atom, Clause, Question, Sort};
use super::ranking::{self, ranked};
use super::relevance::{Cut, Weighed, counts, weighed};
use super::said::Reading;
use super::selected::{selected, understood};
use super::synonyms::Synonyms;
use super::why::{Hint, Suggestion, WordCount, why_nothing};
use crate::error::Result;
use crate::index::{Index, failure};

/// What a question found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The question as it was understood.
    pub question: Question,
    /// What words of the question were read as filters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<Reading>,
    /// How many documents were found, on all pages.
    pub total: u64,
    /// Where not every word was asked for: how many documents have some of the words and do not
    /// answer, of those that were weighed. They are listed, after those that do, where the question
    /// says `match:loose`.
    #[serde(default, skip_serializing_if = "is_none")]
    pub also: u64,
    /// The documents of this page, in order.
    pub hits: Vec<Hit>,
    /// Exact counts over all that was found.
    pub facets: Facets,
    /// Whether not every word was asked for, because the question is a sentence or nothing has all
    /// of its words: found is then what has the most telling of them, and each hit says which of the
    /// words it does not have.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relaxed: bool,
    /// Where nothing was found: what would be found without one of the words or filters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Hint>,
    /// Where nothing was found: how many documents pass the filters and have this word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordCount>,
    /// Words like those that no document has, or next to none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
    /// What was not understood as it may have been meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

/// Answers a question.
///
/// # Errors
///
/// Only where the index cannot be read: every question has an answer.
pub fn search(index: &Index, question: &Question) -> Result<Answer> {
    search_with(index, question, &Synonyms::of_index(index))
}

/// Answers a question with another table of synonyms than [the index's](Synonyms::of_index).
///
/// # Errors
///
/// As [`search`].
pub fn search_with(index: &Index, question: &Question, synonyms: &Synonyms) -> Result<Answer> {
    let searcher = index.searcher()?;
    let planner = Planner { searcher: &searcher, synonyms };
    let failed = |error| failure(index.dir(), error);
    let mut answer = Answer {
        question: question.clone(),
        read: Vec::new(),
        total: 0,
        also: 0,
        hits: Vec::new(),
        facets: Facets::default(),
        relaxed: false,
        hints: Vec::new(),
        words: Vec::new(),
        suggestions: Vec::new(),
        remarks: question.remarks(),
    };
    answer.remarks.extend(planner.unknown_names(question).map_err(failed)?);
    let mut cut = None;
    let (question, read, plan) = understood(&planner, index, question, |question, plan| {
        answer.fill(&planner, index, question, plan, &mut cut)
    })?;
    answer.remarks.extend(read.iter().map(Reading::told));
    answer.remarks.extend(cut.map(Cut::told));
    answer.read = read;
    if answer.total == 0 {
        let why = why_nothing(&planner, index, &question, &plan)?;
        (answer.hints, answer.words) = (why.hints, why.words);
    }
    answer.remarks.extend(limits(&question, &plan, answer.total));
    let few = answer.total <= Suggestion::FEW || answer.relaxed;
    if few && question.has_words() {
        answer.suggestions = planner.suggestions(index, &question, &plan)?;
    }
    answer.question = question;
    Ok(answer)
}

/// What the question may be thought to ask and does not.
fn limits(question: &Question, plan: &Plan, total: u64) -> Vec<String> {
    let filters = &question.filters;
    let mut remarks = Vec::new();
    let is_or =
        |clause: &Clause| matches!(clause.any.as_slice(), [Atom::Word(word)] if word == "or");
    if total == 0 && plan.wanted == Wanted::All && question.clauses.iter().any(is_or) {
        remarks.push("“or” is passed over: write OR where either of two words will do".to_owned());
    }
    if let Some(number) = filters.paragraph.filter(|_| question.has_words()) {
        remarks.push(format!(
            "para:{number} shows paragraph {number}: the words may stand elsewhere in the decision"
        ));
    }
    if !filters.places.is_empty()
        && let Some(unit) = plan.units.required.iter().find(|unit| unit.is_in_form())
    {
        let word = unit.source.trim_matches('"');
        remarks.push(format!(
            "“{word}” stands in the section in some form, and in this very form perhaps elsewhere"
        ));
    }
    remarks
}

impl Answer {
    /// Puts in what a plan finds; gives how many documents that are.
    fn fill(
        &mut self,
        planner: &Planner<'_>,
        index: &Index,
        question: &Question,
        plan: &Plan,
        cut: &mut Option<Cut>,
    ) -> Result<u64> {
        *cut = None;
        match plan.wanted {
            Wanted::All => self.list(planner, index, question, plan)?,
            Wanted::Most => self.weigh(planner, index, question, plan, cut)?,
        }
        Ok(self.total)
    }

    /// What has all of the words.
    fn list(
        &mut self,
        planner: &Planner<'_>,
        index: &Index,
        question: &Question,
        plan: &Plan,
    ) -> Result<()> {
        let query = plan.query.as_ref();
        let (searcher, order) = (planner.searcher, order(question));
        let found = ranked(index, searcher, query, order, question.limit, question.offset);
        let (addresses, counts) = found.map_err(|error| failure(index.dir(), error))?;
        let marker = Marker::new(&plan.units);
        self.hits = Shown { index, searcher, question, marker: &marker }.hits(&addresses)?;
        (self.also, self.relaxed) = (0, false);
        self.count(counts);
        Ok(())
    }

    /// What has the most telling of the words.
    fn weigh(
        &mut self,
        planner: &Planner<'_>,
        index: &Index,
        question: &Question,
        plan: &Plan,
        more: &mut Option<Cut>,
    ) -> Result<()> {
        let Weighed { answers, also, worth, cut } = weighed(planner, index, question, plan, &[])?;
        let marker = Marker::weighed(&plan.units, &worth);
        let page = || answers.iter().skip(question.offset).take(question.limit);
        let score = |score| if question.sort == Sort::Relevance { score } else { 0.0 };
        let places: Vec<_> = page().map(|found| (score(found.score), found.address)).collect();
        let shown = Shown { index, searcher: planner.searcher, question, marker: &marker };
        self.hits = shown.hits(&places)?;
        for (hit, found) in self.hits.iter_mut().zip(page()) {
            let source = |at: &usize| Some(plan.units.required.get(*at)?.source.clone());
            hit.missing = found.missing.iter().filter_map(source).collect();
            hit.loose = found.loose;
        }
        let counts = counts(index, planner.searcher, &answers);
        self.count(counts.map_err(|error| failure(index.dir(), error))?);
        (self.also, self.relaxed) = (also, true);
        *more = cut;
        Ok(())
    }

    fn count(&mut self, counts: Counts) {
        self.total = counts.total;
        self.facets = counts.facets;
    }
}

/// The keys of all that a question finds, in the order of their letters; its limit and offset do
/// not matter.
///
/// All are of one state of the index, also where an ingest goes on meanwhile.
///
/// # Errors
///
/// As [`search`].
pub fn keys(index: &Index, question: &Question) -> Result<Vec<String>> {
    let searcher = index.searcher()?;
    let planner = Planner { searcher: &searcher, synonyms: &Synonyms::of_index(index) };
    let query = selected(&planner, index, question, &[])?.query;
    ranking::keys(&searcher, query.as_ref()).map_err(|error| failure(index.dir(), error))
}

/// Without words there is nothing to be relevant to: then the newest come first.
pub(super) fn order(question: &Question) -> Sort {
    match question.sort {
        Sort::Relevance if !question.has_words() => Sort::Newest,
        sort => sort,
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
const fn is_none(count: &u64) -> bool {
    *count == 0
}
