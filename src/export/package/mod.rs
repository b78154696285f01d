//! What goes beside the files of an export: descriptions that programs and people read, all made
//! from the one table of columns.

use std::path::Path;

use super::order::Beside;
use super::provenance::Provenance;
use super::write::Format;

/// The description of one file, where its form has no place for one.
pub(super) fn metadata(_: Format, _: &Provenance, _: &Path) -> Option<Beside> {
    None
}

/// The descriptions of a folder of files.
pub(super) fn of_folder(_: Format, _: &Provenance, _: &Path) -> Vec<Beside> {
    Vec::new()
}
