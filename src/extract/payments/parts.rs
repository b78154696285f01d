//! Sums that belong together: a whole and its parts, an offer and what it is raised to.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::sums::Sum;
use super::verdict::{Judged, Verdict};
use crate::model::Pence;

/// The rule of a sum whose parts the next sentence gives.
pub(super) const WHOLE: &str = "whole_of_parts";

crate::pattern!(
    INCREASED_THIS,
    r"(?i)^ (?:this|it|that|(?:the|this|its|that) (?:[a-z]+ )?(?:offer|payment|amount|sum|figure|remedy))(?-u:\b)"
);

crate::pattern!(
    /// A lead-in to the parts of a sum.
    MADE_UP_OF,
    r"(?i)(?:made up (?:of|as follows)|comprising|compris(?:es|ed of)|consist(?:s|ing) of|broken down|split|divided|calculated) ?(?:[a-z]+ ){0,3}[a-z]*:$");

/// How many sums after a total are looked at for its parts.
const ITEMS: usize = 24;

impl<'a> Draft<'_, 'a> {
    /// "£1,000. This is made up of £750 for … and £250 for …": the parts are the awards.
    pub(super) fn spell_out_parts(&mut self) {
        let of_unit = |unit: usize| move |sum: &&(usize, &Sum<'a>)| sum.1.unit == unit;
        let sums: Vec<(usize, &Sum<'a>)> = self.sums.iter().enumerate().collect();
        for (whole, total) in &sums {
            let Some(judged) = self.judged.get(*whole).copied() else { continue };
            if !matches!(judged.verdict, Verdict::Award(_)) {
                continue;
            }
            if self.spell_out_items(*whole, total, judged) {
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

    /// "£790. This figure is made up of:" and a list: the first sum of each item is a part.
    fn spell_out_items(&mut self, whole: usize, total: &Sum<'a>, judged: Judged<'a>) -> bool {
        let units = &self.reading.units;
        let Some(here) = units.get(total.unit) else { return false };
        let opens = units
            .iter()
            .skip(total.unit)
            .take(2)
            .take_while(|unit| unit.block == here.block)
            .any(|unit| MADE_UP_OF.is_match(unit.text));
        if !opens {
            return false;
        }
        let mut parts: Vec<usize> = Vec::new();
        let mut items = BTreeSet::new();
        for (at, sum) in self.sums.iter().enumerate().skip(whole + 1).take(ITEMS) {
            let Some(unit) = units.get(sum.unit) else { break };
            if unit.section != here.section || unit.lead.is_empty() && unit.block != here.block {
                break;
            }
            let rate = self.judged.get(at).is_some_and(|other| other.verdict == Verdict::Rate);
            if unit.part != here.part && !rate && items.insert(unit.part) {
                parts.push(at);
            }
        }
        let sum: Pence =
            parts.iter().filter_map(|at| self.sums.get(*at)).map(|part| part.amount).sum();
        if parts.len() < 2 || sum != total.amount {
            return false;
        }
        if let Some(whole) = self.judged.get_mut(whole) {
            whole.rule = WHOLE;
        }
        for at in parts {
            if let Some(part) = self.judged.get_mut(at) {
                let form = part.form;
                let (rule, confidence) = ("part_of_a_sum", 0.85);
                *part = Judged { form, rule, confidence, ..judged };
            }
        }
        true
    }

    /// "It agreed to pay £500. It will increase this to £750": the first sum was an offer.
    pub(super) fn overtake_increased(&mut self) {
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
}
