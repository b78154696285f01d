//! The fields of a decision, its payments and promises aside.

use super::payments;
use super::promises;
use super::{Compared, Field, each};
use crate::eval::item::{Item, one, said};
use crate::eval::label::DecisionLabel;
use crate::model::decision::{Decision, Section};
use crate::model::words::Role;

const HEADER: &[Field<DecisionLabel, Decision>] = &[
    Field {
        name: "document_type",
        wanted: |label| said(&label.document_type),
        found: |page| one(Some(page.document_type)),
    },
    Field {
        name: "reference",
        wanted: |label| said(&label.reference),
        found: |page| one(page.reference.as_ref()),
    },
    Field {
        name: "organisation",
        wanted: |label| said(&label.organisation),
        found: |page| one(page.organisation.as_ref()),
    },
    Field {
        name: "organisation_type",
        wanted: |label| said(&label.organisation_type),
        found: |page| one(page.organisation_type),
    },
    Field {
        name: "category",
        wanted: |label| said(&label.category),
        found: |page| one(page.category.as_ref()),
    },
    Field {
        name: "subcategory",
        wanted: |label| said(&label.subcategory),
        found: |page| one(page.subcategory.as_ref()),
    },
    Field {
        name: "outcome",
        wanted: |label| said(&label.outcome),
        found: |page| one(page.outcome),
    },
    Field {
        name: "outcome_label",
        wanted: |label| said(&label.outcome_label),
        found: |page| one(page.outcome_label.as_ref()),
    },
    Field {
        name: "decision_date",
        wanted: |label| said(&label.decision_date),
        found: |page| one(page.decision_date),
    },
    Field {
        name: "finding",
        wanted: |label| said(&label.finding),
        found: |page| vec![Item::new(page.finding).at(None, closing(page))],
    },
];

const STRUCTURE: &[Field<DecisionLabel, Decision>] = &[
    Field {
        name: "paragraphs",
        wanted: |label| said(&label.paragraphs),
        found: |page| one(last_paragraph(&page.sections)),
    },
    Field {
        name: "headings",
        wanted: |label| {
            let sections = label.sections.as_ref()?;
            Some(sections.iter().map(|(heading, _)| Item::new(heading)).collect())
        },
        found: |page| headed(page).map(|section| Item::new(&section.heading)).collect(),
    },
    Field {
        name: "headings with role",
        wanted: |label| {
            let sections = label.sections.as_ref()?;
            Some(sections.iter().map(|(heading, role)| Item::of(heading, role)).collect())
        },
        found: |page| {
            headed(page).map(|section| Item::of(&section.heading, section.role)).collect()
        },
    },
];

const REFERENCES: &[Field<DecisionLabel, Decision>] = &[
    Field {
        name: "cross references",
        wanted: |label| {
            let pairs = label.cross_references.as_ref()?;
            Some(pairs.iter().map(|(from, to)| reference(*from, *to)).collect())
        },
        found: |page| {
            let all = page.cross_references.iter();
            all.map(|reference_| reference(reference_.from, reference_.to)).collect()
        },
    },
    Field {
        name: "related references",
        wanted: |label| {
            let named = label.related_references.as_ref()?;
            Some(named.iter().map(|case| Item::new(case).at(None, case.to_string())).collect())
        },
        found: |page| {
            let named = page.related_references.iter();
            named.map(|case| Item::new(case).at(None, case.to_string())).collect()
        },
    },
    Field {
        name: "compliance",
        wanted: |label| said(&label.compliance),
        found: |page| one(page.compliance.as_ref().map(|compliance| compliance.satisfied_on)),
    },
];

pub(super) fn compare(label: &DecisionLabel, page: Option<&Decision>) -> Vec<Compared> {
    let mut all = each(HEADER, label, page);
    all.extend(each(STRUCTURE, label, page));
    all.extend(each(payments::FIELDS, label, page));
    all.extend(promises::compare(label, page));
    all.extend(each(REFERENCES, label, page));
    all
}

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let plain = |fields: &'static [Field<DecisionLabel, Decision>]| fields.iter().map(|f| f.name);
    plain(HEADER)
        .chain(plain(STRUCTURE))
        .chain(plain(payments::FIELDS))
        .chain(promises::NAMES.iter().copied())
        .chain(plain(REFERENCES))
}

fn headed(page: &Decision) -> impl Iterator<Item = &Section> {
    page.sections.iter().filter(|section| !section.heading.is_empty())
}

/// The number of the last paragraph; none where paragraphs carry no mark.
fn last_paragraph(sections: &[Section]) -> Option<u32> {
    sections.iter().flat_map(|section| &section.paragraphs).filter_map(|it| it.number).max()
}

fn reference(from: Option<u32>, to: u32) -> Item {
    let from_words = from.map_or_else(|| "summary".to_owned(), |from| format!("paragraph {from}"));
    Item::of(from_words, format!("points at {to}")).at(from, format!("paragraph {to}"))
}

/// What a decision closes with, which is where its finding stands; else its summary.
fn closing(page: &Decision) -> String {
    let last = page.sections.iter().rfind(|section| section.role == Role::Decision);
    let words = last.map(|section| {
        let texts = section.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
        texts.collect::<Vec<_>>().join(" ")
    });
    words.or_else(|| page.summary.clone()).unwrap_or_default()
}
