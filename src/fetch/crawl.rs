//! The way through all of it: searches, their pages, the decisions they lead to.

use std::time::Instant;

use jiff::civil::Date;

use super::doubt::{Doubt, Taken, not_as_expected};
use super::report::{Missed, Report, is_whole_site, next};
use super::results;
use super::state::{Done, Fate, Known, Last, Line, Run, State};
use super::visit::{Halt, Lost, Visit, Visitor, away, now};
use super::walk::{Step, Walk, parts};
use super::warc::Archive;
use super::{Ask, Watch};
use crate::error::{Error, ErrorKind, Result};
use crate::schemes;
use crate::text::{Origin, Page};

/// So many pages in a row that could not be had are a site that is away.
const AWAY: u32 = 3;

/// Fetches what is asked for, or goes on with what was begun.
///
/// # Errors
///
/// [`ErrorKind::SiteChanged`] where the site forbids it, or answers with something else;
/// [`ErrorKind::Away`] where it does not answer; [`ErrorKind::Busy`] where another process is fetching
/// into the folder. What was seen is kept, and the same request goes on from there.
pub fn fetch(ask: &Ask, watch: &mut dyn Watch) -> Result<Report> {
    let began = Instant::now();
    if ask.pause < super::pace::SHORTEST && !ask.site.is_local() {
        let what = "--pause is too short for a site of other people";
        return Err(Error::new(ErrorKind::Usage, what)
            .advise("say one second at least; the site's own rules may ask for more"));
    }
    let (mut state, found) = State::take(ask.out.folder())?;
    let (mut run, mut left) = (None, None);
    match found {
        Some(ended) if state.has_ended(&ended) => state.end(&ended)?,
        Some(found) if is_asked_for(&found, ask) => run = Some(found),
        Some(other) => left = Some(put_away(&other, &mut state)?),
        None => {}
    }
    let goes_on = run.is_some();
    let (run, archive) = match run {
        Some(run) => {
            let archive = go_on(&run, &state)?;
            (run, archive)
        }
        None => begin(ask, &state)?,
    };
    let visitor = Visitor::new(ask, archive);
    let mut crawl = Crawl { ask, run, state, visitor, doubt: Doubt::default(), away: 0 };
    let halted = match crawl.go(watch) {
        Ok(()) => false,
        Err(Halt::Stopped) => true,
        Err(Halt::Error(error)) => {
            crawl.note_run()?;
            return Err(error);
        }
    };
    let mut report = crawl.report(halted);
    report.resumed = goes_on;
    report.left = left;
    if halted {
        crawl.note_run()?;
    } else {
        crawl.end(&mut report)?;
    }
    report.seconds = began.elapsed().as_secs_f64();
    Ok(report)
}

/// Whether a run that was left is the one that is asked for.
fn is_asked_for(run: &Run, ask: &Ask) -> bool {
    ask.out.name(&run.began) == run.name
        && run.site == ask.site
        && ask.from.is_none_or(|from| from == run.from)
        && ask.to.is_none_or(|to| to == run.to)
}

/// Puts the archive of a run that nobody asks for any more in its place.
fn put_away(run: &Run, state: &mut State) -> Result<std::path::PathBuf> {
    // This also cuts off what was under way.
    drop(go_on(run, state)?);
    state.end(run)?;
    Ok(state.place(run))
}

/// The archive of a run that was left, cut off where it is whole.
fn go_on(run: &Run, state: &State) -> Result<Archive> {
    let path = state.part();
    let archive = match Archive::go_on(&path, state.end_of(run)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Error::io(&path, error));
        }
        archive => archive.ok().flatten(),
    };
    archive.ok_or_else(|| {
        Error::new(ErrorKind::Input, "the archive under way is not what it was")
            .at(path)
            .advise("remove the folder it is in to begin anew")
    })
}

