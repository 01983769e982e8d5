//! Making and bringing up the tables of a file.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::connect::{trouble, writing};
use super::lock::Lock;
use super::{path, settle};
use crate::schema::{self, Dialect};
use crate::sql::Part;
use crate::trouble::{OpenError, Trouble};

const DIALECT: Dialect = Dialect { int: "INTEGER", bytes: "BLOB", table: " STRICT" };

/// Brings both files up to date. Returns the ledger's schema found, and now.
pub(crate) fn migrate(dir: &Path) -> Result<(u32, u32), OpenError> {
    if !path(dir, Part::Ledger).exists() {
        return Err(OpenError::Missing(dir.display().to_string()));
    }
    if !path(dir, Part::Keys).exists() {
        return Err(OpenError::KeysMissing(path(dir, Part::Keys)));
    }
    let _lock = Lock::take(dir)?;
    settle::logs(dir)?;
    part(dir, Part::Keys)?;
    part(dir, Part::Ledger)
}

/// Does the missing steps of one file, each in its own transaction.
pub(super) fn part(dir: &Path, part: Part) -> Result<(u32, u32), OpenError> {
    part_to(dir, part, schema::known(part))
}

/// The same up to an earlier schema, for what was written under it.
pub(super) fn part_to(dir: &Path, part: Part, last: u32) -> Result<(u32, u32), OpenError> {
    let mut db = writing(&path(dir, part))?;
    let found = version(&db, part)?;
    let known = schema::known(part);
    if found.max(last) > known {
        return Err(OpenError::Newer { found: found.max(last), known });
    }
    for number in found + 1..=last {
        step(&mut db, part, number).map_err(trouble)?;
    }
    Ok((found, last))
}

/// Does step `number` and records it.
fn step(db: &mut Connection, part: Part, number: u32) -> rusqlite::Result<()> {
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for statement in schema::step(part, number, DIALECT) {
        change.execute_batch(&statement)?;
    }
    record(&change, part, number)?;
    change.commit()
}

fn record(change: &Transaction<'_>, part: Part, number: u32) -> rusqlite::Result<()> {
    let text = format!("INSERT INTO {} (step) VALUES ($1)", schema::journal(part));
    change.execute(&text, [number]).map(drop)
}

/// Refuses a file of another schema than ours.
pub(super) fn must_be_ours(db: &Connection, part: Part) -> Result<(), OpenError> {
    schema::must_be_known(part, version(db, part)?)
}

fn version(db: &Connection, part: Part) -> Result<u32, OpenError> {
    let journal = schema::journal(part);
    let made = db
        .query_row("SELECT 1 FROM sqlite_master WHERE name = $1", [journal], |_| Ok(()))
        .optional()
        .map_err(trouble)?;
    if made.is_none() {
        return Ok(0);
    }
    let newest = format!("SELECT max(step) FROM {journal}");
    let found = db.query_row(&newest, [], |row| row.get::<_, Option<u32>>(0)).map_err(trouble)?;
    found.ok_or_else(|| Trouble::Damaged("the journal of schema steps is empty").into())
}

/// Makes a directory whose ledger has only the first `steps` steps.
#[cfg(feature = "testing")]
pub(crate) fn make_older(dir: &Path, steps: u32) -> Result<(), OpenError> {
    super::connect::make_directory(dir)?;
    for part in [Part::Keys, Part::Ledger] {
        super::connect::make_file(&path(dir, part))?;
    }
    self::part(dir, Part::Keys)?;
    let mut db = writing(&path(dir, Part::Ledger))?;
    for number in 1..=steps {
        step(&mut db, Part::Ledger, number).map_err(trouble)?;
    }
    Ok(())
}
