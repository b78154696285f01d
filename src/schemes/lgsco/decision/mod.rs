//! Decision statements and public reports' pages.
//!
//! [`header`] reads what stands on top, [`roles`] tells what each section does, and this file puts
//! structure and facts together into the record's [`Decision`].

pub mod header;
pub mod named;
pub mod roles;

use crate::confidence::{self, Table};
use crate::extract::{
    Reading, chronology, citations, compliance, cross_refs, events, finding, payments, promises,
    standing,
};
use crate::layout::lines::{Line, lines};
use crate::layout::{chrome, headings, paragraphs};
use crate::model::Body;
use crate::model::decision::{Decision, Section};
use crate::model::note::Diagnostic;
use crate::model::words::{DocumentType, Finding, Role};
use crate::text::{Page, Span};
use crate::themes;

use super::address::{self, Address};
use super::bodies;
use header::Header;

/// How well a page fits a decision, 0 to 100.
#[must_use]
pub fn recognise(page: &Page) -> u32 {
    let lines = lines(page.text(), Span::new(0, page.text().len()));
    let header = header::header(page, &lines);
    let mut fit = header.parts * 15;
    let address = page.url().map(address::read).unwrap_or_default();
    fit += if address.reference.is_some() && address.category.is_some() { 30 } else { 0 };
    let mut known = 0;
    for line in &lines {
        let words = page.slice(line.body);
        if words.len() > 120 {
            continue;
        }
        let folded = headings::fold(words);
        if line.mark.is_none() && headings::is_known_folded(&folded) {
            known += 1;
        }
        if folded.starts_with("the ombudsman's final decision")
            || folded.starts_with("the ombudsmen's final decision")
        {
            fit += 40;
        }
        if fit + known.min(5) * 8 >= 100 {
            return 100;
        }
    }
    fit + known.min(5) * 8
}

/// Reads a decision.
#[must_use]
pub fn parse(page: &Page) -> (Body, Vec<Diagnostic>) {
    let lines = lines(page.text(), Span::new(0, page.text().len()));
    let header = header::header(page, &lines);
    let address = page.url().map(address::read).unwrap_or_default();
    let layout = Layout::of(page, &lines, header.body);
    let mut diagnostics = Vec::new();
    let mut decision = front(page, &header, &address, &layout, &mut diagnostics);
    diagnostics.extend(layout.diagnostics());
    let sections = layout.sections;
    let organisation = decision.organisation.clone();
    let reading = Reading::new(
        page,
        organisation.as_deref(),
        decision.decision_date,
        decision.summary_span,
        &sections,
    );
    facts(&reading, &mut decision, &mut diagnostics);
    decision.sections = sections;
    decision.themes = themes::themes(&decision);
    confidence::weigh(&mut decision, Table::builtin());
    diagnostics.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.span));
    (Body::Decision(Box::new(decision)), diagnostics)
}

/// Fills in what the extractors find.
fn facts(reading: &Reading<'_>, decision: &mut Decision, diagnostics: &mut Vec<Diagnostic>) {
    let ledger = payments::ledger(reading);
    decision.payments = ledger.payments;
    decision.add_up();
    decision.other_amounts = ledger.other_amounts;
    diagnostics.extend(ledger.diagnostics);
    (decision.service_improvements, decision.other_actions) = promises::promised(reading);
    decision.events = events::events(reading);
    diagnostics.extend(chronology::remarks(reading, decision.reference.as_ref()));
    decision.citations = citations::citations(reading);
    decision.compliance = compliance::compliance(reading);
    let (cross_references, notes) = cross_refs::cross_references(reading);
    decision.cross_references = cross_references;
    diagnostics.extend(notes);
    decision.related_references =
        cross_refs::related_references(reading, decision.reference.as_ref());
    let found = finding::finding(reading, decision.outcome, decision.document_type);
    decision.finding = found.finding;
    found.rule.clone_into(&mut decision.finding_rule);
    diagnostics.extend(found.remarks);
    if found.finding == Finding::NoFault
        && let Some(award) = decision.payments.iter().find(|payment| payment.awarded)
    {
        diagnostics.push(Diagnostic::new("finding/remedy-without-fault", Some(award.span)));
    }
}

