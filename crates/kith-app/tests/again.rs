//! The same submit, sent again because nobody knows what became of the first: it stands in the
//! room once, and every answer is the first receipt.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::time::Duration;

use kith_app::{App, AppError, Kept, Once};
use kith_core::{Actor, NoteId, Purpose, RoomId, note};
use kith_store::testing::{self, Cut, Proxy};
use support::{Pair, World};
use tokio::task::JoinSet;

/// Sends the note with this number, as often as it is called.
async fn submit(world: &World, pair: &Pair, number: u8) -> Result<Kept, AppError> {
    submit_by(&world.app, &pair.amira, pair.room, number).await
}

async fn submit_by(app: &App, who: &Actor, room: RoomId, number: u8) -> Result<Kept, AppError> {
    let (note, text) = (NoteId([number; 16]), format!("Note {number}."));
    let finish = note::Command::Finish { note, meeting: None, text, promise: None };
    app.act_once(who, room, finish, Some(Once([number; 16])), None).await
}

/// Asserts that so many notes are in the room, and that the last is the one of the receipt.
async fn stand(world: &World, pair: &Pair, notes: usize, receipt: Kept) {
    let read = world.app.read_entries(&pair.noor, pair.room, Purpose::Own).await.expect("hers");
    let found = read.entries.iter().filter(|entry| entry.fact.tag() == "note/1");
    let found: Vec<_> = found.map(|entry| Some(entry.id)).collect();
    assert_eq!(found.len(), notes);
    assert_eq!(found.first(), Some(&receipt.entry), "the newest stands first");
}

#[tokio::test]
async fn e51_a_hundred_submits_at_once_give_one_receipt() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        let mut submits = JoinSet::new();
        for _ in 0..100 {
            let (app, amira, room) = (world.app.clone(), pair.amira.clone(), pair.room);
            submits.spawn(async move { submit_by(&app, &amira, room, 1).await.expect("kept") });
        }
        let receipts = submits.join_all().await;
        let first = receipts[0];
        assert!(receipts.iter().all(|receipt| *receipt == first));
        stand(&world, &pair, 1, first).await;
    }
}

/// Whoever gave up waiting sends it again, whether it was written or not.
#[tokio::test]
async fn e51_a_submit_given_up_and_sent_again_gives_one_receipt() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        for number in 0..30 {
            let soon = Duration::from_micros(u64::from(number) * 50);
            let _given_up = tokio::time::timeout(soon, submit(&world, &pair, number)).await;
            let receipt = submit(&world, &pair, number).await.expect("kept");
            assert_eq!(submit(&world, &pair, number).await.expect("kept"), receipt);
            stand(&world, &pair, usize::from(number) + 1, receipt).await;
        }
    }
}

#[tokio::test]
async fn e59_a_commit_of_which_nobody_knows_gives_one_receipt() {
    let database = testing::database().await.expect("a PostgreSQL server");
    let proxy = Proxy::before(&database).expect("a wire");
    let world = World::at(proxy.location()).await;
    let pair = world.pair().await;
    for number in 0..10 {
        proxy.cut(if number % 2 == 0 { Cut::After } else { Cut::Before });
        let unknown = submit(&world, &pair, number).await;
        assert!(unknown.is_err(), "nothing is acknowledged of which nobody knows");
        let receipt = submit(&world, &pair, number).await.expect("kept");
        assert_eq!(submit(&world, &pair, number).await.expect("kept"), receipt);
        stand(&world, &pair, usize::from(number) + 1, receipt).await;
    }
}
