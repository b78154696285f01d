//! `casebook schema`: the contract of the record, for programs.

use schemars::generate::SchemaSettings;

use super::exit::Exit;
use super::screen::Screen;
use crate::error::Result;
use crate::model::Record;

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
pub fn schema() -> schemars::Schema {
    // "For serialising": a field that is always printed is required.
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Record>()
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
        record["finding"] = "perhaps".into();
        assert!(!validator.is_valid(&record));
    }
}
