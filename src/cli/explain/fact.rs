//! Explanations in words: a document's facts one after the other, and one of them in full.

use jiff::Timestamp;
use serde::Serialize;

use super::super::prose::Prose;
use super::super::show::name;
use super::super::words::{day, list};
use crate::index::card::whole_text;
use crate::model::Record;
use crate::model::review::{FactKind, Review};
use crate::review::{
    Explanation, FactBody, FactId, Lost, Settled, explain, facts, field, fields_of, marked, place,
};

/// How many characters of a sentence stand beside a sum that is no payment.
const BRIEF: usize = 110;

/// A document with the reasons for its facts, as programs get it.
#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    key: String,
    reference: Option<String>,
    organisation: Option<&'a str>,
    date: Option<jiff::civil::Date>,
    facts: Vec<Explanation>,
}

impl<'a> Document<'a> {
    pub(super) fn of(record: &'a Record) -> Self {
        Self {
            key: record.key(),
            reference: record
                .decision()
                .and_then(|it| it.reference.as_ref())
                .map(ToString::to_string),
            organisation: record.organisation(),
            date: record.date(),
            facts: facts(record).iter().map(explain).collect(),
        }
    }
}

/// The kinds of facts, each under its heading.
const HEADINGS: &[(FactKind, &str)] = &[
    (FactKind::Finding, "What was found"),
    (FactKind::Payment, "Money: awards, offers and payments"),
    (FactKind::Improvement, "Service improvements"),
    (FactKind::Action, "Other actions for the person"),
    (FactKind::Amount, "Other sums in the text, which are no payments"),
    (FactKind::Remark, "Remarks on the reading"),
];

/// Prints every fact of a document with its reasons; sums that are no payments in brief.
pub(super) fn document(record: &Record, prose: &mut Prose) {
    prose.gap();
    let date = record.date().map_or_else(String::new, |date| format!(" · {}", day(date)));
    prose.line(prose.paint().strong(format!("{}{date}", name(record))));
    let facts = facts(record);
    for (kind, heading) in HEADINGS {
        let of_kind = facts.iter().filter(|fact| fact.id.kind == *kind);
        let explained: Vec<Explanation> = of_kind.map(explain).collect();
        if explained.is_empty() {
            continue;
        }
        prose.heading(heading);
        for (place, it) in explained.iter().enumerate() {
            if matches!(kind, FactKind::Amount | FactKind::Remark) {
                brief(it, prose);
            } else {
                if place > 0 {
                    prose.gap();
                }
                long(it, prose);
            }
        }
    }
    if facts.is_empty() {
        prose.line("  No facts were read from this document.");
    }
}

fn brief(it: &Explanation, prose: &mut Prose) {
    prose.hanging("  - ", &format!("{} · {}", it.says, it.id));
    if it.kind == FactKind::Amount {
        let quote = marked(&it.quote, it.amount);
        let mut short: String = quote.chars().take(BRIEF).collect();
        if short.len() < quote.len() {
            short.push('…');
        }
        prose.hanging("    ", &prose.paint().quiet(format!("{}“{short}”", place_of(it))));
    }
    if let Some(review) = &it.review {
        prose.hanging("    ", &decided(it.kind, review));
    }
}

fn place_of(it: &Explanation) -> String {
    match (it.paragraph, &it.section) {
        (Some(number), Some(section)) => format!("Paragraph {number}, {section}: "),
        (Some(number), None) => format!("Paragraph {number}: "),
        (None, Some(section)) => format!("{section}: "),
        (None, None) => String::new(),
    }
}

/// One fact: what it says, the sentence, the rule, and what speaks for and against it.
fn long(it: &Explanation, prose: &mut Prose) {
    prose.hanging("  ", &format!("{} · {}", prose.paint().strong(&it.says), it.id));
    if !it.quote.is_empty() {
        prose.hanging("    ", &format!("{}“{}”", place_of(it), marked(&it.quote, it.amount)));
    }
    if let Some(rule) = &it.rule {
        let says = it.rule_says.unwrap_or("no description");
        let sure = it.confidence.map_or_else(String::new, |sure| format!(", sure to {sure}"));
        prose.hanging("    Rule:    ", &format!("{says} ({rule}{sure})"));
    }
    told("    Because: ", &it.reasons, prose);
    told("    Checked: ", &it.checked, prose);
    told("    Doubt:   ", &it.doubts, prose);
    if let Some(review) = &it.review {
        prose.hanging("    Review:  ", &decided(it.kind, review));
    }
}

fn told(label: &str, remarks: &[String], prose: &mut Prose) {
    if !remarks.is_empty() {
        prose.hanging(label, &remarks.join(" "));
    }
}

/// "corrected by ann on 3 May 2026: amount 350.00 (was 300.00). “the bill”".
pub(in crate::cli) fn decided(kind: FactKind, review: &Review) -> String {
    let mut words = format!("{} by {}", review.decision, review.by);
    if let Some(day) = on(&review.at) {
        words.extend([" on ", &day]);
    }
    let known = fields_of(kind).map(|field| field.name).chain(["basis"]);
    let was: Vec<String> = known
        .filter_map(|name| {
            let value = review.was.get(name)?;
            Some(format!("{name} was read as {}", value.as_deref().unwrap_or("not stated")))
        })
        .collect();
    if !was.is_empty() {
        words.extend(["; ", &list(was.iter().map(String::as_str), "and")]);
    }
    if let Some(note) = &review.note {
        words.extend([": “", note, "”"]);
    }
    words
}

