//! What goes wrong, as a page and as JSON: what happened and what to do about it.

use std::fmt;

use askama::Template;
use serde_json::json;

use super::answer::{Answer, HTML, JSON};
use super::view::frame::Frame;
use super::visit::Visit;
use crate::error::{Error, ErrorKind};
use crate::search::Misread;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The status of HTTP.
    pub status: u16,
    /// A few words for a heading.
    pub title: &'static str,
    /// A sentence: what happened.
    pub what: String,
    /// A sentence: what to do about it.
    pub advice: Option<String>,
    /// Fields that cannot be read.
    pub misread: Vec<Misread>,
    /// What whoever runs the server should know, and nobody else.
    pub private: Option<String>,
}

impl Problem {
    /// A problem of this status.
    #[must_use]
    pub fn new(status: u16, title: &'static str, what: impl Into<String>) -> Self {
        let (advice, misread, private) = (None, Vec::new(), None);
        Self { status, title, what: what.into(), advice, misread, private }
    }

    /// There is nothing at this address.
    #[must_use]
    pub fn missing(what: impl Into<String>) -> Self {
        Self::new(404, "There is no such page", what)
    }

    /// The address asks for something that cannot be.
    #[must_use]
    pub fn unreadable(what: impl Into<String>) -> Self {
        Self::new(400, "There is a problem with this address", what)
    }

    /// Filters that cannot be read.
    #[must_use]
    pub fn misread(misread: Vec<Misread>) -> Self {
        let said: Vec<String> = misread.iter().map(ToString::to_string).collect();
        let what = format!("{}.", said.join("; "));
        Self { misread, ..Self::new(400, "There is a problem with the filters", what) }
    }

    /// All who may read are reading.
    #[must_use]
    pub fn busy() -> Self {
        Self::new(503, "Too many people are asking at once", "Nobody here was free to answer.")
            .advise("Try again in a moment.")
    }

    /// The page took too long.
    #[must_use]
    pub fn slow() -> Self {
        Self::new(503, "This took too long", "The answer was given up.")
            .advise("Ask with fewer words, or narrow the question with a filter.")
    }

    /// A mistake of this program.
    #[must_use]
    pub fn broken(error: &dyn fmt::Display) -> Self {
        let mut problem =
            Self::new(500, "Something went wrong here", "This page could not be made.");
        problem.private = Some(error.to_string());
        problem
    }

    /// Says what to do about it.
    #[must_use]
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// The answer to whoever made this visit.
    #[must_use]
    pub fn answer(self, visit: &Visit) -> Answer {
        let retry = self.status == 503;
        let status = self.status;
        let answer = if visit.is_for_programs() { self.for_programs() } else { self.page(visit) };
        let answer = answer.status(status);
        if retry { answer.with("retry-after", "5") } else { answer }
    }

    /// After RFC 9457.
    fn for_programs(self) -> Answer {
        let fields: Vec<_> = self
            .misread
            .iter()
            .map(|it| json!({"name": it.name, "value": it.value, "expects": it.expects}))
            .collect();
        let mut body = json!({"title": self.title, "status": self.status, "detail": self.what});
        if let Some(body) = body.as_object_mut() {
            body.extend(self.advice.map(|advice| ("advice".to_owned(), advice.into())));
            if !fields.is_empty() {
                body.insert("fields".to_owned(), fields.into());
            }
        }
        let mut answer = Answer::of(JSON, body.to_string() + "\n");
        answer.media = "application/problem+json";
        answer
    }

    fn page(self, visit: &Visit) -> Answer {
        let page = Page { frame: Frame::plain(visit, self.title), problem: self };
        // A template that fails has no page to say so on.
        Answer::of(HTML, page.render().unwrap_or_else(|_| "Something went wrong.".to_owned()))
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct Page {
    frame: Frame,
    problem: Problem,
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let title = match error.kind() {
            ErrorKind::Usage => {
                let problem =
                    Self::unreadable(format!("{}.", crate::words::sentence(error.what())));
                return match error.advice() {
                    Some(advice) => problem.advise(format!("{}.", crate::words::sentence(advice))),
                    None => problem,
                };
            }
            ErrorKind::Index => "The search is out of order",
            ErrorKind::Busy => "The casebook is being written to",
            _ => "The casebook cannot be read",
        };
        let mut problem =
            Self::new(503, title, "Whoever runs this server finds the reason in its log.")
                .advise("Try again later.");
        problem.private = Some(error.to_string());
        problem
    }
}
