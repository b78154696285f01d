//! Words that make one look twice.

use crate::pattern;

pattern!(
    /// Something may not happen, or is only weighed.
    pub(super) CONDITIONAL,
    r"(?i)(?-u:\b)(?:if|unless|could|would|might|may|considers?|considered|whichever)(?-u:\b)"
);

pattern!(
    /// Money moves, or was held out.
    pub(super) MOVES,
    r"(?i)(?-u:\b)(?:offer|paid|pay|repa|refund|credit|waive|wrote off|written off|write off|reimburs|declin|refus|accept|gave|given|sent|award|goodwill|gesture|compensat|backdat|settle)"
);

pattern!(
    /// The person wants it, or says what was lost.
    pub(super) WANTS,
    r"(?i)(?-u:\b)(?:says?|said|told|wants?|wanted|like|believes?|feels?|felt|thinks?|asks?|asked|seeks?|sought|looking for|hopes?|hoped|expects?|claims?|complains?|worth|lost|loss|losing|owed|reckons?|spent|borrow)"
);

pattern!(
    /// A bill rather than a remedy.
    pub(super) BILL,
    r"(?i)(?-u:\b)(?:deposit|invoices?|arrears|bills?|rent|savings|capital|charges?|fees?|debt|quote|quoted|rate)(?-u:\b)"
);

pattern!(
    /// One person is meant.
    pub(super) PERSON,
    r"(?-u:\b)(?:Mr|Mrs|Miss|Ms|Dr|Mx)(?-u:\b)|(?i)(?-u:\b)(?:complainant|her|his|him|family)(?-u:\b)"
);

pattern!(
    /// Everybody is meant.
    pub(super) GENERAL,
    r"(?i)(?-u:\b)(?:staff|officers|procedures?|polic(?:y|ies)|training|guidance|others|all cases|in future|teams?)(?-u:\b)"
);

/// How many sums of pounds a text prints.
pub(super) fn sums(text: &str) -> usize {
    text.matches('£').count()
}
