//! What the header says beside what the text decides.

use super::words::{Finding, Outcome};

impl Outcome {
    /// Whether a label and a finding cannot both be right for one body.
    ///
    /// ```
    /// use casebook::model::words::{Finding, Outcome};
    /// assert!(Outcome::Upheld.contradicts(Finding::NoFault));
    /// assert!(!Outcome::Upheld.contradicts(Finding::EarlyResolution));
    /// ```
    #[must_use]
    pub fn contradicts(self, found: Finding) -> bool {
        use Finding::{
            Discontinued, EarlyResolution, FaultAndInjustice, FaultNoInjustice, NoFault,
            NotInvestigated, OutsideJurisdiction,
        };
        match self {
            Self::Upheld => matches!(found, NoFault | NotInvestigated | OutsideJurisdiction),
            Self::NotUpheld => {
                matches!(found, FaultAndInjustice | FaultNoInjustice | EarlyResolution)
            }
            Self::ClosedAfterInitialEnquiries => {
                matches!(found, FaultAndInjustice | FaultNoInjustice | NoFault | Discontinued)
            }
            Self::Other => false,
        }
    }
}
