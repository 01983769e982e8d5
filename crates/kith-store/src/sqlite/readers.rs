//! A few connections that can only read.
//!
//! Bounded, because readers without bound starve the writer on a small machine.

use super::connect::{reading, trouble};
use super::value;
use crate::sql::{Query, Row};
use crate::trouble::{OpenError, Trouble};
use rusqlite::{Connection, params_from_iter};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Semaphore;

/// How many queries run at once on one file.
const READERS: usize = 4;

#[derive(Debug)]
pub(super) struct Readers {
    free: Mutex<Vec<Connection>>,
    permits: Semaphore,
}

impl Readers {
    pub(super) fn open(path: &Path) -> Result<Self, OpenError> {
        let free: Result<Vec<_>, _> = (0..READERS).map(|_| reading(path)).collect();
        Ok(Self { free: Mutex::new(free?), permits: Semaphore::new(READERS) })
    }

    /// Answers the queries in order, on one connection.
    pub(super) async fn ask(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, Trouble> {
        let closed = || Trouble::Unavailable("the store is closed".to_owned());
        let _permit = self.permits.acquire().await.map_err(|_| closed())?;
        let db = self.lock().pop().ok_or_else(closed)?;
        let answers = queries.iter().map(|query| answer(&db, query)).collect();
        self.lock().push(db);
        answers
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer(db: &Connection, query: &Query) -> Result<Vec<Row>, Trouble> {
    let mut statement = db.prepare_cached(query.statement.text).map_err(trouble)?;
    let rows = statement.query_map(params_from_iter(&query.values), value::row).map_err(trouble)?;
    rows.collect::<Result<_, _>>().map_err(trouble)
}
