//! "Have we done this before?": past decisions like a case, and what sets decisions apart.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::Casebook;
use super::themes::of_decisions;
use crate::alike::distinctive::{self, Counted, Distinctive, Text};
use crate::alike::likeness::{self, Likeness, Shared};
use crate::alike::profile::{Profile, Rarity};
use crate::error::{Error, ErrorKind, Result};
use crate::index::card::leaves;
use crate::index::{Card, Index, Leaf};
use crate::intake::{self, SetAside};
use crate::model::decision::Decision;
use crate::model::words::Role;
use crate::model::{CaseRef, Record};
use crate::search::near::{Near, Sought, WordCounts};
use crate::search::{self, Passage, Question};
use crate::text::Origin;

/// How many decisions are compared closely.
const COMPARED: usize = 60;

/// How many decisions of a selection, and of the others, are looked through for words.
const LOOKED_THROUGH: usize = 1500;

/// From which likeness on a decision is said to be like a case, and how much of the words it has to
/// share at least.
const ALIKE: f32 = 0.17;
const ALIKE_WORDS: f32 = 0.12;

/// What others are to be like.
#[derive(Debug, Clone)]
pub enum Case {
    /// A decision, held here or not.
    Decision(Box<Record>),
    /// A draft in plain words.
    Draft(String),
}

impl Case {
    /// What is in the bytes of a file, or of standard input: a decision, or else a draft.
    ///
    /// ```
    /// use casebook::casebook::Case;
    /// let case = Case::read("standard input", b"My bin was not emptied.")?;
    /// assert!(matches!(case, Case::Draft(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the bytes are no text, or no words.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        let unreadable = |aside: SetAside| {
            Error::new(ErrorKind::Usage, aside.to_string())
                .advise("write a sentence or more about the case")
        };
        let origin = Origin::file(name);
        let record = intake::again(&origin, bytes).map_err(unreadable)?;
        if is_decision(&record) {
            return Ok(Self::Decision(Box::new(record)));
        }
        let page = intake::page_again(&origin, bytes).map_err(unreadable)?;
        Ok(Self::Draft(page.text().to_owned()))
    }
}

/// Past decisions like a case.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Similar {
    /// The reference of the decision that others are to be like; null for a draft.
    pub like: Option<String>,
    /// The words that the case was looked for by, those that count most first.
    pub words: Vec<String>,
    /// The names of its themes.
    pub themes: Vec<String>,
    /// Past decisions, the most alike first; none where nothing is.
    pub hits: Vec<SimilarHit>,
}

/// A past decision like a case.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SimilarHit {
    /// The key of its record.
    pub key: String,
    /// How alike, from 0 to 1.
    pub score: f32,
    /// In what.
    pub shared: Shared,
    /// What it is, with the outcome and what was paid.
    pub card: Card,
    /// The paragraph that decides what both are about.
    pub passage: Option<Passage>,
}

/// What sets a selection of decisions apart from all others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SetApart {
    /// How many decisions were selected.
    pub selected: u64,
    /// How many others there are.
    pub others: u64,
    /// Words and phrases, most surely first.
    pub phrases: Vec<Distinctive>,
}

impl Rarity for WordCounts<'_> {
    fn decisions(&self) -> u64 {
        self.documents()
    }

    fn with(&self, stem: &str) -> u64 {
        self.with_word(stem)
    }
}

