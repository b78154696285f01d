//! Questions over a small index: what is found, in which order, and what is shown of it.

mod sentences;

use tempfile::TempDir;

use super::answer::{keys, search};
use super::hits::Hit;
use super::question::Question;
use crate::index::Index;
use crate::index::sample::{Sample, report};
use crate::model::Record;
use crate::model::words::{Finding, Outcome, Role};

/// Standing in every decision, as the real one does.
const STANDARD: &str = "~We look into maladministration and service failure, and call both fault.";

fn samples() -> Vec<(String, Record)> {
    let kent = Sample::new("24 100 200", "Kent County Council", "2025-07-01")
        .category("Children’s care services", "Other")
        .summary("Ms Q complains that support with direct payments came late.")
        .section(Role::Complaint, &["Ms Q says she was sent to a junk folder."])
        .section(Role::Powers, &[STANDARD])
        .section(
            Role::Analysis,
            &[
                "The Council’s junk mailbox held her letter; it was not at fault for that.",
                "It answered three months later than its own procedure allows.",
            ],
        )
        .section(
            Role::Action,
            &["Within a month the Council will:\npay Ms Q £350\npay £1,800 more"],
        )
        .award(350)
        .award(1800);
    let wirral = Sample::new("19 008 007c", "Wirral Metropolitan Borough Council", "2020-02-03")
        .category("Adult care services", "Charging")
        .outcome(Outcome::NotUpheld, Finding::NoFault)
        .section(Role::Powers, &[STANDARD])
        .section(
            Role::Law,
            &["Section 117 of the Act covers aftercare. A direct payment is money."],
        )
        .section(Role::Analysis, &["The charge was right. Later, months passed; three of them."]);
    let yorkshire = Sample::new("23 001 002", "North Yorkshire Council", "2023-11-09")
        .category("Housing", "Homelessness")
        .section(Role::Powers, &[STANDARD])
        .section(
            Role::Events,
            &["A family spent weeks in temporary accommodation, see 24-100-200."],
        )
        .section(Role::Analysis, &["The delay in reviewing the plan was maladministration."])
        .award(300);
    let undated = Sample::new("22 003 004", "The York & District Trust", "never")
        .category("Children's care services", "Other")
        .section(Role::Powers, &[STANDARD])
        .section(Role::Other, &["Nothing of note. An Education, Health and Care Plan was made."]);
    let paper = report("Kent County Council", "2024-25", &["Direct payments were 3% of £350,000."]);
    let decisions = [kent, wirral, yorkshire, undated].map(Sample::record);
    decisions.into_iter().chain([paper]).map(|record| (record.key(), record)).collect()
}

fn index_of(records: &[(String, Record)]) -> (TempDir, Index) {
    let dir = TempDir::new().unwrap();
    let index = Index::open_or_create(dir.path()).unwrap();
    let mut writer = index.writer().unwrap();
    for (key, record) in records {
        writer.put(key, record).unwrap();
    }
    writer.commit(1).unwrap();
    (dir, index)
}

/// The references (or kinds) found, in order.
fn found(index: &Index, question: &str) -> Vec<String> {
    let answer = search(index, &Question::parse(question)).unwrap();
    let name = |hit: Hit| hit.card.reference.unwrap_or_else(|| hit.card.kind.to_string());
    answer.hits.into_iter().map(name).collect()
}

const KENT: &str = "24 100 200";
const WIRRAL: &str = "19 008 007c";
const YORKSHIRE: &str = "23 001 002";
const YORK: &str = "22 003 004";
const PAPER: &str = "feedback_report";

