//! The closed vocabularies of the record, one enum each, lower snake case in JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares a vocabulary: an enum whose JSON name, `as_str` and `ALL` come from one list.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            JsonSchema,
        )]
        #[non_exhaustive]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every word of this vocabulary, in its order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as JSON, the filters and the exports spell it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The word for people: spaces instead of underscores.
            #[must_use]
            pub fn label(self) -> String {
                self.as_str().replace('_', " ")
            }

            /// Reads a word; case, spaces and hyphens do not matter.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                let word = word.trim().to_lowercase().replace([' ', '-'], "_");
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(super) use vocabulary;

vocabulary! {
    /// What kind of page a document is.
    Kind {
        /// A decision statement, or a public report's page.
        Decision = "decision",
        /// A council's page of figures on the Ombudsman's site.
        PerformancePage = "performance_page",
        /// The Ombudsman's annual review letter to a body.
        AnnualLetter = "annual_letter",
        /// A council's own annual report on complaints.
        FeedbackReport = "feedback_report",
        /// Search results or a category page.
        Listing = "listing",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// The ombudsman scheme that a page belongs to.
    Scheme {
        /// Local Government and Social Care Ombudsman (England).
        Lgsco = "lgsco",
        /// Housing Ombudsman (England).
        HousingOmbudsman = "housing_ombudsman",
        /// Scottish Public Services Ombudsman.
        Spso = "spso",
        /// Public Services Ombudsman for Wales.
        Psow = "psow",
        /// No scheme that is known here.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Whether a decision is on the Ombudsman's site, as far as is known.
    Published {
        /// It is, or nothing says that it is not.
        Yes = "yes",
        /// A complete crawl of the site no longer had it.
        No = "no",
    }
}

vocabulary! {
    /// How a decision was published.
    DocumentType {
        /// A decision statement.
        Statement = "statement",
        /// A public report under section 30 of the Local Government Act 1974.
        Report = "report",
    }
}

vocabulary! {
    /// What sort of body the complaint is about, as far as its name tells.
    OrganisationType {
        /// A county council.
        CountyCouncil = "county_council",
        /// A district or non-metropolitan borough council.
        DistrictCouncil = "district_council",
        /// A unitary council.
        UnitaryCouncil = "unitary_council",
        /// A metropolitan district council.
        MetropolitanCouncil = "metropolitan_council",
        /// A London borough, or the City of London.
        LondonBorough = "london_borough",
        /// A provider of care.
        CareProvider = "care_provider",
        /// An NHS trust, commissioning group or integrated care board.
        NhsBody = "nhs_body",
        /// A school, academy or appeal panel.
        SchoolOrPanel = "school_or_panel",
        /// Another body in jurisdiction: a fire service, a national park authority.
        Other = "other",
    }
}

vocabulary! {
    /// The outcome on the header line, or in a listing.
    Outcome {
        /// "Upheld".
        Upheld = "upheld",
        /// "Not upheld".
        NotUpheld = "not_upheld",
        /// "Closed after initial enquiries".
        ClosedAfterInitialEnquiries = "closed_after_initial_enquiries",
        /// Another label.
        Other = "other",
    }
}

vocabulary! {
    /// What the text itself decides about the body of this page.
    Finding {
        /// Fault that caused injustice.
        FaultAndInjustice = "fault_and_injustice",
        /// Fault that caused no (significant) injustice.
        FaultNoInjustice = "fault_no_injustice",
        /// No fault.
        NoFault = "no_fault",
        /// Ended early because the body remedied, or agreed to remedy, the complaint.
        EarlyResolution = "early_resolution",
        /// Discretion not to investigate.
        NotInvestigated = "not_investigated",
        /// The law does not allow an investigation.
        OutsideJurisdiction = "outside_jurisdiction",
        /// An investigation that was begun and given up.
        Discontinued = "discontinued",
        /// The text does not tell.
        Unclear = "unclear",
    }
}

vocabulary! {
    /// What a section of a decision does.
    Role {
        /// What the person complains about.
        Complaint = "complaint",
        /// What is and is not investigated.
        Scope = "scope",
        /// The Ombudsman's role and powers.
        Powers = "powers",
        /// How the complaint was considered.
        Method = "method",
        /// Law, guidance and policy.
        Law = "law",
        /// What happened.
        Events = "events",
        /// Findings and their reasons.
        Analysis = "analysis",
        /// The remedy.
        Action = "action",
        /// The closing decision.
        Decision = "decision",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// How definite a sum is.
    AmountStatus {
        /// A definite sum.
        Stated = "stated",
        /// At most this sum.
        UpTo = "up_to",
        /// Between two sums.
        Range = "range",
        /// To be worked out, by a rule the decision gives.
        ToBeCalculated = "to_be_calculated",
        /// A payment whose amount the text does not give.
        NotStated = "not_stated",
    }
}

vocabulary! {
    /// Where a payment stands.
    PaymentStatus {
        /// The body has agreed, or the decision says it will.
        Agreed = "agreed",
        /// The decision says it should.
        Recommended = "recommended",
        /// The body's own earlier offer, not part of the remedy.
        Offered = "offered",
        /// Offered and refused.
        Declined = "declined",
        /// Paid before the decision and not asked for again.
        Paid = "paid",
    }
}

impl PaymentStatus {
    /// Whether a payment of this status is part of the remedy.
    #[must_use]
    pub fn is_awarded(self) -> bool {
        matches!(self, Self::Agreed | Self::Recommended)
    }
}

vocabulary! {
    /// What form a remedy in money takes.
    PaymentForm {
        /// Money paid to a person.
        Payment = "payment",
        /// Money given back.
        Refund = "refund",
        /// Expenses made good.
        Reimbursement = "reimbursement",
        /// A charge not collected.
        Waiver = "waiver",
        /// A debt cancelled.
        WriteOff = "write_off",
        /// Benefit or allowance paid for the past.
        BackdatedBenefit = "backdated_benefit",
        /// Another form.
        Other = "other",
    }
}

vocabulary! {
    /// The injustice that a payment recognises (not what caused it).
    Purpose {
        /// Distress, upset, worry, anxiety.
        Distress = "distress",
        /// Frustration.
        Frustration = "frustration",
        /// Uncertainty.
        Uncertainty = "uncertainty",
        /// Time and trouble of complaining.
        TimeAndTrouble = "time_and_trouble",
        /// Delay itself.
        Delay = "delay",
        /// Inconvenience.
        Inconvenience = "inconvenience",
        /// Education or special provision that was missed.
        LossOfEducation = "loss_of_education",
        /// Care, housing or another service that was missed.
        LossOfService = "loss_of_service",
        /// A chance or a right that was lost.
        LossOfOpportunity = "loss_of_opportunity",
        /// Money lost.
        FinancialLoss = "financial_loss",
        /// Legal or professional fees.
        LegalCosts = "legal_costs",
        /// Strain on a carer.
        ImpactOnCarer = "impact_on_carer",
        /// Harm, or the risk of it.
        Harm = "harm",
        /// Another injustice.
        Other = "other",
    }
}

vocabulary! {
    /// Why a sum that is no payment stands in the text.
    OtherAmountStatus {
        /// What the person wants or says they lost.
        Claimed = "claimed",
        /// Anything else.
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// The part that a mentioned sum plays beside the ledger.
    AmountRole {
        /// The total of awards that are in the ledger part by part.
        Total = "total",
    }
}

vocabulary! {
    /// Where a promise of change stands.
    PromiseStatus {
        /// Agreed, or the decision says it will be done.
        Agreed = "agreed",
        /// The decision says it should be done.
        Recommended = "recommended",
        /// Told as done before the decision.
        AlreadyDone = "already_done",
    }
}

vocabulary! {
    /// What a service improvement consists of.
    ImprovementAction {
        /// Training.
        Training = "training",
        /// A reminder or briefing for staff.
        StaffReminder = "staff_reminder",
        /// New or changed guidance, leaflets, templates.
        Guidance = "guidance",
        /// A policy reviewed or changed.
        PolicyReview = "policy_review",
        /// A procedure, process or system reviewed or changed.
        ProcedureReview = "procedure_review",
        /// An audit.
        Audit = "audit",
        /// Looking for other people affected.
        CaseReview = "case_review",
        /// Monitoring and oversight.
        Monitoring = "monitoring",
        /// An action plan.
        ActionPlan = "action_plan",
        /// A report back to the Ombudsman or a committee.
        ReportBack = "report_back",
        /// Better records.
        RecordKeeping = "record_keeping",
        /// Better communication.
        Communication = "communication",
        /// More staff or capacity.
        Recruitment = "recruitment",
        /// Something published.
        Publish = "publish",
        /// Another improvement.
        Other = "other",
    }
}

vocabulary! {
    /// What the body does for the one person, beside money.
    ActionKind {
        /// An apology.
        Apology = "apology",
        /// An explanation.
        Explanation = "explanation",
        /// A new assessment.
        Reassessment = "reassessment",
        /// A decision taken again.
        Reconsideration = "reconsideration",
        /// A service, repair or plan provided.
        ProvideService = "provide_service",
        /// A meeting.
        Meeting = "meeting",
        /// Evidence that the remedy was carried out.
        EvidenceOfCompliance = "evidence_of_compliance",
        /// Another action.
        Other = "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_in_any_spelling() {
        for &outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
            assert_eq!(Outcome::parse(&outcome.label().to_uppercase()), Some(outcome));
        }
        assert_eq!(Outcome::parse("Report"), None, "a type of document is no outcome");
    }

    #[test]
    fn json_uses_the_same_word() {
        let json = serde_json::to_string(&Finding::FaultNoInjustice).unwrap();
        assert_eq!(json, "\"fault_no_injustice\"");
    }
}
