//! Themes over time: how many decisions of each quarter or financial year have them, and which
//! rise or fall by more than chance.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde::Serialize;

use super::ThemeFile;
use super::chance::{self, FALSE_ALARMS, Share};
use super::theme::ThemeKind;

/// The test that decides, by its name for reports.
pub const TEST: &str = "Cochran-Armitage test for a linear trend in proportions, two-sided, corrected for the number of \
     themes after Benjamini and Hochberg";

/// The most periods of one table.
const MOST_PERIODS: i32 = 240;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// April to March.
    FinancialYear,
    /// April to June, and so on.
    Quarter,
}

/// Periods in order, and each theme in them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trends {
    /// How long a period is.
    pub step: Step,
    /// The test that was made.
    pub test: &'static str,
    /// The share of false alarms accepted among what rises and falls.
    pub false_alarms: f64,
    /// Every period from the first with a decision to the last, in order.
    pub periods: Vec<Period>,
    /// Every theme that applies to any of the decisions: what rises or falls most surely first.
    pub themes: Vec<ThemeTrend>,
    /// Decisions whose date is not known, which are in no period.
    pub undated: u64,
}

/// A period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Period {
    /// "2023-24", or "2023-24 Q1" for April to June 2023.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The decisions of the period.
    pub decisions: u64,
}

/// A theme over all periods.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThemeTrend {
    /// Its name.
    pub theme: String,
    /// Its name for people.
    pub title: String,
    /// What sort of lesson it is; none for a theme that is in no theme file now.
    pub kind: Option<ThemeKind>,
    /// Decisions that have it, in all periods.
    pub decisions: u64,
    /// Decisions that have it, in each period.
    pub counts: Vec<u64>,
    /// Their share of the decisions of each period; none where there are no decisions.
    pub shares: Vec<Option<f64>>,
    /// The change of the share in a year, of the straight line that fits best; none where nothing
    /// can be compared.
    pub change_per_year: Option<f64>,
    /// How probable so strong a trend is by chance.
    pub p: Option<f64>,
    /// The same, corrected for the number of themes.
    pub p_corrected: Option<f64>,
    /// What can be said.
    pub direction: Direction,
}

/// Where a theme goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More often, by more than chance.
    Rises,
    /// Less often, by more than chance.
    Falls,
    /// No change that could not be chance.
    Unclear,
}

/// A decision as trends need it: its day (none where the page does not say), and the numbers of its
/// themes.
pub type Dated = (Option<Date>, Vec<u32>);

impl Trends {
    /// Counts decisions by period and theme; `names` gives the name of each theme by number.
    ///
    /// ```
    /// use casebook::themes::ThemeFile;
    /// use casebook::themes::trend::{Step, Trends};
    /// use jiff::civil::date;
    /// let decisions = [(Some(date(2024, 3, 31)), vec![0]), (Some(date(2024, 4, 1)), vec![])];
    /// let names = ["delay".to_owned()];
    /// let trends = Trends::of(&decisions, &names, Step::FinancialYear, ThemeFile::builtin());
    /// let periods: Vec<&str> = trends.periods.iter().map(|period| period.name.as_str()).collect();
    /// assert_eq!(periods, ["2023-24", "2024-25"]);
    /// assert_eq!(trends.themes[0].counts, [1, 0]);
    /// ```
    #[must_use]
    pub fn of(decisions: &[Dated], names: &[String], step: Step, file: &ThemeFile) -> Self {
        let numbers = || decisions.iter().filter_map(|(day, _)| day.map(|day| step.number(day)));
        let last = numbers().max().unwrap_or_default();
        // A slip of a date (year 1024) must not make a table of a thousand years.
        let first = numbers().filter(|number| last - number < MOST_PERIODS).min().unwrap_or(last);
        let many = if numbers().next().is_none() { 0 } else { last - first + 1 };
        let mut periods: Vec<Period> = (0..many).map(|at| step.period(first + at)).collect();
        let mut counts: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        let mut undated = 0;
        for (day, themes) in decisions {
            let place = day.and_then(|day| usize::try_from(step.number(day) - first).ok());
            let Some(period) = place.and_then(|place| periods.get_mut(place)) else {
                undated += 1;
                continue;
            };
            period.decisions += 1;
            for theme in themes {
                let row = counts.entry(*theme).or_insert_with(|| vec![0; periods.len()]);
                if let Some(cell) = place.and_then(|place| row.get_mut(place)) {
                    *cell += 1;
                }
            }
        }
        let name = |number: u32| names.get(usize::try_from(number).ok()?);
        let rows = counts.into_iter().filter_map(|(number, row)| Some((name(number)?, row)));
        let mut themes: Vec<ThemeTrend> =
            rows.map(|(name, counts)| one(name, counts, &periods, step, file)).collect();
        settle(&mut themes);
        Self { step, test: TEST, false_alarms: FALSE_ALARMS, periods, themes, undated }
    }
}

