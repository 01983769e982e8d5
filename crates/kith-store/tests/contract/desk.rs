//! What the questions need: a store of each kind, and things to put into it.

use kith_store::{
    AccountRow, Also, Append, AppendError, Batch, Id, Location, NewEntry, RoomRow, ServiceRow,
    Store, testing,
};
use tempfile::TempDir;

/// The service that every question is about.
pub(crate) const SERVICE: Id = [1; 16];

/// A service that must never be touched by it.
pub(crate) const OTHER: Id = [2; 16];

/// An empty store, and the directory it may stand in.
pub(crate) struct Desk {
    pub(crate) store: Store,
    _dir: Option<TempDir>,
}

async fn desk(location: Location, dir: Option<TempDir>) -> Desk {
    let service = ServiceRow { service: SERVICE, created: 1 };
    Desk { store: Store::create(&location, service).await.unwrap(), _dir: dir }
}

pub(crate) async fn memory() -> Desk {
    desk(Location::Memory, None).await
}

pub(crate) async fn sqlite() -> Desk {
    let dir = tempfile::tempdir().unwrap();
    desk(Location::Data(dir.path().join("data")), Some(dir)).await
}

pub(crate) async fn postgres() -> Desk {
    desk(testing::database().await.unwrap(), None).await
}

/// An id made from a number, so that a failure can be read.
pub(crate) fn id(number: u64) -> Id {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    id
}

/// An entry that can be told from every other by `mark`.
pub(crate) fn entry(mark: u64) -> NewEntry {
    let mut hash = [9; 32];
    hash[..8].copy_from_slice(&mark.to_be_bytes());
    NewEntry {
        leaf: [b"leaf".as_slice(), &mark.to_be_bytes()].concat(),
        hash,
        sealed: [b"sealed".as_slice(), &mark.to_be_bytes()].concat(),
        class: 3,
        epoch: 7,
        at: 1_000_000,
        once: None,
    }
}

/// The same, with an idempotency tag.
pub(crate) fn tagged(mark: u64, tag: Id) -> NewEntry {
    NewEntry { once: Some(tag), ..entry(mark) }
}

/// An append whose head names the size it leads to.
pub(crate) fn append(room: Id, expect: u64, entries: Vec<NewEntry>) -> Append {
    let size = expect + entries.len() as u64;
    Append { room, expect, entries, head: size.to_be_bytes().to_vec(), glance: None }
}

pub(crate) fn batch(appends: Vec<Append>) -> Batch {
    Batch { appends, also: Vec::new() }
}

/// Appends one entry.
pub(crate) async fn say(
    store: &Store,
    room: Id,
    expect: u64,
    mark: u64,
) -> Result<(), AppendError> {
    store.append(SERVICE, batch(vec![append(room, expect, vec![entry(mark)])])).await
}

/// Writes rows alone.
pub(crate) async fn put(store: &Store, also: Vec<Also>) -> Result<(), AppendError> {
    store.append(SERVICE, Batch { appends: Vec::new(), also }).await
}

pub(crate) fn room(number: u64, kind: u8, person: u64) -> RoomRow {
    RoomRow { room: id(number), kind, person: id(person), created: number.cast_signed() }
}

pub(crate) fn account(number: u64, handle: &str) -> AccountRow {
    AccountRow {
        account: id(number),
        handle: handle.to_owned(),
        person: id(number + 100),
        role: 2,
        state: 1,
        pass: "$argon2id$example".to_owned(),
        second: None,
        setup: Some([8; 32]),
        idle: 900_000_000,
        created: number.cast_signed(),
    }
}
