//! Rooms, heads and entries.

use super::{Engine, Store};
use crate::rows::{Append, Batch, EntryRow, Grew, Hash, HeadRow, Id, RoomRow, Tail};
use crate::trouble::{AppendError, Trouble};

impl Store {
    /// Writes a batch whole or not at all, and returns once it is durable.
    ///
    /// Where a tag of the batch is stored already the answer is
    /// [`AppendError::Once`], even if the room has moved since.
    pub async fn append(&self, service: Id, batch: Batch) -> Result<(), AppendError> {
        let grown: Vec<Grew> = batch.appends.iter().map(Append::grows_to).collect();
        match &*self.engine {
            Engine::Memory(memory) => memory.on(service, |tables| tables.append(batch))?,
        }
        for grew in grown {
            // Nobody listening is no failure.
            let _ = self.grew.send(grew);
        }
        Ok(())
    }

    /// The heads of those of these rooms that have one, in the order asked.
    pub async fn heads(&self, service: Id, rooms: &[Id]) -> Result<Vec<(Id, HeadRow)>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.heads(rooms))),
        }
    }

    /// A room's head and its entries from `from` on, as of one moment.
    pub async fn tail(&self, service: Id, room: Id, from: u64) -> Result<Tail, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.tail(room, from))),
        }
    }

    /// One entry.
    pub async fn entry(
        &self,
        service: Id,
        room: Id,
        seq: u64,
    ) -> Result<Option<EntryRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.entry(room, seq))),
        }
    }

    /// Where in the room an idempotency tag is stored.
    pub async fn once(&self, service: Id, room: Id, tag: Id) -> Result<Option<u64>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.once(room, tag))),
        }
    }

    /// Every leaf hash of a room, in order.
    pub async fn hashes(&self, service: Id, room: Id) -> Result<Vec<Hash>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.hashes(room))),
        }
    }

    /// A room's row.
    pub async fn room(&self, service: Id, room: Id) -> Result<Option<RoomRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.room(room))),
        }
    }

    /// The rooms of a person, oldest first.
    pub async fn rooms_of(&self, service: Id, person: Id) -> Result<Vec<RoomRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.rooms_of(person))),
        }
    }

    /// The rooms of a kind, oldest first.
    pub async fn rooms_of_kind(&self, service: Id, kind: u8) -> Result<Vec<RoomRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.rooms_of_kind(kind))),
        }
    }
}
