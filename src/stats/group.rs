//! By what decisions and awards can be grouped, and the groups.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::{Award, Case};
use crate::council::{financial_year, telling};
use crate::model::words::{
    Finding, OrganisationType, Outcome, PaymentForm, PaymentStatus, Purpose,
};

/// What to group by.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The category on the header.
    Category,
    /// The subcategory on the header, with its category.
    Subcategory,
    /// The themes that apply.
    Theme,
    /// What a payment is for.
    Purpose,
    /// The body complained about; spellings of one name are one body.
    Organisation,
    /// What sort of body it is.
    OrganisationType,
    /// The calendar year of the decision.
    Year,
    /// The calendar quarter of the decision.
    Quarter,
    /// The financial year of the decision, from April.
    FinancialYear,
    /// The outcome on the header.
    Outcome,
    /// What the text decides.
    Finding,
    /// What form a payment takes.
    Form,
    /// Agreed or recommended.
    Status,
}

/// A value that a decision or an award has; `None` where the text does not say.
type Value<'a> = Option<Cow<'a, str>>;

impl By {
    /// Everything that there is to group by, with its name.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("category", Self::Category),
        ("subcategory", Self::Subcategory),
        ("theme", Self::Theme),
        ("purpose", Self::Purpose),
        ("organisation", Self::Organisation),
        ("organisation-type", Self::OrganisationType),
        ("year", Self::Year),
        ("quarter", Self::Quarter),
        ("financial-year", Self::FinancialYear),
        ("outcome", Self::Outcome),
        ("finding", Self::Finding),
        ("form", Self::Form),
        ("status", Self::Status),
    ];

    /// Reads its name, with hyphens, blanks or underscores; `council` is the organisation.
    ///
    /// ```
    /// use casebook::stats::By;
    /// assert_eq!(By::parse("financial_year"), Some(By::FinancialYear));
    /// assert_eq!(By::parse("Council"), Some(By::Organisation));
    /// assert_eq!(By::parse("weather"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let folded = name.trim().to_lowercase().replace(['_', ' '], "-");
        let folded = if folded == "council" { "organisation" } else { &folded };
        Self::ALL.iter().find(|(known, _)| *known == folded).map(|(_, by)| *by)
    }

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, by)| *by == self).map_or("", |(name, _)| name)
    }

    /// Whether it is about single payments, and not about decisions.
    #[must_use]
    pub fn is_of_payments(self) -> bool {
        matches!(self, Self::Purpose | Self::Form | Self::Status)
    }

    /// Whether the groups have an order in time.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::Year | Self::Quarter | Self::FinancialYear)
    }

    /// What one decision has, without its twins; `None` stands for what the text does not say.
    fn of_one(self, case: &Case) -> Vec<Value<'_>> {
        let date =
            |made: fn(jiff::civil::Date) -> String| vec![case.date.map(made).map(Cow::Owned)];
        match self {
            Self::Category => plain(case.category.as_deref()),
            Self::Subcategory => vec![subcategory(case)],
            Self::Theme => case.themes.iter().map(|name| Some(name.as_str().into())).collect(),
            Self::Organisation => plain(case.organisation.as_deref()),
            Self::OrganisationType => vec![word(case.organisation_type, OrganisationType::as_str)],
            Self::Year => date(|day| day.year().to_string()),
            Self::Quarter => date(|day| format!("{} Q{}", day.year(), (day.month() + 2) / 3)),
            Self::FinancialYear => date(financial_year),
            Self::Outcome => vec![word(case.outcome, Outcome::as_str)],
            Self::Finding => vec![word(case.finding, Finding::as_str)],
            Self::Purpose | Self::Form | Self::Status => Vec::new(),
        }
    }

    /// What a decision and its twins have; of one award, where the grouping is of payments.
    pub(super) fn values<'a>(self, case: &'a Case, award: Option<&'a Award>) -> Vec<Value<'a>> {
        let mut values: Vec<Value<'a>> = match (self, award) {
            (Self::Purpose, Some(award)) => {
                award.purposes.iter().map(|it| word(Some(*it), Purpose::as_str)).collect()
            }
            (Self::Form, Some(award)) => vec![word(Some(award.form), PaymentForm::as_str)],
            (Self::Status, Some(award)) => vec![word(Some(award.status), PaymentStatus::as_str)],
            _ => case.all().flat_map(|case| self.of_one(case)).collect(),
        };
        // What one twin does not say, another may.
        if values.iter().any(Option::is_some) {
            values.retain(Option::is_some);
        }
        if values.is_empty() {
            values.push(None);
        }
        values
    }

    /// What makes two values one group: a name is a name in any spelling.
    fn folded(self, value: &str) -> String {
        match self {
            Self::Organisation => telling(value).join(" "),
            Self::Category | Self::Subcategory => value.to_lowercase().replace('’', "'"),
            _ => value.to_owned(),
        }
    }
}

fn plain(text: Option<&str>) -> Vec<Value<'_>> {
    vec![text.map(Cow::Borrowed)]
}

fn word<T>(value: Option<T>, name: fn(T) -> &'static str) -> Value<'static> {
    value.map(|value| Cow::Borrowed(name(value)))
}

/// With its category: "Other" stands under several.
fn subcategory(case: &Case) -> Value<'_> {
    let own = case.subcategory.as_deref()?;
    Some(match &case.category {
        Some(category) => format!("{category} > {own}").into(),
        None => own.into(),
    })
}

/// The groups of some things.
#[derive(Debug)]
pub(super) struct Groups<T> {
    /// Name and members of each, in the order of the folded names.
    pub(super) groups: Vec<(Option<String>, Vec<T>)>,
    /// Whether something is in more than one.
    pub(super) overlap: bool,
}

/// Parts things into groups; what has several values is in the group of each, once.
pub(super) fn grouped<'a, T: Copy>(
    by: By,
    things: impl Iterator<Item = (T, Vec<Value<'a>>)>,
) -> Groups<T> {
    type Spellings = BTreeMap<String, usize>;
    let mut groups: BTreeMap<Option<String>, (Spellings, Vec<T>)> = BTreeMap::new();
    let mut overlap = false;
    for (thing, values) in things {
        let mut own: BTreeMap<Option<String>, Value<'a>> = BTreeMap::new();
        for value in values {
            own.entry(value.as_deref().map(|value| by.folded(value))).or_insert(value);
        }
        overlap |= own.len() > 1;
        for (folded, value) in own {
            let (spellings, members) = groups.entry(folded).or_default();
            members.push(thing);
            if let Some(value) = value {
                match spellings.get_mut(value.as_ref()) {
                    Some(count) => *count += 1,
                    None => _ = spellings.insert(value.into_owned(), 1),
                }
            }
        }
    }
    let named = |(spellings, members): (Spellings, Vec<T>)| {
        // The most frequent spelling; of those the first.
        let usual = spellings.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        (usual.map(|(name, _)| name), members)
    };
    Groups { groups: groups.into_values().map(named).collect(), overlap }
}
