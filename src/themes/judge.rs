//! Which themes apply to a decision, and why.

use std::collections::BTreeMap;

use super::ThemeFile;
use super::compile::{Round, RuleId};
use super::machine::Desk;
use super::passages::{self, Block, Place, blocks};
use super::reason::{Because, Evidence, Reason};
use super::theme::{ListId, Target, Theme, fold};
use super::vocabulary::SetId;
use super::words::Words;
use crate::model::decision::{Decision, ThemeMark};
use crate::text::Span;

/// A sentence that counts for a theme.
#[derive(Debug, Clone, Copy)]
struct Hit<'d> {
    rule: RuleId,
    place: Place,
    paragraph: Option<u32>,
    quote: &'d str,
    span: Span,
}

/// The verdict on one theme.
struct Verdict<'d> {
    because: Because,
    hits: Vec<Hit<'d>>,
}

/// The themes that apply, in the order of the file.
pub(super) fn marks(file: &ThemeFile, decision: &Decision) -> Vec<ThemeMark> {
    let verdicts = verdicts(file, decision);
    let applying = file.themes.iter().zip(&verdicts).filter_map(|(theme, verdict)| {
        let verdict = verdict.as_ref().filter(|verdict| verdict.because.applies())?;
        let rule = match (&verdict.because, deciding(theme, &verdict.hits)) {
            (Because::Narrower(theme), _) => format!("theme: {theme}"),
            (Because::Category(category), None) => format!("category: {category}"),
            (_, hit) => hit.map(|hit| file.says(hit.rule).to_owned()).unwrap_or_default(),
        };
        let mut paragraphs: Vec<u32> =
            verdict.hits.iter().filter_map(|hit| hit.paragraph).collect();
        paragraphs.sort_unstable();
        paragraphs.dedup();
        Some(ThemeMark { theme: theme.name.clone(), paragraphs, rule })
    });
    applying.collect()
}

/// Every theme that the text speaks of, with what decided, in the order of the file.
pub(super) fn reasons(file: &ThemeFile, decision: &Decision) -> Vec<Reason> {
    let spoken = file.themes.iter().zip(verdicts(file, decision));
    let reasons = spoken.filter_map(|(theme, verdict)| {
        let Verdict { because, hits } = verdict?;
        let evidence = hits.iter().map(|hit| Evidence {
            rule: file.says(hit.rule).to_owned(),
            place: hit.place.as_str(),
            paragraph: hit.paragraph,
            quote: hit.quote.to_owned(),
            words: file.met_words(hit.rule, hit.quote).to_owned(),
            span: hit.span,
        });
        Some(Reason {
            theme: theme.name.clone(),
            applies: because.applies(),
            evidence: evidence.collect(),
            because,
        })
    });
    reasons.collect()
}

/// The themes that a text speaks of.
pub(super) fn mentioned<'f>(file: &'f ThemeFile, text: &str) -> Vec<&'f Theme> {
    let mut said = vec![0_usize; file.themes.len()];
    let mut table = file.take_table();
    let block = passages::plain(text);
    table.spell(file, &block);
    table.read(file, Round::Themes);
    table.read(file, Round::Lists);
    for rules in table.clauses() {
        for &(_, rule) in rules {
            let Target::Theme(at) = file.target(rule) else { continue };
            // What is excluded for all faults is what is only alleged, which a draft does.
            let own = file.themes.get(at).map(|theme| {
                theme.settings.exclude.get(theme.settings.inherited..).unwrap_or_default()
            });
            if !own.is_some_and(|own| file.has_one_of(own, rules)) {
                said[at] += 1;
            }
        }
    }
    file.put_table(table);
    // What is said in passing by many (it needs three sentences of a decision) needs two here.
    let needed = |theme: &Theme| if theme.settings.enough > 2 { 2 } else { 1 };
    let mut speaks: Vec<bool> =
        file.themes.iter().zip(said).map(|(theme, said)| said >= needed(theme)).collect();
    let place = |name: &str| file.themes.iter().position(|theme| theme.name == name);
    for at in 0..speaks.len() {
        let mut child = at;
        while speaks[child]
            && let Some(parent) = file.themes[child].parent.as_deref().and_then(place)
        {
            speaks[parent] = true;
            child = parent;
        }
    }
    file.themes.iter().zip(speaks).filter(|(_, speaks)| *speaks).map(|(theme, _)| theme).collect()
}

/// The hit that a record names: the first in a part that decides outside of the summary, where
/// there is a paragraph to point at, else the first.
fn deciding<'h, 'd>(theme: &Theme, hits: &'h [Hit<'d>]) -> Option<&'h Hit<'d>> {
    let strong = |hit: &&Hit<'_>| theme.settings.strong.contains(&hit.place);
    let numbered = hits.iter().filter(strong).find(|hit| hit.paragraph.is_some());
    numbered.or_else(|| hits.iter().find(strong)).or_else(|| hits.first())
}

