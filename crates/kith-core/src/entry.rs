//! One fact with its place: who said it, when, and by which name it can be pointed at.

use crate::fact::Fact;
use crate::id::EntryId;
use crate::time::Timestamp;
use crate::who::Author;

/// An opened entry of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How other entries and pages point at it.
    pub id: EntryId,
    /// Who wrote it.
    pub by: Author,
    /// When, by the service's clock; never earlier than the entry before.
    pub at: Timestamp,
    /// What happened.
    pub fact: Fact,
}

/// The same without the fact: what a capability needs to fold one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How other entries and pages point at it.
    pub id: EntryId,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// How many entries came before it in its room.
    pub place: u64,
}

impl Entry {
    /// Everything but the fact, for the entry at this place.
    pub const fn mark(&self, place: u64) -> Mark {
        Mark { id: self.id, by: self.by, at: self.at, place }
    }
}
