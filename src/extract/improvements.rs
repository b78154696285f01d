//! Service improvements: what the body will do so that others do not suffer the same fault.

use super::promises::{Promise, improvement_actions, promises};
use super::reading::Reading;
use crate::model::decision::ServiceImprovement;
use crate::model::words::ImprovementAction;

/// What an improvement that is already known to be one consists of, as on a performance page.
#[must_use]
pub fn actions(text: &str) -> Vec<ImprovementAction> {
    improvement_actions(text)
}

/// Every service improvement in reading order: one for each list item of the remedy, or for each
/// sentence where it stands in running text. What the complainant wants, and remedies for the one
/// person, are none. Those told as done before the decision have their own status.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, improvements::improvements};
/// use casebook::text::Span;
/// let page = Page::of_text("The Council has agreed to pay Mr B £50. It will remind staff of its policy.");
/// let reading = Reading::new(&page, None, None, Some(Span::new(0, page.text().len())), &[]);
/// let found = improvements(&reading);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].text, "It will remind staff of its policy.");
/// ```
#[must_use]
pub fn improvements(reading: &Reading<'_>) -> Vec<ServiceImprovement> {
    among(&promises(reading))
}

/// The improvements among the promises of a decision.
pub(super) fn among(promises: &[Promise<'_>]) -> Vec<ServiceImprovement> {
    let improving = promises.iter().filter(|promise| !promise.improves.is_empty());
    improving
        .map(|promise| ServiceImprovement {
            text: promise.text.to_owned(),
            actions: promise.improves.clone(),
            status: promise.status,
            due: promise.improves_by.clone(),
            paragraph: promise.paragraph,
            span: promise.span,
            rule: promise.rule.to_owned(),
            confidence: promise.confidence,
            review: None,
        })
        .collect()
}
