//! Decisions by many words of one case at once, and counts of words over the whole index.

use tantivy::collector::sort_key::SortBySimilarityScore;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Order, Searcher, Term};

use super::by_key::ByKey;
use super::hits::Shelf;
use super::plan::Planner;
use super::question::Question;
use super::selected::selected;
use super::synonyms::Synonyms;
use crate::error::Result;
use crate::index::analyzer::folded;
use crate::index::{Card, Column, Index, Leaf, failure};

/// The fields that hold a case's own words, and what a word in each counts.
const OWN_WORDS: &[(Column, f32)] = &[
    (Column::Summary, 2.0),
    (Column::Complaint, 1.3),
    (Column::Analysis, 1.0),
    (Column::Events, 0.7),
    (Column::Decision, 0.7),
    (Column::Remedy, 0.5),
    (Column::Body, 0.7),
];

/// What a theme or a subcategory counts beside the words.
const THEME: f32 = 4.0;
const SUBCATEGORY: f32 = 6.0;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sought {
    /// Stems, with what each counts.
    pub(crate) terms: Vec<(String, f32)>,
    /// Names of themes.
    pub(crate) themes: Vec<String>,
    /// As printed.
    pub(crate) subcategory: Option<String>,
}

/// A decision that may be alike.
#[derive(Debug, Clone)]
pub(crate) struct Near {
    pub(crate) card: Card,
    pub(crate) leaves: Vec<Leaf<'static>>,
}

/// A view of the index for many questions about words.
pub(crate) struct WordCounts<'i> {
    index: &'i Index,
    searcher: Searcher,
}

impl<'i> WordCounts<'i> {
    /// A view of the index as it is now.
    pub(crate) fn of(index: &'i Index) -> Result<Self> {
        Ok(Self { index, searcher: index.searcher()? })
    }

    /// How many documents there are.
    pub(crate) fn documents(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// About how many documents have a word: as many as have it in the part where most have it.
    pub(crate) fn with_word(&self, stem: &str) -> u64 {
        let count = |column: Column| {
            let term = Term::from_field_text(column.field(), stem);
            self.searcher.doc_freq(&term).unwrap_or_default()
        };
        OWN_WORDS.iter().map(|(column, _)| count(*column)).max().unwrap_or_default()
    }

    /// How many documents have a theme.
    pub(crate) fn with_theme(&self, name: &str) -> u64 {
        let term = Term::from_field_text(Column::Theme.field(), &folded(name));
        self.searcher.doc_freq(&term).unwrap_or_default()
    }

    /// In how many of all decisions, and of those that a question finds, each phrase stands.
    pub(crate) fn with_phrases(
        &self,
        question: &Question,
        all: &Question,
        phrases: &[Vec<String>],
    ) -> Result<Vec<(u64, u64)>> {
        let failed = |error| failure(self.index.dir(), error);
        let (some, all) = (self.selected(question)?, self.selected(all)?);
        let count = |within: &dyn Query, phrase: &[String]| {
            let both = vec![(Occur::Must, within.box_clone()), (Occur::Must, said(phrase))];
            let query = BooleanQuery::new(both);
            self.searcher.search(&query, &Count).map(|count| count as u64).map_err(failed)
        };
        let counted = phrases
            .iter()
            .map(|phrase| Ok((count(some.as_ref(), phrase)?, count(all.as_ref(), phrase)?)));
        counted.collect()
    }

    fn selected(&self, question: &Question) -> Result<Box<dyn Query>> {
        let synonyms = Synonyms::of_index(self.index);
        let planner = Planner { searcher: &self.searcher, synonyms: &synonyms };
        Ok(selected(&planner, self.index, question, &[])?.query)
    }

    /// The decisions that have most of what is sought, among those that pass the filters of a
    /// question, best first.
    pub(crate) fn near(
        &self,
        question: &Question,
        sought: &Sought,
        limit: usize,
    ) -> Result<Vec<Near>> {
        let failed = |error| failure(self.index.dir(), error);
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (stem, weight) in &sought.terms {
            clauses.extend(OWN_WORDS.iter().map(|(column, counts)| {
                let term = Term::from_field_text(column.field(), stem);
                (Occur::Should, boosted(term, IndexRecordOption::WithFreqs, weight * counts))
            }));
        }
        let keyword = |column: Column, value: &str, counts| {
            let term = Term::from_field_text(column.field(), &folded(value));
            (Occur::Should, boosted(term, IndexRecordOption::Basic, counts))
        };
        clauses.extend(sought.themes.iter().map(|name| keyword(Column::Theme, name, THEME)));
        clauses.extend(
            sought.subcategory.iter().map(|name| keyword(Column::Subcategory, name, SUBCATEGORY)),
        );
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        let filter = self.selected(question)?;
        let silent = Box::new(tantivy::query::ConstScoreQuery::new(filter, 0.0));
        let any: Box<dyn Query> = Box::new(BooleanQuery::new(clauses));
        let query = BooleanQuery::new(vec![(Occur::Must, silent), (Occur::Must, any)]);
        let most = usize::try_from(self.searcher.num_docs()).unwrap_or(usize::MAX).min(limit);
        if most == 0 {
            return Ok(Vec::new());
        }
        let by_key = ByKey(self.index.opened(&self.searcher).map_err(failed)?);
        let best = (SortBySimilarityScore, Order::Desc);
        let top = TopDocs::with_limit(most).order_by((best, by_key));
        let found = self.searcher.search(&query, &top).map_err(failed)?;
        let mut rows = Shelf::new(self.index, &self.searcher)?;
        found.into_iter().map(|(_, address)| read(&mut rows, address)).collect()
    }

    /// The decision of a key, as the index holds it.
    pub(crate) fn of_key(&self, key: &str) -> Result<Option<Near>> {
        let term = Term::from_field_text(Column::Key.field(), key);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let found = self
            .searcher
            .search(&query, &TopDocs::with_limit(1).order_by_score())
            .map_err(|error| failure(self.index.dir(), error))?;
        let Some((_, address)) = found.first() else { return Ok(None) };
        read(&mut Shelf::new(self.index, &self.searcher)?, *address).map(Some)
    }
}

fn read(rows: &mut Shelf<'_>, address: DocAddress) -> Result<Near> {
    let kept = rows.take(address)?;
    let (card, leaves) = rows.parts(&kept)?;
    Ok(Near { card, leaves: leaves.into_iter().map(Leaf::into_owned).collect() })
}

fn boosted(term: Term, option: IndexRecordOption, counts: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(Box::new(TermQuery::new(term, option)), counts))
}

/// A word or phrase in any of the parts that are a case's own words.
fn said(stems: &[String]) -> Box<dyn Query> {
    let each = OWN_WORDS.iter().map(|(column, _)| {
        let term = |stem: &String| Term::from_field_text(column.field(), stem);
        let query: Box<dyn Query> = match stems {
            [one] => Box::new(TermQuery::new(term(one), IndexRecordOption::Basic)),
            several => Box::new(PhraseQuery::new(several.iter().map(term).collect())),
        };
        (Occur::Should, query)
    });
    Box::new(BooleanQuery::new(each.collect()))
}
