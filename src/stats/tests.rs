//! Sums worked by hand, and what holds of any rows.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::model::Pence;
use crate::model::words::{AmountStatus, Finding, Outcome, PaymentForm, PaymentStatus, Purpose};

fn award(pounds: Option<i64>, status: AmountStatus, purposes: &[Purpose]) -> Award {
    Award {
        fact: "24 000 001/payment/1.1".to_owned(),
        amount: pounds.map(Pence::pounds),
        amount_min: None,
        amount_status: status,
        status: PaymentStatus::Agreed,
        form: PaymentForm::Payment,
        payee: None,
        purposes: purposes.to_vec(),
        paragraph: Some(1),
        quote: "The Council will pay.".to_owned(),
        review: "unreviewed".to_owned(),
    }
}

fn definite(pounds: i64, purposes: &[Purpose]) -> Award {
    award(Some(pounds), AmountStatus::Stated, purposes)
}

fn case(key: &str, organisation: &str, awards: Vec<Award>) -> Case {
    Case {
        key: key.to_owned(),
        reference: Some(key.to_owned()),
        organisation: Some(organisation.to_owned()),
        date: Some(date(2024, 3, 31)),
        awards,
        ..Case::default()
    }
}

fn all(cases: Vec<Case>, by: &[By]) -> Payments {
    payments(cases, &Narrow::default(), by, usize::MAX)
}

fn totals(table: &PaymentTable) -> Vec<(Option<&str>, Option<i64>)> {
    let total = |group: &PaymentGroup| group.tally.sums.map(|sums| sums.total.0 / 100);
    table.groups.iter().map(|group| (group.name.as_deref(), total(group))).collect()
}

#[test]
fn what_has_no_definite_sum_is_counted_beside_and_never_as_zero() {
    let report = all(
        vec![case(
            "a",
            "Ashby Council",
            vec![
                definite(300, &[]),
                award(Some(500), AmountStatus::UpTo, &[]),
                award(Some(900), AmountStatus::Range, &[]),
                award(None, AmountStatus::ToBeCalculated, &[]),
                award(None, AmountStatus::NotStated, &[]),
            ],
        )],
        &[],
    );
    let sums = report.all.sums.unwrap();
    assert_eq!((sums.count, sums.total, sums.lowest), (1, Pence::pounds(300), Pence::pounds(300)));
    let open = report.all.no_definite_sum;
    assert_eq!((open.up_to, open.range, open.to_be_calculated, open.not_stated), (1, 1, 1, 1));
    assert_eq!((report.all.awards, open.count()), (5, 4));
    assert_eq!(report.per_decision, None, "nobody knows what this decision awards");
}

#[test]
fn a_payment_for_two_purposes_is_in_both_groups_and_once_in_the_total() {
    let both = [Purpose::Distress, Purpose::Delay];
    let report = all(
        vec![case(
            "a",
            "Ashby Council",
            vec![definite(300, &both), definite(200, &[Purpose::Delay])],
        )],
        &[By::Purpose, By::Form],
    );
    assert_eq!(report.all.sums.unwrap().total, Pence::pounds(500));
    let [purposes, forms] = report.tables.as_slice() else { panic!() };
    assert_eq!(totals(purposes), [(Some("delay"), Some(500)), (Some("distress"), Some(300))]);
    assert!(purposes.overlap && !forms.overlap);
    assert_eq!(totals(forms), [(Some("payment"), Some(500))]);
}

#[test]
fn the_same_words_under_two_references_count_once_and_for_each_body() {
    let words = |case: Case| Case { words: Some("same".to_owned()), ..case };
    let awards = || vec![definite(300, &[])];
    let report = all(
        vec![
            words(case("a", "Ashby Council", awards())),
            words(case("b", "Ashby Care Trust", awards())),
            case("c", "Ashby Council", awards()),
        ],
        &[By::Organisation],
    );
    assert_eq!((report.decisions, report.all.sums.unwrap().total), (2, Pence::pounds(600)));
    assert_eq!(report.same_words, [["a", "b"]]);
    let table = &report.tables[0];
    assert_eq!(
        totals(table),
        [(Some("Ashby Council"), Some(600)), (Some("Ashby Care Trust"), Some(300))]
    );
    assert!(table.overlap);
    assert_eq!(report.lines.iter().map(|line| line.also.len()).sum::<usize>(), 1);
}

