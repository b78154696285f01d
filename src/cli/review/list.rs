//! The list: what needs a person, and what was decided.

use std::path::Path;

use serde::Serialize;

use super::super::args::review::List;
use super::super::asked::question;
use super::super::exit::Exit;
use super::super::explain::fact::decided;
use super::super::form::Form;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::words::{count, day, money};
use crate::Casebook;
use crate::error::{Error, ErrorKind, Result};
use crate::model::review::{FactKind, Review, Values};
use crate::review::{
    DOUBTFUL, Doubt, Fact, FactBody, FactId, Lost, REMARKS, Why, doubts, explain, facts, marked,
};
use crate::search;

/// How many are shown unless `--limit` says otherwise.
const LIMIT: usize = 20;

/// A decision that was made, as it stands.
#[derive(Debug, Serialize)]
struct Done {
    id: String,
    kind: FactKind,
    says: String,
    organisation: Option<String>,
    review: Review,
    /// Whether it is applied: not where its fact is gone or reads otherwise.
    holds: bool,
}

/// What programs get.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    below: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_review: Option<&'a [Doubt]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<&'a [Done]>,
}

/// Lists what was asked for.
pub(super) fn run(args: &List, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let below = threshold(args.below.as_deref())?;
    let casebook = Casebook::open(data)?;
    let (mut open, done) = gather(&casebook, below, args)?;
    open.sort_by_cached_key(Doubt::order);
    let (shows_open, shows_done) = (!args.done, args.done || args.all);
    let open_shown = shows_open.then_some(open.as_slice());
    let done_shown = shows_done.then_some(done.as_slice());
    match form {
        Form::Json => {
            let below = shows_open.then_some(below);
            screen.json(&Listed { below, to_review: open_shown, done: done_shown })?;
        }
        Form::Ndjson => {
            open_shown.into_iter().flatten().try_for_each(|it| screen.json_line(it))?;
            done_shown.into_iter().flatten().try_for_each(|it| screen.json_line(it))?;
        }
        Form::Text => {
            let mut prose = screen.prose();
            let limit = args.limit.unwrap_or(LIMIT);
            if let Some(open) = open_shown {
                print_open(open, below, limit, &mut prose);
            }
            if let Some(done) = done_shown {
                prose.gap();
                print_done(done, limit, &mut prose);
            } else if !done.is_empty() {
                let (decisions, limit) =
                    (count(done.len(), "decision", "decisions"), "list --done");
                prose.gap();
                prose.line(format!("{decisions} made: casebook review {limit}"));
            }
            screen.show(prose)?;
        }
    }
    let found =
        open_shown.is_some_and(|it| !it.is_empty()) || done_shown.is_some_and(|it| !it.is_empty());
    Ok(Exit::found(found))
}

fn threshold(typed: Option<&str>) -> Result<f32> {
    let Some(typed) = typed else { return Ok(DOUBTFUL) };
    let number: Option<f32> = typed.trim().parse().ok();
    number.filter(|number| (0.0..=1.0).contains(number)).ok_or_else(|| {
        Error::new(ErrorKind::Usage, format!("--below cannot be {typed:?}"))
            .advise("say a number from 0 to 1, such as 0.9")
    })
}

/// What needs a person and what was decided, in the documents that were asked for.
fn gather(casebook: &Casebook, below: f32, args: &List) -> Result<(Vec<Doubt>, Vec<Done>)> {
    let question = question(&[], &args.filters)?;
    let codes: Vec<&str> = REMARKS.iter().map(|(code, _)| *code).collect();
    let mut keys = casebook.store().keys_to_review(below, &codes)?;
    if !question.to_string().is_empty() {
        let wanted = search::keys(&casebook.index()?, &question)?;
        keys.retain(|key| wanted.binary_search(key).is_ok());
    }
    let (mut open, mut done) = (Vec::new(), Vec::new());
    for key in keys {
        // A record that does not read is named by `verify`, and never stops the list.
        let Ok(Some(kept)) = casebook.store().kept(&key) else { continue };
        let settled = kept.settled();
        open.extend(doubts(&settled, below));
        // What an addition is made of bears its mark too; it is one decision.
        let own = |fact: &&Fact<'_>| !matches!(fact.body, FactBody::Amount(it) if it.is_added());
        done.extend(facts(&settled.record).iter().filter(own).filter_map(|fact| {
            Some(Done {
                id: fact.id.to_string(),
                kind: fact.id.kind,
                says: explain(fact).says,
                organisation: fact.record().organisation().map(str::to_owned),
                review: fact.review()?.clone(),
                holds: true,
            })
        }));
        done.extend(settled.lost.iter().map(|lost| stale(lost, settled.record.organisation())));
    }
    done.sort_by(|one, other| other.review.at.cmp(&one.review.at).then(one.id.cmp(&other.id)));
    Ok((open, done))
}