fn verdicts<'d>(file: &ThemeFile, decision: &'d Decision) -> Vec<Option<Verdict<'d>>> {
    let category = Category::of(decision);
    let hits = collect(file, decision);
    let each = file.themes.iter().zip(hits);
    let mut verdicts: Vec<Option<Verdict<'d>>> = each
        .map(|(theme, hits)| {
            let because = because(theme, &hits, &category, decision)?;
            Some(Verdict { because, hits })
        })
        .collect();
    lift(file, &mut verdicts);
    verdicts
}

/// Gives every theme that applies to its parents too.
fn lift(file: &ThemeFile, verdicts: &mut [Option<Verdict<'_>>]) {
    let place = |name: &str| file.themes.iter().position(|theme| theme.name == name);
    let applies = |verdict: &Option<Verdict<'_>>| {
        verdict.as_ref().is_some_and(|verdict| verdict.because.applies())
    };
    for at in 0..file.themes.len() {
        let mut child = at;
        // The file's check has made sure that parents end.
        while applies(&verdicts[child]) {
            let Some(parent) = file.themes[child].parent.as_deref().and_then(place) else { break };
            let hits = verdicts[child].as_ref().map(|verdict| verdict.hits.clone());
            let because = Because::Narrower(file.themes[child].name.clone());
            let above =
                verdicts[parent].get_or_insert(Verdict { because: because.clone(), hits: vec![] });
            if !above.because.applies() {
                above.because = because;
            }
            above.hits.extend(hits.unwrap_or_default());
            above.hits.sort_by_key(|hit| (hit.span, hit.rule));
            above.hits.dedup_by_key(|hit| (hit.span, hit.rule));
            child = parent;
        }
    }
}

/// What decides on a theme; `None` where nothing speaks for it.
fn because(
    theme: &Theme,
    hits: &[Hit<'_>],
    category: &Category,
    decision: &Decision,
) -> Option<Because> {
    let certain = category.is_one_of(&theme.certain);
    if hits.is_empty() && !certain {
        return None;
    }
    let settings = &theme.settings;
    if !settings.findings.is_empty() && !settings.findings.contains(&decision.finding) {
        return Some(Because::Finding(decision.finding.label()));
    }
    // A page that has lost its category is in none of the others.
    let known = !category.wide.is_empty();
    if known && !theme.only.is_empty() && !category.is_one_of(&theme.only) {
        return Some(Because::OtherCategory(category.printed()));
    }
    if certain {
        return Some(Because::Category(category.printed()));
    }
    if let Some(hit) = hits.iter().find(|hit| settings.strong.contains(&hit.place)) {
        return Some(Because::Part(hit.place.to_string()));
    }
    // Two rules that meet one sentence are one sentence.
    let mut said: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
    said.dedup();
    if said.len() >= settings.enough {
        Some(Because::Enough(said.len()))
    } else if category.is_one_of(&theme.likely) {
        Some(Because::Likely(category.printed()))
    } else {
        Some(Because::TooFew { found: said.len(), needed: settings.enough })
    }
}

/// The decision's category, alone and with its sub-category.
struct Category {
    wide: String,
    narrow: String,
    printed: String,
}

impl Category {
    fn of(decision: &Decision) -> Self {
        let category = decision.category.as_deref().unwrap_or_default();
        let printed = match decision.subcategory.as_deref() {
            Some(subcategory) => format!("{category} > {subcategory}"),
            None => category.to_owned(),
        };
        Self { wide: fold(category), narrow: fold(&printed), printed }
    }

    fn is_one_of(&self, known: &[String]) -> bool {
        known.iter().any(|known| *known == self.wide || *known == self.narrow)
    }

    fn printed(&self) -> String {
        if self.printed.is_empty() { "no category".to_owned() } else { self.printed.clone() }
    }
}

/// What reading a decision needs again and again.
#[derive(Debug, Default)]
pub(super) struct Table {
    desk: Desk,
    /// The words of a block, and where each of its sentences ends.
    spelt: Vec<SetId>,
    ends: Vec<usize>,
    /// The rules met, by sentence and clause.
    met: Vec<(Clause, RuleId)>,
}

/// A clause of a block: the place of its sentence, and its number in it.
type Clause = (usize, usize);

impl Table {
    fn spell(&mut self, file: &ThemeFile, block: &Block<'_>) {
        self.spelt.clear();
        self.ends.clear();
        self.met.clear();
        for sentence in &block.sentences {
            file.machine.spell(sentence.text, &mut self.spelt);
            self.ends.push(self.spelt.len());
        }
    }

    fn read(&mut self, file: &ThemeFile, round: Round) {
        let Self { desk, spelt, ends, met } = self;
        let mut from = 0;
        for (at, &end) in ends.iter().enumerate() {
            let words = spelt.get(from..end).unwrap_or_default();
            from = end;
            file.machine.read(round, words, desk, |number, rules| {
                met.extend(rules.iter().map(|&rule| ((at, number), rule)));
            });
        }
        met.sort_unstable();
    }

    /// Each clause with its rules.
    fn clauses(&self) -> impl Iterator<Item = &[(Clause, RuleId)]> {
        self.met.chunk_by(|one, other| one.0 == other.0)
    }
}

/// The hits of every theme, each in reading order.
fn collect<'d>(file: &ThemeFile, decision: &'d Decision) -> Vec<Vec<Hit<'d>>> {
    let mut hits = vec![Vec::new(); file.themes.len()];
    let mut table = file.take_table();
    for block in blocks(decision) {
        if !file.looks_at(block.place) {
            continue;
        }
        table.spell(file, &block);
        table.read(file, Round::Themes);
        if table.met.is_empty() {
            continue;
        }
        table.read(file, Round::Lists);
        weigh(file, &block, &table, &mut hits);
    }
    file.put_table(table);
    hits
}

