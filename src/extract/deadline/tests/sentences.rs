//! Several limits in one sentence, and limits that hold on after it.

use crate::extract::deadline::due_at;
use crate::extract::fixture::Draft;

use super::due;

/// The day for the deed that begins with `words`, in the sentence that holds them.
fn day_of(sentence: &str, words: &str) -> String {
    let draft = Draft::of(&format!("# action Action\n1. {sentence}"));
    let reading = draft.reading();
    let unit = reading.units.iter().find(|unit| unit.text.contains(words)).unwrap();
    let found = due_at(&reading, unit, unit.text.find(words).unwrap());
    found.map_or("none".into(), |due| due.date.map_or("?".into(), |date| date.to_string()))
}

const MONTH: &str = "2025-08-01";
const THREE: &str = "2025-10-01";

#[test]
fn each_deed_has_the_limit_beside_it() {
    for sentence in [
        "The Council will pay her £5 within one month and review its policy within three months.",
        "Within one month the Council will pay her £5 and, within three months, review its policy.",
        "Within one month it will apologise and pay her £5, and within three months it will review its policy.",
        "Within one month it will apologise, pay her £5 and review its policy within three months.",
        "The Council will, within a month, pay her £5 and, by 1 October 2025, review its policy and practice.",
        "The Council will: pay her £5 within one month; and review its policy within three months.",
        "Within one month the Council will: apologise; pay her £5; and within three months: review its policy; and train staff.",
        "It has agreed to pay her £5 within a month of this decision, and to review its policy within three months of it.",
    ] {
        assert_eq!(day_of(sentence, "pay her £5"), MONTH, "{sentence}");
        let later = day_of(sentence, "review its policy");
        assert!(
            later == THREE || later == "?" && sentence.ends_with("of it."),
            "{sentence}: {later}"
        );
    }
}

#[test]
fn a_limit_behind_and_is_not_of_what_stands_before_it() {
    for sentence in [
        "The Council will pay her £5 and, within three months, review its policy.",
        "The Council will pay her £5 and within three months it will review its policy.",
        "It agreed to pay her £5; and, by 1 October 2025, to review its policy.",
        "It will pay her £5 and then, within three months, will review its policy.",
    ] {
        assert_eq!(day_of(sentence, "pay her £5"), "none", "{sentence}");
        assert_eq!(day_of(sentence, "review its policy"), THREE, "{sentence}");
    }
    for sentence in [
        "The Council will pay her £5 and apologise, within a month, for its fault.",
        "The Council will, within a month, pay her £5 and apologise.",
        "It will pay her £5 as soon as it can and by 1 August 2025 at the latest.",
        "It should apologise and pay her £5 within a month.",
    ] {
        assert_eq!(day_of(sentence, "pay her £5"), MONTH, "{sentence}");
    }
}

#[test]
fn only_a_limit_that_leads_holds_on() {
    for (first, holds) in [
        ("Within one month the Council will apologise.", true),
        ("The Council will, within one month, apologise.", true),
        ("By 1 August 2025 it should apologise.", true),
        ("The Council will do the following within one month of my decision.", true),
        ("The Council will train its officers within one month.", false),
        ("The Council will train its officers within one month of my decision.", false),
        ("It will finish its review by 1 August 2025.", false),
        ("It should meet Mr B within one month to discuss the plan.", false),
    ] {
        let text = format!("# action Action\n1. {first} It will pay her £5.");
        assert_eq!(due(&text, "pay her £5").is_some(), holds, "{first}");
    }
}
