//! Whole pages beside their labels.

use super::label::labels;
use super::*;
use crate::{Page, schemes};

const PAGE: &str = "Ashby Council (24 101 202)\n\nCategory : Education > School transport\n\n\
    Decision : Upheld\n\nDecision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\n\
    Summary: The Council stopped a bus pass without notice, which was fault.\n\n\
    The complaint\n\n  1. Mrs K complains that her son lost his bus pass.\n\n\
    Agreed action\n\n  1. Within four weeks of this decision the Council has agreed to pay Mrs K \
    £350 for her distress and £80 for bus fares.\n  2. It will also remind its staff to give \
    notice.\n";

/// A page scored with a label that has these fields beside its head.
fn scored(fields: &str) -> Evaluation {
    let line = format!(r#"{{"page": "a.txt", "kind": "decision", {fields}}}"#);
    let labels = labels("labels.jsonl", &line).unwrap();
    let record = schemes::read(&Page::of_text(PAGE));
    of_pages(labels.iter().map(|label| (label, &record)))
}

fn tally(evaluation: &Evaluation, field: &str) -> (usize, usize, usize) {
    let Tally { right, extra, missing } = evaluation.field(field).unwrap().tallies[0];
    (right, extra, missing)
}

#[test]
fn only_what_is_labelled_is_scored() {
    let evaluation = scored(r#""reference": "24 101 202", "subcategory": null"#);
    let fields: Vec<&str> = evaluation.fields.iter().map(|scored| scored.field).collect();
    assert_eq!(fields, ["kind", "reference", "subcategory"]);
    assert_eq!(tally(&evaluation, "subcategory"), (0, 1, 0), "found, and the label says none");
}

#[test]
fn an_aspect_is_scored_where_every_award_has_it() {
    let award = |more: &str| format!(r#"{{"amount": "350.00", "status": "agreed"{more}}}"#);
    let one = award(r#", "payee": "Mrs K", "paragraph": 2"#);
    let label = format!(r#""payments": [{one}, {}]"#, award(r#", "payee": null"#));
    let evaluation = scored(&label);
    assert!(evaluation.field("awards: paragraph").is_none());
    assert_eq!(tally(&evaluation, "awards: status"), (1, 1, 1));
    assert_eq!(tally(&evaluation, "awards: payee"), (1, 1, 1));
}

#[test]
fn a_difference_shows_its_sentence() {
    let award = r#"{"amount": "350.00", "amount_status": "stated", "status": "agreed",
        "payee": "Mr K", "paragraph": 2}"#;
    let missed = r#"{"amount": "90.00", "amount_status": "stated", "status": "agreed",
        "payee": "Mrs K", "paragraph": 3}"#;
    let evaluation = scored(&format!(r#""payments": [{award}, {missed}]"#).replace('\n', ""));
    let of = |field: &str| -> Vec<&Difference> {
        evaluation.differences.iter().filter(|it| it.field == field).collect()
    };
    let payee = of("awards: payee");
    assert_eq!(payee[0].expected.as_deref(), Some("£350: Mr K"));
    assert_eq!(payee[0].found.as_deref(), Some("£350: Mrs K"));
    assert!(payee[0].sentence.as_ref().unwrap().contains("£350 for her distress"));
    let missed = of("awarded amounts");
    let missed = missed.iter().find(|it| it.found.is_none()).unwrap();
    assert_eq!(missed.paragraph, Some(3));
    assert!(missed.sentence.as_ref().unwrap().starts_with("It will also remind"), "{missed:?}");
}

#[test]
fn a_text_is_known_by_its_first_words() {
    let evaluation = scored(
        r#""service_improvements": [{"starts": "it will also  remind", "paragraph": 3,
            "status": "recommended"}, {"starts": "train", "paragraph": 3}]"#
            .replace('\n', "")
            .as_str(),
    );
    assert_eq!(tally(&evaluation, "service improvements"), (1, 0, 1));
    assert!(evaluation.field("improvements: due").is_none());
    let status = &evaluation.differences.iter().find(|it| it.field == "improvements: status");
    assert_eq!(status.unwrap().found.as_deref(), Some("it will also remind: agreed"));
}

#[test]
fn a_record_of_another_kind_misses_everything() {
    let labels = labels("l", r#"{"page": "a", "kind": "listing", "result_count": 3}"#).unwrap();
    let record = schemes::read(&Page::of_text(PAGE));
    let evaluation = of_pages([(&labels[0], &record)]);
    assert_eq!(tally(&evaluation, "kind"), (0, 1, 1));
    assert_eq!(tally(&evaluation, "papers: result count"), (0, 0, 1));
}

#[test]
fn sets_are_scored_apart_and_the_tuned_one_comes_first() {
    let line = |page: &str, set: &str, finding: &str| {
        format!(
            r#"{{"page": "{page}", "set": "{set}", "kind": "decision", "finding": "{finding}"}}"#
        )
    };
    let text = [
        line("a", "held_out", "no_fault"),
        line("b", "tuned", "fault_and_injustice"),
        line("c", "held_out", "fault_and_injustice"),
    ]
    .join("\n");
    let labels = labels("l", &text).unwrap();
    let record = schemes::read(&Page::of_text(PAGE));
    let evaluation = of_pages(labels.iter().map(|label| (label, &record)));
    let sets: Vec<(&str, usize)> =
        evaluation.sets.iter().map(|set| (set.name.as_str(), set.pages)).collect();
    assert_eq!(sets, [("tuned", 1), ("held_out", 2)]);
    let rights: Vec<usize> =
        evaluation.field("finding").unwrap().tallies.iter().map(|tally| tally.right).collect();
    assert_eq!(rights, [1, 1]);
}

#[test]
fn every_field_of_the_order_has_one_place() {
    let names: Vec<&str> = names().collect();
    let unique: std::collections::BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(unique.len(), names.len());
}

#[test]
fn the_slips_of_a_paper_are_held_against_the_checks_that_fail() {
    let letter = "Annual Review Letter 2025\n\nDear Ms Hart\n";
    let label =
        |slips: &str| format!(r#"{{"page": "a", "kind": "annual_letter", "slips": {slips}}}"#);
    let score = |slips: &str| {
        let labels = labels("l", &label(slips)).unwrap();
        let mut record = schemes::read(&Page::of_text(letter));
        let check = crate::model::check::Check::new("percentage").expecting("8%", "6%").failed();
        record.body = crate::model::Body::AnnualLetter(crate::model::papers::AnnualLetter {
            checks: vec![check],
            ..Default::default()
        });
        let evaluation = of_pages(labels.iter().map(|label| (label, &record)));
        tally(&evaluation, "papers: figures that disagree")
    };
    let slip = |check: &str, expected: &str| {
        format!(
            r#"[{{"check": "{check}", "where": "the rate", "expected": "{expected}", "found": "6%"}}]"#
        )
    };
    assert_eq!(score(&slip("percentage", "8% (4 of 48)")), (1, 0, 0));
    assert_eq!(score(&slip("percentage", "9%")), (0, 1, 1));
    assert_eq!(score(&slip("row_sum", "8%")), (0, 1, 1));
    assert_eq!(score("[]"), (0, 1, 0));
}
