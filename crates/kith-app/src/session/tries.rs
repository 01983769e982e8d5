//! Pauses between wrong tries, at both doors.
//!
//! A try is counted as wrong before it is looked at, and the count is taken back where it was
//! right: so a hundred tries at once are counted like a hundred one after the other. What was
//! tried during a pause was not looked at and counts for nothing.

use std::net::IpAddr;

use kith_core::Timestamp;
use kith_core::time::{DAY, MINUTE};
use kith_store::{Hash, Id, TryRow};

use super::device::Way;
use crate::app::App;
use crate::error::AppError;

/// Tries without a pause.
const FREE: u32 = 5;
/// Wrong passphrases in a row, after which a way in stays closed until a person opens it again.
const MOST: u32 = 100;
/// The longest pause.
const LONGEST: i64 = 15 * MINUTE;
const SECOND: i64 = 1_000_000;
/// After so long a few wrong tries are forgotten, or as many as there were.
const FEW_FORGOTTEN: i64 = DAY;
const ALL_FORGOTTEN: i64 = 30 * DAY;
/// How often others may count first before a try is not made.
const TURNS: u32 = 8;
/// The label of the ways to the second door.
const KNOCKS: &str = "kith/knocks/v1";

impl App {
    /// Whether a passphrase is looked at now.
    pub(super) async fn may_try(
        &self,
        way: &Way,
        address: Option<IpAddr>,
    ) -> Result<bool, AppError> {
        if self.is_crowded(way, address) {
            return Ok(false);
        }
        self.count_try(way.path, MOST).await
    }

    /// Counts a try of an address that is not known here; `true` where it has had its tries of
    /// this minute.
    pub(super) fn is_crowded(&self, way: &Way, address: Option<IpAddr>) -> bool {
        let now = self.now();
        !way.is_known() && address.is_some_and(|address| !self.inner.doors.may_try(address, now))
    }

    /// The passphrase was right: nothing counts any more. Who is known clears the strangers' way
    /// too, so that they can come by it from a new device.
    pub(super) async fn came_in(&self, way: &Way) -> Result<(), AppError> {
        for path in [way.path, way.strangers] {
            self.inner.store.drop_tries(self.service(), path).await?;
        }
        Ok(())
    }

    /// Whether a second secret is looked at now. The same for a door that was never set up.
    pub(super) async fn may_knock(&self, account: Id) -> Result<bool, AppError> {
        self.count_try(self.knocks(account), u32::MAX).await
    }

    pub(super) async fn knocked_right(&self, account: Id) -> Result<(), AppError> {
        Ok(self.inner.store.drop_tries(self.service(), self.knocks(account)).await?)
    }

    fn knocks(&self, account: Id) -> Hash {
        *self.inner.keys.service_key(KNOCKS, &account)
    }

    async fn count_try(&self, path: Hash, most: u32) -> Result<bool, AppError> {
        for _ in 0..TURNS {
            let row = self.inner.store.tries(self.service(), path).await?;
            let now = self.now();
            let (before, until) = row.map_or((0, 0), |row| (row.count, row.until));
            if before >= most || pausing(until, now) {
                return Ok(false);
            }
            let count = before.saturating_add(1);
            let counted = TryRow { path, count, until: now.plus(pause(count)).0, seen: now.0 };
            if self.inner.store.count_tries(self.service(), counted, before).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Counts a try where there may be `most` in any run of `within`; the run begins with its
    /// first try. `false`: there were as many already.
    pub(crate) async fn count_within(
        &self,
        path: Hash,
        most: u32,
        within: i64,
    ) -> Result<bool, AppError> {
        for _ in 0..TURNS {
            let row = self.inner.store.tries(self.service(), path).await?;
            let now = self.now();
            let before = row.as_ref().map_or(0, |row| row.count);
            // A clock that was set back begins a new run.
            let running =
                row.filter(|row| (1..=within).contains(&(row.until.saturating_sub(now.0))));
            let (count, until) =
                running.map_or((0, now.plus(within).0), |row| (row.count, row.until));
            if count >= most {
                return Ok(false);
            }
            let counted = TryRow { path, count: count + 1, until, seen: now.0 };
            if self.inner.store.count_tries(self.service(), counted, before).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) async fn forget_tries(&self) -> Result<(), AppError> {
        for (after, most) in [(FEW_FORGOTTEN, FREE), (ALL_FORGOTTEN, MOST - 1)] {
            let before = self.now().plus(-after).0;
            self.inner.store.forget_tries(self.service(), before, most).await?;
        }
        Ok(())
    }
}

/// How long nothing is looked at after so many wrong tries: from the sixth on each doubles it.
fn pause(count: u32) -> i64 {
    match count.checked_sub(FREE) {
        None | Some(0) => 0,
        Some(doublings) => SECOND.saturating_mul(1 << doublings.min(20)).min(LONGEST),
    }
}

/// A clock that was set back makes nobody wait longer than the longest pause.
fn pausing(until: i64, now: Timestamp) -> bool {
    (1..=LONGEST).contains(&until.saturating_sub(now.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_are_free_and_then_the_pause_doubles_up_to_a_quarter_of_an_hour() {
        assert!((0..=FREE).all(|count| pause(count) == 0));
        assert_eq!([6, 7, 8].map(pause), [2 * SECOND, 4 * SECOND, 8 * SECOND]);
        assert_eq!(pause(u32::MAX), LONGEST);
    }

    #[test]
    fn a_clock_that_was_set_back_holds_nobody_up() {
        assert!(pausing(LONGEST, Timestamp(0)) && !pausing(LONGEST, Timestamp(LONGEST)));
        assert!(!pausing(LONGEST + 1, Timestamp(0)));
    }
}
