//! `casebook stats payments`: what was awarded.

use std::path::Path;

use serde::Serialize;

use super::super::args::stats::Payments as Typed;
use super::super::exit::Exit;
use super::super::form::Form;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::table::{Align, Table};
use super::super::words::{list, money, paid, thousands};
use super::asked::{Asked, asked};
use super::{
    called, card, charts, grouping, groups, most_groups, nothing, print_bars, same_words,
    some_words,
};
use crate::Casebook;
use crate::casebook::Selected;
use crate::chart::{Chart, svg};
use crate::error::{Error, Result};
use crate::search::Question;
use crate::stats::{By, PaymentTable, Payments, QUARTILES, Spread, Tally, payments};

/// What is grouped by where nothing was asked for.
const USUAL: &[By] = &[By::Category, By::Purpose, By::Theme, By::Organisation, By::Year];

/// A question that leaves so few payments is answered with each of them.
const CARD: usize = 25;

/// Everything there is to print.
#[derive(Serialize)]
struct Answer<'a> {
    question: &'a Question,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    purposes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forms: Vec<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    relaxed: bool,
    quartiles: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<String>,
    #[serde(flatten)]
    payments: &'a Payments,
}

/// Counts what the decisions that a question finds award.
///
/// # Errors
///
/// Where the casebook cannot be read, or a file cannot be written.
pub(super) fn run(args: &Typed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.shape.format.as_deref(), Form::Text)?;
    let by = grouping(&args.shape, USUAL, true)?;
    let asked = asked(args)?;
    let mut selected = Casebook::open(data)?.cases(&asked.question, true)?;
    let narrowed = !asked.narrow.is_open() || asked.question != Question::default();
    let most_lines = match (args.benchmark, narrowed) {
        (true, _) => usize::MAX,
        (false, true) => CARD,
        (false, false) => 0,
    };
    let found = selected.cases.len();
    let report = payments(std::mem::take(&mut selected.cases), &asked.narrow, &by, most_lines);
    for remark in &selected.remarks {
        screen.complain(remark);
    }
    let page = Page { args, asked: &asked, selected: &selected, found, report: &report };
    if let Some(path) = &args.shape.svg {
        std::fs::write(path, page.drawing()).map_err(|error| Error::io(path, error))?;
        screen.say(format_args!("{}: drawn", path.display()));
    }
    match form {
        Form::Json => screen.json(&page.answer())?,
        Form::Ndjson => page.rows(screen)?,
        Form::Text => {
            let mut prose = screen.prose();
            page.print(&mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(report.all.awards > 0))
}

struct Page<'a> {
    args: &'a Typed,
    asked: &'a Asked,
    selected: &'a Selected,
    found: usize,
    report: &'a Payments,
}