#[test]
fn questions_find_what_they_mean() {
    let (_dir, index) = index_of(&samples());
    for (question, expected) in [
        ("council’s junk mailbox", vec![KENT]),
        ("councils junk mailboxes", vec![KENT]),
        ("\"three months later\"", vec![KENT]),
        ("three months later", vec![KENT, WIRRAL]),
        ("not at fault", vec![KENT]),
        ("24100200", vec![KENT, YORKSHIRE]),
        ("24-100-200", vec![KENT, YORKSHIRE]),
        ("24 100 200", vec![KENT, YORKSHIRE]),
        ("19008007", vec![WIRRAL]),
        ("19 008 007C", vec![WIRRAL]),
        ("£350", vec![KENT]),
        ("£1800", vec![KENT]),
        ("£1,800.00", vec![KENT]),
        ("£350,000", vec![PAPER]),
        ("£35", vec![]),
        ("s117", vec![WIRRAL]),
        ("s.117 aftercare", vec![WIRRAL]),
        ("TA", vec![YORKSHIRE]),
        ("ehcp", vec![YORK]),
        ("EHC plans", vec![YORK]),
        ("what about the EHCP?", vec![YORK]),
        ("kent direct payments", vec![KENT, PAPER]),
        ("direct payments -kent", vec![WIRRAL]),
        ("aftercare OR accommodation", vec![WIRRAL, YORKSHIRE]),
        ("direct payments in:law", vec![WIRRAL]),
        ("maladministration and service failure", vec![]),
        ("maladministration", vec![YORKSHIRE]),
        ("xyzzy", vec![]),
        ("1800 pounds", vec![KENT]),
        ("case ref 24 100200", vec![KENT, YORKSHIRE]),
        ("bed OR bailiffs", vec![]),
        ("council Kent", vec![KENT, PAPER]),
        ("direct KENT", vec![]),
        ("\"payment\"", vec![WIRRAL]),
        ("\"Letter\"", vec![]),
        ("pays", vec![KENT, YORKSHIRE]),
        ("payments NOT kent", vec![WIRRAL]),
        ("junk \"three months", vec![KENT]),
    ] {
        let mut names = found(&index, question);
        if question.contains(" OR ") {
            names.sort();
        }
        assert_eq!(names, expected, "{question}");
    }
}

#[test]
fn filters_narrow_and_can_stand_alone() {
    let (_dir, index) = index_of(&samples());
    for (question, expected) in [
        ("council:kent", vec![KENT, PAPER]),
        ("council:\"KENT county\"", vec![KENT, PAPER]),
        ("council:york", vec![YORK]),
        ("organisation:\"York and District Trust\"", vec![YORK]),
        ("council:\"yorkshire council\"", vec![YORKSHIRE]),
        ("category:\"children's care services\"", vec![KENT, YORK]),
        ("category:care kind:decision", vec![KENT, WIRRAL, YORK]),
        ("subcategory:charging", vec![WIRRAL]),
        ("outcome:not_upheld", vec![WIRRAL]),
        ("outcome:upheld outcome:not_upheld year:2020..2023", vec![YORKSHIRE, WIRRAL]),
        ("finding:no_fault", vec![WIRRAL]),
        ("-outcome:upheld", vec![WIRRAL, PAPER]),
        ("from:2023-11-09 to:2023-11-09", vec![YORKSHIRE]),
        ("kind:decision -year:2023", vec![KENT, WIRRAL, YORK]),
        ("kind:decision -from:2023-01-01 -to:2024-12-31", vec![KENT, WIRRAL, YORK]),
        ("kind:decision -from:2024 -to:2021", vec![YORKSHIRE, YORK]),
        ("kind:decision -from:2023", vec![WIRRAL, YORK]),
        ("award:>500", vec![KENT]),
        ("award:300..400 sort:oldest", vec![YORKSHIRE, KENT]),
        ("total:<=300", vec![YORKSHIRE]),
        ("para:5", vec![KENT]),
        ("kind:decision sort:newest", vec![KENT, YORKSHIRE, WIRRAL, YORK]),
        ("kind:decision sort:oldest", vec![WIRRAL, YORKSHIRE, KENT, YORK]),
        ("kind:decision sort:award", vec![KENT, YORKSHIRE, WIRRAL, YORK]),
        ("council:atlantis", vec![]),
    ] {
        assert_eq!(found(&index, question), expected, "{question}");
    }
}

