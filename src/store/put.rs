//! What becomes of a record that arrives: the rules of new, unchanged, changed and duplicate.
//!
//! A key holds one record: of the latest text, in the best form that was seen. A text is later where
//! the very file changed, where it was fetched later, or where it bears a later date; a text of which is
//! known when it was fetched is later than one of which it is not; and of two texts in one form without
//! any such day, the one that a later run brought. Never is a text later because its file comes later in
//! the folder: within one run that is the order of names. Every other text that came under the key is kept in `versions`, so nothing that was read
//! is ever lost; and every file is remembered with its digest, so that reading the same folder again
//! changes nothing.

use std::cmp::Ordering;

use rusqlite::OptionalExtension as _;

use super::batch::{Batch, Sighting};
use super::form::{self, Comparison};
use super::packed::{COLUMNS, TABLES, record_of};
use super::parcel::Parcel;
use crate::error::Result;
use crate::model::Record;

/// What became of a record that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Put {
    /// The first document of its key.
    New,
    /// The same text as before, here or in another file.
    Unchanged,
    /// A later text of a known document; the earlier one is kept as a version.
    Changed,
    /// The same text, read again by other rules.
    Reread,
    /// Another form of a document that is there from another file: the better one is shown, the
    /// other one's text is kept beside it.
    Duplicate,
}

/// What became of a record, and what the index has to learn of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What became of it.
    pub put: Put,
    /// Whether the key now holds this record.
    pub written: bool,
    /// Keys that hold nothing any more.
    pub withdrawn: Vec<String>,
    /// Keys of other documents that now stand otherwise to this one: the same text under several
    /// references.
    pub relinked: Vec<String>,
    /// The document's number.
    pub document: i64,
    /// Whether it had gone from the site and is there again.
    pub reappeared: bool,
    /// The digest of the bytes that the document held before.
    given_way: Option<String>,
}

impl Placed {
    /// Whether the index has anything to learn.
    #[must_use]
    pub fn tells_index(&self) -> bool {
        self.written || self.reappeared || !self.withdrawn.is_empty() || !self.relinked.is_empty()
    }
}

/// The document that a key holds when a record arrives for it.
pub(super) struct Held {
    pub(super) id: i64,
    pub(super) sha256: String,
    text_sha256: String,
    parser: String,
    words_sha256: Option<String>,
}

/// The file that a record arrives from, as it was read the time before.
struct Before {
    document: i64,
    sha256: String,
    text_sha256: String,
}

/// How the file that a record arrives from stands to the text that its key holds.
#[derive(PartialEq, Eq)]
enum Tie {
    /// The text came from this file as it was, and no other file has it.
    Only,
    /// This file had the text, and others still have it.
    OneOfSome,
    /// This file never had the text, or was not known.
    None,
}

/// What the store does with a record that arrives for a key that is held.
enum Ruling {
    /// Leaves the record that it has.
    Keep(Put),
    /// Leaves the record that it has and keeps the arriving text as another form.
    KeepBoth,
    /// Takes the new record of the same text, or of the same bytes.
    Renew(Put),
    /// Takes the new record, a better form; the old text stays beside it.
    Prefer,
    /// Takes the new record; the old text becomes a version.
    Supersede,
}

