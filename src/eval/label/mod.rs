//! What a label says: the facts that a careful reader found in one page.
//!
//! A label is one JSON object on a line of `labels.jsonl`: `page`, `kind`, optionally `set`, and any
//! of the record's fields under their own names. A field that is not there was not looked at and is
//! not scored; one that is `null` or empty says that the page does not have it. What no label can
//! say is refused, so that a slip of the pen never goes unscored.

mod decision;
mod message;
mod papers;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind, Result};
use crate::model::words::Kind;

use message::in_words;

pub use decision::{
    ActionLabel, AmountLabel, BasisLabel, DecisionLabel, ImprovementLabel, PaymentLabel,
};
pub(in crate::eval) use papers::{COUNT_NAMES, RATE_NAMES};
pub use papers::{
    CaseLabel, CheckLabel, CompensationLabel, CountsLabel, FeedbackLabel, FiguresLabel,
    LetterLabel, ListedLabel, ListingLabel, OtherLabel, PaidLabel, PartLabel, PerformanceLabel,
    RatesLabel, ReasonLabel, RecipientLabel, RemedyLabel, ReportLabel, RowLabel, SlipLabel,
    StartsLabel, TableLabel, Yearly,
};

/// One field with one value: not looked at, looked at and not there, or there.
pub type Stated<T> = Option<Option<T>>;

/// The set of pages without a name of their own.
pub const UNNAMED: &str = "labelled";

/// What a careful reader found in one page.
///
/// ```
/// use casebook::eval::label::{Body, Label};
/// let label = Label::read(r#"{"page": "a.txt", "kind": "decision", "finding": "no_fault"}"#).unwrap();
/// let Body::Decision(decision) = &label.body else { panic!() };
/// assert!(decision.finding.is_some() && decision.payments.is_none());
/// let slip = Label::read(r#"{"page": "a.txt", "kind": "decision", "findng": "no_fault"}"#);
/// assert_eq!(slip.unwrap_err(), "there is no field `findng`; `finding` is near");
/// ```
#[derive(Debug, Clone)]
pub struct Label {
    /// The line of the file that it stands on, counted from 1.
    pub line: usize,
    /// The page, by its path below `pages/`.
    pub page: String,
    /// The set that the page belongs to, such as `tuned` or `held_out`.
    pub set: String,
    /// What kind of page it is.
    pub kind: Kind,
    /// What it says.
    pub body: Body,
}

/// The facts of a label, by the kind of its page.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Body {
    Decision(Box<DecisionLabel>),
    PerformancePage(Box<PerformanceLabel>),
    AnnualLetter(Box<LetterLabel>),
    FeedbackReport(Box<FeedbackLabel>),
    Listing(Box<ListingLabel>),
    Other(Box<OtherLabel>),
}

/// What every label begins with.
#[derive(Debug, Deserialize)]
struct Head {
    page: String,
    #[serde(default)]
    set: Option<String>,
    kind: Kind,
}

/// Fields of the head, and those that are for the person who reads the label.
const HEAD: &[&str] = &["page", "set", "kind", "form", "notes"];

impl Label {
    /// Reads one line.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn read(line: &str) -> Result<Self, String> {
        let mut fields: Map<String, Value> = serde_json::from_str(line).map_err(in_words)?;
        let head: Head = from(&fields)?;
        fields.retain(|name, _| !HEAD.contains(&name.as_str()));
        let body = match head.kind {
            Kind::Decision => Body::Decision(facts(&fields)?),
            Kind::PerformancePage => Body::PerformancePage(facts(&fields)?),
            Kind::AnnualLetter => Body::AnnualLetter(facts(&fields)?),
            Kind::FeedbackReport => Body::FeedbackReport(facts(&fields)?),
            Kind::Listing => Body::Listing(facts(&fields)?),
            Kind::Other => Body::Other(facts(&fields)?),
        };
        let set = head.set.unwrap_or_else(|| UNNAMED.to_owned());
        Ok(Self { line: 1, page: head.page, set, kind: head.kind, body })
    }
}

