//! How alike two cases are, and in what.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::profile::{Profile, law};
use super::terms::{weight, words};
use crate::index::Leaf;
use crate::model::decision::Decision;
use crate::model::words::{Finding, Role};
use crate::search::Passage;
use crate::text::Span;
use crate::text::sentence::sentences;

/// What each thing counts where it is shared wholly; together 1.
const WORDS: f32 = 0.43;
const THEMES: f32 = 0.30;
const CATEGORY: f32 = 0.18;
const LAW: f32 = 0.06;
const FINDING: f32 = 0.03;

/// What a word counts that stands once in a case of average length, of at most 1.
const HALF: f32 = 1.2;

/// The number of telling words in a decision of average length.
const AVERAGE: f32 = 500.0;

/// From how many words on a case has many.
const MANY: f32 = 30.0;

/// How many shared words are named.
const NAMED: usize = 8;

/// The longest passage that is shown, in bytes.
const LONGEST: usize = 600;

/// What two cases have in common.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Shared {
    /// What both are about, by the names of the themes.
    pub subjects: Vec<String>,
    /// What went wrong in both.
    pub faults: Vec<String>,
    /// What had to change in both.
    pub remedies: Vec<String>,
    /// Words of the case that this one has too, those that count most first.
    pub words: Vec<String>,
    /// Law and guidance that both cite: "Care Act 2014, section 42".
    pub law: Vec<String>,
    /// The category that both have: "Housing > Homelessness", or only the wider one.
    pub category: Option<String>,
    /// The finding, where both have the same.
    pub finding: Option<Finding>,
}

/// How alike a case is, from 0 to 1, and in what.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// From 0 to 1.
    pub score: f32,
    /// How much of the words is shared, from 0 to 1.
    pub words: f32,
    /// In what.
    pub shared: Shared,
}

