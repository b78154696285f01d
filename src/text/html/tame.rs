//! Makes a page safe to parse: bounded depth, bounded attributes, and nothing that is no text.
//!
//! A tree builder looks through its stack of open elements at nearly every tag, so a page of
//! unclosed tags costs the square of its size. Here one pass over the bytes drops the tags that
//! open too deep (their words stay), and everything that a reader of the page never sees.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many elements may be open at once. Real pages stay under 60.
const DEPTH_LIMIT: usize = 250;
/// How many formatting elements may be open at once: the parser opens them again in every block.
const FORMATTING_LIMIT: usize = 8;
/// Marks between attributes of one tag, beyond which its attributes are dropped.
const ATTRIBUTE_LIMIT: usize = 400;

/// Elements whose content is never shown as text.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select",
    "textarea", "audio", "video", "canvas",
];

/// Elements that hold nothing, or that the parser closes by itself.
const SELF_CLOSING: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option",
    "optgroup", "html", "head", "body", "!doctype",
];

/// Elements that change only how words look.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// What is kept in formatting tags: without a class, or a link to a decision, they say nothing.
const SPEAKING: &[&str] = &["class", "hidden", "display", "/decisions/", "/Decisions/"];

/// The page without what is no text and without the tags that open too deep.
pub(super) fn tame(html: &str) -> String {
    let mut keeper = Keeper { out: String::with_capacity(html.len()), ..Keeper::default() };
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        keeper.out.push_str(before);
        rest = keeper.markup(tag);
    }
    keeper.out.push_str(rest);
    keeper.out
}

#[derive(Default)]
struct Keeper<'a> {
    out: String,
    /// Open elements by name; and those of them that were dropped.
    open: BTreeMap<Cow<'a, str>, (usize, usize)>,
    depth: usize,
    formatting: usize,
    /// Silent elements that are known to have no end in the rest of the page.
    endless: Vec<&'static str>,
}

impl<'a> Keeper<'a> {
    /// Takes the markup at the start of `rest`, which begins with `<`; gives what follows it.
    fn markup(&mut self, rest: &'a str) -> &'a str {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let Some(tag) = Tag::read(rest) else {
            self.out.push('<');
            return rest.get(1..).unwrap_or_default();
        };
        let after = rest.get(tag.whole.len()..).unwrap_or_default();
        if tag.closing {
            self.close(&tag);
            return after;
        }
        if let Some(name) = SILENT.iter().find(|name| **name == tag.name) {
            return self.past_silent(name, after);
        }
        self.open(&tag);
        after
    }

    /// What follows a silent element; where it never ends, only its tag is dropped.
    fn past_silent(&mut self, name: &'static str, after: &'a str) -> &'a str {
        if self.endless.contains(&name) {
            return after;
        }
        for at in memchr::memmem::find_iter(after.as_bytes(), "</") {
            let end = after.get(at..).unwrap_or_default();
            // A tag is read to its end only where it is the one: a page of `</a` without any `>`
            // would be read to its end at each of them.
            if let Some(tag) = closes(end, name).then(|| Tag::read(end)).flatten() {
                return end.get(tag.whole.len()..).unwrap_or_default();
            }
        }
        self.endless.push(name);
        after
    }

    fn open(&mut self, tag: &Tag<'a>) {
        if SELF_CLOSING.contains(&&*tag.name) || tag.name.starts_with(['!', '?']) {
            tag.keep(&mut self.out);
            return;
        }
        let formatting = FORMATTING.contains(&&*tag.name);
        let speaks = || SPEAKING.iter().any(|word| tag.whole.contains(word));
        let idle = formatting && !speaks();
        let too_deep =
            self.depth >= DEPTH_LIMIT || (formatting && self.formatting >= FORMATTING_LIMIT);
        let (open, dropped) = self.open.entry(tag.name.clone()).or_default();
        if idle || too_deep {
            *dropped += 1;
            return;
        }
        *open += 1;
        self.depth += 1;
        self.formatting += usize::from(formatting);
        tag.keep(&mut self.out);
    }

