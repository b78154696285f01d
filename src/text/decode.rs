//! Bytes to characters: UTF-8, UTF-16 and Windows-1252, with CRLF made LF.
//!
//! Decoding is the only step that edits text, and it happens before any span exists.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::page::Unreadable;

/// First bytes of files that people save by mistake, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7FELF", "a program"),
];

/// Decodes bytes, choosing the encoding by byte-order mark, then by what the bytes can be.
///
/// # Errors
///
/// [`Unreadable`] for no bytes, known binary formats, and bytes that no text encoding explains.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Unreadable::NotText(what));
    }
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(named, _)| Ok(named))?;
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if controls(&text) * 50 > text.chars().count() {
        return Err(Unreadable::NotText("bytes that are no text"));
    }
    if is_json(&text) {
        return Err(Unreadable::NotText("JSON data"));
    }
    Ok(if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    })
}

/// How many control characters a text has that are no white space.
fn controls(text: &str) -> usize {
    let no_space = |byte: &u8| byte.is_ascii_control() && !b"\n\r\t\x0c".contains(byte);
    let ascii = text.as_bytes().iter().filter(|byte| no_space(byte)).count();
    // Those beyond ASCII are U+0080 to U+009F, which all begin with the same byte.
    let further = memchr::memchr_iter(0xC2, text.as_bytes())
        .filter_map(|at| text.as_bytes().get(at + 1))
        .filter(|second| (0x80..0xA0).contains(*second));
    ascii + further.count()
}

/// Whether the text is a JSON object or array, or begins with a line that is one (JSON lines).
fn is_json(text: &str) -> bool {
    let text = text.trim();
    let whole = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    text.starts_with(['{', '[']) && (text.lines().next().is_some_and(whole) || whole(text))
}

/// The encoding of bytes without a byte-order mark.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, Unreadable> {
    if memchr::memchr(0, bytes).is_some() {
        // Mostly Latin text in UTF-16 has a zero in every second byte.
        let zeros =
            |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
        let (even, odd, half) = (zeros(0), zeros(1), bytes.len() / 2);
        return match () {
            () if odd * 10 > half * 7 && even * 10 < half => Ok(UTF_16LE),
            () if even * 10 > half * 7 && odd * 10 < half => Ok(UTF_16BE),
            () => Err(Unreadable::NotText("bytes that are no text")),
        };
    }
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    Ok(WINDOWS_1252)
}

/// Whether a file is UTF-8 but for a cut character at its end or a few damaged ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

/// Splits off the leading `# key: value` lines, which are facts about the file and no part of it.
#[must_use]
pub fn leading_facts(text: &str) -> (Vec<(String, String)>, &str) {
    let mut facts = Vec::new();
    let mut rest = text;
    while let Some(line) = rest.lines().next() {
        let Some((key, value)) = line.strip_prefix("# ").and_then(|fact| fact.split_once(": "))
        else {
            break;
        };
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '-') {
            break;
        }
        facts.push((key.to_owned(), value.trim().to_owned()));
        rest = rest.get(line.len()..).unwrap_or_default();
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    (facts, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_saved_pages_all_read_alike() {
        let text = "Summary: ‘fault’ – £250\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut with_mark = vec![0xFF, 0xFE];
        with_mark.extend(&utf16);
        let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let cp1252 = b"Summary: \x91fault\x92 \x96 \xA3250\r\n".to_vec();
        let marked = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.as_bytes().to_vec(), utf16, utf16be, with_mark, cp1252, marked] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        assert_eq!(decode(b" \n "), Err(Unreadable::Empty));
        assert_eq!(decode(b"{\"a\": 1}\n{\"b\""), Err(Unreadable::NotText("JSON data")));
        assert!(decode(b"[Local Government Act 1974, Schedule 5]").is_ok());
        assert_eq!(decode(b"\xFF\xD8\xFF\xE0 JFIF"), Err(Unreadable::NotText("a JPEG image")));
        let noise: Vec<u8> =
            (0..4096_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
        assert!(matches!(decode(&noise), Err(Unreadable::NotText(_))));
    }

    #[test]
    fn a_character_cut_at_the_end_keeps_the_rest_utf8() {
        let mut bytes = "the Council’s ‘fault’ cost £250 – and".as_bytes().to_vec();
        bytes.extend([0xE2, 0x80]);
        assert!(decode(&bytes).unwrap().starts_with("the Council’s ‘fault’ cost £250"));
    }

    #[test]
    fn facts_about_the_file_are_no_text() {
        let (facts, rest) =
            leading_facts("# url: https://a.b/c\n# note: one: two\n# Heading\nText");
        assert_eq!(facts[0], ("url".to_owned(), "https://a.b/c".to_owned()));
        assert_eq!((facts[1].1.as_str(), rest), ("one: two", "# Heading\nText"));
    }
}
