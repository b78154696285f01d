//! One award is one payment: repeats in other parts of the decision become places, not sums.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::place::{Trust, trust};
use super::sums::Sum;
use super::totals::{MANY, adds_up, is_total, says_total};
use super::verdict::{Promise, Verdict};
use crate::extract::Reading;
use crate::model::Pence;
use crate::model::words::Role;

/// What became of a printed sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Not in the ledger.
    Beside,
    /// The total of payments that are.
    Total,
    /// In the ledger: a payment, its basis, or a repeat.
    Counted,
}

/// The ledger in the making.
pub(super) struct Book<'s, 'a> {
    pub(super) reading: &'s Reading<'a>,
    pub(super) sums: &'s [Sum<'a>],
    pub(super) fates: Vec<Fate>,
    /// Which run of remedy sections each section belongs to.
    runs: Vec<usize>,
    pub(super) payments: Vec<Entry<'a>>,
    /// Awards of the summary or the findings that the remedy does not know.
    pub(super) unplaced: Vec<usize>,
}

/// For each section, how many runs of remedy sections ended before it.
fn runs(reading: &Reading<'_>) -> Vec<usize> {
    let (mut run, mut previous) = (0, Role::Action);
    let mut found = Vec::with_capacity(reading.sections.len());
    for section in reading.sections {
        found.push(run);
        if section.role != Role::Action && previous == Role::Action {
            run += 1;
        }
        previous = section.role;
    }
    found
}

