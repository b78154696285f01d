//! Any text is a theme file or is refused with a reason, and a file that is read can be used.
#![no_main]

use std::sync::LazyLock;

use casebook::model::decision::Decision;
use casebook::themes::ThemeFile;
use casebook::{Page, schemes};
use libfuzzer_sys::fuzz_target;

/// A decision that a rule can speak about.
static DECISION: LazyLock<Decision> = LazyLock::new(|| {
    let page = Page::of_text(
        "Ashby Council (24 101 202)\n\nThe Ombudsman's final decision:\n\n\
         Summary: The Council delayed an EHC plan. It has agreed to pay for the distress.\n\n\
         The complaint\n\n  1. Mrs K complains of delay and of lost education.\n\n\
         What I found\n\n  1. There was fault. The Council did not reply for six months.\n",
    );
    schemes::read(&page).decision().expect("this is a decision").clone()
});

fuzz_target!(|text: &str| {
    let slips = ThemeFile::check("any.toml", text);
    match ThemeFile::parse("any.toml", text) {
        Ok(file) => {
            assert!(slips.is_empty(), "a file with slips is read");
            let _ = (file.marks(&DECISION), file.explain(&DECISION));
        }
        Err(_) => assert!(!slips.is_empty(), "a file without slips is refused"),
    }
});
