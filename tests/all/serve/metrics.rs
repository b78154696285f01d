//! What the server tells of itself to whoever watches over it.

use super::super::binary::{Casebook, corpus_casebook};
use super::Served;
use super::meanwhile::page;

#[test]
fn the_server_counts_its_answers_and_tells_how_the_casebook_stands() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    for path in ["/search?q=late+plan", "/search?q=roof", "/decision/99-999-999", "/nowhere?q=Mr+X"]
    {
        served.get(path);
    }
    let reply = served.get("/metrics").is(200);
    assert_eq!(reply.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let documents =
        casebook::Casebook::open(held.data()).unwrap().status().unwrap().store.documents;
    let (kind, number) = documents.into_iter().next().unwrap();
    for line in [
        "casebook_http_answers_total{route=\"/search\",status=\"200\"} 2",
        "casebook_http_answers_total{route=\"/decision/{reference}\",status=\"404\"} 1",
        "casebook_http_answers_total{route=\"none\",status=\"404\"} 1",
        "casebook_http_answer_seconds_count{route=\"/search\"} 2",
        "casebook_http_requests_under_way 1",
        "casebook_readable 1",
        "casebook_index_in_step 1",
        &format!("casebook_documents{{kind=\"{}\"}} {number}", kind.as_str()),
    ] {
        assert!(reply.body.lines().any(|it| it == line), "no {line} in {}", reply.body);
    }
    assert!(!reply.body.contains("late"), "what was asked is nobody's business");
    let again = served.get("/metrics").body;
    assert!(again.contains("route=\"/metrics\",status=\"200\"} 1"), "{again}");
}

#[test]
fn a_casebook_that_cannot_be_read_is_told_and_not_an_empty_page() {
    let held = Casebook::new();
    let one = held.write("one.txt", page(100, "a leaking roof"));
    held.run(&["ingest", &one]).ends(0);
    let served = Served::over(&held.data());
    assert!(served.get("/metrics").is(200).body.contains("\ncasebook_readable 1\n"));
    std::fs::remove_dir_all(held.data()).unwrap();
    let reply = served.get("/metrics").is(200);
    assert!(reply.body.contains("\ncasebook_readable 0\n"), "{}", reply.body);
    assert!(!reply.body.contains("casebook_generation"), "what is not known is not told");
}
