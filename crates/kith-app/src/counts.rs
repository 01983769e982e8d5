//! What the service has done since it was opened, in numbers, and whether it is ready.
//!
//! Numbers are all that leaves here: no id, no name, no word.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use kith_ledger::Class;

use crate::app::App;
use crate::error::AppError;
use crate::secret::Hashing;

/// How long being ready may take to show.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was done since the service was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Checking of secrets.
    pub hashing: Hashing,
    /// Sign-ins that opened.
    pub signed_in: u64,
    /// Sign-ins that did not open, for whatever reason.
    pub turned_away: u64,
    /// Drafts that were saved.
    pub drafts: u64,
    /// Room keys that were unwrapped to open a room.
    pub unwraps: u64,
    /// Entries that tell of an opening.
    pub openings: u64,
    /// All entries.
    pub entries: u64,
    /// What the store has done.
    pub store: kith_store::Counts,
}

/// Why a service is not ready to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// Nothing can be read, or not in time.
    #[error("the store cannot be reached")]
    Store,
    /// A commit failed, and nothing more is taken.
    #[error("writing has stopped after a failed commit; look at the disk, then restart")]
    Stopped,
    /// The key of the service book does not open, or the book does not verify.
    #[error("the keys do not open the service book")]
    Keys,
}

#[derive(Debug, Default)]
pub(crate) struct Tally {
    signed_in: AtomicU64,
    turned_away: AtomicU64,
    drafts: AtomicU64,
}

impl Tally {
    pub(crate) fn signed_in(&self) {
        self.signed_in.fetch_add(1, Relaxed);
    }

    pub(crate) fn turned_away(&self) {
        self.turned_away.fetch_add(1, Relaxed);
    }

    pub(crate) fn draft_saved(&self) {
        self.drafts.fetch_add(1, Relaxed);
    }
}

impl App {
    /// What was done since the service was opened on this node.
    pub fn counts(&self) -> Counts {
        let (tally, store) = (&self.inner.tally, self.inner.store.counts());
        let openings = store.entries.get(Class::Access as usize).copied();
        Counts {
            hashing: self.inner.secrets.counts(),
            signed_in: tally.signed_in.load(Relaxed),
            turned_away: tally.turned_away.load(Relaxed),
            drafts: tally.drafts.load(Relaxed),
            unwraps: self.inner.keys.unwraps(),
            openings: openings.unwrap_or_default(),
            entries: store.entries.iter().sum(),
            store,
        }
    }

    /// Whether requests can be answered: the store is reached, the key store too, its keys open,
    /// and writing has not stopped.
    pub async fn ready(&self) -> Result<(), NotReady> {
        if self.inner.store.counts().stopped {
            return Err(NotReady::Stopped);
        }
        let opened = tokio::time::timeout(PATIENCE, self.opens_the_book()).await;
        match opened {
            Ok(Ok(())) => Ok(()),
            Ok(Err(AppError::Damaged(_) | AppError::NotFound)) => Err(NotReady::Keys),
            Ok(Err(_)) | Err(_) => Err(NotReady::Store),
        }
    }

    async fn opens_the_book(&self) -> Result<(), AppError> {
        let book = self.inner.book;
        self.inner.keys.open(&self.inner.store, &self.place(book)).await?;
        self.fresh_book().await?;
        Ok(())
    }
}
