//! `casebook schema`: the contract of the record, for programs.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};

use super::exit::Exit;
use super::screen::Screen;
use crate::error::Result;
use crate::model::Record;

/// An ISO date.
const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// Prints the JSON Schema of a record as `parse` prints it.
///
/// # Errors
///
/// Where standard output cannot be written.
pub fn run(screen: &mut Screen<'_>) -> Result<Exit> {
    screen.json(&schema())?;
    Ok(Exit::Done)
}

/// The schema, made from the types.
#[must_use]
pub fn schema() -> Schema {
    // "For serialising": a field that is always printed is required.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Record>();
    RecursiveTransform(spell_out_dates).transform(&mut schema);
    schema
}

/// Validators take `format` for a mere hint, so dates also get the pattern of one.
fn spell_out_dates(schema: &mut Schema) {
    if schema.get("format").and_then(|format| format.as_str()) == Some("date") {
        schema.insert("pattern".to_owned(), DATE.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;

    #[test]
    fn the_schema_takes_a_record_and_refuses_what_is_none() {
        let validator = jsonschema::validator_for(schema().as_value()).unwrap();
        let text =
            "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nThe complaint\n\n  1. Late.\n";
        let mut record = serde_json::to_value(crate::schemes::read(&Page::of_text(text))).unwrap();
        let faults: Vec<_> = validator.iter_errors(&record).map(|e| e.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        for (field, odd) in [("finding", "perhaps"), ("decision_date", "1 July 2025")] {
            let good = std::mem::replace(&mut record[field], odd.into());
            assert!(!validator.is_valid(&record), "{field}");
            record[field] = good;
        }
    }
}
