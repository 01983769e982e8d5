//! The two doors, invitations and drafts.

mod support;

use kith_app::{
    Acceptance, Coming, Door, NewClient, NewStaff, NotAccepted, Once, SecondDoor, Weak,
};
use kith_core::time::{DAY, HOUR, MINUTE};
use kith_core::{Role, welcome};
use support::{PASSPHRASE, SECOND, World};

#[tokio::test]
async fn a_wrong_passphrase_and_an_unknown_handle_are_answered_alike() {
    let world = World::new().await;
    world.therapist("Amira").await;
    for (handle, secret) in [("amira", "something else entirely"), ("nobody", PASSPHRASE)] {
        assert!(
            world
                .app
                .sign_in(handle, secret, &Coming::default())
                .await
                .expect("the store")
                .signed_in()
                .is_none()
        );
    }
}

#[tokio::test]
async fn the_second_door_opens_with_its_secret_and_closes_by_itself() {
    let world = World::new().await;
    let (_, token) = world.noor_at_home().await;
    assert!(world.visit(&token).await.second);
    world.later(6 * MINUTE);
    let visit = world.visit(&token).await;
    assert!(!visit.second);
    assert_eq!(visit.door, Door::Open);
    let shut = world.app.open_second(&visit, "000000", "").await.expect("the store");
    assert_eq!(shut, SecondDoor::Shut);
    let open = world.app.open_second(&visit, SECOND, "").await.expect("the store");
    let again = world.app.open_second(&visit, SECOND, "").await.expect("the store");
    assert_eq!(open, again, "pressed twice at once");
    let through = world.visit(&support::token(open).expect("opened")).await;
    assert!(through.second && through.actor.signin == visit.actor.signin);
    assert!(world.app.visit(&token).await.expect("the store").is_none(), "the old token is dead");
}

#[tokio::test]
async fn a_door_never_set_up_answers_like_a_wrong_secret() {
    let world = World::new().await;
    let (amira, _) = world.therapist("Amira").await;
    world.client("Noor", amira.actor.person).await;
    let (visit, _) = world.sign_in("noor").await;
    for (secret, code) in [("482916", ""), ("", "not the words"), ("", "")] {
        let answer = world.app.open_second(&visit, secret, code).await.expect("the store");
        assert_eq!(answer, SecondDoor::Shut);
    }
}

#[tokio::test]
async fn the_code_said_in_person_sets_the_second_secret_once() {
    let world = World::new().await;
    let (amira, _) = world.therapist("Amira").await;
    let (_, code) = world.client("Noor", amira.actor.person).await;
    let (visit, _) = world.sign_in("noor").await;
    let choose = world.app.open_second(&visit, "", &code).await.expect("the store");
    assert_eq!(choose, SecondDoor::ChooseSecret);
    let short = world.app.set_second(&visit, &code, "1234").await.expect("the store");
    assert_eq!(short, SecondDoor::Weak(Weak::Short(6)));
    let easy = world.app.set_second(&visit, &code, "111111").await.expect("the store");
    assert!(matches!(easy, SecondDoor::Weak(_)), "{easy:?}");
    let same = world.app.set_second(&visit, &code, PASSPHRASE).await.expect("the store");
    assert_eq!(same, SecondDoor::Weak(Weak::Same));
    let set = world.app.set_second(&visit, &code, SECOND).await.expect("the store");
    assert!(matches!(set, SecondDoor::Opened { .. }));
    let again = world.app.set_second(&visit, &code, "another").await.expect("the store");
    assert_eq!(again, SecondDoor::Shut);
}

#[tokio::test]
async fn being_idle_locks_and_the_passphrase_brings_the_same_sign_in_back() {
    let world = World::new().await;
    let (amira, token) = world.therapist("Amira").await;
    world.app.keep_place(&amira, "/n/abc").await.expect("kept");
    world.later(31 * MINUTE);
    let locked = world.visit(&token).await;
    assert_eq!(locked.door, Door::Locked);
    let coming = Coming { before: Some(token.clone()), ..Coming::default() };
    let back = world.app.sign_in("amira", PASSPHRASE, &coming).await.expect("the store");
    let back = world.visit(&back.signed_in().expect("signed in").token).await;
    assert_eq!(back.actor.signin, amira.actor.signin);
    assert!(world.app.visit(&token).await.expect("the store").is_none(), "the old cookie is dead");
    let place = world.app.take_place(&back).await.expect("the store");
    assert_eq!(place.as_deref(), Some("/n/abc"));
    assert_eq!(world.app.take_place(&back).await.expect("the store"), None);
}

