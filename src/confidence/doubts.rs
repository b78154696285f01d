//! What should make one look twice at a fact, told from the record alone.
//!
//! A doubt does not say that a fact is wrong: it says in which company wrong ones are found. Each is
//! one line of a table; how much it weighs is not decided here but counted on labelled pages.

use super::Family;
use super::scene::Scene;
use super::words::{BILL, CONDITIONAL, GENERAL, MOVES, PERSON, WANTS, sums};
use crate::model::decision::{OtherAction, OtherAmount, Payment, ServiceImprovement};
use crate::model::words::{
    ActionKind, AmountRole, AmountStatus, Finding, ImprovementAction, OtherAmountStatus, Outcome,
    PaymentForm, PromiseStatus, Role,
};

/// A doubt: its name, what it says, and where it applies.
pub struct Doubt<F: 'static> {
    /// Its name in reports.
    pub name: &'static str,
    /// What it says, for a person.
    pub says: &'static str,
    applies: fn(&Scene<'_>, &F) -> bool,
}

/// More than this is no simple sentence, in bytes.
const LONG: usize = 400;

const AWARD: &[Doubt<Payment>] = &[
    Doubt {
        name: "outside_the_remedy",
        says: "it stands neither in the remedy nor in the closing decision",
        applies: |scene, it| !matches!(scene.role(it.span), Some(Role::Action | Role::Decision)),
    },
    Doubt {
        name: "no_definite_sum",
        says: "no definite sum is printed",
        applies: |_, it| it.amount_status != AmountStatus::Stated,
    },
    Doubt {
        name: "nobody_named",
        says: "the text does not say who gets it",
        applies: |_, it| it.payee.is_none(),
    },
    Doubt {
        name: "many_sums",
        says: "its sentence has three sums or more",
        applies: |_, it| sums(&it.quote) > 2,
    },
    Doubt {
        name: "long_sentence",
        says: "its sentence is very long",
        applies: |_, it| it.quote.len() > LONG,
    },
    Doubt {
        name: "conditional",
        says: "its sentence speaks of what may be",
        applies: |_, it| CONDITIONAL.is_match(&it.quote),
    },
    Doubt {
        name: "of_a_bill",
        says: "its sentence speaks of a bill, and it is no waiver or refund",
        applies: |_, it| it.form == PaymentForm::Payment && BILL.is_match(&it.quote),
    },
    Doubt {
        name: "offered_too",
        says: "the same sum was offered or paid before",
        applies: |scene, it| it.amount.is_some_and(|sum| scene.told.contains(&sum)),
    },
    Doubt {
        name: "against_the_finding",
        says: "the decision finds no fault, or did not investigate",
        applies: |scene, _| finds_nothing(scene.decision.finding),
    },
];

const TOLD: &[Doubt<Payment>] = &[
    Doubt {
        name: "inside_the_remedy",
        says: "it stands in the remedy, where awards stand",
        applies: |scene, it| scene.role(it.span) == Some(Role::Action),
    },
    Doubt {
        name: "several_sums",
        says: "its sentence has another sum",
        applies: |_, it| sums(&it.quote) > 1,
    },
    Doubt {
        name: "in_brackets",
        says: "its sentence has a sum in brackets",
        applies: |_, it| it.quote.contains("(£"),
    },
    Doubt {
        name: "nothing_moves",
        says: "its sentence has no word for paying or offering",
        applies: |_, it| !MOVES.is_match(&it.quote),
    },
    Doubt {
        name: "conditional",
        says: "its sentence speaks of what may be",
        applies: |_, it| CONDITIONAL.is_match(&it.quote),
    },
    Doubt {
        name: "of_a_bill",
        says: "its sentence speaks of a bill",
        applies: |_, it| BILL.is_match(&it.quote),
    },
    Doubt {
        name: "awarded_too",
        says: "the same sum is awarded",
        applies: |scene, it| it.amount.is_some_and(|sum| scene.awarded.contains(&sum)),
    },
];

