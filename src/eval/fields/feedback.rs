//! The fields of a council's own annual report.

use std::collections::BTreeMap;

use super::papers::{
    CHECKS, DATE, ORGANISATION, PERIOD, TITLE, YEAR, days_found, days_said, disagreeing, failed,
};
use super::{Compared, Field, each};
use crate::eval::item::{Item, folded, one, said};
use crate::eval::label::{CompensationLabel, FeedbackLabel, FiguresLabel, TableLabel, Yearly};
use crate::model::Pence;
use crate::model::papers::{
    Cell, Compensation, FeedbackReport, OmbudsmanFigures, Table, YearFigure,
};

const TABLES: &str = "papers: tables";
const CELLS: &str = "papers: table cells";
const COMPENSATION: &str = "papers: compensation";
const FIGURES: &str = "papers: ombudsman figures";
const CASES: &str = "papers: cases";
const CASE_SUMS: &str = "papers: case amounts";
const REMEDIES: &str = "papers: remedy actions";

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    [TABLES, CELLS, COMPENSATION, FIGURES, CASES, CASE_SUMS, REMEDIES].into_iter()
}

const FIELDS: &[Field<FeedbackLabel, FeedbackReport>] = &[
    Field {
        name: ORGANISATION,
        wanted: |label| said(&label.organisation),
        found: |page| one(page.organisation.as_ref()),
    },
    Field {
        name: TITLE,
        wanted: |label| said(&label.title),
        found: |page| one(page.title.as_ref()),
    },
    Field { name: YEAR, wanted: |label| said(&label.year), found: |page| one(page.year.as_ref()) },
    Field {
        name: PERIOD,
        wanted: |label| days_said(&label.period),
        found: |page| days_found(page.period),
    },
    Field { name: DATE, wanted: |label| said(&label.date), found: |page| one(page.date) },
    Field {
        name: TABLES,
        wanted: |label| {
            let tables = label.tables.as_ref()?.iter();
            Some(tables.map(|it| Item::new(folded(it.caption.as_deref().unwrap_or("?")))).collect())
        },
        found: |page| {
            let tables = page.tables.iter();
            tables.map(|it| Item::new(folded(it.caption.as_deref().unwrap_or("?")))).collect()
        },
    },
    Field {
        name: CELLS,
        wanted: |label| label.tables.as_deref().map(cells_said),
        found: |page| cells(&page.tables),
    },
    Field {
        name: COMPENSATION,
        wanted: |label| label.compensation.as_ref().map(paid_said),
        found: |page| page.compensation.as_ref().map(paid).unwrap_or_default(),
    },
    Field {
        name: CASES,
        wanted: |label| {
            let cases = label.cases.as_ref()?.iter();
            Some(
                cases
                    .map(|it| Item::new(&it.reference).at(None, it.reference.to_string()))
                    .collect(),
            )
        },
        found: |page| {
            let cases = page.cases.iter();
            cases.map(|it| Item::new(&it.reference).at(None, it.text.clone())).collect()
        },
    },
    Field {
        name: CASE_SUMS,
        wanted: |label| {
            let cases = label.cases.as_ref()?.iter();
            let sums = cases.flat_map(|it| it.amounts.iter().map(move |sum| (&it.reference, sum)));
            Some(sums.map(|(case, sum)| Item::of(case, sum.sterling())).collect())
        },
        found: |page| {
            let cases = page.cases.iter().filter_map(|it| Some((it, it.amount?)));
            cases
                .map(|(it, sum)| Item::of(&it.reference, sum.sterling()).at(None, it.text.clone()))
                .collect()
        },
    },
    Field {
        name: REMEDIES,
        wanted: |label| {
            let actions = label.remedy_actions.as_ref()?.iter();
            Some(actions.map(|it| remedy(&it.action, it.total, it.percent)).collect())
        },
        found: |page| {
            let actions = page.remedy_actions.iter();
            actions.map(|it| remedy(&it.action, it.total, it.percent)).collect()
        },
    },
    Field {
        name: CHECKS,
        wanted: |label| disagreeing(label.checks.as_deref(), label.slips.as_deref()),
        found: |page| failed(&page.checks),
    },
];

