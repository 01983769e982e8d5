//! What can go wrong, in words an operator can act on.
//!
//! No error carries a value from a row: a handle in a log is a handle disclosed.

use std::path::PathBuf;

use crate::rows::Id;

/// A failure of the store itself. The caller can only try later or give up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A commit failed, so it is unknown what reached the disk.
    #[error(
        "the store has stopped accepting writes after a failed commit; look at the disk, then restart"
    )]
    Stopped,
    /// Too much waits to be written. Nothing of this was.
    #[error("too much waits to be written")]
    Full,
    /// The engine could not be reached, or was too busy for too long.
    #[error("the database cannot be reached ({0})")]
    Unavailable(String),
    /// The engine refused a statement. Carries its code, never its detail.
    #[error("the database refused a request ({0})")]
    Engine(String),
    /// The caller asked for something that has no meaning.
    #[error("the store was asked for something it does not do ({0})")]
    Misused(&'static str),
    /// A stored row is not what this program would have written.
    #[error("a stored row is damaged ({0})")]
    Damaged(&'static str),
}

/// Why a batch was not written. Nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Someone wrote to this room first: fold the tail and decide again.
    #[error("someone wrote to the room first")]
    Moved {
        /// The room.
        room: Id,
    },
    /// The same submit is stored already: answer with its receipt.
    #[error("the same submit is stored already")]
    Once {
        /// The room.
        room: Id,
        /// Where the tag stands.
        seq: u64,
    },
    /// Another account has this handle.
    #[error("another account has this handle")]
    HandleTaken,
    /// The account was switched off, closed or confirmed since it was read, or is gone.
    #[error("the account has changed")]
    AccountMoved,
    /// The invitation is spent, or there is none.
    #[error("the invitation is spent, or there is none")]
    InvitationUsed,
    /// Another meeting holds the person or the room at that time.
    #[error("another meeting holds that time")]
    NotFree,
    /// Another factor is found by the same hash.
    #[error("this is in use already")]
    FactorTaken,
    /// The factor was used since it was read, or is gone.
    #[error("this was used already")]
    FactorUsed,
    /// The store failed.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Why a store was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is nothing here yet, or making it was interrupted.
    #[error("there is no service at {0}; make one with `kith init`")]
    Missing(String),
    /// The key store is gone, and without it nothing can be opened.
    #[error("{0} is missing; restore it from the backup of the keys before anything else")]
    KeysMissing(PathBuf),
    /// A service is here already.
    #[error("there is a service at {0} already; it was left as it is")]
    Exists(String),
    /// A restore was begun here and not ended.
    #[error(
        "a restore of {0} was interrupted, so it may not be used; run the same `kith restore` \
         again, it begins anew"
    )]
    Unfinished(String),
    /// Another process has the data open.
    #[error("another process is using {0}; stop it first, or use its control socket")]
    InUse(PathBuf),
    /// The data was written by a later release.
    #[error(
        "the data has schema {found}, this release knows {known}; use the newer release that wrote it"
    )]
    Newer {
        /// The schema found.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// The data was written by an earlier release.
    #[error("the data has schema {found}, this release needs {known}; run `kith migrate`")]
    Older {
        /// The schema found.
        found: u32,
        /// The schema this program needs.
        known: u32,
    },
    /// A setting would lose acknowledged entries in a power cut.
    #[error("the database is set to {0}, which can lose what was acknowledged; set it to {1}")]
    Unsafe(String, String),
    /// The database is a copy that follows another.
    #[error("the database is a standby; connect to its primary")]
    Standby,
    /// The directory is on a network file system, where locks and syncs lie.
    #[error("{0} is on a network file system; SQLite needs a local disk, or use PostgreSQL")]
    Network(PathBuf),
    /// The file system refused.
    #[error("{path}: {reason}")]
    Files {
        /// The file or directory.
        path: PathBuf,
        /// The operating system's words.
        reason: String,
    },
    /// The address of the database cannot be understood.
    #[error("the database address cannot be understood: {0}")]
    Address(String),
    /// The engine failed.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}
