//! What the reading gives, held against what a careful person found in the same pages.
//!
//! `corpus/labels.jsonl` holds the person's facts. The pages marked `tuned` may be looked at while
//! rules are written; those marked `held_out` are scored and never tuned on. Each field has a floor
//! for both, which is raised with the reading and never lowered. `corpus/gaps.txt` lists the single
//! fields of tuned pages that are known to be wrong: one that is right now has to leave the list,
//! and no other may be wrong.

mod fields;
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::corpus;
use fields::Compared;
use tally::{Counted, Score, Tally};

/// The least that is reached: field, tuned pages, held-out pages. For fields with one value it is
/// the share that is right, for lists the lower of precision and recall. To be raised only.
const FLOORS: &[(&str, f64, f64)] = &[
    ("kind", 1.0, 1.0),
    ("document_type", 1.0, 1.0),
    ("reference", 1.0, 1.0),
    ("organisation", 0.977, 0.894),
    ("category", 1.0, 1.0),
    ("subcategory", 1.0, 1.0),
    ("outcome", 1.0, 1.0),
    ("outcome_label", 1.0, 1.0),
    ("decision_date", 1.0, 1.0),
    ("finding", 0.977, 1.0),
    ("awarded_total", 1.0, 1.0),
    ("awarded_total_complete", 0.977, 0.947),
    ("paragraphs", 1.0, 0.947),
    ("compliance", 1.0, 1.0),
    ("headings", 1.0, 1.0),
    ("headings with role", 0.994, 0.992),
    ("awarded amounts", 0.993, 0.959),
    ("awards: status", 0.993, 0.938),
    ("awards: form", 0.973, 0.938),
    ("awards: payer", 0.993, 0.959),
    ("awards: payee", 0.986, 0.897),
    ("awards: beneficiary", 0.966, 0.959),
    ("awards: purposes", 0.932, 0.877),
    ("awards: basis", 0.993, 0.938),
    ("awards: due", 0.973, 0.877),
    ("awards: paragraph", 0.993, 0.938),
    ("offers, declined and paid", 1.0, 0.846),
    ("other amounts", 0.996, 0.958),
    ("service improvements", 0.99, 0.843),
    ("improvements: status", 0.981, 0.888),
    ("improvements: actions", 0.853, 0.629),
    ("improvements: due", 1.0, 0.962),
    ("other actions", 0.962, 0.787),
    ("actions: action", 1.0, 0.884),
    ("actions: status", 1.0, 0.884),
    ("actions: due", 1.0, 1.0),
    ("cross references", 1.0, 0.972),
    ("related references", 1.0, 1.0),
    ("papers: organisation", 1.0, 1.0),
    ("papers: period", 1.0, 1.0),
    ("papers: date", 1.0, 1.0),
    ("papers: year", 1.0, 1.0),
    ("papers: title", 1.0, 1.0),
    ("papers: scheme", 1.0, 1.0),
];

/// Scores by field, in the order in which fields are compared.
type Scores = Vec<(&'static str, Score)>;

/// What was compared: the scores, and for each page what its single fields have wrong.
struct Comparison {
    scores: Scores,
    misses: BTreeMap<(String, &'static str), String>,
    details: Vec<String>,
}

fn compare() -> Comparison {
    let mut scores: Scores = Vec::new();
    let (mut misses, mut details) = (BTreeMap::new(), Vec::new());
    for label in corpus::labels() {
        let page = label["page"].as_str().unwrap();
        let tuned = match label["set"].as_str() {
            Some("tuned") => true,
            Some("held_out") => false,
            other => panic!("{page}: the set is {other:?}, not tuned or held_out"),
        };
        let record = corpus::sheet(page).json();
        for compared in fields::compare(&record, &label) {
            let (name, counted) = match compared {
                Compared::Single { name, found, wanted } => {
                    if tuned && found != wanted {
                        misses.insert((page.to_owned(), name), format!("{found}, not {wanted}"));
                    }
                    (name, Counted::Single(found == wanted))
                }
                Compared::List { name, found, wanted } => {
                    let (tally, difference) = Tally::of(&found, &wanted);
                    if tuned && !difference.is_empty() {
                        details.push(format!("{page}\t{name}\t{difference}"));
                    }
                    (name, Counted::List(tally))
                }
            };
            let at = scores.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                scores.push((name, Score::default()));
                scores.len() - 1
            });
            scores[at].1.add(tuned, counted);
        }
    }
    Comparison { scores, misses, details }
}

/// The scores as a table, in Markdown so that a document can show it.
fn table(scores: &Scores) -> String {
    let mut table = String::from("| field | tuned | held out |\n| --- | --- | --- |\n");
    for (name, score) in scores {
        writeln!(table, "| {name} | {} | {} |", score.tuned, score.held_out).unwrap();
    }
    table
}

