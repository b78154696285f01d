//! The words of a question as units of meaning: what must be found, and in which spellings.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use tantivy::tokenizer::Token;

use super::question::{Atom, Clause, Question};
use super::synonyms::Synonyms;
use crate::index::analyzer::tokens;

/// Terms with their places beside each other: one term, or a phrase.
pub(super) type Spelling = Vec<(usize, String)>;

/// Something that has to be found in one of its spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) any: Vec<Spelling>,
    /// The terms as typed.
    typed: Spelling,
    /// Whether it is a word that any text has, typed because questions are sentences.
    quiet: bool,
    /// As typed.
    pub(super) source: String,
}

/// The words of a question.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// Each has to be found.
    pub(super) required: Vec<Unit>,
    /// Words as they stand side by side: found close together they count more.
    pub(super) runs: Vec<Spelling>,
    /// None may be found.
    pub(super) without: Vec<Unit>,
    /// Whether the question is a sentence: it has words that only hold it together.
    pub(super) sentence: bool,
}

/// Longer questions are cut: nobody means a hundred words one by one.
const MOST_UNITS: usize = 64;

/// A run of more words is a sentence, and no text has it word by word.
const LONGEST_RUN: usize = 8;

/// Words that carry no meaning in a question. A negation is never one of them.
const QUIET: &str = "a about all also an and any are as at be been being but by can could did do \
    does for from had has have how i if in into is it its me my of on or our should so some such \
    tell than that the their them then there these they this those to us was we were what when where \
    which who whose why will with would you your";

static QUIET_TERMS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| tokens(QUIET).into_iter().map(|token| token.text).collect());

/// The units of a question.
pub(super) fn units(question: &Question, synonyms: &Synonyms) -> Units {
    let mut units = Units::default();
    let mut run: Vec<&str> = Vec::new();
    for clause in &question.clauses {
        if let [Atom::Word(word)] = clause.any.as_slice() {
            run.push(word);
            continue;
        }
        units.take_run(&mut run, synonyms);
        units.required.push(alternatives(clause, synonyms));
    }
    units.take_run(&mut run, synonyms);
    if units.required.iter().any(|unit| !unit.quiet) {
        let all = units.required.len();
        units.required.retain(|unit| !unit.quiet);
        units.sentence = units.required.len() < all;
    }
    units.required.retain(|unit| !unit.any.is_empty());
    units.required.truncate(MOST_UNITS);
    units.runs.truncate(MOST_UNITS);
    let without = question.without.iter().take(MOST_UNITS);
    units.without = without.map(|atom| alone(atom, synonyms)).collect();
    units
}

impl Units {
    fn take_run(&mut self, run: &mut Vec<&str>, synonyms: &Synonyms) {
        let units = of_run(&std::mem::take(run), synonyms);
        let mut runs = vec![together(&units)];
        // The parts between quiet words: "the late review of a plan" has "late review".
        runs.extend(units.split(|unit| unit.quiet).map(together));
        runs.dedup();
        let close = |spelling: &Spelling| (2..=LONGEST_RUN).contains(&spelling.len());
        self.runs.extend(runs.into_iter().filter(close));
        self.required.extend(units);
    }
}

/// The terms of units side by side; none for a single unit, which is found as it is.
fn together(units: &[Unit]) -> Spelling {
    let mut all = Spelling::new();
    for unit in units.iter().filter(|_| units.len() > 1) {
        let from = all.last().map_or(0, |(place, _)| place + 1);
        all.extend(unit.typed.iter().map(|(place, term)| (from + place, term.clone())));
    }
    all
}

/// Any of the clause's atoms.
fn alternatives(clause: &Clause, synonyms: &Synonyms) -> Unit {
    let any = clause.any.iter().flat_map(|atom| alone(atom, synonyms).any).collect();
    Unit { any, typed: Spelling::new(), quiet: false, source: clause.to_string() }
}

