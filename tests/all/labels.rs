//! What the reading gives, held against what a careful person found in the same pages: the scores of
//! `casebook eval corpus`, kept.
//!
//! `corpus/labels.jsonl` holds the person's facts. The pages marked `tuned` may be looked at while
//! rules are written; those marked `held_out` are scored and never tuned on. Each field has a floor
//! for both in `corpus/floors.tsv`. `corpus/gaps.txt` lists the single fields of tuned pages that are
//! known to be wrong: one that is right now has to leave the list, and no other may be wrong.
//! `corpus/confidence.tsv` says how sure each rule is, from the tuned pages, and the README shows the
//! scores of today.
//!
//! `UPDATE=1 cargo test --test all -- golden labels` writes all of these anew, and says what fell.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use casebook::cli::paint::Paint;
use casebook::cli::prose::Prose;
use casebook::eval::{Evaluation, Reliability, names};

use super::corpus::{self, TUNED};

/// How everything that follows from the labels is written anew.
const REWRITE: &str = "UPDATE=1 cargo test --test all -- golden labels && git diff";

/// Says something that a test run that passes does not swallow, as `eprintln` would be.
#[allow(clippy::explicit_write)]
fn say(line: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "{line}").unwrap();
}

/// A file of the corpus, and what it should say now. Where it says something else it is written, or
/// the test fails with `why`.
#[track_caller]
fn hold(name: &str, now: &str, why: &str) {
    let path = corpus::folder().join(name);
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    if before == now {
        return;
    }
    assert!(corpus::update(), "{why}\n\nIf this is what you meant: {REWRITE}");
    std::fs::write(&path, now).unwrap();
}

/// The lines of a file of the corpus that say something, as cells.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(corpus::folder().join(name)).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

const FLOORS: &str = "floors.tsv";

const FLOORS_HEAD: &str = "# The least that is reached: field, set, the lower of precision and recall. \
    Written by\n# UPDATE=1 cargo test --test all -- golden labels, which says what falls.\n";

/// What each field reaches in each set.
fn reached(evaluation: &Evaluation) -> BTreeMap<(String, String), f64> {
    let fields = evaluation.fields.iter();
    fields
        .flat_map(|scored| {
            let tallies = evaluation.sets.iter().zip(&scored.tallies);
            tallies
                .filter(|(_, tally)| !tally.is_empty())
                .map(|(set, tally)| ((scored.field.to_owned(), set.name.clone()), tally.floor()))
        })
        .collect()
}

#[test]
fn labels_are_met_as_well_as_before() {
    let evaluation = corpus::evaluation();
    let now = reached(evaluation);
    let before: BTreeMap<(String, String), f64> = rows(FLOORS)
        .into_iter()
        .map(|cells| ((cells[0].clone(), cells[1].clone()), cells[2].parse().unwrap()))
        .collect();
    let mut fallen = Vec::new();
    for (place @ (field, set), floor) in &before {
        match now.get(place) {
            Some(reached) if reached < floor => {
                fallen.push(format!("{field}, {set}: {floor} falls to {reached}"));
            }
            Some(reached) if reached > floor => {
                say(&format!("{field}, {set}: {floor} rises to {reached}"));
            }
            Some(_) => {}
            None => fallen.push(format!("{field}, {set}: {floor} is no longer labelled")),
        }
    }
    let new = now.keys().filter(|place| !before.contains_key(*place));
    let new: Vec<String> =
        new.map(|(field, set)| format!("{field}, {set} has no floor yet")).collect();
    if corpus::update() {
        fallen.iter().chain(&new).for_each(|line| say(line));
        let mut text = FLOORS_HEAD.to_owned();
        let order: Vec<&str> = names().collect();
        let mut lines: Vec<_> = now.iter().collect();
        lines.sort_by_key(|((field, set), _)| {
            (order.iter().position(|name| name == field), set != TUNED)
        });
        for ((field, set), floor) in lines {
            writeln!(text, "{field}\t{set}\t{floor:.3}").unwrap();
        }
        hold(FLOORS, &text, "");
        return;
    }
    assert!(
        fallen.is_empty() && new.is_empty(),
        "the reading is worse than it was, or other pages are labelled:\n{}\n\n`casebook eval corpus \
         --set tuned --field NAME` lists every difference. If it has to be: {REWRITE}",
        fallen.into_iter().chain(new).collect::<Vec<_>>().join("\n")
    );
}

/// The fields that have one value, each of which is right or a gap.
const SINGLE: &[&str] = &[
    "kind",
    "document_type",
    "reference",
    "organisation",
    "category",
    "subcategory",
    "outcome",
    "outcome_label",
    "decision_date",
    "finding",
    "awarded_total",
    "awarded_total_complete",
    "paragraphs",
    "compliance",
    "papers: organisation",
    "papers: title",
    "papers: year",
    "papers: period",
    "papers: date",
    "papers: scheme",
];

const GAPS: &str = "gaps.txt";

const GAPS_HEAD: &str = "# Single fields of tuned pages that are known to be read wrongly: page<TAB>field. Shorter is better.\n";

