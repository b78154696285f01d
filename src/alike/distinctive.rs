//! Words and phrases that a selection of decisions has and the others have not.
//!
//! What is counted is decisions, never how often one of them says a word: a long decision that says
//! it fifty times is one. For each word, and each phrase of two or three, Dunning's log-likelihood
//! compares the share of the selection that has it with the share of all others; the probabilities
//! are corrected for the thousands of words that were looked at.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::terms::{of_a_name, weight, words};
use crate::index::Leaf;
use crate::index::analyzer::folded;
use crate::themes::chance::{FALSE_ALARMS, corrected, log_likelihood, p_of};

/// The least share of the selection that has to have a word.
const LEAST_SHARE: f64 = 0.02;

/// The most that are counted exactly.
pub(crate) const CANDIDATES: usize = 300;

/// How many times as often, at least.
const LEAST_EFFECT: f64 = 1.5;

/// A phrase that takes in this share of the decisions of a word says all that the word says.
const TAKES_IN: f64 = 0.8;

/// A decision as this counting needs it.
pub(crate) struct Text {
    /// The body complained about.
    pub(crate) organisation: Option<String>,
    /// Its own paragraphs.
    pub(crate) leaves: Vec<Leaf<'static>>,
}

/// A word or phrase that the selection has more often.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Distinctive {
    /// As it is written most often.
    pub phrase: String,
    /// How many decisions of the selection have it.
    pub selected: u64,
    /// Of how many.
    pub of_selected: u64,
    /// How many of the others have it.
    pub others: u64,
    /// Of how many.
    pub of_others: u64,
    /// How many times as often the selection has it.
    pub times: f64,
    /// Dunning's log-likelihood.
    pub log_likelihood: f64,
    /// How probable that is by chance, corrected for all that was looked at.
    pub p_corrected: f64,
}

/// A word or phrase to be counted: its stems, and how it is written most often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) stems: Vec<String>,
    surface: String,
}

/// A candidate in how many decisions of the selection and of all.
pub(crate) struct Counted {
    pub(crate) candidate: Candidate,
    pub(crate) selected: u64,
    pub(crate) all: u64,
}

/// What may set the selection apart, as far as samples of it and of the others tell.
pub(crate) fn candidates(selection: &[Text], others: &[Text]) -> Vec<Candidate> {
    let names: BTreeSet<String> = selection
        .iter()
        .chain(others)
        .flat_map(|text| of_a_name(text.organisation.as_deref().unwrap_or_default()))
        .collect();
    let here = frequencies(selection, &names);
    let there: BTreeMap<u64, u64> = frequencies(others, &names).into_iter().collect();
    let (selected, rest) = (selection.len() as u64, others.len() as u64);
    let least = least(selected);
    let mut scored: Vec<(f64, u64)> = here
        .into_iter()
        .filter(|(_, count)| *count >= least)
        .map(|(phrase, count)| {
            let elsewhere = there.get(&phrase).copied().unwrap_or_default();
            (log_likelihood(count, selected, elsewhere, rest), phrase)
        })
        .filter(|(score, _)| *score > 0.0)
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    scored.truncate(CANDIDATES);
    let wanted: BTreeMap<u64, usize> =
        scored.iter().enumerate().map(|(at, (_, phrase))| (*phrase, at)).collect();
    spelled(selection, &names, &wanted)
}

/// In how many decisions a word has to stand: one alone sets no selection apart.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn least(decisions: u64) -> u64 {
    ((decisions as f64 * LEAST_SHARE).ceil() as u64).max(2).min(decisions.max(1))
}

/// How many decisions have each word or phrase, in the order of its digest.
fn frequencies(texts: &[Text], names: &BTreeSet<String>) -> Vec<(u64, u64)> {
    let mut all = Vec::new();
    for text in texts {
        let mut own = Vec::new();
        each_phrase(text, names, |stems, _| own.push(digest(stems)));
        own.sort_unstable();
        own.dedup();
        all.append(&mut own);
    }
    all.sort_unstable();
    all.chunk_by(|one, other| one == other)
        .filter_map(|same| Some((*same.first()?, same.len() as u64)))
        .collect()
}

