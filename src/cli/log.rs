//! The log of a job that nobody watches: one JSON object a line.
//!
//! Every line has `at` (UTC), `level` (info, warning, error) and `event`; what else it has follows
//! from the event. `docs/operator.md` lists them.

use serde_json::{Map, Value};

use super::exit::Exit;
use crate::error::Error;
use crate::intake::SetAside;

/// How much an event matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The work goes on.
    Info,
    /// The work goes on, and someone should have a look.
    Warning,
    /// The work has ended.
    Error,
}

impl Level {
    /// As it is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something that happened.
///
/// ```
/// use casebook::cli::log::{Event, Level};
/// let line = Event::new(Level::Info, "found").with("files", 12).line();
/// assert!(line.starts_with("{\"at\":\"") && line.ends_with("\"event\":\"found\",\"files\":12}"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    fields: Map<String, Value>,
}

impl Event {
    /// An event that happens now.
    #[must_use]
    pub fn new(level: Level, event: &str) -> Self {
        let now = jiff::Timestamp::now();
        let now = jiff::Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
        let fields = Map::new();
        Self { fields }
            .with("at", now.to_string())
            .with("level", level.as_str())
            .with("event", event)
    }

    /// Says more about it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(name.to_owned(), value.into());
        self
    }

    /// Says all that a value says about it.
    #[must_use]
    pub fn with_all(mut self, of: &impl serde::Serialize) -> Self {
        if let Ok(Value::Object(fields)) = serde_json::to_value(of) {
            self.fields.extend(fields);
        }
        self
    }

    /// The error that a command ends with.
    #[must_use]
    pub fn failed(error: &Error, exit: Exit) -> Self {
        let mut event = Self::new(Level::Error, "failed")
            .with("message", error.to_string())
            .with("what", error.what());
        if let Some(path) = error.path() {
            event = event.with("path", path.to_string_lossy());
        }
        if let Some(advice) = error.advice() {
            event = event.with("advice", advice);
        }
        event.with("exit", exit.code())
    }

    /// A file that could not be taken.
    #[must_use]
    pub fn set_aside(aside: &SetAside) -> Self {
        Self::new(Level::Warning, "set_aside").with_all(aside)
    }

    /// The event on one line.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(&self.fields).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn a_line_is_one_line_whatever_is_in_it() {
        let aside = SetAside::new("a\nb.txt", "it is\r\nbroken", "mend it");
        let line = Event::set_aside(&aside).line();
        assert!(!line.contains('\n'), "{line}");
        let value: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["event"], "set_aside");
        assert_eq!(value["path"], "a\nb.txt");
        let at: jiff::Timestamp = value["at"].as_str().unwrap().parse().unwrap();
        assert!(at <= jiff::Timestamp::now());
    }

    #[test]
    fn an_error_says_where_why_and_how_the_command_ends() {
        let error = Error::new(ErrorKind::Busy, "process 7 is writing").at("data").advise("wait");
        let value = Value::Object(Event::failed(&error, Exit::of(&error)).fields);
        assert_eq!(value["level"], "error");
        assert_eq!(value["path"], "data");
        assert_eq!(value["advice"], "wait");
        assert_eq!(value["exit"], 75);
    }
}
