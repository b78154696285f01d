//! All cores for one question: they look into the segments of an index side by side, and make the hits
//! ready that are shown.

use std::sync::LazyLock;

use tantivy::Executor;

use super::failure;
use super::reader::Index;
use crate::error::Result;

/// No more than these: an index has about so many large segments, and each thread has to be begun.
const MOST: usize = 8;

/// One crew for all indexes of the process.
static CREW: LazyLock<Executor> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    if cores == 1 {
        return Executor::single_thread();
    }
    // Where no threads can be had, the one that asks does it all.
    Executor::multi_thread(cores.min(MOST), "search-").unwrap_or_else(|_| Executor::single_thread())
});

/// Who looks into the segments.
pub(super) fn executor() -> Executor {
    CREW.clone()
}

impl Index {
    /// Does `work` with equal parts of `all`, side by side; what it gives, in the order of the parts.
    ///
    /// # Errors
    ///
    /// The first that `work` gives.
    pub(crate) fn side_by_side<T: Sync, R: Send>(
        &self,
        all: &[T],
        work: impl Fn(&[T]) -> Result<R> + Sync,
    ) -> Result<Vec<R>> {
        let executor = self.inner.search_executor();
        let crew = match executor {
            Executor::SingleThread => 1,
            Executor::ThreadPool(pool) => pool.current_num_threads(),
        };
        let parts = all.chunks(all.len().div_ceil(crew).max(1));
        let done = executor.map(|part| Ok(work(part)), parts);
        done.map_err(|error| failure(self.dir(), error))?.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::error::{Error, ErrorKind};

    #[test]
    fn parts_are_done_once_each_and_come_in_order() {
        let dir = tempfile::TempDir::new().unwrap();
        let index = Index::open_or_create(dir.path()).unwrap();
        for many in [0, 1, 2, 3, 10, 1_000] {
            let all: Vec<usize> = (0..many).collect();
            let done = index.side_by_side(&all, |part| Ok(part.to_vec())).unwrap();
            assert_eq!(done.concat(), all);
        }
        let refused = |part: &[usize]| match part.first() {
            Some(0) => Err(Error::new(ErrorKind::Index, "damaged")),
            _ => Ok(()),
        };
        assert!(index.side_by_side(&[0, 1, 2, 3], refused).is_err());
    }

    #[test]
    fn segments_side_by_side_give_what_one_after_another_gives() {
        use tantivy::collector::{Count, TopDocs};
        let dir = tempfile::TempDir::new().unwrap();
        for n in 0..6 {
            let mut writer = Index::open_or_create(dir.path()).unwrap().writer().unwrap();
            let reference = format!("21 001 00{n}");
            let record = Sample::new(&reference, "Marlow Borough Council", "2021-05-04").record();
            writer.put(&reference, &record).unwrap();
            writer.commit(n + 1).unwrap();
        }
        let searcher = Index::open(dir.path()).unwrap().searcher().unwrap();
        assert!(searcher.segment_readers().len() > 1);
        let wanted = (TopDocs::with_limit(10).order_by_score(), Count);
        let all = tantivy::query::AllQuery;
        let enabled = tantivy::query::EnableScoring::enabled_from_searcher(&searcher);
        let one = Executor::single_thread();
        let alone = searcher.search_with_executor(&all, &wanted, &one, enabled).unwrap();
        assert_eq!(searcher.search(&all, &wanted).unwrap(), alone);
        assert_eq!(alone.1, 6);
    }
}
