//! The data dictionary, for people: every sheet with its columns, their types and what they mean.

use std::fmt::Write as _;

use crate::export::provenance::ACKNOWLEDGEMENT;
use crate::export::sheets::Sheet;

/// The dictionary of these sheets in Markdown.
///
/// ```
/// use casebook::export::{dictionary, sheet};
/// let text = dictionary(&[sheet("payments").unwrap()]);
/// assert!(text.contains("| `amount_pence` | whole number |"));
/// ```
#[must_use]
pub fn dictionary(sheets: &[&Sheet]) -> String {
    let mut text = format!("# Data dictionary\n\n{GENERAL}\n{ACKNOWLEDGEMENT}\n");
    for sheet in sheets {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n## {}\n\n{}\n\n", sheet.name, sheet.about);
        text.push_str("| column | type | meaning |\n| --- | --- | --- |\n");
        for column in sheet.columns {
            let about = column.about.replace('|', "\\|");
            let _ = writeln!(text, "| `{}` | {} | {about} |", column.header, column.holds.name());
        }
    }
    text
}

const GENERAL: &str = "\
A column of one name means the same in every sheet and in every form of file. An empty cell means that the
document does not say; it never means zero. Dates are ISO 8601. Money is in pounds with two decimals and, beside
it, in whole pence. In CSV a list has `; ` between its words and ` | ` between texts, and words that a spreadsheet would
run as a formula have an apostrophe before them (take one away where one of = + - @, a tab or a line break follows).
";
