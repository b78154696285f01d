use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::text::page::SIZE_LIMIT;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn items(found: &[Found]) -> Vec<Item> {
    let mut items = Vec::new();
    let keep = &mut |chunk: Chunk| {
        items.extend(chunk.items);
        Ok(())
    };
    stream(found, keep).unwrap();
    items
}

fn loaded(item: Item) -> Result<Loaded, SetAside> {
    match item {
        Item::Document(loaded) => Ok(loaded),
        Item::Aside(aside) => Err(aside),
        other => panic!("{other:?}"),
    }
}

fn names(found: &[Found], folder: &TempDir) -> Vec<String> {
    let name = |found: &Found| {
        let path = found.as_ref().map_or_else(|aside| &aside.path, |file| &file.path);
        path.strip_prefix(folder.path()).unwrap().display().to_string()
    };
    found.iter().map(name).collect()
}

#[test]
fn folders_are_walked_in_order_without_what_is_hidden() {
    let folder = folder(&[
        ("b.txt", b"b"),
        ("a/z.txt", b"z"),
        ("a/c.txt", b"c"),
        (".git/config", b"hidden"),
        ("a/.DS_Store", b"hidden"),
        ("old-data/casebook.db", b"a casebook is no input"),
        ("old-data/index/meta.json", b"nor is its index"),
    ]);
    assert_eq!(names(&walk(&[folder.path()]), &folder), ["a/c.txt", "a/z.txt", "b.txt"]);
    let own = walk(&[folder.path().join("old-data")]);
    assert!(own.len() == 1 && own[0].is_err(), "{own:?}");
}

#[test]
fn a_file_that_is_named_twice_is_found_once() {
    let folder = folder(&[("a.txt", b"a"), ("b.txt", b"b")]);
    let paths =
        [folder.path().join("b.txt"), folder.path().to_owned(), folder.path().join("./b.txt")];
    assert_eq!(names(&walk(&paths), &folder), ["b.txt", "a.txt"]);
}

#[test]
fn what_is_not_there_is_one_line_and_the_rest_goes_on() {
    let folder = folder(&[("a.txt", b"a")]);
    let found = walk(&[folder.path().join("none"), folder.path().join("a.txt")]);
    let line = found[0].as_ref().unwrap_err().to_string();
    assert!(
        line.ends_with("none: no such file or folder (check the spelling of the path)"),
        "{line}"
    );
    assert!(found[1].is_ok());
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_told_and_not_followed() {
    let folder = folder(&[("in/a.txt", b"a"), ("far/b.txt", b"b")]);
    let (inside, far) = (folder.path().join("in"), folder.path().join("far"));
    std::os::unix::fs::symlink(&far, inside.join("link")).unwrap();
    std::os::unix::fs::symlink(&inside, inside.join("loop")).unwrap();
    let _pipe = std::os::unix::net::UnixListener::bind(inside.join("pipe")).unwrap();
    let found = walk(&[&inside]);
    assert_eq!(names(&found, &folder), ["in/a.txt", "in/link", "in/loop", "in/pipe"]);
    let lines: Vec<_> = found.iter().skip(1).map(|it| it.clone().unwrap_err().what).collect();
    assert!(lines[0].contains("link") && lines[2].contains("ordinary"), "{lines:?}");
    let named = walk(&[inside.join("link")]);
    assert_eq!(names(&named, &folder), ["in/link/b.txt"], "a link that is named is meant");
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_one_line_and_the_rest_goes_on() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("a/x.txt", b"x"), ("b.txt", b"b"), ("c.txt", b"c")]);
    let closed = [folder.path().join("a"), folder.path().join("c.txt")];
    for path in &closed {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    let found = walk(&[folder.path()]);
    let read: Vec<_> =
        items(&found).into_iter().map(|item| loaded(item).map_err(|it| it.what)).collect();
    for path in &closed {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
    }
    if read.iter().all(Result::is_ok) {
        return; // The superuser is allowed everything.
    }
    let denied = "not allowed to open it".to_owned();
    assert_eq!(read.len(), 3);
    assert_eq!(read[0].as_ref().unwrap_err(), &denied);
    assert_eq!(read[1].as_ref().unwrap().bytes, b"b");
    assert_eq!(read[2].as_ref().unwrap_err(), &denied);
}

