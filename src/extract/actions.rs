//! What the body will do for the person, beside paying money.

use super::promises::{Promise, promises};
use super::reading::Reading;
use crate::model::decision::OtherAction;

/// Every action for the person in reading order, and the duty to show that the remedy was carried
/// out. An item that apologises and pays gives an apology; one that only pays gives none.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, actions::actions};
/// use casebook::model::words::ActionKind;
/// use casebook::text::Span;
/// let page = Page::of_text("The Council has agreed to apologise to Mr B and pay him £50.");
/// let reading = Reading::new(&page, None, None, Some(Span::new(0, page.text().len())), &[]);
/// assert_eq!(actions(&reading)[0].action, ActionKind::Apology);
/// ```
#[must_use]
pub fn actions(reading: &Reading<'_>) -> Vec<OtherAction> {
    among(&promises(reading))
}

/// The actions for the person among the promises of a decision.
pub(super) fn among(promises: &[Promise<'_>]) -> Vec<OtherAction> {
    let mut found = Vec::new();
    for promise in promises {
        for &action in &promise.does {
            found.push(OtherAction {
                action,
                text: promise.text.to_owned(),
                status: promise.status,
                due: promise.due.clone(),
                paragraph: promise.paragraph,
                span: promise.span,
                rule: promise.rule.to_owned(),
                confidence: promise.confidence,
                review: None,
            });
        }
    }
    found
}
