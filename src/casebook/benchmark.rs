//! A benchmark in plain words: "distress, EHC plan delay, 2024 on".

use crate::model::words::{Outcome, Purpose};
use crate::themes::ThemeFile;

/// What plain words ask of payments. Parts between commas that name a purpose, a theme, an outcome or
/// years are understood as these; the rest are words to look for. What is in quotes is never taken
/// apart.
///
/// ```
/// use casebook::casebook::Benchmark;
/// let asked = Benchmark::of("frustration, lost the file, 2024 on");
/// assert_eq!(asked.words, "lost the file");
/// assert_eq!(asked.said(), ["payments for frustration", "from:2024"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Benchmark {
    /// The words to look for.
    pub words: String,
    /// What payments are for.
    pub purposes: Vec<Purpose>,
    /// Filters of decisions, by name.
    pub filters: Vec<(&'static str, String)>,
}

/// Words before and behind a year that lets later ones in.
const SINCE: &[&str] = &["since ", "from ", "after the start of "];
const ONWARDS: &[&str] = &[" onwards", " onward", " on", " or later", " and later"];

impl Benchmark {
    /// What was typed, understood.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let mut asked = Self::default();
        let plain = !typed.contains(['"', '“', '”', ':']) && typed.contains(',');
        let mut words = Vec::new();
        for text in typed.split(',').map(str::trim).filter(|text| plain && !text.is_empty()) {
            match part(text) {
                Some(Part::Purpose(purpose)) => asked.purposes.push(purpose),
                Some(Part::Filter(name, value)) => asked.filters.push((name, value)),
                None => words.push(text),
            }
        }
        asked.words = if asked.is_plain() { typed.to_owned() } else { words.join(" ") };
        asked
    }

    /// Whether it is words and nothing else.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.purposes.is_empty() && self.filters.is_empty()
    }

    /// How parts of it were understood.
    #[must_use]
    pub fn said(&self) -> Vec<String> {
        let purposes = self.purposes.iter().map(|it| format!("payments for {}", it.label()));
        let filters = self.filters.iter().map(|(name, value)| format!("{name}:{value}"));
        purposes.chain(filters).collect()
    }
}

/// A part between commas that is more than words.
enum Part {
    Purpose(Purpose),
    Filter(&'static str, String),
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
        for (typed, words, purposes, filters) in [
            (
                "distress, EHC plan delay, 2024 on",
                "",
                vec![Purpose::Distress],
                vec![("theme", "ehc_plan_delay"), ("from", "2024")],
            ),
            (
                "time and trouble, lost the file, 2023 to 2025, not upheld",
                "lost the file",
                vec![Purpose::TimeAndTrouble],
                vec![("year", "2023..2025"), ("outcome", "not_upheld")],
            ),
            (
                "School transport, since 2022",
                "",
                vec![],
                vec![("theme", "school_transport"), ("from", "2022")],
            ),
            // No comma, quotes, or nothing that is known: words as they are.
            ("distress", "distress", vec![], vec![]),
            ("\"distress, delay\"", "\"distress, delay\"", vec![], vec![]),
            ("the bins, the street", "the bins, the street", vec![], vec![]),
        ] {
            let asked = Benchmark::of(typed);
            let read: Vec<(&str, &str)> =
                asked.filters.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!((asked.words.as_str(), asked.purposes, read), (words, purposes, filters));
        }
    }
}
