//! What a store has done so far, in numbers, for whoever watches over the service.
//!
//! A number is all that can stand here: nothing of a row gets out this way.

use std::array;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

use crate::rows::Batch;
use crate::trouble::Trouble;

/// The upper ends of the sizes that commits are counted by; the last is the largest there is.
pub const TOGETHER: [u64; 9] = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/// Classes have numbers below this one.
const CLASSES: usize = 8;

/// What a store has done since it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Batches that were appended.
    pub appends: u64,
    /// Entries in them, by the number of their class.
    pub entries: [u64; CLASSES],
    /// Requests that ended in trouble, by its kind.
    pub troubles: Troubles,
    /// Commits of the ledger's file (`SQLite` only).
    pub commits: Commits,
    /// Writes that wait for their turn.
    pub waiting: u64,
    /// Whether writing has stopped after a failed commit.
    pub stopped: bool,
}

/// How often what went wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Troubles {
    /// The store has stopped writing.
    pub stopped: u64,
    /// It could not be reached, or too much waited.
    pub unavailable: u64,
    /// It refused a statement.
    pub engine: u64,
    /// A row was damaged, or something without meaning was asked.
    pub damaged: u64,
}

/// How many commits there were, and how many transactions each made durable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Commits {
    /// All transactions.
    pub transactions: u64,
    /// Commits by how many transactions each held, up to each of [`TOGETHER`].
    pub together: [u64; TOGETHER.len()],
}

/// Counts while the store is open.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    appends: AtomicU64,
    entries: [AtomicU64; CLASSES],
    troubles: [AtomicU64; 4],
}

impl Tally {
    /// The classes of a batch's entries.
    pub(crate) fn classes(batch: &Batch) -> Vec<u8> {
        let entries = batch.appends.iter().flat_map(|append| &append.entries);
        entries.map(|entry| entry.class).collect()
    }

    pub(crate) fn appended(&self, classes: &[u8]) {
        self.appends.fetch_add(1, Relaxed);
        for class in classes {
            if let Some(count) = self.entries.get(usize::from(*class)) {
                count.fetch_add(1, Relaxed);
            }
        }
    }

    pub(crate) fn trouble(&self, trouble: &Trouble) {
        let [stopped, unavailable, engine, damaged] = &self.troubles;
        let kind = match trouble {
            Trouble::Stopped => stopped,
            Trouble::Unavailable(_) | Trouble::Full => unavailable,
            Trouble::Engine(_) => engine,
            Trouble::Misused(_) | Trouble::Damaged(_) => damaged,
        };
        kind.fetch_add(1, Relaxed);
    }

    /// What was counted so far, apart from what the engine itself counts.
    pub(crate) fn counts(&self) -> Counts {
        let [stopped, unavailable, engine, damaged] = all(&self.troubles);
        Counts {
            appends: self.appends.load(Relaxed),
            entries: all(&self.entries),
            troubles: Troubles { stopped, unavailable, engine, damaged },
            ..Counts::default()
        }
    }
}

/// What a writer counts of itself.
#[derive(Debug, Default)]
pub(crate) struct Writes {
    transactions: AtomicU64,
    together: [AtomicU64; TOGETHER.len()],
    stopped: AtomicBool,
}

impl Writes {
    pub(crate) fn committed(&self, transactions: u64) {
        self.transactions.fetch_add(transactions, Relaxed);
        let place = TOGETHER.partition_point(|most| *most < transactions);
        if let Some(count) = self.together.get(place) {
            count.fetch_add(1, Relaxed);
        }
    }

    pub(crate) fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    pub(crate) fn has_stopped(&self) -> bool {
        self.stopped.load(Relaxed)
    }

    pub(crate) fn commits(&self) -> Commits {
        Commits { transactions: self.transactions.load(Relaxed), together: all(&self.together) }
    }
}

fn all<const N: usize>(counts: &[AtomicU64; N]) -> [u64; N] {
    array::from_fn(|place| counts.get(place).map_or(0, |count| count.load(Relaxed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_counted_by_its_size() {
        let writes = Writes::default();
        for size in [1, 2, 3, 4, 256] {
            writes.committed(size);
        }
        let commits = writes.commits();
        assert_eq!(commits.transactions, 266);
        assert_eq!(commits.together, [1, 1, 2, 0, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn trouble_is_counted_by_its_kind() {
        let tally = Tally::default();
        for trouble in [Trouble::Stopped, Trouble::Damaged("x"), Trouble::Misused("y")] {
            tally.trouble(&trouble);
        }
        let Troubles { stopped, unavailable, engine, damaged } = tally.counts().troubles;
        assert_eq!([stopped, unavailable, engine, damaged], [1, 0, 0, 2]);
    }
}