/// How the wanted phrases are written, in their order, without those that only one body's decisions
/// have: these are its own names of places, schemes and people.
fn spelled(
    texts: &[Text],
    names: &BTreeSet<String>,
    wanted: &BTreeMap<u64, usize>,
) -> Vec<Candidate> {
    struct Seen {
        stems: Vec<String>,
        written: BTreeMap<String, usize>,
        bodies: BTreeSet<usize>,
    }
    let organisations: BTreeSet<String> =
        texts.iter().filter_map(|it| it.organisation.as_deref().map(folded)).collect();
    let number = |name: Option<&str>| {
        organisations.iter().position(|known| Some(known.as_str()) == name.map(folded).as_deref())
    };
    let mut seen: BTreeMap<usize, Seen> = BTreeMap::new();
    for text in texts {
        let body = number(text.organisation.as_deref()).unwrap_or(usize::MAX);
        each_phrase(text, names, |stems, surface| {
            let Some(&at) = wanted.get(&digest(stems)) else { return };
            let seen = seen.entry(at).or_insert_with(|| Seen {
                stems: stems.iter().map(|stem| (*stem).to_owned()).collect(),
                written: BTreeMap::new(),
                bodies: BTreeSet::new(),
            });
            seen.bodies.insert(body);
            *seen.written.entry(surface.to_owned()).or_default() += 1;
        });
    }
    let needed = organisations.len().clamp(1, 2);
    let common = seen.into_values().filter(|seen| seen.bodies.len() >= needed);
    common
        .filter_map(|seen| {
            let most = seen.written.iter().max_by_key(|(text, count)| (**count, text.len()))?;
            Some(Candidate { surface: most.0.clone(), stems: seen.stems })
        })
        .collect()
}

/// Shows each word that tells something, and each phrase of two or three words that begins and ends
/// with one.
fn each_phrase(text: &Text, names: &BTreeSet<String>, mut see: impl FnMut(&[&str], &str)) {
    let own = text.leaves.iter().filter(|leaf| weight(leaf.role) > 0.0);
    for (_, paragraph) in own.flat_map(|leaf| &leaf.paragraphs) {
        let words = words(paragraph);
        for (at, first) in words.iter().enumerate() {
            let tells = |word: &super::terms::Word| word.tells && !names.contains(&word.stem);
            if !tells(first) {
                continue;
            }
            let mut stems = vec![first.stem.as_str()];
            let mut show = |stems: &[&str], end| {
                see(stems, paragraph.get(first.start..end).unwrap_or_default());
            };
            show(&stems, first.end);
            for next in words.iter().skip(at + 1).take(2).take_while(|next| next.follows) {
                stems.push(next.stem.as_str());
                if tells(next) {
                    show(&stems, next.end);
                }
            }
        }
    }
}

