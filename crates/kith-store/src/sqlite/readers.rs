//! A few connections that can only read.
//!
//! Bounded, because readers without bound starve the writer on a small machine.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, params_from_iter};
use tokio::sync::Semaphore;

use super::connect::{reading, trouble};
use super::value;
use crate::sql::{Query, Row};
use crate::trouble::{OpenError, Trouble};

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

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::sql::{self, Part};
    use crate::sqlite::connect::make_file;
    use crate::sqlite::{migrate, path};

    #[test]
    fn a_plan_is_made_once_whatever_values_are_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path(), Part::Ledger);
        make_file(&path).unwrap();
        migrate::part(dir.path(), Part::Ledger).unwrap();
        let db = reading(&path).unwrap();
        for (name, statement) in sql::ALL.iter().filter(|(_, one)| one.part == Part::Ledger) {
            let mut prepared = db.prepare(statement.text).unwrap();
            let values: &[i64] = if prepared.readonly() { &[0, 1, 70] } else { &[] };
            for value in values {
                for place in 1..=prepared.parameter_count() {
                    prepared.raw_bind_parameter(place, value).unwrap();
                }
                let mut rows = prepared.raw_query();
                while rows.next().unwrap().is_some() {}
            }
            assert_eq!(prepared.get_status(StatementStatus::RePrepare), 0, "{name}");
        }
    }
}
