//! Searching as a person does it: words, phrases, exclusions, filters, orders.

use serde_json::{Value, json};

use super::binary::corpus_casebook;
use super::corpus;

/// What a search prints for a program.
#[track_caller]
fn search(words: &[&str]) -> Value {
    let words: Vec<&str> = ["search", "--format", "json"].iter().chain(words).copied().collect();
    let ended = corpus_casebook().run(&words);
    assert!(matches!(ended.code, Some(0 | 1)), "{ended:?}");
    let answer = ended.json();
    assert_eq!(answer["total"] == 0, ended.code == Some(1), "{ended:?}");
    answer
}

fn hits(answer: &Value) -> &Vec<Value> {
    answer["hits"].as_array().unwrap()
}

fn references(answer: &Value) -> Vec<&str> {
    hits(answer).iter().filter_map(|hit| hit["card"]["reference"].as_str()).collect()
}

#[test]
fn an_ordinary_question_never_errors() {
    let _corpus = corpus_casebook();
    for question in [
        "don't know",
        "council's duty: s.17",
        "(unbalanced",
        "-delay",
        "\"no end",
        "-",
        "--",
        "- -",
        "*",
        "AND",
        "OR",
        "OR OR",
        "NOT delay",
        "a OR",
        "outcome:",
        "outcome:perhaps",
        "year:2024..",
        "award:>",
        "£500",
        "£",
        "50%",
        "C++",
        "a:b:c",
        "\\",
        "'",
        "‘delay’",
        "[26A(1)]",
        "{}",
        "~",
        "delay~2",
        "delay^5",
        "title:delay",
        "/regex/",
        "e\u{301}",
        "\u{1f600}",
        "",
        " ",
        "?",
        "!",
        "-overpayment",
        "-outcome",
        "-h",
        "-V",
        "s.17 OR (s 47 -appeal",
        "\u{feff}delay",
        "What did the council pay, and why?",
    ] {
        let ended = corpus_casebook().run(&["search", question]);
        if matches!(question, "-h" | "-V" | "--") {
            // What every command understands is not a question.
            continue;
        }
        assert!(matches!(ended.code, Some(0 | 1)), "{question:?}: {ended:?}");
        assert!(!ended.stderr.contains("panicked"), "{question:?}: {ended:?}");
    }
    let long = "word ".repeat(5_000);
    assert!(matches!(corpus_casebook().run(&["search", &long]).code, Some(0 | 1)));
}

#[test]
fn a_word_finds_all_its_endings() {
    let _corpus = corpus_casebook();
    let wanted = search(&["tracker"]);
    assert_eq!(references(&wanted)[0], "24 112 307");
    assert_eq!(references(&search(&["trackers"])), references(&wanted));
    assert_eq!(references(&search(&["Trackers"])), references(&wanted));
    // A word all in capitals is meant so; what was meant otherwise is one line away.
    let capitals = corpus_casebook().run(&["search", "TRACKER"]);
    capitals.ends(1).says("Did you mean “tracker” for “TRACKER”?");
}

#[test]
fn a_reference_finds_itself_first() {
    let _corpus = corpus_casebook();
    for spelling in ["24 112 307", "24-112-307", "24112307"] {
        assert_eq!(references(&search(&[spelling]))[0], "24 112 307", "{spelling}");
    }
}

#[test]
fn a_phrase_is_narrower_than_its_words_and_an_exclusion_than_its_question() {
    let _corpus = corpus_casebook();
    let total = |words: &[&str]| search(words)["total"].as_u64().unwrap();
    let (words, phrase) = (total(&["bed and breakfast"]), total(&["\"bed and breakfast\""]));
    assert!(0 < phrase && phrase <= words, "{phrase} of {words}");
    assert_eq!(total(&["\"breakfast and bed\""]), 0);
    let (all, with) = (total(&["education"]), total(&["education tribunal"]));
    let without = total(&["education -tribunal"]);
    assert!(0 < without && without < all, "{without} of {all}");
    assert_eq!(with + without, all, "with and without a word make all");
}

/// Whether a hit's card may be there.
type Kept = fn(&Value) -> bool;

#[test]
fn each_filter_keeps_what_it_says() {
    let _corpus = corpus_casebook();
    let filters: [(&[&str], Kept); 13] = [
        (&["--category", "Education"], |card| card["category"] == "Education"),
        (&["--subcategory", "Homelessness"], |card| card["subcategory"] == "Homelessness"),
        (&["--organisation", "Suffolk County Council"], |card| {
            card["organisation"] == "Suffolk County Council"
        }),
        (&["--outcome", "upheld"], |card| card["outcome"] == "upheld"),
        (&["--outcome", "Not upheld"], |card| card["outcome"] == "not_upheld"),
        (&["--finding", "no_fault"], |card| card["finding"] == "no_fault"),
        (&["--finding", "fault and injustice"], |card| card["finding"] == "fault_and_injustice"),
        (&["--kind", "decision", "--from", "2024-06-01", "--to", "2024-12-31"], |card| {
            ("2024-06-01".."2025").contains(&card["date"].as_str().unwrap())
        }),
        (&["--kind", "decision", "--from", "2025"], |card| {
            card["date"].as_str().unwrap() >= "2025"
        }),
        (&["--kind", "decision"], |card| card["kind"] == "decision"),
        (&["--kind", "annual_letter"], |card| card["kind"] == "annual_letter"),
        (&["--min-award", "1000"], |card| awards(card).any(|sum| sum >= 1_000.0)),
        (&["--max-award", "100"], |card| awards(card).any(|sum| sum <= 100.0)),
    ];
    let all = search(&[])["total"].as_u64().unwrap();
    for (filter, keeps) in filters {
        let answer = search(&[filter, &["--limit", "1000"]].concat());
        let found = answer["total"].as_u64().unwrap();
        assert!(0 < found && found < all, "{filter:?}: {found} of {all}");
        assert_eq!(hits(&answer).len() as u64, found, "{filter:?}");
        for hit in hits(&answer) {
            assert!(keeps(&hit["card"]), "{filter:?} keeps {}", hit["card"]);
        }
    }
}