#[tokio::test]
async fn signing_out_ends_it() {
    let world = World::new().await;
    let (_, token) = world.therapist("Amira").await;
    world.app.sign_out(&token).await.expect("signed out");
    assert!(world.app.visit(&token).await.expect("the store").is_none());
}

#[tokio::test]
async fn e60_no_jump_of_the_clock_revives_a_sign_in() {
    let world = World::new().await;
    let (_, token) = world.therapist("Amira").await;
    let begun = world.app.now();
    for jump in [-HOUR, 3650 * DAY, 13 * HOUR] {
        world.clock.set(begun.plus(jump));
        let visit = world.visit(&token).await;
        assert_eq!((visit.door, visit.second), (Door::Locked, false), "{jump}");
    }
    world.clock.set(begun);
    assert!(world.app.visit(&token).await.expect("the store").is_some());
}

#[tokio::test]
async fn an_invitation_works_once_with_its_words_and_for_a_while() {
    let world = World::new().await;
    let operator = world.app.operator();
    let new = NewStaff { name: "Jo".into(), role: Role::Supervisor };
    let link = world.app.invite_staff(&operator, new).await.expect("invited").link.expect("link");
    let acceptance = |code: &str, handle: &str, passphrase: &str| Acceptance {
        token: link.token.clone(),
        code: code.into(),
        handle: handle.into(),
        passphrase: passphrase.into(),
    };
    let accept = async |it: Acceptance| world.app.accept(&it).await.expect("the store");
    let wrong = accept(acceptance("other words", "jo.b", PASSPHRASE)).await;
    assert_eq!(wrong, Err(NotAccepted::Code));
    let short = accept(acceptance(&link.code, "jo.b", "short")).await;
    assert_eq!(short, Err(NotAccepted::Passphrase(Weak::Short(15))));
    let easy = accept(acceptance(&link.code, "jo.b", "jo.b jo.b jo.b jo.b")).await;
    assert!(matches!(easy, Err(NotAccepted::Passphrase(_))), "{easy:?}");
    let blank = accept(acceptance(&link.code, "j b", PASSPHRASE)).await;
    assert_eq!(blank, Err(NotAccepted::Handle));
    assert_eq!(accept(acceptance(&link.code, "jo.b", PASSPHRASE)).await, Ok(Role::Supervisor));
    let again = accept(acceptance(&link.code, "jo.c", PASSPHRASE)).await;
    assert_eq!(again, Err(NotAccepted::Link));

    let new = NewStaff { name: "Ana".into(), role: Role::Therapist };
    let late = world.app.invite_staff(&operator, new).await.expect("invited").link.expect("link");
    world.later(8 * DAY);
    let late = Acceptance { token: late.token, ..acceptance(&late.code, "ana", PASSPHRASE) };
    assert_eq!(accept(late).await, Err(NotAccepted::Link));
}

#[tokio::test]
async fn five_wrong_codes_end_a_link() {
    let world = World::new().await;
    let new = NewStaff { name: "Jo".into(), role: Role::Therapist };
    let operator = world.app.operator();
    let link = world.app.invite_staff(&operator, new).await.expect("invited").link.expect("link");
    let mut acceptance = Acceptance {
        token: link.token,
        code: "wrong words".into(),
        handle: "jo.b".into(),
        passphrase: PASSPHRASE.into(),
    };
    for _ in 0..5 {
        let answer = world.app.accept(&acceptance).await.expect("the store");
        assert_eq!(answer, Err(NotAccepted::Code));
    }
    acceptance.code = link.code;
    let answer = world.app.accept(&acceptance).await.expect("the store");
    assert_eq!(answer, Err(NotAccepted::Link));
}

