//! Decisions in records that change under them.

use super::*;
use crate::model::Record;
use crate::model::review::{Decided, FactKind, Values};
use crate::{Page, Pence, schemes};

/// A decision with these remedy paragraphs.
fn read(remedy: &[&str]) -> Record {
    let remedy: Vec<String> =
        remedy.iter().enumerate().map(|(at, words)| format!("  {}. {words}", at + 1)).collect();
    let text = format!(
        "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nDecision date : 01 Jul 2025\n\n\
         The Ombudsman's final decision:\n\nSummary: The Council was late.\n\nThe complaint\n\n  \
         1. Mrs K complains of delay.\n\nAgreed action\n\n{}\n",
        remedy.join("\n\n")
    );
    schemes::read(&Page::of_text(&text))
}

const PAY: &str = "The Council has agreed to pay Mrs K £350 for her distress.";
const TRAIN: &str = "The Council will train its staff within three months.";

fn fact<'a>(record: &'a Record, name: &str) -> Fact<'a> {
    let id = FactId::parse(&format!("24 101 202/{name}")).unwrap();
    find(record, &id).unwrap_or_else(|| panic!("no {name} but {:?}", near(record, &id)))
}

fn judged(record: &Record, name: &str, decided: Decided, changes: &[(&str, &str)]) -> Judgement {
    let changes = changes.iter().map(|(name, value)| {
        ((*name).to_owned(), Some((*value).to_owned()).filter(|it| !it.is_empty()))
    });
    Judgement::of(&fact(record, name), decided, changes.collect(), "ann")
}

fn totals(settled: &Settled) -> (Option<Pence>, bool) {
    let decision = settled.record.decision().unwrap();
    (decision.awarded_total, decision.awarded_total_complete)
}

#[test]
fn a_fact_is_named_by_where_it_stands() {
    let record = read(&[PAY, TRAIN]);
    let names: Vec<String> = facts(&record).iter().map(|fact| fact.id.to_string()).collect();
    for name in ["finding", "payment/2.1", "improvement/3.1"] {
        assert!(names.contains(&format!("24 101 202/{name}")), "{name}: {names:?}");
    }
}

#[test]
fn nobody_decided_and_nothing_changes() {
    let record = read(&[PAY]);
    assert_eq!(settle(record.clone(), &[]).record, record);
}

#[test]
fn each_decision_changes_what_it_says() {
    let record = read(&[PAY]);
    for (decided, changes, total, awarded) in [
        (Decided::Accepted, &[][..], Some(350), true),
        (Decided::Corrected, &[("amount", "400.00")][..], Some(400), true),
        (Decided::Corrected, &[("payee", "")][..], Some(350), true),
        (Decided::Corrected, &[("status", "offered")][..], None, false),
        (Decided::Corrected, &[("amount", "")][..], None, true),
        (Decided::Rejected, &[][..], None, false),
    ] {
        let judgement = judged(&record, "payment/2.1", decided, changes);
        let settled = settle(record.clone(), &[judgement]);
        let payment = &settled.record.decision().unwrap().payments[0];
        assert_eq!(totals(&settled).0, total.map(Pence::pounds), "{decided} {changes:?}");
        assert_eq!(payment.awarded, awarded, "{decided} {changes:?}");
        let review = payment.review.as_ref().unwrap();
        assert_eq!((review.decision, &*review.by), (decided, "ann"));
        let was: Vec<&str> = review.was.keys().map(String::as_str).collect();
        assert_eq!(was.contains(&"amount"), changes.iter().any(|(name, _)| *name == "amount"));
        assert!(settled.lost.is_empty());
    }
}

#[test]
fn a_sum_that_is_taken_away_leaves_the_total_incomplete() {
    let record = read(&[PAY]);
    let judgement = judged(&record, "payment/2.1", Decided::Corrected, &[("amount", "")]);
    assert_eq!(totals(&settle(record, &[judgement])), (None, false));
}

#[test]
fn a_decision_follows_its_words_to_another_paragraph() {
    let judgement =
        judged(&read(&[PAY]), "payment/2.1", Decided::Corrected, &[("amount", "400.00")]);
    let settled = settle(read(&[TRAIN, "The Council will write to Mrs K.", PAY]), &[judgement]);
    assert_eq!((totals(&settled).0, settled.lost.len()), (Some(Pence::pounds(400)), 0));
    assert!(fact(&settled.record, "payment/4.1").review().is_some());
}

