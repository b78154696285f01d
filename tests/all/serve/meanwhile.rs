//! The casebook changes while it is read, and the server stops while it answers.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::super::binary::{Casebook, corpus_casebook};
use super::{LONGEST, Reply, Served};

pub(super) fn page(number: u32, words: &str) -> String {
    format!(
        "Ashby Council (24 101 {number:03})\n\nCategory : Housing > Repairs\n\nDecision : Upheld\n\n\
         Decision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\nSummary: {words}\n\n\
         The complaint\n\n  1. Mr X complains about {words}.\n\nAgreed action\n\n  \
         1. The Council has agreed to pay Mr X £{number} for the distress caused.\n"
    )
}

#[test]
fn readers_see_one_state_after_another_while_a_job_writes() {
    let held = Casebook::new();
    let first = held.write("first.txt", page(100, "a leaking roof"));
    held.run(&["ingest", &first]).ends(0);
    let served = Served::over(&held.data());
    assert!(served.get("/search?q=roof").is(200).words("#found").starts_with("1 document"));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for path in ["/search?q=roof", "/decision/24-101-100", "/readyz"] {
            let (served, done) = (&served, &done);
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    let reply = served.get(path);
                    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
                    std::thread::sleep(Duration::from_millis(50));
                }
            });
        }
        let more: Vec<String> = (101..140)
            .map(|n| held.write(&format!("{n}.txt"), page(n, "a leaking roof")))
            .collect();
        for chunk in more.chunks(13) {
            let words: Vec<&str> =
                ["ingest"].into_iter().chain(chunk.iter().map(String::as_str)).collect();
            held.run(&words).ends(0);
        }
        held.run(&["rebuild"]).ends(0);
        done.store(true, Ordering::Relaxed);
    });
    // What recurs in so many pages is standard wording after the rebuild: all are asked for.
    assert!(served.get("/search").words("#found").starts_with("40 documents"));
    assert_eq!(served.get("/decision/24-101-139").status, 200);
    assert_eq!(*served.log.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn a_casebook_that_takes_the_place_of_another_is_seen() {
    let held = Casebook::new();
    let old = held.write("old.txt", page(100, "a roof"));
    let new = held.write("new.txt", page(101, "a drain"));
    held.run(&["ingest", &old]).ends(0);
    held.run(&["ingest", &new, "--data", "other"]).ends(0);
    let served = Served::over(&held.data());
    assert_eq!(served.get("/decision/24-101-100").status, 200);
    std::fs::rename(held.data(), held.folder().join("before")).unwrap();
    std::fs::rename(held.folder().join("other"), held.data()).unwrap();
    assert_eq!(served.get("/decision/24-101-100").status, 404);
    assert_eq!(served.get("/decision/24-101-101").status, 200);
    assert!(served.get("/search?q=drain").is(200).words("#found").starts_with("1 document"));
}

#[test]
fn what_was_answered_before_is_answered_so_for_as_long_as_nothing_is_written() {
    let held = Casebook::new();
    let first = held.write("first.txt", page(100, "a leaking roof"));
    held.run(&["ingest", &first]).ends(0);
    let served = Served::over(&held.data());
    let (decision, search) = ("/decision/24-101-100", "/search?q=roof");
    let once = [decision, search].map(|path| served.get(path).is(200));
    for before in &once {
        assert!(!before.body.contains("accepted by ann"), "{}", before.body);
    }
    for (path, before) in [decision, search].into_iter().zip(&once) {
        let again = served.get(path).is(200);
        assert_eq!(again.bytes, before.bytes, "{path}");
    }
    // No document changes, only what a person says of one.
    held.run(&["review", "accept", "24-101-100/payment/2.1", "--by", "ann"]).ends(0);
    let reviewed = served.get(decision).is(200);
    assert!(reviewed.body.contains("accepted by ann"), "{}", reviewed.body);
    let second = held.write("second.txt", page(101, "a roof again"));
    held.run(&["ingest", &second]).ends(0);
    assert!(served.get(search).is(200).words("#found").starts_with("2 documents"));
}

#[test]
fn names_that_are_written_down_meanwhile_hold_for_every_reader() {
    let held = Casebook::new();
    let first = held.write("first.txt", page(100, "a leaking roof"));
    held.run(&["ingest", &first]).ends(0);
    let served = Served::over(&held.data());
    let found = || served.get("/search?q=XYZQ").is(200).words("#found");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(found(), "Nothing was found"));
        }
    });
    let names = "names = [[\"XYZQ\", \"leaking roof\"]]\n";
    std::fs::write(held.data().join("synonyms.toml"), names).unwrap();
    for _ in 0..4 {
        assert!(found().starts_with("1 document"));
    }
}

#[test]
fn a_filter_that_there_is_not_is_told() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let slip = served.get("/search?q=plan&outcomes=upheld&utm_source=mail").is(200);
    assert!(slip.words(".notice").contains("No filter is called outcomes"), "{}", slip.body);
    let right = served.get("/search?q=plan&outcome=upheld&utm_source=mail&pack=24-112-307").is(200);
    assert!(!right.body.contains("No filter is called"), "{}", right.body);
}

#[test]
fn an_index_that_is_gone_is_a_problem_that_passes() {
    let held = Casebook::new();
    let first = held.write("first.txt", page(100, "a leaking roof"));
    held.run(&["ingest", &first]).ends(0);
    let served = Served::over(&held.data());
    std::fs::remove_dir_all(held.data().join("index")).unwrap();
    let reply = served.get("/search?q=roof");
    assert!(matches!(reply.status, 200 | 503), "{}", reply.status);
    let private = held.data().display().to_string();
    assert!(!reply.body.contains(&private), "where the casebook lies is nobody's business");
    held.run(&["rebuild"]).ends(0);
    assert_eq!(served.get("/search?q=roof").status, 200);
}

#[test]
fn what_is_under_way_is_finished_when_the_server_stops() {
    let held = corpus_casebook();
    let mut served = Served::over(&held.data());
    let mut idle = served.connect();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut asking = served.connect();
    asking.write_all(b"GET /search?q=council HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(20));
    let began = Instant::now();
    served.stopper().stop();
    let reply = Reply::read(&mut asking);
    assert_eq!(reply.status, 200);
    assert!(reply.body.ends_with("</html>") || reply.body.ends_with("</html>\n"), "the whole page");
    served.stop();
    assert!(began.elapsed() < LONGEST);
    assert!(std::net::TcpStream::connect(served.address).is_err(), "nobody is let in any more");
}

#[cfg(unix)]
#[test]
fn the_command_says_its_address_and_ends_well_when_it_is_told_to() {
    let held = corpus_casebook();
    let mut child = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["serve", "--port", "0", "--data"])
        .arg(held.data())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let address = first.split("http://").nth(1).unwrap().split('/').next().unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    stream
        .write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .unwrap();
    assert_eq!(Reply::read(&mut stream).status, 200);
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert_eq!(lines.next().unwrap().unwrap(), "Stopped.");
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_address_that_is_taken_is_told_with_a_way_out() {
    let held = corpus_casebook();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    held.run(&["serve", "--port", &port]).ends(2).says("another program listens here");
    let empty = Casebook::new();
    empty.run(&["serve", "--port", "0"]).ends(2).says("no casebook here");
}
