//! Questions as a learning panel asks them, and which decisions have to answer.

use std::fmt::Write as _;

use casebook::Casebook;
use casebook::search::{self, Question};

use casebook::eval::label::Body;

use super::binary;
use super::corpus;

/// How far down a person looks.
const LOOKED_AT: usize = 10;

/// What is reached, to be raised only: the share of decisions that have to be found and are; the
/// mean over all questions of one divided by the place of the first right answer; and the share of
/// decisions that must not be found and are not.
const FOUND: f64 = 0.91;
const RECIPROCAL_RANK: f64 = 0.87;
const KEPT_OUT: f64 = 0.77;

/// A line of `corpus/questions.tsv`.
struct Asked {
    question: String,
    must: Vec<String>,
    must_not: Vec<String>,
}

fn asked() -> Vec<Asked> {
    let text = std::fs::read_to_string(corpus::folder().join("questions.tsv")).unwrap();
    let references = |cell: Option<&str>| -> Vec<String> {
        let cells = cell.unwrap_or_default().split(',').map(str::trim);
        cells.filter(|reference| !reference.is_empty()).map(str::to_owned).collect()
    };
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut cells = line.split('\t');
            let question = cells.next().unwrap().to_owned();
            Asked { question, must: references(cells.next()), must_not: references(cells.next()) }
        })
        .collect()
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole.max(1)).unwrap())
}

#[test]
fn questions_find_what_answers_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut casebook = Casebook::open_to_write(folder.path()).unwrap();
    casebook.ingest(&[binary::corpus_pages()], &mut ()).unwrap();
    let index = casebook.index().unwrap();
    let (mut found, mut wanted, mut kept_out, mut unwanted) = (0, 0, 0, 0);
    let (mut ranks, mut report) = (0.0, String::new());
    let asked = asked();
    assert!(asked.len() >= 60, "{} questions", asked.len());
    for Asked { question, must, must_not } in &asked {
        assert!(!must.is_empty(), "{question}: no decision has to be found");
        let mut ask = Question::parse(question);
        ask.limit = LOOKED_AT;
        let answer = search::search(&index, &ask).unwrap();
        let hits: Vec<&str> =
            answer.hits.iter().filter_map(|hit| hit.card.reference.as_deref()).collect();
        let place = |reference: &String| hits.iter().position(|hit| hit == reference);
        let first = must.iter().filter_map(place).min();
        ranks += first.map_or(0.0, |at| 1.0 / share(at + 1, 1));
        found += must.iter().filter(|reference| place(reference).is_some()).count();
        wanted += must.len();
        let wrongly: Vec<&String> =
            must_not.iter().filter(|reference| place(reference).is_some()).collect();
        kept_out += must_not.len() - wrongly.len();
        unwanted += must_not.len();
        let missed: Vec<&String> =
            must.iter().filter(|reference| place(reference).is_none()).collect();
        if first != Some(0) || !missed.is_empty() || !wrongly.is_empty() {
            writeln!(
                report,
                "{question}\n  first right answer at {}, missed {missed:?}, wrongly {wrongly:?}, {} found",
                first.map_or_else(|| "none".to_owned(), |at| (at + 1).to_string()),
                answer.total
            )
            .unwrap();
        }
    }
    let (found, kept_out) = (share(found, wanted), share(kept_out, unwanted));
    let rank = ranks / share(asked.len(), 1);
    println!(
        "{} questions: {found:.3} found in the first {LOOKED_AT}, mean reciprocal rank {rank:.3}, {kept_out:.3} kept out\n\n{report}",
        asked.len()
    );
    for (what, reached, floor) in [
        ("FOUND", found, FOUND),
        ("RECIPROCAL_RANK", rank, RECIPROCAL_RANK),
        ("KEPT_OUT", kept_out, KEPT_OUT),
    ] {
        assert!(reached >= floor, "{what}: {reached:.3}, the floor is {floor}\n\n{report}");
    }
}

#[test]
fn questions_are_about_decisions_of_the_corpus() {
    let known: Vec<String> = corpus::labels()
        .iter()
        .filter_map(|label| match &label.body {
            Body::Decision(decision) => Some(decision.reference.clone()??.to_string()),
            _ => None,
        })
        .collect();
    for Asked { question, must, must_not } in asked() {
        for reference in must.iter().chain(&must_not) {
            assert!(known.contains(reference), "{reference} of {question:?} is not in the corpus");
        }
    }
}
