//! `casebook ingest --follow`: folders are looked into again and again, and each file is taken in
//! once it has stood still.
//!
//! Nothing is asked of the file system but sizes and times, so that a share on the network will do.
//! The casebook is only open, and locked, while something is taken in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::args::Ingest;
use super::exit::Exit;
use super::form::Form;
use super::heard::Heard;
use super::ingest::{one, show};
use super::log::{Event, Level};
use super::metrics::Began;
use super::screen::Screen;
use crate::Casebook;
use crate::casebook::{IngestOptions, IngestReport};
use crate::error::{Error, ErrorKind, Result};
use crate::intake;

/// How long a signal waits at most to be heard.
const BLINK: Duration = Duration::from_millis(100);

/// Follows the folders until it is told to stop.
///
/// # Errors
///
/// Where the casebook cannot be written, or the site has changed. A casebook that another process
/// is writing to, or a share that is away, is waited for.
pub(super) fn run(
    args: &Ingest,
    options: &IngestOptions,
    form: Form,
    data: &Path,
    screen: &mut Screen<'_>,
) -> Result<Exit> {
    intake::expect_some(&args.paths)?;
    let typed = &args.unattended;
    let (every, settle) = (seconds("--every", typed.every)?, seconds("--settle", typed.settle)?);
    let stop = told_to_stop()?;
    let mut watched = Watched::default();
    screen.log(&Event::new(Level::Info, "following").with("every_seconds", every.as_secs_f64()));
    while !stop.load(Ordering::Relaxed) {
        let ready = watched.ready(&args.paths, settle, Instant::now(), screen);
        if !ready.is_empty() {
            let began = Began::now();
            let done = take_in(&ready, options, data, &stop, screen);
            let taken = matches!(&done, Ok(report) if !report.stopped);
            let waits = matches!(&done, Err(error) if error.kind() == ErrorKind::Busy);
            if let Ok(report) = &done {
                show(report, form, data, screen)?;
                screen.finish()?;
            }
            let ended = done.map(|report| {
                let aside = !report.set_aside.is_empty();
                (if aside { Exit::SetAside } else { Exit::Done }, Some(report))
            });
            match began.ended("ingest", &typed.metrics, data, ended) {
                Ok(_) if taken => watched.took(&ready),
                Ok(_) => {}
                Err(error) if waits => screen.complain(error),
                Err(error) => return Err(error),
            }
        }
        rest(every, &stop);
    }
    screen.log(&Event::new(Level::Info, "stopped"));
    Ok(Exit::Done)
}

fn take_in(
    ready: &[PathBuf],
    options: &IngestOptions,
    data: &Path,
    stop: &Arc<AtomicBool>,
    screen: &mut Screen<'_>,
) -> Result<IngestReport> {
    let mut casebook = Casebook::open_to_write(data)?;
    one(&mut casebook, ready, options, &mut Heard::new(screen).until(stop))
}

/// A flag that SIGTERM and SIGINT set. The second of them ends the process at once.
pub(super) fn told_to_stop() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT] {
        flag::register_conditional_shutdown(
            signal,
            i32::from(Exit::Failed.code()),
            Arc::clone(&stop),
        )
        .and_then(|_| flag::register(signal, Arc::clone(&stop)))
        .map_err(|error| Error::io("signals", error))?;
    }
    Ok(stop)
}

fn seconds(flag: &str, typed: f64) -> Result<Duration> {
    Duration::try_from_secs_f64(typed).map_err(|_| {
        Error::new(ErrorKind::Usage, format!("{flag} cannot be {typed}"))
            .advise("say a number of seconds")
    })
}

fn rest(every: Duration, stop: &AtomicBool) {
    let until = Instant::now() + every;
    while !stop.load(Ordering::Relaxed) {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        std::thread::sleep(left.min(BLINK));
    }
}

/// The files that were seen, and which of them were taken as they are.
#[derive(Debug, Default)]
struct Watched {
    files: BTreeMap<PathBuf, Seen>,
    /// What was said about files that cannot be read, so that it is said once.
    said: BTreeMap<PathBuf, String>,
}

