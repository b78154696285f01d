//! From judged sums to candidates with their payee, purposes and arithmetic.

use super::basis::rate_after;
use super::company::Company;
use super::cues::verbs;
use super::declined::is_declined;
use super::entry::Entry;
use super::merge::Fate;
use super::payee::{Clause, payees};
use super::payer::payers;
use super::place::{Trust, trust};
use super::purposes::{injustices, speaks_of_injustice};
use super::sums::{Extent, Sum};
use super::vague::{self, Vague};
use super::verdict::{Judged, Promise, Verdict, deliberates, judge, takes_up, was_paid};
use crate::extract::{Reading, Unit};
use crate::model::Pence;
use crate::model::note::Diagnostic;
use crate::model::words::{AmountStatus, PaymentForm, Purpose};

/// The candidates of a decision.
pub(super) struct Draft<'s, 'a> {
    pub(super) reading: &'s Reading<'a>,
    pub(super) sums: &'s [Sum<'a>],
    leads: &'s [Vec<&'a str>],
    company: Company<'s, 'a>,
    pub(super) judged: Vec<Judged<'a>>,
    pub(super) entries: Vec<Entry<'a>>,
    /// Awards that a rate alone makes.
    pub(super) rate_entries: Vec<Entry<'a>>,
    /// Sums that are counted as part of a candidate: rates, lower ends of ranges.
    pub(super) settled: Vec<(usize, Fate)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

crate::pattern!(
    /// A sentence that gives the sum of what the sentence before it promises.
    pub(super) GIVES_THE_SUM,
    r"(?i)^(?:this|that|it|these|which|the (?:refund|payment|total|sum|amount|cost|fees?|charges?|figure|reimbursement)(?: due)?) (?:is|was|are|amounts? to|comes? to|totals?|should be|will be|equals|would be)(?-u:\b)[^£]*$");
/// The rule of a sum whose parts the next sentence gives.
pub(super) const WHOLE: &str = "whole_of_parts";

crate::pattern!(
    INCREASED_THIS,
    r"(?i)^ (?:this|it|that|(?:the|this|its|that) (?:[a-z]+ )?(?:offer|payment|amount|sum|figure|remedy))(?-u:\b)"
);
crate::pattern!(
    /// A sentence that tells what the payment of the sentence before it is for.
    TELLS_WHY, r"(?i)^(?:this|it|the payment|these|both|that)(?: [a-z]+){0,3} (?:is|are|recogni[sz]es?|reflects?|acknowledges?|to|in)(?-u:\b)");

