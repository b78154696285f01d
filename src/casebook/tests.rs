use std::fs;

use tempfile::TempDir;

use super::*;
use crate::intake::SetAside;
use crate::model::words::Kind;
use crate::store::Parcel;

mod incremental;

/// A decision as it is saved as text.
fn text(reference: &str, words: &str) -> String {
    format!(
        "Felsham District Council ({reference})\n\nCategory : Planning > Enforcement\n\n\
         Decision : Upheld\n\nDecision date : 04 Mar 2031\n\n\
         The Ombudsman's final decision:\n\nSummary: The Council was at fault.\n\n\
         The complaint\n\n  1. {words}\n\nAgreed action\n\n  1. The Council will pay Mr T £150.\n"
    )
}

/// The same decision as a saved page.
fn html(reference: &str, words: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>{reference}</title></head><body>\
         <article id=\"article\"><h1>Felsham District Council ({reference})</h1>\
         <p><span class=\"label\">Category :</span> <span class=\"value\">Planning &gt; Enforcement</span></p>\
         <p><span class=\"label\">Decision :</span> <span class=\"value\">Upheld</span></p>\
         <p><span class=\"label\">Decision date :</span> <span class=\"value\">04 Mar 2031</span></p>\
         <h2>The Ombudsman's final decision:</h2><p>Summary: The Council was at fault.</p>\
         <h2>The complaint</h2><ol><li>{words}</li></ol>\
         <h2>Agreed action</h2><ol><li>The Council will pay Mr T £150.</li></ol>\
         </article></body></html>"
    )
}

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        fs::create_dir(desk.pages()).unwrap();
        for (name, content) in files {
            desk.write(name, content);
        }
        desk
    }

    fn pages(&self) -> PathBuf {
        self.folder.path().join("pages")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.pages().join(name), content).unwrap();
    }

    fn ingest(&self) -> IngestReport {
        let mut casebook = Casebook::open_to_write(self.data()).unwrap();
        casebook.ingest(&[self.pages()], &mut ()).unwrap()
    }

    fn verify(&self) -> String {
        let report = Casebook::open(self.data()).unwrap().verify().unwrap();
        report.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    /// Generation of the store, generation and documents of the index.
    fn state(&self) -> (u64, u64, u64) {
        let casebook = Casebook::open(self.data()).unwrap();
        let index = casebook.index().unwrap();
        let store = casebook.store().generation().unwrap();
        (store, index.generation().unwrap(), index.documents().unwrap())
    }

    /// Every file of the casebook with its content, but for the lock.
    fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = [self.data(), self.data().join(INDEX)]
            .iter()
            .flat_map(|dir| fs::read_dir(dir).unwrap())
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file() && path.extension().is_none_or(|it| it != "lock"))
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    }
}

fn two_cases() -> Desk {
    Desk::new(&[
        ("a.txt", &text("30 101 202", "Mr T waits.")),
        ("b.txt", &text("30 101 203", "Ms U waits.")),
    ])
}

#[test]
fn the_same_folder_twice_writes_nothing() {
    let desk = two_cases();
    let report = desk.ingest();
    assert_eq!(report.kinds[&Kind::Decision], Tally { new: 2, ..Tally::default() });
    assert_eq!((report.files, report.generation), (2, 1));
    assert_eq!((desk.state(), desk.verify()), ((1, 1, 2), String::new()));
    let before = desk.snapshot();
    assert_eq!(desk.ingest().total(), Tally { unchanged: 2, ..Tally::default() });
    assert!(before == desk.snapshot(), "a run with nothing new writes nothing");
}

