//! The rows of a question as a file: what `casebook export` writes for the same question.

use std::sync::Arc;

use crate::Error;
use crate::casebook::{ALL, Wanted};
use crate::export::{Format, SHEETS, Sheet, sheet, written_at};
use crate::serve::content::Content;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::list;

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let name = visit.name.as_deref().unwrap_or_default();
    let (sheets, format) = wanted(name)?;
    let asked = Asked::of(visit)?;
    let question = asked.whole().map_err(Problem::misread)?;
    let wanted = Wanted {
        question: &question,
        sheets,
        format,
        excel: visit.value("excel").is_some(),
        all_statuses: visit.value("all_statuses").is_some(),
        written_at: written_at(visit.value("time")).map_err(|error| of_time(&error))?,
    };
    // Written beside the system's other temporary files, and gone when the last byte is sent.
    let folder = tempfile::tempdir().map_err(|error| Problem::broken(&error))?;
    let path = folder.path().join(name);
    reader.casebook.export(wanted, |order| order.to_file(&path))?;
    let lost = |error: std::io::Error| Problem::broken(&error);
    let file = std::fs::File::open(&path).map_err(lost)?;
    let length = file.metadata().map_err(lost)?.len();
    Ok(Answer::file(name, media(format), Content::File(Arc::new(file), length)))
}

/// The sheets and the form that the name of a file asks for.
fn wanted(name: &str) -> Result<(Vec<&'static Sheet>, Format), Problem> {
    let (stem, form) = name.rsplit_once('.').unwrap_or((name, ""));
    let format = Format::ALL.iter().find(|(word, _)| *word == form).map(|(_, format)| *format);
    let sheets: Vec<_> = if stem == ALL {
        SHEETS.iter().collect()
    } else {
        sheet(stem).filter(|it| it.name == stem).into_iter().collect()
    };
    match format {
        Some(format) if sheets.len() == 1 || (sheets.len() > 1 && format.holds_several()) => {
            Ok((sheets, format))
        }
        _ => Err(Problem::missing("No file here goes by this name.").advise(format!(
            "The sheets are {}; their forms are {}. All sheets together are all.xlsx.",
            list(SHEETS.iter().map(|sheet| sheet.name), "and"),
            list(Format::ALL.iter().map(|(word, _)| *word), "and"),
        ))),
    }
}

fn of_time(error: &Error) -> Problem {
    Problem::unreadable(format!("{error}."))
}

const fn media(format: Format) -> &'static str {
    match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Ndjson => "application/x-ndjson",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Parquet => "application/vnd.apache.parquet",
        Format::Sql => "application/sql",
    }
}
