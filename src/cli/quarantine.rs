//! `casebook quarantine`: what was set aside, read again or forgotten.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::unattended::{Dropped, Listed, Quarantine, QuarantineVerb};
use super::exit::Exit;
use super::form::Form;
use super::heard::Heard;
use super::ingest::{one, show};
use super::screen::Screen;
use super::words::{count, thousands};
use crate::Casebook;
use crate::casebook::{Aside, IngestOptions};
use crate::error::Result;

/// Lists, retries, or drops.
///
/// # Errors
///
/// Where the casebook cannot be read or written.
pub fn run(args: &Quarantine, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    match &args.verb {
        QuarantineVerb::List(typed) => list(typed, data, screen),
        QuarantineVerb::Retry(typed) => retry(typed, data, screen),
        QuarantineVerb::Drop(typed) => forget(typed, data, screen),
    }
}

fn list(args: &Listed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let asides = meant(&Casebook::open(data)?, &args.patterns)?;
    match form {
        Form::Json => screen.json(&asides.iter().map(for_programs).collect::<Vec<_>>())?,
        Form::Ndjson => asides.iter().try_for_each(|it| screen.json_line(&for_programs(it)))?,
        Form::Text => {
            let mut prose = screen.prose();
            for Aside { path, what, advice, since } in &asides {
                prose.line(path);
                prose.paragraph(2, &format!("{what} ({advice}); since {since}"));
            }
            prose.line(format!("{} set aside.", count(asides.len(), "file", "files")));
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(!asides.is_empty()))
}

fn for_programs(aside: &Aside) -> Value {
    json!({ "path": aside.path, "what": aside.what, "advice": aside.advice, "since": aside.since })
}

/// Takes the files in that are still there. Of those that are gone nothing can be read; they stay
/// in the list until they are dropped.
fn retry(args: &Listed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let mut casebook = Casebook::open_to_write(data)?;
    let mut files: Vec<PathBuf> = Vec::new();
    for aside in meant(&casebook, &args.patterns)? {
        match file_of(&aside.path) {
            Some(file) => files.push(file),
            None => screen.complain(format_args!(
                "{}: the file is gone (`casebook quarantine drop` forgets it)",
                aside.path
            )),
        }
    }
    files.dedup();
    if files.is_empty() {
        screen.complain("nothing that was set aside is there to be read again");
        return Ok(Exit::NothingFound);
    }
    let options = IngestOptions::default();
    let report = one(&mut casebook, &files, &options, &mut Heard::new(screen))?;
    show(&report, form, data, screen)?;
    Ok(if report.set_aside.is_empty() { Exit::Done } else { Exit::SetAside })
}

/// The file to read again: of a member of an archive, the archive.
fn file_of(place: &str) -> Option<PathBuf> {
    let whole = PathBuf::from(place);
    if whole.exists() {
        return Some(whole);
    }
    let marks = place.match_indices('!').map(|(at, _)| at);
    let archives = marks.filter_map(|at| place.get(..at)).map(PathBuf::from);
    archives.into_iter().find(|archive| archive.is_file())
}

fn forget(args: &Dropped, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let mut casebook = Casebook::open_to_write(data)?;
    let asides = meant(&casebook, &args.patterns)?;
    casebook.forget_asides(&asides)?;
    let dropped = json!({ "dropped": asides.len() });
    match form {
        Form::Json => screen.json(&dropped)?,
        Form::Ndjson => screen.json_line(&dropped)?,
        Form::Text => {
            let mut prose = screen.prose();
            prose.line(format!("{} forgotten.", thousands(asides.len())));
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(!asides.is_empty()))
}

/// The files that are meant; without a pattern, all of them.
fn meant(casebook: &Casebook, patterns: &[String]) -> Result<Vec<Aside>> {
    let asides = casebook.store().asides()?.into_iter();
    Ok(asides.filter(|it| patterns.is_empty() || matches_any(&it.path, patterns)).collect())
}

fn matches_any(place: &str, patterns: &[String]) -> bool {
    patterns.iter().any(|pattern| matches(place, pattern))
}

/// Whether a pattern means this place: with `*`, the whole of it or of its name; else the file, or
/// all in the folder or archive, however it was spelled.
fn matches(place: &str, pattern: &str) -> bool {
    if pattern.contains('*') {
        let name = place.rsplit('/').next().unwrap_or(place);
        return fits(place, pattern) || fits(name, pattern);
    }
    let absolute = std::path::absolute(pattern).unwrap_or_else(|_| pattern.into());
    let absolute = absolute.to_string_lossy();
    let meant = absolute.trim_end_matches('/');
    place.strip_prefix(meant).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '!']))
}

/// Whether the words between the stars stand in the place, in order. The first and the last have
/// to stand at the ends.
fn fits(place: &str, pattern: &str) -> bool {
    let Some((first, others)) = pattern.split_once('*') else { return place == pattern };
    let Some(mut rest) = place.strip_prefix(first) else { return false };
    let (middle, last) = others.rsplit_once('*').unwrap_or(("", others));
    for part in middle.split('*') {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_files_folders_members_and_names() {
        for (pattern, place, meant) in [
            ("/in/a.pdf", "/in/a.pdf", true),
            ("/in", "/in/a.pdf", true),
            ("/in/", "/in/a.pdf", true),
            ("/i", "/in/a.pdf", false),
            ("/in/a.zip", "/in/a.zip!b.txt", true),
            ("*.pdf", "/in/a.pdf", true),
            ("a*.pdf", "/in/ab.pdf", true),
            ("a*.pdf", "/in/ba.pdf", false),
            ("/in/*", "/in/a.pdf", true),
            ("*/in/*.pdf", "/x/in/y/a.pdf", true),
            ("*.pdf", "/in/a.pdf.txt", false),
            ("*a*b*", "/in/xaxbx", true),
            ("*b*a*", "/in/xaxbx.txt", false),
            ("*", "/in/a", true),
        ] {
            assert_eq!(matches(place, pattern), meant, "{pattern} on {place}");
        }
    }
}
