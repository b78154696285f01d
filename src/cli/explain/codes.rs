//! What the codes of remarks, the checks of figures and the names of rules mean.

use super::super::exit::Exit;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::words::list;
use crate::error::Result;
use crate::model::check::CHECKS;
use crate::model::note::{CODES, Code, Severity};
use crate::review::RULES;

/// The codes of remarks and the checks of figures.
fn known() -> impl Iterator<Item = &'static Code> {
    CODES.iter().chain(CHECKS)
}

/// Whether a code or a rule has this name.
pub(super) fn is_known(asked: &str) -> bool {
    let asked = asked.to_lowercase();
    known().any(|code| code.code == asked) || RULES.iter().any(|(rule, _)| *rule == asked)
}

/// Whether it is spelled as a code is: a family and a name, without figures.
pub(super) fn is_like_one(asked: &str) -> bool {
    !asked.chars().any(|c| c.is_ascii_digit() || c == ':')
        && (asked.contains('/') || !asked.contains(' ') && asked.contains(['_', '-']))
}

/// Says what a code or a rule means, or all of them.
pub(super) fn run(asked: Option<&str>, screen: &mut Screen<'_>) -> Result<Exit> {
    let asked = asked.map(|asked| asked.trim().to_lowercase());
    let is_asked = |name: &str| asked.as_deref().is_none_or(|asked| name == asked);
    let mut prose = screen.prose();
    let mut any = false;
    for code in known().filter(|code| is_asked(code.code)) {
        any = true;
        explain(code, &mut prose);
    }
    for (rule, says) in RULES.iter().filter(|(rule, _)| is_asked(rule)) {
        any = true;
        prose.heading(rule);
        prose.paragraph(2, &format!("rule: {says}"));
    }
    if let (false, Some(asked)) = (any, &asked) {
        screen.complain(format_args!("there is no remark or rule {asked:?} ({})", advice(asked)));
    }
    screen.show(prose)?;
    Ok(Exit::found(any))
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
    let near = known().map(|code| code.code);
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
        let exit = run(code, &mut screen).unwrap();
        drop(screen);
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn every_code_and_every_rule_is_explained() {
        let names = known().map(|code| code.code).chain(RULES.iter().map(|(rule, _)| *rule));
        let all = explained(None).1;
        for name in names {
            let (exit, out, _) = explained(Some(name));
            assert_eq!(exit, Exit::Done);
            assert!(is_known(name) && out.starts_with(name), "{out}");
            assert!(all.contains(name), "{name}");
        }
    }

    #[test]
    fn an_unknown_code_points_at_its_family() {
        let (exit, out, err) = explained(Some("payment/sums"));
        assert_eq!((exit, out.as_str()), (Exit::NothingFound, ""));
        assert!(err.contains("payment/arithmetic"), "{err}");
        assert!(is_like_one("payment/sums") && !is_like_one("24 014 093/payment/57.1"));
    }
}
