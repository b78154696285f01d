use super::*;
use crate::schemes;

/// The checks of a report with these words after its head.
fn checks(words: &str) -> Vec<Check> {
    let text = format!(
        "Report to: Audit Committee\n\nAshby Borough Council Complaints Report 2023/24\n\n\
         1.1 Complaints about the Council that the Ombudsman decided, for members to note.\n\n{words}\n"
    );
    let page = Page::of_text(&text);
    let record = schemes::read(&page);
    let Body::FeedbackReport(report) = record.body else { panic!("{:?}", record.body) };
    for check in &report.checks {
        let printed = check.span.map(|span| page.slice(span));
        assert_eq!(check.quote.as_deref(), printed, "{check:?}");
        for place in &check.beside {
            assert_eq!(place.span.map(|span| page.slice(span)), Some(&*place.quote), "{check:?}");
        }
        assert!(check.passed || check.quote.is_some(), "{check:?}");
    }
    report.checks
}

/// What fails, as `id expected found`.
fn odd(words: &str) -> Vec<String> {
    let failed = checks(words).into_iter().filter(|check| !check.passed);
    failed.map(|check| format!("{} {} {}", check.check, check.expected, check.found)).collect()
}

/// How many checks of an id agree.
fn agreeing(words: &str, id: &str) -> usize {
    checks(words).iter().filter(|check| check.check == id && check.passed).count()
}

#[test]
fn a_wrong_total_is_told_once() {
    for (table, expected) in [
        // A row.
        (
            "Service\tUpheld\tClosed\tTotal\nHousing\t4\t3\t7\nPlanning\t2\t2\t5\nTotal\t6\t5\t11",
            "row_sum 4 5",
        ),
        // A cell that is wrong in its row and in its column.
        (
            "Service\tUpheld\tClosed\tTotal\nHousing\t4\t3\t7\nPlanning\t9\t2\t4\nTotal\t6\t5\t11",
            "row_sum 11 4",
        ),
        // A column of one.
        (
            "Service\tComplaints\nHousing\t40\nPlanning\t25\nWaste\t60\nTotal\t120",
            "column_sum 125 120",
        ),
        // Money.
        (
            "Service\tPaid\nHousing\t£400.00\nPlanning\t£25.50\nTotal\t£450.50",
            "column_sum £425.50 £450.50",
        ),
        // By year, where another year comes out.
        (
            "Service\t2022/23\t2023/24\nHousing\t100\t120\nPlanning\t50\t60\nTotal\t150\t190",
            "column_sum 180 190",
        ),
    ] {
        assert_eq!(odd(table), [expected], "{table}");
    }
}

#[test]
fn totals_that_mean_something_else_are_left_alone() {
    for table in [
        // A list of the largest only.
        "Table 3 - Top three reasons\n\nReason\tNumber\nDelay\t40\nConduct\t30\nQuality\t25\nTotal\t99",
        // What is missing may have been lost.
        "Service\tComplaints\nHousing\t40\nPlanning\t\nWaste\t60\nTotal\t120",
        "Service\tComplaints\nHousing\t40\nPlanning\t<5\nWaste\t60\nTotal\t120",
        // A total of something wider.
        "Year\tStage 1\tStage 2\tTotal contacts\n2022/23\t100\t20\t4000\n2023/24\t110\t25\t4200",
        // Last year's total under this year's.
        "Service\tUpheld\tClosed\nHousing\t4\t3\nPlanning\t2\t2\nTotal for 2023/24\t6\t5\nTotal for 2022/23\t9\t8",
        // The wider total stands first, and some cases are neither.
        "Service\tTotal received\tUpheld\tNot upheld\nHousing\t12\t8\t4\nPlanning\t15\t6\t8\nWaste\t9\t4\t5\nTax\t10\t5\t4",
        // A line within another.
        "Service\tComplaints\nChildren\t40\nof which SEN\t25\nWaste\t60\nTotal\t100",
        // Averages.
        "Service\tStage 1\tAverage days\tTotal\nHousing\t10\t14\t10\nPlanning\t20\t12\t20",
        // Groups with totals of their own, and a grand total.
        "Service\tUpheld\tClosed\nHousing\t4\t3\nWaste\t1\t1\nTotal place\t5\t4\nAdults\t2\t2\nChildren\t3\t4\nTotal people\t5\t6\nGrand total\t10\t10",
        // A case with several reasons.
        "Reason\tNumber\nDelay\t40\nConduct\t30\nTotal\t66\n\n*some complaints have more than one reason",
    ] {
        assert_eq!(odd(table), [""; 0], "{table}");
    }
}

