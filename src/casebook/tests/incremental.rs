//! Night after night: crawls, complete crawls, one text under several references, newer rules.

use super::*;
use crate::casebook::IngestOptions;

const KEY: &str = "lgsco/decision:30 101 202";

/// A decision of January 2024.
fn dated(reference: &str, words: &str) -> String {
    text(reference, words).replace("04 Mar 2031", "04 Jan 2024")
}

/// A line as a crawler writes it.
fn line(reference: &str, words: &str, fetched: &str) -> String {
    let page = serde_json::json!({
        "url": format!("https://www.example.org/decisions/{}", reference.replace(' ', "-")),
        "text": dated(reference, words),
        "retrieved": fetched,
    });
    format!("{page}\n")
}

fn complete(day: &str) -> IngestOptions {
    IngestOptions { complete_as_of: Some(day.parse().unwrap()), ..IngestOptions::default() }
}

impl Desk {
    fn take(&self, name: &str, options: &IngestOptions) -> IngestReport {
        let mut casebook = Casebook::open_to_write(self.data()).unwrap();
        casebook.ingest_with(&[self.pages().join(name)], options, &mut ()).unwrap()
    }

    /// Takes in one crawl.
    fn crawl(&self, name: &str, lines: &[String]) -> IngestReport {
        self.write(name, lines.concat());
        self.take(name, &IngestOptions::default())
    }

    fn record(&self, key: &str) -> Record {
        Casebook::open(self.data()).unwrap().get(key).unwrap().unwrap()
    }

    fn says(&self, key: &str, words: &str) -> bool {
        serde_json::to_string(self.record(key).sections()).unwrap().contains(words)
    }

    fn found(&self, question: &str) -> usize {
        let casebook = Casebook::open(self.data()).unwrap();
        casebook.search(&Question::parse(question)).unwrap().hits.len()
    }

    fn sql(&self, sql: &str) {
        Store::create_or_open(self.data()).unwrap().harm(sql);
    }
}

#[test]
fn what_was_fetched_later_is_the_later_text_whatever_the_files_are_called() {
    let desk = Desk::new(&[]);
    let case = |words, day| [line("30 101 202", words, day)];
    for (name, words, day, expected, put) in [
        ("b.ndjson", "Mr T waits.", "2031-04-02", "waits", Tally { new: 1, ..Tally::default() }),
        ("a.ndjson", "Mr T left.", "2031-04-03", "left", Tally { changed: 1, ..Tally::default() }),
        // An older crawl that is found in a drawer changes nothing; its text is kept.
        (
            "z.ndjson",
            "Mr T came.",
            "2031-04-01",
            "left",
            Tally { duplicate: 1, ..Tally::default() },
        ),
        // What it said before, it says again.
        (
            "c.ndjson",
            "Mr T waits.",
            "2031-04-04",
            "waits",
            Tally { changed: 1, ..Tally::default() },
        ),
        (
            "a.ndjson",
            "Mr T left.",
            "2031-04-03",
            "waits",
            Tally { duplicate: 1, ..Tally::default() },
        ),
        (
            "d.ndjson",
            "Mr T waits.",
            "2031-04-05",
            "waits",
            Tally { unchanged: 1, ..Tally::default() },
        ),
    ] {
        assert_eq!(desk.crawl(name, &case(words, day)).total(), put, "{name} of {day}");
        assert!(desk.says(KEY, expected), "{name} of {day}");
    }
    assert_eq!((desk.verify(), desk.found("\"Mr T waits\"")), (String::new(), 1));
    let before = desk.snapshot();
    let again = desk.take("d.ndjson", &IngestOptions::default()).total();
    assert_eq!(again, Tally { unchanged: 1, ..Tally::default() });
    assert!(before == desk.snapshot(), "the same crawl again writes nothing");
}

#[test]
fn history_tells_each_text_and_what_changed() {
    let desk = Desk::new(&[]);
    for (name, words, day) in [
        ("1.ndjson", "Mr T waits for an answer.", "2031-04-02"),
        ("2.ndjson", "Mr T waits for a reply.", "2031-04-03"),
        ("0.ndjson", "Mr T came.", "2031-04-01"),
    ] {
        desk.crawl(name, &[line("30 101 202", words, day)]);
    }
    let casebook = Casebook::open(desk.data()).unwrap();
    let history = casebook.history(&desk.record(KEY)).unwrap();
    let told: Vec<_> =
        history.versions.iter().map(|it| (it.version, it.retrieved.as_deref().unwrap())).collect();
    assert_eq!(told, [(1, "2031-04-02"), (2, "2031-04-03")]);
    assert_eq!(history.versions[0].changes, None);
    let changes = history.versions[1].changes.as_ref().unwrap();
    assert_eq!((changes.removed, changes.added), (1, 1));
    let differ: Vec<&str> = changes
        .lines
        .iter()
        .flat_map(|line| line.pieces.iter().filter(|(differs, _)| *differs))
        .map(|(_, words)| words.trim())
        .collect();
    assert_eq!(differ, ["an", "answer.", "a", "reply."]);
    let beside = &history.beside[0];
    assert_eq!((beside.version, beside.retrieved.as_deref()), (0, Some("2031-04-01")));
    assert_eq!(beside.changes.as_ref().unwrap().added, 1);
}

