//! One person and one room are in one meeting at a time, on every engine.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::{App, AppError, Location, NewClient, Once};
use kith_core::meeting::{Command, Details};
use kith_core::settings::{self, Settings};
use kith_core::time::{DAY, HOUR, MINUTE};
use kith_core::{MeetingId, Purpose, Refusal, Role, SeriesId, bond, series};
use support::{MEETING, Pair, World, keys, ports};

const OTHER: MeetingId = MeetingId([5; 16]);
const YES: Command = Command::Accept { meeting: OTHER };

fn details(world: &World, after: i64, place: &str) -> Details {
    let starts = world.app.now().plus(after);
    Details { starts, minutes: 50, place: place.into(), others: String::new() }
}

fn propose(world: &World, pair: &Pair, after: i64, place: &str) -> Command {
    Command::Propose { meeting: OTHER, bond: pair.bond, details: details(world, after, place) }
}

/// Another client of the same therapist.
async fn rosa(world: &World, pair: &Pair) -> Pair {
    let new = NewClient {
        name: "Rosa".into(),
        with: pair.amira.person,
        purpose: "Weekly meetings".into(),
        online: true,
    };
    let invited = world.app.invite_client(&pair.amira, new).await.expect("invited");
    let noor = world.actor(invited.person, Role::Client, "");
    let room = invited.room.expect("a room");
    let bond = world.bond(&noor, room).await;
    world.app.act(&noor, room, bond::Command::Accept { bond }).await.expect("yes");
    Pair { noor, amira: pair.amira.clone(), room, bond }
}

fn not_free<T: std::fmt::Debug>(answer: Result<T, AppError>) {
    let refused = matches!(answer, Err(AppError::Refused(Refusal::NotFree)));
    assert!(refused, "{answer:?}");
}

#[tokio::test]
async fn one_person_is_in_one_meeting_at_a_time() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let noor = world.pair().await;
        let rosa = rosa(&world, &noor).await;
        world.meet(&noor, MEETING, 2 * DAY).await;
        let at_once = propose(&world, &rosa, 2 * DAY + 49 * MINUTE, "by phone");
        not_free(world.app.act(&rosa.amira, rosa.room, at_once.clone()).await);
        not_free(world.app.act(&rosa.noor, rosa.room, at_once).await);
        let after = propose(&world, &rosa, 2 * DAY + 50 * MINUTE, "by phone");
        world.app.act(&rosa.amira, rosa.room, after).await.expect("free");
        let cancel = Command::Cancel { meeting: MEETING, words: String::new() };
        world.app.act(&noor.noor, noor.room, cancel).await.expect("cancelled");
        let now_free = Command::ProposeChange {
            meeting: OTHER,
            details: details(&world, 2 * DAY, "by phone"),
        };
        world.app.act(&rosa.amira, rosa.room, now_free).await.expect("free again");
    }
}

#[tokio::test]
async fn a_yes_to_staff_is_never_turned_away_and_one_to_a_client_may_be() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let noor = world.pair().await;
        let rosa = rosa(&world, &noor).await;
        let asked = propose(&world, &rosa, DAY, "by phone");
        world.app.act(&rosa.noor, rosa.room, asked).await.expect("it is free");
        world.meet(&noor, MEETING, DAY).await;
        not_free(world.app.act(&rosa.amira, rosa.room, YES).await);
        let no = Command::Decline { meeting: OTHER };
        world.app.act(&rosa.amira, rosa.room, no).await.expect("a no is always taken");
        let end = bond::Command::End { bond: noor.bond };
        world.app.act(&noor.noor, noor.room, end).await.expect("ended");
        let again =
            Command::ProposeChange { meeting: OTHER, details: details(&world, DAY, "by phone") };
        world.app.act(&rosa.amira, rosa.room, again).await.expect("free since the end");
        world.app.act(&rosa.noor, rosa.room, YES).await.expect("held since it was proposed");
    }
}

#[tokio::test]
async fn one_room_holds_one_meeting_whoever_meets_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Location::Data(folder.path().to_owned());
    let world = World::at(&place).await;
    let rooms = Some("The lantern room\nRoom 3".into());
    let settings = Settings { rooms, ..support::settings() };
    let change = settings::Command::Change { settings };
    let (operator, book) = (world.app.operator(), world.app.book_room());
    world.app.act(&operator, book, change).await.expect("changed");
    let (first, second) = (world.pair().await, world.pair().await);
    let wish = propose(&world, &first, DAY, "the Lantern room");
    let once = Some(Once([9; 16]));
    let act = async |wish| world.app.act_once(&first.amira, first.room, wish, once, None).await;
    let kept = act(wish.clone()).await.expect("free");
    not_free(world.app.act(&second.amira, second.room, wish_of(&world, &second)).await);
    let elsewhere = propose(&world, &second, DAY, "by phone");
    world.app.act(&second.amira, second.room, elsewhere).await.expect("another place");
    assert_eq!(act(wish).await.expect("sent again"), kept);
    assert!(tells(folder.path(), b"slot_turns"), "the files are read");
    assert!(!tells(folder.path(), b"antern"), "the words of a place stand in a file");
}

fn wish_of(world: &World, pair: &Pair) -> Command {
    propose(world, pair, DAY + 10 * MINUTE, " The lantern  room")
}

fn tells(folder: &std::path::Path, word: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("a folder");
    let bytes = files.map(|file| std::fs::read(file.expect("a file").path()).expect("its bytes"));
    bytes.into_iter().any(|bytes| bytes.windows(word.len()).any(|window| window == word))
}

