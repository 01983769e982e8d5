//! What was done of what was agreed: the same for the client and for whoever is beside them, and
//! about the service alone. Nothing of what a client does or leaves is counted.
//!
//! Everything that counts does so from a moment on. So a count that is kept somewhere stays right
//! while time goes by and no entry comes: [`Tally`] holds what counts already, and what will.

use minicbor::{Decode, Encode};

use crate::fact::State;
use crate::id::BondId;
use crate::meeting::Meeting;
use crate::promise::{self, Promise};
use crate::seen::Seen;
use crate::time::{DAY, MINUTE, Timestamp};

mod moved;

#[cfg(test)]
mod tests;

/// How long before a meeting a change of it is early enough.
pub const NOTICE: i64 = 7 * DAY;
/// Within what time after the agreed one a meeting begins as agreed.
pub const IN_TIME: i64 = 5 * MINUTE;
/// With fewer clients than this behind it, a count of the whole service is not shown.
pub const FEWEST: usize = 10;

/// What is counted. Each is something that the service did or did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum What {
    /// A promise kept in time.
    #[n(0)]
    Kept,
    /// A promise said to be late, with a new day.
    #[n(1)]
    SaidLate,
    /// A promise not kept in time, and nothing said before.
    #[n(2)]
    NotKept,
    /// What a client wrote, read by its day.
    #[n(3)]
    Read,
    /// What a client wrote, not read by its day.
    #[n(4)]
    NotRead,
    /// A meeting that was not moved or cancelled by the service.
    #[n(5)]
    Met,
    /// A meeting that the service moved or cancelled early enough.
    #[n(6)]
    MovedEarly,
    /// A meeting that the service moved or cancelled later than that.
    #[n(7)]
    MovedLate,
    /// A meeting that began in time.
    #[n(8)]
    InTime,
    /// A meeting that began later.
    #[n(9)]
    BeganLate,
    /// A meeting with the same person as the one before.
    #[n(10)]
    Same,
    /// A meeting with somebody else than the one before.
    #[n(11)]
    Other,
    /// A meeting to which the service did not come.
    #[n(12)]
    NotThere,
}

/// How many kinds there are.
const KINDS: usize = 13;

/// What counts from a moment that has not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Ahead {
    /// The moment.
    #[n(0)]
    pub at: Timestamp,
    /// What counts from then on.
    #[n(1)]
    pub what: What,
}

/// Numbers without anybody in them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Tally {
    /// How often each [`What`] was so, in their order.
    #[n(0)]
    counted: Vec<u32>,
    /// What counts from a later moment on.
    #[n(1)]
    ahead: Vec<Ahead>,
    /// After how many whole days each repair was closed.
    #[n(2)]
    days: Vec<u16>,
    /// How many repairs are open.
    #[n(3)]
    open: u32,
}

/// What was done of what was agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    counted: [u32; KINDS],
    /// After how many whole days each repair was closed, the shortest first.
    days: Vec<u16>,
    /// How many repairs are open.
    pub open: u32,
}

impl Picture {
    /// How often it was so.
    pub fn of(&self, what: What) -> u32 {
        self.counted.get(what as usize).copied().unwrap_or_default()
    }

    /// How often any of these was so.
    pub fn all(&self, of: &[What]) -> u32 {
        of.iter().map(|what| self.of(*what)).sum()
    }

    /// How many repairs were closed.
    pub fn closed(&self) -> usize {
        self.days.len()
    }

    /// The middle of the days that repairs took: half took no longer. `None`: none was closed.
    pub fn days_to_repair(&self) -> Option<u16> {
        self.days.get(self.days.len().checked_sub(1)? / 2).copied()
    }

    /// Whether nothing counts yet.
    pub fn is_empty(&self) -> bool {
        self.counted.iter().all(|count| *count == 0) && self.days.is_empty() && self.open == 0
    }

    /// Adds what counts by a moment.
    pub fn add(&mut self, tally: &Tally, at: Timestamp) {
        for (sum, count) in self.counted.iter_mut().zip(&tally.counted) {
            *sum = sum.saturating_add(*count);
        }
        for one in tally.ahead.iter().filter(|one| one.at <= at) {
            self.count(one.what);
        }
        self.days.extend(&tally.days);
        self.open = self.open.saturating_add(tally.open);
    }

    /// Adds all of another.
    pub fn join(&mut self, other: Self) {
        for (sum, count) in self.counted.iter_mut().zip(other.counted) {
            *sum = sum.saturating_add(count);
        }
        self.days.extend(other.days);
        self.open = self.open.saturating_add(other.open);
    }

    /// Once everything was added.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.days.sort_unstable();
        self
    }

    fn count(&mut self, what: What) {
        if let Some(count) = self.counted.get_mut(what as usize) {
            *count = count.saturating_add(1);
        }
    }
}

