//! Fetching, against a local server that plays the site. Nothing here asks anything of the network.

mod site;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::binary::{Casebook, Ended};
pub(crate) use site::Site;
use site::{Decision, Fault, Request};

const CONTACT: &str = "panel@example.org";

/// The days of the usual fetch.
const DAYS: [&str; 4] = ["--from", "2026-01-01", "--to", "2026-03-31"];

/// The words of a fetch from a site, without a pause.
fn words<'a>(site: &'a Site, more: &[&'a str]) -> Vec<&'a str> {
    let usual =
        ["fetch", "--base", &site.base, "--contact", CONTACT, "--pause", "0s", "--format", "json"];
    usual.into_iter().chain(more.iter().copied()).collect()
}

/// Fetches the usual days into the folder `in`.
fn fetch(casebook: &Casebook, site: &Site) -> Ended {
    casebook.run(&words(site, &[&["--out", "in", "--attempts", "3"][..], &DAYS].concat()))
}

/// The decisions that were asked for.
fn decisions(log: &[Request]) -> Vec<&str> {
    let paths = log.iter().map(|request| request.path.as_str());
    paths.filter(|path| path.starts_with("/decisions/")).collect()
}

fn archives(casebook: &Casebook) -> Vec<PathBuf> {
    let folder = std::fs::read_dir(casebook.folder().join("in")).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| !path.file_name().unwrap().to_str().unwrap().starts_with('.'));
    files.sort();
    files
}

/// What an ingest of the archives does with decisions; it may take nothing else and set nothing aside.
#[track_caller]
fn ingested(casebook: &Casebook) -> Value {
    let ended = casebook.run(&["ingest", "in", "--format", "json"]).ends(0);
    let report = ended.json();
    assert_eq!(report["kinds"].as_object().unwrap().len(), 1, "{report}");
    report["kinds"]["decision"].clone()
}

#[test]
fn a_fetch_sees_every_decision_and_the_next_only_what_has_changed() {
    let site = Site::with(23, "2026-03-20");
    let casebook = Casebook::new();
    let report = fetch(&casebook, &site).ends(0).json();
    for (field, wanted) in [("results", 23), ("fetched", 23), ("unchanged", 0), ("requests", 27)] {
        assert_eq!(report[field], wanted, "{field} in {report}");
    }
    assert_eq!((&report["complete"], &report["whole_site"]), (&true.into(), &false.into()));
    let [file] = &archives(&casebook)[..] else { panic!() };
    let next = format!("casebook ingest in/{}", file.file_name().unwrap().to_str().unwrap());
    assert_eq!(report["next"], next);
    let log = site.log();
    assert_eq!(log[0].path, "/robots.txt");
    assert_eq!(log[1].path, "/Decisions/SearchResults?fd=2026-01-01&td=2026-03-31&page=1");
    assert_eq!((decisions(&log).len(), log.len()), (23, 27));
    let agent = concat!("casebook/", env!("CARGO_PKG_VERSION"), " (+panel@example.org)");
    for request in &log {
        assert_eq!(request.headers["user-agent"], agent);
        assert_eq!(request.headers["from"], CONTACT);
        assert!(!request.headers.contains_key("if-none-match"));
    }
    let tally = ingested(&casebook);
    assert_eq!((&tally["new"], &tally["changed"]), (&23.into(), &0.into()));
    casebook.run(&["show", "25 001 007"]).ends(0).says("£150");
    // One has changed, one has gone, one has come.
    site.set(|scene| {
        scene.decisions[3].words = "The Council has now answered.".to_owned();
        scene.decisions.remove(5);
        let new = Decision { slug: "25-009-001".into(), ..scene.decisions[0].clone() };
        scene.decisions.push(new);
    });
    let more = ["--out", "in", "--to", "2026-03-31"];
    std::thread::sleep(Duration::from_millis(1100));
    let report = casebook.run(&words(&site, &more)).ends(0).json();
    assert_eq!(report["from"], "2025-12-31", "90 days before the end of the last");
    assert_eq!((&report["fetched"], &report["unchanged"]), (&2.into(), &21.into()));
    let log = site.log();
    let conditional = log.iter().filter(|it| it.headers.contains_key("if-none-match")).count();
    assert_eq!(conditional, 22);
    assert_eq!(archives(&casebook).len(), 2);
    let tally = ingested(&casebook);
    assert_eq!((&tally["new"], &tally["changed"]), (&1.into(), &1.into()));
    // Whole pages are sent to who asks for them.
    std::thread::sleep(Duration::from_millis(1100));
    let report = casebook.run(&words(&site, &[&more[..], &["--anew"]].concat())).ends(0).json();
    assert_eq!(report["unchanged"], 23, "they came, and were the same: {report}");
    assert!(site.log().iter().all(|it| !it.headers.contains_key("if-none-match")));
}