/// Gives each theme the clauses of a block that count for it.
fn weigh<'d>(file: &ThemeFile, block: &Block<'d>, table: &Table, hits: &mut [Vec<Hit<'d>>]) {
    // Whether the block has what must stand beside a theme: asked once for each theme.
    let mut beside = BTreeMap::new();
    for rules in table.clauses() {
        for &((at, _), rule) in rules {
            let Target::Theme(theme) = file.target(rule) else { continue };
            let (Some(known), Some(sentence)) = (file.themes.get(theme), block.sentences.get(at))
            else {
                continue;
            };
            let counts = known.settings.sections.contains(&block.place)
                && !file.is_excluded(known, rules)
                && *beside.entry(theme).or_insert_with(|| file.has_beside(known, table));
            let again = |hit: &Hit<'_>| hit.span == sentence.span && hit.rule == rule;
            if counts && !hits[theme].last().is_some_and(again) {
                let (place, paragraph) = (block.place, block.paragraph);
                let (quote, span) = (sentence.text, sentence.span);
                hits[theme].push(Hit { rule, place, paragraph, quote, span });
            }
        }
    }
}

impl ThemeFile {
    fn says(&self, rule: RuleId) -> &str {
        self.rules.get(rule as usize).map_or("", |rule| rule.says.as_str())
    }

    fn target(&self, rule: RuleId) -> Target {
        self.rules.get(rule as usize).map_or(Target::List(ListId::MAX), |rule| rule.target)
    }

    /// The words of a sentence that a rule of a theme met.
    fn met_words<'t>(&self, rule: RuleId, sentence: &'t str) -> &'t str {
        let mut table = self.take_table();
        table.spelt.clear();
        self.machine.spell(sentence, &mut table.spelt);
        let Table { desk, spelt, .. } = &mut table;
        let met = self.machine.locate(Round::Themes, rule, spelt, desk);
        self.put_table(table);
        let Some(met) = met else { return sentence };
        let (mut words, mut at) = (Words::of(sentence), 0);
        let mut begin = words.begin();
        while words.next(|_| {}) {
            at += 1;
            if at == met.end {
                break;
            }
            if at <= met.start {
                begin = words.begin();
            }
        }
        sentence.get(begin..words.end()).unwrap_or(sentence)
    }

    fn looks_at(&self, place: Place) -> bool {
        self.themes.iter().any(|theme| theme.settings.sections.contains(&place))
    }

    /// Whether a clause with these rules says that the theme is not meant.
    fn is_excluded(&self, theme: &Theme, rules: &[(Clause, RuleId)]) -> bool {
        self.has_one_of(&theme.settings.exclude, rules)
    }

    fn has_one_of(&self, lists: &[ListId], rules: &[(Clause, RuleId)]) -> bool {
        rules.iter().any(|&(_, rule)| match self.target(rule) {
            Target::List(list) => lists.contains(&list),
            Target::Theme(_) => false,
        })
    }

    /// Whether the block has a word of the list that must stand beside the theme, in a clause that
    /// is not itself excluded.
    fn has_beside(&self, theme: &Theme, table: &Table) -> bool {
        let Some(beside) = theme.settings.beside else { return true };
        let says = |&(_, rule): &(Clause, RuleId)| self.target(rule) == Target::List(beside);
        table.clauses().any(|rules| rules.iter().any(says) && !self.is_excluded(theme, rules))
    }

    /// A table that another decision has been read at, or a new one.
    fn take_table(&self) -> Table {
        self.tables.lock().ok().and_then(|mut tables| tables.pop()).unwrap_or_default()
    }

    fn put_table(&self, table: Table) {
        if let Ok(mut tables) = self.tables.lock() {
            tables.push(table);
        }
    }
}
