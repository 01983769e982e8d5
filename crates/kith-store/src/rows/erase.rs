//! What is deleted together.

use super::Id;

/// Everything that the ledger holds of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erase {
    /// Whose it is.
    pub person: Id,
    /// Their rooms.
    pub rooms: Vec<Id>,
    /// Who may have drafts there.
    pub authors: Vec<Id>,
    /// What holds times for them.
    pub holders: Vec<Id>,
}
