//! Any bytes become a record, in time in proportion to their size, and every span slices.
#![no_main]

#[path = "../../tests/all/span_check.rs"]
mod span_check;

use casebook::text::Origin;
use casebook::{Page, Record, schemes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let name = if bytes.starts_with(b"<") { "any.html" } else { "any.txt" };
    let Ok(page) = Page::read(Origin::file(name), bytes) else { return };
    let record = schemes::read(&page);
    let json = serde_json::to_value(&record).expect("a record is JSON");
    if let Some(wrong) = span_check::first_wrong(&page, &json) {
        panic!("{wrong}");
    }
    let back: Record = serde_json::from_value(json).expect("a record comes back from its JSON");
    assert!(back == record, "the record does not come back as it was");
});
