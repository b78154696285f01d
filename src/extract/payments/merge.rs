//! One award is one payment: repeats in other parts of the decision become places, not sums.

use super::entry::Entry;
use super::place::{Trust, trust};
use super::sums::Sum;
use super::totals::{adds_up, is_total, says_total};
use super::verdict::{Judged, Promise, Verdict, deliberates};
use crate::extract::Reading;
use crate::model::Pence;
use crate::model::words::{AmountStatus, PaymentForm, Role};

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
    pub(super) payments: Vec<Entry<'a>>,
    /// Awards of the summary or the findings that the remedy does not know.
    pub(super) unplaced: Vec<usize>,
}

impl<'s, 'a> Book<'s, 'a> {
    pub(super) fn new(reading: &'s Reading<'a>, sums: &'s [Sum<'a>]) -> Self {
        let fates = vec![Fate::Beside; sums.len()];
        Self { reading, sums, fates, payments: Vec::new(), unplaced: Vec::new() }
    }

    fn trust_of(&self, entry: &Entry<'_>) -> Trust {
        self.reading.units.get(entry.unit).map_or(Trust::Never, trust)
    }

    /// Where awards stand together: the trust of their zone, and which run of remedy sections.
    fn ground(&self, entry: &Entry<'_>) -> (Trust, usize) {
        let trust = self.trust_of(entry);
        if trust != Trust::Remedy {
            return (trust, 0);
        }
        let section = self.reading.units.get(entry.unit).and_then(|unit| unit.section).unwrap_or(0);
        let roles = self.reading.sections.iter().take(section).map(|section| section.role);
        let mut run = 0;
        let mut previous = Role::Action;
        for role in roles {
            if role != Role::Action && previous == Role::Action {
                run += 1;
            }
            previous = role;
        }
        (trust, run)
    }

    pub(super) fn settle(&mut self, sum: Option<usize>, fate: Fate) {
        if let Some(slot) = sum.and_then(|sum| self.fates.get_mut(sum)) {
            *slot = fate;
        }
    }

    fn accept(&mut self, entry: Entry<'a>) {
        self.settle(entry.sum, Fate::Counted);
        self.settle(entry.rate_of, Fate::Counted);
        self.payments.push(entry);
    }

    fn repeat(&mut self, payment: usize, entry: &Entry<'a>) {
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
        let totals: Vec<bool> =
            (0..awards.len()).map(|at| is_total(self.reading, self.sums, &awards, told, at)).collect();
        let mut parts = Vec::new();
        for (award, total) in awards.into_iter().zip(totals) {
            if total {
                self.settle(award.sum, Fate::Total);
            } else {
                parts.push(award);
            }
        }
        let mut grounds: Vec<(Trust, usize)> = parts.iter().map(|part| self.ground(part)).collect();
        grounds.sort_unstable();
        grounds.dedup();
        for (rank, ground) in grounds.into_iter().enumerate() {
            let (here, later): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|part| self.ground(part) == ground);
            parts = later;
            if rank == 0 {
                self.first_ground(here);
            } else {
                self.later_ground(here, ground.0);
            }
        }
    }

    fn first_ground(&mut self, awards: Vec<Entry<'a>>) {
        for award in awards {
            let earlier = self.payments.iter().position(|known| self.says_again(known, &award));
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
            Trust::Remedy => {
                award.definite
                    && part(known) != part(award)
                    && known.form == award.form
                    && known.same_payee(award)
            }
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
            if let Some(place) = self.repeated_by(&award, &mut used) {
                self.repeat(place, &award);
            } else if self.is_total_of_ledger(&award) {
                self.settle(award.sum, Fate::Total);
            } else if ground == Trust::Findings
                && remedy
                && award.verdict != Verdict::Award(Promise::Recommended)
            {
                self.agreed_beside_the_remedy(award);
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
            .take(used.len())
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

    fn is_total_of_ledger(&self, award: &Entry<'_>) -> bool {
        let parts = self.stated_parts();
        award.amount.is_some_and(|amount| award.copies() == 1 && adds_up(amount, &parts))
    }

    /// Puts an offer, or a payment made, into the ledger, or recognises one that is there.
    pub(super) fn told(&mut self, entry: Entry<'a>) {
        let known = self.payments.iter().position(|known| {
            known.amount == entry.amount
                && known.amount_status == entry.amount_status
                && if known.is_award() {
                    let named = known.definite || known.same_payee(&entry);
                    entry.verdict == Verdict::Offer && !known.further && named
                } else {
                    !entry.further && known.same_payee(&entry)
                }
        });
        match known {
            Some(known) => {
                let paid = entry.verdict == Verdict::Paid;
                self.repeat(known, &entry);
                if let Some(known) = self.payments.get_mut(known)
                    && known.verdict == Verdict::Offer
                    && paid
                {
                    known.verdict = Verdict::Paid;
                    known.form = entry.form;
                }
            }
            None => self.accept(entry),
        }
    }

    /// Recognises a sum that only speaks of a payment of the ledger.
    pub(super) fn echo(&mut self, entry: &Entry<'a>) {
        let told = |known: &Entry<'_>| !known.is_award() && known.amount == entry.amount;
        if let Some(known) = self.payments.iter().position(told) {
            let story = self.trust_of(entry) == Trust::Story;
            self.repeat(known, entry);
            if let Some(known) = self.payments.get_mut(known)
                && story
                && entry.unit < known.unit
            {
                // The story tells it first: that is its place.
                let later = std::mem::replace(&mut known.unit, entry.unit);
                known.at = entry.at;
                known.also_at.retain(|unit| *unit != entry.unit);
                known.repeated_in(later);
            }
            return;
        }
        let award = self
            .payments
            .iter()
            .position(|known| known.amount == entry.amount && self.may_echo_an_award(entry, known));
        if let Some(known) = award {
            self.repeat(known, entry);
        }
    }

    /// "This comes to £550 altogether": a total that no verb makes an award.
    pub(super) fn said_totals(&mut self) {
        for at in 0..self.sums.len() {
            let Some(sum) = self.sums.get(at) else { continue };
            let trusted =
                self.reading.units.get(sum.unit).is_some_and(|u| trust(u) <= Trust::Summary);
            if trusted && self.fates.get(at) == Some(&Fate::Beside) && says_total(sum) {
                let parts = self.stated_parts();
                if adds_up(sum.amount, &parts) {
                    self.settle(Some(at), Fate::Total);
                }
            }
        }
    }

    fn stated_parts(&self) -> Vec<Pence> {
        self.payments
            .iter()
            .filter(|payment| payment.is_award() && payment.amount_status == AmountStatus::Stated)
            .flat_map(|payment| std::iter::repeat_n(payment.amount, payment.copies()))
            .flatten()
            .collect()
    }

    /// A rate that the findings weigh, and that the remedy applies, is no other amount.
    pub(super) fn echo_rates(&mut self, judged: &[Judged<'_>]) {
        for (at, (sum, judged)) in self.sums.iter().zip(judged).enumerate() {
            let Some(unit) = self.reading.units.get(sum.unit) else { continue };
            let weighs = trust(unit) == Trust::Findings && deliberates(unit.text, "");
            if judged.verdict == Verdict::Claimed
                || self.fates.get(at) != Some(&Fate::Beside)
                || !weighs
            {
                continue;
            }
            let applied = self.payments.iter().position(|payment| {
                payment.is_award() && payment.basis.as_ref().is_some_and(|b| b.rate == sum.amount)
            });
            if let Some(payment) = applied.and_then(|at| self.payments.get_mut(at)) {
                payment.repeated_in(sum.unit);
                self.settle(Some(at), Fate::Counted);
            }
        }
    }

    fn may_echo_an_award(&self, entry: &Entry<'_>, known: &Entry<'_>) -> bool {
        let trust = self.trust_of(entry);
        match entry.verdict {
            // A bill told in the story is a fact of its own.
            Verdict::Echo if trust == Trust::Story => {
                known.is_award() && known.form == PaymentForm::Payment && known.definite
            }
            Verdict::Echo => trust != Trust::Never,
            // "This, and the £280, replace the offer."
            Verdict::Mention => trust == Trust::Remedy && entry.definite,
            _ => false,
        }
    }

    /// Puts the awards without a printed sum into the ledger: those of the most trusted ground, one
    /// of each form in a paragraph or item, and none that a sum already speaks for.
    pub(super) fn vague(&mut self, awards: Vec<Entry<'a>>) {
        let stated = self.payments.iter().filter(|p| p.is_award());
        let best_stated = stated.map(|p| self.trust_of(p)).min();
        let best_vague = awards.iter().map(|award| self.trust_of(award)).min();
        let Some(best) = best_stated.into_iter().chain(best_vague).min() else { return };
        for award in awards {
            if award.rule == "honours_an_offer" && self.honour(&award) {
                continue;
            }
            if self.trust_of(&award) != best || self.spoken_for(&award) {
                continue;
            }
            let part = |entry: &Entry<'_>| self.reading.units.get(entry.unit).map(|u| u.part);
            let same = self.payments.iter().position(|known| {
                let loose = self.trust_of(&award) != Trust::Remedy;
                known.is_award()
                    && known.amount.is_none()
                    && (part(known) == part(&award)
                        && known.same_payee(&award)
                        && may_be_one(known, &award)
                        || loose && known.form == award.form)
            });
            match same {
                Some(known) => self.join(known, award),
                None => self.accept(award),
            }
        }
    }

    /// Two vague statements about one payment: the more telling form and arithmetic stay.
    fn join(&mut self, known: usize, award: Entry<'a>) {
        self.settle(award.rate_of, Fate::Counted);
        if let Some(known) = self.payments.get_mut(known) {
            if known.form == PaymentForm::Payment {
                known.form = award.form;
            }
            if known.basis.is_none() {
                known.basis = award.basis;
            }
            if award.amount_status == AmountStatus::ToBeCalculated {
                known.amount_status = AmountStatus::ToBeCalculated;
            }
            known.repeated_in(award.unit);
        }
    }

    /// Whether a sum of the ledger already says what a vague award says.
    fn spoken_for(&self, award: &Entry<'_>) -> bool {
        let block = |entry: &Entry<'_>| self.reading.units.get(entry.unit).map(|unit| unit.block);
        let stated = || self.payments.iter().filter(|p| p.is_award() && p.amount.is_some());
        if award.rate_of.is_some() && self.trust_of(award) == Trust::Remedy {
            return false;
        }
        if award.rule == "payments" {
            return stated().next().is_some();
        }
        let remedy = self.trust_of(award) == Trust::Remedy;
        stated().any(|known| {
            let same_form = known.form == award.form;
            known.unit == award.unit && same_form && award.amount_status != AmountStatus::NotStated
                || !remedy && same_form
                || !remedy && award.form == PaymentForm::Payment
                || remedy && same_form && award.definite && block(known) == block(award)
        })
    }

    /// "I have asked it to make that payment now": the last offer before it becomes agreed.
    fn honour(&mut self, award: &Entry<'a>) -> bool {
        let before = |payment: &Entry<'_>| (payment.unit, payment.at) < (award.unit, award.at);
        let block = |entry: &Entry<'_>| self.reading.units.get(entry.unit).map(|unit| unit.block);
        let told = self.reading.units.get(award.unit).is_some_and(|u| u.text.contains("offer"));
        // The sum spoken of is the last one before, and it must be an offer.
        let last = self.payments.iter().enumerate().filter(|(_, payment)| {
            payment.amount.is_some()
                && before(payment)
                && (told && payment.verdict == Verdict::Offer || block(payment) == block(award))
        });
        let offer = last
            .max_by_key(|(_, payment)| (payment.unit, payment.at))
            .filter(|(_, payment)| payment.verdict == Verdict::Offer)
            .map(|(at, _)| at);
        if let Some(payment) = offer.and_then(|at| self.payments.get_mut(at)) {
            // What the body offered itself it agrees to.
            payment.verdict = Verdict::Award(Promise::Agreed);
            payment.declined = false;
            let told = payment.unit;
            payment.unit = award.unit;
            payment.at = award.at;
            payment.rule = "offer_honoured";
            payment.also_at.retain(|unit| *unit != award.unit);
            payment.repeated_in(told);
            return true;
        }
        // The offer may already be an award: then nothing is left to say.
        self.payments.iter().any(Entry::is_award)
    }

    /// Where nothing else says so: a remedy that the body agreed to, and that the text shows is money.
    pub(super) fn some_remedy(&mut self, award: Option<Entry<'a>>) {
        if let Some(award) = award
            && !self.payments.iter().any(Entry::is_award)
        {
            self.accept(award);
        }
    }
}

/// Two forms of one vague payment: alike, or one of them plain "pay".
fn may_be_one(known: &Entry<'_>, award: &Entry<'_>) -> bool {
    known.form == award.form
        || known.form == PaymentForm::Payment
        || award.form == PaymentForm::Payment
}