/// Compares a case with a past decision, whose own paragraphs are `leaves`.
pub(crate) fn likeness(
    case: &Profile,
    past: &Decision,
    leaves: &[Leaf<'_>],
    rarity_of_theme: &dyn Fn(&str) -> f32,
) -> Likeness {
    let (by_words, words) = shared_words(case, leaves);
    let (by_themes, themes) = shared_themes(case, past, rarity_of_theme);
    let (by_law, law) = shared_law(case, past);
    let (by_category, category) = shared_category(case, past);
    let finding = case.finding.filter(|finding| *finding == past.finding);
    let (mut all, mut most) = (WORDS * by_words, WORDS);
    if !case.themes.is_empty() {
        all += THEMES * by_themes;
        most += THEMES;
    }
    // What a draft does not have cannot be missing from others, nor can what a page has lost.
    if case.category.is_some() && past.category.is_some() {
        all += CATEGORY * by_category;
        most += CATEGORY;
    }
    if !case.law.is_empty() {
        all += LAW * by_law;
        most += LAW;
    }
    if case.finding.is_some() {
        all += FINDING * f32::from(u8::from(finding.is_some()));
        most += FINDING;
    }
    let mut shared = Shared { words, law, category, finding, ..Shared::default() };
    for name in themes {
        use crate::themes::ThemeKind;
        match case.themes.get(&name).copied().flatten() {
            Some(ThemeKind::Fault) => shared.faults.push(name),
            Some(ThemeKind::Remedy) => shared.remedies.push(name),
            _ => shared.subjects.push(name),
        }
    }
    Likeness { score: all / most, words: by_words, shared }
}

/// How much of the words is found, and the words that count most.
fn shared_words(case: &Profile, leaves: &[Leaf<'_>]) -> (f32, Vec<String>) {
    let (mut found, mut length) = (BTreeMap::new(), 0.0_f32);
    let wanted: BTreeMap<&str, usize> =
        case.terms.iter().enumerate().map(|(at, term)| (term.stem.as_str(), at)).collect();
    for leaf in leaves.iter().filter(|leaf| weight(leaf.role) > 0.0) {
        for (_, text) in &leaf.paragraphs {
            for word in words(text).into_iter().filter(|word| word.tells) {
                length += 1.0;
                if let Some(at) = wanted.get(word.stem.as_str()) {
                    *found.entry(*at).or_insert(0.0_f32) += weight(leaf.role);
                }
            }
        }
    }
    let all: f32 = case.terms.iter().map(|term| term.weight).sum();
    if all <= 0.0 {
        return (0.0, Vec::new());
    }
    let long = 0.6 + 0.4 * length / AVERAGE;
    let worth = |at: &usize, count: &f32| {
        case.terms.get(*at).map_or(0.0, |term| term.weight * count / (count + HALF * long))
    };
    let sum: f32 = found.iter().map(|(at, count)| worth(at, count)).sum();
    let mut named: Vec<(f32, &str)> = found
        .iter()
        .filter_map(|(at, count)| Some((worth(at, count), case.terms.get(*at)?.surface.as_str())))
        .collect();
    named.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    let named = named.into_iter().take(NAMED).map(|(_, surface)| surface.to_owned()).collect();
    // Half of the many words of a decision, weighed, is as much as two cases ever share; of the few
    // words of a draft every one counts.
    #[allow(clippy::cast_precision_loss)] // a few dozen
    let many = (case.terms.len() as f32 / MANY).min(1.0);
    (((1.0 + many) * sum / all).min(1.0), named)
}

/// The themes of both, rare ones counting more.
fn shared_themes(
    case: &Profile,
    past: &Decision,
    rarity: &dyn Fn(&str) -> f32,
) -> (f32, Vec<String>) {
    use crate::themes::ThemeKind;
    let worth = |name: &str, kind: Option<ThemeKind>| {
        // What a case is about says more than what went wrong, and that more than the remedy.
        let kind = match kind {
            Some(ThemeKind::Fault) => 0.5,
            Some(ThemeKind::Remedy) => 0.15,
            _ => 1.0,
        };
        kind * rarity(name)
    };
    let theirs: BTreeSet<&str> = past.themes.iter().map(|mark| mark.theme.as_str()).collect();
    let (mut both, mut own, mut names) = (0.0, 0.0, Vec::new());
    for (name, kind) in &case.themes {
        own += worth(name, *kind);
        if theirs.contains(name.as_str()) {
            both += worth(name, *kind);
            names.push((worth(name, *kind), name.clone()));
        }
    }
    names.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let share = if own > 0.0 { both / own } else { 0.0 };
    (share, names.into_iter().map(|(_, name)| name).collect())
}

fn shared_law(case: &Profile, past: &Decision) -> (f32, Vec<String>) {
    let theirs = law(past);
    let (mut named, mut hits, mut all) = (Vec::new(), 0.0_f32, 0.0_f32);
    for (act, provisions) in &case.law {
        all += 1.0;
        let Some(other) = theirs.get(act) else { continue };
        let common: Vec<&str> = provisions.intersection(other).map(String::as_str).collect();
        hits += if common.is_empty() && !provisions.is_empty() { 0.4 } else { 1.0 };
        named.push(match common.as_slice() {
            [] => act.clone(),
            [one] if one.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("{act}, section {one}")
            }
            some => format!("{act}, {}", some.join(", ")),
        });
    }
    (if all > 0.0 { hits / all } else { 0.0 }, named)
}

fn shared_category(case: &Profile, past: &Decision) -> (f32, Option<String>) {
    let same = |one: &Option<String>, other: &Option<String>| {
        let fold = |name: &str| name.to_lowercase().replace('’', "'");
        one.as_deref().zip(other.as_deref()).is_some_and(|(one, other)| fold(one) == fold(other))
    };
    if !same(&case.category, &past.category) {
        return (0.0, None);
    }
    match &past.subcategory {
        Some(narrow) if same(&case.subcategory, &past.subcategory) => {
            let wide = past.category.as_deref().unwrap_or_default();
            (1.0, Some(format!("{wide} > {narrow}")))
        }
        _ => (0.3, past.category.clone()),
    }
}

/// Words by which a paragraph decides.
const DECIDING: &[&str] = &["fault", "should have", "failed", "maladministration", "injustice"];

/// The paragraph of a past decision that decides what the case is about.
pub(crate) fn passage(case: &Profile, leaves: &[Leaf<'_>]) -> Option<Passage> {
    let worth: BTreeMap<&str, f32> =
        case.terms.iter().map(|term| (term.stem.as_str(), term.weight)).collect();
    let mut best: Option<(f32, &Leaf<'_>, Option<u32>, &str)> = None;
    for leaf in leaves {
        let role = match leaf.role {
            Some(Role::Analysis) => 1.3,
            Some(Role::Decision) => 1.0,
            Some(Role::Other | Role::Action) => 0.8,
            None => 0.7,
            _ => continue,
        };
        for (number, text) in &leaf.paragraphs {
            let shared: BTreeSet<String> = words(text)
                .into_iter()
                .filter(|word| word.tells && worth.contains_key(word.stem.as_str()))
                .map(|word| word.stem)
                .collect();
            let lower = text.to_lowercase();
            let decides = if DECIDING.iter().any(|cue| lower.contains(cue)) { 1.4 } else { 1.0 };
            let sum: f32 = shared.iter().filter_map(|stem| worth.get(stem.as_str())).sum();
            let score = sum * role * decides;
            // The first of equals: a decision says a thing first where it decides it.
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, leaf, *number, text));
            }
        }
    }
    let (_, leaf, number, text) = best?;
    let text = excerpt(text, &worth);
    let marks = marks(&text, &worth);
    let (heading, role) = (leaf.heading.clone(), leaf.role);
    Some(Passage { paragraph: number, heading, role, text, marks })
}

fn marks(text: &str, worth: &BTreeMap<&str, f32>) -> Vec<Span> {
    let found =
        words(text).into_iter().filter(|it| it.tells && worth.contains_key(it.stem.as_str()));
    found.map(|word| Span::new(word.start, word.end)).collect()
}

