//! How far confidence can be trusted, in words.

use super::percent;
use crate::cli::prose::Prose;
use crate::cli::table::{Align, Table};
use crate::cli::words::{sentence, thousands};
use crate::eval::{Band, Calibration, Evaluation, Reliability, Share};

/// What the columns are.
const LEGEND: &str = "How sure casebook is, and how often it was right: for facts of each band of \
    confidence, the mean of what they say and the share that is right, with its 95 % interval.";

/// One row: its name, and facts, mean confidence and share of each set.
type Row = (String, Vec<(usize, f64, Option<Share>)>);

/// Writes the reliability of some sets, side by side.
pub(super) fn write(evaluation: &Evaluation, sets: &[usize], prose: &mut Prose) {
    let names = sets.iter().filter_map(|set| evaluation.sets.get(*set)).map(|set| &set.name);
    let shown: Vec<Reliability> =
        sets.iter().map(|set| Reliability::of(&evaluation.judged_in(*set))).collect();
    if shown.iter().all(|it| it.all.facts == 0) {
        return;
    }
    let mut table = Table::new(&[("Confidence", Align::Whole)]);
    for name in names.clone() {
        table.column(sentence(&name.replace('_', " ")), Align::Right);
        table.column("Says".to_owned(), Align::Right);
        table.column("Right".to_owned(), Align::Right);
    }
    for (name, cells) in rows(&shown) {
        let mut row = vec![name];
        for (facts, says, right) in cells {
            let empty = facts == 0;
            let says = if empty { String::new() } else { format!("{:.1}", says * 100.0) };
            let facts = if empty { String::new() } else { thousands(facts) };
            row.extend([facts, says, percent(right)]);
        }
        table.cells(row);
    }
    prose.gap();
    prose.paragraph(2, LEGEND);
    prose.gap();
    prose.table(&table);
    prose.gap();
    let told = names.zip(&shown).filter(|(_, it)| it.all.facts > 0);
    let errors: Vec<String> = told.map(|(name, it)| errors(name, &it.all)).collect();
    prose.paragraph(2, &format!("{}.", errors.join("; ")));
}

fn rows(shown: &[Reliability]) -> Vec<Row> {
    let of_band = |band: &Band| (band.facts, band.confidence, band.right);
    let of_all = |all: &Calibration| (all.facts, all.confidence, all.right);
    let Some(first) = shown.first() else { return Vec::new() };
    let mut rows: Vec<Row> = Vec::new();
    for (at, band) in first.bands.iter().enumerate() {
        let cells = shown.iter().filter_map(|it| it.bands.get(at)).map(of_band).collect();
        rows.push((band_name(band), cells));
    }
    rows.retain(|(_, cells): &Row| cells.iter().any(|(facts, ..)| *facts > 0));
    let mut families: Vec<&str> = Vec::new();
    for family in shown.iter().flat_map(|it| &it.families) {
        if !families.contains(&family.family) {
            families.push(family.family);
        }
    }
    for name in families {
        let own = |it: &Reliability| {
            let own = it.families.iter().find(|family| family.family == name);
            own.map_or((0, 0.0, None), |family| of_all(&family.calibration))
        };
        rows.push((format!("{} facts", name.replace('_', " ")), shown.iter().map(own).collect()));
    }
    rows.push(("all facts".to_owned(), shown.iter().map(|it| of_all(&it.all)).collect()));
    rows
}

fn band_name(band: &Band) -> String {
    if band.below > 1.0 {
        format!("{:.2} and more", band.from)
    } else {
        format!("{:.2} to {:.2}", band.from, band.below)
    }
}

fn errors(set: &str, all: &Calibration) -> String {
    format!(
        "{}: calibration error {:.3}, Brier score {:.3}",
        sentence(&set.replace('_', " ")),
        all.error,
        all.brier
    )
}