/// A phrase in eight bytes (FNV-1a): a selection has hundreds of thousands of them.
fn digest(stems: &[&str]) -> u64 {
    let bytes = stems.iter().flat_map(|stem| stem.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What sets the selection apart by more than chance, most surely first; a word that stands nearly
/// always in a phrase that is listed is not listed again.
pub(crate) fn distinctive(counted: Vec<Counted>, selected: u64, all: u64) -> Vec<Distinctive> {
    let rest = all.saturating_sub(selected);
    let scored: Vec<(Candidate, Distinctive)> = counted
        .into_iter()
        .map(|counted| {
            let others = counted.all.saturating_sub(counted.selected);
            let score = log_likelihood(counted.selected, selected, others, rest);
            let found = Distinctive {
                phrase: counted.candidate.surface.clone(),
                selected: counted.selected,
                of_selected: selected,
                others,
                of_others: rest,
                times: times(counted.selected, selected, others, rest),
                log_likelihood: score,
                p_corrected: p_of(score),
            };
            (counted.candidate, found)
        })
        .collect();
    let chances: Vec<f64> = scored.iter().map(|(_, found)| found.p_corrected).collect();
    let least = least(selected);
    let mut sure: Vec<(Candidate, Distinctive)> = scored
        .into_iter()
        .zip(corrected(&chances))
        .map(|((candidate, found), p)| (candidate, Distinctive { p_corrected: p, ..found }))
        .filter(|(_, found)| {
            let is_more = found.log_likelihood > 0.0 && found.times >= LEAST_EFFECT;
            is_more && found.p_corrected <= FALSE_ALARMS && found.selected >= least
        })
        .collect();
    sure.sort_by(|(one, a), (other, b)| {
        let by_score = b.log_likelihood.total_cmp(&a.log_likelihood);
        by_score
            .then_with(|| other.stems.len().cmp(&one.stems.len()))
            .then_with(|| a.phrase.cmp(&b.phrase))
    });
    without_repeats(&sure)
}

fn without_repeats(sure: &[(Candidate, Distinctive)]) -> Vec<Distinctive> {
    let holds = |long: &[String], short: &[String]| {
        long.len() > short.len() && long.windows(short.len()).any(|window| window == short)
    };
    let mut kept: Vec<(Candidate, Distinctive)> = Vec::new();
    for (candidate, found) in sure {
        let near = |one: u64, other: u64| real(one) >= TAKES_IN * real(other);
        let in_a_phrase = sure.iter().any(|(other, it)| {
            holds(&other.stems, &candidate.stems) && near(it.selected, found.selected)
        });
        // A longer phrase that says no more than its part: "section f" and "section f of".
        let of_a_part = kept.iter().any(|(other, it)| {
            holds(&candidate.stems, &other.stems) && !near(found.selected, it.selected)
        });
        if !in_a_phrase && !of_a_part {
            kept.push((candidate.clone(), found.clone()));
        }
    }
    kept.into_iter().map(|(_, found)| found).collect()
}

/// How many times as often; half a decision more on each side keeps it finite and modest.
fn times(with: u64, of: u64, rest_with: u64, rest_of: u64) -> f64 {
    let share = |with: u64, of: u64| (real(with) + 0.5) / (real(of) + 1.0);
    share(with, of) / share(rest_with, rest_of)
}

/// Counts are far below 2⁵².
#[allow(clippy::cast_precision_loss)]
fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::Role;

    fn text(organisation: &str, role: Role, paragraph: &str) -> Text {
        let paragraphs = vec![(Some(1), paragraph.to_owned().into())];
        let leaf = Leaf { heading: String::new(), role: Some(role), paragraphs };
        Text { organisation: Some(organisation.to_owned()), leaves: vec![leaf] }
    }

    fn found(selection: &[Text], others: &[Text]) -> Vec<Distinctive> {
        let count = |texts: &[Text], stems: &[String]| {
            let has = |text: &&Text| {
                let mut has = false;
                each_phrase(text, &BTreeSet::new(), |own, _| has |= own == stems);
                has
            };
            texts.iter().filter(has).count() as u64
        };
        let counted = candidates(selection, others).into_iter().map(|candidate| {
            let selected = count(selection, &candidate.stems);
            let all = selected + count(others, &candidate.stems);
            Counted { candidate, selected, all }
        });
        let selected = selection.len() as u64;
        distinctive(counted.collect(), selected, selected + others.len() as u64)
    }

    const BODIES: [&str; 3] = ["Ashby Council", "Burley Council", "Corby Council"];

    fn many(role: Role, paragraphs: &[&str], times: usize) -> Vec<Text> {
        (0..times).map(|at| text(BODIES[at % 3], role, paragraphs[at % paragraphs.len()])).collect()
    }

    #[test]
    fn a_phrase_stands_for_its_words_and_common_ones_are_not_listed() {
        let selection = many(
            Role::Analysis,
            &[
                "The home sent a top-up fee although a cheaper room was free.",
                "A cheaper room was not offered.",
            ],
            12,
        );
        let others = many(Role::Analysis, &["The parrot was free.", "The room was dark."], 60);
        let phrases: Vec<String> =
            found(&selection, &others).into_iter().map(|found| found.phrase).collect();
        assert_eq!(phrases.first().map(String::as_str), Some("cheaper room"), "{phrases:?}");
        assert!(!phrases.contains(&"cheaper".to_owned()) && !phrases.contains(&"free".to_owned()));
    }

    #[test]
    fn names_of_places_and_wording_of_the_law_are_not_found() {
        let mut selection = many(Role::Law, &["A cheaper room is a cheaper room."], 9);
        selection
            .extend((0..9).map(|_| text("Ashby Council", Role::Analysis, "She swam at the lido.")));
        selection.extend(many(Role::Analysis, &["He wrote to Ashby about Mrs Tern."], 9));
        let others = many(Role::Analysis, &["The room was dark."], 60);
        let found = found(&selection, &others);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn counts_shares_and_how_many_times_are_told() {
        let selection = many(Role::Events, &["A barge sank."], 10);
        let mut others = many(Role::Events, &["A parrot sang."], 88);
        others.extend(many(Role::Events, &["A barge sank."], 2));
        let found = found(&selection, &others);
        let barge = found.iter().find(|found| found.phrase == "barge sank").unwrap();
        assert_eq!(
            (barge.selected, barge.of_selected, barge.others, barge.of_others),
            (10, 10, 2, 90)
        );
        assert!((barge.times - (10.5 / 11.0) / (2.5 / 91.0)).abs() < 1e-9);
        assert!(barge.log_likelihood > 30.0 && barge.p_corrected < 0.001);
    }

    #[test]
    fn a_selection_of_all_or_of_nothing_has_nothing_apart() {
        let texts = many(Role::Events, &["A barge sank."], 10);
        assert!(found(&texts, &[]).is_empty());
        assert!(found(&[], &texts).is_empty());
    }
}
