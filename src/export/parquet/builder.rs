//! The cells of one column, gathered until there are enough of them to write.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Float64Builder, Int64Builder, ListBuilder,
    StringBuilder,
};
use arrow_schema::{DataType, Field, FieldRef};
use jiff::civil::{Date, date};

use crate::export::columns::{Column, ColumnType};
use crate::export::value::Value;
use crate::model::Pence;

/// Digits of a sum, and how many of them are pence.
const MONEY: (u8, i8) = (12, 2);

/// The first sum that has more digits.
pub(super) const TOO_LARGE: i64 = 1_000_000_000_000;

/// Cells of one type.
pub(super) enum Cells {
    Words(StringBuilder),
    List(ListBuilder<StringBuilder>),
    Numbers(ListBuilder<Int64Builder>),
    Money(Decimal128Builder),
    Whole(Int64Builder),
    Number(Float64Builder),
    Day(Date32Builder),
    Truth(BooleanBuilder),
}

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    /// It stands in the column.
    Done,
    /// It is a sum with more digits than the column has: the cell is empty.
    TooLarge,
    /// It is of another type than its column.
    Misfit,
}

/// How a column is declared in the file.
pub(super) fn field(column: &Column) -> Field {
    let kind = match column.holds {
        ColumnType::Text | ColumnType::Word | ColumnType::Link => DataType::Utf8,
        ColumnType::Words | ColumnType::Texts => DataType::List(words()),
        ColumnType::Integers => DataType::List(numbers()),
        ColumnType::Money => DataType::Decimal128(MONEY.0, MONEY.1),
        ColumnType::Integer => DataType::Int64,
        ColumnType::Number => DataType::Float64,
        ColumnType::Date => DataType::Date32,
        ColumnType::Boolean => DataType::Boolean,
    };
    let about = BTreeMap::from([("description".to_owned(), column.about.to_owned())]);
    Field::new(column.header, kind, true).with_metadata(about)
}

fn words() -> FieldRef {
    Arc::new(Field::new("element", DataType::Utf8, false))
}

fn numbers() -> FieldRef {
    Arc::new(Field::new("element", DataType::Int64, false))
}

impl Cells {
    /// No cells yet of a column of this type.
    pub(super) fn of(holds: ColumnType) -> Self {
        match holds {
            ColumnType::Text | ColumnType::Word | ColumnType::Link => {
                Self::Words(StringBuilder::new())
            }
            ColumnType::Words | ColumnType::Texts => {
                Self::List(ListBuilder::new(StringBuilder::new()).with_field(words()))
            }
            ColumnType::Integers => {
                Self::Numbers(ListBuilder::new(Int64Builder::new()).with_field(numbers()))
            }
            ColumnType::Money => {
                let kind = DataType::Decimal128(MONEY.0, MONEY.1);
                Self::Money(Decimal128Builder::new().with_data_type(kind))
            }
            ColumnType::Integer => Self::Whole(Int64Builder::new()),
            ColumnType::Number => Self::Number(Float64Builder::new()),
            ColumnType::Date => Self::Day(Date32Builder::new()),
            ColumnType::Boolean => Self::Truth(BooleanBuilder::new()),
        }
    }

    /// Adds a cell. Whatever becomes of the value, the column is one longer.
    pub(super) fn put(&mut self, value: &Value<'_>) -> Put {
        match (self, value) {
            (cells, Value::Empty) => cells.skip(),
            (Self::Words(cells), Value::Text(words) | Value::Word(words) | Value::Link(words)) => {
                cells.append_value(words);
            }
            (Self::List(cells), Value::Words(words) | Value::Texts(words)) => {
                cells.append_value(words.iter().map(Some));
            }
            (Self::Numbers(cells), Value::Integers(numbers)) => {
                cells.append_value(numbers.iter().copied().map(Some));
            }
            (cells @ Self::Money(_), Value::Money(Pence(pence))) if pence.abs() >= TOO_LARGE => {
                cells.skip();
                return Put::TooLarge;
            }
            (Self::Money(cells), Value::Money(Pence(pence))) => {
                cells.append_value(i128::from(*pence));
            }
            (Self::Whole(cells), Value::Integer(number)) => cells.append_value(*number),
            (Self::Number(cells), Value::Number(number)) => cells.append_value(*number),
            (Self::Day(cells), Value::Date(day)) => cells.append_value(days(*day)),
            (Self::Truth(cells), Value::Boolean(is)) => cells.append_value(*is),
            (cells, _) => {
                cells.skip();
                return Put::Misfit;
            }
        }
        Put::Done
    }

    /// Adds an empty cell.
    fn skip(&mut self) {
        match self {
            Self::Words(cells) => cells.append_null(),
            Self::List(cells) => cells.append_null(),
            Self::Numbers(cells) => cells.append_null(),
            Self::Money(cells) => cells.append_null(),
            Self::Whole(cells) => cells.append_null(),
            Self::Number(cells) => cells.append_null(),
            Self::Day(cells) => cells.append_null(),
            Self::Truth(cells) => cells.append_null(),
        }
    }

    /// The column as it stands; afterwards it is empty again.
    pub(super) fn take(&mut self) -> ArrayRef {
        match self {
            Self::Words(cells) => Arc::new(cells.finish()),
            Self::List(cells) => Arc::new(cells.finish()),
            Self::Numbers(cells) => Arc::new(cells.finish()),
            Self::Money(cells) => Arc::new(cells.finish()),
            Self::Whole(cells) => Arc::new(cells.finish()),
            Self::Number(cells) => Arc::new(cells.finish()),
            Self::Day(cells) => Arc::new(cells.finish()),
            Self::Truth(cells) => Arc::new(cells.finish()),
        }
    }
}

/// Days since the first of January 1970.
fn days(day: Date) -> i32 {
    day.since(date(1970, 1, 1)).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::cast::AsArray as _;
    use arrow_array::types::Decimal128Type;

    #[test]
    fn a_sum_keeps_its_pence_and_a_larger_one_is_told() {
        let mut cells = Cells::of(ColumnType::Money);
        assert_eq!(cells.put(&Value::Money(Pence(35_005))), Put::Done);
        assert_eq!(cells.put(&Value::Money(Pence(TOO_LARGE - 1))), Put::Done);
        assert_eq!(cells.put(&Value::Money(Pence(TOO_LARGE))), Put::TooLarge);
        assert_eq!(cells.put(&Value::Empty), Put::Done);
        let sums = cells.take();
        let sums: Vec<_> = sums.as_primitive::<Decimal128Type>().iter().collect();
        assert_eq!(sums, [Some(35_005), Some(999_999_999_999), None, None]);
    }

    #[test]
    fn a_value_of_another_type_is_told() {
        assert_eq!(Cells::of(ColumnType::Date).put(&Value::Text("2025")), Put::Misfit);
        assert_eq!(Cells::of(ColumnType::Text).put(&Value::Text("2025")), Put::Done);
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days(date(1970, 1, 2)), 1);
        assert_eq!(days(date(1969, 12, 31)), -1);
        assert_eq!(days(date(2025, 7, 1)), 20_270);
    }
}
