use super::*;
use crate::extract::fixture::Draft;

/// The limit of the unit that contains `words`, as "text → date".
fn due(decision: &str, words: &str) -> Option<String> {
    let draft = Draft::of(decision);
    let reading = draft.reading();
    let unit = reading.units.iter().find(|unit| unit.text.contains(words)).unwrap();
    due_for(&reading, unit).map(|due| {
        format!("{} → {}", due.text, due.date.map_or("?".to_owned(), |date| date.to_string()))
    })
}

fn own_due(sentence: &str) -> Option<String> {
    due(&format!("# action Action\n1. {sentence}"), sentence)
}

#[test]
fn the_sentence_says_it_itself() {
    for (sentence, expected) in [
        (
            "Within four weeks of my decision the Council will pay £5.",
            "Within four weeks of my decision → 2025-07-29",
        ),
        ("The Council will, within a month, apologise.", "within a month → 2025-08-01"),
        (
            "It will apologise within one month of the date of this final decision.",
            "within one month of the date of this final decision → 2025-08-01",
        ),
        (
            "Within 20 working days of the final decision it will write.",
            "Within 20 working days of the final decision → 2025-07-29",
        ),
        ("It agreed to pay her by 28 July 2025.", "by 28 July 2025 → 2025-07-28"),
        (
            "It will finish its review by the end of September 2025.",
            "by the end of September 2025 → 2025-09-30",
        ),
        ("It will pay by 5 January.", "by 5 January → 2026-01-05"),
        ("It will pay by 28\u{a0}July.", "by 28\u{a0}July → 2025-07-28"),
        ("It will pay by 28 \u{a0}July and write.", "by 28 \u{a0}July → 2025-07-28"),
        ("It will finish by September 2025.", "by September 2025 → 2025-09-30"),
        (
            "It should do this no later than three months after the date of this report.",
            "no later than three months after the date of this report → 2025-10-01",
        ),
        ("In the next six weeks it will meet him.", "In the next six weeks → 2025-08-12"),
        (
            "It will pay this within two weeks of 3 July 2025.",
            "within two weeks of 3 July 2025 → 2025-07-17",
        ),
        (
            "It will pay within two weeks of receiving her bank details, and write.",
            "within two weeks of receiving her bank details → ?",
        ),
        (
            "It will write within one month of the decision of the panel.",
            "within one month of the decision of the panel → ?",
        ),
        (
            "The Council should remind staff, within two months, to reply within 20 working days.",
            "within two months → 2025-09-01",
        ),
    ] {
        assert_eq!(own_due(sentence).as_deref(), Some(expected), "{sentence}");
    }
}

#[test]
fn limits_of_the_law_and_of_the_fault_are_none_of_the_remedy() {
    for sentence in [
        "Pay £100 for failing to reply within 20 working days.",
        "Remind staff to answer complaints within 28 days.",
        "Ensure plans are issued within 20 weeks.",
        "Pay £200 for the delay of six weeks.",
        "Apologise for what was done by staff.",
    ] {
        assert_eq!(own_due(sentence), None, "{sentence}");
    }
}

#[test]
fn the_words_before_the_list_give_the_limit() {
    let list = "# action Action\n1. Within one month of this decision the Council will:\na) pay her £5;\nb) apologise by 4 July 2025.";
    assert_eq!(
        due(list, "pay her").as_deref(),
        Some("Within one month of this decision → 2025-08-01")
    );
    assert_eq!(due(list, "apologise").as_deref(), Some("by 4 July 2025 → 2025-07-04"));
}

#[test]
fn groups_have_limits_of_their_own() {
    let list = "# action Action\n1. The Council will:\n- within one month:\n-- pay her £5;\n- within three months:\n-- train staff.";
    assert_eq!(due(list, "pay her").as_deref(), Some("within one month → 2025-08-01"));
    assert_eq!(due(list, "train").as_deref(), Some("within three months → 2025-10-01"));
    let flat = "# action Action\n1. The Council will:\n- within one month:\n- pay her £5;\n- within three months:\n- train staff.";
    assert_eq!(due(flat, "pay her").as_deref(), Some("within one month → 2025-08-01"));
    assert_eq!(due(flat, "train").as_deref(), Some("within three months → 2025-10-01"));
}