const OTHER_AMOUNT: &[Doubt<OtherAmount>] = &[
    Doubt {
        name: "inside_the_remedy",
        says: "it stands in the remedy, where awards stand, and is no total of them",
        applies: |scene, it| {
            scene.role(it.span) == Some(Role::Action) && it.role != Some(AmountRole::Total)
        },
    },
    Doubt {
        name: "may_be_told",
        says: "its sentence speaks of paying or offering",
        applies: |scene, it| {
            let mentioned = it.status == OtherAmountStatus::Mentioned && it.role.is_none();
            let repeats = scene.awarded.contains(&it.amount) || scene.told.contains(&it.amount);
            mentioned && !repeats && MOVES.is_match(&it.quote)
        },
    },
    Doubt {
        name: "may_be_claimed",
        says: "its sentence speaks of what the person wants or lost",
        applies: |scene, it| {
            let complains = matches!(scene.role(it.span), None | Some(Role::Complaint));
            it.status == OtherAmountStatus::Mentioned && complains && WANTS.is_match(&it.quote)
        },
    },
    Doubt {
        name: "claimed_among_others",
        says: "it is held to be claimed, beside another sum",
        applies: |_, it| it.status == OtherAmountStatus::Claimed && sums(&it.quote) > 1,
    },
    Doubt {
        name: "claimed_elsewhere",
        says: "it is held to be claimed, and does not stand in the complaint",
        applies: |scene, it| {
            let complaint = scene.role(it.span) == Some(Role::Complaint);
            it.status == OtherAmountStatus::Claimed && !complaint
        },
    },
];

const IMPROVEMENT: &[Doubt<ServiceImprovement>] = &[
    Doubt {
        name: "outside_the_remedy",
        says: "it does not stand in the remedy",
        applies: |scene, it| scene.role(it.span) != Some(Role::Action),
    },
    Doubt {
        name: "no_usual_action",
        says: "it is none of the usual improvements",
        applies: |_, it| it.actions.iter().all(|action| *action == ImprovementAction::Other),
    },
    Doubt {
        name: "of_one_person",
        says: "its text speaks of one person",
        applies: |_, it| PERSON.is_match(&it.text),
    },
    Doubt {
        name: "told_as_done",
        says: "it is told as done",
        applies: |_, it| it.status == PromiseStatus::AlreadyDone,
    },
    Doubt {
        name: "conditional",
        says: "its text speaks of what may be",
        applies: |_, it| CONDITIONAL.is_match(&it.text),
    },
    Doubt {
        name: "long_sentence",
        says: "its text is very long",
        applies: |_, it| it.text.len() > LONG,
    },
];

const ACTION: &[Doubt<OtherAction>] = &[
    Doubt {
        name: "outside_the_remedy",
        says: "it does not stand in the remedy",
        applies: |scene, it| scene.role(it.span) != Some(Role::Action),
    },
    Doubt {
        name: "no_usual_action",
        says: "it is none of the usual actions",
        applies: |_, it| it.action == ActionKind::Other,
    },
    Doubt {
        name: "of_everybody",
        says: "its text speaks of staff or procedures",
        applies: |_, it| {
            it.action != ActionKind::EvidenceOfCompliance && GENERAL.is_match(&it.text)
        },
    },
    Doubt {
        name: "told_as_done",
        says: "it is told as done",
        applies: |_, it| it.status == PromiseStatus::AlreadyDone,
    },
    Doubt {
        name: "conditional",
        says: "its text speaks of what may be",
        applies: |_, it| CONDITIONAL.is_match(&it.text),
    },
    Doubt {
        name: "long_sentence",
        says: "its text is very long",
        applies: |_, it| it.text.len() > LONG,
    },
];

