//! Records of one case, and of one council, brought together.

use super::Casebook;
use crate::council::{Council, PaperFacts, bodies, near};
use crate::error::Result;
use crate::index::Card;
use crate::model::CaseRef;
use crate::search::{self, Question};

/// The councils that a name may mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    /// None that is known here.
    None,
    /// This one.
    One(Box<Council>),
    /// Any of these.
    Several(Vec<String>),
}

impl Casebook {
    /// What papers say about a case: the improvements that performance pages list for it, and what
    /// councils' reports say it cost.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn papers_on(&self, reference: &CaseRef) -> Result<PaperFacts> {
        Ok(PaperFacts::of(reference, &self.store.papers_naming(reference)?))
    }

    /// Documents that name a case and are not about it. Without a usable index there are none: what is
    /// known of the case itself is in the store.
    #[must_use]
    pub fn naming(&self, reference: &CaseRef) -> Vec<Card> {
        let own = reference.to_string();
        let answer = self.index().and_then(|index| search::search(&index, &Question::parse(&own)));
        let hits = answer.map(|answer| answer.hits).unwrap_or_default();
        let cards = hits.into_iter().map(|hit| hit.card);
        cards.filter(|card| card.reference.as_ref() != Some(&own)).collect()
    }

    /// The bodies held here whose names are near to one that fits none.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn near_names(&self, name: &str) -> Result<Vec<String>> {
        let all = search::search(&self.index()?, &Question::parse("limit:1"))?;
        let names: Vec<String> =
            all.facets.organisation.into_iter().map(|(name, _)| name).collect();
        Ok(near(name, &names))
    }

    /// A council over the years. Its name is understood as the filter of a search understands it:
    /// the same name, or else names that have all its words.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn council(&self, name: &str) -> Result<Meant> {
        let mut question = Question::default();
        question.filters.organisations.push(name.to_owned());
        let keys = search::keys(&self.index()?, &question)?;
        let mut records = Vec::new();
        for key in keys {
            // A record can be withdrawn by an ingest that runs meanwhile.
            records.extend(self.store.get(&key)?);
        }
        let mut found = bodies(records).bodies;
        Ok(match found.len() {
            0 => Meant::None,
            1 => {
                let (name, records) = found.swap_remove(0);
                Meant::One(Box::new(Council::of(&name, &records)))
            }
            _ => Meant::Several(found.into_iter().map(|(name, _)| name).collect()),
        })
    }
}
