//! What can have happened to notes and answers.

use minicbor::{Decode, Encode};

use super::How;
use crate::id::{EntryId, ExpectId, MeetingId, NoteId, PersonId};
use crate::time::Timestamp;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// A note was finished and from then on belongs to both.
    #[n(0)]
    Finished {
        /// The new note.
        #[n(0)]
        note: NoteId,
        /// About which meeting, if about one.
        #[n(1)]
        meeting: Option<MeetingId>,
        /// Its words.
        #[n(2)]
        text: String,
    },
    /// Its author corrected it. Both versions stay.
    #[n(1)]
    Corrected {
        /// Which note.
        #[n(0)]
        note: NoteId,
        /// The words that now hold.
        #[n(1)]
        text: String,
        /// What the client said is not right, where this agrees with it.
        #[n(2)]
        dispute: Option<EntryId>,
    },
    /// Somebody answered an entry.
    #[n(2)]
    Replied {
        /// Which entry.
        #[n(0)]
        to: EntryId,
        /// The answer.
        #[n(1)]
        text: String,
    },
    /// The client says that an entry is not right, and what it ought to say.
    #[n(3)]
    NotRight {
        /// Which entry.
        #[n(0)]
        to: EntryId,
        /// The client's view.
        #[n(1)]
        text: String,
    },
    /// Somebody is asked to answer what the client said is not right just before this.
    #[n(4)]
    Asked {
        /// Who.
        #[n(0)]
        of: PersonId,
        /// The name under which the desks know it: a random id, which says nothing elsewhere.
        #[n(1)]
        expect: ExpectId,
        /// By when.
        #[n(2)]
        by: Timestamp,
    },
    /// It was answered. The client's view stays as it is.
    #[n(5)]
    Settled {
        /// The entry with the client's view.
        #[n(0)]
        dispute: EntryId,
        /// In which way.
        #[n(1)]
        how: How,
        /// The words that now hold, or the words to the client.
        #[n(2)]
        text: String,
    },
    /// The client lets it stay as it is. Nothing is owed.
    #[n(6)]
    TakenBack {
        /// The entry with the client's view.
        #[n(0)]
        dispute: EntryId,
    },
}
