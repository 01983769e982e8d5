//! What can be wished for about notes and answers.

use super::How;
use crate::id::{EntryId, MeetingId, NoteId, PromiseId};
use crate::promise::Terms;

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Staff: finish a note.
    Finish {
        /// The new note's id.
        note: NoteId,
        /// About which meeting, if about one.
        meeting: Option<MeetingId>,
        /// Its words.
        text: String,
        /// What its author promises with it, if anything: made in the same breath.
        promise: Option<(PromiseId, Terms)>,
    },
    /// Its author: correct it.
    Correct {
        /// Which note.
        note: NoteId,
        /// The words that are to hold.
        text: String,
    },
    /// Answer an entry.
    Reply {
        /// Which entry.
        to: EntryId,
        /// The answer.
        text: String,
    },
    /// Client: say that an entry is not right.
    SayNotRight {
        /// Which entry.
        to: EntryId,
        /// What it ought to say.
        text: String,
    },
    /// Whoever is asked: answer what the client said is not right.
    Settle {
        /// The entry with the client's view.
        dispute: EntryId,
        /// In which way.
        how: How,
        /// The words that are to hold, or the words to the client.
        text: String,
    },
    /// Client: let it stay as it is.
    TakeBack {
        /// The entry with the client's view.
        dispute: EntryId,
    },
}
