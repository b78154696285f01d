//! `casebook parse`: what is in files, printed and not kept.

use std::io::IsTerminal as _;

use super::args::Parse;
use super::exit::Exit;
use super::form::{Form, Records};
use super::screen::Screen;
use crate::error::{Error, ErrorKind, Result};
use crate::intake::{self, Answer};

/// What stands for standard input.
const STDIN: &str = "-";

/// Prints the record of each document. A file that is no document gets one line on standard error.
///
/// # Errors
///
/// Where standard output cannot be written.
pub fn run(args: &Parse, screen: &mut Screen<'_>) -> Result<Exit> {
    let otherwise = if screen.is_terminal() { Form::Text } else { Form::Ndjson };
    let form = Form::typed(args.format.as_deref(), otherwise)?;
    if of_stdin(args) && args.format.is_some() && form == Form::Ndjson && intake::stdin_has_lines()?
    {
        return lines(screen);
    }
    if args.paths.is_empty() && std::io::stdin().is_terminal() {
        return Err(Error::new(ErrorKind::Usage, "nothing to read was named")
            .advise("name files or folders, or pipe pages into it"));
    }
    let only_one = matches!(args.paths.as_slice(), [path] if !path.is_dir());
    let mut records = Records::new(form, only_one);
    let mut aside = false;
    let paths = if of_stdin(args) { &[STDIN.into()] } else { args.paths.as_slice() };
    intake::each(paths, &mut |read| match read {
        Ok((_, record)) => records.print(&record, screen),
        Err(set_aside) => {
            aside = true;
            screen.complain(set_aside);
            Ok(())
        }
    })?;
    let printed = records.end(screen)?;
    if printed == 0 && !aside {
        screen.complain("nothing to read: no pages in the folders that were named");
    }
    Ok(if aside { Exit::SetAside } else { Exit::found(printed > 0) })
}

/// Whether nothing but standard input is named; it need not be.
fn of_stdin(args: &Parse) -> bool {
    args.paths.iter().all(|path| path.as_os_str() == STDIN)
}

/// Answers each line of standard input with one line. What is wrong is an answer too, so that whoever
/// feeds it never has to look elsewhere, and no bad line ends the work.
fn lines(screen: &mut Screen<'_>) -> Result<Exit> {
    let (mut records, mut failed) = (0_usize, 0_usize);
    let print = |answer: Answer| {
        let is_record = matches!(answer, Answer::Record { .. });
        let mut line = serde_json::to_vec(&answer)?;
        line.push(b'\n');
        Ok((is_record, line))
    };
    intake::pipe(&print, &mut |answers: Vec<serde_json::Result<(bool, Vec<u8>)>>| {
        for answer in answers {
            let (is_record, line) = answer.map_err(|error| Error::io(OUT, error.into()))?;
            *(if is_record { &mut records } else { &mut failed }) += 1;
            screen.put(line)?;
        }
        // Whoever waits for an answer gets it before the next line is read.
        screen.finish()
    })?;
    if records == 0 && failed > 0 {
        screen.complain(
            "no line of standard input is a JSON object with a page; `casebook parse -`, without \
             --format, reads one page",
        );
    }
    Ok(Exit::Done)
}

/// How an error names standard output.
const OUT: &str = "standard output";
