//! Why a fact was read as it was: each reason, doubt and check is one small function.

use jiff::civil::Date;

use super::basis;
use super::facts::{Fact, FactBody};
use super::place::{Place, letters, place};
use crate::grammar::amount::amounts;
use crate::model::decision::{Basis, Decision, Due, Payment};
use crate::model::words::{AmountRole, AmountStatus, Finding, PaymentStatus, PromiseStatus, Role};
use crate::model::{Pence, Record};
use crate::text::Span;

/// A fact where it stands.
pub(super) struct Scene<'a> {
    pub(super) fact: &'a Fact<'a>,
    pub(super) record: &'a Record,
    pub(super) place: Place<'a>,
}

/// A reason, a doubt or a check, where it applies.
type Remark = fn(&Scene<'_>) -> Option<String>;

/// What speaks for the reading.
pub(super) const REASONS: &[Remark] =
    &[where_it_stands, by_its_words, who_gets_it, repeated, worked_out, by_when, header_agrees];

/// What speaks against it, or is not known.
pub(super) const DOUBTS: &[Remark] = &[
    not_sure,
    outside_the_remedy,
    without_a_sum,
    nobody_named,
    several_sums,
    header_differs,
    money_without_fault,
];

/// What it was checked against.
pub(super) const CHECKS: &[Remark] =
    &[decided_otherwise, arithmetic, total_of_paragraph, total_of_decision];

/// Words that make a payment or a promise what it is.
const CUES: &[(&str, &[&str])] = &[
    ("agreed", &["has agreed to", "have agreed to", "agreed to", "agrees to", "agreed", "will"]),
    (
        "recommended",
        &["should", "recommend", "recommended", "recommends", "ask", "asked", "invite"],
    ),
    ("offered", &["offered", "offer", "willing to", "proposed"]),
    ("declined", &["declined", "refused", "rejected", "turned down", "did not accept"]),
    ("paid", &["already paid", "has paid", "paid", "refunded", "received", "credited"]),
    ("already_done", &["has already", "has now", "has since", "already", "has", "have"]),
];

fn where_it_stands(scene: &Scene<'_>) -> Option<String> {
    scene.fact.span()?;
    let heading = scene.place.heading().map(|heading| format!("under “{heading}”"));
    let what = match (scene.place.summary, scene.place.role()) {
        (true, _) => return Some("It stands in the summary.".to_owned()),
        (_, Some(Role::Action)) => "the remedy section",
        (_, Some(Role::Decision)) => "the closing decision",
        (_, Some(Role::Analysis)) => "the findings",
        (_, Some(Role::Events)) => "the story",
        (_, Some(Role::Complaint)) => "what the person complains about",
        _ => return heading.map(|heading| format!("It stands {heading}.")),
    };
    Some(heading.map_or_else(
        || format!("It stands in {what}."),
        |heading| format!("It stands {heading}, {what}."),
    ))
}

/// "The sentence says “has agreed to”", "the lead-in of the list says “should”".
fn by_its_words(scene: &Scene<'_>) -> Option<String> {
    let status = match scene.fact.body {
        FactBody::Payment(it) => it.status.as_str(),
        FactBody::Improvement(it) => it.status.as_str(),
        FactBody::Action(it) => it.status.as_str(),
        _ => return None,
    };
    let quote = scene.fact.quote();
    let lead = scene.lead_in();
    let cue = |status: &str, text: &str| {
        let (_, cues) = CUES.iter().find(|(known, _)| *known == status)?;
        cues.iter().copied().find(|cue| says(text, cue))
    };
    let word =
        PaymentStatus::parse(status).map_or_else(|| status.replace('_', " "), PaymentStatus::label);
    if let Some(cue) = cue(status, quote) {
        return Some(format!("The sentence says “{cue}”: {word}."));
    }
    if let Some(cue) = lead.and_then(|lead| cue(status, lead)) {
        return Some(format!("The words before it in the paragraph say “{cue}”: {word}."));
    }
    let asked =
        cue("recommended", quote).or_else(|| lead.and_then(|lead| cue("recommended", lead)));
    if let (true, Some(asked)) = (status == PromiseStatus::Agreed.as_str(), asked) {
        return Some(format!(
            "The text says “{asked}”, and elsewhere that the body has agreed: {word}."
        ));
    }
    if status == PaymentStatus::Declined.as_str() {
        let offered = cue("offered", quote).unwrap_or("offered");
        return Some(format!("The sentence says “{offered}”, and the text that it was refused."));
    }
    None
}

fn who_gets_it(scene: &Scene<'_>) -> Option<String> {
    let payee = scene.payment()?.payee.as_ref()?;
    let named = |text: &str| letters(text).contains(&letters(payee));
    if named(scene.fact.quote()) {
        return Some(format!("The sentence names {payee}."));
    }
    if scene.lead_in().is_some_and(named) {
        return Some(format!("The words before it in the paragraph name {payee}."));
    }
    Some(format!(
        "The sentence does not name {payee}; who is meant was told by the rest of the text."
    ))
}

fn repeated(scene: &Scene<'_>) -> Option<String> {
    let mut places: Vec<String> =
        scene.payment()?.also_at.iter().map(|span| where_is(scene.record, *span)).collect();
    places.dedup();
    let places = and(&places)?;
    Some(format!("The same award stands again in {places}; it is counted once."))
}

fn worked_out(scene: &Scene<'_>) -> Option<String> {
    let payment = scene.payment()?;
    let Basis { rate, per, count } = payment.basis.as_ref()?;
    Some(match count {
        Some(count) => format!("It is worked out at {} a {per}, {count} times.", rate.sterling()),
        None => format!("It is worked out at {} a {per}.", rate.sterling()),
    })
}

fn by_when(scene: &Scene<'_>) -> Option<String> {
    let Due { text, date } = match scene.fact.body {
        FactBody::Payment(it) => it.due.as_ref(),
        FactBody::Improvement(it) => it.due.as_ref(),
        FactBody::Action(it) => it.due.as_ref(),
        _ => None,
    }?;
    let decided = scene.record.date().filter(|_| !text.contains(char::is_numeric));
    Some(match (date, decided) {
        (Some(date), Some(decided)) => {
            format!(
                "“{text}”, counted from the decision of {}, ends on {}.",
                day(decided),
                day(*date)
            )
        }
        (Some(date), None) => format!("“{text}” ends on {}.", day(*date)),
        (None, _) => format!("“{text}” runs from a day that is not known."),
    })
}

fn header_agrees(scene: &Scene<'_>) -> Option<String> {
    let decision = scene.finding()?;
    let label = decision.outcome_label.as_ref().filter(|_| !contradicts(scene.record))?;
    Some(format!("The header says “{label}”, which does not contradict it."))
}

fn not_sure(scene: &Scene<'_>) -> Option<String> {
    let confidence = scene.fact.confidence().filter(|it| *it < super::DOUBTFUL)?;
    Some(format!("The rule is only sure to {confidence}."))
}

fn outside_the_remedy(scene: &Scene<'_>) -> Option<String> {
    let promised = match scene.fact.body {
        FactBody::Payment(it) => it.awarded,
        FactBody::Improvement(it) => it.status != PromiseStatus::AlreadyDone,
        _ => false,
    };
    let apart = scene.place.role() != Some(Role::Action);
    (promised && apart).then(|| "It does not stand in a remedy section.".to_owned())
}

fn without_a_sum(scene: &Scene<'_>) -> Option<String> {
    Some(match scene.payment()?.amount_status {
        AmountStatus::NotStated => "No sum is printed, so it adds nothing to the total.".to_owned(),
        AmountStatus::ToBeCalculated => {
            "The sum is still to be worked out, so it adds nothing to the total.".to_owned()
        }
        AmountStatus::UpTo | AmountStatus::Range => {
            "The sum is not definite, so it adds nothing to the total.".to_owned()
        }
        _ => return None,
    })
}

fn nobody_named(scene: &Scene<'_>) -> Option<String> {
    let nobody = scene.payment()?.payee.is_none();
    nobody.then(|| "The text does not say who gets it.".to_owned())
}

fn several_sums(scene: &Scene<'_>) -> Option<String> {
    scene.payment()?;
    let sums = amounts(scene.fact.quote()).len();
    (sums > 1).then(|| format!("The sentence has {sums} sums, which had to be told apart."))
}

fn header_differs(scene: &Scene<'_>) -> Option<String> {
    let label = scene.finding()?.outcome_label.as_ref()?;
    contradicts(scene.record).then(|| format!("The header says “{label}”, which contradicts it."))
}

fn money_without_fault(scene: &Scene<'_>) -> Option<String> {
    let decision = scene.record.decision()?;
    let concerned = scene.finding().is_some() || scene.payment().is_some_and(|it| it.awarded);
    let odd = decision.finding == Finding::NoFault && decision.payments.iter().any(|it| it.awarded);
    (odd && concerned)
        .then(|| "The finding is that there was no fault, and yet money is awarded.".to_owned())
}

fn arithmetic(scene: &Scene<'_>) -> Option<String> {
    let payment = scene.payment()?;
    let basis = payment.basis.as_ref()?;
    let (sum, count, makes) = (payment.amount?, basis.count?, basis::makes(basis)?);
    let times = format!("{} × {count}", basis.rate.sterling());
    let decided = payment.review.as_ref().is_some_and(|it| it.was.contains_key("amount"));
    Some(match (makes == sum, decided) {
        (true, false) => format!("{times} makes {}, as printed.", sum.sterling()),
        (true, true) => format!("{times} makes {}, as was decided.", sum.sterling()),
        (false, _) => format!("{times} does not make the {} that is printed.", sum.sterling()),
    })
}

/// The sum that was read, where a person has decided another.
fn decided_otherwise(scene: &Scene<'_>) -> Option<String> {
    let payment = scene.payment()?;
    let was = &payment.review.as_ref()?.was;
    let read = was.get("amount")?.as_deref().and_then(Pence::parse_decimal);
    let read = read.map_or_else(|| "no sum".to_owned(), Pence::sterling);
    let basis = was.get("basis").and_then(Option::as_deref);
    let basis = basis.map_or_else(String::new, |basis| format!(", worked out at {basis}"));
    let sum = payment.amount.map_or_else(|| "that none is stated".to_owned(), Pence::sterling);
    Some(format!("The rules read {read}{basis}; a person decided {sum}."))
}

/// The total that stands in the same paragraph as its parts.
fn total_of_paragraph(scene: &Scene<'_>) -> Option<String> {
    let paragraph = scene.payment().filter(|it| it.awarded)?.paragraph?;
    let decision = scene.record.decision()?;
    let total = decision
        .counted_amounts()
        .find(|it| it.role == Some(AmountRole::Total) && it.paragraph == Some(paragraph))?;
    let here = |it: &&Payment| it.awarded && it.paragraph == Some(paragraph);
    let parts: Vec<Pence> =
        decision.payments.iter().filter(here).filter_map(|it| it.amount).collect();
    let printed: Vec<String> = parts.iter().map(|part| part.sterling()).collect();
    let parts_make = parts.iter().copied().sum::<Pence>();
    let total = total.amount;
    Some(if parts_make == total {
        format!("{} make the total of {} in its paragraph.", printed.join(" + "), total.sterling())
    } else {
        format!(
            "Its paragraph gives a total of {}; the awards found there make {}.",
            total.sterling(),
            parts_make.sterling()
        )
    })
}

fn total_of_decision(scene: &Scene<'_>) -> Option<String> {
    let payment = scene.payment()?;
    let decision = scene.record.decision()?;
    if !payment.awarded {
        return Some("It is no award, and not in the total.".to_owned());
    }
    let total = decision.awarded_total?;
    let stated = payment.amount_status == AmountStatus::Stated;
    stated.then(|| format!("It is in the decision's total of {}.", total.sterling()))
}

impl<'a> Scene<'a> {
    pub(super) fn of(fact: &'a Fact<'a>) -> Self {
        let record = fact.record();
        let place = fact.span().map(|span| place(record, span)).unwrap_or_default();
        Self { fact, record, place }
    }

    fn payment(&self) -> Option<&'a Payment> {
        match self.fact.body {
            FactBody::Payment(it) => Some(it),
            _ => None,
        }
    }

    fn finding(&self) -> Option<&'a Decision> {
        match self.fact.body {
            FactBody::Finding(it) => Some(it),
            _ => None,
        }
    }

    /// The paragraph's own words, where the fact is one of its items or a later sentence.
    fn lead_in(&self) -> Option<&'a str> {
        let words = &self.place.whole?.text;
        (words != self.fact.quote()).then_some(words)
    }
}

/// Whether the finding and the outcome of the header cannot both be.
fn contradicts(record: &Record) -> bool {
    let decision = record.decision();
    decision.is_some_and(|it| it.outcome.is_some_and(|outcome| outcome.contradicts(it.finding)))
}

/// Whether `text` has these words, as words.
fn says(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(words).any(|(at, found)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|it| it.chars().next());
        !letter(before) && !letter(after)
    })
}

fn where_is(record: &Record, span: Span) -> String {
    let place = place(record, span);
    match (place.summary, place.paragraph) {
        (true, _) => "the summary".to_owned(),
        (_, Some(number)) => format!("paragraph {number}"),
        _ => "another place".to_owned(),
    }
}

fn and(words: &[String]) -> Option<String> {
    let (last, first) = words.split_last()?;
    Some(if first.is_empty() { last.clone() } else { format!("{} and {last}", first.join(", ")) })
}

fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
