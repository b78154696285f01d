//! What a casebook says, so that two of them can be held against each other.

use std::collections::BTreeMap;
use std::path::Path;

use casebook::search::Question;
use casebook::{Casebook, Error};

/// Questions whose answers are compared: words, phrases, filters.
const QUESTIONS: &[&str] =
    &["delay", "\"the Council\"", "outcome:upheld", "award:>100", "plan -appeal"];

/// A copy of a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// All that a casebook holds and finds, by name. Days and generations are not in it.
pub(crate) fn said(data: &Path) -> Result<BTreeMap<String, String>, Error> {
    let casebook = Casebook::open(data)?;
    let mut all = kept(&casebook)?;
    all.extend(answers(&casebook)?);
    Ok(all)
}

/// What the store holds: records, earlier texts, originals, reviews, what is set aside.
pub(crate) fn kept(casebook: &Casebook) -> Result<BTreeMap<String, String>, Error> {
    let store = casebook.store();
    let mut all = BTreeMap::new();
    store.each(None, &mut |key, record| {
        all.insert(format!("record {key}"), serde_json::to_string(&record).unwrap());
        Ok(())
    })?;
    for key in store.keys(None)? {
        for (at, version) in store.versions(&key)?.into_iter().enumerate() {
            let record = serde_json::to_string(&version.record).unwrap();
            let what = format!("{} {} {record}", version.version, version.reason);
            all.insert(format!("version {key} {at}"), what);
        }
        let sha256 = store.get(&key)?.unwrap().source.sha256;
        let original = store.original(&sha256)?.expect("an original");
        all.insert(format!("original {sha256}"), String::from_utf8_lossy(&original).into_owned());
    }
    for judgement in store.all_judgements()? {
        all.insert(format!("review {}", judgement.id), format!("{judgement:?}"));
    }
    for aside in store.asides()? {
        all.insert(format!("aside {}", aside.path), format!("{} ({})", aside.what, aside.advice));
    }
    Ok(all)
}

/// What questions find: how many, and which in which order.
pub(crate) fn answers(casebook: &Casebook) -> Result<BTreeMap<String, String>, Error> {
    let mut all = BTreeMap::new();
    for question in QUESTIONS {
        let answer = casebook.search(&Question::parse(question))?;
        let hits: Vec<String> = answer
            .hits
            .iter()
            .map(|hit| format!("{} {:?}", hit.card.key, hit.card.organisation))
            .collect();
        all.insert(format!("answer {question}"), format!("{} {hits:?}", answer.total));
    }
    Ok(all)
}

/// The problems that a verification finds, one a line; an error counts as one.
pub(crate) fn problems(data: &Path) -> String {
    let report = Casebook::open(data).and_then(|casebook| casebook.verify());
    match report {
        Ok(report) => {
            let lines: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
            lines.join("\n")
        }
        Err(error) => error.to_string(),
    }
}
