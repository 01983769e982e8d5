//! E55: the disk refuses. Nothing is acknowledged that is not kept, the process ends by itself,
//! what it could not write is not tried again until the store is opened anew, and then all is
//! whole. Each disk is also cut off from its power after it refused.

use crate::dice::Dice;
use crate::disk::Kept;
use crate::shim::{Call, Shim};
use crate::trace::Trace;

const ENOSPC: u8 = 28;
const EIO: u8 = 5;
const EROFS: u8 = 30;
const EMFILE: u8 = 24;
/// Half of a write is written.
const SHORT: u8 = 0;

/// What refuses, and from its first refusal on for ever or once.
struct Trouble {
    kinds: &'static str,
    error: u8,
    on: bool,
}

impl Trouble {
    fn at(&self, call: usize) -> String {
        format!("{}:{call}:{}{}", self.kinds, self.error, if self.on { ":on" } else { "" })
    }

    /// How often it can strike in a life.
    fn places(&self, life: &Trace) -> usize {
        let strikes = |call: &&Call| match call {
            Call::Write { .. } | Call::Truncate { .. } => self.kinds.contains('w'),
            Call::Sync { .. } => self.kinds.contains('s'),
            Call::Open { .. } => self.kinds.contains('o'),
            Call::Unlink(_) | Call::Rename(..) | Call::Mkdir(_) => self.kinds.contains('n'),
            _ => false,
        };
        life.calls.iter().filter(strikes).count()
    }
}

/// Lives once with the trouble at each of some calls, and checks what each life left behind.
/// Returns how often it struck.
async fn strike(trouble: Trouble, lives: usize, goes_on: bool) -> usize {
    let (shim, mut dice, mut struck) = (Shim::make(), Dice::seeded(1), 0);
    let mut untroubled = Trace::new();
    untroubled.run(&shim, "short", None);
    let places = trouble.places(&untroubled);
    for _ in 0..lives {
        let wish = trouble.at(1 + dice.below(places));
        let mut trace = Trace::new();
        trace.run(&shim, "short", Some(("FAULTS_FAIL", &wish)));
        struck += usize::from(trace.calls.iter().any(|call| matches!(call, Call::Failed)));
        assert!(goes_on || !trace.said("went on"), "{wish}: written on after a refusal");
        trace.check().await;
        let cuts = trace.moments(10, &mut dice);
        let lost = trace.cut(cuts, None, Dice::seeded(dice.next())).await;
        assert!(lost.is_empty(), "{wish}: {lost:#?}");
    }
    struck
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_on_a_full_disk() {
    for on in [false, true] {
        let struck = strike(Trouble { kinds: "w", error: ENOSPC, on }, 20, false).await;
        assert!(struck > 10, "{struck}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_on_writes_that_fail() {
    for on in [false, true] {
        let struck = strike(Trouble { kinds: "w", error: EIO, on }, 20, false).await;
        assert!(struck > 10, "{struck}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_on_syncs_that_fail() {
    for on in [false, true] {
        let struck = strike(Trouble { kinds: "s", error: EIO, on }, 40, false).await;
        assert!(struck > 10, "{struck}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_on_a_disk_that_becomes_read_only() {
    let struck = strike(Trouble { kinds: "won", error: EROFS, on: true }, 20, false).await;
    assert!(struck > 10, "{struck}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_without_a_free_file_handle() {
    for on in [false, true] {
        let struck = strike(Trouble { kinds: "o", error: EMFILE, on }, 20, false).await;
        assert!(struck > 10, "{struck}");
    }
}

/// Half of a write is not an error: the rest is written after it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_on_writes_cut_short() {
    for on in [false, true] {
        let struck = strike(Trouble { kinds: "w", error: SHORT, on }, 20, true).await;
        assert!(struck > 10, "{struck}");
    }
}

/// The process is gone after a sync that failed, and closed nothing. The next one finds in
/// memory what the disk does not have, and must not build upon it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_after_a_sync_that_failed() {
    let (shim, mut dice) = (Shim::make(), Dice::seeded(1));
    let trouble = Trouble { kinds: "s", error: EIO, on: false };
    let mut untroubled = Trace::new();
    untroubled.run(&shim, "unclosed", None);
    let places = trouble.places(&untroubled);
    for _ in 0..30 {
        let wish = trouble.at(1 + dice.below(places));
        let mut trace = Trace::new();
        trace.run(&shim, "unclosed", Some(("FAULTS_FAIL", &wish)));
        trace.run(&shim, "short", None);
        trace.check().await;
        let cuts = trace.moments(20, &mut dice);
        let lost = trace.cut(cuts, None, Dice::seeded(dice.next())).await;
        assert!(lost.is_empty(), "{wish}: {lost:#?}");
    }
}

/// A directory that could not be synced may not know the log's name. Folding that log in would
/// leave half a file if the power went meanwhile, and nothing to mend it from.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e55_crash_while_the_disk_does_not_know_a_name() {
    let (shim, mut dice) = (Shim::make(), Dice::seeded(1));
    let mut untroubled = Trace::new();
    untroubled.run(&shim, "unclosed", None);
    let named = untroubled.syncs_of_directories();
    assert!(named.len() > 5, "{named:?}");
    for place in named {
        let wish = Trouble { kinds: "s", error: EIO, on: false }.at(place);
        let mut trace = Trace::new();
        trace.run(&shim, "unclosed", Some(("FAULTS_FAIL", &wish)));
        let cuts = trace.moments(100, &mut dice);
        let lost = trace.cut(cuts, Some(Kept::Beginning), Dice::seeded(dice.next())).await;
        assert!(lost.is_empty(), "{wish}: {lost:#?}");
    }
}
