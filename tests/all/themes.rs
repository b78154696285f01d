//! The themes verbs as a panel member and an analyst type them.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::binary::{Casebook, Ended, corpus_casebook, corpus_pages};

/// A theme file that adds one theme to the program's.
const OURS: &str = "extends = \"builtin\"\n\n[[theme]]\nname = \"assisted_bins\"\n\
title = \"Assisted collections\"\ndescription = \"Bins of people who cannot carry them out.\"\n\
parent = \"refuse\"\npatterns = [\"assisted (waste|bin|refuse)? collection*\"]\n";

#[test]
fn the_list_counts_decisions_and_knows_parents_and_children() {
    let casebook = corpus_casebook();
    let list = casebook.run(&["themes", "--format", "json"]).ends(0).json();
    let themes = list["themes"].as_array().unwrap();
    let theme = |name: &str| themes.iter().find(|theme| theme["theme"] == name).unwrap();
    assert_eq!(theme("bed_and_breakfast")["parent"], "temporary_accommodation");
    let below = theme("homelessness")["children"].as_array().unwrap();
    assert!(below.iter().any(|name| name == "temporary_accommodation"), "{below:?}");
    for theme in themes {
        // The same question asked of the search finds as many.
        let question = format!("theme:{}", theme["theme"].as_str().unwrap());
        let found = casebook.run(&["search", &question, "--limit", "0", "--format", "json"]).json();
        assert_eq!(found["total"], theme["decisions"], "{question}");
    }
    let kent = casebook.run(&["themes", "list", "--category", "Housing", "--format", "json"]);
    assert!(kent.json()["decisions"].as_u64() < list["decisions"].as_u64());
    casebook.run(&["themes", "list", "--council", "Nowhere at all"]).ends(1);
    casebook.run(&["themes", "--council", "Kent", "trend"]).ends(2).says("write the verb first");
}

#[test]
fn a_page_is_told_its_themes_with_rule_paragraph_and_words() {
    let casebook = Casebook::new();
    let page = format!("{}/lgsco/decision/22-815-930.txt", corpus_pages());
    let tested = casebook.run(&["themes", "test", &page]).ends(0);
    for words in [
        "Families in bed and breakfast (bed_and_breakfast): said in the summary",
        "pattern 1: (bed and breakfast|b&b|bandb|bnb)",
        "Paragraph 15, analysis",
        "‹bed and breakfast›",
    ] {
        assert!(tested.stdout.contains(words), "{words:?} is not in\n{}", tested.stdout);
    }
    let json = casebook.run(&["themes", "test", &page, "--all", "--format", "json"]).ends(0).json();
    for theme in json["themes"].as_array().unwrap() {
        for evidence in theme["evidence"].as_array().unwrap() {
            let (quote, words) = (&evidence["quote"], evidence["words"].as_str().unwrap());
            assert!(quote.as_str().unwrap().contains(words) && !words.is_empty(), "{evidence}");
        }
    }
    let letter = format!("{}/lgsco/letter", corpus_pages());
    casebook.run(&["themes", "test", &letter]).ends(3).says("themes are of decisions");
    casebook.run(&["themes", "test", "24 815 999"]).ends(2);
    casebook.run(&["themes", "test", "no-such-page.txt"]).ends(2);
}

#[test]
fn a_decision_that_is_held_is_tested_by_its_reference() {
    let held = corpus_casebook();
    held.run(&["themes", "test", "24", "226", "338"]).ends(0).says("Refuse and recycling (refuse)");
    held.run(&["themes", "test", "99-999-999"]).ends(2).says("not in this casebook");
}

#[test]
fn mistakes_of_a_theme_file_are_named_with_their_lines() {
    let casebook = Casebook::new();
    let wrong = OURS.replace("patterns", "pattern").replace("\"refuse\"", "\"refuze\"");
    casebook.write("ours.toml", wrong);
    let ended = casebook.run(&["themes", "check", "--themes", "ours.toml"]).ends(2);
    for line in [
        "ours.toml:7: no theme called \"refuze\" to be the parent (did you mean \"refuse\"?)",
        "ours.toml:8: a theme has no `pattern` (did you mean `patterns`?)",
    ] {
        assert!(ended.stdout.contains(line), "{line:?} is not in\n{}", ended.stdout);
    }
    // Nothing is taken in by a file with mistakes.
    casebook.run(&["ingest", &corpus_pages(), "--themes", "ours.toml"]).ends(2).says("ours.toml:8");
    assert!(!casebook.data().exists());
    casebook.write("ours.toml", OURS);
    casebook.run(&["themes", "check", "--themes", "ours.toml"]).ends(0).says("no mistakes");
    casebook.run(&["themes", "check"]).ends(0).says("corpus/themes.toml: 75 themes, no mistakes");
    casebook.run(&["themes", "check", "--themes", "none.toml"]).ends(2);
}

