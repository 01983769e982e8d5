//! Places for a service, and a first entry to put into it.

use kith_store::{Append, AppendError, Batch, Id, Location, NewEntry, ServiceRow, Store, testing};
use tempfile::TempDir;

pub(crate) const SERVICE: ServiceRow = ServiceRow { service: [1; 16], created: 5 };

/// A new place on each durable engine. The directory goes with the value.
pub(crate) struct Places {
    pub(crate) sqlite: Location,
    pub(crate) postgres: Location,
    _dir: TempDir,
}

impl Places {
    pub(crate) async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let sqlite = Location::Data(dir.path().join("data"));
        Self { sqlite, postgres: testing::database().await.unwrap(), _dir: dir }
    }

    pub(crate) fn both(&self) -> [&Location; 2] {
        [&self.sqlite, &self.postgres]
    }
}

pub(crate) fn address(location: &Location) -> &str {
    match location {
        Location::Database(address) => address,
        Location::Memory | Location::Data(_) => panic!("not a database"),
    }
}

/// Appends one entry to a room that has `expect`.
pub(crate) async fn say(store: &Store, room: Id, expect: u64) -> Result<(), AppendError> {
    write(store, vec![append(room, expect)]).await
}

/// Appends a second entry to two rooms in one transaction.
pub(crate) async fn say_both(store: &Store, rooms: [Id; 2]) -> Result<(), AppendError> {
    write(store, rooms.map(|room| append(room, 1)).to_vec()).await
}

async fn write(store: &Store, appends: Vec<Append>) -> Result<(), AppendError> {
    store.append(SERVICE.service, Batch { appends, also: Vec::new() }).await
}

pub(crate) fn append(room: Id, expect: u64) -> Append {
    let entry = NewEntry {
        leaf: b"leaf".to_vec(),
        hash: [3; 32],
        sealed: b"sealed".to_vec(),
        class: 0,
        epoch: 1,
        at: 1,
        once: None,
    };
    Append { room, expect, entries: vec![entry], head: b"head".to_vec(), glance: None }
}
