//! The words of a question as units of meaning: what must be found, and in which spellings.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use tantivy::tokenizer::Token;

use super::exact::{is_abbreviation, is_name};
use super::forms;
use super::little::{ASKING_TERMS, LIGHT_TERMS, QUIET_TERMS};
use super::question::{Atom, Clause, Question};
use super::respelled::respelled;
use super::synonyms::{Name, Synonyms};
use crate::index::analyzer::{form, tokens};

/// Terms with their places beside each other: one term, or a phrase.
pub(super) type Terms = Vec<(usize, String)>;

/// One way to write something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) terms: Terms,
    /// The only form that counts, with its capitals and its ending.
    pub(super) form: Option<String>,
}

/// Something that has to be found in one of its spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) any: Vec<Spelling>,
    /// Words that say much the same: they count where not every word is asked for, and for less.
    pub(super) near: Vec<Spelling>,
    /// The terms as typed.
    typed: Terms,
    /// Whether it is a word that any text has, typed because questions are sentences.
    quiet: bool,
    /// Whether nothing is an answer without it: words in quotation marks, a reference.
    pub(super) binding: bool,
    /// As typed.
    pub(super) source: String,
}

/// The words of a question.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    /// Each has to be found.
    pub(super) required: Vec<Unit>,
    /// Words as they stand side by side: found close together they count more.
    pub(super) runs: Vec<Terms>,
    /// None may be found.
    pub(super) without: Vec<Unit>,
    /// Whether the question is a sentence: it has words that only hold it together.
    pub(super) sentence: bool,
}

/// How far the meaning of a word goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Its forms, and other names of the same thing.
    Names,
    /// Also words that say much the same.
    Near,
}

/// Longer questions are cut: nobody means a hundred words one by one.
const MOST_UNITS: usize = 64;

/// A run of more words is a sentence, and no text has it word by word.
const LONGEST_RUN: usize = 8;

/// So many other words have to be in a sentence before the words of asking say nothing.
const TELLING: usize = 3;

/// Words that stand before a reference and belong to it.
const LABELS: &[&str] =
    &["case", "complaint", "decision", "lgo", "lgsco", "no", "number", "ref", "reference"];

/// The units of a question.
pub(super) fn units(question: &Question, synonyms: &Synonyms, reach: Reach) -> Units {
    let mut units = Units::default();
    let mut run: Vec<&str> = Vec::new();
    for clause in &question.clauses {
        if let [Atom::Word(word)] = clause.any.as_slice() {
            run.push(word);
            continue;
        }
        units.take_run(&mut run, synonyms, reach);
        units.required.push(alternatives(clause, synonyms));
    }
    units.take_run(&mut run, synonyms, reach);
    units.drop_quiet();
    units.drop_labels();
    units.required.retain(|unit| !unit.any.is_empty());
    units.required.truncate(MOST_UNITS);
    units.runs.truncate(MOST_UNITS);
    units.heed_capitals(question);
    let without = question.without.iter().take(MOST_UNITS);
    units.without = without.map(|atom| alone(atom, synonyms)).collect();
    units
}

impl Units {
    fn take_run(&mut self, run: &mut Vec<&str>, synonyms: &Synonyms, reach: Reach) {
        let units = of_run(&std::mem::take(run), synonyms, reach);
        let mut runs = vec![together(&units)];
        // The parts between quiet words: "the late review of a plan" has "late review".
        runs.extend(units.split(|unit| unit.quiet).map(together));
        runs.dedup();
        let close = |terms: &Terms| (2..=LONGEST_RUN).contains(&terms.len());
        self.runs.extend(runs.into_iter().filter(close));
        self.required.extend(units);
    }

    /// Leaves out what only makes the question a sentence.
    fn drop_quiet(&mut self) {
        if self.required.iter().all(|unit| unit.quiet) {
            return;
        }
        let all = self.required.len();
        self.required.retain(|unit| !unit.quiet);
        self.sentence = self.required.len() < all;
        let telling = self.required.iter().filter(|unit| !unit.asks()).count();
        if self.sentence && telling >= TELLING {
            self.required.retain(|unit| !unit.asks());
        }
    }