fn one(
    name: &str,
    counts: Vec<u64>,
    periods: &[Period],
    step: Step,
    file: &ThemeFile,
) -> ThemeTrend {
    let shares: Vec<Share> = counts
        .iter()
        .zip(periods)
        .map(|(&with, period)| Share { of: period.decisions, with })
        .collect();
    let lean = chance::trend(&shares);
    let known = file.theme(name);
    ThemeTrend {
        theme: name.to_owned(),
        title: known.map_or_else(|| name.to_owned(), |theme| theme.title.clone()),
        kind: known.map(|theme| theme.kind),
        decisions: counts.iter().sum(),
        shares: shares.iter().map(Share::share).collect(),
        counts,
        change_per_year: lean.map(|lean| lean.slope * step.per_year()),
        p: lean.map(|lean| lean.p),
        p_corrected: None,
        direction: Direction::Unclear,
    }
}

/// Corrects what is probable for the number of themes, and puts what is surest first.
fn settle(themes: &mut [ThemeTrend]) {
    let tested: Vec<f64> = themes.iter().filter_map(|theme| theme.p).collect();
    let corrected = chance::corrected(&tested);
    for (theme, corrected) in themes.iter_mut().filter(|theme| theme.p.is_some()).zip(corrected) {
        theme.p_corrected = Some(corrected);
        theme.direction = match theme.change_per_year {
            Some(change) if corrected <= FALSE_ALARMS && change > 0.0 => Direction::Rises,
            Some(change) if corrected <= FALSE_ALARMS && change < 0.0 => Direction::Falls,
            _ => Direction::Unclear,
        };
    }
    let surely = |theme: &ThemeTrend| theme.p.unwrap_or(1.0);
    themes.sort_by(|one, other| {
        let by_chance = surely(one).total_cmp(&surely(other));
        by_chance
            .then_with(|| other.decisions.cmp(&one.decisions))
            .then_with(|| one.theme.cmp(&other.theme))
    });
}

impl Share {
    /// The share; none of nothing.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // counts are far below 2⁵²
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| self.with as f64 / self.of as f64)
    }
}

impl Step {
    fn per_year(self) -> f64 {
        match self {
            Self::FinancialYear => 1.0,
            Self::Quarter => 4.0,
        }
    }

    /// The number of the period that a day falls in: one more for each next one.
    fn number(self, day: Date) -> i32 {
        let year = i32::from(day.year());
        let month = i32::from(day.month()) - 1;
        match self {
            Self::FinancialYear => year - i32::from(month < 3),
            Self::Quarter => year * 4 + month / 3,
        }
    }

    fn period(self, number: i32) -> Period {
        let (from, months) = match self {
            Self::FinancialYear => (first_of(number, 4), 12),
            Self::Quarter => (first_of(number.div_euclid(4), number.rem_euclid(4) * 3 + 1), 3),
        };
        let next = start_after(from, months);
        let year = i32::from(from.year()) - i32::from(from.month() < 4);
        let financial = format!("{year}-{:02}", (year + 1).rem_euclid(100));
        let name = match self {
            Self::FinancialYear => financial,
            Self::Quarter => {
                format!("{financial} Q{}", (i32::from(from.month()) + 8).rem_euclid(12) / 3 + 1)
            }
        };
        Period { name, from, to: next.yesterday().unwrap_or(next), decisions: 0 }
    }
}

/// The first day so many months later.
fn start_after(from: Date, months: i32) -> Date {
    let month = i32::from(from.month()) - 1 + months;
    first_of(i32::from(from.year()) + month / 12, month % 12 + 1)
}

