//! Clients and documents that mean no good: nothing of theirs runs, and nobody else waits for them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use casebook::serve::Limits;

use super::super::binary::{Casebook, corpus_casebook};
use super::{LONGEST, Reply, Served, coded};

/// What would run if it came through.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}",
    "<!--",
    "</mark></p><iframe src=//evil.example>",
    "\u{202e}<svg onload=alert(1)>\u{0}",
];

/// A decision all of whose parts are hostile.
fn hostile_page() -> String {
    let bad = "<script>alert(1)</script> \"><img src=x onerror=alert(1)>";
    format!(
        "# url: javascript:alert(1)\nAshby {bad} Council (24 101 202)\n\nCategory : Housing {bad} > Repairs {bad}\n\n\
         Decision : Upheld {bad}\n\nDecision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\n\
         Summary: The Council was late {bad}.\n\nThe complaint {bad}\n\n  1. Mr X complains of mould {bad}.\n\n\
         Agreed action {bad}\n\n  1. Within one month the Council has agreed to pay Mr X {bad} £350 for distress \
         {bad}, see paragraph 1.\n\n  2. The Council will remind staff {bad} of mould.\n     • and train them {bad}.\n"
    )
}

#[test]
fn hostile_documents_are_shown_and_nothing_in_them_runs() {
    let held = Casebook::new();
    let page = held.write("a.txt", hostile_page());
    let html = held.write(
        "b.html",
        "<html><body><h1>Northmoor Council (24 101 203)</h1><p>Decision : Upheld</p>\
         <p>Summary: &lt;script&gt;alert(1)&lt;/script&gt; mould.</p><p>The complaint</p>\
         <ol><li>Mould &lt;img src=x onerror=alert(1)&gt;.</li></ol></body></html>",
    );
    held.run(&["ingest", &page, &html]);
    let served = Served::over(&held.data());
    for path in [
        "/",
        "/search?q=mould",
        "/search?q=alert",
        "/decision/24-101-202?q=mould+script",
        "/decision/24-101-203",
    ] {
        let reply = served.get(path).is(200);
        reply.is_harmless(path);
    }
    let reply = served.get("/decision/24-101-202").is(200);
    assert!(
        reply.words(".text").contains("<script>alert(1)</script>"),
        "it is shown as what it is"
    );
    assert!(!reply.body.contains("href=\"javascript"));
}

#[test]
fn hostile_questions_are_shown_and_nothing_in_them_runs() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    for payload in PAYLOADS {
        let coded = coded(payload);
        for path in [
            format!("/search?q={coded}"),
            format!("/search?q=plan&organisation={coded}&category={coded}&theme={coded}"),
            format!("/search?q=plan&outcome={coded}&from={coded}&min_award={coded}"),
            format!("/search?q=plan&sort={coded}"),
            format!("/search?q=plan&page={coded}"),
            format!("/search?{coded}={coded}"),
            format!("/decision/{coded}"),
            format!("/document/{coded}"),
            format!("/decision/24-112-307?q={coded}"),
            format!("/{coded}"),
            format!("/api/v1/{coded}"),
        ] {
            let reply = served.get(&path);
            assert!((200..500).contains(&reply.status), "{path}: {}", reply.status);
            if reply.header("content-type").is_some_and(|it| it.starts_with("text/html")) {
                reply.is_harmless(&path);
            }
        }
    }
    assert!(served.log.lock().unwrap().is_empty(), "none of it is an error of the server");
}

#[test]
fn a_header_cannot_be_made_of_a_question() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let reply = served.get("/search?q=a%0d%0aSet-Cookie:%20b=c&kind=").is(303);
    assert!(reply.header("set-cookie").is_none());
    assert!(!reply.header("location").unwrap().contains('\n'));
}

#[test]
fn an_address_of_a_megabyte_is_refused() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let long = "x".repeat(1 << 20);
    for path in [format!("/search?q={long}"), format!("/{long}")] {
        let reply = served.get(&path);
        assert!(matches!(reply.status, 0 | 414 | 431), "{}", reply.status);
    }
    let medium = "x".repeat(9_000);
    assert_eq!(served.get(&format!("/search?q={medium}")).status, 414);
    let headers = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n");
    assert!(matches!(served.ask(&headers).status, 0 | 431));
    assert_eq!(served.get("/healthz").status, 200);
}

#[test]
fn questions_as_long_as_they_may_be_are_answered() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let words = |word: &str| word.repeat(1_000 / word.len());
    for question in [
        words("a "),
        words("the "),
        words("a OR "),
        words("-a "),
        words("\""),
        words("\"of the "),
        words("("),
        words("delay plan council "),
        words("x:y "),
        words("é’ "),
        (0..166).map(|n| format!("w{n:03}")).collect::<Vec<_>>().join(" "),
    ] {
        let reply = served.get(&format!("/search?q={}", coded(question.trim())));
        assert_eq!(reply.status, 200, "{question}");
    }
    assert_eq!(served.get(&format!("/search?q={}", "x".repeat(1_001))).status, 400);
}

#[test]
fn paths_lead_nowhere_else() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    for path in [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/decision/../../etc/passwd",
        "/decision/..%2f..%2fetc%2fpasswd",
        "/document/..%2f..%2f..%2fetc%2fpasswd",
        "/document//etc/passwd",
        "/casebook.css/../../Cargo.toml",
        "/casebook.css%00.html",
        "//evil.example/%2e%2e",
        "/%2e%2e/%2e%2e/casebook.db",
        "/casebook.db",
        "/static/casebook.css",
        "/search/",
        "/SEARCH",
        "/decision/24-112-307/../x",
    ] {
        let reply = served.get(path);
        assert!(matches!(reply.status, 400 | 404), "{path}: {}", reply.status);
        assert!(!reply.body.contains("root:"), "{path}");
        reply.is_harmless(path);
    }
    let reply = served.ask(
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(reply.status, 421);
}

