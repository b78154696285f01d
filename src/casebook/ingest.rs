//! Taking in files, folders and archives.

use std::path::Path;
use std::time::Instant;

use super::canary::Canary;
use super::complete::Seen;
use super::{Casebook, INDEX, IngestOptions, IngestReport, Progress, themes};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Index, Writer};
use crate::intake::{self, Chunk, Item, Loaded, SetAside};
use crate::store::{Batch, Damaged, Known, Parcel, Placed, Put, Store};
use crate::text::Origin;
use crate::themes::ThemeFile;

impl Casebook {
    /// Takes in files, folders and archives. What cannot be read is set aside and never stops the
    /// rest; where nothing is new, nothing is written.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be written. What was committed until then is kept, and the next
    /// ingest goes on from there.
    pub fn ingest(
        &mut self,
        paths: &[impl AsRef<Path>],
        progress: &mut dyn Progress,
    ) -> Result<IngestReport> {
        self.ingest_with(paths, &IngestOptions::default(), progress)
    }

    /// [`Casebook::ingest`], with what is known of the input beside its paths.
    ///
    /// # Errors
    ///
    /// As there, and where the options make no sense for this casebook: then nothing is read.
    pub fn ingest_with(
        &mut self,
        paths: &[impl AsRef<Path>],
        options: &IngestOptions,
        progress: &mut dyn Progress,
    ) -> Result<IngestReport> {
        self.must_write()?;
        options.check(&self.store)?;
        let started = Instant::now();
        let mut report = if options.holds() {
            self.store.hold()?;
            let held = self.take_held(paths, options, progress);
            if held.is_err() || options.dry_run {
                self.store.abandon()?;
            } else {
                self.store.release()?;
                progress.indexing();
                self.bring_index_up()?;
                self.store.finish_run()?;
            }
            held?
        } else {
            let mut run = Run::begin(&self.store, &self.dir, options)?;
            run.take_paths(paths, options, &mut self.store, progress)?;
            run.end(&mut self.store, progress)?
        };
        // Only an index that lacks something tells of records that do not read; all are looked at
        // then, and none otherwise.
        if !options.dry_run && index_lacks_some(&self.store, &self.dir)? {
            report.set_aside.extend(self.store.damaged()?.iter().map(unreadable));
        }
        report
            .set_aside
            .sort_by(|one, other| (&one.path, &one.member).cmp(&(&other.path, &other.member)));
        report.seconds = started.elapsed().as_secs_f64();
        Ok(report)
    }

    /// Takes all in while the store holds it back; the index hears of it afterwards, if at all.
    fn take_held(
        &mut self,
        paths: &[impl AsRef<Path>],
        options: &IngestOptions,
        progress: &mut dyn Progress,
    ) -> Result<IngestReport> {
        let mut run = Run::new(&self.store, None, options)?;
        run.canary = Canary::new(self.store.yielded()?);
        run.take_paths(paths, options, &mut self.store, progress)?;
        run.canary.judge(options)?;
        run.report.generation = self.store.generation()?;
        run.report.dry_run = options.dry_run;
        Ok(run.report)
    }
}

fn index_lacks_some(store: &Store, dir: &Path) -> Result<bool> {
    let index = Index::open(&dir.join(INDEX))?;
    Ok(index.documents()? != store.documents()?)
}

fn unreadable(damaged: &Damaged) -> SetAside {
    let what = format!("the stored record of {} is damaged, and its original too", damaged.key);
    SetAside::of(&damaged.origin, what, "put a backup of the casebook in its place")
}

/// Work under way that writes to store and index.
pub(super) struct Run {
    /// The theme file of the user's, where it is not the program's.
    pub(super) themes: Option<ThemeFile>,
    /// The store's name, for its index.
    store: String,
    /// None where the index is brought up afterwards.
    index: Option<Index>,
    /// Opened when there is something to write.
    writer: Option<Writer>,
    canary: Canary,
    pub(super) report: IngestReport,
    /// Which documents were met, where that is asked for.
    pub(super) seen: Option<Seen>,
}

impl Run {
    pub(super) fn begin(store: &Store, dir: &Path, options: &IngestOptions) -> Result<Self> {
        Self::new(store, Some(Index::open_or_create(&dir.join(INDEX))?), options)
    }

    fn new(store: &Store, index: Option<Index>, options: &IngestOptions) -> Result<Self> {
        Ok(Self {
            themes: themes::own(store)?,
            store: store.id()?,
            index,
            writer: None,
            canary: Canary::default(),
            report: IngestReport::default(),
            seen: options.complete_as_of.map(|_| Seen::default()),
        })
    }

    /// Takes in what the paths lead to, until it is told to stop.
    fn take_paths(
        &mut self,
        paths: &[impl AsRef<Path>],
        options: &IngestOptions,
        store: &mut Store,
        progress: &mut dyn Progress,
    ) -> Result<()> {
        let found = intake::walk(paths);
        let sizes = found.iter().flatten().map(|file| file.bytes);
        progress.found(found.len() as u64, sizes.sum());
        let taken = intake::stream(&found, &mut |chunk| {
            if progress.stop() {
                self.report.stopped = true;
                return Err(Error::new(ErrorKind::Usage, "told to stop"));
            }
            self.take(chunk, store, progress)
        });
        if self.report.stopped {
            // What was not looked at is not gone.
            return Ok(());
        }
        taken?;
        self.complete(options, store)
    }

    /// Finishes the index with what was committed to the store.
    pub(super) fn end(
        self,
        store: &mut Store,
        progress: &mut dyn Progress,
    ) -> Result<IngestReport> {
        let Self { writer, mut report, .. } = self;
        report.generation = store.generation()?;
        if let Some(writer) = writer {
            progress.indexing();
            writer.commit(report.generation)?;
        }
        store.finish_run()?;
        Ok(report)
    }