    fn close(&mut self, tag: &Tag<'a>) {
        if let Some((open, dropped)) = self.open.get_mut(&tag.name) {
            if *dropped > 0 {
                *dropped -= 1;
                return;
            }
            if *open > 0 {
                *open -= 1;
                self.depth -= 1;
                self.formatting -= usize::from(FORMATTING.contains(&&*tag.name));
            }
        }
        self.out.push_str("</");
        self.out.push_str(&tag.name);
        self.out.push('>');
    }
}

/// Whether the closing tag at the start of `rest` has this name.
fn closes(rest: &str, name: &str) -> bool {
    let found = rest.as_bytes().iter().skip(2).take_while(|byte| !ends_name(**byte));
    found.take(name.len() + 1).map(u8::to_ascii_lowercase).eq(name.bytes())
}

/// Whether the name of a tag ends before this byte.
fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<')
}

/// One tag as it stands in the page.
struct Tag<'a> {
    whole: &'a str,
    name: Cow<'a, str>,
    closing: bool,
    attributes: usize,
}

impl<'a> Tag<'a> {
    /// The tag at the start of `rest`; `None` where `<` is only a sign.
    fn read(rest: &'a str) -> Option<Self> {
        let bytes = rest.as_bytes();
        let closing = bytes.get(1) == Some(&b'/');
        let from = if closing { 2 } else { 1 };
        let first = *bytes.get(from)?;
        if !(first.is_ascii_alphabetic() || first == b'!' || first == b'?') {
            return None;
        }
        let name_end = from + bytes.iter().skip(from).take_while(|byte| !ends_name(**byte)).count();
        let (end, attributes) = end_of_tag(bytes, name_end);
        let name = rest.get(from..name_end)?;
        let name = if name.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        Some(Self { whole: rest.get(..end)?, name, closing, attributes })
    }

    /// Passes the tag on: without its attributes where they are too many.
    fn keep(&self, out: &mut String) {
        if self.attributes > ATTRIBUTE_LIMIT {
            out.push('<');
            out.push_str(&self.name);
            out.push('>');
        } else {
            out.push_str(self.whole);
        }
    }
}

/// The offset after the `>` that ends a tag, and how many marks stand between its attributes.
/// Quotation marks hold a `>` only after `=`.
fn end_of_tag(bytes: &[u8], from: usize) -> (usize, usize) {
    let (mut at, mut attributes, mut after_equals) = (from, 0, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return (at + 1, attributes),
            b'"' | b'\'' if after_equals => {
                let inside = bytes.get(at + 1..).unwrap_or_default();
                at += 1 + memchr::memchr(byte, inside).unwrap_or(inside.len());
                attributes += 1;
                after_equals = false;
            }
            b'=' => after_equals = true,
            byte if byte.is_ascii_whitespace() => attributes += usize::from(!after_equals),
            b'/' if !after_equals => attributes += 1,
            _ => after_equals = false,
        }
        at += 1;
    }
    (bytes.len(), attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_sees_is_dropped_with_its_content() {
        for (html, kept) in [
            ("a<script>if (b<c) '<p>'</script>d", "ad"),
            ("a<STYLE type=x>p{}</Style>d", "ad"),
            ("a<!-- <p> -->d", "ad"),
            ("a<script>b", "ab"),
            ("a<script>b</scripts>c</SCRIPT >d", "ad"),
            ("a<svg><path d='M0'/></svg>d", "ad"),
            ("3 < 4 <b>and</b> 5", "3 < 4 and 5"),
            ("<a title='x > y' class=q>z</a>", "<a title='x > y' class=q>z</a>"),
        ] {
            assert_eq!(tame(html), kept, "{html}");
        }
    }

    #[test]
    fn tags_beyond_the_limit_lose_their_tag_and_keep_their_words() {
        let tamed = tame(&("<div>".repeat(5_000) + "word" + &"</div>".repeat(5_000)));
        assert_eq!(tamed.matches("<div>").count(), DEPTH_LIMIT);
        assert_eq!(tamed.matches("</div>").count(), DEPTH_LIMIT);
        assert!(tamed.contains("word"));
    }

    #[test]
    fn a_tag_with_endless_attributes_keeps_its_name_only() {
        let tamed = tame(&format!("<div{}>word</div>", " a=1".repeat(10_000)));
        assert_eq!(tamed, "<div>word</div>");
        let paragraph = tame(&format!("<p{}>word", " a=1".repeat(10_000)));
        assert_eq!(paragraph, "<p>word");
    }
}