impl Page<'_> {
    fn answer(&self) -> Answer<'_> {
        let narrow = &self.asked.narrow;
        Answer {
            question: &self.selected.question,
            purposes: narrow.purposes.iter().map(|it| it.as_str()).collect(),
            forms: narrow.forms.iter().map(|it| it.as_str()).collect(),
            relaxed: self.selected.relaxed,
            quartiles: QUARTILES,
            warning: self.warning(),
            payments: self.report,
        }
    }

    /// Every payment on a line, or every group.
    fn rows(&self, screen: &mut Screen<'_>) -> Result<()> {
        #[derive(Serialize)]
        struct Row<'a> {
            by: &'a str,
            name: Option<&'a str>,
            #[serde(flatten)]
            tally: &'a Tally,
        }
        if self.is_card() {
            return self.report.lines.iter().try_for_each(|line| screen.json_line(line));
        }
        screen.json_line(&Row { by: "all", name: None, tally: &self.report.all })?;
        for table in &self.report.tables {
            for group in &table.groups {
                let (by, name) = (table.by.as_str(), group.name.as_deref());
                screen.json_line(&Row { by, name, tally: &group.tally })?;
            }
        }
        Ok(())
    }

    fn is_card(&self) -> bool {
        !self.report.lines.is_empty()
    }

    /// Whether the tables are worth their room: a card of few payments needs none.
    fn has_tables(&self) -> bool {
        !self.is_card() || !self.args.shape.per.is_empty()
    }

    fn title(&self) -> String {
        let mut parts = Vec::new();
        let narrow = &self.asked.narrow;
        if !narrow.purposes.is_empty() {
            let purposes: Vec<String> = narrow.purposes.iter().map(|it| it.label()).collect();
            parts.push(format!("for {}", list(purposes.iter().map(String::as_str), "or")));
        }
        if !narrow.forms.is_empty() {
            let forms: Vec<String> = narrow.forms.iter().map(|it| it.label()).collect();
            parts.push(list(forms.iter().map(String::as_str), "or"));
        }
        let question = self.asked.question.to_string();
        parts.push(if question.is_empty() { "all decisions".to_owned() } else { question });
        format!("Awarded: {}", parts.join("; "))
    }

    fn warning(&self) -> Option<String> {
        paid::few(self.report).filter(|_| self.is_card())
    }

    fn print(&self, prose: &mut Prose) {
        prose.line(prose.paint().strong(self.title()));
        prose.gap();
        if !self.asked.understood.is_empty() {
            prose.paragraph(2, &format!("Read as {}.", self.asked.understood.join(", ")));
        }
        if self.found == 0 {
            nothing(self.selected, prose);
            return;
        }
        self.figures(prose);
        if self.report.all.awards == 0 {
            return;
        }
        if let Some(warning) = self.warning() {
            prose.gap();
            prose.paragraph(2, &prose.paint().strong(warning));
        }
        if self.has_tables() {
            let drawn = |by: By| !self.args.shape.per.is_empty() || by == By::Year;
            for table in &self.report.tables {
                let most = most_groups(&self.args.shape, table.by);
                print_table(table, most, prose);
                if drawn(table.by) {
                    print_bars(&charts::totals(table, most), prose);
                }
            }
        }
        self.cards(prose);
        self.notes(prose);
    }

    fn figures(&self, prose: &mut Prose) {
        prose.paragraph(2, &paid::answer(self.report, !self.asked.narrow.is_open()));
        some_words(self.selected, prose);
        let mut table = Table::new(&[("", Align::Whole), ("", Align::Left)]);
        for (name, value) in paid::figures(self.report) {
            table.row([name.to_owned(), value]);
        }
        prose.gap();
        prose.table(&table);
    }

    /// Every payment with its sentence.
    fn cards(&self, prose: &mut Prose) {
        if !self.is_card() {
            if self.asked.question != Question::default() && self.report.all.awards > CARD {
                prose.gap();
                prose.paragraph(2, "Add --benchmark to see every payment with its sentence.");
            }
            return;
        }
        card::print(&self.report.lines, prose);
    }

    fn notes(&self, prose: &mut Prose) {
        prose.gap();
        same_words(&self.report.same_words, prose);
        let tables = if self.has_tables() { self.report.tables.as_slice() } else { &[] };
        if let Some(line) = paid::overlap(tables) {
            prose.paragraph(2, &line);
        }
        prose.paragraph(2, paid::COUNTED);
        prose.paragraph(2, QUARTILES);
    }

    fn drawing(&self) -> String {
        let mut drawn: Vec<Chart> = Vec::new();
        if self.is_card()
            && let Some(sums) = self.report.all.sums
        {
            drawn.push(charts::cases(&self.report.lines, sums.median));
        }
        if self.has_tables() {
            for table in &self.report.tables {
                let most = most_groups(&self.args.shape, table.by);
                drawn.extend([charts::totals(table, most), charts::medians(table, most)]);
            }
        }
        let all = &self.report.all;
        let below = match all.sums {
            None => "No payment has a definite sum.".to_owned(),
            Some(sums) => format!(
                "{} payments with a definite sum, {} in all, median {}; {} without. Made by casebook.",
                thousands(sums.count),
                sums.total.sterling(),
                sums.median.sterling(),
                thousands(all.no_definite_sum.count())
            ),
        };
        svg::drawing(&self.title(), &drawn, &[&below])
    }
}

fn print_table(of: &PaymentTable, most: usize, prose: &mut Prose) {
    let mut table = Table::new(&[
        ("", Align::Left),
        ("Payments", Align::Right),
        ("Total", Align::Right),
        ("Median", Align::Right),
        ("Middle half", Align::Right),
        ("Range", Align::Right),
        ("No sum", Align::Right),
    ]);
    for group in of.groups.iter().take(most) {
        let sums =
            |value: &dyn Fn(Spread) -> String| group.tally.sums.map_or_else(String::new, value);
        let open = group.tally.no_definite_sum.count();
        table.row([
            called(of.by, group.name.as_deref()),
            thousands(group.tally.awards),
            sums(&|it| money(it.total)),
            sums(&|it| money(it.median)),
            sums(&|it| {
                format!("{}–{}", it.lower_quartile.sterling(), it.upper_quartile.sterling())
            }),
            sums(&|it| format!("{}–{}", it.lowest.sterling(), it.highest.sterling())),
            if open == 0 { String::new() } else { thousands(open) },
        ]);
    }
    groups(of.by, &table, of.groups.len().saturating_sub(most), prose);
}
