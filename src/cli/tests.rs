//! The command line on a casebook of two decisions.

use std::ffi::OsString;
use std::path::Path;

use super::*;

const ASHBY: &str = "Ashby Council (24 101 202)\n\nCategory : Education > Special educational needs\n\n\
Decision : Upheld\n\nDecision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\n\
Summary: The Council issued a plan late and will pay for this.\n\nThe complaint\n\n  \
1. Mrs K complains of delay with her son's plan. Our decision 23 555 666 told of this before.\n\n\
Agreed action\n\n  1. Within four weeks of this decision the Council has agreed to pay Mrs K £350 \
for the distress caused.\n";

const BURLEY: &str = "Burley Council (24 303 404)\n\nCategory : Housing > Homelessness\n\n\
Decision : Not upheld\n\nDecision date : 09 Mar 2024\n\nThe Ombudsman's final decision:\n\n\
Summary: There was no fault in how the Council made its plan.\n\nThe complaint\n\n  \
1. Mr L complains about a hostel.\n\nDecision\n\n  1. There was no fault.\n";

struct Ended {
    exit: Exit,
    out: String,
    err: String,
}

fn typed(folder: &Path, line: &str) -> Ended {
    let words = line.split('|').map(OsString::from);
    let data = folder.join("data");
    let words = ["casebook".into()].into_iter().chain(words);
    let args = Args::of(words.chain(["--data".into(), data.into_os_string()]));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut screen = Screen::kept(&mut out, &mut err);
    let exit = run(&args, &mut screen);
    drop(screen);
    Ended { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

fn two_decisions() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("in");
    std::fs::create_dir(&pages).unwrap();
    std::fs::write(pages.join("ashby.txt"), ASHBY).unwrap();
    std::fs::write(pages.join("burley.txt"), BURLEY).unwrap();
    let ended = typed(folder.path(), &format!("ingest|{}", pages.display()));
    assert_eq!(ended.exit, Exit::Done, "{}", ended.err);
    assert!(ended.out.starts_with("2 documents: 2 decisions.\n2 new;"), "{}", ended.out);
    folder
}

#[test]
fn a_hit_says_who_when_what_and_where() {
    let folder = two_decisions();
    let ended = typed(folder.path(), "search|delay|plan");
    assert_eq!(ended.exit, Exit::Done);
    for words in [
        "1 document found",
        "24 101 202 · Ashby Council",
        "1 July 2025 · Upheld",
        "£350.00 awarded · Education > Special",
        "Paragraph 1, The complaint",
        "‹delay› with her son's ‹plan›",
        "casebook show 24 101 202",
    ] {
        assert!(ended.out.contains(words), "{words:?} is not in\n{}", ended.out);
    }
}

#[test]
fn counts_are_of_all_that_was_found() {
    let folder = two_decisions();
    let ended = typed(folder.path(), "search|plan|--limit|1|--sort|newest");
    assert!(ended.out.contains("2 documents found; numbers 1 to 1"), "{}", ended.out);
    assert!(ended.out.contains("not upheld (1), upheld (1)"), "{}", ended.out);
    assert!(ended.out.contains("--offset 1"), "{}", ended.out);
    let second = typed(folder.path(), "search|plan|--limit|1|--sort|newest|--page|2");
    assert!(second.out.contains("  2. 24 303 404"), "{}", second.out);
}

#[test]
fn a_limit_of_nothing_only_counts() {
    let folder = two_decisions();
    let ended = typed(folder.path(), "search|delay|limit:0");
    let said = "1 document found; none is shown, because the limit is 0\n";
    assert_eq!(ended.out, said);
}

#[test]
fn nothing_found_tells_what_stood_in_the_way() {
    let folder = two_decisions();
    let ended = typed(folder.path(), "search|hostel|--outcome|upheld");
    assert_eq!(ended.exit, Exit::NothingFound);
    assert!(ended.out.contains("Without outcome:upheld there"), "{}", ended.out);
}

#[test]
fn a_decision_is_shown_with_its_money() {
    let folder = two_decisions();
    for spelling in ["24 101 202", "24101202", "24|101|202", "https://a.uk/decisions/24-101-202"] {
        let ended = typed(folder.path(), &format!("show|{spelling}"));
        assert_eq!(ended.exit, Exit::Done, "{spelling}: {}", ended.err);
        for words in ["Mrs K", "£350.00", "29 July 2025", "Total awarded: £350.00", "23 555 666"]
        {
            assert!(ended.out.contains(words), "{words:?} is not in\n{}", ended.out);
        }
    }
    let none = typed(folder.path(), "show|24 303 404");
    assert!(none.out.contains("No payment was agreed or recommended."), "{}", none.out);
}

#[test]
fn a_paragraph_is_shown_with_its_neighbours() {
    let folder = two_decisions();
    let ended = typed(folder.path(), "show|24 101 202|--paragraph|2");
    assert!(ended.out.contains("   2. Within four weeks"), "{}", ended.out);
    assert!(ended.out.contains("Before it: paragraph 1."), "{}", ended.out);
    let none = typed(folder.path(), "show|24 101 202|--paragraph|9");
    assert_eq!(none.exit, Exit::NothingFound);
    assert!(none.err.contains("paragraphs 1 to 2"), "{}", none.err);
}

#[test]
fn a_case_that_is_only_named_leads_to_where_it_is_named() {
    let folder = two_decisions();
    let named = typed(folder.path(), "show|23 555 666");
    assert_eq!(named.exit, Exit::Done);
    assert!(named.out.contains("24 101 202 · Ashby Council"), "{}", named.out);
    let unknown = typed(folder.path(), "show|20 000 000");
    assert_eq!((unknown.exit, unknown.out.as_str()), (Exit::NothingFound, ""));
    assert!(unknown.err.contains("20 000 000 is not in"), "{}", unknown.err);
}

#[test]
fn an_export_has_the_rows_of_the_question() {
    let folder = two_decisions();
    let all = typed(folder.path(), "export|decisions|--format|ndjson");
    let some = typed(folder.path(), "export|decisions|hostel|--format|ndjson");
    assert_eq!((all.out.lines().count(), some.out.lines().count()), (2, 1));
    assert!(some.out.contains("\"24 303 404\""), "{}", some.out);
    let file = folder.path().join("paid.csv");
    let written = typed(folder.path(), &format!("export|payments|-o|{}", file.display()));
    assert_eq!((written.exit, written.out.as_str()), (Exit::Done, ""));
    let said = "1 payment from 1 document; awards of £350.00 in all";
    assert!(written.err.contains(said), "{}", written.err);
    assert_eq!(std::fs::read_to_string(file).unwrap().lines().count(), 2);
    let none = typed(folder.path(), "export|payments|hostel");
    assert_eq!((none.exit, none.out.lines().count()), (Exit::NothingFound, 1));
}

#[test]
fn a_terminal_is_given_nothing_to_obey() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("in");
    std::fs::create_dir(&pages).unwrap();
    let words = "a \u{1b}[2Jplan\u{9b}1m \u{1b}]0;owned\u{7} late";
    let page =
        ASHBY.replace("a plan late", words).replace("Mrs K complains", "Mrs\u{8} K complains");
    std::fs::write(pages.join("ashby.txt"), page).unwrap();
    std::fs::write(pages.join("empty\u{1b}[2J\n.txt"), "").unwrap();
    let lines = [format!("ingest|{}", pages.display()), "search|plan".into()];
    for line in lines.into_iter().chain(["show|24 101 202".into(), "search|issued".into()]) {
        let ended = typed(folder.path(), &line);
        for (name, said) in [("out", &ended.out), ("err", &ended.err)] {
            assert!(
                !said.contains(|c: char| c.is_control() && c != '\n'),
                "{line} {name}: {said:?}"
            );
        }
        assert!(ended.err.lines().count() <= 1, "{}", ended.err);
        assert!(ended.out.len() > 100, "{line}: {}", ended.out);
    }
}

#[test]
fn an_error_is_one_line_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    for line in ["search|delay", "show|24 101 202", "export|recipes", "verify|--format|xml"] {
        let ended = typed(folder.path(), line);
        assert_eq!((ended.exit, ended.out.as_str()), (Exit::Failed, ""), "{line}");
        assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
        assert!(ended.err.starts_with("casebook: ") && ended.err.contains('('), "{}", ended.err);
    }
}

#[test]
fn a_checked_casebook_says_so() {
    let folder = two_decisions();
    assert!(typed(folder.path(), "verify").out.contains("all well"));
    std::fs::remove_dir_all(folder.path().join("data/index")).unwrap();
    let broken = typed(folder.path(), "verify");
    assert_eq!(broken.exit, Exit::Failed);
    assert!(broken.err.contains("casebook rebuild"), "{}", broken.err);
    assert!(typed(folder.path(), "rebuild").out.contains("2 documents"));
    assert_eq!(typed(folder.path(), "verify").exit, Exit::Done);
}
