//! What was put forward and what was agreed instead; sums that are promised twice.

use super::{beside, check, read};

const ACTION: &str = "# complaint The complaint\n1. Mrs B complains about her son Y’s transport.\n# action Agreed action\n9. ";

fn rows(table: &[(&str, &[&str])]) {
    let texts: Vec<String> = table.iter().map(|(text, _)| format!("{ACTION}{text}")).collect();
    let table: Vec<(&str, &[&str])> =
        texts.iter().zip(table).map(|(text, (_, found))| (text.as_str(), *found)).collect();
    check(&table);
}

#[test]
fn only_what_was_agreed_instead_is_an_award() {
    rows(&[
        (
            "We recommended £500 for Mrs B’s distress. It agreed to pay £400.",
            &["£400 agreed Mrs B"],
        ),
        ("I suggested £500; the Council has agreed £400.", &["£400 agreed Mrs B"]),
        (
            "I suggested the Council pay Mrs B £500. The Council has agreed to pay her £400.",
            &["£400 agreed Mrs B"],
        ),
        ("I recommended the Council pay Mrs B £500. It agreed to do so.", &["£500 agreed Mrs B"]),
        (
            "I asked the Council to pay Mrs B £500 for distress. It has also agreed to pay £200.",
            &["£500 agreed Mrs B", "£200 agreed Mrs B"],
        ),
        (
            "I recommended the Council pay Mrs B £500 for distress. The Council has agreed to pay £200 for her time and trouble.",
            &["£500 agreed Mrs B", "£200 agreed Mrs B"],
        ),
        (
            "We recommended £500 for distress. The Council agreed to this and will pay £200 for time and trouble.",
            &["£500 agreed Mrs B", "£200 agreed Mrs B"],
        ),
    ]);
    let text = format!("{ACTION}I suggested £500; the Council has agreed £400.");
    assert_eq!(beside(&read(&text)), ["£500"]);
}

#[test]
fn the_same_sum_again_is_a_second_payment() {
    rows(&[
        (
            "The Council will pay Mr S £250 for distress. It will make the same payment to Mrs S.",
            &["£250 agreed Mr S", "£250 agreed Mrs S"],
        ),
        (
            "The Council will pay Mr S £250. It will also pay Mrs S the same amount.",
            &["£250 agreed Mr S", "£250 agreed Mrs S"],
        ),
        (
            "The Council will pay Mr S £250. It will not make the same payment to Mrs S.",
            &["£250 agreed Mr S"],
        ),
        (
            "The Council will pay Mr S £250. It will make the same payment to Mr S’s school by post.",
            &["£250 agreed Mr S"],
        ),
    ]);
}

#[test]
fn the_person_paid_is_named_after_what_they_are_or_first() {
    rows(&[
        (
            "The Council will pay Mrs B £300. To her son Y it will pay £150.",
            &["£300 agreed Mrs B", "£150 agreed Y"],
        ),
        (
            "The Council will pay Mrs B £300 and her sister Ms G £150.",
            &["£300 agreed Mrs B", "£150 agreed Ms G"],
        ),
        (
            "The Council will pay Mrs B £300. It will pay £80 into Y’s savings account.",
            &["£300 agreed Mrs B", "£80 agreed Y"],
        ),
        (
            "The Trust will pay £200 and the Council £400 to Mrs H.",
            &["£200 agreed Mrs H by the Trust", "£400 agreed Mrs H by the Council"],
        ),
    ]);
}

#[test]
fn the_step_of_an_increase_is_no_sum_of_its_own() {
    rows(&[
        ("The Council has agreed to raise its offer by £50 to £150.", &["£150 agreed Mrs B"]),
        (
            "The Council had offered £100. It has agreed to raise this by £50 to £150.",
            &["£100 offered Mrs B", "£150 agreed Mrs B"],
        ),
    ]);
}

#[test]
fn a_refusal_is_of_the_offer_and_guidance_pays_nobody() {
    let told = |text: &str| {
        format!(
            "# events What happened\n5. {text}\n# action Agreed action\n9. The Council will apologise. It has already given its staff guidance on refunds to families."
        )
    };
    for (text, expected) in [
        (
            "The Council upheld the complaint. It refunded Mrs B the £425 in full, and offered her £90. Mrs B refused that.",
            vec!["£425 paid Mrs B (refund)", "£90 declined Mrs B"],
        ),
        (
            "Its stage two letter offered £60 to Mrs B, which she found hurtful and declined.",
            vec!["£60 declined Mrs B"],
        ),
        (
            "The Council refunded the £740 to Mrs B in May, together with a goodwill payment of £70 to Mr B for its delay.",
            vec!["£740 paid Mrs B (refund)", "£70 paid Mr B"],
        ),
    ] {
        assert_eq!(super::lines(&read(&told(text))), expected, "{text}");
    }
}
