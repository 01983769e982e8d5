//! Wrapped room keys, kept apart from the ledger.

use super::Store;
use crate::rows::{Id, WrapRow};
use crate::sql::{self, values};
use crate::trouble::Trouble;
use std::collections::BTreeSet;

impl Store {
    /// Stores a wrapped key, durable on its own: a room's first entry comes after.
    /// A wrap that is there is never overwritten: `false`, and nothing changed.
    pub async fn put_wrap(&self, service: Id, row: WrapRow) -> Result<bool, Trouble> {
        let values = sql::wrap(service, row.clone());
        self.change(service, |tables| tables.put_wrap(row), sql::NEW_WRAP, values).await
    }

    /// The wraps of a room, by epoch.
    pub async fn wraps(&self, service: Id, room: Id) -> Result<Vec<WrapRow>, Trouble> {
        let values = values![service, room];
        self.rows(service, |tables| tables.wraps(room), sql::WRAPS, values).await
    }

    /// Every room that has a wrap.
    pub async fn wrapped_rooms(&self, service: Id) -> Result<Vec<Id>, Trouble> {
        let values = values![service];
        self.rows(service, |tables| tables.wrapped_rooms(), sql::WRAPPED_ROOMS, values).await
    }

    /// Destroys a room's wraps.
    pub async fn drop_wraps(&self, service: Id, room: Id) -> Result<(), Trouble> {
        let values = values![service, room];
        self.change(service, |tables| tables.drop_wraps(room), sql::DROP_WRAPS, values).await?;
        Ok(())
    }

    /// Every room.
    pub async fn room_ids(&self, service: Id) -> Result<Vec<Id>, Trouble> {
        let values = values![service];
        self.rows(service, |tables| tables.room_ids(), sql::ROOM_IDS, values).await
    }

    /// Rooms that nobody can open: the key store is older than the ledger.
    pub async fn rooms_without_wrap(&self, service: Id) -> Result<Vec<Id>, Trouble> {
        let rooms = self.room_ids(service).await?;
        let wrapped = self.wrapped_rooms(service).await?;
        Ok(missing(rooms, wrapped))
    }

    /// Wraps of rooms that were never begun, to be swept at start.
    pub async fn wraps_without_room(&self, service: Id) -> Result<Vec<Id>, Trouble> {
        let rooms = self.room_ids(service).await?;
        let wrapped = self.wrapped_rooms(service).await?;
        Ok(missing(wrapped, rooms))
    }
}

/// Those of `these` that are not among `others`.
fn missing(mut these: Vec<Id>, others: Vec<Id>) -> Vec<Id> {
    let others: BTreeSet<Id> = others.into_iter().collect();
    these.retain(|id| !others.contains(id));
    these
}