impl Batch<'_> {
    /// Stores a record under its key.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or written. The batch should then be dropped.
    pub fn put(&mut self, parcel: &Parcel) -> Result<Placed> {
        let place = parcel.place();
        let before = self.before(&place)?;
        let fresh = before.as_ref().is_none_or(|it| it.sha256 != parcel.record.source.sha256);
        let source = &parcel.record.source;
        let mut placed = self.put_beside(parcel, before.as_ref(), fresh)?;
        let sighting = Sighting {
            place,
            sha256: &source.sha256,
            text_sha256: &source.text_sha256,
            retrieved: source.retrieved.as_deref(),
        };
        self.remember(&sighting, placed.document)?;
        self.settle_files(&mut placed, before.as_ref(), parcel)?;
        placed.reappeared = self.met_again(placed.document, source.retrieved.as_deref(), fresh)?;
        Ok(placed)
    }

    /// Stores what newer rules read in a stored original. The files that it came from stay as they
    /// are remembered, but for the rules they were read by.
    ///
    /// # Errors
    ///
    /// As [`Batch::put`].
    pub fn reread(&mut self, parcel: &Parcel) -> Result<Placed> {
        let source = &parcel.record.source;
        let mut placed = self.put_beside(parcel, None, false)?;
        self.settle_files(&mut placed, None, parcel)?;
        self.transaction
            .prepare_cached(
                "UPDATE sources SET parser = ?1, text_sha256 = ?2, document = ?3 WHERE sha256 = ?4",
            )?
            .execute((&source.parser, &source.text_sha256, placed.document, &source.sha256))?;
        Ok(placed)
    }

    /// Gives the record its place among what is held. `fresh`: its bytes have just arrived, and were not
    /// in this file before.
    fn put_beside(
        &mut self,
        parcel: &Parcel,
        before: Option<&Before>,
        fresh: bool,
    ) -> Result<Placed> {
        let held = self.held(&parcel.key)?;
        let (document, put, written) = match &held {
            None => (self.insert(parcel)?, Put::New, true),
            Some(held) => {
                let ruling = self.rule(held, before, parcel, fresh)?;
                let written = !matches!(ruling, Ruling::Keep(_) | Ruling::KeepBoth);
                (held.id, self.carry_out(held, parcel, &ruling)?, written)
            }
        };
        let mut relinked = Vec::new();
        if written {
            let words = self.words_of(document)?;
            let were = held.as_ref().and_then(|held| held.words_sha256.as_deref());
            relinked = self.relink(document, [were, words.as_deref()])?;
        }
        let given_way = held.filter(|_| written).map(|held| held.sha256);
        Ok(Placed {
            put,
            written,
            withdrawn: Vec::new(),
            relinked,
            document,
            reappeared: false,
            given_way,
        })
    }

    /// Withdraws what the file held under another key, and lets bytes go that no file has any more:
    /// only once the file is remembered is it known which files refer to what.
    fn settle_files(
        &mut self,
        placed: &mut Placed,
        before: Option<&Before>,
        parcel: &Parcel,
    ) -> Result<()> {
        let by_others = self.withdraw_renamed(placed, before, parcel)?;
        if !placed.withdrawn.is_empty() && placed.put == Put::New {
            let other = before.is_some_and(|it| it.sha256 != parcel.record.source.sha256);
            placed.put = match before {
                _ if other => Put::Changed,
                // Another file's address has given a known text its name.
                None if !by_others => Put::Unchanged,
                _ => Put::Reread,
            };
        }
        if let Some(sha256) = placed.given_way.take() {
            self.drop_original(&sha256)?;
        }
        Ok(())
    }

    fn rule(
        &self,
        held: &Held,
        before: Option<&Before>,
        parcel: &Parcel,
        fresh: bool,
    ) -> Result<Ruling> {
        let source = &parcel.record.source;
        if held.sha256 == source.sha256 && held.parser != source.parser {
            // The rules have changed, not the document, even where they render another text.
            return Ok(Ruling::Renew(Put::Reread));
        }
        let tie = self.tie(held, before)?;
        // A record that does not read gives way to one that does.
        let Ok(kept) = self.record(held.id, &parcel.key) else {
            return Ok(Ruling::Renew(Put::Reread));
        };
        if held.text_sha256 == source.text_sha256 {
            return Ok(rule_on_same_text(&tie, parcel, &kept));
        }
        if tie == Tie::Only {
            return Ok(Ruling::Supersede);
        }
        let other_words = !form::says_the_same(&parcel.record, &kept);
        if other_words && let Some(ruling) = self.rule_by_fetching(held, parcel, &kept, fresh)? {
            return Ok(ruling);
        }
        // A text that has given way stays where it is, however often its file is read again.
        if self.is_kept_beside(parcel)? {
            return Ok(Ruling::Keep(Put::Duplicate));
        }
        if other_words && fresh && self.comes_in_a_later_run(held, parcel, &kept)? {
            return Ok(Ruling::Supersede);
        }
        Ok(match form::compare(&parcel.record, &kept) {
            Comparison::Better => Ruling::Prefer,
            Comparison::Later => Ruling::Supersede,
            Comparison::Lesser
                if tie == Tie::OneOfSome && !form::is_worse(&parcel.record, &kept) =>
            {
                Ruling::Supersede
            }
            Comparison::AsGood | Comparison::Lesser => Ruling::KeepBoth,
        })
    }

    /// Where both texts were fetched on a day that is known, the one that was fetched later is the
    /// later one, unless it was cut. The same instant tells nothing. Where only the arriving one was, it
    /// takes the place, unless it gave way before and was not fetched since.
    fn rule_by_fetching(
        &self,
        held: &Held,
        parcel: &Parcel,
        kept: &Record,
        fresh: bool,
    ) -> Result<Option<Ruling>> {
        let cut = !form::whole(&parcel.record) && form::whole(kept);
        let Some(arrives) = &parcel.record.source.retrieved else { return Ok(None) };
        let Some(at) = self.fetched(held)? else {
            let may = fresh && !cut && !form::is_older(&parcel.record, kept);
            let later = may && (*arrives > self.text_at(held)? || !self.is_kept_beside(parcel)?);
            return Ok(later.then_some(Ruling::Supersede));
        };
        Ok(match arrives.cmp(&at) {
            Ordering::Greater if cut => Some(Ruling::KeepBoth),
            Ordering::Greater => Some(Ruling::Supersede),
            Ordering::Less => Some(Ruling::KeepBoth),
            Ordering::Equal => None,
        })
    }

    /// Whether a text without a day, in the form of the kept one, which has none either, comes in a
    /// later run than that one did. Another form is no evidence: a copy on another site, or as text,
    /// has other words than the page without anything having changed. A run that was killed is one
    /// with the next, which finishes its work.
    fn comes_in_a_later_run(&self, held: &Held, parcel: &Parcel, kept: &Record) -> Result<bool> {
        let arrives = &parcel.record;
        if arrives.source.retrieved.is_some()
            || !form::is_of_one_form(arrives, kept)
            || form::is_older(arrives, kept)
            || self.fetched(held)?.is_some()
        {
            return Ok(false);
        }
        Ok(self
            .transaction
            .prepare_cached(
                "SELECT text_generation <=
                   (SELECT coalesce(max(generation), -1) FROM runs WHERE finished_at IS NOT NULL)
                 FROM documents WHERE id = ?1",
            )?
            .query_row([held.id], |row| row.get(0))?)
    }

    /// When the text of a document came.
    fn text_at(&self, held: &Held) -> Result<String> {
        let at: Option<String> = self
            .transaction
            .prepare_cached("SELECT text_at FROM documents WHERE id = ?1")?
            .query_row([held.id], |row| row.get(0))?;
        Ok(at.unwrap_or_default())
    }

    /// When the text of a document was last fetched, where that is known.
    fn fetched(&self, held: &Held) -> Result<Option<String>> {
        Ok(self
            .transaction
            .prepare_cached(
                "SELECT max(at) FROM (
                   SELECT retrieved AS at FROM sources WHERE document = ?1 AND text_sha256 = ?2
                   UNION ALL SELECT retrieved FROM documents WHERE id = ?1)",
            )?
            .query_row((held.id, &held.text_sha256), |row| row.get(0))?)
    }

    fn tie(&self, held: &Held, before: Option<&Before>) -> Result<Tie> {
        let had = before.is_some_and(|before| {
            before.document == held.id
                && (before.sha256 == held.sha256 || before.text_sha256 == held.text_sha256)
        });
        if !had {
            return Ok(Tie::None);
        }
        let files: i64 = self
            .transaction
            .prepare_cached(
                "SELECT count(*) FROM sources
                 WHERE document = ?1 AND (text_sha256 = ?2 OR sha256 = ?3)",
            )?
            .query_row((held.id, &held.text_sha256, &held.sha256), |row| row.get(0))?;
        Ok(if files == 1 { Tie::Only } else { Tie::OneOfSome })
    }

    fn carry_out(&mut self, held: &Held, parcel: &Parcel, ruling: &Ruling) -> Result<Put> {
        match ruling {
            Ruling::Keep(put) => Ok(*put),
            Ruling::KeepBoth => {
                self.keep_other_form(parcel)?;
                Ok(Put::Duplicate)
            }
            Ruling::Renew(put) => {
                self.replace(held, parcel, 0)?;
                Ok(*put)
            }
            Ruling::Prefer => {
                self.keep_version(held.id, "other_form", &parcel.key)?;
                self.replace(held, parcel, 0)?;
                Ok(Put::Duplicate)
            }
            Ruling::Supersede => {
                self.keep_version(held.id, "changed", &parcel.key)?;
                self.replace(held, parcel, 1)?;
                Ok(Put::Changed)
            }
        }
    }

    fn before(&self, place: &str) -> Result<Option<Before>> {
        Ok(self
            .transaction
            .prepare_cached("SELECT document, sha256, text_sha256 FROM sources WHERE path = ?1")?
            .query_row([place], |row| {
                Ok(Before { document: row.get(0)?, sha256: row.get(1)?, text_sha256: row.get(2)? })
            })
            .optional()?)
    }

    pub(super) fn held(&self, key: &str) -> Result<Option<Held>> {
        Ok(self
            .transaction
            .prepare_cached(
                "SELECT id, sha256, text_sha256, parser, words_sha256 FROM documents WHERE key = ?1",
            )?
            .query_row([key], |row| {
                Ok(Held {
                    id: row.get(0)?,
                    sha256: row.get(1)?,
                    text_sha256: row.get(2)?,
                    parser: row.get(3)?,
                    words_sha256: row.get(4)?,
                })
            })
            .optional()?)
    }

    /// The digest of a document's words, as it was written.
    fn words_of(&self, document: i64) -> Result<Option<String>> {
        Ok(self
            .transaction
            .prepare_cached("SELECT words_sha256 FROM documents WHERE id = ?1")?
            .query_row([document], |row| row.get(0))?)
    }

    fn record(&self, document: i64, key: &str) -> Result<Record> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE documents.id = ?1");
        self.transaction
            .prepare_cached(&sql)?
            .query_row([document], |row| Ok(record_of(key, row, 0)))?
    }

    /// Withdraws what this file held under another key: the same bytes read by other rules, or an
    /// earlier text of a page that has no name of its own. Gives whether any was read by other rules.
    fn withdraw_renamed(
        &mut self,
        placed: &mut Placed,
        before: Option<&Before>,
        parcel: &Parcel,
    ) -> Result<bool> {
        let document = placed.document;
        let withdrawn: Vec<(i64, String, Option<String>, String)> = self
            .transaction
            .prepare_cached(
                "SELECT id, key, words_sha256, parser FROM documents WHERE id <> ?1 AND sha256 = ?2
                 UNION
                 SELECT id, key, words_sha256, parser FROM documents d WHERE id <> ?1 AND id = ?3
                   AND key LIKE '%:' || substr(text_sha256, 1, 16)
                   AND NOT EXISTS (SELECT 1 FROM sources WHERE document = d.id)",
            )?
            .query_map(
                (document, &parcel.record.source.sha256, before.map(|before| before.document)),
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )?
            .collect::<rusqlite::Result<_>>()?;
        let (mut moved, mut by_others) = (false, false);
        for (id, key, words, parser) in &withdrawn {
            by_others |= *parser != parcel.record.source.parser;
            placed.relinked.extend(self.relink(*id, [words.as_deref(), None])?);
            self.keep_version(*id, "renamed", &parcel.key)?;
            self.carry_arrival(*id, document)?;
            moved |= self.move_judgements(key, &parcel.record)?;
            self.transaction
                .prepare_cached("UPDATE sources SET document = ?1 WHERE document = ?2")?
                .execute((document, id))?;
            self.transaction
                .prepare_cached("DELETE FROM documents WHERE id = ?1")?
                .execute([id])?;
            self.documents_changed = true;
        }
        if moved {
            self.show_judgements(&parcel.key)?;
        }
        placed.withdrawn = withdrawn.into_iter().map(|(_, key, ..)| key).collect();
        let gone = &placed.withdrawn;
        placed.relinked.retain(|key| *key != parcel.key && !gone.contains(key));
        Ok(by_others)
    }
}

/// The same words again. Another file's copy with less around it (no web address, a cut header)
/// never takes the place of what is kept, not even when the rules have changed.
fn rule_on_same_text(tie: &Tie, parcel: &Parcel, kept: &Record) -> Ruling {
    let (arrives, own) = (&parcel.record, *tie == Tie::Only);
    if kept.source.parser != arrives.source.parser {
        let takes = own || form::worth(arrives) >= form::worth(kept);
        return if takes { Ruling::Renew(Put::Reread) } else { Ruling::Keep(Put::Unchanged) };
    }
    let (facts, were) = (form::header_facts(arrives), form::header_facts(kept));
    let told_otherwise = own && (facts, &arrives.source.url) != (were, &kept.source.url);
    let first_date = kept.source.retrieved.is_none() && arrives.source.retrieved.is_some();
    if told_otherwise {
        Ruling::Renew(Put::Changed)
    } else if facts > were || first_date && form::worth(arrives) >= form::worth(kept) {
        // The text is what it was; where and when it was seen is known now.
        Ruling::Renew(Put::Unchanged)
    } else {
        Ruling::Keep(Put::Unchanged)
    }
}
