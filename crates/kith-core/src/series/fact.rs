//! What can have happened to a series, and what it says of each of its meetings.

use minicbor::{Decode, Encode};

use crate::id::{BondId, MeetingId, SeriesId};
use crate::meeting::{self, Details};
use crate::time::Timestamp;

/// What can have happened. Each names every meeting that it touches; no other one moves.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// A row of meetings was proposed.
    #[n(0)]
    Proposed {
        /// The new series.
        #[n(0)]
        series: SeriesId,
        /// With whom.
        #[n(1)]
        bond: BondId,
        /// Where, how long, with whom; when the first one begins.
        #[n(2)]
        details: Details,
        /// The rule as calendars write it (RFC 5545).
        #[n(3)]
        rule: String,
        /// The zone whose clocks it follows.
        #[n(4)]
        zone: String,
        /// When each begins; the place in this list names the meeting.
        #[n(5)]
        starts: Vec<Timestamp>,
    },
    /// The author said yes or no to what the other proposed for these.
    #[n(1)]
    Answered {
        /// Which series.
        #[n(0)]
        series: SeriesId,
        /// Which of its meetings.
        #[n(1)]
        meetings: Vec<MeetingId>,
        /// What was said.
        #[n(2)]
        answer: Answer,
    },
    /// The author proposed other times for these; what was agreed stands until the other's yes.
    #[n(2)]
    ChangeProposed {
        /// Which series.
        #[n(0)]
        series: SeriesId,
        /// Where, how long, with whom; when the first of them begins.
        #[n(1)]
        details: Details,
        /// Which of its meetings, and when each is to begin.
        #[n(2)]
        moves: Vec<Move>,
    },
    /// These will not take place.
    #[n(3)]
    Cancelled {
        /// Which series.
        #[n(0)]
        series: SeriesId,
        /// Which of its meetings.
        #[n(1)]
        meetings: Vec<MeetingId>,
        /// Words to the other, if any.
        #[n(2)]
        words: String,
    },
}

/// One meeting, and when it is to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Move {
    /// Which.
    #[n(0)]
    pub meeting: MeetingId,
    /// When it is to begin.
    #[n(1)]
    pub starts: Timestamp,
}

/// A yes or a no to several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Answer {
    /// Yes.
    #[n(0)]
    Yes,
    /// A yes that the client gave in person, written down by staff.
    #[n(1)]
    InPerson,
    /// No; what was agreed before stands.
    #[n(2)]
    No,
}

impl SeriesId {
    /// The name of the meeting at this place in the list of a series.
    pub const fn meeting(self, place: u16) -> MeetingId {
        MeetingId((u128::from_be_bytes(self.0) ^ (place as u128 + 1)).to_be_bytes())
    }
}

impl Fact {
    /// Which series it speaks of.
    pub const fn series(&self) -> SeriesId {
        match self {
            Self::Proposed { series, .. }
            | Self::Answered { series, .. }
            | Self::ChangeProposed { series, .. }
            | Self::Cancelled { series, .. } => *series,
        }
    }

    /// The meetings that it touches, in the order of their dates.
    pub fn meetings(&self) -> Vec<MeetingId> {
        match self {
            Self::Proposed { series, starts, .. } => {
                (0_u16..).zip(starts).map(|(place, _)| series.meeting(place)).collect()
            }
            Self::Answered { meetings, .. } | Self::Cancelled { meetings, .. } => meetings.clone(),
            Self::ChangeProposed { moves, .. } => moves.iter().map(|one| one.meeting).collect(),
        }
    }

    /// What it says of each of them, as if it had been said of that one alone.
    pub fn of_each(&self) -> Vec<meeting::Fact> {
        let at = |details: &Details, starts| Details { starts, ..details.clone() };
        match self {
            Self::Proposed { bond, details, starts, .. } => {
                let each = self.meetings().into_iter().zip(starts);
                each.map(|(meeting, starts)| meeting::Fact::Proposed {
                    meeting,
                    bond: *bond,
                    details: at(details, *starts),
                })
                .collect()
            }
            Self::Answered { meetings, answer, .. } => {
                let said = |meeting: &MeetingId| answer.of(*meeting);
                meetings.iter().map(said).collect()
            }
            Self::ChangeProposed { details, moves, .. } => moves
                .iter()
                .map(|one| meeting::Fact::ChangeProposed {
                    meeting: one.meeting,
                    details: at(details, one.starts),
                })
                .collect(),
            Self::Cancelled { meetings, words, .. } => meetings
                .iter()
                .map(|one| meeting::Fact::Cancelled { meeting: *one, words: words.clone() })
                .collect(),
        }
    }
}

impl Answer {
    const fn of(self, meeting: MeetingId) -> meeting::Fact {
        match self {
            Self::Yes => meeting::Fact::Accepted { meeting, in_person: false },
            Self::InPerson => meeting::Fact::Accepted { meeting, in_person: true },
            Self::No => meeting::Fact::Declined { meeting },
        }
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (series, bond) = (SeriesId([0x40; 16]), BondId([1; 16]));
    let starts = [1_777_989_600_000_000, 1_778_594_400_000_000].map(Timestamp).to_vec();
    let details = Details {
        starts: Timestamp(1_777_989_600_000_000),
        minutes: 50,
        place: "Room 3".into(),
        others: String::new(),
    };
    let meetings = vec![series.meeting(0), series.meeting(1)];
    let (rule, zone) = ("FREQ=WEEKLY;INTERVAL=1;COUNT=2".into(), "Europe/London".into());
    let answered = |answer| Fact::Answered { series, meetings: meetings.clone(), answer };
    let moves = vec![Move { meeting: series.meeting(1), starts: Timestamp(1_778_680_800_000_000) }];
    vec![
        Fact::Proposed { series, bond, details: details.clone(), rule, zone, starts },
        answered(Answer::Yes),
        answered(Answer::InPerson),
        answered(Answer::No),
        Fact::ChangeProposed { series, details, moves },
        Fact::Cancelled { series, meetings, words: "Sorry".into() },
    ]
}
