//! Files of columns, read back.

use super::*;
use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use ::parquet::file::metadata::RowGroupMetaData;
use ::parquet::file::reader::{FileReader as _, SerializedFileReader};
use arrow_array::cast::AsArray as _;
use arrow_array::types::Decimal128Type;
use arrow_schema::DataType;

use crate::export::sample::{Full, row};
use crate::export::sheets::sheet;
use crate::model::Pence;

/// A file in the memory of a test.
fn file(bytes: &[u8]) -> std::fs::File {
    use std::io::Seek as _;
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

fn written(rows: usize, quote: &str) -> Vec<u8> {
    let (sheet, mut bytes) = (sheet("payments").unwrap(), Vec::new());
    let mut table = Box::new(Parquet::new(&mut bytes));
    table.begin(sheet).unwrap();
    for number in 0..rows {
        let pence = i64::try_from(number).unwrap();
        let cells = [
            ("amount", Value::Money(Pence(pence))),
            ("purposes", Value::Words(vec!["distress".into(), "delay".into()])),
            ("quote", Value::Text(quote)),
        ];
        table.row(&row(sheet, &cells)).unwrap();
    }
    table.end().unwrap();
    let provenance = Provenance {
        question: "council:Ashby".to_owned(),
        written_at: "2026-01-31T09:00:00Z".to_owned(),
        ..Provenance::default()
    };
    table.finish(&provenance).unwrap();
    bytes
}

#[test]
fn sums_come_back_to_the_penny_and_lists_as_lists() {
    let bytes = written(2500, "=1+1");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file(&bytes)).unwrap().build().unwrap();
    let (mut rows, mut sum) = (0, 0);
    for batch in reader {
        let batch = batch.unwrap();
        rows += batch.num_rows();
        let amounts = batch.column_by_name("amount").unwrap();
        assert_eq!(amounts.data_type(), &DataType::Decimal128(12, 2));
        sum += amounts.as_primitive::<Decimal128Type>().iter().flatten().sum::<i128>();
        let purposes = batch.column_by_name("purposes").unwrap().as_list::<i32>().value(0);
        let purposes: Vec<_> = purposes.as_string::<i32>().iter().flatten().collect();
        assert_eq!(purposes, ["distress", "delay"]);
        assert_eq!(batch.column_by_name("quote").unwrap().as_string::<i32>().value(0), "=1+1");
        assert_eq!(batch.column_by_name("payee").unwrap().null_count(), batch.num_rows());
    }
    assert_eq!((rows, sum), (2500, (0..2500).sum()));
}

#[test]
fn the_file_says_how_it_came_to_be() {
    let bytes = written(1, "words");
    let reader = SerializedFileReader::new(file(&bytes)).unwrap();
    let about = reader.metadata().file_metadata().key_value_metadata().unwrap();
    let value = |key: &str| about.iter().find(|it| it.key == key).unwrap().value.clone().unwrap();
    let provenance: Provenance = serde_json::from_str(&value("casebook")).unwrap();
    assert_eq!(provenance.question, "council:Ashby");
    assert!(value("Acknowledgement").contains("Ombudsman"));
}

#[test]
fn groups_of_rows_are_bounded_by_their_bytes() {
    // Letters without a pattern, since a group is measured after compression.
    let mut state = 7_u64;
    let mut letter = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'A' + u8::try_from((state >> 33) % 58).unwrap())
    };
    let noise: String = (0..1_000_000).map(|_| letter()).collect();
    let (sheet, mut bytes) = (sheet("payments").unwrap(), Vec::new());
    let mut table = Box::new(Parquet::new(&mut bytes));
    table.begin(sheet).unwrap();
    for number in 0..40 {
        let words = format!("{number} {noise}");
        table.row(&row(sheet, &[("quote", Value::Text(&words))])).unwrap();
    }
    table.end().unwrap();
    table.finish(&Provenance::default()).unwrap();
    let reader = SerializedFileReader::new(file(&bytes)).unwrap();
    let groups = reader.metadata().row_groups();
    let rows: Vec<_> = groups.iter().map(RowGroupMetaData::num_rows).collect();
    assert!(rows.len() > 2 && rows.iter().sum::<i64>() == 40, "{rows:?}");
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    assert_eq!(written(10, "words"), written(10, "words"));
}

#[test]
fn a_target_that_is_full_is_an_error_of_that_kind() {
    let mut table = Box::new(Parquet::new(Full));
    let begun = table.begin(sheet("payments").unwrap());
    let lost = begun.and_then(|()| table.finish(&Provenance::default())).unwrap_err();
    assert_eq!(lost.kind(), io::ErrorKind::StorageFull);
}
