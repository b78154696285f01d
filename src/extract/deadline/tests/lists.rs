//! Limits of lists: in their lead, heading or caption, and in sentences that pick from them.

use super::due;

const MONTH: Option<&str> = Some("2025-08-01");
const THREE: Option<&str> = Some("2025-10-01");

fn day(decision: &str, words: &str) -> Option<String> {
    due(decision, words).map(|due| due.rsplit(' ').next().unwrap_or_default().to_owned())
}

#[test]
fn a_sentence_shares_out_several_limits() {
    let list = "# action Action\n1. The Council will:\na) pay her £5;\nb) apologise; and\nc) train staff.\n2. ";
    for sentence in [
        "It should complete actions a) and b) within one month and action c) within three months.",
        "Within one month it should do a) and b), and within three months c).",
        "It should do the first and second points within one month and the last within three months.",
        "Parts a) to b) should be done within one month and part c) by 1 October 2025.",
        "It should complete a) and b) within one month of my decision, and the remaining action within three months of it being issued.",
        "It should apologise and make the payment within one month, and complete the training within three months.",
    ] {
        let text = format!("{list}{sentence}");
        assert_eq!(day(&text, "pay her").as_deref(), MONTH, "{sentence}");
        assert_eq!(day(&text, "apologise;").as_deref(), MONTH, "{sentence}");
        let third = day(&text, "train staff");
        let unknown = sentence.contains("of it being") && third.as_deref() == Some("?");
        assert!(unknown || third.as_deref() == THREE, "{sentence}: {third:?}");
    }
}

#[test]
fn the_paragraph_of_the_lead_gives_the_limit() {
    for lead in [
        "I recommended the Council take the following steps within one month. It has agreed to:",
        "Within one month of my decision the Council will put this right. It will:",
        "The Council will do the following within one month of this decision. It agreed to:",
        "By 1 August 2025 the Council should act. It should:",
    ] {
        let text = format!("# action Action\n1. {lead}\n- pay her £5;\n- train staff.");
        assert_eq!(day(&text, "pay her").as_deref(), MONTH, "{lead}");
    }
    for lead in [
        "The Council will tell us within one month what it has done. It has agreed to:",
        "The Council will review its policy within one month. It has also agreed to:",
        "Mrs B should send her receipts within one month. The Council will:",
        "It did this within one month. The Council will:",
    ] {
        let text = format!("# action Action\n1. {lead}\n- pay her £5;\n- train staff.");
        assert_eq!(day(&text, "pay her"), None, "{lead}");
    }
}

#[test]
fn headings_and_captions_give_limits() {
    for text in [
        "# action Within one month\n1. Apologise to Mrs B.\n2. Pay her £5.",
        "# action Within one month of the final decision\n1. The Council will:\n- pay her £5.",
        "# action Action\n1. Within one month of my decision\n2. The Council will pay her £5.",
        "# action Action\n1. Within one month, the Council will\n2. Pay her £5.",
        "# action Action\n1. The Council will:\n- Within one month\n- Pay her £5.",
        "# action Action\n1. Within one month:\n2. The Council will apologise.\n3. It will pay her £5.\n4. Within three months:\n5. It will train staff.",
    ] {
        let words = if text.contains("pay her £5") { "pay her £5" } else { "Pay her £5" };
        assert_eq!(day(text, words).as_deref(), MONTH, "{text}");
        if text.contains("train") {
            assert_eq!(day(text, "train").as_deref(), THREE, "{text}");
        }
    }
    let none = "# action Action\n1. Within one month of my decision it will apologise.\n2. The Council will pay her £5.";
    assert_eq!(day(none, "pay her"), None, "a whole sentence is no caption");
}

#[test]
fn what_follows_or_stands_above_is_meant_that_way() {
    let below = "# action Action\n1. The Council will pay her £5.\n2. Within three months it will also take the following steps:\n- train staff.";
    assert_eq!(day(below, "pay her"), None);
    assert_eq!(day(below, "train staff").as_deref(), THREE);
    let above = "# action Action\n1. The Council will pay her £5.\n2. It should take the above steps within three months.\n3. It will train staff.";
    assert_eq!(day(above, "pay her").as_deref(), THREE);
    assert_eq!(day(above, "train staff"), None);
    for other in [
        "The Council will review the above procedure within three months.",
        "It will train all its officers within three months.",
        "It will follow its own recommendations on the matter from 2019 and report in July.",
        "The Council will remind all of its teams within three months.",
        "It will send her its apology within three months.",
    ] {
        let text = format!("# action Action\n1. The Council will pay her £5.\n2. {other}");
        assert_eq!(day(&text, "pay her"), None, "{other}");
    }
}