impl Tally {
    /// Whether nothing counts, now or later.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn of(points: impl Iterator<Item = (Timestamp, What)>, at: Timestamp) -> Self {
        let mut picture = Picture::default();
        let mut ahead = Vec::new();
        for (from, what) in points {
            if from <= at { picture.count(what) } else { ahead.push(Ahead { at: from, what }) }
        }
        let counted = picture.counted;
        let counted = if counted == [0; KINDS] { Vec::new() } else { counted.into() };
        Self { counted, ahead, ..Self::default() }
    }
}

/// The numbers of a private room, for the service as a whole.
pub(crate) fn tally(state: &State) -> Tally {
    let bonds: Vec<_> = state.bond.all().map(|bond| bond.id).collect();
    let points = bonds.iter().flat_map(|bond| points(state, *bond)).chain(same(state));
    let mut tally = Tally::of(points, state.last_at);
    for bond in bonds {
        let (days, open) = repairs(state, bond);
        tally.days.extend(days);
        tally.open = tally.open.saturating_add(open);
    }
    tally
}

/// Everything that counts between the two of a bond, each from a moment on.
fn points(state: &State, bond: BondId) -> impl Iterator<Item = (Timestamp, What)> {
    let promises = state.promise.of(bond).filter(|one| one.from != state.owner);
    let promises = promises.filter_map(|one| promised(state, one));
    let meetings = state.meeting.all().filter(move |one| one.bond == bond);
    let meetings = meetings.flat_map(|one| moved::met(state, one).chain(began(one)));
    promises.chain(read(state, bond)).chain(meetings)
}

fn promised(state: &State, promise: &Promise) -> Option<(Timestamp, What)> {
    let late = |step: &&promise::Step| matches!(step.what, promise::What::Late(..));
    if let Some(step) = promise.steps.iter().find(late) {
        return Some((step.mark.at, What::SaidLate));
    }
    let due = state.due(promise);
    match promise.standing {
        promise::Standing::LetGo => None,
        promise::Standing::Open => Some((due?, What::NotKept)),
        promise::Standing::Kept => {
            let kept = promise.steps.last()?.mark.at;
            let late = due.filter(|due| *due < kept);
            Some(late.map_or((kept, What::Kept), |due| (due, What::NotKept)))
        }
    }
}

/// What the client wrote for the person of a bond, with a day.
fn read(state: &State, bond: BondId) -> impl Iterator<Item = (Timestamp, What)> {
    let person = state.bond.get(bond).map(|bond| bond.person).ok();
    let asked = state.heard.with_a_day().filter(move |(_, of, ..)| Some(*of) == person);
    asked.filter_map(|(entry, _, by, read)| match read {
        Some(read) if read <= by => Some((read, What::Read)),
        Some(_) => Some((by, What::NotRead)),
        // Where nobody is there to read it any more, nothing was left undone.
        None => state.is_to_be_read(entry).then_some((by, What::NotRead)),
    })
}

fn began(meeting: &Meeting) -> Option<(Timestamp, What)> {
    let (began, starts) = (meeting.began?, meeting.stands()?.starts);
    Some((began, if began <= starts.plus(IN_TIME) { What::InTime } else { What::BeganLate }))
}

/// Whether meetings that stand are with the same person as the ones before.
fn same(state: &State) -> impl Iterator<Item = (Timestamp, What)> {
    let standing = state.meeting.standing().into_iter();
    let with = standing.filter_map(|(meeting, details)| {
        Some((details.starts, state.bond.get(meeting.bond).ok()?.person))
    });
    let with: Vec<_> = with.collect();
    let pairs: Vec<_> = with
        .iter()
        .zip(with.iter().skip(1))
        .map(|(before, after)| {
            (after.0, if before.1 == after.1 { What::Same } else { What::Other })
        })
        .collect();
    pairs.into_iter()
}

/// After how many whole days each repair between the two of a bond was closed, and how many are
/// open.
fn repairs(state: &State, bond: BondId) -> (Vec<u16>, u32) {
    let mut open = 0;
    let mut days = Vec::new();
    for strain in state.strain.of(bond) {
        match state.repair.ended(strain.id) {
            Some(ended) => days.push(whole_days(strain.at, ended)),
            None => open += 1,
        }
    }
    (days, open)
}

fn whole_days(from: Timestamp, to: Timestamp) -> u16 {
    u16::try_from(to.0.saturating_sub(from.0).max(0) / DAY).unwrap_or(u16::MAX)
}

impl Seen {
    /// What was done of what was agreed between the client and the person of a bond: the same for
    /// both.
    pub fn reliability(&self, bond: BondId) -> Option<Picture> {
        self.in_meeting(bond).then_some(())?;
        let state = self.state();
        let mut tally = Tally::of(points(state, bond), self.at());
        (tally.days, tally.open) = repairs(state, bond);
        let mut picture = Picture::default();
        picture.add(&tally, self.at());
        Some(picture.whole())
    }
}
