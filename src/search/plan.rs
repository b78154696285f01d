//! From a question to a query of the index, built by code with the analyzer of the index.

use std::collections::BTreeSet;

use tantivy::collector::Count;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    PhraseQuery, Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

use super::exact::accepted;
use super::filters::{Filters, Place};
use super::narrow::between;
use super::question::Question;
use super::synonyms::Synonyms;
use super::units::{Reach, Terms, Unit, Units, units};
use crate::index::{Column, field_of, paired};
use crate::model::Pence;
use crate::model::words::Role;

/// How much a word counts by where it stands. What the Ombudsman found and what has to be done
/// tell most about a case; law and powers are much the same everywhere.
pub(super) const WEIGHTS: &[(Column, f32)] = &[
    (Column::Title, 3.0),
    (Column::Summary, 2.5),
    (Column::Remedy, 2.0),
    (Column::Analysis, 1.7),
    (Column::Decision, 1.2),
    (Column::Events, 1.0),
    (Column::Body, 1.0),
    (Column::Complaint, 0.9),
    (Column::Scope, 0.6),
    (Column::Law, 0.5),
    (Column::Method, 0.4),
    (Column::Powers, 0.3),
];

/// How much of its lesser places counts beside a word's best place.
const ELSEWHERE: f32 = 0.25;

/// The weight of a document's own reference over a mention of it.
const OWN_REFERENCE: f32 = 1000.0;

/// The weight of a sum that was awarded over one that is only mentioned.
const AWARDED_SUM: f32 = 12.0;

/// How far apart the words of a run may stand to count as close, and for how much.
const APART: u32 = 4;
const CLOSENESS: f32 = 0.8;

/// What each further word of a run counts where all stand side by side as they were typed. It does
/// not depend on how rare the words are: "not at fault" is a phrase of common ones.
const SIDE_BY_SIDE: f32 = 2.0;

/// What a word that says much the same counts beside the word itself.
pub(super) const NEARLY: f32 = 0.6;

/// A sentence with so many telling words is answered by the documents that have the most telling of
/// them: nobody who asks in sentences means every word.
const SENTENCE: usize = 4;

/// So many words are answered like a sentence where no document has them all; with fewer, it is
/// plainer to say which word is in the way.
const MANY_WORDS: usize = 4;

/// A question made ready for the index.
pub(super) struct Plan {
    pub(super) query: Box<dyn Query>,
    pub(super) units: Units,
    /// What of the words has to be found.
    pub(super) wanted: Wanted,
}

/// How many of its words a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Each of them.
    All,
    /// The most telling of them that are to be had, or words near them.
    Most,
}

/// Something of a question that can be left out, to see what then is found.
#[derive(Debug)]
pub(super) struct Part {
    /// As typed.
    pub(super) source: String,
    leave_out: LeaveOut,
}

impl Part {
    /// Whether it is a word.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.leave_out, LeaveOut::Word(_))
    }
}

#[derive(Debug)]
enum LeaveOut {
    Word(usize),
    Without(usize),
    Filter(&'static str),
    Excluded(&'static str),
}

/// Plans questions over one state of the index.
pub(super) struct Planner<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) synonyms: &'a Synonyms,
}

type Clauses = Vec<(Occur, Box<dyn Query>)>;

