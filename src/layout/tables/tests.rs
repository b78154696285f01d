use super::*;

fn texts(table: &Table) -> Vec<Vec<String>> {
    let text = |cell: &Cell| match cell {
        Cell::Number(value) => value.to_string(),
        Cell::Percent(value) => format!("{value}%"),
        Cell::Money(sum) => sum.sterling(),
        Cell::Text(text) => text.clone(),
    };
    table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn captions_are_told_from_sentences_about_tables() {
    for (line, number, title) in [
        ("**Table 4 –** Cases closed", "4", Some("Cases closed")),
        ("Table 16", "16", None),
        ("#### 4.2 **Table 13 -** Top reasons", "13", Some("Top reasons")),
        ("*Table 1: by year*", "1", Some("by year")),
        ("Table 2a. Stage two – all.", "2a", Some("Stage two – all.")),
        ("Table A: by year", "A", Some("by year")),
        ("Table 3.1 Complaints by ward", "3.1", Some("Complaints by ward")),
        ("Figure 2. Outcomes", "2", Some("Outcomes")),
    ] {
        let found = caption::caption(line).unwrap();
        assert_eq!((found.number.as_str(), found.title.as_deref()), (number, title), "{line}");
    }
    for line in [
        "Table 7 below tracks the rest",
        "2.1 Table 3 shows a rise.",
        "Tables 2 and 3",
        "Table A shows the rest",
        "figure 3 is the highest since 2019.",
        "A table 4",
    ] {
        assert_eq!(caption::caption(line), None, "{line}");
    }
}

#[test]
fn tabbed_rows_have_heads_figures_and_lost_cells() {
    let text = "Table 9 - Reasons\n\nReason\tAdults\tSchools\tRoads\tOther\tAll\t%\nLate\t9\t28 45 6\t\t6\t88\t6%\nRude\t<1%\tn/a\t4\n";
    let found = tables(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].caption.as_deref(), Some("Reasons"));
    assert_eq!(found[0].columns.len(), 7);
    assert_eq!(texts(&found[0])[0], ["Late", "9", "28", "45", "6", "88", "6%"]);
    assert_eq!(texts(&found[0])[1], ["Rude", "<1%", "n/a", "4", "", "", ""]);
    assert!(found[0].span.slice(text).starts_with("Reason\t"));
    assert!(found[0].span.slice(text).ends_with('4'));
}

#[test]
fn a_head_over_two_lines_and_heads_that_are_years() {
    let found = tables(
        "\tNumber\tof cases\t\n2024/25\t2023/24\t2022/23 2021/22\t\tResult\n2\t0\t2\t9\tNone\n",
    );
    assert_eq!(found[0].columns, ["2024/25", "2023/24", "2022/23", "2021/22", "Result"]);
    assert_eq!(texts(&found[0]), [["2", "0", "2", "9", "None"]]);
    let found = tables("Service\t2022\t2023\nTax\t4\t5\n");
    assert_eq!(found[0].columns, ["Service", "2022", "2023"]);
}

#[test]
fn several_tables_under_one_caption_keep_its_number() {
    let text = "Table 3 - Delay\n\n# **Adults**\n\n\tLate\n2024/25\t4\n\n*Note\n\n# **Schools**\n\n\tLate\n2024/25\t5\n\nA sentence about other things.\n\n# **Roads**\n\n\tLate\n2024/25\t6\n";
    let found: Vec<_> =
        tables(text).into_iter().map(|table| (table.number, table.caption)).collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        found,
        [
            (some("3"), some("Delay: Adults")),
            (some("3"), some("Delay: Schools")),
            (None, some("Roads"))
        ]
    );
}

#[test]
fn a_caption_over_a_picture_is_a_table_without_rows() {
    let found = tables("Table 10 - Chart\n\nTable 11 - Rows\n\nYear\tLate\n2024/25\t4\n");
    assert_eq!(found.len(), 2);
    assert!(found[0].rows.is_empty() && found[1].rows.len() == 1);
}

#[test]
fn aligned_columns_are_read_by_their_place() {
    let text = "  Table 2: Sums\n\n  Service          2022/23     2021/22\n  Tax and rents    £1,207.35      £0.00\n  Roads                          £10.00\n  Total            £1,207.35     £10.00\n\n  1.1   A paragraph with    wide gaps.\n";
    let found = tables(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].columns, ["Service", "2022/23", "2021/22"]);
    assert_eq!(texts(&found[0])[1], ["Roads", "", "£10"]);
}

