use super::remarks;
use crate::extract::fixture::Draft;
use crate::model::CaseRef;

/// "code: words" of every remark on a decision of 1 July 2025 with the reference 24 000 001.
fn told(decision: &str) -> Vec<String> {
    let draft = Draft::of(decision);
    let reading = draft.reading();
    let found = remarks(&reading, CaseRef::parse("24 000 001").as_ref());
    let words = |span| reading.page.slice(span).to_owned();
    found.iter().map(|r| format!("{}: {}", r.code, r.span.map(words).unwrap_or_default())).collect()
}

#[test]
fn a_year_that_steps_back_between_neighbours_in_order() {
    for (text, odd) in [
        // The day that fits is told in another paragraph.
        (
            "# events E\n1. In mid-April 2024 he asked for a panel.\n# analysis A\n2. He complained on 24 August 2023. The Council replied on 28 March 2024.\n3. He asked for a panel on 13 April 2023. The panel met on 11 October 2024.",
            "13 April 2023",
        ),
        // The new year was forgotten, and every sentence begins with its date.
        (
            "# events E\n1. On 3 November 2023 she called.\n2. On 9 December 2023 it wrote.\n3. On 8 January 2023 she replied.\n4. On 2 February 2024 it met her.\n5. On 5 March 2024 it paid.",
            "8 January 2023",
        ),
        (
            "# events E\n1. In May 2023 she called. In June 2023 it wrote.\n2. In July 2024 she replied.\n3. In August 2023 it met her. In September 2023 it paid.",
            "July 2024",
        ),
    ] {
        assert_eq!(told(text), [format!("dates/out-of-order: {odd}")], "{text}");
    }
}

#[test]
fn a_look_back_is_no_slip() {
    for text in [
        "# events E\n1. On 3 November 2023 she called.\n2. On 9 December 2023 it wrote.\n3. On 8 January 2023 she had asked for this.\n4. On 2 February 2024 it met her.\n5. On 5 March 2024 it paid.",
        "# events E\n1. On 3 November 2023 she called.\n2. On 9 December 2023 it wrote.\n3. In January 2019 it told her so.\n4. On 2 February 2024 it met her.\n5. On 5 March 2024 it paid.",
        // Told twice: it is meant.
        "# complaint C\n1. On 8 January 2023 he signed.\n# events E\n1. On 3 November 2023 she called.\n2. On 9 December 2023 it wrote.\n3. On 8 January 2023 he signed.\n4. On 2 February 2024 it met her.\n5. On 5 March 2024 it paid.",
        // A new section begins anew.
        "# events Plans\n1. On 3 November 2023 she called.\n2. On 9 December 2023 it wrote.\n# events Transport\n3. On 8 January 2023 she asked.\n4. On 2 February 2024 it met her.",
        // Neighbours far apart, and nothing that speaks for another year.
        "# events E\n1. On 3 March 2023 she called.\n2. On 9 April 2023 it wrote.\n3. On 8 June 2022 she replied.\n4. On 2 February 2024 it met her.\n5. On 5 March 2024 it paid.",
    ] {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
    }
}

#[test]
fn what_is_done_after_the_decision() {
    for (text, odd) in [
        ("# events E\n1. On 3 September 2025 the Council wrote to her.", Some("3 September 2025")),
        ("# complaint C\n1. She complained on 12 May 2026.", Some("12 May 2026")),
        ("# events E\n1. The Council arranged a visit on 3 September 2025.", None),
        ("# events E\n1. On 3 September 2025 the lease ends.", None),
        ("# events E\n1. It wrote that the hearing would be on 3 September 2025.", None),
        ("# action A\n1. On 3 September 2025 the Council paid.", None),
        ("# events E\n1. In July 2025 the Council wrote to her.", None),
    ] {
        let expected: Vec<String> =
            odd.iter().map(|odd| format!("dates/after-decision: {odd}")).collect();
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn a_remark_says_what_would_fit() {
    let draft = Draft::of(
        "# events E\n1. In May 2023 she called. In June 2023 it wrote.\n2. In July 2024 she replied.\n3. In August 2023 it met her. In September 2023 it paid. On 2 January 2026 she wrote.",
    );
    let found = remarks(&draft.reading(), CaseRef::parse("26 000 001").as_ref());
    let said: Vec<&str> = found.iter().map(|remark| remark.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "the decision is dated 2025-07-01, and the reference 26 000 001 is of 2026; a date in 2026 or later would fit",
            "the text tells of 2 January 2026, and the decision is dated 2025-07-01; 2 January 2025 would fit, or a later decision date",
            "July 2024 stands between June 2023 and August 2023; July 2023 would fit",
        ]
    );
}

/// Many paragraphs that each begin with a date; every fourth one has the year before.
fn slips(pages: usize) -> String {
    use std::fmt::Write as _;
    let mut text = String::from("# events E\n");
    for page in 0..pages {
        let (month, day) = (1 + page / 27 % 12, 1 + page % 27);
        let year = 2020 + page / 324 % 5 - usize::from(page % 4 == 2);
        let name = ["May", "June", "July", "August"][month % 4];
        writeln!(text, "{}. On {day} {name} {year} she called.", page + 1).unwrap();
    }
    text
}

#[test]
fn many_dates_take_no_longer_than_they_are_many_and_few_slips_are_told() {
    let time = |pages: usize| {
        let text = slips(pages);
        let draft = Draft::of(&text);
        let reading = draft.reading();
        let once = || {
            let begun = std::time::Instant::now();
            assert!(remarks(&reading, None).len() <= 20);
            begun.elapsed()
        };
        once().min(once())
    };
    let (short, long) = (time(500), time(2_000));
    let most = short * 9 + std::time::Duration::from_millis(100);
    assert!(long < most, "{short:?} and {long:?}");
}
