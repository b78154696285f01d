//! One page: by the site's rules, in its turn, again where it fails, along its redirects, and into
//! the archive.

use std::time::{Duration, Instant};

use super::client::{Answer, Client, Trouble, Validators};
use super::pace::{PATIENCE, Pace, retry_after, wait};
use super::robots::Rules;
use super::site::Site;
use super::state::Known;
use super::warc::{Archive, Earlier};
use super::{Ask, Watch};
use crate::error::{Error, ErrorKind};

/// How many redirects are followed.
const HOPS: usize = 5;

/// How long the site's rules are believed.
const RULES: Duration = Duration::from_hours(24);

/// Answers that may be others later.
const PASSING: &[u16] = &[408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];

/// Answers that say that a page is elsewhere.
const MOVED: &[u16] = &[301, 302, 303, 307, 308];

/// Answers that say that nobody, or no program, is wanted.
const UNWANTED: &[u16] = &[401, 403, 407, 451];

/// Why the work ends before its end.
#[derive(Debug)]
pub(super) enum Halt {
    /// Someone told it to.
    Stopped,
    /// It cannot go on.
    Error(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// What became of a page.
#[derive(Debug)]
pub(super) enum Visit {
    /// It came, from this address in the end.
    Came { url: String, body: Vec<u8>, known: Known },
    /// It is as it was.
    Unchanged { url: String },
    /// It is not there.
    Gone,
    /// It could not be had.
    Lost(Lost),
}

/// Why a page could not be had.
#[derive(Debug)]
pub(super) struct Lost {
    pub(super) what: String,
    /// Whether that may pass.
    pub(super) passing: bool,
}

/// An answer, when it was asked for, and the digest of its body.
type Answered = (Answer, String, String);

/// Who visits pages.
pub(super) struct Visitor<'a> {
    pub(super) site: &'a Site,
    client: Client,
    pace: Pace,
    rules: Option<(Rules, Instant)>,
    pub(super) archive: Archive,
    attempts: u32,
    pub(super) requests: u64,
    pub(super) again: u64,
}

impl<'a> Visitor<'a> {
    pub(super) fn new(ask: &'a Ask, archive: Archive) -> Self {
        let client = Client::new(&ask.contact.user_agent(), ask.contact.mail(), ask.timeout);
        Self {
            site: &ask.site,
            client,
            pace: Pace::new(ask.pause),
            rules: None,
            archive,
            attempts: ask.attempts.max(1),
            requests: 0,
            again: 0,
        }
    }

    /// Visits a page; `known` is what is known of an address.
    pub(super) fn page<'k>(
        &mut self,
        url: &str,
        known: &dyn Fn(&str) -> Option<&'k Known>,
        watch: &mut dyn Watch,
    ) -> Result<Visit, Halt> {
        self.keep_rules(watch)?;
        let mut url = url.to_owned();
        for _ in 0..=HOPS {
            self.may_read(&url)?;
            let before = known(&url).filter(|it| it.etag.is_some() || it.modified.is_some());
            let (answer, at, sha256) = match self.ask(&url, before, watch)? {
                Ok(answer) => answer,
                Err(lost) => return Ok(Visit::Lost(lost)),
            };
            match answer.status {
                200 => {
                    let Validators { etag, modified } = answer.validators();
                    let known = Known { etag, modified, sha256, at };
                    return Ok(Visit::Came { url, body: answer.body, known });
                }
                304 if before.is_some() => return Ok(Visit::Unchanged { url }),
                404 | 410 => return Ok(Visit::Gone),
                status if UNWANTED.contains(&status) => return Err(unwanted(&url, status).into()),
                status if MOVED.contains(&status) => {
                    let to = answer.header("location").unwrap_or_default();
                    match self.site.resolve(&url, to).filter(|next| *next != url) {
                        Some(next) => url = next,
                        None => return Ok(lasting(format!("it leads away, to {to:?}"))),
                    }
                }
                status => return Ok(lasting(format!("the site answers {status}"))),
            }
        }
        Ok(lasting(format!("more than {HOPS} redirects, the last to {url}")))
    }