#[test]
fn heads_of_aligned_columns_may_take_several_lines() {
    let text = "  Figure 2. Stage 2\n\n  Team           Upheld    Partly     Not        Total\n                           upheld     upheld\n\n  Roads               4         2          9         15\n  Parks               1         0          3          4\n";
    let found = tables(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].columns, ["Team", "Upheld", "Partly upheld", "Not upheld", "Total"]);
    assert_eq!(found[0].number.as_deref(), Some("2"));
    let text = "  Invalid    Advice    Referred     Upheld    Total\n             Given     back\n\n     1          0          9           3        13\n\n\nNotes\n";
    let found = tables(text);
    assert_eq!(found[0].columns, ["Invalid", "Advice Given", "Referred back", "Upheld", "Total"]);
    assert_eq!(texts(&found[0]), [["1", "0", "9", "3", "13"]]);
}

#[test]
fn a_table_goes_on_after_a_page_break() {
    let text = "  Team      Upheld   Total\n  Roads          4      15\n  Parks          1       4\n\n\n                         Page 3 of 9\n\n  Trees          2       3\n  Total          7      22\n\n  Gates          1       1\n  Paths          2       2\n";
    let found = tables(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].rows.len(), 4);
    assert!(found[0].span.slice(text).ends_with("22"));
}

#[test]
fn the_labels_of_a_paper_are_no_table() {
    assert!(
        tables("Report title\tComplaints 2021/22\nReport of\tHead of Law\nWards affected\tAll\n")
            .is_empty()
    );
    assert_eq!(tables("Figure 1: A picture\n\nWords about it.\n"), []);
}

#[test]
fn a_letterhead_is_no_table() {
    assert!(tables("To:      Committee\nDate:    4 May 2023\nOf:      Director\n").is_empty());
    assert!(tables("2.1\tThis paragraph is set off from its number by a tab.\n").is_empty());
}

#[test]
fn pipes_are_columns_and_their_rule_is_no_row() {
    let found = tables("| Year | Upheld |\n| --- | ---: |\n| 2021/22 | 1,004 |\n");
    assert_eq!(found[0].columns, ["Year", "Upheld"]);
    assert_eq!(texts(&found[0]), [["2021/22", "1004"]]);
}

#[test]
fn cells_know_what_they_hold() {
    for (text, held) in [
        ("£4.5", Cell::Money(crate::model::Pence(450))),
        ("-£5", Cell::Money(crate::model::Pence(-500))),
        ("−3%", Cell::Percent(-3.0)),
        ("1,234,567", Cell::Number(1_234_567.0)),
        ("**31**", Cell::Number(31.0)),
        ("1,23", Cell::Text("1,23".into())),
        ("£1.2m", Cell::Text("£1.2m".into())),
        ("-", Cell::Text("-".into())),
    ] {
        assert_eq!(cell(text), held, "{text}");
    }
    assert_eq!(whole(&Cell::Percent(31.0)), Some(31));
    assert_eq!(whole(&Cell::Number(3.9)), None);
}

#[test]
fn rows_with_room_between_them_are_one_table() {
    for room in ["\n\n", "\n\n\n"] {
        let rows = [
            "                     Upheld     Closed     Total",
            "  Roads                   4         15        19",
            "  Parks                   1          3         4",
            "  Total                   5         18        23",
            "  Difference             -2          1        -1",
        ];
        let text =
            format!("Table 3 - Decisions\n{}{room}- 2.1 A paragraph of words.\n", rows.join(room));
        let found = tables(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].columns, ["", "Upheld", "Closed", "Total"]);
        assert_eq!(found[0].rows.len(), 4);
        assert_eq!(texts(&found[0])[3], ["Difference", "-2", "1", "-1"]);
    }
}

#[test]
fn a_label_over_several_lines_is_of_one_row() {
    let text = "                    Upheld    Closed\n  Adult Social\n  Care and Health        4        15\n  Children,\n  Young People\n  and Education          1         4\n  Total                  5        19\n  A note about them.\n";
    let found = tables(text);
    assert_eq!(found.len(), 1);
    let labels: Vec<String> = texts(&found[0]).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(
        labels,
        ["Adult Social Care and Health", "Children, Young People and Education", "Total"]
    );
}
