//! A record as a document of the index: every text in the field of its role, standard wording apart.

use std::borrow::Cow;
use std::io;

use jiff::civil::Date;
use tantivy::TantivyDocument;

use super::analyzer::{each_form, slot};
use super::card::{self, Card, Leaf};
use super::fields::Column;
use super::kept::Packer;
use crate::model::decision::Decision;
use crate::model::words::{OrganisationType, Outcome, Published, Role};
use crate::model::{Body, CaseRef, Record};

/// The document of a record that is kept under `key`, and how many bytes of words it has.
pub(super) fn document(
    key: &str,
    record: &Record,
    packer: &mut Packer,
) -> io::Result<(TantivyDocument, usize)> {
    let leaves = card::leaves(record);
    let mut document = Document { inner: TantivyDocument::default(), bytes: 0 };
    document.text(Column::Key, key);
    for reference in references(record) {
        document.text(Column::References, &reference);
    }
    document.filters(record);
    document.texts(record, &leaves);
    let kept = packer.pack(&Card::of(key, record), &leaves)?;
    document.bytes += kept.len();
    document.inner.add_bytes(Column::Kept.field(), &kept);
    Ok((document.inner, document.bytes))
}

/// The field that the words of a section are found in.
#[must_use]
pub(crate) const fn field_of(role: Option<Role>) -> Column {
    match role {
        None => Column::Summary,
        Some(Role::Complaint) => Column::Complaint,
        Some(Role::Scope) => Column::Scope,
        Some(Role::Powers) => Column::Powers,
        Some(Role::Method) => Column::Method,
        Some(Role::Law) => Column::Law,
        Some(Role::Events) => Column::Events,
        Some(Role::Analysis) => Column::Analysis,
        Some(Role::Action) => Column::Remedy,
        Some(Role::Decision) => Column::Decision,
        Some(_) => Column::Body,
    }
}

/// The date that filters and sorting go by: the document's own, or the end of its period.
fn date(record: &Record) -> Option<Date> {
    record.date().or_else(|| record.period().map(|period| period.to))
}

