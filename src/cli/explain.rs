//! `casebook explain`: what a remark about a document means.

use super::args::Explain;
use super::exit::Exit;
use super::prose::Prose;
use super::screen::Screen;
use super::words::list;
use crate::error::Result;
use crate::model::check::CHECKS;
use crate::model::note::{CODES, Code, Severity};

/// Says what a code means, or all of them.
///
/// # Errors
///
/// Where standard output cannot be written.
pub fn run(args: &Explain, screen: &mut Screen<'_>) -> Result<Exit> {
    let asked = args.code.as_deref().map(|code| code.trim().to_lowercase());
    let is_asked = |code: &&Code| asked.as_deref().is_none_or(|asked| code.code == asked);
    let mut prose = screen.prose();
    let mut known = false;
    for code in CODES.iter().chain(CHECKS).filter(is_asked) {
        known = true;
        explain(code, &mut prose);
    }
    if let (false, Some(asked)) = (known, &asked) {
        screen.complain(format_args!("there is no remark {asked:?} ({})", advice(asked)));
    }
    screen.show(prose)?;
    Ok(Exit::found(known))
}

fn explain(code: &Code, prose: &mut Prose) {
    let severity = match code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    prose.heading(code.code);
    prose.paragraph(2, &format!("{severity}: {}", code.meaning));
}

/// The codes of the same family, or where to see them all.
fn advice(asked: &str) -> String {
    let family = asked.split('/').next().unwrap_or_default();
    let near = CODES.iter().chain(CHECKS).map(|code| code.code);
    let near: Vec<&str> = near.filter(|code| code.split('/').any(|part| part == family)).collect();
    if near.is_empty() {
        return "`casebook explain` lists them all".to_owned();
    }
    format!("there is {}", list(near, "and"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(code: Option<&str>) -> (Exit, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut screen = Screen::kept(&mut out, &mut err);
        let exit = run(&Explain { code: code.map(str::to_owned) }, &mut screen).unwrap();
        drop(screen);
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn every_code_is_explained() {
        for code in CODES.iter().chain(CHECKS) {
            let (exit, out, _) = explained(Some(code.code));
            assert_eq!(exit, Exit::Done);
            assert!(out.starts_with(code.code), "{out}");
        }
        let all = explained(None).1;
        assert!(CODES.iter().all(|code| all.contains(code.code)), "{all}");
    }

    #[test]
    fn an_unknown_code_points_at_its_family() {
        let (exit, out, err) = explained(Some("payment/sums"));
        assert_eq!((exit, out.as_str()), (Exit::NothingFound, ""));
        assert!(err.contains("payment/arithmetic"), "{err}");
    }
}
