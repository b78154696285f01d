//! Every rule that can stand on a fact, in one plain sentence.

/// The rules by name, with what each of them goes by. A test holds this table against the words of
/// the extractors, both ways.
pub const RULES: &[(&str, &str)] = &[
    // The ledger: awards.
    ("agreed", "The decision tells that the body agreed to pay it."),
    (
        "agreed_in_the_findings",
        "The findings say that the body has agreed to it, and the remedy section does not repeat it.",
    ),
    (
        "agreed_or_will",
        "The sentence, or the words that lead its list in, says that the body has agreed to pay it or will.",
    ),
    ("agreed_payment", "A payment of this sum is named as agreed."),
    ("agreed_to_offer", "The body has agreed, or is asked, to offer it."),
    ("asked_in_the_story", "The Ombudsman's own request to pay it is told in the story."),
    (
        "bare_sum_in_remedy_list",
        "An item of the remedy's list begins with the sum, and the lead-in of the list promises it.",
    ),
    ("honours_an_offer", "The body is to pay what it had offered, and the sum stands elsewhere."),
    ("offer_honoured", "The body is to make the payment that it had offered before."),
    ("offer_increased", "The body is to raise its earlier offer to this sum."),
    ("part_of_a_sum", "A larger sum is said to be made up of this one and others."),
    ("payments", "The remedy speaks of payments without a sum."),
    ("proposed_by_us", "The Ombudsman proposed it."),
    (
        "rate_with_its_total",
        "So much a week or month is to be paid, and the sum that it comes to stands beside it.",
    ),
    (
        "rate_without_total",
        "So much a week or month is to be paid, and the sum that it comes to is not printed.",
    ),
    ("recommended_sum", "The Ombudsman recommends this sum."),
    (
        "should_or_recommended",
        "The sentence, or the words that lead its list in, says that the body should pay it, or that this is recommended.",
    ),
    ("should_receive", "The decision says that the person should receive it."),
    (
        "some_remedy_in_money",
        "The body agreed to a remedy that is not described, and the text shows that it is money.",
    ),
    (
        "sum_given_in_the_next_sentence",
        "One sentence promises a payment and the next one gives the sum.",
    ),
    ("sum_not_printed", "A payment is promised and its sum is not printed."),
    (
        "on_top_of_a_sum",
        "Something is to be paid on top of a printed sum, and what is not printed.",
    ),
    ("sum_the_body_has_agreed", "After the sum it says that the body has agreed to it."),
    (
        "sum_thought_suitable",
        "The Ombudsman calls the sum suitable, and nobody says in so many words that it will be paid.",
    ),
    ("sum_to_be_paid", "After the sum it says that it will or should be paid."),
    ("taken_off_a_bill", "The remedy takes it off what the person has to pay."),
    (
        "told_in_the_remedy",
        "The remedy section tells of paying it, without a word such as \"will\" or \"should\".",
    ),
    ("told_to_offer", "The remedy section has the body offer it."),
    // The ledger: offers and what was paid before.
    ("agreed_in_the_story", "The story tells that the body agreed to it before the decision."),
    ("earlier_payment", "The sum is called an earlier payment."),
    ("payment_was_made", "A payment of this sum is said to have been made."),
    ("sent_back", "The body sent it back before the decision."),
    ("suggested_by_the_body", "The body suggested it before the decision."),
    ("would_like_to_offer", "The body said that it would like to offer it."),
    ("would_receive", "The body said before the decision that the person would receive it."),
    // The ledger: sums that are no payment of the body.
    ("already_had", "The person had it already; what is awarded is measured against it."),
    ("debt_to_be_paid_off", "A debt that somebody is to pay off."),
    ("offered_by_a_person", "A person offered it, not the body."),
    ("paid_to_another", "It was paid to somebody outside the complaint, such as a solicitor."),
    // The ledger: further awards.
    ("earlier_offer_to_be_paid", "The remedy has the body pay what it had offered before."),
    ("sum_to_be_dealt_with", "The body is to have this sum written off, refunded or paid."),
    ("earlier_payment_deducted", "The sum had been paid before and is taken off."),
    (
        "given_by_way_of_an_account",
        "The body put it on the person's account, or gave a voucher, before the decision.",
    ),
    (
        "measured_against",
        "The award is measured against it: \"in addition to\", \"instead of\", \"less\".",
    ),
    ("offer_increased_before", "The body raised its offer to this sum before the decision."),
    ("offered", "The body offered it before the decision."),
    ("paid_together", "It came with a sum that the body paid."),
    ("same_sum_again", "Another person is promised the same sum as the one before."),
    ("step_of_an_increase", "It is what an offer is raised by: the sum that follows holds it."),
    ("agreed_sum", "The body agreed to this sum instead of the one put to it."),
    ("paid_in_the_next_sentence", "The next sentence says that it was paid."),
    ("paid_to_make_up", "It was paid to make up for something before the decision."),
    ("payment_that_was_made", "The payment is said to have been made."),
    (
        "put_right_with_arrears",
        "Something was put right before the decision, which gave the person this sum for the time past.",
    ),
    ("received_from_the_body", "The person received it from the body."),
    (
        "recommendation_taken_up",
        "Somebody recommended it and the body took that up, before the decision.",
    ),
    ("sum_received", "The person is said to have received it."),
    ("sum_that_would_be_paid", "The body said that it would be paid."),
    (
        "sum_the_body_thinks_suitable",
        "The body itself called the sum suitable, before the decision.",
    ),
    ("sum_the_body_offered", "After the sum it says that the body offered it."),
    ("sum_the_body_paid", "After the sum it says that the body paid it."),
    (
        "payment_of_the_body",
        "It is called the body's own payment, outside the remedy and without a promise.",
    ),
    ("told_as_paid", "It is told as paid, refunded or waived already."),
    ("willing_to_pay", "The body said that it was willing to pay it."),
    // Sums that are no payment.
    ("asked_by_the_body", "The body asked the person for it."),
    (
        "beside_the_sentence",
        "It stands in brackets, or as a new total, beside what the sentence says.",
    ),
    ("bill_put_off", "A bill was put off, not cancelled."),
    ("part_of_it", "It is the whole, of which the remedy gives a part."),
    ("bill_reduced", "A bill was reduced from one sum to another."),
    ("guidance_or_other_case", "The sentence is about guidance, a policy or another case."),
    ("increase", "A sum went up, and it is no offer."),
    ("mentioned", "Nothing in the sentence makes it a payment."),
    (
        "no_remedy_section",
        "It stands where no remedy is told: the complaint, the law, the powers, the method.",
    ),
    ("not_offered", "The sentence says that it was not offered."),
    ("not_promised", "The sentence speaks of paying it, and promises nothing."),
    ("offered_by_another", "Somebody other than the body offered it."),
    ("offered_something_else", "What was offered is no payment."),
    ("paid_by_a_person", "The person paid it."),
    ("paper_sent", "It names a bill or another paper that was sent."),
    ("person_had_to_pay", "The person had to pay it."),
    ("person_pays", "The person is to pay it."),
    ("rate", "It is a rate: so much a week, a month, an hour."),
    ("received", "Somebody received it, and it is no remedy."),
    ("recommended_by_another", "Somebody other than the Ombudsman recommended it."),
    ("said_to_be_lost", "The person is said to have lost it."),
    ("sentence_too_long", "The sentence is too long to be read with care."),
    ("standing_text", "It stands in the Ombudsman's standard wording."),
    ("suggested", "Somebody suggested it."),
    ("sum_increased", "It is the sum that was increased, not what it was increased to."),
    ("sum_the_person_claims", "After the sum it says that the person claims it."),
    ("told", "The story tells of it."),
    ("told_others_to_pay", "Others are to be told, or were told, to pay it."),
    ("wanted", "The person wants it."),
    (
        "what_a_paper_is_about",
        "It is what a letter, a decision or a place on offer is about or costs.",
    ),
    ("what_is_left", "It is what is left of a debt or bill after a part of it went."),
    ("whole_of_a_bill", "It is the whole of a bill, of which a part is meant."),
    ("whole_of_parts", "It is the whole of parts that stand in the ledger one by one."),
    ("would_take", "It is what the person would accept."),
    ("claim_weighed", "The decision weighs a sum that the person claims."),
    (
        "told_before",
        "It would be a payment, and the ledger has that payment from another sentence.",
    ),
    ("total_of_awards", "It is the total of awards that stand in the ledger one by one."),
    // Findings.
    ("closing_decision", "The closing decision says it."),
    ("findings", "The findings say it; the closing decision and the summary do not."),
    ("nothing", "No part of the text says it."),
    (
        "remedy_alone",
        "Only a remedy, or that the page is a public report, shows that there was fault.",
    ),
    ("summary", "The summary says it; the closing decision does not."),
    // Improvements and actions.
    (
        "agreed-in-text",
        "A sentence outside the remedy section says that the body has agreed to do it or will.",
    ),
    ("listed", "The page lists it as a service improvement."),
    (
        "remedy-item",
        "It is an item of a list in the remedy, whose lead-in says that the body will or should do it.",
    ),
    (
        "remedy-sentence",
        "A sentence of the remedy section says that the body will or should do it.",
    ),
    ("told-as-done", "The text tells that the body has done it already."),
    // What people have put there.
    (super::add::RULE, "A person put it there, with the words that say so."),
];