/// The body of a decision: summary, sections, and how the page is made.
struct Layout {
    summary: Option<Span>,
    sections: Vec<Section>,
    has_final_decision: bool,
    cut: Option<Span>,
    /// The first heading without any text under it.
    empty: Option<Span>,
}

impl Layout {
    fn of(page: &Page, all: &[Line], from: usize) -> Self {
        let body = all.get(from..).unwrap_or_default();
        let end = body
            .iter()
            .position(|line| line.mark.is_none() && chrome::is_end(page.slice(line.body)));
        let body = body.get(..end.unwrap_or(body.len())).unwrap_or_default();
        let (summary, rest) = take_summary(page, body);
        let mut sections = paragraphs::sections(page, &rest);
        roles::assign(&mut sections);
        for section in &mut sections {
            for paragraph in &mut section.paragraphs {
                paragraph.boilerplate = standing::is_standing(section.role, &paragraph.text);
            }
        }
        let summary = summary.or_else(|| summary_section(page, &sections));
        let has_final_decision = all.iter().any(|line| {
            let words = page.slice(line.body);
            words.len() < 60 && headings::fold(words).ends_with("'s final decision")
        });
        let cut = if end.is_none() { cut_at(page, body) } else { None };
        let empty = empty_heading(page, &rest, &sections);
        Self { summary, sections, has_final_decision, cut, empty }
    }

    /// A report's page has headings of its own, or a header and no headings at all; it never has
    /// the "final decision" line or the sections that every statement has.
    fn document_type(&self, header: &Header) -> DocumentType {
        let report = self.sections.iter().any(|section| {
            matches!(
                headings::fold(&section.heading).as_str(),
                "finding" | "recommendations" | "recommendation" | "further report"
            )
        });
        let statement = self.has_final_decision
            || self
                .sections
                .iter()
                .any(|section| matches!(section.role, Role::Powers | Role::Method));
        if !statement && (report || header.parts >= 3) {
            DocumentType::Report
        } else {
            DocumentType::Statement
        }
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let without_heading = self.sections.iter().all(|section| section.heading.is_empty());
        if without_heading {
            found.push(Diagnostic::new("text/no-sections", None));
        }
        if let Some(span) = self.cut {
            found.push(Diagnostic::new("text/truncated", Some(span)));
        }
        if self.empty.is_some() {
            found.push(Diagnostic::new("text/empty-sections", self.empty));
        }
        found
    }
}

/// The first heading that neither text nor a sub-heading follows.
fn empty_heading(page: &Page, lines: &[Line], sections: &[Section]) -> Option<Span> {
    let pair = sections
        .windows(2)
        .find(|pair| pair[0].paragraphs.is_empty() && pair[1].level <= pair[0].level)?;
    let words = |line: &&Line| page.slice(line.body).starts_with(&pair[0].heading);
    lines.iter().find(words).map(|line| line.body)
}

/// Where the text breaks off in the middle of a sentence, if it does.
fn cut_at(page: &Page, body: &[Line]) -> Option<Span> {
    let last = body.iter().rev().find(|line| !chrome::is_passing(page.slice(line.body)))?;
    let words = page.slice(last.body);
    let whole = words.ends_with(['.', '!', '?', ':', ';', ')', ']', '’', '”', '"', '\''])
        || headings::is_known(words);
    (!whole && words.split_whitespace().count() > 3).then_some(last.body)
}

/// Splits "Summary: …" and the paragraphs that go on with it from the other lines.
fn take_summary(page: &Page, body: &[Line]) -> (Option<Span>, Vec<Line>) {
    let Some((first, at)) = header::summary(page, body) else {
        return (None, body.to_vec());
    };
    let mut span = first;
    let mut end = at + 1;
    while let Some(line) = body.get(end) {
        let words = page.slice(line.body);
        let goes_on = line.mark.is_none()
            && !headings::is_known(words)
            && !(headings::could_be(words) && !span.is_empty() && line.after_blank)
            && !(headings::could_be(words) && page.slice(span).ends_with('.'))
            && !chrome::is_passing(words);
        if !goes_on {
            break;
        }
        span = if span.is_empty() { line.body } else { span.join(line.body) };
        end += 1;
    }
    let rest = body.get(..at).unwrap_or_default().iter().chain(body.get(end..).unwrap_or_default());
    (Some(span).filter(|span| !span.is_empty()), rest.cloned().collect())
}