#[test]
fn gaps_are_exactly_what_single_fields_have_wrong() {
    let wrong = corpus::evaluation().differences.iter();
    let wrong = wrong.filter(|it| it.set == TUNED && SINGLE.contains(&it.field));
    let now: BTreeMap<(&str, &str), String> = wrong
        .map(|it| {
            let words = |value: &Option<String>| value.as_deref().unwrap_or("nothing").to_owned();
            let miss = format!("{}, not {}", words(&it.found), words(&it.expected));
            ((it.page.as_str(), it.field), miss)
        })
        .collect();
    let listed = rows(GAPS);
    let listed: BTreeSet<(&str, &str)> =
        listed.iter().map(|cells| (cells[0].as_str(), cells[1].as_str())).collect();
    let new = now.iter().filter(|(place, _)| !listed.contains(*place));
    let new: Vec<String> =
        new.map(|((page, field), miss)| format!("{page}\t{field}\t({miss})")).collect();
    let closed = listed.iter().filter(|place| !now.contains_key(*place));
    let closed: Vec<String> = closed.map(|(page, field)| format!("{page}\t{field}")).collect();
    if corpus::update() {
        for gap in &new {
            say(&format!("a new gap: {gap}"));
        }
    }
    let mut text = GAPS_HEAD.to_owned();
    for (page, field) in now.keys() {
        writeln!(text, "{page}\t{field}").unwrap();
    }
    let why = format!(
        "wrong and not in corpus/gaps.txt:\n{}\n\nright now, to be taken out of corpus/gaps.txt:\n{}",
        new.join("\n"),
        closed.join("\n")
    );
    hold(GAPS, &text, &why);
}

/// One page in so many is held out at least. Here these are papers: the decisions that are held out lie in
/// `corpus/held_out`, where nothing that looks for questions or themes comes across them.
const LEAST_HELD_OUT: usize = 25;

#[test]
fn every_page_has_one_label_and_some_are_held_out() {
    let labels = corpus::labels();
    let pages: BTreeSet<&str> = labels.iter().map(|label| label.page.as_str()).collect();
    let sheets: BTreeSet<&str> = corpus::sheets().iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(pages, sheets);
    let sets: BTreeSet<&str> = labels.iter().map(|label| label.set.as_str()).collect();
    assert_eq!(sets, BTreeSet::from(["held_out", TUNED]));
    let held_out = labels.iter().filter(|label| label.set != TUNED).count();
    assert!(held_out * LEAST_HELD_OUT >= labels.len(), "only {held_out} of {}", labels.len());
}

const CONFIDENCE: &str = "confidence.tsv";

const CONFIDENCE_HEAD: &str = "\
    # How sure each fact is, from the tuned pages: family, rule (* for all of the family), number of\n\
    # doubts (3 and more together), how many were right, of how many, and what follows. Written by\n\
    # UPDATE=1 cargo test --test all -- golden labels\n";

#[test]
fn confidence_follows_from_the_tuned_labels() {
    let now = format!("{CONFIDENCE_HEAD}{}", corpus::table(corpus::evaluation()));
    hold(CONFIDENCE, &now, "the tuned labels give another table of confidences");
}

/// How far confidence and truth may be apart. On the tuned pages it is too modest by intention, on
/// others rules do less well than on the pages they were written beside.
const CALIBRATION: &[(&str, f64)] = &[(TUNED, 0.09), ("held_out", 0.12)];

#[test]
fn confidence_says_how_often_it_is_right() {
    let evaluation = corpus::evaluation();
    for (at, set) in evaluation.sets.iter().enumerate() {
        let reliability = Reliability::of(&evaluation.judged_in(at));
        let (_, bound) = CALIBRATION.iter().find(|(name, _)| *name == set.name).unwrap();
        let error = reliability.all.error;
        assert!(error <= *bound, "{}: {error:.3} is above {bound}\n{reliability:#?}", set.name);
    }
}

/// The fields that the README shows.
const SHOWN: &[&str] = &[
    "reference",
    "organisation",
    "category",
    "outcome",
    "decision_date",
    "finding",
    "paragraphs",
    "awarded amounts",
    "awarded_total",
    "awards: payee",
    "awards: purposes",
    "awards: due",
    "offers, declined and paid",
    "other amounts",
    "service improvements",
    "improvements: actions",
    "other actions",
    "cross references",
    "papers: counts",
    "papers: rates",
    "papers: listed actions",
    "papers: concerns",
    "papers: table cells",
    "papers: compensation",
    "papers: ombudsman figures",
    "papers: case amounts",
    "papers: figures that disagree",
];

/// What the command prints, as the README shows it: the main fields, and how far confidence goes.
fn shown() -> String {
    let mut prose = Prose::new(Paint::off(), 100);
    casebook::cli::eval::write(corpus::evaluation(), None, &mut prose);
    let text = prose.into_string();
    let mut lines = text.lines().skip_while(|line| line.is_empty());
    let head = lines.next().unwrap();
    let named =
        |line: &&str| SHOWN.iter().any(|name| line.trim_start().starts_with(&format!("{name}  ")));
    let fields = lines.by_ref().take_while(|line| !line.is_empty());
    let fields: Vec<&str> = fields.filter(named).collect();
    assert_eq!(fields.len(), SHOWN.len(), "a field of SHOWN is not printed:\n{text}");
    let rest: Vec<&str> = lines.skip_while(|line| !line.contains("How sure")).collect();
    let shown = [&[head][..], &fields, &["…"], &rest].concat().join("\n");
    format!("```console\n$ casebook eval corpus\n…\n{}\n```\n", shown.trim_end())
}

#[test]
fn the_readme_shows_the_scores_of_today() {
    let block = format!("<!-- labels -->\n{}<!-- /labels -->", shown());
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    if readme.contains(&block) {
        return;
    }
    let start = readme.find("<!-- labels -->").expect("the README has a place for the scores");
    let end = readme.find("<!-- /labels -->").expect("the place for the scores ends") + 16;
    assert!(
        corpus::update(),
        "the README shows other scores than today's:\n{block}\n\nTo write them: {REWRITE}"
    );
    std::fs::write(&path, format!("{}{block}{}", &readme[..start], &readme[end..])).unwrap();
}
