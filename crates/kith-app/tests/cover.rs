//! Somebody stands in for a colleague who is away: their way in opens on the first day and closes
//! after the last, without anybody doing anything, on every engine.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::AppError;
use kith_core::bond::{Command, Cover, Status, Why};
use kith_core::time::DAY;
use kith_core::{Actor, BondId, Purpose, Role};
use support::{Pair, World};

const STAY: BondId = BondId([9; 16]);

/// Jo is asked for two days from tomorrow on, and all have said yes.
async fn agreed(world: &World, pair: &Pair) -> Actor {
    let (visit, _) = world.therapist("jo.lind").await;
    let jo = visit.actor.clone();
    let now = world.app.now();
    let cover = Cover {
        of: pair.bond,
        bond: STAY,
        person: jo.person,
        name: "Jo".into(),
        role: Role::Therapist,
        from: now.plus(DAY),
        until: now.plus(3 * DAY),
        words: "I am away until Friday.".into(),
    };
    world.app.act(&pair.amira, pair.room, Command::AskCover(cover)).await.expect("asked");
    for who in [&jo, &pair.noor] {
        world.app.act(who, pair.room, Command::Accept { bond: STAY }).await.expect("yes");
    }
    jo
}

async fn shut(world: &World, pair: &Pair, who: &Actor) {
    let read = world.app.read(who, pair.room, Purpose::Prepare).await;
    assert!(matches!(read, Err(AppError::NotFound)), "{read:?}");
}

#[tokio::test]
async fn the_way_in_opens_on_the_first_day_and_closes_after_the_last() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        let jo = agreed(&world, &pair).await;
        shut(&world, &pair, &jo).await;
        let listed = world.app.caseload(&jo).await.expect("a list");
        let [one] = &listed[..] else { panic!("one line") };
        assert_eq!((one.status, one.glance.is_none()), (Status::Proposed, true));
        assert!(one.begins.is_some() && !one.damaged);

        world.later(DAY);
        let listed = world.app.caseload(&jo).await.expect("a list");
        assert!(listed.iter().all(|one| one.glance.is_some()), "the first day has come");
        world.app.read(&jo, pair.room, Purpose::Prepare).await.expect("open");
        let seen = world.app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her own");
        let why: Vec<_> = seen.openings().filter(|one| one.person == jo.person).collect();
        assert!(why.iter().any(|one| one.purpose == Purpose::Cover), "{why:?}");
        assert!(why.iter().all(|one| one.purpose != Purpose::Prepare), "{why:?}");

        world.later(2 * DAY);
        assert!(world.app.caseload(&jo).await.expect("a list").is_empty(), "it is over");
        shut(&world, &pair, &jo).await;
        let seen = world.app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her own");
        let stay = seen.bond(STAY).expect("a bond");
        assert_eq!((stay.status, stay.parted), (Status::Ended, Some(Why::Over)));
        world.app.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("she stays");
    }
}

#[tokio::test]
async fn nothing_is_written_by_who_stood_in_once_the_days_are_over() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        let jo = agreed(&world, &pair).await;
        world.later(3 * DAY);
        let end = Command::EndCover { bond: STAY };
        let late = world.app.act(&jo, pair.room, end).await;
        assert!(late.is_err(), "{late:?}");
        let seen = world.app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her own");
        assert_eq!(seen.bond(STAY).and_then(|bond| bond.parted), Some(Why::Over));
    }
}
