//! The rule of a theme in its own words, for whoever wants to know what falls under it.

use serde::Serialize;

use super::ThemeFile;
use super::passages::Place;
use super::theme::{ListId, Target};
use crate::model::words::Finding;

/// What a theme asks of a text before it applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// Plain words, one after the other.
    pub phrases: Vec<String>,
    /// Words with signs: `delay* … plan*`.
    pub patterns: Vec<String>,
    /// A clause that has one of these does not count.
    pub exclude: Vec<String>,
    /// Whether clauses are left out too by what its kind excludes.
    pub excludes_of_its_kind: bool,
    /// The same paragraph must have one of these; empty for no such condition.
    pub beside: Vec<String>,
    /// The parts of a decision that it looks at.
    pub sections: Vec<&'static str>,
    /// The parts in which one sentence is enough.
    pub strong: Vec<&'static str>,
    /// How many sentences are enough elsewhere.
    pub enough: usize,
    /// The findings it can go with; empty for any.
    pub findings: Vec<&'static str>,
    /// Categories that are enough by themselves.
    pub categories: Vec<String>,
    /// Categories in which one sentence is enough.
    pub likely: Vec<String>,
    /// The only categories in which it applies; empty for any.
    pub only: Vec<String>,
}

impl ThemeFile {
    /// The rule of the theme called `name`.
    ///
    /// ```
    /// use casebook::themes::ThemeFile;
    /// let text = "[[theme]]\nname = \"bins\"\ntitle = \"Bins\"\ndescription = \"Missed bins\"\n\
    ///     phrases = [\"missed bin\"]\npatterns = [\"bin* … (late|missed)\"]\n";
    /// let wording = ThemeFile::parse("our.toml", text)?.wording("bins").unwrap();
    /// assert_eq!(wording.phrases, ["missed bin"]);
    /// assert_eq!(wording.patterns, ["bin* … (late|missed)"]);
    /// # Ok::<(), casebook::Error>(())
    /// ```
    #[must_use]
    pub fn wording(&self, name: &str) -> Option<Wording> {
        let at = self.themes.iter().position(|theme| theme.name == name)?;
        let theme = self.themes.get(at)?;
        let settings = &theme.settings;
        let own = |phrase: bool| self.texts(Target::Theme(at), phrase);
        let list = |list: ListId| self.texts(Target::List(list), false);
        let places = |places: &[Place]| places.iter().map(|place| place.as_str()).collect();
        let excluded = settings.exclude.iter().skip(settings.inherited);
        Some(Wording {
            phrases: own(true),
            patterns: own(false),
            exclude: excluded.flat_map(|it| list(*it)).collect(),
            excludes_of_its_kind: settings.inherited > 0,
            beside: settings.beside.map_or_else(Vec::new, list),
            sections: places(&settings.sections),
            strong: places(&settings.strong),
            enough: settings.enough,
            findings: settings.findings.iter().copied().map(Finding::as_str).collect(),
            categories: theme.certain.clone(),
            likely: theme.likely.clone(),
            only: theme.only.clone(),
        })
    }

    fn texts(&self, target: Target, phrase: bool) -> Vec<String> {
        let rules = self.rules.iter().filter(|rule| rule.target == target);
        rules.filter(|rule| rule.phrase == phrase).map(|rule| rule.text.clone()).collect()
    }
}
