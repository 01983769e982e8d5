//! What an earlier process may have left half on the disk, made durable before anything
//! is built upon it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::connect::refused;
use super::path;
use crate::sql::Part;
use crate::trouble::OpenError;

/// How much is read and written at once.
const CHUNK: usize = 1 << 16;

/// Writes the logs that are there once more, byte for byte, and syncs them. Where a sync
/// failed and the process then ended, the operating system still answers with what the
/// disk never got, and believes it clean: no later sync would write it, and all that was
/// appended after it would be lost with it.
pub(super) fn logs(dir: &Path) -> Result<(), OpenError> {
    for part in [Part::Keys, Part::Ledger] {
        let log = log(&path(dir, part));
        match write_again(&log) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            written => written.map_err(|error| refused(&log, error))?,
        }
    }
    Ok(())
}

/// The write-ahead log of a file.
pub(super) fn log(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn write_again(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    let mut chunk = vec![0; CHUNK];
    let mut at = 0;
    loop {
        let read = file.read_at(&mut chunk, at)?;
        let Some(bytes) = chunk.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        file.write_all_at(bytes, at)?;
        at += read as u64;
    }
    file.sync_all()
}

/// Makes the names of a file and of its log durable. The engine syncs them when it makes a log,
/// and goes on where that failed.
pub(super) fn name(file: &Path) -> Result<(), OpenError> {
    let dir = file.parent().unwrap_or(Path::new("."));
    sync(dir).map_err(|error| refused(dir, error))
}

fn sync(dir: &Path) -> io::Result<()> {
    match File::open(dir)?.sync_all() {
        // There are file systems that have no use for such a sync.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// Makes the names of the files durable, and those of the directories that lead to them.
/// Syncing a file does not; the engine does it for some, and hides when it could not.
pub(super) fn names(dir: &Path) -> Result<(), OpenError> {
    let dir = dir.canonicalize().map_err(|error| refused(dir, error))?;
    let disk = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    for path in dir.ancestors().take_while(|path| disk(path) == disk(&dir)) {
        match sync(path) {
            // A directory that we may not read was not made by us.
            Err(error) if path != dir && error.kind() == ErrorKind::PermissionDenied => {}
            synced => synced.map_err(|error| refused(path, error))?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_the_same_afterwards_whatever_its_length() {
        let dir = tempfile::tempdir().unwrap();
        let log = log(&path(dir.path(), Part::Ledger));
        for length in [0, 1, CHUNK, CHUNK + 7] {
            let bytes: Vec<u8> = (0..length).map(|byte| byte as u8).collect();
            fs::write(&log, &bytes).unwrap();
            logs(dir.path()).unwrap();
            assert_eq!(fs::read(&log).unwrap(), bytes);
        }
    }

    #[test]
    fn a_directory_that_is_gone_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let gone = dir.path().join("gone");
        logs(&gone).unwrap();
        assert!(matches!(names(&gone), Err(OpenError::Files { path, .. }) if path == gone));
    }
}
