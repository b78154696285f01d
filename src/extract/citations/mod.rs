//! Statutes and guidance documents named in the text, with the provisions cited.
//!
//! A sentence is read for mentions (`mention`); then every mention gets the one name of its
//! statute, from the table (`acts`) or from the decision itself: "the 1996 Act" is the Housing Act
//! 1996 where that is the only Act of 1996 that the decision names.

mod acts;
mod guidance;
mod mention;
mod names;

use std::collections::BTreeMap;

use super::reading::{Reading, Unit};
use crate::model::decision::{Citation, CitationKind};
use crate::text::Span;
use mention::{Mention, What};

/// Every statute and guidance document that the text names, with its provisions as printed.
///
/// A provision is cited only where its Act is named: "Section F of the EHC Plan" and "a section 21
/// notice" are none.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, citations::citations};
/// use casebook::text::Span;
/// let text = "Section 17 of the Children Act 1989 applies. (Care Act, sections 9 and 10)";
/// let page = Page::of_text(text);
/// let reading = Reading::new(&page, None, None, Some(Span::new(0, text.len())), &[]);
/// let found = citations(&reading);
/// assert_eq!((found[0].act.as_str(), &found[0].provisions[..]), ("Children Act 1989", &["17".to_owned()][..]));
/// assert_eq!((found[1].act.as_str(), found[1].provisions.len()), ("Care Act 2014", 2));
/// ```
#[must_use]
pub fn citations(reading: &Reading<'_>) -> Vec<Citation> {
    let mentions: Vec<(&Unit<'_>, Mention)> = reading
        .units
        .iter()
        .flat_map(|unit| mention::mentions(unit.text).into_iter().map(move |found| (unit, found)))
        .collect();
    let said = Said::of(mentions.iter().map(|(_, mention)| mention));
    mentions
        .iter()
        .filter_map(|(unit, mention)| {
            let act = said.name(mention)?;
            let at = unit.span.start();
            Some(Citation {
                act,
                kind: if mention.what == What::Guidance {
                    CitationKind::Guidance
                } else {
                    CitationKind::Statute
                },
                provisions: mention.provisions.clone(),
                paragraph: unit.paragraph,
                span: Span::new(at + mention.start, at + mention.end),
            })
        })
        .collect()
}

/// What a decision itself says of the statutes that it names in short.
#[derive(Default)]
struct Said {
    /// The statutes that it names in full.
    full: BTreeMap<String, String>,
    /// The one that it calls "the Act" and so on; `None` where it calls two so.
    called: BTreeMap<&'static str, Option<String>>,
}

impl Said {
    fn of<'m>(mentions: impl Iterator<Item = &'m Mention>) -> Self {
        let mut said = Self::default();
        for mention in mentions.filter(|mention| mention.what == What::Named) {
            let name = one_name(&mention.printed);
            let folded = names::fold(&name);
            if let Some(word) = mention.called {
                let called = said.called.entry(word).or_insert_with(|| Some(name.clone()));
                if called.as_deref() != Some(&name) {
                    *called = None;
                }
            }
            if names::without_year(&folded).1.is_some() {
                said.full.insert(folded, name);
            }
        }
        said
    }

    /// The one name of what a mention means; `None` where that cannot be told.
    fn name(&self, mention: &Mention) -> Option<String> {
        match mention.what {
            What::Guidance => Some(mention.printed.clone()),
            What::Named => Some(self.with_its_year(one_name(&mention.printed))),
            What::OfAYear => self.of_a_year(&mention.printed),
            What::Called(word) => self.called.get(word).cloned().flatten(),
        }
    }

    /// "Housing Act" is the one of its years that the decision names in full.
    fn with_its_year(&self, name: String) -> String {
        let folded = names::fold(&name);
        if names::without_year(&folded).1.is_some() {
            return name;
        }
        let mut years = self.full.iter().filter(|(full, _)| names::without_year(full).0 == folded);
        match (years.next(), years.next()) {
            (Some((_, full)), None) => full.clone(),
            _ => name,
        }
    }

    /// "the 1974 Act": the one that the decision names in full, else the Ombudsman's own.
    fn of_a_year(&self, printed: &str) -> Option<String> {
        const OWN: (&str, &str) = ("1974 Act", "Local Government Act 1974");
        let (year, word) = printed.split_once(' ')?;
        let ending = format!("{} {year}", names::fold(word));
        let mut named = self.full.iter().filter(|(full, _)| full.ends_with(&ending));
        match (named.next(), named.next()) {
            (Some((_, full)), None) => Some(full.clone()),
            (None, None) if printed == OWN.0 => Some(OWN.1.to_owned()),
            _ => None,
        }
    }
}

/// The table's name of a statute, or the printed one.
fn one_name(printed: &str) -> String {
    acts::known(printed).map_or_else(|| printed.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests;
