//! What can have happened to meetings.

use minicbor::{Decode, Encode};

use super::Details;
use crate::id::{BondId, MeetingId};
use crate::time::Timestamp;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// A meeting was proposed.
    #[n(0)]
    Proposed {
        /// The new meeting.
        #[n(0)]
        meeting: MeetingId,
        /// With whom.
        #[n(1)]
        bond: BondId,
        /// When, where, how long.
        #[n(2)]
        details: Details,
    },
    /// The author said yes to what the other proposed last.
    #[n(1)]
    Accepted {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// Whether staff wrote down a yes that the client gave in person.
        #[n(1)]
        in_person: bool,
    },
    /// The author proposed something else; what was agreed stands until the other's yes.
    #[n(2)]
    ChangeProposed {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// The new details.
        #[n(1)]
        details: Details,
    },
    /// The author said no to what the other proposed last.
    #[n(3)]
    Declined {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
    },
    /// It will not take place.
    #[n(4)]
    Cancelled {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// Words to the other, if any.
        #[n(1)]
        words: String,
    },
    /// Whoever meets the client says that it begins now.
    #[n(5)]
    Began {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
    },
    /// One of the two says that they did not meet, and of themselves alone whether they were there.
    #[n(6)]
    NotMet {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// Whether the author was there.
        #[n(1)]
        was_there: bool,
    },
}

impl Fact {
    /// Which meeting it speaks of.
    pub const fn meeting(&self) -> MeetingId {
        match self {
            Self::Proposed { meeting, .. }
            | Self::Accepted { meeting, .. }
            | Self::ChangeProposed { meeting, .. }
            | Self::Declined { meeting }
            | Self::Began { meeting }
            | Self::NotMet { meeting, .. }
            | Self::Cancelled { meeting, .. } => *meeting,
        }
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (meeting, bond) = (MeetingId([3; 16]), BondId([1; 16]));
    let details = Details {
        starts: Timestamp(1_777_989_600_000_000),
        minutes: 50,
        place: "Room 3".into(),
        others: String::new(),
    };
    vec![
        Fact::Proposed { meeting, bond, details: details.clone() },
        Fact::Accepted { meeting, in_person: false },
        Fact::ChangeProposed { meeting, details: Details { minutes: 30, ..details } },
        Fact::Declined { meeting },
        Fact::Cancelled { meeting, words: "Sorry".into() },
        Fact::Began { meeting },
        Fact::NotMet { meeting, was_there: true },
    ]
}
