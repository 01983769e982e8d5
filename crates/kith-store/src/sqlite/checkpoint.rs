//! Folding the write-ahead log into the file, off the writer's path.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, ErrorCode};

use super::{connect, settle};
use crate::trouble::{OpenError, Trouble};

/// The log is folded in once it is larger than this, in bytes.
const FOLD: u64 = 4 << 20;

/// Beyond this the writer folds it itself and waits: without a quiet moment the
/// log would grow without end.
const TOO_LARGE: u64 = 64 << 20;

/// A thread that folds when it is told to look.
#[derive(Debug)]
pub(super) struct Checkpoints {
    log: PathBuf,
    failed: Arc<AtomicBool>,
    look: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// Starts the thread. It ends when this is dropped.
    pub(super) fn start(path: &Path) -> Result<Self, OpenError> {
        let db = connect::writing(path)?;
        let failed = Arc::new(AtomicBool::new(false));
        let (look, told) = sync_channel(1);
        let seen = Arc::clone(&failed);
        let thread = thread::Builder::new()
            .name("kith-checkpoint".to_owned())
            .spawn(move || fold_when_told(&db, &told, &seen))
            .map_err(|error| connect::refused(path, error))?;
        Ok(Self { log: settle::log(path), failed, look: Some(look), thread: Some(thread) })
    }

    /// Called by the writer after a commit.
    pub(super) fn after_commit(&self, db: &Connection) {
        let size = std::fs::metadata(&self.log).map_or(0, |found| found.len());
        if size > TOO_LARGE {
            fold(db, "PRAGMA wal_checkpoint(RESTART)", &self.failed);
        } else if size > FOLD {
            // Full means that it has been told already.
            let _ = self.look.as_ref().map(|look| look.try_send(()));
        }
    }

    /// Whether a fold failed. A sync that failed once may report success the next
    /// time although pages were lost, so nothing may be built on this file.
    pub(super) fn failed(&self) -> bool {
        self.failed.load(Ordering::Acquire)
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        drop(self.look.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Folds the whole log in and cuts it to nothing. `false` where it was in use for too long.
pub(super) fn empty(path: &Path) -> Result<bool, Trouble> {
    let db = connect::writing(path).map_err(|error| match error {
        OpenError::Trouble(trouble) => trouble,
        other => Trouble::Unavailable(other.to_string()),
    })?;
    let busy = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    Ok(busy.map_err(connect::trouble)? == 0)
}

fn fold_when_told(db: &Connection, told: &Receiver<()>, failed: &AtomicBool) {
    while told.recv().is_ok() {
        fold(db, "PRAGMA wal_checkpoint(PASSIVE)", failed);
    }
}

fn fold(db: &Connection, how: &str, failed: &AtomicBool) {
    let Err(error) = db.query_row(how, [], |_| Ok(())) else { return };
    let busy = [Some(ErrorCode::DatabaseBusy), Some(ErrorCode::DatabaseLocked)];
    if !busy.contains(&error.sqlite_error_code()) {
        tracing::error!(code = ?error.sqlite_error_code(), "a checkpoint failed");
        failed.store(true, Ordering::Release);
    }
}
