//! The embedded engine: two files in one directory, held by one process.
//!
//! `ledger.db` and `keys.db` each have one writer thread, which commits what is
//! waiting together, and a few connections that can only read. A query runs where
//! it is asked, without a thread of its own: measured, handing it over costs more
//! than the query (docs/decisions/0002-store-drivers.md).

mod checkpoint;
mod connect;
mod file;
mod lock;
mod migrate;
mod readers;
mod settle;
mod value;
mod whole;
mod writer;

use std::path::{Path, PathBuf};

#[cfg(feature = "testing")]
pub(crate) use migrate::make_older;
pub(crate) use migrate::migrate;
pub(crate) use whole::{Filling, Snapshot};

use crate::rows::ServiceRow;
use crate::sql::{self, Failure, FromRow, Part, Query, Row, Step, values};
use crate::tally::Commits;
use crate::trouble::{OpenError, Trouble};
use file::File;
use lock::Lock;

/// An open data directory.
#[derive(Debug)]
pub(crate) struct Sqlite {
    ledger: File,
    keys: File,
    dir: PathBuf,
    // Last, so that the files are closed before the directory is let go.
    _lock: Lock,
}

/// Where a part's file is.
fn path(dir: &Path, part: Part) -> PathBuf {
    dir.join(match part {
        Part::Ledger => "ledger.db",
        Part::Keys => "keys.db",
    })
}

/// Refuses what an interrupted restore has left.
fn must_be_finished(dir: &Path) -> Result<(), OpenError> {
    let unfinished = whole::is_unfinished(dir)?;
    if unfinished { Err(OpenError::Unfinished(dir.display().to_string())) } else { Ok(()) }
}

impl Sqlite {
    /// Makes the directory and its files where they are missing, and the service.
    pub(crate) async fn create(dir: &Path, service: &ServiceRow) -> Result<Self, OpenError> {
        connect::make_directory(dir)?;
        let lock = Lock::take(dir)?;
        settle::logs(dir)?;
        if path(dir, Part::Ledger).exists() {
            must_be_finished(dir)?;
        }
        for part in [Part::Keys, Part::Ledger] {
            connect::make_file(&path(dir, part))?;
            migrate::part(dir, part)?;
        }
        let store = Self::over(dir, lock)?;
        if store.service().await?.is_some() {
            return Err(OpenError::Exists(dir.display().to_string()));
        }
        let values = values![service.service, service.created];
        store.write_all(vec![Step::any(sql::NEW_SERVICE, values)]).await?;
        Ok(store)
    }

    /// Opens what is there, after every check.
    pub(crate) fn open(dir: &Path) -> Result<Self, OpenError> {
        if !path(dir, Part::Ledger).exists() {
            return Err(OpenError::Missing(dir.display().to_string()));
        }
        if !path(dir, Part::Keys).exists() {
            return Err(OpenError::KeysMissing(path(dir, Part::Keys)));
        }
        let lock = Lock::take(dir)?;
        settle::logs(dir)?;
        must_be_finished(dir)?;
        Self::over(dir, lock)
    }

    fn over(dir: &Path, lock: Lock) -> Result<Self, OpenError> {
        let ledger = File::open(dir, Part::Ledger)?;
        let keys = File::open(dir, Part::Keys)?;
        settle::names(dir)?;
        Ok(Self { ledger, keys, dir: dir.to_owned(), _lock: lock })
    }

    /// The service that the directory holds.
    pub(crate) async fn service(&self) -> Result<Option<ServiceRow>, Trouble> {
        let rows = self.read(vec![Query::new(sql::SERVICE, Vec::new())]).await?;
        let row = rows.into_iter().flatten().next();
        row.map(|mut row| ServiceRow::from_row(&mut row)).transpose()
    }

    /// How the ledger was committed.
    pub(crate) fn commits(&self) -> Commits {
        self.ledger.writer.writes.commits()
    }

    /// How many transactions wait for either writer.
    pub(crate) fn waiting(&self) -> u64 {
        self.ledger.writer.waiting() + self.keys.writer.waiting()
    }

    /// Whether either writer has stopped.
    pub(crate) fn has_stopped(&self) -> bool {
        self.ledger.writer.writes.has_stopped() || self.keys.writer.writes.has_stopped()
    }

    fn file(&self, part: Part) -> &File {
        match part {
            Part::Ledger => &self.ledger,
            Part::Keys => &self.keys,
        }
    }

    /// Answers the queries in order. All must be of one part.
    pub(crate) async fn read(&self, queries: Vec<Query>) -> Result<Vec<Vec<Row>>, Trouble> {
        let Some(first) = queries.first() else { return Ok(Vec::new()) };
        self.file(first.statement.part).readers.ask(&queries).await
    }

    /// Does the steps in one transaction, and returns how many rows each changed
    /// once it is durable. All must be of one part.
    pub(crate) async fn write(&self, steps: Vec<Step>) -> Result<Vec<u64>, Failure> {
        let Some(first) = steps.first() else { return Ok(Vec::new()) };
        self.file(first.statement.part).writer.write(steps).await
    }

    /// Empties the log of the key store into its file, so that what was destroyed stands in
    /// neither. `false` where somebody was reading all the while.
    pub(crate) async fn settle_keys(&self) -> Result<bool, Trouble> {
        let path = path(&self.dir, Part::Keys);
        let empty = tokio::task::spawn_blocking(move || checkpoint::empty(&path));
        empty.await.map_err(|_| Trouble::Unavailable("it was broken off".to_owned()))?
    }

    async fn write_all(&self, steps: Vec<Step>) -> Result<(), OpenError> {
        match self.write(steps).await {
            Ok(_) => Ok(()),
            Err(Failure::Trouble(trouble)) => Err(trouble.into()),
            Err(Failure::Refused(_)) => {
                Err(Trouble::Damaged("a step that cannot be refused was").into())
            }
        }
    }
}
