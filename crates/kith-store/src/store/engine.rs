//! The three engines, and the few shapes that every question takes.

use super::Store;
use crate::memory::{Memory, Tables};
use crate::postgres::Postgres;
use crate::rows::{Grew, Id};
use crate::sql::{Failure, FromRow, Query, Row, Statement, Step, Value};
use crate::sqlite::Sqlite;
use crate::trouble::Trouble;

#[derive(Debug)]
pub(super) enum Engine {
    Memory(Memory),
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Engine {
    /// Answers queries in order; memory has no statements to answer.
    pub(super) async fn read(&self, queries: Vec<Query>) -> Result<Vec<Vec<Row>>, Trouble> {
        match self {
            Self::Memory(_) => Ok(Vec::new()),
            Self::Sqlite(sqlite) => sqlite.read(queries).await,
            Self::Postgres(postgres) => postgres.read(queries).await,
        }
    }

    /// Does steps in one transaction; memory has no statements to do.
    pub(super) async fn write(&self, steps: Vec<Step>) -> Result<Vec<u64>, Failure> {
        match self {
            Self::Memory(_) => Ok(Vec::new()),
            Self::Sqlite(sqlite) => sqlite.write(steps).await,
            Self::Postgres(postgres) => postgres.write(steps).await,
        }
    }

    pub(super) fn tell(&self, grown: &[Grew]) {
        match self {
            Self::Memory(_) | Self::Sqlite(_) => {}
            Self::Postgres(postgres) => postgres.tell(grown),
        }
    }

    pub(super) async fn all_told(&self) {
        match self {
            Self::Memory(_) | Self::Sqlite(_) => {}
            Self::Postgres(postgres) => postgres.all_told().await,
        }
    }
}

impl Store {
    /// Every row of one query. `reference` is what memory answers.
    pub(super) async fn rows<T: FromRow>(
        &self,
        service: Id,
        reference: impl FnOnce(&mut Tables) -> Vec<T>,
        statement: Statement,
        values: Vec<Value>,
    ) -> Result<Vec<T>, Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            return Ok(memory.on(service, reference));
        }
        let answers = self.read(vec![Query::new(statement, values)]).await?;
        answers.into_iter().flatten().map(|mut row| T::from_row(&mut row)).collect()
    }

    /// The one row of a query, if there is one.
    pub(super) async fn row<T: FromRow>(
        &self,
        service: Id,
        reference: impl FnOnce(&mut Tables) -> Option<T>,
        statement: Statement,
        values: Vec<Value>,
    ) -> Result<Option<T>, Trouble> {
        let reference = |tables: &mut Tables| reference(tables).into_iter().collect();
        let mut rows = self.rows(service, reference, statement, values).await?;
        Ok(rows.pop())
    }

    /// Changes rows and says whether there was one to change.
    pub(super) async fn change(
        &self,
        service: Id,
        reference: impl FnOnce(&mut Tables) -> bool,
        statement: Statement,
        values: Vec<Value>,
    ) -> Result<bool, Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            return Ok(memory.on(service, reference));
        }
        match self.write(vec![Step::any(statement, values)]).await {
            Ok(changed) => Ok(changed.into_iter().any(|rows| rows > 0)),
            Err(Failure::Trouble(trouble)) => Err(trouble),
            Err(Failure::Refused(_)) => Err(Trouble::Damaged("a step that cannot be refused was")),
        }
    }
}
