//! Whether the figures that papers print agree, body by body.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Casebook;
use crate::council::telling;
use crate::error::Result;
use crate::reconcile::{Paper, is_paper};
use crate::search::{self, Question};

/// What the checks inside the papers of one body come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckedBody {
    /// Its name, as most of its papers print it.
    pub organisation: String,
    /// How many performance pages, annual letters and reports of its own are held.
    pub papers: u32,
    /// How many checks agree.
    pub agree: u32,
    /// How many do not.
    pub disagree: u32,
}

impl Casebook {
    /// The documents about bodies of these names, understood as the filter of a search understands
    /// them: papers with the pages that they were read from, decisions without.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn papers_about(&self, names: &[String]) -> Result<Vec<Paper>> {
        let mut question = Question::default();
        for name in names {
            question.narrow("organisation", name)?;
        }
        let mut papers = Vec::new();
        for key in search::keys(&self.index()?, &question)? {
            // A record can be withdrawn by an ingest that runs meanwhile.
            let Some(record) = self.get(&key)? else { continue };
            // A decision is only counted and added up.
            let page = if is_paper(&record.body) { self.page(&record)? } else { None };
            papers.push(Paper { page, record });
        }
        Ok(papers)
    }

    /// Every body that papers are held of, with what the checks inside them come to; those with most
    /// disagreements first.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn checked_bodies(&self) -> Result<Vec<CheckedBody>> {
        let mut bodies: BTreeMap<Vec<String>, (u32, CheckedBody)> = BTreeMap::new();
        for own in self.store.checked()? {
            let (most, body) = bodies.entry(telling(&own.organisation)).or_default();
            if own.papers > *most {
                (*most, body.organisation) = (own.papers, own.organisation);
            }
            body.papers += own.papers;
            body.agree += own.agree;
            body.disagree += own.disagree;
        }
        let mut bodies: Vec<CheckedBody> = bodies.into_values().map(|(_, body)| body).collect();
        bodies.sort_by(|one, other| {
            (other.disagree, &one.organisation).cmp(&(one.disagree, &other.organisation))
        });
        Ok(bodies)
    }
}