#[test]
fn totals_that_come_out_are_counted() {
    let table =
        "Service\tUpheld\tClosed\tTotal\nHousing\t4\t3\t7\nPlanning\t2\t2\t4\nTotal\t6\t5\t11";
    assert_eq!((agreeing(table, "row_sum"), agreeing(table, "column_sum")), (3, 3));
}

#[test]
fn differences_have_the_right_size_and_sign() {
    for (table, expected) in [
        (
            "Year\tStage 1\tStage 2\n2023/24\t90\t30\n2022/23\t100\t20\nDifference\t10\t10",
            vec!["difference_sign -10 10"],
        ),
        (
            "Year\tStage 1\tStage 2\n2023/24\t90\t30\n2022/23\t100\t20\nDifference\t-10\t12",
            vec!["difference 10 12"],
        ),
        (
            "Year\tStage 1\tStage 2\n2022/23\t100\t20\n2023/24\t90\t30\nChange\t-10\t10\n% change\t-10%\t60%",
            vec!["difference 50% 60%"],
        ),
        (
            "Service\t2022/23\t2023/24\tDifference\nHousing\t10\t8\t-2\nPlanning\t10\t14\t4\nWaste\t9\t7\t2",
            vec!["difference_sign -2 2"],
        ),
        // Cut off rather than rounded, and decreases that are called so.
        ("Year\tStage 1\tStage 2\n2023/24\t107\t30\n2022/23\t100\t29\n% change\t7%\t3%", vec![]),
        ("Service\t2022/23\t2023/24\tReduction\nHousing\t10\t8\t2\nPlanning\t10\t7\t3", vec![]),
        // A sum of differences is their own business.
        (
            "Service\t2022/23\t2023/24\tVariance\nHousing\t40\t34\t-6\nWaste\t60\t73\t-13\nTotal\t100\t107\t7",
            vec!["difference_sign 13 -13"],
        ),
        // The whole table counts the other way round.
        ("Service\t2022/23\t2023/24\tDifference\nHousing\t10\t8\t2\nPlanning\t10\t14\t-4", vec![]),
        // Of three years the newest two are compared.
        ("Year\tStage 1\n2023/24\t90\n2022/23\t100\n2021/22\t70\nDifference\t-10", vec![]),
        // A label that only begins like one.
        ("Action\tNumber\nApology\t10\nExplanation\t8\nChange or review of letters\t5", vec![]),
        // Points of percentages are rounded.
        ("Year\tUpheld\n2022/23\t61%\n2023/24\t65%\nDifference\t5%", vec![]),
    ] {
        assert_eq!(odd(table), expected, "{table}");
    }
}

#[test]
fn shares_follow_from_a_printed_base() {
    for (table, expected) in [
        (
            "Reason\tNumber\t%\nDelay\t40\t40%\nConduct\t35\t45%\nQuality\t25\t25%\nTotal\t100\t100%",
            vec!["percentage 35% 45%"],
        ),
        (
            "Team\tReceived\tIn time\t% in time\nHousing\t40\t30\t75%\nWaste\t50\t40\t80%\nTax\t20\t11\t65%\nBins\t10\t9\t90%",
            vec!["percentage 55% 65%"],
        ),
        // No base is printed: they may be of more than is listed.
        ("Action\tTotal\t%\nApology\t40\t33%\nPayment\t35\t30%\nReview\t25\t21%", vec![]),
        ("Stage\tNot upheld\tUpheld\tPartly\n2023/24\t436\t155\t75\n%\t64%\t23%\t11%", vec![]),
        // Two of three follow from a pair of columns by chance.
        (
            "Team\tReceived\tOpen\tLate\t% answered\nHousing\t40\t30\t4\t75%\nWaste\t50\t40\t9\t80%\nTax\t20\t11\t1\t65%",
            vec![],
        ),
        // Rounded up, down, or cut off.
        (
            "Reason\tNumber\t%\nDelay\t406\t41%\nConduct\t346\t34%\nQuality\t248\t25%\nTotal\t1000\t100%",
            vec![],
        ),
    ] {
        assert_eq!(odd(table), expected, "{table}");
    }
}

const DECIDED: &str = "Table 1 - Decisions\n\nYear\tUpheld\tNot upheld\tClosed\tTotal\n2022/23\t11\t5\t20\t36\n2023/24\t14\t6\t22\t42\n\n";

