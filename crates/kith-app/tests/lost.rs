//! Lost the way in: what a printed code does, how often it is looked at, and who is told.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::net::{IpAddr, Ipv4Addr};

use kith_app::{App, CameBack, Coming, Given, PasskeyHost, SecondDoor, Visit, Weak};
use kith_core::time::{DAY, MINUTE};
use kith_core::{Purpose, Role, bond, recovery, welcome};
use support::device::Device;
use support::{PASSPHRASE, SECOND, World};

const NEW: &str = "seven grey herons on a wall";
const WRONG: &str = "aaaa-bbbb-cccc-dddd";
const PAGE: &str = "https://notes.example";

async fn tries(app: &App, code: &str, new: &str, coming: &Coming) -> CameBack {
    app.come_back("noor", code, new, coming).await.expect("the store")
}

async fn stranger(world: &World, code: &str) -> CameBack {
    tries(&world.app, code, NEW, &Coming::default()).await
}

/// Whether each of the codes that were typed for her opened, newest first.
async fn told(world: &World, noor: &Visit) -> Vec<bool> {
    let room = noor.private.expect("a private room");
    let seen = world.app.read(&noor.actor, room, Purpose::Own).await.expect("hers");
    seen.codes_typed().iter().map(|code| code.opened).collect()
}

async fn signs_in(world: &World, passphrase: &str) -> Option<Visit> {
    let coming = Coming::default();
    let came = world.app.sign_in("noor", passphrase, &coming).await.expect("the store");
    Some(world.visit(&came.signed_in()?.token).await)
}

async fn keeps_a_passkey(world: &World, noor: &Visit) {
    let host = PasskeyHost::of(PAGE).expect("a host");
    let asked = world.app.new_passkey(&host, noor).await.expect("asked");
    let answer = Device::new(7, PAGE).make(&asked.options);
    let given = Given { asked: &asked.asked, answer: &answer };
    let kept = world.app.keep_passkey(&host, noor, given, "My phone").await.expect("the store");
    assert_eq!(kept, Ok(()));
}

#[tokio::test]
async fn a_printed_code_makes_a_new_passphrase_once_and_ends_all_else_but_the_second_door() {
    for (engine, world) in World::everywhere().await {
        let (noor, token) = world.noor_at_home().await;
        keeps_a_passkey(&world, &noor).await;
        let codes = world.app.new_spare_codes(&noor).await.expect("codes");
        let weak = tries(&world.app, &codes[0], "short", &Coming::default()).await;
        assert_eq!(weak, CameBack::Weak(Weak::Short(15)), "{engine}");

        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(stranger(&world, &typed).await, CameBack::Renewed, "{engine}");
        let ended = world.app.visit(&token).await.expect("the store");
        assert!(ended.is_none(), "{engine}: her other sign-ins have ended");
        assert!(signs_in(&world, PASSPHRASE).await.is_none(), "{engine}");
        let back = signs_in(&world, NEW).await.expect("signed in");
        assert!(!back.second && back.private == noor.private);
        assert!(world.app.passkeys(&back).await.expect("passkeys").is_empty(), "{engine}");
        let open = world.app.open_second(&back, SECOND, "").await.expect("the store");
        assert!(
            matches!(open, SecondDoor::Opened { .. }),
            "{engine}: the second door is as it was"
        );
        assert_eq!(world.app.ways(&back).await.expect("ways").spare_left, 9);
        assert_eq!(told(&world, &back).await, [true], "{engine}");

        assert_eq!(stranger(&world, &codes[0]).await, CameBack::Shut, "{engine}: used up");
        assert_eq!(told(&world, &back).await, [false, true], "{engine}");
        assert!(signs_in(&world, NEW).await.is_some());
    }
}

#[tokio::test]
async fn a_code_typed_twice_at_once_is_used_once() {
    for (engine, world) in World::everywhere().await {
        let (noor, _) = world.noor_at_home().await;
        let codes = world.app.new_spare_codes(&noor).await.expect("codes");
        let (one, other) = tokio::join!(stranger(&world, &codes[0]), stranger(&world, &codes[0]));
        let renewed = [one, other].iter().filter(|came| **came == CameBack::Renewed).count();
        assert_eq!(renewed, 1, "{engine}: {one:?} {other:?}");
    }
}

#[tokio::test]
async fn e77_a_passphrase_that_opens_the_second_door_is_not_taken_for_the_first() {
    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    let codes = world.app.new_spare_codes(&noor).await.expect("codes");
    let changed = world.app.change_second(&noor, NEW).await.expect("the store");
    assert_eq!(changed, Ok(()));
    assert_eq!(stranger(&world, WRONG).await, CameBack::Shut, "told to nobody without a code");
    assert_eq!(stranger(&world, &codes[0]).await, CameBack::Weak(Weak::Same));
    assert_eq!(world.app.ways(&noor).await.expect("ways").spare_left, 10);
    assert!(signs_in(&world, PASSPHRASE).await.is_some());
}

