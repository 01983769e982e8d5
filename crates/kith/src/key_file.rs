//! The key file: 32 bytes in hexadecimal, readable by its owner only, never inside the data
//! directory. On the same disk it protects copies of the directory, not the disk.
//!
//! While the key is being changed, a last line holds the one from before (`before HEX`).
//!
//! A second line names the key of the recovery kit to which backups are sealed. It is public,
//! and stands here because whoever could change it would have the next backup.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use data_encoding::HEXLOWER_PERMISSIVE;
use kith_app::{Keks, Random};
use zeroize::Zeroizing;

use crate::files;

/// The key file that goes with a data directory where none is named.
pub(crate) fn beside(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".key");
    data.with_file_name(name)
}

/// Refuses a key file inside the data directory: a backup of one would hold both.
pub(crate) fn refuse_inside(key_file: &Path, data: &Path) -> anyhow::Result<()> {
    let parent = key_file.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = fs::canonicalize(parent.unwrap_or(Path::new(".")));
    let data = fs::canonicalize(data);
    if let (Ok(parent), Ok(data)) = (parent, data) {
        ensure!(
            !parent.starts_with(&data),
            "the key file {} is inside the data directory; a copy of the data would hold its key. \
             Move it elsewhere and name it with --key-file",
            key_file.display()
        );
    }
    Ok(())
}

/// What a key file holds.
pub(crate) struct KeyFile {
    /// The key-encryption key.
    pub(crate) kek: [u8; 32],
    /// To whom backups are sealed; nobody where there is no recovery kit.
    pub(crate) recipient: Option<String>,
    /// The key-encryption key from before, while it is being changed.
    pub(crate) before: Option<[u8; 32]>,
}

impl KeyFile {
    pub(crate) fn keks(&self) -> Keks {
        Keks::new(self.kek, self.before)
    }

    fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(HEXLOWER_PERMISSIVE.encode(&self.kek));
        text.push('\n');
        if let Some(recipient) = &self.recipient {
            text.push_str(recipient);
            text.push('\n');
        }
        if let Some(before) = &self.before {
            let before = Zeroizing::new(HEXLOWER_PERMISSIVE.encode(before));
            text.push_str(BEFORE);
            text.push_str(&before);
            text.push('\n');
        }
        text
    }
}

/// What stands before the key from before.
const BEFORE: &str = "before ";

/// Makes a new key file without a recovery kit, for a service that is only an example.
pub(crate) fn make(path: &Path, random: &dyn Random) -> anyhow::Result<[u8; 32]> {
    let mut kek = [0; 32];
    random.fill(&mut kek);
    write(path, &KeyFile { kek, recipient: None, before: None })?;
    Ok(kek)
}

/// Writes a new key file; never over one that is there.
pub(crate) fn write(path: &Path, key: &KeyFile) -> anyhow::Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.with_context(|| {
        format!("the key file {} was not made (one that is there is kept)", path.display())
    })?;
    file.write_all(key.text().as_bytes())?;
    file.sync_all()?;
    files::sync_folder(path)
}

/// Writes a key file in place of one that is there: whoever reads it finds one of the two whole,
/// whatever happens meanwhile. It stays with the owner it has.
pub(crate) fn replace(path: &Path, key: &KeyFile) -> anyhow::Result<()> {
    let words = || format!("the key file {} was not changed", path.display());
    // A link to it stays a link.
    let path = fs::canonicalize(path).with_context(words)?;
    let mut part = path.clone().into_os_string();
    part.push(".part");
    let part = PathBuf::from(part);
    if fs::symlink_metadata(&part).is_ok() {
        // A process that was killed has left it; nothing is in it that the key file has not.
        fs::remove_file(&part).with_context(words)?;
    }
    let owner = fs::metadata(&path).with_context(words)?;
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part);
    let mut file = file.with_context(words)?;
    fchown(&file, Some(owner.uid()), Some(owner.gid())).with_context(words)?;
    file.write_all(key.text().as_bytes()).with_context(words)?;
    file.sync_all().with_context(words)?;
    fs::rename(&part, &path).with_context(words)?;
    files::sync_folder(&path)
}

/// Reads a key file, refusing one that others on the machine may read.
pub(crate) fn read(path: &Path) -> anyhow::Result<KeyFile> {
    let meta = fs::metadata(path).with_context(|| {
        format!(
            "the key file {} is not there; without it nothing can be opened, and nothing was \
             changed. Put it back, or name it with --key-file",
            path.display()
        )
    })?;
    if meta.permissions().mode() & 0o077 != 0 {
        bail!("others may read the key file {0}; run: chmod 600 {0}", path.display());
    }
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let text = Zeroizing::new(text);
    understand(&text).with_context(|| format!("{} is not a key file of Kith", path.display()))
}

fn understand(text: &str) -> Option<KeyFile> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let kek = key(lines.next()?)?;
    let recipient = lines.next_if(|line| !line.starts_with(BEFORE)).map(str::to_owned);
    let before = match lines.next() {
        Some(line) => Some(key(line.strip_prefix(BEFORE)?)?),
        None => None,
    };
    lines.next().is_none().then_some(KeyFile { kek, recipient, before })
}

fn key(text: &str) -> Option<[u8; 32]> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_is_made_once_and_read_by_its_owner_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data.key");
        let random = kith_app::SeededRandom::new(1);
        let key = make(&path, &random).expect("made");
        assert_eq!(read(&path).expect("read").kek, key);
        assert!(make(&path, &random).is_err());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("set");
        assert!(read(&path).err().expect("refused").to_string().contains("chmod 600"));
    }

    #[test]
    fn a_key_file_says_to_whom_backups_are_sealed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data.key");
        let made = KeyFile { kek: [7; 32], recipient: Some("age1example".into()), before: None };
        write(&path, &made).expect("written");
        let found = read(&path).expect("read");
        assert_eq!((found.kek, found.recipient), (made.kek, made.recipient));
    }

    #[test]
    fn a_key_file_holds_the_key_from_before_and_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data.key");
        make(&path, &kith_app::SeededRandom::new(1)).expect("made");
        for recipient in [None, Some("age1example".to_owned())] {
            let both = KeyFile { kek: [2; 32], recipient, before: Some([1; 32]) };
            fs::write(folder.path().join("data.key.part"), "left behind").expect("written");
            replace(&path, &both).expect("replaced");
            let found = read(&path).expect("read, by its owner only");
            assert_eq!((found.kek, found.before), (both.kek, both.before));
            assert_eq!(found.recipient, both.recipient);
        }
        assert!(!folder.path().join("data.key.part").exists());
        fs::write(&path, "11\nage1example\nand more\n").expect("written");
        assert!(read(&path).is_err());
    }

    #[test]
    fn e63_a_missing_key_file_is_said_in_plain_words() {
        let error = read(Path::new("/nowhere/at.key")).err().expect("refused");
        assert!(error.to_string().contains("nothing was changed"));
    }

    #[test]
    fn a_key_file_never_stands_inside_the_data() {
        let folder = tempfile::tempdir().expect("a folder");
        let inside = folder.path().join("kek");
        assert!(refuse_inside(&inside, folder.path()).is_err());
        assert!(refuse_inside(&beside(folder.path()), folder.path()).is_ok());
    }
}