#[test]
fn letters_pick_the_items() {
    let list = "# action Action\n1. The Council will:\na) pay her £5;\nb) apologise; and\nc) train staff.\n2. It should do parts a) and b) within one month and c) in due course.";
    assert_eq!(due(list, "pay her").as_deref(), Some("within one month → 2025-08-01"));
    assert_eq!(due(list, "train"), None);
}

#[test]
fn a_paragraph_before_or_after_speaks_of_these_actions() {
    let lost = "# action Action\n1. Within one month of this decision the Council has agreed to:\n2. pay Mrs B £5;\n3. apologise to her.";
    assert_eq!(
        due(lost, "apologise").as_deref(),
        Some("Within one month of this decision → 2025-08-01")
    );
    let after = "# action Action\n1. The Council will pay Mrs B £5.\n2. The Council should carry out these actions within four weeks of the final decision.";
    assert_eq!(
        due(after, "pay Mrs B").as_deref(),
        Some("within four weeks of the final decision → 2025-07-29")
    );
    let same =
        "# action Action\n1. The Council will pay Mrs B £5. It should do this by 3 March 2026.";
    assert_eq!(due(same, "pay Mrs B").as_deref(), Some("by 3 March 2026 → 2026-03-03"));
}

#[test]
fn the_same_limit_is_the_one_before() {
    let text = "# action Action\n1. Within one month it will apologise.\n2. In the same period it will pay Mrs K:\n- £5 for delay.\n3. Within two months it will train staff. By 3 May 2026 it will report to members. It will also write to her.";
    assert_eq!(due(text, "£5").as_deref(), Some("Within one month → 2025-08-01"));
    assert_eq!(due(text, "write to her").as_deref(), Some("By 3 May 2026 → 2026-05-03"));
    let story = "# action Action\n1. It will pay Mr B £5. By 3 May 2026 it will report to members.";
    assert_eq!(due(story, "pay Mr B"), None);
}

#[test]
fn a_summary_that_stands_last_changes_no_limit() {
    let text = "# action Action\n1. Within one month it will apologise.\n2. In the same period it will pay Mrs K £5.\n3. It will do this by 3 May 2026.";
    let summary = "\n= Mrs K complained. It was late. We found fault. It will put this right.";
    for text in [text.to_owned(), format!("{text}{summary}")] {
        assert_eq!(due(&text, "£5").as_deref(), Some("Within one month → 2025-08-01"), "{text}");
    }
    let after = "# action Action\n1. It will pay Mrs K £5. It should do this by 3 May 2026.";
    for text in [after.to_owned(), format!("{after}{summary}")] {
        assert_eq!(due(&text, "£5").as_deref(), Some("by 3 May 2026 → 2026-05-03"), "{text}");
    }
}

#[test]
fn evidence_has_a_limit_of_its_own() {
    let list = "# action Action\n1. The Council will pay Mrs B £5.\n2. It should provide us with evidence of these actions within two months.";
    assert_eq!(due(list, "pay Mrs B"), None);
    assert_eq!(due(list, "evidence").as_deref(), Some("within two months → 2025-09-01"));
}

#[test]
fn a_story_in_another_section_lends_no_limit() {
    let story = "# analysis Analysis\n1. It should have replied within 20 working days. It has agreed to pay £50.";
    assert_eq!(due(story, "agreed to pay"), None);
}

