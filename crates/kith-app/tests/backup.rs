//! A backup goes from one engine to the other and back, and what is not whole is refused.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use kith_app::backup::{Backup, Missing, RestoreError, Restored, TakeError, Unsealing};
use kith_app::{App, Location, StartError};
use kith_core::{Purpose, about};
use kith_store::{OpenError, Part, Piece, Store, Value, testing};
use support::{Pair, World, keys, ports};

type Parts = [Vec<u8>; 2];

async fn take(app: &App, identity: &Identity) -> Parts {
    let to = [identity.to_public().to_string()];
    let (taken, ledger, keys) = app.back_up(Vec::new(), Vec::new(), &to).await.expect("taken");
    assert!(taken.rooms > 0 && taken.entries > 0);
    [ledger, keys]
}

fn unsealing(identity: &Identity) -> Unsealing {
    Unsealing::by_identity(identity.to_string().expose_secret()).expect("an identity")
}

async fn put(
    parts: &Parts,
    identity: &Identity,
    place: &Location,
) -> Result<Restored, RestoreError> {
    let [ledger, keys] = parts;
    let backup = Backup::open(ledger.as_slice(), keys.as_slice(), &unsealing(identity))?;
    backup.restore(place, [1; 32], &[], false).await
}

fn refused(restored: Result<Restored, RestoreError>) -> RestoreError {
    match restored {
        Ok(_) => unreachable!("it was restored"),
        Err(error) => error,
    }
}

/// Every row of every table.
async fn rows(place: &Location) -> Vec<(String, Vec<Value>)> {
    let store = Store::open(place).await.expect("a store");
    let snapshot = store.snapshot().await.expect("a snapshot");
    let mut all = Vec::new();
    for part in [Part::Ledger, Part::Keys] {
        let (mut pieces, mut table) = (snapshot.read(part), String::new());
        while let Some(piece) = pieces.recv().await {
            match piece.expect("read") {
                Piece::Table { name, columns } => table = format!("{name} {}", columns.join(" ")),
                Piece::Rows(rows) => all.extend(rows.into_iter().map(|row| (table.clone(), row))),
            }
        }
    }
    all
}

struct Kept {
    world: World,
    pair: Pair,
    place: Location,
    folder: tempfile::TempDir,
    identity: Identity,
}

impl Kept {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Location::Data(folder.path().join("first"));
        let world = World::at(&place).await;
        let pair = world.pair().await;
        let kept = Self { world, pair, place, folder, identity: Identity::generate() };
        kept.say("herons").await;
        kept
    }

    async fn say(&self, words: &str) {
        let about =
            about::About { name: "Noor".into(), words_to_use: words.into(), ..Default::default() };
        let command = about::Command::Say { about };
        self.world.app.act(&self.pair.noor, self.pair.room, command).await.expect("said");
    }

    fn another(&self, name: &str) -> Location {
        Location::Data(self.folder.path().join(name))
    }
}

async fn reopened(place: &Location) -> App {
    let (_, ports) = ports(77);
    App::open_service(place, &keys(1), ports).await.expect("a service")
}

#[tokio::test]
async fn a_backup_goes_from_one_engine_to_the_other_and_back() {
    let kept = Kept::new().await;
    let parts = take(&kept.world.app, &kept.identity).await;
    let database = testing::database().await.expect("a PostgreSQL server");
    let restored = put(&parts, &kept.identity, &database).await.expect("restored");
    let unknown = Store::open(&database).await.err();
    assert!(matches!(unknown, Some(OpenError::Unfinished(_))), "{unknown:?}");
    assert_eq!(restored.count().0, 3, "book, private and front room");
    restored.publish().await.expect("known");

    let parts = take(&reopened(&database).await, &kept.identity).await;
    let back = kept.another("back");
    put(&parts, &kept.identity, &back).await.expect("restored").publish().await.expect("known");
    let Kept { world, pair, place, folder: _folder, .. } = kept;
    drop(world);
    let first = rows(&place).await;
    assert!(first.len() > 10);
    assert_eq!(first, rows(&database).await);
    assert_eq!(first, rows(&back).await);

    let app = reopened(&back).await;
    let seen = app.read(&pair.noor, pair.room, Purpose::Own).await.expect("hers");
    assert_eq!(seen.about().words_to_use, "herons");
}