#[tokio::test]
async fn two_nodes_on_one_database_book_a_time_once() {
    let database = kith_store::testing::database().await.expect("a PostgreSQL server");
    let world = World::at(&database).await;
    let pair = world.pair().await;
    let (_, ports) = ports(8);
    let other = App::open_service(&database, &keys(1), ports).await.expect("a second node");
    let nodes = [&world.app, &other];
    let mut clients = Vec::new();
    for _ in 0..8 {
        clients.push(rosa(&world, &pair).await);
    }
    for hours in 0..4 {
        let wishes = clients.iter().zip(nodes.into_iter().cycle()).map(|(pair, node)| {
            let meeting = MeetingId(world.app.new_id());
            let details = details(&world, DAY + hours * HOUR, "by phone");
            let wish = Command::Propose { meeting, bond: pair.bond, details };
            let (node, amira, room) = (node.clone(), pair.amira.clone(), pair.room);
            tokio::spawn(async move { node.act(&amira, room, wish).await })
        });
        let wishes: Vec<_> = wishes.collect();
        let mut taken = 0;
        for wish in wishes {
            match wish.await.expect("no panic") {
                Ok(_) => taken += 1,
                refused => not_free(refused),
            }
        }
        assert_eq!(taken, 1, "hour {hours}");
    }
}

#[tokio::test]
async fn what_is_over_is_forgotten_and_what_is_ahead_is_not() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let noor = world.pair().await;
        let rosa = rosa(&world, &noor).await;
        world.meet(&noor, MEETING, DAY).await;
        world.app.forget_slots().await.expect("nothing to forget");
        not_free(world.app.act(&rosa.amira, rosa.room, propose(&world, &rosa, DAY, "here")).await);
        world.later(3 * DAY);
        world.app.forget_slots().await.expect("forgotten");
        world.clock.set(support::NOW);
        let wish = propose(&world, &rosa, DAY, "here");
        world.app.act(&rosa.amira, rosa.room, wish).await.expect("nobody knows of it any more");
    }
}

const ROW: SeriesId = SeriesId([0x40; 16]);

fn row(world: &World, pair: &Pair, after: i64) -> series::Command {
    let (bond, details) = (pair.bond, details(world, after, "by phone"));
    let rule = "FREQ=WEEKLY;INTERVAL=1;COUNT=4".to_owned();
    series::Command::Propose { series: ROW, bond, details, rule, without: Vec::new() }
}

#[tokio::test]
async fn a_row_holds_each_of_its_dates_and_all_of_them_or_none() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let noor = world.pair().await;
        let rosa = rosa(&world, &noor).await;
        let third = propose(&world, &rosa, 16 * DAY, "by phone");
        world.app.act(&rosa.amira, rosa.room, third).await.expect("held");
        let wish = row(&world, &noor, 2 * DAY);
        let taken = world.app.not_free(&noor.noor, noor.room, wish.clone()).await.expect("asked");
        assert_eq!(taken, [ROW.meeting(2)], "and nothing is told of whose it is");
        not_free(world.app.act(&noor.amira, noor.room, wish.clone()).await);
        let entries = world.app.read(&noor.noor, noor.room, Purpose::Own).await.expect("read");
        assert_eq!(entries.all_series().count(), 0, "nothing of it was written");
        let cancel = Command::Cancel { meeting: OTHER, words: String::new() };
        world.app.act(&rosa.amira, rosa.room, cancel).await.expect("cancelled");
        let taken = world.app.not_free(&noor.noor, noor.room, wish.clone()).await.expect("asked");
        assert_eq!(taken, []);
        world.app.act(&noor.amira, noor.room, wish).await.expect("held, all four");
        let details = details(&world, 23 * DAY, "by phone");
        let last = Command::Propose { meeting: MEETING, bond: rosa.bond, details };
        not_free(world.app.act(&rosa.amira, rosa.room, last).await);
    }
}

/// Of two rows that touch each other in one date, at most one is held, and nobody waits for ever.
#[tokio::test]
async fn of_two_rows_at_once_one_is_held() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let noor = world.pair().await;
        let rosa = rosa(&world, &noor).await;
        let (first, second) = (row(&world, &noor, 2 * DAY), row(&world, &rosa, 9 * DAY));
        let (one, other) = tokio::join!(
            world.app.act(&noor.amira, noor.room, first),
            world.app.act(&rosa.amira, rosa.room, second),
        );
        let held = [&one, &other].into_iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(held, 1, "{one:?} {other:?}");
        not_free(if one.is_err() { one } else { other });
    }
}

#[tokio::test]
async fn there_is_an_end_to_asking_when_others_are_there() {
    let world = World::new().await;
    let noor = world.pair().await;
    let rosa = rosa(&world, &noor).await;
    world.meet(&noor, MEETING, 2 * DAY).await;
    for _ in 0..30 {
        not_free(
            world.app.act(&rosa.noor, rosa.room, propose(&world, &rosa, 2 * DAY, "here")).await,
        );
    }
    let refused = |answer: Result<(), AppError>| {
        assert!(matches!(answer, Err(AppError::Refused(Refusal::TooSoon))), "{answer:?}");
    };
    let free = propose(&world, &rosa, 4 * DAY, "here");
    refused(world.app.act(&rosa.noor, rosa.room, free.clone()).await.map(|_| ()));
    let look = world.app.not_free(&rosa.noor, rosa.room, row(&world, &rosa, 5 * DAY)).await;
    refused(look.map(|_| ()));
    world
        .app
        .act(&rosa.amira, rosa.room, propose(&world, &rosa, 5 * DAY, "here"))
        .await
        .expect("hers");
    world.later(HOUR);
    let other = Command::Propose {
        meeting: MeetingId([6; 16]),
        bond: rosa.bond,
        details: details(&world, 6 * DAY, "here"),
    };
    world.app.act(&rosa.noor, rosa.room, other).await.expect("in another hour");
}
