//! What processes did to their disk, and the disks that may be found if the power was cut while
//! they did it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use kith_store::{Location, OpenError, Store};
use tempfile::TempDir;

use crate::chain::SERVICE;
use crate::dice::Dice;
use crate::disk::{Disk, Image, Kept};
use crate::life::MADE;
use crate::parent::{Acknowledged, check_all, hear};
use crate::shim::{self, Call, Shim, Wish};

/// Memory is a disk that is quick to fill; the names are the same in every image.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.unwrap()
}

/// What one or more processes did to the same files, one after the other.
pub(crate) struct Trace {
    root: PathBuf,
    log: Vec<u8>,
    pub(crate) calls: Vec<Call>,
    _dir: Option<TempDir>,
}

impl Trace {
    pub(crate) fn new() -> Self {
        let dir = folder();
        Self { root: dir.path().to_owned(), log: Vec::new(), calls: Vec::new(), _dir: Some(dir) }
    }

    /// One that was kept.
    pub(crate) fn kept(file: &Path) -> Self {
        let log = std::fs::read(file).unwrap();
        let calls = shim::read(&log);
        let root = calls.iter().find_map(|call| match call {
            Call::Mkdir(path) => path.parent().map(Path::to_owned),
            _ => None,
        });
        Self { root: root.unwrap(), log, calls, _dir: None }
    }

    /// Keeps it for a closer look, and says where.
    pub(crate) fn keep(&self) -> PathBuf {
        let file = std::env::temp_dir().join(format!("kith-crash-{}.log", std::process::id()));
        std::fs::write(&file, &self.log).unwrap();
        file
    }

    /// Where the data is: in folders that are made with it.
    fn data(root: &Path) -> Location {
        Location::Data(root.join("service/data"))
    }

    /// Lets a process do something, and adds what it did.
    pub(crate) fn run(&mut self, shim: &Shim, what: &str, wish: Wish<'_>) {
        let log = shim.run(&self.root, what, &Self::data(&self.root), wish).ended_well();
        self.calls.extend(shim::read(&log));
        self.log.extend(log);
    }

    /// Whether a process said this.
    pub(crate) fn said(&self, words: &str) -> bool {
        self.calls.iter().any(|call| matches!(call, Call::Said(line) if line == words))
    }

    /// Checks the files as they are, which is how the next process finds them.
    pub(crate) async fn check(&self) {
        let mut heard = Acknowledged::new();
        for call in &self.calls {
            listen(&mut heard, call);
        }
        check(&Self::data(&self.root), &heard).await;
    }

    /// Asserts that the log leads to the files that are there: nothing went by the shim.
    pub(crate) fn tells_all(&self) {
        let (mut disk, mut dice) = (Disk::empty(&self.root), Dice::seeded(1));
        for call in &self.calls {
            disk.follow(call, &mut dice);
        }
        for (path, bytes) in disk.cut(Kept::Everything, &mut dice) {
            let found = bytes.as_ref().map(|_| std::fs::read(&path).unwrap());
            assert!(found == bytes, "{} is not as logged", path.display());
        }
    }

    /// How often a log was begun again while it was in use.
    pub(crate) fn folded(&self) -> usize {
        let begun =
            |call: &&Call| matches!(call, Call::Write { at: 0, bytes, .. } if bytes.len() == 32);
        let begun = self.calls.iter().filter(begun).count();
        begun.saturating_sub(self.calls.iter().filter(|call| is_new_log(call)).count())
    }

    /// Which of the syncs, counted from one, were of directories.
    pub(crate) fn syncs_of_directories(&self) -> Vec<usize> {
        let (mut open, mut number, mut found) = (HashMap::new(), 0, Vec::new());
        for call in &self.calls {
            match call {
                Call::Open { fd, path, .. } => drop(open.insert(*fd, path)),
                Call::Sync { fd } => {
                    number += 1;
                    let directory = open.get(fd).is_some_and(|path| path.extension().is_none());
                    found.extend(directory.then_some(number));
                }
                _ => {}
            }
        }
        found
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
        let (mut disk, mut heard) = (Disk::empty(&self.root), Acknowledged::new());
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
            let path = place.join(path.strip_prefix(&self.root).unwrap());
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

fn is_new_log(call: &Call) -> bool {
    let Call::Open { new: true, path, .. } = call else { return false };
    path.to_string_lossy().ends_with("-wal")
}

fn listen(heard: &mut Acknowledged, call: &Call) {
    if let Call::Said(line) = call {
        hear(heard, line);
    }
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
