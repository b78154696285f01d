//! `casebook themes discover`: what some decisions say and the others do not.

use std::path::Path;

use super::super::args::themes::Discover;
use super::super::asked;
use super::super::exit::Exit;
use super::super::form::Form;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::table::{Align, Table};
use super::super::words::{count, percent, thousands};

use crate::Casebook;
use crate::casebook::SetApart;
use crate::error::{Error, ErrorKind, Result};
use crate::search::Question;

/// Prints words and phrases.
///
/// # Errors
///
/// Where nothing is asked for, or the casebook cannot be read.
pub(super) fn run(args: &Discover, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let question = asked::question(&args.question, &args.filters)?;
    if question == Question::default() {
        return Err(Error::new(ErrorKind::Usage, "there is nothing to compare with the rest")
            .advise(
                "ask for some of the decisions: casebook themes discover theme:delay --from 2024",
            ));
    }
    let mut found = Casebook::open(data)?.set_apart(&question)?;
    found.phrases.truncate(args.limit);
    match form {
        Form::Json => screen.json(&found)?,
        Form::Ndjson => found.phrases.iter().try_for_each(|it| screen.json_line(it))?,
        Form::Text => {
            let mut prose = screen.prose();
            print(&found, &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(!found.phrases.is_empty()))
}

fn print(found: &SetApart, prose: &mut Prose) {
    let many = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let decisions = count(many(found.selected), "decision", "decisions");
    prose.line(prose.paint().strong(format!(
        "{} beside {} others",
        decisions,
        thousands(many(found.others))
    )));
    if found.phrases.is_empty() {
        prose.line(match (found.selected, found.others) {
            (0, _) => "The question finds no decision.",
            (_, 0) => "The question finds every decision: there is nothing to compare with.",
            _ => "They have no words that the others do not have as well, beyond chance.",
        });
        return;
    }
    prose.gap();
    let mut table = Table::new(&[
        ("Word or phrase", Align::Whole),
        ("In these", Align::Right),
        ("In others", Align::Right),
        ("Times", Align::Right),
        ("Log-likelihood", Align::Right),
    ]);
    let share = |with: u64, of: u64| {
        #[allow(clippy::cast_precision_loss)] // counts are far below 2⁵²
        let share = with as f64 / of.max(1) as f64;
        format!("{} ({})", thousands(many(with)), percent(share))
    };
    for it in &found.phrases {
        table.row([
            it.phrase.clone(),
            share(it.selected, it.of_selected),
            share(it.others, it.of_others),
            format!("{:.1}", it.times),
            format!("{:.1}", it.log_likelihood),
        ]);
    }
    prose.table(&table);
    prose.gap();
    prose.paragraph(
        0,
        "Decisions are counted, not how often one says a word. Without standard wording, law, names, \
         dates and sums. All are more than chance (log-likelihood, corrected for all words looked at).",
    );
}