fn on(at: &str) -> Option<String> {
    let at: Timestamp = at.parse().ok()?;
    Some(day(at.to_zoned(jiff::tz::TimeZone::UTC).date()))
}

/// One fact with the paragraph around it and what else stands there.
#[derive(Debug, Serialize)]
pub(super) struct Full {
    #[serde(flatten)]
    explanation: Option<Explanation>,
    /// The whole paragraph.
    #[serde(rename = "paragraph_text")]
    around: Option<String>,
    /// The other facts of the paragraph.
    beside: Vec<Beside>,
    /// A decision whose fact is no longer there.
    lost: Option<Gone>,
}

#[derive(Debug, Serialize)]
struct Beside {
    id: String,
    says: String,
}

#[derive(Debug, Serialize)]
struct Gone {
    id: String,
    decision: Review,
    quote: String,
    reads_now_as: Option<String>,
}

impl Full {
    /// The fact of this name, or the decision that was made about one that is gone.
    pub(super) fn of(settled: &Settled, id: &FactId) -> Option<Self> {
        let name = id.to_string();
        let lost = settled.lost.iter().find(|lost| lost.judgement.fact == name).map(Gone::of);
        let facts = facts(&settled.record);
        let Some(fact) = facts.iter().find(|fact| fact.id == *id) else {
            let lost = Some(lost?);
            return Some(Self { explanation: None, around: None, beside: Vec::new(), lost });
        };
        let place = fact.span().map(|span| place(&settled.record, span)).unwrap_or_default();
        let summary = || settled.record.decision()?.summary.clone().filter(|_| place.summary);
        let same_place = |other: &crate::review::Fact<'_>| {
            let marks = |it: &crate::review::Fact<'_>| {
                it.id.place.split('.').next().map(str::to_owned).filter(|_| it.span().is_some())
            };
            let remark = matches!(other.body, FactBody::Remark(_));
            !remark && other.id != *id && marks(other).is_some() && marks(other) == marks(fact)
        };
        let beside = facts
            .iter()
            .filter(|other| same_place(other))
            .map(|other| Beside { id: other.id.to_string(), says: explain(other).says });
        Some(Self {
            explanation: Some(explain(fact)),
            around: place.whole.map(whole_text).or_else(summary),
            beside: beside.collect(),
            lost,
        })
    }

    pub(super) fn print(&self, record: &Record, prose: &mut Prose) {
        let date = record.date().map_or_else(String::new, |date| format!(" · {}", day(date)));
        prose.line(prose.paint().strong(format!("{}{date}", name(record))));
        prose.gap();
        if let Some(gone) = &self.lost {
            gone.print(prose);
        }
        let Some(it) = &self.explanation else { return };
        long(it, prose);
        if let Some(around) = self.around.as_ref().filter(|around| **around != it.quote) {
            prose.heading("The paragraph around it");
            prose.paragraph(2, &marked(around, it.amount));
        }
        if !it.values.is_empty() {
            prose.heading("Its fields, as `casebook review correct` takes them");
            for known in fields_of(it.kind) {
                let value = it.values.get(known.name).and_then(Option::as_deref);
                prose.hanging(&format!("  {:<14}", known.name), value.unwrap_or("not stated"));
            }
        }
        if !self.beside.is_empty() {
            prose.heading("Also in this place");
            for beside in &self.beside {
                prose.hanging("  - ", &format!("{} · {}", beside.says, beside.id));
            }
        }
        prose.gap();
        let typed = it.id.replace(' ', "-");
        let quoted = if typed.contains(',') { format!("\"{}\"", it.id) } else { typed };
        let how = match (&it.review, field(it.kind, "status").is_some()) {
            (Some(_), _) => format!("Take the decision back: casebook review undo {quoted}"),
            (None, true) => format!(
                "Decide: casebook review accept {quoted}    or correct, or reject (see `casebook review --help`)"
            ),
            (None, false) => format!("Decide: casebook review accept {quoted}"),
        };
        prose.line(prose.paint().quiet(how));
    }
}

impl Gone {
    fn of(lost: &Lost) -> Self {
        let it = &lost.judgement;
        let decision = it.review(it.decided, it.seen.clone());
        Self {
            id: it.fact.clone(),
            decision,
            quote: it.quote.clone(),
            reads_now_as: lost.now.clone(),
        }
    }

    fn print(&self, prose: &mut Prose) {
        let Review { decision, by, at, .. } = &self.decision;
        let when = on(at).map_or_else(String::new, |day| format!(" on {day}"));
        let now = self.reads_now_as.as_ref().map_or_else(
            || "these words are no longer found".to_owned(),
            |now| format!("this now reads otherwise, as {now}"),
        );
        prose.hanging("  ", &format!("{by} {decision} {}{when}; {now}.", self.id));
        if !self.quote.is_empty() {
            prose.hanging("    Then: ", &format!("“{}”", self.quote));
        }
        let how = "The decision is applied to nothing. Decide again, or take it back";
        prose
            .hanging("    ", &format!("{how}: casebook review undo {}", self.id.replace(' ', "-")));
        prose.gap();
    }
}