#[test]
fn a_changed_file_is_found_by_its_new_words_only() {
    let desk = two_cases();
    desk.ingest();
    desk.write("a.txt", text("30 101 202", "Mr T has been answered."));
    assert_eq!(desk.ingest().total(), Tally { changed: 1, unchanged: 1, ..Tally::default() });
    assert_eq!((desk.state(), desk.verify()), ((2, 2, 2), String::new()));
    let casebook = Casebook::open(desk.data()).unwrap();
    let kept = casebook.get("lgsco/decision:30 101 202").unwrap().unwrap();
    assert!(serde_json::to_string(&kept).unwrap().contains("has been answered"));
    let versions = casebook.store().versions("lgsco/decision:30 101 202").unwrap();
    assert_eq!(versions.len(), 1);
    let found = |words: &str| casebook.search(&Question::parse(words)).unwrap().hits.len();
    assert_eq!((found("\"has been answered\""), found("\"Mr T waits\"")), (1, 0));
}

#[test]
fn one_decision_in_two_forms_is_one_document_in_every_run() {
    for (first, second) in [("a.html", "b.txt"), ("b.html", "a.txt")] {
        let dashed = text("30 101 202", "Mr T waits.").replace("  1. ", "- ");
        let desk = Desk::new(&[(first, &html("30 101 202", "Mr T waits.")), (second, &dashed)]);
        let total = desk.ingest().total();
        assert_eq!((total.new, total.duplicate), (1, 1), "{first}: {total:?}");
        let before = desk.snapshot();
        let total = desk.ingest().total();
        assert_eq!((total.unchanged, total.duplicate), (1, 1), "{first}: {total:?}");
        assert!(before == desk.snapshot());
        let kept = &Casebook::open(desk.data())
            .unwrap()
            .by_reference(&CaseRef::parse("30101202").unwrap())
            .unwrap()[0];
        assert!(kept.source.path.ends_with("html"), "the page keeps more than the text");
        assert_eq!((desk.state().2, desk.verify()), (1, String::new()));
    }
}

#[test]
fn a_saved_page_and_a_text_with_its_very_marks_are_the_same_document() {
    let (page, text) = (html("30 101 202", "Mr T waits."), text("30 101 202", "Mr T waits."));
    let desk = Desk::new(&[("a.html", &page), ("b.txt", &text)]);
    assert_eq!(desk.ingest().total(), Tally { new: 1, unchanged: 1, ..Tally::default() });
}

#[test]
fn bad_input_is_set_aside_and_the_rest_goes_in() {
    let desk = two_cases();
    desk.write("c.txt", "");
    desk.write("d.jpg", b"\xFF\xD8\xFF\xE0 and so on");
    fs::File::create(desk.pages().join("e.txt")).unwrap().set_len(200 << 20).unwrap();
    let report = desk.ingest();
    assert_eq!((report.total().new, report.set_aside.len()), (2, 3));
    let asides = Casebook::open(desk.data()).unwrap().store().asides().unwrap();
    assert_eq!(asides.len(), 3);
    assert!(asides.iter().zip(&report.set_aside).all(|(a, b)| a.what == b.what));
    let before = desk.snapshot();
    assert_eq!(desk.ingest().set_aside, report.set_aside);
    assert!(before == desk.snapshot(), "the same bad files again are nothing new");
    desk.write("c.txt", text("30 101 204", "Mrs V waits."));
    assert_eq!(desk.ingest().total().new, 1);
    assert_eq!(Casebook::open(desk.data()).unwrap().store().asides().unwrap().len(), 2);
}

#[test]
fn every_encoding_of_a_page_gives_the_same_record() {
    let page = text("30 101 202", "Mr T’s complaint – it’s about £90.");
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let cp1252: Vec<u8> = page
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            '–' => 0x96,
            '£' => 0xA3,
            ascii => u8::try_from(ascii).unwrap(),
        })
        .collect();
    let desk = Desk::new(&[("a.txt", &page), ("b.txt", &page.replace('\n', "\r\n"))]);
    desk.write("c.txt", utf16);
    desk.write("d.txt", cp1252);
    assert_eq!(desk.ingest().total(), Tally { new: 1, unchanged: 3, ..Tally::default() });
}

#[test]
fn a_page_that_was_cut_short_goes_in() {
    let page = html("30 101 202", "Mr T waits for an answer.");
    let desk = Desk::new(&[("a.html", page.get(..page.len() / 2).unwrap())]);
    assert_eq!(desk.ingest().total().new, 1);
    assert_eq!(desk.verify(), "");
}