impl Casebook {
    /// Past decisions like a case, among those that a question finds: never the case itself, a page
    /// of the same joint case, or the same text under another name.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn similar(&self, case: &Case, among: &Question, limit: usize) -> Result<Similar> {
        let index = self.index()?;
        let counts = WordCounts::of(&index)?;
        let themes = self.themes()?;
        let (profile, own) = match case {
            Case::Draft(text) => (Profile::of_draft(text, &counts, themes.file()), None),
            Case::Decision(record) => match record.decision() {
                Some(decision) => {
                    let own = own_paragraphs(record, &counts)?;
                    let profile = Profile::of_decision(decision, &own, &counts, themes.file());
                    (profile, Some((decision, own)))
                }
                None => (Profile::default(), None),
            },
        };
        let mut hits = self.compare(&profile, own.as_ref(), among, &counts)?;
        hits.truncate(limit);
        let reference = own.and_then(|(decision, _)| decision.reference.as_ref());
        Ok(Similar {
            like: reference.map(ToString::to_string),
            words: profile.terms.iter().take(12).map(|term| term.surface.clone()).collect(),
            themes: profile.themes.into_keys().collect(),
            hits,
        })
    }

    fn compare(
        &self,
        profile: &Profile,
        own: Option<&(&Decision, Vec<Leaf<'_>>)>,
        among: &Question,
        counts: &WordCounts<'_>,
    ) -> Result<Vec<SimilarHit>> {
        if profile.is_empty() {
            return Ok(Vec::new());
        }
        let sought = Sought {
            terms: profile.terms.iter().map(|it| (it.stem.clone(), it.weight)).collect(),
            themes: profile.themes.keys().cloned().collect(),
            subcategory: profile.subcategory.clone(),
        };
        let rarity = |theme: &str| rarity(counts.with_theme(theme), counts.documents());
        let reference = own.and_then(|(decision, _)| decision.reference.as_ref());
        let mut hits = Vec::new();
        for near in counts.near(&of_decisions(among), &sought, COMPARED)? {
            // A record can be withdrawn by an ingest that runs meanwhile.
            let Some(record) = self.get(&near.card.key)? else { continue };
            let Some(past) = record.decision() else { continue };
            let same_case = is_same_case(reference, past.reference.as_ref());
            let same_text =
                || own.is_some_and(|(_, own)| likeness::is_same_text(own, &near.leaves));
            if same_case || same_text() {
                continue;
            }
            let alike = likeness::likeness(profile, past, &near.leaves, &rarity);
            if !is_alike(&alike, profile) {
                continue;
            }
            let passage = likeness::passage(profile, &near.leaves);
            let Near { card, .. } = near;
            let key = card.key.clone();
            hits.push(SimilarHit { key, score: alike.score, shared: alike.shared, card, passage });
        }
        hits.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then_with(|| one.key.cmp(&other.key))
        });
        Ok(hits)
    }

    /// Words and phrases that the decisions of a question have and the others have not.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn set_apart(&self, question: &Question) -> Result<SetApart> {
        let index = self.index()?;
        let question = of_decisions(question);
        let all = of_decisions(&Question::default());
        let chosen = search::keys(&index, &question)?;
        let known: BTreeSet<&String> = chosen.iter().collect();
        let every = search::keys(&index, &all)?;
        let others: Vec<String> = every.into_iter().filter(|key| !known.contains(key)).collect();
        let (selected, rest) = (chosen.len() as u64, others.len() as u64);
        let candidates =
            distinctive::candidates(&texts(&index, &chosen)?, &texts(&index, &others)?);
        let phrases: Vec<Vec<String>> = candidates.iter().map(|it| it.stems.clone()).collect();
        let counts = WordCounts::of(&index)?.with_phrases(&question, &all, &phrases)?;
        let counted = candidates
            .into_iter()
            .zip(counts)
            .map(|(candidate, (selected, all))| Counted { candidate, selected, all });
        let phrases = distinctive::distinctive(counted.collect(), selected, selected + rest);
        Ok(SetApart { selected, others: rest, phrases })
    }
}

/// Whether enough is shared: one word alone makes no two cases alike, unless there is no other.
fn is_alike(alike: &Likeness, profile: &Profile) -> bool {
    let (words, about) = (alike.shared.words.len(), !alike.shared.subjects.is_empty());
    let faults = !alike.shared.faults.is_empty();
    let enough = words >= 2 || about || profile.brief;
    enough && alike.score >= ALIKE && (alike.words >= ALIKE_WORDS || words > 0 && (about || faults))
}

/// The decisions of these keys, or of so many of them as are looked through, spread evenly.
fn texts(index: &Index, keys: &[String]) -> Result<Vec<Text>> {
    let counts = WordCounts::of(index)?;
    let many = keys.len().min(LOOKED_THROUGH);
    let mut texts = Vec::with_capacity(many);
    for at in 0..many {
        let Some(key) = keys.get(at * keys.len() / many) else { continue };
        let Some(Near { card, leaves }) = counts.of_key(key)? else { continue };
        texts.push(Text { organisation: card.organisation, leaves });
    }
    Ok(texts)
}

/// A decision's own paragraphs: as the index has them, which knows more standard wording than the
/// page alone, or else as the page has them.
fn own_paragraphs<'r>(record: &'r Record, counts: &WordCounts<'_>) -> Result<Vec<Leaf<'r>>> {
    Ok(match counts.of_key(&record.key())? {
        Some(held) => held.leaves,
        None => leaves(record),
    })
}

/// How much a theme tells by being rare.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // a rough measure
fn rarity(with: u64, all: u64) -> f32 {
    (1.0 + all as f64 / (with as f64 + 1.0)).ln() as f32
}

/// One case, or two bodies' pages of one joint case.
fn is_same_case(one: Option<&CaseRef>, other: Option<&CaseRef>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.base() == other.base())
}

/// Whether a record is enough of a decision to be compared as one: a draft can look like a page.
fn is_decision(record: &Record) -> bool {
    record.decision().is_some_and(|decision| {
        let found = decision.sections.iter().any(|section| section.role == Role::Analysis);
        decision.reference.is_some() || (decision.summary.is_some() && found)
    })
}
