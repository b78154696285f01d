//! What is no page of an ombudsman: said in one clear line, set aside, and never in the way of the
//! rest.

use std::fs::File;

use super::binary::{Casebook, Ended};
use super::corpus;

/// A good page that every folder of bad ones holds, to be taken in whatever lies beside it.
const GOOD: &str = "lgsco/decision/24-112-307.txt";
const REFERENCE: &str = "24 112 307";

/// A page of a council's own site, which speaks of money and complaints as the Ombudsman does.
const OTHER_SITE: &str = "refused/council-page-report-a-missed-bin.txt";

/// The first bytes of a picture.
const JPEG: &[u8] =
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00\xff\xdb\x00\x43\x00";

/// Bytes without any pattern.
fn noise() -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..2_000).flat_map(|_| next().to_le_bytes()).collect()
}

/// Ingests a folder with a good page and this file beside it; the good page has to be there.
fn beside_a_good_page(name: &str, bytes: impl AsRef<[u8]>) -> (Casebook, Ended) {
    let casebook = Casebook::new();
    casebook.write("in/good.txt", &corpus::sheet(GOOD).bytes);
    casebook.write(&format!("in/{name}"), bytes);
    let ended = casebook.run(&["ingest", "in"]);
    casebook.run(&["show", REFERENCE]).ends(0).says("Suffolk County Council");
    casebook.run(&["verify"]).ends(0);
    (casebook, ended)
}

/// The lines that name a file.
fn lines_about<'a>(ended: &'a Ended, name: &str) -> Vec<&'a str> {
    ended.stdout.lines().chain(ended.stderr.lines()).filter(|line| line.contains(name)).collect()
}

#[test]
fn what_is_no_page_is_set_aside_in_one_line() {
    let words =
        "Garden centre opening hours. We sell plants, pots and bird tables from nine to five.\n";
    let random = noise();
    let council = std::fs::read(corpus::folder().join(OTHER_SITE)).unwrap();
    for (name, bytes, said) in [
        ("empty.txt", &b""[..], "empty"),
        ("blank.txt", b"  \n\n\t\n", "empty"),
        ("random.txt", &random, "not a text"),
        ("photo.jpg", JPEG, "not a text"),
        ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "PDF"),
        ("pages.zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "cut short"),
        ("garden.txt", words.as_bytes(), "no page of an ombudsman"),
        ("missed-bin.txt", &council, "no page of an ombudsman"),
        (
            "garden.html",
            b"<html><body><h1>Garden centre</h1><p>Bird tables, half price.</p></body></html>",
            "no page of an ombudsman",
        ),
    ] {
        let (casebook, ended) = beside_a_good_page(name, bytes);
        let ended = ended.ends(3);
        let lines = lines_about(&ended, name);
        assert_eq!(lines.len(), 1, "{name}: {lines:?}");
        assert!(lines[0].contains(said), "{name}: {}", lines[0]);
        assert!(lines[0].contains('('), "{name}: the line does not say what to do: {}", lines[0]);
        // It is still known that it was set aside, and why.
        casebook.run(&["ingest", "in"]).ends(3).says(name);
    }
}

#[test]
fn a_file_of_200_megabytes_is_not_read() {
    let casebook = Casebook::new();
    casebook.write("in/good.txt", &corpus::sheet(GOOD).bytes);
    let large = casebook.write("in/large.txt", "");
    File::options().write(true).open(large).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let ended = casebook.run(&["ingest", "in"]).ends(3);
    let lines = lines_about(&ended, "large.txt");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("too large: 200 MB"), "{}", lines[0]);
    casebook.run(&["parse", "in/large.txt"]).ends(3).says("too large");
    casebook.run(&["show", REFERENCE]).ends(0);
}

#[test]
fn a_truncated_page_is_taken_with_a_remark() {
    let whole = &corpus::sheet("lgsco/decision/24-137-719.txt").bytes;
    let text = String::from_utf8_lossy(whole);
    // In the middle of a sentence in the middle of the decision.
    let long = text.lines().filter(|line| line.len() > 200).nth(6).unwrap();
    let cut = text.find(long).unwrap() + long[..100].rfind(' ').unwrap();
    let (casebook, ended) = beside_a_good_page("cut.txt", &text[..cut]);
    ended.ends(0);
    let record = casebook.run(&["parse", "in/cut.txt", "--format", "json"]).ends(0);
    assert!(record.stdout.contains("text/truncated"), "{}", record.stdout);
    assert!(record.stdout.contains("24 137 719"));
}

