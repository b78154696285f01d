//! From judged sums to candidates with their payee, purposes and arithmetic.

use std::collections::BTreeSet;

use super::around::{deliberates, takes_up, was_paid};
use super::beneficiary::told_next;
use super::company::Company;
use super::cues::verbs;
use super::declined::is_declined;
use super::entry::Entry;
use super::merge::Fate;
use super::payee::{Clause, payees};
use super::payer::{THE_OTHER_BODY, bodies, payers};
use super::place::{Trust, trust};
use super::purposes::{injustices, speaks_of_injustice};
use super::signs::JOINED;
use super::sums::{Extent, Sum};
use super::verdict::{Judged, Verdict, judge};
use crate::extract::Reading;
use crate::model::note::Diagnostic;
use crate::model::words::{AmountStatus, PaymentForm, Purpose};

/// The candidates of a decision.
pub(super) struct Draft<'s, 'a> {
    pub(super) reading: &'s Reading<'a>,
    pub(super) sums: &'s [Sum<'a>],
    leads: &'s [Vec<&'a str>],
    pub(super) company: Company<'s, 'a>,
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
    r"(?i)^(?:[a-z][^£.;:]{0,60}, |(?:up )?(?:to|until|for|by|at|as at) [^£.;:,]{3,50} )?(?:this|that|it|these|which|the (?:refund|payment|total|sum|amount|cost|fees?|charges?|figure|reimbursement)(?: due)?) (?:is|was|are|amounts? to|comes? to|totals?|should be|will be|equals|would be)(?-u:\b)[^£]*$");

crate::pattern!(
    /// A sentence that tells what the payment of the sentence before it is for.
    TELLS_WHY, r"(?i)^(?:this|it|the payment|these|both|that)(?: [a-z]+){0,3} (?:is|are|recogni[sz]es?|reflects?|acknowledges?|to|in)(?-u:\b)");

crate::pattern!(
    /// Between a sum that was paid and one that came with it.
    PAID_WITH_IT,
    r"(?i)(?-u:\b)(?:together with|along with|as well as|plus|and) an? (?:[a-z-]+ ){0,3}?(?:payment|sum|award) of $"
);

/// Money that is given back, made up for or no longer asked for makes good a loss of money, where no
/// more is said.
pub(super) fn made_good(form: PaymentForm) -> Vec<Purpose> {
    let loss = !matches!(form, PaymentForm::Payment | PaymentForm::Other);
    if loss { vec![Purpose::FinancialLoss] } else { Vec::new() }
}

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
        draft.overtake_recommended();
        draft.pay_again();
        draft
    }

    pub(super) fn lead(&self, unit: usize) -> &'s [&'a str] {
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

    /// The next sentence of the same paragraph or item.
    fn next_of_part(&self, unit: usize) -> &'a str {
        let units = &self.reading.units;
        let next = units.get(unit + 1).zip(units.get(unit));
        next.filter(|(next, here)| next.part == here.part).map_or("", |(next, _)| next.text)
    }

    fn judge_sums(&mut self) {
        for sum in self.sums {
            let Some(unit) = self.reading.units.get(sum.unit) else { continue };
            let context = self.context(sum.unit);
            let mut judged = judge(sum, unit, trust(unit), self.lead(sum.unit), context);
            if judged.rule == "sentence_too_long" {
                self.judged.push(judged);
                continue;
            }
            let next = self.reading.units.get(sum.unit + 1).filter(|next| next.block == unit.block);
            let next = next.map_or("", |next| next.text);
            let rest = self.rest_of_block(sum.unit);
            let open = matches!(judged.verdict, Verdict::Mention | Verdict::Echo | Verdict::Offer);
            let told = matches!(trust(unit), Trust::Story | Trust::Findings);
            let elsewhere = judged.rule == "guidance_or_other_case";
            if open
                && told
                && !elsewhere
                && was_paid(
                    sum,
                    unit.text,
                    next,
                    judged.verdict == Verdict::Offer,
                    judged.verdict != Verdict::Mention,
                )
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
            // "refunded £680, together with a payment of £100": both were paid.
            let paid = self.judged.last().is_some_and(|last| last.verdict == Verdict::Paid);
            if judged.verdict == Verdict::Mention
                && told
                && !elsewhere
                && sum.rank > 0
                && paid
                && PAID_WITH_IT.is_match(sum.gap)
            {
                judged.verdict = Verdict::Paid;
                judged.rule = "paid_together";
            }
            // "£68 a week in pay, on top of petrol of £41": both are said to be lost.
            let claimed = self.judged.last().is_some_and(|last| last.verdict == Verdict::Claimed);
            if judged.verdict == Verdict::Mention
                && trust(unit) == Trust::Never
                && sum.rank > 0
                && claimed
                && JOINED.is_match(sum.gap)
            {
                judged.verdict = Verdict::Claimed;
            }
            self.judged.push(judged);
        }
    }

    fn enter_sums(&mut self) {
        let mut entries = Vec::new();
        for (at, (sum, judged)) in self.sums.iter().zip(&self.judged).enumerate() {
            if judged.rule == "sentence_too_long" {
                continue;
            }
            let known = sum.is_definite() && matches!(judged.verdict, Verdict::Mention);
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
        let mut payees = payees(&clause, &self.company);
        if payees.beneficiaries.is_empty() && matches!(judged.verdict, Verdict::Award(_)) {
            let used = told_next(self.next_of_part(sum.unit), &clause, &self.company);
            let other = |who: &String| payees.names.iter().flatten().all(|name| name != who);
            payees.beneficiaries = used.into_iter().filter(other).collect();
        }
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
            also_at: BTreeSet::new(),
        };
        // "The Trust will pay £200 and the Council £400".
        if sum.rank > 0 && THE_OTHER_BODY.is_match(sum.gap) {
            entry.payers = bodies(sum.gap);
        }
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
        let mut found = self.purposes(sum.unit, sum.tail, gap, before);
        // "£2,600, at £200 a month for the 13 months he was without": after the rate.
        let rated = self.judged.get(at + 1).is_some_and(|next| next.verdict == Verdict::Rate);
        if rated && self.sums.get(at + 1).is_some_and(|next| next.unit == sum.unit) {
            let after_rate = self.sums.get(at + 1).map_or("", |next| next.tail);
            let here = injustices(sum.tail);
            let more = injustices(after_rate);
            if here.is_empty() && !more.is_empty() {
                found = more;
            }
        }
        let award = matches!(judged.verdict, Verdict::Award(_));
        if found.is_empty() && award { made_good(judged.form) } else { found }
    }

    /// The injustices named after the sum, before it, at the end of its sentence, in the next
    /// sentence or in the lead-in: the first of these places that names any.
    pub(super) fn purposes(
        &self,
        unit: usize,
        tail: &'a str,
        gap: &'a str,
        before: &'a str,
    ) -> Vec<Purpose> {
        let units = &self.reading.units;
        let here = units.get(unit);
        let text = here.map_or("", |here| here.text);
        // "£200 for her trouble; and a further sum for": what follows has reasons of its own.
        let mut places = vec![tail.split(';').next().unwrap_or_default(), gap];
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