#[test]
fn passages_show_the_words_and_never_standard_wording() {
    let (_dir, index) = index_of(&samples());
    let passage = |question: &str| {
        let answer = search(&index, &Question::parse(question)).unwrap();
        answer.hits.into_iter().next().unwrap().passage
    };
    let shown = passage("three months later").unwrap();
    assert_eq!((shown.paragraph, shown.role), (Some(4), Some(Role::Analysis)));
    assert_eq!(
        shown.marks.iter().map(|m| m.slice(&shown.text)).collect::<Vec<_>>(),
        ["three months later"]
    );
    let money = passage("£1800").unwrap();
    assert_eq!(money.paragraph, Some(5));
    assert!(money.text.contains("\n• pay £1,800 more"), "{}", money.text);
    assert_eq!(passage("not fault para:3").unwrap().paragraph, Some(3));
    assert_eq!(passage("outcome:upheld").unwrap().heading, "Summary");
    assert_eq!(passage("maladministration section:standing"), None);
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let many: Vec<(String, Record)> = (0..57)
        .map(|n| {
            let reference = format!("21 000 {:03}", (n * 37) % 57);
            let sample = Sample::new(&reference, "Marlow Borough Council", "2021-05-04");
            let record = sample.section(Role::Analysis, &["The bin was missed."]).record();
            (record.key(), record)
        })
        .collect();
    let (_dir, index) = index_of(&many);
    for sort in ["relevance", "newest", "award"] {
        let mut all = Vec::new();
        for offset in (0..70).step_by(10) {
            let question = format!("missed bins sort:{sort} offset:{offset}");
            let answer = search(&index, &Question::parse(&question)).unwrap();
            assert_eq!(answer.total, 57);
            all.extend(answer.hits.into_iter().map(|hit| hit.key));
        }
        let mut expected: Vec<String> = many.iter().map(|(key, _)| key.clone()).collect();
        expected.sort();
        assert_eq!(all, expected, "{sort}: equal hits stand in the order of their keys");
        let asked = format!("missed bins sort:{sort} limit:3 offset:2");
        assert_eq!(keys(&index, &Question::parse(&asked)).unwrap(), expected, "{sort}");
    }
    let none = search(&index, &Question::parse("bin limit:0")).unwrap();
    assert_eq!((none.total, none.hits.len()), (57, 0));
    let far = format!("bin limit:{0} offset:{0}", usize::MAX);
    assert_eq!(search(&index, &Question::parse(&far)).unwrap().hits, []);
    let all = format!("bin limit:{}", usize::MAX);
    assert_eq!(search(&index, &Question::parse(&all)).unwrap().hits.len(), 57);
}

#[test]
fn counts_and_order_are_those_of_every_segment_there_is_now() {
    let (dir, index) = index_of(&[]);
    let body = ["Kent County Council", "North Yorkshire Council", "Kent County Council"];
    let asked = Question::parse("delay");
    for (generation, reference) in
        (1..).zip(["24 100 003", "24 100 001", "24 100 002", "24 100 005", "24 100 004"])
    {
        // A commit each, so that each is in a segment of its own until they are merged.
        let body = body[usize::try_from(generation).unwrap() % body.len()];
        let record = Sample::new(reference, body, "2024-05-06")
            .section(Role::Analysis, &["The delay was fault."])
            .record();
        let mut writer = index.writer().unwrap();
        writer.put(&record.key(), &record).unwrap();
        writer.commit(generation).unwrap();
        // Also an index that was opened before and knows only the segments of then.
        for index in [&index, &Index::open(dir.path()).unwrap()] {
            let answer = search(index, &asked).unwrap();
            let counted: u64 = answer.facets.organisation.iter().map(|(_, count)| count).sum();
            assert_eq!((answer.total, counted), (generation, generation));
            assert_eq!(answer.facets.year, [("2024".to_owned(), generation)]);
        }
    }
    let answer = search(&index, &asked).unwrap();
    let organisations = [("Kent County Council", 3), ("North Yorkshire Council", 2)];
    assert_eq!(answer.facets.organisation, organisations.map(|(name, n)| (name.to_owned(), n)));
    let in_order: Vec<String> =
        ["1", "2", "3", "4", "5"].map(|last| format!("24 100 00{last}")).into();
    assert_eq!(found(&index, "delay"), in_order);
}

