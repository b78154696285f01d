//! Several bodies in one decision: which clauses are about the body of this page.

use super::super::reading::{Reading, Zone};
use super::signs::{Clause, Sign, fold};

/// What decisions call a body, by a word of its name. The first that fits is used.
const CALLED: &[(&str, &[&str])] = &[
    ("county council", &["the county council", "the council"]),
    ("district council", &["the district council", "the borough council", "the council"]),
    ("borough council", &["the borough council", "the district council", "the council"]),
    ("council", &["the council", "the authority"]),
    ("london borough", &["the council"]),
    ("borough of", &["the council"]),
    ("integrated care board", &["the icb", "the integrated care board"]),
    ("clinical commissioning", &["the ccg", "the clinical commissioning group"]),
    ("icb", &["the icb"]),
    ("ccg", &["the ccg"]),
    ("trust", &["the trust", "the nhs trust"]),
    ("surgery", &["the practice", "the surgery"]),
    ("practice", &["the practice"]),
    ("school", &["the school"]),
    ("academy", &["the school", "the academy"]),
    (
        "",
        &[
            "the care provider",
            "the provider",
            "the home",
            "the care home",
            "the company",
            "the agency",
        ],
    ),
];

/// Every name by which a body can be found fault with.
const ANY_BODY: &[&str] = &[
    "the council",
    "the county council",
    "the district council",
    "the borough council",
    "the city council",
    "the trust",
    "the icb",
    "the ccg",
    "the home",
    "the care home",
    "the care provider",
    "the provider",
    "the practice",
    "the surgery",
    "the hospital",
    "the authority",
    "the agency",
    "the school",
    "the service",
    "the company",
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
                own.extend(called.iter().map(|&called| called.to_owned()));
            }
        }
        let others = ANY_BODY
            .iter()
            .filter(|body| !own.iter().any(|own| own == *body) && mentions(&text, body));
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
    own.iter().any(|own| {
        ["not by", "not with", "not on the part of", "none by", "not against", "not in respect of"]
            .iter()
            .any(|not| words.contains(&format!("{not} {own}")))
    })
}

/// Whether `name` stands in `text` as whole words.
fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let after = text.get(at + name.len()..).unwrap_or_default();
        !after.starts_with(|c: char| c.is_alphanumeric())
    })
}

/// "Anytown Council (the Council)": what stands in the bracket, with its article.
fn named_in_brackets(text: &str, name: &str) -> Option<String> {
    let after = text.split_once(name)?.1;
    let inside = after.strip_prefix(" (")?.split_once(')')?.0;
    let plain = inside.trim_matches(['\'', '"', '“', '”']);
    let short = !plain.is_empty() && plain.split_whitespace().count() <= 4;
    short.then(|| if plain.starts_with("the ") { plain.to_owned() } else { format!("the {plain}") })
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