#[test]
fn other_spacing_and_other_quotation_marks_are_the_same_words() {
    let judgement = judged(
        &read(&["It has agreed to pay Mrs K £350 for the plan’s delay."]),
        "payment/2.1",
        Decided::Rejected,
        &[],
    );
    let again = read(&["It has agreed  to pay Mrs K £350 for the plan's delay."]);
    assert_eq!(totals(&settle(again, &[judgement])), (None, true));
}

#[test]
fn another_sum_in_the_place_is_not_what_was_decided_about() {
    for (decided, changes) in [
        (Decided::Accepted, &[][..]),
        (Decided::Corrected, &[("payee", "Mr L")]),
        (Decided::Rejected, &[]),
    ] {
        let judgement = judged(&read(&[PAY]), "payment/2.1", decided, changes);
        let now = read(&["The Council has agreed to pay Mrs K £530 for her distress."]);
        let settled = settle(now.clone(), std::slice::from_ref(&judgement));
        assert_eq!(settled.record.decision().unwrap().payments, now.decision().unwrap().payments);
        let [lost] = settled.lost.as_slice() else { panic!("{:?}", settled.lost) };
        assert_eq!(lost.now.as_deref(), Some("24 101 202/payment/2.1"));
        assert!(settled.record.diagnostics.iter().any(|it| it.code == "review/changed"));
        let listed = doubts(&settled, 0.0);
        assert_eq!(
            (listed.len(), listed[0].why, listed[0].amount),
            (1, Why::Lost, Some(Pence::pounds(350)))
        );
    }
}

#[test]
fn words_that_are_gone_leave_the_decision_in_the_list() {
    let judgement = judged(&read(&[PAY]), "payment/2.1", Decided::Accepted, &[]);
    let settled = settle(read(&["The Council will write to Mrs K."]), &[judgement]);
    assert_eq!((settled.lost.len(), settled.lost[0].now.as_ref()), (1, None));
    assert!(settled.record.diagnostics.iter().any(|it| it.code == "review/not-found"));
}

#[test]
fn rules_that_come_to_read_what_the_person_said_agree_with_it() {
    let mut worse = read(&[PAY]);
    if let crate::Body::Decision(decision) = &mut worse.body {
        decision.payments[0].amount = Some(Pence::pounds(35));
    }
    let judgement = judged(&worse, "payment/2.1", Decided::Corrected, &[("amount", "350.00")]);
    let settled = settle(read(&[PAY]), &[judgement]);
    assert_eq!((totals(&settled).0, settled.lost.len()), (Some(Pence::pounds(350)), 0));
    assert!(fact(&settled.record, "payment/2.1").review().unwrap().was.is_empty());
}

#[test]
fn what_was_accepted_stands_against_rules_that_read_it_otherwise() {
    let record = read(&[PAY]);
    let judgement = judged(&record, "payment/2.1", Decided::Accepted, &[]);
    let mut otherwise = record;
    if let crate::Body::Decision(decision) = &mut otherwise.body {
        decision.payments[0].payee = None;
    }
    let settled = settle(otherwise, &[judgement]);
    let payment = &settled.record.decision().unwrap().payments[0];
    assert_eq!(payment.payee.as_deref(), Some("Mrs K"));
    assert_eq!(payment.review.as_ref().unwrap().was["payee"], None);
}

#[test]
fn of_two_payments_in_one_sentence_the_right_one_is_meant() {
    let each = "The Council has agreed to pay Mr and Mrs K £200 each for their distress.";
    let record = read(&[each]);
    let payees = |record: &Record| -> Vec<(Option<String>, bool)> {
        let all = record.decision().unwrap().payments.iter();
        all.map(|it| (it.payee.clone(), it.awarded)).collect()
    };
    assert_eq!(payees(&record).len(), 2, "{:?}", payees(&record));
    let judgement = judged(&record, "payment/2.2", Decided::Rejected, &[]);
    let second = payees(&record)[1].0.clone();
    // The other way round, as other rules might read it.
    let mut turned = record;
    if let crate::Body::Decision(decision) = &mut turned.body {
        decision.payments.reverse();
    }
    let settled = settle(turned, &[judgement]);
    assert_eq!(payees(&settled.record)[0], (second, false));
    assert_eq!(totals(&settled).0, Some(Pence::pounds(200)));
}

