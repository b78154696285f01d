//! What is told beside the awards: offers, payments made, echoes, and awards without a sum.

use super::around::deliberates;
use super::basis::{explains, rate_after};
use super::clause::Actor;
use super::cues::{Shape, Verb};
use super::entry::Entry;
use super::merge::{Book, Fate};
use super::place::{Trust, trust};
use super::signs::{GUIDANCE, OTHER_CASE};
use super::sums::Sum;
use super::totals::{adds_up, says_total};
use super::verdict::{Judged, Promise, Verdict};
use crate::model::Pence;
use crate::model::words::{AmountStatus, PaymentForm};

crate::pattern!(
    /// "sent back the £1,000".
    SENT_BACK,
    r"(?i)(?-u:\b)(?:sent back|returned|rejected|refused|declined|turned down|did not (?:accept|cash|want|take)) (?:the|its|this|that) $"
);
crate::pattern!(
    /// "She took the £480".
    WAS_TAKEN, r"(?i)(?-u:\b)(?:took|kept|cashed|banked|received|has had|was paid|were paid|has kept) (?:the|its|this|that) $"
);

/// How many sums of one sentence may be the parts of another.
const PARTS_TOLD: usize = 12;

/// "It offered her £1,000, and withdrew this when she came to us": a report without a story tells
/// of the offer where it tells of the complaint.
fn told_by_the_complaint_alone(entry: &Entry<'_>) -> bool {
    entry.rule == "no_remedy_section"
        && entry.governor.is_some_and(|governor| {
            governor.verb == Verb::Offer
                && governor.shape == Shape::Past
                && governor.actor == Actor::Body
                && governor.mood.is_none()
        })
}

