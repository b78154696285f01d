//! Candidates without a printed sum.

use std::collections::BTreeSet;

use super::basis::rate_after;
use super::draft::{Draft, GIVES_THE_SUM, made_good};
use super::entry::Entry;
use super::payee::{Clause, payees};
use super::payer::payers;
use super::place::{Trust, trust};
use super::vague::{self, Vague};
use super::verdict::{Promise, Verdict};
use crate::extract::Unit;
use crate::model::words::{AmountStatus, PaymentForm, Purpose};

crate::pattern!(
    /// "This means a subscription of (£50 is waived)".
    MEANS_A_SUM, r"(?i)^(?:this|that|it|which) means (?:that )?[^£.;]{0,50}$");
crate::pattern!(
    IS_DEALT_WITH,
    r"(?i)^(?: [a-z]+){0,5}? (?:is|are|will be|has been|have been|need not be) (?:now )?(?:waived|refunded|repaid|cancelled|written off|paid|returned|reimbursed|credited|not charged)(?-u:\b)"
);

impl<'a> Draft<'_, 'a> {
    /// A remedy that the body agreed to in words that do not say what it is, where the text shows
    /// that it is money.
    pub(super) fn some_remedy(&self) -> Option<Entry<'a>> {
        let told = |unit: &&Unit<'_>| trust(unit) != Trust::Never;
        if !self.reading.units.iter().filter(told).any(|unit| vague::speaks_of_money(unit.text)) {
            return None;
        }
        let mut places: Vec<(Trust, usize)> = self
            .reading
            .units
            .iter()
            .enumerate()
            .filter(|(_, unit)| {
                trust(unit) <= Trust::Summary && vague::agrees_to_some_remedy(unit.text)
            })
            .map(|(at, unit)| (trust(unit), at))
            .collect();
        places.sort_unstable();
        let (first, repeats) = places.split_first()?;
        let unit = self.reading.units.get(first.1)?;
        let mut vague = vague::some_remedy(unit)?;
        vague.promise = Promise::Agreed;
        let mut entry = self.vague_entry(first.1, unit.text, &vague);
        if entry.payees.names == [None] {
            entry.payees.names = vec![self.company.complainant().map(str::to_owned)];
        }
        entry.purposes.clear();
        entry.rule = "some_remedy_in_money";
        entry.confidence = 0.5;
        for (_, unit) in repeats {
            entry.repeated_in(*unit);
        }
        Some(entry)
    }

    /// Candidates without a printed sum; where the next sentence prints it, that sum is the award.
    pub(super) fn promise_vaguely(&mut self) {
        for (at, unit) in self.reading.units.iter().enumerate() {
            for vague in vague::vague(unit, trust(unit), self.lead(at)) {
                if !self.given_next(at, &vague) {
                    let entry = self.vague_entry(at, unit.text, &vague);
                    self.entries.push(entry);
                }
            }
        }
    }

    fn given_next(&mut self, unit: usize, vague: &Vague<'a>) -> bool {
        let (Some(here), Some(next)) =
            (self.reading.units.get(unit), self.reading.units.get(unit + 1))
        else {
            return false;
        };
        let at = self.sums.partition_point(|sum| sum.unit <= unit);
        let (Some(sum), Some(judged)) = (self.sums.get(at), self.judged.get_mut(at)) else {
            return false;
        };
        let gives = sum.unit == unit + 1
            && here.part == next.part
            && (GIVES_THE_SUM.is_match(sum.before) && rate_after(sum).is_none()
                || MEANS_A_SUM.is_match(sum.before) && IS_DEALT_WITH.is_match(sum.tail))
            && matches!(judged.verdict, Verdict::Mention | Verdict::Echo);
        if gives {
            judged.verdict = Verdict::Award(vague.promise);
            judged.form = vague.form;
            judged.rule = "sum_given_in_the_next_sentence";
            judged.confidence = 0.8;
            judged.governor = Some(vague.governor);
        }
        gives
    }

    fn vague_entry(&self, unit: usize, text: &'a str, vague: &Vague<'a>) -> Entry<'a> {
        let clause = Clause {
            unit,
            before: vague.before,
            gap: "",
            tail: vague.tail,
            rank: 0,
            sentence: text,
            governor: Some(&vague.governor),
            form: vague.form,
            up_to: false,
            told: false,
        };
        let mut purposes = self.purposes(unit, vague.tail, "", vague.governor.before);
        if purposes.is_empty() {
            purposes = made_good(vague.form);
            // An allowance that was due, a difference, arrears: money that was missing.
            if vague.amount_status == AmountStatus::ToBeCalculated
                && vague.form == PaymentForm::Payment
            {
                purposes.push(Purpose::FinancialLoss);
            }
        }
        Entry {
            unit,
            at: vague.at,
            sum: None,
            amount: None,
            lower: None,
            amount_status: vague.amount_status,
            verdict: Verdict::Award(vague.promise),
            form: vague.form,
            rule: if vague.honours_offer {
                "honours_an_offer"
            } else if vague.sweeping {
                "payments"
            } else if vague.on_top {
                "on_top_of_a_sum"
            } else {
                "sum_not_printed"
            },
            confidence: 0.7,
            governor: Some(vague.governor),
            rate_of: None,
            basis: None,
            payees: payees(&clause, &self.company),
            payers: payers(self.reading, unit, Some(&vague.governor), self.lead(unit), false),
            purposes,
            further: false,
            definite: false,
            declined: false,
            also_at: BTreeSet::new(),
        }
    }
}
