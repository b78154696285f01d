//! Limits that lean on other sentences: the draft's day, "this training", the same period, evidence.

use super::due;
use crate::extract::deadline::{due_at, evidence_due};
use crate::extract::fixture::Draft;

fn day(decision: &str, words: &str) -> Option<String> {
    due(decision, words).map(|due| due.rsplit(' ').next().unwrap_or_default().to_owned())
}

#[test]
fn a_day_that_was_told_starts_a_period() {
    for lead in [
        "When I issued my draft decision on 2 June 2025 I proposed actions. It agreed to do the following within six weeks of the date of that draft:",
        "I sent my draft on 2 June 2025. The Council will, within six weeks of that date:",
        "The panel had its meeting on 2 June 2025. Within six weeks of that meeting the Council will:",
        "The Council wrote its letter on 2 June 2025. It will, within six weeks of that letter:",
    ] {
        let text = format!("# action Action\n1. {lead}\n- pay her £5.");
        assert_eq!(day(&text, "pay her").as_deref(), Some("2025-07-14"), "{lead}");
    }
    for lead in [
        "I sent my draft in June 2025. Within six weeks of that draft the Council will:",
        "Mrs B moved on 2 June 2025. Within six weeks of that meeting the Council will:",
        "The panel will meet. Within six weeks of that meeting the Council will:",
        "The review ended on 2 June 2025. Within six weeks of the panel’s decision it will:",
    ] {
        let text = format!("# action Action\n1. {lead}\n- pay her £5.");
        assert_eq!(day(&text, "pay her").as_deref(), Some("?"), "{lead}");
    }
}

#[test]
fn the_next_sentence_speaks_of_it() {
    for (first, next) in [
        ("train its social workers", "This training should be complete by 31 July 2025."),
        ("review its leaflet", "The review is under way. This should be finished by 31 July 2025."),
        ("pay her £5 and £6", "Both will be paid by 31 July 2025."),
        ("increase its offer to £5", "The Council has agreed, and will pay by 31 July 2025."),
        ("draw up a plan", "That plan has to be ready by 31 July 2025."),
    ] {
        let text = format!("# action Action\n1. The Council will:\n- {first}. {next}");
        assert_eq!(day(&text, first).as_deref(), Some("2025-07-31"), "{next}");
    }
    for next in [
        "The first check should take place by 31 July 2025.",
        "Mrs B should hear by 31 July 2025.",
        "Its auditors report by 31 July 2025.",
    ] {
        let text = format!("# action Action\n1. The Council will:\n- set up a log. {next}");
        assert_eq!(day(&text, "set up a log"), None, "{next}");
    }
}

#[test]
fn what_is_done_at_once_waits_for_no_day() {
    let list = "# action Action\n1. Within one month the Council will:\n- pay her £5.\n2. ";
    for sentence in [
        "Without delay, the Council will assess her needs.",
        "The Council will assess her needs immediately.",
        "As soon as possible it should assess her needs.",
        "Straight away the Council will assess her needs.",
    ] {
        let text = format!("{list}{sentence}\n3. It should complete these actions by 1 May 2026.");
        assert_eq!(day(&text, "assess her needs").as_deref().unwrap_or("?"), "?", "{sentence}");
    }
    for sentence in [
        "The Council did not act without delay and will assess her needs.",
        "As soon as possible, and by 1 May 2026, it should assess her needs.",
    ] {
        let text = format!("{list}{sentence}\n3. It should complete these actions by 1 May 2026.");
        assert_eq!(day(&text, "assess her needs").as_deref(), Some("2026-05-01"), "{sentence}");
    }
}

#[test]
fn a_caption_with_its_own_list_is_for_that_list() {
    let text = "# action Action\n1. By 30 August 2025 the Council will:\n- amend its procedure.\n2. The Council will also remind its finance team.";
    assert_eq!(day(text, "amend").as_deref(), Some("2025-08-30"));
    assert_eq!(day(text, "also remind"), None);
}

#[test]
fn the_same_period_is_that_of_the_paragraph() {
    let text = "# action Action\n1. Within three months of this decision the Council will:\n- audit its cases;\n- write to each applicant, within a month of finishing the audit.\n2. Within the same period, the Trust will remind its managers.";
    assert_eq!(day(text, "remind").as_deref(), Some("2025-10-01"));
    let deep = "# action Action\n1. The Council will:\n- audit its cases within three months.\n2. Within the same period, it will remind its managers.";
    assert_eq!(day(deep, "remind").as_deref(), Some("2025-10-01"));
}

