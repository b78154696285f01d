//! What was awarded: totals, medians and spread for the question at hand, group by group.

use askama::Template;

use crate::casebook::{Benchmark, Selected};
use crate::model::words::{PaymentForm, Purpose};
use crate::search::{Facets, Misread, Question};
use crate::serve::view::cases;
use crate::serve::view::drawn::{Drawn, drawn};
use crate::serve::view::filters::Form;
use crate::serve::view::frame::Frame;
use crate::serve::view::tags::{Tag, tags};
use crate::serve::view::why::{Try, left_out};
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::stats::{By, Narrow, PaymentGroup, PaymentTable, Payments, QUARTILES, payments};
use crate::themes::ThemeFile;
use crate::words::charts::{median, total};
use crate::words::group::{called, heading};
use crate::words::{money, paid, thousands};

/// Where this page is, and the one with every payment.
const PATH: &str = "/money";
const EACH: &str = "/payments";

/// What is grouped by where nothing was asked for.
pub(in crate::serve) const USUAL: &[By] = &[By::Category, By::Theme, By::Purpose, By::Year];

/// How many groups of a kind are shown where none was asked for.
const GROUPS: usize = 10;

/// The question of the page, and which payments of its decisions count.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::serve) struct Wanted {
    pub(in crate::serve) asked: Asked,
    pub(in crate::serve) narrow: Narrow,
    /// The one thing to group by.
    pub(super) per: Option<By>,
    /// Whether plain words of the address were understood as filters: there is one that says so.
    pub(super) plain: bool,
}

impl Wanted {
    /// What an address asks, with all in it that cannot be read.
    pub(in crate::serve) fn of(visit: &Visit) -> Result<(Self, Vec<Misread>), Problem> {
        let mut wanted =
            Self { asked: Asked::of(visit)?, narrow: Narrow::default(), per: None, plain: false };
        wanted.understand();
        let mut misread = wanted.asked.whole().err().unwrap_or_default();
        for value in visit.values("purpose") {
            match Purpose::parse(value) {
                Some(purpose) => wanted.narrow.purposes.push(purpose),
                None => {
                    misread.push(odd("purpose", value, Purpose::ALL.iter().map(|it| it.as_str())));
                }
            }
        }
        for value in visit.values("form") {
            match PaymentForm::parse(value) {
                Some(form) => wanted.narrow.forms.push(form),
                None => {
                    misread.push(odd("form", value, PaymentForm::ALL.iter().map(|it| it.as_str())));
                }
            }
        }
        if let Some(value) = visit.value("per") {
            wanted.per = By::parse(value);
            if wanted.per.is_none() {
                misread.push(odd("per", value, By::ALL.iter().map(|(name, _)| *name)));
            }
        }
        Ok((wanted, misread))
    }

    /// Puts what is understood of plain words, as `casebook stats payments` does, in their place.
    fn understand(&mut self) {
        let plain = Benchmark::of(&self.asked.words);
        if plain.is_plain() {
            return;
        }
        let page = self.asked.page;
        let words = self.asked.saying(&plain.words);
        let narrowed = |asked: Asked, (name, value): &(&str, String)| asked.with(name, value);
        self.asked = plain.filters.iter().fold(words, narrowed).on_page(page);
        self.narrow.purposes = plain.purposes;
        self.plain = true;
    }

    /// Where the same is asked in a better way.
    pub(super) fn elsewhere(&self, visit: &Visit, path: &str) -> Option<String> {
        (visit.has_blanks() || self.plain).then(|| self.at(path))
    }

    /// The address of a page that is asked this.
    pub(super) fn at(&self, path: &str) -> String {
        let mut address = self.asked.at(path);
        let purposes = self.narrow.purposes.iter().map(|it| ("purpose", it.as_str()));
        let forms = self.narrow.forms.iter().map(|it| ("form", it.as_str()));
        let per = self.per.iter().map(|it| ("per", it.as_str()));
        for (name, value) in purposes.chain(forms).chain(per) {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.extend([name, "=", value]);
        }
        address
    }

