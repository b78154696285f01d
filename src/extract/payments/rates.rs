//! Rates find the award they explain, or become an award that is still to be worked out.

use super::basis::{Rate, basis, rate_after};
use super::clause::Actor;
use super::cues::{Mood, Verb};
use super::draft::{Draft, GIVES_THE_SUM};
use super::entry::Entry;
use super::merge::Fate;
use super::parts::WHOLE;
use super::place::{Trust, trust};
use super::signs::{GUIDANCE, LESS_PAID};
use super::sums::Sum;
use super::totals::says_total;
use super::verdict::{Judged, Promise, Verdict};
use crate::model::decision::Basis;
use crate::model::note::Diagnostic;
use crate::model::words::{AmountStatus, PaymentForm, Purpose};

crate::pattern!(
    OPEN_ENDED,
    r"(?i)(?-u:\b)(?:until|till|thereafter|for each further|for every further|so long as)(?-u:\b)"
);

crate::pattern!(
    /// A rate that stands for itself, whatever was worked out with it.
    USUAL, r"(?i)(?-u:\b)(?:usual|standard|normal|tariff|policy)(?-u:\b)"
);

crate::pattern!(AT_A_RATE, r"(?i) at (?:a|the) (?:[a-z]+ )?rate of $| at $");

/// What a sum may be counted by that is no thing of its own, such as an instalment.
const UNITS_OF_TIME: &[&str] =
    &["day", "week", "fortnight", "month", "half-term", "term", "quarter", "year", "night", "hour"];

impl<'s, 'a> Draft<'s, 'a> {
    /// Gives each rate to the award it explains, or makes it an award of its own where the remedy
    /// gives a rate and no sum.
    pub(super) fn work_out_rates(&mut self) {
        self.entries.sort_by_key(|entry| (entry.unit, entry.at));
        for (at, sum) in self.sums.iter().enumerate() {
            let rate = match self.judged.get(at) {
                Some(judged) if judged.verdict == Verdict::Rate => rate_after(sum),
                _ => None,
            };
            if let Some(rate) = rate {
                self.work_out(at, sum, &rate);
            }
        }
        self.entries.append(&mut self.rate_entries);
    }

