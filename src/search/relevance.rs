//! Answers to questions that are sentences: which documents answer, and where the list ends.
//!
//! Nobody who asks in sentences means every word, and a document that shares a few common words
//! with the question answers nothing. So the documents that have its words are weighed, those first
//! that can be worth most ([`bounds`]), by four things. Rare words of the question count more than
//! common ones. Words that say how something was done ("past", "left", "getting") count less than
//! those that say what. What stands in one paragraph counts more than what is strewn over a
//! document. And the list ends where an answer is worth too little beside the best, in all or in its
//! best paragraph: what comes after that mentions some of the words, and is listed only where the
//! question asks for it.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::DocAddress;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

use super::bound::{bounds, documents};
use super::facets::{Counting, Counts};
use super::highlight::{Marker, Match, weight};
use super::hits::Shelf;
use super::plan::{NEARLY, Plan, Planner, WEIGHTS, may_show};
use super::question::{Question, Sort};
use super::selected::keyed;
use crate::error::Result;
use crate::index::{Card, Column, Index, Leaf, day_number, failure, field_of};

/// No more documents are weighed: who asks waits for them. Where more could answer, that is told.
pub(super) const MOST_WEIGHED: usize = 1000;

/// The share of the best answer that an answer is worth at least: in all, and in its best paragraph.
const ANSWERS: (f32, f32) = (0.6, 0.55);

/// The same of what has only some of the words.
const MENTIONS: (f32, f32) = (0.4, 0.4);

/// The share of the question that at least one document has where anything answers: with less, it is
/// only about what many are about, and what was asked is nowhere.
const TOLD: f32 = 0.45;

/// What a word counts at least for this: in a casebook about bins all documents have the word, and a
/// question about bins has more than its other words.
const COMMON: f32 = 0.5;

/// How much more a word counts that is rarer: far from as much more as it is rarer. What makes one
/// case of a theme another than the next is often a common word.
const RARITY: f32 = 0.4;

/// What a word counts that says how something was done rather than what.
const LIGHT: f32 = 0.4;

/// How soon a word that is repeated counts no more.
const SATIETY: f32 = 1.2;

/// How much of its lesser places counts beside a word's best place.
const ELSEWHERE: f32 = 0.4;

/// How much more a paragraph counts whose words all stand together.
pub(super) const TOGETHER: f32 = 1.0;

/// How much more it counts for two words that stand beside each other as in the question, and how
/// far apart they may be.
pub(super) const PAIR: f32 = 0.3;
const APART: usize = 3;

/// A document that answers.
pub(super) struct Answering {
    pub(super) score: f32,
    pub(super) address: DocAddress,
    pub(super) key: String,
    /// Which of the units are not in it.
    pub(super) missing: Vec<usize>,
    decided: Option<i64>,
    total: Option<i64>,
    /// Whether it only has some of the words.
    pub(super) loose: bool,
    /// What its best paragraph has of the question.
    passage: f32,
    /// What share of the question it has, halfway between its best paragraph and the whole of it.
    told: f32,
}

/// All that answers, in the order that the question asks for, and what each word is worth.
pub(super) struct Weighed {
    pub(super) answers: Vec<Answering>,
    /// How many have some of the words and do not answer.
    pub(super) also: u64,
    pub(super) worth: Vec<f32>,
    /// Whether there were more than are weighed.
    pub(super) cut: Option<Cut>,
}

/// That more documents could answer than were weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    weighed: usize,
    of: usize,
}

impl Cut {
    /// What a person is told.
    pub(super) fn told(self) -> String {
        let Self { weighed, of } = self;
        format!(
            "the first {weighed} of {of} documents that have some of the words were weighed: narrow the question for exact counts"
        )
    }
}

/// Weighs the documents that a plan finds, and in any case those of the keys `named`: by what they
/// can be worth at most, until nothing is left that can pass beside the best.
pub(super) fn weighed(
    planner: &Planner<'_>,
    index: &Index,
    question: &Question,
    plan: &Plan,
    named: &[String],
) -> Result<Weighed> {
    weighed_at_most(planner, index, question, plan, named, MOST_WEIGHED)
}

