//! Files that are written for people: never over one that is there, for their eyes only.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use rustix::fs::{CWD, OFlags, RenameFlags, renameat_with};

/// Writes a new file, readable by its owner only.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.with_context(|| format!("{} was not written", path.display()))?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Makes a folder, for its owner's eyes only. One that is there is left as it is.
pub(crate) fn private_folder(path: &Path) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.with_context(|| path.display().to_string())
}

/// Reads a text file, naming it when it cannot be read.
pub(crate) fn read_text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// Makes the name of a file durable: its folder is synced.
pub(crate) fn sync_folder(path: &Path) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let synced = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.with_context(|| folder.display().to_string())
}

/// A large file that gets its name when it is whole and on the disk. Until then it is called
/// `FILE.part`; one that a killed process has left is begun anew.
pub(crate) struct NewFile {
    file: File,
    part: PathBuf,
    path: PathBuf,
    named: bool,
}

impl NewFile {
    /// Begins a file that is not there yet.
    pub(crate) fn begin(path: &Path) -> anyhow::Result<Self> {
        ensure!(!path.exists(), "{} is there already, and is kept", path.display());
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true).mode(0o600);
        // A link would lead elsewhere.
        options.custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
        let file = options.open(&part).with_context(|| part.display().to_string())?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("{} is being written", part.display()),
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| part.display().to_string());
            }
        }
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
        file.set_len(0)?;
        Ok(Self { file, part, path: path.to_owned(), named: false })
    }

    /// What it is written to.
    pub(crate) fn writer(&self) -> anyhow::Result<std::io::BufWriter<File>> {
        Ok(std::io::BufWriter::with_capacity(1 << 16, self.file.try_clone()?))
    }

    /// Gives it its name, durably; never over one that is there.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        let words = || format!("{} was not written", self.path.display());
        self.file.sync_all().with_context(words)?;
        renameat_with(CWD, &self.part, CWD, &self.path, RenameFlags::NOREPLACE)
            .with_context(words)?;
        self.named = true;
        sync_folder(&self.path)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.named {
            let _nothing_lost = std::fs::remove_file(&self.part);
        }
    }
}
