//! E54: the power is cut. From what a process did to its disk, disks are made as they may be
//! found afterwards, and the store is opened on each.

use std::path::Path;
use std::sync::Arc;

use crate::dice::{Dice, asked, asked_number};
use crate::disk::Kept;
use crate::shim::Shim;
use crate::trace::Trace;

/// How many disks are looked at, unless `KITH_CRASH_IMAGES` says otherwise.
const IMAGES: u64 = 10_000;

/// From how many lives.
const LIVES: u64 = 20;

/// What is done in them, by one process after the other.
const KINDS: [&[&str]; 4] = [&["short"], &["long"], &["unclosed", "short"], &["old", "unclosed"]];

/// On how many threads.
const THREADS: usize = 2;

/// Cuts at random moments, on several threads at once.
async fn cut_all(trace: &Arc<Trace>, images: usize, seed: u64) -> Vec<String> {
    let threads = (0..THREADS as u64).map(|thread| {
        let trace = Arc::clone(trace);
        tokio::spawn(async move {
            let mut dice = Dice::seeded(seed + thread);
            let cuts = trace.moments(images.div_ceil(THREADS), &mut dice);
            trace.cut(cuts, None, dice).await
        })
    });
    let mut lost = Vec::new();
    for thread in threads.collect::<Vec<_>>() {
        lost.extend(thread.await.unwrap());
    }
    lost
}

/// Nothing is lost in any of them; otherwise the failure can be found again.
async fn must_keep_all(trace: Trace, images: u64, seed: u64) {
    let trace = Arc::new(trace);
    let lost = cut_all(&trace, images as usize, seed).await;
    assert!(
        lost.is_empty(),
        "{} disks lost something: {lost:#?}\nKITH_CRASH_TRACE={} KITH_CRASH_SEED={seed} \
         KITH_CRASH_IMAGES={images} finds them again",
        lost.len(),
        trace.keep().display()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e54_crash_of_the_power_loses_nothing_that_was_acknowledged() {
    let images = asked_number("KITH_CRASH_IMAGES").unwrap_or(IMAGES);
    let seed = asked_number("KITH_CRASH_SEED").unwrap_or(1);
    println!("{images} disks, seed {seed}");
    if let Some(kept) = asked("KITH_CRASH_TRACE") {
        return must_keep_all(Trace::kept(Path::new(&kept)), images, seed).await;
    }
    let (shim, mut folded) = (Shim::make(), 0);
    for life in 0..LIVES {
        let mut trace = Trace::new();
        for &what in KINDS[life as usize % KINDS.len()] {
            trace.run(&shim, what, None);
        }
        trace.tells_all();
        trace.check().await;
        folded += trace.folded();
        must_keep_all(trace, images / LIVES, seed.wrapping_add(life << 32)).await;
    }
    assert!(folded > 0, "no log was begun again, so half of what can go wrong was not tried");
}

/// Killed between any two calls: the operating system still has everything.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e53_crash_between_any_two_calls_loses_nothing_that_was_acknowledged() {
    let shim = Shim::make();
    for what in ["unclosed", "old"] {
        let mut trace = Trace::new();
        trace.run(&shim, what, None);
        let everywhere = (0..=trace.calls.len()).collect();
        let lost = trace.cut(everywhere, Some(Kept::Everything), Dice::seeded(1)).await;
        assert!(lost.is_empty(), "{lost:#?}");
    }
}

/// The suite can fail: a disk that lies about syncs does lose what was acknowledged.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e54_crash_on_a_disk_that_does_not_sync_is_found() {
    let mut trace = Trace::new();
    trace.run(&Shim::make(), "short", Some(("FAULTS_SWALLOW", "1")));
    trace.check().await;
    let lost = cut_all(&Arc::new(trace), 60, 1).await;
    assert!(lost.len() > 10, "only {} of 60", lost.len());
}
