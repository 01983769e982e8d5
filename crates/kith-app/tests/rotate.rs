//! The key-encryption key is changed while the service goes on, and from wherever that stopped.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]
#![expect(clippy::indexing_slicing, reason = "a test knows what it made")]

mod support;

use std::path::Path;
use std::sync::{Arc, Mutex};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use kith_app::backup::{Backup, Unsealing, key_name};
use kith_app::{App, AppError, Keks, Keys, Location, NewClient, RotateError, Source, StartError};
use kith_core::{PersonId, Purpose};
use kith_ledger::{Kek, Place, unwrap, wrap};
use kith_store::{Id, Store, WrapRow, testing};
use support::{Pair, World, ports};

const OLD: [u8; 32] = [1; 32];
const NEW: [u8; 32] = [2; 32];

/// A key file that can be changed under a node.
#[derive(Clone)]
struct File(Arc<Mutex<Keks>>);

impl File {
    fn of(now: [u8; 32], before: Option<[u8; 32]>) -> Self {
        Self(Arc::new(Mutex::new(Keks::new(now, before))))
    }

    fn write(&self, now: [u8; 32], before: Option<[u8; 32]>) {
        *self.0.lock().expect("a file") = Keks::new(now, before);
    }

    async fn opens(&self, place: &Location) -> Result<App, StartError> {
        let read = self.clone();
        let source: Source = Arc::new(move || Some(read.0.lock().expect("a file").clone()));
        let keks = self.0.lock().expect("a file").clone();
        let keys = Keys { keks, source: Some(source), argon2_permits: 1 };
        App::open_service(place, &keys, ports(8).1).await
    }
}

async fn invite(app: &App, name: &str, with: PersonId) -> Result<PersonId, AppError> {
    let purpose = "Weekly meetings".to_owned();
    let new = NewClient { name: name.into(), with, purpose, online: true };
    Ok(app.invite_client(&app.operator(), new).await?.person)
}

/// Whether a client's rooms open, from the first entry to the last.
async fn opens(app: &App, client: PersonId) -> bool {
    app.export(&app.operator(), client, Some("To see whether it opens".into())).await.is_ok()
}

async fn reads(app: &App, pair: &Pair) -> bool {
    app.read(&pair.noor, pair.room, Purpose::Own).await.is_ok()
}

/// The state of each key of a room while it is moved.
async fn half(place: &Location, moved: usize, retired: bool, dropped: bool) {
    let store = Store::open(place).await.expect("the store");
    let service = store.service().service;
    let (old, new) = (Kek::new(OLD), Kek::new(NEW));
    let book = book(&store).await;
    let mut rows = store.wraps_under(service, old.id()).await.expect("read");
    rows.sort_by_key(|row| row.room != book);
    for row in rows.into_iter().take(moved) {
        let at = Place { service, room: row.room };
        let key = unwrap(&old, &at, row.epoch, &row.wrapped).expect("opens");
        let wrapped = wrap(&new, &at, row.epoch, &key, [3; 32]);
        let twin = WrapRow { recipient: new.id(), wrapped, ..row };
        assert!(store.rewrap(service, book, old.id(), twin).await.expect("written"));
    }
    if retired {
        store.retire_key(service, book, old.id(), new.id()).await.expect("retired");
    }
    if dropped {
        store.drop_retired(service, old.id(), new.id()).await.expect("dropped");
    }
}

async fn book(store: &Store) -> Id {
    let kind = kith_core::RoomKind::Book.number();
    store.rooms_of_kind(store.service().service, kind).await.expect("read")[0].room
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for file in std::fs::read_dir(from).expect("a folder") {
        let file = file.expect("a file");
        if file.file_type().expect("its type").is_file() {
            std::fs::copy(file.path(), to.join(file.file_name())).expect("copied");
        }
    }
}

#[tokio::test]
async fn e63_half_rotated_keys_open_with_both_and_are_carried_on_from_every_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = folder.path().join("made");
    let world = World::at(&Location::Data(made.clone())).await;
    let pair = world.pair().await;
    let all = 4;
    drop(world);
    let stops = (0..=all).map(|moved| (moved, false, false)).chain([
        (1, true, false),
        (1, true, true),
        (all, true, false),
        (all, true, true),
    ]);
    for (moved, retired, dropped) in stops {
        let at = folder.path().join(format!("{moved} {retired} {dropped}"));
        copy(&made, &at);
        let place = Location::Data(at);
        half(&place, moved, retired, dropped).await;

        let app = File::of(NEW, Some(OLD)).opens(&place).await.expect("both keys open it");
        assert!(reads(&app, &pair).await, "{moved} {retired} {dropped}");
        invite(&app, "Sam", pair.amira.person).await.expect("rooms are made meanwhile");
        let done = app.rotate(key_name(NEW), false).await.expect("carried on");
        assert!(done.ended, "{moved} {retired} {dropped}");
        assert!(reads(&app, &pair).await);
        drop(app);

        let old = File::of(OLD, None).opens(&place).await;
        assert!(matches!(old, Err(StartError::WrongKey)), "the old key opens nothing");
        let app = File::of(NEW, None).opens(&place).await.expect("the new one opens all");
        assert!(reads(&app, &pair).await && app.book().key_changed().is_some());
    }
}

