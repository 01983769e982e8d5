//! Room keys, unwrapped when they are needed and kept only in memory.
//!
//! In standing mode every room key is wrapped to the key-encryption key. The service's own
//! small keys (signing, codes, paths) are derived from the service book's room key, so that
//! there is nothing else to keep.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kith_core::RoomKind;
use kith_ledger::{BoxError, Kek, Place, RoomKey, derive, unwrap, wrap};
use kith_store::{Id, Store, WrapRow};
use zeroize::Zeroizing;

use crate::error::AppError;

/// The only epoch so far.
pub(crate) const EPOCH: u32 = 1;
/// A wrap to the key-encryption key.
const TO_KEK: u8 = 0;
/// A wrap that opens the room.
const TO_OPEN: u8 = 0;

/// What never changes about a room, and its key.
#[derive(Clone)]
pub(crate) struct Room {
    pub(crate) id: Id,
    pub(crate) kind: RoomKind,
    pub(crate) person: Id,
    pub(crate) key: Arc<RoomKey>,
}

pub(crate) struct Keyring {
    kek: Kek,
    book: RoomKey,
    rooms: Mutex<HashMap<Id, Room>>,
    /// How many were unwrapped to open a room.
    unwraps: AtomicU64,
}

impl Keyring {
    pub(crate) fn new(kek: Kek, book: RoomKey) -> Self {
        Self { kek, book, rooms: Mutex::default(), unwraps: AtomicU64::default() }
    }

    /// The public name of the key-encryption key.
    pub(crate) fn current(&self) -> Id {
        self.kek.id()
    }

    /// A key of the service itself.
    pub(crate) fn service_key(&self, label: &str, context: &[u8]) -> Zeroizing<[u8; 32]> {
        derive(&self.book, label, context)
    }

    /// A room and its key; `NotFound` when there is no such room.
    pub(crate) async fn room(&self, store: &Store, room: Id) -> Result<Room, AppError> {
        if let Some(known) = self.known(room) {
            return Ok(known);
        }
        let service = store.service().service;
        let row = store.room(service, room).await?.ok_or(AppError::NotFound)?;
        let kind = RoomKind::from_number(row.kind).ok_or(AppError::NotFound)?;
        let wraps = store.wraps(service, room).await?;
        let key = self.unwrap(&Place { service, room }, &wraps)?;
        self.unwraps.fetch_add(1, Ordering::Relaxed);
        let found = Room { id: room, kind, person: row.person, key };
        self.remember(found.clone());
        Ok(found)
    }

    /// How many room keys were unwrapped to open a room.
    pub(crate) fn unwraps(&self) -> u64 {
        self.unwraps.load(Ordering::Relaxed)
    }

    /// The key in the newest of a room's wraps.
    pub(crate) fn unwrap(
        &self,
        place: &Place,
        wraps: &[WrapRow],
    ) -> Result<Arc<RoomKey>, AppError> {
        let newest = wraps.last().ok_or(AppError::NotFound)?;
        open_wrap(&self.kek, place, newest)
            .map(Arc::new)
            .map_err(|error| AppError::Damaged(error.to_string()))
    }

    /// The key of the service book, for rows that belong to the service itself.
    pub(crate) const fn book_key(&self) -> &RoomKey {
        &self.book
    }

    /// Makes a room's key and stores its wrap, before the room has its first entry. A wrap that
    /// an earlier try has left is the room's.
    pub(crate) async fn make(
        &self,
        store: &Store,
        id: Id,
        kind: RoomKind,
        person: Id,
        rand: &[[u8; 32]; 2],
    ) -> Result<Room, AppError> {
        let [secret, salt] = *rand;
        let key = RoomKey::new(secret);
        let place = Place { service: store.service().service, room: id };
        let row = wrap_row(&self.kek, &place, &key, salt);
        let key = if store.put_wrap(place.service, row).await? {
            Arc::new(key)
        } else {
            self.unwrap(&place, &store.wraps(place.service, id).await?)?
        };
        Ok(Room { id, kind, person, key })
    }

    /// Keeps a room that now exists.
    pub(crate) fn remember(&self, room: Room) {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).insert(room.id, room);
    }

    fn known(&self, room: Id) -> Option<Room> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).get(&room).cloned()
    }
}

/// The row that keeps a room's key, wrapped to the key-encryption key.
pub(crate) fn wrap_row(kek: &Kek, place: &Place, key: &RoomKey, salt: [u8; 32]) -> WrapRow {
    WrapRow {
        room: place.room,
        epoch: EPOCH,
        recipient_kind: TO_KEK,
        recipient: kek.id(),
        purpose: TO_OPEN,
        wrapped: wrap(kek, place, EPOCH, key, salt),
    }
}

/// Opens a wrap row with the key-encryption key.
pub(crate) fn open_wrap(kek: &Kek, place: &Place, row: &WrapRow) -> Result<RoomKey, BoxError> {
    unwrap(kek, place, row.epoch, &row.wrapped)
}