/// The text of a section headed "Summary".
fn summary_section(page: &Page, sections: &[Section]) -> Option<Span> {
    let section = sections.iter().find(|section| headings::fold(&section.heading) == "summary")?;
    let (first, last) = (section.paragraphs.first()?, section.paragraphs.last()?);
    let end = last.items.last().map_or(last.span, |item| item.span);
    Some(first.span.join(end).trim(page.text()))
}

/// The decision's header fields, from the page, then from its address, then from its text.
fn front(
    page: &Page,
    header: &Header,
    address: &Address,
    layout: &Layout,
    diagnostics: &mut Vec<Diagnostic>,
) -> Decision {
    let reference = header.reference.clone().or_else(|| address.reference.clone());
    let organisation = organisation(page, header, address, layout, diagnostics);
    let category = header.category.clone().or_else(|| address.category.clone());
    let subcategory = match &header.category {
        Some(_) => header.subcategory.clone(),
        None => address.subcategory.clone(),
    };
    let absent = [
        (reference.is_none(), "header/no-reference"),
        (organisation.is_none(), "header/no-organisation"),
        (category.is_none(), "header/no-category"),
        (header.outcome_label.is_none(), "header/no-outcome"),
        (header.decision_date.is_none(), "header/no-date"),
    ];
    diagnostics.extend(
        absent.iter().filter(|(absent, _)| *absent).map(|(_, code)| Diagnostic::new(code, None)),
    );
    Decision {
        document_type: layout.document_type(header),
        reference,
        organisation_type: organisation.as_deref().and_then(bodies::organisation_type),
        organisation,
        category,
        subcategory,
        outcome: header.outcome_label.as_deref().and_then(header::outcome),
        outcome_label: header.outcome_label.clone(),
        finding: Finding::Unclear,
        finding_rule: String::new(),
        finding_confidence: 0.0,
        decision_date: header.decision_date,
        summary: layout.summary.map(|span| page.slice(span).to_owned()),
        summary_span: layout.summary,
        sections: Vec::new(),
        cross_references: Vec::new(),
        related_references: Vec::new(),
        payments: Vec::new(),
        finding_review: None,
        awarded_total: None,
        awarded_total_complete: true,
        other_amounts: Vec::new(),
        service_improvements: Vec::new(),
        other_actions: Vec::new(),
        events: Vec::new(),
        citations: Vec::new(),
        compliance: None,
        themes: Vec::new(),
    }
}

/// The body complained about: from the title, or as the one council that summary or complaint name
/// in full.
fn organisation(
    page: &Page,
    header: &Header,
    address: &Address,
    layout: &Layout,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    if header.organisation.is_some() {
        return header.organisation.clone();
    }
    if let Some(name) = page.url().and_then(|url| named::by_address(page.text(), url)) {
        let place = Span::of(page.text(), name);
        diagnostics.push(Diagnostic::new("header/organisation-from-text", Some(place)));
        return Some(name.to_owned());
    }
    if header
        .reference
        .as_ref()
        .or(address.reference.as_ref())
        .is_some_and(|own| own.letter().is_some())
    {
        // The text of a joint case names all its bodies, and this page is about one of them.
        return None;
    }
    let complaint = layout
        .sections
        .iter()
        .filter(|section| section.role == Role::Complaint || section.heading.is_empty());
    let paragraphs = complaint.flat_map(|section| &section.paragraphs).map(|p| p.span);
    let (span, (name, at)) = layout
        .summary
        .into_iter()
        .chain(paragraphs)
        .find_map(|span| Some((span, bodies::named_in(page.slice(span))?)))?;
    let place = Span::new(span.start() + at, span.start() + at + name.len());
    diagnostics.push(Diagnostic::new("header/organisation-from-text", Some(place)));
    Some(name.to_owned())
}