#[tokio::test]
async fn two_tabs_make_two_drafts_and_finishing_takes_its_own() {
    let world = World::new().await;
    let pair = world.pair().await;
    let (app, who, room) = (&world.app, &pair.amira, pair.room);
    let first = app.save_draft(who, room, "note", None, "text=We+began").await.expect("kept");
    let at = Some((first.id, first.version));
    let moved = app.save_draft(who, room, "note", at, "text=We+began+well").await.expect("kept");
    assert_eq!((moved.id, moved.version), (first.id, 2));
    // Drafts stand in the order of their saving, and of two saved at once neither is the older.
    world.later(1);
    let tab = app.save_draft(who, room, "note", at, "text=Other+tab").await.expect("kept");
    assert_ne!(tab.id, first.id);
    let drafts = app.drafts(who, room, "note").await.expect("drafts");
    let bodies: Vec<_> = drafts.iter().map(|draft| draft.body.as_str()).collect();
    assert_eq!(bodies, ["text=We+began+well", "text=Other+tab"]);
    assert!(app.drafts(&pair.noor, room, "note").await.expect("drafts").is_empty());
    app.drop_draft(who, room, tab.id).await.expect("dropped");
    assert_eq!(app.drafts(who, room, "note").await.expect("drafts").len(), 1);
    world.later(31 * DAY);
    assert!(app.drafts(who, room, "note").await.expect("drafts").is_empty());
}

#[tokio::test]
async fn the_same_submit_makes_one_client_and_shows_the_same_link_again() {
    for (engine, world) in World::everywhere().await {
        let (amira, _) = world.therapist("Amira").await;
        let who = &amira.actor;
        let new = |name: &str| NewClient {
            name: name.into(),
            with: who.person,
            purpose: "Weekly meetings".into(),
            online: true,
        };
        let once = Some(Once([9; 16]));
        let invite = |name| world.app.invite_client_once(who, new(name), once, None);
        let (first, second) = tokio::join!(invite("Noor"), invite("Noor"));
        let (first, second) = (first.expect("invited"), second.expect("found"));
        assert_eq!(first.room, second.room, "{engine}");
        assert_eq!(world.app.clients().await.expect("clients").len(), 1, "{engine}");
        let (link, again) = (first.link.expect("a link"), second.link.expect("the link"));
        assert_eq!((&link.token, &link.code), (&again.token, &again.code), "{engine}");

        // Gone back to and filled in for somebody else, a form is another submit.
        let other = invite("Rosa").await.expect("invited");
        assert!(other.room != first.room && other.link.is_some_and(|one| one.token != link.token));
        assert_eq!(world.app.clients().await.expect("clients").len(), 2, "{engine}");

        let acceptance = Acceptance {
            token: link.token,
            code: link.code,
            handle: "noor".into(),
            passphrase: PASSPHRASE.into(),
        };
        world.app.accept(&acceptance).await.expect("the store").expect("accepted");
        let late = invite("Noor").await.expect("found");
        assert!(
            late.room == first.room && late.link.is_none(),
            "{engine}: a used link is not shown"
        );
    }
}

/// Whoever holds a phone could choose one secret after the other, so that switching off comes
/// between reading the account and writing it.
#[tokio::test]
async fn a_secret_that_is_being_changed_does_not_undo_switching_off() {
    let world = World::new().await;
    let (noor, _) = world.noor_at_home().await;
    let room = noor.private.expect("a private room");
    let new = "nine slow barges on the canal";
    let off = welcome::Command::SwitchOff { person: noor.actor.person };
    let (changed, switched) = tokio::join!(
        world.app.change_passphrase(&noor, new),
        world.app.act(&noor.actor, room, off),
    );
    switched.expect("switched off");
    assert!(changed.is_err(), "{changed:?}");
    for passphrase in [PASSPHRASE, new] {
        let came = world.app.sign_in("noor", passphrase, &Coming::default()).await;
        assert!(came.expect("the store").signed_in().is_none(), "{passphrase}");
    }
}
