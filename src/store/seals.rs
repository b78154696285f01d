//! Seals: for each table a number made from its rows, which follows every write and is made again
//! to prove that the rows are those that were written.
//!
//! The sum is kept by triggers of the writing connection. They lie in no file, so other programs
//! read the store as any other, and what they write is found. It guards against failing disks and
//! against mistakes, not against someone who means to deceive.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::error::Result;

/// The table of the seals.
const SEALS: &str = "seals";

/// The start and the factor of the FNV-1a hash, of which no flipped byte leaves the result the same.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0100_0000_01b3;

/// A table and those of its columns that are sealed.
struct Sealed {
    table: String,
    columns: Vec<String>,
}

/// Makes this connection keep the seals, and makes those that are missing.
pub(super) fn keep(connection: &Connection) -> Result<()> {
    let exact = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection
        .create_scalar_function("seal_with", -1, exact, |row| changed(row, i64::wrapping_add))?;
    connection
        .create_scalar_function("seal_without", -1, exact, |row| changed(row, i64::wrapping_sub))?;
    // A row that is replaced by a conflicting one is deleted, and its trigger has to know.
    connection.pragma_update(None, "recursive_triggers", true)?;
    for sealed in tables(connection)? {
        if stored(connection, &sealed.table)?.is_none() {
            renew(connection, &sealed.table)?;
        }
        connection.execute_batch(&sealed.triggers())?;
    }
    Ok(())
}

/// Makes the seal of a table anew: its rows are known to be right.
pub(super) fn renew(connection: &Connection, table: &str) -> Result<()> {
    let Some(sealed) = tables(connection)?.into_iter().find(|it| it.table == table) else {
        return Ok(());
    };
    connection.execute(
        "INSERT INTO seals (name, seal) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET seal = excluded.seal WHERE seal <> excluded.seal",
        (table, sealed.sum(connection)?),
    )?;
    Ok(())
}

/// Whether the rows of a table are those that were written.
pub(super) fn holds(connection: &Connection, table: &str) -> Result<bool> {
    let Some(sealed) = tables(connection)?.into_iter().find(|it| it.table == table) else {
        return Ok(false);
    };
    Ok(stored(connection, table)? == Some(sealed.sum(connection)?))
}

/// The tables whose rows are not those that were written.
pub(super) fn broken(connection: &Connection) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    let tables = tables(connection)?;
    for sealed in &tables {
        if stored(connection, &sealed.table)? != Some(sealed.sum(connection)?) {
            broken.push(sealed.table.clone());
        }
    }
    let mut names = connection.prepare("SELECT name FROM seals ORDER BY name")?;
    for name in names.query_map([], |row| row.get::<_, String>(0))? {
        let name = name?;
        if !tables.iter().any(|it| it.table == name) {
            broken.push(name);
        }
    }
    Ok(broken)
}

fn stored(connection: &Connection, table: &str) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT seal FROM seals WHERE name = ?1")?
        .query_row([table], |row| row.get(0))
        .optional()?)
}

/// Every table of the store but the seals, without the columns of bytes: these have digests.
fn tables(connection: &Connection) -> Result<Vec<Sealed>> {
    let mut select = connection.prepare(
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> ?1 AND c.type <> 'BLOB'
         ORDER BY t.name, c.cid",
    )?;
    let mut rows = select.query([SEALS])?;
    let mut tables: Vec<Sealed> = Vec::new();
    while let Some(row) = rows.next()? {
        let (table, column): (String, String) = (row.get(0)?, row.get(1)?);
        match tables.last_mut().filter(|last| last.table == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Sealed { table, columns: vec![column] }),
        }
    }
    Ok(tables)
}

impl Sealed {
    /// The columns, each after `prefix`.
    fn listed(&self, prefix: &str) -> String {
        let names = self.columns.iter().map(|column| format!("{prefix}\"{column}\""));
        names.collect::<Vec<_>>().join(", ")
    }

    fn triggers(&self) -> String {
        let table = &self.table;
        let with = format!("seal_with(seal, {})", self.listed("NEW."));
        let without = |seal: &str| format!("seal_without({seal}, {})", self.listed("OLD."));
        let moved = without(&with);
        let events = [("INSERT", &with), ("DELETE", &without("seal")), ("UPDATE", &moved)];
        let trigger = |(event, seal): (&str, &String)| {
            format!(
                "CREATE TEMP TRIGGER seal_{event}_{table} AFTER {event} ON main.\"{table}\" BEGIN
                   UPDATE seals SET seal = {seal} WHERE name = '{table}';
                 END;\n"
            )
        };
        events.into_iter().map(trigger).collect()
    }

