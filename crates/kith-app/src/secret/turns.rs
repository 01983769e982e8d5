//! Turns at checking secrets: a few at once, a bounded number waiting, and who is known first.
//!
//! Strangers wait in a queue of their own, and only the first of them stands in the one where
//! turns are given. So a flood of strangers puts one of them before somebody who is known, and
//! no more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Hashing;
use crate::error::AppError;

/// How long somebody waits for a turn.
const LONGEST: Duration = Duration::from_secs(2);
/// For each turn given at once, how many may wait in either queue: more would wait too long.
const QUEUE: usize = 32;

/// In which queue somebody waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Somebody whose browser has signed in before, or who is signed in.
    Known,
    /// Anybody else.
    Stranger,
}

/// The turns there are.
#[derive(Debug)]
pub(super) struct Turns {
    all: usize,
    given: Arc<Semaphore>,
    /// Held by the stranger who stands among the known.
    first_stranger: Semaphore,
    waiting: [AtomicUsize; 2],
    evaluations: AtomicU64,
    effort: AtomicU64,
    refused: AtomicU64,
}

/// A turn that was given, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _given: OwnedSemaphorePermit,
}

impl Turns {
    /// At most `all` at once, at least one.
    pub(super) fn new(all: usize) -> Self {
        let all = all.max(1);
        Self {
            all,
            given: Arc::new(Semaphore::new(all)),
            first_stranger: Semaphore::new(1),
            waiting: Default::default(),
            evaluations: AtomicU64::default(),
            effort: AtomicU64::default(),
            refused: AtomicU64::default(),
        }
    }

    /// Waits for a turn. [`AppError::Full`]: too many wait already, or it took too long.
    pub(super) async fn take(&self, whom: Whom) -> Result<Turn, AppError> {
        let taken = match self.wait_in(whom) {
            Some(_waiting) => tokio::time::timeout(LONGEST, self.next(whom)).await.ok().flatten(),
            None => None,
        };
        taken.ok_or_else(|| {
            self.refused.fetch_add(1, Relaxed);
            AppError::Full
        })
    }

    async fn next(&self, whom: Whom) -> Option<Turn> {
        let _first = match whom {
            Whom::Known => None,
            Whom::Stranger => Some(self.first_stranger.acquire().await.ok()?),
        };
        let given = Arc::clone(&self.given).acquire_owned().await.ok()?;
        Some(Turn { _given: given })
    }

    /// A place in the queue, left when dropped; `None` where it is full.
    fn wait_in(&self, whom: Whom) -> Option<Waiting<'_>> {
        let [known, strangers] = &self.waiting;
        let queue = if whom == Whom::Known { known } else { strangers };
        let waiting = Waiting(queue);
        (queue.fetch_add(1, Relaxed) < self.all * QUEUE).then_some(waiting)
    }

    /// A secret is about to be looked at.
    pub(super) fn evaluating(&self) {
        self.evaluations.fetch_add(1, Relaxed);
    }

    /// It was looked at, with this effort.
    pub(super) fn worked(&self, effort: u64) {
        self.effort.fetch_add(effort, Relaxed);
    }

    pub(super) fn effort(&self) -> u64 {
        self.effort.load(Relaxed)
    }

    pub(super) fn counts(&self) -> Hashing {
        let [known, strangers] = &self.waiting;
        Hashing {
            evaluations: self.evaluations.load(Relaxed),
            at_once: self.all as u64,
            running: self.all.saturating_sub(self.given.available_permits()) as u64,
            known: known.load(Relaxed) as u64,
            strangers: strangers.load(Relaxed) as u64,
            refused: self.refused.load(Relaxed),
        }
    }
}

struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use tokio::task::JoinHandle;

    use super::*;

    /// Somebody who waits, takes their turn, says so and gives it back.
    fn comes(
        turns: &Arc<Turns>,
        whom: Whom,
        said: &Arc<std::sync::Mutex<Vec<Whom>>>,
    ) -> JoinHandle<()> {
        let (turns, said) = (Arc::clone(turns), Arc::clone(said));
        tokio::spawn(async move {
            let _turn = turns.take(whom).await.expect("a turn");
            said.lock().expect("no panic before").push(whom);
        })
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_known_waits_behind_one_stranger_at_the_most() {
        let turns = Arc::new(Turns::new(1));
        let held = turns.take(Whom::Known).await.expect("a turn");
        let said = Arc::default();
        let mut coming: Vec<_> = (0..20).map(|_| comes(&turns, Whom::Stranger, &said)).collect();
        tokio::time::sleep(Duration::from_millis(10)).await;
        coming.push(comes(&turns, Whom::Known, &said));
        tokio::time::sleep(Duration::from_millis(10)).await;
        assert_eq!((turns.counts().known, turns.counts().strangers), (1, 20));
        drop(held);
        for one in coming {
            one.await.expect("came");
        }
        let place = said.lock().expect("whole").iter().position(|whom| *whom == Whom::Known);
        assert_eq!(place, Some(1));
        assert_eq!((turns.counts().known, turns.counts().strangers), (0, 0));
    }

    #[tokio::test(start_paused = true)]
    async fn a_full_queue_refuses_at_once_and_nobody_waits_longer_than_two_seconds() {
        let turns = Arc::new(Turns::new(1));
        let _held = turns.take(Whom::Known).await.expect("a turn");
        let wait = |turns: &Arc<Turns>, whom| {
            let turns = Arc::clone(turns);
            tokio::spawn(async move { turns.take(whom).await.is_err() })
        };
        let waiting: Vec<_> = (0..QUEUE).map(|_| wait(&turns, Whom::Stranger)).collect();
        tokio::time::sleep(Duration::from_millis(10)).await;
        let began = tokio::time::Instant::now();
        assert!(turns.take(Whom::Stranger).await.is_err());
        assert_eq!(began.elapsed(), Duration::ZERO);
        assert!(wait(&turns, Whom::Known).await.expect("ran"), "waited, because there is room");
        assert!(began.elapsed() >= LONGEST && began.elapsed() < LONGEST * 2);
        for one in waiting {
            assert!(one.await.expect("ran"));
        }
        let counts = turns.counts();
        assert_eq!((counts.refused, counts.strangers), (QUEUE as u64 + 2, 0));
    }
}
