//! What a document is called and how a case ended, in words.

use super::{list, sentence};
use crate::model::decision::Decision;
use crate::model::record::Standing;
use crate::model::words::Finding;
use crate::model::{Body, Record};

/// The name of a document on one line: reference or title, and the body it is about.
#[must_use]
pub fn name(record: &Record) -> String {
    let own = match &record.body {
        Body::Decision(page) => page.reference.as_ref().map(ToString::to_string),
        Body::FeedbackReport(page) => page.title.clone(),
        Body::Other(page) => page.reference.clone().or_else(|| page.title.clone()),
        _ => None,
    };
    let own = own.unwrap_or_else(|| sentence(&record.kind().label()));
    let about = record.organisation().filter(|body| !own.contains(*body));
    about.map_or_else(|| own.clone(), |body| format!("{own} · {body}"))
}

/// What a finding means, in the words of a person.
#[must_use]
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::FaultAndInjustice => "fault that caused injustice",
        Finding::FaultNoInjustice => "fault, but no injustice",
        Finding::NoFault => "no fault",
        Finding::EarlyResolution => "settled early, with a remedy given or agreed",
        Finding::NotInvestigated => "not investigated",
        Finding::OutsideJurisdiction => "outside the Ombudsman's powers",
        Finding::Discontinued => "investigation stopped",
        Finding::Unclear => "the text does not say clearly",
    }
}

/// "Upheld: fault that caused injustice".
#[must_use]
pub fn outcome(decision: &Decision) -> String {
    let printed = decision.outcome_label.clone();
    let outcome = printed.or_else(|| decision.outcome.map(|outcome| sentence(&outcome.label())));
    match outcome {
        Some(outcome) => format!("{outcome}: {}", finding(decision.finding)),
        None => sentence(finding(decision.finding)),
    }
}

/// "Children's care services > Other".
#[must_use]
pub fn subject(decision: &Decision) -> Option<String> {
    match (&decision.category, &decision.subcategory) {
        (Some(category), Some(subcategory)) => Some(format!("{category} > {subcategory}")),
        (category, subcategory) => category.as_ref().or(subcategory.as_ref()).cloned(),
    }
}

/// "as 24 000 001 and 24 000 002; its sums are counted under 24 000 001".
#[must_use]
pub fn same_text(standing: &Standing) -> Option<String> {
    let others = list(standing.same_text_as.iter().map(String::as_str), "and");
    let counted = standing.counted_under.as_deref().unwrap_or("this one");
    let counted = format!("as {others}; in totals its sums are counted once, under {counted}");
    (!standing.same_text_as.is_empty()).then_some(counted)
}
