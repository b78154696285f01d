//! The remedy ledger: what the decision says will be paid, and what every other sum is.
//!
//! Each printed sum is judged by the clause it stands in (`verdict`): the nearest verb that moves
//! money, who acts, how real it is, and how far its section is trusted. Then the whole decision
//! counts: totals and their parts, repeats in the summary, offers that were refused or honoured.
//! A wrong pound is worse than none: what no rule places stays in `other_amounts`.

mod again;
mod around;
mod basis;
mod beneficiary;
mod clause;
mod company;
mod consent;
mod cues;
mod declined;
mod draft;
mod entry;
mod equal;
mod governed;
mod merge;
mod overtaken;
mod parts;
mod payee;
mod payer;
mod people;
mod place;
mod plain;
mod print;
mod promises;
mod purposes;
mod rates;
mod signs;
mod sums;
mod told;
mod totals;
mod ungoverned;
mod vague;
mod verdict;

#[cfg(test)]
mod tests;

use super::Reading;
use crate::model::decision::{OtherAmount, Payment};
use crate::model::note::Diagnostic;
use crate::text::pattern::marked;
use draft::Draft;
use merge::Book;
use verdict::Verdict;

/// Every sum of a decision, each in its one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// Awards, offers and payments, in order of place.
    pub payments: Vec<Payment>,
    /// Every other printed sum, in order of place.
    pub other_amounts: Vec<OtherAmount>,
    /// Arithmetic that does not work, sums that no rule could place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the remedy ledger of a decision.
///
/// ```
/// use casebook::extract::{Reading, payments::ledger};
/// use casebook::text::{Page, Span};
/// let page = Page::of_text("The Council has agreed to pay Mrs B £350 for her distress.");
/// let summary = Span::new(0, page.text().len());
/// let reading = Reading::new(&page, None, None, Some(summary), &[]);
/// let ledger = ledger(&reading);
/// assert_eq!(ledger.payments[0].payee.as_deref(), Some("Mrs B"));
/// assert_eq!(ledger.payments[0].amount.unwrap().to_string(), "350.00");
/// ```
#[must_use]
pub fn ledger(reading: &Reading<'_>) -> Ledger {
    let plain = plain::Plain::of(reading);
    let _marked = marked(plain.text());
    let printed = reading;
    let reading = &plain.reading(reading);
    let sums = sums::sums(reading);
    let leads = place::leads(reading);
    let draft = Draft::new(reading, &sums, &leads);
    let mut book = Book::new(reading, &sums);
    for (sum, fate) in &draft.settled {
        book.settle(Some(*sum), *fate);
    }
    let some_remedy = draft.some_remedy();
    let (awards, told): (Vec<_>, Vec<_>) =
        draft.entries.into_iter().partition(entry::Entry::is_award);
    let (stated, vague): (Vec<_>, Vec<_>) =
        awards.into_iter().partition(|award| award.amount.is_some());
    let told_sums: Vec<_> = told
        .iter()
        .filter(|entry| matches!(entry.verdict, Verdict::Offer | Verdict::Paid))
        .filter_map(|entry| Some((entry.unit, entry.amount?)))
        .collect();
    book.awards(stated, &told_sums);
    let totals: Vec<_> = told
        .iter()
        .filter(|entry| book.is_total_told(entry, &told_sums))
        .filter_map(|entry| entry.amount)
        .take(totals::MANY)
        .collect();
    for entry in &told {
        let total = entry.amount.is_some_and(|amount| totals.contains(&amount));
        if total && (entry.definite || book.is_total_told(entry, &told_sums)) {
            book.settle(entry.sum, merge::Fate::Total);
        } else if matches!(entry.verdict, Verdict::Offer | Verdict::Paid) {
            book.told(entry.clone());
        }
    }
    for entry in &told {
        if !matches!(entry.verdict, Verdict::Offer | Verdict::Paid) {
            book.echo(entry);
        }
    }
    book.vague(vague);
    book.some_remedy(some_remedy);
    book.said_totals();
    book.echo_rates(&draft.judged);
    print::ledger(printed, book, &draft.judged, draft.diagnostics)
}
