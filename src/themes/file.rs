//! From the text of a theme file to its themes: what each key means, and what is wrong with it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::ThemeFile;
use super::compile::{Builder, Round, RuleId};
use super::passages::Place;
use super::pattern::{self, Step, Trouble};
use super::source::{self, Remarks, Said, Table, nearest};
use super::theme::{ListId, Rule, Settings, Target, Theme, ThemeKind, fold};
use crate::error::{Error, Result};
use crate::model::words::Finding;

/// The theme file that is part of the program.
pub(super) const BUILTIN: &str = include_str!("../../corpus/themes.toml");

/// Its name in messages.
pub(super) const BUILTIN_NAME: &str = "corpus/themes.toml";

/// The most characters of a pattern that a record repeats.
const LONGEST_SAID: usize = 60;

/// How the name of a rule of plain words begins.
const PHRASE: &str = "phrase: ";

const FILE_KEYS: &[&str] = &["extends", "kinds", "theme"];
const KIND_KEYS: &[&str] = &["sections", "strong", "enough", "findings", "beside", "exclude"];
const THEME_KEYS: &[&str] = &[
    "name",
    "title",
    "description",
    "kind",
    "parent",
    "phrases",
    "patterns",
    "exclude",
    "beside",
    "sections",
    "strong",
    "enough",
    "findings",
    "categories",
    "likely",
    "only",
];

/// Reads a file; every remark on it, if there is one.
pub(super) fn read(name: &str, text: &str) -> Result<ThemeFile, Vec<Error>> {
    let mut remarks = Remarks::on(name, text);
    let mut draft = Draft::default();
    let parsed = source::read(text, &mut remarks);
    let table = Table::new(parsed.span(), parsed.get_ref());
    if text != BUILTIN {
        draft.begin_with_builtin(extends(&table, &mut remarks));
    }
    draft.take(&table, &mut remarks);
    draft.check_parents(&mut remarks);
    let file = draft.build(name, &mut remarks);
    let remarks = remarks.finish();
    if remarks.is_empty() { Ok(file) } else { Err(remarks) }
}

/// Whether the file adds to the themes of the program.
fn extends(table: &Table<'_, '_>, remarks: &mut Remarks<'_>) -> bool {
    let Some(said) = table.text("extends", remarks) else { return false };
    if said.text != "builtin" {
        let what = format!("nothing called {:?} to extend", said.text);
        remarks.note(said.at, what, "write extends = \"builtin\", or take the line out");
    }
    said.text == "builtin"
}

/// A file half read: rules as steps, lists not yet numbered.
#[derive(Default)]
struct Draft {
    kinds: BTreeMap<ThemeKind, Settings>,
    themes: Vec<Theme>,
    rules: Vec<(Rule, Vec<Step>)>,
    lists: ListId,
    /// Where each theme of the file itself and its parent are written.
    places: BTreeMap<String, (usize, Option<usize>)>,
}

impl Draft {
    /// Takes the kinds of the program's file, and its themes if the file extends them.
    fn begin_with_builtin(&mut self, themes: bool) {
        let mut unused = Remarks::on(BUILTIN_NAME, BUILTIN);
        let parsed = source::read(BUILTIN, &mut unused);
        let table = Table::new(parsed.span(), parsed.get_ref());
        if themes {
            self.take(&table, &mut unused);
        } else {
            self.read_kinds(&table, &mut unused);
        }
    }

    fn take(&mut self, table: &Table<'_, '_>, remarks: &mut Remarks<'_>) {
        table.check(FILE_KEYS, "a theme file", remarks);
        self.read_kinds(table, remarks);
        self.places.clear();
        for theme in table.tables("theme", remarks) {
            self.read_theme(&theme, remarks);
        }
        if self.themes.is_empty() {
            remarks.note(0, "no themes in this file", "begin one with [[theme]]");
        }
    }

    fn read_kinds(&mut self, table: &Table<'_, '_>, remarks: &mut Remarks<'_>) {
        for (name, kind) in table.named("kinds", remarks) {
            let Some(known) = kind_of(&name, remarks) else { continue };
            kind.check(KIND_KEYS, "a kind", remarks);
            let settings = self.kinds.remove(&known).unwrap_or_default();
            let settings = self.settings(&kind, settings, remarks);
            self.kinds.insert(known, settings);
        }
    }

