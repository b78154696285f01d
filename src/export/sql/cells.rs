//! Cells as `COPY … FROM stdin` reads them.

use std::borrow::Cow;

use crate::export::value::Value;

/// What stands for the sign that no text in PostgreSQL can hold.
pub(super) const NO_NUL: &str = "\u{fffd}";

/// Writes a row: cells with tabs between them, and the end of the line.
pub(super) fn row(values: &[Value<'_>], line: &mut Vec<u8>) {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            line.push(b'\t');
        }
        cell(value, line);
    }
    line.push(b'\n');
}

fn cell(value: &Value<'_>, line: &mut Vec<u8>) {
    match value {
        Value::Empty => line.extend_from_slice(b"\\N"),
        Value::Words(words) | Value::Texts(words) => list(words, line),
        Value::Integers(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
            escape(&format!("{{{}}}", numbers.join(",")), line);
        }
        other => escape(&other.plain(), line),
    }
}

/// A list in braces, each member in quotes; what stands for itself there is escaped twice.
fn list(words: &[Cow<'_, str>], line: &mut Vec<u8>) {
    let mut list = String::from("{");
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            list.push(',');
        }
        list.push('"');
        for c in word.chars() {
            if matches!(c, '"' | '\\') {
                list.push('\\');
            }
            list.push(c);
        }
        list.push('"');
    }
    list.push('}');
    escape(&list, line);
}

/// Words with what would end a cell or a line, or begin an escape, made harmless. So no line can be
/// `\.`, which ends the rows.
fn escape(words: &str, line: &mut Vec<u8>) {
    for byte in words.bytes() {
        match byte {
            b'\\' => line.extend_from_slice(b"\\\\"),
            b'\t' => line.extend_from_slice(b"\\t"),
            b'\n' => line.extend_from_slice(b"\\n"),
            b'\r' => line.extend_from_slice(b"\\r"),
            0 => line.extend_from_slice(NO_NUL.as_bytes()),
            other => line.push(other),
        }
    }
}
