//! Reading again what older rules read, from the stored originals.

use super::ingest::Run;
use super::{Casebook, IngestOptions, IngestReport, Progress, themes};
use crate::error::Result;
use crate::intake::{self, Loaded, SetAside};
use crate::store::{Parcel, Stale, Store};

/// How many documents are read together, and committed together.
const CHUNK: usize = 256;

impl Casebook {
    /// Reads again the documents that other rules read, from their stored originals. What people
    /// have decided stays. A run that was killed is finished by the next: what it has read is
    /// committed chunk by chunk.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read or written.
    pub fn reparse(&mut self, progress: &mut dyn Progress) -> Result<IngestReport> {
        self.must_write()?;
        let started = std::time::Instant::now();
        let stale = self.store.stale()?;
        progress.found(stale.len() as u64, stale.iter().map(|it| it.bytes).sum());
        let mut run = Run::begin(&self.store, &self.dir, &IngestOptions::default())?;
        for chunk in stale.chunks(CHUNK) {
            run.read_again(chunk, &mut self.store, progress)?;
        }
        let mut report = run.end(&mut self.store, progress)?;
        report.seconds = started.elapsed().as_secs_f64();
        Ok(report)
    }
}

impl Run {
    fn read_again(
        &mut self,
        chunk: &[Stale],
        store: &mut Store,
        progress: &mut dyn Progress,
    ) -> Result<()> {
        let mut originals = Vec::with_capacity(chunk.len());
        for stale in chunk {
            match store.original(&stale.sha256) {
                Ok(Some(bytes)) => originals.push(Loaded {
                    origin: stale.origin.clone(),
                    bytes,
                    sha256: stale.sha256.clone(),
                }),
                _ => self.unreadable(stale, progress),
            }
        }
        let own = self.themes.take();
        let pack = |_, mut record, bytes: &[u8]| {
            themes::mark(&mut record, own.as_ref());
            Parcel::new(record, bytes)
        };
        let mut batch = store.batch()?;
        let put = intake::parse(&originals, &pack, &mut |parcel| {
            match parcel {
                Ok(parcel) => {
                    let parcel = parcel?;
                    let placed = batch.reread(&parcel)?;
                    self.placed(&parcel, &placed, &batch)?;
                }
                Err(aside) => {
                    progress.set_aside(&aside);
                    self.report.set_aside.push(aside);
                }
            }
            Ok(())
        });
        self.themes = own;
        put?;
        batch.commit()?;
        let bytes = chunk.iter().map(|it| it.bytes).sum();
        self.report.files += chunk.len() as u64;
        self.report.bytes += bytes;
        progress.done(chunk.len() as u64, bytes);
        Ok(())
    }

    fn unreadable(&mut self, stale: &Stale, progress: &mut dyn Progress) {
        let what = format!("the stored original of {} is damaged", stale.key);
        let aside = SetAside::of(
            &stale.origin,
            what,
            "its record stays as it is; `casebook verify` tells more",
        );
        progress.set_aside(&aside);
        self.report.set_aside.push(aside);
    }
}
