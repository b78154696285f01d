//! Which body pays, where a decision names several.

use super::clause::Governor;
use super::place;
use crate::extract::Reading;

crate::pattern!(
    /// A body, or two bodies joined by "and". Must match "the Council", "the ICB", "Fernshire Trust".
    BODIES,
    r"(?x)(?-u:\b)(?:[Tt]he\ |[Bb]oth\ (?:the\ )?)(?P<first>(?:[A-Z][A-Za-z’-]*\ ){0,4}?(?:Council|Trust|ICB|CCG|Board|Group|Authority|Provider|Home|School|Academy|Panel|Service|Company|Agency|Practice|Association|Hospital))(?:(?:,\ (?:the\ )?(?P<more>(?:[A-Z][A-Za-z’-]*\ ){0,4}?(?:Council|Trust|ICB|CCG|Board|Home|Provider|Practice)))?,?\ and\ (?:the\ )?(?P<second>(?:[A-Z][A-Za-z’-]*\ ){0,4}?(?:Council|Trust|ICB|CCG|Board|Group|Authority|Provider|Home|School|Academy|Panel|Service|Company|Agency|Practice|Association|Hospital)))?(?-u:\b)");
crate::pattern!(
    /// Each body pays the sum: "the Council and the Trust will each".
    EACH_OF_THEM,
    r"(?i)(?-u:\b)(?:will|should|to|have|has|must|would) (?:now )?(?:each|both)(?-u:\b)|(?-u:\b)each (?:will|should|of (?:them|the))(?-u:\b)|(?-u:\b)each $");
crate::pattern!(
    /// Bodies that the sentence does not name: "the two councils".
    PLURAL, r"(?i)(?-u:\b)(?:the|two|three|four|both|these|all) (?:councils|trusts|bodies|organisations|authorities|boards)(?-u:\b)");
crate::pattern!(
    /// "Oakshire Integrated Care Board (the ICB)": how the decision will call a body.
    CALLED,
    r"\([“‘']?(the (?:[A-Z][A-Za-z’-]* ){0,3}?(?:Council|Trust|ICB|CCG|Board|Group|Authority|Provider|Home|School|Academy|Service|Company|Agency|Practice|Association|Hospital))[”’']?\)"
);

crate::pattern!(
    /// Between the sums of two bodies: "the Trust will pay £200 (and the Council) £400".
    pub(super) THE_OTHER_BODY,
    r"^,?;? (?:and |while )?the (?:[A-Z][A-Za-z’-]* ){0,4}?(?:Council|Trust|ICB|CCG|Board|Group|Authority|Provider|Home|School|Academy|Service|Company|Agency|Practice|Association|Hospital)(?: (?:to|will|should))?(?: pay)? $"
);

/// Stands for every body that pays, until these are known.
pub(super) const EVERY_BODY: &str = "each body";

/// The bodies that the decision gives a short name, in order.
pub(super) fn called(reading: &Reading<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let names = reading.units.iter().flat_map(|unit| CALLED.captures_iter(unit.text));
    for name in names.filter_map(|hit| hit.get(1)).take(20) {
        if !found.iter().any(|known| known == name.as_str()) {
            found.push(name.as_str().to_owned());
        }
    }
    found
}

/// The bodies that act in a text: the last ones named in it before its end.
pub(super) fn bodies(text: &str) -> Vec<String> {
    let last = BODIES.find_iter(text).last();
    let found = last.and_then(|last| BODIES.captures_at(text, last.start()));
    let Some(found) = found else { return Vec::new() };
    ["first", "more", "second"]
        .iter()
        .filter_map(|group| found.name(group))
        .map(|body| format!("the {}", body.as_str()))
        .collect()
}

/// The bodies that pay what `governor` says: the last named before the verb in the sentence, in the
/// lead-ins, or in the paragraph before.
pub(super) fn payers<'a>(
    reading: &Reading<'a>,
    unit: usize,
    governor: Option<&Governor<'a>>,
    leads: &[&'a str],
    each_after: bool,
) -> Vec<String> {
    let before = governor.map_or("", |governor| governor.before);
    let mut found = bodies(before);
    for lead in leads.iter().rev() {
        if found.is_empty() {
            found = bodies(lead);
        }
    }
    if found.is_empty()
        && let Some(here) = reading.units.get(unit)
    {
        let earlier = reading.units.get(..unit).unwrap_or_default();
        let block = earlier.iter().rev().take_while(|other| other.block == here.block).take(60);
        found = block
            .map(|other| bodies(other.text))
            .find(|found| !found.is_empty())
            .unwrap_or_default();
        if found.is_empty() && place::trust(here) == place::Trust::Remedy {
            let heading = here.section.and_then(|at| reading.sections.get(at));
            found = heading.map(|section| bodies(&section.heading)).unwrap_or_default();
        }
    }
    let each = EACH_OF_THEM.is_match(before)
        || leads.iter().any(|lead| EACH_OF_THEM.is_match(lead))
        || each_after
        || governor.is_some_and(|governor| governor.object.trim_start().starts_with("each "));
    let plural = leads.iter().copied().chain([before]).any(|text| PLURAL.is_match(text));
    if plural && each && found.len() < 2 {
        return vec![EVERY_BODY.to_owned()];
    }
    if found.len() > 1 && !each { vec![found.join(" and ")] } else { found }
}
