//! `casebook eval`: how well pages are read, against labels that a person made.

mod trust;

use super::args::Eval;
use super::exit::Exit;
use super::form::Form;
use super::prose::Prose;
use super::screen::Screen;
use super::table::{Align, Table};
use super::words::{count, list, sentence, thousands};
use crate::error::{Error, ErrorKind, Result};
use crate::eval::report::Report;
use crate::eval::{Difference, Evaluation, Labelled, Scored, Share, Tally, evaluate, names};

/// How many sets stand side by side: more do not fit a line.
const ABREAST: usize = 2;

/// What the columns are, below the table.
const LEGEND: &str = "Precision: how much of what was found is right; recall: how much of what is \
    there was found; in per cent, then the 95 % interval. Under the name of a set stands how many \
    values its labels have.";

/// Scores the pages of a labelled folder.
///
/// # Errors
///
/// Where it is no labelled folder, or a label cannot be read; where a field or a set was asked for
/// that there is not.
pub fn run(args: &Eval, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let asked = args.field.as_deref().map(fields).transpose()?;
    let mut labelled = Labelled::open(&args.folder)?;
    if let Some(set) = &args.set {
        labelled.keep(set)?;
    }
    let evaluation = evaluate(&labelled);
    let folder = args.folder.display().to_string();
    let report = || Report::new(folder.clone(), &evaluation, asked.as_deref());
    match form {
        Form::Json => screen.json(&report())?,
        Form::Ndjson => screen.json_line(&report())?,
        Form::Text => {
            let mut prose = screen.prose();
            prose.line(headline(&folder, &evaluation, labelled.unlabelled));
            write(&evaluation, asked.as_deref(), &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}

/// The fields that are meant: the one of this name, else all that have its words.
fn fields(typed: &str) -> Result<Vec<&'static str>> {
    let folded = typed.trim().to_lowercase();
    if let Some(name) = names().find(|name| *name == folded) {
        return Ok(vec![name]);
    }
    let some: Vec<&str> = names().filter(|name| name.contains(&folded)).collect();
    if some.is_empty() {
        let what = format!("there is no field {typed:?}");
        return Err(
            Error::new(ErrorKind::Usage, what).advise(format!("there is {}", list(names(), "and")))
        );
    }
    Ok(some)
}

fn headline(folder: &str, evaluation: &Evaluation, unlabelled: usize) -> String {
    let pages = evaluation.sets.iter().map(|set| set.pages).sum();
    let sets: Vec<String> = evaluation
        .sets
        .iter()
        .map(|set| format!("{} {}", thousands(set.pages), set.name.replace('_', " ")))
        .collect();
    let sets = if sets.len() > 1 { format!(": {}", sets.join(", ")) } else { String::new() };
    let rest = match unlabelled {
        0 => String::new(),
        some => format!("; {} without a label", count(some, "page", "pages")),
    };
    format!("{folder}: {}{sets}{rest}", count(pages, "labelled page", "labelled pages"))
}

/// Writes the table, and below it the differences of the fields that were asked for.
pub fn write(evaluation: &Evaluation, asked: Option<&[&str]>, prose: &mut Prose) {
    let is_asked = |field: &str| asked.is_none_or(|asked| asked.contains(&field));
    let rows: Vec<&Scored> =
        evaluation.fields.iter().filter(|scored| is_asked(scored.field)).collect();
    let sets: Vec<usize> = (0..evaluation.sets.len()).collect();
    for sets in sets.chunks(ABREAST) {
        prose.gap();
        prose.table(&table(evaluation, &rows, sets));
    }
    if asked.is_none() {
        prose.gap();
        prose.paragraph(2, LEGEND);
        sets.chunks(ABREAST).for_each(|sets| trust::write(evaluation, sets, prose));
        return;
    }
    let differences = evaluation.differences.iter().filter(|it| is_asked(it.field));
    differences.for_each(|difference| write_difference(difference, prose));
}

/// The scores of some sets side by side.
fn table(evaluation: &Evaluation, rows: &[&Scored], sets: &[usize]) -> Table {
    let mut table = Table::new(&[("Field", Align::Whole)]);
    for set in sets.iter().filter_map(|set| evaluation.sets.get(*set)) {
        table.column(sentence(&set.name.replace('_', " ")), Align::Right);
        table.column("Precision".to_owned(), Align::Right);
        table.column("Recall".to_owned(), Align::Right);
    }
    for row in rows {
        let tallies: Vec<Tally> =
            sets.iter().filter_map(|set| row.tallies.get(*set).copied()).collect();
        if tallies.iter().all(|tally| tally.is_empty()) {
            continue;
        }
        let mut cells = vec![row.field.to_owned()];
        for tally in tallies {
            let wanted = if tally.is_empty() { String::new() } else { thousands(tally.wanted()) };
            cells.extend([wanted, percent(tally.precision()), percent(tally.recall())]);
        }
        table.cells(cells);
    }
    table
}

/// "97.8 88–100", as wide whatever the figures.
fn percent(share: Option<Share>) -> String {
    let Some(Share { value, low, high }) = share else { return String::new() };
    let value = format!("{:.1}", value * 100.0);
    let range = format!("{:.0}–{:.0}", low * 100.0, high * 100.0);
    format!("{} {range:>6}", value.trim_end_matches(".0"))
}

fn write_difference(difference: &Difference, prose: &mut Prose) {
    let Difference { page, set, field, expected, found, paragraph, sentence } = difference;
    let paragraph = paragraph.map_or_else(String::new, |it| format!(", paragraph {it}"));
    let paint = prose.paint();
    prose.gap();
    prose.line(format!("{}{paragraph} ({set}): {field}", paint.strong(page)));
    for (mark, value) in [("  expected  ", expected), ("  found     ", found)] {
        prose.hanging(mark, value.as_deref().unwrap_or("nothing"));
    }
    if let Some(sentence) = sentence.as_ref().filter(|sentence| !sentence.trim().is_empty()) {
        prose.paragraph(4, &format!("“{}”", sentence.trim()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::paint::Paint;

    fn evaluated(args: &Eval) -> (Result<Exit>, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut screen = Screen::kept(&mut out, &mut err);
        let exit = run(args, &mut screen);
        drop(screen);
        (exit, String::from_utf8(out).unwrap())
    }

    /// A labelled folder of one page in each of two sets.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("pages")).unwrap();
        let page = "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nThe Ombudsman's final \
            decision:\n\nSummary: The Council was at fault.\n\nAgreed action\n\n  1. The Council \
            has agreed to pay Mrs K £350 for her distress.\n";
        let label = |page: &str, set: &str, payee: &str| {
            format!(
                "{{\"page\": \"{page}\", \"set\": \"{set}\", \"kind\": \"decision\", \"payments\": \
                 [{{\"amount\": \"350.00\", \"status\": \"agreed\", \"payee\": \"{payee}\"}}]}}\n"
            )
        };
        for name in ["a.txt", "b.txt", "c.txt"] {
            std::fs::write(folder.path().join("pages").join(name), page).unwrap();
        }
        let labels = label("a.txt", "tuned", "Mrs K") + &label("b.txt", "held_out", "Mr K");
        std::fs::write(folder.path().join("labels.jsonl"), labels).unwrap();
        folder
    }

    fn args(folder: &std::path::Path) -> Eval {
        Eval { folder: folder.to_owned(), set: None, field: None, format: None }
    }

    #[test]
    fn sets_stand_side_by_side() {
        let folder = folder();
        let (exit, out) = evaluated(&args(folder.path()));
        assert_eq!(exit.unwrap(), Exit::Done);
        let lines: Vec<Vec<&str>> =
            out.lines().map(|line| line.split_whitespace().collect()).collect();
        assert!(out.contains("2 labelled pages: 1 tuned, 1 held out; 1 page without"), "{out}");
        let head = "Field Tuned Precision Recall Held out Precision Recall";
        assert!(lines.iter().any(|line| line.join(" ") == head), "{out}");
        let row = "awards: payee 1 100 21–100 100 21–100 1 0 0–79 0 0–79";
        assert!(lines.iter().any(|line| line.join(" ") == row), "{out}");
        assert!(!out.contains("finding"), "{out}");
        let one = Eval { set: Some("tuned".to_owned()), ..args(folder.path()) };
        let (_, out) = evaluated(&one);
        assert!(out.contains("1 labelled page") && !out.contains("Held out"), "{out}");
    }

    #[test]
    fn a_field_lists_its_differences() {
        let folder = folder();
        let (_, out) = evaluated(&Eval { field: Some("payee".to_owned()), ..args(folder.path()) });
        for words in [
            "b.txt, paragraph 1 (held_out): awards: payee",
            "expected  £350: Mr K",
            "found     £350: Mrs K",
            "“The Council has agreed to pay",
        ] {
            assert!(out.contains(words), "{words:?} is not in\n{out}");
        }
        assert!(!out.contains("a.txt"), "{out}");
    }

    #[test]
    fn programs_get_everything() {
        let folder = folder();
        for (format, field) in [("json", None), ("ndjson", Some("awards: payee".to_owned()))] {
            let format = Some(format.to_owned());
            let asked = field.is_some();
            let (_, out) = evaluated(&Eval { field, format, ..args(folder.path()) });
            let report: serde_json::Value = serde_json::from_str(&out).unwrap();
            let fields = report["fields"].as_array().unwrap();
            let payee = fields.iter().find(|it| it["field"] == "awards: payee").unwrap();
            assert_eq!(payee["sets"][0]["set"], "tuned");
            assert_eq!(payee["sets"][0]["precision"]["value"], 1.0);
            assert_eq!(payee["sets"][1]["missing"], 1);
            assert_eq!(report["differences"].is_array(), asked);
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let folder = folder();
        let said = |args: Eval| evaluated(&args).0.unwrap_err().to_string();
        let unknown = said(Eval { field: Some("mood".to_owned()), ..args(folder.path()) });
        assert!(unknown.contains("no field \"mood\"") && unknown.contains("finding"), "{unknown}");
        let unknown = said(Eval { set: Some("blind".to_owned()), ..args(folder.path()) });
        assert!(unknown.contains("there is held_out, tuned"), "{unknown}");
        std::fs::remove_file(folder.path().join("pages/b.txt")).unwrap();
        let lost = said(args(folder.path()));
        assert!(lost.contains("labels.jsonl:2: there is no page pages/b.txt"), "{lost}");
        std::fs::write(folder.path().join("pages/b.txt"), "").unwrap();
        let empty = said(args(folder.path()));
        assert!(empty.contains("labels.jsonl:2: its page cannot be read"), "{empty}");
        std::fs::write(folder.path().join("labels.jsonl"), "\n").unwrap();
        let none = said(args(folder.path()));
        assert!(none.contains("labels.jsonl: there is no label in it"), "{none}");
        std::fs::remove_file(folder.path().join("labels.jsonl")).unwrap();
        let bare = said(args(folder.path()));
        assert!(bare.contains("there is no labels.jsonl in it (a labelled folder has"), "{bare}");
        let nowhere = said(args(&folder.path().join("nowhere")));
        assert!(nowhere.contains("no such file or folder"), "{nowhere}");
    }

    #[test]
    fn a_hundred_columns_are_enough_for_two_sets() {
        let tally = Tally { right: 1234, extra: 11, missing: 7 };
        let evaluation = Evaluation {
            sets: ["tuned", "held_out"]
                .map(|name| crate::eval::Set { name: name.to_owned(), pages: 1 })
                .into(),
            fields: names().map(|field| Scored { field, tallies: vec![tally; 2] }).collect(),
            ..Evaluation::default()
        };
        let mut prose = Prose::new(Paint::off(), 100);
        write(&evaluation, None, &mut prose);
        let text = prose.into_string();
        assert_eq!(text.lines().filter(|line| line.contains("1,241")).count(), names().count());
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    }
}
