//! Taking in files and folders.

use std::path::Path;
use std::time::Instant;

use super::{Casebook, INDEX, IngestReport, Progress};
use crate::error::Result;
use crate::index::{Index, Writer};
use crate::intake::{self, Found, Loaded, SetAside};
use crate::store::{Batch, Damaged, Parcel, Put, Store};

impl Casebook {
    /// Takes in files and folders. What cannot be read is set aside and never stops the rest; where
    /// nothing is new, nothing is written.
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
        self.must_write()?;
        let started = Instant::now();
        let found = intake::walk(paths);
        let sizes = found.iter().flatten().map(|file| file.bytes);
        progress.found(found.len() as u64, sizes.sum());
        let mut run = Run {
            store: self.store.id()?,
            index: Index::open_or_create(&self.dir.join(INDEX))?,
            writer: None,
            report: IngestReport::default(),
        };
        for chunk in intake::chunks(&found) {
            run.take(chunk, &mut self.store, progress)?;
        }
        let Run { writer, mut report, .. } = run;
        report.generation = self.store.generation()?;
        if let Some(writer) = writer {
            progress.indexing();
            writer.commit(report.generation)?;
        }
        self.store.finish_run()?;
        // Only an index that lacks something tells of records that do not read; all are looked at
        // then, and none otherwise.
        if index_lacks_some(&self.store, &self.dir)? {
            report.set_aside.extend(self.store.damaged()?.into_iter().map(unreadable));
        }
        report.set_aside.sort_by(|one, other| one.path.cmp(&other.path));
        report.seconds = started.elapsed().as_secs_f64();
        Ok(report)
    }
}

fn index_lacks_some(store: &Store, dir: &Path) -> Result<bool> {
    let index = Index::open(&dir.join(INDEX))?;
    Ok(index.documents()? != store.documents()?)
}

fn unreadable(damaged: Damaged) -> SetAside {
    let what = format!("the stored record of {} is damaged, and its original too", damaged.key);
    SetAside::new(damaged.path, what, "put a backup of the casebook in its place")
}

/// An ingest under way.
struct Run {
    /// The store's name, for its index.
    store: String,
    index: Index,
    /// Opened when there is something to write.
    writer: Option<Writer>,
    report: IngestReport,
}

impl Run {
    /// Takes in one chunk: reads it, parses what is not known, and commits.
    fn take(
        &mut self,
        chunk: &[Found],
        store: &mut Store,
        progress: &mut dyn Progress,
    ) -> Result<()> {
        let mut batch = store.batch()?;
        let mut unknown = Vec::new();
        for loaded in intake::load(chunk) {
            match loaded {
                Ok(file) => match batch.known(&file.path, &file.sha256)? {
                    Some(known) => self.report.count(known.kind, known.put),
                    None => unknown.push(file),
                },
                Err(aside) => self.set_aside(aside, &mut batch, progress)?,
            }
        }
        self.put_all(&unknown, &mut batch, progress)?;
        batch.commit()?;
        let bytes = chunk.iter().flatten().map(|file| file.bytes).sum();
        self.report.files += chunk.len() as u64;
        self.report.bytes += bytes;
        progress.done(chunk.len() as u64, bytes);
        Ok(())
    }

    fn put_all(
        &mut self,
        unknown: &[Loaded],
        batch: &mut Batch<'_>,
        progress: &mut dyn Progress,
    ) -> Result<()> {
        let packed = intake::parse(unknown, &|_, record, bytes| {
            intake::belongs(&record).map(|()| Parcel::new(record, bytes))
        });
        for parcel in packed {
            match parcel.and_then(|belongs| belongs) {
                Ok(parcel) => self.put(&parcel?, batch)?,
                Err(aside) => self.set_aside(aside, batch, progress)?,
            }
        }
        Ok(())
    }

    fn put(&mut self, parcel: &Parcel, batch: &mut Batch<'_>) -> Result<()> {
        let placed = batch.put(parcel)?;
        self.report.count(parcel.record().kind(), placed.put);
        if !placed.written && placed.withdrawn.is_empty() {
            return Ok(());
        }
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert(self.index.writer()?.of_store(&self.store)),
        };
        for key in &placed.withdrawn {
            writer.remove(key);
        }
        if placed.written {
            let record = batch.settled(parcel.record())?;
            match placed.put {
                Put::New => writer.add(parcel.key(), &record)?,
                _ => writer.put(parcel.key(), &record)?,
            }
        }
        Ok(())
    }

    fn set_aside(
        &mut self,
        aside: SetAside,
        batch: &mut Batch<'_>,
        progress: &mut dyn Progress,
    ) -> Result<()> {
        batch.set_aside(&aside.path, &aside.what, &aside.advice)?;
        progress.set_aside(&aside);
        self.report.set_aside.push(aside);
        Ok(())
    }
}
