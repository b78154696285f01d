//! What a case is, as far as others can be like it.

use std::collections::{BTreeMap, BTreeSet};

use super::terms::{of_a_name, weight, words};
use crate::index::Leaf;
use crate::model::decision::{CitationKind, Decision};
use crate::model::words::Finding;
use crate::themes::{ThemeFile, ThemeKind};

/// How many of its words a case is looked for by.
const WORDS: usize = 40;

/// A draft of so many words is brief.
const BRIEF: usize = 3;

/// Law that every decision cites, since the Ombudsman's own powers are in it.
const OWN_LAW: &[&str] = &["Local Government Act 1974", "Health Service Commissioners Act 1993"];

/// A word of a case and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// As the index has it.
    pub stem: String,
    /// As it stands in the text first.
    pub surface: String,
    /// What sharing it counts.
    pub weight: f32,
}

/// What a case is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// Its words, those that count most first.
    pub terms: Vec<Term>,
    /// The names of its themes, with what sort each is.
    pub themes: BTreeMap<String, Option<ThemeKind>>,
    /// The law and guidance it cites: each act, and each of its provisions.
    pub law: BTreeMap<String, BTreeSet<String>>,
    /// As printed.
    pub category: Option<String>,
    /// As printed.
    pub subcategory: Option<String>,
    /// What was decided; none of a draft.
    pub finding: Option<Finding>,
    /// Whether it is a draft of a word or two, which cannot share more than one.
    pub brief: bool,
}

/// How rare words are: of so many decisions, how many have each.
pub trait Rarity {
    /// How many decisions there are.
    fn decisions(&self) -> u64;
    /// How many have the word of this stem.
    fn with(&self, stem: &str) -> u64;
}

impl Profile {
    /// The profile of a decision whose own paragraphs are `leaves`.
    pub(crate) fn of_decision(
        decision: &Decision,
        leaves: &[Leaf<'_>],
        rarity: &dyn Rarity,
        themes: &ThemeFile,
    ) -> Self {
        let paragraphs = leaves.iter().flat_map(|leaf| {
            leaf.paragraphs.iter().map(|(_, text)| (weight(leaf.role), text.as_ref()))
        });
        let name = of_a_name(decision.organisation.as_deref().unwrap_or_default());
        let kind = |name: &str| themes.theme(name).map(|theme| theme.kind);
        Self {
            terms: chosen(paragraphs, &name, rarity),
            themes: decision
                .themes
                .iter()
                .map(|mark| (mark.theme.clone(), kind(&mark.theme)))
                .collect(),
            law: law(decision),
            category: decision.category.clone(),
            subcategory: decision.subcategory.clone(),
            finding: Some(decision.finding),
            brief: false,
        }
    }

    /// The profile of a draft in plain words: what it speaks of, whether or not anybody has found
    /// it to be so.
    pub(crate) fn of_draft(text: &str, rarity: &dyn Rarity, themes: &ThemeFile) -> Self {
        let mentioned = themes.mentioned(text).into_iter();
        Self {
            terms: chosen([(1.0, text)].into_iter(), &BTreeSet::new(), rarity),
            themes: mentioned.map(|theme| (theme.name.clone(), Some(theme.kind))).collect(),
            brief: text.split_whitespace().count() <= BRIEF,
            ..Self::default()
        }
    }

    /// Whether there is nothing that another case could share.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.themes.is_empty()
    }
}

/// The acts and guidance that a decision cites, without the Ombudsman's own.
pub(super) fn law(decision: &Decision) -> BTreeMap<String, BTreeSet<String>> {
    let mut law: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let own = |act: &str| OWN_LAW.contains(&act) || act.contains("Ombudsman");
    for citation in decision.citations.iter().filter(|citation| !own(&citation.act)) {
        let provisions = law.entry(citation.act.clone()).or_default();
        if citation.kind == CitationKind::Statute {
            provisions.extend(citation.provisions.iter().map(|it| section(it).to_owned()));
        }
    }
    law
}

/// The section of a provision: "19" of "19(3)(b)".
fn section(provision: &str) -> &str {
    provision.split('(').next().unwrap_or(provision).trim()
}

/// The words that count most: often said here, rarely elsewhere.
fn chosen<'a>(
    paragraphs: impl Iterator<Item = (f32, &'a str)>,
    name: &BTreeSet<String>,
    rarity: &dyn Rarity,
) -> Vec<Term> {
    let mut said: BTreeMap<String, (f32, String)> = BTreeMap::new();
    for (weight, text) in paragraphs.filter(|(weight, _)| *weight > 0.0) {
        for word in words(text).into_iter().filter(|word| word.tells && !name.contains(&word.stem))
        {
            let surface = text.get(word.start..word.end).unwrap_or_default();
            let known = said.entry(word.stem).or_insert_with(|| (0.0, surface.to_owned()));
            known.0 += weight;
        }
    }
    let mut terms: Vec<Term> = said
        .into_iter()
        .filter_map(|(stem, (count, surface))| {
            let weight = rarity_of(&stem, rarity)? * count / (count + 1.5);
            Some(Term { stem, surface, weight })
        })
        .collect();
    terms.sort_by(|one, other| {
        other.weight.total_cmp(&one.weight).then_with(|| one.stem.cmp(&other.stem))
    });
    terms.truncate(WORDS);
    terms
}

/// How much a word tells by being rare; `None` for one that more than a third have.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // a rough measure
fn rarity_of(stem: &str, rarity: &dyn Rarity) -> Option<f32> {
    let (all, with) = (rarity.decisions().max(1), rarity.with(stem));
    (with * 3 <= all || all < 6).then(|| (1.0 + all as f64 / (with as f64 + 0.5)).ln() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Hundred;

    impl Rarity for Hundred {
        fn decisions(&self) -> u64 {
            100
        }

        fn with(&self, stem: &str) -> u64 {
            match stem {
                "bin" => 5,
                "collect" => 20,
                "hous" => 60,
                _ => 1,
            }
        }
    }

    #[test]
    fn rare_words_count_most_and_common_ones_not_at_all() {
        let draft = "The house bin was not collected, and the bin lorry drove by.";
        let profile = Profile::of_draft(draft, &Hundred, ThemeFile::builtin());
        let stems: Vec<&str> = profile.terms.iter().map(|term| term.stem.as_str()).collect();
        assert_eq!(stems, ["bin", "drove", "lorri", "collect"]);
        assert_eq!(profile.terms[0].surface, "bin");
        assert!(profile.finding.is_none() && profile.law.is_empty());
    }

    #[test]
    fn a_section_is_one_section_whatever_part_of_it_is_cited() {
        for (provision, whole) in [("19(3)(b)", "19"), ("117", "117"), ("Schedule 5", "Schedule 5")]
        {
            assert_eq!(section(provision), whole);
        }
    }
}
