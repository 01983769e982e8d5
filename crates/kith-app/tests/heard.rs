//! Being heard, through the real use cases: many who write at once, and the desk that learns of all.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::App;
use kith_core::time::DAY;
use kith_core::{Actor, NoteId, Purpose, Role, RoomId, RoomKind, away, heard, note};
use support::{Pair, World};

/// How many clients write at once, and how often each.
const WRITERS: u8 = 4;
const TIMES: usize = 4;

fn finish() -> note::Command {
    let (note, text) = (NoteId([4; 16]), "We spoke.".to_owned());
    note::Command::Finish { note, meeting: None, text, promise: None }
}

async fn pairs(world: &World) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for _ in 0..WRITERS {
        pairs.push(world.pair().await);
    }
    pairs
}

async fn writes(app: App, amira: Actor, noor: Actor, room: RoomId) {
    let kept = app.act(&amira, room, finish()).await.expect("noted");
    let to = kept.entry.expect("an entry");
    for _ in 0..TIMES {
        let reply = note::Command::Reply { to, text: "A word.".into() };
        app.act(&noor, room, reply).await.expect("nobody is given up for somebody else");
    }
}

async fn reads(app: App, amira: Actor, room: RoomId) {
    let seen = app.read(&amira, room, Purpose::Answer).await.expect("theirs");
    for one in seen.unread() {
        let read = heard::Command::Read { entries: vec![one.entry] };
        app.act(&amira, room, read).await.expect("said");
    }
}

#[tokio::test]
async fn many_write_at_once_and_the_desk_learns_of_each_until_it_is_read() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let (ruth, _) = world.staff("Ruth", Role::Supervisor).await;
        let desk = world.app.own_room(ruth.actor.person, RoomKind::Desk).await.expect("a desk");
        let pairs = pairs(&world).await;
        let write = |pair: &Pair| {
            let (amira, noor) = (pair.amira.clone(), pair.noor.clone());
            tokio::spawn(writes(world.app.clone(), amira, noor, pair.room))
        };
        for writer in pairs.iter().map(write).collect::<Vec<_>>() {
            writer.await.expect("no panic");
        }
        world.later(9 * DAY);
        let late = world.app.read(&ruth.actor, desk, Purpose::Own).await.expect("hers");
        assert_eq!(late.past_their_date().len(), pairs.len());
        let read =
            |pair: &Pair| tokio::spawn(reads(world.app.clone(), pair.amira.clone(), pair.room));
        for reader in pairs.iter().map(read).collect::<Vec<_>>() {
            reader.await.expect("no panic");
        }
        let late = world.app.read(&ruth.actor, desk, Purpose::Own).await.expect("hers");
        assert_eq!(late.past_their_date(), []);
        for pair in &pairs {
            let whole = world.app.check(&pair.noor, pair.room).await.expect("checked");
            assert_eq!(whole, kith_app::Checked::Whole);
        }
    }
}

#[tokio::test]
async fn days_on_which_somebody_is_away_move_the_day_of_what_is_written_after() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let (amira, _) = world.therapist("Amira").await;
        let desk = world.app.own_room(amira.actor.person, RoomKind::Desk).await.expect("a desk");
        let by = |person| {
            let book = world.app.book();
            kith_core::calendar::Calendar::of(&book).read_by(world.app.now(), person)
        };
        let (person, usual) = (amira.actor.person, by(amira.actor.person));
        let today = kith_core::calendar::Calendar::of(&world.app.book()).day(world.app.now());
        let to = kith_core::calendar::Day(today.0 + 13);
        let away = kith_core::AwayId([7; 16]);
        let plan = away::Command::Plan { away, from: today, to };
        world.app.act(&amira.actor, desk, plan).await.expect("said");
        assert!(by(person) >= usual.plus(7 * DAY));
        world.app.act(&amira.actor, desk, away::Command::TakeBack { away }).await.expect("back");
        assert_eq!(by(person), usual);
    }
}
