//! Lines in, answers out.

use std::io::Cursor;

use serde_json::{Value, json};

use super::*;

fn answers(input: impl Into<Vec<u8>>) -> Vec<Value> {
    let input = input.into();
    let mut all = Vec::new();
    pipe_from(
        move || Cursor::new(input),
        &|answer| serde_json::to_value(answer).unwrap(),
        &mut |some| {
            all.extend(some);
            Ok(())
        },
    )
    .unwrap();
    all
}

fn page(id: usize) -> String {
    let text = format!("Ashby Council (24 101 {:03})\n\nSummary: We found fault.\n", 100 + id);
    json!({"id": id, "text": text}).to_string() + "\n"
}

#[test]
fn every_line_has_one_answer_in_its_order() {
    let lines: String = (0..700).map(page).collect();
    let ids: Vec<_> = answers(lines).iter().map(|it| it["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..700).collect::<Vec<u64>>());
}

#[test]
fn a_bad_line_is_an_answer_and_the_next_is_read() {
    for (line, code, says) in [
        ("{\"text\": \"cut", "line", "EOF"),
        ("[1, 2]", "line", "not a JSON object"),
        ("plain words", "line", "not a JSON object"),
        ("{\"id\": \"x\", \"url\": \"u\", \"html\": 5}", "line", "invalid type"),
        ("{\"id\": \"x\", \"url\": \"u\"}", "line", "neither html nor text"),
        ("{\"id\": \"x\", \"url\": \"u\", \"text\": \" \"}", "page", "no words"),
        ("{\"id\": \"x\", \"url\": \"u\", \"text\": \"\\u0000\\u0001\\u0002\\u0003\"}", "page", ""),
    ] {
        // A blank line is one of the input, and no page.
        let all = answers(format!("{}\n{line}\r\n\n{}", page(1), page(2)));
        assert_eq!(all.len(), 3, "{line}");
        assert_eq!((&all[0]["id"], &all[2]["id"]), (&json!(1), &json!(2)), "{line}");
        let failed = &all[1];
        assert_eq!(
            (&failed["line"], &failed["error"]["code"]),
            (&json!(3), &json!(code)),
            "{line}"
        );
        assert!(failed["error"]["what"].as_str().unwrap().contains(says), "{line}: {failed}");
        let named = line.contains("\"x\"");
        assert_eq!(failed["id"] == "x" && failed["url"] == "u", named, "{failed}");
    }
}

#[test]
fn bytes_that_are_no_text_are_one_answer() {
    let mut input = page(1).into_bytes();
    input.extend(b"{\"text\": \"\xFF\xFE\"}\n");
    input.extend(page(2).bytes());
    let all = answers(input);
    assert_eq!(all[1]["error"]["code"], "line");
    assert_eq!(all[2]["id"], 2);
}

#[test]
fn a_page_is_known_by_its_address_or_its_name_or_its_line() {
    let text = "Ashby Council (24 101 202)";
    for (line, member) in [
        (json!({"url": "https://example.org/a", "id": "a", "text": text}), "https://example.org/a"),
        (json!({"id": "a", "text": text}), "a"),
        (json!({"id": 17, "text": text}), "17"),
        (json!({"id": {"shard": 1}, "text": text}), "line 1"),
        (json!({"text": text}), "line 1"),
    ] {
        let all = answers(line.to_string());
        assert_eq!(all[0]["source"]["member"], member);
        assert_eq!(all[0].get("id"), line.get("id"));
    }
}

#[test]
fn one_line_is_answered_before_the_next_is_written() {
    let (write, read) = std::sync::mpsc::channel::<Vec<u8>>();
    let (told, hear) = std::sync::mpsc::channel();
    let working = std::thread::spawn(move || {
        pipe_from(
            move || Received(read, Cursor::default()),
            &|answer| serde_json::to_value(answer).unwrap(),
            &mut |some| {
                for answer in some {
                    told.send(answer).unwrap();
                }
                Ok(())
            },
        )
    });
    for id in 0..3 {
        write.send(page(id).into_bytes()).unwrap();
        let answer: Value = hear.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(write);
    working.join().unwrap().unwrap();
}

/// An input whose end is not there yet.
struct Received(std::sync::mpsc::Receiver<Vec<u8>>, Cursor<Vec<u8>>);

impl Read for Received {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.1.fill_buf()?.is_empty()
            && let Ok(more) = self.0.recv()
        {
            self.1 = Cursor::new(more);
        }
        self.1.read(into)
    }
}

#[test]
fn an_input_that_breaks_off_is_told_after_what_came_before() {
    struct Broken(Cursor<Vec<u8>>);
    impl Read for Broken {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            match self.0.read(into)? {
                0 => Err(io::ErrorKind::ConnectionReset.into()),
                some => Ok(some),
            }
        }
    }
    let mut count = 0;
    let done = pipe_from(|| Broken(Cursor::new(page(1).into_bytes())), &drop, &mut |some| {
        count += some.len();
        Ok(())
    });
    assert_eq!(count, 1);
    assert!(done.unwrap_err().to_string().contains("standard input"));
}

#[test]
fn whoever_has_heard_enough_ends_it() {
    let lines: String = (0..50).map(page).collect();
    let done = pipe_from(move || Cursor::new(lines), &drop, &mut |_| {
        Err(Error::new(ErrorKind::Io, "gone"))
    });
    assert_eq!(done.unwrap_err().what(), "gone");
}

#[test]
fn an_archive_or_a_page_is_not_taken_for_lines() {
    for (head, lines) in [
        (&b"{\"text\": \"a\"}\n"[..], true),
        (b"", true),
        (b"not JSON, and then {\"text\": \"a\"}", true),
        (b"\xEF\xBB\xBF\n{\"text\"", true),
        (b" <!DOCTYPE html>", false),
        (b"%PDF-1.7", false),
        (b"\x1F\x8B\x08", false),
        (b"PK\x03\x04", false),
        (b"WARC/1.0\r\n", false),
    ] {
        assert_eq!(has_lines(head), lines, "{}", head.escape_ascii());
    }
}
