//! The tables and how they grow from one version to the next.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::seals;
use crate::error::{Error, ErrorKind, Result};
use crate::model::record::PARSER_VERSION;

/// What brings a store from version N to N + 1; the first makes it from nothing. Steps are only
/// ever added.
const STEPS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("schema-2.sql"),
    include_str!("schema-3.sql"),
    include_str!("schema-4.sql"),
];

/// "CASB": marks the file as a casebook's for `file(1)` and for [`check`].
const APPLICATION: i64 = 0x4341_5342;

/// Refuses what this version can neither read nor bring up to date.
pub(super) fn check_grown(connection: &Connection) -> Result<()> {
    let version = pragma(connection, "user_version")?;
    let ours = pragma(connection, "application_id")? == APPLICATION && !is_empty(connection)?;
    if ours && (1..newest()).contains(&version) { Ok(()) } else { check(connection) }
}

/// Refuses what this version cannot read.
pub(super) fn check(connection: &Connection) -> Result<()> {
    let application = pragma(connection, "application_id")?;
    let version = pragma(connection, "user_version")?;
    if is_empty(connection)? {
        return Err(Error::new(
            ErrorKind::Store,
            "an ingest was stopped before it stored anything",
        )
        .advise("run the same `casebook ingest` again"));
    }
    if application != APPLICATION {
        return Err(Error::new(ErrorKind::Store, "a SQLite database, but not a casebook's")
            .advise("name another folder with --data"));
    }
    match version.cmp(&newest()) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => {
            Err(Error::new(ErrorKind::Store, "written by an earlier version of casebook")
                .advise("any `casebook ingest` brings it up to date"))
        }
        std::cmp::Ordering::Greater => {
            Err(Error::new(ErrorKind::Store, "written by a later version of casebook")
                .advise("use that version"))
        }
    }
}

/// Sets up a connection that writes, and brings the tables up to date.
pub(super) fn prepare_to_write(connection: &mut Connection) -> Result<()> {
    let empty = is_empty(connection)?;
    let application = pragma(connection, "application_id")?;
    if empty {
        // An original takes five kilobytes: three go on a page, where two halves were left empty.
        connection.pragma_update(None, "page_size", 16_384)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
    } else if application != APPLICATION || pragma(connection, "user_version")? > newest() {
        return check(connection);
    }
    // A generation must never be given twice, so a commit is on the disk before it counts.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "wal_autocheckpoint", 2048)?;
    connection.set_prepared_statement_cache_capacity(64);
    plan_once(connection)?;
    grow(connection)?;
    seals::keep(connection)
}

/// Has each statement planned once, when it is prepared. Left alone, SQLite plans one that compares a
/// column with a value anew whenever it is given other values, which takes longer than most of
/// these statements do.
pub(super) fn plan_once(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// The tables, indexes and views that are not defined as this version defines them: what a damaged
/// byte could change unseen.
pub(super) fn differing(connection: &Connection) -> Result<Vec<String>> {
    let whole = Connection::open_in_memory()?;
    for step in STEPS {
        whole.execute_batch(step)?;
    }
    let found = definitions(connection)?;
    let wanted = definitions(&whole)?.into_iter();
    Ok(wanted.filter(|it| !found.contains(it)).map(|(name, _)| name).collect())
}

/// Every table, index and view with the words that make it.
fn definitions(connection: &Connection) -> Result<Vec<(String, String)>> {
    let mut select = connection
        .prepare("SELECT name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL ORDER BY name")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, bare(&row.get::<_, String>(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// SQL without its comments and blanks.
fn bare(sql: &str) -> String {
    let mut bare = String::new();
    let mut rest = sql;
    while let Some(at) = rest.find(['-', '/']) {
        let (before, from) = rest.split_at(at);
        bare.push_str(before);
        let end = match from {
            _ if from.starts_with("--") => from.find('\n'),
            _ if from.starts_with("/*") => from.find("*/").map(|end| end + 2),
            _ => None,
        };
        rest = match end {
            Some(end) => from.split_at(end).1,
            None if from.starts_with("--") => "",
            None => {
                let mut chars = from.chars();
                bare.extend(chars.next());
                chars.as_str()
            }
        };
    }
    bare.push_str(rest);
    bare.retain(|c| !c.is_whitespace());
    bare
}

/// Tables of an earlier version grow and their rows are made anew in one transaction: a store of this
/// version has no rows that are not filled.
fn grow(connection: &mut Connection) -> Result<()> {
    let version = usize::try_from(pragma(connection, "user_version")?).unwrap_or_default();
    if version == STEPS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(version) {
        transaction.execute_batch(step)?;
    }
    if version == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.execute(
            "INSERT INTO meta (name, value)
             VALUES ('generation', 0), ('id', lower(hex(randomblob(16)))), ('created_at', ?1), ('created_by', ?2)",
            (super::batch::now(), PARSER_VERSION),
        )?;
    } else {
        super::packed::pack_all(&transaction)?;
        super::write::mend(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", newest())?;
    transaction.commit()?;
    Ok(())
}

/// A writer that was killed between making the file and its tables leaves this.
fn is_empty(connection: &Connection) -> Result<bool> {
    Ok(connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?)
}

fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

fn pragma(connection: &Connection, name: &str) -> Result<i64> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::store::{FILE, Store};

    #[test]
    fn a_database_of_another_program_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let other = Connection::open(folder.path().join(FILE)).unwrap();
        other.execute_batch("CREATE TABLE t (a)").unwrap();
        drop(other);
        for refused in [Store::open(folder.path()), Store::create_or_open(folder.path())] {
            let error = refused.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Store);
            assert!(error.what().contains("not a casebook's"), "{error}");
        }
    }

    #[test]
    fn a_store_of_a_later_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create_or_open(folder.path()).unwrap();
        store.connection.pragma_update(None, "user_version", 99).unwrap();
        drop(store);
        for refused in [Store::open(folder.path()), Store::create_or_open(folder.path())] {
            assert!(refused.unwrap_err().what().contains("later version"));
        }
    }

    #[test]
    fn a_statement_that_is_used_again_is_not_planned_again() {
        let folder = tempfile::tempdir().unwrap();
        let writes = Store::create_or_open(folder.path()).unwrap();
        let reads = Store::open(folder.path()).unwrap();
        for connection in [&writes.connection, &reads.connection] {
            let sql = "SELECT key FROM sources s JOIN documents d ON d.id = s.document
                       WHERE s.path = ?1";
            let mut select = connection.prepare(sql).unwrap();
            for path in ["a", "b", "c"] {
                assert!(!select.exists([path]).unwrap());
                // As the cache of statements does when one is put back.
                select.clear_bindings();
            }
            assert_eq!(select.get_status(StatementStatus::RePrepare), 0);
        }
    }

    #[test]
    fn a_store_without_tables_is_told_to_ingest_again() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "").unwrap();
        let refused = Store::open(folder.path()).unwrap_err();
        assert!(refused.advice().unwrap().contains("ingest"), "{refused}");
        Store::create_or_open(folder.path()).unwrap();
        assert_eq!(Store::open(folder.path()).unwrap().generation().unwrap(), 0);
    }

    #[test]
    fn bytes_that_are_no_database_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "not a database, only words ".repeat(99)).unwrap();
        for refused in [Store::open(folder.path()), Store::create_or_open(folder.path())] {
            assert_eq!(refused.unwrap_err().kind(), ErrorKind::Store);
        }
    }
}
