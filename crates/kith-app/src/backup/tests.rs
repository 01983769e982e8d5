//! Backups that somebody meddled with, with all that the format says and every key but one.

use std::sync::Arc;

use age::x25519::Identity;
use kith_core::settings::Settings;
use kith_core::{Role, Timestamp};
use kith_store::{Location, Value};
use sha2::Sha256;

use super::frame::{Cell, Frame, Head};
use super::read::{Backup, Unsealing, frame};
use super::take::OURS;
use super::write::Writing;
use super::{RestoreError, restore::Restored};
use crate::{App, Keks, Keys, ManualClock, NewStaff, Ports, SeededRandom};

const KEK: [u8; 32] = [1; 32];

/// A small service on disk, and one backup of it.
struct Kept {
    app: App,
    folder: tempfile::TempDir,
    identity: Identity,
    parts: [Vec<u8>; 2],
}

impl Kept {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(ManualClock::at(Timestamp(1_777_000_000_000_000)));
        let ports = Ports { clock, random: Arc::new(SeededRandom::new(5)) };
        let keys = Keys { keks: Keks::new(KEK, None), source: None, argon2_permits: 1 };
        let place = Location::Data(folder.path().join("data"));
        let settings = Settings { name: "Harbour House".into(), ..Settings::default() };
        let app = App::create(&place, &keys, ports, settings).await.expect("made");
        for name in ["Amira", "Ines"] {
            let new = NewStaff { name: name.into(), role: Role::Therapist };
            app.invite_staff(&app.operator(), new).await.expect("invited");
        }
        let identity = Identity::generate();
        let to = [identity.to_public().to_string()];
        let taken = app.back_up(Vec::new(), Vec::new(), &to).await.expect("taken");
        Self { app, folder, identity, parts: [taken.1, taken.2] }
    }

    fn unsealing(&self) -> Unsealing {
        use age::secrecy::ExposeSecret;
        Unsealing::by_identity(self.identity.to_string().expose_secret()).expect("an identity")
    }

    fn elsewhere(&self) -> Location {
        Location::Data(self.folder.path().join("elsewhere"))
    }

    async fn restore(&self, parts: &[Vec<u8>; 2]) -> Result<Restored, RestoreError> {
        let [ledger, keys] = parts;
        let backup = Backup::open(ledger.as_slice(), keys.as_slice(), &self.unsealing())?;
        backup.restore(&self.elsewhere(), KEK, &[], false).await
    }

    /// The frames of a part, but for its end.
    fn frames(&self, part: usize) -> Vec<Frame> {
        let sealed = age::Decryptor::new(self.parts[part].as_slice()).expect("sealed");
        let identity = std::iter::once(&self.identity as &dyn age::Identity);
        let mut from = sealed.decrypt(identity).expect("ours");
        let mut frames = Vec::new();
        loop {
            match frame(&mut from, &mut Sha256::default()).expect("a frame") {
                Frame::End(_) => return frames,
                frame => frames.push(frame),
            }
        }
    }

    /// Seals other frames as a part whose end fits them, under a key that may be the service's.
    fn seal(&self, frames: Vec<Frame>, key: [u8; 32]) -> Vec<u8> {
        let mut frames = frames.into_iter();
        let Some(Frame::Head(head)) = frames.next() else { panic!("a head") };
        let to = [self.identity.to_public()];
        let mut part = Writing::begin(Vec::new(), &to, head).expect("begun");
        for frame in frames {
            part.counted(&frame).expect("written");
        }
        part.end(&[], &key).expect("ended").to
    }

    /// The key under which the service ends what it writes.
    fn ours(&self) -> [u8; 32] {
        let Some(Frame::Head(head)) = self.frames(0).into_iter().next() else { panic!("a head") };
        *self.app.inner.keys.service_key(OURS, &head.backup)
    }
}

/// Changes one value of one row of a table.
fn change(frames: &mut [Frame], table: &str, column: &str, row: usize, to: Value) {
    let mut at = None;
    for frame in frames {
        match frame {
            Frame::Table { name, columns } => {
                let place = || columns.iter().position(|one| one == column);
                at = (name == table).then(place).flatten();
            }
            Frame::Rows(rows) => {
                if let Some(at) = at {
                    rows[row][at] = Cell(to);
                    return;
                }
            }
            _ => {}
        }
    }
    panic!("no such row");
}

