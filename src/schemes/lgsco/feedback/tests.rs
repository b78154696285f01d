use super::*;
use crate::model::Pence;
use crate::model::papers::YearFigure;

const REPORT: &str = "# Annual Complaints Report 2022/23\n\nDate: 4 September 2023\n\nTo: Audit Committee\n\n## 1. Introduction\n\n1.1 This is the yearly report of Ashby District Council on complaints. Ashby District Council thanks Oakham Borough Council.\n\n## 2. Ombudsman\n\nTable 1 - Complaints and enquiries received\n\nYear\tAdult care\tBenefits and tax\tHousing\tPlanning\tTotal\n2022/23\t1\t2\t3\t4\t10\n2021/22\t1\t1\t1\t1\t4\n\nTable 2 - Decisions made\n\nYear\tUpheld\tNot upheld\tClosed after initial enquiries\tTotal\n2022/23\t2\t1\t7\t10\n\nTable 3 - Decisions by directorate\n\nDirectorate\tUpheld\tNot upheld\tClosed\tTotal\nHomes\t2\t0\t3\t5\n\n2.1 We owed one family £400, which we have paid. (22 101 202)\n\n- 22 303 404 (Planning): no fault, and £20 in goodwill.\n\n## 3. Compensation\n\n3.1 In 2022/23 £1,500.50 was paid in compensation and waived charges after complaints:\n  - £1,000.50 has been paid in Homes and Land. This was mostly rent.\n  - £500.00 has been paid out for Planning including trees\n  - £700.00 of the payments followed decisions of the Ombudsman.\n3.2 This is an increase of £300.50 from 2021/22 when £1,200.00 was paid.\n\nTable 4 - Compensation reasons\n\nReason\tVolume\t%\nDistress\t3\t75%\nDelay\t1\t25%\nTotal\t4\t\n\n## 4. Learning\n\nTable 5 - Remedy actions\n\nAction\tTotal\t%\nApology\t9\t90%\nTraining\t1\t10%\n";