    /// "case number 24 014 093" is the reference.
    fn drop_labels(&mut self) {
        let mut kept: Vec<Unit> = Vec::with_capacity(self.required.len());
        for unit in std::mem::take(&mut self.required) {
            if unit.is_reference() {
                while kept.last().is_some_and(Unit::is_label) {
                    kept.pop();
                }
            }
            kept.push(unit);
        }
        self.required = kept;
    }

    /// An abbreviation, and a name among words that are no sentence, count in that form alone.
    fn heed_capitals(&mut self, question: &Question) {
        let words = question.clauses.iter().flat_map(|clause| &clause.any).map(Atom::text);
        let shouted = words.clone().count() > 2
            && words.clone().all(|it| it == "not" || !it.contains(char::is_lowercase));
        if shouted {
            return;
        }
        let first = words.clone().next().unwrap_or_default().to_owned();
        let first = first.trim_matches(|c: char| !c.is_alphanumeric());
        // "Direct Payments" is a heading: its capitals name nothing.
        let heading = words.clone().count() > 1
            && words.clone().all(|word| is_name(word) || is_abbreviation(word));
        let names_count = !self.sentence && !heading;
        for unit in &mut self.required {
            let source = unit.source.clone();
            let begins = first == source;
            // "Section 117" is a provision, in whatever letters.
            let word = !source.contains(|c: char| c.is_whitespace() || c.is_ascii_digit());
            let [Spelling { terms, form: own @ None }] = unit.any.as_mut_slice() else { continue };
            if terms.len() == 1
                && (is_abbreviation(&source) || word && is_name(&source) && names_count && !begins)
            {
                *own = Some(form(&source).into_owned());
            }
        }
        // Only now, so that a name is no form of another word.
        self.required.iter_mut().for_each(Unit::add_forms);
    }
}

impl Unit {
    fn new(any: Vec<Spelling>, typed: Terms, source: String) -> Self {
        Self { any, near: Vec::new(), typed, quiet: false, binding: false, source }
    }

    /// The one term that it is, where it is a plain word.
    fn term(&self) -> Option<&str> {
        let [(_, term)] = self.typed.as_slice() else { return None };
        Some(term)
    }

    /// The terms that it is found by, where there is one way to find it.
    fn only(&self) -> Option<&Terms> {
        let [Spelling { terms, .. }] = self.any.as_slice() else { return None };
        (self.typed == *terms).then_some(terms)
    }

    /// Whether it is a word of asking.
    fn asks(&self) -> bool {
        self.term().is_some_and(|term| ASKING_TERMS.contains(term))
            && !is_abbreviation(&self.source)
    }

    /// Whether it tells little of what a question is about.
    pub(super) fn is_light(&self) -> bool {
        self.term().is_some_and(|term| LIGHT_TERMS.contains(term)) && !is_abbreviation(&self.source)
    }

    fn is_label(&self) -> bool {
        LABELS.contains(&self.source.to_lowercase().as_str())
    }

    /// Whether one form of it counts, and no other.
    pub(super) fn is_in_form(&self) -> bool {
        self.any.iter().all(|spelling| spelling.form.is_some())
    }

    /// Whether it is a case reference.
    pub(super) fn is_reference(&self) -> bool {
        self.term().is_some_and(|term| {
            let digits = term.bytes().take_while(u8::is_ascii_digit).count();
            digits == 8 && term.len() <= 9
        })
    }

    /// Irregular forms of a plain word are the word.
    fn add_forms(&mut self) {
        let plain = |spelling: &Spelling| spelling.form.is_none() && spelling.terms.len() == 1;
        let add = |spellings: &mut Vec<Spelling>| {
            let terms = spellings.iter().filter(|it| plain(it)).flat_map(|it| &it.terms);
            let forms: BTreeSet<&String> =
                terms.flat_map(|(_, term)| forms::others(term)).collect();
            let new: Vec<Spelling> = forms.into_iter().map(|form| spelled(form)).collect();
            spellings.extend(new);
            let mut seen = BTreeSet::new();
            spellings.retain(|it| seen.insert(it.terms.clone()));
        };
        add(&mut self.any);
        add(&mut self.near);
    }
}

/// A single term as it is.
fn spelled(term: &str) -> Spelling {
    Spelling { terms: vec![(0, term.to_owned())], form: None }
}