/// A payment that a person adds to a record.
fn added(record: &Record, quote: &str, pounds: i64) -> Judgement {
    let sum = Pence::pounds(pounds).to_string();
    Judgement {
        id: 1,
        key: record.key(),
        fact: name_for(record, quote, &[]).to_string(),
        kind: FactKind::Payment,
        decided: Decided::Added,
        quote: quote.to_owned(),
        stake: sum.clone(),
        seen: Values::new(),
        changes: [("amount".to_owned(), Some(sum))].into(),
        by: "ann".to_owned(),
        at: String::new(),
        note: None,
    }
}

const COSTS: &str = "The taxi cost £40, the train £70, the meal £95 and the room £120.";

#[test]
fn an_addition_moves_no_other_sum_and_no_decision_about_one() {
    let record = read(&[COSTS, "Her rent is £610."]);
    let amounts = |record: &Record| -> Vec<(String, Option<Pence>)> {
        let all = facts(record).into_iter().filter(|fact| fact.id.kind == FactKind::Amount);
        all.map(|fact| (fact.id.to_string(), fact.amount())).collect()
    };
    let names = amounts(&record);
    let sums: Vec<_> = names.iter().filter_map(|(_, sum)| *sum).collect();
    assert_eq!(sums, [40, 70, 95, 120, 610].map(Pence::pounds));
    let addition = added(&record, COSTS, 40);
    let later = ["amount/2.2", "amount/2.3", "amount/2.4", "amount/3.1"];
    for decided in [Decided::Accepted, Decided::Rejected] {
        for chosen in later.iter().map(std::slice::from_ref).chain([&later[..]]) {
            let mut judgements = vec![addition.clone()];
            judgements.extend(chosen.iter().map(|name| judged(&record, name, decided, &[])));
            let settled = settle(record.clone(), &judgements);
            assert_eq!((totals(&settled).0, settled.lost.len()), (Some(Pence::pounds(40)), 0));
            assert_eq!(amounts(&settled.record), names, "the names are those of what was read");
            for name in later {
                let (now, was) = (fact(&settled.record, name), fact(&record, name));
                assert_eq!(now.amount(), was.amount());
                let expected = chosen.contains(&name).then_some((decided, was.id.to_string()));
                let review = now.review().map(|it| (it.decision, it.fact.clone()));
                assert_eq!(review, expected, "{name} of {chosen:?}");
            }
        }
    }
}

#[test]
fn a_payment_that_a_person_adds_counts_and_is_no_other_sum() {
    let record = read(&["The taxi of that evening cost £90, and this is put right."]);
    let quote = "The taxi of that evening cost £90";
    let found = addition(&record, &quote.replace(' ', "\n")).unwrap();
    assert_eq!((&*found.quote, &*found.sums), (quote, &[Pence::pounds(90)][..]));
    let id = name_for(&record, quote, &[]);
    assert_eq!(id.to_string(), "24 101 202/payment/2.a1");
    let sums = |record: &Record| record.decision().unwrap().counted_amounts().count();
    let before = sums(&record);
    let judgement = added(&record, quote, 90);
    let settled = settle(record.clone(), std::slice::from_ref(&judgement));
    assert!(find(&settled.record, &id).is_some());
    assert_eq!(totals(&settled).0, Some(Pence::pounds(90)));
    assert_eq!((before, sums(&settled.record)), (1, 0));
    assert_eq!(
        bound_to(&id.to_string(), &record, std::slice::from_ref(&judgement)),
        Some(&judgement)
    );
    let gone = settle(read(&["The Council will write."]), &[judgement]);
    assert_eq!((totals(&gone).0, gone.lost.len()), (None, 1));
}

