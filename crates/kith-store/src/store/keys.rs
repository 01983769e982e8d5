//! Wrapped room keys, kept apart from the ledger.

use super::{Engine, Store};
use crate::rows::{Id, WrapRow};
use crate::trouble::Trouble;
use std::collections::BTreeSet;

impl Store {
    /// Stores a wrapped key, durable on its own: a room's first entry comes after.
    /// A wrap that is there is never overwritten: `false`, and nothing changed.
    pub async fn put_wrap(&self, service: Id, row: WrapRow) -> Result<bool, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.put_wrap(row))),
        }
    }

    /// The wraps of a room, by epoch.
    pub async fn wraps(&self, service: Id, room: Id) -> Result<Vec<WrapRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.wraps(room))),
        }
    }

    /// Every room that has a wrap.
    pub async fn wrapped_rooms(&self, service: Id) -> Result<Vec<Id>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.wrapped_rooms())),
        }
    }

    /// Destroys a room's wraps.
    pub async fn drop_wraps(&self, service: Id, room: Id) -> Result<(), Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => memory.on(service, |tables| tables.drop_wraps(room)),
        }
        Ok(())
    }

    /// Every room.
    pub async fn room_ids(&self, service: Id) -> Result<Vec<Id>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.room_ids())),
        }
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
