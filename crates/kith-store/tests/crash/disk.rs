//! A disk as it may be found after the power was cut: what was synced is there; of the rest each
//! write may be there, missing, torn between sectors, or on the disk before an earlier one, and
//! each change of a name may be there or not.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::dice::Dice;
use crate::shim::Call;

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// Names and what they stand for: the number of a file, or a folder.
type Names = BTreeMap<PathBuf, Node>;

/// What is found: folders without bytes, files with them.
pub(crate) type Image = BTreeMap<PathBuf, Option<Vec<u8>>>;

#[derive(Clone, Copy, Debug)]
enum Node {
    Folder,
    File(usize),
}

#[derive(Debug)]
enum Change {
    Put(PathBuf, Node),
    Remove(PathBuf),
    Rename(PathBuf, PathBuf, Node),
}

#[derive(Clone, Debug)]
enum Piece {
    Write(usize, Vec<u8>),
    Size(usize),
}

#[derive(Debug, Default)]
struct File {
    synced: Vec<u8>,
    since: Vec<Piece>,
}

/// How much of what was not synced is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    Nothing,
    Everything,
    /// Everything up to a moment; what was written in that moment is torn.
    Beginning,
    /// Anything, in any order, torn.
    Anything,
}

impl Kept {
    pub(crate) fn any(dice: &mut Dice) -> Self {
        let all = [Self::Nothing, Self::Everything, Self::Beginning, Self::Anything];
        // Most of what can go wrong is in the last.
        all[dice.below(8).min(3)]
    }
}

/// The files below one folder, which is there and empty at the beginning.
#[derive(Debug)]
pub(crate) struct Disk {
    files: Vec<File>,
    names: Names,
    synced: Names,
    since: Vec<Change>,
    open: BTreeMap<i32, PathBuf>,
    numbers: BTreeMap<i32, usize>,
}

