//! What each stage costs: `cargo bench --bench stages`.
//!
//! The text is generated (see `generator`), so that anyone sees the same figures on their machine.

// A bench that cannot go on has to stop.
#![allow(clippy::expect_used)]

mod generator;

use std::path::Path;
use std::sync::LazyLock;

use casebook::index::Index;
use casebook::layout::lines::lines;
use casebook::text::{Origin, Span};
use casebook::{Page, Record, schemes};
use divan::Bencher;
use divan::counter::BytesCount;
use generator::Generated;

/// Any number: the same decisions on every machine.
const SEED: u64 = 2026;

/// The decisions that are read, about 15 KB each.
static DECISIONS: LazyLock<Vec<Generated>> = LazyLock::new(|| generator::decisions(SEED, 60));
static HTML: LazyLock<Vec<String>> =
    LazyLock::new(|| DECISIONS.iter().map(generator::as_html).collect());
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    DECISIONS.iter().map(|decision| page(&decision.slug, &decision.text)).collect()
});
static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| PAGES.iter().map(schemes::read).collect());

fn page(name: &str, text: &str) -> Page {
    Page::read(Origin::file(Path::new(name)), text.as_bytes()).expect("generated text is text")
}

fn bytes<'a>(texts: impl Iterator<Item = &'a str>) -> BytesCount {
    BytesCount::new(texts.map(str::len).sum::<usize>())
}

fn page_bytes() -> BytesCount {
    bytes(PAGES.iter().map(Page::text))
}

fn main() {
    divan::main();
}

/// Bytes to canonical text.
#[divan::bench_group(sample_count = 20)]
mod reading {
    use super::{Bencher, DECISIONS, HTML, bytes, page};

    #[divan::bench]
    fn text(bencher: Bencher) {
        let texts = || DECISIONS.iter().map(|decision| decision.text.as_str());
        bencher
            .counter(bytes(texts()))
            .bench(|| texts().map(|text| page("a", text).text().len()).sum::<usize>());
    }

    #[divan::bench]
    fn html(bencher: Bencher) {
        let texts = || HTML.iter().map(String::as_str);
        bencher
            .counter(bytes(texts()))
            .bench(|| texts().map(|text| page("a", text).text().len()).sum::<usize>());
    }
}

/// Canonical text to a record: the first steps alone, then all of it.
#[divan::bench_group(sample_count = 20)]
mod parsing {
    use super::{Bencher, PAGES, Span, lines, page_bytes, schemes};

    #[divan::bench]
    fn lines_and_marks(bencher: Bencher) {
        bencher.counter(page_bytes()).bench(|| {
            let whole = |text: &str| Span::new(0, text.len());
            PAGES.iter().map(|page| lines(page.text(), whole(page.text())).len()).sum::<usize>()
        });
    }

    #[divan::bench]
    fn recognising(bencher: Bencher) {
        bencher
            .counter(page_bytes())
            .bench(|| PAGES.iter().map(|page| schemes::recognise(page).kind).max());
    }

    #[divan::bench]
    fn with_all_extraction(bencher: Bencher) {
        bencher.counter(page_bytes()).bench(|| {
            PAGES.iter().map(|page| schemes::read(page).diagnostics.len()).sum::<usize>()
        });
    }
}

/// A structured decision to facts, each extractor alone.
#[divan::bench_group(sample_count = 20)]
mod extracting {
    use casebook::extract::{
        Reading, actions, citations, cross_refs, events, finding, improvements, payments,
    };

    use super::{Bencher, LazyLock, PAGES, RECORDS, page_bytes};

    static READINGS: LazyLock<Vec<Reading<'static>>> = LazyLock::new(|| {
        let read = |(page, record): (&'static _, &'static super::Record)| {
            let decision = record.decision().expect("a generated page is a decision");
            let organisation = decision.organisation.as_deref();
            Reading::new(
                page,
                organisation,
                decision.decision_date,
                decision.summary_span,
                &decision.sections,
            )
        };
        PAGES.iter().zip(RECORDS.iter()).map(read).collect()
    });

    /// Runs one extractor over all decisions; it gives how many facts it found.
    fn each(bencher: Bencher, extractor: fn(&Reading<'_>) -> usize) {
        let readings = &*READINGS;
        bencher.counter(page_bytes()).bench(|| readings.iter().map(extractor).sum::<usize>());
    }

    #[divan::bench]
    fn sentences(bencher: Bencher) {
        let readings = &*READINGS;
        bencher.counter(page_bytes()).bench(|| {
            let again = |reading: &Reading<'static>| {
                let summary = reading.summary;
                Reading::new(reading.page, None, None, summary, reading.sections).units.len()
            };
            readings.iter().map(again).sum::<usize>()
        });
    }

    #[divan::bench]
    fn the_payments(bencher: Bencher) {
        each(bencher, |reading| payments::ledger(reading).payments.len());
    }

    #[divan::bench]
    fn the_improvements(bencher: Bencher) {
        each(bencher, |reading| improvements::improvements(reading).len());
    }

    #[divan::bench]
    fn the_actions(bencher: Bencher) {
        each(bencher, |reading| actions::actions(reading).len());
    }

    #[divan::bench]
    fn the_events(bencher: Bencher) {
        each(bencher, |reading| events::events(reading).len());
    }

    #[divan::bench]
    fn the_citations(bencher: Bencher) {
        each(bencher, |reading| citations::citations(reading).len());
    }

    #[divan::bench]
    fn the_cross_references(bencher: Bencher) {
        each(bencher, |reading| cross_refs::cross_references(reading).0.len());
    }

    #[divan::bench]
    fn the_finding(bencher: Bencher) {
        let upheld = Some(casebook::model::words::Outcome::Upheld);
        let statement = casebook::model::words::DocumentType::Statement;
        bencher.counter(page_bytes()).bench(|| {
            READINGS
                .iter()
                .map(|reading| finding::finding(reading, upheld, statement).finding)
                .max()
        });
    }
}

/// Records into the index.
#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod indexing {
    use super::{Bencher, index_all, page_bytes};

    #[divan::bench]
    fn put_and_commit(bencher: Bencher) {
        let folder = || tempfile::tempdir().expect("a folder");
        bencher
            .counter(page_bytes())
            .with_inputs(folder)
            .bench_refs(|folder| drop(index_all(folder.path())));
    }
}

/// An index of all records in a folder.
fn index_all(folder: &Path) -> Index {
    let records = &*RECORDS;
    let index = Index::open_or_create(folder).expect("an index");
    let mut writer = index.writer().expect("a writer");
    for record in records {
        writer.put(&record.key(), record).expect("a record goes in");
    }
    writer.commit(1).expect("a commit");
    index
}

/// A whole answer: hits, exact count, facets, marked paragraphs.
#[divan::bench_group(sample_count = 50)]
mod searching {
    use casebook::search::{Question, search};

    use super::{Bencher, index_all};

    /// What people ask, from the rarest to the most frequent words.
    const QUESTIONS: &[&str] = &[
        "wheelchair",
        "care plan delay",
        "\"bed and breakfast\"",
        "council apology -tribunal",
        "respite care category:Housing sort:newest",
        "what did the council pay for lost therapy",
    ];

    #[divan::bench(args = QUESTIONS)]
    fn answer(bencher: Bencher, question: &str) {
        let folder = tempfile::tempdir().expect("a folder");
        let (index, question) = (index_all(folder.path()), Question::parse(question));
        bencher.bench(|| search(&index, &question).expect("an answer"));
    }
}