/// As [`weighed`], with another ceiling.
pub(super) fn weighed_at_most(
    planner: &Planner<'_>,
    index: &Index,
    question: &Question,
    plan: &Plan,
    named: &[String],
    most: usize,
) -> Result<Weighed> {
    let failed = |error| failure(index.dir(), error);
    let searcher = planner.searcher;
    let worth = worth(planner, question, plan).map_err(failed)?;
    let marker = Marker::weighed(&plan.units, &worth);
    let units = &plan.units.required;
    let (bounds, named) = bounds(searcher, plan.query.as_ref(), units, &worth)
        .and_then(|bounds| Ok((bounds, places(searcher, plan.query.as_ref(), named)?)))
        .map_err(failed)?;
    let mut walk = Walk { shelf: Shelf::new(index, searcher)?, question, marker, worth: &worth };
    let mut answers: Vec<Answering> = Vec::new();
    let (mut score, mut passage) = (0.0_f32, 0.0_f32);
    let mut left_out = 0;
    let share = if question.filters.loose { MENTIONS } else { ANSWERS };
    for bound in &bounds {
        let passes = |(of_score, of_passage): (f32, f32)| {
            bound.score + NOTHING >= of_score * score
                && bound.passage + NOTHING >= of_passage * passage
        };
        if answers.len() >= most {
            left_out += usize::from(passes(share));
            if !named.contains(&bound.address) {
                continue;
            }
        }
        if passes(MENTIONS) {
            let answer = walk.weigh(bound.address)?;
            (score, passage) = (score.max(answer.score), passage.max(answer.passage));
            answers.push(answer);
        }
    }
    let cut = (left_out > 0).then(|| Cut { weighed: most, of: most + left_out });
    let also = end(&mut answers, question.filters.loose);
    order(&mut answers, question.sort);
    Ok(Weighed { answers, also, worth, cut })
}

/// What the sums of floats may differ by, by the order of their parts.
const NOTHING: f32 = 0.001;

/// Where the documents of these keys are that a query finds.
fn places(
    searcher: &Searcher,
    query: &dyn Query,
    keys: &[String],
) -> tantivy::Result<BTreeSet<DocAddress>> {
    if keys.is_empty() {
        return Ok(BTreeSet::new());
    }
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    documents(searcher, &BooleanQuery::intersection(vec![query.box_clone(), keyed(&keys)]))
}

/// Documents weighed one after another.
struct Walk<'a> {
    shelf: Shelf<'a>,
    question: &'a Question,
    marker: Marker,
    worth: &'a [f32],
}

impl Walk<'_> {
    fn weigh(&mut self, address: DocAddress) -> Result<Answering> {
        let kept = self.shelf.take(address)?;
        let (card, leaves) = self.shelf.parts(&kept)?;
        let mut scale = Scale::new(&self.marker, self.worth);
        scale.put(self.question, &card, &leaves);
        Ok(scale.answer(card, address))
    }
}

/// What each unit is worth: the more, the fewer documents have it.
fn worth(planner: &Planner<'_>, question: &Question, plan: &Plan) -> tantivy::Result<Vec<f32>> {
    let all = as_f32(usize::try_from(planner.searcher.num_docs()).unwrap_or(usize::MAX));
    let units = &plan.units.required;
    let mut worth = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let before = units.get(..at).unwrap_or_default();
        // "Brother or sister" is one thing asked for twice, and so is "it" in "pay it, or part of it".
        let twice = before.iter().any(|other| other.any == unit.any)
            || before.last().is_some_and(|other| {
                let own = other.any.iter().chain(&other.near);
                unit.any.iter().all(|it| own.clone().any(|known| known == it))
            });
        let found = as_f32(planner.frequency(question, unit)?);
        let rare = (1.0 + (all - found + 0.5).max(0.0) / (found + 0.5)).ln().powf(RARITY);
        let tells = if unit.is_light() { LIGHT } else { 1.0 };
        worth.push(if twice { 0.0 } else { rare * tells });
    }
    Ok(worth)
}

/// Leaves out what is worth too little beside the best, and tells answers from what has only some of
/// the words; gives how many are such.
fn end(answers: &mut Vec<Answering>, keep_loose: bool) -> u64 {
    let best = |of: fn(&Answering) -> f32| answers.iter().map(of).fold(0.0, f32::max);
    let (score, passage) = (best(|it| it.score), best(|it| it.passage));
    let has = |it: &Answering, (of_score, of_passage): (f32, f32)| {
        it.score >= of_score * score && it.passage >= of_passage * passage
    };
    let told = best(|it| it.told) >= TOLD;
    answers.retain(|it| it.score > 0.0 && has(it, MENTIONS));
    for answer in answers.iter_mut() {
        answer.loose = !told || !has(answer, ANSWERS);
    }
    let also = answers.iter().filter(|it| it.loose).count();
    answers.retain(|it| keep_loose || !it.loose);
    also as u64
}

