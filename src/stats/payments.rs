//! What was awarded.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::{Award, Case, once};
use super::group::{By, grouped};
use super::spread::Spread;
use crate::model::Pence;
use crate::model::words::{AmountStatus, PaymentForm, PaymentStatus, Purpose};

/// With fewer payments than this, their median is no benchmark.
pub const FEW: usize = 10;

/// Which awards count. An empty list lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Those for one of these purposes.
    pub purposes: Vec<Purpose>,
    /// Those of one of these forms.
    pub forms: Vec<PaymentForm>,
}

impl Narrow {
    /// Whether all awards count.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    fn lets(&self, award: &Award) -> bool {
        let purpose = || award.purposes.iter().any(|it| self.purposes.contains(it));
        (self.purposes.is_empty() || purpose())
            && (self.forms.is_empty() || self.forms.contains(&award.form))
    }
}

/// Awards without a definite sum: they are in no total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    /// At most a sum.
    pub up_to: usize,
    /// Between two sums.
    pub range: usize,
    /// By a rule that the decision gives.
    pub to_be_calculated: usize,
    /// The text does not state the sum.
    pub not_stated: usize,
}

impl Open {
    /// All of them.
    #[must_use]
    pub fn count(self) -> usize {
        self.up_to + self.range + self.to_be_calculated + self.not_stated
    }

    fn add(&mut self, award: &Award) {
        match award.amount_status {
            AmountStatus::UpTo => self.up_to += 1,
            AmountStatus::Range => self.range += 1,
            AmountStatus::ToBeCalculated => self.to_be_calculated += 1,
            // A definite sum that is not there is not stated.
            AmountStatus::NotStated | AmountStatus::Stated => self.not_stated += 1,
        }
    }
}

/// Some awards counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// How many decisions they are of.
    pub decisions: usize,
    /// How many awards, with and without a definite sum.
    pub awards: usize,
    /// Those with a definite sum; null where there are none.
    pub sums: Option<Spread>,
    /// Those without.
    pub no_definite_sum: Open,
}

/// The awards of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentGroup {
    /// What they have in common; null for those of which the text does not say.
    pub name: Option<String>,
    /// The awards, counted.
    #[serde(flatten)]
    pub tally: Tally,
}

/// All groups of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentTable {
    /// What is grouped by.
    pub by: By,
    /// Whether some awards are in several groups, so that the groups add up to more than the whole.
    pub overlap: bool,
    /// The groups: years from the newest, others from the largest total.
    pub groups: Vec<PaymentGroup>,
}

/// One award with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// The name of the fact; `casebook explain` tells why it was read so.
    pub id: String,
    /// The key of the decision.
    pub key: String,
    /// Its reference.
    pub reference: Option<String>,
    /// The body complained about.
    pub organisation: Option<String>,
    /// The date of the decision.
    pub date: Option<Date>,
    /// The sum; of a range the upper end; null where none is stated, which is not zero.
    pub amount: Option<Pence>,
    /// The lower end of a range.
    pub amount_min: Option<Pence>,
    /// How definite the sum is; only `stated` is in the figures.
    pub amount_status: AmountStatus,
    /// Agreed or recommended.
    pub status: PaymentStatus,
    /// What form it takes.
    pub form: PaymentForm,
    /// Who gets it.
    pub payee: Option<String>,
    /// What it is for.
    pub purposes: Vec<Purpose>,
    /// The number of its paragraph.
    pub paragraph: Option<u32>,
    /// The sentence it stands in.
    pub quote: String,
    /// What a person decided about it.
    pub review: String,
    /// Where the decision was published.
    pub url: Option<String>,
    /// Other references under which the same words stand.
    pub also: Vec<String>,
}

/// What some decisions award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Payments {
    /// How many decisions were looked at, the same words once.
    pub decisions: usize,
    /// References of decisions that have the same words, and count once.
    pub same_words: Vec<Vec<String>>,
    /// All awards.
    pub all: Tally,
    /// What one decision awards, over those whose awards all have a definite sum.
    pub per_decision: Option<Spread>,
    /// The groups that were asked for.
    pub tables: Vec<PaymentTable>,
    /// Every award, the largest first, those without a definite sum last; none where there are more
    /// than were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

type Counted<'a> = (usize, &'a Case, &'a Award);