#[test]
fn a_sentence_repeats_its_row() {
    for (sentence, expected) in [
        ("2.1 Of 42 cases 14 were upheld and 6 were not upheld.", vec![]),
        ("2.1 Of 42 cases 14 were upheld and 9 were not upheld.", vec!["sentence_and_table 6 9"]),
        (
            "2.1 Of 42 cases, 13 complaints were upheld and 22 closed. 6 were not upheld.",
            vec!["sentence_and_table 14 13"],
        ),
        // The year before has its own row.
        (
            "2.1 Of 42 cases 14 were upheld and 6 were not upheld, against 11 upheld and 7 not upheld the year before.",
            vec![],
        ),
        // Stage one is another thing.
        ("2.1 At stage one 300 complaints were upheld and 120 were not upheld.", vec![]),
        ("2.1 Two cases were upheld and three were not upheld.", vec![]),
    ] {
        assert_eq!(odd(&format!("{DECIDED}{sentence}")), expected, "{sentence}");
    }
}

#[test]
fn a_rate_per_head_is_no_percentage() {
    for (sentence, expected) in [
        (
            "2.1 This is **4.2% upheld** decisions per 100,000 residents.",
            vec!["rate_unit 4.2 4.2%"],
        ),
        ("2.1 This is 4.2 upheld decisions per 100,000 residents.", vec![]),
        ("2.1 That is a 5% rise in complaints per 1,000 households.", vec![]),
        ("2.1 We upheld 60% of cases, and 4.2 were upheld per 100,000 residents.", vec![]),
        (
            "Area\tComplaints per 100,000\nAshby\t4.2%\nBelton\t5.1%",
            vec!["rate_unit 4.2 4.2%", "rate_unit 5.1 5.1%"],
        ),
    ] {
        assert_eq!(odd(sentence), expected, "{sentence}");
    }
}

#[test]
fn percentages_of_sentences_follow() {
    for (sentence, expected) in [
        ("2.1 We answered 23 out of 40 complaints (58%) in time.", vec![]),
        ("2.1 We answered 23 out of 40 complaints (68%) in time.", vec!["percentage 58% 68%"]),
        ("2.1 Of the 200 cases closed, 31 (25%) were upheld.", vec!["percentage 16% 25%"]),
        ("2.1 We answered 58% (23 of 40) in time.", vec![]),
        (
            "2.1 Of the 412 complaints, 97 (24%) were upheld, 120 (39%) partly upheld and 195 (47%) not.",
            vec!["percentage 29% 39%"],
        ),
        ("2.1 Of the 412 complaints, 97 (24%) were upheld, of which 12 (12%) were late.", vec![]),
        ("2.1 We paid £900 in 2023/24, an increase of £200 on the £700 of 2022/23.", vec![]),
        (
            "2.1 We paid £900 in 2023/24, an increase of £250 on the £700 of 2022/23.",
            vec!["difference £200 £250"],
        ),
        ("2.1 Complaints fell by 20% from 250 to 200.", vec![]),
        ("2.1 Complaints rose by 20% from 200 to 250.", vec!["difference 25% 20%"]),
        ("2.1 Up by 3% from 2022 to 2023.", vec![]),
    ] {
        assert_eq!(odd(sentence), expected, "{sentence}");
    }
}

#[test]
fn an_increase_follows_from_the_total_beside_it() {
    let told = |change: &str| {
        format!(
            "6. Compensation\n\n6.1 In 2023/24 £9,500.00 was paid in compensation for complaints.\n\n\
             - £4,000.00 of the payments above followed the Ombudsman's decisions.\n\n6.2 {change}"
        )
    };
    for (change, expected) in [
        ("This is an increase of £1,500 from 2022/23 when £8,000 was paid.", vec![]),
        (
            "This is an increase of £1,000.00 from 2022/23 when £3,000.00 was paid.",
            vec!["difference_base £6,500 £1,000"],
        ),
        (
            "This is an increase of £1,550 from 2022/23 when £8,000 was paid.",
            vec!["difference £1,500 £1,550"],
        ),
        ("This is a decrease of £500 on the £10,000 paid in 2022/23.", vec![]),
        ("This is an increase of about £1,000 from 2022/23 when £8,000 was paid.", vec![]),
    ] {
        assert_eq!(odd(&told(change)), expected, "{change}");
    }
}