impl Planner<'_> {
    /// The plan of a question: all of its words, or most of a sentence.
    pub(super) fn plan(&self, question: &Question) -> tantivy::Result<Plan> {
        let units = units(question, self.synonyms, Reach::Names);
        if units.sentence && units.required.len() >= SENTENCE && can_be_weighed(question) {
            return self.most(question);
        }
        self.each(question, units)
    }

    /// The plan that asks for all of the words, also of a sentence.
    pub(super) fn all(&self, question: &Question) -> tantivy::Result<Plan> {
        self.each(question, units(question, self.synonyms, Reach::Names))
    }

    fn each(&self, question: &Question, units: Units) -> tantivy::Result<Plan> {
        let query = self.query(question, &units, Wanted::All, None)?;
        Ok(Plan { query, units, wanted: Wanted::All })
    }

    /// The plan that asks for most of the words, where all of them were asked for.
    pub(super) fn relaxed(
        &self,
        question: &Question,
        plan: &Plan,
    ) -> tantivy::Result<Option<Plan>> {
        let many = plan.wanted == Wanted::All && plan.units.required.len() >= MANY_WORDS;
        if !many || !can_be_weighed(question) {
            return Ok(None);
        }
        self.most(question).map(Some)
    }

    fn most(&self, question: &Question) -> tantivy::Result<Plan> {
        let units = units(question, self.synonyms, Reach::Near);
        let query = self.query(question, &units, Wanted::Most, None)?;
        Ok(Plan { query, units, wanted: Wanted::Most })
    }

    /// What could be left out of a question that finds nothing.
    pub(super) fn parts(question: &Question, units: &Units) -> Vec<Part> {
        let part = |source: String, leave_out| Part { source, leave_out };
        let mut parts = Vec::new();
        for (at, unit) in units.required.iter().enumerate() {
            parts.push(part(unit.source.clone(), LeaveOut::Word(at)));
        }
        for (at, unit) in units.without.iter().enumerate() {
            parts.push(part(format!("-{}", unit.source), LeaveOut::Without(at)));
        }
        let named = |filters: &Filters| -> BTreeSet<&'static str> {
            let names = filters.written().into_iter().map(|(name, _)| name);
            // It lets in more, and is never in the way.
            names.filter(|name| *name != "match").collect()
        };
        for name in named(&question.filters) {
            let values = values_of(&question.filters, name);
            parts.push(part(format!("{name}:{values}"), LeaveOut::Filter(name)));
        }
        for name in named(&question.excluded) {
            let values = values_of(&question.excluded, name);
            parts.push(part(format!("-{name}:{values}"), LeaveOut::Excluded(name)));
        }
        parts
    }

    /// The query of a question: all of its words or any, without one of its parts.
    pub(super) fn query(
        &self,
        question: &Question,
        units: &Units,
        wanted: Wanted,
        without: Option<&Part>,
    ) -> tantivy::Result<Box<dyn Query>> {
        let leave_out = without.map(|part| &part.leave_out);
        let columns = columns(question, leave_out);
        let mut clauses = Clauses::new();
        let mut any = Clauses::new();
        for (at, unit) in units.required.iter().enumerate() {
            if matches!(leave_out, Some(LeaveOut::Word(left)) if *left == at) {
                continue;
            }
            let found = self.found(unit, &columns, wanted)?;
            match wanted {
                Wanted::Most if !unit.binding => any.push((Occur::Should, found)),
                _ => clauses.push((Occur::Must, found)),
            }
        }
        if !any.is_empty() {
            clauses.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        }
        if clauses.is_empty() {
            clauses.push((Occur::Must, silent(Box::new(AllQuery))));
        }
        for run in &units.runs {
            clauses.extend(self.close(run, &columns)?.map(|query| (Occur::Should, query)));
        }
        for (at, unit) in units.without.iter().enumerate() {
            if !matches!(leave_out, Some(LeaveOut::Without(left)) if *left == at) {
                let unwanted = self.found(unit, &columns, Wanted::All)?;
                // Twice, so that it is a union: what excludes documents asks a phrase alone about
                // documents it has passed, which a phrase asserts that nobody does.
                let unwanted = BooleanQuery::union(vec![unwanted.box_clone(), unwanted]);
                clauses.push((Occur::MustNot, Box::new(unwanted)));
            }
        }
        let (filter, excluded) = match leave_out {
            Some(LeaveOut::Filter(left)) => (Some(*left), None),
            Some(LeaveOut::Excluded(left)) => (None, Some(*left)),
            _ => (None, None),
        };
        let wanted = self.filters(&question.filters, filter)?;
        clauses.extend(wanted.into_iter().map(|(_, query)| (Occur::Must, silent(query))));
        let unwanted = self.filters(&question.excluded, excluded)?;
        clauses.extend(unwanted.into_iter().map(|(_, query)| (Occur::MustNot, query)));
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// How many documents have a unit or a word near it, whatever the filters.
    pub(super) fn frequency(&self, question: &Question, unit: &Unit) -> tantivy::Result<usize> {
        let query = self.found(unit, &columns(question, None), Wanted::Most)?;
        self.searcher.search(query.as_ref(), &Count)
    }

    /// A unit in any of its spellings, anywhere in these columns.
    fn found(
        &self,
        unit: &Unit,
        columns: &[(Column, f32)],
        wanted: Wanted,
    ) -> tantivy::Result<Box<dyn Query>> {
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        let near = unit.near.iter().filter(|_| wanted == Wanted::Most).map(|it| (it, NEARLY));
        for (spelling, worth) in unit.any.iter().map(|it| (it, 1.0)).chain(near) {
            let mut own: Vec<Box<dyn Query>> = Vec::new();
            for &(column, weight) in columns {
                let found = self.spelled(&spelling.terms, column, 0)?;
                own.extend(found.map(|query| boost(query, weight * worth)));
            }
            match &spelling.form {
                Some(form) => any.extend(self.in_form(form, own)?),
                None => any.extend(own),
            }
            if let [(_, term)] = spelling.terms.as_slice() {
                any.extend(self.reference(term)?);
                // Awards stand in no section: a question for one wants the sum printed there.
                any.extend(awarded(term).filter(|_| columns.len() >= WEIGHTS.len()));
            }
        }
        Ok(best_of(any))
    }

    /// Those of these documents that have a word in this form.
    fn in_form(
        &self,
        form: &str,
        found: Vec<Box<dyn Query>>,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut forms: Vec<Box<dyn Query>> = Vec::new();
        for form in accepted(form) {
            let term = Term::from_field_text(Column::Forms.field(), &form);
            if self.stands(&term)? {
                forms.push(Box::new(TermQuery::new(term, IndexRecordOption::Basic)));
            }
        }
        if forms.is_empty() || found.is_empty() {
            return Ok(None);
        }
        let formed = silent(Box::new(BooleanQuery::union(forms)));
        Ok(Some(Box::new(BooleanQuery::intersection(vec![best_of(found), formed]))))
    }

    /// A spelling in one column; `None` where the column does not have all of its terms.
    fn spelled(
        &self,
        spelling: &Terms,
        column: Column,
        apart: u32,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut terms = Vec::with_capacity(spelling.len());
        let pairs = (apart == 0).then(|| paired(spelling));
        for (place, term) in pairs.as_ref().unwrap_or(spelling) {
            let term = Term::from_field_text(column.field(), term);
            if !self.stands(&term)? {
                return Ok(None);
            }
            terms.push((*place, term));
        }
        Ok(match terms.len() {
            0 => None,
            1 => terms.pop().map(|(_, term)| -> Box<dyn Query> {
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
            }),
            _ => Some(Box::new(PhraseQuery::new_with_offset_and_slop(terms, apart))),
        })
    }

    /// Whether a document has this term. The first segment with it tells; most terms that are asked
    /// for stand in each.
    pub(super) fn stands(&self, term: &Term) -> tantivy::Result<bool> {
        for segment in self.searcher.segment_readers() {
            if segment.inverted_index(term.field())?.doc_freq(term)? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The words of a run close together.
    fn close(
        &self,
        run: &Terms,
        columns: &[(Column, f32)],
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        let further = f32::from(u8::try_from(run.len()).unwrap_or(u8::MAX)) - 1.0;
        for &(column, weight) in columns {
            let near = self.spelled(run, column, APART)?;
            any.extend(near.map(|query| boost(query, weight * CLOSENESS)));
            let exact = self.spelled(run, column, 0)?;
            any.extend(exact.map(|query| -> Box<dyn Query> {
                Box::new(ConstScoreQuery::new(query, weight * SIDE_BY_SIDE * further))
            }));
        }
        Ok((!any.is_empty()).then(|| -> Box<dyn Query> {
            Box::new(DisjunctionMaxQuery::with_tie_breaker(any, 0.1))
        }))
    }

    /// The document that has this reference.
    fn reference(&self, term: &str) -> tantivy::Result<Option<Box<dyn Query>>> {
        let digits = term.bytes().filter(u8::is_ascii_digit).count();
        if digits < 6 || !term.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(None);
        }
        let term = Term::from_field_text(Column::References.field(), term);
        Ok(self.stands(&term)?.then(|| -> Box<dyn Query> {
            let query = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
            Box::new(ConstScoreQuery::new(query, OWN_REFERENCE))
        }))
    }
}

/// Whether documents can be weighed against each other by the paragraphs that they show.
fn can_be_weighed(question: &Question) -> bool {
    !question.filters.places.contains(&Place::Standing)
}

/// The best of several ways to be found, and a little for the others.
fn best_of(mut any: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match any.len() {
        0 => Box::new(EmptyQuery),
        1 => any.remove(0),
        _ => Box::new(DisjunctionMaxQuery::with_tie_breaker(any, ELSEWHERE)),
    }
}

/// The values of one filter, for people.
fn values_of(filters: &Filters, name: &str) -> String {
    let written = filters.written().into_iter().filter(|(known, _)| *known == name);
    written.map(|(_, value)| value).collect::<Vec<_>>().join(", ")
}

/// Where the words of a question are looked for, and what they count there.
fn columns(question: &Question, leave_out: Option<&LeaveOut>) -> Vec<(Column, f32)> {
    let left = |name: &str, excluded: bool| match leave_out {
        Some(LeaveOut::Filter(left)) => !excluded && *left == name,
        Some(LeaveOut::Excluded(left)) => excluded && *left == name,
        _ => false,
    };
    let wanted: Vec<Column> = question.filters.places.iter().copied().map(column_of).collect();
    let unwanted: Vec<Column> = question.excluded.places.iter().copied().map(column_of).collect();
    let all = WEIGHTS.iter().copied().chain([(Column::Standing, 1.0)]);
    all.filter(|(column, _)| {
        let asked = if wanted.is_empty() || left("section", false) {
            *column != Column::Standing
        } else {
            wanted.contains(column)
        };
        asked && (left("section", true) || !unwanted.contains(column))
    })
    .collect()
}

fn column_of(place: Place) -> Column {
    match place {
        Place::Summary => Column::Summary,
        Place::Section(role) => field_of(Some(role)),
        Place::Standing => Column::Standing,
    }
}

/// Whether a passage may be cut from the paragraph of this number in a section of this role.
pub(super) fn may_show(question: &Question, role: Option<Role>, number: Option<u32>) -> bool {
    let column = field_of(role);
    let has = |places: &[Place]| places.iter().any(|place| column_of(*place) == column);
    let wanted = &question.filters.places;
    (wanted.is_empty() || has(wanted))
        && !has(&question.excluded.places)
        && question.filters.paragraph.is_none_or(|wanted| number == Some(wanted))
}

/// Documents that awarded exactly this sum, at once or in all.
fn awarded(term: &str) -> Option<Box<dyn Query>> {
    let Pence(pence) = Pence::parse_decimal(term.strip_prefix('£')?)?;
    let sum = |column| between(column, Some(pence), Some(pence));
    let query = BooleanQuery::union(vec![sum(Column::Payments), sum(Column::Total)]);
    Some(Box::new(ConstScoreQuery::new(Box::new(query), AWARDED_SUM)))
}

fn boost(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}

/// A condition that has no part in the ranking.
fn silent(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