/// Counts what decisions award, in all and in groups; and lists every award where there are at most
/// `most_lines`.
///
/// ```
/// use casebook::stats::{By, Case, Narrow, payments};
/// let report = payments(vec![Case::default()], &Narrow::default(), &[By::Year], 9);
/// assert_eq!((report.decisions, report.all.awards, report.all.sums), (1, 0, None));
/// ```
#[must_use]
pub fn payments(cases: Vec<Case>, narrow: &Narrow, by: &[By], most_lines: usize) -> Payments {
    let cases = once(cases, |_| ());
    let awards: Vec<Counted<'_>> = cases
        .iter()
        .enumerate()
        .flat_map(|(at, case)| case.awards.iter().map(move |award| (at, case, award)))
        .filter(|(_, _, award)| narrow.lets(award))
        .collect();
    Payments {
        decisions: cases.len(),
        same_words: same_words(&cases),
        all: tally(&awards),
        per_decision: per_decision(&awards),
        tables: by.iter().map(|by| table(*by, &awards)).collect(),
        lines: if awards.len() <= most_lines { lines(&awards) } else { Vec::new() },
    }
}

/// The names of the decisions that count as one.
pub(super) fn same_words(cases: &[Case]) -> Vec<Vec<String>> {
    let several = cases.iter().filter(|case| !case.twins.is_empty());
    several.map(|case| case.all().map(|case| case.name().to_owned()).collect()).collect()
}

fn tally(awards: &[Counted<'_>]) -> Tally {
    let mut open = Open::default();
    let mut sums = Vec::with_capacity(awards.len());
    for (_, _, award) in awards {
        match award.definite() {
            Some(sum) => sums.push(sum),
            None => open.add(award),
        }
    }
    // Awards stand in the order of their decisions.
    let decisions = awards.chunk_by(|one, next| one.0 == next.0).count();
    Tally { decisions, awards: awards.len(), sums: Spread::of(sums), no_definite_sum: open }
}

fn per_decision(awards: &[Counted<'_>]) -> Option<Spread> {
    let of_one = |awards: &[Counted<'_>]| {
        awards.iter().map(|(_, _, award)| award.definite()).sum::<Option<Pence>>()
    };
    Spread::of(awards.chunk_by(|one, next| one.0 == next.0).filter_map(of_one).collect())
}

fn table(by: By, awards: &[Counted<'_>]) -> PaymentTable {
    let things = awards.iter().map(|it| (*it, by.values(it.1, Some(it.2))));
    let parted = grouped(by, things);
    let mut groups: Vec<PaymentGroup> = parted
        .groups
        .into_iter()
        .map(|(name, awards)| PaymentGroup { name, tally: tally(&awards) })
        .collect();
    let total = |group: &PaymentGroup| group.tally.sums.map(|sums| sums.total);
    if by.is_time() {
        groups.sort_by(|one, other| other.name.cmp(&one.name));
    } else {
        groups.sort_by(|one, other| {
            (other.name.is_some(), total(other), other.tally.awards)
                .cmp(&(one.name.is_some(), total(one), one.tally.awards))
                .then_with(|| one.name.cmp(&other.name))
        });
    }
    PaymentTable { by, overlap: parted.overlap, groups }
}

fn lines(awards: &[Counted<'_>]) -> Vec<Line> {
    let mut awards = awards.to_vec();
    awards.sort_by(|(_, case, award), (_, other, beside)| {
        (beside.definite(), beside.amount, other.date)
            .cmp(&(award.definite(), award.amount, case.date))
            .then_with(|| case.key.cmp(&other.key))
    });
    awards.into_iter().map(|(_, case, award)| line(case, award)).collect()
}

fn line(case: &Case, award: &Award) -> Line {
    Line {
        id: award.fact.clone(),
        key: case.key.clone(),
        reference: case.reference.clone(),
        organisation: case.organisation.clone(),
        date: case.date,
        amount: award.amount,
        amount_min: award.amount_min,
        amount_status: award.amount_status,
        status: award.status,
        form: award.form,
        payee: award.payee.clone(),
        purposes: award.purposes.clone(),
        paragraph: award.paragraph,
        quote: award.quote.clone(),
        review: award.review.clone(),
        url: case.url.clone(),
        also: case.twins.iter().map(|twin| twin.name().to_owned()).collect(),
    }
}