#[test]
fn paragraphs_are_named_by_their_numbers() {
    let list = "# action Action\n17. The Council will:\n- pay her £5.\n18. It will also pay him £6.\n19. The Council will also check other claims.\n";
    for sentence in [
        "20. The Council should complete the actions in paragraphs 17 and 18 by 1 August 2025, and those in paragraph 19 within three months.",
        "20. It should do what is in paragraphs 17 to 18 by 1 August 2025 and the actions in paragraph 19 by 1 October 2025.",
        "20. The payments at paragraphs 17 and 18 should be made by 1 August 2025. It should complete the action in paragraph 19 by 1 October 2025.",
    ] {
        let text = format!("{list}{sentence}");
        assert_eq!(day(&text, "her £5").as_deref(), Some("2025-08-01"), "{sentence}");
        assert_eq!(day(&text, "him £6").as_deref(), Some("2025-08-01"), "{sentence}");
        assert_eq!(day(&text, "check other").as_deref(), Some("2025-10-01"), "{sentence}");
    }
    let but = "# action Action\n1. The Council will pay her £5.\n2. It will train staff.\n3. All this is to be done within three months of this decision, except for the payment, which will be made by 1 August 2025.";
    assert_eq!(day(but, "her £5").as_deref(), Some("2025-08-01"));
    assert_eq!(day(but, "train").as_deref(), Some("2025-10-01"));
}

#[test]
fn evidence_in_a_clause_has_that_limit_for_itself() {
    let text = "# action Action\n1. Within one month the Council will:\n- train its team, and send us the dates by 31 July 2025.";
    let draft = Draft::of(text);
    let reading = draft.reading();
    let unit = reading.units.iter().find(|unit| unit.text.contains("train")).unwrap();
    let found = |due: Option<crate::model::decision::Due>| {
        due.and_then(|due| due.date).map(|day| day.to_string())
    };
    assert_eq!(found(due_at(&reading, unit, 0)).as_deref(), Some("2025-08-01"));
    assert_eq!(found(evidence_due(&reading, unit)).as_deref(), Some("2025-07-31"));
    let next = Draft::of(
        "# action Action\n1. The Council will pay her £5.\n2. It should send us evidence of this. It should do so by 31 July 2025.",
    );
    let reading = next.reading();
    let unit = |words: &str| reading.units.iter().find(|unit| unit.text.contains(words)).unwrap();
    assert_eq!(found(evidence_due(&reading, unit("evidence"))).as_deref(), Some("2025-07-31"));
    assert_eq!(found(due_at(&reading, unit("her £5"), 0)), None);
}

#[test]
fn what_introduces_a_list_speaks_of_that_list() {
    for lead in [
        "It agreed to do the following within one month:",
        "It will take these steps by 1 August 2025:",
        "Within one month of this decision it will complete the following actions:",
    ] {
        let text = format!(
            "# action Action\n1. {lead}\n- pay her £5.\n2. The Council also agreed to pay him £6."
        );
        assert_eq!(day(&text, "her £5").as_deref(), Some("2025-08-01"), "{lead}");
        assert_eq!(day(&text, "him £6"), None, "{lead}");
    }
}

#[test]
fn a_period_after_this_decision_needs_no_within() {
    for (first, next) in [
        (
            "In the four weeks after this decision the Council will pay her £5.",
            "In that time it will also pay £6.",
        ),
        (
            "Over the four weeks following my decision the Council should pay her £5.",
            "By then it should also pay £6.",
        ),
        (
            "During the four weeks from the date of our final decision it will pay her £5.",
            "During this period the Council will pay £6.",
        ),
        (
            "The Council has agreed that in the course of the four weeks after our decision it will pay her £5.",
            "Within these four weeks it will also pay £6.",
        ),
        (
            "In the four weeks after we issue this statement the Council will pay her £5.",
            "Before then it will pay £6.",
        ),
    ] {
        let text = format!("# action Action\n1. {first} {next}");
        for words in [first, next] {
            assert_eq!(day(&text, words).as_deref(), Some("2025-07-29"), "{first} {next}: {words}");
        }
    }
    for text in [
        "In the four weeks after the decision notice Mr B lost £5, and the Council will pay it.",
        "Mr B should send the bill in the four weeks after this decision.",
        "The Council will pay £5 for the distress he felt in that time.",
    ] {
        assert_eq!(day(&format!("# action Action\n1. {text}"), text), None, "{text}");
    }
}
