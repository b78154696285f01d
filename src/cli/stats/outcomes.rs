//! `casebook stats outcomes`: how decisions ended.

use std::path::Path;

use serde::Serialize;

use super::super::args::stats::{Outcomes as Typed, Shape};
use super::super::asked;
use super::super::exit::Exit;
use super::super::form::Form;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::table::{Align, Table};
use super::super::words::decision::finding;
use super::super::words::{count, list, sentence, thousands};
use super::charts::{self, per_cent};
use super::{called, grouping, groups, most_groups, nothing, print_bars, same_words, some_words};
use crate::Casebook;
use crate::chart::{Chart, svg};
use crate::error::{Error, Result};
use crate::model::words::Finding;
use crate::search::Question;
use crate::stats::{By, Ended, OutcomeTable, Outcomes, outcomes};

/// What is grouped by where nothing was asked for.
const USUAL: &[By] = &[By::Category, By::Theme, By::Organisation, By::Year];

/// What the share is, for people who quote it.
const UPHELD: &str = "Upheld is the share of those investigated, which are the upheld and the not upheld, as the \
     Ombudsman counts it; in brackets its 95 % interval (Wilson). Decisions that are not held may \
     have ended otherwise.";

/// Everything there is to print.
#[derive(Serialize)]
struct Answer<'a> {
    question: &'a Question,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    relaxed: bool,
    upheld_share_is: &'static str,
    #[serde(flatten)]
    outcomes: &'a Outcomes,
}

/// Counts how the decisions that a question finds ended.
///
/// # Errors
///
/// Where the casebook cannot be read, or a file cannot be written.
pub(super) fn run(args: &Typed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.shape.format.as_deref(), Form::Text)?;
    let by = grouping(&args.shape, USUAL, false)?;
    let question = asked::question(&args.question, &args.filters)?;
    let mut selected = Casebook::open(data)?.cases(&question, false)?;
    let report = outcomes(std::mem::take(&mut selected.cases), &by);
    for remark in &selected.remarks {
        screen.complain(remark);
    }
    let written = question.to_string();
    let written = if written.is_empty() { "all decisions".to_owned() } else { written };
    let title = format!("How it ended: {written}");
    if let Some(path) = &args.shape.svg {
        let drawing = drawing(&title, &report, &args.shape);
        std::fs::write(path, drawing).map_err(|error| Error::io(path, error))?;
        screen.say(format_args!("{}: drawn", path.display()));
    }
    match form {
        Form::Json => screen.json(&Answer {
            question: &selected.question,
            relaxed: selected.relaxed,
            upheld_share_is: UPHELD,
            outcomes: &report,
        })?,
        Form::Ndjson => rows(&report, screen)?,
        Form::Text => {
            let mut prose = screen.prose();
            prose.line(prose.paint().strong(&title));
            prose.gap();
            if report.all.decisions == 0 {
                nothing(&selected, &mut prose);
            } else {
                some_words(&selected, &mut prose);
                print(&report, &args.shape, &mut prose);
            }
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(report.all.decisions > 0))
}

fn rows(report: &Outcomes, screen: &mut Screen<'_>) -> Result<()> {
    #[derive(Serialize)]
    struct Row<'a> {
        by: &'a str,
        name: Option<&'a str>,
        #[serde(flatten)]
        ended: &'a Ended,
    }
    screen.json_line(&Row { by: "all", name: None, ended: &report.all })?;
    for table in &report.tables {
        for group in &table.groups {
            let (by, name) = (table.by.as_str(), group.name.as_deref());
            screen.json_line(&Row { by, name, ended: &group.ended })?;
        }
    }
    Ok(())
}

fn print(report: &Outcomes, shape: &Shape, prose: &mut Prose) {
    let drawn = !shape.per.is_empty();
    figures(&report.all, prose);
    for table in &report.tables {
        let most = most_groups(shape, table.by);
        print_table(table, most, prose);
        if drawn || table.by == By::Year {
            print_bars(&charts::upheld(table, &report.all, most), prose);
        }
    }
    prose.gap();
    same_words(&report.same_words, prose);
    let overlap = report.tables.iter().filter(|table| table.overlap).map(|table| table.by.as_str());
    let overlap: Vec<&str> = overlap.collect();
    if !overlap.is_empty() {
        let line = format!(
            "A decision that has several of one kind ({}) counts in each of these groups, and once in all.",
            list(overlap, "and")
        );
        prose.paragraph(2, &line);
    }
    prose.paragraph(2, UPHELD);
}

fn figures(all: &Ended, prose: &mut Prose) {
    prose.paragraph(2, &format!("{}.", count(all.decisions, "decision", "decisions")));
    let mut table = Table::new(&[("", Align::Whole), ("", Align::Right), ("", Align::Left)]);
    for (name, number) in [
        ("Upheld", all.upheld),
        ("Not upheld", all.not_upheld),
        ("Closed after initial enquiries", all.closed_after_initial_enquiries),
        ("Another outcome", all.other),
        ("No outcome on the page", all.not_stated),
    ] {
        if number > 0 {
            table.row([name.to_owned(), thousands(number), String::new()]);
        }
    }
    if let Some(share) = all.upheld_share {
        let of = format!("of {} investigated", thousands(all.investigated));
        table.row(["Upheld share".to_owned(), per_cent(share), of]);
    }
    prose.gap();
    prose.table(&table);
    let mut table = Table::new(&[("", Align::Whole), ("", Align::Right)]);
    let mut found: Vec<(&str, usize)> =
        all.findings.iter().map(|(name, number)| (*name, *number)).collect();
    found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    for (name, number) in found {
        let name = Finding::parse(name).map_or(name, finding);
        table.row([sentence(name), thousands(number)]);
    }
    prose.heading("What the texts themselves decide");
    prose.table(&table);
}

fn print_table(of: &OutcomeTable, most: usize, prose: &mut Prose) {
    let mut table = Table::new(&[
        ("", Align::Left),
        ("Decisions", Align::Right),
        ("Upheld", Align::Right),
        ("Not upheld", Align::Right),
        ("Closed", Align::Right),
        ("Other", Align::Right),
        ("Not stated", Align::Right),
        ("Upheld share", Align::Right),
    ]);
    for group in of.groups.iter().take(most) {
        let ended = &group.ended;
        let some = |number: usize| if number == 0 { String::new() } else { thousands(number) };
        table.row([
            called(of.by, group.name.as_deref()),
            thousands(ended.decisions),
            some(ended.upheld),
            some(ended.not_upheld),
            some(ended.closed_after_initial_enquiries),
            some(ended.other),
            some(ended.not_stated),
            ended.upheld_share.map_or_else(String::new, per_cent),
        ]);
    }
    groups(of.by, &table, of.groups.len().saturating_sub(most), prose);
}

fn drawing(title: &str, report: &Outcomes, shape: &Shape) -> String {
    let drawn: Vec<Chart> = report
        .tables
        .iter()
        .map(|table| charts::upheld(table, &report.all, most_groups(shape, table.by)))
        .collect();
    let all = &report.all;
    let upheld = all.upheld_share.map_or_else(|| "none investigated".to_owned(), per_cent);
    let below = format!(
        "{} decisions, {} investigated, upheld: {upheld}. Made by casebook.",
        thousands(all.decisions),
        thousands(all.investigated)
    );
    svg::drawing(title, &drawn, &[&below])
}