#[derive(Debug)]
struct Seen {
    as_it_is: (u64, Option<SystemTime>),
    since: Instant,
    taken: bool,
}

impl Watched {
    /// The files that have stood still for `settle` and were not taken as they are.
    fn ready(
        &mut self,
        paths: &[PathBuf],
        settle: Duration,
        now: Instant,
        screen: &mut Screen<'_>,
    ) -> Vec<PathBuf> {
        let mut before = std::mem::take(&mut self.files);
        let mut said = BTreeMap::new();
        for found in intake::walk(paths) {
            match found {
                Ok(file) => {
                    let modified = std::fs::metadata(&file.path).and_then(|it| it.modified()).ok();
                    let as_it_is = (file.bytes, modified);
                    let seen = before
                        .remove(&file.path)
                        .filter(|seen| seen.as_it_is == as_it_is)
                        .unwrap_or(Seen { as_it_is, since: now, taken: false });
                    self.files.insert(file.path, seen);
                }
                Err(aside) => {
                    if self.said.get(&aside.path) != Some(&aside.what) {
                        screen.complain(&aside);
                    }
                    said.insert(aside.path, aside.what);
                }
            }
        }
        if !said.is_empty() {
            // A share that is away for a while takes nothing with it.
            before.extend(std::mem::take(&mut self.files));
            self.files = before;
        }
        self.said = said;
        let still = |seen: &Seen| !seen.taken && now.duration_since(seen.since) >= settle;
        self.files.iter().filter(|(_, seen)| still(seen)).map(|(path, _)| path.clone()).collect()
    }

    fn took(&mut self, paths: &[PathBuf]) {
        for path in paths {
            if let Some(seen) = self.files.get_mut(path) {
                seen.taken = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_ready_once_it_has_stood_still_and_again_when_it_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().to_owned()];
        let file = folder.path().join("a.txt");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut screen = Screen::kept(&mut out, &mut err);
        let (start, settle) = (Instant::now(), Duration::from_secs(10));
        let mut watched = Watched::default();
        let mut at = |seconds, watched: &mut Watched| {
            watched.ready(&paths, settle, start + Duration::from_secs(seconds), &mut screen).len()
        };
        std::fs::write(&file, "half").unwrap();
        assert_eq!(at(0, &mut watched), 0);
        assert_eq!(at(9, &mut watched), 0);
        std::fs::write(&file, "half and half").unwrap();
        assert_eq!(at(11, &mut watched), 0, "it has grown since");
        assert_eq!(at(20, &mut watched), 0);
        assert_eq!(at(21, &mut watched), 1);
        watched.took(std::slice::from_ref(&file));
        assert_eq!(at(40, &mut watched), 0, "it was taken as it is");
        std::fs::write(&file, "another text").unwrap();
        assert_eq!((at(50, &mut watched), at(60, &mut watched)), (0, 1));
        std::fs::remove_file(&file).unwrap();
        assert_eq!(at(70, &mut watched), 0);
        assert!(watched.files.is_empty(), "what is gone is not kept in mind");
    }

    #[test]
    fn a_share_that_is_away_is_told_once_and_forgets_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let share = folder.path().join("share");
        let away = folder.path().join("away");
        std::fs::create_dir(&share).unwrap();
        std::fs::write(share.join("a.txt"), "words").unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut screen = Screen::kept(&mut out, &mut err);
        let mut watched = Watched::default();
        let (paths, now) = ([share.clone()], Instant::now());
        let ready = watched.ready(&paths, Duration::ZERO, now, &mut screen);
        assert_eq!(ready.len(), 1);
        watched.took(&ready);
        std::fs::rename(&share, &away).unwrap();
        for _ in 0..3 {
            let ready = watched.ready(&paths, Duration::ZERO, now, &mut screen);
            assert_eq!(ready, [] as [PathBuf; 0]);
        }
        std::fs::rename(&away, &share).unwrap();
        assert_eq!(watched.ready(&paths, Duration::ZERO, now, &mut screen), [] as [PathBuf; 0]);
        drop(screen);
        assert_eq!(String::from_utf8(err).unwrap().lines().count(), 1);
    }
}
