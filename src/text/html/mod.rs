//! Saved HTML to canonical text, once, on the way in.
//!
//! The text has the shape in which pages of the Ombudsman's site are commonly saved as text, so
//! that one layout reader serves both: a blank line between blocks, `Label : value` header lines,
//! `  1. ` paragraphs, `    • ` bullets, table rows with tabs between the cells.

mod blocks;
mod element;
mod mixed;
mod region;
mod tame;
mod walk;

use std::collections::BTreeMap;

use scraper::Html;

/// A saved page as text, with the web address that its markup gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The canonical text.
    pub text: String,
    /// The page's own address.
    pub address: Option<String>,
    /// The title of its window.
    pub title: Option<String>,
    /// Links whose words name a case, with the addresses they lead to.
    pub links: BTreeMap<String, String>,
}

/// Tags that open a document, or a fragment of one.
const OPENING_TAGS: &[&str] = &[
    "!doctype",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "base",
    "article",
    "main",
    "section",
    "div",
    "header",
    "footer",
    "nav",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ol",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "form",
    "blockquote",
    "pre",
    "center",
    "figure",
    "details",
    "noscript",
    "template",
    "iframe",
];

/// Tags inside a line; text that starts with one is HTML only where a block ends further on.
const INLINE_TAGS: &[&str] =
    &["span", "a", "b", "i", "u", "em", "strong", "small", "font", "br", "img", "hr", "label"];

/// Ends of blocks that plain text does not hold.
const BLOCK_ENDS: &[&str] =
    &["</p>", "</div>", "</li>", "</body>", "</html>", "</td>", "</h1>", "</h2>"];

/// Whether a document is HTML rather than plain text: it opens with a tag of a document or of a
/// fragment, after any byte-order mark, XML prologue and comments.
///
/// ```
/// use casebook::text::html::looks_like_html;
/// assert!(looks_like_html("<?xml version=\"1.0\"?><!-- saved --><DIV class=a><ol>"));
/// assert!(!looks_like_html("<sup>*</sup> see below"));
/// assert!(!looks_like_html("<Mrs B> complained that 3 < 4"));
/// ```
#[must_use]
pub fn looks_like_html(text: &str) -> bool {
    let head = past_prologue(text);
    let Some(tag) = head.strip_prefix('<') else { return false };
    let name: String = tag
        .chars()
        .take(12)
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '!')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let closes = tag
        .chars()
        .nth(name.len())
        .is_none_or(|c| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
    let known = |tags: &[&str]| closes && tags.contains(&name.as_str());
    known(OPENING_TAGS) || (known(INLINE_TAGS) && BLOCK_ENDS.iter().any(|end| text.contains(end)))
}

/// The text after what may stand before the first tag.
fn past_prologue(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
        let ended = [("<?", "?>"), ("<!--", "-->")].iter().find_map(|(open, close)| {
            let inside = rest.strip_prefix(open)?;
            inside.split_once(close).map(|(_, after)| after)
        });
        match ended {
            Some(after) => rest = after,
            None => return rest,
        }
    }
}

/// Renders HTML to the canonical text.
///
/// ```
/// use casebook::text::html::render;
/// let page = "<article id=article><h1>Ashdale Council (24 000 001)</h1>\
///     <div><span class=label>Category</span><span class=value>Education &gt; Other</span></div>\
///     <h2>The complaint</h2><ol><li>Mr X asked for <b>£250</b>.<ul><li>Twice.</ul></ol>";
/// assert_eq!(render(page), "Ashdale Council (24 000 001)\n\nCategory : Education > Other\n\n\
///     The complaint\n\n  1. Mr X asked for £250.\n    • Twice.\n");
/// ```
#[must_use]
pub fn render(html: &str) -> String {
    read(html).text
}

/// The page's own web address: its canonical link, `og:url`, or the browser's note of where it was
/// saved from.
///
/// ```
/// use casebook::text::html::address;
/// let page = "<head><link rel=canonical href='https://www.example.org/a'></head>";
/// assert_eq!(address(page).as_deref(), Some("https://www.example.org/a"));
/// ```
#[must_use]
pub fn address(html: &str) -> Option<String> {
    read(html).address
}

/// Renders a page and finds its address in one go.
#[must_use]
pub fn read(html: &str) -> Rendered {
    if mixed::is_mixed(html) {
        return Rendered { text: mixed::render(html), ..Rendered::default() };
    }
    let document = Html::parse_document(&tame::tame(html));
    let text = region::text_of(&document);
    let address = region::address_of(&document).or_else(|| saved_from(html));
    let (title, links) = (region::window_title(&document), region::case_links(&document));
    Rendered { text, address, title, links }
}

/// How browsers begin their note of where a page was saved from.
const SAVED_FROM: &str = "saved from url=(";

/// The address in a comment such as `<!-- saved from url=(0034)https://… -->`.
fn saved_from(html: &str) -> Option<String> {
    // The address may stand anywhere in the page, and mostly does nowhere.
    let sign = memchr::memmem::find(html.as_bytes(), SAVED_FROM.as_bytes())?;
    let after = html.get(sign + SAVED_FROM.len()..)?;
    let (_, address) = after.split_once(')')?;
    let address = address.split(|c: char| c.is_whitespace()).next()?;
    region::is_web_address(address).then(|| address.to_owned())
}

#[cfg(test)]
mod tests;
