//! What is erased is gone: from the store, from its files, after any interruption; and nothing of
//! anybody else is.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::{App, AppError, Coming, Location, NewClient};
use kith_core::erasure::MIND;
use kith_core::{Actor, PersonId, Purpose, Refusal, Role, RoomId, RoomKind};
use kith_store::{Erase, Store};
use support::{PASSPHRASE, World, keys, ports};

/// Everything in every file below a folder.
fn bytes_below(folder: &std::path::Path) -> Vec<u8> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let files = entries.map(|entry| entry.expect("an entry").path());
    files
        .filter(|path| path.is_file())
        .flat_map(|path| std::fs::read(path).expect("read"))
        .collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

async fn signs_in(app: &App, handle: &str) -> bool {
    app.sign_in(handle, PASSPHRASE, &Coming::default())
        .await
        .expect("the store")
        .signed_in()
        .is_some()
}

/// Somebody to be erased and somebody else, beside the same therapist.
struct Two {
    amira: Actor,
    noor: Actor,
    room: RoomId,
    other: RoomId,
}

async fn two(world: &World) -> Two {
    let (amira, _) = world.therapist("amira").await;
    let (room, _) = world.client("noor", amira.actor.person).await;
    let (other, _) = world.client("sam", amira.actor.person).await;
    let noor = world.app.person_by_handle("noor").await.expect("read").expect("noor").0;
    let noor = world.actor(noor, Role::Client, "");
    Two { amira: amira.actor, noor, room, other }
}

async fn rooms_of(store: &Store, person: PersonId) -> Vec<[u8; 16]> {
    let rows = store.rooms_of(store.service().service, person.0).await.expect("read");
    rows.into_iter().map(|row| row.room).collect()
}

/// The rooms of a client, as whoever erases them names them.
async fn rooms_to_go(world: &World, client: PersonId) -> Vec<[u8; 16]> {
    let mut rooms = Vec::new();
    for kind in [RoomKind::Private, RoomKind::Front] {
        rooms.push(world.app.own_room(client, kind).await.expect("a room").0);
    }
    rooms
}

async fn erase(app: &App, client: PersonId) {
    app.begin_erasing(client).await.expect("begun");
    let named: Vec<_> =
        app.erased_rooms().into_iter().filter(|one| one.client == client.0).collect();
    assert_eq!(named.len(), 2, "both rooms, for the journal, before anything is destroyed");
    assert_eq!(app.finish_erasures().await.expect("erased"), 2);
}

#[tokio::test]
async fn what_is_erased_is_gone_everywhere_and_the_others_keep_all_of_theirs() {
    for (name, world) in World::everywhere().await {
        let pair = two(&world).await;
        let (app, noor) = (&world.app, pair.noor.person);
        let sam = app.person_by_handle("sam").await.expect("read").expect("sam").0;
        assert_eq!(app.erasure_due(noor).await.expect("read"), None, "{name}");
        let on = app.now().plus(MIND);
        app.set_erasure(noor, on).await.expect("set");
        assert_eq!(app.erasure_due(noor).await.expect("read"), Some(on), "{name}");
        let early = app.begin_erasing(noor).await;
        assert!(matches!(early, Err(AppError::Refused(Refusal::TooSoon))), "{name}");
        world.later(MIND);
        erase(app, noor).await;
        assert_eq!(app.finish_erasures().await.expect("nothing left"), 0, "{name}");
        assert!(!signs_in(app, "noor").await && signs_in(app, "sam").await, "{name}");
        for who in [&pair.noor, &pair.amira] {
            let read = app.read(who, pair.room, Purpose::Own).await;
            assert!(matches!(read, Err(AppError::NotFound)), "{name}");
        }
        assert!(matches!(app.erasure_due(noor).await, Err(AppError::NotFound)), "{name}");
        let why = Some("To see whether it is whole".to_owned());
        app.export(&app.operator(), sam, why).await.expect("the other record is whole");
        assert_eq!(app.clients().await.expect("read").len(), 1, "{name}");
        assert_eq!(app.book().erasure().erased().count(), 2, "{name}: the book tells");
    }
}