#[test]
fn one_text_that_ends_otherwise_for_another_body_is_two_decisions() {
    let page = |key: &str, outcome| Case {
        words: Some("same".to_owned()),
        outcome: Some(outcome),
        ..case(key, "Ashby Council", Vec::new())
    };
    let (upheld, not) = (Outcome::Upheld, Outcome::NotUpheld);
    let report = outcomes(vec![page("a", upheld), page("b", not), page("c", upheld)], &[]);
    assert_eq!((report.all.decisions, report.all.upheld, report.all.not_upheld), (2, 1, 1));
    assert_eq!(report.same_words, [["a", "c"]]);
}

#[test]
fn spellings_of_one_body_are_one_group() {
    let report = all(
        vec![
            case("a", "London Borough of Camden", vec![definite(100, &[])]),
            case("b", "Camden Council", vec![definite(200, &[])]),
            case("c", "Camden Council", vec![definite(300, &[])]),
        ],
        &[By::Organisation, By::FinancialYear, By::Quarter],
    );
    assert_eq!(totals(&report.tables[0]), [(Some("Camden Council"), Some(600))]);
    assert_eq!(totals(&report.tables[1]), [(Some("2023-24"), Some(600))]);
    assert_eq!(totals(&report.tables[2]), [(Some("2024 Q1"), Some(600))]);
}

#[test]
fn only_the_purposes_and_forms_asked_for_count() {
    let refund = Award { form: PaymentForm::Refund, ..definite(50, &[Purpose::FinancialLoss]) };
    let cases = || {
        vec![
            case("a", "Ashby Council", vec![definite(300, &[Purpose::Distress]), refund.clone()]),
            case("b", "Ashby Council", vec![definite(200, &[Purpose::Delay])]),
        ]
    };
    for (purposes, forms, decisions, pounds) in [
        (vec![Purpose::Distress], vec![], 1, 300),
        (vec![Purpose::Distress, Purpose::Delay], vec![], 2, 500),
        (vec![], vec![PaymentForm::Refund], 1, 50),
    ] {
        let narrow = Narrow { purposes, forms };
        let report = payments(cases(), &narrow, &[], 0);
        let found = (report.decisions, report.all.decisions, report.all.sums.unwrap().total);
        assert_eq!(found, (2, decisions, Pence::pounds(pounds)), "{narrow:?}");
        assert!(report.lines.is_empty(), "no more lines than were asked for");
    }
}

#[test]
fn lines_run_from_the_largest_sum_to_those_without_one() {
    let report = all(
        vec![case(
            "a",
            "Ashby Council",
            vec![
                award(None, AmountStatus::NotStated, &[]),
                definite(100, &[]),
                award(Some(900), AmountStatus::UpTo, &[]),
                definite(300, &[]),
            ],
        )],
        &[],
    );
    let sums: Vec<Option<i64>> =
        report.lines.iter().map(|line| line.amount.map(|sum| sum.0 / 100)).collect();
    assert_eq!(sums, [Some(300), Some(100), Some(900), None]);
}

#[test]
fn the_upheld_share_is_of_those_investigated() {
    let of = |outcome, finding| Case { outcome, finding: Some(finding), ..Case::default() };
    let mut cases = vec![of(Some(Outcome::Upheld), Finding::FaultAndInjustice); 3];
    cases.push(of(Some(Outcome::NotUpheld), Finding::NoFault));
    cases.push(of(Some(Outcome::ClosedAfterInitialEnquiries), Finding::NotInvestigated));
    cases.push(of(None, Finding::FaultAndInjustice));
    let all = outcomes(cases, &[]).all;
    assert_eq!((all.decisions, all.investigated, all.not_stated), (6, 4, 1));
    assert_eq!(all.findings.get("fault_and_injustice"), Some(&4));
    let share = all.upheld_share.unwrap();
    // Wilson's interval of 3 in 4, worked by hand: 0.301 to 0.954.
    assert!((share.value - 0.75).abs() < 1e-9);
    assert!((share.low - 0.301).abs() < 0.001 && (share.high - 0.954).abs() < 0.001, "{share:?}");
    assert_eq!(outcomes(Vec::new(), &[]).all.upheld_share, None);
}

