//! Putting a payment there that was not read.

use std::path::Path;

use super::super::args::review::Add;
use super::super::exit::Exit;
use super::super::screen::Screen;
use super::decide::{changes, total};
use super::{by, open};
use crate::casebook::Kept;
use crate::error::{Error, ErrorKind, Result};
use crate::model::review::{Decided, FactKind, Values};
use crate::model::{CaseRef, Pence};
use crate::review::{Addition, Judgement, addition, document_name, explain, facts, name_for};

/// Adds a payment, held to the words that say so.
pub(super) fn run(args: &Add, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let asked = args.reference.join(" ");
    let by = by(&args.signed)?;
    let mut values = changes(FactKind::Payment, &args.fields)?;
    let mut casebook = open(data)?;
    let Some(kept) = document(&casebook, &asked)? else {
        screen.complain(format_args!(
            "{asked} is not in {} (`casebook search` finds decisions)",
            data.display()
        ));
        return Ok(Exit::NothingFound);
    };
    let name = document_name(&kept.read);
    let Some(found) = addition(&kept.read, &args.quote) else {
        screen.complain(format_args!(
            "these words do not stand in {name} (quote a sentence as `casebook show {name} --full` prints it)"
        ));
        return Ok(Exit::NothingFound);
    };
    give_sum(&mut values, &found)?;
    refuse_known(&kept, &values, &found)?;
    let sum = amount(&values);
    if let Some(sum) = sum.filter(|sum| !args.anyway && !found.sums.contains(sum)) {
        let said = format!("{} does not stand in these words", sum.sterling());
        return Err(Error::new(ErrorKind::Usage, said).advise(
            "quote the words that have it, or say --anyway where the sum follows from them",
        ));
    }
    let id = name_for(&kept.read, &found.quote, &kept.judgements);
    let stake = values.get("amount").cloned().flatten().unwrap_or_default();
    let judgement = Judgement {
        id: 0,
        key: kept.read.key(),
        fact: id.to_string(),
        kind: FactKind::Payment,
        decided: Decided::Added,
        quote: found.quote,
        stake,
        seen: Values::new(),
        changes: values,
        by: by.clone(),
        at: String::new(),
        note: args.signed.note.clone(),
    };
    casebook.judge(&judgement, &[])?;
    let now = casebook.store().kept(&judgement.key)?.map(|kept| kept.settled().record);
    let all = now.as_ref().map(facts).unwrap_or_default();
    let says = all.iter().find(|fact| fact.id == id).map(|fact| explain(fact).says);
    let says = says.unwrap_or_default();
    screen.put(format!("{id}: added by {by}: {says}.{}\n", total(&casebook, &kept)?))?;
    Ok(Exit::Done)
}

/// The document of a reference, or of a key.
fn document(casebook: &crate::Casebook, asked: &str) -> Result<Option<Kept>> {
    let store = casebook.store();
    match CaseRef::parse(asked) {
        Some(reference) => {
            let mut found = store.kept_by_reference(&reference)?;
            let own = reference.to_string();
            let of = |kept: &Kept| document_name(&kept.read) == own;
            if found.len() > 1 && !found.iter().any(of) {
                let names: Vec<String> = found.iter().map(|it| document_name(&it.read)).collect();
                return Err(Error::new(ErrorKind::Usage, format!("{own} has several pages"))
                    .advise(format!("name one of {}", names.join(", "))));
            }
            found.sort_by_key(|kept| !of(kept));
            Ok(found.into_iter().next())
        }
        None => store.kept(asked),
    }
}

/// The one sum of the words, where none was typed.
fn give_sum(values: &mut Values, found: &Addition) -> Result<()> {
    if values.contains_key("amount") {
        return Ok(());
    }
    match found.sums.as_slice() {
        [] => {}
        [sum] => {
            values.insert("amount".to_owned(), Some(sum.to_string()));
        }
        several => {
            let sums: Vec<String> = several.iter().map(|sum| sum.sterling()).collect();
            let said = format!("these words have {} sums: {}", sums.len(), sums.join(", "));
            return Err(Error::new(ErrorKind::Usage, said).advise("say which with --amount"));
        }
    }
    Ok(())
}

fn amount(values: &Values) -> Option<Pence> {
    values.get("amount").and_then(Option::as_deref).and_then(Pence::parse_decimal)
}

/// The same sum in the same words is the same payment, unless it goes to somebody else.
fn refuse_known(kept: &Kept, values: &Values, found: &Addition) -> Result<()> {
    let sum = amount(values);
    let payee = values.get("payee").and_then(Option::as_deref);
    let record = kept.settled().record;
    let same = facts(&record).into_iter().find(|fact| {
        let crate::review::FactBody::Payment(payment) = fact.body else { return false };
        let words = payment.quote.contains(&found.quote) || found.quote.contains(&payment.quote);
        let other = payee.is_some() && payment.payee.as_deref() != payee;
        words && payment.amount == sum && !other
    });
    same.map_or(Ok(()), |fact| {
        Err(Error::new(ErrorKind::Usage, format!("{} is this payment already", fact.id))
            .advise("accept or correct that one"))
    })
}
