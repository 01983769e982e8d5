//! The life of a promise, so that nothing about it is lost.

use super::{By, Terms};
use crate::entry::Mark;
use crate::id::{BondId, EntryId, NoteId, PersonId, PromiseId};

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is owed.
    Open,
    /// It was kept.
    Kept,
    /// It was let go.
    LetGo,
}

/// One promise with all that came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its id.
    pub id: PromiseId,
    /// Between which two people.
    pub bond: BondId,
    /// Who promised.
    pub from: PersonId,
    /// What, and by when, as it stands.
    pub terms: Terms,
    /// The opening that a client asked about: then an answer is what is promised.
    pub opening: Option<EntryId>,
    /// The note it was made in.
    pub note: Option<NoteId>,
    /// Terms that wait for the other's yes, and whose they are.
    pub proposed: Option<(Terms, PersonId)>,
    /// Where it stands.
    pub standing: Standing,
    /// Everything that happened to it, oldest first.
    pub steps: Vec<Step>,
}

/// One thing that happened to a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The entry that says so, and by whom.
    pub mark: Mark,
    /// What.
    pub what: What,
}

/// What happened to a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was made, with these words.
    Made(Terms),
    /// An answer was asked for.
    Asked,
    /// It was kept, with these words.
    Kept(String),
    /// It was said to be late: the new date and the words.
    Late(By, String),
    /// Other terms were proposed.
    ChangeProposed(Terms),
    /// They were accepted.
    ChangeAccepted,
    /// They were declined.
    ChangeDeclined,
    /// It was let go.
    LetGo,
    /// Somebody else owes it from now on.
    PassedOn,
}

impl Promise {
    pub(super) const fn new(id: PromiseId, bond: BondId, from: PersonId, terms: Terms) -> Self {
        Self {
            id,
            bond,
            from,
            terms,
            opening: None,
            note: None,
            proposed: None,
            standing: Standing::Open,
            steps: Vec::new(),
        }
    }
}

impl What {
    /// Whether from here on other terms hold, so that "next meeting" is counted anew.
    pub(super) const fn sets_terms(&self) -> bool {
        matches!(self, Self::Made(_) | Self::Asked | Self::Late(..) | Self::ChangeAccepted)
    }
}