#[test]
fn an_added_payment_that_the_rules_come_to_read_is_counted_once() {
    let record = read(&[PAY]);
    let payment = fact(&record, "payment/2.1");
    let mut judgement = Judgement::of(&payment, Decided::Added, Values::new(), "ann");
    judgement.seen.clear();
    judgement.changes = [("amount".to_owned(), Some("350.00".to_owned()))].into();
    judgement.fact = "24 101 202/payment/2.a1".to_owned();
    let settled = settle(record, &[judgement]);
    assert_eq!(totals(&settled).0, Some(Pence::pounds(350)));
    let review = fact(&settled.record, "payment/2.1").review().unwrap();
    assert_eq!(review.decision, Decided::Accepted);
}

#[test]
fn a_corrected_finding_holds_while_the_text_decides_the_same() {
    let record = read(&[PAY]);
    let judgement = judged(&record, "finding", Decided::Corrected, &[("finding", "no_fault")]);
    let settled = settle(record.clone(), std::slice::from_ref(&judgement));
    let decision = settled.record.decision().unwrap();
    assert_eq!(decision.finding.as_str(), "no_fault");
    let mut otherwise = record;
    if let crate::Body::Decision(decision) = &mut otherwise.body {
        decision.finding = crate::model::words::Finding::Discontinued;
    }
    let settled = settle(otherwise, &[judgement]);
    assert_eq!(settled.record.decision().unwrap().finding.as_str(), "discontinued");
    assert_eq!(settled.lost.len(), 1);
}

#[test]
fn the_list_has_the_largest_sums_first() {
    let unsure = |pounds: i64| format!("I think that a payment of £{pounds} would be suitable.");
    let record = read(&[&unsure(100), &unsure(900), TRAIN]);
    let mut listed = doubts(&settle(record, &[]), 1.0);
    listed.sort_by_cached_key(Doubt::order);
    let sums: Vec<_> = listed.iter().map(|doubt| doubt.amount).collect();
    let mut ordered = sums.clone();
    ordered.sort_by_key(|sum| std::cmp::Reverse(*sum));
    assert_eq!(sums, ordered);
    assert!(listed.len() >= 2, "{listed:?}");
}

#[test]
fn what_is_decided_needs_nobody() {
    let record = read(&[PAY]);
    let before = doubts(&settle(record.clone(), &[]), 1.0);
    assert!(before.iter().any(|doubt| doubt.id.ends_with("payment/2.1")));
    let judgement = judged(&record, "payment/2.1", Decided::Accepted, &[]);
    let after = doubts(&settle(record, &[judgement]), 1.0);
    assert!(after.iter().all(|doubt| !doubt.id.ends_with("payment/2.1")));
}

#[test]
fn a_field_teaches_what_it_takes() {
    let amount = field(FactKind::Payment, "amount").unwrap();
    assert_eq!(amount.value("£1,350"), Ok(Some("1350.00".to_owned())));
    assert_eq!(amount.value(" "), Ok(None));
    for doubtful in ["350,50", "1,23", "350p"] {
        assert!(amount.value(doubtful).is_err(), "{doubtful}");
    }
    assert!(amount.value("lots").unwrap_err().contains("350"));
    assert!(amount.value("92233720368547758.07").is_err());
    assert!(amount.value("10000000000.01").is_err() && amount.value("10000000000").is_ok());
    let status = field(FactKind::Payment, "status").unwrap();
    assert_eq!(status.value("Agreed"), Ok(Some("agreed".to_owned())));
    assert!(status.value("won").unwrap_err().contains("recommended"));
    let purposes = field(FactKind::Payment, "purposes").unwrap();
    assert_eq!(
        purposes.value("distress, Time and trouble"),
        Ok(Some("distress, time_and_trouble".to_owned()))
    );
    assert_eq!(field(FactKind::Remark, "amount").map(|field| field.name), None);
}

