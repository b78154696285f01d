//! The canary: whether the new pages of a run still give what pages gave before.
//!
//! When a site changes its template, pages arrive that look like pages and give nothing. They are
//! found by counting: how many of the new pages gave a case reference, a date, an outcome, and
//! how likely so few would be if nothing had changed.

use super::IngestOptions;
use crate::error::{Error, ErrorKind, Result};
use crate::model::record::Record;
use crate::model::words::Kind;
use crate::store::Yield;

/// So many pages must have come before there is a history to compare with.
const HISTORY: u64 = 30;

/// A run is stopped where chance gives so few in less than one of ten thousand runs: a job that runs
/// every night for thirty years is stopped once without a cause.
const CHANCE: f64 = 0.0001;

/// However good the history is, two pages of a hundred may be odd: a single page proves nothing.
const BEST: f64 = 0.98;

/// From so many pages on, a share that was asked for is held to the letter.
const MANY: u64 = 20;

/// With fewer, the run is stopped where chance gives so few in less than one of a hundred runs.
const CHANCE_OF_FEW: f64 = 0.01;

/// How sure the history's own share is: two standard errors below what was counted.
const SURE: f64 = 2.0;

impl IngestOptions {
    /// Whether all has to be looked at before any of it is written.
    pub(super) fn holds(&self) -> bool {
        self.dry_run || self.canary || self.yield_below.is_some()
    }
}

/// Whether a decision's page gave a reference, a date and an outcome; none for any other page.
pub(crate) fn gives(record: &Record) -> Option<[bool; 3]> {
    if record.kind() != Kind::Decision {
        return None;
    }
    let decision = record.decision();
    Some([
        decision.is_some_and(|it| it.reference.is_some()),
        decision.is_some_and(|it| it.decision_date.is_some()),
        decision.is_some_and(|it| it.outcome.is_some()),
    ])
}

/// Whether so many of these pages are fewer than a share of them; of few pages, only where that is
/// more than chance.
pub(crate) fn too_few(part: u64, pages: u64, share: f64) -> bool {
    match pages {
        0 => false,
        MANY.. => of(part, pages) < share,
        _ => at_most(part, pages, share) < CHANCE_OF_FEW,
    }
}