#[tokio::test]
async fn e61_what_is_missing_after_an_older_backup_is_said_room_by_room() {
    let kept = Kept::new().await;
    let parts = take(&kept.world.app, &kept.identity).await;
    let app = &kept.world.app;
    let known = app.read_entries(&kept.pair.noor, kept.pair.room, Purpose::Own).await;
    let first = known.expect("hers").entries.first().expect("an entry").id;
    kept.say("kingfishers").await;
    let (after, _) = app.receipt(&kept.pair.noor, kept.pair.room, first).await.expect("a receipt");

    let place = kept.another("second");
    let restored = put(&parts, &kept.identity, &place).await.expect("restored");
    let by_receipt = restored.by_receipt(&after).expect("ours");
    let missing = restored.missing(&[by_receipt]).await.expect("compared");
    let [Missing::Entries { room, has, had }] = missing.as_slice() else {
        unreachable!("{missing:?}")
    };
    assert_eq!(*room, kept.pair.room.0);
    assert_eq!(had - has, 1, "what was said after the backup");

    let Kept { world, place: first, folder: _folder, .. } = kept;
    drop(world);
    let known = restored.by_place(&first).await.expect("heads");
    assert_eq!(known.len(), 2, "the front room has no entry yet");
    let missing = restored.missing(&known).await.expect("compared");
    assert!(matches!(missing.as_slice(), [Missing::Entries { had: now, .. }] if now == had));
    let tampered = after.replace("\nindex ", "\nindex 1");
    assert!(restored.by_receipt(&tampered).is_err());
}

#[tokio::test]
async fn what_is_altered_cut_short_or_mixed_is_refused_and_leaves_nothing() {
    let kept = Kept::new().await;
    let parts = take(&kept.world.app, &kept.identity).await;
    let place = kept.another("elsewhere");
    for part in 0..2 {
        let length = parts.get(part).map_or(0, Vec::len);
        for at in (0..length).step_by(length / 40) {
            let mut short = parts.clone();
            let mut altered = parts.clone();
            if let (Some(short), Some(altered)) = (short.get_mut(part), altered.get_mut(part)) {
                short.truncate(at);
                altered.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1);
            }
            for bad in [short, altered] {
                let why = refused(put(&bad, &kept.identity, &place).await);
                let plain = matches!(why, RestoreError::Altered | RestoreError::NotABackup)
                    || matches!(why, RestoreError::NotYours);
                assert!(plain, "{at} of {part}: {why:?}");
            }
        }
    }
    let later = take(&kept.world.app, &kept.identity).await;
    let [ledger, keys] = parts.clone();
    let [_, others] = later;
    let mixed = put(&[ledger.clone(), others], &kept.identity, &place).await;
    assert!(matches!(refused(mixed), RestoreError::NotOnePair));
    let turned = put(&[keys, ledger], &kept.identity, &place).await;
    assert!(matches!(refused(turned), RestoreError::NotOnePair));
    let stranger = put(&parts, &Identity::generate(), &place).await;
    assert!(matches!(refused(stranger), RestoreError::NotYours));
    put(&parts, &kept.identity, &place).await.expect("the whole one");
}

#[tokio::test]
async fn a_place_with_anything_in_it_is_left_as_it_is() {
    let kept = Kept::new().await;
    let parts = take(&kept.world.app, &kept.identity).await;
    let database = testing::database().await.expect("a PostgreSQL server");
    drop(World::at(&database).await);
    let Kept { world, place, folder, identity, .. } = kept;
    drop(world);
    let keys_only = folder.path().join("keys-only");
    std::fs::create_dir(&keys_only).expect("a folder");
    std::fs::write(keys_only.join("keys.db"), b"all that is left").expect("written");
    for place in [place, database, Location::Data(keys_only)] {
        let why = refused(put(&parts, &identity, &place).await);
        assert!(matches!(why, RestoreError::Store(OpenError::Exists(_))), "{place}: {why:?}");
    }
}

#[tokio::test]
async fn an_interrupted_restore_is_begun_anew_and_never_served() {
    let kept = Kept::new().await;
    let parts = take(&kept.world.app, &kept.identity).await;
    let database = testing::database().await.expect("a PostgreSQL server");
    for place in [kept.another("halfway"), database] {
        // Dropped as it stands, as a process that is killed leaves it.
        drop(put(&parts, &kept.identity, &place).await.expect("restored"));
        let (_, ports) = ports(3);
        let opened = App::open_service(&place, &keys(1), ports).await;
        let unfinished = matches!(opened, Err(StartError::Store(OpenError::Unfinished(_))));
        assert!(unfinished, "{place}");
        let made = World::try_at(&place).await;
        assert!(matches!(made, Err(StartError::Store(OpenError::Unfinished(_)))), "{place}");
        put(&parts, &kept.identity, &place).await.expect("anew").publish().await.expect("known");
        drop(reopened(&place).await);
    }
}

#[tokio::test]
async fn a_backup_needs_somebody_who_can_open_it() {
    let kept = Kept::new().await;
    for to in [vec![], vec!["age1nobody".to_owned()]] {
        let refused = kept.world.app.back_up(Vec::new(), Vec::new(), &to).await.map(drop);
        assert!(matches!(refused, Err(TakeError::Recipient(_) | TakeError::Io(_))), "{to:?}");
    }
}