#[test]
fn a_complete_crawl_marks_what_is_gone_and_what_is_back() {
    let desk = Desk::new(&[]);
    let both = [
        line("30 101 202", "Mr T waits.", "2024-04-01"),
        line("30 101 203", "Ms U.", "2024-04-01"),
    ];
    desk.crawl("1.ndjson", &[&both[..], &[line("30 101 204", "Mrs V.", "2024-08-01")]].concat());
    // The third was fetched after the crawl's day, which says nothing of it.
    desk.write("2.ndjson", line("30 101 203", "Ms U.", "2024-07-01"));
    let report = desk.take("2.ndjson", &complete("2024-07-01"));
    assert_eq!((report.gone, report.reappeared, report.not_marked), (1, 0, None));
    let gone = desk.record(KEY).source.standing.gone_as_of;
    assert_eq!(gone.unwrap().to_string(), "2024-07-01");
    assert_eq!((desk.found("published:no"), desk.found("published:yes")), (1, 2));
    assert!(desk.says(KEY, "Mr T waits"), "nothing is deleted");
    let before = desk.snapshot();
    assert_eq!(desk.take("2.ndjson", &complete("2024-07-01")).gone, 0);
    assert!(before == desk.snapshot(), "saying it again writes nothing");
    // The old crawl once more is no news; a page that was fetched later is.
    let report = desk.take("1.ndjson", &IngestOptions::default());
    assert_eq!((report.reappeared, report.total().unchanged), (0, 3));
    let report = desk.crawl("3.ndjson", &[line("30 101 202", "Mr T waits.", "2024-09-01")]);
    assert_eq!((report.reappeared, report.total().unchanged), (1, 1));
    assert_eq!(desk.found("published:no"), 0);
    assert_eq!(desk.verify(), "");
    let casebook = &mut Casebook::open_to_write(desk.data()).unwrap();
    for (day, what) in [("2024-06-30", "later than"), ("2999-01-01", "still to come")] {
        let refused = casebook.ingest_with(&[desk.pages()], &complete(day), &mut ()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Usage);
        assert!(refused.to_string().contains(what), "{refused}");
    }
}

#[test]
fn a_file_without_a_date_that_is_new_says_that_a_decision_is_back() {
    let desk = Desk::new(&[
        ("a.txt", &dated("30 101 202", "Mr T waits.")),
        ("b.txt", &dated("30 101 203", "Ms U waits.")),
    ]);
    desk.ingest();
    assert_eq!(desk.take("b.txt", &complete("2024-07-01")).gone, 1);
    assert_eq!(desk.ingest().reappeared, 0, "the old file");
    desk.write("c.txt", dated("30 101 202", "Mr T waits.") + " ");
    let report = desk.ingest();
    assert_eq!((report.reappeared, report.total().unchanged), (1, 3));
    assert_eq!((desk.found("published:no"), desk.verify()), (0, String::new()));
}

#[test]
fn a_crawl_that_lost_something_or_too_much_marks_nothing_and_says_why() {
    let desk = Desk::new(&[]);
    let lines: Vec<String> = (0..120)
        .map(|n| line(&format!("30 101 {n:03}"), &format!("Mr T waits {n}."), "2024-04-01"))
        .collect();
    desk.crawl("1.ndjson", &lines);
    desk.write("2.ndjson", lines[..60].concat());
    let report = desk.take("2.ndjson", &complete("2024-07-01"));
    assert!(report.not_marked.unwrap().contains("60 of 120"), "{}", report.gone);
    assert_eq!(desk.found("published:no"), 0);
    // An archive that breaks off.
    let packed = zstd::encode_all(lines.concat().as_bytes(), 1).unwrap();
    desk.write("3.ndjson.zst", packed.get(..packed.len() - 9).unwrap());
    let report = desk.take("3.ndjson.zst", &complete("2024-07-01"));
    assert!(report.not_marked.unwrap().contains("not complete"), "{:?}", report.set_aside);
    let anyway = IngestOptions { anyway: true, ..complete("2024-07-01") };
    assert_eq!(desk.take("2.ndjson", &anyway).gone, 60);
}

