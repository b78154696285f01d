//! The casebook for many readers: opened once, read by few at a time, each of them seeing one state
//! of it from the first word of a page to the last.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout, timeout_at};

use super::headers::Hosts;
use super::limits::Limits;
use super::memory::Memory;
use super::problem::Problem;
use super::traffic::Traffic;
use crate::casebook::{Held, STORE, Status, Themes};
use crate::error::{ErrorKind, Result};
use crate::index::Index;
use crate::search::Synonyms;
use crate::{Casebook, Error};

/// How long an index may be away, and how often it is looked for.
const BLINK: Duration = Duration::from_millis(30);
const BLINKS: usize = 10;

/// Who hears of what went wrong: the log of whoever runs the server.
pub type Log = Arc<dyn Fn(&str) + Send + Sync>;

/// How long a page takes, at a guess: those that may take long have threads of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Milliseconds: a search, a decision.
    Quick,
    /// Perhaps seconds: it counts over all decisions, or writes a file.
    Long,
}

/// A casebook as a page sees it: one state of store and index.
#[derive(Debug)]
pub struct Reader {
    /// The casebook. Its index and store stand still while the page is made.
    pub casebook: Casebook,
    /// The names that questions go by.
    pub synonyms: Cow<'static, Synonyms>,
    /// The themes that decisions have been given.
    pub themes: Themes,
    /// Which state it is.
    pub held: Held,
    /// What was found out about this state.
    pub(super) memory: RefCell<Memory>,
    opened: Option<Index>,
    /// Which files are open: a restored casebook is another one, and its users may write down names.
    files: [Option<Identity>; 2],
}

/// What tells a file from another that takes its place.
type Identity = (u64, Option<SystemTime>);

impl Reader {
    /// Opens a casebook, to be looked at as it is now.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be read.
    pub fn open(dir: &Path) -> Result<Self> {
        let mut reader = Self {
            files: identities(dir),
            casebook: Casebook::open(dir)?,
            synonyms: Synonyms::of_casebook(dir)?,
            themes: Themes::Program,
            held: Held::default(),
            memory: RefCell::default(),
            opened: None,
        };
        reader.look()?;
        Ok(reader)
    }

    /// Sees the casebook as it is now, until the next look.
    fn look(&mut self) -> Result<()> {
        let before = self.held;
        self.held = self.casebook.hold_still(&mut self.opened)?;
        if before != self.held {
            self.themes = self.casebook.themes()?;
            self.memory.take();
        }
        Ok(())
    }

    /// Whether the casebook is still the one that was opened.
    fn is_current(&self) -> bool {
        self.files == identities(self.casebook.dir())
    }
}

/// The store, which is written in its place, and the users' names, which are read whole.
fn identities(dir: &Path) -> [Option<Identity>; 2] {
    [
        identity(&dir.join(STORE), Metadata::created),
        identity(&dir.join(Synonyms::FILE), Metadata::modified),
    ]
}

fn identity(
    file: &Path,
    time: impl Fn(&Metadata) -> std::io::Result<SystemTime>,
) -> Option<Identity> {
    let meta = std::fs::metadata(file).ok()?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&meta);
    #[cfg(not(unix))]
    let number = 0;
    Some((number, time(&meta).ok()))
}

/// What all visits share.
pub struct Site {
    dir: PathBuf,
    /// What is allowed.
    pub limits: Limits,
    /// The names of this server.
    pub hosts: Hosts,
    log: Log,
    pub(super) traffic: Traffic,
    quick: Arc<Semaphore>,
    long: Arc<Semaphore>,
    /// Readers that nobody is using.
    idle: Mutex<Vec<Reader>>,
}

impl Site {
    /// A site over the casebook in `dir`.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read: better known at the start than at the first visit.
    pub fn open(dir: &Path, limits: Limits, hosts: Hosts, log: Log) -> Result<Self> {
        let first = Reader::open(dir)?;
        let site = Self {
            dir: dir.to_owned(),
            quick: Arc::new(Semaphore::new(limits.quick)),
            long: Arc::new(Semaphore::new(limits.long)),
            limits,
            hosts,
            log,
            traffic: Traffic::new()?,
            idle: Mutex::new(Vec::new()),
        };
        site.put_back(first);
        Ok(site)
    }

