//! Decisions for the tests of this folder, written as short marked text.

use jiff::civil::Date;

use super::reading::Reading;
use crate::model::decision::{Item, Paragraph, Section};
use crate::model::words::Role;
use crate::text::{Page, Span};

/// A decision built from marked lines: `# role Heading`, `12. paragraph`, `- item`, `-- deeper item`,
/// `a) lettered item`, `= summary`, `! standing paragraph`; any other line is a paragraph without a number.
pub(super) struct Draft {
    page: Page,
    sections: Vec<Section>,
    summary: Option<Span>,
}

impl Draft {
    pub(super) fn of(text: &str) -> Self {
        let page = Page::of_text(text);
        let (mut sections, mut summary) = (Vec::<Section>::new(), None);
        for line in page.text().lines().map(str::trim).filter(|line| !line.is_empty()) {
            let span = |part: &str| Span::of(page.text(), part);
            if let Some(heading) = line.strip_prefix("# ") {
                let (role, heading) = heading.split_once(' ').unwrap_or((heading, ""));
                let role = Role::parse(role).unwrap();
                sections.push(Section {
                    heading: heading.into(),
                    level: 1,
                    role,
                    paragraphs: vec![],
                });
            } else if let Some(text) = line.strip_prefix("= ") {
                summary = Some(span(text));
            } else if let Some((level, label, text)) = item(line) {
                let new = Item {
                    letter: label.clone(),
                    label,
                    text: text.into(),
                    items: vec![],
                    span: span(text),
                };
                let items = &mut last(&mut sections).paragraphs.last_mut().unwrap().items;
                if level == 2 { items.last_mut().unwrap().items.push(new) } else { items.push(new) }
            } else {
                let (number, text) = numbered(line);
                let boilerplate = text.starts_with("! ");
                let text = text.trim_start_matches("! ");
                last(&mut sections).paragraphs.push(Paragraph {
                    number,
                    printed: number.map(|n| n.to_string()),
                    text: text.into(),
                    items: vec![],
                    span: span(text),
                    boilerplate,
                });
            }
        }
        Self { page, sections, summary }
    }

    /// The reading, of a decision of 1 July 2025.
    pub(super) fn reading(&self) -> Reading<'_> {
        self.reading_of("Anytown Council")
    }

    pub(super) fn reading_of<'a>(&'a self, organisation: &'a str) -> Reading<'a> {
        let decided = Date::new(2025, 7, 1).ok();
        Reading::new(&self.page, Some(organisation), decided, self.summary, &self.sections)
    }
}

fn last(sections: &mut Vec<Section>) -> &mut Section {
    if sections.is_empty() {
        let role = Role::Other;
        sections.push(Section { heading: String::new(), level: 1, role, paragraphs: vec![] });
    }
    sections.last_mut().unwrap()
}

fn item(line: &str) -> Option<(u8, Option<String>, &str)> {
    if let Some(text) = line.strip_prefix("-- ") {
        return Some((2, None, text));
    }
    if let Some(text) = line.strip_prefix("- ") {
        return Some((1, None, text));
    }
    let (label, text) = line.split_once(") ")?;
    let lettered = label.len() == 1 && label.chars().all(|c| c.is_ascii_lowercase());
    lettered.then(|| (1, Some(label.to_owned()), text))
}

fn numbered(line: &str) -> (Option<u32>, &str) {
    line.split_once(". ")
        .and_then(|(number, text)| number.parse().ok().map(|number| (Some(number), text)))
        .unwrap_or((None, line))
}
