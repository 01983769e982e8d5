//! Times that are held. They are set with the entry that says so; see
//! [`Also::Slots`](crate::Also::Slots).

use super::Store;
use crate::rows::{HeldRow, Id};
use crate::sql::{self, values};
use crate::trouble::Trouble;

impl Store {
    /// The times at which a person or a room is held, from one moment until just before another.
    pub async fn held(
        &self,
        service: Id,
        resource: Id,
        from: i64,
        until: i64,
    ) -> Result<Vec<HeldRow>, Trouble> {
        let values = values![service, resource, until, from];
        let reference = |tables: &mut crate::memory::Tables| tables.held(resource, from, until);
        self.rows(service, reference, sql::HELD, values).await
    }

    /// Forgets the times that end at `before` or earlier: who met when is nothing that the
    /// database needs to know.
    pub async fn forget_slots(&self, service: Id, before: i64) -> Result<(), Trouble> {
        let values = values![service, before];
        self.change(service, |tables| tables.forget_slots(before), sql::FORGET_SLOTS, values)
            .await?;
        Ok(())
    }
}
