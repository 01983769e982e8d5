//! Two nodes on one database: what one is making the other leaves alone, and no connection that
//! breaks costs an entry or gives one twice.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use kith_app::{App, AppError, Checked, Kept, Location, Once};
use kith_core::{Actor, NoteId, Purpose, RoomId, note};
use kith_ledger::{Head, Tree};
use kith_store::{Store, WrapRow, testing};
use support::{World, keys, ports};

const WRITERS: u8 = 16;
const TURNS: u8 = 10;

async fn database() -> Location {
    testing::database().await.expect("a PostgreSQL server")
}

async fn node(place: &Location, seed: u64) -> App {
    let (_, ports) = ports(seed);
    App::open_service(place, &keys(1), ports).await.expect("a node")
}

/// The key of a room that has not begun, and whether a node that starts leaves it alone.
async fn keeps_the_key_of_a_room_that_is_being_made(place: &Location) -> bool {
    drop(World::at(place).await);
    let store = Store::open(place).await.expect("the store");
    let service = store.service().service;
    let (room, wrapped) = ([42; 16], vec![7; 48]);
    let wrap =
        WrapRow { room, epoch: 1, recipient_kind: 0, recipient: [0; 16], purpose: 0, wrapped };
    store.put_wrap(service, wrap).await.expect("kept");
    drop(store);
    drop(node(place, 8).await);
    let store = Store::open(place).await.expect("the store");
    !store.wraps(service, room).await.expect("read").is_empty()
}

#[tokio::test]
async fn a_node_that_starts_leaves_alone_what_another_is_making() {
    assert!(keeps_the_key_of_a_room_that_is_being_made(&database().await).await);
    let folder = tempfile::tempdir().expect("a folder");
    let alone = Location::Data(folder.path().to_owned());
    assert!(
        !keeps_the_key_of_a_room_that_is_being_made(&alone).await,
        "swept where nobody else is"
    );
}

/// A wish of one writer, the same however often it is sent.
#[derive(Clone)]
struct Submit {
    who: Actor,
    room: RoomId,
    writer: u8,
    turn: u8,
}

impl Submit {
    /// Sends it once.
    async fn send(&self, node: &App) -> Result<Kept, AppError> {
        let mut id = [0; 16];
        (id[0], id[1]) = (self.writer, self.turn);
        let text = format!("{} {}", self.writer, self.turn);
        let wish = note::Command::Finish { note: NoteId(id), meeting: None, text, promise: None };
        node.act_once(&self.who, self.room, wish, Some(Once(id)), None).await
    }

    /// Sends it until there is an answer; counts how often there was none.
    async fn insist(&self, nodes: &[App; 2], without: &AtomicUsize) -> Kept {
        for node in nodes.iter().cycle().skip(usize::from(self.writer)) {
            match self.send(node).await {
                Ok(kept) => return kept,
                Err(AppError::Busy) => {}
                Err(AppError::Unavailable(_)) => {
                    without.fetch_add(1, Ordering::Relaxed);
                }
                Err(other) => unreachable!("{other}"),
            }
        }
        unreachable!("the nodes go round")
    }
}

/// Cuts connections until it is told to stop.
async fn cut(place: Location, stop: Arc<AtomicBool>) -> usize {
    let mut cut = 0;
    while !stop.load(Ordering::Relaxed) {
        cut += usize::from(testing::cut_off(&place).await.expect("the server"));
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
    cut
}

/// Sixteen writers, by turns in one room and in rooms of their own, by turns on both nodes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e39_e51_writers_that_are_cut_off_leave_one_chain_and_find_their_first_receipt() {
    let place = database().await;
    let world = World::at(&place).await;
    let shared = world.pair().await;
    let nodes = [world.app.clone(), node(&place, 8).await];
    let (stop, without) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let mut rooms = vec![(shared.noor.clone(), shared.room)];
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let own = world.pair().await;
        rooms.push((own.noor.clone(), own.room));
        let places = [(shared.amira.clone(), shared.room), (own.amira, own.room)];
        let (nodes, without) = (nodes.clone(), Arc::clone(&without));
        writers.push(async move {
            let mut kept = Vec::new();
            for (turn, (who, room)) in (0..TURNS).zip(places.iter().cycle()) {
                let submit = Submit { who: who.clone(), room: *room, writer, turn };
                kept.push((submit.insist(&nodes, &without).await, submit));
            }
            kept
        });
    }
    let cutting = tokio::spawn(cut(place.clone(), Arc::clone(&stop)));
    let writers: Vec<_> = writers.into_iter().map(tokio::spawn).collect();
    let mut kept = Vec::new();
    for writer in writers {
        kept.extend(writer.await.expect("no panic"));
    }
    stop.store(true, Ordering::Relaxed);
    let (cut, without) = (cutting.await.expect("no panic"), without.load(Ordering::Relaxed));
    println!("{cut} connections were cut, {without} submits were without an answer");
    assert!(without > 0, "the cuts were felt");
    drop(nodes);

    let third = node(&place, 9).await;
    for (first, submit) in &kept {
        assert_eq!(submit.send(&third).await.expect("its first receipt"), *first);
    }
    let mut notes = 0;
    for (client, room) in &rooms {
        assert_eq!(third.check(client, *room).await.expect("checked"), Checked::Whole);
        notes += count_notes(&third, client, *room).await;
        dense(&place, *room).await;
    }
    assert_eq!(notes, usize::from(WRITERS) * usize::from(TURNS), "each once, none lost");
}

async fn count_notes(app: &App, client: &Actor, room: RoomId) -> usize {
    let read = app.read_entries(client, room, Purpose::Own).await.expect("her room");
    read.entries.iter().filter(|entry| entry.fact.tag() == "note/1").count()
}

/// The numbers of the entries are without gaps, and their one root is the one that is signed.
async fn dense(place: &Location, room: RoomId) {
    let store = Store::open(place).await.expect("the store");
    let tail = store.tail(store.service().service, room.0, 0).await.expect("its entries");
    let seqs: Vec<u64> = tail.entries.iter().map(|entry| entry.seq).collect();
    let hashes: Vec<_> = tail.entries.iter().map(|entry| entry.hash).collect();
    let head = Head::decode(&tail.head.expect("a head").head).expect("its bytes");
    assert_eq!(seqs, (0..head.size()).collect::<Vec<_>>());
    assert_eq!(head.tree(), Tree::over(&hashes));
}
