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
use crate::model::Pence;
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

/// Takes decisions back: all that are named, or none.
pub(super) fn undo(args: &Undo, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let ids = ids(&args.ids)?;
    let mut casebook = open(data)?;
    let found = each(&ids, screen, |id| {
        Ok(lookup(&casebook, id)?.map_err(|missing| missing.to_string()).and_then(|kept| {
            decided_about(id, &kept).ok_or_else(|| {
                format!(
                    "nothing was decided about {id} (`casebook review list --done` lists decisions)"
                )
            })
        }))
    })?;
    let Some(found) = found else { return Ok(Exit::NothingFound) };
    for (id, judgement) in ids.iter().zip(found) {
        let Some(kept) = casebook.store().kept(&judgement.key)? else { continue };
        casebook.withdraw(&judgement.key, &[judgement.id])?;
        let told = format!("{id}: no longer {} by {}", judgement.decided, judgement.by);
        screen.put(format!("{told}.{}\n", total(&casebook, &kept)?))?;
    }
    Ok(Exit::Done)
}

/// The decision that holds about a fact of this name, or one that is lost.
fn decided_about(id: &FactId, kept: &Kept) -> Option<Judgement> {
    let name = id.to_string();
    bound_to(&name, &kept.read, &kept.judgements).cloned().or_else(|| {
        let lost = kept.settled().lost.into_iter().map(|lost| lost.judgement);
        lost.into_iter().find(|judgement| judgement.fact == name)
    })
}

/// What there is to do for each name, or nothing where one of them cannot be done: each that cannot
/// is complained about.
fn each<T>(
    ids: &[FactId],
    screen: &mut Screen<'_>,
    mut one: impl FnMut(&FactId) -> Result<Result<T, String>>,
) -> Result<Option<Vec<T>>> {
    let (mut found, mut all) = (Vec::new(), true);
    for id in ids {
        match one(id)? {
            Ok(it) => found.push(it),
            Err(missing) => {
                screen.complain(missing);
                all = false;
            }
        }
    }
    if !all && ids.len() > 1 {
        screen.complain("nothing was changed: all names have to be right");
    }
    Ok(all.then_some(found))
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

/// Decides alike about several facts: about all that are named, or about none.
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
    let found = each(&ids, screen, |id| {
        let judged = match lookup(&casebook, id)? {
            Ok(kept) => judgement(&kept, id, decided, changes, &by),
            Err(missing) => Err(missing),
        };
        judged.map_or_else(
            |missing| Ok(Err(missing.to_string())),
            |mut judged| {
                judged.judgement.note = note(&judged, decided, signed, &by);
                refuse(&judged)?;
                Ok(Ok(judged))
            },
        )
    })?;
    let Some(found) = found else { return Ok(Exit::NothingFound) };
    for (id, Judged { judgement, before, lost }) in ids.iter().zip(found) {
        let Some(kept) = casebook.store().kept(&judgement.key)? else { continue };
        let replaced = before.iter().chain(&lost).map(|before| before.id);
        casebook.judge(&judgement, &replaced.collect::<Vec<_>>())?;
        tell(&casebook, &kept, id, &judgement, screen)?;
    }
    Ok(Exit::Done)
}

/// A decision, and those that it takes the place of.
struct Judged {
    judgement: Judgement,
    /// The one that holds about the same fact.
    before: Option<Judgement>,
    /// Those that hold about nothing any more, and whose fact reads now as this one.
    lost: Vec<Judgement>,
}

/// A decision about the fact of this name. What was corrected before stays corrected where the new
/// decision is a correction too; what is lost is never put into a new decision.
fn judgement(
    kept: &Kept,
    id: &FactId,
    decided: Decided,
    changes: &Values,
    by: &str,
) -> Result<Judged, Missing> {
    let name = id.to_string();
    let before = bound_to(&name, &kept.read, &kept.judgements).cloned();
    let settled = kept.settled();
    // A remark may follow from what was decided; what was read is the same for all others.
    let record = if id.kind == FactKind::Remark { &settled.record } else { &kept.read };
    if let Some(read) = find(record, id) {
        let mut all = Values::new();
        if let Some(before) = before.as_ref().filter(|_| decided == Decided::Corrected) {
            all.clone_from(&before.changes);
        }
        all.extend(changes.clone());
        let judgement = Judgement::of(&read, decided, all, by);
        let in_its_place = settled.lost.iter().filter(|lost| lost.now.as_ref() == Some(&name));
        let lost = in_its_place.map(|lost| lost.judgement.clone()).collect();
        return Ok(Judged { judgement, before, lost });
    }
    // What a person has added is not in what was read.
    if let Some(added) = before.as_ref().filter(|before| before.decided == Decided::Added) {
        if decided == Decided::Rejected {
            return Err(Missing::Addition(id.clone()));
        }
        let mut judgement = Judgement { id: 0, ..added.clone() };
        judgement.changes.extend(changes.clone());
        return Ok(Judged { judgement, before, lost: Vec::new() });
    }
    Err(Missing::Fact(id.clone(), near(&settled.record, id)))
}

/// Why it was decided. A correction that adds to another one keeps its reason, where it gives none
/// itself. What a person has added stays theirs, whoever decides about it afterwards: that stands
/// in the note.
fn note(judged: &Judged, decided: Decided, signed: &Signed, by: &str) -> Option<String> {
    let Judged { judgement, before, .. } = judged;
    if judgement.decided != Decided::Added {
        let before = before.as_ref().filter(|_| judgement.decided != Decided::Rejected);
        return signed.note.clone().or_else(|| before.and_then(|before| before.note.clone()));
    }
    let other = (judgement.by != by).then(|| format!("{decided} by {by}"));
    let said = [judgement.note.clone(), other, signed.note.clone()];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// What cannot be decided.
fn refuse(judged: &Judged) -> Result<()> {
    let judgement = &judged.judgement;
    let otherwise = judged.before.as_ref().filter(|before| {
        judgement.decided == Decided::Accepted
            && matches!(before.decided, Decided::Corrected | Decided::Rejected)
    });
    if let Some(Judgement { decided, by, .. }) = otherwise {
        let fact = &judgement.fact;
        let said = format!(
            "{fact} was {decided} by {by}, and to accept it is to say that it is as it was read"
        );
        let undo = format!("take that back first: casebook review undo {}", fact.replace(' ', "-"));
        return Err(Error::new(ErrorKind::Usage, said).advise(undo));
    }
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
    let sum = |name: &str| {
        let (_, value) = judgement.decided_values().find(|(known, _)| *known == name)?;
        value.and_then(Pence::parse_decimal)
    };
    if let Some((least, most)) = sum("amount_min").zip(sum("amount"))
        && judgement.changes.contains_key("amount_min")
        && least > most
    {
        let said =
            format!("a range from {} to {} has no sum in it", least.sterling(), most.sterling());
        return Err(Error::new(ErrorKind::Usage, said)
            .advise("--amount-min is the lower end, --amount the upper one"));
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