/// One atom by itself.
fn alone(atom: &Atom, synonyms: &Synonyms) -> Unit {
    let any = match atom {
        Atom::Phrase(words) => vec![phrase(&tokens(words))],
        Atom::Word(word) => {
            of_run(&[word.as_str()], synonyms).into_iter().flat_map(|unit| unit.any).collect()
        }
    };
    let any = any.into_iter().filter(|spelling| !spelling.is_empty()).collect();
    Unit { any, typed: Spelling::new(), quiet: false, source: atom.to_string() }
}

/// The units of words that stand side by side.
fn of_run(words: &[&str], synonyms: &Synonyms) -> Vec<Unit> {
    let text = words.join(" ");
    let mut places: Vec<Range<usize>> = Vec::new();
    for word in words {
        let start = places.last().map_or(0, |last| last.end + 1);
        places.push(start..start + word.len());
    }
    let word_at = |byte: usize| places.iter().position(|place| place.contains(&byte));
    // What was typed as one word stands side by side: "26(1)", "and/or".
    let all = tokens(&text);
    let mut typed: Vec<Vec<&[Token]>> = Vec::new();
    let mut last_word = None;
    for group in groups(&all) {
        let word = group.first().and_then(|token| word_at(token.offset_from));
        match typed.last_mut() {
            Some(parts) if word.is_some() && word == last_word => parts.push(group),
            _ => typed.push(vec![group]),
        }
        last_word = group.iter().map(|t| t.offset_to).max().and_then(|end| word_at(end - 1));
    }
    with_synonyms(&typed.iter().map(|parts| unit(parts, &text)).collect::<Vec<_>>(), synonyms)
}

/// One unit made of the things that were typed together.
fn unit(parts: &[&[Token]], text: &str) -> Unit {
    let typed = primary(&parts.concat());
    let any = match parts {
        [group] => spellings(group),
        _ => vec![typed.clone()],
    };
    let start = parts.first().and_then(|group| group.first()).map_or(0, |t| t.offset_from);
    let end = parts.iter().flat_map(|group| group.iter()).map(|t| t.offset_to).max();
    let source = text.get(start..end.unwrap_or(start)).unwrap_or_default();
    let quiet = parts.iter().all(|group| quiet(group, source));
    Unit { any, typed, quiet, source: source.to_owned() }
}

/// Tokens that share positions: one thing with its several names.
fn groups(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let mut end = 0;
    tokens.chunk_by(move |before, next| {
        end = end.max(before.position + before.position_length);
        next.position < end
    })
}

/// The spellings of one thing.
fn spellings(group: &[Token]) -> Vec<Spelling> {
    let start = group.first().map_or(0, |token| token.position);
    let end = group.iter().map(|t| t.position + t.position_length).max().unwrap_or(start);
    let whole = group.iter().find(|t| t.position == start && t.position + t.position_length == end);
    let mut any: Vec<Spelling> = whole.map(|t| vec![(0, t.text.clone())]).into_iter().collect();
    let provision = group.first().is_some_and(|token| token.text == "section");
    if end > start + 1 && !provision {
        any.push(primary(group));
    }
    any
}

/// One term a position.
fn primary(tokens: &[Token]) -> Spelling {
    let start = tokens.first().map_or(0, |token| token.position);
    let mut spelling: Spelling = Vec::new();
    for token in tokens {
        if spelling.last().is_none_or(|(place, _)| *place < token.position - start) {
            spelling.push((token.position - start, token.text.clone()));
        }
    }
    spelling
}

/// The terms of a phrase in quotation marks, the names of whole things included.
fn phrase(tokens: &[Token]) -> Spelling {
    let mut spelling = Spelling::new();
    for group in groups(tokens) {
        let single = group.iter().all(|token| token.position_length == 1);
        let kept = if single { group.get(..1).unwrap_or(group) } else { group };
        spelling.extend(kept.iter().map(|token| (token.position, token.text.clone())));
    }
    spelling.truncate(MOST_UNITS);
    spelling
}