#[test]
fn a_theme_file_of_ones_own_holds_for_the_whole_casebook_until_it_is_given_up() {
    let casebook = Casebook::new();
    let pages = |names: &[&str]| {
        for name in names {
            let page = format!("{}/lgsco/decision/{name}", corpus_pages());
            casebook.write(&format!("in/{name}"), std::fs::read(page).unwrap());
        }
    };
    let found = || {
        let found = ["search", "theme:assisted_bins", "--format", "json"];
        casebook.run(&found).json()["total"].as_u64().unwrap()
    };
    pages(&["24-226-338.txt", "24-219-655.txt"]);
    casebook.run(&["ingest", "in"]).ends(0);
    assert_eq!(found(), 0);
    casebook.write("ours.toml", OURS);
    let rebuilt = ["rebuild", "--themes", "ours.toml"];
    casebook.run(&rebuilt).ends(0).says("1 decision now have other themes");
    assert_eq!(found(), 1);
    // What comes later is filed by the same file, without being told.
    let later =
        std::fs::read_to_string(format!("{}/lgsco/decision/24-226-338.txt", corpus_pages()));
    casebook.write(
        "in/later.txt",
        later.unwrap().replace("24 226 338", "24 226 339").replace("24-226-338", "24-226-339"),
    );
    casebook.run(&["ingest", "in"]).ends(0);
    assert_eq!(found(), 2);
    casebook.run(&["themes"]).ends(0).says("By the themes of ours.toml");
    casebook.run(&["verify"]).ends(0).says("all well");
    // A file that has changed since is told, and taken when asked for.
    casebook.write("ours.toml", OURS.replace("assisted (", "parrot ("));
    casebook.run(&["themes"]).ends(0).says("ours.toml has changed since");
    casebook.run(&rebuilt).ends(0);
    assert_eq!(found(), 0);
    assert!(!casebook.run(&["themes"]).stderr.contains("has changed"));
    casebook.run(&["ingest", "in", "--themes", "builtin"]).ends(0);
    assert!(!casebook.run(&["themes"]).stdout.contains("ours.toml"));
    casebook.run(&["verify"]).ends(0).says("all well");
}

#[test]
fn trends_count_each_decision_in_its_period() {
    let casebook = corpus_casebook();
    for by in ["year", "quarter"] {
        let trends =
            casebook.run(&["themes", "trend", "--by", by, "--format", "json"]).ends(0).json();
        let numbers = |value: &serde_json::Value| -> Vec<u64> {
            value.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
        };
        let of: Vec<u64> = trends["periods"]
            .as_array()
            .unwrap()
            .iter()
            .map(|period| period["decisions"].as_u64().unwrap())
            .collect();
        let dated = of.iter().sum::<u64>() + trends["undated"].as_u64().unwrap();
        let list = casebook.run(&["themes", "--format", "json"]).json();
        assert_eq!(list["decisions"].as_u64(), Some(dated));
        for theme in trends["themes"].as_array().unwrap() {
            let counts = numbers(&theme["counts"]);
            assert_eq!(theme["decisions"].as_u64().unwrap(), counts.iter().sum::<u64>());
            assert!(counts.iter().zip(&of).all(|(with, of)| with <= of), "{theme}");
        }
    }
    let one = ["themes", "trend", "--theme", "delay", "council", "-parrot"];
    casebook.run(&one).says("Delay");
    casebook.run(&["themes", "trend", "--theme", "delays"]).ends(2).says("there is no theme");
    casebook.run(&["themes", "trend", "--by", "week"]).ends(2).says("say year");
    casebook.run(&["themes", "trend", "hippopotamus"]).ends(1).says("No decisions with a date");
}