/// The terms of units side by side; none for a single unit, which is found as it is.
fn together(units: &[Unit]) -> Terms {
    if units.len() > 1 { side_by_side(units) } else { Terms::new() }
}

fn side_by_side(units: &[Unit]) -> Terms {
    let mut all = Terms::new();
    for unit in units {
        let from = all.last().map_or(0, |(place, _)| place + 1);
        all.extend(unit.typed.iter().map(|(place, term)| (from + place, term.clone())));
    }
    all
}

/// Any of the clause's atoms.
fn alternatives(clause: &Clause, synonyms: &Synonyms) -> Unit {
    let units: Vec<Unit> = clause.any.iter().map(|atom| alone(atom, synonyms)).collect();
    let binding = units.iter().any(|unit| unit.binding);
    let any = units.into_iter().flat_map(|unit| unit.any).collect();
    Unit { binding, ..Unit::new(any, Terms::new(), clause.to_string()) }
}

/// One atom by itself.
fn alone(atom: &Atom, synonyms: &Synonyms) -> Unit {
    let (any, binding) = match atom {
        Atom::Phrase(words) => (vec![quoted(words)], true),
        Atom::Word(word) => {
            let mut units = of_run(&[word.as_str()], synonyms, Reach::Names);
            for unit in &mut units {
                if let [Spelling { terms, form: own }] = unit.any.as_mut_slice()
                    && terms.len() == 1
                    && is_abbreviation(word)
                {
                    *own = Some(form(word).into_owned());
                }
                unit.add_forms();
            }
            (units.into_iter().flat_map(|unit| unit.any).collect(), false)
        }
    };
    let any = any.into_iter().filter(|spelling| !spelling.terms.is_empty()).collect();
    Unit { binding, ..Unit::new(any, Terms::new(), atom.to_string()) }
}