fn refused(restored: Result<Restored, RestoreError>) -> RestoreError {
    match restored {
        Ok(_) => panic!("restored"),
        Err(error) => error,
    }
}

#[tokio::test]
async fn what_was_written_without_the_services_key_is_not_restored() {
    let kept = Kept::new().await;
    let mut frames = kept.frames(0);
    change(&mut frames, "invitations", "role", 0, Value::Int(4));
    let planted = kept.seal(frames, [9; 32]);
    let parts = [planted, kept.parts[1].clone()];
    assert!(matches!(refused(kept.restore(&parts).await), RestoreError::Forged));
    let left = kept.folder.path().join("elsewhere/ledger.db");
    assert!(!left.exists(), "what was not taken is taken away again");
    kept.restore(&kept.parts).await.expect("the true one").publish().await.expect("known");
}

#[tokio::test]
async fn e56_a_backup_with_a_damaged_room_is_refused_and_its_first_bad_entry_named() {
    let kept = Kept::new().await;
    let mut frames = kept.frames(0);
    change(&mut frames, "entries", "sealed", 1, Value::Bytes(vec![0; 272]));
    let parts = [kept.seal(frames, kept.ours()), kept.parts[1].clone()];
    let RestoreError::Rooms(bad) = refused(kept.restore(&parts).await) else { panic!("rooms") };
    let [bad] = bad.as_slice() else { panic!("one room: {bad:?}") };
    assert_eq!(bad.room, kept.app.book_room().0);
    assert_eq!(bad.why, "entry 1: the sealed bytes were altered or exchanged");
}

#[tokio::test]
async fn what_stands_beside_an_entry_is_compared_with_it() {
    let kept = Kept::new().await;
    for (column, value) in [("class", Value::Int(3)), ("hash", Value::Bytes(vec![7; 32]))] {
        let mut frames = kept.frames(0);
        change(&mut frames, "entries", column, 2, value);
        let parts = [kept.seal(frames, kept.ours()), kept.parts[1].clone()];
        let error = refused(kept.restore(&parts).await).to_string();
        assert!(error.contains("entry 2: what stands beside it"), "{error}");
    }
}

#[tokio::test]
async fn a_head_that_does_not_fit_and_a_key_that_is_gone_are_named() {
    let kept = Kept::new().await;
    let mut frames = kept.frames(0);
    change(&mut frames, "heads", "size", 0, Value::Int(2));
    let parts = [kept.seal(frames, kept.ours()), kept.parts[1].clone()];
    let error = refused(kept.restore(&parts).await).to_string();
    assert!(error.contains("which are not the 2 that were signed"), "{error}");
    let mut frames = kept.frames(1);
    change(&mut frames, "wraps", "wrapped", 0, Value::Bytes(vec![7; 114]));
    let parts = [kept.parts[0].clone(), kept.seal(frames, kept.ours())];
    assert!(matches!(refused(kept.restore(&parts).await), RestoreError::Forged));
}

#[tokio::test]
async fn e62_a_backup_of_a_later_release_is_refused() {
    let kept = Kept::new().await;
    let later: [fn(&mut Head); 3] =
        [|head| head.version += 1, |head| head.ledger_schema += 1, |head| head.key_schema += 1];
    for later in later {
        let parts = [0, 1].map(|part| {
            let mut frames = kept.frames(part);
            if let Some(Frame::Head(head)) = frames.first_mut() {
                later(head);
            }
            kept.seal(frames, kept.ours())
        });
        assert!(matches!(refused(kept.restore(&parts).await), RestoreError::Newer));
    }
}

#[tokio::test]
async fn a_table_or_column_that_is_not_of_the_schema_is_refused() {
    let kept = Kept::new().await;
    let mut frames = kept.frames(0);
    for frame in &mut frames {
        if let Frame::Table { name, .. } = frame {
            name.push_str("; DROP TABLE rooms");
        }
    }
    let parts = [kept.seal(frames, kept.ours()), kept.parts[1].clone()];
    let error = refused(kept.restore(&parts).await).to_string();
    assert!(error.contains("does not have the tables it says"), "{error}");
}
