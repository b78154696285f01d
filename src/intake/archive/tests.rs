use std::io::Write as _;
use std::path::PathBuf;

use tempfile::TempDir;

use super::super::{Chunk, Item, stream, walk};
use super::limits::NAMED_ASIDE;
use crate::text::page::SIZE_LIMIT;

const PAGE: &[u8] = b"<html><body><p>words of a page</p></body></html>";

/// What came out of an input: documents by member, lines about what did not, pages seen again.
#[derive(Debug, Default, PartialEq, Eq)]
struct Out {
    documents: Vec<(String, Vec<u8>)>,
    aside: Vec<String>,
    revisits: Vec<String>,
    unanswered: Vec<(String, String)>,
    passed_over: u64,
    dates: Vec<Option<String>>,
    loses: bool,
}

impl Out {
    fn members(&self) -> Vec<&str> {
        self.documents.iter().map(|(member, _)| member.as_str()).collect()
    }
}

/// Reads bytes as a file of this name.
fn read(name: &str, bytes: &[u8]) -> Out {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut out = Out::default();
    let mut total = 0;
    stream(&walk(&[&path]), &mut |chunk: Chunk| {
        total += chunk.bytes;
        out.passed_over += chunk.passed_over;
        for item in chunk.items {
            match item {
                Item::Document(it) => {
                    assert_eq!(it.sha256.len(), 64, "every document has its digest");
                    out.dates.push(it.origin.retrieved.clone());
                    out.documents.push((it.origin.member.unwrap_or_default(), it.bytes));
                }
                Item::Aside(it) => {
                    assert!(!it.advice.is_empty(), "{it}");
                    out.loses |= it.loses;
                    let member = it.member.unwrap_or_default();
                    out.aside.push(format!("{member}: {}", it.what));
                }
                Item::Revisit(origin) => out.revisits.push(origin.url.unwrap()),
                Item::Unanswered(it) => {
                    out.unanswered.push((String::from(it.url.unwrap()), it.what))
                }
            }
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(total, bytes.len() as u64, "all bytes of a file are told, once");
    let left: Vec<PathBuf> =
        std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(left, [path], "nothing is written beside it");
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut coder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    coder.write_all(bytes).unwrap();
    coder.finish().unwrap()
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn header(name: &[u8], size: u64, kind: tar::EntryType) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_size(size);
    header.set_entry_type(kind);
    header.set_mode(0o644);
    header.set_cksum();
    header
}

/// A tar made by hand: no library would write such names.
fn tarred(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, content) in members {
        entry(&mut bytes, name.as_bytes(), content, tar::EntryType::Regular);
    }
    bytes.extend([0; 1024]);
    bytes
}

fn entry(bytes: &mut Vec<u8>, name: &[u8], content: &[u8], kind: tar::EntryType) {
    bytes.extend(header(name, content.len() as u64, kind).as_bytes());
    bytes.extend(content);
    bytes.extend(vec![0; content.len().next_multiple_of(512) - content.len()]);
}

fn record(sort: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {url}\r\n\
         WARC-Date: 2026-03-01T02:03:04Z\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(kind: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n").as_bytes(), body].concat()
}

#[test]
fn members_of_every_archive_are_documents_in_their_order() {
    let pages: &[(&str, &[u8])] = &[("b/two.html", PAGE), ("a.txt", b"text")];
    let expected =
        [("b/two.html".to_owned(), PAGE.to_vec()), ("a.txt".to_owned(), b"text".to_vec())];
    for (name, bytes) in [
        ("pages.zip", zipped(pages)),
        ("pages.tar", tarred(pages)),
        ("pages.tar.gz", gzip(&tarred(pages))),
        ("pages.tar.zst", zstd::encode_all(&*tarred(pages), 1).unwrap()),
        // What a file is called says nothing.
        ("pages.txt", gzip(&tarred(pages))),
    ] {
        let out = read(name, &bytes);
        assert_eq!((&out.documents[..], &out.aside[..]), (&expected[..], &[][..]), "{name}");
    }
    assert_eq!(read("a.html.gz", &gzip(PAGE)).documents, [(String::new(), PAGE.to_vec())]);
    assert_eq!(read("empty.zip", &zipped(&[])), Out::default());
}

#[test]
fn archives_in_archives_are_read_up_to_a_depth() {
    let inner = zipped(&[("c.html", PAGE)]);
    let middle = tarred(&[("in.zip", &inner), ("d.html.gz", &gzip(PAGE))]);
    let out = read("a.tgz", &gzip(&middle));
    assert_eq!((out.members(), out.aside.len()), (vec!["in.zip!c.html", "d.html.gz"], 0));
    let deep = zipped(&[("in.tgz", &gzip(&middle)), ("e.html", PAGE)]);
    let out = read("deep.zip", &deep);
    assert_eq!(out.members(), ["in.tgz!in.zip!c.html", "in.tgz!d.html.gz", "e.html"]);
    let out = read("deeper.zip", &zipped(&[("deep.zip", &deep), ("e.html", PAGE)]));
    assert_eq!(out.members(), ["deep.zip!e.html", "e.html"]);
    assert!(out.aside[0].contains("more than 4 deep") && out.loses, "{:?}", out.aside);
}

#[test]
fn names_lead_nowhere_and_equal_ones_are_told_apart() {
    let tricks: &[(&str, &[u8])] = &[
        ("../../etc/cron.d/x", PAGE),
        ("/etc/passwd", PAGE),
        ("C:\\windows\\x.html", PAGE),
        ("a\x1b[31m.html", PAGE),
        ("a.html", PAGE),
        ("a.html", b"other words"),
        (".hidden", PAGE),
        ("__MACOSX/._a.html", b"\0\x05\x16\x07"),
    ];
    let expected = [
        "../../etc/cron.d/x",
        "/etc/passwd",
        "C:\\windows\\x.html",
        "a\u{fffd}[31m.html",
        "a.html",
        "a.html (2)",
    ];
    let out = read("tricks.tar", &tarred(tricks));
    assert_eq!((out.members(), out.aside.len()), (expected.to_vec(), 0));
    assert_eq!(out.documents[5].1, b"other words");
}

#[test]
fn links_and_devices_are_told_and_not_followed() {
    let mut bytes = Vec::new();
    entry(&mut bytes, b"folder/", b"", tar::EntryType::Directory);
    entry(&mut bytes, b"soft", b"", tar::EntryType::Symlink);
    entry(&mut bytes, b"hard", b"", tar::EntryType::Link);
    entry(&mut bytes, b"tty", b"", tar::EntryType::Char);
    entry(&mut bytes, b"a.html", PAGE, tar::EntryType::Regular);
    let out = read("links.tar", &bytes);
    assert_eq!(out.members(), ["a.html"]);
    let told: Vec<_> = out.aside.iter().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(told, ["soft: a link", "hard: a link", "tty: not an ordinary file"]);

    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.add_symlink("link", "/etc/passwd", options).unwrap();
    let out = read("links.zip", &writer.finish().unwrap().into_inner());
    assert!(out.documents.is_empty() && out.aside[0].starts_with("link: a link"), "{out:?}");
}

#[test]
fn long_names_are_kept_and_endless_ones_are_not_read() {
    let long = format!("{}/a.html", "folder".repeat(40));
    let mut bytes = Vec::new();
    entry(&mut bytes, b"././@LongLink", long.as_bytes(), tar::EntryType::GNULongName);
    entry(&mut bytes, b"cut", PAGE, tar::EntryType::Regular);
    let pax = "path=ü/b.html\n";
    let pax = format!("{} {pax}", pax.len() + 3);
    entry(&mut bytes, b"pax", pax.as_bytes(), tar::EntryType::XHeader);
    entry(&mut bytes, b"cut", PAGE, tar::EntryType::Regular);
    let endless = vec![b'x'; 300_000];
    entry(&mut bytes, b"././@LongLink", &endless, tar::EntryType::GNULongName);
    entry(&mut bytes, b"own name", PAGE, tar::EntryType::Regular);
    let out = read("names.tar", &bytes);
    assert_eq!((out.members(), out.aside.len()), (vec![long.as_str(), "ü/b.html", "own name"], 0));
}

#[test]
fn a_bomb_is_ended_and_told() {
    let zeros = vec![0_u8; 15 << 20];
    for (name, bomb) in [
        ("bomb.gz", gzip(&zeros)),
        ("bomb.zst", zstd::encode_all(&*zeros, 1).unwrap()),
        ("bomb.tar.gz", gzip(&tarred(&[("a.html", PAGE), ("big", &zeros), ("b.html", PAGE)]))),
    ] {
        assert!(bomb.len() < 2 << 20, "{name}");
        let out = read(name, &bomb);
        assert!(out.loses && out.aside.last().unwrap().contains("a bomb"), "{:?}", out.aside);
        assert!(!out.members().contains(&"b.html"), "{name}: nothing more is read");
    }
    // Many members that are each within the limits of a document.
    let member = vec![b' '; 500 << 10];
    let names: Vec<String> = (0..40).map(|n| format!("{n}.txt")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|it| (it.as_str(), &*member)).collect();
    let out = read("many.zip", &zipped(&members));
    assert!(out.documents.len() < 30, "{}", out.documents.len());
    assert!(out.aside.last().unwrap().contains("a bomb") && out.loses, "{:?}", out.aside);
}

#[test]
fn of_an_archive_that_is_cut_short_what_was_whole_is_kept() {
    let noise = |seed: u32| -> Vec<u8> {
        let mut state = seed;
        let next = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            b"abcdefgh"[(state >> 29) as usize]
        };
        (0..200_000).map(next).collect()
    };
    let (one, two, three) = (noise(1), noise(7), noise(9));
    let pages: &[(&str, &[u8])] = &[("1.txt", &one), ("2.txt", &two), ("3.txt", &three)];
    for (name, bytes) in [
        ("cut.zip", zipped(pages)),
        ("cut.tar", tarred(pages)),
        ("cut.tar.gz", gzip(&tarred(pages))),
        ("cut.tar.zst", zstd::encode_all(&*tarred(pages), 1).unwrap()),
    ] {
        let out = read(name, &bytes[..bytes.len() * 8 / 10]);
        assert!(!out.documents.is_empty() && out.documents.len() < 3, "{name}: {:?}", out.aside);
        assert!(out.documents.iter().zip(pages).all(|(it, page)| it.1 == page.1), "{name}");
        assert!(
            out.loses && out.aside.iter().any(|it| it.contains("cut short")),
            "{:?}",
            out.aside
        );
    }
    let out = read("cut.html.gz", &gzip(&one)[..500]);
    assert_eq!((out.documents.len(), &*out.aside), (0, &[": cut short".to_owned()][..]));
}

#[test]
fn damaged_members_cost_themselves() {
    let mut bytes = zipped(&[("a.html", PAGE), ("b.html", PAGE), ("c.html", PAGE)]);
    let at = bytes.windows(6).position(|it| it == b"b.html").unwrap() + 10;
    bytes[at] ^= 0x55;
    let out = read("damaged.zip", &bytes);
    assert_eq!((out.members(), out.aside.len()), (vec!["a.html", "c.html"], 1), "{:?}", out.aside);
    let out = read("noise.tar", &[&[b'a'; 257][..], b"ustar", &[b'b'; 5000]].concat());
    assert!(out.aside[0].contains("damaged"), "{:?}", out.aside);
}

#[test]
fn a_member_over_the_limit_is_told_with_its_size() {
    let large = vec![b'x'; usize::try_from(SIZE_LIMIT).unwrap() + (3 << 20)];
    for (name, bytes) in [
        ("large.zip", zipped(&[("a.html", PAGE), ("large.txt", &large), ("b.html", PAGE)])),
        ("large.tar", tarred(&[("a.html", PAGE), ("large.txt", &large), ("b.html", PAGE)])),
    ] {
        let out = read(name, &bytes);
        assert_eq!(out.members(), ["a.html", "b.html"], "{name}");
        assert!(out.aside[0].starts_with("large.txt: too large: 19 MB"), "{:?}", out.aside);
    }
}

#[test]
fn locked_members_are_told_together() {
    let mut bytes = zipped(&[("a.html", PAGE), ("b.html", PAGE), ("c.html", PAGE)]);
    // The flag that says that a member is locked, in front of it and in the list.
    let marks: Vec<(usize, usize)> = (0..bytes.len() - 50)
        .filter_map(|at| match bytes[at..at + 4] {
            [b'P', b'K', 3, 4] => Some((at + 6, at + 30)),
            [b'P', b'K', 1, 2] => Some((at + 8, at + 46)),
            _ => None,
        })
        .collect();
    for (flag, name) in marks {
        if bytes[name] != b'a' {
            bytes[flag] |= 1;
        }
    }
    let out = read("locked.zip", &bytes);
    assert_eq!(out.members(), ["a.html"]);
    assert_eq!(out.aside, [": 2 of its members are locked with a password"]);
}

#[test]
fn an_office_document_is_no_archive_of_pages() {
    let out = read("report.docx", &zipped(&[("[Content_Types].xml", b"<x/>"), ("a.xml", PAGE)]));
    assert_eq!(out.documents, []);
    assert!(out.aside[0].contains("an office document"), "{:?}", out.aside);
}

#[test]
fn an_absurd_number_of_members_is_refused_before_the_list_is_read() {
    let mut bytes = zipped(&[("a.html", PAGE)]);
    let end = bytes.len() - 22;
    // The large record that says a billion, and the locator that points to it.
    let mut record = b"PK\x06\x06".to_vec();
    record.resize(32, 0);
    record.extend(1_000_000_000_u64.to_le_bytes());
    record.extend(46_u64.to_le_bytes());
    record.resize(56, 0);
    let mut tail = record;
    tail.extend(b"PK\x06\x07");
    tail.extend(0_u32.to_le_bytes());
    tail.extend((end as u64).to_le_bytes());
    tail.extend(1_u32.to_le_bytes());
    let mut last = bytes.split_off(end);
    last[8..12].fill(0xFF);
    bytes.extend(tail);
    bytes.extend(last);
    let out = read("absurd.zip", &bytes);
    assert!(out.documents.is_empty() && out.aside[0].contains("more than 500000"), "{out:?}");
}

#[test]
fn a_thousand_bad_members_are_named_and_the_rest_counted() {
    let mut bytes = Vec::new();
    for n in 0..NAMED_ASIDE + 7 {
        entry(&mut bytes, format!("{n}").as_bytes(), b"", tar::EntryType::Symlink);
    }
    let out = read("links.tar", &bytes);
    assert_eq!(out.aside.len(), NAMED_ASIDE + 1);
    assert!(out.aside[NAMED_ASIDE].contains("7 more"), "{}", out.aside[NAMED_ASIDE]);
}

#[test]
fn a_web_archive_gives_its_pages_with_address_and_date() {
    let url = "https://www.example.org/decisions/a/24-000-001";
    let records = [
        record("warcinfo", "", b"software: a crawler\r\n"),
        record("request", url, b"GET / HTTP/1.1\r\n\r\n"),
        record("response", url, &response("text/html; charset=utf-8", PAGE)),
        record("response", "https://www.example.org/a.png", &response("image/png", b"\x89PNG")),
        record("response", "https://www.example.org/robots.txt", &response("text/plain", b"x")),
        record("response", "https://www.example.org/old", b"HTTP/1.1 301 Moved\r\n\r\n"),
        record("revisit", url, b"HTTP/1.1 200 OK\r\n\r\n"),
        record("response", url, &response("text/html", b"<html>later words</html>")),
        record("metadata", url, b"via: here"),
    ];
    let plain = records.concat();
    let by_record: Vec<u8> = records.iter().flat_map(|it| gzip(it)).collect();
    for (name, bytes) in
        [("a.warc", plain.clone()), ("a.warc.gz", by_record), ("b.gz", gzip(&plain))]
    {
        let out = read(name, &bytes);
        assert_eq!(out.members(), [url, &format!("{url} (3)")], "{name}");
        assert_eq!(out.documents[0].1, PAGE);
        assert_eq!(out.dates, vec![Some("2026-03-01T02:03:04Z".to_owned()); 2]);
        assert_eq!((out.revisits, out.passed_over, out.aside), (vec![url.to_owned()], 6, vec![]));
    }
    let out = read("cut.warc", &plain[..plain.len() - 200]);
    assert_eq!(out.members(), [url], "what was whole is kept");
    assert!(out.loses && out.aside[0].contains("cut short"), "{:?}", out.aside);
    let out = read("odd.warc", &[&records[2][..], b"garbage\r\n\r\n", &records[7]].concat());
    assert!(out.members() == [url] && out.aside[0].contains("damaged"), "{:?}", out.aside);
}

#[test]
fn what_a_crawler_asked_for_and_never_got_is_told() {
    let site = "https://www.example.org";
    let at = |path: &str| format!("{site}{path}");
    let answer = |path: &str, status: &str| {
        let message = format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\nwords");
        record("response", &at(path), message.as_bytes())
    };
    let bytes = [
        answer("/decisions/a/24-000-001", "503 Service Unavailable"),
        answer("/decisions/a/24-000-002", "404 Not Found"),
        answer("/decisions/a/24-000-003", "410 Gone"),
        answer("/decisions/a/24-000-004", "500 Internal Server Error"),
        answer("/decisions/a/24-000-004", "200 OK"),
        answer("/decisions/a/24-000-005", "502 Bad Gateway"),
        record("revisit", &at("/decisions/a/24-000-005"), b""),
        answer("/Decisions/SearchResults?page=2", "429 Too Many Requests"),
        answer("/Decisions/SearchResults?page=3", "503 Service Unavailable"),
        answer("/Decisions/SearchResults?page=3", "200 OK"),
        answer("/decisions/old", "301 Moved Permanently"),
        answer("/decisions/a/24-000-006", "302 Found"),
        answer("/style.css", "503 Service Unavailable"),
        record("response", &at("/decisions/a/24-000-007"), b"no HTTP at all"),
    ];
    let out = read("a.warc", &bytes.concat());
    let told: Vec<_> = out.unanswered.iter().map(|(url, what)| (url.as_str(), &**what)).collect();
    assert_eq!(
        told,
        [
            (&*at("/Decisions/SearchResults?page=2"), "the site answered with 429"),
            (&*at("/decisions/a/24-000-001"), "the site answered with 503"),
            (&*at("/decisions/a/24-000-006"), "the site answered with 302"),
            (&*at("/decisions/a/24-000-007"), "the site answered with no page"),
        ]
    );
    assert_eq!(out.members(), [at("/decisions/a/24-000-004") + " (2)"]);
}

#[test]
fn a_page_that_the_crawler_cut_is_told() {
    let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.b/c\r\n\
                WARC-Truncated: length\r\nContent-Length: ";
    let block = response("text/html", PAGE);
    let bytes = [format!("{head}{}\r\n\r\n", block.len()).as_bytes(), &block, b"\r\n\r\n"].concat();
    let out = read("a.warc", &bytes);
    assert!(out.documents.is_empty() && out.aside[0].contains("cut this page short"), "{out:?}");
}

#[test]
fn lines_of_json_are_documents_with_their_address() {
    let lines = "\u{feff}{\"url\": \"https://a.b/24-000-001\", \"html\": \"<p>one</p>\", \"retrieved\": \"2026-03-01\"}\n\
                 \n{\"text\": \"two\", \"more\": [1]}\nnot json\n{\"url\": \"x\"}\n{\"text\": \"three\"}";
    for (name, bytes) in [("a.ndjson", lines.into()), ("a.jsonl.gz", gzip(lines.as_bytes()))] {
        let out = read(name, &bytes);
        assert_eq!(out.members(), ["https://a.b/24-000-001", "line 3", "line 6"]);
        assert_eq!(out.documents[0].1, b"<p>one</p>");
        assert_eq!(out.dates[0].as_deref(), Some("2026-03-01"));
        let told: Vec<_> = out.aside.iter().map(|line| line.split_at(7).0).collect();
        assert_eq!(told, ["line 4:", "line 5:"]);
    }
    let facts = b"{\"file\": \"a.txt\", \"n\": 1}\n{\"file\": \"b.txt\"}\n";
    let out = read("gold.jsonl", facts);
    assert_eq!(out.documents, [(String::new(), facts.to_vec())], "other JSON is one document");
}

#[test]
fn archives_of_other_kinds_say_what_they_are() {
    for (bytes, what) in [(&b"BZh91AY"[..], "bzip2"), (b"7z\xBC\xAF\x27\x1C", "7-Zip")] {
        let out = read("a.bin", bytes);
        let (_, document) = &out.documents[0];
        let why = crate::Page::read(crate::text::Origin::default(), document).unwrap_err();
        assert!(why.to_string().contains(what), "{why}");
    }
}
