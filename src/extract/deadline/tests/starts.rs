//! What periods run from, and days that are named without their year.

use super::{due, own_due};

#[test]
fn the_decision_is_called_many_things() {
    for start in [
        "of the date we issue this final decision",
        "of the date on which this decision is issued",
        "of issuing my final decision",
        "of us issuing the final statement",
        "from the date of the Ombudsman’s final written decision",
        "of the LGSCO’s final decision",
        "from the date the Ombudsman issued the final decision",
        "of the final version of this statement",
        "of our joint decision",
        "of my decision on the complaint",
        "of this decision being issued",
        "of the end of my investigation",
        "of the conclusion of our enquiries",
        "from today’s date",
        "from now",
        "of the Council receiving our decision",
    ] {
        let sentence = format!("The Council should pay Mrs B £5 within one month {start}.");
        let found = own_due(&sentence).unwrap_or_default();
        let words = start.trim_end_matches(" on the complaint");
        assert!(found.ends_with(&format!("{words} → 2025-08-01")), "{start}: {found}");
    }
}

#[test]
fn other_starts_have_no_known_day() {
    for limit in [
        "within one month of the draft decision",
        "within four weeks of the decision on her review",
        "within two weeks of receiving his bank details",
        "within one month of the Council agreeing to this",
        "within a month of her providing the invoices",
        "within three months thereafter",
        "within a further two weeks",
        "within a month of the end of the safeguarding investigation",
        "by the date agreed with us",
        "within two months of the panel having met",
    ] {
        let found = own_due(&format!("The Council should pay Mrs B £5 {limit}."));
        assert!(found.as_deref().is_some_and(|found| found.ends_with("→ ?")), "{limit}: {found:?}");
    }
}

#[test]
fn what_must_happen_first_starts_the_period() {
    for (sentence, day) in [
        ("Once it has the receipts, the Council will refund them within two weeks.", "?"),
        ("On receipt of her bank details, it should pay £5 within 14 days.", "?"),
        ("When Mr B provides the invoices, the Council should pay him within a month.", "?"),
        ("As soon as Mrs B has signed, it will pay within a fortnight.", "?"),
        ("Once it has the receipts, it will pay within a month of this decision.", "2025-08-01"),
        ("After I sent my draft, the Council agreed to pay £5 within a month.", "2025-08-01"),
        ("To settle this, the Council will pay £5 within a month.", "2025-08-01"),
    ] {
        let found = own_due(sentence).unwrap_or_default();
        assert!(found.ends_with(&format!("→ {day}")), "{sentence}: {found}");
    }
}

#[test]
fn days_and_ends_in_many_spellings() {
    for (limit, day) in [
        ("by Friday 4 July 2025", "2025-07-04"),
        ("on or before 4 July 2025", "2025-07-04"),
        ("no later than 5pm on 4 July 2025", "2025-07-04"),
        ("by the end of September", "2025-09-30"),
        ("by mid-September", "2025-09-20"),
        ("by March", "2026-03-31"),
        ("by the end of the month", "2025-07-31"),
        ("by the end of this month", "2025-07-31"),
        ("by the end of next month", "2025-08-31"),
        ("by the end of 2025", "2025-12-31"),
        ("by the end of the calendar year", "2025-12-31"),
        ("by the end of the financial year", "?"),
        ("by Easter", "?"),
        ("before the 2025/26 academic year", "?"),
        ("within the next month", "2025-08-01"),
        ("over the next month", "2025-08-01"),
        ("within the coming fortnight", "2025-07-15"),
        ("within a four-week period", "2025-07-29"),
        ("within a period of 28 days", "2025-07-29"),
        ("within 4-6 weeks", "2025-08-12"),
        ("within two to three months", "2025-10-01"),
        ("in no longer than three months", "2025-10-01"),
        ("within one (1) calendar month", "2025-08-01"),
        ("within four weeks’ time", "2025-07-29"),
        ("by 15 June 2025", "2025-06-15"),
    ] {
        let found = own_due(&format!("The Council should do this {limit}.")).unwrap_or_default();
        assert!(found.ends_with(&format!("→ {day}")), "{limit}: {found}");
    }
}

#[test]
fn days_long_past_limit_nothing() {
    for sentence in [
        "Pay £5 for each lesson missed before 3 March 2024.",
        "It should refund what he had paid by 1 April 2023.",
        "Pay Mr B £5 for the calls before June 2024.",
        "It will waive the charges that fell due by the end of March 2022.",
    ] {
        assert_eq!(own_due(sentence), None, "{sentence}");
    }
}

#[test]
fn a_time_can_be_given() {
    let list = "# action Action\n1. The Council will:\n- pay her £5;\n- train staff.\n2. ";
    for (sentence, day) in [
        (
            "The Council has one month from the date of my decision to complete these actions.",
            "2025-08-01",
        ),
        ("It has until 4 August 2025 to carry out these steps.", "2025-08-04"),
        (
            "The deadline for these actions is four weeks from the date of this decision.",
            "2025-07-29",
        ),
        ("The timescale for the above is three months.", "2025-10-01"),
    ] {
        let found = due(&format!("{list}{sentence}"), "pay her").unwrap_or_default();
        assert!(found.ends_with(&format!("→ {day}")), "{sentence}: {found}");
    }
    for (item, day) in [
        ("Pay her £5. Timescale: one month.", "2025-08-01"),
        ("Pay her £5 (deadline: 4 August 2025).", "2025-08-04"),
        ("Pay her £5 – due by 4 August 2025.", "2025-08-04"),
        ("Pay her £5 (within one month).", "2025-08-01"),
    ] {
        let text = format!("# action Action\n1. The Council will:\n- {item}\n- train staff.");
        let found = due(&text, "her £5").unwrap_or_default();
        assert!(found.ends_with(&format!("→ {day}")), "{item}: {found}");
        assert_eq!(due(&text, "train staff"), None, "{item}");
    }
    for story in [
        "The Council has two months of records, and it will pay £5.",
        "It has four weeks in which others may object.",
    ] {
        assert_eq!(own_due(story), None, "{story}");
    }
}

#[test]
fn a_period_can_open_the_sentence() {
    for (sentence, day) in [
        (
            "Two months after the panel has met, at the latest, the Council should finish the book.",
            "?",
        ),
        ("One month after the date of my decision the Council will write to her.", "2025-08-01"),
        ("Six weeks from this decision it should report to us.", "2025-08-12"),
        ("Three months after the meeting, staff will be asked again.", "?"),
    ] {
        let found = own_due(sentence).unwrap_or_default();
        assert!(found.ends_with(&format!("→ {day}")), "{sentence}: {found}");
    }
    for sentence in [
        "Two months after she complained, it wrote to her.",
        "Four weeks is what it allows itself, and it will keep to that.",
        "One month will be enough.",
    ] {
        assert_eq!(own_due(sentence), None, "{sentence}");
    }
}