/// A new run with its archive.
fn begin(ask: &Ask, state: &State) -> Result<(Run, Archive)> {
    let began = now();
    let today = today(&began);
    let to = ask.to.unwrap_or(today);
    let from = match ask.from {
        Some(from) => from,
        None => since_last(ask, state)?,
    };
    if from > to {
        return Err(Error::new(ErrorKind::Usage, format!("{from} is later than {to}"))
            .advise("say --from DATE with a day before --to"));
    }
    let file = ask.out.file(&began);
    if file.exists() {
        return Err(Error::new(ErrorKind::Usage, "there is a file of this name")
            .at(file)
            .advise("each fetch writes a new one: give it another name, or name a folder"));
    }
    let agent = ask.contact.user_agent();
    let info = format!(
        "software: {}/{}\r\nformat: WARC File Format 1.1\r\n\
         conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n\
         http-header-user-agent: {agent}\r\nrobots: obey\r\nisPartOf: decisions of {from} to {to}\r\n",
        super::robots::NAME,
        env!("CARGO_PKG_VERSION")
    );
    let path = state.part();
    let name = ask.out.name(&began);
    let archive = Archive::create(&path, &name, &began, &info);
    let archive = archive.map_err(|error| Error::io(&path, error))?;
    let run = Run {
        site: ask.site.clone(),
        from,
        to,
        began,
        name,
        done: 0,
        walk: None,
        listed: false,
        results: 0,
        missed: Vec::new(),
        disagreements: Vec::new(),
        end: archive.end(),
    };
    state.note_run(&run)?;
    Ok((run, archive))
}

/// The first day of what may be new since the last complete fetch.
fn since_last(ask: &Ask, state: &State) -> Result<Date> {
    let last = state.last(&ask.site)?.ok_or_else(|| {
        Error::new(ErrorKind::Usage, "nothing was fetched completely into this folder yet")
            .advise("say --from DATE; the next one can do without")
    })?;
    last.to.checked_sub(ask.overlap).map_err(|_| {
        Error::new(ErrorKind::Usage, "--overlap is too long").advise("say it in days, such as 90d")
    })
}

fn today(began: &str) -> Date {
    began.get(..10).and_then(|day| day.parse().ok()).unwrap_or(Date::MAX)
}

struct Crawl<'a> {
    ask: &'a Ask,
    run: Run,
    state: State,
    visitor: Visitor<'a>,
    doubt: Doubt,
    /// Pages in a row that could not be had.
    away: u32,
}