impl<'s, 'a> Draft<'s, 'a> {
    pub(super) fn new(
        reading: &'s Reading<'a>,
        sums: &'s [Sum<'a>],
        leads: &'s [Vec<&'a str>],
    ) -> Self {
        let company = Company::new(reading, leads);
        let mut draft = Self {
            reading,
            sums,
            leads,
            company,
            judged: Vec::with_capacity(sums.len()),
            entries: Vec::new(),
            rate_entries: Vec::new(),
            settled: Vec::new(),
            diagnostics: Vec::new(),
        };
        draft.judge_sums();
        draft.spell_out_parts();
        draft.promise_vaguely();
        draft.enter_sums();
        draft.work_out_rates();
        draft.entries.sort_by_key(|entry| (entry.unit, entry.at));
        draft.overtake_increased();
        draft
    }

    fn lead(&self, unit: usize) -> &'s [&'a str] {
        self.leads.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The text of the paragraph before a unit.
    fn context(&self, unit: usize) -> &'a str {
        let units = &self.reading.units;
        let Some(here) = units.get(unit) else { return "" };
        let earlier = units.get(..unit).unwrap_or_default();
        earlier.iter().rev().take_while(|u| u.block == here.block).take(40).last().map_or(
            "",
            |first| {
                self.reading
                    .page
                    .text()
                    .get(first.span.start()..here.span.start())
                    .unwrap_or_default()
            },
        )
    }

    /// The text of the paragraph after a unit.
    fn rest_of_block(&self, unit: usize) -> &'a str {
        let units = &self.reading.units;
        let Some(here) = units.get(unit) else { return "" };
        let later = units.iter().skip(unit + 1).take_while(|u| u.block == here.block).take(40);
        later.last().map_or("", |last| {
            self.reading.page.text().get(here.span.end()..last.span.end()).unwrap_or_default()
        })
    }

    fn judge_sums(&mut self) {
        for sum in self.sums {
            let Some(unit) = self.reading.units.get(sum.unit) else { continue };
            let context = self.context(sum.unit);
            let mut judged = judge(sum, unit, trust(unit), self.lead(sum.unit), context);
            let next = self.reading.units.get(sum.unit + 1).filter(|next| next.block == unit.block);
            let next = next.map_or("", |next| next.text);
            let rest = self.rest_of_block(sum.unit);
            let open = matches!(judged.verdict, Verdict::Mention | Verdict::Echo | Verdict::Offer);
            let told = matches!(trust(unit), Trust::Story | Trust::Findings);
            let elsewhere = judged.rule == "guidance_or_other_case";
            if open
                && told
                && !elsewhere
                && was_paid(sum, unit.text, next, judged.verdict == Verdict::Offer)
            {
                judged.verdict = Verdict::Paid;
                judged.rule = "paid_in_the_next_sentence";
            } else if told && judged.rule == "recommended_by_another" && takes_up(next) {
                judged.verdict = Verdict::Offer;
                judged.rule = "recommendation_taken_up";
            } else if judged.verdict == Verdict::Mention
                && !matches!(judged.rule, "guidance_or_other_case" | "sentence_too_long")
                && trust(unit) == Trust::Findings
                && deliberates(unit.text, rest)
            {
                judged.verdict = Verdict::Echo;
            }
            self.judged.push(judged);
        }
    }

    /// "£1,000. This is made up of £750 for … and £250 for …": the parts are the awards.
    fn spell_out_parts(&mut self) {
        let of_unit = |unit: usize| move |sum: &&(usize, &Sum<'a>)| sum.1.unit == unit;
        let sums: Vec<(usize, &Sum<'a>)> = self.sums.iter().enumerate().collect();
        for (whole, total) in &sums {
            let Some(judged) = self.judged.get(*whole).copied() else { continue };
            if !matches!(judged.verdict, Verdict::Award(_)) {
                continue;
            }
            let next = total.unit + 1;
            let same_part = self.reading.units.get(next).zip(self.reading.units.get(total.unit));
            if same_part.is_none_or(|(next, here)| next.part != here.part) {
                continue;
            }
            let is_rate = |at: usize| {
                self.judged.get(at).is_some_and(|judged| judged.verdict == Verdict::Rate)
            };
            let parts: Vec<_> = sums
                .iter()
                .skip(*whole + 1)
                .take(8)
                .filter(of_unit(next))
                .filter(|(at, _)| !is_rate(*at))
                .collect();
            let open = |at: usize| {
                self.judged.get(at).is_some_and(|judged| {
                    matches!(judged.verdict, Verdict::Mention | Verdict::Award(_))
                })
            };
            let sum: Pence = parts.iter().map(|(_, part)| part.amount).sum();
            if parts.len() < 2 || sum != total.amount || !parts.iter().all(|(at, _)| open(*at)) {
                continue;
            }
            if let Some(whole) = self.judged.get_mut(*whole) {
                whole.rule = WHOLE;
            }
            for (at, _) in parts {
                if let Some(part) = self.judged.get_mut(*at) {
                    *part = Judged { rule: "part_of_a_sum", confidence: 0.85, ..judged };
                }
            }
        }
    }

    /// "It agreed to pay £500. It will increase this to £750": the first sum was an offer.
    fn overtake_increased(&mut self) {
        let block = |unit: usize| self.reading.units.get(unit).map(|unit| unit.block);
        for at in 1..self.entries.len() {
            let increased = self.entries.get(at).filter(|entry| {
                entry.rule == "offer_increased"
                    && entry
                        .governor
                        .is_some_and(|governor| INCREASED_THIS.is_match(governor.object))
            });
            let Some(unit) = increased.map(|entry| entry.unit) else { continue };
            if let Some(before) = self.entries.get_mut(at - 1)
                && before.is_award()
                && block(before.unit) == block(unit)
            {
                before.verdict = Verdict::Offer;
            }
        }
    }

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
    fn promise_vaguely(&mut self) {
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
            && GIVES_THE_SUM.is_match(sum.before)
            && rate_after(sum).is_none()
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
            told: false,
        };
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
            } else {
                "sum_not_printed"
            },
            confidence: 0.7,
            governor: Some(vague.governor),
            rate_of: None,
            basis: None,
            payees: payees(&clause, &self.company),
            payers: payers(self.reading, unit, Some(&vague.governor), self.lead(unit), false),
            purposes: self.purposes(unit, vague.tail, "", vague.governor.before),
            further: false,
            definite: false,
            declined: false,
            also_at: Vec::new(),
        }
    }

    fn enter_sums(&mut self) {
        let mut entries = Vec::new();
        for (at, (sum, judged)) in self.sums.iter().zip(&self.judged).enumerate() {
            let known = judged.rule != "sentence_too_long"
                && sum.is_definite()
                && matches!(judged.verdict, Verdict::Mention);
            let enters = matches!(
                judged.verdict,
                Verdict::Award(_) | Verdict::Offer | Verdict::Paid | Verdict::Echo
            );
            if !enters && !known || sum.twin || judged.rule == "guidance_or_other_case" {
                continue;
            }
            if sum.extent == Extent::From && !matches!(judged.verdict, Verdict::Echo) {
                self.settled.push((at, Fate::Counted));
                continue;
            }
            entries.push(self.sum_entry(at, sum, judged));
        }
        self.entries.extend(entries);
    }

    pub(super) fn sum_entry(&self, at: usize, sum: &Sum<'a>, judged: &Judged<'a>) -> Entry<'a> {
        let text = self.reading.units.get(sum.unit).map_or("", |unit| unit.text);
        let governor = judged.governor.as_ref();
        let told = matches!(judged.verdict, Verdict::Offer | Verdict::Paid);
        let clause = Clause::of_sum(sum, text, governor, judged.form, told);
        let bare_upper = sum.bare_upper_end();
        let (amount, lower, amount_status) = match (sum.extent, bare_upper) {
            (Extent::Upto(lower), _) => (sum.amount, Some(lower), AmountStatus::Range),
            (_, Some(upper)) => (upper, Some(sum.amount), AmountStatus::Range),
            (Extent::AtMost, _) => (sum.amount, None, AmountStatus::UpTo),
            _ => (sum.amount, None, AmountStatus::Stated),
        };
        let before = governor.filter(|g| !g.in_lead && sum.rank == 0).map_or("", |g| g.before);
        let told = told || matches!(judged.verdict, Verdict::Echo | Verdict::Mention);
        let payees = payees(&clause, &self.company);
        // "The Council and the Trust will pay Mr X £250 each."
        let alone = payees.names.len() == 1;
        let mut entry = Entry {
            unit: sum.unit,
            at: sum.before.len(),
            sum: Some(at),
            amount: Some(amount),
            lower,
            amount_status,
            verdict: judged.verdict,
            form: judged.form,
            rule: judged.rule,
            confidence: judged.confidence,
            governor: judged.governor,
            rate_of: None,
            basis: None,
            payees,
            payers: payers(
                self.reading,
                sum.unit,
                governor,
                self.lead(sum.unit),
                alone && sum.tail.starts_with(" each"),
            ),
            purposes: self.sum_purposes(at, sum, before, judged),
            further: sum.is_further(),
            definite: sum.is_definite(),
            declined: false,
            also_at: Vec::new(),
        };
        entry.declined = told && is_declined(self.reading, &entry);
        entry
    }

    fn sum_purposes(
        &self,
        at: usize,
        sum: &Sum<'a>,
        before: &'a str,
        judged: &Judged<'a>,
    ) -> Vec<Purpose> {
        // After the first sum of a sentence the words before a sum belong to the one before it,
        // unless that is only its rate.
        let before_it = at.checked_sub(1).and_then(|at| self.judged.get(at));
        let after_rate = before_it.is_some_and(|judged| judged.verdict == Verdict::Rate);
        let gap = if sum.rank == 0 || after_rate { sum.gap } else { "" };
        let found = self.purposes(sum.unit, sum.tail, gap, before);
        let made_good = judged.form == PaymentForm::Reimbursement
            && matches!(judged.verdict, Verdict::Award(_));
        if found.is_empty() && made_good { vec![Purpose::FinancialLoss] } else { found }
    }

    /// The injustices named after the sum, before it, at the end of its sentence, in the next
    /// sentence or in the lead-in: the first of these places that names any.
    fn purposes(&self, unit: usize, tail: &'a str, gap: &'a str, before: &'a str) -> Vec<Purpose> {
        let units = &self.reading.units;
        let here = units.get(unit);
        let text = here.map_or("", |here| here.text);
        let mut places = vec![tail, gap];
        // "£300, the second £100 … for the distress": the reason stands at the end.
        if tail.trim().len() < 30 && text.matches('£').count() > 1 && verbs(tail).is_empty() {
            places.extend(text.rsplit('£').next());
        }
        places.extend(Some(before).filter(|before| speaks_of_injustice(before)));
        let next = units.get(unit + 1).filter(|next| here.is_some_and(|u| u.part == next.part));
        places.extend(next.map(|next| next.text).filter(|next| TELLS_WHY.is_match(next)));
        places.extend(self.lead(unit).iter().rev().copied().find(|lead| speaks_of_injustice(lead)));
        let named = places.into_iter().map(injustices).find(|named| !named.is_empty());
        named.unwrap_or_default()
    }
}