#[test]
fn old_encodings_and_line_ends_are_read() {
    let sheet = corpus::sheet("lgsco/decision/24-137-719.txt");
    let text = String::from_utf8(sheet.bytes.clone()).unwrap();
    let narrow: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '‘' => 0x91,
            '’' => 0x92,
            '“' => 0x93,
            '”' => 0x94,
            '•' => 0x95,
            '–' => 0x96,
            '—' => 0x97,
            '…' => 0x85,
            '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).unwrap(),
            _ => u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or_else(|| panic!("{c:?}")),
        })
        .collect();
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    for (name, bytes) in [
        ("windows-1252.txt", narrow),
        ("utf-16-le.txt", wide(u16::to_le_bytes)),
        ("utf-16-be.txt", wide(u16::to_be_bytes)),
        ("crlf.txt", text.replace('\n', "\r\n").into_bytes()),
        ("cr-at-end.txt", (text.clone() + "\r").into_bytes()),
    ] {
        let casebook = Casebook::new();
        let path = casebook.write(name, bytes);
        casebook.run(&["ingest", &path]).ends(0);
        let shown = casebook.run(&["text", &path]).ends(0).stdout;
        assert_eq!(shown.trim_end(), sheet.page.text().trim_end(), "{name}");
        casebook.run(&["show", "24 137 719"]).ends(0);
    }
}

#[test]
fn a_path_that_does_not_exist_is_said_in_one_line() {
    for verb in ["ingest", "parse", "text"] {
        let casebook = Casebook::new();
        let ended = casebook.run(&[verb, "no-such-folder"]);
        assert!(matches!(ended.code, Some(2 | 3)), "{ended:?}");
        assert_eq!(lines_about(&ended, "no-such-folder").len(), 1, "{ended:?}");
        ended.says("no such file or folder");
    }
}

#[test]
#[cfg(unix)]
fn a_folder_without_permission_is_set_aside() {
    use std::os::unix::fs::PermissionsExt as _;

    let casebook = Casebook::new();
    casebook.write("in/good.txt", &corpus::sheet(GOOD).bytes);
    casebook.write("in/closed/hidden.txt", "never seen");
    let closed = casebook.folder().join("in/closed");
    let allow = |mode| {
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o000);
    // The administrator may open everything; then there is nothing to see here.
    if std::fs::read_dir(&closed).is_ok() {
        allow(0o755);
        println!("not tested: this user may open a folder without permission");
        return;
    }
    let ended = casebook.run(&["ingest", "in"]);
    allow(0o755);
    let ended = ended.ends(3);
    let lines = lines_about(&ended, "closed");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("not allowed to open it"), "{}", lines[0]);
    casebook.run(&["show", REFERENCE]).ends(0);
}

#[test]
fn a_store_that_is_none_is_said_to_be_none() {
    let casebook = Casebook::new();
    casebook.write(
        "casebook-data/casebook.db",
        "this is no database, only a line of text\n".repeat(40),
    );
    for words in [&["search", "delay"][..], &["show", REFERENCE], &["verify"], &["rebuild"]] {
        let ended = casebook.run(words).ends(2);
        assert!(!ended.stderr.is_empty(), "{}", ended.command);
    }
}

#[test]
fn a_damaged_index_is_made_anew() {
    let casebook = Casebook::new();
    casebook.write("in/good.txt", &corpus::sheet(GOOD).bytes);
    casebook.run(&["ingest", "in"]).ends(0);
    std::fs::write(casebook.data().join("index/meta.json"), "{").unwrap();
    let ended = casebook.run(&["search", "tracker"]);
    assert!(ended.code == Some(0) || ended.stderr.contains("casebook rebuild"), "{ended:?}");
    casebook.run(&["rebuild"]).ends(0);
    casebook.run(&["search", "tracker"]).ends(0).says(REFERENCE);
}