/// The first day of a month; of year 1 where there is no such day.
fn first_of(year: i32, month: i32) -> Date {
    let day = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    day.and_then(|(year, month)| Date::new(year, month, 1).ok()).unwrap_or(date(1, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_in_its_quarter_and_financial_year() {
        for (day, year, quarter, from, to) in [
            (date(2024, 3, 31), "2023-24", "2023-24 Q4", date(2024, 1, 1), date(2024, 3, 31)),
            (date(2024, 4, 1), "2024-25", "2024-25 Q1", date(2024, 4, 1), date(2024, 6, 30)),
            (date(2023, 12, 31), "2023-24", "2023-24 Q3", date(2023, 10, 1), date(2023, 12, 31)),
            (date(1999, 8, 5), "1999-00", "1999-00 Q2", date(1999, 7, 1), date(1999, 9, 30)),
        ] {
            let period = Step::FinancialYear.period(Step::FinancialYear.number(day));
            assert_eq!(period.name, year, "{day}");
            assert!(period.from <= day && day <= period.to, "{day}: {period:?}");
            let period = Step::Quarter.period(Step::Quarter.number(day));
            assert_eq!(
                (period.name.as_str(), period.from, period.to),
                (quarter, from, to),
                "{day}"
            );
        }
    }

    /// Forty decisions a year, of which so many have theme 0; theme 1 is in ten of each year.
    fn decisions(with: &[usize]) -> Vec<Dated> {
        let mut all = Vec::new();
        for (year, &with) in (2018..).zip(with) {
            for at in 0..40 {
                let first = (at < with).then_some(0);
                let second = (at % 4 == 0).then_some(1);
                all.push((Some(date(year, 6, 1)), first.into_iter().chain(second).collect()));
            }
        }
        all
    }

    #[test]
    fn what_rises_is_told_from_what_stays() {
        let names = ["delay".to_owned(), "of_old".to_owned()];
        let file = ThemeFile::builtin();
        let mut all = decisions(&[4, 9, 16, 22]);
        all.push((None, vec![0]));
        let trends = Trends::of(&all, &names, Step::FinancialYear, file);
        assert_eq!(trends.undated, 1);
        let [delay, other] = trends.themes.as_slice() else { panic!("{trends:?}") };
        assert_eq!((delay.theme.as_str(), delay.title.as_str()), ("delay", "Delay"));
        assert_eq!((delay.direction, delay.decisions), (Direction::Rises, 51));
        assert_eq!(delay.shares[3], Some(0.55));
        assert_eq!((other.direction, other.kind), (Direction::Unclear, None));
        let falling = Trends::of(&decisions(&[22, 16, 9, 4]), &names, Step::FinancialYear, file);
        assert_eq!(falling.themes[0].direction, Direction::Falls);
        let quarters = Trends::of(&decisions(&[4, 22]), &names, Step::Quarter, file);
        assert_eq!(
            quarters.periods.len(),
            5,
            "the quarters between are there, with nothing in them"
        );
        assert_eq!(quarters.themes[0].shares[1], None);
        let yearly = quarters.themes[0].change_per_year.unwrap();
        assert!((yearly - 0.45).abs() < 1e-9, "{yearly}");
    }

    #[test]
    fn a_few_decisions_more_are_chance() {
        let names = ["delay".to_owned()];
        let trends =
            Trends::of(&decisions(&[8, 10, 9]), &names, Step::FinancialYear, ThemeFile::builtin());
        assert_eq!(trends.themes[0].direction, Direction::Unclear);
    }

    #[test]
    fn no_decisions_and_a_slip_of_a_date_are_no_table_of_a_thousand_years() {
        let file = ThemeFile::builtin();
        let none = Trends::of(&[(None, vec![0])], &["delay".to_owned()], Step::Quarter, file);
        assert!(none.periods.is_empty() && none.themes.is_empty());
        assert_eq!(none.undated, 1);
        let slip = [(Some(date(1024, 1, 1)), vec![]), (Some(date(2024, 1, 1)), vec![])];
        let trends = Trends::of(&slip, &[], Step::Quarter, file);
        assert_eq!((trends.periods.len(), trends.undated), (1, 1));
    }
}
