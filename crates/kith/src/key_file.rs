//! The key file: 32 bytes in hexadecimal, readable by its owner only, never inside the data
//! directory. On the same disk it protects backups of the directory, not the disk.
//!
//! A second line names the key of the recovery kit to which backups are sealed. It is public,
//! and stands here because whoever could change it would have the next backup.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use data_encoding::HEXLOWER_PERMISSIVE;
use kith_app::Random;
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
}

/// Makes a new key file without a recovery kit, for a service that is only an example.
pub(crate) fn make(path: &Path, random: &dyn Random) -> anyhow::Result<[u8; 32]> {
    let mut kek = [0; 32];
    random.fill(&mut kek);
    write(path, &KeyFile { kek, recipient: None })?;
    Ok(kek)
}

/// Writes a new key file; never over one that is there.
pub(crate) fn write(path: &Path, key: &KeyFile) -> anyhow::Result<()> {
    let mut text = Zeroizing::new(HEXLOWER_PERMISSIVE.encode(&key.kek));
    text.push('\n');
    if let Some(recipient) = &key.recipient {
        text.push_str(recipient);
        text.push('\n');
    }
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.with_context(|| {
        format!("the key file {} was not made (one that is there is kept)", path.display())
    })?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    files::sync_folder(path)
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
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let bytes = HEXLOWER_PERMISSIVE.decode(lines.next()?.as_bytes()).ok()?;
    let kek = bytes.try_into().ok()?;
    let recipient = lines.next().map(str::to_owned);
    lines.next().is_none().then_some(KeyFile { kek, recipient })
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
        let made = KeyFile { kek: [7; 32], recipient: Some("age1example".into()) };
        write(&path, &made).expect("written");
        let found = read(&path).expect("read");
        assert_eq!((found.kek, found.recipient), (made.kek, made.recipient));
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