impl Disk {
    pub(crate) fn empty(root: &Path) -> Self {
        let names = Names::from([(root.to_owned(), Node::Folder)]);
        Self {
            files: Vec::new(),
            synced: names.clone(),
            names,
            since: Vec::new(),
            open: BTreeMap::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// Does what a process did. The dice say what a failed sync left behind.
    pub(crate) fn follow(&mut self, call: &Call, dice: &mut Dice) {
        match call {
            Call::Open { fd, path, new, emptied } => self.opened(*fd, path, *new, *emptied),
            Call::Write { fd, at, bytes } => self.piece(*fd, Piece::Write(*at, bytes.clone())),
            Call::Truncate { fd, size } => self.piece(*fd, Piece::Size(*size)),
            Call::Sync { fd } => self.sync(*fd),
            Call::SyncFailed { fd } => self.sync_failed(*fd, dice),
            Call::Close { fd } => {
                self.open.remove(fd);
                self.numbers.remove(fd);
            }
            Call::Unlink(path) => {
                self.names.remove(path);
                self.since.push(Change::Remove(path.clone()));
            }
            Call::Rename(from, to) => {
                let node = self.names.remove(from).unwrap();
                self.names.insert(to.clone(), node);
                self.since.push(Change::Rename(from.clone(), to.clone(), node));
            }
            Call::Mkdir(path) => self.put(path, Node::Folder),
            Call::Said(_) | Call::Failed => {}
        }
    }

    fn put(&mut self, path: &Path, node: Node) {
        self.names.insert(path.to_owned(), node);
        self.since.push(Change::Put(path.to_owned(), node));
    }

    fn opened(&mut self, fd: i32, path: &Path, new: bool, emptied: bool) {
        if new {
            self.put(path, Node::File(self.files.len()));
            self.files.push(File::default());
        }
        self.open.insert(fd, path.to_owned());
        // A process that was killed closed nothing.
        self.numbers.remove(&fd);
        if let Node::File(number) = self.names[path] {
            self.numbers.insert(fd, number);
            if emptied {
                self.piece(fd, Piece::Size(0));
            }
        }
    }

    fn piece(&mut self, fd: i32, piece: Piece) {
        self.files[self.numbers[&fd]].since.push(piece);
    }

    fn sync(&mut self, fd: i32) {
        if let Some(&number) = self.numbers.get(&fd) {
            let File { synced, since } = &mut self.files[number];
            since.drain(..).for_each(|piece| piece.to(synced));
            return;
        }
        let folder = &self.open[&fd];
        let here = |path: &PathBuf| path.parent() == Some(folder);
        self.since.retain(|change| {
            let of_it = match change {
                Change::Put(path, _) | Change::Remove(path) => here(path),
                Change::Rename(from, to, _) => here(from) || here(to),
            };
            if of_it {
                change.to(&mut self.synced);
            }
            !of_it
        });
    }

    /// Some of a file reached the disk, and the rest never will. Names wait for the next sync:
    /// file systems keep a journal of them, and accept nothing more when that fails.
    fn sync_failed(&mut self, fd: i32, dice: &mut Dice) {
        if let Some(&number) = self.numbers.get(&fd) {
            let file = &mut self.files[number];
            file.synced = file.found(Kept::any(dice), dice);
            file.since.clear();
        }
    }

    /// One of the disks that may be found if the power is cut now.
    pub(crate) fn cut(&self, kept: Kept, dice: &mut Dice) -> Image {
        let mut names = self.synced.clone();
        let until = dice.below(self.since.len() + 1);
        for (number, change) in self.since.iter().enumerate() {
            let stays = match kept {
                Kept::Nothing => false,
                Kept::Everything => true,
                Kept::Beginning => number < until,
                Kept::Anything => dice.one_in(2),
            };
            if stays {
                change.to(&mut names);
            }
        }
        let mut image = Image::new();
        for (path, node) in names {
            // A name in a folder that is gone leads nowhere.
            let reached =
                image.is_empty() || path.parent().is_some_and(|up| image.contains_key(up));
            if reached {
                image.insert(
                    path,
                    match node {
                        Node::Folder => None,
                        Node::File(number) => Some(self.files[number].found(kept, dice)),
                    },
                );
            }
        }
        image
    }
}

impl Change {
    fn to(&self, names: &mut Names) {
        match self {
            Self::Put(path, node) => drop(names.insert(path.clone(), *node)),
            Self::Remove(path) => drop(names.remove(path)),
            Self::Rename(from, to, node) => {
                names.remove(from);
                names.insert(to.clone(), *node);
            }
        }
    }
}

impl File {
    fn found(&self, kept: Kept, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.synced.clone();
        match kept {
            Kept::Nothing => {}
            Kept::Everything => {
                for piece in &self.since {
                    piece.to(&mut bytes);
                }
            }
            Kept::Beginning => {
                let whole = dice.below(self.since.len() + 1);
                for (number, piece) in self.since.iter().take(whole + 1).enumerate() {
                    if number < whole { piece.to(&mut bytes) } else { piece.torn(&mut bytes, dice) }
                }
            }
            // A write does not move past a change of size: file systems keep a journal of sizes.
            Kept::Anything => {
                for part in self.since.chunk_by(|one, next| one.is_write() == next.is_write()) {
                    let mut part: Vec<_> = part.iter().collect();
                    if part[0].is_write() {
                        dice.shuffle(&mut part);
                    }
                    for piece in part {
                        piece.somehow(&mut bytes, dice);
                    }
                }
            }
        }
        bytes
    }
}

impl Piece {
    fn is_write(&self) -> bool {
        matches!(self, Self::Write(..))
    }

    fn to(&self, file: &mut Vec<u8>) {
        match self {
            Self::Write(at, bytes) => {
                file.resize(file.len().max(at + bytes.len()), 0);
                file[*at..at + bytes.len()].copy_from_slice(bytes);
            }
            Self::Size(size) => file.resize(*size, 0),
        }
    }

    fn somehow(&self, file: &mut Vec<u8>, dice: &mut Dice) {
        match dice.below(4) {
            0 => {}
            1 => self.torn(file, dice),
            _ => self.to(file),
        }
    }

    /// Some sectors of a write. Where the file grew, the others hold nothing, or anything.
    fn torn(&self, file: &mut Vec<u8>, dice: &mut Dice) {
        let Self::Write(at, bytes) = self else { return };
        let (before, end) = (file.len(), at + bytes.len());
        if end > before && dice.one_in(2) {
            file.resize(end, 0);
            if dice.one_in(2) {
                dice.junk(&mut file[before..]);
            }
        }
        let mut from = *at;
        while from < end {
            let to = end.min((from / SECTOR + 1) * SECTOR);
            if dice.one_in(2) {
                file.resize(file.len().max(to), 0);
                file[from..to].copy_from_slice(&bytes[from - at..to - at]);
            }
            from = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(calls: &[Call]) -> Disk {
        let mut disk = Disk::empty(Path::new("/r"));
        let mut dice = Dice::seeded(1);
        for call in calls {
            disk.follow(call, &mut dice);
        }
        disk
    }

    fn made(fd: i32, path: &str) -> Call {
        Call::Open { fd, path: path.into(), new: true, emptied: false }
    }

    fn folder(fd: i32) -> Call {
        Call::Open { fd, path: "/r".into(), new: false, emptied: false }
    }

    fn write(at: usize, bytes: &[u8]) -> Call {
        Call::Write { fd: 3, at, bytes: bytes.to_vec() }
    }

    /// Everything that is found of one file after many cuts.
    fn found(disk: &Disk, path: &str) -> std::collections::BTreeSet<Option<Vec<u8>>> {
        let mut dice = Dice::seeded(2);
        let cuts = (0..500).map(|_| disk.cut(Kept::any(&mut dice), &mut dice));
        cuts.map(|image| image.get(Path::new(path)).cloned().flatten()).collect()
    }

    #[test]
    fn what_was_synced_is_always_there_with_its_name() {
        let sync = [Call::Sync { fd: 3 }, folder(4), Call::Sync { fd: 4 }];
        let disk = after(&[&[made(3, "/r/a"), write(0, b"kept")], &sync[..]].concat());
        assert_eq!(found(&disk, "/r/a"), [Some(b"kept".to_vec())].into());
    }

    #[test]
    fn a_file_whose_folder_was_not_synced_may_be_gone() {
        let disk = after(&[made(3, "/r/a"), write(0, b"kept"), Call::Sync { fd: 3 }]);
        assert_eq!(found(&disk, "/r/a"), [None, Some(b"kept".to_vec())].into());
    }

    #[test]
    fn later_writes_may_be_there_without_earlier_ones_and_torn() {
        let calls = [made(3, "/r/a"), folder(4), Call::Sync { fd: 4 }];
        let (one, two) = ([1; SECTOR], [2; 2 * SECTOR]);
        let disk = after(&[&calls[..], &[write(0, &one), write(SECTOR, &two)]].concat());
        let found = found(&disk, "/r/a");
        let second_alone = [&[0; SECTOR][..], &two].concat();
        let torn = [&one[..], &two[..SECTOR]].concat();
        for wanted in [vec![], one.to_vec(), second_alone, torn, [&one[..], &two].concat()] {
            assert!(found.contains(&Some(wanted)));
        }
    }

    #[test]
    fn a_sync_that_failed_is_not_made_good_by_the_next() {
        let calls = [made(3, "/r/a"), folder(4), Call::Sync { fd: 4 }, write(0, b"lost")];
        let syncs = [Call::SyncFailed { fd: 3 }, Call::Sync { fd: 3 }];
        let empty = |seed| {
            let (mut disk, mut dice) = (Disk::empty(Path::new("/r")), Dice::seeded(seed));
            for call in calls.iter().chain(&syncs) {
                disk.follow(call, &mut dice);
            }
            found(&disk, "/r/a") == [Some(Vec::new())].into()
        };
        assert!((0..20).any(empty) && !(0..20).all(empty));
    }

    #[test]
    fn a_name_that_was_moved_is_the_old_or_the_new() {
        let calls = [made(3, "/r/a"), folder(4), Call::Sync { fd: 4 }];
        let moved = Call::Rename("/r/a".into(), "/r/b".into());
        let disk = after(&[&calls[..], &[moved]].concat());
        let mut dice = Dice::seeded(3);
        for _ in 0..50 {
            let image = disk.cut(Kept::Anything, &mut dice);
            let names = ["/r/a", "/r/b"].map(|name| image.contains_key(Path::new(name)));
            assert!(names[0] != names[1]);
        }
    }
}
