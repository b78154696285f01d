//! A benchmark in plain words: "distress, EHC plan delay, 2024 on".

use super::super::args::stats::Payments;
use super::super::asked;
use crate::error::{Error, ErrorKind, Result};
use crate::model::words::{Outcome, PaymentForm, Purpose};
use crate::search::Question;
use crate::stats::Narrow;
use crate::themes::ThemeFile;

/// What is to be counted, and how plain words were understood.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) narrow: Narrow,
    pub(super) understood: Vec<String>,
}

/// Words before and behind a year that lets later ones in.
const SINCE: &[&str] = &["since ", "from ", "after the start of "];
const ONWARDS: &[&str] = &[" onwards", " onward", " on", " or later", " and later"];

/// The question and the flags. Parts between commas that name a purpose, a theme, an outcome or years
/// are understood as these, and said to be; the rest are words to look for.
pub(super) fn asked(args: &Payments) -> Result<Asked> {
    let typed = args.question.join(" ");
    let mut narrow = Narrow::default();
    for word in &args.purpose {
        let purpose = Purpose::parse(word);
        let known = || Purpose::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>();
        narrow.purposes.push(purpose.ok_or_else(|| unknown("--purpose", word, &known()))?);
    }
    for word in &args.form {
        let form = PaymentForm::parse(word);
        let known = || PaymentForm::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>();
        narrow.forms.push(form.ok_or_else(|| unknown("--form", word, &known()))?);
    }
    let (words, parts) = understood(&typed);
    let mut question = asked::question(&[words], &args.filters)?;
    let mut said = Vec::new();
    for part in parts {
        said.push(part.said());
        match part {
            Part::Purpose(purpose) => narrow.purposes.push(purpose),
            Part::Filter(name, value) => asked::narrow(&mut question, name, &value)?,
        }
    }
    Ok(Asked { question, narrow, understood: said })
}

fn unknown(flag: &str, typed: &str, known: &[&str]) -> Error {
    Error::new(ErrorKind::Usage, format!("{flag} cannot be {typed:?}"))
        .advise(format!("say one of {}", known.join(", ")))
}

/// A part between commas that is more than words.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Purpose(Purpose),
    Filter(&'static str, String),
}

impl Part {
    fn said(&self) -> String {
        match self {
            Self::Purpose(purpose) => format!("payments for {}", purpose.label()),
            Self::Filter(name, value) => format!("{name}:{value}"),
        }
    }
}

/// The words that are left, and what the other parts mean. What is in quotes is never taken apart.
fn understood(typed: &str) -> (String, Vec<Part>) {
    let plain = !typed.contains(['"', '“', '”', ':']) && typed.contains(',');
    if !plain {
        return (typed.to_owned(), Vec::new());
    }
    let (mut words, mut parts) = (Vec::new(), Vec::new());
    for text in typed.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        match part(text) {
            Some(part) => parts.push(part),
            None => words.push(text),
        }
    }
    if parts.is_empty() { (typed.to_owned(), parts) } else { (words.join(" "), parts) }
}

fn part(text: &str) -> Option<Part> {
    if let Some(purpose) = Purpose::parse(text) {
        return Some(Part::Purpose(purpose));
    }
    let folded = folded(text);
    let themes = ThemeFile::builtin().themes();
    let theme = themes.iter().find(|theme| {
        [&theme.name, &theme.title].into_iter().any(|name| self::folded(name) == folded)
    });
    if let Some(theme) = theme {
        return Some(Part::Filter("theme", theme.name.clone()));
    }
    if let Some(outcome) = Outcome::parse(text).filter(|outcome| *outcome != Outcome::Other) {
        return Some(Part::Filter("outcome", outcome.as_str().to_owned()));
    }
    years(&folded)
}

/// A name without regard to capitals, hyphens and underscores.
fn folded(name: &str) -> String {
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "2024", "2024 on", "since 2024", "2023 to 2025".
fn years(text: &str) -> Option<Part> {
    let year = |text: &str| {
        let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        (digits && (text.starts_with("19") || text.starts_with("20"))).then(|| text.to_owned())
    };
    let since = SINCE.iter().find_map(|word| text.strip_prefix(word));
    let since = since.or_else(|| ONWARDS.iter().find_map(|word| text.strip_suffix(word)));
    if let Some(from) = since.and_then(year) {
        return Some(Part::Filter("from", from));
    }
    if let Some((from, to)) = text.split_once(" to ") {
        return Some(Part::Filter("year", format!("{}..{}", year(from)?, year(to)?)));
    }
    year(text).map(|year| Part::Filter("year", year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_between_commas_are_understood() {
        let filter = |name, value: &str| Part::Filter(name, value.to_owned());
        for (typed, words, parts) in [
            (
                "distress, EHC plan delay, 2024 on",
                "",
                vec![
                    Part::Purpose(Purpose::Distress),
                    filter("theme", "ehc_plan_delay"),
                    filter("from", "2024"),
                ],
            ),
            (
                "time and trouble, lost the file, 2023 to 2025, not upheld",
                "lost the file",
                vec![
                    Part::Purpose(Purpose::TimeAndTrouble),
                    filter("year", "2023..2025"),
                    filter("outcome", "not_upheld"),
                ],
            ),
            (
                "School transport, since 2022",
                "",
                vec![filter("theme", "school_transport"), filter("from", "2022")],
            ),
            // No comma, quotes, or nothing that is known: words as they are.
            ("distress", "distress", vec![]),
            ("\"distress, delay\"", "\"distress, delay\"", vec![]),
            ("the bins, the street", "the bins, the street", vec![]),
        ] {
            assert_eq!(understood(typed), (words.to_owned(), parts), "{typed}");
        }
    }
}
