//! One sheet of a workbook, row by row.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, Url, Workbook, Worksheet, XlsxError};

use super::limits::{Limits, fitted, is_address, pounds, serial, whole};
use super::looks::Looks;
use super::told::Told;
use crate::export::columns::{Column, ColumnType};
use crate::export::shield::FORMULA_SIGNS;
use crate::export::value::Value;

/// No column is wider, in characters.
const WIDEST: usize = 60;

/// What a filter's arrow takes of a header.
const ARROW: usize = 3;

/// What a number takes, in characters.
const NUMBER: usize = 12;

/// A sheet under way. Its rows are in a scratch file; memory holds one of them, and the links.
pub(super) struct Leaf {
    worksheet: Worksheet,
    limits: Limits,
    columns: &'static [&'static Column],
    widths: Vec<usize>,
    next: u32,
    links: usize,
    bytes: u64,
    told: Told,
}

impl Leaf {
    pub(super) fn begin(
        workbook: &mut Workbook,
        looks: &Looks,
        limits: Limits,
        name: &str,
        columns: &'static [&'static Column],
    ) -> Result<Self, XlsxError> {
        let mut worksheet = workbook.new_worksheet_with_constant_memory()?;
        worksheet.set_name(name)?;
        worksheet.set_freeze_panes(1, 0)?;
        let mut widths = Vec::with_capacity(columns.len());
        for (at, column) in (0..).zip(columns) {
            if let Some(look) = look(looks, column.holds) {
                worksheet.set_column_format(at, look)?;
            }
            worksheet.write_string_with_format(0, at, column.header, &looks.header)?;
            widths.push(column.header.len() + ARROW);
        }
        let (told, bytes) = (Told::default(), 0);
        Ok(Self { worksheet, limits, columns, widths, next: 1, links: 0, bytes, told })
    }

    /// About how much it takes before compression.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What it could not hold as it is.
    pub(super) fn told(&self) -> Told {
        self.told
    }

    /// Whether no further row fits.
    pub(super) fn is_full(&self) -> bool {
        self.next >= self.limits.rows
    }

    /// Writes a row.
    pub(super) fn row(&mut self, looks: &Looks, values: &[Value<'_>]) -> Result<(), XlsxError> {
        for (at, value) in (0..).zip(values) {
            self.cell(at, value, looks)?;
        }
        self.next += 1;
        Ok(())
    }

    /// A number, a day or a truth is one in the sheet too, with the look of its column. Words are
    /// never taken for anything else, whatever they look like.
    fn cell(&mut self, at: u16, value: &Value<'_>, looks: &Looks) -> Result<(), XlsxError> {
        let number = match value {
            Value::Empty => return Ok(()),
            Value::Boolean(is) => {
                self.worksheet.write_boolean(self.next, at, *is)?;
                return Ok(());
            }
            Value::Link(address) => return self.link(at, address, looks),
            Value::Money(sum) => pounds(*sum),
            Value::Integer(number) => whole(*number),
            Value::Date(day) => serial(*day),
            Value::Number(number) => number.is_finite().then_some(*number),
            _ => None,
        };
        let Some(number) = number else { return self.words(at, &value.plain(), looks) };
        self.worksheet.write_number(self.next, at, number)?;
        self.widen(at, NUMBER);
        Ok(())
    }

    fn words(&mut self, at: u16, words: &str, looks: &Looks) -> Result<(), XlsxError> {
        let fitting = fitted(words, self.limits.text);
        self.told.cut += usize::from(matches!(fitting, Cow::Owned(_)));
        self.bytes += fitting.len() as u64;
        self.widen(at, fitting.chars().take(WIDEST).count() + 1);
        if fitting.starts_with(FORMULA_SIGNS) {
            self.worksheet.write_string_with_format(self.next, at, &*fitting, &looks.quoted)?;
        } else {
            self.worksheet.write_string(self.next, at, &*fitting)?;
        }
        Ok(())
    }

    fn link(&mut self, at: u16, address: &str, looks: &Looks) -> Result<(), XlsxError> {
        if !is_address(address) {
            return self.words(at, address, looks);
        }
        if self.links == self.limits.links {
            self.told.unlinked += 1;
            return self.words(at, address, looks);
        }
        self.links += 1;
        self.bytes += 2 * address.len() as u64;
        self.widen(at, address.len() + 1);
        self.worksheet.write_url_with_format(self.next, at, Url::new(address), &looks.link)?;
        Ok(())
    }

    fn widen(&mut self, at: u16, characters: usize) {
        if let Some(width) = self.widths.get_mut(usize::from(at)) {
            *width = (*width).max(characters.min(WIDEST));
        }
    }

    /// The sheet with its widths and its filter.
    pub(super) fn end(mut self) -> Result<Worksheet, XlsxError> {
        for (at, width) in (0..).zip(&self.widths) {
            let width = u32::try_from(*width).unwrap_or(u32::MAX);
            self.worksheet.set_column_width(at, width)?;
        }
        let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.worksheet.autofilter(0, 0, self.next - 1, last)?;
        Ok(self.worksheet)
    }
}

/// How the numbers of a column look.
fn look(looks: &Looks, holds: ColumnType) -> Option<&Format> {
    match holds {
        ColumnType::Money => Some(&looks.money),
        ColumnType::Integer => Some(&looks.whole),
        ColumnType::Date => Some(&looks.day),
        _ => None,
    }
}
