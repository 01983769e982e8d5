//! Times that are held. They are set with the entry that says so; see
//! [`Also::Slots`](crate::Also::Slots).

use super::Store;
use crate::rows::Id;
use crate::sql::{self, values};
use crate::trouble::Trouble;

impl Store {
    /// Forgets the times that end at `before` or earlier: who met when is nothing that the
    /// database needs to know.
    pub async fn forget_slots(&self, service: Id, before: i64) -> Result<(), Trouble> {
        let values = values![service, before];
        self.change(service, |tables| tables.forget_slots(before), sql::FORGET_SLOTS, values)
            .await?;
        Ok(())
    }
}