#[test]
fn parts_of_what_was_paid_add_up() {
    let told = |last: &str| {
        format!(
            "6. Compensation\n\n6.1 In 2023/24 £9,500.00 was paid in compensation, made up of:\n\n\
             - £4,000.00 for Adult Social Care.\n- {last} for Children and Families.\n"
        )
    };
    assert_eq!(odd(&told("£5,500.00")), [""; 0]);
    assert_eq!(odd(&told("£5,700.00")), ["parts_sum £9,700 £9,500"]);
}

#[test]
fn an_overview_and_its_breakdown_agree() {
    let tables = |total: &str, lines: &str| {
        format!(
            "Year\tComplaints\tComments\n2023/24\t130\t300\n2022/23\t173\t200\n2021/22\t151\t100\n\n\
             Service\t2021/22\t2022/23\t2023/24\n{lines}\nTotal complaints\t{total}\t173\t130"
        )
    };
    assert_eq!(odd(&tables("151", "Tax\t100\t100\t100\nLaw\t51\t73\t30")), [""; 0]);
    assert_eq!(odd(&tables("138", "Tax\t100\t100\t100\nLaw\t38\t73\t30")), ["two_figures 151 138"]);
}

fn paper(text: &str) -> Paper {
    let page = Page::of_text(text);
    Paper { record: schemes::read(&page), page: Some(page) }
}

const PAGE: &str = "Ashby Borough Council\nComplaint overview\nBetween 1 April 2023 and 31 March 2024, we dealt with 42 complaints. Of these, 13 were not for us or came too soon. We assessed and closed 9 complaints. We investigated 20 complaints.\nWe investigated 20 complaints and upheld 14.\n70% of complaints we investigated were upheld.\n";

fn report(row: &str) -> Paper {
    paper(&format!(
        "Report to: Audit Committee\n\nAshby Borough Council Complaints Report 2023/24\n\n\
         Table 1 - Decisions of the Ombudsman\n\nYear\tUpheld\tNot upheld\tAdvice given\tClosed after initial enquiries\tIncomplete/Invalid\tReferred back for local resolution\tTotal\n\
         2022/23\t9\t5\t1\t10\t2\t3\t30\n{row}\n"
    ))
}

#[test]
fn a_page_and_a_report_of_one_year_agree() {
    let found = between(&[paper(PAGE), report("2023/24\t14\t6\t2\t9\t1\t10\t42")]);
    assert!(found.iter().all(|found| found.check.passed), "{found:#?}");
    let said: Vec<&str> = found.iter().map(|found| found.check.arithmetic.as_str()).collect();
    assert!(said.iter().any(|it| it.contains("2 + 1 + 10 = 13")), "{said:#?}");
    assert!(said.iter().any(|it| it.contains("14 + 6 = 20")), "{said:#?}");
}

#[test]
fn a_page_and_a_report_that_differ_are_both_quoted() {
    let found = between(&[report("2023/24\t15\t5\t2\t9\t1\t10\t42"), paper(PAGE)]);
    let odd: Vec<_> = found.iter().filter(|found| !found.check.passed).collect();
    let [one] = odd.as_slice() else { panic!("{odd:#?}") };
    assert_eq!((one.check.expected.as_str(), one.check.found.as_str()), ("14", "15"));
    assert_eq!(one.check.quote.as_deref(), Some("2023/24\t15\t5\t2\t9\t1\t10\t42"));
    assert_eq!(one.check.beside[0].quote, "We investigated 20 complaints and upheld 14.");
    assert!(one.check.beside[0].document.is_some());
}

