//! Rooms, heads and entries.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::engine::Engine;
use crate::rows::{Also, Append, Batch, EntryRow, Grew, Hash, HeadRow, Id, RoomRow, Tail};
use crate::sql::{self, Failure, FromRow, HEADS_AT_ONCE, Query, Refusal, Row, values};
use crate::tally::Tally;
use crate::trouble::{AppendError, Trouble};

impl Store {
    /// Writes a batch whole or not at all, and returns once it is durable.
    ///
    /// Where a tag of the batch is stored already the answer is
    /// [`AppendError::Once`], even if the room has moved since. After
    /// [`Trouble::Unavailable`] it is unknown whether the batch was written: offer
    /// it again with the same tags.
    pub async fn append(&self, service: Id, batch: Batch) -> Result<(), AppendError> {
        let tags = sql::tags(&batch);
        must_make_sense(&batch, &tags)?;
        let classes = Tally::classes(&batch);
        let mut grown: Vec<Grew> = batch.appends.iter().map(Append::grows_to).collect();
        grown.extend(batch.also.iter().filter_map(|also| match also {
            Also::EndSessions { account, .. } => Some(Grew::signed_out(*account)),
            _ => None,
        }));
        if let Engine::Memory(memory) = &*self.engine {
            memory.on(service, |tables| tables.append(batch))?;
        } else {
            let written = self.write(sql::steps(service, batch)).await;
            if let Err(failure) = written {
                return Err(self.explain(service, failure, &tags).await?);
            }
        }
        self.tally.appended(&classes);
        self.tell(&grown);
        Ok(())
    }

    /// What a failure means to the caller.
    async fn explain(
        &self,
        service: Id,
        failure: Failure,
        tags: &[(Id, Id)],
    ) -> Result<AppendError, Trouble> {
        let refusal = match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Trouble(trouble) => return Err(trouble),
        };
        for &(room, tag) in tags {
            if let Some(seq) = self.once(service, room, tag).await? {
                return Ok(AppendError::Once { room, seq });
            }
        }
        Ok(match refusal {
            Refusal::Moved { room } => AppendError::Moved { room },
            Refusal::HandleTaken => AppendError::HandleTaken,
            Refusal::AccountMoved => AppendError::AccountMoved,
            Refusal::InvitationUsed => AppendError::InvitationUsed,
            Refusal::NotFree => AppendError::NotFree,
            Refusal::FactorTaken => AppendError::FactorTaken,
            Refusal::FactorUsed => AppendError::FactorUsed,
            Refusal::KeyRetired | Refusal::KeyThere => {
                return Err(Trouble::Damaged("a batch holds no key"));
            }
        })
    }

    /// The heads of those of these rooms that have one, in the order asked.
    pub async fn heads(&self, service: Id, rooms: &[Id]) -> Result<Vec<(Id, HeadRow)>, Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            return Ok(memory.on(service, |tables| tables.heads(rooms)));
        }
        let queries = rooms.chunks(HEADS_AT_ONCE).map(|rooms| sql::heads(service, rooms)).collect();
        let rows = self.read(queries).await?;
        let mut found = BTreeMap::new();
        for mut row in rows.into_iter().flatten() {
            let (room, head) = FromRow::from_row(&mut row)?;
            found.insert(room, head);
        }
        let known = |room: &Id| found.get(room).map(|head: &HeadRow| (*room, head.clone()));
        Ok(rooms.iter().filter_map(known).collect())
    }

    /// A room's head and its entries from `from` on, as of one moment.
    pub async fn tail(&self, service: Id, room: Id, from: u64) -> Result<Tail, Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            return Ok(memory.on(service, |tables| tables.tail(room, from)));
        }
        // The head is read first, so the entries are never behind it; those that
        // came in between are left for the next reading.
        let head = Query::new(sql::HEAD, values![service, room]);
        let entries = Query::new(sql::TAIL, values![service, room, from]);
        let mut answers = self.read(vec![head, entries]).await?.into_iter();
        let head = read_all::<HeadRow>(answers.next())?.pop();
        let size = head.as_ref().map_or(0, |head| head.size);
        let mut entries = read_all::<EntryRow>(answers.next())?;
        entries.retain(|entry| entry.seq < size);
        Ok(Tail { head, entries })
    }

    /// One entry.
    pub async fn entry(
        &self,
        service: Id,
        room: Id,
        seq: u64,
    ) -> Result<Option<EntryRow>, Trouble> {
        let values = values![service, room, seq];
        self.row(service, |tables| tables.entry(room, seq), sql::ENTRY, values).await
    }

    /// The entry that says it was stored last. Looks at all of them: for whoever keeps the machine.
    pub async fn newest_entry(&self, service: Id) -> Result<Option<EntryRow>, Trouble> {
        self.row(service, |tables| tables.newest_entry(), sql::NEWEST_ENTRY, values![service]).await
    }

    /// Where in the room an idempotency tag is stored.
    pub async fn once(&self, service: Id, room: Id, tag: Id) -> Result<Option<u64>, Trouble> {
        let values = values![service, room, tag];
        self.row(service, |tables| tables.once(room, tag), sql::ONCE, values).await
    }

    /// Every leaf hash of a room, in order.
    pub async fn hashes(&self, service: Id, room: Id) -> Result<Vec<Hash>, Trouble> {
        let values = values![service, room];
        self.rows(service, |tables| tables.hashes(room), sql::HASHES, values).await
    }

    /// A room's row.
    pub async fn room(&self, service: Id, room: Id) -> Result<Option<RoomRow>, Trouble> {
        let values = values![service, room];
        self.row(service, |tables| tables.room(room), sql::ROOM, values).await
    }

    /// The rooms of a person, oldest first.
    pub async fn rooms_of(&self, service: Id, person: Id) -> Result<Vec<RoomRow>, Trouble> {
        let values = values![service, person];
        self.rows(service, |tables| tables.rooms_of(person), sql::ROOMS_OF, values).await
    }

    /// The rooms of a kind, oldest first.
    pub async fn rooms_of_kind(&self, service: Id, kind: u8) -> Result<Vec<RoomRow>, Trouble> {
        let values = values![service, kind];
        self.rows(service, |tables| tables.rooms_of_kind(kind), sql::ROOMS_OF_KIND, values).await
    }
}

fn read_all<T: FromRow>(rows: Option<Vec<Row>>) -> Result<Vec<T>, Trouble> {
    let rows = rows.unwrap_or_default();
    rows.into_iter().map(|mut row| T::from_row(&mut row)).collect()
}

/// Refuses what could be neither stored nor repeated.
fn must_make_sense(batch: &Batch, tags: &[(Id, Id)]) -> Result<(), Trouble> {
    if batch.appends.iter().any(|append| append.entries.is_empty()) {
        return Err(Trouble::Misused("an append without entries"));
    }
    let different: BTreeSet<_> = tags.iter().collect();
    if different.len() < tags.len() {
        return Err(Trouble::Misused("one tag twice in a batch"));
    }
    Ok(())
}
