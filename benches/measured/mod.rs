//! What benches measure of the process they run in, and what can be asked of them.

use std::path::Path;
use std::time::Duration;

/// Any number: the same decisions on every machine.
pub(crate) const SEED: u64 = 2026;

/// What was typed after `cargo bench --bench NAME --`.
pub(crate) struct Asked(Vec<String>);

impl Asked {
    pub(crate) fn typed() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.iter().any(|typed| typed == word)
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.0.windows(2).find(|pair| pair[0] == name).map(|pair| pair[1].as_str())
    }

    /// How many decisions: as asked, few in a test, else `usual`.
    pub(crate) fn documents(&self, few: u64, usual: u64) -> u64 {
        // `cargo bench` says `--bench`; `cargo test --benches` does not.
        let test = self.has("--test") || !self.has("--bench");
        let asked = self.value("--documents").map(|number| number.parse().expect("a number"));
        asked.unwrap_or(if test { few } else { usual })
    }
}

/// The CPU time of this process, all threads, where the system tells.
pub(crate) fn cpu_seconds() -> Option<f64> {
    cpu_seconds_of("self")
}

/// The CPU time of a process, which may have ended but not been waited for.
pub(crate) fn cpu_seconds_of(process: &str) -> Option<f64> {
    stated(process, 11)
}

/// The CPU time of all processes that this one started and waited for.
pub(crate) fn cpu_seconds_of_children() -> Option<f64> {
    stated("self", 13)
}

/// The sum of two neighbouring times in the state of a process: of its own code and of the system's.
fn stated(process: &str, at: usize) -> Option<f64> {
    /// Linux counts in hundredths of a second whatever the machine.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(at)? + ticks(at + 1)?) / TICKS)
}

/// The most memory that this process ever had, in bytes, where the system tells.
pub(crate) fn peak_memory() -> Option<u64> {
    peak_memory_of("self")
}

/// The most memory that a process ever had; none of one that has ended.
pub(crate) fn peak_memory_of(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

/// The size of all files in a folder.
pub(crate) fn size(folder: &Path) -> u64 {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files =
        entries.filter_map(|entry| entry.metadata().ok().filter(std::fs::Metadata::is_file));
    files.map(|file| file.len()).sum()
}

pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The time that this share of all stays under.
pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(at).copied().unwrap_or_default()
}
