//! Passkeys at the first door: whose, where, once, and never further than the front room.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::{
    CameIn, Coming, Door, Given, NotKept, PasskeyHost, Question, SecondDoor, SignedIn, Visit,
};
use kith_core::time::MINUTE;
use support::device::Device;
use support::{PASSPHRASE, SECOND, World};

const PAGE: &str = "https://notes.example";

fn host() -> PasskeyHost {
    PasskeyHost::of(PAGE).expect("a host")
}

async fn keep(world: &World, visit: &Visit, device: &mut Device) -> Result<(), NotKept> {
    let asked = world.app.new_passkey(&host(), visit).await.expect("asked");
    let answer = device.make(&asked.options);
    let given = Given { asked: &asked.asked, answer: &answer };
    world.app.keep_passkey(&host(), visit, given, " My phone ").await.expect("the store")
}

async fn try_with(world: &World, asked: &Question, answer: &str, name: &str) -> Option<SignedIn> {
    let given = Given { asked: &asked.asked, answer };
    let coming = Coming::default();
    world.app.sign_in_with_passkey(&host(), given, name, &coming).await.expect("the store")
}

async fn come_in(world: &World, device: &mut Device) -> Option<SignedIn> {
    let asked = world.app.ask_passkey(&host()).expect("asked");
    let answer = device.answer(&asked.options);
    try_with(world, &asked, &answer, "").await
}

#[tokio::test]
async fn a_passkey_is_kept_named_used_and_taken_away_on_every_engine() {
    for (engine, world) in World::everywhere().await {
        let (amira, _) = world.therapist("Amira").await;
        let mut device = Device::new(7, PAGE);
        assert_eq!(keep(&world, &amira, &mut device).await, Ok(()), "{engine}");
        assert_eq!(keep(&world, &amira, &mut device).await, Err(NotKept::Known), "{engine}");
        world.later(MINUTE);
        let signed = come_in(&world, &mut device).await.expect("signed in");
        let visit = world.visit(&signed.token).await;
        assert_eq!(visit.actor.person, amira.actor.person, "{engine}");
        let [kept] = &world.app.passkeys(&visit).await.expect("passkeys")[..] else {
            panic!("{engine}: one passkey");
        };
        assert_eq!((kept.name.as_str(), kept.shared), ("My phone", false));
        assert_eq!(kept.used, Some(world.app.now().0));
        assert!(world.app.drop_passkey(&visit, kept.id).await.expect("the store"));
        assert!(!world.app.drop_passkey(&visit, kept.id).await.expect("the store"));
        assert!(come_in(&world, &mut device).await.is_none(), "{engine}: it was taken away");
        assert!(world.app.passkeys(&visit).await.expect("passkeys").is_empty());
    }
}

#[tokio::test]
async fn e81_a_passkey_shared_by_a_family_opens_the_front_room_only() {
    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    let mut family = Device::of_a_family(9, PAGE);
    assert_eq!(keep(&world, &noor, &mut family).await, Ok(()));
    assert!(world.app.passkeys(&noor).await.expect("passkeys")[0].shared);
    // Twice, as from two devices of one family: a copied key does not count.
    for _ in 0..2 {
        let signed = come_in(&world, &mut family).await.expect("signed in");
        let visit = world.visit(&signed.token).await;
        assert_eq!((visit.door, visit.second), (Door::Open, false));
        assert!(visit.front.is_some());
    }
    // The second door asks its own secret, and after a lock the passkey leaves it closed.
    let signed = come_in(&world, &mut family).await.expect("signed in");
    let visit = world.visit(&signed.token).await;
    let shut = world.app.open_second(&visit, PASSPHRASE, "").await.expect("the store");
    assert_eq!(shut, SecondDoor::Shut);
    let open = world.app.open_second(&visit, SECOND, "").await.expect("the store");
    let before = support::token(open).expect("opened");
    world.later(16 * MINUTE);
    let asked = world.app.ask_passkey(&host()).expect("asked");
    let answer = family.answer(&asked.options);
    let given = Given { asked: &asked.asked, answer: &answer };
    let coming = Coming { before: Some(before), ..Coming::default() };
    let back = world.app.sign_in_with_passkey(&host(), given, "noor", &coming).await;
    let back = world.visit(&back.expect("the store").expect("signed in").token).await;
    assert_eq!(back.actor.signin, visit.actor.signin, "the same sign-in");
    assert_eq!((back.door, back.second), (Door::Open, false));
}

