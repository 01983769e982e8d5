//! Backups: everything a service keeps, sealed to whoever may restore it.
//!
//! A backup is two files, so that they can be kept apart: the ledger, and the wrapped keys of
//! rooms. Both are one format for both engines, written as a stream and read as one. What they
//! hold is described in `docs/formats.md`.

mod check;
mod frame;
mod kit;
mod missing;
mod read;
mod restore;
mod take;
#[cfg(test)]
mod tests;
mod write;

use std::io;

use kith_core::Timestamp;
use kith_ledger::Kek;
use kith_store::{Id, OpenError, Trouble};

use crate::error::AppError;
use crate::rotate::RotateError;

pub use check::BadRoom;
pub use kit::recipient_of;
pub use missing::{Known, Missing, NotKnown};
pub use read::{Backup, Unsealing};
pub use restore::Restored;
pub use take::Taken;

/// The public name of a key-encryption key.
pub fn key_name(kek: [u8; 32]) -> Id {
    Kek::new(kek).id()
}

/// What a backup is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The service.
    pub service: Id,
    /// When the backup was taken.
    pub taken: Timestamp,
    /// The public name of the key-encryption key that opens its keys.
    pub key: Id,
}

/// Why a backup was not taken. Each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// Nobody could open it.
    #[error(
        "{0} is not a public key that a backup can be sealed to; it begins with age1 and stands \
         on the second line of the key file, or was made by age-keygen"
    )]
    Recipient(String),
    /// A room could not be opened again.
    #[error(
        "a room's key is not under the key that this service was opened with, so a backup could \
         not give it back; look with `kith doctor`"
    )]
    OtherKey,
    /// Another one is at it.
    #[error("another backup is being taken; wait until it has ended")]
    UnderWay,
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The file cannot be written.
    #[error("the backup could not be written: {0}")]
    Io(#[from] io::Error),
}

impl From<Trouble> for TakeError {
    fn from(trouble: Trouble) -> Self {
        Self::Store(trouble.into())
    }
}

impl From<RotateError> for TakeError {
    fn from(error: RotateError) -> Self {
        match error {
            RotateError::App(AppError::Unavailable(trouble)) => trouble.into(),
            RotateError::App(AppError::Full) => Trouble::Full.into(),
            _ => Self::OtherKey,
        }
    }
}

/// Why a backup was not restored. Each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// Not a backup at all.
    #[error("this is not a backup of Kith, or its beginning is damaged")]
    NotABackup,
    /// Sealed to somebody else.
    #[error(
        "this backup is sealed to another recovery kit or identity than the one given. A backup \
         from before the key was changed needs the sheets from before"
    )]
    NotYours,
    /// The identity cannot be read.
    #[error("this is not an identity of age; its line begins with AGE-SECRET-KEY-1")]
    Identity,
    /// A byte was changed, or the end is missing.
    #[error("this backup is cut short or altered; use another one")]
    Altered,
    /// Ledger and keys do not belong together.
    #[error("these two files are not of one backup: ledger and keys must be taken together")]
    NotOnePair,
    /// A later release wrote it.
    #[error("this backup is of a later release than this one; use the release that wrote it")]
    Newer,
    /// Another key wraps its keys.
    #[error("the keys in this backup are under another key than the one given")]
    OtherKey,
    /// Somebody without the service's key wrote it.
    #[error(
        "this backup was not written by the service whose keys it holds; do not use it, and find \
         out where it comes from"
    )]
    Forged,
    /// A journal of erasures that somebody else wrote, or changed.
    #[error(
        "the journal of erasures is not of this service, or was altered; name the one that was \
         kept beside the key file with --erased. Nothing was made"
    )]
    Journal,
    /// Rooms that do not verify.
    #[error("{}", check::in_words(.0))]
    Rooms(Vec<BadRoom>),
    /// The place cannot be filled.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The file cannot be read.
    #[error("the backup could not be read: {0}")]
    Io(io::Error),
}

impl From<Trouble> for RestoreError {
    fn from(trouble: Trouble) -> Self {
        Self::Store(trouble.into())
    }
}

impl From<io::Error> for RestoreError {
    /// A seal that does not hold and an end that is missing are what the sealing answers.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Altered,
            _ => Self::Io(error),
        }
    }
}