    /// The seal that the rows make.
    fn sum(&self, connection: &Connection) -> Result<i64> {
        let sql = format!("SELECT {} FROM main.\"{}\"", self.listed(""), self.table);
        let mut select = connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        let mut sum = 0_i64;
        while let Some(row) = rows.next()? {
            sum = sum.wrapping_add(self.of_row(row)?);
        }
        Ok(sum)
    }

    fn of_row(&self, row: &Row<'_>) -> Result<i64> {
        let mut state = START;
        for at in 0..self.columns.len() {
            state = add(state, row.get_ref(at)?);
        }
        Ok(settled(state))
    }
}

/// The first argument, changed by the number that the others make.
fn changed(row: &Context<'_>, change: fn(i64, i64) -> i64) -> rusqlite::Result<i64> {
    let values = (1..row.len()).map(|at| row.get_raw(at));
    Ok(change(row.get(0)?, settled(values.fold(START, add))))
}

/// One more value of a row. Its kind counts, so that NULL is not the empty text.
fn add(state: u64, value: ValueRef<'_>) -> u64 {
    match value {
        ValueRef::Null => bytes(state, 0, &[]),
        ValueRef::Integer(number) => bytes(state, 1, &number.to_le_bytes()),
        ValueRef::Real(number) => bytes(state, 2, &number.to_bits().to_le_bytes()),
        ValueRef::Text(text) => bytes(state, 3, text),
        ValueRef::Blob(blob) => bytes(state, 4, blob),
    }
}

fn bytes(state: u64, kind: u8, bytes: &[u8]) -> u64 {
    let step = |state: u64, byte: &u8| (state ^ u64::from(*byte)).wrapping_mul(FACTOR);
    bytes.iter().fold(step(state, &kind), step)
}

/// Spreads the bits, so that changes in two rows hardly ever make up for each other.
fn settled(state: u64) -> i64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (state ^ (state >> 31)).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE seals (name TEXT PRIMARY KEY, seal INTEGER);
                 CREATE TABLE a (id INTEGER PRIMARY KEY, words TEXT, pack BLOB);
                 CREATE TABLE b (a INTEGER REFERENCES a (id) ON DELETE CASCADE, amount REAL);
                 INSERT INTO a VALUES (1, 'before the seals', x'00');
                 PRAGMA foreign_keys = on;",
            )
            .unwrap();
        keep(&connection).unwrap();
        connection
    }

    #[test]
    fn every_way_of_writing_keeps_the_seal() {
        let connection = connection();
        for sql in [
            "INSERT INTO a VALUES (2, 'two', NULL), (3, NULL, x'0102')",
            "INSERT INTO b VALUES (2, 0.5), (2, NULL), (1, 7)",
            "UPDATE a SET words = words || '!'",
            "INSERT INTO a VALUES (2, 'again', NULL) ON CONFLICT (id) DO UPDATE SET words = 'upsert'",
            "INSERT OR REPLACE INTO a VALUES (3, 'replaced', NULL)",
            "INSERT OR IGNORE INTO a VALUES (3, 'ignored', NULL)",
            "DELETE FROM a WHERE id = 2",
            "SAVEPOINT x; DELETE FROM b; ROLLBACK TO x; RELEASE x",
        ] {
            connection.execute_batch(sql).unwrap();
            assert_eq!(broken(&connection).unwrap(), [""; 0], "{sql}");
        }
        let left: i64 =
            connection.query_row("SELECT count(*) FROM b", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 1, "rows went with the row that they refer to");
    }

    #[test]
    fn what_was_not_written_here_breaks_the_seal() {
        for (sql, table) in [
            ("UPDATE a SET words = 'Before the seals'", "a"),
            ("UPDATE a SET words = NULL", "a"),
            ("INSERT INTO b VALUES (1, 1)", "b"),
            ("DELETE FROM a", "a"),
            ("UPDATE seals SET seal = seal + 1 WHERE name = 'b'", "b"),
            ("UPDATE seals SET name = 'c' WHERE name = 'b'", "b"),
        ] {
            let connection = connection();
            let names: Vec<String> = connection
                .prepare("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'")
                .unwrap()
                .query_map([], |row| row.get(0))
                .unwrap()
                .collect::<rusqlite::Result<_>>()
                .unwrap();
            for name in names {
                connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
            }
            connection.execute_batch(sql).unwrap();
            assert!(!holds(&connection, table).unwrap(), "{sql}");
        }
    }

    #[test]
    fn a_seal_that_is_renewed_holds() {
        let connection = connection();
        connection.execute_batch("UPDATE seals SET seal = 5").unwrap();
        assert_eq!(broken(&connection).unwrap(), ["a", "b"]);
        renew(&connection, "a").unwrap();
        assert_eq!(broken(&connection).unwrap(), ["b"]);
    }
}