#[tokio::test]
async fn e63_half_rotated_keys_are_refused_with_one_key_and_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Location::Data(folder.path().join("data"));
    let world = World::at(&place).await;
    let pair = world.pair().await;
    drop(world);
    half(&place, 1, true, true).await;
    let refused = File::of(NEW, None).opens(&place).await.err().expect("refused");
    assert!(matches!(refused, StartError::OtherKey { rooms: 1.. }), "{refused}");
    assert!(refused.to_string().contains("kith keys rotate"), "{refused}");
    let refused = File::of(OLD, None).opens(&place).await.err().expect("refused");
    assert!(matches!(refused, StartError::WrongKey), "{refused}");
    let app = File::of(NEW, Some(OLD)).opens(&place).await.expect("both open it");
    assert!(reads(&app, &pair).await);
    let other = app.rotate(key_name([9; 32]), true).await;
    assert!(matches!(other, Err(RotateError::NotRead)), "a key that nobody wrote");
}

#[tokio::test]
async fn two_nodes_go_on_while_the_key_is_changed() {
    let place = testing::database().await.expect("a PostgreSQL server");
    let world = World::at(&place).await;
    let pair = world.pair().await;
    let files = [File::of(OLD, None), File::of(OLD, None)];
    let first = files[0].opens(&place).await.expect("a node");
    let second = files[1].opens(&place).await.expect("a node");
    let with = pair.amira.person;

    files[0].write(NEW, Some(OLD));
    let begun = first.rotate(key_name(NEW), false).await.expect("begun");
    assert!(!begun.ended && begun.rewritten > 0, "another node may not have the new key yet");
    let by_second = invite(&second, "Mira", with).await.expect("under the old key still");
    let by_first = invite(&first, "Sam", with).await.expect("under the new key");
    assert!(opens(&first, by_second).await, "the first has both keys");
    assert!(!opens(&second, by_first).await, "the second has the old one only");
    files[1].write(NEW, Some(OLD));
    assert!(opens(&second, by_first).await, "it reads its key file again");

    let stale = File::of(OLD, None).opens(&place).await;
    assert!(matches!(stale, Err(StartError::OtherKey { .. })), "a node that starts must know both");
    let making = tokio::spawn(async move {
        let mut made = Vec::new();
        for turn in 0..12 {
            made.push(invite(&second, &format!("Client {turn}"), with).await.expect("made"));
        }
        made
    });
    let ended = first.rotate(key_name(NEW), true).await.expect("ended");
    assert!(ended.ended);
    let made = making.await.expect("made");
    for file in &files {
        file.write(NEW, None);
    }
    let fresh = files[0].opens(&place).await.expect("the new key opens all");
    for client in made.into_iter().chain([by_first, by_second]) {
        assert!(opens(&fresh, client).await);
    }
}

#[tokio::test]
async fn a_node_with_the_old_key_only_makes_no_room_that_would_be_lost() {
    let place = testing::database().await.expect("a PostgreSQL server");
    let world = World::at(&place).await;
    let pair = world.pair().await;
    let stale = File::of(OLD, None);
    let old = stale.opens(&place).await.expect("a node");
    let new = File::of(NEW, Some(OLD)).opens(&place).await.expect("a node");
    let making = {
        let old = old.clone();
        tokio::spawn(async move {
            let mut made = Vec::new();
            for turn in 0..40 {
                match invite(&old, &format!("Client {turn}"), pair.amira.person).await {
                    Ok(client) => made.push(client),
                    Err(AppError::Damaged(_)) => break,
                    Err(other) => unreachable!("{other}"),
                }
            }
            made
        })
    };
    let ended = new.rotate(key_name(NEW), true).await.expect("ended");
    assert!(ended.ended);
    let made = making.await.expect("made");
    let refused = invite(&old, "Late", pair.amira.person).await;
    assert!(matches!(refused, Err(AppError::Damaged(_))), "{refused:?}");
    let fresh = File::of(NEW, None).opens(&place).await.expect("the new key opens all");
    for client in made {
        assert!(opens(&fresh, client).await, "what was made under the old key was moved");
    }
    stale.write(NEW, None);
    invite(&old, "In time", pair.amira.person).await.expect("once it has read its key file");
}

#[tokio::test]
async fn a_backup_taken_while_the_key_is_changed_opens_with_the_new_key_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Location::Data(folder.path().join("data"));
    let world = World::at(&place).await;
    let pair = world.pair().await;
    drop(world);
    half(&place, 2, false, false).await;
    let app = File::of(NEW, Some(OLD)).opens(&place).await.expect("both keys open it");
    let identity = Identity::generate();
    let to = [identity.to_public().to_string()];
    let (_, ledger, keys) = app.back_up(Vec::new(), Vec::new(), &to).await.expect("taken");
    let unsealing = Unsealing::by_identity(identity.to_string().expose_secret()).expect("ours");
    let backup = Backup::open(ledger.as_slice(), keys.as_slice(), &unsealing).expect("a backup");
    assert_eq!(backup.about().key, key_name(NEW));
    let elsewhere = Location::Data(folder.path().join("elsewhere"));
    backup
        .restore(&elsewhere, NEW, &[], false)
        .await
        .expect("whole")
        .publish()
        .await
        .expect("there");
    let store = Store::open(&elsewhere).await.expect("the store");
    let under_old = store.wraps_under(store.service().service, key_name(OLD)).await.expect("read");
    assert!(under_old.is_empty(), "the old key opens nothing of it");
    drop(store);
    let app = File::of(NEW, None).opens(&elsewhere).await.expect("the new key opens it");
    assert!(reads(&app, &pair).await);
}
