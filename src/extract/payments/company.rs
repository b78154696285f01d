//! Whom a pronoun or an unnamed payee means: the people named round about.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::people::{Gender, Kind, Person, each_of, people};
use super::place::LONGEST;
use crate::extract::Reading;

crate::pattern!(
    /// How many parties there are.
    COUNTED,
    r"(?i)(?-u:\b)(two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ )?(families|complainants|households|mothers|fathers|parents|children|couples|residents|women|men|people|carers|sisters|brothers)(?-u:\b)");

crate::pattern!(COUPLE, r"(?:Mr|Mrs|Miss|Ms|Mx|Dr) and (?:Mr|Mrs|Miss|Ms|Mx|Dr) [A-Z][A-Za-z-]*");

/// Where to look for the person that a pronoun means: the nearest first.
pub(super) struct Company<'r, 'a> {
    reading: &'r Reading<'a>,
    leads: &'r [Vec<&'a str>],
    complainant: Option<&'a str>,
    /// Whether nobody else is named; read through the whole text, once somebody has asked.
    alone: OnceCell<bool>,
}

impl<'r, 'a> Company<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, leads: &'r [Vec<&'a str>]) -> Self {
        // Who brought the complaint is the first person named in the decision.
        let opening = reading.units.iter().filter(|unit| !unit.boilerplate).take(30);
        let complainant = opening
            .flat_map(|unit| people(unit.text))
            .find_map(|person| matches!(person.kind, Kind::Named(_)).then_some(person.name));
        Self { reading, leads, complainant, alone: OnceCell::new() }
    }

    fn every_text(&self) -> impl Iterator<Item = &'a str> {
        self.reading.units.iter().map(|unit| unit.text)
    }

    /// How many of whom the decision counts, in order of place.
    fn counted(&self) -> Vec<(&'a str, &'a str)> {
        self.every_text()
            .filter_map(|text| COUNTED.captures(text))
            .filter_map(|found| Some((found.get(1)?.as_str(), found.get(2)?.as_str())))
            .take(20)
            .collect()
    }

    /// Whether the decision calls a couple by one name: "Mr and Mrs G".
    fn is_a_couple(&self, name: &str) -> bool {
        let mut found = self.every_text().flat_map(|text| COUPLE.find_iter(text));
        found.any(|found| found.as_str() == name)
    }

    /// The texts around a place in a unit, nearest first: the sentence before it, earlier sentences
    /// of its item, the lead-ins, the earlier sentences of its paragraph, then back through its
    /// section (`far`), and at last the summary and the complaint.
    fn texts(&self, unit: usize, before: &'a str, far: bool) -> Vec<&'a str> {
        let units = &self.reading.units;
        let Some(here) = units.get(unit) else { return Vec::new() };
        let earlier = units.get(..unit).unwrap_or_default();
        let mut found = vec![before];
        found.extend(
            earlier.iter().rev().take_while(|u| u.part == here.part).take(20).map(|u| u.text),
        );
        found.extend(self.leads.get(unit).into_iter().flatten().rev());
        found.extend(
            earlier
                .iter()
                .rev()
                .take_while(|u| u.block == here.block)
                .take(60)
                .filter(|u| u.part != here.part)
                .map(|u| u.text),
        );
        if far {
            found.extend(
                earlier
                    .iter()
                    .rev()
                    .take_while(|u| u.section == here.section)
                    .take(100)
                    .filter(|u| u.block != here.block)
                    .map(|u| u.text),
            );
            found.extend(units.iter().take(12).map(|u| u.text));
        }
        found.retain(|text| text.len() <= LONGEST);
        found
    }

    /// The person that a pronoun at the end of `before` means: one with a title rather than a letter.
    pub(super) fn meant(&self, unit: usize, before: &'a str, wanted: Gender) -> Option<&'a str> {
        let named = |kind: Kind| matches!(kind, Kind::Named(_)) && kind.can_be(wanted);
        let own = |kind: Kind| kind.can_be(wanted) && !matches!(kind, Kind::Letter);
        let texts = [false, true].map(|far| self.texts(unit, before, far));
        let grown_up = texts.iter().find_map(|texts| {
            last_of(texts, named)
                // "the woman" before "her mother", who is only there beside her.
                .or_else(|| last_of_where(texts, |p| own(p.kind) && p.name.starts_with("the ")))
                .or_else(|| last_of(texts, own))
        });
        // A letter alone is mostly a child, who is seldom paid.
        grown_up.or_else(|| texts.iter().find_map(|texts| last_of(texts, |k| k.can_be(wanted))))
    }

    /// The person named nearest before the end of `before` in its sentence, item, lead-in or
    /// paragraph: the payee of a sum whose clause names none.
    pub(super) fn nearest(&self, unit: usize, before: &'a str) -> Option<&'a str> {
        let texts = self.texts(unit, before, false);
        let complainant = self.complainant;
        let (own, others) = texts.split_at(self.own_texts(unit).min(texts.len()));
        let named = |texts: &[&'a str]| {
            texts.iter().find_map(|text| {
                let named = people(text).into_iter().filter(|p| matches!(p.kind, Kind::Named(_)));
                let named: Vec<&'a str> = named.map(|person| person.name).collect();
                let brought = named.iter().copied().find(|name| Some(*name) == complainant);
                brought.or(named.last().copied())
            })
        };
        // Other items that name several people leave it to who brought the complaint.
        let several = || {
            let all: BTreeSet<&str> = others
                .iter()
                .flat_map(|text| people(text))
                .filter(|person| matches!(person.kind, Kind::Named(_)))
                .map(|person| person.name)
                .collect();
            complainant.filter(|_| all.len() > 1)
        };
        named(own)
            .or_else(several)
            .or_else(|| named(others))
            .or_else(|| last_of(&texts, |kind| matches!(kind, Kind::Role(_))))
    }

    /// How many of the near texts are the sentence itself, its item and its lead-ins.
    fn own_texts(&self, unit: usize) -> usize {
        let units = &self.reading.units;
        let Some(here) = units.get(unit) else { return 0 };
        let earlier = units.get(..unit).unwrap_or_default();
        let item = earlier.iter().rev().take_while(|u| u.part == here.part).take(20);
        let item = item.filter(|u| u.text.len() <= LONGEST).count();
        1 + item + self.leads.get(unit).map_or(0, Vec::len)
    }

    /// "Mr G and Mrs G" as the decision calls them together, where it does: "Mr and Mrs G".
    pub(super) fn together(&self, name: &str) -> String {
        let parts = each_of(name);
        let [first, second] = parts.as_slice() else { return name.to_owned() };
        let (Some((title, surname)), Some((_, other))) =
            (first.split_once(' '), second.split_once(' '))
        else {
            return name.to_owned();
        };
        let short = format!("{title} and {second}");
        if surname == other && self.is_a_couple(&short) { short } else { name.to_owned() }
    }

    /// How many there are of those that "each family" means, as far as the decision says.
    pub(super) fn how_many(&self, each: &str) -> usize {
        let noun = each.rsplit(' ').next().unwrap_or_default();
        let counted = self.counted();
        let same =
            counted.iter().find(|(_, plural)| plural.starts_with(noun.trim_end_matches('y')));
        let (word, _) = same.or(counted.first()).copied().unwrap_or(("one", ""));
        crate::grammar::words::number(&word.to_lowercase()).map_or(1, |(value, _)| value as usize)
    }

    /// The person whom the sentences after a unit speak of: "… offered £800. They did not accept."
    pub(super) fn after(&self, unit: usize) -> Option<&'a str> {
        let units = &self.reading.units;
        let here = units.get(unit)?;
        let following = units.iter().enumerate().skip(unit + 1).take(2);
        following.take_while(|(_, next)| next.block == here.block).find_map(|(at, next)| {
            let person =
                people(next.text).into_iter().find(|person| person.kind != Kind::Letter)?;
            match person.kind {
                Kind::Pronoun(gender) => self
                    .meant(at, next.text.get(..person.start)?, gender)
                    .filter(|name| name.len() > 1),
                _ => Some(person.name),
            }
        })
    }

    /// The person named first in the later items of the same paragraph.
    pub(super) fn in_later_items(&self, unit: usize) -> Option<&'a str> {
        let units = &self.reading.units;
        let here = units.get(unit)?;
        let later =
            units.iter().skip(unit + 1).take(40).take_while(|next| next.block == here.block);
        later
            .flat_map(|next| people(next.text))
            .find_map(|person| matches!(person.kind, Kind::Named(_)).then_some(person.name))
    }

    /// Whether the decision names nobody but who brought the complaint.
    pub(super) fn is_alone(&self) -> bool {
        *self.alone.get_or_init(|| {
            self.every_text()
                .filter(|text| text.len() <= LONGEST)
                .flat_map(people)
                .filter(|person| matches!(person.kind, Kind::Named(_)))
                .all(|person| Some(person.name) == self.complainant)
        })
    }

    /// Who brought the complaint.
    pub(super) fn complainant(&self) -> Option<&'a str> {
        self.complainant
    }

    /// The child or other person that a pronoun of benefit means.
    pub(super) fn child(&self, unit: usize, before: &'a str) -> Option<&'a str> {
        last_of(&self.texts(unit, before, false), |kind| kind == Kind::Letter)
    }
}

fn last_of<'a>(texts: &[&'a str], fits: impl Fn(Kind) -> bool) -> Option<&'a str> {
    last_of_where(texts, |person| fits(person.kind))
}

fn last_of_where<'a>(texts: &[&'a str], fits: impl Fn(&Person<'a>) -> bool) -> Option<&'a str> {
    texts.iter().find_map(|text| {
        people(text).into_iter().rev().find(|person| fits(person)).map(|person| person.name)
    })
}