/// The facts that are counted, with their names.
type Fact = (&'static str, fn(&Yield) -> u64);
const FACTS: &[Fact] = &[
    ("a case reference", |counted| counted.reference),
    ("a decision date", |counted| counted.date),
    ("an outcome", |counted| counted.outcome),
];

/// What the new pages of a run gave.
#[derive(Debug, Default)]
pub(super) struct Canary {
    before: Yield,
    new: Yield,
    /// Pages with all of it.
    complete: u64,
}

impl Canary {
    /// A canary that knows what pages gave before.
    pub(super) fn new(before: Yield) -> Self {
        Self { before, ..Self::default() }
    }

    /// A page was read. Papers and the pages of other ombudsmen have no such header.
    pub(super) fn read(&mut self, record: &Record) {
        let Some(has) = gives(record) else { return };
        self.new.pages += 1;
        self.new.reference += u64::from(has[0]);
        self.new.date += u64::from(has[1]);
        self.new.outcome += u64::from(has[2]);
        self.complete += u64::from(has == [true; 3]);
    }

    /// A page was read and was no page of an ombudsman, which is news: what a changed template looks
    /// like.
    pub(super) fn missed(&mut self, news: bool) {
        self.new.pages += u64::from(news);
    }

    /// Whether the run may be written.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SiteChanged`] where it may not.
    pub(super) fn judge(&self, options: &IngestOptions) -> Result<()> {
        if let Some(share) = options.yield_below {
            self.judge_share(share)?;
        }
        if options.canary { self.judge_history() } else { Ok(()) }
    }

    fn judge_share(&self, share: f64) -> Result<()> {
        let (pages, complete) = (self.new.pages, self.complete);
        if !too_few(complete, pages, share) {
            return Ok(());
        }
        Err(stopped(
            &format!(
                "of {pages} new pages, {complete} gave a reference, a date and an outcome ({}), and at \
             least {} were asked for",
                percent(of(complete, pages)),
                percent(share)
            ),
            "--fail-on-yield-below",
        ))
    }

    fn judge_history(&self) -> Result<()> {
        if self.before.pages < HISTORY {
            return Ok(());
        }
        let pages = self.new.pages;
        for (name, counted) in FACTS {
            let (before, now) = (counted(&self.before), counted(&self.new));
            let usual = at_least(before, self.before.pages).min(BEST);
            if at_most(now, pages, usual) < CHANCE {
                return Err(stopped(
                    &format!(
                        "of {pages} new pages, {now} gave {name} ({}), of those before {}",
                        percent(of(now, pages)),
                        percent(of(before, self.before.pages))
                    ),
                    "--canary",
                ));
            }
        }
        Ok(())
    }
}

fn stopped(what: &str, flag: &str) -> Error {
    let what = format!("the site seems to have changed, and nothing was written: {what}");
    Error::new(ErrorKind::SiteChanged, what)
        .advise(format!("look at the pages; without {flag} they are taken in as they are"))
}

/// A share.
#[allow(clippy::cast_precision_loss)] // pages are counted in thousands
fn of(part: u64, whole: u64) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// The lower end of what a counted share says about the true one (Wilson's interval).
#[allow(clippy::cast_precision_loss)]
fn at_least(part: u64, whole: u64) -> f64 {
    let (share, n) = (of(part, whole), whole as f64);
    let square = SURE * SURE / n;
    let spread = SURE * ((share * (1.0 - share) + square / 4.0) / n).sqrt();
    ((share + square / 2.0 - spread) / (1.0 + square)).clamp(0.0, 1.0)
}

/// How likely it is that at most `part` of `whole` pages have what a page has with this chance.
#[allow(clippy::cast_precision_loss)]
fn at_most(part: u64, whole: u64, share: f64) -> f64 {
    if share <= 0.0 || part >= whole {
        return 1.0;
    }
    if share >= 1.0 {
        return 0.0;
    }
    let (with, without) = (share.ln(), (1.0 - share).ln());
    let mut ways = 0.0_f64;
    let mut sum = 0.0;
    for k in 0..=part {
        sum += (ways + k as f64 * with + (whole - k) as f64 * without).exp();
        ways += ((whole - k) as f64 / (k + 1) as f64).ln();
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(pages: u64) -> Yield {
        Yield { pages, reference: pages, date: pages, outcome: pages }
    }

    #[test]
    fn chances_are_those_of_the_binomial_distribution() {
        for (part, whole, share, chance) in [
            (0, 1, 0.9, 0.1),
            (1, 3, 0.5, 0.5),
            (2, 10, 0.3, 0.382_782_786_4),
            (10, 10, 0.3, 1.0),
            (80, 100, 0.9, 0.001_978_561),
            (0, 57_500, 0.98, 0.0),
        ] {
            let found = at_most(part, whole, share);
            assert!((found - chance).abs() < 1e-6, "{part} of {whole} at {share}: {found}");
        }
    }

    #[test]
    fn the_canary_needs_a_history_and_more_than_one_odd_page() {
        for (before, pages, with, stops) in [
            (all(1000), 1, 0, false),
            (all(1000), 2, 0, false),
            (all(1000), 3, 0, true),
            (all(1000), 100, 97, false),
            (all(1000), 100, 92, false),
            (all(1000), 100, 85, true),
            (all(1000), 1000, 940, true),
            (all(1000), 0, 0, false),
            (all(29), 100, 0, false),
            (all(30), 4, 0, false),
            (all(30), 5, 0, true),
            // Where three of ten pages never had it, a fifth without says nothing.
            (Yield { pages: 1000, reference: 700, date: 700, outcome: 700 }, 50, 32, false),
            (Yield { pages: 1000, reference: 700, date: 700, outcome: 700 }, 50, 10, true),
        ] {
            let new = Yield { pages, reference: with, date: with, outcome: with };
            let canary = Canary { before, new, complete: with };
            let judged = canary.judge(&IngestOptions { canary: true, ..IngestOptions::default() });
            assert_eq!(judged.is_err(), stops, "{with} of {pages} after {before:?}");
        }
    }

    #[test]
    fn each_fact_is_watched_by_itself_and_named() {
        for (name, take) in [
            ("a case reference", (|it: &mut Yield| it.reference = 3) as fn(&mut Yield)),
            ("a decision date", |it| it.date = 3),
            ("an outcome", |it| it.outcome = 3),
        ] {
            let mut new = all(40);
            take(&mut new);
            let canary = Canary { before: all(500), new, complete: 3 };
            let error = canary
                .judge(&IngestOptions { canary: true, ..IngestOptions::default() })
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::SiteChanged);
            assert!(
                error.what().contains(&format!("of 40 new pages, 3 gave {name} (8 %)")),
                "{error}"
            );
        }
    }

    #[test]
    fn a_share_is_held_to_the_letter_where_there_are_pages_enough() {
        for (pages, complete, share, stops) in [
            (100, 90, 0.9, false),
            (100, 89, 0.9, true),
            (20, 17, 0.9, true),
            (1, 0, 0.9, false),
            (2, 0, 0.8, false),
            (3, 0, 0.8, true),
            (19, 15, 0.9, false),
            (19, 5, 0.9, true),
            (0, 0, 0.9, false),
            (50, 49, 1.0, true),
            (50, 0, 0.0, false),
        ] {
            let new = all(pages);
            let canary = Canary { before: Yield::default(), new, complete };
            let options = IngestOptions { yield_below: Some(share), ..IngestOptions::default() };
            assert_eq!(canary.judge(&options).is_err(), stops, "{complete} of {pages} at {share}");
        }
    }
}
