//! Wrapped room keys, kept apart from the ledger.

use std::collections::BTreeSet;

use super::Store;
use super::engine::Engine;
use crate::rows::{Id, KeyMade, WrapRow};
use crate::sql::{self, Failure, Refusal, Step, values};
use crate::trouble::Trouble;

impl Store {
    /// Stores a wrapped key, durable on its own: a room's first entry comes after.
    /// A wrap that is there is never overwritten: `false`, and nothing changed.
    pub async fn put_wrap(&self, service: Id, row: WrapRow) -> Result<bool, Trouble> {
        let values = sql::wrap(service, row.clone());
        self.change(service, |tables| tables.put_wrap(row), sql::NEW_WRAP, values).await
    }

    /// Gives a room its first key, durable on its own, as long as `book`, the service's own
    /// room, is under the same recipient. What is there is never overwritten.
    pub async fn make_wrap(&self, service: Id, book: Id, row: WrapRow) -> Result<KeyMade, Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            return Ok(memory.on(service, |tables| tables.make_wrap(book, row)));
        }
        self.keyed(sql::make_wrap(service, book, row)).await
    }

    /// Puts a wrap of the same key beside the one that is under `under`, durable on its own.
    /// `false` where that one is gone: the key of the room was destroyed meanwhile.
    pub async fn rewrap(
        &self,
        service: Id,
        book: Id,
        under: Id,
        row: WrapRow,
    ) -> Result<bool, Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            return Ok(memory.on(service, |tables| tables.rewrap(under, row)));
        }
        let made = self.keyed(sql::rewrap(service, book, under, row)).await?;
        Ok(made == KeyMade::Made)
    }

    async fn keyed(&self, steps: Vec<Step>) -> Result<KeyMade, Trouble> {
        match self.write(steps).await {
            Ok(_) => Ok(KeyMade::Made),
            Err(Failure::Refused(Refusal::KeyThere)) => Ok(KeyMade::There),
            Err(Failure::Refused(_)) => Ok(KeyMade::Retired),
            Err(Failure::Trouble(trouble)) => Err(trouble),
        }
    }

    /// From here on no room gets its first key under `old`: the book's wrap under it goes, as
    /// long as it has one under `new`.
    pub async fn retire_key(
        &self,
        service: Id,
        book: Id,
        old: Id,
        new: Id,
    ) -> Result<bool, Trouble> {
        let values = values![service, book, old, new];
        self.change(service, |tables| tables.retire(Some(book), old, new), sql::RETIRE_KEY, values)
            .await
    }

    /// Destroys every wrap under `old` whose key has one under `new` too.
    pub async fn drop_retired(&self, service: Id, old: Id, new: Id) -> Result<bool, Trouble> {
        let values = values![service, old, new];
        self.change(service, |tables| tables.retire(None, old, new), sql::DROP_RETIRED, values)
            .await
    }

    /// Takes what was destroyed out of the file's log as well. `false` where a reader held it.
    /// On `PostgreSQL` that is the server's own work, at a time of its own.
    pub async fn settle_keys(&self) -> Result<bool, Trouble> {
        match &*self.engine {
            Engine::Memory(_) | Engine::Postgres(_) => Ok(true),
            Engine::Sqlite(sqlite) => sqlite.settle_keys().await,
        }
    }

    /// Every room that has a wrap for this recipient.
    pub async fn wrapped_under(&self, service: Id, recipient: Id) -> Result<Vec<Id>, Trouble> {
        let values = values![service, recipient];
        self.rows(service, |tables| tables.wrapped_under(recipient), sql::WRAPPED_UNDER, values)
            .await
    }

    /// Every wrap for this recipient.
    pub async fn wraps_under(&self, service: Id, recipient: Id) -> Result<Vec<WrapRow>, Trouble> {
        let values = values![service, recipient];
        self.rows(service, |tables| tables.wraps_under(recipient), sql::WRAPS_UNDER, values).await
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