#[tokio::test]
async fn e12_with_staff_a_passkey_is_a_second_step_that_a_passphrase_alone_does_not_skip() {
    let world = World::new().await;
    let (amira, _) = world.therapist("Amira").await;
    let mut device = Device::new(7, PAGE);
    keep(&world, &amira, &mut device).await.expect("kept");
    let spare = world.app.new_spare_codes(&amira).await.expect("spare codes");
    let (app, coming) = (&world.app, Coming::default());
    let first = app.sign_in("amira", PASSPHRASE, &coming).await.expect("the store");
    let CameIn::Halfway(step) = first else { panic!("the passphrase alone: {first:?}") };
    let wrong = app.second_step(&step, "123456", &coming).await.expect("the store");
    assert!(wrong.signed_in().is_none());
    let spared = app.second_step(&step, &spare[0], &coming).await.expect("the store");
    assert!(spared.signed_in().is_some(), "a spare code in place of the key");
    assert!(come_in(&world, &mut device).await.is_some(), "the key is both steps");

    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    keep(&world, &noor, &mut Device::new(8, PAGE)).await.expect("kept");
    let theirs = world.app.sign_in("noor", PASSPHRASE, &coming).await.expect("the store");
    assert!(theirs.signed_in().is_some(), "a client's passkey is one more way in");
}

#[tokio::test]
async fn an_answer_counts_once_for_five_minutes_and_for_the_browser_that_asked() {
    let world = World::new().await;
    let (amira, _) = world.therapist("Amira").await;
    let mut device = Device::new(7, PAGE);
    keep(&world, &amira, &mut device).await.expect("kept");
    let asked = world.app.ask_passkey(&host()).expect("asked");
    let other = world.app.ask_passkey(&host()).expect("asked");
    let answer = device.answer(&asked.options);
    assert!(try_with(&world, &other, &answer, "").await.is_none(), "another browser's question");
    assert!(try_with(&world, &asked, &answer, "").await.is_some());
    assert!(try_with(&world, &asked, &answer, "").await.is_none(), "played again");

    let late = world.app.ask_passkey(&host()).expect("asked");
    let answer = device.answer(&late.options);
    world.later(5 * MINUTE);
    assert!(try_with(&world, &late, &answer, "").await.is_none(), "too late");
    world.later(-6 * MINUTE);
    assert!(try_with(&world, &late, &answer, "").await.is_none(), "before it was asked");
    for asked in ["", "AAAA", "not base64", &late.asked[1..]] {
        let asked = Question { options: String::new(), asked: asked.into() };
        assert!(try_with(&world, &asked, &answer, "").await.is_none());
    }
}

#[tokio::test]
async fn two_answers_at_once_are_one_sign_in() {
    for (engine, world) in World::everywhere().await {
        let (amira, _) = world.therapist("Amira").await;
        let mut device = Device::of_a_family(7, PAGE);
        keep(&world, &amira, &mut device).await.expect("kept");
        let asked = world.app.ask_passkey(&host()).expect("asked");
        let answer = device.answer(&asked.options);
        let both = tokio::join!(
            try_with(&world, &asked, &answer, ""),
            try_with(&world, &asked, &answer, "")
        );
        let came = [both.0, both.1].iter().flatten().count();
        assert_eq!(came, 1, "{engine}");
    }
}

#[tokio::test]
async fn another_page_an_owner_who_was_not_asked_and_a_copy_are_not_let_in() {
    let world = World::new().await;
    let (amira, _) = world.therapist("Amira").await;
    let mut device = Device::new(7, PAGE);
    keep(&world, &amira, &mut device).await.expect("kept");
    assert!(come_in(&world, &mut device).await.is_some());
    device.page = "https://n0tes.example".into();
    assert!(come_in(&world, &mut device).await.is_none(), "another page");
    device.page = "http://notes.example".into();
    assert!(come_in(&world, &mut device).await.is_none(), "not encrypted");
    device.page = PAGE.into();
    device.verifies = false;
    assert!(come_in(&world, &mut device).await.is_none(), "whose finger?");
    device.verifies = true;
    device.count = 0;
    assert!(come_in(&world, &mut device).await.is_none(), "a copy counts from the beginning");
    device.count = 100;
    assert!(come_in(&world, &mut device).await.is_some());
}

