//! Remarks that follow from facts that people decide: they come and go with the decisions.

use super::judgement::Judgement;
use crate::model::Record;
use crate::model::decision::Decision;
use crate::model::note::Diagnostic;
use crate::model::words::Finding;

const CONTRADICTS: &str = "finding/contradicts-outcome";
const WITHOUT_FAULT: &str = "finding/remedy-without-fault";

/// Whether a decision is about such a remark.
pub(super) fn follows(judgement: &Judgement) -> bool {
    [CONTRADICTS, WITHOUT_FAULT].contains(&judgement.stake.as_str())
}

/// Makes the remarks anew where the finding or a payment has been decided.
pub(super) fn renew(record: &mut Record) {
    let Some(decision) = record.decision() else { return };
    let finding = decision.finding_review.is_some();
    if !finding && decision.payments.iter().all(|it| it.review.is_none()) {
        return;
    }
    let without_fault = without_fault(decision);
    let contradiction = contradiction(decision);
    set(record, WITHOUT_FAULT, without_fault);
    if finding {
        set(record, CONTRADICTS, contradiction);
    }
}

/// Puts a remark where its kind stood, or takes it away.
fn set(record: &mut Record, code: &str, remark: Option<Diagnostic>) {
    let all = &mut record.diagnostics;
    let place = all.iter().position(|it| it.code == code);
    match (place, remark) {
        (Some(at), None) => drop(all.remove(at)),
        (None, Some(remark)) => all.push(remark),
        (Some(at), Some(remark)) => all.splice(at..=at, [remark]).for_each(drop),
        (None, None) => {}
    }
}

fn without_fault(decision: &Decision) -> Option<Diagnostic> {
    let award = decision.payments.iter().find(|it| it.awarded)?;
    (decision.finding == Finding::NoFault).then(|| Diagnostic::new(WITHOUT_FAULT, Some(award.span)))
}

fn contradiction(decision: &Decision) -> Option<Diagnostic> {
    let outcome = decision.outcome.filter(|it| it.contradicts(decision.finding))?;
    let (header, text) = (outcome.label(), decision.finding.label());
    let said = format!("the header says {header:?}, the text {text}");
    Some(Diagnostic::new(CONTRADICTS, None).saying(said))
}
