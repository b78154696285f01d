//! Markdown with pieces of HTML in it, as converters of council papers leave it: the pieces are
//! rendered, the lines between them keep their shape.

use scraper::Html;

use super::{blocks, region, tame};

/// Tags that only a whole page or the site's own pages have.
const WHOLE_PAGE: &[&str] = &["<!doctype", "<html", "<body", "<head", "<article", "<main"];

/// Whether a text that opens with a tag is Markdown all the same: most of its lines are not inside
/// tags, and some have the marks of Markdown.
pub(super) fn is_mixed(text: &str) -> bool {
    let open = text.get(..text.len().min(2_000)).unwrap_or_default().to_ascii_lowercase();
    if WHOLE_PAGE.iter().any(|tag| open.contains(tag)) {
        return false;
    }
    let marked = |line: &str| {
        let line = line.trim_start();
        line.starts_with("## ")
            || line.starts_with("# ")
            || line.starts_with("**")
            || line.starts_with("| ")
    };
    let (mut marks, mut tags) = (0_usize, 0_usize);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        marks += usize::from(marked(line));
        tags += usize::from(line.trim_start().starts_with('<'));
    }
    marks > 1 && marks * 10 > tags
}

/// The text with its pieces of HTML rendered.
pub(super) fn render(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut piece = String::new();
    for line in text.split('\n') {
        let opens = line.trim_start().starts_with('<') && super::looks_like_html(line);
        if opens || (!piece.is_empty() && !line.trim().is_empty()) {
            piece.push_str(line);
            piece.push('\n');
            continue;
        }
        flush(&mut piece, &mut out);
        out.push_str(&one_line(line));
        out.push('\n');
    }
    flush(&mut piece, &mut out);
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

/// Renders the piece of HTML that has been gathered.
fn flush(piece: &mut String, out: &mut String) {
    if !piece.is_empty() {
        let document = Html::parse_document(&tame::tame(piece));
        out.push_str(&region::text_of(&document));
        piece.clear();
    }
}

/// A line of Markdown without tags and with its entities read; its own blanks at the start stay.
fn one_line(line: &str) -> String {
    if !line.contains(['&', '<']) {
        return line.to_owned();
    }
    let indent = line.len() - line.trim_start().len();
    let mut plain = line.get(..indent).unwrap_or_default().to_owned();
    let fragment = Html::parse_fragment(&tame::tame(line.get(indent..).unwrap_or_default()));
    let (mut words, mut gap) = (String::new(), false);
    for node in fragment.tree.root().descendants() {
        if let Some(text) = node.value().as_text() {
            blocks::collapse(text, &mut words, &mut gap);
        }
    }
    plain.push_str(&words);
    plain
}