#[test]
fn what_sets_decisions_apart_is_found_without_names_and_standard_wording() {
    let casebook = corpus_casebook();
    let question =
        ["themes", "discover", "theme:bed_and_breakfast", "--limit", "99", "--format", "json"];
    let found = casebook.run(&question).ends(0).json();
    let phrases: Vec<&str> = found["phrases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|phrase| phrase["phrase"].as_str().unwrap())
        .collect();
    assert_eq!(phrases.first(), Some(&"bed and breakfast"), "{phrases:?}");
    for name in ["Ealing", "Council", "Miss", "Ombudsman", "March", "£"] {
        assert!(phrases.iter().all(|phrase| !phrase.contains(name)), "{name} in {phrases:?}");
    }
    for phrase in found["phrases"].as_array().unwrap() {
        assert!(phrase["selected"].as_u64() <= phrase["of_selected"].as_u64(), "{phrase}");
        assert!(phrase["p_corrected"].as_f64().unwrap() <= 0.05, "{phrase}");
    }
    casebook.run(&["themes", "discover"]).ends(2).says("nothing to compare");
    casebook.run(&["themes", "discover", "hippopotamus"]).ends(1).says("finds no decision");
}

#[test]
fn a_draft_is_read_from_standard_input() {
    let casebook = corpus_casebook();
    let similar = |draft: &[u8]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(["similar", "-", "--format", "json"]).current_dir(casebook.folder());
        command.env_remove("CASEBOOK_DATA");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(draft).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let command = "casebook similar -".to_owned();
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        Ended { command, code: output.status.code(), stdout, stderr }
    };
    let found =
        similar(b"Nobody empties my bin, though we have an assisted collection.").ends(0).json();
    let first = &found["hits"][0];
    assert_eq!(first["card"]["subcategory"], "Refuse and recycling");
    assert_eq!(first["shared"]["subjects"][0], "refuse");
    assert!(first["passage"]["text"].as_str().is_some_and(|text| text.contains("collection")));
    assert_eq!(found["like"], serde_json::Value::Null);
    assert!(
        similar(b"The volcano ate my telescope.").ends(1).json()["hits"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    similar(b"").ends(2).says("no words");
    similar(&[0, 159, 146, 150, 0, 0, 1, 2, 3]);
    let long = "Our bin was missed again and again, says the neighbour. ".repeat(4_000);
    similar(long.as_bytes()).ends(0);
}

#[test]
fn past_decisions_come_with_reasons_outcome_and_what_was_paid() {
    let casebook = corpus_casebook();
    let found = casebook.run(&["similar", "24-226-338", "--limit", "2"]).ends(0);
    for words in [
        "2 decisions like 24 226 338, the most alike first",
        "24 825 671 · Rother District Council",
        "£165.00 awarded",
        "Both about: Refuse and recycling",
        "Same category: Environment and regulation > Refuse and recycling",
        "Shared words: waste, collections",
        "Read one: casebook show",
    ] {
        assert!(found.stdout.contains(words), "{words:?} is not in\n{}", found.stdout);
    }
    let page = format!("{}/lgsco/decision/24-226-338.txt", corpus_pages());
    let from_file = casebook.run(&["similar", &page, "--limit", "2"]).ends(0);
    assert_eq!(from_file.stdout, found.stdout, "a file and the decision that is held are alike");
    let late = ["similar", "24-226-338", "--from", "2026", "--category", "Housing"];
    assert!(!casebook.run(&late).stdout.contains("24 825 671"));
    casebook.run(&["similar", "99 999 999"]).ends(2).says("not in this casebook");
    casebook.run(&["similar", "what is this"]).ends(2).says("casebook similar -");
}

/// The share of judged assignments that is right, to be raised only.
const RIGHT: f64 = 0.98;

#[test]
fn themes_are_those_that_a_person_judged_right() {
    let held = corpus_casebook();
    let casebook = casebook::Casebook::open(held.data()).unwrap();
    let text = std::fs::read_to_string(super::corpus::folder().join("themes.tsv")).unwrap();
    let (mut right, mut assigned, mut report) = (0_u32, 0_u32, Vec::new());
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [reference, theme, judged] = cells.as_slice() else { panic!("three cells: {line}") };
        let reference = casebook::CaseRef::parse(reference).unwrap();
        let records = casebook.by_reference(&reference).unwrap();
        let decision = records.first().and_then(casebook::Record::decision).unwrap();
        let applies = decision.themes.iter().any(|mark| mark.theme == *theme);
        match (applies, *judged) {
            (true, "yes") => right += 1,
            (false, "yes") => report.push(format!("{line}: applies no more")),
            (true, "no") => report.push(format!("{line}: is assigned")),
            (false, "no") => {}
            _ => panic!("yes or no: {line}"),
        }
        assigned += u32::from(applies);
    }
    let share = f64::from(right) / f64::from(assigned);
    println!(
        "{right} of {assigned} judged assignments are right: {share:.3}\n{}",
        report.join("\n")
    );
    assert!(assigned >= 50, "{assigned} are judged");
    assert!(share >= RIGHT, "{share:.3}, the floor is {RIGHT}\n{}", report.join("\n"));
    let lost = report.iter().filter(|line| line.ends_with("no more")).count();
    assert_eq!(lost, 0, "{}", report.join("\n"));
}