fn read(text: &str) -> FeedbackReport {
    match parse(&Page::of_text(text)).0 {
        Body::FeedbackReport(report) => report,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_report_says_whose_it_is_and_of_when() {
    let report = read(REPORT);
    assert_eq!(report.organisation.as_deref(), Some("Ashby District Council"));
    assert_eq!(report.title.as_deref(), Some("Annual Complaints Report 2022/23"));
    assert_eq!(report.year.as_deref(), Some("2022-23"));
    assert_eq!(report.date.unwrap().to_string(), "2023-09-04");
    assert_eq!(report.period.unwrap().to.to_string(), "2023-03-31");
    assert_eq!(report.tables.len(), 5);
}

#[test]
fn compensation_has_a_total_parts_and_a_year_before() {
    let paid = read(REPORT).compensation.unwrap();
    assert_eq!(paid.total, Some(Pence(150_050)));
    assert_eq!(paid.ombudsman_total, Some(Pence::pounds(700)));
    assert_eq!(paid.previous_total, Some(Pence::pounds(1200)));
    let parts: Vec<(&str, Pence)> =
        paid.by_part.iter().map(|part| (part.name.as_str(), part.amount)).collect();
    assert_eq!(parts, [("Homes and Land", Pence(100_050)), ("Planning", Pence::pounds(500))]);
    assert_eq!(paid.reasons.len(), 2);
    assert_eq!((paid.reasons[0].volume, paid.reasons[0].percent), (3, Some(75)));
}

#[test]
fn a_table_of_sums_gives_the_parts_where_the_text_does_not() {
    let paid = read("Payments report\n\nPayments\n\nWe made 3 payments amounting to £60.00. Of this £20.00 was recommended by the Ombudsman.\n\nTable 1: payments by department\n\nDepartment\tPayments\tAmount\nHomes\t2\t£50.00\nTrees\t1\t£10.00\nTotal\t3\t£60.00\n").compensation.unwrap();
    assert_eq!(
        (paid.total, paid.ombudsman_total),
        (Some(Pence::pounds(60)), Some(Pence::pounds(20)))
    );
    assert_eq!(paid.by_part.len(), 2);
    assert_eq!(paid.by_part[1].amount, Pence::pounds(10));
}

#[test]
fn the_ombudsman_s_figures_come_from_the_tables() {
    let figures = read(REPORT).ombudsman.unwrap();
    let year = |figures: &[YearFigure]| {
        figures.iter().map(|figure| (figure.year.clone(), figure.count)).collect::<Vec<_>>()
    };
    assert_eq!(year(&figures.received), [("2022-23".into(), 10), ("2021-22".into(), 4)]);
    assert_eq!(year(&figures.upheld), [("2022-23".into(), 2)]);
    assert_eq!(year(&figures.not_upheld), [("2022-23".into(), 1)]);
    assert_eq!(figures.by_category.len(), 8);
    assert_eq!(figures.by_directorate[0].name.as_deref(), Some("Homes: Upheld"));
}

#[test]
fn a_council_s_own_stages_are_not_the_ombudsman_s_decisions() {
    let report = read(
        "Stages\n\nTable 1 - Stage one\n\nYear\tNot upheld\tUpheld\tPartly upheld\n2022/23\t5\t4\t1\n",
    );
    assert_eq!(report.ombudsman, None);
}

#[test]
fn figures_in_sentences_count_where_there_is_no_table() {
    let figures = read("Report to: Committee\n\n1.1 The Ombudsman received twenty-seven complaints about us in 2021/22, of which five were looked at. Two were upheld.\n").ombudsman.unwrap();
    assert_eq!((figures.received[0].count, figures.upheld[0].count), (27, 2));
}

#[test]
fn cases_carry_their_words_and_their_sum() {
    let report = read(REPORT);
    let cases: Vec<(String, Option<Pence>, &str)> = report
        .cases
        .iter()
        .map(|case| (case.reference.to_string(), case.amount, case.text.as_str()))
        .collect();
    assert_eq!(
        cases,
        [
            (
                "22 101 202".into(),
                Some(Pence::pounds(400)),
                "We owed one family £400, which we have paid. (22 101 202)"
            ),
            ("22 303 404".into(), Some(Pence::pounds(20)), "no fault, and £20 in goodwill."),
        ]
    );
    for case in &report.cases {
        assert_eq!(case.span.slice(REPORT), case.text);
    }
}

#[test]
fn remedy_actions_come_from_a_table_or_a_counted_list() {
    assert_eq!(read(REPORT).remedy_actions.len(), 2);
    let listed = read(
        "Learning\n\nWe gave:\n\n1. 417 apologies (56% of all)\n2. 163 explanations (22%)\n3. 59 changes (8%)\n",
    );
    assert_eq!(listed.remedy_actions.len(), 3);
    assert_eq!(listed.remedy_actions[0].action, "apologies");
}

#[test]
fn a_paper_to_members_is_known() {
    assert!(recognise(&Page::of_text(REPORT)) >= 80);
    assert!(recognise(&Page::of_text("Bins\nYou can complain to the Ombudsman.\n")) < 5);
}

#[test]
fn a_table_of_cases_gives_each_row_its_own_sum() {
    let report = read(
        "Annual Complaints Report 2022/23\n\nAshby Borough Council\n\n2.1 The Ombudsman found fault:\n\n\
         Reference\tService\tRemedy\n22 101 202\tHousing\tApology and £1,500\n22 303 404\tTax\t£75 refund\n\
         21 505 606\tRoads\tNone\n",
    );
    let sums: Vec<_> = report.cases.iter().map(|case| case.amount).collect();
    assert_eq!(sums, [Some(Pence::pounds(1500)), Some(Pence::pounds(75)), None]);
    assert_eq!(report.cases[2].text, "Roads\tNone");
}

#[test]
fn figures_of_the_ombudsman_stand_in_many_tables() {
    let report = read(
        "Annual Complaints Report 2022/23\n\nAshby Borough Council\n\nYear\tComplaints received\t\
         Investigated\tUpheld\tNot upheld\tUphold rate\n2022/23\t87\t31\t24\t7\t77%\n2021/22\t79\t28\t19\t9\t68%\n",
    );
    let figures = report.ombudsman.unwrap();
    assert_eq!(figures.received[0].count, 87);
    assert_eq!((figures.upheld[1].count, figures.not_upheld[1].count), (19, 9));
    assert!(figures.decisions.iter().all(|it| it.name.as_deref() != Some("Uphold rate")));
    let report = read(
        "Annual Complaints Report 2022/23\n\nAshby Borough Council\n\nMeasure\t2021/22\t2022/23\n\
         Stage 1 complaints\t300\t310\nOmbudsman complaints received\t12\t14\nOmbudsman complaints \
         upheld\t3\t5\n",
    );
    let figures = report.ombudsman.unwrap();
    let upheld: Vec<_> = figures.upheld.iter().map(|it| (it.year.as_str(), it.count)).collect();
    assert_eq!(upheld, [("2021-22", 3), ("2022-23", 5)]);
}

#[test]
fn what_was_paid_after_the_ombudsman_is_told_from_all_that_was_paid() {
    let of = |sentence: &str| {
        let text = format!(
            "Annual Complaints Report 2021/22\n\nAshby Borough Council\n\n# Compensation\n\n{sentence}\n"
        );
        let paid = read(&text).compensation.unwrap_or_default();
        (paid.total, paid.ombudsman_total, paid.previous_total)
    };
    let some = |pounds| Some(Pence::pounds(pounds));
    assert_eq!(
        of("Payments made after decisions of the Ombudsman came to £1,050."),
        (None, some(1050), None)
    );
    assert_eq!(
        of(
            "The total compensation paid was £900, up from £700. Of the total, £400 was paid following \
            Ombudsman findings."
        ),
        (some(900), some(400), some(700))
    );
}
