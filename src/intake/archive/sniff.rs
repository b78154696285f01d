//! What a file is, by its first bytes: names lie.

/// Bytes that are enough to know.
pub(in crate::intake) const HEAD: usize = 512;

/// What a stream of bytes turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum Shape {
    /// One document, as far as can be told.
    Document,
    /// Compressed by gzip.
    Gzip,
    /// Compressed by zstd.
    Zstd,
    /// A zip archive.
    Zip,
    /// A tar archive.
    Tar,
    /// A web archive.
    Warc,
    /// One JSON object a line, if each has a text.
    Lines,
}

/// First bytes, and what they open.
const OPENINGS: &[(&[u8], Shape)] = &[
    (b"\x1F\x8B", Shape::Gzip),
    (b"\x28\xB5\x2F\xFD", Shape::Zstd),
    (b"PK\x03\x04", Shape::Zip),
    (b"PK\x05\x06", Shape::Zip),
    (b"WARC/", Shape::Warc),
];

/// Endings of files with one JSON object a line.
const LINES: &[&str] =
    &[".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz", ".ndjson.zst", ".jsonl.zst"];

/// Where a tar archive says that it is one.
const TAR_MARK: (usize, &[u8]) = (257, b"ustar");

/// What begins with `head`, under this name.
pub(in crate::intake) fn shape(head: &[u8], name: &str) -> Shape {
    if let Some((_, shape)) = OPENINGS.iter().find(|(opening, _)| head.starts_with(opening)) {
        return *shape;
    }
    if head.get(TAR_MARK.0..).is_some_and(|mark| mark.starts_with(TAR_MARK.1)) {
        return Shape::Tar;
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let name = name.to_ascii_lowercase();
    let lines = name == "-" || LINES.iter().any(|ending| name.ends_with(ending));
    if lines && head.starts_with(b"{") { Shape::Lines } else { Shape::Document }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_say_what_a_file_is() {
        let mut tar = vec![b'a'; HEAD];
        tar[257..262].copy_from_slice(b"ustar");
        for (head, name, expected) in [
            (&b"\x1F\x8B\x08"[..], "a.txt", Shape::Gzip),
            (b"\x28\xB5\x2F\xFD\0", "a", Shape::Zstd),
            (b"PK\x03\x04", "a.html", Shape::Zip),
            (b"PK\x05\x06", "empty.zip", Shape::Zip),
            (b"WARC/1.0\r\n", "a", Shape::Warc),
            (&tar, "a.bin", Shape::Tar),
            (b"\xEF\xBB\xBF\n{\"html\"", "-", Shape::Lines),
            (b"{\"html\"", "pages.JSONL", Shape::Lines),
            (b"{\"html\"", "pages.json", Shape::Document),
            (b"<html>", "-", Shape::Document),
            (b"<html>", "a.zip", Shape::Document),
            (b"", "a.zip", Shape::Document),
        ] {
            assert_eq!(shape(head, name), expected, "{name}");
        }
    }
}
