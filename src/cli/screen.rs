//! Where a command prints: standard output and standard error, and what is known of who reads them.

use std::fmt::Display;
use std::io::{BufWriter, IsTerminal as _, Write};

use super::exit::Exit;
use super::log::{Event, Level};
use super::paint::Paint;
use super::prose::Prose;
use crate::error::{Error, Result};

/// The widest line for a person: longer ones are hard to read, however wide the window.
const WIDEST: usize = 100;

/// The two outputs of a command.
pub struct Screen<'a> {
    out: Box<dyn Write + Send + 'a>,
    err: Box<dyn Write + Send + 'a>,
    paint: Paint,
    width: usize,
    terminal: bool,
    /// Whether standard error gets JSON.
    json_log: bool,
}

impl Screen<'static> {
    /// The outputs of this process. Colour goes to a terminal only, and not where `NO_COLOR` is set.
    #[must_use]
    pub fn of_process() -> Self {
        let out = std::io::stdout();
        let terminal = out.is_terminal();
        let colour = anstream::AutoStream::choice(&out) != anstream::ColorChoice::Never;
        // A terminal that does not know its width says 0.
        let window = comfy_table::Table::new().width().filter(|width| *width > 0);
        Self {
            out: Box::new(BufWriter::new(anstream::AutoStream::always(out))),
            err: Box::new(anstream::AutoStream::never(std::io::stderr())),
            paint: if colour { Paint::on() } else { Paint::off() },
            width: window.map_or(WIDEST, usize::from).clamp(40, WIDEST),
            terminal,
            json_log: false,
        }
    }
}

impl<'a> Screen<'a> {
    /// Outputs that are kept, as a pipe would get them.
    pub fn kept(out: &'a mut Vec<u8>, err: &'a mut Vec<u8>) -> Self {
        Self {
            out: Box::new(out),
            err: Box::new(err),
            paint: Paint::off(),
            width: WIDEST,
            terminal: false,
            json_log: false,
        }
    }

    /// Whether a person reads standard output as it comes.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// How words are emphasised here.
    #[must_use]
    pub fn paint(&self) -> Paint {
        self.paint
    }

    /// A text to be written for this screen's width.
    #[must_use]
    pub fn prose(&self) -> Prose {
        Prose::new(self.paint, self.width)
    }

    /// Standard output itself.
    pub fn out(&mut self) -> &mut (dyn Write + Send) {
        &mut self.out
    }

    /// Prints exactly these bytes.
    pub fn put(&mut self, bytes: impl AsRef<[u8]>) -> Result<()> {
        self.out.write_all(bytes.as_ref()).map_err(lost)
    }

    /// Prints a text made by [`Screen::prose`].
    pub fn show(&mut self, prose: Prose) -> Result<()> {
        self.put(prose.into_string())
    }

    /// Prints a value as JSON, on one line.
    pub fn json_line(&mut self, value: &impl serde::Serialize) -> Result<()> {
        serde_json::to_writer(&mut self.out, value).map_err(|error| lost(error.into()))?;
        self.put("\n")
    }

    /// Prints a value as indented JSON.
    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<()> {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(|error| lost(error.into()))?;
        self.put("\n")
    }

    /// From now on standard error gets JSON, one object a line.
    pub fn log_as_json(&mut self) {
        self.json_log = true;
    }

    /// Whether standard error gets JSON.
    #[must_use]
    pub fn logs_json(&self) -> bool {
        self.json_log
    }

    /// Says one line on standard error. Where nobody can hear it, the work goes on.
    pub fn say(&mut self, line: impl Display) {
        let line = line.to_string().replace('\n', " ");
        if self.json_log {
            return self.log(&Event::new(Level::Info, "message").with("message", line));
        }
        let _ = writeln!(self.err, "{}", Paint::off().harmless(&line));
    }

    /// Tells of something that could not be done, on one line of standard error.
    pub fn complain(&mut self, of: impl Display) {
        if self.json_log {
            let event = Event::new(Level::Warning, "message");
            return self.log(&event.with("message", of.to_string()));
        }
        self.say(format_args!("casebook: {of}"));
    }

    /// Tells of the error that a command ends with.
    pub fn fail(&mut self, error: &Error, exit: Exit) {
        if self.json_log {
            self.log(&Event::failed(error, exit));
        } else {
            self.complain(error);
        }
    }

    /// Notes an event where a log is kept.
    pub fn log(&mut self, event: &Event) {
        if self.json_log {
            let _ = writeln!(self.err, "{}", event.line());
            let _ = self.err.flush();
        }
    }

    /// Hands on what is still held back.
    pub fn finish(&mut self) -> Result<()> {
        self.out.flush().map_err(lost)
    }
}

fn lost(error: std::io::Error) -> Error {
    Error::io("standard output", error)
}

/// Whether an error says no more than that the reader of a pipe has gone, as `head` does.
#[must_use]
pub fn is_reader_gone(error: &Error) -> bool {
    std::error::Error::source(error)
        .and_then(|source| source.downcast_ref::<std::io::Error>())
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_has_gone_is_told_from_a_full_disk() {
        let of = |kind: std::io::ErrorKind| lost(std::io::Error::from(kind));
        assert!(is_reader_gone(&of(std::io::ErrorKind::BrokenPipe)));
        assert!(!is_reader_gone(&of(std::io::ErrorKind::StorageFull)));
    }

    #[test]
    fn what_is_kept_has_no_colour_and_nothing_a_terminal_obeys() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut screen = Screen::kept(&mut out, &mut err);
        let strong = screen.paint().strong("found");
        screen.put(strong).unwrap();
        screen.complain("a\u{1b}]0;b\u{7}\n.txt: empty");
        drop(screen);
        assert_eq!(out, b"found");
        assert_eq!(err, b"casebook: a]0;b .txt: empty\n");
    }
}