#[test]
fn a_small_casebook_is_protected_by_a_share_too() {
    let desk = Desk::new(&[]);
    let lines: Vec<String> = (0..46)
        .map(|n| line(&format!("30 101 {n:03}"), &format!("Mr T waits {n}."), "2024-04-01"))
        .collect();
    desk.crawl("1.ndjson", &lines);
    for (taken, gone) in [(1, None), (36, None), (37, Some(9)), (33, Some(4))] {
        desk.write("2.ndjson", lines[..taken].concat());
        let report = desk.take("2.ndjson", &complete("2024-07-01"));
        assert_eq!(report.not_marked.is_none().then_some(report.gone), gone, "{taken}");
    }
    let desk = Desk::new(&[]);
    desk.crawl("1.ndjson", &lines[..8]);
    for (taken, gone) in [(2, None), (3, Some(5))] {
        desk.write("2.ndjson", lines[..taken].concat());
        let report = desk.take("2.ndjson", &complete("2024-07-01"));
        assert_eq!(report.not_marked.is_none().then_some(report.gone), gone, "{taken} of 8");
    }
}

/// A record of a web archive.
fn warc(sort: &str, url: &str, day: &str, block: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {url}\r\n\
         WARC-Date: {day}T02:03:04Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

/// The address of a decision.
fn address(reference: &str) -> String {
    format!("https://www.example.org/decisions/planning/{}", reference.replace(' ', "-"))
}

/// A page as the site sent it.
fn sent(head: &str, page: &str) -> String {
    format!("HTTP/1.1 {head}\r\nContent-Type: text/html\r\n\r\n{page}")
}

#[test]
fn what_a_crawl_holds_in_a_form_that_cannot_be_read_is_not_gone() {
    let references = ["30 101 200", "30 101 201", "30 101 202", "30 101 203", "30 101 204"];
    let page = |reference| html(reference, "Mr T waits.").replace("04 Mar 2031", "04 Jan 2024");
    let whole = |reference| {
        let block = sent("200 OK", &page(reference));
        warc("response", &address(reference), "2024-04-01", &block)
    };
    let desk = Desk::new(&[("1.warc", &references.map(whole).concat())]);
    assert_eq!(desk.ingest().total().new, 5);
    let answers = [
        sent("200 OK\r\nContent-Encoding: br", "coded"),
        sent("200 OK", "<html><body><p>Please wait.</p></body></html>"),
        sent("503 Service Unavailable", "later"),
        sent("404 Not Found", "no such page"),
        sent("200 OK", &page("30 101 204")),
    ];
    let crawl = references.iter().zip(&answers);
    let crawl = crawl.map(|(it, block)| warc("response", &address(it), "2024-07-01", block));
    let crawl = crawl.collect::<String>();
    desk.write("2.warc", &crawl);
    let report = desk.take("2.warc", &complete("2024-07-01"));
    assert_eq!((report.gone, report.unread, report.not_marked), (1, 3, None));
    assert!(desk.record("lgsco/decision:30 101 203").source.standing.gone_as_of.is_some());
    // What could not be read is no sign that a decision is back either.
    let down = warc("response", &address("30 101 203"), "2024-08-01", &answers[2]);
    desk.write("3.warc", crawl + &down);
    let report = desk.take("3.warc", &complete("2024-08-01"));
    assert_eq!((report.gone, report.reappeared, report.not_marked), (0, 0, None));
    // Where nothing tells which decisions were not had, nothing is marked.
    let list = "https://www.example.org/Decisions/SearchResults?page=7";
    desk.write("4.warc", warc("response", list, "2024-09-01", &answers[2]));
    let report = desk.take("4.warc", &complete("2024-09-01"));
    let why = report.not_marked.unwrap();
    assert!(why.contains("not complete") && why.contains("answered with 503"), "{why}");
    assert_eq!(desk.found("published:no"), 1);
}

#[test]
fn a_shell_in_a_folder_counts_as_the_decision_that_its_name_tells_of() {
    let desk = Desk::new(&[]);
    let both = ["30 101 202", "30 101 203"].map(|it| line(it, "Mr T waits.", "2024-04-01"));
    desk.crawl("1.ndjson", &both);
    let folder = |name: &str| {
        fs::create_dir(desk.pages().join(name)).unwrap();
        desk.write(&format!("{name}/decision__30-101-202-land.html"), "<html><body></body></html>");
        desk.write(&format!("{name}/crest.jpg"), b"\xFF\xD8\xFF\xE0 and so on");
        desk.write(&format!("{name}/b.txt"), dated("30 101 203", "Mr T waits."));
    };
    folder("july");
    let report = desk.take("july", &complete("2024-07-01"));
    assert_eq!((report.gone, report.unread, report.not_marked), (0, 1, None));
    folder("august");
    desk.write("august/page17.html", "");
    let why = desk.take("august", &complete("2024-08-01")).not_marked.unwrap();
    assert!(why.contains("not complete") && why.contains("page17.html"), "{why}");
}

#[test]
fn a_text_that_comes_again_with_its_address_keeps_it_and_is_met_there() {
    let [first, second] = ["30 101 202", "30 101 203"];
    let texts = [first, second].map(|it| dated(it, "Mr T waits."));
    let seen = |reference, text: &String| {
        let block = sent("200 OK", text).replace("text/html", "text/plain");
        warc("response", &address(reference), "2024-04-01", &block)
    };
    let again = |url: &str, day| warc("revisit", url, day, "HTTP/1.1 304 Not Modified\r\n\r\n");
    let desk = Desk::new(&[("a.txt", &texts[0]), ("b.txt", &texts[1])]);
    desk.ingest();
    desk.write("c.warc", seen(first, &texts[0]));
    let unchanged = |n| Tally { unchanged: n, ..Tally::default() };
    assert_eq!(desk.take("c.warc", &IngestOptions::default()).total(), unchanged(1));
    let source = desk.record(KEY).source;
    assert_eq!(source.url, Some(address(first)));
    assert_eq!(source.retrieved.as_deref(), Some("2024-04-01T02:03:04Z"));
    assert_eq!((desk.verify(), desk.found("\"Mr T waits\"")), (String::new(), 2));
    let before = desk.snapshot();
    assert_eq!(desk.ingest().total(), unchanged(3));
    assert!(before == desk.snapshot(), "the same files again write nothing");
    // A text that says no reference gets its name from the address.
    let bare = texts[0].replace(" (30 101 202)", "").replace("waits", "waits for long");
    desk.write("f.txt", &bare);
    desk.write("g.warc", seen("30 101 207", &bare));
    for (name, new) in [("f.txt", 1), ("g.warc", 0)] {
        let total = desk.take(name, &IngestOptions::default()).total();
        assert_eq!((total.new, total.unchanged), (new, 1 - new), "{name}");
    }
    assert_eq!(desk.record("lgsco/decision:30 101 207").source.url, Some(address("30 101 207")));
    // The second was never taken in with its address, which names it all the same.
    let seen_again = ["30 101 207", second, first].map(|it| again(&address(it), "2024-07-01"));
    desk.write("d.warc", seen_again.concat());
    let report = desk.take("d.warc", &complete("2024-07-01"));
    assert_eq!((report.gone, report.total(), report.not_marked), (0, unchanged(3), None));
    desk.write("e.warc", again(&address(first).replace("https", "http"), "2024-08-01"));
    let report = desk.take("e.warc", &complete("2024-08-01"));
    assert_eq!((report.gone, report.total()), (2, unchanged(1)));
}

/// Words that are enough to tell one text from another.
fn long(words: &str) -> String {
    format!("{words} ").repeat(80)
}

#[test]
fn one_text_under_several_references_is_linked() {
    let desk = Desk::new(&[
        ("a.txt", &text("30 101 202", &long("Mr T waits."))),
        ("b.txt", &text("30 101 203", &long("Mr T waits."))),
        ("c.txt", &text("30 101 204", &long("Mrs V waits."))),
    ]);
    assert_eq!(desk.ingest().total().new, 3);
    let second = desk.record("lgsco/decision:30 101 203");
    assert_eq!(second.source.standing.same_text_as, ["30 101 202"]);
    assert_eq!(second.source.standing.counted_under.as_deref(), Some("30 101 202"));
    let first = desk.record(KEY);
    assert_eq!(first.source.standing.same_text_as, ["30 101 203"]);
    assert_eq!(first.source.standing.counted_under, None, "it is counted here");
    assert_eq!(first.counted_as(), second.counted_as());
    assert_eq!(desk.record("lgsco/decision:30 101 204").counted_as(), None);
    let council = Casebook::open(desk.data()).unwrap().council("Felsham").unwrap();
    let Meant::One(council) = council else { panic!("{council:?}") };
    assert_eq!(council.decisions_held, 3);
    let awarded = council.years[0].awarded.as_ref().unwrap();
    assert_eq!((awarded.total.unwrap().to_string().as_str(), awarded.decisions), ("300.00", 2));
    // Its text changes, and it stands for itself.
    desk.write("a.txt", text("30 101 202", &long("Mr T has been answered.")));
    desk.ingest();
    assert_eq!(desk.record("lgsco/decision:30 101 203").counted_as(), None);
    assert_eq!((desk.verify(), desk.state().2), (String::new(), 3));
}

#[test]
fn a_crawl_that_sees_a_page_again_finds_it_unchanged() {
    let record = |sort: &str, url: &str, block: &str| warc(sort, url, "2024-03-01", block);
    let url = "https://www.example.org/decisions/planning/30-101-202";
    let other = "https://www.example.org/decisions/planning/30-101-203";
    let page = html("30 101 202", "Mr T waits.");
    let page = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    let desk = Desk::new(&[
        ("1.warc", &(record("response", url, &page) + &record("revisit", url, ""))),
        (
            "2.warc",
            &(record("revisit", url, "")
                + &record("revisit", other, "")
                + &record("revisit", "https://www.example.org/style.css", "")),
        ),
    ]);
    let report = desk.ingest();
    assert_eq!(report.total(), Tally { new: 1, unchanged: 2, ..Tally::default() });
    assert_eq!(report.passed_over, 1);
    assert!(report.set_aside[0].to_string().contains(other), "{:?}", report.set_aside);
    let record = desk.record(KEY);
    assert_eq!(
        (record.source.url.as_deref(), record.source.member.as_deref()),
        (Some(url), Some(url))
    );
    assert_eq!(record.source.retrieved.as_deref(), Some("2024-03-01T02:03:04Z"));
    let page = Casebook::open(desk.data()).unwrap().page(&record).unwrap().unwrap();
    assert_eq!((page.text_sha256(), page.url()), (record.source.text_sha256.clone(), Some(url)));
}

#[test]
fn newer_rules_read_only_what_is_stale_and_keep_what_people_decided() {
    let desk = Desk::new(&[("b.txt", &text("30 101 203", "Ms U waits."))]);
    desk.write("a.ndjson", line("30 101 202", "Mr T waits.", "2024-04-01"));
    desk.ingest();
    let first = desk.record(KEY);
    let reparse = || Casebook::open_again(desk.data()).unwrap().reparse(&mut ()).unwrap();
    assert_eq!((reparse().files, reparse().total().files()), (0, 0));
    let mut casebook = Casebook::open_to_write(desk.data()).unwrap();
    let kept = casebook.store().kept(KEY).unwrap().unwrap();
    let facts = crate::review::facts(&kept.read);
    let fact = facts.iter().find(|it| it.id.kind.as_str() == "payment").unwrap();
    let changes = [("amount".to_owned(), Some("7000.00".to_owned()))].into();
    let decided = crate::model::review::Decided::Corrected;
    casebook.judge(&crate::review::Judgement::of(fact, decided, changes, "ann"), &[]).unwrap();
    drop(casebook);
    // What earlier rules left, and a run that was killed when it had read one of the two again.
    desk.sql("UPDATE documents SET parser = 'casebook 0.0.1' WHERE key LIKE '%202'");
    desk.sql("UPDATE sources SET parser = 'casebook 0.0.1' WHERE path LIKE '%ndjson%'");
    desk.sql(
        "UPDATE records SET record = replace(record, 'Mr T waits', 'Mr T errs')
              WHERE document = (SELECT id FROM documents WHERE key LIKE '%202')",
    );
    fs::remove_file(desk.pages().join("a.ndjson")).unwrap();
    let report = reparse();
    assert_eq!(report.total(), Tally { reread: 1, ..Tally::default() });
    let again = desk.record(KEY);
    assert_eq!(again.source, first.source, "address, date and member are those of the crawl");
    assert_eq!(again.decision().unwrap().awarded_total.unwrap().to_string(), "7000.00");
    assert!(desk.says(KEY, "Mr T waits") && desk.found("award:>5000") == 1);
    assert_eq!((reparse().files, desk.verify()), (0, String::new()));
    // The next ingest of the same crawl has nothing left to do.
    let before = desk.snapshot();
    desk.write("a.ndjson", line("30 101 202", "Mr T waits.", "2024-04-01"));
    assert_eq!(desk.ingest().total(), Tally { unchanged: 2, ..Tally::default() });
    assert!(before == desk.snapshot());
}