impl Crawl<'_> {
    fn go(&mut self, watch: &mut dyn Watch) -> Result<(), Halt> {
        let parts = parts(self.run.from, self.run.to);
        while let Some(part) = parts.get(self.run.done) {
            if !self.run.listed {
                self.list(*part, watch)?;
            }
            self.decisions(watch)?;
            self.run.done += 1;
            (self.run.walk, self.run.listed) = (None, false);
            self.note_run()?;
        }
        Ok(())
    }

    /// Walks through the results of a part of the time.
    fn list(&mut self, part: (Date, Date), watch: &mut dyn Watch) -> Result<(), Halt> {
        let mut walk = self.run.walk.take().unwrap_or_else(|| Walk::new(part));
        loop {
            let step = self.results(&mut walk, watch);
            self.run.walk = Some(walk.clone());
            match step? {
                Step::On => self.note_run()?,
                Step::Agrees => break,
                Step::Disagrees => {
                    self.run.disagreements.push(walk.disagreement());
                    break;
                }
            }
        }
        watch.listed(walk.from, walk.to, walk.said());
        self.run.results += walk.said();
        self.run.listed = true;
        Ok(self.note_run()?)
    }

    fn results(&mut self, walk: &mut Walk, watch: &mut dyn Watch) -> Result<Step, Halt> {
        let url = self.visitor.site.search(walk.from, walk.to, walk.page);
        match self.visitor.page(&url, &|_| None, watch)? {
            Visit::Came { url: at, body, .. } => {
                let results = results::read(self.visitor.site, &at, &body).map_err(|came| {
                    let expected = "a page of results (\"Your search has N results\")";
                    not_as_expected(&url, expected, &came)
                })?;
                if results.said > 0 && walk.page == 1 && results.links.is_empty() {
                    let came = format!("one that tells of {} and shows none", results.said);
                    return Err(not_as_expected(&url, "a page of results", &came).into());
                }
                Ok(walk.take(results))
            }
            Visit::Lost(Lost { what, passing: true }) => Err(away(&url, &what).into()),
            Visit::Lost(Lost { what, .. }) => {
                Err(not_as_expected(&url, "a page of results", &what).into())
            }
            Visit::Gone | Visit::Unchanged { .. } => {
                Err(not_as_expected(&url, "a page of results", "not there").into())
            }
        }
    }

    /// Fetches the decisions that the results lead to.
    fn decisions(&mut self, watch: &mut dyn Watch) -> Result<(), Halt> {
        let found = self.run.walk.as_ref().map(|walk| walk.found.clone()).unwrap_or_default();
        // Missed once, a page is asked for again when the run is taken up.
        self.run.missed.retain(|missed| !found.contains(&missed.url));
        let of = found.len() as u64;
        for (at, url) in (1..).zip(&found) {
            if !self.state.done.contains_key(url) {
                self.decision(url, watch)?;
            }
            watch.page(at, of);
        }
        Ok(())
    }

    fn decision(&mut self, url: &str, watch: &mut dyn Watch) -> Result<(), Halt> {
        let anew = self.ask.anew;
        let known = &self.state.known;
        let visit = self.visitor.page(url, &|url| known.get(url).filter(|_| !anew), watch)?;
        if !matches!(visit, Visit::Lost(Lost { passing: true, .. })) {
            self.away = 0;
        }
        match visit {
            Visit::Came { url: at, body, known } => self.came(url, at, &body, known, watch),
            Visit::Unchanged { url: at } => self.done(url, Fate::Unchanged, at, None),
            Visit::Gone => self.done(url, Fate::Gone, url.to_owned(), None),
            Visit::Lost(Lost { what, passing }) => {
                if passing {
                    self.away += 1;
                    if self.away >= AWAY {
                        return Err(away(url, &format!("{what}; {AWAY} pages in a row")).into());
                    }
                }
                self.miss(url, what, watch);
                Ok(())
            }
        }
    }

    /// A page came, from `at` in the end.
    fn came(
        &mut self,
        url: &str,
        at: String,
        body: &[u8],
        known: Known,
        watch: &mut dyn Watch,
    ) -> Result<(), Halt> {
        let origin = Origin { url: Some(at.clone()), ..Origin::default() };
        let page = Page::read(origin, body).ok();
        let record = page.as_ref().map(schemes::read);
        match self.doubt.take(&at, page.as_ref().zip(record.as_ref()), body)? {
            Taken::Odd(what) => {
                self.miss(url, format!("no decision but {what}"), watch);
                Ok(())
            }
            Taken::Decision => {
                let before = self.state.known.get(&at);
                let same = before.is_some_and(|before| before.sha256 == known.sha256);
                let fate = if same { Fate::Unchanged } else { Fate::Fetched };
                self.done(url, fate, at, Some(known))
            }
        }
    }

    /// A decision is done, and was found at `at` in the end.
    fn done(
        &mut self,
        url: &str,
        fate: Fate,
        at: String,
        known: Option<Known>,
    ) -> Result<(), Halt> {
        let (end, moved) = (self.visitor.archive.end(), at != url);
        let done = Done { run: self.run.began.clone(), fate, moved, end };
        let at = moved.then_some(at);
        Ok(self.state.note(Line { url: url.to_owned(), at, known, done: Some(done) })?)
    }

    fn miss(&mut self, url: &str, what: String, watch: &mut dyn Watch) {
        let missed = Missed { url: url.to_owned(), what };
        watch.missed(&missed);
        self.run.missed.push(missed);
    }

    fn note_run(&mut self) -> Result<()> {
        self.run.end = self.visitor.archive.end();
        self.state.note_run(&self.run)
    }

    fn report(&self, stopped: bool) -> Report {
        let Run { site, from, to, began, .. } = self.run.clone();
        let fates = |fate| self.state.done.values().filter(|done| done.fate == fate).count() as u64;
        let complete = !stopped && self.run.missed.is_empty() && self.run.disagreements.is_empty();
        Report {
            whole_site: is_whole_site(from, to, today(&began)),
            site,
            from,
            to,
            began,
            resumed: false,
            stopped,
            complete,
            file: None,
            left: None,
            results: self.run.results,
            fetched: fates(Fate::Fetched),
            unchanged: fates(Fate::Unchanged),
            moved: self.state.done.values().filter(|done| done.moved).count() as u64,
            gone: fates(Fate::Gone),
            missed: self.run.missed.clone(),
            disagreements: self.run.disagreements.clone(),
            requests: self.visitor.requests,
            again: self.visitor.again,
            bytes: self.visitor.archive.end(),
            seconds: 0.0,
            next: None,
        }
    }

    /// Puts the archive in its place, and remembers how far a complete fetch went.
    fn end(&mut self, report: &mut Report) -> Result<()> {
        self.note_run()?;
        if report.complete {
            let Run { site, from, to, .. } = self.run.clone();
            self.state.note_last(&Last { site, from, to })?;
        }
        self.state.end(&self.run)?;
        let as_of = (report.complete && report.whole_site).then(|| today(&self.run.began));
        let file = self.ask.out.file(&self.run.began);
        report.next = Some(next(&file, as_of));
        report.file = Some(file);
        Ok(())
    }
}
