//! Room keys, unwrapped when they are needed and kept only in memory.
//!
//! In standing mode every room key is wrapped to the key-encryption key; while that is being
//! changed there are two of them. The service's own small keys (signing, codes, paths) are derived
//! from the service book's room key, so that there is nothing else to keep.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kith_core::RoomKind;
use kith_ledger::{BoxError, Kek, Place, RoomKey, derive, unwrap, wrap};
use kith_store::{Id, KeyMade, Store, WrapRow};
use zeroize::Zeroizing;

use crate::error::AppError;
use crate::keks::{Keks, Source};

/// The only epoch so far.
pub(crate) const EPOCH: u32 = 1;
/// A wrap to the key-encryption key.
pub(crate) const TO_KEK: u8 = 0;
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

/// What stands at a room's door: of which kind it is and whose. Known without its key.
#[derive(Clone, Copy)]
pub(crate) struct Plate {
    pub(crate) id: Id,
    pub(crate) kind: RoomKind,
    pub(crate) person: Id,
}

/// How often a first wrap is tried.
const TRIES: u32 = 3;
/// Where a room's key is not under any key that this program has.
const OTHER_KEY: &str = "its key is under another key than those in the key file";

pub(crate) struct Keyring {
    keks: RwLock<Arc<Keks>>,
    /// Where they can be read again: another process may have changed them.
    source: Option<Source>,
    book_room: Id,
    book: RoomKey,
    rooms: Mutex<HashMap<Id, Room>>,
    /// How many were unwrapped to open a room.
    unwraps: AtomicU64,
}

impl Keyring {
    pub(crate) fn new(keks: Keks, source: Option<Source>, book_room: Id, book: RoomKey) -> Self {
        Self {
            keks: RwLock::new(Arc::new(keks)),
            source,
            book_room,
            book,
            rooms: Mutex::default(),
            unwraps: AtomicU64::default(),
        }
    }

    /// The key-encryption keys as last read.
    pub(crate) fn keks(&self) -> Arc<Keks> {
        Arc::clone(&self.keks.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads them again where they come from. Says whether there are others now.
    pub(crate) fn look_again(&self) -> bool {
        let Some(read) = self.source.as_ref().and_then(|source| source()) else { return false };
        let other = !self.keks().same(&read);
        if other {
            *self.keks.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(read);
        }
        other
    }

    /// Forgets the key from before, which opens nothing any more.
    pub(crate) fn forget_before(&self) {
        let now = self.keks().now.clone();
        let keks = Keks { now, before: None };
        *self.keks.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keks);
    }

    /// A key of the service itself.
    pub(crate) fn service_key(&self, label: &str, context: &[u8]) -> Zeroizing<[u8; 32]> {
        derive(&self.book, label, context)
    }

    /// What stands at a room's door; `NotFound` when there is no such room.
    pub(crate) async fn plate(&self, store: &Store, room: Id) -> Result<Plate, AppError> {
        if let Some(Room { id, kind, person, .. }) = self.known(room) {
            return Ok(Plate { id, kind, person });
        }
        let row = store.room(store.service().service, room).await?.ok_or(AppError::NotFound)?;
        let kind = RoomKind::from_number(row.kind).ok_or(AppError::NotFound)?;
        Ok(Plate { id: room, kind, person: row.person })
    }

    /// The room behind a door, with its key.
    pub(crate) async fn behind(&self, store: &Store, plate: Plate) -> Result<Room, AppError> {
        let Plate { id, kind, person } = plate;
        if let Some(known) = self.known(id) {
            return Ok(known);
        }
        let key = self.open(store, &Place { service: store.service().service, room: id }).await?;
        self.unwraps.fetch_add(1, Ordering::Relaxed);
        let found = Room { id, kind, person, key };
        self.remember(found.clone());
        Ok(found)
    }

    /// A room and its key, for what the service does itself or has allowed already; `NotFound`
    /// when there is no such room.
    pub(crate) async fn room(&self, store: &Store, room: Id) -> Result<Room, AppError> {
        self.behind(store, self.plate(store, room).await?).await
    }

    /// How many room keys were unwrapped to open a room.
    pub(crate) fn unwraps(&self) -> u64 {
        self.unwraps.load(Ordering::Relaxed)
    }

    /// A room's key, from the wrap that a key-encryption key opens.
    pub(crate) async fn open(
        &self,
        store: &Store,
        place: &Place,
    ) -> Result<Arc<RoomKey>, AppError> {
        let wraps = store.wraps(place.service, place.room).await?;
        match self.unwrap(place, &wraps) {
            // The key may be changed just now: the file is read again first, then the wraps, which
            // are rewritten only after the file was.
            Err(AppError::Damaged(why)) => {
                if !self.look_again() && self.keks().before.is_none() {
                    return Err(AppError::Damaged(why));
                }
                let wraps = store.wraps(place.service, place.room).await?;
                self.unwrap(place, &wraps)
            }
            opened => opened,
        }
    }

    fn unwrap(&self, place: &Place, wraps: &[WrapRow]) -> Result<Arc<RoomKey>, AppError> {
        if wraps.is_empty() {
            return Err(AppError::NotFound);
        }
        match self.keks().open(place, wraps) {
            Some(Ok(key)) => Ok(Arc::new(key)),
            Some(Err(error)) => Err(AppError::Damaged(error.to_string())),
            None => Err(AppError::Damaged(OTHER_KEY.to_owned())),
        }
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
        let key = match self.store_first(store, &place, &key, salt).await? {
            KeyMade::Made => Arc::new(key),
            KeyMade::There => self.open(store, &place).await?,
            KeyMade::Retired => return Err(AppError::Damaged(OTHER_KEY.to_owned())),
        };
        Ok(Room { id, kind, person, key })
    }

    /// Stores a room's first wrap, under a key that the book is under. While the key is being
    /// changed that is the one from before, until the book has come along; and it may come along
    /// between two tries.
    async fn store_first(
        &self,
        store: &Store,
        place: &Place,
        key: &RoomKey,
        salt: [u8; 32],
    ) -> Result<KeyMade, AppError> {
        for _ in 0..TRIES {
            let keks = self.keks();
            for kek in [&keks.now].into_iter().chain(&keks.before) {
                let row = wrap_row(kek, place, key, salt);
                let made = store.make_wrap(place.service, self.book_room, row).await?;
                if made != KeyMade::Retired {
                    return Ok(made);
                }
            }
            self.look_again();
        }
        Ok(KeyMade::Retired)
    }

    /// Keeps a room that now exists.
    pub(crate) fn remember(&self, room: Room) {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).insert(room.id, room);
    }

    /// Forgets a room that is no more.
    pub(crate) fn forget(&self, room: Id) {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).remove(&room);
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
