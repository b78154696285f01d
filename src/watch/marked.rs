//! Passages and addresses as HTML that another program shows.

use std::fmt::Write as _;

use crate::chart::svg::escaped;
use crate::search::Passage;

/// A page's own word on its address is only followed where it is an address of the web.
#[must_use]
pub fn is_web(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && url.chars().all(|c| !c.is_whitespace() && !c.is_control())
}

/// The words of a passage with the found ones marked.
#[must_use]
pub fn marked(passage: &Passage) -> String {
    let text = passage.text.as_str();
    let (mut out, mut at) = (String::new(), 0);
    for mark in &passage.marks {
        let (Some(before), Some(words)) =
            (text.get(at..mark.start()), text.get(mark.start()..mark.end()))
        else {
            continue;
        };
        let _ = write!(out, "{}<mark>{}</mark>", escaped(before), escaped(words));
        at = mark.end();
    }
    out.push_str(&escaped(text.get(at..).unwrap_or_default()));
    out
}