#[test]
fn requests_come_one_at_a_time_and_a_pause_apart() {
    for (pause, robots, wanted) in [
        ("80ms", None, 80),
        ("0s", Some("User-agent: *\nCrawl-delay: 0.12\n"), 120),
        ("150ms", Some("User-agent: casebook\nCrawl-delay: 0.01\n"), 150),
    ] {
        let site = Site::with(5, "2026-03-20");
        site.set(|scene| scene.robots = robots.map(str::to_owned));
        let casebook = Casebook::new();
        let more = [&["--pause", pause, "--out", "in"][..], &DAYS].concat();
        let all: Vec<&str> = words(&site, &[]).into_iter().filter(|it| *it != "0s").collect();
        let all: Vec<&str> = all.into_iter().filter(|it| *it != "--pause").chain(more).collect();
        casebook.run(&all).ends(0);
        let log = site.log();
        assert_eq!((log.len(), site.most_at_once()), (7, 1));
        for pair in log.windows(2) {
            let apart = pair[1].came - pair[0].came;
            assert!(apart >= Duration::from_millis(wanted), "{apart:?} for {pause} and {robots:?}");
        }
    }
}

#[test]
fn what_passes_is_waited_for() {
    let page = "/decisions/environment-and-regulation/noise/25-001-003";
    let results = "/Decisions/SearchResults?fd=2026-01-01&td=2026-03-31&page=2";
    for (path, faults, again) in [
        (page, vec![Fault::Status(500, ""), Fault::Status(503, "")], 2),
        (page, vec![Fault::BreakOff], 1),
        (page, vec![Fault::Hang(Duration::from_millis(700))], 1),
        (page, vec![Fault::Status(429, "Retry-After: 1\r\n")], 1),
        (results, vec![Fault::Status(502, ""), Fault::BreakOff], 2),
        ("/robots.txt", vec![Fault::Status(503, "")], 1),
    ] {
        let site = Site::with(14, "2026-03-20");
        site.set(|scene| scene.faults.insert(path.to_owned(), faults.clone().into()));
        let casebook = Casebook::new();
        let more = [&["--out", "in", "--attempts", "3", "--timeout", "400ms"][..], &DAYS].concat();
        let began = Instant::now();
        let report = casebook.run(&words(&site, &more)).ends(0).json();
        let seen = (&report["complete"], &report["fetched"], &report["again"]);
        assert_eq!(seen, (&true.into(), &14.into(), &again.into()), "{path} {faults:?}");
        if matches!(faults[0], Fault::Status(429, _)) {
            assert!(
                began.elapsed() >= Duration::from_secs(1),
                "it did not wait as it was asked to"
            );
        }
        assert_eq!(ingested(&casebook)["new"], 14, "{path} {faults:?}");
    }
}

#[test]
fn a_packed_page_is_the_page() {
    let site = Site::with(3, "2026-03-20");
    site.set(|scene| scene.packs = true);
    let casebook = Casebook::new();
    fetch(&casebook, &site).ends(0);
    assert_eq!(ingested(&casebook)["new"], 3);
}

