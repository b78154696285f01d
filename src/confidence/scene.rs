//! Where the facts of a decision stand.

use std::collections::BTreeSet;

use crate::model::Pence;
use crate::model::decision::Decision;
use crate::model::words::Role;
use crate::text::Span;

/// A decision with what is asked of it for every fact.
pub(super) struct Scene<'a> {
    pub(super) decision: &'a Decision,
    /// Where each section with text begins, and what it does.
    sections: Vec<(usize, Role)>,
    /// The sums that are awarded, and those that were offered or paid.
    pub(super) awarded: BTreeSet<Pence>,
    pub(super) told: BTreeSet<Pence>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(decision: &'a Decision) -> Self {
        let starts = decision
            .sections
            .iter()
            .filter_map(|section| Some((section.paragraphs.first()?.span.start(), section.role)));
        let sums = |awarded: bool| {
            let payments = decision.payments.iter().filter(|it| it.awarded == awarded);
            payments.filter_map(|it| it.amount).collect()
        };
        Self { decision, sections: starts.collect(), awarded: sums(true), told: sums(false) }
    }

    /// What the section of a place does; `None` in the summary.
    pub(super) fn role(&self, span: Span) -> Option<Role> {
        if self.decision.summary_span.is_some_and(|summary| summary.covers(span)) {
            return None;
        }
        let after = self.sections.partition_point(|(start, _)| *start <= span.start());
        self.sections.get(after.checked_sub(1)?).map(|(_, role)| *role)
    }
}