impl<'a> Book<'_, 'a> {
    /// Puts an offer, or a payment made, into the ledger, or recognises one that is there.
    pub(super) fn told(&mut self, entry: Entry<'a>) {
        let known = self.known().position(|known| {
            known.amount == entry.amount
                && known.amount_status == entry.amount_status
                && if known.is_award() {
                    let alike = known.form == entry.form && known.same_payee(&entry);
                    let named = known.definite || alike;
                    entry.verdict == Verdict::Offer
                        && !known.further
                        && named
                        && !self.stays_an_offer(&entry, known)
                } else {
                    !entry.further && (known.same_payee(&entry) || entry.definite)
                }
        });
        match known {
            Some(known) => {
                let paid = entry.verdict == Verdict::Paid;
                self.repeat(known, &entry);
                self.place_in_the_story(known, &entry);
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

    /// The story tells of an offer in its place; the summary and the remedy only look back on it.
    fn place_in_the_story(&mut self, known: usize, entry: &Entry<'a>) {
        let looks_back = |entry: &Entry<'_>, trust: Trust| {
            trust == Trust::Summary || entry.rule == "measured_against"
        };
        let new = looks_back(entry, self.trust_of(entry));
        let old = self
            .payments
            .get(known)
            .is_some_and(|known| !known.is_award() && looks_back(known, self.trust_of(known)));
        if let Some(known) = self.payments.get_mut(known).filter(|_| old && !new) {
            let before = std::mem::replace(&mut known.unit, entry.unit);
            known.at = entry.at;
            known.rule = entry.rule;
            known.also_at.remove(&entry.unit);
            known.repeated_in(before);
        }
    }

    /// "offered £65, made up of £40 for … and £25 for …": the parts were offered.
    pub(super) fn is_total_told(&self, entry: &Entry<'a>, told: &[(usize, Pence)]) -> bool {
        let Some(sum) = entry.sum.and_then(|sum| self.sums.get(sum)) else { return false };
        let from = told.partition_point(|(unit, _)| *unit < entry.unit);
        let here = told.iter().skip(from).take(PARTS_TOLD).take_while(|(u, _)| *u == entry.unit);
        let parts: Vec<Pence> = here.map(|(_, amount)| *amount).collect();
        let rest: Vec<Pence> = parts.iter().copied().filter(|p| *p != sum.amount).collect();
        matches!(entry.verdict, Verdict::Offer | Verdict::Paid)
            && rest.len() + 1 == parts.len()
            && says_total(sum)
            && adds_up(sum.amount, &rest)
    }

    /// Recognises a sum that only speaks of a payment of the ledger.
    pub(super) fn echo(&mut self, entry: &Entry<'a>) {
        let told = |known: &Entry<'_>| !known.is_award() && known.amount == entry.amount;
        let known = self.known().position(told);
        if let Some(known) = known {
            let story = self.trust_of(entry) == Trust::Story;
            self.repeat(known, entry);
            let gap = entry.sum.and_then(|sum| self.sums.get(sum)).map_or("", |sum| sum.gap);
            if let Some(known) = self.payments.get_mut(known) {
                if SENT_BACK.is_match(gap) {
                    known.declined = true;
                } else if WAS_TAKEN.is_match(gap) && known.verdict == Verdict::Offer {
                    known.verdict = Verdict::Paid;
                }
            }
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
            .known()
            .position(|known| known.amount == entry.amount && self.may_echo_an_award(entry, known));
        if let Some(known) = award {
            self.repeat(known, entry);
        } else if told_by_the_complaint_alone(entry) {
            self.accept(Entry { verdict: Verdict::Offer, confidence: 0.6, ..entry.clone() });
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

    pub(super) fn stated_parts(&self) -> Vec<Pence> {
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
            let found = matches!(trust(unit), Trust::Findings | Trust::Remedy);
            let weighs = found && (deliberates(unit.text, "") || judged.verdict == Verdict::Rate);
            if judged.verdict == Verdict::Claimed
                || GUIDANCE.is_match(sum.before)
                || OTHER_CASE.is_match(unit.text)
                || self.fates.get(at) != Some(&Fate::Beside)
                || !weighs
            {
                continue;
            }
            let applied = self.known().position(|payment| {
                payment.is_award() && payment.basis.as_ref().is_some_and(|b| b.rate == sum.amount)
            });
            let applied = applied.or_else(|| self.apply_rate(sum));
            if let Some(payment) = applied.and_then(|at| self.payments.get_mut(at)) {
                payment.repeated_in(sum.unit);
                self.settle(Some(at), Fate::Counted);
            }
        }
    }

    /// "I consider £300 a term right", where the remedy only says "£600 for the two terms".
    fn apply_rate(&mut self, sum: &Sum<'_>) -> Option<usize> {
        let rate = rate_after(sum)?;
        let units = &self.reading.units;
        let (place, basis) = self.known().enumerate().find_map(|(at, payment)| {
            let open = payment.is_award() && payment.basis.is_none();
            let unit = units.get(payment.unit).filter(|_| open)?;
            Some((at, explains(&rate, payment.amount?, unit.text)?))
        })?;
        self.payments.get_mut(place)?.basis = Some(basis);
        Some(place)
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
        let stated = self.known().filter(|p| p.is_award());
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
            let same = self.known().position(|known| {
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
        let stated = || self.known().filter(|p| p.is_award() && p.amount.is_some());
        let best = stated().map(|known| self.trust_of(known)).min();
        if award.rate_of.is_some() && Some(self.trust_of(award)) <= best {
            return false;
        }
        if award.rule == "payments" {
            return stated().next().is_some();
        }
        if award.rule == "on_top_of_a_sum" {
            return !stated().any(|known| known.unit == award.unit);
        }
        let remedy = self.trust_of(award) == Trust::Remedy;
        stated().any(|known| {
            // "backdate it to May, paying her the £840 arrears".
            let same_form = known.form == award.form
                || known.unit == award.unit
                    && (known.form, award.form)
                        == (PaymentForm::Payment, PaymentForm::BackdatedBenefit);
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
        let last = self.known().enumerate().filter(|(_, payment)| {
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
        self.known().any(Entry::is_award)
    }

    /// Where nothing else says so: a remedy that the body agreed to, and that the text shows is money.
    pub(super) fn some_remedy(&mut self, award: Option<Entry<'a>>) {
        if let Some(award) = award
            && !self.known().any(Entry::is_award)
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