/// Codes of Noor, of Sam, whose online access is off, and of Joan, who works here.
async fn codes_of_three(world: &World) -> [Vec<String>; 3] {
    let (noor, _) = world.noor_at_home().await;
    let (joan, _) = world.therapist("Joan").await;
    world.client("Sam", joan.actor.person).await;
    let (sam, _) = world.sign_in("sam").await;
    let mut codes = [const { Vec::new() }; 3];
    for (codes, visit) in codes.iter_mut().zip([&noor, &sam, &joan]) {
        *codes = world.app.new_spare_codes(visit).await.expect("codes");
    }
    let room = sam.private.expect("a private room");
    let off = welcome::Command::SwitchOff { person: sam.actor.person };
    world.app.act(&sam.actor, room, off).await.expect("switched off");
    codes
}

#[tokio::test]
async fn e77_every_try_that_does_not_open_costs_the_same_and_nobody_gets_in_but_by_a_code() {
    let world = World::new().await;
    let [hers, theirs, staff] = codes_of_three(&world).await;

    let before = world.app.secrets().evaluations();
    let weak = tries(&world.app, &hers[0], "password", &Coming::default()).await;
    assert!(matches!(weak, CameBack::Weak(_)));
    assert_eq!(world.app.secrets().evaluations(), before, "nothing was looked up");

    let address = Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)));
    let mut costs = Vec::new();
    let mut cost = async |handle: &str, code: &str, address| {
        let before = (world.app.secrets().evaluations(), world.app.secrets().effort());
        let coming = Coming { address, ..Coming::default() };
        let came = world.app.come_back(handle, code, NEW, &coming).await.expect("the store");
        assert_eq!(came, CameBack::Shut, "{handle} {code}");
        let secrets = world.app.secrets();
        costs.push((secrets.evaluations() - before.0, secrets.effort() - before.1));
    };
    for (handle, code) in [
        ("nobody", WRONG),
        ("nobody", &hers[0]),
        ("joan", &staff[0]),
        ("sam", &theirs[0]),
        ("noor", WRONG),
        ("noor", &theirs[1]),
        ("noor", ""),
        ("", ""),
    ] {
        cost(handle, code, None).await;
    }
    for _ in 0..30 {
        cost("nobody", WRONG, address).await;
    }
    cost("noor", &hers[0], address).await;
    let once = (1, 64 * 1024 * 3);
    assert!(costs.iter().all(|cost| *cost == once), "{costs:?}");
    world.later(MINUTE);
    let coming = Coming { address, ..Coming::default() };
    assert_eq!(tries(&world.app, &hers[0], NEW, &coming).await, CameBack::Renewed);
}

#[tokio::test]
async fn e77_ten_codes_a_day_are_looked_at_and_a_known_browser_has_its_own_ten() {
    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    let codes = world.app.new_spare_codes(&noor).await.expect("codes");
    let known = world.app.sign_in("noor", PASSPHRASE, &Coming::default()).await;
    let known = known.expect("the store").signed_in().expect("signed in").device;
    let known = Coming { device: Some(known), ..Coming::default() };
    for _ in 0..10 {
        assert_eq!(stranger(&world, WRONG).await, CameBack::Shut);
        world.later(MINUTE);
    }
    assert_eq!(stranger(&world, &codes[0]).await, CameBack::Shut, "the eleventh is not looked at");
    assert_eq!(told(&world, &noor).await, [false], "told once a day");
    assert_eq!(tries(&world.app, &codes[0], NEW, &known).await, CameBack::Renewed);
    world.later(DAY);
    assert_eq!(stranger(&world, WRONG).await, CameBack::Shut);
    assert_eq!(stranger(&world, &codes[1]).await, CameBack::Renewed, "the next day it is");
    let noor = signs_in(&world, NEW).await.expect("signed in");
    assert_eq!(told(&world, &noor).await, [true, false, true, false]);
}

#[tokio::test]
async fn a_code_ends_the_pause_that_wrong_passphrases_brought() {
    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    let codes = world.app.new_spare_codes(&noor).await.expect("codes");
    for _ in 0..6 {
        assert!(signs_in(&world, "a short walk by the loud sea").await.is_none());
    }
    assert!(signs_in(&world, PASSPHRASE).await.is_none(), "during the pause");
    assert_eq!(stranger(&world, &codes[0]).await, CameBack::Renewed);
    assert!(signs_in(&world, NEW).await.is_some());
}

#[tokio::test]
async fn whoever_came_back_by_a_code_needs_no_new_link_any_more() {
    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    let (app, room) = (&world.app, noor.private.expect("a private room"));
    let amira = app.person_by_handle("amira").await.expect("read").expect("amira").0;
    let amira = world.actor(amira, Role::Therapist, "Amira");
    let bond = world.bond(&noor.actor, room).await;
    for who in [&noor.actor, &amira] {
        app.act(who, room, bond::Command::Accept { bond }).await.expect("yes");
    }
    app.act(&amira, room, recovery::Command::Met).await.expect("said");
    assert!(app.coming_back(&amira, room).await.expect("read").is_some());
    let codes = app.new_spare_codes(&noor).await.expect("codes");
    assert_eq!(stranger(&world, &codes[0]).await, CameBack::Renewed);
    assert_eq!(app.coming_back(&amira, room).await.expect("read"), None);
}
