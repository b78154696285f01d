//! From candidates to the record's payments and other amounts.

use super::Ledger;
use super::consent::{Consent, consent};
use super::entry::Entry;
use super::merge::{Book, Fate};
use super::payer::{EVERY_BODY, called};
use super::place::{Trust, trust};
use super::sums::Extent;
use super::totals::MANY;
use super::verdict::{Judged, Promise, Verdict};
use crate::extract::deadline;
use crate::extract::{Reading, Unit};
use crate::grammar::amount::amounts;
use crate::model::decision::{Currency, Due, OtherAmount, Payment};
use crate::model::note::Diagnostic;
use crate::model::words::{AmountRole, OtherAmountStatus, PaymentStatus};
use crate::text::Span;

/// The ledger as the record has it.
pub(super) fn ledger(
    reading: &Reading<'_>,
    mut book: Book<'_, '_>,
    judged: &[Judged<'_>],
    diagnostics: Vec<Diagnostic>,
) -> Ledger {
    book.payments.sort_by_key(|entry| (entry.unit, entry.at));
    name_every_body(&mut book.payments, reading);
    let consent = consent(book.reading);
    let several = several_bodies(&book.payments);
    let payments = book
        .payments
        .iter()
        .enumerate()
        .flat_map(|(place, entry)| payments(reading, entry, place, consent, several))
        .collect();
    let other_amounts = others(reading, &book, judged);
    let mut diagnostics = diagnostics;
    for sum in &book.unplaced {
        let unit = book.sums.get(*sum).and_then(|sum| book.reading.units.get(sum.unit));
        diagnostics.push(Diagnostic::new("amount/unplaced", unit.map(|unit| unit.span)));
    }
    Ledger { payments, other_amounts, diagnostics }
}

/// "The two councils will each": the bodies that other payments name, or those that the decision
/// gives a short name where these are more.
fn name_every_body(payments: &mut [Entry<'_>], reading: &Reading<'_>) {
    if !payments.iter().any(|entry| entry.payers == [EVERY_BODY]) {
        return;
    }
    let mut bodies: Vec<String> = Vec::new();
    for payer in payments.iter().filter(|entry| entry.payers.len() == 1).flat_map(|e| &e.payers) {
        if payer != EVERY_BODY && bodies.len() < MANY && !bodies.contains(payer) {
            bodies.push(payer.clone());
        }
    }
    let called = called(reading);
    if bodies.len() < called.len() && bodies.iter().all(|body| called.contains(body)) {
        bodies = called;
    }
    for entry in payments {
        if entry.payers == [EVERY_BODY] {
            entry.payers.clone_from(&bodies);
        }
    }
}

fn several_bodies(payments: &[Entry<'_>]) -> bool {
    let mut bodies: Vec<&str> =
        payments.iter().flat_map(|entry| &entry.payers).map(String::as_str).collect();
    bodies.sort_unstable();
    bodies.dedup();
    bodies.len() > 1
}

/// One payment for each payee and each payer.
fn payments(
    reading: &Reading<'_>,
    entry: &Entry<'_>,
    place: usize,
    consent: Consent,
    several_bodies: bool,
) -> Vec<Payment> {
    let payers: Vec<Option<String>> = if several_bodies && !entry.payers.is_empty() {
        entry.payers.iter().cloned().map(Some).collect()
    } else {
        vec![None]
    };
    let one = payment(reading, entry, consent);
    let known = place < MANY;
    payers
        .iter()
        .flat_map(|payer| {
            entry.payees.names.iter().enumerate().map(move |(at, payee)| (payer, at, payee))
        })
        .map(|(payer, at, payee)| Payment {
            beneficiary: entry.payees.beneficiary(at).cloned(),
            payer: payer.clone(),
            payee: payee
                .as_ref()
                .map(|payee| if known { spelled(reading, payee) } else { payee.clone() }),
            ..one.clone()
        })
        .collect()
}

/// A name with the page's own apostrophes.
fn spelled(reading: &Reading<'_>, name: &str) -> String {
    let own = |page: &str| !page.contains('\'') || page.contains('’') && page.contains(name);
    if name.contains('’') && !own(reading.page.text()) {
        name.replace('’', "'")
    } else {
        name.to_owned()
    }
}

fn payment(reading: &Reading<'_>, entry: &Entry<'_>, consent: Consent) -> Payment {
    let unit = reading.units.get(entry.unit);
    let status = status(entry, consent);
    let spans = entry.also_at.iter().filter_map(|unit| reading.units.get(*unit));
    let mut also_at: Vec<_> = spans.map(|unit| unit.span).collect();
    also_at.sort_unstable();
    Payment {
        amount: entry.amount,
        amount_min: entry.lower,
        currency: Currency::Gbp,
        amount_status: entry.amount_status,
        status,
        awarded: status.is_awarded(),
        form: entry.form,
        payer: None,
        payee: None,
        beneficiary: None,
        purposes: entry.purposes.clone(),
        basis: entry.basis.clone(),
        due: unit.filter(|_| status.is_awarded()).and_then(|unit| due(reading, entry, unit)),
        paragraph: unit.and_then(|unit| unit.paragraph),
        quote: unit.map(|unit| unit.text.to_owned()).unwrap_or_default(),
        span: unit.map_or_else(|| crate::text::Span::new(0, 0), |unit| unit.span),
        also_at,
        rule: entry.rule.to_owned(),
        confidence: entry.confidence,
        review: None,
    }
}

/// When a payment is due; the parts of a sum are due with it, wherever their paragraph says so.
fn due(reading: &Reading<'_>, entry: &Entry<'_>, unit: &Unit<'_>) -> Option<Due> {
    let with_the_sum = || {
        let first = entry.unit.saturating_sub(PARAGRAPH);
        let before = reading.units.get(first..entry.unit).unwrap_or_default();
        let own = before.iter().filter(|other| other.block == unit.block && other.depth == 0);
        own.rev().find_map(|other| deadline::own_due(reading, other, 0))
    };
    // What is told again may say by when: "it agreed to pay her £200 within a month".
    let repeats = || {
        let mut again = entry.also_at.iter().filter_map(|at| reading.units.get(*at));
        again.find_map(|other| deadline::own_due(reading, other, 0))
    };
    deadline::due_at(reading, unit, entry.at)
        .or_else(|| (entry.rule == "part_of_a_sum").then(with_the_sum).flatten())
        .or_else(repeats)
}

/// As many sentences before a part as its paragraph may have.
const PARAGRAPH: usize = 40;

fn status(entry: &Entry<'_>, consent: Consent) -> PaymentStatus {
    match entry.verdict {
        Verdict::Award(Promise::Agreed | Promise::AgreedThen) => PaymentStatus::Agreed,
        Verdict::Award(_) if consent.given() => PaymentStatus::Agreed,
        Verdict::Award(_) => PaymentStatus::Recommended,
        Verdict::Paid if entry.declined => PaymentStatus::Declined,
        Verdict::Paid => PaymentStatus::Paid,
        _ if entry.declined => PaymentStatus::Declined,
        _ => PaymentStatus::Offered,
    }
}

/// Every sum that is not in the ledger, once for each printing.
fn others(reading: &Reading<'_>, book: &Book<'_, '_>, judged: &[Judged<'_>]) -> Vec<OtherAmount> {
    let wanted = book
        .sums
        .iter()
        .zip(judged)
        .filter(|(_, judged)| judged.verdict == Verdict::Claimed)
        .map(|(sum, _)| sum.amount)
        .collect::<std::collections::BTreeSet<_>>();
    let mut found = Vec::new();
    let mut crowd = Crowd::default();
    let mut before = Fate::Beside;
    for (at, ((sum, judged), fate)) in book.sums.iter().zip(judged).zip(&book.fates).enumerate() {
        if sum.twin && before != Fate::Beside {
            continue;
        }
        // The lower end of a range is in the ledger where the upper one is.
        let upper = book.fates.get(at + 1).filter(|_| sum.extent == Extent::From);
        let fate = *upper.unwrap_or(fate);
        before = fate;
        let Some(unit) = reading.units.get(sum.unit) else { continue };
        if fate == Fate::Counted {
            continue;
        }
        let spoken_of = (judged.verdict == Verdict::Mention
            || judged.verdict == Verdict::Echo && judged.governor.is_none())
            && trust(unit) != Trust::Story
            && wanted.contains(&sum.amount)
            && super::around::weighs_a_claim(unit.text);
        let claimed = judged.verdict == Verdict::Claimed || spoken_of;
        let span = crowd.span(sum.unit, sum.rank, unit);
        found.push(OtherAmount {
            amount: sum.amount,
            status: if claimed { OtherAmountStatus::Claimed } else { OtherAmountStatus::Mentioned },
            role: (fate == Fate::Total).then_some(AmountRole::Total),
            paragraph: unit.paragraph,
            quote: reading.page.slice(span).to_owned(),
            span,
            rule: rule_of(judged, fate, spoken_of).to_owned(),
            confidence: judged.confidence,
            review: None,
        });
    }
    found
}

/// Why a sum is no payment.
fn rule_of(judged: &Judged<'_>, fate: Fate, spoken_of: bool) -> &'static str {
    match (fate, judged.verdict) {
        (Fate::Total, _) => "total_of_awards",
        _ if spoken_of => "claim_weighed",
        // The sentence was no verdict against a payment: the sum was met again, or could not be one.
        (_, Verdict::Award(_) | Verdict::Offer | Verdict::Paid) => "told_before",
        _ => judged.rule,
    }
}

/// How many sums of one sentence quote the whole of it. The longest lists of real decisions have a
/// dozen; a page that is one endless sentence of sums must not be copied once for each.
const CROWD: usize = 40;

/// How much of a crowded sentence stands on either side of its sum in the quotation, in bytes.
const AROUND: usize = 80;

/// The sums of the crowded sentence that was met last.
#[derive(Default)]
struct Crowd {
    unit: usize,
    places: Vec<Span>,
}

impl Crowd {
    /// What is quoted for a sum: its sentence, or in a crowd its neighbourhood.
    fn span(&mut self, at: usize, rank: usize, unit: &Unit<'_>) -> Span {
        if rank < CROWD {
            return unit.span;
        }
        if self.places.is_empty() || self.unit != at {
            self.unit = at;
            self.places = amounts(unit.text).into_iter().map(|(_, place)| place).collect();
        }
        let Some(place) = self.places.get(rank) else { return unit.span };
        let start = unit.text.floor_char_boundary(place.start().saturating_sub(AROUND));
        let end = unit.text.ceil_char_boundary((place.end() + AROUND).min(unit.text.len()));
        Span::new(unit.span.start() + start, unit.span.start() + end)
    }
}
