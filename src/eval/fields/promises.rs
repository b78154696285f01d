//! What the body promised beside money. A label gives the first words of each item; what is said of
//! an item is compared where both have it.

use super::Compared;
use super::starts::{Named, Paired, Told, pair};
use crate::eval::item::{Item, or_none, words};
use crate::eval::label::{ActionLabel, DecisionLabel, ImprovementLabel};
use crate::model::decision::{Decision, OtherAction, ServiceImprovement};

/// The fields in their order.
pub(super) const NAMES: &[&str] = &[
    "service improvements",
    "improvements: status",
    "improvements: actions",
    "improvements: due",
    "other actions",
    "actions: action",
    "actions: status",
    "actions: due",
];

/// One aspect of what both sides have: its field, and how either side words it.
type Aspect<T, L> = (&'static str, fn(&L) -> Option<String>, fn(&T) -> String);

const IMPROVEMENT: &[Aspect<ServiceImprovement, ImprovementLabel>] = &[
    ("improvements: status", |it| Some(it.status?.to_string()), |it| it.status.to_string()),
    ("improvements: actions", |it| Some(words(it.actions.as_ref()?)), |it| words(&it.actions)),
    (
        "improvements: due",
        |it| Some(or_none(it.due.as_ref()?.as_ref())),
        |it| or_none(it.due.as_ref().and_then(|due| due.date)),
    ),
];

const ACTION: &[Aspect<OtherAction, ActionLabel>] = &[
    ("actions: action", |it| Some(it.action?.to_string()), |it| it.action.to_string()),
    ("actions: status", |it| Some(it.status?.to_string()), |it| it.status.to_string()),
    (
        "actions: due",
        |it| Some(or_none(it.due.as_ref()?.as_ref())),
        |it| or_none(it.due.as_ref().and_then(|due| due.date)),
    ),
];

pub(super) fn compare(label: &DecisionLabel, page: Option<&Decision>) -> Vec<Compared> {
    let mut all = Vec::new();
    if let Some(labels) = &label.service_improvements {
        let told = page.map_or(&[][..], |page| &page.service_improvements);
        add("service improvements", IMPROVEMENT, improvements(labels, told), &mut all);
    }
    if let Some(labels) = &label.other_actions {
        let told = page.map_or(&[][..], |page| &page.other_actions);
        add("other actions", ACTION, actions(labels, told), &mut all);
    }
    all
}

/// Improvements beside their labels.
pub(in crate::eval) fn improvements<'a>(
    labels: &'a [ImprovementLabel],
    told: &'a [ServiceImprovement],
) -> Paired<'a, ServiceImprovement, ImprovementLabel> {
    let told = told.iter().map(|it| Told { text: &it.text, paragraph: it.paragraph, of: it });
    let named =
        labels.iter().map(|it| Named { starts: &it.starts, paragraph: it.paragraph, of: it });
    pair(told.collect(), named.collect())
}

/// Actions beside their labels.
pub(in crate::eval) fn actions<'a>(
    labels: &'a [ActionLabel],
    told: &'a [OtherAction],
) -> Paired<'a, OtherAction, ActionLabel> {
    let told = told.iter().map(|it| Told { text: &it.text, paragraph: it.paragraph, of: it });
    let named =
        labels.iter().map(|it| Named { starts: &it.starts, paragraph: it.paragraph, of: it });
    pair(told.collect(), named.collect())
}

fn add<T, L>(
    field: &'static str,
    aspects: &[Aspect<T, L>],
    paired: Paired<'_, T, L>,
    all: &mut Vec<Compared>,
) {
    let mut compared: Vec<Compared> = Vec::new();
    for (field, wanted, found) in aspects {
        if let Some((found, wanted)) = paired.aspect(*wanted, *found) {
            compared.push(Compared { field, found, wanted });
        }
    }
    let (found, wanted): (Vec<Item>, Vec<Item>) = (paired.found, paired.wanted);
    all.push(Compared { field, found, wanted });
    all.append(&mut compared);
}
