//! The process that is killed. It is this test program, told by an argument what to
//! do; it says `ack <room> <size>` for whatever the store has acknowledged.

use std::path::PathBuf;
use std::time::Duration;

use kith_store::{Batch, DraftRow, Location, SavedDraft, Store};

use crate::chain::{PAIR, SERVICE, SINGLE, check, head, next, room};
use crate::life;

/// The word by which drafts are acknowledged, beside the numbers of rooms.
pub(crate) const DRAFT: u8 = 100;

/// What the child is told to do, as an argument that looks like a name of a test.
pub(crate) fn order(what: &str, location: &Location) -> String {
    match location {
        Location::Data(dir) => format!("order|{what}|data|{}", dir.display()),
        Location::Database(address) => format!("order|{what}|database|{address}"),
        Location::Memory => panic!("memory does not outlive its process"),
    }
}

/// Run by itself it rehearses: it writes a little and looks at what it wrote.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn crash_child() {
    let order = std::env::args().find(|argument| argument.starts_with("order|"));
    let Some(order) = order else { return rehearse().await };
    let parts: Vec<&str> = order.splitn(4, '|').collect();
    let location = match parts[2] {
        "data" => Location::Data(PathBuf::from(parts[3])),
        _ => Location::Database(parts[3].to_owned()),
    };
    match parts[1] {
        "make" => drop(Store::create(&location, SERVICE).await),
        "migrate" => drop(Store::migrate(&location).await),
        "hold" => hold(&location).await,
        "short" => life::live(&location, life::SHORT).await,
        "long" => life::live(&location, life::LONG).await,
        "old" => life::live_since_long(&location).await,
        "unclosed" => life::live_unclosed(&location).await,
        _ => write(&Store::open(&location).await.unwrap(), u64::MAX).await,
    }
}

async fn rehearse() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&Location::Data(dir.path().to_owned()), SERVICE).await.unwrap();
    write(&store, 10).await;
    for number in SINGLE.into_iter().chain(PAIR) {
        assert_eq!(check(&store, number).await, 10);
    }
}

async fn hold(location: &Location) {
    let _store = Store::open(location).await.unwrap();
    println!("ack 0 0");
    tokio::time::sleep(Duration::from_mins(1)).await;
}

/// Writes to all rooms at once, `turns` times each.
async fn write(store: &Store, turns: u64) {
    let mut groups: Vec<Vec<u8>> = SINGLE.iter().map(|&number| vec![number]).collect();
    groups.push(PAIR.to_vec());
    let mut tasks = Vec::new();
    for group in groups {
        tasks.push(tokio::spawn(grow(store.clone(), group, turns)));
    }
    tasks.push(tokio::spawn(save_drafts(store.clone(), turns)));
    for task in tasks {
        task.await.unwrap();
    }
}

async fn grow(store: Store, group: Vec<u8>, turns: u64) {
    for _ in 0..turns {
        let mut appends = Vec::new();
        let mut sizes = Vec::new();
        for &number in &group {
            let mut head = head(&store, number).await;
            appends.push(next(number, &mut head));
            sizes.push((number, head.size()));
        }
        store.append(SERVICE.service, Batch { appends, also: Vec::new() }).await.unwrap();
        for (number, size) in sizes {
            println!("ack {number} {size}");
        }
    }
}

async fn save_drafts(store: Store, turns: u64) {
    let stored = store.draft(SERVICE.service, room(DRAFT)).await.unwrap();
    let first = stored.map_or(0, |row| row.version);
    for expect in (first..).take(usize::try_from(turns).unwrap()) {
        let version = expect + 1;
        let saved = store.save_draft(SERVICE.service, draft(version), expect).await.unwrap();
        assert_eq!(saved, SavedDraft::Saved);
        println!("ack {DRAFT} {version}");
    }
}

/// A draft whose content follows from its version.
pub(crate) fn draft(version: u64) -> DraftRow {
    DraftRow {
        draft: room(DRAFT),
        room: room(1),
        author: room(2),
        form: room(3),
        version,
        sealed: version.to_be_bytes().repeat(50),
        updated: version.cast_signed(),
        expires: i64::MAX,
    }
}
