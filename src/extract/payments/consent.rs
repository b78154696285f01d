//! Whether the body agreed to what was recommended, as far as the whole decision tells.

use super::place::{Trust, trust};
use crate::extract::Reading;

crate::pattern!(
    HAS_AGREED,
    r"(?i)(?-u:\b)(?:has|have|had) (?:[a-z]+ ){0,3}?(?:agreed|accepted (?:my|our|the|these|all|this|that recommend))(?-u:\b)|(?-u:\b)agreed (?:to (?:my|our|the|these|this|do|carry|implement|pay|make|take|apologise|provide|remedy|put)|with (?:my|our))|(?:council|trust|provider|it|body|home|authority) (?:[a-z]+ )?agreed(?-u:\b)|agrees to|agreement to (?:the|my|our|these|this)|credit,? the [A-Za-z]+ (?:has )?agreed|accepts (?:my|our|the) recommend"
);
crate::pattern!(
    REFUSED,
    r"(?i)(?-u:\b)(?:council|trust|provider|authority|home|school|it|board|company|they|which)(?: [a-z]+){0,2}? (?:(?:does not|did not|do not|has not|have not|will not|would not|not)(?: [a-z]+)? (?:agree|agreed|accept|accepted|comply|carry out)(?-u:\b)|(?:is |was |has )?(?:refused|declined|unwilling|not willing|not prepared) to (?:agree|accept|pay|comply|make|provide|follow|implement))"
);
crate::pattern!(
    OF_THE_REMEDY,
    r"(?i)recommend|remed|propos|suggest|asked the|asked it|this sum|pay (?:her|him|them|M)|the payment"
);
crate::pattern!(UNDECIDED, r"(?i)(?-u:\b)(?:whether|not yet|if it agrees|unless)(?-u:\b)");

/// What the whole decision says about agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Consent {
    pub(super) agreed: bool,
    pub(super) refused: bool,
}

/// Reads it off the trusted parts of the decision.
pub(super) fn consent(reading: &Reading<'_>) -> Consent {
    let mut consent = Consent::default();
    let mut before = "";
    for unit in &reading.units {
        if trust(unit) <= Trust::Summary {
            // What is known already is not asked again.
            consent.agreed =
                consent.agreed || HAS_AGREED.is_match(unit.text) && !UNDECIDED.is_match(unit.text);
            let about = || OF_THE_REMEDY.is_match(unit.text) || OF_THE_REMEDY.is_match(before);
            consent.refused = consent.refused || REFUSED.is_match(unit.text) && about();
        }
        before = unit.text;
    }
    let heading = |heading: &str| {
        let heading = heading.to_lowercase();
        heading.contains("agreed") && !heading.contains("recommended")
    };
    consent.agreed |= reading.sections.iter().any(|section| heading(&section.heading));
    consent
}

impl Consent {
    /// Whether what the decision recommends counts as agreed.
    pub(super) fn given(self) -> bool {
        self.agreed && !self.refused
    }
}