#[test]
fn facets_count_exactly_and_join_spellings() {
    let (_dir, index) = index_of(&samples());
    let facets = search(&index, &Question::parse("limit:1")).unwrap().facets;
    let named = |name: &str, count| (name.to_owned(), count);
    assert_eq!(facets.kind, [named("decision", 4), named("feedback_report", 1)]);
    assert_eq!(facets.category[0], named("Children's care services", 2));
    assert_eq!(facets.organisation[0], named("Kent County Council", 2));
    assert_eq!(facets.outcome, [named("upheld", 3), named("not_upheld", 1)]);
    assert_eq!(
        facets.year.iter().map(|(year, _)| year.as_str()).collect::<Vec<_>>(),
        ["2025", "2023", "2020"]
    );
}

#[test]
fn an_empty_answer_says_which_word_or_filter_emptied_it() {
    let (_dir, index) = index_of(&samples());
    let hints = |question: &str| -> Vec<(Option<String>, u64)> {
        let answer = search(&index, &Question::parse(question)).unwrap();
        assert_eq!(answer.total, 0);
        answer.hints.into_iter().map(|hint| (hint.without, hint.found)).collect()
    };
    let some = |text: &str, found| (Some(text.to_owned()), found);
    assert_eq!(hints("junk mailbox xyzzy"), [some("xyzzy", 1)]);
    assert_eq!(hints("aftercare year:2023"), [some("aftercare", 1), some("year:2023", 1)]);
    assert_eq!(hints("aftercare from:2023 to:2021"), [some("from:2023-01-01", 1)]);
    assert_eq!(hints("aftercare -year:2020"), [some("aftercare", 4), some("-year:2020", 1)]);
    assert_eq!(hints("junk -mailbox"), [some("junk", 4), some("-mailbox", 1)]);
    assert_eq!(hints("\"service failure\""), [(None, 4)]);
    assert_eq!(hints("xyzzy"), []);
}

#[test]
fn a_sentence_is_answered_by_what_has_most_of_it() {
    let (_dir, index) = index_of(&samples());
    let asked = |question: &str| {
        let answer = search(&index, &Question::parse(question)).unwrap();
        let hit = answer.hits.into_iter().next();
        let missing = hit.as_ref().map(|hit| hit.missing.join(" ")).unwrap_or_default();
        (hit.and_then(|hit| hit.card.reference), answer.relaxed, missing)
    };
    let found = |reference: &str, relaxed, missing: &str| {
        (Some(reference.to_owned()), relaxed, missing.to_owned())
    };
    let sentence = "Did families wait weeks in bad temporary accommodation for the review?";
    assert_eq!(asked(sentence), found(YORKSHIRE, true, "wait bad"));
    // Words without a sentence around them all count, until nothing has them all.
    assert_eq!(asked("junk mailbox three months"), found(KENT, false, ""));
    assert_eq!(asked("junk mailbox three years"), found(KENT, true, "years"));
    assert_eq!(asked("junk mailbox years"), (None, false, String::new()));
    for (question, some) in [("junk mailbox three years", 1), ("junk mailbox years", 0)] {
        assert_eq!(keys(&index, &Question::parse(question)).unwrap().len(), some, "{question}");
    }
    // A phrase in quotation marks is no matter of degree.
    let bound = "Did families wait \"ten weeks\" in bad temporary accommodation for a review?";
    assert_eq!(search(&index, &Question::parse(bound)).unwrap().total, 0);
}