/// A date as one number whose order is the order of time.
pub(crate) fn day_number(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// The reference without blanks; for one page of a joint case also without its letter.
fn references(record: &Record) -> Vec<String> {
    let Some(printed) = card::reference(record) else { return Vec::new() };
    if let Some(reference) = CaseRef::parse(&printed) {
        let mut names = vec![reference.squashed()];
        if reference.letter().is_some() {
            names.push(reference.base().squashed());
        }
        return names;
    }
    let squashed: String = printed.chars().filter(char::is_ascii_alphanumeric).collect();
    vec![squashed.to_ascii_lowercase()]
}

struct Document {
    inner: TantivyDocument,
    /// The bytes of all words in it.
    bytes: usize,
}

impl Document {
    fn text(&mut self, column: Column, text: &str) {
        self.bytes += text.len();
        self.inner.add_text(column.field(), text);
    }

    /// A whole value, with its blanks made single so that equal names count together.
    fn keyword(&mut self, column: Column, value: Option<&str>) {
        let words: Vec<&str> = value.unwrap_or_default().split_whitespace().collect();
        if !words.is_empty() {
            self.text(column, &words.join(" "));
        }
    }

    fn number(&mut self, column: Column, number: i64) {
        self.inner.add_i64(column.field(), number);
    }

    fn filters(&mut self, record: &Record) {
        let (category, subcategory) = card::categories(record);
        self.keyword(Column::Kind, Some(record.kind().as_str()));
        self.keyword(Column::Scheme, Some(record.scheme.as_str()));
        self.keyword(Column::Organisation, record.organisation());
        self.keyword(Column::Category, category);
        self.keyword(Column::Subcategory, subcategory);
        if let Some(date) = date(record) {
            self.number(Column::Year, i64::from(date.year()));
            self.number(Column::Decided, day_number(date));
        }
        self.number(Column::Improvements, i64::from(card::improvements(record)));
        let paragraphs = record.sections().iter().flat_map(|section| &section.paragraphs);
        if let Some(last) = paragraphs.filter_map(|paragraph| paragraph.number).max() {
            self.number(Column::Paragraphs, i64::from(last));
        }
        if let Some(decision) = record.decision() {
            let gone = record.source.standing.gone_as_of.is_some();
            let published = if gone { Published::No } else { Published::Yes };
            self.keyword(Column::Published, Some(published.as_str()));
            self.decision_filters(decision);
        }
    }

    fn decision_filters(&mut self, decision: &Decision) {
        self.keyword(Column::DocumentType, Some(decision.document_type.as_str()));
        self.keyword(
            Column::OrganisationType,
            decision.organisation_type.map(OrganisationType::as_str),
        );
        self.keyword(Column::Outcome, decision.outcome.map(Outcome::as_str));
        self.keyword(Column::Finding, Some(decision.finding.as_str()));
        for mark in &decision.themes {
            self.keyword(Column::Theme, Some(&mark.theme));
        }
        let awarded = decision.payments.iter().filter(|payment| payment.awarded);
        for amount in awarded.filter_map(|payment| payment.amount) {
            self.number(Column::Payments, amount.0);
        }
        if let Some(total) = decision.awarded_total {
            self.number(Column::Total, total.0);
        }
    }

    fn texts(&mut self, record: &Record, leaves: &[Leaf<'_>]) {
        let (category, subcategory) = card::categories(record);
        let names = [record.organisation(), category, subcategory, card::title(record)];
        for name in names.into_iter().flatten() {
            self.text(Column::Title, name);
        }
        for leaf in leaves {
            for (_, text) in &leaf.paragraphs {
                self.text(field_of(leaf.role), text);
            }
        }
        for paragraph in record.sections().iter().flat_map(|section| &section.paragraphs) {
            if paragraph.boilerplate {
                self.text(Column::Standing, &card::text_of(paragraph));
            }
        }
        for text in remedies_elsewhere(record) {
            self.text(Column::Remedy, text);
        }
        self.forms(names.into_iter().flatten(), leaves);
    }

    /// Every word in its own form, once.
    fn forms<'a>(&mut self, names: impl Iterator<Item = &'a str>, leaves: &'a [Leaf<'_>]) {
        let mut forms = Forms::default();
        let texts = leaves.iter().flat_map(|leaf| &leaf.paragraphs).map(|(_, text)| text.as_ref());
        for text in names.chain(texts) {
            each_form(text, |form| forms.add(form));
        }
        for form in forms.each_once() {
            self.text(Column::Forms, &form);
        }
    }
}

/// The forms of a document's words. Three words of four stood before, most of them just before: they
/// are known by a small table, and only the others are sorted.
#[derive(Default)]
struct Forms<'a> {
    met: Vec<Cow<'a, str>>,
    /// For each slot, the place in `met` of the last form that fell into it, counted from one.
    last: Vec<usize>,
}

impl<'a> Forms<'a> {
    const SLOTS: usize = 1 << 11;

    fn add(&mut self, form: Cow<'a, str>) {
        self.last.resize(Self::SLOTS, 0);
        let Some(last) = self.last.get_mut(slot(&form) % Self::SLOTS) else { return };
        let known = last.checked_sub(1).and_then(|at| self.met.get(at));
        if known != Some(&form) {
            self.met.push(form);
            *last = self.met.len();
        }
    }

    /// Every form once, in order.
    fn each_once(mut self) -> Vec<Cow<'a, str>> {
        self.met.sort_unstable();
        self.met.dedup();
        self.met
    }
}

/// Payments and improvements that stand outside the remedy section: their words are the remedy too.
fn remedies_elsewhere(record: &Record) -> Vec<&str> {
    let Body::Decision(decision) = &record.body else { return Vec::new() };
    let remedy: Vec<_> = decision
        .sections
        .iter()
        .filter(|section| section.role == Role::Action)
        .flat_map(|section| &section.paragraphs)
        .filter_map(|paragraph| paragraph.number)
        .collect();
    let elsewhere = |paragraph: Option<u32>| paragraph.is_none_or(|n| !remedy.contains(&n));
    let payments = decision.payments.iter().filter(|p| p.awarded && elsewhere(p.paragraph));
    let improvements = decision.counted_improvements().filter(|i| elsewhere(i.paragraph));
    payments
        .map(|payment| payment.quote.as_str())
        .chain(improvements.map(|improvement| improvement.text.as_str()))
        .collect()
}
