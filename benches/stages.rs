//! What each stage costs: `cargo bench --bench stages`.
//!
//! The text is generated (see `generator`), so that anyone sees the same figures on their machine.

// A bench that cannot go on has to stop.
#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss)]

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
    let named = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    if named.into_iter().all(|filter| "linearity".contains(&filter)) {
        linearity::print();
    }
}

/// Whether a long page takes longer by the byte than a short one: ratios, which a busy machine
/// distorts less than it does times.
mod linearity {
    use std::hint::black_box;
    use std::time::{Duration, Instant};

    use super::{Generated, SEED, generator, page, schemes};

    /// Sentences that make up a whole page, which no decision is.
    const HOSTILE: &[(&str, &str)] = &[
        ("awards", "The Council has agreed to pay Mr X £250 for his distress. "),
        ("awards in items", "  1. The Council has agreed to pay Mr X £250 for his distress.\n"),
        ("offers", "The Council offered her £100 in May 2024, which she declined. "),
        ("rates", "It will pay him £50 a month for four months, which is £200. "),
        ("promises", "The Council will apologise, remind its staff and review its policy. "),
    ];

    /// The shortest of three readings.
    fn reading(text: &str) -> Duration {
        let page = page("long", text);
        let once = || {
            let begun = Instant::now();
            black_box(schemes::read(&page));
            begun.elapsed()
        };
        (0..3).map(|_| once()).min().expect("three readings")
    }

    fn by_the_byte(text: &str) -> f64 {
        reading(text).as_secs_f64() / text.len() as f64
    }

    /// One decision that goes on with what others found, up to a length.
    fn decision(decisions: &[Generated], length: usize) -> String {
        let mut text = decisions[0].text.clone();
        let told = decisions.iter().cycle().skip(1);
        for more in told.filter_map(|other| other.text.split_once("What I found")) {
            if text.len() >= length {
                break;
            }
            text.push_str(more.1);
        }
        text
    }

    pub(super) fn print() {
        let decisions = generator::decisions(SEED, 80);
        let short = by_the_byte(&decisions[0].text);
        println!("\nlinearity: time by the byte, against a page of 15 KB");
        for kilobytes in [150, 1_000, 5_000] {
            let long = by_the_byte(&decision(&decisions, kilobytes * 1_000));
            println!("  a decision of {kilobytes:>5} KB  {:.2}", long / short);
        }
        println!("linearity: time by the byte of a page of 1 MB, against one of 60 KB");
        let (head, _) = decisions[0].text.split_once("\nThe complaint").expect("a complaint");
        for (name, piece) in HOSTILE {
            let of = |bytes: usize| {
                by_the_byte(&format!(
                    "{head}\nAgreed action\n\n{}\n",
                    piece.repeat(bytes / piece.len())
                ))
            };
            println!("  nothing but {name:<16} {:.2}", of(1_000_000) / of(60_000));
        }
    }
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
    use super::{
        Bencher, LazyLock, PAGES, Page, SEED, Span, bytes, generator, lines, page, page_bytes,
        schemes,
    };

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

    /// As many decisions as an archive's year has, 20 MB, on one core.
    #[divan::bench(sample_count = 3, sample_size = 1)]
    fn twenty_megabytes(bencher: Bencher) {
        static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
            let decisions = generator::decisions(SEED, 1_300);
            decisions.iter().map(|decision| page(&decision.slug, &decision.text)).collect()
        });
        bencher.counter(bytes(PAGES.iter().map(Page::text))).bench(|| {
            PAGES.iter().map(|page| schemes::read(page).diagnostics.len()).sum::<usize>()
        });
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