#[test]
fn pages_of_a_sentence_follow_each_other_in_every_order() {
    let many: Vec<(String, Record)> = (0..30)
        .map(|n| {
            let sample =
                Sample::new(&format!("21 000 {n:03}"), "Marlow Borough Council", "2021-05-04");
            let text = "The crew missed the garden bin for weeks.";
            let record = sample.section(Role::Analysis, &[text]).record();
            (record.key(), record)
        })
        .collect();
    let (_dir, index) = index_of(&many);
    for sort in ["relevance", "newest", "oldest", "award"] {
        let mut all = Vec::new();
        for offset in (0..40).step_by(7) {
            let asked = format!(
                "why did the crew miss garden bins for months? sort:{sort} limit:7 offset:{offset}"
            );
            let answer = search(&index, &Question::parse(&asked)).unwrap();
            assert_eq!((answer.total, answer.facets.kind[0].1), (30, 30));
            all.extend(answer.hits.into_iter().map(|hit| hit.key));
        }
        let mut expected: Vec<String> = many.iter().map(|(key, _)| key.clone()).collect();
        expected.sort();
        assert_eq!(all, expected, "{sort}");
    }
}

#[test]
fn what_is_promised_of_another_question_is_what_it_finds() {
    let (_dir, index) = index_of(&samples());
    for question in [
        "Why was the junk mailbox of the council not looked at for three months outcome:not_upheld",
        "junk mailbox year:1990",
        "three months later -mailbox category:Housing",
    ] {
        let answer = search(&index, &Question::parse(question)).unwrap();
        assert_eq!(answer.total, 0, "{question}");
        for hint in answer.hints.iter().filter(|hint| hint.without.is_some()) {
            let part = hint.without.as_deref().unwrap();
            let name = part.trim_start_matches('-').split(':').next().unwrap();
            let kept = |word: &&str| !word.contains(&format!("{name}:")) && *word != part;
            let words: Vec<&str> = question.split(' ').filter(kept).collect();
            let found = search(&index, &Question::parse(&words.join(" "))).unwrap().total;
            assert_eq!(hint.found, found, "{question} without {part}");
        }
    }
}

#[test]
fn what_a_question_does_not_ask_is_told() {
    let (_dir, index) = index_of(&samples());
    for (question, told) in [
        ("zyzzyva or mailbox", "write OR"),
        ("junk para:2", "the words may stand elsewhere"),
        ("\"mailbox\" section:complaint", "in this very form"),
    ] {
        let remarks = search(&index, &Question::parse(question)).unwrap().remarks;
        assert!(remarks.iter().any(|it| it.contains(told)), "{question}: {remarks:?}");
    }
    for question in ["junk", "junk or mailbox", "junk section:complaint"] {
        let answer = search(&index, &Question::parse(question)).unwrap();
        assert!(answer.remarks.is_empty() || answer.total == 0, "{question}: {:?}", answer.remarks);
    }
}

#[test]
fn a_misspelt_word_is_helped_and_what_emptied_the_answer_is_told() {
    let (_dir, index) = index_of(&samples());
    let asked = |question: &str| search(&index, &Question::parse(question)).unwrap();
    let near = |question: &str| -> Vec<(String, u64)> {
        let all = asked(question).suggestions.into_iter();
        all.map(|near| (near.question.to_string(), near.found)).collect()
    };
    assert_eq!(near("junk malbox"), [("junk mailbox".to_owned(), 1)]);
    assert_eq!(near("temporery accommodation"), [("temporary accommodation".to_owned(), 1)]);
    assert_eq!(near("zyzzyva"), []);
    // What would find nothing helps nobody, unless two words are misspelt.
    assert_eq!(near("aftercare malbox"), []);
    let both = [("junk malbox".to_owned(), 0), ("jnuk mailbox".to_owned(), 0)];
    assert_eq!(near("jnuk malbox"), both);
    let words = asked("junk mailbox aftercare").words;
    let told: Vec<_> = words.iter().map(|it| (it.word.as_str(), it.found, it.so_far)).collect();
    assert_eq!(told, [("junk", 1, 1), ("mailbox", 1, 1), ("aftercare", 1, 0)]);
    for (question, told) in [
        ("delay council:kant", "like it: kent county council"),
        ("delay outcome:uphled", "did you mean outcome:upheld?"),
        ("delay outcom:upheld", "did you mean outcome:upheld?"),
        ("delay council:zyzzyva", "look at the counts"),
    ] {
        let remarks = asked(question).remarks;
        assert!(remarks.iter().any(|it| it.contains(told)), "{question}: {remarks:?}");
    }
    assert!(asked("see http://a.example note:well duty: x").remarks.is_empty());
}

