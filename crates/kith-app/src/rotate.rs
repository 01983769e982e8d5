//! Changing the key-encryption key while the service goes on.
//!
//! The key file holds both keys from before the first step until after the last. Every wrap gets a
//! twin under the new key before it goes itself. The book's wrap goes first: a room's first key is
//! made only under a key that the book is under, so from there on nobody makes one under the old
//! key, and a second look finds the last of them. Each step may be repeated, so a change that was
//! interrupted anywhere is carried on by beginning it again.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use kith_core::{Refusal, keeping};
use kith_ledger::{BoxError, Kek, wrap};
use kith_store::{Id, Trouble, WrapRow};

use crate::app::App;
use crate::error::AppError;
use crate::keyring::open_wrap;
use crate::ports::random;

/// How far a change of the key has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotated {
    /// How many keys of rooms were rewritten now.
    pub rewritten: usize,
    /// Whether nothing is under the key from before any more.
    pub ended: bool,
}

/// Why the key was not changed, or not to the end. Each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// The key file that this program reads is not the one that was written.
    #[error(
        "the server's key file does not have the new key; put the key file that was just written \
         where the server reads it, and run the command again. Nothing was changed"
    )]
    NotRead,
    /// A backup or another change is at it.
    #[error("a backup or another change of the key is under way; wait until it has ended")]
    UnderWay,
    /// Some keys do not open.
    #[error(
        "the keys of these rooms could not be opened, and stay as they are: {}. Everything else \
         is under both keys; keep the key file as it is, and put the key store of these rooms back \
         from a backup", in_words(.0)
    )]
    Damaged(Vec<(Id, BoxError)>),
    /// The store or the book.
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<Trouble> for RotateError {
    fn from(trouble: Trouble) -> Self {
        Self::App(trouble.into())
    }
}

fn in_words(rooms: &[(Id, BoxError)]) -> String {
    let one = |(room, why): &(Id, BoxError)| format!("{} ({why})", HEXLOWER.encode(room));
    rooms.iter().map(one).collect::<Vec<_>>().join(", ")
}

impl App {
    /// Puts every room's key under the key named `to`, which the key file holds beside the one
    /// from before. Where other nodes may serve the same data, the key from before is given up
    /// only once `everywhere` says that all of them have the new key file.
    pub async fn rotate(&self, to: Id, everywhere: bool) -> Result<Rotated, RotateError> {
        let _alone = self.inner.keeping.try_lock().map_err(|_| RotateError::UnderWay)?;
        self.inner.keys.look_again();
        let keks = self.inner.keys.keks();
        let Some(before) = keks.before.as_ref().filter(|_| keks.now.id() == to) else {
            return Err(RotateError::NotRead);
        };
        let mut rewritten = self.rewrite(before, &keks.now).await?;
        if self.inner.store.is_shared() && !everywhere {
            return Ok(Rotated { rewritten, ended: false });
        }
        let (store, service) = (&self.inner.store, self.service());
        store.retire_key(service, self.inner.book, before.id(), to).await?;
        // What a node that knew the old key only has made until then.
        rewritten += self.rewrite(before, &keks.now).await?;
        store.drop_retired(service, before.id(), to).await?;
        self.settle().await;
        let ended = store.wrapped_under(service, before.id()).await?.is_empty();
        if ended {
            self.inner.keys.forget_before();
            self.tell_of_key(to).await?;
        }
        Ok(Rotated { rewritten, ended })
    }

    /// Gives every wrap that is under `before` a twin under `now`. Those that have one keep it.
    async fn rewrite(&self, before: &Kek, now: &Kek) -> Result<usize, RotateError> {
        let (store, service) = (&self.inner.store, self.service());
        let (mut rewritten, mut damaged) = (0, Vec::new());
        let rows = store.wraps_under(service, now.id()).await?;
        let twins: BTreeSet<_> = rows.iter().map(of).collect();
        for row in store.wraps_under(service, before.id()).await? {
            if twins.contains(&of(&row)) {
                continue;
            }
            let place = self.place(row.room);
            match open_wrap(before, &place, &row) {
                Ok(key) => {
                    let salt = random(&*self.inner.ports.random);
                    let wrapped = wrap(now, &place, row.epoch, &key, salt);
                    let twin = WrapRow { recipient: now.id(), wrapped, ..row };
                    let there = store.rewrap(service, self.inner.book, before.id(), twin).await?;
                    rewritten += usize::from(there);
                }
                Err(error) => damaged.push((row.room, error)),
            }
        }
        if damaged.is_empty() { Ok(rewritten) } else { Err(RotateError::Damaged(damaged)) }
    }

    /// Before a backup: everything is to be under the key that the kit of today makes again.
    pub(crate) async fn rewrite_if_changing(&self) -> Result<(), RotateError> {
        self.inner.keys.look_again();
        let keks = self.inner.keys.keks();
        match &keks.before {
            Some(before) => self.rewrite(before, &keks.now).await.map(drop),
            None => Ok(()),
        }
    }

    /// Takes wraps that were destroyed out of the key store's log. Where a reader is in the way it is emptied
    /// later: at the latest when the service ends.
    pub(crate) async fn settle(&self) {
        match self.inner.store.settle_keys().await {
            Ok(true) => {}
            Ok(false) => {
                tracing::warn!("the log of the key store was in use, and is emptied later");
            }
            Err(error) => tracing::warn!(%error, "the log of the key store was not emptied"),
        }
    }

    async fn tell_of_key(&self, key: Id) -> Result<(), AppError> {
        let wish = keeping::Command::KeyChanged { key: HEXLOWER.encode(&key) };
        match self.act(&self.operator(), self.book_room(), wish).await {
            Ok(_) | Err(AppError::Refused(Refusal::AlreadyDone)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// What a wrap is of, whoever opens it.
fn of(row: &WrapRow) -> (Id, u32, u8) {
    (row.room, row.epoch, row.purpose)
}
