//! Facts as tables, for spreadsheets and programs.
//!
//! Every column stands once in [`columns`], with its header, its type and what it means; a [`Sheet`]
//! only chooses from it, so a column named `amount` means the same everywhere. Rows come from the
//! view of the store that is named for the sheet (`v_payments`), so that a file and SQL can never say
//! two things, and go one by one to a [`Writer`], one for each form of file. [`Provenance`] says how
//! a file came to be.

mod ahead;
mod bulk;
mod check;
pub mod columns;
mod ending;
mod file;
mod job;
mod order;
mod package;
mod parquet;
mod provenance;
mod read;
#[cfg(test)]
mod sample;
mod sheets;
mod shield;
mod sql;
mod stop;
mod time;
mod value;
mod write;
mod xlsx;

pub use bulk::{
    BULK, Engine, Kept, Names, PARTS, Part, bulk, bulk_digest, bulk_to_file, definition,
};
pub use check::{Changed, Changes, changes};
pub use columns::{Column, ColumnType};
pub use ending::{format_for, format_of};
pub use file::{Target, Whole};
pub use job::{Count, Selection, each_row, write_sheet};
pub use order::{Beside, Order};
pub use package::dictionary;
pub use parquet::Parquet;
pub use provenance::{ACKNOWLEDGEMENT, Provenance, TERMS, Table};
pub use read::{Reader, open, provenance_of};
pub use sheets::{SHEETS, Sheet, sheet};
pub use shield::{FORMULA_SIGNS, shield, unshield};
pub use sql::Sql;
pub use stop::stop_by;
pub use time::written_at;
pub use value::Value;
pub use write::{Csv, Format, Ndjson, Writer};
pub use xlsx::Xlsx;

#[cfg(test)]
mod tests;
