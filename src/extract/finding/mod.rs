//! What the text itself decides about the body of this page.
//!
//! The closing section is asked first, then the summary, then the findings: the first that says
//! something decides. The header's label is only looked at where the text speaks of several bodies.

mod bodies;
mod signs;

use std::cell::LazyCell;

use super::reading::{Reading, Unit, Zone};
use crate::model::note::Diagnostic;
use crate::model::words::{DocumentType, Finding, Outcome, Role};
use bodies::Bodies;
use signs::{Clause, Sign, clauses, fold};

/// The most sentences of one part that are read for a verdict.
const MOST_SENTENCES: usize = 400;

/// What the text decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The finding.
    pub finding: Finding,
    /// The part of the text that decided: `closing_decision`, `summary`, `findings`; `remedy_alone`
    /// where only a remedy speaks of it, `nothing` where it is unclear.
    pub rule: &'static str,
    /// What contradicts it.
    pub remarks: Vec<Diagnostic>,
}

/// What the text decides, and a remark where the header's label says something else.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, finding::finding};
/// use casebook::model::words::{DocumentType, Finding, Outcome};
/// use casebook::text::Span;
/// let page = Page::of_text("The Council was at fault, but this caused no injustice.");
/// let reading = Reading::new(&page, None, None, Some(Span::new(0, page.text().len())), &[]);
/// let found = finding(&reading, Some(Outcome::NotUpheld), DocumentType::Statement);
/// assert_eq!((found.finding, found.rule), (Finding::FaultNoInjustice, "summary"));
/// assert_eq!(found.remarks[0].code, "finding/contradicts-outcome");
/// ```
#[must_use]
pub fn finding(
    reading: &Reading<'_>,
    outcome: Option<Outcome>,
    document_type: DocumentType,
) -> Found {
    let parts = Parts::of(reading, outcome);
    let (found, rule) = parts.decide(document_type);
    let remarks = outcome.filter(|outcome| outcome.contradicts(found)).map(|outcome| {
        let said = format!("the header says {:?}, the text {}", outcome.label(), found.label());
        Diagnostic::new("finding/contradicts-outcome", None).saying(said)
    });
    Found { finding: found, rule, remarks: remarks.into_iter().collect() }
}

/// The parts of a decision that can hold its verdict, as clauses. The findings are long and seldom
/// asked, so they are read when they are.
struct Parts<'r> {
    decision: Vec<Clause>,
    summary: Vec<Clause>,
    analysis: LazyCell<Vec<Clause>, Box<dyn FnOnce() -> Vec<Clause> + 'r>>,
    /// Whether the page is one of an early assessment, by its headings.
    assessed_only: bool,
    /// Whether there is a remedy section with something in it.
    has_remedy: bool,
    outcome: Option<Outcome>,
}

impl<'r> Parts<'r> {
    fn of(reading: &'r Reading<'r>, outcome: Option<Outcome>) -> Self {
        let bodies = Bodies::of(reading);
        let part = move |wanted: &dyn Fn(&Unit<'_>) -> bool| {
            let units = reading.units.iter().filter(|unit| !unit.boilerplate && wanted(unit));
            let all = units.take(MOST_SENTENCES).flat_map(|unit| clauses(unit.text)).collect();
            bodies.about_own(all, outcome == Some(Outcome::NotUpheld))
        };
        let in_role = |role: Role| move |unit: &Unit<'_>| unit.zone == Zone::Section(role);
        let found =
            |unit: &Unit<'_>| matches!(unit.zone, Zone::Section(Role::Analysis | Role::Other));
        Self {
            decision: part(&in_role(Role::Decision)),
            summary: part(&|unit| unit.zone == Zone::Summary),
            analysis: LazyCell::new(Box::new(move || part(&found))),
            assessed_only: assessed_only(reading),
            has_remedy: reading.units.iter().any(in_role(Role::Action)),
            outcome,
        }
    }

    /// The finding, and the part that decides it.
    fn decide(&self, document_type: DocumentType) -> (Finding, &'static str) {
        let said = |part: &[Clause], rule| Some((self.verdict(&Verdict::of(part))?, rule));
        said(&self.decision, "closing_decision")
            .or_else(|| said(&self.summary, "summary"))
            .or_else(|| said(&self.analysis, "findings"))
            .or_else(|| {
                // A report is only published on fault, even if its page has lost the finding.
                (self.has_remedy || document_type == DocumentType::Report)
                    .then_some((Finding::FaultAndInjustice, "remedy_alone"))
            })
            .unwrap_or((Finding::Unclear, "nothing"))
    }

