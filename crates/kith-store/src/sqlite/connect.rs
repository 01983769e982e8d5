//! Connections with every setting that durability and privacy depend on, each
//! read back, because a pragma that is not understood is silently ignored.

use std::fs::{DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::settle;
use crate::trouble::{OpenError, Trouble};

/// How long a statement waits for another connection of this process.
const BUSY: Duration = Duration::from_secs(5);

/// Enough for every statement of the registry.
const STATEMENTS: usize = 96;

/// Makes a directory that only its owner can enter. One that is there stays as it is.
pub(super) fn make_directory(dir: &Path) -> Result<(), OpenError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(dir);
    made.map_err(|error| refused(dir, error))
}

/// Makes an empty file that only its owner can read, unless it is there.
pub(super) fn make_file(path: &Path) -> Result<(), OpenError> {
    let made = OpenOptions::new().create(true).append(true).mode(0o600).open(path);
    made.map(drop).map_err(|error| refused(path, error))
}

/// A connection that writes, safe against a power cut.
pub(super) fn writing(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = connect(path, flags)?;
    // Checkpoints are run by their own thread, off the writer's path.
    let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";
    db.execute_batch(settings).map_err(trouble)?;
    must_be(&db, "journal_mode", "wal")?;
    must_be(&db, "synchronous", "2")?;
    // Reading makes the log. Folding it in while the disk does not know its name would leave a
    // half-written file and no log, were the power cut meanwhile.
    db.execute_batch("PRAGMA schema_version;").map_err(trouble)?;
    settle::name(path)?;
    fold_at_the_end(&db, true)?;
    Ok(db)
}

/// A connection that cannot write. It reads at once, so that every file it will ever
/// need is open while there are handles for it.
pub(super) fn reading(path: &Path) -> Result<Connection, OpenError> {
    asking(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// The same for the first look at a file: what a crash has left half done in it has to be
/// finished before it can be read, and only a connection that may write does that.
pub(super) fn first_look(path: &Path) -> Result<Connection, OpenError> {
    asking(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

fn asking(path: &Path, how: OpenFlags) -> Result<Connection, OpenError> {
    let db = connect(path, how | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let settings = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA schema_version;";
    db.execute_batch(settings).map_err(trouble)?;
    Ok(db)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, OpenError> {
    let db = Connection::open_with_flags(path, flags).map_err(trouble)?;
    db.busy_timeout(BUSY).map_err(trouble)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    fold_at_the_end(&db, false)?;
    // Plans must not follow the values: each new value would have the statement made again.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(trouble)?;
    db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
        .map_err(trouble)?;
    Ok(db)
}

/// Whether this connection, where it is the last one, folds the log into the file as it closes.
fn fold_at_the_end(db: &Connection, whether: bool) -> Result<(), OpenError> {
    let set = db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !whether);
    set.map(drop).map_err(|error| trouble(error).into())
}

fn must_be(db: &Connection, setting: &str, wanted: &str) -> Result<(), OpenError> {
    let found = db.pragma_query_value(None, setting, |row| {
        row.get::<_, rusqlite::types::Value>(0).map(|value| match value {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        })
    });
    match found.map_err(trouble)? {
        found if found == wanted => Ok(()),
        found => Err(OpenError::Unsafe(format!("{setting}={found}"), wanted.to_owned())),
    }
}

/// The operating system's refusal, with the path it concerns.
pub(super) fn refused(path: &Path, error: std::io::Error) -> OpenError {
    OpenError::Files { path: path.to_owned(), reason: error.to_string() }
}

/// The engine's failure without its message, which may quote values.
pub(super) fn trouble(error: rusqlite::Error) -> Trouble {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseCorrupt, DatabaseLocked, NotADatabase};
    let Some(code) = error.sqlite_error_code() else {
        return Trouble::Engine("a row has another shape than the statement".to_owned());
    };
    match code {
        DatabaseBusy | DatabaseLocked => Trouble::Unavailable(format!("{code:?}")),
        DatabaseCorrupt | NotADatabase => Trouble::Damaged("the file is not a whole database"),
        _ => Trouble::Engine(format!("{code:?}")),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_setting_that_did_not_take_is_refused() {
        let db = Connection::open_in_memory().unwrap();
        let refused = must_be(&db, "journal_mode", "wal");
        let unsafe_setting = OpenError::Unsafe("journal_mode=memory".into(), "wal".into());
        assert_eq!(refused, Err(unsafe_setting));
        assert_eq!(must_be(&db, "journal_mode", "memory"), Ok(()));
    }

    #[test]
    fn a_reading_connection_cannot_write() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.db");
        make_file(&path).unwrap();
        writing(&path).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
        let db = reading(&path).unwrap();
        assert!(db.execute("INSERT INTO t VALUES (1)", []).is_err());
    }

    #[test]
    fn only_the_owner_can_look_inside() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("data");
        make_directory(&inner).unwrap();
        make_file(&inner.join("x.db")).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner), mode(&inner.join("x.db"))), (0o700, 0o600));
    }
}
