//! `casebook export`: facts as a table.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use super::args::Export;
use super::asked::question;
use super::exit::Exit;
use super::form::choose;
use super::screen::Screen;
use super::words::{count, money};
use crate::Casebook;
use crate::error::{Error, Result};
use crate::export::{Format, Row, SHEETS, Selection, Sheet, Target, Writer};
use crate::model::Pence;
use crate::model::words::AmountStatus;
use crate::search::{self, Question};

/// Writes the rows of a sheet, of everything or of what a question finds, in the order of keys.
///
/// # Errors
///
/// Where the casebook cannot be read or the rows cannot be written; no half file is left behind.
pub fn run(args: &Export, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let names: Vec<_> = SHEETS.iter().map(|sheet| (sheet.name, sheet)).collect();
    let sheet = choose("a sheet", &args.sheet, &names)?;
    let format = choose("--format", &args.format, Format::ALL)?;
    let question = question(&args.question, &args.filters)?;
    let job = Job { sheet, format, selection: Selection { all_statuses: args.all_statuses } };
    let casebook = Casebook::open(data)?;
    let keys = keys(&casebook, &question)?;
    let written = match &args.output {
        None => job.write(&casebook, &keys, screen.out(), Path::new("standard output"))?,
        Some(path) => {
            let mut target = Target::new(path)?;
            let written = job.write(&casebook, &keys, &mut target, path)?;
            target.finish()?;
            screen.say(format_args!("{}: {}", path.display(), written.in_words(sheet)));
            written
        }
    };
    if written.rows == 0 && args.output.is_none() {
        screen.complain(format_args!("no {} found", sheet.plural));
    }
    Ok(Exit::found(written.rows > 0))
}

/// The keys of everything, or of what the question finds, in order.
fn keys(casebook: &Casebook, question: &Question) -> Result<Vec<String>> {
    if question.to_string().is_empty() {
        return casebook.store().keys(None);
    }
    search::keys(&casebook.index()?, question)
}

struct Job<'a> {
    sheet: &'a Sheet,
    format: Format,
    selection: Selection,
}

impl Job<'_> {
    /// Writes record by record, so that memory does not grow with their number.
    fn write(
        &self,
        casebook: &Casebook,
        keys: &[String],
        to: impl Write,
        place: &Path,
    ) -> Result<Written> {
        let lost = |error| Error::io(place, error);
        let mut writer = Writer::begin(self.sheet, self.format, to).map_err(lost)?;
        let mut written = Written::default();
        let mut counted = BTreeSet::new();
        for key in keys {
            // A record can be withdrawn by an ingest that runs meanwhile.
            let Some(record) = casebook.get(key)? else { continue };
            let rows = (self.sheet.rows)(&record, self.selection);
            for row in &rows {
                writer.write(row).map_err(lost)?;
            }
            // One text under several references is paid once.
            let again = record.counted_as().is_some_and(|name| !counted.insert(name));
            written.add(&rows, again);
        }
        writer.end().map_err(lost)?;
        Ok(written)
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Written {
    rows: usize,
    documents: usize,
    stated: Pence,
    not_stated: usize,
    /// Documents with the text of another one, whose sums are not counted again.
    counted_elsewhere: usize,
}

impl Written {
    /// Adds the rows of a document; the sums only where they are not there from another one.
    fn add(&mut self, rows: &[Row<'_>], again: bool) {
        self.rows += rows.len();
        self.documents += usize::from(!rows.is_empty());
        if again {
            self.counted_elsewhere += usize::from(!rows.is_empty());
            return;
        }
        for payment in rows.iter().filter_map(Row::payment).filter(|payment| payment.awarded) {
            match (payment.amount_status, payment.amount) {
                (AmountStatus::Stated, Some(sum)) => self.stated = self.stated + sum,
                _ => self.not_stated += 1,
            }
        }
    }

    /// "3 payments from 2 documents; awards of £450.00 in all, and 1 without a definite sum".
    fn in_words(self, sheet: &Sheet) -> String {
        let rows = count(self.rows, sheet.row, sheet.plural);
        let documents = count(self.documents, "document", "documents");
        let sums = match (sheet.name, self.not_stated) {
            ("payments", 0) => format!("; awards of {} in all", money(self.stated)),
            ("payments", some) => {
                format!(
                    "; awards of {} in all, and {some} without a definite sum",
                    money(self.stated)
                )
            }
            _ => String::new(),
        };
        let once = match (sheet.name, self.counted_elsewhere) {
            ("payments", 1..) => {
                let texts = count(self.counted_elsewhere, "text", "texts");
                format!("; {texts} under a second reference counted once (column counted_under)")
            }
            _ => String::new(),
        };
        format!("{rows} from {documents}{sums}{once}")
    }
}
