//! What is taken away from the pages: files, a feed, a pack.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use super::Served;
use crate::binary::{Casebook, corpus_casebook};

const TIME: &str = "2026-01-31T09:00:00Z";

#[test]
fn serve_gives_byte_for_byte_what_export_writes() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    for (file, sheet, question, address) in [
        ("payments.csv", "payments", &["late plan"][..], "q=late+plan"),
        ("payments.csv", "payments", &[][..], ""),
        ("decisions.xlsx", "decisions", &["--outcome", "upheld"][..], "outcome=upheld"),
        ("all.xlsx", "all", &["delay"][..], "q=delay&page=2"),
        ("improvements.ndjson", "improvements", &["training"][..], "q=training"),
        ("payments.parquet", "payments", &["award:>500"][..], "q=award%3A%3E500"),
        (
            "payments.csv",
            "payments",
            &["--all-statuses", "--excel"][..],
            "all_statuses=on&excel=on",
        ),
    ] {
        let output = casebook.folder().join(format!("by hand {file}"));
        let mut words = vec!["export", sheet];
        words.extend(question);
        words.extend(["--time", TIME, "--output", output.to_str().unwrap()]);
        casebook.run(&words).ends(0);
        let reply = served.get(&format!("/take/{file}?{address}&time={TIME}"));
        assert_eq!(reply.status, 200, "{file}");
        assert!(reply.bytes == std::fs::read(&output).unwrap(), "{file} of {question:?} differs");
        let named = format!("attachment; filename=\"{file}\"");
        assert_eq!(reply.header("content-disposition"), Some(named.as_str()));
    }
}

#[test]
fn serve_has_no_other_file() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    for path in [
        "/take/all.csv",
        "/take/payments",
        "/take/payments.exe",
        "/take/..%2Fcasebook.db",
        "/take/..%2F..%2Fetc%2Fpasswd",
        "/take/payments.csv%0D%0AX-Odd:%201",
        "/take/PAYMENTS.csv",
        "/take/.csv",
    ] {
        let reply = served.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.header("x-odd"), None);
    }
    assert_eq!(served.get("/take/payments.csv?time=soon").status, 400);
    assert_eq!(served.get("/take/payments.csv?outcome=won").status, 400);
}

#[test]
fn serve_prints_a_pack_of_what_was_chosen_in_the_order_chosen() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let reply = served.get("/pack.html?pack=23-809-583&pack=24-112-307");
    assert_eq!(reply.status, 200);
    let text = &reply.body;
    let (first, second) = (text.find("<article"), text.rfind("<article"));
    assert!(first < second && text.find("23 809 583") < text.find("24 112 307"), "{text}");
    assert!(
        text.contains("£1,800.00") && text.contains("<blockquote>") && text.contains("Paragraph ")
    );
    let style = text.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let policy = reply.header("content-security-policy").unwrap();
    assert!(
        policy.contains(&format!("'sha256-{}'", BASE64.encode(Sha256::digest(style)))),
        "{policy}"
    );
    assert!(!policy.contains("unsafe") && policy.contains("default-src 'none'"), "{policy}");
    assert_eq!(served.get("/pack.html").status, 400);
}

#[test]
fn serve_takes_the_pack_along_and_refuses_what_is_none() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let text = served.get("/search?q=late+plan&pack=24-112-307").body;
    assert!(text.contains("Pack (1)") && text.contains("/pack?pack=24-112-307"), "{text}");
    assert!(text.contains("Remove from pack") && text.contains("Add to pack"));
    assert!(text.contains("name=\"pack\" value=\"24-112-307\""), "a new question drops the pack");
    let text = served.get("/pack?pack=24-112-307&pack=99-999-999").body;
    assert!(text.contains("Not in this casebook") && text.contains("99 999 999"), "{text}");
    let briefing = served.get("/pack.html?pack=24-112-307&pack=99-999-999").is(200).body;
    assert!(briefing.contains("99 999 999 was chosen and is not in this casebook"), "{briefing}");
    let hostile = served.get("/pack?pack=%3Cscript%3Ealert(1)%3C/script%3E");
    assert_eq!(hostile.status, 400);
    assert!(!hostile.body.contains("<script"));
    let many: Vec<String> = (0..60).map(|n| format!("pack=24-112-{n:03}")).collect();
    assert_eq!(served.get(&format!("/pack?{}", many.join("&"))).status, 400);
}

#[test]
fn serve_escapes_what_a_document_says_in_packs_and_feeds() {
    let casebook = Casebook::new();
    let page = "Ashby <script>alert(1)</script> Council (24 900 001)\n\nCategory : Education > <b>Bold</b>\n\n\
        Decision : Upheld\n\nDecision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\n\
        Summary: The Council was at fault <img src=x onerror=alert(1)> for delay.\n\nThe complaint\n\n\
        \x20 1. Mrs B complained of delay.\n\nFindings\n\n  1. The Council was at fault <svg onload=alert(1)>.\n";
    let file = casebook.write("page.txt", page);
    casebook.run(&["ingest", &file]).ends(0);
    let served = Served::over(&casebook.data());
    for path in [
        "/pack.html?pack=24-900-001",
        "/pack?pack=24-900-001",
        "/feed.atom?q=delay",
        "/search?q=delay",
    ] {
        let reply = served.get(path);
        let text = &reply.body;
        assert_eq!(reply.status, 200, "{path}: {text}");
        for odd in ["<script>alert", "<img src=x", "<svg onload", "<b>Bold"] {
            assert!(!text.contains(odd), "{path} has {odd}: {text}");
        }
        assert!(
            text.contains("&#60;") || text.contains("&lt;"),
            "{path} has none of the text: {text}"
        );
    }
}

#[test]
fn serve_feeds_what_a_question_finds_with_names_that_stay() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let (one, other) = (served.get("/feed.atom?q=late+plan"), served.get("/feed.atom?q=late+plan"));
    assert_eq!(one.bytes, other.bytes);
    let feed = atom_syndication::Feed::read_from(&one.bytes[..]).unwrap();
    let found = casebook.run(&["search", "late plan", "--format", "json"]).ends(0).json();
    assert_eq!(feed.entries.len() as u64, found["total"].as_u64().unwrap());
    assert_eq!(one.header("content-type"), Some("application/atom+xml; charset=utf-8"));
}
