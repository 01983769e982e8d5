//! What can have happened to a frame.

use minicbor::{Decode, Encode};

use super::{Change, Line, Said};
use crate::id::{BondId, EntryId};

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The author suggested other words for some lines; what they suggested before is gone.
    #[n(0)]
    Proposed {
        /// Of which bond.
        #[n(0)]
        bond: BondId,
        /// The lines, each once; all others stay.
        #[n(1)]
        changes: Vec<Change>,
    },
    /// The author said yes to what the other suggested.
    #[n(1)]
    Accepted {
        /// Of which bond.
        #[n(0)]
        bond: BondId,
        /// The entry that made the suggestion what it was.
        #[n(1)]
        offer: EntryId,
        /// Whether staff wrote down a yes that the client gave in person.
        #[n(2)]
        in_person: bool,
    },
    /// The author said no to it.
    #[n(2)]
    Declined {
        /// Of which bond.
        #[n(0)]
        bond: BondId,
        /// The entry that made the suggestion what it was.
        #[n(1)]
        offer: EntryId,
        /// Words to it; may be empty.
        #[n(2)]
        words: String,
    },
    /// The author took their own suggestion back.
    #[n(3)]
    TakenBack {
        /// Of which bond.
        #[n(0)]
        bond: BondId,
        /// The entry that made the suggestion what it was.
        #[n(1)]
        offer: EntryId,
    },
}

impl Fact {
    /// Which bond it speaks of.
    pub const fn bond(&self) -> BondId {
        match self {
            Self::Proposed { bond, .. }
            | Self::Accepted { bond, .. }
            | Self::Declined { bond, .. }
            | Self::TakenBack { bond, .. } => *bond,
        }
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (bond, offer) = (BondId([1; 16]), EntryId([5; 16]));
    let change = |line: Line| Change {
        line,
        said: Some(match line.numbers() {
            Some((least, _)) => Said::Number(least),
            None => Said::Words("By the garden door.".into()),
        }),
    };
    vec![
        Fact::Proposed { bond, changes: Line::ALL.map(change).into() },
        Fact::Proposed { bond, changes: vec![Change { line: Line::Breaks, said: None }] },
        Fact::Accepted { bond, offer, in_person: false },
        Fact::Accepted { bond, offer, in_person: true },
        Fact::Declined { bond, offer, words: "Room 3 is taken then.".into() },
        Fact::TakenBack { bond, offer },
    ]
}