#[test]
fn other_bodies_and_other_years_are_not_compared() {
    let other = PAGE.replace("Ashby", "Belton").replace("upheld 14", "upheld 15");
    let earlier = PAGE.replace("2024", "2023").replace("2023, we", "2022, we");
    for text in [other, earlier] {
        let found = between(&[paper(&text), report("2023/24\t14\t6\t2\t9\t1\t10\t42")]);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn hostile_tables_are_checked_in_linear_time() {
    for piece in [
        "Total\t1\t2\t3\n",
        "Difference\t1\t2\n",
        "%\t1%\t2%\n",
        "2023/24\t5\t6\n",
        "- 1.1 5 were upheld and 6 were not upheld.\n",
        "Upheld\tNot upheld\t5\n",
        "an increase of £5 from £6. ",
        "5% per 100,000 ",
        "5 of 6 (7%) ",
        "of 5 cases, ",
    ] {
        let text = format!(
            "Report to: Audit Committee\n\nComplaints Report 2023/24\n\nOmbudsman complaints. 6. Compensation\n\n\
             6.1 In total £5 was paid in compensation.\n\nYear\tUpheld\tNot upheld\n2022/23\t5\t6\n{}",
            piece.repeat(100_000 / piece.len())
        );
        let page = Page::of_text(&text);
        let begun = std::time::Instant::now();
        let record = schemes::read(&page);
        assert!(begun.elapsed().as_secs() < 12, "{piece:?}: {:?}", begun.elapsed());
        drop(record);
    }
}

#[test]
fn the_number_of_a_stage_is_no_figure() {
    let table = "Table 5 - Stage one\n\nStage 1\tNot upheld\tUpheld\tPartly upheld\n2023/24\t3204\t1333\t628\n2022/23\t3428\t1165\t558\n";
    let words = format!(
        "Outcomes at Stage 1 not upheld 500, while 1333 were upheld and 628 were partly upheld.\n\n{table}"
    );
    assert!(odd(&words).is_empty(), "{:?}", odd(&words));
    let told = format!(
        "In all 1333 cases were upheld, 628 were partly upheld and 3304 were not upheld.\n\n{table}"
    );
    assert_eq!(odd(&told), ["sentence_and_table 3204 3304"]);
}

/// A decision of the year of [`compensated`] that awards a sum.
fn awarding(reference: &str, pounds: u32) -> Paper {
    paper(&format!(
        "Ashby Borough Council ({reference})\n\nDecision : Upheld\n\nDecision date : 01 Mar 2024\n\n\
         The Ombudsman's final decision:\n\nSummary: The Council was at fault.\n\nThe complaint\n\n  \
         1. Mrs K complains of delay.\n\nAgreed action\n\n  1. The Council has agreed to pay Mrs K \
         £{pounds} for the distress caused.\n"
    ))
}

fn compensated(ombudsman: &str) -> Paper {
    paper(&format!(
        "Report to: Audit Committee\n\nAshby Borough Council Complaints Report 2023/24\n\n1. \
         Compensation\n\n1.1 In 2023/24 the Council paid £9,000.00 in compensation, of which \
         {ombudsman} followed decisions of the Ombudsman. The Ombudsman (23 101 202) found fault and \
         £350.00 was paid.\n"
    ))
}

#[test]
fn decisions_held_stand_beside_what_the_report_paid() {
    for (ombudsman, passed) in [("£400.00", false), ("£900.00", true)] {
        let papers =
            [compensated(ombudsman), awarding("23 101 202", 350), awarding("23 303 404", 200)];
        let found = between(&papers);
        let held = found.iter().find(|it| it.check.check == "awards_held").expect("awards_held");
        assert_eq!(held.check.passed, passed, "{held:?}");
        assert!(held.check.arithmetic.starts_with("2 decisions of "), "{held:?}");
        assert!(held.check.arithmetic.ends_with("they award £550"), "{held:?}");
        assert_eq!(held.check.beside.len(), 2);
    }
    let none = between(&[compensated("£400.00")]);
    assert!(none.iter().all(|it| it.check.check != "awards_held"), "nothing held is no award");
}

#[test]
fn sums_beyond_all_money_are_no_figures() {
    let huge = "£92,233,720,368,547,758.07";
    for words in [
        format!(
            "Service\tPaid\tRefunded\tTotal\nHousing\t{huge}\t-{huge}\t{huge}\nPlanning\t{huge}\t{huge}\t-{huge}\nTotal\t{huge}\t-{huge}\t{huge}"
        ),
        format!(
            "Year\t2022/23\t2023/24\tChange\nPaid\t-{huge}\t{huge}\t-{huge}\nRefunded\t{huge}\t-{huge}\t{huge}"
        ),
        format!(
            "Service\tPaid\t%\nHousing\t{huge}\t50%\nPlanning\t{huge}\t50%\nTotal\t{huge}\t100%"
        ),
        format!("We paid {huge} in all. This is an increase of {huge} from {huge}."),
        format!("We paid {huge}, a decrease of -{huge} on the -{huge} paid before."),
        format!("We paid £1 in all, a decrease of {huge} on the {huge} paid before."),
        format!(
            "The total compensation paid was {huge}, made up of {huge} for Housing and {huge} for Planning."
        ),
    ] {
        assert!(odd(&words).is_empty(), "{words}: {:?}", odd(&words));
    }
}
