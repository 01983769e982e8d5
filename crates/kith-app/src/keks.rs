//! The key-encryption keys that a key file holds: one, and while it is being changed the one from
//! before as well.

use std::sync::Arc;

use kith_ledger::{BoxError, Kek, Place, RoomKey};
use kith_store::{Id, WrapRow};

use crate::keyring::open_wrap;

/// The key-encryption keys of a service.
#[derive(Clone)]
pub struct Keks {
    /// Under which rooms that are made get their keys.
    pub(crate) now: Kek,
    /// Under which keys of rooms may still be, while it is being changed.
    pub(crate) before: Option<Kek>,
}

/// Reads them again, from outside the data. `None` where they cannot be read.
pub type Source = Arc<dyn Fn() -> Option<Keks> + Send + Sync>;

impl Keks {
    /// From 32 bytes each.
    pub fn new(now: [u8; 32], before: Option<[u8; 32]>) -> Self {
        Self { now: Kek::new(now), before: before.map(Kek::new) }
    }

    /// Their public names, the one from before first: wraps move from that one to the other, so
    /// whoever asks in this order misses none on its way.
    pub(crate) fn names(&self) -> Vec<Id> {
        self.before.iter().chain([&self.now]).map(Kek::id).collect()
    }

    pub(crate) fn same(&self, other: &Self) -> bool {
        self.names() == other.names()
    }

    /// The key in the newest wrap that is under one of these; `None` where none is.
    pub(crate) fn open(
        &self,
        place: &Place,
        wraps: &[WrapRow],
    ) -> Option<Result<RoomKey, BoxError>> {
        let under = |kek: &Kek| {
            let name = kek.id();
            wraps.iter().rev().find(|row| row.recipient == name)
        };
        let opens = |kek: &Kek| under(kek).map(|row| open_wrap(kek, place, row));
        let now = opens(&self.now);
        match (now, self.before.as_ref()) {
            (Some(Ok(key)), _) => Some(Ok(key)),
            // A wrap that is damaged may have a twin that is not.
            (now, Some(before)) => match opens(before) {
                Some(Ok(key)) => Some(Ok(key)),
                other => now.or(other),
            },
            (now, None) => now,
        }
    }
}