#[tokio::test]
async fn a_key_is_good_for_its_own_account_and_in_its_own_sign_in() {
    let world = World::new().await;
    let (amira, _) = world.therapist("Amira").await;
    let (bela, _) = world.therapist("Bela").await;
    let (mut hers, mut his) = (Device::new(7, PAGE), Device::new(8, PAGE));
    keep(&world, &amira, &mut hers).await.expect("kept");
    keep(&world, &bela, &mut his).await.expect("kept");

    // A name that was typed must be the name of the key's account.
    for (name, comes) in [("bela", false), ("nobody", false), (" Amira", true), ("", true)] {
        let asked = world.app.ask_passkey(&host()).expect("asked");
        let answer = hers.answer(&asked.options);
        assert_eq!(try_with(&world, &asked, &answer, name).await.is_some(), comes, "{name}");
    }
    // The device must say whose key it is, and say it rightly.
    let asked = world.app.ask_passkey(&host()).expect("asked");
    for said in [serde_json::Value::Null, "AAAAAAAAAAAAAAAAAAAAAA".into()] {
        let mut answer: serde_json::Value =
            serde_json::from_str(&hers.answer(&asked.options)).expect("an answer");
        answer["response"]["userHandle"] = said;
        assert!(try_with(&world, &asked, &answer.to_string(), "").await.is_none());
    }
    // A key of nobody, a changed signature, and no answer at all.
    assert!(come_in(&world, &mut Device::new(3, PAGE)).await.is_none());
    assert!(try_with(&world, &asked, "{}", "").await.is_none());

    // What was asked in one sign-in is not answered in another, nor with an answer for the door.
    let asked = world.app.new_passkey(&host(), &amira).await.expect("asked");
    let answer = Device::new(5, PAGE).make(&asked.options);
    let given = Given { asked: &asked.asked, answer: &answer };
    let other = world.app.keep_passkey(&host(), &bela, given, "").await.expect("the store");
    assert_eq!(other, Err(NotKept::Answer));
    let door = world.app.ask_passkey(&host()).expect("asked");
    let given = Given { asked: &door.asked, answer: &answer };
    let other = world.app.keep_passkey(&host(), &amira, given, "").await.expect("the store");
    assert_eq!(other, Err(NotKept::Answer));
    let again = Given { asked: &asked.asked, answer: &answer };
    let kept = world.app.keep_passkey(&host(), &amira, again, "").await.expect("the store");
    assert_eq!(kept, Ok(()));
    let gone = world.app.passkeys(&amira).await.expect("passkeys")[1].id;
    assert!(!world.app.drop_passkey(&bela, gone).await.expect("the store"), "not his");
}

#[tokio::test]
async fn the_question_at_the_door_is_the_same_for_everybody() {
    let world = World::new().await;
    let shape = || {
        let asked = world.app.ask_passkey(&host()).expect("asked");
        let mut options: serde_json::Value =
            serde_json::from_str(&asked.options).expect("a question");
        let key = &mut options["publicKey"];
        assert_eq!(key["allowCredentials"], serde_json::json!([]));
        assert_eq!(key["userVerification"], "required");
        let nonce = key["challenge"].take();
        assert_eq!(nonce.as_str().expect("a nonce").len(), 43);
        (options.to_string(), asked.options.len(), asked.asked.len())
    };
    let nobody_here = shape();
    let (amira, _) = world.therapist("Amira").await;
    assert_eq!(shape(), nobody_here);
    keep(&world, &amira, &mut Device::new(7, PAGE)).await.expect("kept");
    assert_eq!(shape(), nobody_here);
    let asked = world.app.ask_passkey(&host()).expect("asked");
    let before = world.app.secrets().evaluations();
    let unknown = Device::new(3, PAGE).answer(&asked.options);
    assert!(try_with(&world, &asked, &unknown, "amira").await.is_none());
    assert_eq!(world.app.secrets().evaluations(), before, "no secret is hashed on this way");
}

#[tokio::test]
async fn an_account_has_ten_passkeys_and_no_more() {
    let world = World::new().await;
    let (amira, _) = world.therapist("Amira").await;
    for seed in 1..=10 {
        assert_eq!(keep(&world, &amira, &mut Device::new(seed, PAGE)).await, Ok(()));
    }
    let eleventh = keep(&world, &amira, &mut Device::new(11, PAGE)).await;
    assert_eq!(eleventh, Err(NotKept::Many));
}