#[test]
fn what_is_no_page_is_one_line_with_advice() {
    let noise: Vec<u8> =
        (0..5000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect();
    let folder = folder(&[
        ("a-empty.txt", b""),
        ("b-blank.txt", b" \r\n\t\n"),
        ("c-photo.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF"),
        ("d-noise.bin", &noise),
        ("e-tags.html", b"<html><body><img src=x></body></html>"),
    ]);
    let large = folder.path().join("f-large.txt");
    fs::File::create(&large).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let mut lines = Vec::new();
    each(&[folder.path()], &mut |read| {
        lines.push(read.expect_err("no page"));
        Ok(())
    })
    .unwrap();
    let expected = ["empty", "empty", "a JPEG image", "no text", "empty", "too large: 200 MB"];
    assert_eq!(lines.len(), expected.len());
    for (line, what) in lines.iter().zip(expected) {
        assert!(line.what.contains(what), "{line}");
        assert!(!line.advice.is_empty() && !line.to_string().contains('\n'), "{line}");
    }
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large");
    fs::File::create(&path).unwrap().set_len(SIZE_LIMIT + 1).unwrap();
    let found = [Ok(File { path: path.clone(), bytes: SIZE_LIMIT + 1 })];
    let what = |found: &[Found]| loaded(items(found).remove(0)).unwrap_err().what;
    assert!(what(&found).contains("too large: more than 16 MB, the limit for one document"));
    assert!(what(&[Ok(File { path, bytes: 3 })]).contains("too large"), "it has grown");
}

#[test]
fn groups_hold_everything_in_order_and_not_too_much_at_once() {
    let file = |bytes| Ok(File { path: PathBuf::new(), bytes });
    let mut found: Vec<Found> = (0..600).map(|_| file(1)).collect();
    found.extend((0..3).map(|_| file(SIZE_LIMIT)));
    found.push(file(CHUNK_BYTES * 2));
    found.push(Err(SetAside::new("a", "b", "c")));
    let sizes: Vec<usize> = groups(&found).map(<[Found]>::len).collect();
    assert_eq!(sizes, [256, 256, 89, 2, 1, 1]);
    assert_eq!(groups(&found).flatten().count(), found.len());
    assert_eq!(groups(&[]).count(), 0);
}

#[test]
fn the_order_of_the_files_is_the_order_of_the_records() {
    let folder = TempDir::new().unwrap();
    for n in 0..40 {
        let words = "words ".repeat(1 + (n * 7919) % 97);
        fs::write(folder.path().join(format!("{n:02}.txt")), words).unwrap();
    }
    let mut paths = Vec::new();
    each(&[folder.path()], &mut |read| {
        paths.push(read.unwrap().1.source.path);
        Ok(())
    })
    .unwrap();
    assert!(paths.len() == 40 && paths.is_sorted(), "{paths:?}");
}

/// Documents of very different lengths, so that cores end with them in another order.
fn documents(many: usize) -> Vec<Loaded> {
    let one = |n: usize| {
        let text =
            if n == 3 { String::new() } else { format!("It says {n}. ").repeat(1 + n * 7 % 40) };
        Loaded {
            origin: Origin::file(format!("{n}.txt")),
            bytes: text.into(),
            sha256: String::new(),
        }
    };
    (0..many).map(one).collect()
}

#[test]
fn documents_are_parsed_in_any_order_and_handed_on_in_theirs() {
    let documents = documents(50);
    let mut met = Vec::new();
    let length = |_, _, bytes: &[u8]| bytes.len();
    parse(&documents, &length, &mut |read| {
        met.push(read.map_err(|aside| aside.path));
        Ok(())
    })
    .unwrap();
    let expected = documents.iter().map(|document| match document.bytes.len() {
        0 => Err(document.origin.path.clone()),
        length => Ok(length),
    });
    assert_eq!(met, expected.collect::<Vec<_>>());
}

#[test]
fn parsing_ends_where_nothing_can_be_kept() {
    let mut kept = 0;
    let ended = parse(&documents(50), &|_, _, _| (), &mut |_| {
        kept += 1;
        if kept < 5 { Ok(()) } else { Err(Error::new(crate::ErrorKind::Store, "full")) }
    });
    let ended = ended.unwrap_err();
    assert_eq!((kept, ended.what()), (5, "full"));
    parse(&[], &|_, _, _| (), &mut |_| panic!("there is none")).unwrap();
}

#[test]
fn one_page_is_read_without_its_folder() {
    let folder = folder(&[("a.txt", b"some words"), ("b.txt", b"")]);
    assert_eq!(page(folder.path().join("a.txt")).unwrap().text(), "some words");
    for (path, what) in [("", "a folder"), ("b.txt", "empty"), ("c.txt", "no such file")] {
        let aside = page(folder.path().join(path)).unwrap_err();
        assert!(aside.what.contains(what), "{aside}");
    }
}

#[test]
fn a_page_of_no_ombudsman_is_set_aside() {
    let mut record = schemes::read(&Page::of_text("Fold the eggs into the flour."));
    record.body = crate::model::Body::Other(crate::model::papers::OtherPage::default());
    record.scheme = Scheme::HousingOmbudsman;
    assert!(belongs(&record).is_ok());
    record.scheme = Scheme::Unknown;
    assert!(belongs(&record).unwrap_err().what.contains("no page of an ombudsman"));
}

#[test]
fn a_folder_is_no_page_however_few_files_it_holds() {
    let folder = folder(&[("one/a.txt", b"words"), ("two/a.txt", b"a"), ("two/b.txt", b"b")]);
    for name in ["one", "two"] {
        let aside = page(folder.path().join(name)).unwrap_err();
        assert_eq!(aside.what, "a folder, not a document", "{name}");
    }
    assert!(page(folder.path().join("one/a.txt")).is_ok());
}

#[test]
fn a_shell_at_a_decision_s_address_is_no_decision() {
    let url = "# url: https://www.lgo.org.uk/decisions/planning/other/24-101-202\n";
    let decided =
        "The Ombudsman's final decision:\n\nSummary: Late.\n\nThe complaint\n\n  1. Mr X waits.\n";
    for (text, good) in [
        ("This site needs scripts.\n", false),
        ("Page not found\n\nThe page that you look for has moved.\n", false),
        (decided, true),
        ("The complaint\n\n  1. Mr X waits.\n", true),
        ("Ashby Council (24 101 202)\n\nMr X waits for an answer.\n", true),
        ("Decision : Upheld\n\nMr X waits for an answer.\n", true),
    ] {
        let page = Page::read(Origin::file("a.txt"), format!("{url}{text}").as_bytes()).unwrap();
        let told = belongs(&crate::schemes::read(&page));
        assert_eq!(told.is_ok(), good, "{text}: {told:?}");
    }
}