impl Desk {
    /// What a killed run leaves: the store ahead of the index by one case.
    fn kill_before_the_index(&self) {
        let mut store = Store::create_or_open(self.data()).unwrap();
        let bytes = text("30 101 204", "Mrs V waits.");
        let page = crate::Page::read(crate::text::Origin::file("c.txt"), bytes.as_bytes()).unwrap();
        let parcel = Parcel::new(crate::schemes::read(&page), bytes.as_bytes()).unwrap();
        let mut batch = store.batch().unwrap();
        batch.put(&parcel).unwrap();
        batch.commit().unwrap();
    }

    fn damage(&self, sql: &str) {
        assert!(Store::create_or_open(self.data()).unwrap().harm(sql) > 0, "{sql}");
    }
}

#[test]
fn an_index_that_is_behind_is_brought_up_once_nobody_writes() {
    let desk = two_cases();
    desk.ingest();
    desk.kill_before_the_index();
    let reader = Casebook::open(desk.data()).unwrap();
    let busy = Store::create_or_open(desk.data()).unwrap();
    // While another process writes, readers go on with the index as it was committed.
    assert!(reader.search(&Question::parse("\"Mrs V\"")).unwrap().hits.is_empty());
    drop(busy);
    assert_eq!(reader.search(&Question::parse("\"Mrs V\"")).unwrap().hits.len(), 1);
    assert_eq!((desk.state(), desk.verify()), ((2, 2, 3), String::new()));
}

#[test]
fn verify_compares_the_keys_and_not_only_their_number() {
    let desk = two_cases();
    desk.ingest();
    let index = Index::open(&desk.data().join(INDEX)).unwrap();
    let casebook = Casebook::open(desk.data()).unwrap();
    let (key, record) = ("lgsco/decision:30 101 202", "lgsco/decision:30 101 203");
    let record = casebook.get(record).unwrap().unwrap();
    let mut writer = index.writer().unwrap();
    writer.remove(key);
    writer.put("lgsco/decision:30 999 999", &record).unwrap();
    writer.commit(1).unwrap();
    assert!(desk.verify().contains("1 missing, 1 too many"), "{}", desk.verify());
}

#[test]
fn a_damaged_record_is_read_again_from_its_original() {
    let desk = two_cases();
    desk.ingest();
    desk.damage("UPDATE records SET record = '{' WHERE document = 1");
    assert!(desk.verify().contains("does not read"));
    Casebook::open_to_rebuild(desk.data()).unwrap().rebuild().unwrap();
    assert_eq!(desk.verify(), "");
    assert_eq!(desk.state().2, 2);
}

#[test]
fn a_record_that_is_lost_for_good_never_stops_the_rest() {
    let desk = two_cases();
    desk.ingest();
    desk.damage(
        "UPDATE originals SET zstd = x'00'
         WHERE sha256 = (SELECT sha256 FROM documents WHERE id = 1)",
    );
    desk.damage("UPDATE records SET record = '{' WHERE document = 1");
    fs::remove_dir_all(desk.data().join(INDEX)).unwrap();
    desk.write("c.txt", text("30 101 204", "Mrs V waits."));
    for new in [1, 0] {
        let report = desk.ingest();
        assert_eq!((report.total().new, report.set_aside.len()), (new, 1));
        assert!(report.set_aside[0].what.contains("30 101 202"), "{}", report.set_aside[0]);
        assert_eq!(desk.state().2, 2);
    }
    desk.write("a.txt", text("30 101 202", "Mr T has been answered."));
    assert_eq!(desk.ingest().set_aside, [], "the file itself heals it");
}

#[test]
fn a_run_that_was_killed_before_the_index_is_finished_by_the_next() {
    let desk = two_cases();
    desk.ingest();
    desk.kill_before_the_index();
    assert!(desk.verify().contains("it holds generation 1, the store 2"), "{}", desk.verify());
    assert_eq!(desk.ingest().total().unchanged, 2);
    assert_eq!((desk.state(), desk.verify()), ((2, 2, 3), String::new()));
}