#[test]
fn labels_are_met_as_well_as_before() {
    let comparison = compare();
    println!("{}", table(&comparison.scores));
    if std::env::var_os("DETAILS").is_some() {
        println!("{}", comparison.details.join("\n"));
    }
    let mut broken = Vec::new();
    for (name, score) in &comparison.scores {
        let Some((_, tuned, held_out)) = FLOORS.iter().find(|(field, ..)| field == name) else {
            let (tuned, held_out) = (score.tuned.floor(), score.held_out.floor());
            broken.push(format!("no floor yet: (\"{name}\", {tuned:?}, {held_out:?}),"));
            continue;
        };
        for (set, reached, floor) in [
            ("tuned", score.tuned.floor(), *tuned),
            ("held_out", score.held_out.floor(), *held_out),
        ] {
            if reached < floor {
                broken.push(format!("{name}, {set}: {reached}, the floor is {floor}"));
            } else if reached > floor {
                println!("to be raised: {name}, {set}: {floor} to {reached}");
            }
        }
    }
    assert!(
        broken.is_empty(),
        "the reading is worse than it was:\n{}\n\n(DETAILS=1 cargo test labels -- --nocapture lists every miss)",
        broken.join("\n")
    );
}

#[test]
fn every_floor_is_of_a_field() {
    let scores = compare().scores;
    for (name, tuned, held_out) in FLOORS {
        assert!(scores.iter().any(|(field, _)| field == name), "{name} is compared nowhere");
        assert!((0.0..=1.0).contains(tuned) && (0.0..=1.0).contains(held_out), "{name}");
    }
}

#[test]
fn gaps_are_exactly_what_single_fields_have_wrong() {
    let path = corpus::folder().join("gaps.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let listed: BTreeSet<(String, String)> = lines
        .map(|line| {
            let (page, field) = line.split_once('\t').expect("page<TAB>field");
            (page.to_owned(), field.to_owned())
        })
        .collect();
    let misses = compare().misses;
    let wrong: BTreeSet<(String, String)> =
        misses.keys().map(|(page, field)| (page.clone(), (*field).to_owned())).collect();
    let new: Vec<String> = misses
        .iter()
        .filter(|((page, field), _)| !listed.contains(&(page.clone(), (*field).to_owned())))
        .map(|((page, field), miss)| format!("{page}\t{field}\t({miss})"))
        .collect();
    let closed: Vec<String> =
        listed.difference(&wrong).map(|(page, field)| format!("{page}\t{field}")).collect();
    assert!(
        new.is_empty() && closed.is_empty(),
        "wrong and not in corpus/gaps.txt:\n{}\n\nright now, to be taken out of corpus/gaps.txt:\n{}",
        new.join("\n"),
        closed.join("\n")
    );
}

#[test]
fn every_page_has_one_label_and_some_are_held_out() {
    let labels = corpus::labels();
    let pages: Vec<&str> = labels.iter().map(|label| label["page"].as_str().unwrap()).collect();
    let unique: BTreeSet<&str> = pages.iter().copied().collect();
    assert_eq!(unique.len(), pages.len(), "a page is labelled twice");
    let sheets: BTreeSet<&str> = corpus::sheets().iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(unique, sheets);
    let held_out = labels.iter().filter(|label| label["set"] == "held_out").count();
    assert!(held_out * 4 >= labels.len(), "only {held_out} of {} are held out", labels.len());
}

/// The fields that the README shows, as a person would name them.
const SHOWN: &[&str] = &[
    "reference",
    "organisation",
    "category",
    "outcome",
    "decision_date",
    "finding",
    "paragraphs",
    "awarded amounts",
    "awards: payee",
    "awards: due",
    "awards: paragraph",
    "offers, declined and paid",
    "other amounts",
    "service improvements",
    "other actions",
    "cross references",
];

#[test]
fn the_readme_shows_the_scores_of_today() {
    let mut scores = compare().scores;
    scores.retain(|(name, _)| SHOWN.contains(name));
    assert_eq!(scores.len(), SHOWN.len(), "a field of SHOWN is compared nowhere");
    let block = format!("<!-- labels -->\n{}<!-- /labels -->", table(&scores));
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    if readme.contains(&block) {
        return;
    }
    let start = readme.find("<!-- labels -->").expect("the README has a place for the scores");
    let end = readme.find("<!-- /labels -->").expect("the place for the scores ends") + 16;
    assert!(
        std::env::var_os("UPDATE").is_some_and(|value| value == "1"),
        "the README shows other scores; `UPDATE=1 cargo test labels` writes today's:\n{block}"
    );
    std::fs::write(&path, format!("{}{block}{}", &readme[..start], &readme[end..])).unwrap();
}
