//! E54: the power is cut. From what a process did to its disk, disks are made as they may be
//! found afterwards, and the store is opened on each.

use crate::chain::SERVICE;
use crate::dice::Dice;
use crate::disk::{Disk, Image, Kept};
use crate::life::MADE;
use crate::parent::{Acknowledged, check_all, hear};
use crate::shim::{Call, Shim, Wish};
use kith_store::{Location, OpenError, Store};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// How many disks are looked at, unless `KITH_CRASH_IMAGES` says otherwise.
const IMAGES: u64 = 10_000;

/// From how many lives.
const LIVES: u64 = 20;

/// On how many threads.
const THREADS: usize = 2;

/// A number from the environment: how long to go on, or where a failure is found again.
#[expect(clippy::disallowed_methods, reason = "only a test asks how long it shall go on")]
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().unwrap())
}

/// Memory is a disk that is quick to fill; the names are the same in every image.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.unwrap()
}

/// What one or more processes did to the same files, one after the other.
pub(crate) struct Trace {
    root: TempDir,
    pub(crate) calls: Vec<Call>,
}

impl Trace {
    pub(crate) fn new() -> Self {
        Self { root: folder(), calls: Vec::new() }
    }

    /// Where the data is: in folders that are made with it.
    fn data(root: &Path) -> Location {
        Location::Data(root.join("service/data"))
    }

    /// Lets a process do something, and adds what it did.
    pub(crate) fn run(&mut self, shim: &Shim, what: &str, wish: Wish<'_>) {
        let root = self.root.path();
        self.calls.extend(shim.run(root, what, &Self::data(root), wish).ended_well());
    }

    /// Everything that was acknowledged.
    pub(crate) fn heard(&self) -> Acknowledged {
        heard(&self.calls)
    }

    /// Whether a process said this.
    pub(crate) fn said(&self, words: &str) -> bool {
        self.calls.iter().any(|call| matches!(call, Call::Said(line) if line == words))
    }

    /// Checks the files as they are, which is how the next process finds them.
    pub(crate) async fn check(&self) {
        check(&Self::data(self.root.path()), &self.heard()).await;
    }

    /// How often a log was begun again while it was in use.
    fn folded(&self) -> usize {
        let begun =
            |call: &&Call| matches!(call, Call::Write { at: 0, bytes, .. } if bytes.len() == 32);
        let opened = |call: &&Call| matches!(call, Call::Open { new: true, path, .. } if path.to_string_lossy().ends_with("-wal"));
        let count = self.calls.iter().filter(begun).count();
        count.saturating_sub(self.calls.iter().filter(opened).count())
    }

    /// Moments at which the power may be cut, the earliest first.
    pub(crate) fn moments(&self, count: usize, dice: &mut Dice) -> Vec<usize> {
        let mut cuts: Vec<_> = (0..count).map(|_| dice.below(self.calls.len() + 1)).collect();
        cuts.sort_unstable();
        cuts
    }

    /// Cuts the power at these moments, and says which disks lost something. What is kept of the
    /// rest is left to the dice unless it is said.
    pub(crate) async fn cut(
        &self,
        cuts: Vec<usize>,
        says: Option<Kept>,
        mut dice: Dice,
    ) -> Vec<String> {
        let (mut disk, mut heard) = (Disk::empty(self.root.path()), Acknowledged::new());
        let (place, mut done, mut lost) = (folder(), 0, Vec::new());
        for cut in cuts {
            for call in &self.calls[done..cut] {
                disk.follow(call, &mut dice);
                listen(&mut heard, call);
            }
            done = cut;
            let kept = says.unwrap_or_else(|| Kept::any(&mut dice));
            let image = disk.cut(kept, &mut dice);
            let found = self.lay_out(image, place.path(), &mut dice);
            let heard = heard.clone();
            let checked = tokio::spawn(async move { check(&found, &heard).await });
            if let Err(failed) = checked.await {
                lost.push(format!("call {cut}, {kept:?}: {failed}"));
            }
        }
        lost
    }

    /// Writes an image out, and says where its data is.
    fn lay_out(&self, image: Image, place: &Path, dice: &mut Dice) -> Location {
        let place = place.join("found");
        let _ = std::fs::remove_dir_all(&place);
        for (path, bytes) in image {
            let path = place.join(path.strip_prefix(self.root.path()).unwrap());
            let Some(bytes) = bytes else {
                std::fs::create_dir(&path).unwrap();
                continue;
            };
            std::fs::write(&path, bytes).unwrap();
            if path.extension().is_some_and(|end| end == "db") && dice.one_in(4) {
                // Shared memory outlives nothing, but its file may still be there.
                let mut junk = vec![0; 32_768];
                dice.junk(&mut junk);
                std::fs::write(path.with_extension("db-shm"), junk).unwrap();
            }
        }
        Self::data(&place)
    }
}

fn listen(heard: &mut Acknowledged, call: &Call) {
    if let Call::Said(line) = call {
        hear(heard, line);
    }
}

fn heard(calls: &[Call]) -> Acknowledged {
    let mut heard = Acknowledged::new();
    calls.iter().for_each(|call| listen(&mut heard, call));
    heard
}

/// Everything that was acknowledged is there. Where nothing was, a service can be made.
async fn check(location: &Location, heard: &Acknowledged) {
    if !heard.contains_key(&MADE) {
        match Store::create(location, SERVICE).await {
            Ok(_) | Err(OpenError::Exists(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
    check_all(location, heard).await;
}

/// Cuts at random moments, on several threads at once.
async fn cut_all(trace: Trace, images: usize, seed: u64) -> Vec<String> {
    let trace = Arc::new(trace);
    let threads = (0..THREADS as u64).map(|thread| {
        let trace = Arc::clone(&trace);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e54_crash_of_the_power_loses_nothing_that_was_acknowledged() {
    let images = asked("KITH_CRASH_IMAGES").unwrap_or(IMAGES);
    let seed = asked("KITH_CRASH_SEED").unwrap_or(1);
    println!("{images} disks, seed {seed}");
    let (shim, mut folded) = (Shim::make(), 0);
    for life in 0..LIVES {
        let mut trace = Trace::new();
        trace.run(&shim, if life % 5 == 4 { "long" } else { "short" }, None);
        trace.check().await;
        folded += trace.folded();
        let seed = seed.wrapping_add(life << 32);
        let lost = cut_all(trace, (images / LIVES) as usize, seed).await;
        assert!(lost.is_empty(), "seed {seed}: {} disks, {lost:#?}", lost.len());
    }
    assert!(folded > 0, "no log was begun again, so half of what can go wrong was not tried");
}

/// Killed between any two calls: the operating system still has everything.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e53_crash_between_any_two_calls_loses_nothing_that_was_acknowledged() {
    let mut trace = Trace::new();
    trace.run(&Shim::make(), "short", None);
    let everywhere = (0..=trace.calls.len()).collect();
    let lost = trace.cut(everywhere, Some(Kept::Everything), Dice::seeded(1)).await;
    assert!(lost.is_empty(), "{lost:#?}");
}

/// The suite can fail: a disk that lies about syncs does lose what was acknowledged.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e54_crash_on_a_disk_that_does_not_sync_is_found() {
    let mut trace = Trace::new();
    trace.run(&Shim::make(), "short", Some(("FAULTS_SWALLOW", "1")));
    trace.check().await;
    let lost = cut_all(trace, 60, 1).await;
    assert!(lost.len() > 10, "only {} of 60", lost.len());
}