    /// The chosen filters, with those of payments.
    pub(super) fn tags(&self, path: &str, themes: &ThemeFile) -> Vec<Tag> {
        let mut tags = tags(&self.asked, path, themes);
        for (at, tag) in tags.iter_mut().enumerate() {
            if let Some((name, value)) = self.asked.filters.get(at) {
                let fewer = Self { asked: self.asked.without(name, value), ..self.clone() };
                tag.without = fewer.at(path);
            }
        }
        for purpose in &self.narrow.purposes {
            let mut fewer = self.clone();
            fewer.narrow.purposes.retain(|it| it != purpose);
            tags.push(Tag {
                says: format!("Purpose: {}", purpose.label()),
                without: fewer.at(path),
            });
        }
        for form in &self.narrow.forms {
            let mut fewer = self.clone();
            fewer.narrow.forms.retain(|it| it != form);
            tags.push(Tag { says: format!("Form: {}", form.label()), without: fewer.at(path) });
        }
        tags
    }
}

fn odd(name: &str, value: &str, known: impl Iterator<Item = &'static str>) -> Misread {
    let known: Vec<&str> = known.collect();
    let expects = format!("{name} is one of {}", known.join(", "));
    Misread { name: name.to_owned(), value: value.to_owned(), expects }
}

#[derive(Template)]
#[template(path = "money.html")]
struct Page {
    frame: Frame,
    path: &'static str,
    asked: Asked,
    kept: Vec<(&'static str, String)>,
    form: Form,
    tags: Vec<Tag>,
    misread: Vec<Misread>,
    found: Option<Found>,
}

/// What the decisions found award.
#[derive(Debug, PartialEq)]
struct Found {
    answer: String,
    figures: Vec<(&'static str, String)>,
    few: Option<String>,
    tables: Vec<Table>,
    notes: Vec<String>,
    remarks: Vec<String>,
    tries: Vec<Try>,
    /// Every payment with its sentence.
    each: Option<String>,
    cases: String,
}

/// The groups of one kind.
#[derive(Debug, PartialEq)]
struct Table {
    /// Its name in addresses of this page.
    by: &'static str,
    heading: String,
    what: String,
    charts: Vec<Drawn>,
    rows: Vec<Row>,
    /// How many groups there are beside, and where they are.
    more: Option<(String, String)>,
}

/// A group.
#[derive(Debug, PartialEq)]
struct Row {
    name: String,
    link: Option<String>,
    decisions: String,
    awards: String,
    total: String,
    median: String,
    half: String,
    range: String,
    open: String,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let (wanted, misread) = Wanted::of(visit)?;
    if let Some(address) = wanted.elsewhere(visit, PATH) {
        return Ok(Answer::elsewhere(address));
    }
    let themes = reader.themes.file();
    let tags = wanted.tags(PATH, themes);
    let kept = kept(&wanted);
    if !misread.is_empty() {
        let page = Page {
            frame: Frame::of(reader, visit, "Problem: Money"),
            path: PATH,
            kept,
            form: Form::wrong(reader, &wanted.asked, &misread),
            tags,
            misread,
            found: None,
            asked: wanted.asked,
        };
        return Answer::page(&page).map(|answer| answer.status(400));
    }
    let question = wanted.asked.whole().map_err(Problem::misread)?;
    let facets = facets(reader, &question)?;
    let mut selected = reader.casebook.cases(&question, true)?;
    let by = wanted.per.as_ref().map_or(USUAL, std::slice::from_ref);
    let report = payments(std::mem::take(&mut selected.cases), &wanted.narrow, by, 0);
    let title = if wanted.asked.words.is_empty() {
        "Money: what was awarded".to_owned()
    } else {
        format!("Money: {}", wanted.asked.words)
    };
    let page = Page {
        frame: Frame::of(reader, visit, title),
        path: PATH,
        kept,
        form: Form::of(reader, &wanted.asked, &facets)?,
        tags,
        misread,
        found: Some(found(&report, &selected, &wanted, themes)),
        asked: wanted.asked,
    };
    Answer::page(&page)
}

/// What can be chosen, with counts.
fn facets(reader: &Reader, question: &Question) -> Result<Facets, Problem> {
    let counting = Question { limit: 0, offset: 0, ..question.clone() };
    Ok(reader.casebook.search(&counting)?.facets)
}

/// What the form sends along although it has no box for it.
fn kept(wanted: &Wanted) -> Vec<(&'static str, String)> {
    let purposes = wanted.narrow.purposes.iter().map(|it| ("purpose", it.as_str().to_owned()));
    let forms = wanted.narrow.forms.iter().map(|it| ("form", it.as_str().to_owned()));
    let per = wanted.per.iter().map(|it| ("per", it.as_str().to_owned()));
    purposes.chain(forms).chain(per).collect()
}

fn found(report: &Payments, selected: &Selected, wanted: &Wanted, themes: &ThemeFile) -> Found {
    let tables = report.tables.iter().filter(|table| !table.groups.is_empty());
    let said = [paid::overlap(&report.tables), paid::same_words(&report.same_words)];
    let mut notes: Vec<String> = said.into_iter().flatten().collect();
    notes.extend([paid::COUNTED.to_owned(), QUARTILES.to_owned()]);
    let mut remarks = selected.remarks.clone();
    if selected.relaxed {
        remarks.push(paid::RELAXED.to_owned());
    }
    let all = Wanted { per: None, ..wanted.clone() };
    Found {
        answer: paid::answer(report, !wanted.narrow.is_open()),
        figures: paid::figures(report),
        few: paid::few(report).filter(|_| report.all.awards > 0),
        tables: tables.map(|it| table(it, wanted, themes)).collect(),
        notes,
        remarks,
        tries: left_out(&selected.hints, &wanted.asked, PATH),
        each: (report.all.awards > 0).then(|| all.at(EACH)),
        cases: wanted.asked.at("/search"),
    }
}

fn table(of: &PaymentTable, wanted: &Wanted, themes: &ThemeFile) -> Table {
    let most = if wanted.per.is_some() || of.by.is_time() { usize::MAX } else { GROUPS };
    let groups: Vec<&PaymentGroup> = of.groups.iter().take(most).collect();
    let link = |group: &PaymentGroup| leads(wanted, of.by, group.name.as_deref());
    let name = |group: &PaymentGroup| {
        crate::words::sentence(&called(of.by, group.name.as_deref(), themes))
    };
    let bars = |bar: fn(String, crate::stats::Spread) -> crate::chart::Bar| {
        let drawn = groups
            .iter()
            .filter_map(|group| Some((bar(name(group), group.tally.sums?), link(group))));
        drawn.collect()
    };
    let what = of.by.as_str().replace('-', " ");
    let charts = [
        drawn(
            format!("Awarded in all by {what}"),
            "In brackets the number of payments",
            None,
            bars(total),
        ),
        drawn(
            format!("Median payment by {what}"),
            "The thin line is the middle half",
            None,
            bars(median),
        ),
    ];
    let more = of.groups.len().saturating_sub(groups.len());
    Table {
        by: of.by.as_str(),
        heading: heading(of.by),
        charts: charts.into_iter().flatten().collect(),
        rows: groups.iter().map(|group| row(group, name(group), link(group))).collect(),
        more: (more > 0).then(|| {
            let all = Wanted { per: Some(of.by), ..wanted.clone() };
            (format!("All {} groups by {what}", thousands(of.groups.len())), all.at(PATH))
        }),
        what,
    }
}

/// The cases of a group; of a purpose or a form, which no search knows, its payments.
fn leads(wanted: &Wanted, by: By, name: Option<&str>) -> Option<String> {
    let mut within = Wanted { per: None, ..wanted.clone() };
    match by {
        By::Purpose => within.narrow.purposes = vec![Purpose::parse(name?)?],
        By::Form => within.narrow.forms = vec![PaymentForm::parse(name?)?],
        _ => return cases::paid(&wanted.asked, by, name),
    }
    Some(within.at(EACH))
}

fn row(group: &PaymentGroup, name: String, link: Option<String>) -> Row {
    let tally = &group.tally;
    let sums =
        |say: &dyn Fn(crate::stats::Spread) -> String| tally.sums.map_or_else(String::new, say);
    let open = tally.no_definite_sum.count();
    Row {
        name,
        link,
        decisions: thousands(tally.decisions),
        awards: thousands(tally.awards),
        total: sums(&|it| money(it.total)),
        median: sums(&|it| money(it.median)),
        half: sums(&|it| {
            format!("{}–{}", it.lower_quartile.sterling(), it.upper_quartile.sterling())
        }),
        range: sums(&|it| format!("{}–{}", it.lowest.sterling(), it.highest.sterling())),
        open: if open == 0 { String::new() } else { thousands(open) },
    }
}
