//! Decisions as statistics count them: columns only, no record is read.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::Store;
use crate::error::Result;
use crate::model::Pence;
use crate::model::words::{
    AmountStatus, Finding, OrganisationType, Outcome, PaymentForm, PaymentStatus, Purpose,
};
use crate::stats::{Award, Case};

/// Which decisions: all, or those whose keys are given as a JSON array.
const ALL: &str = "documents d";
const NAMED: &str =
    "(SELECT DISTINCT value FROM json_each(?1)) k JOIN documents d ON d.key = k.value";

impl Store {
    /// The decisions under `keys`, or all there are, in the order of keys. Keys of other documents,
    /// and those that hold nothing any more, are passed over. What they award is read where it is
    /// asked for.
    ///
    /// ```
    /// # use casebook::store::Store;
    /// # let folder = tempfile::tempdir()?;
    /// let store = Store::create_or_open(folder.path())?;
    /// assert!(store.cases(None, true)?.is_empty());
    /// assert!(store.cases(Some(&["lgsco/decision:24 101 202".to_owned()]), true)?.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn cases(&self, keys: Option<&[String]>, awards: bool) -> Result<Vec<Case>> {
        // One transaction, so that all tables are of one state.
        let _state = self.one_state()?;
        let snapshot = &self.connection;
        let scope = Scope {
            from: if keys.is_some() { NAMED } else { ALL },
            keys: keys.map(|keys| serde_json::Value::from(keys).to_string()),
        };
        let (mut cases, places) = scope.heads(snapshot)?;
        scope.themes(snapshot, &places, &mut cases)?;
        if awards {
            scope.awards(snapshot, &places, &mut cases)?;
        }
        Ok(cases)
    }
}

/// Where each document stands among the cases.
type Places = BTreeMap<i64, usize>;

struct Scope {
    from: &'static str,
    keys: Option<String>,
}

impl Scope {
    fn each(
        &self,
        connection: &Connection,
        select: &str,
        join: &str,
        mut with: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let sql = format!("SELECT {select} FROM {} {join}", self.from);
        let mut select = connection.prepare_cached(&sql)?;
        let mut rows = select.query(rusqlite::params_from_iter(&self.keys))?;
        while let Some(row) = rows.next()? {
            with(row)?;
        }
        Ok(())
    }

    fn heads(&self, connection: &Connection) -> Result<(Vec<Case>, Places)> {
        let mut cases: Vec<(i64, Case)> = Vec::new();
        let select = "d.id, d.key, d.reference, d.organisation, d.organisation_type, d.category,
             d.subcategory, d.outcome, d.finding, d.date, d.url, d.words_sha256";
        self.each(connection, select, "WHERE d.kind = 'decision'", |row| {
            cases.push((row.get(0)?, head(row)?));
            Ok(())
        })?;
        cases.sort_by(|(_, one), (_, other)| one.key.cmp(&other.key));
        let places = cases.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        Ok((cases.into_iter().map(|(_, case)| case).collect(), places))
    }

    fn themes(&self, connection: &Connection, places: &Places, cases: &mut [Case]) -> Result<()> {
        let join = "JOIN themes t ON t.document = d.id ORDER BY t.document, t.position";
        self.each(connection, "t.document, t.theme", join, |row| {
            let place = places.get(&row.get(0)?).copied();
            if let Some(case) = place.and_then(|at| cases.get_mut(at)) {
                case.themes.push(row.get(1)?);
            }
            Ok(())
        })
    }

    fn awards(&self, connection: &Connection, places: &Places, cases: &mut [Case]) -> Result<()> {
        let select = "p.document, p.fact, p.amount_pence, p.amount_min_pence, p.amount_status,
             p.status, p.form, p.payee, p.purposes, p.paragraph, p.quote, p.review";
        let join = "JOIN payments p ON p.document = d.id WHERE p.awarded
             ORDER BY p.document, p.position";
        self.each(connection, select, join, |row| {
            let place = places.get(&row.get(0)?).copied();
            if let Some(case) = place.and_then(|at| cases.get_mut(at)) {
                case.awards.push(award(row)?);
            }
            Ok(())
        })
    }
}

/// A word of a closed vocabulary; what another version wrote and this one does not know is none.
fn word<T>(
    row: &Row<'_>,
    at: usize,
    parse: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    Ok(row.get_ref(at)?.as_str_or_null()?.and_then(parse))
}

fn head(row: &Row<'_>) -> rusqlite::Result<Case> {
    Ok(Case {
        key: row.get(1)?,
        reference: row.get(2)?,
        organisation: row.get(3)?,
        organisation_type: word(row, 4, OrganisationType::parse)?,
        category: row.get(5)?,
        subcategory: row.get(6)?,
        outcome: word(row, 7, Outcome::parse)?,
        finding: word(row, 8, Finding::parse)?,
        date: word(row, 9, |text| Date::from_str(text).ok())?,
        url: row.get(10)?,
        words: row.get(11)?,
        ..Case::default()
    })
}

fn award(row: &Row<'_>) -> rusqlite::Result<Award> {
    let purposes = row.get_ref(8)?.as_str().unwrap_or_default();
    let purposes: Vec<&str> = serde_json::from_str(purposes).unwrap_or_default();
    Ok(Award {
        fact: row.get(1)?,
        amount: row.get::<_, Option<i64>>(2)?.map(Pence),
        amount_min: row.get::<_, Option<i64>>(3)?.map(Pence),
        amount_status: word(row, 4, AmountStatus::parse)?.unwrap_or(AmountStatus::NotStated),
        status: word(row, 5, PaymentStatus::parse)?.unwrap_or(PaymentStatus::Agreed),
        form: word(row, 6, PaymentForm::parse)?.unwrap_or(PaymentForm::Other),
        payee: row.get(7)?,
        purposes: purposes.into_iter().filter_map(Purpose::parse).collect(),
        paragraph: row.get(9)?,
        quote: row.get(10)?,
        review: row.get(11)?,
    })
}