#[tokio::test]
async fn e48_no_wrap_of_an_erased_room_is_found_in_any_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::at(&Location::Data(folder.path().to_owned())).await;
    let pair = two(&world).await;
    let (app, noor) = (world.app.clone(), pair.noor.person);
    let copy = tempfile::tempdir().expect("a folder");
    for name in ["ledger.db", "ledger.db-wal", "keys.db", "keys.db-wal"] {
        let _there = std::fs::copy(folder.path().join(name), copy.path().join(name));
    }
    let store = Store::open(&Location::Data(copy.path().to_owned())).await.expect("a copy");
    let mut wraps = Vec::new();
    for room in rooms_of(&store, noor).await {
        wraps.extend(store.wraps(store.service().service, room).await.expect("read"));
    }
    assert_eq!(wraps.len(), 2);
    let before = bytes_below(folder.path());
    assert!(wraps.iter().all(|wrap| holds(&before, &wrap.wrapped)), "the scan would find them");
    app.set_erasure(noor, app.now().plus(MIND)).await.expect("set");
    world.later(MIND);
    erase(&app, noor).await;
    let after = bytes_below(folder.path());
    for wrap in &wraps {
        assert!(!holds(&after, &wrap.wrapped), "a wrap is still in a file");
    }
}

#[tokio::test]
async fn e53_an_erasure_that_was_cut_off_anywhere_is_finished_at_the_next_start() {
    for step in 0..3 {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Location::Data(folder.path().to_owned());
        let world = World::at(&place).await;
        let pair = two(&world).await;
        let other = pair.other;
        let (app, noor) = (&world.app, pair.noor.person);
        app.set_erasure(noor, app.now().plus(MIND)).await.expect("set");
        world.later(MIND);
        let rooms = rooms_to_go(&world, noor).await;
        if step > 0 {
            app.begin_erasing(noor).await.expect("begun");
        }
        drop((world, pair));
        if step > 1 {
            let store = Store::open(&place).await.expect("a store");
            let service = store.service().service;
            let authors = vec![noor.0];
            let erase =
                Erase { person: noor.0, rooms: rooms.clone(), authors, holders: Vec::new() };
            store.erase(service, &erase).await.expect("erased");
        }
        let app = App::open_service(&place, &keys(1), ports(8).1).await.expect("it starts");
        app.finish_erasures().await.expect("carried on");
        let begun = step > 0;
        assert_eq!(!signs_in(&app, "noor").await, begun, "step {step}");
        assert_eq!(app.clients().await.expect("read").len(), if begun { 1 } else { 2 });
        drop(app);
        let store = Store::open(&place).await.expect("a store");
        let left = store.wrapped_rooms(store.service().service).await.expect("read");
        assert!(rooms.iter().all(|room| left.contains(room) != begun), "step {step}");
        assert!(left.contains(&other.0), "step {step}");
    }
}

#[tokio::test]
async fn whoever_gave_the_link_keeps_the_name_they_typed_and_nothing_else() {
    let world = World::new().await;
    let (amira, _) = world.therapist("amira").await;
    let (app, amira) = (&world.app, amira.actor);
    let (name, purpose) = ("Noor".into(), "Weekly meetings".into());
    let new = NewClient { name, with: amira.person, purpose, online: true };
    let invited = app.invite_client(&amira, new).await.expect("invited");
    let (noor, room) = (invited.person, invited.room.expect("a room"));
    app.set_erasure(noor, app.now().plus(MIND)).await.expect("set");
    world.later(MIND);
    erase(app, noor).await;
    let desk = app.own_room(amira.person, RoomKind::Desk).await.expect("her desk");
    let seen = app.read(&amira, desk, Purpose::Own).await.expect("read");
    let kept: Vec<_> = seen.given().into_iter().map(|one| one.name).collect();
    assert_eq!(kept, ["Noor"]);
    assert!(app.caseload(&amira).await.expect("a list").is_empty());
    assert!(matches!(app.read(&amira, room, Purpose::Own).await, Err(AppError::NotFound)));
}