#[test]
fn limits_in_many_words() {
    for (sentence, expected) in [
        (
            "By the start of the autumn term it will write a protocol.",
            Some("By the start of the autumn term → ?"),
        ),
        (
            "It will review this before the next admission round.",
            Some("before the next admission round → ?"),
        ),
        (
            "It will do so by the end of the current academic year.",
            Some("by the end of the current academic year → ?"),
        ),
        (
            "It will report to its committee in December 2025.",
            Some("in December 2025 → 2025-12-31"),
        ),
        ("It will pay for what he missed in March 2024.", None),
        (
            "No later than 30 September 2025 it should apologise.",
            Some("No later than 30 September 2025 → 2025-09-30"),
        ),
        (
            "It has agreed to do so within twelve weeks of today.",
            Some("within twelve weeks of today → 2025-09-23"),
        ),
        (
            "Within 1 month of my final decision it will pay.",
            Some("Within 1 month of my final decision → 2025-08-01"),
        ),
        ("Within one calendar month it will pay.", Some("Within one calendar month → 2025-08-01")),
        (
            "Within 28 days of the date of the final decision it will pay.",
            Some("Within 28 days of the date of the final decision → 2025-07-29"),
        ),
        ("Within a fortnight it will write.", Some("Within a fortnight → 2025-07-15")),
        (
            "It should, within three months from the date of this statement, train staff.",
            Some("within three months from the date of this statement → 2025-10-01"),
        ),
        ("It will remind staff to answer within ten working days.", None),
        ("It will ensure that reviews are finished within eight weeks.", None),
    ] {
        assert_eq!(own_due(sentence).as_deref(), expected, "{sentence}");
    }
}

#[test]
fn a_limit_holds_for_what_it_was_set_for() {
    let back = "# action Action\n1. It has agreed to pay £5. It will do this within a month. It will also train staff.";
    assert!(due(back, "pay £5").is_some());
    assert_eq!(due(back, "train staff"), None, "“this” was said of what went before");
    let two = "# action Action\n1. Within six months the Council will review its policy. The Trust will remind its staff.";
    assert_eq!(due(two, "remind"), None, "another body");
    let same = "# action Action\n1. Within six months the Council will review its policy. It will remind its staff.";
    assert!(due(same, "remind").is_some());
    let picked = "# action Action\n1. The Council will:\na) pay her £5;\nb) apologise; and\nc) train staff.\n2. It should complete points 1 and 2 within one month and the last within three months.";
    assert_eq!(due(picked, "apologise").as_deref(), Some("within one month → 2025-08-01"));
}

#[test]
fn the_same_date_is_the_date_that_was_said() {
    let after = "# action Action\n1. Within one month of my decision it will pay £5.\n2. Within three months of the same date it will:\na) train staff.";
    assert_eq!(
        due(after, "train staff").as_deref(),
        Some("Within three months of the same date → 2025-10-01")
    );
    for words in [
        "three months of the same day",
        "three months from the same date",
        "three months of that same decision",
    ] {
        let text = format!("# action Action\n1. Within {words} it will train staff.");
        assert!(
            due(&text, "train staff").is_some_and(|due| due.ends_with("2025-10-01")),
            "{words}"
        );
    }
    let by = "# action Action\n1. By 31 August 2025 it will:\na) pay £5.\n2. I welcome its agreement to pay her £200. It will make this payment by the same date.";
    assert!(due(by, "pay her £200").is_some_and(|due| due.ends_with("2025-08-31")));
}

#[test]
fn a_limit_of_payments_is_none_of_what_else_is_done() {
    for limit in [
        "The Council should make the payments by 30 August 2025.",
        "It will pay these sums by 30 August 2025.",
        "It should make both payments within one month of my decision.",
        "The payments should be made by 30 August 2025.",
        "It will issue the refund by 30 August 2025.",
    ] {
        let text = format!(
            "# action Action\n1. The Council has agreed to:\na) pay her £5;\nb) amend its procedure.\n2. {limit}"
        );
        assert!(due(&text, "pay her £5").is_some() || limit.contains("refund"), "{limit}");
        assert_eq!(due(&text, "amend"), None, "{limit}");
    }
    let all = "# action Action\n1. The Council has agreed to:\na) pay her £5;\nb) amend its procedure.\n2. It should make the payment and take the other actions by 30 August 2025.";
    assert!(due(all, "amend").is_some());
}

mod lists;
mod others;
mod sentences;
mod standards;
mod starts;