/// Puts answers in order; equal ones stand in the order of their keys.
fn order(answers: &mut [Answering], sort: Sort) {
    answers.sort_by(|a, b| {
        let within = match sort {
            Sort::Relevance => steps(b.score).cmp(&steps(a.score)),
            Sort::Newest => b.decided.cmp(&a.decided),
            // Those without a date come last in both directions.
            Sort::Oldest => {
                let undated = a.decided.is_none().cmp(&b.decided.is_none());
                undated.then(a.decided.cmp(&b.decided))
            }
            Sort::Award => b.total.cmp(&a.total),
        };
        a.loose.cmp(&b.loose).then(within).then_with(|| a.key.cmp(&b.key))
    });
}

/// A score in steps of a thousandth.
#[allow(clippy::cast_possible_truncation)]
fn steps(score: f32) -> i64 {
    (f64::from(score) * 1000.0).round() as i64
}

/// Counts over these documents.
pub(super) fn counts(
    index: &Index,
    searcher: &Searcher,
    answers: &[Answering],
) -> tantivy::Result<Counts> {
    let key = |answer: &Answering| -> Box<dyn Query> {
        let term = Term::from_field_text(Column::Key.field(), &answer.key);
        Box::new(TermQuery::new(term, IndexRecordOption::Basic))
    };
    let documents = BooleanQuery::union(answers.iter().map(key).collect());
    searcher.search(&documents, &Counting::of(index, searcher)?)
}

/// What one document has of a question.
struct Scale<'a> {
    marker: &'a Marker,
    worth: &'a [f32],
    /// How often each unit stands in each column.
    often: Vec<BTreeMap<Column, f32>>,
    paragraph: f32,
    passage: f32,
    /// The most that a paragraph tells.
    told: f32,
}

impl<'a> Scale<'a> {
    fn new(marker: &'a Marker, worth: &'a [f32]) -> Self {
        let often = vec![BTreeMap::new(); worth.len()];
        Self { marker, worth, often, paragraph: 0.0, passage: 0.0, told: 0.0 }
    }