#[test]
fn a_page_that_has_moved_is_followed_on_the_same_site_only() {
    let site = Site::with(4, "2026-03-20");
    let [near, far, round] = site.set(|scene| {
        let paths = [0, 1, 2].map(|at| scene.decisions[at].path());
        let near = "/decisions/housing/other/25-001-000";
        scene.moved.insert(paths[0].clone(), near.to_owned());
        scene.moved.insert(paths[1].clone(), "http://elsewhere.invalid/a".to_owned());
        scene.moved.insert(paths[2].clone(), format!("{}?again", paths[2]));
        scene.moved.insert(format!("{}?again", paths[2]), paths[2].clone());
        paths
    });
    let casebook = Casebook::new();
    let report = fetch(&casebook, &site).ends(3).json();
    assert_eq!((&report["moved"], &report["fetched"]), (&1.into(), &2.into()), "{report}");
    assert_eq!(report["complete"], false);
    let missed: Vec<String> =
        report["missed"].as_array().unwrap().iter().map(ToString::to_string).collect();
    assert!(missed[0].contains(&far) && missed[0].contains("elsewhere.invalid"), "{missed:?}");
    assert!(missed[1].contains(&round) && missed[1].contains("redirects"), "{missed:?}");
    assert_eq!(missed.len(), 2);
    assert_eq!(ingested(&casebook)["new"], 2);
    let shown = casebook.run(&["show", "25 001 000", "--format", "json"]).ends(0).json();
    let url = shown["source"]["url"].as_str().unwrap_or_default().to_owned();
    assert!(url.ends_with("/decisions/housing/other/25-001-000"), "{url} for {near}");
    // Asked for again at its old address, it is not sent again.
    site.set(|scene| scene.moved.retain(|from, _| *from == near));
    site.log();
    std::thread::sleep(Duration::from_millis(1100));
    let report = fetch(&casebook, &site).ends(0).json();
    let seen = (&report["moved"], &report["unchanged"], &report["fetched"]);
    assert_eq!(seen, (&1.into(), &2.into(), &2.into()), "{report}");
}

#[test]
fn a_listed_page_that_is_not_there_is_gone() {
    let site = Site::with(4, "2026-03-20");
    site.set(|scene| {
        let path = scene.decisions[1].path();
        scene.faults.insert(path, [Fault::Status(410, "")].into());
    });
    let casebook = Casebook::new();
    let report = fetch(&casebook, &site).ends(0).json();
    assert_eq!((&report["gone"], &report["fetched"]), (&1.into(), &3.into()));
    assert_eq!(report["complete"], true);
}

#[test]
fn a_page_that_is_too_large_is_missed() {
    let site = Site::with(2, "2026-03-20");
    site.set(|scene| {
        let path = scene.decisions[1].path();
        scene.faults.insert(path, [Fault::Page("a".repeat(17 * 1024 * 1024))].into());
    });
    let casebook = Casebook::new();
    let report = fetch(&casebook, &site).ends(3).json();
    assert!(
        report["missed"][0]["what"].as_str().unwrap().contains("larger than 16 MB"),
        "{report}"
    );
    assert_eq!(report["again"], 0, "it would be as large again");
}

const SHELL: &str = "<!doctype html><html><head><title>Ombudsman</title></head><body><div id=app>\
    This site needs scripts.</div></body></html>";
const CHALLENGE: &str = "<!doctype html><html><head><title>Just a moment...</title></head><body>\
    <p>Verify you are human by completing the action below.</p></body></html>";
const TEMPLATE: &str = "<!doctype html><html><body><article id=article><h1>Ashby Borough Council</h1>\
    <p>The Ombudsman's final decision:</p><p>Summary: The Council was late.</p><h2>The complaint</h2>\
    <ol><li>Mr X complains of delay.</ol></article></body></html>";

