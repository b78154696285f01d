//! Records made by hand for the tests of the index and of the search.

use jiff::civil::Date;

use crate::model::decision::{Currency, Decision, Item, Paragraph, Payment, Section};
use crate::model::papers::FeedbackReport;
use crate::model::record::Source;
use crate::model::words::{
    AmountStatus, DocumentType, Finding, Outcome, PaymentForm, PaymentStatus, Role, Scheme,
};
use crate::model::{Body, CaseRef, Pence, Record};
use crate::text::Span;

const NOWHERE: fn() -> Span = || Span::new(0, 0);

/// A decision with a header; sections are added by [`Sample::section`].
pub(crate) struct Sample(pub(crate) Decision);

impl Sample {
    pub(crate) fn new(reference: &str, organisation: &str, date: &str) -> Self {
        Self(Decision {
            document_type: DocumentType::Statement,
            reference: CaseRef::parse(reference),
            organisation: Some(organisation.to_owned()),
            organisation_type: None,
            category: Some("Housing".to_owned()),
            subcategory: Some("Homelessness".to_owned()),
            outcome: Some(Outcome::Upheld),
            outcome_label: Some("Upheld".to_owned()),
            finding: Finding::FaultAndInjustice,
            finding_rule: "closing_decision".to_owned(),
            finding_confidence: 0.9,
            finding_review: None,
            decision_date: date.parse::<Date>().ok(),
            summary: None,
            summary_span: None,
            sections: Vec::new(),
            cross_references: Vec::new(),
            related_references: Vec::new(),
            payments: Vec::new(),
            awarded_total: None,
            awarded_total_complete: true,
            other_amounts: Vec::new(),
            service_improvements: Vec::new(),
            other_actions: Vec::new(),
            events: Vec::new(),
            citations: Vec::new(),
            compliance: None,
            themes: Vec::new(),
        })
    }

    pub(crate) fn category(mut self, category: &str, subcategory: &str) -> Self {
        self.0.category = Some(category.to_owned());
        self.0.subcategory = Some(subcategory.to_owned());
        self
    }

    pub(crate) fn outcome(mut self, outcome: Outcome, finding: Finding) -> Self {
        self.0.outcome = Some(outcome);
        self.0.finding = finding;
        self
    }

    pub(crate) fn summary(mut self, summary: &str) -> Self {
        self.0.summary = Some(summary.to_owned());
        self
    }

    /// A section of these paragraphs; a paragraph that begins with `~` is standard wording, and the
    /// lines after its first are list items.
    pub(crate) fn section(mut self, role: Role, paragraphs: &[&str]) -> Self {
        let counted = self.0.sections.iter().map(|section| section.paragraphs.len()).sum::<usize>();
        let first = u32::try_from(counted).unwrap() + 1;
        let paragraphs = paragraphs.iter().zip(first..).map(|(text, n)| paragraph(n, text));
        self.0.sections.push(Section {
            heading: role.label(),
            level: 1,
            role,
            paragraphs: paragraphs.collect(),
        });
        self
    }

    pub(crate) fn award(mut self, pounds: i64) -> Self {
        self.0.payments.push(Payment {
            amount: Some(Pence::pounds(pounds)),
            amount_min: None,
            currency: Currency::Gbp,
            amount_status: AmountStatus::Stated,
            status: PaymentStatus::Agreed,
            awarded: true,
            form: PaymentForm::Payment,
            payer: None,
            payee: Some("Ms Q".to_owned()),
            beneficiary: None,
            purposes: Vec::new(),
            basis: None,
            due: None,
            paragraph: None,
            quote: format!("The Council will pay Ms Q £{pounds}."),
            span: NOWHERE(),
            also_at: Vec::new(),
            rule: "sample".to_owned(),
            confidence: 1.0,
            review: None,
        });
        let sum = self.0.awarded_total.unwrap_or_default() + Pence::pounds(pounds);
        self.0.awarded_total = Some(sum);
        self
    }

    pub(crate) fn record(self) -> Record {
        record(Body::Decision(Box::new(self.0)))
    }
}

/// A council's own report.
pub(crate) fn report(organisation: &str, year: &str, paragraphs: &[&str]) -> Record {
    record(Body::FeedbackReport(FeedbackReport {
        organisation: Some(organisation.to_owned()),
        title: Some("Annual complaints report".to_owned()),
        year: Some(year.to_owned()),
        sections: vec![Section {
            heading: "Overview".to_owned(),
            level: 1,
            role: Role::Other,
            paragraphs: paragraphs.iter().zip(1..).map(|(text, n)| paragraph(n, text)).collect(),
        }],
        ..FeedbackReport::default()
    }))
}

fn record(body: Body) -> Record {
    Record { scheme: Scheme::Lgsco, source: Source::default(), diagnostics: Vec::new(), body }
}

fn paragraph(number: u32, text: &str) -> Paragraph {
    let (boilerplate, text) = text.strip_prefix('~').map_or((false, text), |text| (true, text));
    let mut lines = text.lines();
    let own = lines.next().unwrap_or_default().to_owned();
    let items = lines.map(|line| Item {
        letter: None,
        label: None,
        text: line.to_owned(),
        items: Vec::new(),
        span: NOWHERE(),
    });
    Paragraph {
        number: Some(number),
        printed: None,
        text: own,
        items: items.collect(),
        span: NOWHERE(),
        boilerplate,
    }
}
