//! Putting a backup into an empty place, and looking at every room before anybody may use it.

use std::collections::BTreeSet;
use std::io::Read;

use kith_core::RoomKind;
use kith_ledger::{Kek, RoomKey, derive};
use kith_store::{Filled, Filling, Id, Location, ServiceRow, Store};

use super::check::{BadRoom, Rooms};
use super::frame::{End, Head};
use super::missing::{Known, Missing, NotKnown};
use super::read::{Backup, Next, Reading};
use super::take::OURS;
use super::write::is_mac;
use super::{RestoreError, missing};
use crate::erasure::{ErasedRoom, destroy};

/// A backup that was put into its place and checked. Nobody can open it before
/// [`Restored::publish`].
pub struct Restored {
    filled: Filled,
    rooms: Rooms,
    erased: BTreeSet<Id>,
}

impl<R: Read> Backup<R> {
    /// Fills an empty place, destroys what the journal of erasures names, and checks every room.
    /// With `damaged_too`, rooms that do not verify are kept as they are; they are read by nobody,
    /// as before. What cannot be used is taken away again.
    pub async fn restore(
        mut self,
        location: &Location,
        kek: [u8; 32],
        erased: &[ErasedRoom],
        damaged_too: bool,
    ) -> Result<Restored, RestoreError> {
        let (kek, head) = (Kek::new(kek), self.ledger.head);
        if kek.id() != head.kek {
            return Err(RestoreError::OtherKey);
        }
        let mut filling = Filling::begin(location, head.ledger_schema, head.key_schema).await?;
        let ends = match self.pour(&mut filling).await {
            Ok(ends) => ends,
            Err(error) => {
                filling.discard().await?;
                return Err(error);
            }
        };
        let service = ServiceRow { service: head.service, created: head.created };
        let filled = filling.filled(service).await?;
        match look(filled.store(), &kek, (&head, &ends), erased).await {
            Ok(rooms) if damaged_too || rooms.bad().is_empty() => {
                let erased = erased.iter().map(|one| one.room).collect();
                Ok(Restored { filled, rooms, erased })
            }
            Ok(rooms) => {
                filled.discard().await?;
                Err(RestoreError::Rooms(rooms.bad().to_vec()))
            }
            Err(error) => {
                filled.discard().await?;
                Err(error)
            }
        }
    }

    async fn pour(&mut self, filling: &mut Filling) -> Result<[End; 2], RestoreError> {
        Ok([pour(&mut self.keys, filling).await?, pour(&mut self.ledger, filling).await?])
    }
}

async fn pour<R: Read>(from: &mut Reading<R>, filling: &mut Filling) -> Result<End, RestoreError> {
    let part = from.head.part();
    loop {
        match from.next()? {
            Next::Piece(piece) => filling.take(part, piece).await?,
            Next::End(end) => return Ok(end),
        }
    }
}

/// Reads back what was written: who wrote the backup, and whether each room holds.
async fn look(
    store: &Store,
    kek: &Kek,
    (head, ends): (&Head, &[End]),
    erased: &[ErasedRoom],
) -> Result<Rooms, RestoreError> {
    let rooms = Rooms::read(store, kek).await?;
    let key = derive(rooms.book_key(), OURS, &head.backup);
    if !ends.iter().all(|end| is_mac(&key, &end.hash, &end.mac)) {
        return Err(RestoreError::Forged);
    }
    if erase_again(store, rooms.book_key(), erased).await? {
        return Rooms::read(store, kek).await;
    }
    Ok(rooms)
}

/// Destroys what was erased after the backup was taken, before anybody can open it. Says whether
/// there was any of it.
async fn erase_again(
    store: &Store,
    book: &RoomKey,
    erased: &[ErasedRoom],
) -> Result<bool, RestoreError> {
    if !erased.iter().all(|one| one.is_of(book)) {
        return Err(RestoreError::Journal);
    }
    let service = store.service().service;
    let books = store.rooms_of_kind(service, RoomKind::Book.number()).await?;
    let mut any = false;
    for one in erased {
        let (Some(row), Some(book)) = (store.room(service, one.room).await?, books.first()) else {
            continue;
        };
        destroy(store, book.room, row.person, vec![one.room], Vec::new()).await?;
        any = true;
    }
    if any {
        store.settle_keys().await?;
    }
    Ok(any)
}

impl Restored {
    /// How many rooms, and how many entries in all of them.
    pub fn count(&self) -> (usize, u64) {
        self.rooms.count()
    }

    /// Rooms that do not verify, each with the first thing that is wrong.
    pub fn bad(&self) -> &[BadRoom] {
        self.rooms.bad()
    }

    /// What a receipt kept by somebody says of a room.
    pub fn by_receipt(&self, text: &str) -> Result<Known, NotKnown> {
        missing::by_receipt(text, self.rooms.signer())
    }

    /// What an older place of the same service says of its rooms. Heads that the service did
    /// not sign are left out.
    pub async fn by_place(&self, location: &Location) -> Result<Vec<Known>, RestoreError> {
        let other = Store::open(location).await?;
        let service = self.filled.store().service().service;
        if other.service().service != service {
            return Err(RestoreError::NotOnePair);
        }
        missing::by_store(&other, self.rooms.signer()).await.map_err(Into::into)
    }

    /// What is known of from elsewhere and is not here, room by room. What was erased is not missed.
    pub async fn missing(&self, known: &[Known]) -> Result<Vec<Missing>, RestoreError> {
        let store = self.filled.store();
        let mut missing = missing::compare(store, &self.rooms, known).await?;
        missing.retain(|one| !self.erased.contains(&one.room()));
        Ok(missing)
    }

    /// Lets it be opened.
    pub async fn publish(self) -> Result<(), RestoreError> {
        Ok(self.filled.publish().await?)
    }

    /// Takes everything away again.
    pub async fn discard(self) -> Result<(), RestoreError> {
        Ok(self.filled.discard().await?)
    }
}