    /// The candidates that a rate may explain: awards, and offers where the arithmetic fits, in the
    /// same item and hardly a sentence away.
    fn explained_by(&self, sum: &Sum<'a>, rate: &Rate) -> Vec<usize> {
        let part = |unit: usize| self.reading.units.get(unit).map(|unit| unit.part);
        let from = self.entries.partition_point(|entry| entry.unit + 2 < sum.unit);
        let to = self.entries.partition_point(|entry| entry.unit <= sum.unit + 1);
        let offer_fits = |entry: &Entry<'a>| {
            matches!(entry.verdict, Verdict::Offer | Verdict::Paid)
                && entry.amount.is_some()
                && basis(rate, sum, entry.amount, &[]).0.count.is_some()
        };
        (from..to)
            .filter(|place| {
                self.entries.get(*place).is_some_and(|entry| {
                    entry.basis.is_none()
                        && entry.rule != WHOLE
                        && part(entry.unit) == part(sum.unit)
                        && (entry.is_award() || offer_fits(entry))
                })
            })
            .collect()
    }

    fn work_out(&mut self, at: usize, sum: &Sum<'a>, rate: &Rate) {
        let part = |unit: usize| self.reading.units.get(unit).map(|unit| unit.part);
        let near = self.explained_by(sum, rate);
        let texts: Vec<&str> = self
            .reading
            .units
            .iter()
            .skip(sum.unit.saturating_sub(1))
            .take(3)
            .filter(|unit| Some(unit.part) == part(sum.unit))
            .map(|unit| unit.text)
            .collect();
        let worked = |entry: &Entry<'a>| basis(rate, sum, entry.amount, &texts);
        let fits = |place: &usize, wanted: &dyn Fn(&Entry<'a>) -> bool| {
            self.entries.get(*place).filter(|entry| wanted(entry)).is_some_and(|entry| {
                entry.amount.is_some() && {
                    let (found, right) = worked(entry);
                    right && found.count.is_some()
                }
            })
        };
        // The sentence's own sum first, then awards, then what was offered.
        let places = || near.iter().copied();
        let exact = places()
            .find(|place| fits(place, &|entry| entry.unit == sum.unit))
            .or_else(|| places().find(|place| fits(place, &Entry::is_award)))
            .or_else(|| places().find(|place| fits(place, &|_| true)));
        // "These sums are £150 for each month": one rate for all of them.
        if sum.before.trim_start().starts_with("These") && near.len() > 1 {
            for place in near {
                if let Some(entry) = self.entries.get_mut(place) {
                    let per = rate.per.clone();
                    entry.basis = Some(Basis { rate: rate.amount, per, count: rate.count });
                }
            }
            self.settled.push((at, Fate::Counted));
            return;
        }
        // A rate without arithmetic that fits is another award where it says so: "and then £100 a
        // month until …".
        let apart = OPEN_ENDED.is_match(sum.tail) || exact.is_none() && sum.is_further();
        let exact = exact.filter(|_| !apart);
        let near = if apart { Vec::new() } else { near };
        let order = |entry: &Entry<'a>| (entry.unit, entry.at) < (sum.unit, sum.before.len());
        let here = |entry: &Entry<'a>| entry.unit == sum.unit;
        let nearest = near
            .iter()
            .copied()
            .rfind(|place| self.entries.get(*place).is_some_and(|e| order(e) && here(e)))
            .or_else(|| {
                let limit = |e: &Entry<'a>| here(e) && e.amount_status == AmountStatus::UpTo;
                near.iter().copied().find(|place| self.entries.get(*place).is_some_and(limit))
            })
            .or_else(|| {
                near.iter().copied().rfind(|place| self.entries.get(*place).is_some_and(order))
            })
            .or_else(|| {
                near.iter()
                    .copied()
                    .find(|place| self.entries.get(*place).is_some_and(|e| e.unit == sum.unit))
            });
        if let Some(place) = exact.or(nearest) {
            let total = self.total_of_rate(at, sum, rate);
            if let Some(entry) = self.entries.get_mut(place) {
                let (found, right) = basis(rate, sum, entry.amount, &texts);
                if !right {
                    let span = self.reading.units.get(sum.unit).map(|unit| unit.span);
                    self.diagnostics.push(Diagnostic::new("payment/arithmetic", span));
                }
                entry.basis = Some(found);
                if let Some((at, total)) = total
                    && entry.amount.is_none()
                {
                    entry.amount = Some(total.amount);
                    entry.amount_status = AmountStatus::Stated;
                    entry.sum = Some(at);
                    // The sentence with the sum is the one to quote.
                    entry.unit = total.unit;
                    entry.at = total.before.len();
                }
                if entry.amount.is_none() {
                    entry.amount_status = AmountStatus::ToBeCalculated;
                }
            }
            let item = !UNITS_OF_TIME.contains(&rate.per.as_str());
            let tariff = USUAL.is_match(sum.before) || item;
            if let Some(entry) = self
                .entries
                .get_mut(place)
                .filter(|entry| entry.is_award() || !tariff && entry.unit == sum.unit)
            {
                entry.rate_of = Some(at);
            }
            return;
        }
        self.rate_alone(at, sum, rate, &texts);
    }

    /// The sum of the same or the next sentence that a rate comes to: "This totals £2,400."
    fn total_of_rate(&self, at: usize, sum: &Sum<'a>, rate: &Rate) -> Option<(usize, &'s Sum<'a>)> {
        let part = |unit: usize| self.reading.units.get(unit).map(|unit| unit.part);
        let later = self.sums.iter().enumerate().skip(at + 1).take(2);
        later.into_iter().find(|(place, other)| {
            let open = self
                .judged
                .get(*place)
                .is_some_and(|judged| matches!(judged.verdict, Verdict::Mention | Verdict::Echo));
            open && part(other.unit) == part(sum.unit)
                && (GIVES_THE_SUM.is_match(other.before) || says_total(other))
                && basis(rate, sum, Some(other.amount), &[sum.after]).1
        })
    }

    /// "£200 a month for each month until …": an award to be calculated.
    fn rate_alone(&mut self, at: usize, sum: &Sum<'a>, rate: &Rate, texts: &[&str]) {
        let Some(judged) = self.judged.get(at).copied() else { return };
        if GUIDANCE.is_match(sum.before) || LESS_PAID.is_match(sum.before) {
            return;
        }
        let Some(unit) = self.reading.units.get(sum.unit) else { return };
        let trust = trust(unit);
        let promise = match judged.governor {
            Some(governor) if governor.is_promise() => match governor.mood {
                Some(Mood::Agreed | Mood::AgreedThen) => Promise::Agreed,
                Some(_) => Promise::Recommended,
                None if trust == Trust::Remedy => Promise::Unsaid,
                None => return,
            },
            _ => return,
        };
        let governed = judged.governor.is_some_and(|governor| {
            matches!(governor.verb, Verb::Move(_)) && governor.actor != Actor::Person
        });
        let object = judged.governor.filter(|governor| !governor.in_lead);
        let close = object.map_or(sum.gap.len(), |governor| governor.object.len()) < 80
            || sum.rank > 0
            || AT_A_RATE.is_match(sum.gap);
        if trust > Trust::Summary || !governed || !close || sum.is_range() {
            return;
        }
        if let Some((total, of)) = self.total_of_rate(at, sum, rate) {
            let award =
                Judged { verdict: Verdict::Award(promise), rule: "rate_with_its_total", ..judged };
            let mut entry = self.sum_entry(total, of, &award);
            entry.payees = self.sum_entry(at, sum, &award).payees;
            entry.basis = Some(basis(rate, sum, Some(of.amount), texts).0);
            entry.rate_of = Some(at);
            self.rate_entries.push(entry);
            return;
        }
        let award = Judged {
            verdict: Verdict::Award(promise),
            rule: "rate_without_total",
            confidence: 0.75,
            ..judged
        };
        let mut entry = self.sum_entry(at, sum, &award);
        entry.amount = None;
        entry.amount_status = AmountStatus::ToBeCalculated;
        entry.basis = Some(basis(rate, sum, None, texts).0);
        entry.sum = None;
        if entry.form == PaymentForm::Other {
            entry.form = PaymentForm::Payment;
        }
        if entry.purposes.is_empty() && rate.per == "mile" {
            entry.purposes.push(Purpose::FinancialLoss);
        }
        entry.rate_of = Some(at);
        self.rate_entries.push(entry);
    }
}