    fn put(&mut self, question: &Question, card: &Card, leaves: &[Leaf<'_>]) {
        for name in [&card.organisation, &card.category, &card.subcategory, &card.title] {
            let found = self.marker.matches(name.as_deref().unwrap_or_default());
            self.count(Column::Title, &found);
        }
        for leaf in leaves {
            for (number, text) in &leaf.paragraphs {
                if !may_show(question, leaf.role, *number) {
                    continue;
                }
                let found = self.marker.matches(text);
                self.count(field_of(leaf.role), &found);
                let (all, close, told) = self.paragraph(&found);
                self.told = self.told.max(told);
                self.passage = self.passage.max(all);
                self.paragraph = self.paragraph.max(close * weight(leaf.role));
            }
        }
    }

    fn count(&mut self, column: Column, found: &[Match]) {
        for one in found {
            if let Some(often) = self.often.get_mut(one.needle) {
                *often.entry(column).or_default() += if one.near { NEARLY } else { 1.0 };
            }
        }
    }

    /// What a paragraph has of the question, what that counts by how close it stands, and what it
    /// tells.
    fn paragraph(&self, found: &[Match]) -> (f32, f32, f32) {
        // The runs of the question are needles too, after its units: they are no words more.
        let units = self.worth.len();
        let mut best = vec![0.0_f32; units];
        for one in found.iter().filter(|one| one.needle < units) {
            if let Some(best) = best.get_mut(one.needle) {
                *best = best.max(if one.near { NEARLY } else { 1.0 });
            }
        }
        let all: f32 = best.iter().zip(self.worth).map(|(share, worth)| share * worth).sum();
        let close = all * (1.0 + TOGETHER * closeness(found, units)) + PAIR * self.pairs(found);
        let told = best.iter().zip(self.worth).map(|(share, worth)| share * told(*worth)).sum();
        (all, close, told)
    }

    /// What neighbours in the question count that are neighbours here.
    fn pairs(&self, found: &[Match]) -> f32 {
        let mut places: Vec<Vec<usize>> = vec![Vec::new(); self.worth.len()];
        for one in found {
            if let Some(places) = places.get_mut(one.needle) {
                places.push(one.position);
            }
        }
        let beside = |a: &[usize], b: &[usize]| {
            a.iter().any(|place| {
                let from = b.partition_point(|other| other + APART < *place);
                let near = b.iter().skip(from).take_while(|other| **other <= place + APART);
                near.into_iter().any(|other| other != place)
            })
        };
        let neighbours = places.windows(2).zip(self.worth.windows(2));
        neighbours
            .filter_map(|(places, worth)| match (places, worth) {
                ([a, b], [one, other]) if beside(a, b) => Some(one.min(*other)),
                _ => None,
            })
            .sum()
    }

    /// What share of the question the document has.
    fn told(&self) -> f32 {
        let all: f32 = self.worth.iter().copied().map(told).sum();
        let had = self.often.iter().zip(self.worth).filter(|(often, _)| !often.is_empty());
        let whole: f32 = had.map(|(_, worth)| told(*worth)).sum();
        if all > 0.0 { f32::midpoint(self.told, whole) / all } else { 0.0 }
    }

    fn answer(self, card: Card, address: DocAddress) -> Answering {
        let words: f32 = self
            .often
            .iter()
            .zip(self.worth)
            .map(|(it, worth)| worth * spread(&by_column(it)))
            .sum();
        let all: f32 = self.worth.iter().sum();
        let share = if all > 0.0 { self.passage / all } else { 0.0 };
        let missing = self.often.iter().enumerate().filter(|(_, it)| it.is_empty());
        let date = card.date.or_else(|| card.period.map(|period| period.to));
        Answering {
            // The fourth root: half of the question in one paragraph is not half an answer.
            score: (words + self.paragraph) * share.sqrt().sqrt(),
            address,
            missing: missing.map(|(at, _)| at).collect(),
            decided: date.map(day_number),
            total: card.awarded_total.map(|sum| sum.0),
            loose: false,
            passage: self.passage,
            told: self.told(),
            key: card.key,
        }
    }
}

/// What a word of this worth tells; one that is asked for twice tells nothing more.
fn told(worth: f32) -> f32 {
    if worth > 0.0 { worth.max(COMMON) } else { 0.0 }
}

/// What a word counts by where it stands and how often: so often in each column of [`WEIGHTS`].
pub(super) fn spread(often: &[f32; WEIGHTS.len()]) -> f32 {
    let (mut best, mut sum) = (0.0_f32, 0.0_f32);
    for ((_, weight), often) in WEIGHTS.iter().zip(often) {
        let counts = weight * often * (SATIETY + 1.0) / (often + SATIETY);
        best = best.max(counts);
        sum += counts;
    }
    best + ELSEWHERE * (sum - best)
}

fn by_column(often: &BTreeMap<Column, f32>) -> [f32; WEIGHTS.len()] {
    let mut counts = [0.0; WEIGHTS.len()];
    for (count, (column, _)) in counts.iter_mut().zip(WEIGHTS) {
        *count = often.get(column).copied().unwrap_or_default();
    }
    counts
}

/// How close the words of the question stand that are in a paragraph: near 1 where they stand in a
/// row, near 0 where they are far apart.
fn closeness(found: &[Match], units: usize) -> f32 {
    let words = || found.iter().filter(|one| one.needle < units);
    let mut inside = vec![0_usize; units];
    words().for_each(|one| {
        if let Some(count) = inside.get_mut(one.needle) {
            *count = 1;
        }
    });
    let distinct: usize = inside.iter().sum();
    if distinct < 2 {
        return 0.0;
    }
    inside.fill(0);
    let (mut have, mut shortest, mut first) = (0, usize::MAX, words());
    for last in words() {
        if let Some(count) = inside.get_mut(last.needle) {
            *count += 1;
            have += usize::from(*count == 1);
        }
        while have == distinct {
            let Some(one) = first.next() else { break };
            shortest = shortest.min(last.position.saturating_sub(one.position) + 1);
            if let Some(count) = inside.get_mut(one.needle) {
                *count -= 1;
                have -= usize::from(*count == 0);
            }
        }
    }
    as_f32(distinct) / (as_f32(distinct) + as_f32(shortest))
}

#[allow(clippy::cast_precision_loss)]
fn as_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::super::synonyms::Synonyms;
    use super::*;
    use crate::index::sample::Sample;
    use crate::model::words::Role;

