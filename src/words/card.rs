//! What a hit says of its document, in words.

use super::decision::finding;
use super::{day, money, number, sentence, stated};
use crate::index::Card;
use crate::model::words::AmountStatus;
use crate::search::{Hint, Passage, Suggestion};

/// "24 014 093 · Kent County Council", or kind and body of a paper.
#[must_use]
pub fn name(card: &Card) -> String {
    let kind = sentence(&card.kind.label());
    let own = card.reference.clone().or_else(|| card.title.clone()).unwrap_or(kind);
    match &card.organisation {
        Some(body) if !own.contains(body.as_str()) => format!("{own} · {body}"),
        _ => own,
    }
}

/// "1 July 2025 · Upheld: fault that caused injustice · £450.00 awarded · Children's care services > Other".
#[must_use]
pub fn facts(card: &Card) -> String {
    let mut facts: Vec<String> = card.date.map(day).into_iter().collect();
    if let (None, Some(period)) = (card.date, card.period) {
        facts.push(format!("{} to {}", day(period.from), day(period.to)));
    }
    let outcome = card.outcome.map(|outcome| sentence(&outcome.label()));
    facts.extend(match (outcome, card.finding.map(finding)) {
        (Some(outcome), Some(finding)) => Some(format!("{outcome}: {finding}")),
        (outcome, finding) => outcome.or_else(|| finding.map(sentence)),
    });
    facts.extend(award(card));
    facts.extend(card.gone_as_of.map(|it| format!("no longer published as of {}", day(it))));
    facts.extend(match (&card.category, &card.subcategory) {
        (Some(category), Some(subcategory)) => Some(format!("{category} > {subcategory}")),
        (category, subcategory) => category.clone().or_else(|| subcategory.clone()),
    });
    facts.join(" · ")
}

/// The total award; a sum that is not stated is said to be missing and never left out.
#[must_use]
pub fn award(card: &Card) -> Option<String> {
    match (card.awarded_total, card.complete) {
        (Some(sum), true) => Some(format!("{} awarded", money(sum))),
        (Some(sum), false) => Some(format!("{} awarded, and more that is not stated", money(sum))),
        (None, false) => Some("award not stated".to_owned()),
        (None, true) => None,
    }
}

/// Each award: "£350.00 to Mrs K", "up to £500.00"; a sum that is not stated is said not to be.
///
/// ```
/// use casebook::index::Card;
/// use casebook::words::card::awards;
/// use casebook::{Page, schemes};
/// let page = Page::of_text("Ashby Council (24 101 202)\n\nDecision : Upheld\n\n\
///     The Ombudsman's final decision:\n\nSummary: The Council was late.\n\nAgreed action\n\n  \
///     1. The Council has agreed to pay Mrs K £350 for the distress caused.\n");
/// let card = Card::of("a", &schemes::read(&page));
/// assert_eq!(awards(&card), ["£350.00 to Mrs K"]);
/// ```
#[must_use]
pub fn awards(card: &Card) -> Vec<String> {
    let awarded = card.payments.iter().filter(|payment| payment.status.is_awarded());
    let said = awarded.map(|payment| {
        // The lower end of a range is not on a card.
        let status = match payment.amount_status {
            AmountStatus::Range => AmountStatus::UpTo,
            status => status,
        };
        let sum = stated(status, None, payment.amount);
        payment.payee.as_ref().map_or_else(|| sum.clone(), |payee| format!("{sum} to {payee}"))
    });
    said.collect()
}

/// "Paragraph 57, Agreed action".
#[must_use]
pub fn place(passage: &Passage) -> String {
    match (passage.paragraph, passage.heading.as_str()) {
        (Some(number), "") => format!("Paragraph {number}"),
        (Some(number), heading) => format!("Paragraph {number}, {heading}"),
        (None, heading) => heading.to_owned(),
    }
}

/// "Did you mean “housing” for “housng”? It finds 12."
#[must_use]
pub fn meant(near: &Suggestion) -> String {
    let asks = format!("Did you mean “{}” for “{}”?", near.instead, near.word);
    match near.found {
        0 => asks,
        found => format!("{asks} It finds {}.", number(found)),
    }
}

/// "Without category:Housing there is 1.", "Without category:Housing there are 12."
#[must_use]
pub fn hinted(hint: &Hint) -> String {
    let found = number(hint.found);
    match &hint.without {
        Some(part) if hint.found == 1 => format!("Without {part} there is 1."),
        Some(part) => format!("Without {part} there are {found}."),
        None => format!(
            "In the Ombudsman's standard wording it stands in {found}; add section:standing to the question to see them."
        ),
    }
}
