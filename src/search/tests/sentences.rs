//! What answers a sentence, and who has it.

use super::super::among::among;
use super::super::survey::survey;
use super::*;

/// Decisions that have ever fewer of the words of one sentence.
fn about_a_sentence() -> Vec<(String, Record)> {
    let of = |(reference, summary, finding): (&str, &str, &str)| {
        let decision = Sample::new(reference, "Ashby Council", "2024-03-05").summary(summary);
        let record = decision.section(Role::Analysis, &[finding]).record();
        (record.key(), record)
    };
    [
        (
            "24 000 001",
            "Bailiffs chased the wrong person for council tax.",
            "The bailiffs chased the wrong person over council tax and gave no fees back.",
        ),
        ("24 000 002", "Bailiffs came.", "It charged the wrong person council tax."),
        ("24 000 003", "A bill for council tax was late.", "The wrong person was billed."),
        ("24 000 004", "A bill for council tax was late.", "It was sent on."),
        ("24 000 005", "A tree fell.", "Nobody was there."),
    ]
    .map(of)
    .to_vec()
}

const SENTENCE: &str = "Have the bailiffs chased the wrong person for council tax?";

#[test]
fn what_has_only_some_of_the_words_is_counted_and_listed_when_asked_for() {
    let (_dir, index) = index_of(&about_a_sentence());
    let close = search(&index, &Question::parse(SENTENCE)).unwrap();
    assert!(close.total > 0 && close.also > 0, "{} and {}", close.total, close.also);
    assert!(close.total + close.also < 5 && close.hits.iter().all(|hit| !hit.loose));
    let loose = Question::parse(&format!("{SENTENCE} match:loose"));
    assert_eq!(Question::parse(&loose.to_string()), loose);
    let all = search(&index, &loose).unwrap();
    assert_eq!((all.total, all.also), (close.total + close.also, close.also));
    // Whatever the order, what answers stands first, and pages end where the list does.
    let references = |hits: &[Hit]| -> Vec<String> {
        hits.iter().filter_map(|hit| hit.card.reference.clone()).collect()
    };
    assert!(references(&all.hits).starts_with(&references(&close.hits)));
    assert!(all.hits.iter().is_sorted_by_key(|hit| hit.loose));
    let ask = |more: &str| found(&index, &format!("{SENTENCE} match:loose {more}"));
    let newest = ask("sort:newest");
    assert_eq!(newest.len() as u64, all.total);
    assert_eq!(newest.first(), references(&all.hits).first());
    assert_eq!(ask("limit:1 offset:1"), references(&all.hits)[1..2]);
    assert!(ask(&format!("offset:{}", all.total)).is_empty());
    assert_eq!(keys(&index, &loose).unwrap().len() as u64, all.total);
}

#[test]
fn a_question_whose_subject_is_nowhere_finds_nothing() {
    let (_dir, index) = index_of(&about_a_sentence());
    for (question, also) in [
        ("Was the wrong person eaten by dragons and unicorns?", true),
        ("Have dragons, unicorns and spaceships been late?", true),
        ("Did a griffin or a sphinx frighten the phoenix?", false),
    ] {
        let answer = search(&index, &Question::parse(question)).unwrap();
        assert_eq!((answer.total, answer.also > 0), (0, also), "{question}");
        assert_eq!(keys(&index, &Question::parse(question)).unwrap(), [""; 0], "{question}");
        // Which words are nowhere is told.
        assert!(answer.words.iter().any(|word| word.found == 0), "{question}");
        let loose = search(&index, &Question::parse(&format!("{question} match:loose"))).unwrap();
        assert_eq!(loose.total, answer.also, "{question}");
        assert!(loose.hits.iter().all(|hit| hit.loose), "{question}");
    }
    // One word of many that is nowhere is no reason to find nothing.
    let most = format!("{SENTENCE} dragons");
    assert!(search(&index, &Question::parse(&most)).unwrap().total > 0);
}

#[test]
fn whoever_counts_or_watches_a_sentence_has_the_documents_of_its_list() {
    let (_dir, index) = index_of(&about_a_sentence());
    let question = Question::parse(SENTENCE);
    let listed = keys(&index, &question).unwrap();
    assert_eq!(survey(&index, &question).unwrap().found.len(), listed.len());
    let every = index.keys().unwrap();
    assert!(listed.len() < every.len() - 1, "{listed:?}");
    let mut watched: Vec<String> =
        among(&index, &question, &every).unwrap().into_iter().map(|hit| hit.key).collect();
    watched.sort_unstable();
    assert_eq!(watched, listed);
    // What would be best among few does not answer, where better is known.
    let others: Vec<String> = every.into_iter().filter(|key| !listed.contains(key)).collect();
    assert!(among(&index, &question, &others).unwrap().is_empty());
}
