//! The command line: one file a verb, and the few things they share.
//!
//! Arguments go two steps: [`args`] holds what was typed, each verb makes checked values of it and
//! teaches what can be said where that fails. A verb prints to a [`screen::Screen`] and gives an
//! [`exit::Exit`]; an error is printed once, here.

pub mod args;
pub mod asked;
mod examples;
pub mod exit;
pub mod form;
pub mod log;
mod marked;
pub mod metrics;
pub mod paint;
pub mod prose;
pub mod screen;
pub mod table;

pub mod backup;
pub mod check;
pub mod council;
pub mod eval;
pub mod explain;
pub mod export;
pub mod fetch;
pub mod follow;
pub mod heard;
pub mod history;
pub mod ingest;
pub mod parse;
pub mod quarantine;
pub mod rebuild;
pub mod reparse;
pub mod restore;
pub mod review;
pub mod schema;
pub mod search;
pub mod serve;
pub mod show;
pub mod similar;
pub mod stats;
pub mod status;
pub mod text;
pub mod themes;
pub mod verify;
pub mod watch;

use std::process::ExitCode;

use crate::error::Result;
pub use crate::words;
use args::{Args, Verb};
use exit::Exit;
use screen::Screen;

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let args = Args::of_process();
    let mut screen = Screen::of_process();
    if args.json_log {
        screen.log_as_json();
    }
    run(&args, &mut screen).into()
}

/// Runs what was typed; an error becomes one line on standard error.
pub fn run(args: &Args, screen: &mut Screen<'_>) -> Exit {
    let done = dispatch(args, screen).and_then(|exit| screen.finish().map(|()| exit));
    done.unwrap_or_else(|error| {
        if screen::is_reader_gone(&error) {
            return Exit::Done;
        }
        // What was printed before the error is still worth having.
        let _ = screen.finish();
        let exit = Exit::of(&error);
        screen.fail(&error, exit);
        exit
    })
}

fn dispatch(args: &Args, screen: &mut Screen<'_>) -> Result<Exit> {
    let data = &args.data;
    match &args.verb {
        Verb::Ingest(typed) => ingest::run(typed, data, screen),
        Verb::Fetch(typed) => fetch::run(typed, data, screen),
        Verb::Search(typed) => search::run(typed, data, screen),
        Verb::Show(typed) => show::run(typed, data, screen),
        Verb::Council(typed) => council::run(typed, data, screen),
        Verb::Similar(typed) => similar::run(typed, data, screen),
        Verb::Themes(typed) => themes::run(typed, data, screen),
        Verb::Stats(typed) => stats::run(typed, data, screen),
        Verb::Watch(typed) => watch::run(typed, data, screen),
        Verb::Export(typed) => export::run(typed, data, screen),
        Verb::Serve(typed) => serve::run(typed, data, screen),
        Verb::Check(typed) => check::run(typed, data, screen),
        Verb::Parse(typed) => parse::run(typed, screen),
        Verb::Text(typed) => text::run(typed, screen),
        Verb::Schema => schema::run(screen),
        Verb::Eval(typed) => eval::run(typed, screen),
        Verb::Explain(typed) => explain::run(typed, data, screen),
        Verb::Review(typed) => review::run(typed, data, screen),
        Verb::History(typed) => history::run(typed, data, screen),
        Verb::Reparse(typed) => reparse::run(typed, data, screen),
        Verb::Verify(typed) => verify::run(typed, data, screen),
        Verb::Rebuild(typed) => rebuild::run(typed, data, screen),
        Verb::Status(typed) => status::run(typed, data, screen),
        Verb::Quarantine(typed) => quarantine::run(typed, data, screen),
        Verb::Backup(typed) => backup::run(typed, data, screen),
        Verb::Restore(typed) => restore::run(typed, data, screen),
    }
}

#[cfg(test)]
mod tests;