#[test]
fn who_calls_the_server_by_another_name_gets_nothing() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let called = |hosts: &str| {
        served.ask(&format!("GET /search?q=plan HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"))
    };
    for good in ["localhost", "127.0.0.1:8080", "[::1]", "casebook.example", "LOCALHOST:1"] {
        assert_eq!(called(&format!("Host: {good}\r\n")).status, 200, "{good}");
    }
    for bad in [
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: evil.example:8080\r\n",
        "Host: 10.0.0.1\r\n",
        "Host: \r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "",
    ] {
        let reply = called(bad);
        assert!(matches!(reply.status, 400 | 421), "{bad:?}: {}", reply.status);
        assert!(!reply.body.contains("/decision/"), "{bad:?}");
    }
}

#[test]
fn nothing_can_be_sent() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
        let reply = served.ask(&format!(
            "{method} /search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b"
        ));
        assert!(matches!(reply.status, 400 | 404 | 405), "{method}: {}", reply.status);
    }
    let post = "POST /search HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let reply = served.ask(post).is(405);
    assert_eq!(reply.header("allow"), Some("GET,HEAD"));
    let asked =
        served.ask("HEAD /search?q=plan HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!((asked.status, asked.body.as_str()), (200, ""));
}

fn hurried() -> Limits {
    Limits {
        head_time: Duration::from_millis(400),
        stall: Duration::from_millis(600),
        time: LONGEST,
        wait: LONGEST,
        ..Limits::default()
    }
}

/// Whether the server has hung up on a connection, within a time that a busy machine keeps.
fn is_hung_up_on(stream: &mut TcpStream) -> bool {
    let until = Instant::now() + Duration::from_secs(20);
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut some = [0; 1024];
    while Instant::now() < until {
        match stream.read(&mut some) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => return error.kind() == std::io::ErrorKind::ConnectionReset,
        }
    }
    false
}

#[test]
fn slow_clients_hold_nobody_up_and_are_hung_up_on() {
    let held = corpus_casebook();
    let served = Served::with(&held.data(), hurried());
    let mut slow: Vec<TcpStream> = (0..60).map(|_| served.connect()).collect();
    for (at, stream) in slow.iter_mut().enumerate() {
        // Some say nothing, some a word of the first line, some a header that never ends.
        let said = ["", "GE", "GET / HTTP/1.1\r\nHost: local"][at % 3];
        stream.write_all(said.as_bytes()).unwrap();
    }
    assert_eq!(served.get("/search?q=plan").status, 200, "others are answered meanwhile");
    for mut stream in slow {
        assert!(is_hung_up_on(&mut stream));
    }
}

#[test]
fn a_header_that_comes_letter_by_letter_is_not_waited_for() {
    let held = corpus_casebook();
    let served = Served::with(&held.data(), hurried());
    let mut stream = served.connect();
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(15) {
        if stream.write_all(b"X").is_err() {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("the server still listens after {:?}", began.elapsed());
}

#[test]
fn when_silent_clients_have_every_place_they_give_way() {
    let held = corpus_casebook();
    // Nobody is hung up on for slowness while this test runs.
    let head_time = Duration::from_mins(10);
    let served = Served::with(&held.data(), Limits { connections: 4, head_time, ..hurried() });
    let mut silent: Vec<TcpStream> = (0..12).map(|_| served.connect()).collect();
    for stream in &mut silent {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: local").unwrap();
    }
    assert_eq!(served.get("/healthz").status, 200);
    assert!(is_hung_up_on(&mut silent[0]), "who came first has been silent for the longest");
}

#[test]
fn a_client_that_takes_nothing_of_its_answers_is_hung_up_on() {
    let held = corpus_casebook();
    let served = Served::with(&held.data(), hurried());
    let mut stream = served.connect();
    stream.set_write_timeout(Some(Duration::from_millis(500))).unwrap();
    let request = "GET /casebook.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50);
    let began = Instant::now();
    // Without reading: at some point the server cannot write, and then hangs up.
    let mut refused = false;
    while began.elapsed() < Duration::from_secs(30) && !refused {
        refused = stream.write_all(request.as_bytes()).is_err_and(|error| {
            !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
        });
    }
    assert!(refused, "the server still writes after {:?}", began.elapsed());
    assert_eq!(served.get("/healthz").status, 200);
}

#[test]
fn many_ask_at_once_and_all_are_answered() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let paths =
        ["/search?q=plan", "/search?q=delay&page=2", "/", "/search?outcome=upheld", "/about"];
    std::thread::scope(|scope| {
        for client in 0..24 {
            let (served, path) = (&served, paths[client % paths.len()]);
            scope.spawn(move || {
                for _ in 0..3 {
                    assert_eq!(served.get(path).status, 200, "{path}");
                }
            });
        }
    });
    assert!(served.log.lock().unwrap().is_empty());
}

#[test]
fn one_connection_carries_several_questions() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let mut stream = served.connect();
    for _ in 0..2 {
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    }
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    assert_eq!(all.matches("HTTP/1.1 200").count(), 3);
    let _ = Reply::read(&mut stream);
}