    /// Asks until there is an answer; a page that cannot be had is no error.
    fn ask(
        &mut self,
        url: &str,
        before: Option<&Known>,
        watch: &mut dyn Watch,
    ) -> Result<Result<Answered, Lost>, Halt> {
        let validators = before
            .map(|known| Validators { etag: known.etag.clone(), modified: known.modified.clone() });
        let validators = validators.unwrap_or_default();
        let mut failures = 0;
        loop {
            if !self.pace.turn(watch) {
                return Err(Halt::Stopped);
            }
            self.requests += 1;
            let at = now();
            let answer = self.client.get(url, &validators);
            self.pace.answered();
            let (why, asked) = match answer {
                Ok(answer) => {
                    let earlier = before.filter(|_| answer.status == 304);
                    let earlier = earlier.map(|it| Earlier { at: &it.at, sha256: &it.sha256 });
                    let kept = self.archive.keep(url, &at, &answer, earlier);
                    let sha256 = kept.map_err(|error| Error::io("the archive", error))?;
                    if !PASSING.contains(&answer.status) {
                        return Ok(Ok((answer, at, sha256)));
                    }
                    let now = jiff::Timestamp::now();
                    let asked = answer.header("retry-after").and_then(|it| retry_after(it, now));
                    (format!("the site answers {}", answer.status), asked)
                }
                Err(Trouble::Passing(why)) => (why, None),
                Err(Trouble::Lasting(what)) => return Ok(Err(Lost { what, passing: false })),
            };
            failures += 1;
            if let Some(asked) = asked.filter(|asked| *asked > PATIENCE) {
                return Err(
                    away(url, &format!("{why} and asks to wait {} s", asked.as_secs())).into()
                );
            }
            if failures >= self.attempts {
                let what = format!("{why}, {failures} times");
                return Ok(Err(Lost { what, passing: true }));
            }
            let time = self.pace.back_off(failures).max(asked.unwrap_or_default());
            watch.waiting(time.as_secs_f64(), url, &why);
            self.again += 1;
            if !wait(time, watch) {
                return Err(Halt::Stopped);
            }
        }
    }

    /// Reads the site's rules, once a day.
    fn keep_rules(&mut self, watch: &mut dyn Watch) -> Result<(), Halt> {
        if self.rules.as_ref().is_some_and(|(_, at)| at.elapsed() < RULES) {
            return Ok(());
        }
        let mut url = self.site.at("/robots.txt");
        for _ in 0..=HOPS {
            let answer = match self.ask(&url, None, watch)? {
                Ok((answer, ..)) => answer,
                // Rules that cannot be read may forbid anything.
                Err(Lost { what, .. }) => {
                    return Err(away(&url, &format!("its rules cannot be read: {what}")).into());
                }
            };
            let rules = match answer.status {
                200 => Rules::parse(&String::from_utf8_lossy(&answer.body)),
                status if MOVED.contains(&status) => {
                    let to = answer.header("location").unwrap_or_default();
                    url = self.site.resolve(&url, to).ok_or_else(|| {
                        away(&url, &format!("its rules have moved to another site, {to:?}"))
                    })?;
                    continue;
                }
                // No rules are there, and none are hidden.
                400..=499 => Rules::default(),
                status => {
                    let why = format!("its rules cannot be read: it answers {status}");
                    return Err(away(&url, &why).into());
                }
            };
            if let Some(delay) = rules.delay() {
                self.pace.at_least(delay);
            }
            self.rules = Some((rules, Instant::now()));
            return Ok(());
        }
        Err(away(&url, "its rules lead nowhere").into())
    }

    fn may_read(&self, url: &str) -> Result<(), Error> {
        let path = self.site.path(url).unwrap_or("/");
        let rule = self.rules.as_ref().and_then(|(rules, _)| rules.forbids(path));
        rule.map_or(Ok(()), |rule| {
            let what = format!("the site's robots.txt forbids {url} (\"Disallow: {rule}\")");
            Err(Error::new(ErrorKind::SiteChanged, what)
                .advise("respect it, or ask the site's owner for another way"))
        })
    }
}

fn lasting(what: String) -> Visit {
    Visit::Lost(Lost { what, passing: false })
}

fn unwanted(url: &str, status: u16) -> Error {
    let what = format!("the site refuses to answer: {status} for {url}");
    Error::new(ErrorKind::SiteChanged, what).advise("ask the site's owner before you go on")
}

/// The site does not answer, and may do so later.
pub(super) fn away(url: &str, why: &str) -> Error {
    Error::new(ErrorKind::Away, format!("the site does not answer as it should: {url}: {why}"))
        .advise("run the same command again later; it goes on from there")
}

/// This second, as archives write it.
pub(super) fn now() -> String {
    let now = jiff::Timestamp::now().as_second();
    jiff::Timestamp::from_second(now).map(|it| it.to_string()).unwrap_or_default()
}
