//! Reading both files as of one moment, and filling new ones.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, params_from_iter};
use tokio::sync::mpsc::Sender;

use super::lock::Lock;
use super::{Sqlite, connect, migrate, path, settle, value};
use crate::sql::{Part, Value};
use crate::trouble::{OpenError, Trouble};
use crate::whole::{Column, Piece, Portion, RESTORING, Table, hex, tables};
use connect::trouble;

/// Both files, each as it was at one moment.
#[derive(Debug)]
pub(crate) struct Snapshot {
    ledger: Connection,
    keys: Connection,
}

impl Snapshot {
    /// The ledger first: a key is durable before its room begins, so that no room which is
    /// seen can lack its key.
    pub(super) fn take(dir: &Path) -> Result<Self, OpenError> {
        let ledger = held(&path(dir, Part::Ledger))?;
        let keys = held(&path(dir, Part::Keys))?;
        Ok(Self { ledger, keys })
    }

    /// Hands on every row of a part. Whoever stops listening is not told more.
    pub(crate) fn pour(&self, part: Part, service: [u8; 16], to: &Sender<Piece>) -> Poured {
        let db = match part {
            Part::Ledger => &self.ledger,
            Part::Keys => &self.keys,
        };
        for table in tables(columns(db)?) {
            pour_table(db, &table, service, to)?;
        }
        Ok(())
    }
}

type Poured = Result<(), Trouble>;

fn pour_table(db: &Connection, table: &Table, service: [u8; 16], to: &Sender<Piece>) -> Poured {
    let hand_on = |piece: Piece| {
        let gone = |_| Trouble::Unavailable("nobody takes what is read".to_owned());
        to.blocking_send(piece).map_err(gone)
    };
    hand_on(table.named())?;
    let text = table.select(&format!("x'{}'", hex(service)));
    let mut statement = db.prepare(&text).map_err(trouble)?;
    let mut rows = statement.query([]).map_err(trouble)?;
    let mut portion = Portion::default();
    while let Some(row) = rows.next().map_err(trouble)? {
        if let Some(full) = portion.add(value::row(row).map_err(trouble)?) {
            hand_on(full)?;
        }
    }
    portion.rest().map_or(Ok(()), hand_on)
}

/// A connection that keeps seeing the moment at which it was opened.
fn held(path: &Path) -> Result<Connection, OpenError> {
    let db = connect::reading(path)?;
    db.execute_batch("BEGIN; SELECT count(*) FROM sqlite_master").map_err(trouble)?;
    Ok(db)
}

fn columns(db: &Connection) -> Result<Vec<Column>, Trouble> {
    let text = "SELECT m.name, c.name, c.pk FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid";
    let mut statement = db.prepare(text).map_err(trouble)?;
    let column = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let rows = statement.query_map([], column).map_err(trouble)?;
    rows.collect::<Result<_, _>>().map_err(trouble)
}

/// A directory that is being filled.
#[derive(Debug)]
pub(crate) struct Filling {
    ledger: Connection,
    keys: Connection,
    dir: PathBuf,
    lock: Lock,
}

impl Filling {
    /// Makes the files as they were at these schemas, where nothing is or where filling was
    /// interrupted.
    pub(crate) fn begin(dir: &Path, ledger: u32, keys: u32) -> Result<Self, OpenError> {
        connect::make_directory(dir)?;
        let lock = Lock::take(dir)?;
        must_be_free(dir)?;
        remove(dir)?;
        let [first, second] = [path(dir, Part::Ledger), path(dir, Part::Keys)];
        connect::make_file(&first)?;
        let db = connect::writing(&first)?;
        db.execute_batch(&RESTORING.replace("{int}", "INTEGER")).map_err(trouble)?;
        drop(db);
        connect::make_file(&second)?;
        migrate::part_to(dir, Part::Keys, keys)?;
        migrate::part_to(dir, Part::Ledger, ledger)?;
        let (ledger, keys) = (connect::writing(&first)?, connect::writing(&second)?);
        settle::names(dir)?;
        Ok(Self { ledger, keys, dir: dir.to_owned(), lock })
    }