prop_compose! {
    fn any_award()(
        pounds in prop::option::of(0_i64..50_000),
        status in prop::sample::select(AmountStatus::ALL),
        purposes in prop::collection::btree_set(prop::sample::select(Purpose::ALL), 0..4),
        form in prop::sample::select(PaymentForm::ALL),
    ) -> Award {
        let purposes: Vec<Purpose> = purposes.into_iter().collect();
        Award { form, ..award(pounds, status, &purposes) }
    }
}

prop_compose! {
    fn any_case()(
        number in 0_u32..60,
        body in prop::sample::select(vec!["Ashby Council", "Kent County Council", "Kent Council", ""]),
        year in 2013_i16..2027,
        month in 1_i8..13,
        themes in prop::collection::btree_set(prop::sample::select(vec!["delay", "noise", "staff"]), 0..3),
        outcome in prop::option::of(prop::sample::select(Outcome::ALL)),
        words in prop::option::of(0_u8..20),
        awards in prop::collection::vec(any_award(), 0..4),
    ) -> Case {
        Case {
            organisation: (!body.is_empty()).then(|| body.to_owned()),
            date: Some(date(year, month, 1)),
            themes: themes.into_iter().map(str::to_owned).collect(),
            outcome,
            words: words.map(|words| words.to_string()),
            ..case(&format!("{number:06}"), body, awards)
        }
    }
}

proptest! {
    #[test]
    fn groups_add_up(cases in prop::collection::vec(any_case(), 0..30)) {
        let by: Vec<By> = By::ALL.iter().map(|(_, by)| *by).collect();
        let distinct: BTreeSet<&str> =
            cases.iter().filter_map(|case| case.words.as_deref()).collect();
        let without = cases.iter().filter(|case| case.words.is_none()).count();
        let report = all(cases.clone(), &by);
        prop_assert_eq!(report.decisions, distinct.len() + without);
        let (whole, open) = (report.all.sums, report.all.no_definite_sum.count());
        prop_assert_eq!(report.all.awards, whole.map_or(0, |sums| sums.count) + open);
        prop_assert_eq!(report.lines.len(), report.all.awards);
        let pence = |sums: Option<Spread>| sums.map_or(0, |sums| sums.total.0);
        for table in &report.tables {
            let awards: usize = table.groups.iter().map(|group| group.tally.awards).sum();
            let sum: i64 = table.groups.iter().map(|group| pence(group.tally.sums)).sum();
            if table.overlap {
                prop_assert!(awards > report.all.awards && sum >= pence(whole), "{:?}", table.by);
            } else {
                prop_assert_eq!((awards, sum), (report.all.awards, pence(whole)), "{:?}", table.by);
            }
            for group in &table.groups {
                prop_assert!(group.tally.awards <= report.all.awards);
                prop_assert!(group.tally.decisions <= report.all.decisions);
                if let (Some(own), Some(whole)) = (group.tally.sums, whole) {
                    prop_assert!(whole.lowest <= own.lowest && own.highest <= whole.highest);
                }
            }
        }
        let by: Vec<By> = by.into_iter().filter(|by| !by.is_of_payments()).collect();
        let ended = outcomes(cases, &by);
        let parts = |it: &Ended| {
            it.upheld + it.not_upheld + it.closed_after_initial_enquiries + it.other + it.not_stated
        };
        prop_assert_eq!(parts(&ended.all), ended.all.decisions);
        for table in &ended.tables {
            let sum: usize = table.groups.iter().map(|group| parts(&group.ended)).sum();
            prop_assert_eq!(sum > ended.all.decisions, table.overlap, "{:?}", table.by);
        }
    }

    #[test]
    fn the_order_of_the_decisions_changes_no_figure(cases in prop::collection::vec(any_case(), 0..20)) {
        let bare = |cases: Vec<Case>| {
            let cases = cases.into_iter().map(|case| Case { words: None, ..case }).collect();
            let report = all(cases, &[By::Year, By::Theme, By::Organisation]);
            (report.all.sums, report.tables)
        };
        let mut turned = cases.clone();
        turned.reverse();
        prop_assert_eq!(bare(cases), bare(turned));
    }
}