const FINDING: &[Doubt<()>] = &[
    Doubt {
        name: "unclear",
        says: "the text does not tell",
        applies: |scene, ()| scene.decision.finding == Finding::Unclear,
    },
    Doubt {
        name: "no_label",
        says: "the page has no outcome on its header",
        applies: |scene, ()| scene.decision.outcome.is_none(),
    },
    Doubt {
        name: "against_the_label",
        says: "the header's outcome says something else",
        applies: |scene, ()| {
            let fault = finds_fault(scene.decision.finding);
            match scene.decision.outcome {
                Some(Outcome::Upheld) => !fault,
                Some(Outcome::NotUpheld | Outcome::ClosedAfterInitialEnquiries) => fault,
                _ => false,
            }
        },
    },
    Doubt {
        name: "awards_without_fault",
        says: "money is awarded and no fault is found",
        applies: |scene, ()| {
            !finds_fault(scene.decision.finding)
                && scene.decision.payments.iter().any(|it| it.awarded)
        },
    },
    Doubt {
        name: "injustice_without_remedy",
        says: "fault caused injustice, and no remedy is found",
        applies: |scene, ()| {
            let page = scene.decision;
            page.finding == Finding::FaultAndInjustice
                && page.payments.is_empty()
                && page.other_actions.is_empty()
                && page.service_improvements.is_empty()
        },
    },
    Doubt {
        name: "joint_case",
        says: "it is one body's page of a joint case",
        applies: |scene, ()| {
            scene.decision.reference.as_ref().is_some_and(|case| case.letter().is_some())
        },
    },
];

fn finds_fault(finding: Finding) -> bool {
    use Finding::{EarlyResolution, FaultAndInjustice, FaultNoInjustice};
    matches!(finding, FaultAndInjustice | FaultNoInjustice | EarlyResolution)
}

fn finds_nothing(finding: Finding) -> bool {
    use Finding::{Discontinued, NoFault, NotInvestigated, OutsideJurisdiction};
    matches!(finding, NoFault | NotInvestigated | OutsideJurisdiction | Discontinued)
}

fn which<F>(doubts: &[Doubt<F>], scene: &Scene<'_>, fact: &F) -> Vec<&'static str> {
    let applying = doubts.iter().filter(|doubt| (doubt.applies)(scene, fact));
    applying.map(|doubt| doubt.name).collect()
}

pub(super) fn payment(scene: &Scene<'_>, payment: &Payment) -> Vec<&'static str> {
    which(if payment.awarded { AWARD } else { TOLD }, scene, payment)
}

pub(super) fn other_amount(scene: &Scene<'_>, amount: &OtherAmount) -> Vec<&'static str> {
    which(OTHER_AMOUNT, scene, amount)
}

pub(super) fn improvement(scene: &Scene<'_>, it: &ServiceImprovement) -> Vec<&'static str> {
    which(IMPROVEMENT, scene, it)
}

pub(super) fn action(scene: &Scene<'_>, action: &OtherAction) -> Vec<&'static str> {
    which(ACTION, scene, action)
}

pub(super) fn finding(scene: &Scene<'_>) -> Vec<&'static str> {
    which(FINDING, scene, &())
}

/// Every doubt of a family, with what it says.
///
/// ```
/// use casebook::confidence::{Family, doubts_of};
/// let doubts = doubts_of(Family::Award);
/// assert!(doubts.contains(&("nobody_named", "the text does not say who gets it")));
/// ```
#[must_use]
pub fn doubts_of(family: Family) -> Vec<(&'static str, &'static str)> {
    fn named<F>(doubts: &[Doubt<F>]) -> Vec<(&'static str, &'static str)> {
        doubts.iter().map(|doubt| (doubt.name, doubt.says)).collect()
    }
    match family {
        Family::Award => named(AWARD),
        Family::Told => named(TOLD),
        Family::OtherAmount => named(OTHER_AMOUNT),
        Family::Improvement => named(IMPROVEMENT),
        Family::Action => named(ACTION),
        Family::Finding => named(FINDING),
    }
}
