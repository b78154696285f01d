//! Several bodies in one decision: which clauses are about the body of this page.

use super::super::reading::{Reading, Zone};
use super::signs::{Clause, Sign, fold};

/// What decisions call a body, by a word of its name. The first that fits is used, and of its names
/// the first that the text uses.
const CALLED: &[(&str, &[&str])] = &[
    ("county council", &["county council", "council"]),
    ("district council", &["district council", "borough council", "council"]),
    ("borough council", &["borough council", "district council", "council"]),
    ("council", &["council", "authority"]),
    ("borough of", &["council"]),
    ("integrated care board", &["icb", "integrated care board"]),
    ("clinical commissioning", &["ccg", "clinical commissioning group"]),
    ("icb", &["icb"]),
    ("ccg", &["ccg"]),
    ("trust", &["trust"]),
    ("surgery", &["practice", "surgery"]),
    ("practice", &["practice"]),
    ("school", &["school"]),
    ("academy", &["academy", "school"]),
    ("", &["care provider", "provider", "care home", "home", "company", "agency"]),
];

/// Every name by which a body can be found fault with.
const ANY_BODY: &[&str] = &[
    "county council",
    "district council",
    "borough council",
    "city council",
    "council",
    "trust",
    "icb",
    "ccg",
    "care home",
    "home",
    "care provider",
    "provider",
    "practice",
    "surgery",
    "hospital",
    "authority",
    "agency",
    "school",
    "company",
];

/// The names of the page's own body and of the others.
pub(super) struct Bodies {
    own: Vec<String>,
    others: Vec<String>,
}

impl Bodies {
    /// Reads from summary and decision how the text calls the page's own body, and which others
    /// it names.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let name = fold(reading.organisation.unwrap_or_default());
        let text = fold(&told_in(reading));
        let mut own = Vec::new();
        if !name.is_empty() {
            own.push(name.clone());
            own.extend(named_in_brackets(&text, &name));
            let (_, called) =
                CALLED.iter().find(|(word, _)| name.contains(word)).copied().unwrap_or(("", &[]));
            if own.len() == 1 {
                let used = called.iter().position(|called| mentions(&text, called));
                own.extend(called.get(used.unwrap_or(0)).map(|&called| called.to_owned()));
            }
        }
        let others = ANY_BODY
            .iter()
            .filter(|body| !own.iter().any(|own| own.contains(*body)) && mentions(&text, body));
        let others = others.map(|&body| body.to_owned()).collect();
        Self { own, others }
    }

    /// The clauses without what they say of fault by other bodies, where some clause says anything
    /// of the page's own. `cleared`: the label says that this body was not at fault.
    pub(super) fn about_own(&self, clauses: Vec<Clause>, cleared: bool) -> Vec<Clause> {
        if self.own.is_empty() || self.others.is_empty() {
            return clauses;
        }
        let blames = |clause: &Clause| {
            clause
                .signs
                .iter()
                .any(|sign| matches!(sign, Sign::Fault | Sign::NoFault | Sign::Upheld))
        };
        let speaks = clauses.iter().any(|clause| blames(clause) && self.is_own(&clause.words));
        if !speaks && !cleared {
            return clauses;
        }
        let own_says = |sign: Sign| {
            clauses.iter().any(|clause| self.is_own(&clause.words) && clause.signs.contains(&sign))
        };
        if cleared && own_says(Sign::NoFault) && !own_says(Sign::Fault) && !own_says(Sign::Upheld) {
            return clauses.into_iter().filter(|clause| self.is_own(&clause.words)).collect();
        }
        clauses.into_iter().map(|clause| self.without_others(clause)).collect()
    }

    fn is_own(&self, words: &str) -> bool {
        self.own.iter().any(|own| mentions(words, own))
    }

    fn without_others(&self, mut clause: Clause) -> Clause {
        let of_others = self.others.iter().any(|other| mentions(&clause.words, other));
        if of_others && !self.is_own(&clause.words) {
            clause.signs.retain(|sign| {
                !matches!(
                    sign,
                    Sign::Fault
                        | Sign::NoFault
                        | Sign::Upheld
                        | Sign::Injustice
                        | Sign::NoInjustice
                )
            });
        } else if self.is_own(&clause.words) && spared(&clause.words, &self.own) {
            clause.signs = vec![Sign::NoFault];
        }
        clause
    }
}

/// "… but not by the Trust".
fn spared(words: &str, own: &[String]) -> bool {
    const NOT: &[&str] = &[
        "not by",
        "not with",
        "not on the part of",
        "none by",
        "not against",
        "not in respect of",
    ];
    own.iter().any(|own| {
        NOT.iter().any(|not| {
            ["the ", "a ", "an ", ""].iter().any(|the| words.contains(&format!("{not} {the}{own}")))
        })
    })
}

/// Whether `name` stands in `text` as whole words.
fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + name.len()..).unwrap_or_default();
        !before.ends_with(|c: char| c.is_alphanumeric())
            && !after.starts_with(|c: char| c.is_alphanumeric())
    })
}

/// "Anytown Council (the Council)": what stands in the bracket, with its article.
fn named_in_brackets(text: &str, name: &str) -> Option<String> {
    let after = text.split_once(name)?.1;
    let inside = after.strip_prefix(" (")?.split_once(')')?.0;
    let plain = inside.trim_matches(['\'', '"', '“', '”']);
    let short = !plain.is_empty() && plain.split_whitespace().count() <= 4;
    short.then(|| plain.strip_prefix("the ").unwrap_or(plain).to_owned())
}

/// Summary, complaint and decision, where bodies are introduced and judged.
fn told_in(reading: &Reading<'_>) -> String {
    use crate::model::words::Role::{Complaint, Decision, Other};
    const MOST: usize = 200;
    let units = reading.units.iter().filter(|unit| {
        matches!(unit.zone, Zone::Summary | Zone::Section(Complaint | Decision | Other))
    });
    units.take(MOST).map(|unit| unit.text).collect::<Vec<_>>().join(" ")
}
