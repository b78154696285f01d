//! Accepting, correcting, rejecting, and taking back.

use std::path::Path;

use super::super::args::review::{Correct, Decide, Fields, Signed, Undo};
use super::super::exit::Exit;
use super::super::explain::{Missing, lookup};
use super::super::screen::Screen;
use super::super::words::{list, money};
use super::{by, ids, open};
use crate::Casebook;
use crate::casebook::Kept;
use crate::error::{Error, ErrorKind, Result};
use crate::model::review::{Decided, FactKind, Values};
use crate::review::{
    Fact, FactBody, FactId, Judgement, bound_to, explain, facts, field, fields_of, find, near,
};

/// Says that facts are as they were read.
pub(super) fn accept(args: &Decide, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    all(&args.ids, Decided::Accepted, &Values::new(), &args.signed, data, screen)
}

/// Says that there are no such facts.
pub(super) fn reject(args: &Decide, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    all(&args.ids, Decided::Rejected, &Values::new(), &args.signed, data, screen)
}

/// Says what is otherwise about a fact.
pub(super) fn correct(args: &Correct, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let ids = ids(&args.id)?;
    let [id] = ids.as_slice() else {
        return Err(Error::new(ErrorKind::Usage, "one fact is corrected at a time")
            .advise("name one, and say what is otherwise"));
    };
    let changes = changes(id.kind, &args.fields)?;
    if changes.is_empty() {
        let flags: Vec<String> = fields_of(id.kind).map(|field| flag(field.name)).collect();
        if flags.is_empty() {
            return Err(cannot(id.kind));
        }
        return Err(Error::new(ErrorKind::Usage, "nothing is said to be otherwise")
            .advise(format!("say {}", list(flags.iter().map(String::as_str), "or"))));
    }
    all(&args.id, Decided::Corrected, &changes, &args.signed, data, screen)
}

/// Takes decisions back.
pub(super) fn undo(args: &Undo, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let ids = ids(&args.ids)?;
    let mut casebook = open(data)?;
    let mut exit = Exit::Done;
    for id in &ids {
        let kept = match lookup(&casebook, id)? {
            Ok(kept) => kept,
            Err(missing) => {
                screen.complain(missing);
                exit = Exit::NothingFound;
                continue;
            }
        };
        let Some(judgement) = bound_to(&id.to_string(), &kept.read, &kept.judgements) else {
            screen.complain(format_args!(
                "nothing was decided about {id} (`casebook review list --done` lists decisions)"
            ));
            exit = Exit::NothingFound;
            continue;
        };
        casebook.withdraw(&judgement.key, &[judgement.id])?;
        let told = format!("{id}: no longer {} by {}", judgement.decided, judgement.by);
        screen.put(format!("{told}.{}\n", total(&casebook, &kept)?))?;
    }
    Ok(exit)
}

/// The fields that were typed, each in its own spelling.
pub(super) fn changes(kind: FactKind, typed: &Fields) -> Result<Values> {
    let mut changes = Values::new();
    for (name, value) in typed.typed() {
        let Some(field) = field(kind, name) else {
            let known: Vec<String> = fields_of(kind).map(|field| flag(field.name)).collect();
            if known.is_empty() {
                return Err(cannot(kind));
            }
            let said = format!("there is no {} of {}", flag(name), a(kind));
            let known = list(known.iter().map(String::as_str), "and");
            return Err(Error::new(ErrorKind::Usage, said).advise(format!("it has {known}")));
        };
        let value = field.value(value).map_err(|takes| {
            let said = format!("{} cannot be {value:?}", flag(name));
            Error::new(ErrorKind::Usage, said).advise(format!("say {takes}"))
        })?;
        changes.insert(name.to_owned(), value);
    }
    Ok(changes)
}

fn flag(name: &str) -> String {
    format!("--{}", name.replace('_', "-"))
}

fn a(kind: FactKind) -> String {
    let article = if kind.label().starts_with(['a', 'i']) { "an" } else { "a" };
    format!("{article} {kind}")
}

fn cannot(kind: FactKind) -> Error {
    Error::new(ErrorKind::Usage, format!("{} has nothing to correct", a(kind)))
        .advise("accept it, and correct the fact that it is about")
}

/// Decides alike about several facts.
fn all(
    typed: &[String],
    decided: Decided,
    changes: &Values,
    signed: &Signed,
    data: &Path,
    screen: &mut Screen<'_>,
) -> Result<Exit> {
    let (ids, by) = (ids(typed)?, by(signed)?);
    let mut casebook = open(data)?;
    let mut exit = Exit::Done;
    for id in &ids {
        let told = lookup(&casebook, id)?.and_then(|kept| {
            let judgement = judgement(&kept, id, decided, changes, by)?;
            Ok((kept, judgement))
        });
        match told {
            Ok((kept, Judged { mut judgement, before })) => {
                judgement.note = note(&judgement, decided, signed, by);
                refuse(&judgement)?;
                let replaces: Vec<i64> = before.iter().map(|before| before.id).collect();
                casebook.judge(&judgement, &replaces)?;
                tell(&casebook, &kept, id, &judgement, screen)?;
            }
            Err(missing) => {
                screen.complain(missing);
                exit = Exit::NothingFound;
            }
        }
    }
    Ok(exit)
}

