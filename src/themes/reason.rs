//! Why a theme applies, or does not.

use std::fmt;

use serde::Serialize;

use crate::text::Span;

/// A theme that the text speaks of, whether it applies, and the sentences that say so.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    /// The theme's name.
    pub theme: String,
    /// Whether it applies.
    pub applies: bool,
    /// What decided.
    pub because: Because,
    /// The sentences that count, in reading order.
    pub evidence: Vec<Evidence>,
}

/// What decided whether a theme applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// A sentence in a part where one is enough.
    Part(String),
    /// As many sentences as it needs.
    Enough(usize),
    /// One sentence, in a category where that is enough.
    Likely(String),
    /// The category alone.
    Category(String),
    /// A narrower theme applies.
    Narrower(String),
    /// Fewer sentences than it needs.
    TooFew {
        /// How many there are.
        found: usize,
        /// How many it needs.
        needed: usize,
    },
    /// The decision's finding is none that it goes with.
    Finding(String),
    /// The decision's category is none that it goes with.
    OtherCategory(String),
}

impl Because {
    pub(super) fn applies(&self) -> bool {
        !matches!(self, Self::TooFew { .. } | Self::Finding(_) | Self::OtherCategory(_))
    }
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => write!(f, "said in the {part}, where one sentence is enough"),
            Self::Enough(count) => write!(f, "said in {count} sentences"),
            Self::Likely(category) => write!(f, "one sentence is enough in {category}"),
            Self::Category(category) => write!(f, "the category is {category}"),
            Self::Narrower(theme) => write!(f, "{theme} applies"),
            Self::TooFew { found, needed } => write!(f, "{found} of the {needed} sentences needed"),
            Self::Finding(finding) => write!(f, "not where the finding is {finding}"),
            Self::OtherCategory(category) => write!(f, "not in {category}"),
        }
    }
}

/// A sentence that a rule of a theme met.
#[derive(Debug, Clone, Serialize)]
pub struct Evidence {
    /// The rule: "phrase: annual review".
    pub rule: String,
    /// The part of the decision: "summary", "analysis".
    pub place: &'static str,
    /// The straight-through paragraph number.
    pub paragraph: Option<u32>,
    /// The sentence.
    pub quote: String,
    /// The words of it that the rule met.
    pub words: String,
    /// Where it stands in the canonical text.
    pub span: Span,
}
