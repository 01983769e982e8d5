//! Every question and every change goes through here and is counted.

use super::Store;
use super::engine::Engine;
use crate::sql::{Failure, Query, Row, Step};
use crate::tally::Counts;
use crate::trouble::Trouble;

impl Store {
    /// What the store has done since it was opened.
    pub fn counts(&self) -> Counts {
        let counts = self.tally.counts();
        match &*self.engine {
            Engine::Memory(_) => counts,
            Engine::Sqlite(sqlite) => {
                let (commits, waiting) = (sqlite.commits(), sqlite.waiting());
                Counts { commits, waiting, stopped: sqlite.has_stopped(), ..counts }
            }
            Engine::Postgres(postgres) => Counts { waiting: postgres.waiting(), ..counts },
        }
    }

    pub(super) async fn read(&self, queries: Vec<Query>) -> Result<Vec<Vec<Row>>, Trouble> {
        let read = self.engine.read(queries).await;
        if let Err(trouble) = &read {
            self.tally.trouble(trouble);
        }
        read
    }

    pub(super) async fn write(&self, steps: Vec<Step>) -> Result<Vec<u64>, Failure> {
        let written = self.engine.write(steps).await;
        if let Err(Failure::Trouble(trouble)) = &written {
            self.tally.trouble(trouble);
        }
        written
    }
}
