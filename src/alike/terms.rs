//! The words of a text that say something about its case.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::index::analyzer::{each_token, tokens};
use crate::model::words::Role;
use crate::themes::ThemeFile;

/// Words that stand in every decision, or only hold sentences together.
#[rustfmt::skip] // a table of words
const COMMON: &str = "a about above accept according across act action actually after again against ago agree \
    all allow almost along already also although always am among an and another any anyone anything apologise \
    apology appear are around as ask at away back be became because become been before began being believe below \
    between bit body both bring brought but by call came can cannot carry case cause certain clear close come \
    complain complainant complaint concern conclude conclusion consider contact continue could council course \
    day days deal decide decision despite did didn't different do does doesn't doing done don't down due during each \
    early either else end enough even event ever every everything evidence example explain fact fail failure far \
    fault feel felt few final find finding first follow following for found frustration full further gave get \
    getting give given go going good got had has have having he help her here hers herself him himself his hour \
    how however i if impact in include indeed information injustice instead into investigate investigation \
    investigator involve is issue it its itself just keep kept kind know known last late later least leave led left \
    let letter like likely little long look made mainly make many matter may me mean meant meanwhile met might month \
    months more most much must my myself near need neither never new next no nobody none nor not note nothing now \
    number o'clock of off offer often old on once one only or order other otherwise ought our ours out outcome over \
    own paragraph part particular pay payment people per perhaps person place please point possible properly provide \
    put question quite rather reach read really reason receive recommend record refer regard remedy remember reply \
    report request result right round said same saw say see seem seen send sent set several shall she should show \
    since so some somebody someone something soon sorry speak spoke start state still such suggest summary support \
    sure symbolic take taken tell than thank that the their them themselves then there these they thing think this those \
    though thought three through throughout time to today together told too took toward towards tried trouble try \
    turn two uncertainty under understand unless until up uphold upheld upon us use used usual various very view want \
    was wasn't way we week weeks well went were what when where whether which while who whole whom whose why will with \
    within without word work would write written wrong wrote year years yes yet you your ombudsman ombudsmen \
    four five six seven eight nine ten eleven twelve fifteen twenty thirty dozen table hello dear thanks \
    less passed side distress avoidable significant recognise acknowledge appropriate relevant response respond process procedure \
    email phone telephone officer staff member manager team service services department organisation authority local \
    accept accepted satisfied ensure send copy draft comment comments statement";

/// Months, days and titles.
const NAMES: &str = "january february march april june july august september october november \
    december monday tuesday wednesday thursday friday saturday sunday mr mrs ms miss mx dr sir lady \
    spring summer autumn winter";

static NOT_TELLING: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = tokens(COMMON).into_iter().chain(tokens(NAMES));
    words.map(|token| token.text).collect()
});

/// The words of the theme file: a name made of them ("Blue Badge") is a thing and nobody's name.
static OF_THE_DOMAIN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    tokens(ThemeFile::builtin_text()).into_iter().map(|token| token.text).collect()
});

/// How much the words of a part of a decision say about its case: nothing where law, powers and
/// method are told.
#[must_use]
pub const fn weight(role: Option<Role>) -> f32 {
    match role {
        None => 3.0,
        Some(Role::Complaint) => 2.0,
        Some(Role::Analysis) => 1.5,
        Some(Role::Events | Role::Decision | Role::Other) => 1.0,
        Some(Role::Action) => 0.6,
        Some(Role::Law | Role::Powers | Role::Method | Role::Scope) => 0.0,
    }
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As the index has it.
    pub stem: String,
    /// Where it stands.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether it follows the word before with nothing but a blank between.
    pub follows: bool,
    /// Whether it says something about the case.
    pub tells: bool,
}

/// The words of a text in order, each place once.
///
/// ```
/// use casebook::alike::terms::words;
/// let text = "Mr X’s bins in Leeds were not emptied on 3 May.";
/// let telling: Vec<String> =
///     words(text).into_iter().filter(|word| word.tells).map(|word| word.stem).collect();
/// assert_eq!(telling, ["bin", "empti"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut place = None;
    each_token(text, |token| {
        if place == Some(token.position) {
            return;
        }
        place = Some(token.position);
        let (start, end) = (token.offset_from, token.offset_to);
        let between = words.last().and_then(|last| text.get(last.end..start));
        let follows = between
            .is_some_and(|between| between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '-')));
        let begins =
            between.is_none_or(|between| between.contains(['.', '\n', '?', '!', ':', ';', '•']));
        let source = text.get(start..end).unwrap_or_default();
        let tells = tells(&token.text, source, begins);
        words.push(Word { stem: token.text.clone(), start, end, follows, tells });
    });
    words
}

/// Whether a word says something about its case.
fn tells(stem: &str, source: &str, begins: bool) -> bool {
    let letters = source.chars().filter(|c| c.is_alphabetic()).count();
    let is_short = |most: usize| source.chars().all(char::is_uppercase) && letters > most;
    if letters < 3 && !is_short(1) || stem.contains(|c: char| c.is_ascii_digit() || c == '£') {
        return false;
    }
    if NOT_TELLING.contains(stem) {
        return false;
    }
    // A capital inside of a sentence is a name, unless the word is one of the domain or an
    // abbreviation.
    let capital = source.chars().next().is_some_and(char::is_uppercase);
    !capital || begins || is_short(1) || OF_THE_DOMAIN.contains(stem)
}

/// The words of a body's name, which never say what its case is about.
#[must_use]
pub fn of_a_name(name: &str) -> BTreeSet<String> {
    let words = tokens(name).into_iter().map(|token| token.text);
    words.filter(|stem| !OF_THE_DOMAIN.contains(stem)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn telling(text: &str) -> Vec<String> {
        words(text).into_iter().filter(|word| word.tells).map(|word| word.stem).collect()
    }

    #[test]
    fn names_dates_sums_and_words_of_every_decision_tell_nothing() {
        for text in [
            "Mrs K and the Council wrote in late March 2024 about £350.",
            "She complained to Kent and to Larkmead Lodge.",
            "The Ombudsman found fault causing injustice.",
            "24 014 093",
            "",
        ] {
            assert_eq!(telling(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn things_of_the_domain_are_no_names() {
        for (text, stems) in [
            ("He asked for a Blue Badge.", &["blue", "badg"][..]),
            ("It sent a PCN.", &["pcn"]),
            ("Mould grew. Damp came.", &["mould", "grew", "damp"]),
        ] {
            assert_eq!(telling(text), stems, "{text}");
        }
    }

    #[test]
    fn words_follow_each_other_only_without_a_sign_between() {
        let follows: Vec<bool> =
            words("school transport, refused twice").iter().map(|word| word.follows).collect();
        assert_eq!(follows, [false, true, false, true]);
    }
}
