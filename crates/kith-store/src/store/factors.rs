//! What accounts prove themselves with beside their passphrase.

use super::Store;
use crate::rows::{FactorRow, Hash, Id, UseRow};
use crate::sql::{self, values};
use crate::trouble::Trouble;

impl Store {
    /// The factors of an account, oldest first.
    pub async fn factors(&self, service: Id, account: Id) -> Result<Vec<FactorRow>, Trouble> {
        let values = values![service, account];
        self.rows(service, |tables| tables.factors(account), sql::FACTORS, values).await
    }

    /// The factor that is found by this hash, whosever it is.
    pub async fn factor_by_lookup(
        &self,
        service: Id,
        lookup: Hash,
    ) -> Result<Option<FactorRow>, Trouble> {
        let values = values![service, lookup];
        let reference = |tables: &mut crate::memory::Tables| tables.factor_by_lookup(lookup);
        self.row(service, reference, sql::FACTOR_BY_LOOKUP, values).await
    }

    /// Uses a factor. `false`: it was used since it was read, or is gone; nothing was changed.
    /// Of many that use the same at once, here and on other nodes, one is told `true`.
    pub async fn use_factor(&self, service: Id, row: UseRow) -> Result<bool, Trouble> {
        let values = sql::use_factor(service, row.clone());
        self.change(service, |tables| tables.use_factor(row), sql::USE_FACTOR, values).await
    }
}