    fn read_theme(&mut self, table: &Table<'_, '_>, remarks: &mut Remarks<'_>) {
        table.check(THEME_KEYS, "a theme", remarks);
        let Some(name) = table.text("name", remarks) else {
            remarks.note(table.at, "a theme without a name", "write name = \"late_plans\"");
            return;
        };
        if !is_name(&name.text) {
            let what = format!("{:?} is no name for a theme", name.text);
            remarks.note(name.at, what, "a name has small letters, digits and _ only");
        }
        if self.places.contains_key(&name.text) {
            let what = format!("a second theme called {:?}", name.text);
            remarks.note(name.at, what, "give each theme a name of its own");
            return;
        }
        let Some(kind) = table
            .text("kind", remarks)
            .map_or(Some(ThemeKind::Subject), |kind| kind_of(&kind, remarks))
        else {
            return;
        };
        let parent = table.text("parent", remarks);
        self.places.insert(name.text.clone(), (name.at, parent.as_ref().map(|said| said.at)));
        let at = self.themes.iter().position(|theme| theme.name == name.text);
        let at = at.unwrap_or(self.themes.len());
        // A theme of the same name takes the place of the one that is extended, with its rules.
        self.rules.retain(|(rule, _)| rule.target != Target::Theme(at));
        self.read_rules(table, at, &name, remarks);
        let theme = self.theme(table, name.text, kind, parent.map(|said| said.text), remarks);
        if at < self.themes.len() {
            self.themes[at] = theme;
        } else {
            self.themes.push(theme);
        }
    }

    fn theme(
        &mut self,
        table: &Table<'_, '_>,
        name: String,
        kind: ThemeKind,
        parent: Option<String>,
        remarks: &mut Remarks<'_>,
    ) -> Theme {
        let need = |key: &str, remarks: &mut Remarks<'_>| {
            let said = table.text(key, remarks).map(|said| said.text).unwrap_or_default();
            if said.trim().is_empty() {
                let what = format!("theme {name:?} has no {key}");
                remarks.note(table.at, what, format!("people read it: write {key} = \"...\""));
            }
            said
        };
        let (title, description) = (need("title", remarks), need("description", remarks));
        let categories = |key, remarks: &mut Remarks<'_>| -> Vec<String> {
            let texts = table.texts(key, remarks).unwrap_or_default();
            texts.iter().map(|said| fold(&said.text)).collect()
        };
        let (certain, likely, only) = (
            categories("categories", remarks),
            categories("likely", remarks),
            categories("only", remarks),
        );
        let mut settings = self.kinds.get(&kind).cloned().unwrap_or_default();
        settings.inherited = settings.exclude.len();
        let settings = self.settings(table, settings, remarks);
        Theme { name, title, description, kind, parent, settings, certain, likely, only }
    }

    /// What a kind or a theme says about where it looks, on top of what holds already.
    fn settings(
        &mut self,
        table: &Table<'_, '_>,
        mut settings: Settings,
        remarks: &mut Remarks<'_>,
    ) -> Settings {
        if let Some(texts) = table.texts("sections", remarks) {
            settings.sections = places(&texts, remarks);
        }
        if let Some(texts) = table.texts("strong", remarks) {
            settings.strong = places(&texts, remarks);
        }
        if let Some(enough) = table.count("enough", remarks) {
            settings.enough = enough;
        }
        if let Some(texts) = table.texts("findings", remarks) {
            settings.findings = findings(&texts, remarks);
        }
        if let Some(texts) = table.texts("beside", remarks) {
            settings.beside = (!texts.is_empty()).then(|| self.list(&texts, remarks));
        }
        if let Some(texts) = table.texts("exclude", remarks) {
            let list = self.list(&texts, remarks);
            settings.exclude.push(list);
        }
        settings
    }

    fn list(&mut self, texts: &[Said], remarks: &mut Remarks<'_>) -> ListId {
        let list = self.lists;
        self.lists += 1;
        for said in texts {
            self.rule(String::new(), said, Target::List(list), pattern::pattern, remarks);
        }
        list
    }

    fn read_rules(
        &mut self,
        table: &Table<'_, '_>,
        at: usize,
        name: &Said,
        remarks: &mut Remarks<'_>,
    ) {
        let phrases = table.texts("phrases", remarks).unwrap_or_default();
        let patterns = table.texts("patterns", remarks).unwrap_or_default();
        let certain = table.texts("categories", remarks).unwrap_or_default();
        if phrases.is_empty() && patterns.is_empty() && certain.is_empty() {
            let what = format!("theme {:?} can never apply", name.text);
            remarks.note(name.at, what, "give it `phrases`, `patterns` or `categories`");
        }
        let target = Target::Theme(at);
        for said in &phrases {
            let says = format!("{PHRASE}{}", said.text);
            self.rule(says, said, target, pattern::phrase, remarks);
        }
        for (at, said) in patterns.iter().enumerate() {
            let says = format!("pattern {}: {}", at + 1, shortened(&said.text));
            self.rule(says, said, target, pattern::pattern, remarks);
        }
    }

    fn rule(
        &mut self,
        says: String,
        said: &Said,
        target: Target,
        read: fn(&str) -> Result<Vec<Step>, Trouble>,
        remarks: &mut Remarks<'_>,
    ) {
        match read(&said.text) {
            Ok(steps) => {
                let phrase = says.starts_with(PHRASE);
                self.rules.push((Rule { says, text: said.text.clone(), phrase, target }, steps));
            }
            Err(Trouble { what, advice }) => remarks.note(said.at, what, advice),
        }
    }

    fn check_parents(&self, remarks: &mut Remarks<'_>) {
        let names: Vec<&str> = self.themes.iter().map(|theme| theme.name.as_str()).collect();
        for theme in &self.themes {
            let Some(parent) = &theme.parent else { continue };
            let at = self.places.get(&theme.name).and_then(|place| place.1).unwrap_or_default();
            if !names.contains(&parent.as_str()) {
                let advice = match nearest(parent, &names) {
                    Some(meant) => format!("did you mean {meant:?}?"),
                    None => "a parent is the name of another theme of the file".to_owned(),
                };
                remarks.note(at, format!("no theme called {parent:?} to be the parent"), advice);
            } else if self.is_own_ancestor(&theme.name) {
                let what = format!("theme {:?} is its own ancestor", theme.name);
                remarks.note(at, what, "parents must end somewhere: take one out");
            }
        }
    }

    fn is_own_ancestor(&self, name: &str) -> bool {
        let parent =
            |name: &str| self.themes.iter().find(|theme| theme.name == name)?.parent.as_deref();
        let mut above = parent(name);
        // A chain longer than there are themes goes round in a circle further up.
        for _ in 0..self.themes.len() {
            match above {
                Some(other) if other == name => return true,
                Some(other) => above = parent(other),
                None => return false,
            }
        }
        false
    }

    fn build(self, name: &str, remarks: &mut Remarks<'_>) -> ThemeFile {
        let mut builder = Builder::new();
        let mut rules = Vec::new();
        let mut fits = true;
        for (id, (rule, steps)) in (0 as RuleId..).zip(self.rules) {
            let round = match rule.target {
                Target::Theme(_) => Round::Themes,
                Target::List(_) => Round::Lists,
            };
            fits &= builder.add(round, id, &steps).is_ok();
            rules.push(rule);
        }
        let machine = builder.build();
        fits &= machine.is_ok();
        if !fits {
            let advice = "about five thousand different words is the most: split the file";
            remarks.note(0, "more words than a theme file can hold", advice);
        }
        let machine = machine.unwrap_or_default();
        ThemeFile {
            name: name.to_owned(),
            themes: self.themes,
            rules,
            machine,
            tables: Mutex::default(),
        }
    }
}