pub(super) fn compare(label: &FeedbackLabel, page: Option<&FeedbackReport>) -> Vec<Compared> {
    let mut all = each(FIELDS, label, page);
    if let Some(figures) = &label.ombudsman {
        let year = label.year.clone().flatten().unwrap_or_default();
        let record = page.and_then(|page| page.ombudsman.as_ref());
        let found = record.map(|it| figures_found(it, figures, &year)).unwrap_or_default();
        all.push(Compared { field: FIGURES, found, wanted: figures_said(figures, &year) });
    }
    all
}

fn remedy(action: &str, total: u32, percent: Option<u32>) -> Item {
    let percent = percent.map_or_else(String::new, |percent| format!(", {percent}%"));
    Item::of(folded(action), format!("{total}{percent}"))
}

/// Every cell below the heads of the columns, by table, row and column.
fn cells_said(tables: &[TableLabel]) -> Vec<Item> {
    let numbered = (1..).zip(tables).map(|(at, table): (u32, _)| {
        (table.number.as_ref().map_or_else(|| at.to_string(), ToString::to_string), table)
    });
    numbered
        .flat_map(|(number, table)| {
            table.rows.iter().flat_map(move |row| {
                let name = row.first().map_or("", String::as_str);
                let number = number.clone();
                (1..)
                    .zip(row)
                    .map(move |(at, cell)| Item::of(place(&number, name, at), printed(cell)))
            })
        })
        .collect()
}

fn cells(tables: &[Table]) -> Vec<Item> {
    let numbered = (1..).zip(tables).map(|(at, table): (u32, _)| {
        (table.number.clone().unwrap_or_else(|| at.to_string()), table)
    });
    numbered
        .flat_map(|(number, table)| {
            table.rows.iter().flat_map(move |row| {
                let name = row.first().map(typed).unwrap_or_default();
                let number = number.clone();
                (1..)
                    .zip(row)
                    .map(move |(at, cell)| Item::of(place(&number, &name, at), typed(cell)))
            })
        })
        .collect()
}

fn place(table: &str, row: &str, column: u32) -> String {
    format!("table {table}, {}, column {column}", folded(row))
}

/// A cell as a label has it: "£1,250.00", "43%", "-84", "Housing".
fn printed(cell: &str) -> String {
    let bare = cell.trim().replace(',', "");
    if let Some(sum) = bare.strip_prefix('£').and_then(Pence::parse_decimal) {
        return sum.sterling();
    }
    if let Some(Ok(percent)) = bare.strip_suffix('%').map(str::parse::<f64>) {
        return format!("{percent}%");
    }
    bare.parse::<f64>().map_or_else(|_| folded(cell), |number| number.to_string())
}

fn typed(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Percent(percent) => format!("{percent}%"),
        Cell::Money(sum) => sum.sterling(),
        Cell::Text(text) => folded(text),
    }
}

fn paid_said(paid: &CompensationLabel) -> Vec<Item> {
    let totals = [paid.total, paid.ombudsman_total, paid.previous_total];
    let parts = paid.by_part.iter().map(|part| (part.name.as_str(), part.amount));
    let reasons = paid.reasons.iter().map(|it| (it.reason.as_str(), it.volume, it.percent));
    sums(totals, parts, reasons)
}

fn paid(paid: &Compensation) -> Vec<Item> {
    let totals = [paid.total, paid.ombudsman_total, paid.previous_total];
    let parts = paid.by_part.iter().map(|part| (part.name.as_str(), part.amount));
    let reasons = paid.reasons.iter().map(|it| (it.reason.as_str(), it.volume, it.percent));
    sums(totals, parts, reasons)
}