/// A decision that is applied to nothing.
fn stale(lost: &Lost, organisation: Option<&str>) -> Done {
    let it = &lost.judgement;
    let says = lost.now.as_ref().map_or_else(
        || "applied to nothing: its words are no longer found".to_owned(),
        |now| format!("applied to nothing: this now reads otherwise, as {now}"),
    );
    Done {
        id: it.fact.clone(),
        kind: it.kind,
        says,
        organisation: organisation.map(str::to_owned),
        review: it.review(it.decided, Values::new()),
        holds: false,
    }
}

fn print_open(open: &[Doubt], below: f32, limit: usize, prose: &mut Prose) {
    if open.is_empty() {
        prose.line(format!("Nothing needs a person: no fact is less sure than {below}, no contradiction, no sum without a place."));
        return;
    }
    let (things, need) =
        (count(open.len(), "thing", "things"), if open.len() == 1 { "needs" } else { "need" });
    let shown = if open.len() > limit {
        format!(", of which {limit} {} shown", if limit == 1 { "is" } else { "are" })
    } else {
        String::new()
    };
    prose.line(format!("{things} {need} a person, payments first, the largest sums first{shown}:"));
    for (place, doubt) in open.iter().take(limit).enumerate() {
        prose.gap();
        one(place + 1, doubt, prose);
    }
    if let Some(doubt) = open.first() {
        prose.gap();
        for (typed, why) in hints(doubt) {
            prose.line(prose.paint().quiet(format!("casebook review {typed}   {why}")));
        }
    }
}

/// What can be done about something in the list.
fn hints(doubt: &Doubt) -> Vec<(String, &'static str)> {
    let names = std::iter::once(&doubt.id).chain(&doubt.also).map(|id| id.replace(' ', "-"));
    let (id, all_ids) = (doubt.id.replace(' ', "-"), names.collect::<Vec<_>>().join(" "));
    let kind = FactId::parse(&doubt.id).map(|id| id.kind);
    let document = id.split('/').next().unwrap_or_default();
    let typed = |verb: &str, more: &str| format!("{verb:<8}{id}{more}");
    let mut all = vec![(typed("show", ""), "the paragraph around it")];
    match (doubt.why, kind) {
        (Why::Lost, _) => all.push((typed("undo", ""), "what was decided holds no more")),
        (_, Some(FactKind::Remark | FactKind::Amount)) => {
            all.push((format!("{:<8}{all_ids}", "accept"), "you have looked, and it is right"));
            let add = format!("{:<8}{document} --amount 350 --quote \"WORDS\"", "add");
            all.push((add, "a payment was missed"));
        }
        (_, Some(FactKind::Payment)) => {
            all.push((typed("accept", ""), "it is as it was read"));
            all.push((typed("correct", " --amount 350 --payee \"Mrs B\""), "it is otherwise"));
            all.push((typed("reject", " --note \"WHY\""), "there is no such payment"));
        }
        _ => {
            all.push((typed("accept", ""), "it is as it was read"));
            all.push((typed("correct", " --status recommended"), "it is otherwise"));
            all.push((typed("reject", " --note \"WHY\""), "there is no such thing"));
        }
    }
    all
}

fn one(number: usize, doubt: &Doubt, prose: &mut Prose) {
    let sum = doubt.amount.map_or_else(String::new, |sum| format!("{} · ", money(sum)));
    let head = format!("{sum}{} · {}", doubt.why.label(), prose.paint().strong(&doubt.id));
    prose.hanging(&format!("{number:>3}. "), &head);
    if doubt.says != doubt.message {
        prose.hanging("     ", &format!("Read as: {}", doubt.says));
    }
    if !doubt.also.is_empty() {
        prose.hanging("     ", &format!("The same sum again: {}", doubt.also.join(", ")));
    }
    let mut about: Vec<String> = doubt.organisation.iter().cloned().collect();
    about.extend(doubt.date.map(day));
    about.extend(doubt.paragraph.map(|number| format!("paragraph {number}")));
    about.extend(doubt.section.clone());
    prose.hanging("     ", &about.join(" · "));
    if !doubt.quote.is_empty() && doubt.quote != doubt.message {
        let sum = doubt.amount.filter(|_| doubt.why != Why::Lost);
        prose.hanging("     ", &format!("“{}”", marked(&doubt.quote, sum)));
    }
    prose.hanging("     ", &prose.paint().quiet(&doubt.message));
}

fn print_done(done: &[Done], limit: usize, prose: &mut Prose) {
    if done.is_empty() {
        prose.line("Nothing has been decided yet.");
        return;
    }
    prose.line(format!("{} made, the latest first:", count(done.len(), "decision", "decisions")));
    for it in done.iter().take(limit) {
        prose.gap();
        prose.hanging("  ", &format!("{} · {}", prose.paint().strong(&it.id), it.says));
        prose.hanging("    ", &decided(it.kind, &it.review));
    }
}
