//! What a council has promised to change, and what it has promised again.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::year_of_paper;
use super::years::financial_year;
use crate::model::decision::Decision;
use crate::model::papers::ListedImprovement;
use crate::model::words::{ImprovementAction, PromiseStatus};
use crate::model::{Body, CaseRef, Record};
use crate::text::Span;

/// A service improvement that the council has promised.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Promise {
    /// The case.
    pub reference: Option<CaseRef>,
    /// The financial year of the decision; null where the decision is not held.
    pub year: Option<String>,
    /// The year of the performance page that lists the promise, where the decision is not held: the
    /// case may have been decided later than in the period of the page.
    pub listed_year: Option<String>,
    /// The subject of the case.
    pub category: Option<String>,
    /// The subject within the category.
    pub subcategory: Option<String>,
    /// The themes of the decision, where it is held.
    pub themes: Vec<String>,
    /// The promise.
    pub text: String,
    /// What it consists of.
    pub actions: Vec<ImprovementAction>,
    /// The key of the document that says so.
    pub document: String,
    /// The paragraph of the decision.
    pub paragraph: Option<u32>,
    /// Where it stands in the document.
    pub span: Span,
    /// The performance pages that list improvements of this case too, in their own words.
    pub listed_in: Vec<String>,
}

impl Promise {
    /// Whether a decision says so, and not only a page that lists it.
    #[must_use]
    pub fn is_of_a_decision(&self) -> bool {
        self.paragraph.is_some() || self.document.contains("/decision:")
    }
}

/// What makes two promises alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sameness {
    /// The subject that the Ombudsman files the cases under.
    Subject,
    /// A theme that the decisions share.
    Theme,
}

/// A sort of promise that was made in several cases.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Repeated {
    /// What the cases have in common.
    pub by: Sameness,
    /// The name of the subject or theme.
    pub name: String,
    /// What was promised.
    pub action: ImprovementAction,
    /// The cases, in order.
    pub cases: Vec<CaseRef>,
    /// The financial years of the decisions that are held, in order.
    pub years: Vec<String>,
    /// The years of the performance pages that list the others, in order.
    pub listed_years: Vec<String>,
    /// Which of the council's promises they are, counted from 0.
    pub promises: Vec<usize>,
}

/// Every promise, the newest first. What a performance page lists for a case whose decision is held
/// is the decision's own promise in other words, and not another one.
pub(super) fn promises(records: &[Record]) -> Vec<Promise> {
    let mut found: Vec<Promise> = Vec::new();
    for record in records {
        if let Some(decision) = record.decision() {
            found.extend(of_decision(record, decision));
        }
    }
    let own: BTreeSet<CaseRef> =
        found.iter().filter_map(|it| it.reference.as_ref().map(CaseRef::base)).collect();
    // Several pages list the same improvement in the same words, year after year.
    let mut known: BTreeSet<(Option<CaseRef>, String)> = BTreeSet::new();
    for record in records {
        let Body::PerformancePage(page) = &record.body else { continue };
        let held = |it: &&ListedImprovement| {
            it.reference.as_ref().is_some_and(|reference| own.contains(&reference.base()))
        };
        for listed in page.service_improvements.iter().filter(held) {
            also_listed(listed, &record.key(), &mut found);
        }
        for listed in page.service_improvements.iter().filter(|it| !held(it)) {
            let words = listed.text.split_whitespace().collect::<Vec<_>>().join(" ");
            if known.insert((listed.reference.clone(), words)) {
                found.push(of_page(record, listed, records));
            }
        }
    }
    let year = |it: &Promise| it.year.clone().or_else(|| it.listed_year.clone());
    found.sort_by(|a, b| year(b).cmp(&year(a)).then_with(|| b.reference.cmp(&a.reference)));
    found
}