fn sums<'a>(
    totals: [Option<Pence>; 3],
    parts: impl Iterator<Item = (&'a str, Pence)>,
    reasons: impl Iterator<Item = (&'a str, u32, Option<u32>)>,
) -> Vec<Item> {
    let names = ["total", "by the Ombudsman", "the year before"];
    let totals = names.into_iter().zip(totals);
    let totals = totals.filter_map(|(name, sum)| Some(Item::of(name, sum?.sterling())));
    let parts = parts.map(|(name, sum)| Item::of(folded(name), sum.sterling()));
    totals.chain(parts).chain(reasons.map(|(why, n, percent)| remedy(why, n, percent))).collect()
}

/// The figures that a label can have by year, and those it has by name, beside the record's.
type ByYear =
    (&'static str, fn(&FiguresLabel) -> Option<&Yearly>, fn(&OmbudsmanFigures) -> &[YearFigure]);
type ByName = (
    &'static str,
    fn(&FiguresLabel) -> Option<&BTreeMap<String, Yearly>>,
    fn(&OmbudsmanFigures) -> &[YearFigure],
);

const BY_YEAR: &[ByYear] = &[
    ("received", |label| label.received.as_ref(), |page| &page.received),
    ("upheld", |label| label.upheld.as_ref(), |page| &page.upheld),
    ("not upheld", |label| label.not_upheld.as_ref(), |page| &page.not_upheld),
    ("decisions", |label| label.decisions.as_ref(), |page| &page.decisions),
];

const BY_NAME: &[ByName] = &[
    ("category", |label| label.by_category.as_ref(), |page| &page.by_category),
    ("directorate", |label| label.by_directorate.as_ref(), |page| &page.by_directorate),
];

fn figures_said(label: &FiguresLabel, year: &str) -> Vec<Item> {
    let plain = BY_YEAR.iter().filter_map(|(name, of, _)| Some(((*name).to_owned(), of(label)?)));
    let named = BY_NAME.iter().flat_map(|(name, of, _)| {
        let parts = of(label).into_iter().flatten();
        parts.map(move |(part, figures)| (format!("{name} {}", folded(part)), figures))
    });
    plain.chain(named).flat_map(|(name, figures)| yearly(&name, figures, year)).collect()
}

fn yearly(name: &str, figures: &Yearly, year: &str) -> Vec<Item> {
    match figures {
        Yearly::One(count) => vec![figure(name, year, *count)],
        Yearly::Each(years) => years.iter().map(|(year, n)| figure(name, year, *n)).collect(),
    }
}

/// The record's figures of those that the label has. A figure of all decisions is the total of its
/// table; a label that has the report's own year is not asked about others.
fn figures_found(page: &OmbudsmanFigures, label: &FiguresLabel, year: &str) -> Vec<Item> {
    let own = |figures: &Yearly| matches!(figures, Yearly::One(_));
    let mut all = Vec::new();
    for (name, said, of) in BY_YEAR {
        let Some(said) = said(label) else { continue };
        let asked = of(page).iter().filter(|it| !own(said) || it.year == year);
        let whole = asked.filter(|it| it.name.as_ref().is_none_or(|name| folded(name) == "total"));
        all.extend(whole.map(|it| figure(name, &it.year, it.count)));
    }
    for (name, said, of) in BY_NAME {
        let Some(said) = said(label) else { continue };
        let asked = of(page).iter().filter(|it| !said.values().all(own) || it.year == year);
        let named = asked.filter_map(|it| Some((it, folded(it.name.as_ref()?))));
        let parts = named.filter(|(_, part)| part != "total");
        all.extend(parts.map(|(it, part)| figure(&format!("{name} {part}"), &it.year, it.count)));
    }
    all
}

fn figure(name: &str, year: &str, count: u32) -> Item {
    Item::of(format!("{name}, {year}"), count)
}