/// A decision, and the one that it takes the place of.
struct Judged {
    judgement: Judgement,
    before: Option<Judgement>,
}

/// The decision about the fact of this name. What was corrected before stays corrected where the new
/// decision is a correction too.
fn judgement(
    kept: &Kept,
    id: &FactId,
    decided: Decided,
    changes: &Values,
    by: &str,
) -> Result<Judged, Missing> {
    let name = id.to_string();
    let before = bound_to(&name, &kept.read, &kept.judgements).cloned();
    if let Some(read) = find(&kept.read, id) {
        let mut all = Values::new();
        if let Some(before) = before.as_ref().filter(|_| decided == Decided::Corrected) {
            all.clone_from(&before.changes);
        }
        all.extend(changes.clone());
        let judgement = Judgement::of(&read, decided, all, by);
        return Ok(Judged { judgement, before });
    }
    // What a person has added is not in what was read.
    if let Some(added) = before.as_ref().filter(|before| before.decided == Decided::Added) {
        if decided == Decided::Rejected {
            return Err(Missing::Addition(id.clone()));
        }
        let mut judgement = Judgement { id: 0, ..added.clone() };
        judgement.changes.extend(changes.clone());
        return Ok(Judged { judgement, before });
    }
    Err(Missing::Fact(id.clone(), near(&kept.settled().record, id)))
}

/// Why it was decided. What a person has added stays theirs, whoever decides about it afterwards:
/// that stands in the note.
fn note(judgement: &Judgement, decided: Decided, signed: &Signed, by: &str) -> Option<String> {
    if judgement.decided != Decided::Added {
        return signed.note.clone();
    }
    let other = (judgement.by != by).then(|| format!("{decided} by {by}"));
    let said = [judgement.note.clone(), other, signed.note.clone()];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// What cannot be decided.
fn refuse(judgement: &Judgement) -> Result<()> {
    if judgement.kind == FactKind::Improvement && judgement.seen.is_empty() {
        return Err(Error::new(
            ErrorKind::Usage,
            "what a performance page lists is not read by a rule, so there is nothing to decide",
        ));
    }
    if judgement.kind == FactKind::Remark && judgement.decided == Decided::Rejected {
        return Err(Error::new(ErrorKind::Usage, "a remark cannot be rejected").advise(
            "accept it when you have looked, and correct or reject the fact that it is about",
        ));
    }
    let same =
        judgement.changes.iter().all(|(name, value)| judgement.seen.get(name) == Some(value));
    if judgement.decided == Decided::Corrected && same {
        return Err(Error::new(ErrorKind::Usage, format!("{} reads so already", judgement.fact))
            .advise("accept it"));
    }
    Ok(())
}

/// Says what now counts.
fn tell(
    casebook: &Casebook,
    before: &Kept,
    id: &FactId,
    judgement: &Judgement,
    screen: &mut Screen<'_>,
) -> Result<()> {
    let now = casebook.store().kept(&judgement.key)?.map(|kept| kept.settled().record);
    let facts = now.as_ref().map(facts).unwrap_or_default();
    let fact = facts.iter().find(|fact| fact.id == *id);
    let says = fact.map(|fact| format!(": {}", reads(fact))).unwrap_or_default();
    let said = format!("{id}: {} by {}{says}.", judgement.decided, judgement.by);
    screen.put(format!("{said}{}\n", total(casebook, before)?))
}

fn reads(fact: &Fact<'_>) -> String {
    match fact.body {
        FactBody::Remark(remark) => remark.code.clone(),
        _ => explain(fact).says,
    }
}

/// " 24 014 093 now awards £650.00 (before: £600.00).", where that has changed.
pub(super) fn total(casebook: &Casebook, before: &Kept) -> Result<String> {
    let of = |kept: &Kept| kept.settled().record.decision().and_then(|it| it.awarded_total);
    let now = casebook.store().kept(&before.read.key())?.as_ref().and_then(of);
    let then = of(before);
    if now == then {
        return Ok(String::new());
    }
    let words = |sum: Option<_>| sum.map_or_else(|| "no stated sum".to_owned(), money);
    let document = crate::review::document_name(&before.read);
    Ok(format!(" {document} now awards {} (before: {}).", words(now), words(then)))
}