/// A long paragraph from the sentence on that shares most, as far as can be shown.
fn excerpt(text: &str, worth: &BTreeMap<&str, f32>) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let all = sentences(text, Span::new(0, text.len()));
    let score = |span: &Span| -> f32 {
        let words = words(span.slice(text)).into_iter().filter(|word| word.tells);
        words.filter_map(|word| worth.get(word.stem.as_str())).sum()
    };
    let scores: Vec<f32> = all.iter().map(score).collect();
    let from = (0..all.len()).rev().max_by(|&one, &other| scores[one].total_cmp(&scores[other]));
    let Some(from) = from else { return text.to_owned() };
    let mut shown = String::new();
    let mut last = from;
    for (at, span) in all.iter().enumerate().skip(from) {
        if !shown.is_empty() && shown.len() + span.slice(text).len() > LONGEST {
            break;
        }
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(span.slice(text).trim());
        last = at;
    }
    let (before, after) =
        (if from > 0 { "… " } else { "" }, if last + 1 < all.len() { " …" } else { "" });
    format!("{before}{shown}{after}")
}

/// The share of paragraphs from which on two decisions are one text under two names.
const SAME_TEXT: f32 = 0.7;

/// Whether two decisions are the same text: most of the paragraphs of the shorter stand in the
/// other.
pub(crate) fn is_same_text(one: &[Leaf<'_>], other: &[Leaf<'_>]) -> bool {
    let folded = |leaves: &[Leaf<'_>]| -> BTreeSet<String> {
        let texts = leaves.iter().flat_map(|leaf| &leaf.paragraphs).map(|(_, text)| text);
        let fold = |text: &Cow<'_, str>| {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect::<String>()
        };
        // Short paragraphs recur everywhere.
        texts.map(fold).filter(|text| text.len() > 60).collect()
    };
    let (one, other) = (folded(one), folded(other));
    let shorter = one.len().min(other.len());
    let both = one.intersection(&other).count();
    #[allow(clippy::cast_precision_loss)] // a few hundred paragraphs
    let share = both as f32 / shorter.max(1) as f32;
    shorter > 0 && share >= SAME_TEXT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(role: Option<Role>, paragraphs: &[&str]) -> Leaf<'static> {
        let paragraphs =
            (1..).zip(paragraphs).map(|(at, text)| (Some(at), Cow::Owned((*text).to_owned())));
        Leaf { heading: "H".to_owned(), role, paragraphs: paragraphs.collect() }
    }

    fn case(terms: &[(&str, f32)]) -> Profile {
        let term = |&(stem, weight): &(&str, f32)| super::super::profile::Term {
            stem: stem.to_owned(),
            surface: stem.to_owned(),
            weight,
        };
        Profile { terms: terms.iter().map(term).collect(), ..Profile::default() }
    }

    #[test]
    fn the_paragraph_that_decides_is_shown_and_not_the_complaint() {
        let leaves = [
            leaf(Some(Role::Complaint), &["The bins, the bins, the bin lorry."]),
            leaf(Some(Role::Law), &["A bin lorry must empty a bin."]),
            leaf(Some(Role::Analysis), &["It was slow.", "Not emptying the bin was fault."]),
        ];
        let found = passage(&case(&[("bin", 2.0), ("lorri", 1.0)]), &leaves).unwrap();
        assert_eq!((found.paragraph, found.role), (Some(2), Some(Role::Analysis)));
        assert_eq!(
            found.marks.iter().map(|mark| mark.slice(&found.text)).collect::<Vec<_>>(),
            ["bin"]
        );
    }

    #[test]
    fn a_long_paragraph_is_cut_at_sentences() {
        let long = format!(
            "{}The bin stood there. {}",
            "Some words go by. ".repeat(40),
            "More follow. ".repeat(60)
        );
        let found =
            passage(&case(&[("bin", 2.0)]), &[leaf(Some(Role::Analysis), &[&long])]).unwrap();
        assert!(found.text.starts_with("… The bin stood there. More"), "{}", found.text);
        assert!(found.text.ends_with(" …") && found.text.len() < 620, "{}", found.text);
    }

    #[test]
    fn words_of_law_and_powers_make_nothing_alike() {
        let text = "The bin lorry drove by.";
        let of =
            |role| shared_words(&case(&[("bin", 2.0), ("lorri", 1.0)]), &[leaf(role, &[text])]).0;
        assert!(of(Some(Role::Analysis)) > 0.2);
        assert!(of(None) > of(Some(Role::Events)));
        for role in [Role::Law, Role::Powers, Role::Method, Role::Scope] {
            assert!(of(Some(role)) <= 0.0, "{role:?}");
        }
    }

    #[test]
    fn the_same_text_under_another_name_is_known() {
        let paragraph = |at: usize| {
            format!(
                "This is a paragraph of more than sixty letters about the matter number {at}, which is told once."
            )
        };
        let texts: Vec<String> = (0..10).map(paragraph).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let whole = [leaf(Some(Role::Analysis), &texts)];
        assert!(is_same_text(&whole, &[leaf(Some(Role::Other), &texts[..8])]));
        let other: Vec<String> = (8..20).map(paragraph).collect();
        let other: Vec<&str> = other.iter().map(String::as_str).collect();
        assert!(!is_same_text(&whole, &[leaf(Some(Role::Analysis), &other)]));
        assert!(!is_same_text(&[], &[]));
    }
}
