//! One rule, and what follows from it for the times at which people are in the house.

use minicbor::{Decode, Encode};

use crate::calendar::Calendar;
use crate::fact;
use crate::id::{ApartId, PersonId};
use crate::slot::{Hold, Resource};
use crate::time::{MINUTE, Timestamp};

/// How long before and after one of two is in the house the other is not, in microseconds: time
/// to arrive and to leave.
pub const MARGIN: i64 = 60 * MINUTE;

/// What somebody is in a rule. Nothing follows from it but words: a rule holds both alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Part {
    /// Nothing is said about it.
    #[n(0)]
    NotSaid,
    /// They may come to harm.
    #[n(1)]
    MayBeHarmed,
    /// They may do harm.
    #[n(2)]
    MayHarm,
}

impl Part {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::NotSaid, Self::MayBeHarmed, Self::MayHarm];

    /// The stable word, and the end of the text keys `apart-part-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotSaid => "not-said",
            Self::MayBeHarmed => "may-be-harmed",
            Self::MayHarm => "may-harm",
        }
    }

    /// The part with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// How far apart two are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Strength {
    /// Not in the house at the same time, nor within [`MARGIN`] of each other.
    #[n(0)]
    Touching,
    /// Not in the house on the same day of the service.
    #[n(1)]
    Day,
}

impl Strength {
    /// Both of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Touching, Self::Day];

    /// The stable word, and the end of the text keys `apart-far-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Touching => "touching",
            Self::Day => "day",
        }
    }

    /// The strength with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.word() == word)
    }

    /// When the other may not be in the house, where one is there at this time. The same whichever
    /// of the two it is asked for.
    fn around(
        self,
        calendar: &Calendar<'_>,
        (starts, ends): (Timestamp, Timestamp),
    ) -> (Timestamp, Timestamp) {
        let (from, to) = (starts.plus(-MARGIN), ends.plus(MARGIN));
        if self == Self::Touching {
            return (from, to);
        }
        let first = calendar.begins(calendar.day(starts)).unwrap_or(from);
        let last = calendar.ends(calendar.day(ends.plus(-1).max(starts))).unwrap_or(to);
        (first.min(from), last.max(to))
    }
}

/// One of two who are kept apart: a client or somebody who works here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Side {
    /// Who.
    #[n(0)]
    pub person: PersonId,
    /// What they are in it.
    #[n(1)]
    pub part: Part,
}

/// A rule in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub apart: ApartId,
    /// One of the two.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// How far apart.
    pub strength: Strength,
    /// Words for those who see to it; may be empty.
    pub why: String,
    /// Who decided it.
    pub by: PersonId,
    /// Since when.
    pub since: Timestamp,
}

impl Rule {
    /// From whom it keeps this person apart; `None` if it is not about them.
    pub(super) fn beyond(&self, person: PersonId) -> Option<PersonId> {
        if self.one.person == person {
            Some(self.other.person)
        } else if self.other.person == person {
            Some(self.one.person)
        } else {
            None
        }
    }

    /// Where times at which both are expected in the house touch, the first first: from when until
    /// when there is somebody of the two. Of whose times they are it says nothing.
    pub fn touching(
        &self,
        calendar: &Calendar<'_>,
        ones: &[(Timestamp, Timestamp)],
        others: &[(Timestamp, Timestamp)],
    ) -> Vec<(Timestamp, Timestamp)> {
        let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
        let touch = pairs.filter(|(one, other)| {
            let (from, to) = self.strength.around(calendar, *one);
            other.0 < to && other.1 > from
        });
        let mut all: Vec<_> =
            touch.map(|(one, other)| (one.0.min(other.0), one.1.max(other.1))).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl fact::State {
    /// Book: what must be free for these people to be in the house together at this time: all from
    /// whom one of them is kept apart are not there. What two of them meet for, both said yes to.
    pub fn must_be_free(
        &self,
        people: &[PersonId],
        starts: Timestamp,
        ends: Timestamp,
    ) -> impl Iterator<Item = Hold> {
        let calendar = Calendar::of(self);
        let apart = people.iter().flat_map(|person| self.apart_from(*person));
        apart.filter(|(other, _)| !people.contains(other)).map(move |(other, strength)| {
            let (starts, ends) = strength.around(&calendar, (starts, ends));
            Hold { resource: Resource::House(other), starts, ends }
        })
    }
}
