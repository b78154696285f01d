use super::*;
use crate::model::{CaseRef, Pence};
use crate::{Page, schemes};

fn decision(reference: &str, date: &str, remedy: &str) -> Record {
    let record = schemes::read(&Page::of_text(&format!(
        "Ashby Council ({reference})\n\nCategory : Education > Special educational needs\n\n\
         Decision : Upheld\n\nDecision date : {date}\n\nThe Ombudsman's final decision:\n\n\
         Summary: The Council was at fault.\n\nThe complaint\n\n  1. Mrs K complains of delay.\n\n\
         Agreed action\n\n{remedy}"
    )));
    assert!(record.decision().is_some());
    record
}

const PAY: &str = "  1. The Council has agreed to pay Mrs K £350 for the distress caused.\n\n  2. \
    Within three months the Council will remind staff of the time limits for plans.\n";
const LATER: &str = "  1. The Council has agreed to pay Mr L £100.50 for his time and trouble.\n\n  \
    2. The Council will remind its staff how to record telephone calls.\n";

fn page() -> Record {
    schemes::read(&Page::of_text(
        "The Ashby Council\nBetween 1 April 2024 to 31 March 2025, we dealt with 40 complaints. Of \
         these, 12 were not for us.\nWe investigated 10 complaints and upheld 7.\n70% of complaints \
         we investigated were upheld.\nThe Ombudsman has published the following reports against The \
         Ashby Council\nService improvements\nCase reference: 24 101 202\nCategory: Education\nSub \
         Category: Special educational needs\n- The Council will remind staff of the limits.\nCase \
         reference: 24 303 404\nCategory: Education\nSub Category: Special educational needs\n- The \
         Council should remind staff of its policy.\n",
    ))
}

fn report() -> Record {
    schemes::read(&Page::of_text(
        "Report to: Audit Committee\n\nAnnual complaints report 2024/25\n\nAshby Council\n\n1. \
         Compensation\n\n1.1 In 2024/25 the Council paid £9,000.00 in compensation, of which £400.00 \
         followed decisions of the Ombudsman. In 2023/24 £7,500.00 was paid.\n\n1.2 Members are asked \
         to note that the Ombudsman (24 101 202) found fault and £350.00 was paid.\n",
    ))
}

fn records() -> Vec<Record> {
    vec![
        decision("24 101 202", "01 Mar 2025", PAY),
        decision("25 505 606a", "01 May 2025", LATER),
        page(),
        report(),
    ]
}

#[test]
fn years_run_from_april_and_say_what_they_know() {
    let council = Council::of("Ashby Council", &records());
    let years: Vec<&str> = council.years.iter().map(|year| year.year.as_str()).collect();
    assert_eq!(years, ["2025-26", "2024-25", "2023-24"]);
    let (first, second, third) = (&council.years[0], &council.years[1], &council.years[2]);
    assert_eq!((first.held.decisions, first.published.len()), (1, 0));
    assert_eq!(first.awarded.unwrap().total, Some(Pence(10_050)));
    assert_eq!(second.held.upheld, 1);
    assert_eq!(second.published[0].counts.upheld, Some(7));
    assert_eq!(second.reported[0].compensation, Some(Pence::pounds(9000)));
    assert_eq!(second.reported[0].through_ombudsman, Some(Pence::pounds(400)));
    assert_eq!(third.awarded, None, "nothing held is not nothing awarded");
    assert!(third.reported[0].looks_back);
    assert_eq!(third.reported[0].compensation, Some(Pence::pounds(7500)));
    assert_eq!(third.reported[0].through_ombudsman, None);
}

#[test]
fn an_improvement_is_counted_once_and_a_repeated_one_is_told() {
    let council = Council::of("Ashby Council", &records());
    assert_eq!(council.promises.len(), 3, "{:#?}", council.promises);
    let listed: Vec<usize> = council.promises.iter().map(|it| it.listed_in.len()).collect();
    assert_eq!(listed.iter().sum::<usize>(), 1);
    let again = council.repeated.iter().find(|it| it.by == Sameness::Subject).unwrap();
    assert_eq!(again.name, "Education > Special educational needs");
    assert_eq!(again.action.as_str(), "staff_reminder");
    assert_eq!(again.cases.len(), 3);
    assert_eq!(again.years, ["2024-25", "2025-26"]);
    assert_eq!(again.listed_years, ["2024-25"], "the case that is only on the page has no date");
}

#[test]
fn a_case_gathers_what_papers_say_of_it() {
    let named = |spelling| CaseRef::parse(spelling).unwrap();
    let facts = PaperFacts::of(&named("24 101 202"), &records());
    assert_eq!(facts.improvements.len(), 1);
    assert_eq!(facts.reports[0].amount, Some(Pence::pounds(350)));
    let joint = PaperFacts::of(&named("24 303 404b"), &records());
    assert_eq!(joint.improvements[0].reference, named("24 303 404"));
    assert!(PaperFacts::of(&named("20 000 000"), &records()).is_empty());
}

#[test]
fn names_of_one_body_are_one_body() {
    let bodies = bodies(records()).bodies;
    assert_eq!(bodies.len(), 1, "{:?}", bodies.iter().map(|it| &it.0).collect::<Vec<_>>());
    assert_eq!(bodies[0].0, "Ashby Council");
}

#[test]
fn what_was_done_before_the_decision_is_not_promised() {
    let done = "  1. The Council told us it has since trained its staff in complaint handling.\n";
    let council = Council::of("Ashby Council", &[decision("24 101 202", "01 Mar 2025", done)]);
    assert_eq!(council.promises, []);
}

#[test]
fn a_part_of_the_year_before_is_no_total() {
    let report = schemes::read(&Page::of_text(
        "Report to: Audit Committee\n\nAnnual complaints report 2024/25\n\nAshby Council\n\n1. \
         Compensation\n\n1.1 In 2024/25 £9,000.50 was paid in compensation.\n\n- £4,000.25 of the \
         payments above were made following decisions of the Ombudsman.\n\n1.2 This is an increase \
         of £1,000.13 from 2023/24 when £3,000.12 was paid out in settlements.\n",
    ));
    let council = Council::of("Ashby Council", &[report]);
    let before = &council.years.iter().find(|year| year.year == "2023-24").unwrap().reported[0];
    assert_eq!((before.compensation, before.through_ombudsman), (None, Some(Pence(300_012))));
}

#[test]
fn an_improvement_that_a_person_rejects_is_no_promise() {
    let mut record = decision("24 101 202", "01 Mar 2025", PAY);
    let counted = |record: &Record| {
        let council = Council::of("Ashby Council", std::slice::from_ref(record));
        (council.promises.len(), council.years.iter().map(|year| year.promises).sum::<usize>())
    };
    assert_eq!(counted(&record), (1, 1));
    if let crate::Body::Decision(decision) = &mut record.body {
        decision.service_improvements[0].review = Some(crate::model::Review {
            decision: crate::model::review::Decided::Rejected,
            fact: String::new(),
            by: "ann".to_owned(),
            at: String::new(),
            note: None,
            was: crate::model::review::Values::new(),
        });
    }
    assert_eq!(counted(&record), (0, 0));
}