#[test]
fn it_refuses_to_go_on_where_something_else_comes() {
    let page = |words: &str| Fault::Page(words.to_owned());
    let searches = "/Decisions/SearchResults";
    for (start, fault, says, asked) in [
        (searches, page(SHELL), "should be a page of results (\"Your search has N results\")", 1),
        (searches, page(""), "a page without any words (0 bytes)", 1),
        (searches, page(CHALLENGE), "a challenge titled \"Just a moment...\"", 1),
        (searches, page("<p>Your search has 14 results</p>"), "tells of 14 and shows none", 1),
        (searches, Fault::Status(403, ""), "refuses to answer: 403", 1),
        (searches, Fault::Status(404, ""), "and is not there", 1),
        ("/decisions/", page(SHELL), "should be a decision, and is a page titled", 3),
        ("/decisions/", page(""), "should be a decision, and is a page without any words", 3),
        ("/decisions/", page(CHALLENGE), "should be a decision, and is a challenge", 1),
        ("/decisions/", page(TEMPLATE), "the site seems to have changed: of the last 4", 4),
        ("/decisions/", Fault::Status(401, ""), "refuses to answer: 401", 1),
    ] {
        let site = Site::with(14, "2026-03-20");
        site.set(|scene| scene.always.push((start.to_owned(), fault.clone())));
        let casebook = Casebook::new();
        let ended = fetch(&casebook, &site).ends(4).says(says);
        assert!(ended.stdout.is_empty(), "no summary of what did not end: {}", ended.stdout);
        let log = site.log();
        let asks = log.iter().filter(|it| it.path.starts_with(start)).count();
        assert_eq!(asks, asked, "{says}: it went on");
        assert_eq!(archives(&casebook), [] as [PathBuf; 0]);
        // Once the site is itself again, the same command goes on.
        site.set(|scene| scene.always.clear());
        let report = fetch(&casebook, &site).ends(0).json();
        assert_eq!((&report["resumed"], &report["complete"]), (&true.into(), &true.into()));
        assert_eq!(report["fetched"], 14, "{says}");
        assert!(decisions(&site.log()).len() <= 14);
    }
}

#[test]
fn one_odd_page_is_told_and_the_rest_is_fetched() {
    let site = Site::with(14, "2026-03-20");
    site.set(|scene| {
        let path = scene.decisions[6].path();
        scene.faults.insert(path, [Fault::Page(SHELL.to_owned())].into());
    });
    let casebook = Casebook::new();
    let report = fetch(&casebook, &site).ends(3).says("no decision but a page").json();
    assert_eq!((&report["fetched"], &report["complete"]), (&13.into(), &false.into()));
}

#[test]
fn rules_of_the_site_are_obeyed() {
    for (rules, says) in [
        ("User-agent: *\nDisallow: /\n", "robots.txt forbids"),
        ("User-agent: casebook\nDisallow: /Decisions/SearchResults\n", "SearchResults"),
        ("User-agent: *\nDisallow: /decisions/*/noise/\n", "\"Disallow: /decisions/*/noise/\""),
    ] {
        let site = Site::with(4, "2026-03-20");
        site.set(|scene| scene.robots = Some(rules.to_owned()));
        let casebook = Casebook::new();
        fetch(&casebook, &site).ends(4).says(says);
        assert_eq!(decisions(&site.log()), [] as [&str; 0], "{rules}");
    }
    let site = Site::with(4, "2026-03-20");
    let rules = "User-agent: *\nDisallow: /\n\nUser-agent: casebook\nDisallow: /admin\n";
    site.set(|scene| scene.robots = Some(rules.to_owned()));
    fetch(&Casebook::new(), &site).ends(0);
}

#[test]
fn a_site_that_is_away_is_left_in_peace() {
    let always = |start: &str, fault: Fault| {
        let site = Site::with(14, "2026-03-20");
        site.set(|scene| scene.always.push((start.to_owned(), fault)));
        site
    };
    let server = || Fault::Status(500, "");
    for (site, requests) in [
        (always("/robots.txt", server()), 3),
        (always("/Decisions", server()), 1 + 3),
        (always("/decisions", server()), 1 + 2 + 3 * 3),
        (always("/decisions", Fault::Status(503, "Retry-After: 86400\r\n")), 1 + 2 + 1),
        (always("/decisions", Fault::BreakOff), 1 + 2 + 3 * 3),
    ] {
        let casebook = Casebook::new();
        fetch(&casebook, &site).ends(75).says("does not answer");
        assert_eq!(site.log().len(), requests);
        site.set(|scene| scene.always.clear());
        let report = fetch(&casebook, &site).ends(0).json();
        assert_eq!((&report["fetched"], &report["complete"]), (&14.into(), &true.into()));
    }
    // Nobody is there at all.
    let site = Site::with(1, "2026-03-20");
    let gone = site.base.clone();
    drop(site);
    let words = ["fetch", "--base", &gone, "--contact", CONTACT, "--pause", "0s", "--out", "in"];
    Casebook::new().run(&[&words[..], &DAYS].concat()).ends(75).says("connection");
}