/// What a rule goes by; of a remark, what its code means.
#[must_use]
pub fn meaning(rule: &str) -> Option<&'static str> {
    let known = RULES.iter().find(|(name, _)| *name == rule).map(|(_, says)| *says);
    let remark = || crate::model::note::CODES.iter().find(|code| code.code == rule);
    known.or_else(|| remark().map(|code| code.meaning))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    crate::pattern!(
        /// A rule where an extractor names it: beside a verdict, or in a field or constant of its own.
        NAMED,
        r#"(?:Verdict::[A-Za-z]+(?:\([^"]{0,60}?\))?,\s*|rule(?:: | = | == )(?:if [^"]{0,40}\{\s*)?|\(PromiseStatus::AlreadyDone, _\) => \(|=> \(|WHOLE: &str = |, rule\) = \(Verdict::Mention, |return \(after, |\}\s*else\s*(?:if [^"{]{0,40})?\{\s*)"([a-z]+(?:[_-][a-z]+)*)""#
    );

    /// Literals that stand where a rule might and are none.
    const NO_RULES: &[&str] = &[];

    fn sources(folder: &Path, all: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("tests") {
                    sources(&path, all);
                }
            } else if !path.ends_with("tests.rs") {
                let text = std::fs::read_to_string(path).unwrap();
                all.push(text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned());
            }
        }
    }

    /// The source of the extractors that name rules.
    fn extractors(names: &[&str]) -> String {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract");
        let mut all = Vec::new();
        for name in names {
            sources(&src.join(name), &mut all);
        }
        all.join("\n")
    }

    #[test]
    fn every_rule_that_an_extractor_names_has_a_sentence() {
        let source = extractors(&["payments", "promises"]);
        let named: BTreeSet<&str> =
            NAMED.captures_iter(&source).filter_map(|found| Some(found.get(1)?.as_str())).collect();
        assert!(named.len() > 60, "the pattern has lost the rules: {named:?}");
        let unknown: Vec<_> = named
            .iter()
            .filter(|rule| meaning(rule).is_none() && !NO_RULES.contains(*rule))
            .collect();
        assert!(unknown.is_empty(), "no sentence for {unknown:?}");
    }

    #[test]
    fn every_sentence_is_of_a_rule_that_there_is() {
        let source = extractors(&["payments", "promises", "finding"]);
        for (rule, says) in RULES {
            let own = [super::super::add::RULE, "listed"].contains(rule);
            assert!(own || source.contains(&format!("\"{rule}\"")), "{rule} is no rule any more");
            assert!(says.ends_with('.') && says.len() > 15, "{rule}: {says}");
        }
        let names: BTreeSet<&str> = RULES.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(names.len(), RULES.len(), "a rule stands twice");
    }
}
