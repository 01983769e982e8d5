//! How often a secret was tried. Kept here so that a restart forgets nothing and every node
//! counts the same.

use super::Store;
use crate::rows::{Hash, Id, TryRow};
use crate::sql::{self, values};
use crate::trouble::Trouble;

impl Store {
    /// The tries in a row on one way, if there were any.
    pub async fn tries(&self, service: Id, path: Hash) -> Result<Option<TryRow>, Trouble> {
        let values = values![service, path];
        self.row(service, |tables| tables.tries(path), sql::TRIES, values).await
    }

    /// Counts a try where `expect` were counted before (0: there is no row yet). `false`:
    /// somebody else counted first, and nothing was changed.
    pub async fn count_tries(
        &self,
        service: Id,
        row: TryRow,
        expect: u32,
    ) -> Result<bool, Trouble> {
        let (statement, values) = sql::count_tries(service, row.clone(), expect);
        self.change(service, |tables| tables.count_tries(row, expect), statement, values).await
    }

    /// Begins to count anew: the secret was right.
    pub async fn drop_tries(&self, service: Id, path: Hash) -> Result<(), Trouble> {
        let values = values![service, path];
        self.change(service, |tables| tables.drop_tries(path), sql::DROP_TRIES, values).await?;
        Ok(())
    }

    /// Forgets ways that were last tried before `before`, and at most `most` times.
    pub async fn forget_tries(&self, service: Id, before: i64, most: u32) -> Result<(), Trouble> {
        let values = values![service, before, most];
        let reference = |tables: &mut crate::memory::Tables| tables.forget_tries(before, most);
        self.change(service, reference, sql::FORGET_TRIES, values).await?;
        Ok(())
    }
}