#[test]
fn an_index_that_is_lost_damaged_or_foreign_is_made_anew() {
    let desk = two_cases();
    desk.ingest();
    let index = desk.data().join(INDEX);
    let harms: [&dyn Fn(); 5] = [
        &|| fs::remove_dir_all(&index).unwrap(),
        &|| fs::write(index.join("meta.json"), "{").unwrap(),
        &|| fs::create_dir(desk.data().join(INDEX_NEW)).unwrap(),
        &|| {
            // The index of a store that is further on.
            let writer = Index::open(&index).unwrap().writer().unwrap();
            writer.commit(9).unwrap();
        },
        &|| {
            // The index of another store at the very same generation.
            let writer = Index::open(&index).unwrap().writer().unwrap();
            writer.of_store("another").commit(1).unwrap();
            assert!(desk.verify().contains("of another casebook"), "{}", desk.verify());
            let refused = Casebook::open(desk.data()).unwrap().index().unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::Index);
        },
    ];
    for (n, harm) in harms.iter().enumerate() {
        harm();
        assert_eq!(desk.ingest().total().unchanged, 2, "harm {n}");
        assert_eq!((desk.state(), desk.verify()), ((1, 1, 2), String::new()), "harm {n}");
        assert!(!desk.data().join(INDEX_NEW).exists() && !desk.data().join(INDEX_OLD).exists());
    }
}

#[test]
fn rebuild_gives_the_same_index_at_the_same_generation() {
    let desk = two_cases();
    desk.ingest();
    fs::remove_dir_all(desk.data().join(INDEX)).unwrap();
    assert!(desk.verify().contains("there is no index"), "{}", desk.verify());
    assert_eq!(Casebook::open_to_rebuild(desk.data()).unwrap().rebuild().unwrap(), 2);
    assert_eq!((desk.state(), desk.verify()), ((1, 1, 2), String::new()));
    let reader = Casebook::open(desk.data()).unwrap().rebuild().unwrap_err();
    assert_eq!(reader.kind(), ErrorKind::Usage);
    assert!(Casebook::open_to_rebuild(desk.pages()).is_err(), "nothing to rebuild");
}

#[test]
fn a_damaged_byte_of_the_index_is_named() {
    let desk = two_cases();
    desk.ingest();
    let mut files = fs::read_dir(desk.data().join(INDEX)).unwrap().map(|file| file.unwrap().path());
    let postings = files.find(|file| file.extension().is_some_and(|it| it == "store")).unwrap();
    let mut bytes = fs::read(&postings).unwrap();
    bytes[2] ^= 0x11;
    fs::write(postings, bytes).unwrap();
    assert!(desk.verify().contains("damaged"), "{}", desk.verify());
}

#[test]
fn a_second_writer_is_refused_at_once_and_readers_are_not() {
    let desk = two_cases();
    desk.ingest();
    let _first = Casebook::open_to_write(desk.data()).unwrap();
    let second = Casebook::open_to_write(desk.data()).unwrap_err();
    assert_eq!(second.kind(), ErrorKind::Busy);
    assert!(second.to_string().contains(&std::process::id().to_string()), "{second}");
    assert_eq!(desk.verify(), "");
}

#[test]
fn a_folder_without_a_casebook_teaches_how_to_make_one() {
    let desk = Desk::new(&[]);
    let error = Casebook::open(desk.data()).unwrap_err();
    assert!(error.to_string().contains("casebook ingest"), "{error}");
    desk.ingest();
    let mut reader = Casebook::open(desk.data()).unwrap();
    let error = reader.ingest(&[desk.pages()], &mut ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Usage);
}