#[test]
fn an_explanation_says_where_the_words_come_from() {
    let record = read(&[
        "Within four weeks the Council will:\n\n     a. pay Mrs K £350 at £50 a month for seven months; and\n\n     b. write to her.",
    ]);
    let explained = explain(&fact(&record, "payment/2.1"));
    let all = [explained.reasons.clone(), explained.checked.clone()].concat().join(" ");
    for words in ["remedy section", "“will”", "names Mrs K", "29 July 2025", "£50 × 7 makes £350"]
    {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert_eq!(marked(&explained.quote, explained.amount).matches('‹').count(), 1);
}

#[test]
fn a_total_that_is_not_what_the_awards_make_needs_a_person() {
    let made_up = |second: i64| {
        read(&[&format!(
            "The Council has agreed to pay Mrs K £500, made up of:\n\n     a. £200 for her distress; \
             and\n\n     b. £{second} for her time and trouble."
        )])
    };
    let contradictions = |record: Record| {
        let all = doubts(&settle(record, &[]), 0.0);
        all.into_iter().filter(|it| it.why == Why::Contradiction).count()
    };
    assert_eq!(contradictions(made_up(300)), 0);
    let mut wrong = made_up(300);
    if let crate::Body::Decision(decision) = &mut wrong.body {
        assert!(decision.other_amounts.iter().any(|it| it.role.is_some()), "{decision:?}");
        decision.payments[1].amount = Some(Pence::pounds(250));
    }
    assert_eq!(contradictions(wrong), 1);
}

#[test]
fn a_finding_that_was_decided_has_the_remarks_that_follow_from_it() {
    let codes = |record: &Record| {
        let all: Vec<String> = record.diagnostics.iter().map(|it| it.code.clone()).collect();
        all.into_iter().filter(|code| code.starts_with("finding/")).collect::<Vec<_>>()
    };
    let record = read(&[PAY]);
    assert_eq!(codes(&record), [""; 0]);
    let no_fault = judged(&record, "finding", Decided::Corrected, &[("finding", "no_fault")]);
    let settled = settle(record.clone(), std::slice::from_ref(&no_fault));
    let both = ["finding/remedy-without-fault", "finding/contradicts-outcome"];
    assert_eq!(codes(&settled.record), both);
    let listed = doubts(&settled, DOUBTFUL);
    assert_eq!(listed.iter().filter(|it| it.why == Why::Contradiction).count(), 2);
    // The remark can be looked at and accepted, and goes with the award that it is about.
    let name = "remark/finding-remedy-without-fault.1";
    let accepted = judged(&settled.record, name, Decided::Accepted, &[]);
    let id = accepted.fact.clone();
    let decisions = [no_fault.clone(), accepted.clone()];
    assert_eq!(bound_to(&id, &record, &decisions), Some(&accepted));
    let settled = settle(record.clone(), &decisions);
    assert!(fact(&settled.record, name).review().is_some() && settled.lost.is_empty());
    let rejected = judged(&record, "payment/2.1", Decided::Rejected, &[]);
    let settled = settle(record, &[no_fault, accepted, rejected]);
    assert_eq!(codes(&settled.record), both[1..]);
    assert!(settled.lost.is_empty(), "{:?}", settled.lost);
}

#[test]
fn a_lost_decision_is_bound_to_nothing() {
    let judgement =
        judged(&read(&[PAY]), "payment/2.1", Decided::Corrected, &[("amount", "400.00")]);
    let now = read(&["The Council has agreed to pay Mrs K £375 for her distress."]);
    let decisions = [judgement];
    assert_eq!(bound_to("24 101 202/payment/2.1", &now, &decisions), None);
    assert_eq!(settle(now, &decisions).lost[0].now.as_deref(), Some("24 101 202/payment/2.1"));
}

#[test]
fn payments_are_listed_before_other_sums_and_one_sum_once() {
    let record = read(&[
        "Mrs K owed £4,318.60.",
        "The bill was for £4,318.60.",
        "It is suitable for the Council to pay Mrs K £50.",
    ]);
    let mut all = doubts(&settle(record, &[]), 1.0);
    all.sort_by_cached_key(Doubt::order);
    let kinds: Vec<&str> = all.iter().map(|it| it.id.split('/').nth(1).unwrap()).collect();
    let payment = kinds.iter().position(|kind| *kind == "payment");
    let amount = kinds.iter().position(|kind| *kind == "amount");
    assert!(payment.is_some() && payment < amount, "{kinds:?}");
    let sums: Vec<_> =
        all.iter().filter(|it| it.amount == Pence::parse_decimal("4318.60")).collect();
    assert_eq!((sums.len(), sums[0].also.len()), (1, 1), "{sums:?}");
}