impl<'s, 'a> Book<'s, 'a> {
    pub(super) fn new(reading: &'s Reading<'a>, sums: &'s [Sum<'a>]) -> Self {
        let fates = vec![Fate::Beside; sums.len()];
        let runs = runs(reading);
        Self { reading, sums, fates, runs, payments: Vec::new(), unplaced: Vec::new() }
    }

    pub(super) fn trust_of(&self, entry: &Entry<'_>) -> Trust {
        self.reading.units.get(entry.unit).map_or(Trust::Never, trust)
    }

    /// Where awards stand together: the trust of their zone, and which run of remedy sections.
    fn ground(&self, entry: &Entry<'_>) -> (Trust, usize) {
        let trust = self.trust_of(entry);
        if trust != Trust::Remedy {
            return (trust, 0);
        }
        let section = self.reading.units.get(entry.unit).and_then(|unit| unit.section);
        let run = section.and_then(|section| self.runs.get(section)).copied().unwrap_or(0);
        (trust, run)
    }

    /// The payments that a search looks through: with more, a page is no decision.
    pub(super) fn known(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.payments.iter().take(MANY)
    }

    pub(super) fn settle(&mut self, sum: Option<usize>, fate: Fate) {
        if let Some(slot) = sum.and_then(|sum| self.fates.get_mut(sum)) {
            *slot = fate;
        }
    }

    pub(super) fn accept(&mut self, entry: Entry<'a>) {
        self.settle(entry.sum, Fate::Counted);
        self.settle(entry.rate_of, Fate::Counted);
        self.payments.push(entry);
    }

    pub(super) fn repeat(&mut self, payment: usize, entry: &Entry<'a>) {
        self.settle(entry.sum, Fate::Counted);
        self.settle(entry.rate_of, Fate::Counted);
        if let Some(payment) = self.payments.get_mut(payment) {
            payment.repeated_in(entry.unit);
            payment.declined |= entry.declined;
            if payment.amount == entry.amount && payment.basis.is_none() {
                payment.basis.clone_from(&entry.basis);
            }

            // What the remedy leaves out, a repeat may say.
            if payment.is_award() && payment.payees.names == [None] {
                payment.payees.names.clone_from(&entry.payees.names);
            }
            if payment.purposes.is_empty() {
                payment.purposes.clone_from(&entry.purposes);
            }
        }
    }

    /// Puts the awards with a printed sum into the ledger.
    pub(super) fn awards(&mut self, awards: Vec<Entry<'a>>, told: &[(usize, Pence)]) {
        let totals: Vec<bool> = (0..awards.len())
            .map(|at| is_total(self.reading, self.sums, &awards, told, at))
            .collect();
        let mut parts = Vec::new();
        for (award, total) in awards.into_iter().zip(totals) {
            if total {
                self.settle(award.sum, Fate::Total);
            } else {
                parts.push(award);
            }
        }
        let mut grounds: BTreeMap<(Trust, usize), Vec<Entry<'a>>> = BTreeMap::new();
        for part in parts {
            grounds.entry(self.ground(&part)).or_default().push(part);
        }
        for (rank, (ground, here)) in grounds.into_iter().enumerate() {
            if rank == 0 {
                self.first_ground(here);
            } else {
                self.later_ground(here, ground.0);
            }
        }
    }

    pub(super) fn first_ground(&mut self, awards: Vec<Entry<'a>>) {
        for award in awards {
            let earlier = self.known().position(|known| self.says_again(known, &award));
            match earlier {
                Some(known) => self.repeat(known, &award),
                None => self.accept(award),
            }
        }
    }

    /// Whether `award` only says again what `known` says, in the same ground.
    fn says_again(&self, known: &Entry<'_>, award: &Entry<'_>) -> bool {
        let part = |entry: &Entry<'_>| self.reading.units.get(entry.unit).map(|unit| unit.part);
        let block = |entry: &Entry<'_>| self.reading.units.get(entry.unit).map(|unit| unit.block);
        if known.amount != award.amount || award.further || known.unit == award.unit {
            return false;
        }
        let alike = known.purposes.is_empty()
            || award.purposes.is_empty()
            || known.purposes.iter().any(|purpose| award.purposes.contains(purpose));
        match self.trust_of(award) {
            Trust::Remedy => award.definite && known.form == award.form && known.same_payee(award),
            _ => {
                (block(known) != block(award) || award.definite || part(known) == part(award))
                    && alike
                    && known.same_payee(award)
            }
        }
    }

    fn later_ground(&mut self, awards: Vec<Entry<'a>>, ground: Trust) {
        let known = self.payments.len();
        let remedy = self.payments.iter().any(|payment| self.trust_of(payment) == Trust::Remedy);
        let mut used = vec![false; known];
        for award in awards {
            let said = award.sum.and_then(|sum| self.sums.get(sum)).is_some_and(says_total);
            if said && self.is_total_of_ledger(&award) {
                self.settle(award.sum, Fate::Total);
            } else if let Some(place) = self.repeated_by(&award, &mut used) {
                self.repeat(place, &award);
            } else if self.is_total_of_ledger(&award) {
                self.settle(award.sum, Fate::Total);
            } else if ground == Trust::Findings
                && remedy
                && award.verdict != Verdict::Award(Promise::Recommended)
            {
                self.agreed_beside_the_remedy(award);
            } else if ground == Trust::Remedy {
                // A further report recommends anew.
                self.first_ground(vec![award]);
            } else if ground == Trust::Summary && remedy
                || award.verdict == Verdict::Award(Promise::Recommended)
            {
                self.unplaced.extend(award.sum);
            } else {
                self.first_ground(vec![award]);
            }
        }
    }

    /// "The Council has agreed to refund £40" in the findings, and not in the remedy.
    fn agreed_beside_the_remedy(&mut self, mut award: Entry<'a>) {
        if award.verdict == Verdict::Award(Promise::AgreedThen) {
            award.verdict = Verdict::Offer;
            self.told(award);
        } else {
            award.confidence = 0.6;
            award.rule = "agreed_in_the_findings";
            self.first_ground(vec![award]);
        }
    }

    /// The payment of an earlier ground that `award` repeats: the same sum, each payment once as
    /// long as there are unused ones, the same payee first.
    fn repeated_by(&self, award: &Entry<'_>, used: &mut [bool]) -> Option<usize> {
        let same: Vec<(usize, &Entry<'_>)> = self
            .payments
            .iter()
            .enumerate()
            .take(used.len().min(MANY))
            .filter(|(_, known)| known.amount == award.amount && known.is_award())
            .collect();
        let free = |at: usize| used.get(at) == Some(&false);
        let (chosen, _) = same
            .iter()
            .find(|(at, known)| free(*at) && known.same_payee(award))
            .or_else(|| same.iter().find(|(at, _)| free(*at)))
            .or_else(|| same.iter().find(|(_, known)| known.same_payee(award)))
            .or(same.first())?;
        if let Some(slot) = used.get_mut(*chosen) {
            *slot = true;
        }
        Some(*chosen)
    }

    pub(super) fn is_total_of_ledger(&self, award: &Entry<'_>) -> bool {
        let parts = self.stated_parts();
        award.amount.is_some_and(|amount| award.copies() == 1 && adds_up(amount, &parts))
    }
}