/// Words in quotation marks: a phrase in any of its forms, or one word in this form alone.
fn quoted(words: &str) -> Spelling {
    let all = tokens(words);
    let single = matches!(all.as_slice(), [_]) && words.chars().any(char::is_alphabetic);
    let own = words.trim_matches(|c: char| !c.is_alphanumeric());
    let form = (single && own.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’'))
        .then(|| form(own).into_owned());
    Spelling { terms: phrase(&all), form }
}

/// The units of words that stand side by side.
fn of_run(words: &[&str], synonyms: &Synonyms, reach: Reach) -> Vec<Unit> {
    let words = respelled(words);
    let text = words.join(" ");
    let mut places: Vec<Range<usize>> = Vec::new();
    for word in &words {
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
    let units: Vec<Unit> = typed.iter().map(|parts| unit(parts, &text)).collect();
    with_synonyms(&units, synonyms, reach)
}

/// One unit made of the things that were typed together.
fn unit(parts: &[&[Token]], text: &str) -> Unit {
    let typed = primary(&parts.concat());
    let any = match parts {
        [group] => spellings(group),
        _ => vec![Spelling { terms: typed.clone(), form: None }],
    };
    let start = parts.first().and_then(|group| group.first()).map_or(0, |t| t.offset_from);
    let end = parts.iter().flat_map(|group| group.iter()).map(|t| t.offset_to).max();
    let source = text.get(start..end.unwrap_or(start)).unwrap_or_default();
    let mut unit = Unit::new(any, typed, source.to_owned());
    unit.quiet = parts.iter().all(|group| quiet(group, source));
    unit.binding = unit.is_reference();
    unit
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
    let mut any: Vec<Spelling> = whole.map(|token| spelled(&token.text)).into_iter().collect();
    let provision = group.first().is_some_and(|token| token.text == "section");
    if end > start + 1 && !provision {
        any.push(Spelling { terms: primary(group), form: None });
    }
    any
}

/// One term a position.
fn primary(tokens: &[Token]) -> Terms {
    let start = tokens.first().map_or(0, |token| token.position);
    let mut terms: Terms = Vec::new();
    for token in tokens {
        if terms.last().is_none_or(|(place, _)| *place < token.position - start) {
            terms.push((token.position - start, token.text.clone()));
        }
    }
    terms
}

/// The terms of a phrase in quotation marks, the names of whole things included.
fn phrase(tokens: &[Token]) -> Terms {
    let mut terms = Terms::new();
    for group in groups(tokens) {
        let single = group.iter().all(|token| token.position_length == 1);
        let kept = if single { group.get(..1).unwrap_or(group) } else { group };
        terms.extend(kept.iter().map(|token| (token.position, token.text.clone())));
    }
    terms.truncate(MOST_UNITS);
    terms
}

fn quiet(group: &[Token], source: &str) -> bool {
    let capitals = source.len() > 1 && source.chars().all(char::is_uppercase);
    matches!(group, [token] if QUIET_TERMS.contains(&token.text)) && !capitals
}

/// What stands for a unit that is in no name.
static NO_NAME: LazyLock<Terms> = LazyLock::new(|| vec![(0, String::new())]);

/// Puts every name of a thing in the place of the one that was typed, and beside it what says much
/// the same.
fn with_synonyms(units: &[Unit], synonyms: &Synonyms, reach: Reach) -> Vec<Unit> {
    let mut words: Vec<(&str, &str)> = Vec::new();
    let mut starts = Vec::with_capacity(units.len());
    for unit in units {
        starts.push(words.len());
        let terms = unit.only().unwrap_or(&NO_NAME);
        words.extend(terms.iter().map(|(_, term)| (term.as_str(), unit.source.as_str())));
    }
    starts.push(words.len());
    // How many units so many terms from this unit on are; none where they end within one.
    let whole = |at: usize, terms: usize| {
        let end = starts.get(at)? + terms;
        starts.iter().skip(at).position(|start| *start == end)
    };
    let mut result = Vec::new();
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let rest = starts.get(at).and_then(|start| words.get(*start..)).unwrap_or_default();
        let in_units = |(terms, names)| Some((whole(at, terms)?, names));
        let names = synonyms.names(rest).and_then(in_units);
        let near = (reach == Reach::Near).then(|| synonyms.near(rest)).flatten().and_then(in_units);
        let far = |found: Option<&(usize, Vec<&Name>)>| found.map_or(0, |(len, _)| *len);
        let len = far(names.as_ref()).max(far(near.as_ref())).max(1);
        let mut one = match names {
            Some((own, names)) if own == len => {
                let any = names.into_iter().map(Name::spelling).collect();
                several(units.get(at..at + len).unwrap_or_default(), any)
            }
            _ if len > 1 => several(units.get(at..at + len).unwrap_or_default(), Vec::new()),
            _ => unit.clone(),
        };
        if let Some((_, near)) = near.filter(|(own, _)| *own == len) {
            one.near = near.into_iter().map(Name::spelling).collect();
            one.near.retain(|near| !one.any.contains(near));
            one.quiet = false;
        }
        result.push(one);
        at += len;
    }
    result
}

/// Units made one, with these names; without any, it is what was typed.
fn several(units: &[Unit], mut names: Vec<Spelling>) -> Unit {
    let sources: Vec<&str> = units.iter().map(|unit| unit.source.as_str()).collect();
    let typed = side_by_side(units);
    if names.is_empty() {
        names.push(Spelling { terms: typed.clone(), form: None });
    }
    Unit::new(names, typed, sources.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, reach: Reach) -> Units {
        units(&Question::parse(text), Synonyms::standard(), reach)
    }

    fn written(spelling: &Spelling) -> String {
        let terms: Vec<&str> = spelling.terms.iter().map(|(_, term)| term.as_str()).collect();
        let form = spelling.form.as_ref().map(|form| format!("={form}"));
        format!("{}{}", terms.join(" "), form.unwrap_or_default())
    }

    /// Units as `a|b c`, one alternative after the other.
    fn required(text: &str) -> Vec<String> {
        let unit = |unit: &Unit| unit.any.iter().map(written).collect::<Vec<_>>().join("|");
        of(text, Reach::Names).required.iter().map(unit).collect()
    }

    #[test]
    fn spellings_of_one_thing_are_one_unit() {
        for (text, expected) in [
            ("24 014 093", vec!["24014093"]),
            ("24 014093", vec!["24014093"]),
            ("24014 093", vec!["24014093"]),
            ("case ref: 24-014-093", vec!["24014093"]),
            ("ref:24014093 delay", vec!["24014093", "delay"]),
            ("19 018 519c", vec!["19018519c"]),
            ("24.014.093", vec!["24014093"]),
            ("24_014_093b?", vec!["24014093b"]),
            ("LGSCO 24-014093", vec!["24014093"]),
            ("on 24.01.2024", vec!["24.01 2024"]),
            ("Section 117", vec!["s117"]),
            ("charged under Section 117", vec!["charg", "under", "s117"]),
            ("B&B", vec!["b b|bed and breakfast"]),
            ("left in B&B for weeks", vec!["left|leav", "b b|bed and breakfast", "week"]),
            ("£1,800 refund", vec!["£1800", "refund"]),
            ("1800 pounds", vec!["£1800"]),
            ("£ 1,800", vec!["£1800"]),
            ("£1.8k", vec!["£1800"]),
            ("section 117 aftercare", vec!["s117", "aftercar"]),
            ("s.117", vec!["s117"]),
            ("s26(6)", vec!["section 26 6"]),
            ("section 26(6) letter", vec!["section 26 6", "letter"]),
            ("26(1)", vec!["26 1"]),
            ("and/or fault", vec!["fault"]),
            ("e-mail", vec!["email|e mail"]),
            ("DFGs", vec!["dfg=DFG|disabl facil grant"]),
            ("a disabled facilities grant", vec!["dfg=DFG|disabl facil grant"]),
            ("taxi OR \"school bus\"", vec!["taxi|school bus"]),
            ("\"s.17 duty\"", vec!["section s17 17 duti"]),
            ("the", vec!["the"]),
            ("IT was the cause", vec!["it=IT", "caus"]),
            ("not at fault", vec!["not", "fault"]),
            ("paid late", vec!["paid|pay", "late"]),
        ] {
            assert_eq!(required(text), expected, "{text}");
        }
    }

    #[test]
    fn capitals_and_quotation_marks_ask_for_one_form() {
        for (text, expected) in [
            ("NHS trust", vec!["nhs=NHS", "trust"]),
            ("bins Kent", vec!["bin", "kent=Kent"]),
            ("Kent bins", vec!["kent", "bin"]),
            ("Ken Kent", vec!["ken", "kent"]),
            ("Direct Payments", vec!["direct", "payment"]),
            ("the bins of Kent", vec!["bin", "kent"]),
            ("\"reviewing\"", vec!["review=reviewing"]),
            ("\"direct payment\"", vec!["direct payment"]),
            ("LATE SCHOOL BUSES", vec!["late", "school", "buse"]),
            ("send a letter", vec!["send|sent", "letter"]),
            ("SEND", vec!["sen=SEN|send=SEND|special educ need"]),
        ] {
            assert_eq!(required(text), expected, "{text}");
        }
    }

    #[test]
    fn words_of_asking_say_nothing_in_a_sentence() {
        assert_eq!(required("cases"), ["case"]);
        assert_eq!(required("Are there any cases about bins?"), ["case", "bin"]);
        assert_eq!(
            required("What happened in cases where bins in the street overflowed?"),
            ["bin", "street", "overflow"]
        );
    }

    #[test]
    fn words_side_by_side_are_a_run() {
        let runs = |text: &str| of(text, Reach::Names).runs.len();
        assert_eq!(runs("not at fault"), 1);
        assert_eq!(runs("the late review of a housing plan"), 3);
        assert_eq!(runs("fault"), 0);
        assert_eq!(runs("late review OR plan delay cost"), 1);
        assert_eq!(runs(&"word ".repeat(30)), 0);
        assert_eq!(runs(&"what is the late review ".repeat(9)), 9);
    }

    #[test]
    fn what_says_much_the_same_stands_apart() {
        let near = |text: &str, reach| -> Vec<String> {
            let units = of(text, reach).required;
            units.iter().flat_map(|unit| &unit.near).map(written).collect()
        };
        assert!(near("brother", Reach::Names).is_empty());
        assert!(near("brother", Reach::Near).contains(&"sibl".to_owned()));
        let refused = of("the panel turned it down and turned down her plea", Reach::Near);
        assert!(refused.required.iter().any(|unit| unit.source == "turned down"));
    }

    #[test]
    fn a_very_long_question_is_cut() {
        let long: Vec<String> = (0..500).map(|n| format!("word{n}")).collect();
        assert_eq!(required(&long.join(" ")).len(), MOST_UNITS);
    }
}