fn quiet(group: &[Token], source: &str) -> bool {
    let capitals = source.len() > 1 && source.chars().all(char::is_uppercase);
    matches!(group, [token] if QUIET_TERMS.contains(&token.text)) && !capitals
}

/// Puts every name of a thing in the place of the one that was typed.
fn with_synonyms(units: &[Unit], synonyms: &Synonyms) -> Vec<Unit> {
    let single = |unit: &Unit| match unit.any.as_slice() {
        [spelling] if spelling.len() == 1 => spelling.first().map(|(_, term)| term.clone()),
        _ => None,
    };
    let terms: Vec<String> = units.iter().map(|unit| single(unit).unwrap_or_default()).collect();
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    let mut result = Vec::new();
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let rest = terms.get(at..).unwrap_or_default();
        if let Some((len, names)) = synonyms.find(rest) {
            let typed = units.get(at..at + len).unwrap_or_default();
            let sources: Vec<&str> = typed.iter().map(|unit| unit.source.as_str()).collect();
            let named = |name: &Vec<String>| name.iter().cloned().enumerate().collect();
            let spoken: Vec<String> = rest.iter().take(len).map(ToString::to_string).collect();
            result.push(Unit {
                any: names.iter().map(named).collect(),
                typed: named(&spoken),
                quiet: false,
                source: sources.join(" "),
            });
            at += len;
        } else {
            result.push(unit.clone());
            at += 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Units as `a|b c`, one alternative after the other.
    fn required(text: &str) -> Vec<String> {
        let written = |spelling: &Spelling| {
            spelling.iter().map(|(_, term)| term.as_str()).collect::<Vec<_>>().join(" ")
        };
        let units = units(&Question::parse(text), Synonyms::standard());
        let unit = |unit: &Unit| unit.any.iter().map(written).collect::<Vec<_>>().join("|");
        units.required.iter().map(unit).collect()
    }

    #[test]
    fn spellings_of_one_thing_are_one_unit() {
        for (text, expected) in [
            ("24 014 093", vec!["24014093"]),
            ("19 018 519c", vec!["19018519c"]),
            ("£1,800 refund", vec!["£1800", "refund"]),
            ("section 117 aftercare", vec!["s117", "aftercar"]),
            ("s.117", vec!["s117"]),
            ("s26(6)", vec!["section 26 6"]),
            ("section 26(6) letter", vec!["section 26 6", "letter"]),
            ("26(1)", vec!["26 1"]),
            ("and/or fault", vec!["fault"]),
            ("e-mail", vec!["email|e mail"]),
            ("DFGs", vec!["dfg|disabl facil grant"]),
            ("a disabled facilities grant", vec!["dfg|disabl facil grant"]),
            ("taxi OR \"school bus\"", vec!["taxi|school bus"]),
            ("\"s.17 duty\"", vec!["section s17 17 duti"]),
            ("the", vec!["the"]),
            ("IT was the cause", vec!["it", "caus"]),
            ("not at fault", vec!["not", "fault"]),
        ] {
            assert_eq!(required(text), expected, "{text}");
        }
    }

    #[test]
    fn words_side_by_side_are_a_run() {
        let runs = |text: &str| units(&Question::parse(text), Synonyms::standard()).runs.len();
        assert_eq!(runs("not at fault"), 1);
        assert_eq!(runs("the late review of a housing plan"), 3);
        assert_eq!(runs("fault"), 0);
        assert_eq!(runs("late review OR plan delay cost"), 1);
        assert_eq!(runs(&"word ".repeat(30)), 0);
        assert_eq!(runs(&"what is the late review ".repeat(9)), 9);
    }

    #[test]
    fn a_very_long_question_is_cut() {
        let long: Vec<String> = (0..500).map(|n| format!("word{n}")).collect();
        assert_eq!(required(&long.join(" ")).len(), MOST_UNITS);
    }
}