    /// Takes in one chunk: parses what is not known, and commits.
    fn take(&mut self, chunk: Chunk, store: &mut Store, progress: &mut dyn Progress) -> Result<()> {
        let mut batch = store.batch()?;
        let (mut unknown, mut revisits) = (Vec::new(), Vec::new());
        for item in chunk.items {
            match item {
                Item::Document(it) => match batch.known(&it.origin, &it.sha256)? {
                    Some(known) => self.met(known, &batch)?,
                    None => unknown.push(it),
                },
                Item::Revisit(origin) => revisits.push(origin),
                Item::Aside(aside) => {
                    self.set_aside(aside, &mut batch, progress)?;
                }
                Item::Unanswered(aside) => {
                    if let Some(seen) = &mut self.seen {
                        seen.set_aside(&aside, &batch)?;
                    }
                }
            }
        }
        self.put_all(&unknown, &mut batch, progress)?;
        // A crawler may see a page again in the archive that has it.
        for origin in revisits {
            self.revisit(&origin, &mut batch, progress)?;
        }
        batch.commit()?;
        self.report.files += chunk.files;
        self.report.bytes += chunk.bytes;
        self.report.passed_over += chunk.passed_over;
        progress.done(chunk.files, chunk.bytes);
        Ok(())
    }

    /// Counts a document that was known; it may have come back to the site.
    fn met(&mut self, known: Known, batch: &Batch<'_>) -> Result<()> {
        self.report.count(known.kind, known.put);
        self.see(known.document);
        if known.reappeared {
            self.report.reappeared += 1;
            let key = batch.key_of(known.document)?;
            self.index_again(&[key], batch)?;
        }
        Ok(())
    }

    fn see(&mut self, document: i64) {
        if let Some(seen) = &mut self.seen {
            seen.add(document);
        }
    }

    fn revisit(
        &mut self,
        origin: &Origin,
        batch: &mut Batch<'_>,
        progress: &mut dyn Progress,
    ) -> Result<()> {
        let reference = origin.url.as_deref().and_then(intake::named);
        if let Some(known) = batch.revisited(origin, reference.as_ref())? {
            return self.met(known, batch);
        }
        if reference.is_none() {
            self.report.passed_over += 1;
            return Ok(());
        }
        let what = "a crawler saw this decision unchanged, and its page is in another archive";
        let aside = SetAside::of(origin, what, "take that archive in first, then this one again");
        self.set_aside(aside, batch, progress).map(drop)
    }

    fn put_all(
        &mut self,
        unknown: &[Loaded],
        batch: &mut Batch<'_>,
        progress: &mut dyn Progress,
    ) -> Result<()> {
        let own = self.themes.take();
        let pack = |_, mut record, bytes: &[u8]| {
            themes::mark(&mut record, own.as_ref());
            intake::belongs(&record).map(|()| Parcel::new(record, bytes))
        };
        let put = intake::parse(unknown, &pack, &mut |parcel| match parcel.flatten() {
            Ok(parcel) => {
                let parcel = parcel?;
                let placed = batch.put(&parcel)?;
                self.placed(&parcel, &placed, batch)
            }
            Err(aside) => {
                // The same bad file every night says nothing about the site.
                let news = self.set_aside(aside, batch, progress)?;
                self.canary.missed(news);
                Ok(())
            }
        });
        self.themes = own;
        put
    }

    /// Counts what became of a record, and tells the index.
    pub(super) fn placed(
        &mut self,
        parcel: &Parcel,
        placed: &Placed,
        batch: &Batch<'_>,
    ) -> Result<()> {
        self.report.count(parcel.record().kind(), placed.put);
        self.canary.read(parcel.record());
        self.report.reappeared += u64::from(placed.reappeared);
        self.see(placed.document);
        if !placed.tells_index() {
            return Ok(());
        }
        let Some(writer) = self.writer()? else { return Ok(()) };
        for key in &placed.withdrawn {
            writer.remove(key);
        }
        if placed.written {
            let record = batch.settled(parcel.record())?;
            match placed.put {
                Put::New => writer.add(parcel.key(), &record)?,
                _ => writer.put(parcel.key(), &record)?,
            }
        } else if placed.reappeared {
            self.index_again(&[parcel.key().to_owned()], batch)?;
        }
        self.index_again(&placed.relinked, batch)
    }

    /// Has the index take in what these keys hold, of which something beside the text has changed.
    pub(super) fn index_again(&mut self, keys: &[String], batch: &Batch<'_>) -> Result<()> {
        for key in keys {
            let Some(writer) = self.writer()? else { return Ok(()) };
            if let Some(record) = batch.get(key)? {
                writer.put(key, &record)?;
            }
        }
        Ok(())
    }

    fn writer(&mut self) -> Result<Option<&mut Writer>> {
        if let (None, Some(index)) = (&self.writer, &self.index) {
            self.writer = Some(index.writer()?.of_store(&self.store));
        }
        Ok(self.writer.as_mut())
    }

    /// Sets a file aside; tells whether it was not before.
    fn set_aside(
        &mut self,
        aside: SetAside,
        batch: &mut Batch<'_>,
        progress: &mut dyn Progress,
    ) -> Result<bool> {
        if let Some(seen) = &mut self.seen {
            seen.set_aside(&aside, batch)?;
        }
        let news =
            batch.set_aside(&aside.path, aside.member.as_deref(), &aside.what, &aside.advice)?;
        progress.set_aside(&aside);
        self.report.set_aside.push(aside);
        Ok(news)
    }
}
