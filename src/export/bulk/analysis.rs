//! How words are made terms: in the engine as in the index of casebook, as far as its own filters go.
//!
//! What is one thing to a reader is one term: `s.117`, `s117` and `section 117`; `£1,800.00` and
//! `1800`; `24-014-093` and `24 014 093`; `council’s` and `Councils`. Stems are those of Snowball's
//! English, no word is left out, and names of one thing widen a question, never the index.

use serde_json::{Value as Json, json};

/// The analyzer of running text.
pub(super) const WORDS: &str = "casebook_words";
/// The same for questions, with the names of one thing.
pub(super) const QUESTION: &str = "casebook_question";
/// How names are compared: without regard to case and signs.
pub(super) const FOLDED: &str = "casebook_folded";
/// How references are compared: without blanks and hyphens.
pub(super) const REFERENCE: &str = "casebook_reference";

/// Names of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Names of which each finds all others.
    pub names: Vec<String>,
    /// Names that are found by the others and find nothing themselves: in small letters they are
    /// words of their own ("send a letter").
    pub also_words: Vec<String>,
}

/// What stands for one sign on saved pages, and the sign.
const SIGNS: &[&str] = &[
    "\\u2019=>'",
    "\\u2018=>'",
    "\\u02BC=>'",
    "\\u0060=>'",
    "\\u00B4=>'",
    "\\u2010=>-",
    "\\u2011=>-",
    "\\u00A0=>\\u0020",
    "\\u202F=>\\u0020",
    "\\u00AD=>",
    "\\u200B=>",
    "\\u2060=>",
    "\\uFEFF=>",
];

/// Spellings of one thing, as regular expressions of Java, in the order in which they are made one.
const SPELLINGS: &[(&str, &str, &str)] = &[
    (
        "casebook_joint_references",
        "(?<![0-9A-Za-z])([0-9]{2})[ /\\u2013-]?([0-9]{3})[ /\\u2013-]?([0-9]{3})([A-Za-z])(?![0-9A-Za-z])",
        "$1$2$3 $1$2$3$4",
    ),
    (
        "casebook_references",
        "(?<![0-9A-Za-z])([0-9]{2})[ /\\u2013-]([0-9]{3})[ /\\u2013-]([0-9]{3})(?![0-9A-Za-z])",
        "$1$2$3",
    ),
    ("casebook_thousands", "(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", ""),
    ("casebook_whole_pounds", "(?<=[0-9])\\.0+(?![0-9.])", ""),
    (
        "casebook_sections",
        "(?<![0-9A-Za-z])[Ss](?:[Ss]|[Ee][Cc](?:[Tt][Ii][Oo][Nn][Ss]?)?)?(?:\\.\\s?|\\s)?([0-9]{1,3}[A-Za-z]{0,2})(?![0-9A-Za-z])",
        "section $1",
    ),
    // "co-ordinate" and "coordinate", "re-assess" and "reassess".
    (
        "casebook_prefixes",
        "(?<![0-9A-Za-z])([Cc]o|[Rr]e|[Pp]re|[Nn]on|[Aa]nti|[Mm]is)-(?=[a-z])",
        "$1",
    ),
];

/// Abbreviations without their plural `s`, which stemming leaves: `GPs`, and in small letters `dfgs`.
const PLURALS: &[(&str, &str)] = &[
    ("casebook_capitals", "^([A-Z]{2,})s$"),
    ("casebook_consonants", "^([bcdfghjklmnpqrtvwxz]{3,})s$"),
];

/// The settings of analysis.
pub(super) fn analysis(names: &[Names]) -> Json {
    let mut char_filters = json!({ "casebook_signs": { "type": "mapping", "mappings": SIGNS } });
    for (name, pattern, replacement) in SPELLINGS {
        char_filters[*name] =
            json!({ "type": "pattern_replace", "pattern": pattern, "replacement": replacement });
    }
    let mut filters = json!({
        "casebook_stems": { "type": "stemmer", "language": "porter2" },
        "casebook_names": {
            "type": "synonym_graph",
            "synonyms": names.iter().filter_map(rule).collect::<Vec<_>>(),
        },
    });
    for (name, pattern) in PLURALS {
        filters[*name] = json!({
            "type": "pattern_replace", "pattern": pattern, "replacement": "$1", "all": false,
        });
    }
    let spellings: Vec<&str> = std::iter::once("casebook_signs")
        .chain(SPELLINGS.iter().map(|(name, _, _)| *name))
        .collect();
    let words = ["casebook_capitals", "lowercase", "casebook_consonants", "casebook_stems"];
    let analyzer = |more: &[&str]| {
        let filters = [&words, more].concat();
        json!({
            "type": "custom", "char_filter": spellings, "tokenizer": "standard", "filter": filters,
        })
    };
    json!({
        "char_filter": with(char_filters, "casebook_joined", json!({
            "type": "pattern_replace", "pattern": "[ \\u00A0\\u2011\\u2013/-]", "replacement": "",
        })),
        "filter": filters,
        "normalizer": {
            FOLDED: { "type": "custom", "char_filter": ["casebook_signs"], "filter": ["lowercase"] },
            REFERENCE: { "type": "custom", "char_filter": ["casebook_joined"], "filter": ["lowercase"] },
        },
        "analyzer": { WORDS: analyzer(&[]), QUESTION: analyzer(&["casebook_names"]) },
    })
}

fn with(mut all: Json, name: &str, one: Json) -> Json {
    all[name] = one;
    all
}

/// Names of one thing as Lucene's rules have them: "a, b" where each finds all, "a, b => a, b, c" where
/// one of them is found only. The engine takes each name apart as it does a question.
fn rule(of: &Names) -> Option<String> {
    // A comma would end the name, and says nothing in it.
    let plain = |names: &[String]| -> Vec<String> {
        names.iter().map(|name| name.replace([',', '\\'], "").replace("=>", "")).collect()
    };
    let (names, also_words) = (plain(&of.names), plain(&of.also_words));
    match (names.as_slice(), also_words.as_slice()) {
        ([], _) | ([_], []) => None,
        (names, []) => Some(names.join(", ")),
        (names, more) => {
            Some(format!("{} => {}", names.join(", "), [names, more].concat().join(", ")))
        }
    }
}