#[test]
fn the_answer_does_not_depend_on_how_the_index_was_made() {
    let records = samples();
    let (_first, index) = index_of(&records);
    let (_second, other) = index_of(&[]);
    // One by one, backwards, the first twice, and one more that is taken out again.
    for (key, record) in records.iter().rev().chain(&records[..1]) {
        let mut writer = other.writer().unwrap();
        writer.put(key, record).unwrap();
        writer.put("passing", record).unwrap();
        writer.commit(1).unwrap();
    }
    let mut writer = other.writer().unwrap();
    writer.remove("passing");
    writer.commit(2).unwrap();
    for question in ["council", "direct payments", "fault OR plan", "kind:decision"] {
        let question = Question::parse(question);
        assert_eq!(search(&index, &question).unwrap(), search(&other, &question).unwrap());
    }
}

/// Fragments of questions, and what people paste by mistake.
const PIECES: &[&str] = &[
    "don't",
    "know",
    "council's",
    "duty:",
    "s.17",
    "(unbalanced",
    "-delay",
    "\"",
    "“",
    "”",
    "-",
    "--",
    "OR",
    "AND",
    "NOT",
    "outcome:",
    "outcome:upheld",
    "year:2024..",
    "award:>x",
    "award:>5",
    "para:0",
    "para:4",
    "limit:0",
    "limit:7",
    "offset:3",
    "sort:award",
    "£",
    "£350",
    "£1,800",
    "24 100 200",
    "*",
    "?",
    "~2",
    "^3",
    "[a TO b]",
    "{",
    "}",
    "\\",
    "/",
    "+",
    "&&",
    "||",
    "!",
    ":",
    "::",
    "a:b",
    "’",
    "…",
    "\u{0}",
    "\u{200b}",
    "\u{ad}",
    "é",
    "日本語",
    "🙂",
    "the",
    "not",
    "at",
    "fault",
    "EHCP",
    "Education,",
    "Health",
    "and",
    "Care",
    "Plan",
    "section",
    "117",
    "26(1)",
    "co-ordinate",
    "section:standing",
    "in:law",
    "category:\"",
    "council:the",
    "-council:kent",
    "\n",
    "\t",
    "'",
    "''",
    "x'y'z",
    "1.2.3.4",
    "99999999999999999999",
    "£99999999999999999999",
    "to:2024-02-30",
    "from:9999",
];

#[test]
fn no_question_fails() {
    let (_dir, index) = index_of(&samples());
    // A fixed sequence of numbers, the same on every machine (xorshift).
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for _ in 0..2000 {
        let mut text = String::new();
        for _ in 0..=next(9) {
            text.push_str(PIECES[next(PIECES.len())]);
            text.push_str([" ", " ", " ", "", "  "][next(5)]);
        }
        let question = Question::parse(&text);
        assert_eq!(Question::parse(&question.to_string()), question, "{text:?}");
        let answer = search(&index, &question).unwrap();
        for passage in answer.hits.iter().filter_map(|hit| hit.passage.as_ref()) {
            for mark in &passage.marks {
                assert!(!mark.slice(&passage.text).is_empty(), "{text:?}: {passage:?}");
            }
        }
    }
}