    fn verdict(&self, said: &Verdict) -> Option<Finding> {
        let refused = said.first(&[Sign::WillNot, Sign::Cannot]);
        if said.has(Sign::Fault) || said.has(Sign::Upheld) {
            return Some(self.upheld(said, refused));
        }
        if said.has(Sign::Discontinued) {
            return Some(Finding::Discontinued);
        }
        match refused {
            Some(Sign::WillNot) if said.has(Sign::NoFault) && said.has(Sign::Ended) => {
                Some(Finding::NoFault)
            }
            Some(Sign::WillNot) if self.settled(said) => Some(Finding::EarlyResolution),
            Some(Sign::WillNot) => Some(Finding::NotInvestigated),
            Some(_) if said.has(Sign::NoFault) && !self.assessed_only => Some(Finding::NoFault),
            Some(_) => Some(Finding::OutsideJurisdiction),
            None if said.has(Sign::NoFault) => Some(Finding::NoFault),
            None if said.has(Sign::Remedied) => Some(self.remedied(said)),
            None if said.has(Sign::Ended) && !self.speaks_elsewhere() => {
                Some(Finding::Discontinued)
            }
            None => None,
        }
    }

    /// Fault was found, or the complaint upheld.
    fn upheld(&self, said: &Verdict, refused: Option<Sign>) -> Finding {
        let summary = Verdict::of(&self.summary);
        let not_begun = refused.is_some() && !said.has(Sign::Ended);
        let early = said.has(Sign::Early) || summary.has(Sign::Early) || self.assessed_only;
        let stopped = self.assessed_only && summary.has(Sign::WillNot);
        let found_fault = said.has(Sign::Fault) && !said.has(Sign::Early) && !stopped;
        if (not_begun && (said.has(Sign::Upheld) || said.has(Sign::Remedied)))
            || (early && !found_fault && !said.has(Sign::Ended))
        {
            return Finding::EarlyResolution;
        }
        if said.has(Sign::Injustice) {
            return Finding::FaultAndInjustice;
        }
        if said.has(Sign::NoInjustice) {
            return Finding::FaultNoInjustice;
        }
        let denied = summary.has(Sign::NoInjustice) && !summary.has(Sign::Injustice);
        if denied && !said.has(Sign::Remedied) && !self.has_remedy {
            return Finding::FaultNoInjustice;
        }
        Finding::FaultAndInjustice
    }

    /// A remedy is all that is spoken of.
    fn remedied(&self, said: &Verdict) -> Finding {
        let early = said.has(Sign::Early) || self.assessed_only;
        let settled = said.has(Sign::Ended) && !self.speaks_elsewhere();
        if (early && !said.has(Sign::Ended)) || (settled && !self.has_remedy) {
            return Finding::EarlyResolution;
        }
        Finding::FaultAndInjustice
    }

    /// Whether not investigating is explained by a remedy.
    fn settled(&self, said: &Verdict) -> bool {
        let remedied = |verdict: &Verdict| verdict.has(Sign::Remedied) || verdict.has(Sign::Early);
        let label = self.outcome == Some(Outcome::Upheld);
        // "… and there is not enough remaining injustice": the remedy is only one of the reasons.
        let only_in_part = said.has(Sign::Reason) && !said.has(Sign::Early);
        label || ((remedied(said) || remedied(&Verdict::of(&self.summary))) && !only_in_part)
    }

    /// Whether summary or analysis find fault or none.
    fn speaks_elsewhere(&self) -> bool {
        let speaks = |part: &[Clause]| {
            let said = Verdict::of(part);
            said.has(Sign::Fault) || said.has(Sign::NoFault)
        };
        speaks(&self.summary) || speaks(&self.analysis)
    }
}

/// Whether the headings are those of an early assessment, which ends without an investigation.
fn assessed_only(reading: &Reading<'_>) -> bool {
    let headings: Vec<String> = reading.sections.iter().map(|s| fold(&s.heading)).collect();
    let is = |words: &[&str]| headings.iter().any(|h| words.iter().any(|word| h == word));
    is(&["my assessment", "our assessment", "assessment", "the ombudsman's assessment"])
        && !is(&[
            "what happened",
            "what i found",
            "my findings",
            "findings",
            "analysis",
            "what we found",
        ])
}

/// The signs of one part in order.
struct Verdict(Vec<Sign>);

impl Verdict {
    fn of(part: &[Clause]) -> Self {
        Self(part.iter().flat_map(|clause| clause.signs.iter().copied()).collect())
    }

    fn has(&self, sign: Sign) -> bool {
        self.0.contains(&sign)
    }

    fn first(&self, wanted: &[Sign]) -> Option<Sign> {
        self.0.iter().copied().find(|sign| wanted.contains(sign))
    }
}

#[cfg(test)]
mod tests;