    /// Makes a page on a thread of its lane. A page that takes too long is given up, and keeps its
    /// place in the lane until it really ends.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        lane: Lane,
        page: impl FnOnce(&Reader) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let until = Instant::now() + self.limits.time;
        let lane = match lane {
            Lane::Quick => &self.quick,
            Lane::Long => &self.long,
        };
        let turn = timeout(self.limits.wait, Arc::clone(lane).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(Problem::busy()) };
        let site = Arc::clone(self);
        let made = tokio::task::spawn_blocking(move || {
            let outcome = site.with_reader(page);
            drop(turn);
            outcome
        });
        match timeout_at(until, made).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(panic)) => Err(Problem::broken(&panic)),
            Err(_) => Err(Problem::slow()),
        }
    }

    fn with_reader<T>(
        &self,
        page: impl FnOnce(&Reader) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let reader = self.reader()?;
        let outcome = page(&reader);
        // What could not be read may have to be opened anew.
        if outcome.as_ref().err().is_none_or(|problem| problem.private.is_none()) {
            self.put_back(reader);
        }
        outcome
    }

    /// A reader that sees the casebook as it is now: one of before, or else a new one.
    fn reader(&self) -> Result<Reader, Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(mut reader) = idle.filter(Reader::is_current)
            && reader.look().is_ok()
        {
            return Ok(reader);
        }
        // While an index takes the place of another there is none for a moment.
        for _ in 0..BLINKS {
            match Reader::open(&self.dir) {
                Err(error) if error.kind() == ErrorKind::Index => std::thread::sleep(BLINK),
                other => return other,
            }
        }
        Reader::open(&self.dir)
    }

    /// Keeps a reader for the next visit. It holds no state meanwhile, so that a writer can tidy up.
    fn put_back(&self, mut reader: Reader) {
        if reader.casebook.let_go().is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        }
    }

    /// How the casebook stands, on a thread of its own: whoever watches does not stand in a lane. None
    /// where it cannot be read.
    pub(super) async fn status(self: &Arc<Self>) -> Result<Option<Status>, Problem> {
        let dir = self.dir.clone();
        let looked = tokio::task::spawn_blocking(move || Casebook::open(&dir)?.status());
        match timeout(self.limits.time, looked).await {
            Ok(Ok(status)) => Ok(status.ok()),
            Ok(Err(panic)) => Err(Problem::broken(&panic)),
            Err(_) => Err(Problem::slow()),
        }
    }

    /// Tells whoever runs the server.
    pub fn say(&self, line: &str) {
        (self.log)(line);
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("dir", &self.dir).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use tempfile::TempDir;
    use tokio::runtime::Builder;

    use super::*;
    use crate::serve::{Answer, Outcome};

    fn site(limits: Limits) -> (TempDir, Arc<Site>) {
        let folder = TempDir::new().unwrap();
        drop(Casebook::open_to_write(folder.path()).unwrap());
        let hosts = Hosts::of("127.0.0.1:1".parse().unwrap(), &[]);
        let site = Site::open(folder.path(), limits, hosts, Arc::new(|_| {})).unwrap();
        (folder, Arc::new(site))
    }

    fn narrow() -> Limits {
        Limits { quick: 1, long: 1, ..Limits::default() }
    }

    fn run<T>(work: impl Future<Output = T>) -> T {
        Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
    }

    #[allow(clippy::unnecessary_wraps)] // as every page
    fn empty(_: &Reader) -> Outcome {
        Ok(Answer::of("text/plain", ""))
    }

    #[test]
    fn pages_that_take_long_hold_up_no_quick_one() {
        let (_folder, site) = site(narrow());
        run(async {
            let (end, ended) = channel::<()>();
            let (says, heard) = channel::<()>();
            let long = Arc::clone(&site);
            let long = tokio::spawn(async move {
                let page = move |reader: &Reader| {
                    says.send(()).unwrap();
                    let _ = ended.recv();
                    empty(reader)
                };
                long.read(Lane::Long, page).await
            });
            tokio::task::spawn_blocking(move || heard.recv().unwrap()).await.unwrap();
            for _ in 0..3 {
                assert!(site.read(Lane::Quick, empty).await.is_ok());
            }
            assert!(!long.is_finished());
            drop(end);
            assert!(long.await.unwrap().is_ok());
        });
    }

    #[test]
    fn a_page_that_takes_too_long_is_given_up_and_keeps_its_place_until_it_ends() {
        let (time, wait) = (Duration::from_millis(200), Duration::from_millis(200));
        let (_folder, site) = site(Limits { wait, time, ..narrow() });
        run(async {
            let (end, ended) = channel::<()>();
            let page = move |reader: &Reader| {
                let _ = ended.recv();
                empty(reader)
            };
            assert_eq!(site.read(Lane::Quick, page).await, Err(Problem::slow()));
            assert_eq!(site.read(Lane::Quick, empty).await, Err(Problem::busy()));
            drop(end);
            let again = Site { limits: Limits::default(), ..reopened(&site) };
            assert!(Arc::new(again).read(Lane::Quick, empty).await.is_ok());
        });
    }

    /// The same lanes, with more patience.
    fn reopened(site: &Arc<Site>) -> Site {
        Site {
            dir: site.dir.clone(),
            limits: site.limits.clone(),
            hosts: site.hosts.clone(),
            log: Arc::clone(&site.log),
            traffic: site.traffic.clone(),
            quick: Arc::clone(&site.quick),
            long: Arc::clone(&site.long),
            idle: Mutex::default(),
        }
    }

    #[test]
    fn a_page_that_breaks_is_a_problem_and_the_next_is_made() {
        let (_folder, site) = site(narrow());
        run(async {
            let broken =
                site.read(Lane::Quick, |_| -> Outcome { panic!("on purpose") }).await.unwrap_err();
            assert_eq!((broken.status, broken.private.is_some()), (500, true));
            assert!(site.read(Lane::Quick, empty).await.is_ok());
        });
    }

    #[test]
    fn readers_are_used_again() {
        let (_folder, site) = site(narrow());
        run(async {
            for _ in 0..5 {
                assert!(site.read(Lane::Quick, empty).await.is_ok());
            }
        });
        assert_eq!(site.idle.lock().unwrap().len(), 1);
    }
}