    fn db(&self, part: Part) -> &Connection {
        match part {
            Part::Ledger => &self.ledger,
            Part::Keys => &self.keys,
        }
    }

    pub(crate) fn tables(&self, part: Part) -> Result<Vec<Table>, Trouble> {
        Ok(tables(columns(self.db(part))?))
    }

    /// Writes rows in one transaction.
    pub(crate) fn rows(&self, part: Part, table: &Table, rows: &[Vec<Value>]) -> Poured {
        let db = self.db(part);
        let change = db.unchecked_transaction().map_err(trouble)?;
        let mut insert = change.prepare_cached(&table.insert()).map_err(trouble)?;
        for row in rows {
            insert.execute(params_from_iter(row)).map_err(trouble)?;
        }
        drop(insert);
        change.commit().map_err(trouble)?;
        let log = std::fs::metadata(settle::log(&path(&self.dir, part)));
        if log.is_ok_and(|log| log.len() > LOG) {
            fold(db)?;
        }
        Ok(())
    }

    /// Brings the tables up to this program's, and opens what is there, unknown still.
    pub(crate) fn filled(self) -> Result<Sqlite, OpenError> {
        let Self { ledger, keys, dir, lock } = self;
        for db in [ledger, keys] {
            fold(&db)?;
        }
        migrate::part(&dir, Part::Keys)?;
        migrate::part(&dir, Part::Ledger)?;
        Sqlite::over(&dir, lock)
    }

    /// Takes everything away again.
    pub(crate) fn discard(self) -> Result<(), OpenError> {
        let Self { ledger, keys, dir, lock: _lock } = self;
        drop((ledger, keys));
        remove(&dir)
    }
}

/// Beyond this the log is folded into the file while it is filled.
const LOG: u64 = 32 << 20;

fn fold(db: &Connection) -> Poured {
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(trouble)
}

/// Whether filling this directory was begun and not ended.
pub(super) fn is_unfinished(dir: &Path) -> Result<bool, OpenError> {
    let db = connect::first_look(&path(dir, Part::Ledger))?;
    let text = "SELECT count(*) FROM sqlite_master WHERE name = 'restoring'";
    let count: i64 = db.query_row(text, [], |row| row.get(0)).map_err(trouble)?;
    Ok(count > 0)
}

/// Refuses a directory with anything in it but what an interrupted filling has left.
fn must_be_free(dir: &Path) -> Result<(), OpenError> {
    let exists = || OpenError::Exists(dir.display().to_string());
    let ledger = path(dir, Part::Ledger);
    if !ledger.exists() {
        // A key store alone may be all that is left of a service.
        return if path(dir, Part::Keys).exists() { Err(exists()) } else { Ok(()) };
    }
    let empty = std::fs::metadata(&ledger).is_ok_and(|found| found.len() == 0);
    let begun = empty && !path(dir, Part::Keys).exists();
    if begun || is_unfinished(dir)? { Ok(()) } else { Err(exists()) }
}

/// Removes both files, the ledger's last: while it is there, what is left says what it is.
fn remove(dir: &Path) -> Result<(), OpenError> {
    for part in [Part::Keys, Part::Ledger] {
        let file = path(dir, part);
        for end in ["-shm", "-wal", ""] {
            let mut name = file.clone().into_os_string();
            name.push(end);
            match std::fs::remove_file(&name) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                removed => {
                    removed.map_err(|error| connect::refused(Path::new(&name), error))?;
                }
            }
        }
    }
    Ok(())
}

impl Sqlite {
    /// Both files as of now.
    pub(crate) fn snapshot(&self) -> Result<Snapshot, OpenError> {
        Snapshot::take(&self.dir)
    }

    /// Closes the files and removes them.
    pub(crate) fn discard(self) -> Result<(), OpenError> {
        let Self { ledger, keys, dir, _lock } = self;
        drop((ledger, keys));
        remove(&dir)
    }
}