/// The beginning of a long pattern: every record names the rules that spoke.
fn shortened(pattern: &str) -> String {
    match pattern.char_indices().nth(LONGEST_SAID) {
        Some((end, _)) => format!("{} [...]", pattern.get(..end).unwrap_or_default()),
        None => pattern.to_owned(),
    }
}

fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !name.is_empty() && name.chars().all(fits)
}

fn kind_of(said: &Said, remarks: &mut Remarks<'_>) -> Option<ThemeKind> {
    let kind = ThemeKind::ALL.iter().copied().find(|kind| kind.as_str() == said.text);
    if kind.is_none() {
        let known: Vec<&str> = ThemeKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let advice = format!("a kind is one of: {}", known.join(", "));
        remarks.note(said.at, format!("no kind of theme called {:?}", said.text), advice);
    }
    kind
}

fn places(texts: &[Said], remarks: &mut Remarks<'_>) -> Vec<Place> {
    let known: Vec<&str> = Place::all().map(Place::as_str).collect();
    known_words(texts, "section", &known, Place::parse, remarks)
}

fn findings(texts: &[Said], remarks: &mut Remarks<'_>) -> Vec<Finding> {
    let known: Vec<&str> = Finding::ALL.iter().map(|finding| finding.as_str()).collect();
    known_words(texts, "finding", &known, Finding::parse, remarks)
}

fn known_words<T>(
    texts: &[Said],
    what: &str,
    known: &[&str],
    parse: fn(&str) -> Option<T>,
    remarks: &mut Remarks<'_>,
) -> Vec<T> {
    let mut found = Vec::new();
    for said in texts {
        if let Some(word) = parse(&said.text) {
            found.push(word);
        } else {
            let advice = match nearest(&said.text, known) {
                Some(meant) => format!("did you mean {meant:?}?"),
                None => format!("known are: {}", known.join(", ")),
            };
            remarks.note(said.at, format!("no {what} called {:?}", said.text), advice);
        }
    }
    found
}
