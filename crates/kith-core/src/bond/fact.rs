//! Everything that can have happened to a bond.

use minicbor::{Decode, Encode};

use super::{Stay, Why};
use crate::id::{BondId, PersonId};
use crate::time::Timestamp;
use crate::who::Role;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody was proposed as a person beside the client.
    #[n(0)]
    Proposed {
        /// The new bond.
        #[n(0)]
        bond: BondId,
        /// Who would be beside the client.
        #[n(1)]
        person: PersonId,
        /// Their name, as the client reads it.
        #[n(2)]
        name: String,
        /// Their role.
        #[n(3)]
        role: Role,
        /// What it is for, in plain words.
        #[n(4)]
        purpose: String,
        /// The bond it is to go on from, whose person is no longer there.
        #[n(5)]
        after: Option<BondId>,
        /// From when until when it is to be, where it has an end from its beginning.
        #[n(6)]
        stay: Option<Stay>,
    },
    /// The author said yes; the client's own yes may have been given in person.
    #[n(1)]
    Accepted {
        /// Which bond.
        #[n(0)]
        bond: BondId,
        /// Whether staff wrote down a yes that the client gave in person.
        #[n(1)]
        in_person: bool,
    },
    /// The author said no.
    #[n(2)]
    Declined {
        /// Which bond.
        #[n(0)]
        bond: BondId,
    },
    /// The author asked for a pause.
    #[n(3)]
    Paused {
        /// Which bond.
        #[n(0)]
        bond: BondId,
    },
    /// The pause is over.
    #[n(4)]
    Resumed {
        /// Which bond.
        #[n(0)]
        bond: BondId,
    },
    /// The client ended it.
    #[n(5)]
    Ended {
        /// Which bond.
        #[n(0)]
        bond: BondId,
    },
    /// The service ended it, because the person beside the client no longer works here, or not
    /// in a role that comes as near.
    #[n(6)]
    Parted {
        /// Which bond.
        #[n(0)]
        bond: BondId,
        /// Why.
        #[n(1)]
        why: Why,
    },
    /// Nobody is asked any more to take over.
    #[n(7)]
    LetBe {
        /// Which bond had been ended by the service.
        #[n(0)]
        bond: BondId,
    },
    /// The client said whether what was there before this bond is open to its person.
    #[n(8)]
    MayRead {
        /// Which bond.
        #[n(0)]
        bond: BondId,
        /// Whether they may read it.
        #[n(1)]
        before: bool,
    },
    /// The client said who else may be told of what is between the two, and of what.
    #[n(9)]
    MayTell {
        /// Which bond.
        #[n(0)]
        bond: BondId,
        /// Their words; empty when nobody may be told.
        #[n(1)]
        words: String,
    },
    /// The person beside the client asked somebody to go on in their place.
    #[n(10)]
    PassedOn {
        /// Which bond it is to go on from.
        #[n(0)]
        bond: BondId,
        /// The bond that was proposed with it.
        #[n(1)]
        to: BondId,
        /// Their words to the client.
        #[n(2)]
        words: String,
    },
    /// The person beside the client said goodbye.
    #[n(11)]
    Goodbye {
        /// Which bond.
        #[n(0)]
        bond: BondId,
        /// Their words.
        #[n(1)]
        words: String,
    },
    /// The first day of a bond that both said yes to before has come.
    #[n(12)]
    Began {
        /// Which bond.
        #[n(0)]
        bond: BondId,
    },
    /// Somebody is let in urgently, for a time, without the client's yes.
    #[n(13)]
    LetIn {
        /// The new bond.
        #[n(0)]
        bond: BondId,
        /// Who.
        #[n(1)]
        person: PersonId,
        /// Their name.
        #[n(2)]
        name: String,
        /// Why.
        #[n(3)]
        purpose: String,
        /// The first moment at which it is shut again.
        #[n(4)]
        until: Timestamp,
        /// Their role.
        #[n(5)]
        role: Role,
    },
}

impl Fact {
    /// Which bond it speaks of.
    pub const fn bond(&self) -> BondId {
        match self {
            Self::Proposed { bond, .. }
            | Self::Accepted { bond, .. }
            | Self::Declined { bond }
            | Self::Paused { bond }
            | Self::Resumed { bond }
            | Self::Ended { bond }
            | Self::Parted { bond, .. }
            | Self::LetBe { bond }
            | Self::MayRead { bond, .. }
            | Self::MayTell { bond, .. }
            | Self::PassedOn { bond, .. }
            | Self::Goodbye { bond, .. }
            | Self::Began { bond }
            | Self::LetIn { bond, .. } => *bond,
        }
    }

    /// Whether somebody can be beside the client from now on, or not any more: who is to read or
    /// answer something may be another.
    pub(crate) const fn moves(&self) -> bool {
        matches!(
            self,
            Self::Accepted { .. }
                | Self::Began { .. }
                | Self::Paused { .. }
                | Self::Resumed { .. }
                | Self::Ended { .. }
                | Self::Parted { .. }
        )
    }
}