/// Reads every label of a file, whose name is for the message.
///
/// # Errors
///
/// [`ErrorKind::Usage`] with the line of the first label that cannot be read, or that labels a page
/// for the second time.
pub fn labels(name: &str, text: &str) -> Result<Vec<Label>> {
    let mut labels: Vec<Label> = Vec::new();
    let mut pages = std::collections::BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let wrong =
            |what: String| Error::new(ErrorKind::Usage, what).at(format!("{name}:{}", at + 1));
        let mut label = Label::read(line).map_err(|what| {
            wrong(what).advise("a label has the record's own fields, see `casebook schema`")
        })?;
        label.line = at + 1;
        if let Some(first) = pages.insert(label.page.clone(), at + 1) {
            return Err(wrong(format!("{} is labelled on line {first} too", label.page)));
        }
        labels.push(label);
    }
    Ok(labels)
}

fn from<T: DeserializeOwned>(fields: &Map<String, Value>) -> Result<T, String> {
    serde_json::from_value(Value::Object(fields.clone())).map_err(in_words)
}

/// Reads the facts, none of which has to be there; the message names the field that is wrong.
fn facts<T: DeserializeOwned>(fields: &Map<String, Value>) -> Result<T, String> {
    from(fields).map_err(|what: String| {
        let alone = |name: &String, value: &Value| Map::from_iter([(name.clone(), value.clone())]);
        let wrong = fields.iter().find(|(name, value)| from::<T>(&alone(name, value)).is_err());
        match wrong {
            Some((name, _)) if !what.contains(&format!("`{name}`")) => format!("`{name}`: {what}"),
            _ => what,
        }
    })
}

/// Tells `null` from a field that is not there.
fn stated<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Stated<T>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_told_from_what_the_page_does_not_have() {
        let line = r#"{"page": "a", "kind": "decision", "category": null, "payments": []}"#;
        let Body::Decision(label) = Label::read(line).unwrap().body else { panic!() };
        assert_eq!((label.category, label.subcategory), (Some(None), None));
        assert!(label.payments.is_some_and(|payments| payments.is_empty()));
        assert!(label.other_amounts.is_none());
    }

    #[test]
    fn a_slip_of_the_pen_is_told_with_its_line() {
        let good = r#"{"page": "a", "kind": "decision", "finding": "no_fault"}"#;
        for (second, said) in [
            (
                r#"{"page": "b", "kind": "verdict"}"#,
                "`verdict` cannot be said here, only decision, ",
            ),
            (
                r#"{"page": "b", "kind": "decision", "fnding": null}"#,
                "no field `fnding`; `finding` is near",
            ),
            (
                r#"{"page": "b", "kind": "decision", "finding": "fault"}"#,
                "`finding`: `fault` cannot be said here, only ",
            ),
            (r#"{"page": "b", "kind": "decision", "payments": [{"amount": "5"}]}"#, "status"),
            (r#"{"page": "b", "kind": "decision", "paragraphs": "x"}"#, "`paragraphs`: invalid"),
            (
                r#"{"page": "b", "kind": "decision", "decision_date": "1 July 2025"}"#,
                "`decision_date`: a date is written as 2025-07-01",
            ),
            (r#"{"page": "b"}"#, "missing field `kind`"),
            (r#"{"page": "a", "kind": "decision"}"#, "a is labelled on line 1 too"),
            ("page b", "expected"),
        ] {
            let error = labels("l.jsonl", &format!("{good}\n\n{second}\n")).unwrap_err();
            let line = error.to_string();
            assert!(line.starts_with("l.jsonl:3: ") && line.contains(said), "{line}");
        }
        assert_eq!(labels("l.jsonl", good).unwrap().len(), 1);
    }
}
