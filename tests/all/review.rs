//! `casebook explain` and `casebook review` as a first-time analyst tries them, on the corpus.

use super::binary::{Casebook, corpus_casebook, corpus_pages};
use super::corpus;

const REFERENCE: &str = "24 112 307";
const PAGE: &str = "lgsco/decision/24-112-307.txt";

/// The names of the awards of a decision, as its export gives them.
fn awards(casebook: &Casebook) -> Vec<String> {
    let rows = casebook.run(&["export", "payments", REFERENCE, "--format", "ndjson"]).ndjson();
    let own = rows.iter().filter(|row| row["reference"] == REFERENCE);
    own.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn one_decision() -> Casebook {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", &corpus::sheet(PAGE).bytes);
    casebook.run(&["ingest", "in"]).ends(0);
    casebook
}

#[test]
fn every_fact_of_the_corpus_has_a_name_of_its_own_and_a_rule_with_a_sentence() {
    for sheet in corpus::sheets() {
        let facts = casebook::review::facts(&sheet.record);
        let mut names: Vec<String> = facts.iter().map(|fact| fact.id.to_string()).collect();
        for (fact, name) in facts.iter().zip(&names) {
            let id = casebook::review::FactId::parse(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(casebook::review::find(&sheet.record, &id).unwrap().id, fact.id, "{name}");
            let explained = casebook::review::explain(fact);
            assert_eq!(explained.rule.is_some(), explained.rule_says.is_some(), "{explained:?}");
        }
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{}", sheet.record.key());
    }
}

#[test]
fn explain_shows_each_award_with_its_sentence_and_reasons() {
    let casebook = corpus_casebook();
    let all = casebook.run(&["explain", REFERENCE]).ends(0).stdout;
    for id in awards(&casebook) {
        assert!(all.contains(&id), "{id} is not in\n{all}");
        let one = casebook.run(&["explain", &id]).ends(0).stdout;
        for words in ["The paragraph around it", "Rule:", "Because:", "casebook review accept"] {
            assert!(one.contains(words), "{words} is not in\n{one}");
        }
        // Typed without quotation marks, the blanks make several words of it.
        let words: Vec<&str> = ["explain"].into_iter().chain(id.split(' ')).collect();
        assert_eq!(casebook.run(&words).ends(0).stdout, one);
        let json = casebook.run(&["explain", &id, "--format", "json"]).ends(0).json();
        assert_eq!(json["id"], id.as_str());
        assert!(json["rule_says"].is_string() && json["paragraph_text"].is_string(), "{json}");
    }
    let json = casebook.run(&["explain", REFERENCE, "--format", "json"]).ends(0).json();
    assert!(json["facts"].as_array().unwrap().len() > 5);
}

#[test]
fn explain_reads_a_file_without_keeping_it() {
    let casebook = Casebook::new();
    let page = format!("{}/{PAGE}", corpus_pages());
    let told = casebook.run(&["explain", &page]).ends(0).stdout;
    assert!(told.contains("£1,800") && told.contains("Because:"), "{told}");
    casebook.run(&["explain", &page, "payment/22.1"]).ends(0).says("The paragraph around it");
    casebook.run(&["explain", &page, "payment/99.1"]).ends(1);
    assert!(!casebook.data().exists());
}

#[test]
fn a_name_that_there_is_not_teaches_those_that_there_are() {
    let casebook = corpus_casebook();
    for (words, taught) in [
        (&["explain", "24-112-307/payment/99.1"][..], "24 112 307/payment/22.1"),
        (&["review", "show", "24-112-307/improvement/1.1"], "24 112 307/improvement/"),
        (&["explain", "99-999-999/payment/1.1"], "is not in"),
        (&["explain", "payment/sum"], "payment/arithmetic"),
        (&["explain", "agreed_or_wil"], "lists them all"),
    ] {
        let ended = casebook.run(words).ends(1);
        assert!(ended.stderr.contains(taught), "{ended:?}");
        assert_eq!((ended.stdout.as_str(), ended.stderr.lines().count()), ("", 1), "{ended:?}");
    }
    for words in [
        &["review", "accept", "22.1", "--by", "ann"][..],
        &["review", "correct", "24-112-307/payment/22.1", "--by", "ann"],
        &["review", "correct", "24-112-307/payment/22.1", "--amount", "lots", "--by", "ann"],
        &["review", "correct", "24-112-307/payment/22.1", "--action", "apology", "--by", "ann"],
        &["review", "--below", "high"],
    ] {
        let ended = casebook.run(words).ends(2);
        assert!(ended.stderr.contains('('), "no advice: {ended:?}");
    }
}

#[test]
fn a_corrected_sum_counts_everywhere_and_parse_prints_the_text() {
    let casebook = one_decision();
    let id = awards(&casebook)[0].clone();
    let before = casebook.run(&["parse", "in/a.txt"]).ends(0).stdout;
    let correct = ["review", "correct", &id, "--amount", "4321", "--payee", "Mx Q"];
    let signed = ["--by", "ann", "--note", "read again"];
    casebook.run(&[&correct[..], &signed].concat()).ends(0).says("£4,321 to Mx Q");
    for words in [
        &["show", REFERENCE][..],
        &["search", "tracker"],
        &["explain", &id],
        &["review", "list", "--done"],
    ] {
        let told = casebook.run(words).ends(0).stdout;
        assert!(told.contains("4,321") || told.contains("6,371"), "{words:?}\n{told}");
    }
    casebook.run(&["search", "award:4321"]).ends(0);
    let rows = casebook.run(&["export", "payments", "--format", "ndjson"]).ends(0).ndjson();
    let row = rows.iter().find(|row| row["id"] == id.as_str()).unwrap();
    for (column, value) in [
        ("amount", "4321.00"),
        ("payee", "Mx Q"),
        ("review", "corrected"),
        ("reviewed_by", "ann"),
        ("review_note", "read again"),
    ] {
        assert_eq!(row[column], value, "{column}");
    }
    assert!(row["review_was"].as_str().unwrap().contains("amount"), "{row}");
    let decisions = casebook.run(&["export", "decisions", "--format", "ndjson"]).ends(0).ndjson();
    assert_eq!(decisions[0]["facts_corrected"], 1);
    assert_eq!(casebook.run(&["parse", "in/a.txt"]).ends(0).stdout, before);
    // It outlives taking in again, a rebuild and a changed text.
    let text = String::from_utf8(corpus::sheet(PAGE).bytes.clone()).unwrap();
    casebook.write("in/a.txt", text.replace("tracker", "hippopotamus"));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.run(&["rebuild"]).ends(0);
    casebook.run(&["search", "hippopotamus award:4321"]).ends(0);
    casebook.run(&["verify"]).ends(0);
    casebook.run(&["review", "undo", &id]).ends(0);
    casebook.run(&["search", "award:4321"]).ends(1);
}

#[test]
fn a_lost_correction_is_not_put_into_a_new_one() {
    let casebook = one_decision();
    let id = awards(&casebook)[0].clone();
    casebook.run(&["review", "correct", &id, "--amount", "800", "--by", "ann"]).ends(0);
    let text = String::from_utf8(corpus::sheet(PAGE).bytes.clone()).unwrap();
    casebook.write("in/a.txt", text.replace("£700", "£770").replace("£2,750", "£2,820"));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.run(&["review", "list", "--done"]).ends(0).says("applied to nothing");
    let told = casebook.run(&["review", "correct", &id, "--payee", "Mr B", "--by", "ann"]).ends(0);
    assert!(told.stdout.contains("£770 to Mr B"), "{told:?}");
    let listed = casebook.run(&["review", "--format", "json"]).json();
    assert!(listed["to_review"].as_array().unwrap().iter().all(|it| it["why"] != "lost"));
}

#[test]
fn a_correction_says_what_was_read_and_keeps_its_first_reason() {
    let casebook = one_decision();
    let id = awards(&casebook)[0].clone();
    let note = ["--by", "ann", "--note", "seen in the letter"];
    casebook.run(&[&["review", "correct", &id, "--amount", "720"], &note[..]].concat()).ends(0);
    casebook.run(&["review", "correct", &id, "--payee", "Mr B", "--by", "ann"]).ends(0);
    let told = casebook.run(&["explain", &id]).ends(0).stdout;
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("The rules read £700, worked out at"), "{told}");
    assert!(told.contains("a person decided £720"), "{told}");
    assert!(told.contains("seen in the letter") && !told.contains("that is printed"), "{told}");
    let shown = casebook.run(&["show", REFERENCE]).ends(0).stdout;
    assert!(!shown.contains("£100 a month"), "{shown}");
}

#[test]
fn to_accept_is_not_to_take_back_and_all_names_have_to_be_right() {
    let casebook = one_decision();
    let ids = awards(&casebook);
    casebook.run(&["review", "correct", &ids[0], "--amount", "720", "--by", "ann"]).ends(0);
    let refused = casebook.run(&["review", "accept", &ids[0], "--by", "ben"]).ends(2);
    assert!(refused.stderr.contains("corrected by ann") && refused.stderr.contains("review undo"));
    let wrong = format!("{REFERENCE}/payment/99.1");
    for verb in ["accept", "reject"] {
        casebook.run(&["review", verb, &ids[1], &wrong, "--by", "ann"]).ends(1);
    }
    casebook.run(&["review", "undo", &ids[0], &wrong]).ends(1);
    let done = casebook.run(&["review", "list", "--done", "--format", "json"]).ends(0).json();
    let done = done["done"].as_array().unwrap();
    assert_eq!((done.len(), done[0]["id"].as_str()), (1, Some(ids[0].as_str())));
}

#[test]
fn a_sum_below_nothing_is_refused_in_words() {
    let casebook = one_decision();
    let id = awards(&casebook)[0].clone();
    let refused =
        casebook.run(&["review", "correct", &id, "--amount", "-5", "--by", "ann"]).ends(2);
    assert!(refused.stderr.contains("say a sum such as"), "{refused:?}");
}

#[test]
fn what_is_rejected_is_in_no_total_and_only_in_the_whole_export() {
    let casebook = one_decision();
    let ids = awards(&casebook);
    let reject = ["review", "reject", &ids[0], &ids[1], "--by", "ann"];
    casebook.run(&reject).ends(0).says("now awards");
    let export = |more: &[&str]| {
        let words = [&["export", "payments", "--format", "ndjson"], more].concat();
        casebook.run(&words).ends(0).ndjson()
    };
    assert_eq!(export(&[]).len(), ids.len() - 2);
    let rejected = export(&["--all-statuses"]);
    let rejected = rejected.iter().filter(|row| row["review"] == "rejected");
    assert!(rejected.clone().all(|row| row["awarded"] == false));
    assert_eq!(rejected.count(), 2);
    casebook.run(&["show", REFERENCE]).ends(0).says("rejected by a person");
}

#[test]
fn a_decision_whose_sum_has_changed_comes_back_to_the_list() {
    let casebook = one_decision();
    let id = awards(&casebook)[0].clone();
    let quote = casebook.run(&["explain", &id, "--format", "json"]).json();
    casebook.run(&["review", "accept", &id, "--by", "ann"]).ends(0);
    let text = String::from_utf8(corpus::sheet(PAGE).bytes.clone()).unwrap();
    let quote = quote["quote"].as_str().unwrap().lines().next().unwrap().to_owned();
    assert!(text.contains("£700"), "{quote}");
    casebook.write("in/a.txt", text.replace("£700", "£770"));
    casebook.run(&["ingest", "in"]).ends(0);
    let listed = casebook.run(&["review", "--format", "json"]).json();
    let lost = listed["to_review"].as_array().unwrap().iter().find(|it| it["why"] == "lost");
    assert_eq!(lost.unwrap_or_else(|| panic!("{listed}"))["id"], id.as_str());
    casebook.run(&["review", "undo", &id]).ends(0);
    let listed = casebook.run(&["review", "--format", "json"]).json();
    assert!(listed["to_review"].as_array().unwrap().iter().all(|it| it["why"] != "lost"));
}

#[test]
fn a_missed_payment_can_be_added_with_its_words() {
    let casebook = one_decision();
    let words = "24-112-307 --by ann --amount 300 --payee".split(' ');
    let add = |quote: &str| {
        let words: Vec<&str> = ["review", "add"].into_iter().chain(words.clone()).collect();
        casebook.run(&[&words[..], &["Mx Q", "--quote", quote]].concat())
    };
    add("words that nobody has written").ends(1);
    let text = casebook.run(&["show", REFERENCE, "--paragraph", "3", "--format", "json"]).json();
    let quote = text["paragraph"]["text"].as_str().unwrap().to_owned();
    add(&quote).ends(2);
    let anyway = [&["review", "add"], &words.clone().collect::<Vec<_>>()[..]].concat();
    let anyway = [&anyway[..], &["Mx Q", "--quote", &quote, "--anyway"]].concat();
    casebook.run(&anyway).ends(0).says("24 112 307/payment/3.a1: added by ann");
    let ids = awards(&casebook);
    assert!(ids.contains(&"24 112 307/payment/3.a1".to_owned()), "{ids:?}");
    casebook.run(&["explain", "24-112-307/payment/3.a1"]).ends(0).says("A person put it there");
    casebook.run(&["review", "undo", "24-112-307/payment/3.a1"]).ends(0);
    assert!(!awards(&casebook).contains(&"24 112 307/payment/3.a1".to_owned()));
}

#[test]
fn an_addition_is_undone_and_not_rejected_and_stays_with_who_added_it() {
    let casebook = one_decision();
    let text = casebook.run(&["show", REFERENCE, "--paragraph", "3", "--format", "json"]).json();
    let quote = text["paragraph"]["text"].as_str().unwrap().to_owned();
    let add = ["review", "add", "24-112-307", "--by", "ann", "--amount", "300", "--anyway"];
    casebook.run(&[&add[..], &["--quote", &quote]].concat()).ends(0);
    let id = "24-112-307/payment/3.a1";
    let ended = casebook.run(&["review", "reject", id, "--by", "ben"]).ends(1);
    assert!(ended.stderr.contains("casebook review undo 24-112-307/payment/3.a1"), "{ended:?}");
    casebook.run(&["review", "accept", id, "--by", "ben"]).ends(0).says("added by ann");
    let done = casebook.run(&["review", "list", "--done", "--format", "json"]).ends(0).json();
    let done = done["done"].as_array().unwrap();
    let [one] = done.as_slice() else { panic!("{done:?}") };
    assert_eq!(
        (&one["review"]["by"], &one["review"]["decision"]),
        (&"ann".into(), &"added".into())
    );
    assert_eq!(one["review"]["note"], "accepted by ben");
}

#[test]
fn the_folder_may_stand_before_the_verb_and_options_of_the_list_may_not() {
    let casebook = one_decision();
    let data = casebook.data().display().to_string();
    casebook.run(&["review", "--data", &data, "list"]).ends(1).says("Nothing needs a person");
    let id = awards(&casebook)[0].clone();
    casebook.run(&["review", "--data", &data, "accept", &id, "--by", "ann"]).ends(0);
    casebook.run(&["review", "--done", "--data", &data]).ends(0);
    let ended = casebook.run(&["review", "--done", "accept", &id, "--by", "ann"]).ends(2);
    assert!(ended.stderr.contains("verb first"), "{ended:?}");
}
