//! Any text is a question, and what a question prints is the same question.
#![no_main]

use casebook::search::Question;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let question = Question::parse(text);
    let printed = question.to_string();
    assert!(Question::parse(&printed) == question, "{printed:?}");
    let _ = question.remarks();
});
