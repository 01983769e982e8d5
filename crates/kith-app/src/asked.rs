//! How often somebody asks for times that turn out not to be free. Whoever asks for many learns from
//! the holes when others are there; so there is an end to it in each hour. Kept in memory, by this
//! node alone.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use kith_core::{PersonId, Timestamp};

/// How often in an hour of the clock: dates that are looked at, and times that are not free.
pub(crate) const MOST: u32 = 30;

/// Who asked how often, and in which hour.
#[derive(Debug, Default)]
pub(crate) struct Asked(Mutex<BTreeMap<PersonId, (i64, u32)>>);

impl Asked {
    /// Whether somebody may ask once more in this hour.
    pub(crate) fn may(&self, who: PersonId, at: Timestamp) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&who).is_none_or(|(hour, count)| *hour != at.hour() || *count < MOST)
    }

    /// Counts one more.
    pub(crate) fn count(&self, who: PersonId, at: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (hour, _)| *hour == at.hour());
        all.entry(who).or_insert((at.hour(), 0)).1 += 1;
    }
}
