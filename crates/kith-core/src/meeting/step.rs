//! The life of a meeting in steps, so that nothing about it changes unseen.

use super::Details;
use crate::entry::Mark;
use crate::id::EntryId;
use crate::time::Timestamp;
use crate::who::Author;

/// One step in a meeting's life, for "what changed".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The entry that says so.
    pub entry: EntryId,
    /// Who.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What a step did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was proposed.
    Proposed,
    /// It was agreed; `before` holds what had been agreed until then.
    Agreed {
        /// The details that no longer hold.
        before: Option<Details>,
        /// Whether staff wrote down a yes that the client gave in person.
        in_person: bool,
    },
    /// A change was proposed.
    ChangeProposed,
    /// The proposal was declined.
    Declined,
    /// It was cancelled.
    Cancelled,
    /// Somebody said that the two did not meet.
    NotMet {
        /// Whether they were there themselves.
        was_there: bool,
    },
}

impl What {
    /// The end of the text keys `meeting-step-…` and `meeting-since-…`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Agreed { in_person: true, .. } => "in-person",
            Self::Agreed { in_person: false, .. } => "agreed",
            Self::ChangeProposed => "suggested",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
            Self::NotMet { was_there: true } => "was-there",
            Self::NotMet { was_there: false } => "not-there",
        }
    }
}

impl Mark {
    pub(super) const fn step(self, what: What) -> Step {
        Step { entry: self.id, by: self.by, at: self.at, what }
    }
}
