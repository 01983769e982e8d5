//! What can go wrong, in the few kinds that a page has to tell apart.
//!
//! Which goes where: a rule that says no is `Refused`, and its reason is told. What is not this
//! person's to know of is `NotFound`, like what is not there. `Busy`, `Full` and `Unavailable` may
//! be sent again. What does not verify is `Damaged`: named in the log, shown to nobody. Finer
//! kinds stay in the layer that can do something about them.

use kith_core::{Refusal, RoomId};
use kith_ledger::BadEntry;
use kith_store::{AppendError, Id, OpenError, Trouble};

/// Why a use case did not happen. Nothing was written, unless said otherwise.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// A rule says no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// Not there, or not this person's to know of: the same answer for both.
    #[error("not found")]
    NotFound,
    /// Others kept writing to the same room first.
    #[error("others kept writing first")]
    Busy,
    /// More is asked of the service than it can do at once. Nothing was done.
    #[error("too much is asked at once")]
    Full,
    /// The store cannot be reached or has stopped. What was sent may be sent again.
    #[error("the store is not available: {0}")]
    Unavailable(Trouble),
    /// A room does not verify. Named for the operator, never shown to a client.
    #[error("a room does not verify: {0}")]
    Damaged(String),
}

impl From<Trouble> for AppError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Full => Self::Full,
            trouble => Self::Unavailable(trouble),
        }
    }
}

impl From<BadEntry> for AppError {
    fn from(bad: BadEntry) -> Self {
        Self::Damaged(bad.to_string())
    }
}

impl AppError {
    /// Names the room in which something is damaged, for whoever reads the log.
    pub(crate) fn of(self, room: Id) -> Self {
        let room = RoomId(room);
        match self {
            Self::Damaged(why) => Self::Damaged(format!("room {room}: {why}")),
            Self::Unavailable(trouble @ Trouble::Damaged(_)) => {
                Self::Damaged(format!("room {room}: {trouble}"))
            }
            other => other,
        }
    }
}

impl From<AppendError> for AppError {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Moved { .. } => Self::Busy,
            AppendError::Trouble(trouble) => trouble.into(),
            AppendError::NotFree => Self::Refused(Refusal::NotFree),
            AppendError::Once { .. }
            | AppendError::HandleTaken
            | AppendError::InvitationUsed
            | AppendError::FactorTaken
            | AppendError::AccountMoved
            | AppendError::FactorUsed => Self::Refused(Refusal::AlreadyDone),
        }
    }
}

/// Why a service was not opened. Each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The store itself says no.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The key file does not belong to this data.
    #[error(
        "this key file does not open this service; use the key file that was made with it, or \
         that its key was last changed to. A key store from before a change of the key needs the \
         key file or the recovery kit from before (nothing was changed)"
    )]
    WrongKey,
    /// The key was changed half, and this key file knows one half of it.
    #[error(
        "the key of this service is being changed: {rooms} room(s) are under a key that is not in \
         this key file. Use the key file that `kith keys rotate` has written, with both keys; or \
         make it again with the recovery kits from before and after (nothing was changed)"
    )]
    OtherKey {
        /// How many rooms these keys do not open.
        rooms: usize,
    },
    /// Some rooms have no key: the key store is older than the ledger.
    #[error(
        "the key store is older than the ledger: {rooms} room(s) have no key; restore the newer \
         key store beside it (nothing was changed)"
    )]
    KeysOlder {
        /// How many rooms cannot be opened.
        rooms: usize,
    },
    /// The service book does not verify or cannot be read.
    #[error("the service book cannot be read: {0}")]
    Book(AppError),
}

impl From<Trouble> for StartError {
    fn from(trouble: Trouble) -> Self {
        Self::Store(OpenError::Trouble(trouble))
    }
}
