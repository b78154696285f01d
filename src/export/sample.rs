//! What the tests of every writer need: a row of few cells, and a disk that is full.

use std::io::{self, Write};

use super::sheets::Sheet;
use super::value::Value;

/// A row in which only these cells are said.
pub(super) fn row<'a>(sheet: &Sheet, cells: &[(&str, Value<'a>)]) -> Vec<Value<'a>> {
    let cell = |header: &str| cells.iter().find(|(of, _)| *of == header);
    let value = |header| cell(header).map_or(Value::Empty, |(_, value)| value.clone());
    sheet.columns.iter().map(|column| value(column.header)).collect()
}

/// Takes nothing.
#[derive(Debug)]
pub(super) struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
