//! `casebook parse`: what is in files, printed and not kept.

use super::args::Parse;
use super::exit::Exit;
use super::form::{Form, Records};
use super::screen::Screen;
use crate::error::Result;
use crate::intake;

/// Prints the record of each document. A file that is no document gets one line on standard error.
///
/// # Errors
///
/// Where standard output cannot be written.
pub fn run(args: &Parse, screen: &mut Screen<'_>) -> Result<Exit> {
    let otherwise = if screen.is_terminal() { Form::Text } else { Form::Ndjson };
    let form = Form::typed(args.format.as_deref(), otherwise)?;
    let only_one = matches!(args.paths.as_slice(), [path] if !path.is_dir());
    let mut records = Records::new(form, only_one);
    let mut aside = false;
    intake::each(&args.paths, &mut |read| match read {
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
