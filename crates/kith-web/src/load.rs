//! How much is done at once, and what stays open when there is more to do than that.
//!
//! Requests that need the store are worked on a few at a time; a bounded number waits a little;
//! the rest is told kindly to come again. What needs no store has no such bound: it costs less
//! than telling somebody to wait.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

/// Requests worked on at once.
const AT_ONCE: usize = 128;
/// Requests that may wait for that.
const WAITING: usize = 256;
/// How long one waits.
const LONGEST: Duration = Duration::from_secs(2);
/// Of what was sent and could not be worked on, so much is kept as drafts at once.
const SAVING: usize = 8;
/// The forms that are arriving or being worked on may be so large together, in bytes, beyond
/// what each has for itself.
const FORMS: usize = 64 * 1024 * 1024;
/// What each has for itself: connections are bounded, and so is this.
const EACH: usize = 16 * 1024;
/// Event streams of one sign-in: open pages that hear of changes.
const STREAMS: usize = 6;

/// What is done at once.
#[derive(Debug)]
pub(crate) struct Load {
    work: Semaphore,
    waiting: AtomicUsize,
    refused: AtomicU64,
    saving: Semaphore,
    forms: Semaphore,
    streams: Mutex<HashMap<String, usize>>,
}

/// What is done now, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoadCounts {
    /// Requests that are worked on.
    pub working: u64,
    /// Requests that wait for it.
    pub waiting: u64,
    /// Requests that were told to come again.
    pub refused: u64,
    /// Event streams that are open.
    pub streams: u64,
}

impl Default for Load {
    fn default() -> Self {
        Self {
            work: Semaphore::new(AT_ONCE),
            waiting: AtomicUsize::default(),
            refused: AtomicU64::default(),
            saving: Semaphore::new(SAVING),
            forms: Semaphore::new(FORMS),
            streams: Mutex::default(),
        }
    }
}

impl Load {
    /// Waits until a request can be worked on; `None` where too many wait, or for too long.
    pub(crate) async fn work(&self) -> Option<SemaphorePermit<'_>> {
        if let Ok(permit) = self.work.try_acquire() {
            return Some(permit);
        }
        let waiting = Counted(&self.waiting);
        if self.waiting.fetch_add(1, Relaxed) >= WAITING {
            return None;
        }
        let permit = tokio::time::timeout(LONGEST, self.work.acquire()).await;
        drop(waiting);
        permit.ok()?.ok()
    }

    /// The same without waiting.
    pub(crate) fn work_now(&self) -> Option<SemaphorePermit<'_>> {
        self.work.try_acquire().ok()
    }

    /// Waits until something can be kept that could not be worked on.
    pub(crate) async fn save(&self) -> Option<SemaphorePermit<'_>> {
        tokio::time::timeout(LONGEST, self.saving.acquire()).await.ok()?.ok()
    }

    /// Somebody is told to come again.
    pub(crate) fn refuse(&self) {
        self.refused.fetch_add(1, Relaxed);
    }

    /// Room for a form that has grown by a part, up to `size`. Kept for as long as the form is.
    pub(crate) fn form<'l>(&'l self, room: &mut Option<SemaphorePermit<'l>>, size: usize) -> bool {
        let held = room.as_ref().map_or(0, SemaphorePermit::num_permits);
        let Some(more) = size.checked_sub(EACH + held).filter(|more| *more > 0) else {
            return true;
        };
        let more = u32::try_from(more).ok().and_then(|more| self.forms.try_acquire_many(more).ok());
        match (more, room) {
            (None, _) => return false,
            (Some(more), Some(room)) => room.merge(more),
            (Some(more), room @ None) => *room = Some(more),
        }
        true
    }

    /// A place for an event stream of a sign-in, free again when dropped.
    pub(crate) fn stream(self: &Arc<Self>, token: &str) -> Option<Stream> {
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let open = streams.entry(token.to_owned()).or_default();
        if *open >= STREAMS {
            return None;
        }
        *open += 1;
        Some(Stream { load: Arc::clone(self), token: token.to_owned() })
    }

    pub(crate) fn counts(&self) -> LoadCounts {
        let streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        LoadCounts {
            working: AT_ONCE.saturating_sub(self.work.available_permits()) as u64,
            waiting: self.waiting.load(Relaxed) as u64,
            refused: self.refused.load(Relaxed),
            streams: streams.values().sum::<usize>() as u64,
        }
    }
}

struct Counted<'a>(&'a AtomicUsize);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

/// An open event stream.
#[derive(Debug)]
pub(crate) struct Stream {
    load: Arc<Load>,
    token: String,
}

impl Drop for Stream {
    fn drop(&mut self) {
        let mut streams = self.load.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = streams.get_mut(&self.token) {
            *open -= 1;
            if *open == 0 {
                streams.remove(&self.token);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_is_too_much_waits_a_little_and_then_comes_again() {
        let load = Load::default();
        let mut held = Vec::new();
        for _ in 0..AT_ONCE {
            held.push(load.work().await.expect("free"));
        }
        assert!(load.work_now().is_none());
        let began = tokio::time::Instant::now();
        assert!(load.work().await.is_none());
        assert_eq!((began.elapsed(), load.counts().waiting), (LONGEST, 0));
        let (waited, ()) = tokio::join!(load.work(), async { drop(held.pop()) });
        assert!(waited.is_some());
        load.waiting.store(WAITING, Relaxed);
        let began = tokio::time::Instant::now();
        assert!(load.work().await.is_none());
        assert_eq!(began.elapsed(), Duration::ZERO);
        assert_eq!(load.counts().waiting, WAITING as u64);
    }

    #[test]
    fn small_forms_have_their_own_room_and_large_ones_share_theirs() {
        let load = Load::default();
        let mut held = Vec::new();
        for _ in 0..FORMS / (512 * 1024) {
            let mut room = None;
            assert!(load.form(&mut room, 100 * 1024) && load.form(&mut room, 512 * 1024 + EACH));
            assert_eq!(room.as_ref().map(SemaphorePermit::num_permits), Some(512 * 1024));
            held.push(room);
        }
        assert!(load.form(&mut None, EACH), "a small one always finds room");
        assert!(!load.form(&mut None, EACH + 1));
        held.pop();
        assert!(load.form(&mut None, EACH + 1));
    }

    #[test]
    fn a_sign_in_has_a_few_streams_and_another_has_its_own() {
        let load = Arc::<Load>::default();
        let mut held: Vec<_> = (0..STREAMS).map(|_| load.stream("one")).collect();
        assert!(held.iter().all(Option::is_some) && load.stream("one").is_none());
        assert!(load.stream("another").is_some());
        held.pop();
        assert!(load.stream("one").is_some());
        held.clear();
        assert_eq!(load.counts().streams, 0);
        assert!(load.streams.lock().expect("whole").is_empty());
    }
}
