//! Themes with how many decisions have each, as they are listed for a person or a program.

use serde::Serialize;

use super::ThemeCounts;
use crate::themes::{Theme, ThemeFile, ThemeKind};

/// The themes of a file, counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listed<'a> {
    /// The name of the file.
    pub theme_file: &'a str,
    /// All decisions that were asked about.
    pub decisions: u64,
    /// How many of them have no theme.
    pub without: u64,
    /// The themes, in the order of the file.
    pub themes: Vec<Line<'a>>,
}

/// A theme and its count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line<'a> {
    /// Its name.
    pub theme: &'a str,
    /// Its name for people.
    pub title: &'a str,
    /// What falls under it.
    pub description: &'a str,
    /// What sort of lesson it is; null for one that is in no theme file now.
    pub kind: Option<ThemeKind>,
    /// The wider theme.
    pub parent: Option<&'a str>,
    /// The narrower ones.
    pub children: Vec<&'a str>,
    /// How many decisions have it.
    pub decisions: u64,
    /// Of all decisions; null of none.
    pub share: Option<f64>,
}

/// The headings of the list.
pub const KINDS: &[(Option<ThemeKind>, &str)] = &[
    (Some(ThemeKind::Subject), "What cases are about"),
    (Some(ThemeKind::Fault), "What went wrong, where the Ombudsman found it"),
    (Some(ThemeKind::Remedy), "What has to change"),
    (None, "In no theme file now"),
];

impl<'a> Listed<'a> {
    /// The themes of a file with their counts; without `all`, those that some decision has.
    #[must_use]
    pub fn of(file: &'a ThemeFile, counts: &'a ThemeCounts, all: bool) -> Self {
        let mut themes: Vec<Line<'_>> = file
            .themes()
            .iter()
            .map(|theme| line(Some(theme), &theme.name, file, counts))
            .filter(|line| all || line.decisions > 0)
            .collect();
        // A theme of an earlier file, where that was taken in by another version.
        let unknown = counts.with.keys().filter(|name| file.theme(name).is_none());
        themes.extend(unknown.map(|name| line(None, name, file, counts)));
        let (decisions, without) = (counts.decisions, counts.without);
        Self { theme_file: file.name(), decisions, without, themes }
    }

    /// The themes of a kind, most frequent first, each followed by those below it, with how far down.
    #[must_use]
    pub fn in_families(&self, kind: Option<ThemeKind>) -> Vec<(usize, &Line<'a>)> {
        let mut of_kind: Vec<&Line<'_>> =
            self.themes.iter().filter(|line| line.kind == kind).collect();
        of_kind.sort_by_key(|line| std::cmp::Reverse(line.decisions));
        let is_top = |line: &&&Line<'_>| {
            line.parent.is_none_or(|parent| of_kind.iter().all(|other| other.theme != parent))
        };
        let mut waiting: Vec<(usize, &Line<'_>)> =
            of_kind.iter().filter(is_top).rev().map(|line| (0, *line)).collect();
        let mut ordered = Vec::new();
        while let Some((depth, line)) = waiting.pop() {
            ordered.push((depth, line));
            let below = of_kind.iter().filter(|other| other.parent == Some(line.theme)).rev();
            waiting.extend(below.map(|other| (depth + 1, *other)));
        }
        ordered
    }
}

fn line<'a>(
    theme: Option<&'a Theme>,
    name: &'a str,
    file: &'a ThemeFile,
    counts: &ThemeCounts,
) -> Line<'a> {
    let decisions = counts.with.get(name).copied().unwrap_or_default();
    let under = file.themes().iter().filter(|it| it.parent.as_deref() == Some(name));
    #[allow(clippy::cast_precision_loss)] // counts are far below 2⁵²
    let share = (counts.decisions > 0).then(|| decisions as f64 / counts.decisions as f64);
    Line {
        theme: name,
        title: theme.map_or(name, |theme| &theme.title),
        description: theme.map_or("", |theme| &theme.description),
        kind: theme.map(|theme| theme.kind),
        parent: theme.and_then(|theme| theme.parent.as_deref()),
        children: under.map(|theme| theme.name.as_str()).collect(),
        decisions,
        share,
    }
}