#[test]
fn a_wrong_number_of_results_is_told_and_no_complete_fetch() {
    let site = Site::with(14, "2026-03-20");
    site.set(|scene| scene.boast = 2);
    let casebook = Casebook::new();
    let report = fetch(&casebook, &site).ends(3).json();
    let told = &report["disagreements"][0];
    assert_eq!((&told["said"], &told["seen"]), (&16.into(), &14.into()), "{report}");
    assert_eq!((&report["fetched"], &report["complete"]), (&14.into(), &false.into()));
    assert!(!report["next"].as_str().unwrap().contains("--complete-as-of"));
    let next = casebook.run(&words(&site, &["--out", "in"])).ends(2);
    next.says("nothing was fetched completely into this folder yet").says("--from DATE");
}

#[test]
fn what_is_published_meanwhile_is_seen_too() {
    let site = Site::with(24, "2026-03-20");
    site.set(|scene| {
        let new = Decision { slug: "25-009-001".into(), ..scene.decisions[0].clone() };
        scene.publishes = Some((2, new));
    });
    let casebook = Casebook::new();
    let report = fetch(&casebook, &site).ends(0).json();
    assert_eq!((&report["results"], &report["fetched"]), (&25.into(), &25.into()), "{report}");
}

#[test]
fn a_crawl_of_the_whole_site_tells_what_is_gone() {
    let site = Site::with(60, "2026-03-20");
    let casebook = Casebook::new();
    let all = ["--out", "in", "--from", "2013-04-01"];
    let report = casebook.run(&words(&site, &all)).ends(0).json();
    assert_eq!((&report["whole_site"], &report["results"]), (&true.into(), &60.into()));
    let next = report["next"].as_str().unwrap();
    assert!(next.contains(" --complete-as-of "), "{next}");
    let words_of =
        |next: &str| -> Vec<String> { next.split(' ').skip(1).map(str::to_owned).collect() };
    casebook.run(&words_of(next)).ends(0).says("60 new").says("nothing is gone");
    site.set(|scene| scene.decisions.remove(9));
    std::thread::sleep(Duration::from_millis(1100));
    let report = casebook.run(&words(&site, &all)).ends(0).json();
    assert_eq!((&report["unchanged"], &report["fetched"]), (&59.into(), &0.into()));
    let next = report["next"].as_str().unwrap();
    casebook.run(&words_of(next)).ends(0).says("1 decision is no longer published");
}

