//! What goes back to a client.

use askama::Template;
use serde::Serialize;

use super::content::Content;
use super::problem::Problem;

/// What a page makes.
pub type Outcome = Result<Answer, Problem>;

/// The media type of pages.
pub const HTML: &str = "text/html; charset=utf-8";
/// The media type of records and lists for programs.
pub const JSON: &str = "application/json";
/// The media type of plain words.
pub const TEXT: &str = "text/plain; charset=utf-8";

/// An answer: status, type, bytes, and headers of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The media type.
    pub media: &'static str,
    /// The bytes.
    pub body: Content,
    /// Headers beside those that every answer carries.
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    /// Bytes of a type.
    #[must_use]
    pub fn of(media: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = Content::from(body.into());
        Self { status: 200, media, body, headers: Vec::new() }
    }

    /// A page.
    ///
    /// # Errors
    ///
    /// Where the template cannot be filled in, which is a mistake of this program.
    pub fn page(template: &impl Template) -> Outcome {
        let html = template.render().map_err(|error| Problem::broken(&error))?;
        Ok(Self::of(HTML, html))
    }

    /// A value for programs.
    ///
    /// # Errors
    ///
    /// Where it has no JSON, which is a mistake of this program.
    pub fn json(value: &impl Serialize) -> Outcome {
        let mut body = serde_json::to_vec_pretty(value).map_err(|error| Problem::broken(&error))?;
        body.push(b'\n');
        Ok(Self::of(JSON, body))
    }

    /// A file to be kept under `name`: letters, digits, hyphens and dots.
    #[must_use]
    pub fn file(name: &str, media: &'static str, body: impl Into<Content>) -> Self {
        let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        let name: String = name.chars().filter(plain).collect();
        let answer = Self { body: body.into(), ..Self::of(media, Vec::new()) };
        answer.with("content-disposition", format!("attachment; filename=\"{name}\""))
    }

    /// Sends the client to another address here.
    #[must_use]
    pub fn elsewhere(address: String) -> Self {
        Self::of(TEXT, Vec::new()).status(303).with("location", address)
    }

    /// With another status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// With a header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
