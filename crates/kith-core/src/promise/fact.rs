//! What can have happened to promises.

use minicbor::{Decode, Encode};

use super::{By, Terms};
use crate::id::{BondId, EntryId, NoteId, PersonId, PromiseId, StrainId};
use crate::time::Timestamp;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The author promised something to the other.
    #[n(0)]
    Made {
        /// The new promise.
        #[n(0)]
        promise: PromiseId,
        /// Between which two people.
        #[n(1)]
        bond: BondId,
        /// What, and by when.
        #[n(2)]
        terms: Terms,
        /// The note it was made in, if in one.
        #[n(3)]
        note: Option<NoteId>,
        /// The strain whose answer it belongs to, if to one: what will be different.
        #[n(4)]
        repair: Option<StrainId>,
    },
    /// The client asked why somebody opened their record; an answer is owed.
    #[n(1)]
    Asked {
        /// The new promise.
        #[n(0)]
        promise: PromiseId,
        /// Between which two people.
        #[n(1)]
        bond: BondId,
        /// Who owes the answer.
        #[n(2)]
        of: PersonId,
        /// The entry that tells of the opening.
        #[n(3)]
        opening: EntryId,
        /// By when.
        #[n(4)]
        by: By,
    },
    /// The author did what they promised.
    #[n(2)]
    Kept {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// Words to it; the answer, where an answer was owed.
        #[n(1)]
        words: String,
    },
    /// The author says that it is late, by when it will be, and that they are sorry.
    #[n(3)]
    Late {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// The new date.
        #[n(1)]
        by: By,
        /// The apology.
        #[n(2)]
        words: String,
    },
    /// One of the two proposed other terms. What was promised stands until the other's yes.
    #[n(4)]
    ChangeProposed {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// The new terms.
        #[n(1)]
        terms: Terms,
    },
    /// The other said yes to the proposed terms.
    #[n(5)]
    ChangeAccepted {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
    },
    /// The other said no to them.
    #[n(6)]
    ChangeDeclined {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
    },
    /// Whoever it was made to lets it go.
    #[n(7)]
    LetGo {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
    },
    /// Somebody goes on in the place of who promised, and owes it from now on.
    #[n(8)]
    PassedOn {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// Between which two people it is from now on.
        #[n(1)]
        bond: BondId,
        /// Who owes it from now on.
        #[n(2)]
        to: PersonId,
    },
    /// Whoever it was made to asks for what was promised for when they ask.
    #[n(9)]
    AskedFor {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// By when.
        #[n(1)]
        by: Timestamp,
    },
    /// It is the service's promise: whoever owes it sees to it in the service's name.
    #[n(10)]
    ForService {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
    },
}

impl Fact {
    /// Which promise it speaks of.
    pub const fn promise(&self) -> PromiseId {
        match self {
            Self::Made { promise, .. }
            | Self::Asked { promise, .. }
            | Self::Kept { promise, .. }
            | Self::Late { promise, .. }
            | Self::ChangeProposed { promise, .. }
            | Self::ChangeAccepted { promise }
            | Self::ChangeDeclined { promise }
            | Self::LetGo { promise }
            | Self::AskedFor { promise, .. }
            | Self::ForService { promise }
            | Self::PassedOn { promise, .. } => *promise,
        }
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (promise, bond) = (PromiseId([0x0b; 16]), BondId([1; 16]));
    let by = By::Date(Timestamp(1_777_989_600_000_000));
    let terms = Terms { words: "Send the letter.".into(), by };
    vec![
        Fact::Made {
            promise,
            bond,
            terms: terms.clone(),
            note: Some(NoteId([4; 16])),
            repair: None,
        },
        Fact::Asked { promise, bond, of: PersonId([2; 16]), opening: EntryId([5; 16]), by },
        Fact::Kept { promise, words: "It went out today.".into() },
        Fact::Late { promise, by: By::NextMeeting, words: "I am sorry.".into() },
        Fact::ChangeProposed { promise, terms },
        Fact::ChangeAccepted { promise },
        Fact::ChangeDeclined { promise },
        Fact::LetGo { promise },
        Fact::PassedOn { promise, bond: BondId([9; 16]), to: PersonId([5; 16]) },
        Fact::Made {
            promise,
            bond,
            terms: Terms { words: "Ask first.".into(), by: By::WhenAsked },
            note: None,
            repair: Some(StrainId([0x0c; 16])),
        },
        Fact::AskedFor { promise, by: Timestamp(1_777_989_600_000_000) },
        Fact::ForService { promise },
    ]
}
