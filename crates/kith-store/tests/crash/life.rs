//! A service's life, short and with everything in it that touches the disk: made, written to by
//! several at once, its log folded in, closed, opened again. Where the disk refuses, it is tried
//! again, which must not go better until the store was opened anew.

use std::collections::BTreeMap;

use kith_store::{
    Also, Append, Batch, DraftRow, Id, Location, OpenError, RoomRow, SavedDraft, Store, WrapRow,
};

use crate::chain::{PAIR, SERVICE, SINGLE, head, next, room};
use crate::child::draft;

/// The word by which a large draft is acknowledged.
const LARGE: u8 = 101;

/// The word by which a room's key is acknowledged.
const KEY: u8 = 102;

/// The word by which the service itself is acknowledged.
pub(crate) const MADE: u8 = 103;

/// How long a life is.
#[derive(Clone, Copy)]
pub(crate) struct Length {
    openings: u64,
    /// Entries for each room in each opening.
    turns: u64,
    /// Drafts of 120 kB in each opening: they fill the log until it is folded in.
    drafts: u64,
}

/// Everything but a log that grows until it is folded in.
pub(crate) const SHORT: Length = Length { openings: 3, turns: 3, drafts: 0 };

/// The log is folded in and begun again while it is written to.
pub(crate) const LONG: Length = Length { openings: 1, turns: 6, drafts: 50 };

/// Begun by an earlier release.
pub(crate) async fn live_since_long(location: &Location) {
    kith_store::testing::older(location, 1).await.unwrap();
    Store::migrate(location).await.unwrap();
    live(location, Length { openings: 1, ..SHORT }).await;
}

/// Closes nothing, like a process that is killed.
pub(crate) async fn live_unclosed(location: &Location) {
    let store = open(location).await;
    if let Some(store) = &store {
        grow_all(store, SHORT).await;
    }
    std::process::exit(0);
}

/// From the first opening to the last, whatever is refused in between.
pub(crate) async fn live(location: &Location, length: Length) {
    for _ in 0..length.openings {
        if let Some(store) = open(location).await {
            grow_all(&store, length).await;
        }
    }
}

async fn open(location: &Location) -> Option<Store> {
    let opened = match Store::open(location).await {
        Err(OpenError::Missing(_)) => Store::create(location, SERVICE).await,
        opened => opened,
    };
    match opened {
        Ok(store) => {
            println!("ack {MADE} 1");
            Some(store)
        }
        Err(refused) => {
            println!("refused {refused}");
            None
        }
    }
}

/// Writes to everything at once.
async fn grow_all(store: &Store, length: Length) {
    let mut groups: Vec<Vec<u8>> = SINGLE.iter().map(|&number| vec![number]).collect();
    groups.push(PAIR.to_vec());
    let mut tasks: Vec<_> = groups
        .into_iter()
        .map(|group| tokio::spawn(grow(store.clone(), group, length.turns)))
        .collect();
    tasks.push(tokio::spawn(save_large(store.clone(), length.drafts)));
    tasks.push(tokio::spawn(begin_rooms(store.clone(), length.turns)));
    for task in tasks {
        task.await.unwrap();
    }
}

/// Says what became of one writing. Where it was refused it is tried twice more, and then left.
macro_rules! acknowledge {
    ($writing:expr, $number:expr, $size:expr) => {
        match $writing.await {
            Ok(_) => println!("ack {} {}", $number, $size),
            Err(refused) => {
                println!("refused {refused}");
                for _ in 0..2 {
                    if $writing.await.is_ok() {
                        println!("went on");
                    }
                }
                return;
            }
        }
    };
}

async fn grow(store: Store, group: Vec<u8>, turns: u64) {
    for _ in 0..turns {
        let (mut appends, mut sizes): (Vec<Append>, Vec<u64>) = (Vec::new(), Vec::new());
        for &number in &group {
            let mut head = head(&store, number).await;
            appends.push(next(number, &mut head));
            sizes.push(head.size());
        }
        let batch = || Batch { appends: appends.clone(), also: Vec::new() };
        acknowledge!(store.append(SERVICE.service, batch()), group[0], sizes[0]);
    }
}

async fn save_large(store: Store, drafts: u64) {
    let stored = store.draft(SERVICE.service, room(LARGE)).await.unwrap();
    let first = stored.map_or(0, |row| row.version);
    for expect in first..first + drafts {
        let save = || async {
            match store.save_draft(SERVICE.service, large(expect + 1), expect).await {
                Ok(SavedDraft::Conflict) => panic!("nobody else writes"),
                saved => saved,
            }
        };
        acknowledge!(save(), LARGE, expect + 1);
    }
}

/// A room's key, and then the room.
async fn begin_rooms(store: Store, turns: u64) {
    let first = store.wrapped_rooms(SERVICE.service).await.unwrap().len() as u64;
    for number in first..first + turns {
        acknowledge!(store.put_wrap(SERVICE.service, wrap(number)), KEY, number + 1);
        let (room, person) = (numbered(number), [1; 16]);
        let row = RoomRow { room, kind: 1, person, created: 1 };
        let batch = || Batch { appends: Vec::new(), also: vec![Also::Room(row.clone())] };
        acknowledge!(store.append(SERVICE.service, batch()), KEY, number + 1);
    }
}

fn large(version: u64) -> DraftRow {
    DraftRow { draft: room(LARGE), sealed: version.to_be_bytes().repeat(15_000), ..draft(version) }
}

fn numbered(number: u64) -> Id {
    (u128::from(number) + 1).to_be_bytes()
}

fn wrap(number: u64) -> WrapRow {
    WrapRow {
        room: numbered(number),
        epoch: 1,
        recipient_kind: 0,
        recipient: [9; 16],
        purpose: 1,
        wrapped: number.to_be_bytes().to_vec(),
    }
}

/// Checks what only a life leaves behind, and adds how far it came.
pub(crate) async fn check(store: &Store, sizes: &mut BTreeMap<u8, u64>) {
    let stored = store.draft(SERVICE.service, room(LARGE)).await.unwrap();
    let version = stored.as_ref().map_or(0, |row| row.version);
    assert_eq!(stored, (version > 0).then(|| large(version)));
    let keys = store.wrapped_rooms(SERVICE.service).await.unwrap().len() as u64;
    for number in 0..keys {
        let found = store.wraps(SERVICE.service, numbered(number)).await.unwrap();
        assert_eq!(found, [wrap(number)]);
    }
    let keyless = store.rooms_without_wrap(SERVICE.service).await.unwrap();
    assert!(keyless.is_empty(), "a room was begun before its key was kept");
    sizes.extend([(LARGE, version), (KEY, keys), (MADE, 1)]);
}
