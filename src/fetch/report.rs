//! What became of a fetch.

use std::path::PathBuf;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::site::Site;

/// Reports stay on the site longest, for ten years: what was decided within a year more is all
/// that can be there.
const YEARS: i64 = 11;

/// A page that could not be had, or was none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// Its address.
    pub url: String,
    /// What happened.
    pub what: String,
}

/// A search whose pages did not hold as many results as it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The first day searched for.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// How many results it said there are.
    pub said: u64,
    /// How many were seen.
    pub seen: u64,
}

/// What became of a fetch.
#[derive(Debug, Clone, Serialize)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own in what programs read
pub struct Report {
    /// The site.
    pub site: Site,
    /// The first day of what was asked for.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// When it began.
    pub began: String,
    /// Whether an earlier run had begun it.
    pub resumed: bool,
    /// Whether it was told to stop; the same command goes on from there.
    pub stopped: bool,
    /// Whether all that the site says there is was seen.
    pub complete: bool,
    /// Whether that is all that the site has.
    pub whole_site: bool,
    /// The archive, once it is whole.
    pub file: Option<PathBuf>,
    /// An archive that another run had left unfinished; it holds what that had seen.
    pub left: Option<PathBuf>,
    /// How many results the searches gave.
    pub results: u64,
    /// Decisions that came, and were new or had changed.
    pub fetched: u64,
    /// Decisions that had not changed.
    pub unchanged: u64,
    /// Of both, those that were found at another address.
    pub moved: u64,
    /// Decisions that were listed and are not there.
    pub gone: u64,
    /// Pages that could not be had, or were none.
    pub missed: Vec<Missed>,
    /// Searches whose pages did not hold as many results as they said.
    pub disagreements: Vec<Disagreement>,
    /// How many requests this run has made.
    pub requests: u64,
    /// How many of them were made again.
    pub again: u64,
    /// Size of the archive.
    pub bytes: u64,
    /// How long this run took.
    pub seconds: f64,
    /// The command that takes it in.
    pub next: Option<String>,
}

/// Whether all that a site can have was decided between these days.
pub(super) fn is_whole_site(from: Date, to: Date, today: Date) -> bool {
    to >= today && today.checked_sub(YEARS.years()).is_ok_and(|first| from <= first)
}

/// The command that takes an archive in; a complete one of the whole site also tells what is gone.
pub(super) fn next(file: &std::path::Path, complete_as_of: Option<Date>) -> String {
    let file = file.display().to_string();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let file =
        if file.chars().all(plain) { file } else { format!("'{}'", file.replace('\'', r"'\''")) };
    let as_of = complete_as_of.map(|day| format!(" --complete-as-of {day}")).unwrap_or_default();
    format!("casebook ingest {file}{as_of}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_search_of_many_years_is_of_the_whole_site() {
        let day = |day: &str| day.parse::<Date>().unwrap();
        let today = day("2026-03-01");
        for (from, to, whole) in [
            ("2013-04-01", "2026-03-01", true),
            ("2015-03-01", "2026-03-02", true),
            ("2015-03-02", "2026-03-01", false),
            ("2013-04-01", "2026-02-28", false),
            ("2025-12-01", "2026-03-01", false),
        ] {
            assert_eq!(is_whole_site(day(from), day(to), today), whole, "{from} {to}");
        }
    }

    #[test]
    fn the_next_command_can_be_pasted() {
        let day = "2026-03-01".parse().ok();
        assert_eq!(next("in/a.warc.gz".as_ref(), None), "casebook ingest in/a.warc.gz");
        assert_eq!(
            next("my 'in'/a.warc.gz".as_ref(), day),
            r"casebook ingest 'my '\''in'\''/a.warc.gz' --complete-as-of 2026-03-01"
        );
    }
}