/// The sums awarded in a decision, one by one and together.
fn awards(card: &Value) -> impl Iterator<Item = f64> {
    let payments = card["payments"].as_array().unwrap().iter();
    let awarded = payments
        .filter(|payment| payment["status"] == "agreed" || payment["status"] == "recommended");
    let single = awarded.filter_map(|payment| payment["amount"].as_str()?.parse().ok());
    single.chain(total_award(card))
}

fn total_award(card: &Value) -> Option<f64> {
    card["awarded_total"].as_str()?.parse().ok()
}

#[test]
fn orders_are_kept_and_limits_too() {
    let _corpus = corpus_casebook();
    let by = |sort: &str| {
        let answer = search(&["--kind", "decision", "--sort", sort, "--limit", "100"]);
        hits(&answer).iter().map(|hit| hit["card"].clone()).collect::<Vec<Value>>()
    };
    let dates = |cards: &[Value]| -> Vec<String> {
        cards.iter().filter_map(|card| Some(card["date"].as_str()?.to_owned())).collect()
    };
    assert!(dates(&by("newest")).is_sorted_by(|a, b| a >= b));
    assert!(dates(&by("oldest")).is_sorted());
    let awards: Vec<f64> = by("award").iter().filter_map(total_award).collect();
    assert!(awards.len() > 10 && awards.is_sorted_by(|a, b| a >= b), "{awards:?}");
    assert_eq!(hits(&search(&["council", "--limit", "3"])).len(), 3);
    let (all, rest) = (search(&["council"]), search(&["council", "--offset", "3"]));
    assert_eq!(hits(&all)[3]["key"], hits(&rest)[0]["key"]);
}

#[test]
fn a_hit_shows_its_best_paragraph_with_the_words_marked() {
    let _corpus = corpus_casebook();
    let answer = search(&["tracker"]);
    let passage = &hits(&answer)[0]["passage"];
    assert!(passage["paragraph"].is_u64(), "{passage}");
    let text = passage["text"].as_str().unwrap();
    let marks = passage["marks"].as_array().unwrap();
    let marked: Vec<&str> = marks
        .iter()
        .map(|mark| {
            let at = |end: &str| usize::try_from(mark[end].as_u64().unwrap()).unwrap();
            &text[at("start")..at("end")]
        })
        .collect();
    assert!(
        !marked.is_empty() && marked.iter().all(|word| word.to_lowercase().starts_with("track")),
        "{marked:?}"
    );
    let printed = corpus_casebook().run(&["search", "tracker"]).ends(0).stdout;
    for wanted in ["24 112 307", "Suffolk County Council", "tracker"] {
        assert!(printed.contains(wanted), "{wanted:?} is not in\n{printed}");
    }
}

#[test]
fn standard_wording_is_not_what_a_search_shows() {
    let _corpus = corpus_casebook();
    let mut shown = 0;
    for question in [
        "maladministration",
        "fault injustice",
        "investigate complaint",
        "service failure",
        "tribunal appeal",
    ] {
        let answer = search(&[question, "--kind", "decision"]);
        for hit in hits(&answer) {
            let (key, number) = (&hit["key"], &hit["passage"]["paragraph"]);
            let sheet = corpus::sheets().iter().find(|sheet| *key == sheet.record.key());
            let sections = sheet.unwrap().record.sections().iter();
            let paragraph = sections
                .flat_map(|section| &section.paragraphs)
                .find(|paragraph| paragraph.number.is_some() && *number == json!(paragraph.number));
            let standard = paragraph.is_some_and(|paragraph| paragraph.boilerplate);
            assert!(!standard, "{question}: paragraph {number} of {key}");
            shown += 1;
        }
    }
    assert!(shown > 10, "{shown} passages");
}

#[test]
fn facets_count_what_was_found() {
    let _corpus = corpus_casebook();
    let answer = search(&["council", "--limit", "100"]);
    let counted: u64 = answer["facets"]["kind"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair[1].as_u64().unwrap())
        .sum();
    assert_eq!(counted, answer["total"].as_u64().unwrap());
    let outcomes = answer["facets"]["outcome"].to_string();
    assert!(outcomes.contains("upheld"), "{outcomes}");
}