fn of_decision<'a>(
    record: &'a Record,
    decision: &'a Decision,
) -> impl Iterator<Item = Promise> + 'a {
    // What was done before the decision is told in it and promised no more.
    let promised =
        decision.counted_improvements().filter(|it| it.status != PromiseStatus::AlreadyDone);
    promised.map(move |it| Promise {
        reference: decision.reference.clone(),
        year: decision.decision_date.map(financial_year),
        listed_year: None,
        category: decision.category.clone(),
        subcategory: decision.subcategory.clone(),
        themes: decision.themes.iter().map(|mark| mark.theme.clone()).collect(),
        text: it.text.clone(),
        actions: it.actions.clone(),
        document: record.key(),
        paragraph: it.paragraph,
        span: it.span,
        listed_in: Vec::new(),
    })
}

fn also_listed(listed: &ListedImprovement, page: &str, found: &mut [Promise]) {
    let Some(reference) = &listed.reference else { return };
    let same = |it: &&mut Promise| it.reference.as_ref().is_some_and(|it| it.may_be(reference));
    for promise in found.iter_mut().filter(same) {
        if !promise.listed_in.iter().any(|known| known == page) {
            promise.listed_in.push(page.to_owned());
        }
    }
}

fn of_page(record: &Record, listed: &ListedImprovement, records: &[Record]) -> Promise {
    // The decision may be held and its promises not be read.
    let decision = records.iter().filter_map(Record::decision).find(|decision| {
        let pair = decision.reference.as_ref().zip(listed.reference.as_ref());
        pair.is_some_and(|(own, named)| own.may_be(named))
    });
    let decided = decision.and_then(|it| it.decision_date).map(financial_year);
    Promise {
        reference: listed.reference.clone(),
        listed_year: if decided.is_none() { year_of_paper(record) } else { None },
        year: decided,
        category: listed.category.clone(),
        subcategory: listed.subcategory.clone(),
        themes: decision
            .map_or_else(Vec::new, |it| it.themes.iter().map(|mark| mark.theme.clone()).collect()),
        text: listed.text.clone(),
        actions: listed.actions.clone(),
        document: record.key(),
        paragraph: None,
        span: listed.span,
        listed_in: Vec::new(),
    }
}

/// What was promised in two cases or more, that in most cases first.
pub(super) fn repeated(promises: &[Promise]) -> Vec<Repeated> {
    let mut sorts: BTreeMap<(Sameness, String, ImprovementAction), Vec<usize>> = BTreeMap::new();
    for (at, promise) in promises.iter().enumerate() {
        let subject = [&promise.category, &promise.subcategory].into_iter().flatten();
        let subject = subject.cloned().collect::<Vec<_>>().join(" > ");
        let names = (!subject.is_empty()).then_some((Sameness::Subject, subject));
        let themes = promise.themes.iter().map(|theme| (Sameness::Theme, theme.clone()));
        for (by, name) in names.into_iter().chain(themes) {
            for &action in promise.actions.iter().filter(|it| **it != ImprovementAction::Other) {
                sorts.entry((by, name.clone(), action)).or_default().push(at);
            }
        }
    }
    let mut repeated: Vec<Repeated> = sorts
        .into_iter()
        .map(|((by, name, action), at)| {
            let of = || at.iter().filter_map(|&at| promises.get(at));
            let cases: BTreeSet<CaseRef> = of().filter_map(|it| it.reference.clone()).collect();
            let years: BTreeSet<String> = of().filter_map(|it| it.year.clone()).collect();
            let listed: BTreeSet<String> = of().filter_map(|it| it.listed_year.clone()).collect();
            let (cases, years) = (cases.into_iter().collect(), years.into_iter().collect());
            let listed_years = listed.into_iter().collect();
            Repeated { by, name, action, cases, years, listed_years, promises: at.clone() }
        })
        .filter(|sort| sort.cases.len() > 1)
        .collect();
    repeated.sort_by_key(|sort| std::cmp::Reverse(sort.cases.len()));
    repeated
}