#[test]
fn it_asks_for_what_it_cannot_do_without() {
    let site = Site::with(4, "2026-03-20");
    let base = ["fetch", "--base", &site.base, "--out", "in"];
    let with = |more: &[&'static str]| [&base[..], &DAYS, more].concat();
    let casebook = Casebook::new();
    for (words, says) in [
        (with(&[]), "a site has to know who asks"),
        (with(&["--contact", "me"]), "--contact cannot be \"me\""),
        (with(&["--contact", CONTACT, "--pause", "soon"]), "--pause cannot be"),
        (with(&["--contact", CONTACT, "--attempts", "0"]), "--attempts cannot be 0"),
        (with(&["--contact", CONTACT, "--timeout", "0"]), "--timeout cannot be nothing"),
        (with(&["--contact", CONTACT, "--overlap", "2h"]), "--overlap cannot be"),
        (
            // No site of this name can be.
            vec![
                "fetch",
                "--base",
                "http://site.invalid",
                "--out",
                "in",
                "--from",
                "2026-01-01",
                "--contact",
                CONTACT,
                "--pause",
                "500ms",
            ],
            "--pause is too short",
        ),
        (vec!["fetch", "--base", "site", "--out", "in", "--contact", CONTACT], "is no site"),
        (
            vec![
                "fetch",
                "--base",
                &site.base,
                "--out",
                "in",
                "--contact",
                CONTACT,
                "--from",
                "2026-03-01",
                "--to",
                "2026-02-01",
            ],
            "2026-03-01 is later than 2026-02-01",
        ),
    ] {
        let ended = casebook.run(&words).ends(2).says(says);
        assert!(ended.stdout.is_empty());
    }
    assert_eq!(site.log().len(), 0, "nothing was asked");
    casebook.write("a.warc.gz", "mine");
    let words = words(&site, &[&["--out", "a.warc.gz"][..], &DAYS].concat());
    casebook.run(&words).ends(2).says("there is a file of this name");
    assert_eq!(std::fs::read(casebook.folder().join("a.warc.gz")).unwrap(), b"mine");
}

/// A fetch that runs beside the test.
fn started(casebook: &Casebook, site: &Site) -> Child {
    let more = [&["--out", "in", "--attempts", "3"][..], &DAYS].concat();
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(words(site, &more))
        .current_dir(casebook.folder())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits until so many requests have come.
#[track_caller]
fn until(site: &Site, requests: usize) {
    let began = Instant::now();
    while site.set(|scene| scene.log.len()) < requests {
        assert!(began.elapsed() < Duration::from_mins(1), "{requests} requests never came");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_killed_fetch_goes_on_where_it_was() {
    let undisturbed = {
        let (site, casebook) = (Site::with(25, "2026-03-20"), Casebook::new());
        fetch(&casebook, &site).ends(0);
        ingested(&casebook)
    };
    for kills in [vec![1], vec![2], vec![3], vec![4], vec![5], vec![6, 4, 5], vec![17], vec![29]] {
        let site = Site::with(25, "2026-03-20");
        site.set(|scene| scene.slow = Duration::from_millis(15));
        let casebook = Casebook::new();
        let mut log = Vec::new();
        for requests in &kills {
            let mut child = started(&casebook, &site);
            until(&site, *requests);
            child.kill().unwrap();
            child.wait().unwrap();
            log.extend(site.log());
        }
        assert_eq!(archives(&casebook), [] as [PathBuf; 0], "no half of an archive is seen");
        let report = fetch(&casebook, &site).ends(0).json();
        assert_eq!((&report["fetched"], &report["complete"]), (&25.into(), &true.into()));
        log.extend(site.log());
        let asked = decisions(&log);
        let different: BTreeSet<&&str> = asked.iter().collect();
        let twice = asked.len() - different.len();
        assert!(twice <= kills.len(), "{twice} decisions asked for twice after {kills:?}");
        assert!(log.iter().all(|it| !it.headers.contains_key("if-none-match")), "{kills:?}");
        assert_eq!(ingested(&casebook), undisturbed, "after {kills:?}");
    }
}

#[test]
fn what_was_half_written_when_the_power_failed_is_cut_off() {
    let site = Site::with(14, "2026-03-20");
    site.set(|scene| scene.slow = Duration::from_millis(15));
    let casebook = Casebook::new();
    let mut child = started(&casebook, &site);
    until(&site, 9);
    child.kill().unwrap();
    child.wait().unwrap();
    let hidden = casebook.folder().join("in/.casebook-fetch");
    for (name, torn) in
        [("part.warc.gz", &b"\x1f\x8b\x08torn"[..]), ("pages.jsonl", b"{\"url\":\"h")]
    {
        let whole = std::fs::read(hidden.join(name)).unwrap();
        assert!(!whole.is_empty());
        std::fs::write(hidden.join(name), [&whole[..], torn].concat()).unwrap();
    }
    // A folder is the same however it is named.
    let folder = casebook.folder().join("in");
    let more = [&["--out", folder.to_str().unwrap()][..], &DAYS].concat();
    let report = casebook.run(&words(&site, &more)).ends(0).json();
    assert_eq!((&report["resumed"], &report["left"]), (&true.into(), &Value::Null));
    assert_eq!(ingested(&casebook)["new"], 14);
}

#[test]
#[cfg(unix)]
fn a_fetch_that_is_told_to_stop_ends_in_order() {
    let site = Site::with(14, "2026-03-20");
    site.set(|scene| scene.slow = Duration::from_millis(20));
    let casebook = Casebook::new();
    let child = started(&casebook, &site);
    until(&site, 6);
    Command::new("kill").arg(child.id().to_string()).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(75), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["stopped"], &report["file"]), (&true.into(), &Value::Null));
    assert!(report["fetched"].as_u64().unwrap() >= 1);
    fetch(&casebook, &site).ends(0);
    assert_eq!(ingested(&casebook)["new"], 14);
}

#[test]
fn two_fetches_into_one_folder_are_one_too_many() {
    let site = Site::with(14, "2026-03-20");
    site.set(|scene| scene.slow = Duration::from_millis(50));
    let casebook = Casebook::new();
    let child = started(&casebook, &site);
    until(&site, 4);
    fetch(&casebook, &site).ends(75).says("another process is fetching into this folder");
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
    assert_eq!(ingested(&casebook)["new"], 14);
}

#[test]
fn a_fetch_that_nobody_goes_on_with_is_put_in_its_place() {
    let site = Site::with(14, "2026-03-20");
    site.set(|scene| scene.slow = Duration::from_millis(15));
    let casebook = Casebook::new();
    let mut child = started(&casebook, &site);
    until(&site, 8);
    child.kill().unwrap();
    child.wait().unwrap();
    let seen = decisions(&site.log()).len() - 1;
    let other = ["--out", "in", "--from", "2026-02-01", "--to", "2026-03-31"];
    std::thread::sleep(Duration::from_millis(1100));
    let report = casebook.run(&words(&site, &other)).ends(0).json();
    assert_eq!(report["resumed"], false);
    assert!(report["left"].as_str().unwrap().ends_with(".warc.gz"), "{report}");
    let kept = report["unchanged"].as_u64().unwrap();
    assert!(kept >= seen as u64 && kept <= seen as u64 + 1, "{kept} of {seen}");
    // Pages that were not sent again are in the archive that was left.
    assert_eq!(archives(&casebook).len(), 2);
    let tally = ingested(&casebook);
    assert_eq!((&tally["new"], &tally["unchanged"]), (&14.into(), &kept.into()));
}

#[test]
fn a_log_tells_of_a_fetch_in_lines() {
    let site = Site::with(3, "2026-03-20");
    site.set(|scene| {
        let path = scene.decisions[1].path();
        scene.faults.insert(path, [Fault::Status(500, ""), Fault::Status(451, "")].into());
    });
    let casebook = Casebook::new();
    let more = [&["--json-log", "--metrics", "fetch.prom", "--out", "in"][..], &DAYS].concat();
    let run = || {
        let ended = casebook.run(&words(&site, &more));
        let lines = ended.stderr.lines().map(|line| serde_json::from_str(line).unwrap());
        let lines: Vec<Value> = lines.collect();
        let events: Vec<String> =
            lines.iter().map(|line| line["event"].as_str().unwrap().to_owned()).collect();
        (ended, lines, events)
    };
    let (ended, lines, events) = run();
    ended.ends(4);
    assert_eq!(events, ["fetching", "listed", "waiting", "failed"]);
    assert_eq!((&lines[1]["results"], &lines[3]["exit"]), (&3.into(), &4.into()));
    let (ended, lines, events) = run();
    ended.ends(0);
    assert_eq!(events, ["fetching", "progress", "finished"]);
    assert_eq!((&lines[2]["fetched"], &lines[2]["complete"]), (&3.into(), &true.into()));
    let figures = std::fs::read_to_string(casebook.folder().join("fetch.prom")).unwrap();
    assert!(figures.contains("casebook_job_exit_code{job=\"fetch\"} 0"), "{figures}");
}

#[test]
fn a_person_is_told_what_came_and_what_is_next() {
    let site = Site::with(3, "2026-03-20");
    let casebook = Casebook::new();
    let usual = ["fetch", "--base", &site.base, "--contact", CONTACT, "--pause", "0s"];
    let ended = casebook.run(&[&usual[..], &["--out", "a.warc.gz"], &DAYS].concat()).ends(0);
    let ended = ended.says("decided from 1 January 2026 to 31 March 2026: 3 results; 3 fetched.");
    assert!(ended.says("  casebook ingest a.warc.gz").stderr.is_empty());
    assert!(!casebook.data().exists(), "fetching touches no casebook");
    casebook.run(&["ingest", "a.warc.gz"]).ends(0).says("3 new");
}
