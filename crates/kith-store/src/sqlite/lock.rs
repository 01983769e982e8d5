//! One process per data directory, on a disk whose locks and syncs can be trusted.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::connect::refused;
use crate::trouble::OpenError;

/// Held for as long as the directory is open. The operating system lets go of it
/// when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the directory, or says who cannot have it.
    pub(super) fn take(dir: &Path) -> Result<Self, OpenError> {
        refuse_network(dir)?;
        let path = dir.join("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| refused(&path, error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse(dir.to_owned())),
            Err(TryLockError::Error(error)) => Err(refused(&path, error)),
        }
    }
}

/// File systems where another machine may hold what we believe to hold alone.
/// Numbers as in `statfs(2)`: NFS, SMB (three generations), AFS, Coda, Ceph.
const NETWORK: [i128; 7] =
    [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x7375_7245, 0x00C3_6400];

#[cfg(target_os = "linux")]
fn refuse_network(dir: &Path) -> Result<(), OpenError> {
    let found = rustix::fs::statfs(dir).map_err(|error| refused(dir, error.into()))?;
    if is_network(found.f_type.into()) {
        return Err(OpenError::Network(dir.to_owned()));
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn refuse_network(_: &Path) -> Result<(), OpenError> {
    Ok(())
}

/// The kernel's number is 32 bits wide; the platform's type may be wider, or signed.
fn is_network(kind: i128) -> bool {
    NETWORK.contains(&(kind & 0xFFFF_FFFF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e57_network_file_systems_are_refused_and_local_ones_are_not() {
        let (ext4, btrfs, xfs, tmpfs) = (0xEF53, 0x9123_683E, 0x5846_5342, 0x0102_1994);
        assert!(NETWORK.iter().all(|&kind| is_network(kind)));
        assert!(is_network(i128::from(0xFF53_4D42_u32.cast_signed())));
        assert!(![ext4, btrfs, xfs, tmpfs].into_iter().any(is_network));
    }
}
