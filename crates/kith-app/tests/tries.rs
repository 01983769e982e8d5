//! Wrong tries at both doors: what they cost, and whom they hold up.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::net::{IpAddr, Ipv4Addr};

use kith_app::{App, AppError, CameIn, Coming, Location, SecondDoor, SignedIn};
use kith_core::time::{DAY, MINUTE};
use support::{NOW, PASSPHRASE, SECOND, World, keys, ports};

const WRONG: &str = "a short walk by the loud sea";
const SECONDS: i64 = 1_000_000;

async fn comes(app: &App, passphrase: &str, coming: &Coming) -> Option<SignedIn> {
    app.sign_in("amira", passphrase, coming).await.expect("the store").signed_in()
}

async fn stranger(app: &App, passphrase: &str) -> bool {
    comes(app, passphrase, &Coming::default()).await.is_some()
}

/// Puts the strangers' way where so many wrong tries have led, each made as soon as it could be.
async fn tries_all_day(world: &World, many: usize) {
    for _ in 0..many {
        world.later(16 * MINUTE);
        assert!(!stranger(&world.app, WRONG).await);
    }
}

#[tokio::test]
async fn e67_wrong_passphrases_of_strangers_hold_up_strangers_and_not_a_known_device() {
    let world = World::new().await;
    world.therapist("Amira").await;
    let known = comes(&world.app, PASSPHRASE, &Coming::default()).await.expect("signed in");
    let known = Coming { device: Some(known.device), ..Coming::default() };
    tries_all_day(&world, 101).await;
    world.later(DAY);
    assert!(!stranger(&world.app, PASSPHRASE).await, "a hundred wrong ones in a row closed it");
    let again = comes(&world.app, PASSPHRASE, &known).await.expect("the known device signs in");
    assert_eq!(Some(&again.device), known.device.as_ref(), "and stays the same device");
    assert!(stranger(&world.app, PASSPHRASE).await, "which opens the way for new devices");
}

#[tokio::test]
async fn e67_a_device_is_known_to_one_account_and_cannot_be_made_up() {
    let world = World::new().await;
    world.therapist("Joan").await;
    world.therapist("Amira").await;
    let joan = world.app.sign_in("joan", PASSPHRASE, &Coming::default()).await.expect("the store");
    let joan = joan.signed_in();
    let joan = joan.expect("signed in").device;
    for _ in 0..6 {
        assert!(!stranger(&world.app, WRONG).await);
    }
    for device in [joan.clone(), joan.replace('A', "B"), "A".repeat(64), String::new()] {
        let coming = Coming { device: Some(device), ..Coming::default() };
        assert!(comes(&world.app, PASSPHRASE, &coming).await.is_none());
    }
    world.later(3 * SECONDS);
    assert!(stranger(&world.app, PASSPHRASE).await);
}

#[tokio::test]
async fn every_answer_of_the_first_door_costs_one_evaluation() {
    let world = World::new().await;
    world.therapist("Amira").await;
    let cost = async |handle: &str, passphrase: &str, address| {
        let before = world.app.secrets().evaluations();
        let coming = Coming { address, ..Coming::default() };
        let signed = world.app.sign_in(handle, passphrase, &coming).await.expect("the store");
        let signed = signed.signed_in();
        assert!(signed.is_none(), "{handle} {passphrase}");
        world.app.secrets().evaluations() - before
    };
    let address = Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)));
    let mut costs = vec![cost("nobody", PASSPHRASE, None).await];
    for _ in 0..6 {
        costs.push(cost("amira", WRONG, None).await);
    }
    costs.push(cost("amira", PASSPHRASE, None).await);
    world.later(3 * SECONDS);
    for _ in 0..30 {
        costs.push(cost("somebody", WRONG, address).await);
    }
    costs.push(cost("amira", PASSPHRASE, address).await);
    assert!(costs.iter().all(|cost| *cost == 1), "{costs:?}");
    world.later(MINUTE);
    let coming = Coming { address, ..Coming::default() };
    assert!(comes(&world.app, PASSPHRASE, &coming).await.is_some(), "the minute is over");
}

#[tokio::test]
async fn no_pause_is_forgotten_by_a_restart_and_every_node_keeps_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = kith_store::testing::database().await.expect("a PostgreSQL server");
    for place in [Location::Data(folder.path().to_owned()), database] {
        let world = World::at(&place).await;
        world.therapist("Amira").await;
        for _ in 0..6 {
            assert!(!stranger(&world.app, WRONG).await);
        }
        drop(world);
        let (clock, ports) = ports(8);
        let app = App::open_service(&place, &keys(1), ports).await.expect("opened again");
        assert!(!stranger(&app, PASSPHRASE).await, "{place}");
        clock.set(NOW.plus(3 * SECONDS));
        assert!(stranger(&app, PASSPHRASE).await, "{place}");
    }
}

#[tokio::test]
async fn many_at_once_get_no_more_tries_than_one_after_the_other() {
    let world = World::new().await;
    world.therapist("Amira").await;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let app = world.app.clone();
            // On a busy machine some of them get no turn: those have not been tried at all.
            tokio::spawn(async move {
                match app.sign_in("amira", WRONG, &Coming::default()).await {
                    Ok(CameIn::Shut) => 1,
                    Err(AppError::Full) => 0,
                    other => unreachable!("{other:?}"),
                }
            })
        })
        .collect();
    let mut tried = 0;
    for task in tasks {
        tried += task.await.expect("ran");
    }
    for _ in tried..8 {
        assert!(!stranger(&world.app, WRONG).await);
    }
    assert!(!stranger(&world.app, PASSPHRASE).await);
}

#[tokio::test]
async fn the_second_door_pauses_at_the_same_cost_and_opens_after_it() {
    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    let knock = async |secret: &str| {
        let before = world.app.secrets().evaluations();
        let answer = world.app.open_second(&noor, secret, secret).await.expect("the store");
        (answer, world.app.secrets().evaluations() - before)
    };
    for _ in 0..6 {
        assert_eq!(knock("000000").await, (SecondDoor::Shut, 1));
    }
    assert_eq!(knock(SECOND).await, (SecondDoor::Shut, 1), "in the pause");
    let chosen = world.app.set_second(&noor, "not the words", SECOND).await.expect("the store");
    assert_eq!(chosen, SecondDoor::Shut);
    world.later(5 * SECONDS);
    assert!(matches!(knock(SECOND).await.0, SecondDoor::Opened { .. }));
}
