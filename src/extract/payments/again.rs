//! "Make the same payment to Mrs S": a sum that is promised twice and printed once.

use std::collections::BTreeSet;

use super::cues::{Mood, last_mood};
use super::draft::Draft;
use super::entry::Entry;
use super::payee::Payees;
use super::people::{Kind, Person, people};
use super::place::{Trust, trust};
use crate::model::words::AmountStatus;

crate::pattern!(
    /// Before the person who gets the sum of another.
    THE_SAME_TO,
    r"(?i)(?-u:\b)(?:pay|make|give|offer) (?:the same (?:payment|sum|amount)|an? (?:equal|identical) (?:payment|sum|amount)) to "
);
crate::pattern!(PAY, r"(?i)(?-u:\b)(?:pay|give) ");
crate::pattern!(
    THE_SAME,
    r"(?i)^ (?:the same|an? (?:equal|identical)) (?:payment|sum|amount)(?-u:\b)"
);

/// How many sentences before the printed sum may stand.
const NEAR: usize = 3;

/// Who gets the same sum as another, and where the sentence says so.
fn same_for(text: &str) -> Option<(usize, Person<'_>)> {
    let first = |at: usize| {
        let person = people(text.get(at..)?).into_iter().next().filter(|found| found.start == 0)?;
        let known = !matches!(person.kind, Kind::Pronoun(_));
        known.then(|| (text.get(at + person.end..).unwrap_or_default(), person))
    };
    if let Some(found) = THE_SAME_TO.find(text) {
        return first(found.end()).map(|(_, person)| (found.start(), person));
    }
    let found = PAY.find(text)?;
    let (after, person) = first(found.end())?;
    THE_SAME.is_match(after).then_some((found.start(), person))
}

impl<'a> Draft<'_, 'a> {
    /// Adds what is promised to a second person in the amount of the award before it.
    pub(super) fn pay_again(&mut self) {
        let mut again = Vec::new();
        for (unit, here) in self.reading.units.iter().enumerate() {
            if trust(here) != Trust::Remedy || here.text.contains('£') {
                continue;
            }
            let Some((at, person)) = same_for(here.text) else { continue };
            let mood = last_mood(here.text.get(..at).unwrap_or_default()).map(|hit| hit.means);
            let promised =
                matches!(mood, None | Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended));
            let known = self.entries.partition_point(|entry| entry.unit < unit);
            let last = self.entries.get(..known).and_then(|before| before.last());
            let copied =
                last.filter(|last| promised && self.may_be_copied(last, unit, person.name));
            again.extend(copied.map(|last| Entry {
                unit,
                at,
                sum: None,
                rate_of: None,
                basis: None,
                payees: Payees {
                    names: vec![Some(person.name.to_owned())],
                    beneficiaries: Vec::new(),
                },
                rule: "same_sum_again",
                confidence: 0.8,
                further: true,
                definite: false,
                declined: false,
                also_at: BTreeSet::new(),
                ..last.clone()
            }));
        }
        self.entries.extend(again);
        self.entries.sort_by_key(|entry| (entry.unit, entry.at));
    }

    fn may_be_copied(&self, award: &Entry<'a>, unit: usize, payee: &str) -> bool {
        award.is_award()
            && award.unit + NEAR >= unit
            && award.amount_status == AmountStatus::Stated
            && award.copies() == 1
            && award.payees.names != [Some(payee.to_owned())]
            && self.reading.units.get(award.unit).is_some_and(|unit| trust(unit) == Trust::Remedy)
    }
}
