//! Questions as a learning panel asks them, and which decisions have to answer.

use std::fmt::Write as _;
use std::path::Path;

use casebook::Casebook;
use casebook::search::{self, Question};

use casebook::eval::label::Body;

use super::binary;
use super::corpus;

/// How far down a person looks.
const LOOKED_AT: usize = 10;

/// What is reached, to be raised only: the share of decisions that have to be found and are; the
/// mean over all questions of one divided by the place of the first right answer; the share of
/// decisions that must not be found and are not; and the share that is found where the question asks
/// for what only has some of its words, too.
const FLOORS: &[(&str, Floors)] = &[
    ("tuned", Floors { found: 0.92, rank: 0.91, kept_out: 1.0, listed: 0.97 }),
    ("check", Floors { found: 0.84, rank: 0.96, kept_out: 1.0, listed: 0.97 }),
];

struct Floors {
    found: f64,
    rank: f64,
    kept_out: f64,
    listed: f64,
}

/// A line of `corpus/questions.tsv`.
struct Asked {
    question: String,
    must: Vec<String>,
    must_not: Vec<String>,
}

/// The questions by the name of their set: those above the first `# set: NAME` are "tuned".
fn asked() -> Vec<(String, Vec<Asked>)> {
    let text = std::fs::read_to_string(corpus::folder().join("questions.tsv")).unwrap();
    let references = |cell: Option<&str>| -> Vec<String> {
        let cells = cell.unwrap_or_default().split(',').map(str::trim);
        cells.filter(|reference| !reference.is_empty()).map(str::to_owned).collect()
    };
    let mut sets = vec![("tuned".to_owned(), Vec::new())];
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# set:") {
            sets.push((name.trim().to_owned(), Vec::new()));
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t');
        let question = cells.next().unwrap().to_owned();
        let (must, must_not) = (references(cells.next()), references(cells.next()));
        sets.last_mut().unwrap().1.push(Asked { question, must, must_not });
    }
    sets
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole.max(1)).unwrap())
}

/// What one set reaches, and where it falls short.
#[derive(Default)]
struct Score {
    found: usize,
    wanted: usize,
    kept_out: usize,
    unwanted: usize,
    ranks: f64,
    listed: usize,
    report: String,
}

impl Score {
    fn ask(&mut self, index: &casebook::index::Index, asked: &Asked) {
        let Asked { question, must, must_not } = asked;
        assert!(!must.is_empty(), "{question}: no decision has to be found");
        let mut ask = Question::parse(question);
        ask.limit = LOOKED_AT;
        let answer = search::search(index, &ask).unwrap();
        let hits: Vec<&str> =
            answer.hits.iter().filter_map(|hit| hit.card.reference.as_deref()).collect();
        let place = |reference: &String| hits.iter().position(|hit| hit == reference);
        let first = must.iter().filter_map(place).min();
        let missed: Vec<&String> = must.iter().filter(|it| place(it).is_none()).collect();
        let wrongly: Vec<&String> = must_not.iter().filter(|it| place(it).is_some()).collect();
        self.ranks += first.map_or(0.0, |at| 1.0 / share(at + 1, 1));
        self.found += must.len() - missed.len();
        self.wanted += must.len();
        ask.filters.loose = true;
        ask.limit = usize::MAX;
        let all = search::search(index, &ask).unwrap();
        assert_eq!(all.total, answer.total + answer.also, "{question}");
        assert_eq!(all.hits.len() as u64, all.total, "{question}");
        assert_eq!(all.hits.iter().filter(|hit| hit.loose).count() as u64, answer.also);
        assert_eq!(search::keys(index, &ask).unwrap().len() as u64, all.total, "{question}");
        let all: Vec<&str> =
            all.hits.iter().filter_map(|hit| hit.card.reference.as_deref()).collect();
        assert!(all.starts_with(&hits), "{question}");
        self.listed += must.iter().filter(|it| all.contains(&it.as_str())).count();
        self.kept_out += must_not.len() - wrongly.len();
        self.unwanted += must_not.len();
        if first != Some(0) || !missed.is_empty() || !wrongly.is_empty() {
            let first = first.map_or_else(|| "none".to_owned(), |at| (at + 1).to_string());
            let total = answer.total;
            writeln!(
                self.report,
                "{question}\n  first right answer at {first}, missed {missed:?}, wrongly {wrongly:?}, {total} found"
            )
            .unwrap();
        }
    }
}

