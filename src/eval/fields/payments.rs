//! Sums: awards with everything that is said of them, offers, and what is only mentioned.

use super::Field;
use crate::eval::item::{Item, NONE, one, or_none, said, words};
use crate::eval::label::{DecisionLabel, PaymentLabel};
use crate::model::Pence;
use crate::model::decision::{Decision, Payment};

/// The fields of the remedy ledger. An award is told by its sum; where an award was missed, so is
/// everything about it.
pub(super) const FIELDS: &[Field<DecisionLabel, Decision>] = &[
    Field {
        name: "awarded amounts",
        wanted: |label| aspect(label, |it| Some(it.amount_status?.to_string())),
        found: |page| awards(page, |it| it.amount_status.to_string()),
    },
    Field {
        name: "awards: status",
        wanted: |label| aspect(label, |it| Some(it.status.to_string())),
        found: |page| awards(page, |it| it.status.to_string()),
    },
    Field {
        name: "awards: form",
        wanted: |label| aspect(label, |it| Some(it.form?.to_string())),
        found: |page| awards(page, |it| it.form.to_string()),
    },
    Field {
        name: "awards: payer",
        wanted: |label| aspect(label, |it| Some(or_none(it.payer.as_ref()?.as_ref()))),
        found: |page| awards(page, |it| or_none(it.payer.as_ref())),
    },
    Field {
        name: "awards: payee",
        wanted: |label| aspect(label, |it| Some(or_none(it.payee.as_ref()?.as_ref()))),
        found: |page| awards(page, |it| or_none(it.payee.as_ref())),
    },
    Field {
        name: "awards: beneficiary",
        wanted: |label| aspect(label, |it| Some(or_none(it.beneficiary.as_ref()?.as_ref()))),
        found: |page| awards(page, |it| or_none(it.beneficiary.as_ref())),
    },
    Field {
        name: "awards: purposes",
        wanted: |label| aspect(label, |it| Some(words(it.purposes.as_ref()?))),
        found: |page| awards(page, |it| words(&it.purposes)),
    },
    Field {
        name: "awards: basis",
        wanted: |label| {
            aspect(label, |it| {
                let basis = it.basis.as_ref()?.as_ref();
                Some(basis.map_or(NONE.to_owned(), |it| basis_words(it.rate, &it.per, it.count)))
            })
        },
        found: |page| {
            awards(page, |it| {
                let basis = it.basis.as_ref();
                basis.map_or(NONE.to_owned(), |it| basis_words(it.rate, &it.per, it.count))
            })
        },
    },
    Field {
        name: "awards: due",
        wanted: |label| aspect(label, |it| Some(or_none(it.due.as_ref()?.as_ref()))),
        found: |page| awards(page, |it| or_none(it.due.as_ref().and_then(|due| due.date))),
    },
    Field {
        name: "awards: paragraph",
        wanted: |label| aspect(label, |it| Some(or_none(it.paragraph.as_ref()?.as_ref()))),
        found: |page| awards(page, |it| or_none(it.paragraph)),
    },
    Field {
        name: "awarded_total",
        wanted: |label| said(&label.awarded_total),
        found: |page| one(page.awarded_total),
    },
    Field {
        name: "awarded_total_complete",
        wanted: |label| said(&label.awarded_total_complete),
        found: |page| one(Some(page.awarded_total_complete)),
    },
    Field {
        name: "offers, declined and paid",
        wanted: |label| {
            let payments = label.payments.as_ref()?.iter().filter(|it| !it.is_awarded());
            Some(payments.map(|it| wanted(it, it.status.to_string())).collect())
        },
        found: |page| {
            let payments = page.payments.iter().filter(|it| !it.awarded);
            payments.map(|it| found(it, it.status.to_string())).collect()
        },
    },
    Field {
        name: "other amounts",
        wanted: |label| {
            let sums = label.other_amounts.as_ref()?.iter();
            Some(
                sums.map(|it| {
                    beside(it.amount, it.paragraph, it.status.as_str(), it.amount.sterling())
                })
                .collect(),
            )
        },
        found: |page| {
            let sums = page.other_amounts.iter();
            sums.map(|it| beside(it.amount, it.paragraph, it.status.as_str(), it.quote.clone()))
                .collect()
        },
    },
];

/// What a label says of each award; `None` where it leaves that out for one of them.
fn aspect(label: &DecisionLabel, of: fn(&PaymentLabel) -> Option<String>) -> Option<Vec<Item>> {
    let awards = label.payments.as_ref()?.iter().filter(|it| it.is_awarded());
    awards.map(|it| Some(wanted(it, of(it)?))).collect()
}

fn awards(page: &Decision, of: fn(&Payment) -> String) -> Vec<Item> {
    page.payments.iter().filter(|it| it.awarded).map(|it| found(it, of(it))).collect()
}

fn wanted(payment: &PaymentLabel, says: String) -> Item {
    let clue = payment.amount.map_or_else(String::new, Pence::sterling);
    Item::of(sum(payment.amount), says).at(payment.paragraph.flatten(), clue)
}

fn found(payment: &Payment, says: String) -> Item {
    Item::of(sum(payment.amount), says).at(payment.paragraph, payment.quote.clone())
}

fn sum(amount: Option<Pence>) -> String {
    amount.map_or_else(|| "a sum not stated".to_owned(), Pence::sterling)
}

fn beside(amount: Pence, paragraph: Option<u32>, status: &str, words: String) -> Item {
    let place = paragraph.map_or_else(|| "unnumbered".to_owned(), |it| format!("paragraph {it}"));
    Item::of(format!("{}, {place}", amount.sterling()), status).at(paragraph, words)
}

fn basis_words(rate: Pence, per: &str, count: Option<f64>) -> String {
    let count = count.map_or_else(String::new, |count| format!(" for {count}"));
    format!("{} a {per}{count}", rate.sterling())
}
