use super::*;
use crate::model::Pence;

const LETTER: &str = "19 July 2023\n\nBy email\n\nMrs Ada Quill\nChief Executive\nAshby Borough Council\n\nDear Mrs Quill\n\nAnnual Review letter 2022-23\n\nHere is your annual summary of complaint statistics for the year ending 31 March 2023.\n\nFailure to comply is rare; look into a compliance rate below 100%.\n\nYour organisation’s performance\n\nDuring the year we issued a public report about your council. It concerned a man without heating. You agreed to pay him £1,250 and a further £300. It paid the £300 late.\n\nIt is disappointing that your officers needed reminders in two cases.\n\nYours sincerely,\n\n\nNora Field\nLocal Government and Social Care Ombudsman\nChair, Commission for Local Administration in England\n\nComplaints upheld\n\n**70%** of complaints we investigated were upheld.\n\nThis compares to an average of **72%** in similar organisations.\n\n7\nupheld decisions\n\nStatistics are based on a total of **10** investigations for the period between 1 April 2022 to 31 March 2023\n";

fn read(text: &str) -> AnnualLetter {
    match parse(&Page::of_text(text)).0 {
        Body::AnnualLetter(letter) => letter,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_letter_says_who_wrote_to_whom_and_what() {
    let letter = read(LETTER);
    assert_eq!(letter.organisation.as_deref(), Some("Ashby Borough Council"));
    assert_eq!(letter.date.unwrap().to_string(), "2023-07-19");
    assert_eq!(letter.year.as_deref(), Some("2022-23"));
    let recipient = letter.recipient.unwrap();
    assert_eq!(
        (recipient.name.as_deref(), recipient.post.as_deref()),
        (Some("Mrs Ada Quill"), Some("Chief Executive"))
    );
    assert_eq!(letter.ombudsman.as_deref(), Some("Nora Field"));
    assert_eq!((letter.counts.investigated, letter.counts.upheld), (Some(10), Some(7)));
    assert_eq!(letter.rates.upheld.unwrap().peer_average, Some(72.0));
}

#[test]
fn remarks_are_about_the_body_and_not_about_everybody() {
    let letter = read(LETTER);
    let sums: Vec<Pence> = letter.payments.iter().map(|sum| sum.amount).collect();
    assert_eq!(sums, [Pence::pounds(1250), Pence::pounds(300)]);
    assert_eq!(letter.public_reports.len(), 1);
    assert!(letter.public_reports[0].text.ends_with("It concerned a man without heating."));
    assert_eq!(letter.concerns.len(), 1, "{:?}", letter.concerns);
    assert!(letter.concerns[0].text.starts_with("It is disappointing"));
    for remark in letter.concerns.iter().chain(&letter.public_reports) {
        assert_eq!(remark.span.slice(LETTER), remark.text);
    }
}

#[test]
fn tables_of_older_letters_give_the_counts() {
    let text = "1 June 2016\n\nMr B Oak\nChief Executive\nAshby Borough Council\n\nDear Mr Oak\n\nAnnual Review Letter 2016\n\nFor the year ended 31 March 2016.\n\nYours sincerely\n\nNora Field\nLocal Government Ombudsman\n\nLocal Authority Report: Ashby Borough Council\n\nDecisions made\n\nIncomplete or Invalid\tAdvice Given\tReferred back\tClosed After Initial Enquiries\tNot Upheld\tUpheld\tUphold Rate\tTotal\n2\t1\t10\t13\t9\t14\t61%\t49\n";
    let letter = read(text);
    assert_eq!((letter.counts.upheld, letter.counts.investigated), (Some(14), Some(23)));
    assert_eq!(letter.counts.dealt_with, Some(49));
    assert_eq!(letter.rates.upheld.unwrap().value, Some(61.0));
    assert_eq!(letter.year.as_deref(), Some("2015-16"));
}

#[test]
fn a_letter_without_a_year_ending_takes_it_from_its_title() {
    assert_eq!(head::year("Annual Review letter 2019").as_deref(), Some("2018-19"));
    assert_eq!(head::year("Annual Letter – 2023/24").as_deref(), Some("2023-24"));
    assert_eq!(head::year("the letter of 2019"), None);
}

#[test]
fn a_report_about_a_letter_is_no_letter() {
    assert!(recognise(&Page::of_text(LETTER)) >= 90);
    let report = "Report to: Committee\n\nOmbudsman Annual Review Letter\n\n1.1 The Ombudsman's annual review letter is attached.";
    assert!(recognise(&Page::of_text(report)) < 30);
}

#[test]
fn tables_whose_cells_stand_one_below_the_other_are_read() {
    let letter = read(
        "1 July 2018\n\nJo Fen\nChief Executive\nAshby Borough Council\n\nDear Jo Fen\n\nAnnual Review \
         letter 2018\n\nFor the year ended 31 March 2018.\n\nYours sincerely\n\nNora Field\nOmbudsman\n\n\
         Decisions made\n\nDetailed Investigations\n\nInvalid\nAdvice Given\nNot Upheld\nUpheld\nUphold \
         Rate\nTotal\n\n6\n1\n14\n16\n53%\n37\n\nComplaints Remedied\nby LGO\nSatisfactorily by Authority \
         before LGO Involvement\n\n11\n2\n",
    );
    assert_eq!((letter.counts.upheld, letter.counts.investigated), (Some(16), Some(30)));
    assert_eq!(
        (letter.counts.dealt_with, letter.counts.satisfactory_remedies),
        (Some(37), Some(2))
    );
    assert_eq!(letter.rates.upheld.unwrap().value, Some(53.0));
}

#[test]
fn a_worry_goes_on_over_a_page_break() {
    let cut = "It is disappointing that your officers needed so many reminders before they began to\n\nanswer our questions.";
    let text = LETTER
        .replace("It is disappointing that your officers needed reminders in two cases.", cut);
    let letter = read(&text);
    assert!(letter.concerns[0].text.ends_with("answer our questions."), "{:?}", letter.concerns);
}