#[test]
fn questions_find_what_answers_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut casebook = Casebook::open_to_write(folder.path()).unwrap();
    casebook.ingest(&[binary::corpus_pages()], &mut ()).unwrap();
    let index = casebook.index().unwrap();
    let mut short = Vec::new();
    for (set, questions) in asked() {
        let (_, floors) = FLOORS.iter().find(|(name, _)| *name == set).unwrap();
        assert!(set != "tuned" || questions.len() >= 60, "{} questions", questions.len());
        let mut score = Score::default();
        for asked in &questions {
            score.ask(&index, asked);
        }
        let found = share(score.found, score.wanted);
        let rank = score.ranks / share(questions.len(), 1);
        let kept_out = share(score.kept_out, score.unwanted);
        let listed = share(score.listed, score.wanted);
        println!(
            "{set}, {} questions: {found:.3} found in the first {LOOKED_AT}, mean reciprocal rank {rank:.3}, {kept_out:.3} kept out, {listed:.3} listed with match:loose\n\n{}",
            questions.len(),
            score.report
        );
        for (what, reached, floor) in [
            ("found", found, floors.found),
            ("mean reciprocal rank", rank, floors.rank),
            ("kept out", kept_out, floors.kept_out),
            ("listed with match:loose", listed, floors.listed),
        ] {
            if reached < floor {
                short.push(format!("{set}, {what}: {reached:.3}, the floor is {floor}"));
            }
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
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
    for Asked { question, must, must_not } in asked().into_iter().flat_map(|(_, set)| set) {
        for reference in must.iter().chain(&must_not) {
            assert!(known.contains(reference), "{reference} of {question:?} is not in the corpus");
        }
    }
}

/// The folder of decisions.
fn decisions() -> std::path::PathBuf {
    corpus::folder().join("pages/lgsco/decision")
}

/// What people put between words, by mistake or as operators of other tools.
const BETWEEN: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    " -",
    " OR ",
    " AND ",
    " NOT ",
    " \"",
    "\" ",
    " “",
    "” ",
    ": ",
    " (",
    ") ",
    " * ",
    "? ",
    " ~2 ",
    " ^3 ",
    " [a TO b] ",
    " && ",
    " || ",
    " / ",
    " \\ ",
    " {",
    "} ",
    "’ ",
    "' ",
    " outcome:",
    " outcome:upheld ",
    " year:2020..",
    " award:>",
    " council:",
    " section:",
    " -in:law ",
    " para:5 ",
    " sort:newest ",
    " £",
    " 24 014 093 ",
    " +",
    "!",
    " … ",
    "\u{a0}",
    "\t",
    "\u{0}",
    " 🙂 ",
];

#[test]
fn two_thousand_scraps_of_decisions_are_questions() {
    const MOST: std::time::Duration = std::time::Duration::from_secs(5);
    let folder = tempfile::tempdir().unwrap();
    let mut casebook = Casebook::open_to_write(folder.path()).unwrap();
    let pages: Vec<_> = corpus::files(&decisions());
    let some = pages.iter().step_by(6).map(|name| decisions().join(name));
    casebook.ingest(&some.collect::<Vec<_>>(), &mut ()).unwrap();
    let index = casebook.index().unwrap();
    let mut sentences: Vec<String> = Vec::new();
    for name in
        pages.iter().filter(|name| Path::new(name).extension().is_some_and(|it| it == "txt"))
    {
        let page = std::fs::read(decisions().join(name)).unwrap();
        let text = String::from_utf8_lossy(&page).into_owned();
        sentences.extend(text.split(". ").map(str::to_owned));
    }
    // A fixed sequence of numbers, the same on every machine (xorshift).
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for number in 0..2000 {
        let mut text = String::new();
        for _ in 0..=next(3) {
            let words: Vec<&str> = sentences[next(sentences.len())].split(' ').collect();
            let from = next(words.len());
            let to = (from + 1 + next(6)).min(words.len());
            for word in &words[from..to] {
                text.push_str(word);
                text.push_str(BETWEEN[next(BETWEEN.len())]);
            }
        }
        let begun = std::time::Instant::now();
        let mut question = Question::parse(&text);
        assert_eq!(Question::parse(&question.to_string()), question, "{number}: {text:?}");
        question.limit = question.limit.min(3);
        let answer = search::search(&index, &question).unwrap();
        assert!(answer.hits.len() as u64 <= answer.total, "{number}: {text:?}");
        assert!(begun.elapsed() < MOST, "{number}: {text:?} took {:?}", begun.elapsed());
    }
}
