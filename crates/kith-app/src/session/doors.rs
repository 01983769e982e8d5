//! What a node remembers about doors: where each person's own rooms are, and how often a second
//! secret was tried.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kith_core::{RoomId, Timestamp};
use kith_store::Id;

/// Tries without a pause.
const FREE: u32 = 5;
/// The longest pause: 15 minutes.
const LONGEST: i64 = 15 * kith_core::time::MINUTE;
const SECOND: i64 = 1_000_000;

/// Somebody's own rooms: a client's front and private room, the desk of anybody on the staff.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Home {
    pub(crate) front: Option<RoomId>,
    pub(crate) private: Option<RoomId>,
    pub(crate) desk: Option<RoomId>,
}

#[derive(Default)]
pub(crate) struct Doors {
    homes: Mutex<HashMap<Id, Home>>,
    tries: Mutex<HashMap<Id, (u32, Timestamp)>>,
}

impl Doors {
    pub(crate) fn home(&self, person: Id) -> Option<Home> {
        self.homes.lock().unwrap_or_else(PoisonError::into_inner).get(&person).copied()
    }

    pub(crate) fn remember_home(&self, person: Id, home: Home) {
        self.homes.lock().unwrap_or_else(PoisonError::into_inner).insert(person, home);
    }

    /// Whether the second door of this account is in a pause. The same for a door that was
    /// never set up.
    pub(crate) fn pausing(&self, account: Id, now: Timestamp) -> bool {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        tries.get(&account).is_some_and(|(_, until)| now < *until)
    }

    /// Counts a wrong secret; from the sixth on each doubles the pause.
    pub(crate) fn wrong(&self, account: Id, now: Timestamp) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, until) = tries.entry(account).or_default();
        *count = count.saturating_add(1);
        if *count > FREE {
            let doubled = SECOND.saturating_mul(1 << (*count - FREE).min(20));
            *until = now.plus(doubled.min(LONGEST));
        }
    }

    pub(crate) fn right(&self, account: Id) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(&account);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_are_free_and_then_the_pause_doubles_up_to_a_quarter_of_an_hour() {
        let doors = Doors::default();
        let now = Timestamp(0);
        for _ in 0..FREE {
            doors.wrong([1; 16], now);
        }
        assert!(!doors.pausing([1; 16], now));
        doors.wrong([1; 16], now);
        assert!(doors.pausing([1; 16], now.plus(SECOND)));
        assert!(!doors.pausing([1; 16], now.plus(2 * SECOND)));
        for _ in 0..100 {
            doors.wrong([1; 16], now);
        }
        assert!(doors.pausing([1; 16], now.plus(LONGEST - 1)));
        assert!(!doors.pausing([1; 16], now.plus(LONGEST)));
        doors.right([1; 16]);
        assert!(!doors.pausing([1; 16], now));
    }
}