#[test]
fn progress_hears_of_every_file() {
    #[derive(Default)]
    struct Heard(u64, u64, Vec<String>, bool);
    impl Progress for Heard {
        fn found(&mut self, files: u64, _: u64) {
            self.0 = files;
        }
        fn done(&mut self, files: u64, _: u64) {
            self.1 += files;
        }
        fn set_aside(&mut self, aside: &SetAside) {
            self.2.push(aside.what.clone());
        }
        fn indexing(&mut self) {
            self.3 = true;
        }
    }
    let desk = two_cases();
    desk.write("c.txt", "");
    let mut heard = Heard::default();
    let mut casebook = Casebook::open_to_write(desk.data()).unwrap();
    casebook.ingest(&[desk.pages()], &mut heard).unwrap();
    assert_eq!((heard.0, heard.1, heard.2.len(), heard.3), (3, 3, 1, true));
}

#[test]
fn names_of_ones_own_count_wherever_a_question_is_asked() {
    let desk = two_cases();
    desk.ingest();
    let mut casebook = Casebook::open_to_write(desk.data()).unwrap();
    let question = Question::parse("clocking waits");
    let ask = |casebook: &Casebook| {
        let index = casebook.index().unwrap();
        let key = index.keys().unwrap();
        [
            casebook.search(&question).unwrap().hits.len(),
            search::keys(&index, &question).unwrap().len(),
            search::survey(&index, &question).unwrap().found.len(),
            search::among(&index, &question, &key).unwrap().len(),
            casebook.cases(&question, false).unwrap().cases.len(),
            casebook.theme_counts(&question).unwrap().decisions.try_into().unwrap(),
            casebook.set_apart(&question).unwrap().selected.try_into().unwrap(),
        ]
    };
    assert_eq!(ask(&casebook), [0; 7]);
    let own = "names = [[\"Ms U\", \"clocking\"]]\n";
    fs::write(desk.data().join("synonyms.toml"), own).unwrap();
    assert_eq!(ask(&casebook), [1; 7]);
    casebook.add_watch("bins", &question, false).unwrap();
    let news = casebook.news(&[], None).unwrap();
    assert_eq!(news.watches.iter().map(|watch| watch.items.len()).sum::<usize>(), 1);
    fs::write(desk.data().join("synonyms.toml"), "\nnaems = 1").unwrap();
    let error = casebook.index().unwrap_err().to_string();
    assert!(error.contains("synonyms.toml:2"), "{error}");
}

#[test]
fn what_a_person_decides_is_found_and_outlives_rebuild_and_ingest() {
    let desk = two_cases();
    desk.write("a.txt", text("30 101 202", "Mr T waits."));
    desk.ingest();
    let key = "lgsco/decision:30 101 202";
    let found = |words: &str| {
        let casebook = Casebook::open(desk.data()).unwrap();
        casebook.search(&Question::parse(words)).unwrap().hits.len()
    };
    let payment = |decided, amount: &str| {
        let mut casebook = Casebook::open_to_write(desk.data()).unwrap();
        let kept = casebook.store().kept(key).unwrap().unwrap();
        let facts = crate::review::facts(&kept.read);
        let fact = facts.iter().find(|it| it.id.kind.as_str() == "payment").unwrap();
        let changes = [("amount".to_owned(), Some(amount.to_owned()))].into();
        let judgement = crate::review::Judgement::of(fact, decided, changes, "ann");
        casebook.judge(&judgement, &[]).unwrap();
    };
    assert_eq!((found("award:>5000"), found("award:150")), (0, 2));
    payment(crate::model::review::Decided::Corrected, "7000.00");
    assert_eq!((found("award:>5000"), found("award:150"), desk.verify()), (1, 1, String::new()));
    Casebook::open_to_rebuild(desk.data()).unwrap().rebuild().unwrap();
    assert_eq!((found("award:>5000"), desk.verify()), (1, String::new()));
    desk.write("a.txt", text("30 101 202", "Mr T has been answered."));
    assert_eq!(desk.ingest().total().changed, 1);
    assert_eq!((found("award:>5000"), desk.verify()), (1, String::new()), "the text has changed");
}