    const ASKED: &str = "Have the bailiffs chased the wrong person for council tax arrears?";

    /// Decisions that have more or less of the question, the least of it first.
    fn index(count: usize) -> (tempfile::TempDir, Index) {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        for number in 0..count {
            let reference = format!("24 {:03} {:03}", number / 1000, number % 1000);
            let text = match number * 4 / count {
                0 => "A bill for tax was late, and the council was sorry.",
                1 => "The wrong person had a bill for council tax. It was an enforcement agent.",
                2 => "Council tax bailiffs came. Then they chased him; he was wrong.",
                _ => "The bailiffs chased the wrong person for council tax arrears, twice.",
            };
            let record = Sample::new(&reference, "Ashby Council", "2024-03-05")
                .summary("Council tax bailiffs, and a person.")
                .section(Role::Analysis, &[text])
                .record();
            writer.put(&reference, &record).unwrap();
        }
        writer.commit(1).unwrap();
        (folder, index)
    }

    /// What is weighed of at most so many documents, with the keys named.
    fn weigh(index: &Index, asked: &str, named: &[String], most: usize) -> Weighed {
        let searcher = index.searcher().unwrap();
        let planner = Planner { searcher: &searcher, synonyms: Synonyms::standard() };
        let question = Question::parse(asked);
        let plan = planner.plan(&question).unwrap();
        weighed_at_most(&planner, index, &question, &plan, named, most).unwrap()
    }

    #[test]
    fn no_document_is_worth_more_than_its_bound() {
        let (_folder, index) = index(16);
        let searcher = index.searcher().unwrap();
        let planner = Planner { searcher: &searcher, synonyms: Synonyms::standard() };
        for asked in [
            ASKED,
            "What did the enforcement agents do about unpaid council tax and a wrong bill?",
            "Was the late bill of a person twice wrong, or was an apology due?",
        ] {
            let question = Question::parse(asked);
            let plan = planner.plan(&question).unwrap();
            let worth = worth(&planner, &question, &plan).unwrap();
            let bounds =
                bounds(&searcher, plan.query.as_ref(), &plan.units.required, &worth).unwrap();
            let marker = Marker::weighed(&plan.units, &worth);
            let shelf = Shelf::new(&index, &searcher).unwrap();
            let mut walk = Walk { shelf, question: &question, marker, worth: &worth };
            let mut some = 0;
            for bound in &bounds {
                let answer = walk.weigh(bound.address).unwrap();
                assert!(answer.score <= bound.score + NOTHING, "{asked} {}", answer.key);
                assert!(answer.passage <= bound.passage + NOTHING, "{asked} {}", answer.key);
                // And it is not far off.
                some += usize::from(answer.score * 2.0 > bound.score);
            }
            assert!(bounds.len() == 16 && some > 8, "{asked}: {some} of {}", bounds.len());
        }
    }

    #[test]
    fn every_document_that_answers_is_found_however_many_there_are() {
        let (_folder, index) = index(600);
        let all = weigh(&index, ASKED, &[], MOST_WEIGHED);
        assert!(all.answers.len() >= 150, "{}", all.answers.len());
        assert_eq!(all.cut, None);
    }

    #[test]
    fn where_more_could_answer_than_are_weighed_it_is_told() {
        let (_folder, index) = index(40);
        let all = weigh(&index, ASKED, &[], MOST_WEIGHED);
        let some = weigh(&index, ASKED, &[], 4);
        assert_eq!((all.cut, some.answers.len()), (None, 4));
        let cut = some.cut.unwrap();
        assert!(cut.weighed == 4 && cut.of >= all.answers.len(), "{cut:?}");
        assert!(cut.told().contains(&format!("first 4 of {}", cut.of)), "{}", cut.told());
        // What is named is weighed all the same.
        let last = all.answers.last().unwrap().key.clone();
        let named = weigh(&index, ASKED, std::slice::from_ref(&last), 4);
        let has = |weighed: &Weighed| weighed.answers.iter().any(|answer| answer.key == last);
        assert!(!has(&some) && has(&named));
    }
}
