//! Meetings: one proposes a time, the other says yes; both see place, length, who will be
//! there, and what changed since they last looked. Nothing about a meeting is a surprise.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::access::Stands;
use crate::entry::Mark;
use crate::fact::{self as facts, Context};
use crate::id::{BondId, EntryId, MeetingId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::{MINUTE, Timestamp};
use crate::who::{Actor, Author, Near, Role};
use crate::words::{LINE, SHORT, fits, said};

mod fact;
mod notmet;
mod seen;
mod stands;
mod step;

pub use fact::Fact;
pub(crate) use fact::samples;
pub use seen::Awaited;
pub use step::{Step, What};

/// The longest a meeting can be, in minutes.
pub const LONGEST: u16 = 480;
/// How long before the agreed time a meeting can be said to begin.
const BEFORE: i64 = 30 * MINUTE;

/// When, where, how long, with whom.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Details {
    /// When it begins.
    #[n(0)]
    pub starts: Timestamp,
    /// How long, in minutes.
    #[n(1)]
    pub minutes: u16,
    /// A place in words, or a link.
    #[n(2)]
    pub place: String,
    /// Who else will be there, in words; empty when nobody else.
    #[n(3)]
    pub others: String,
}

impl Details {
    /// When it ends.
    pub const fn ends(&self) -> Timestamp {
        self.starts.plus(self.minutes as i64 * MINUTE)
    }
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Propose a meeting.
    Propose {
        /// The new meeting's id.
        meeting: MeetingId,
        /// With whom.
        bond: BondId,
        /// When, where, how long.
        details: Details,
    },
    /// Say yes to what the other proposed.
    Accept {
        /// Which meeting.
        meeting: MeetingId,
    },
    /// Staff: write down the yes that a client without online access gave in person.
    AcceptInPerson {
        /// Which meeting.
        meeting: MeetingId,
    },
    /// Propose something else.
    ProposeChange {
        /// Which meeting.
        meeting: MeetingId,
        /// The new details.
        details: Details,
    },
    /// Say no to what the other proposed.
    Decline {
        /// Which meeting.
        meeting: MeetingId,
    },
    /// Cancel; no reason is asked.
    Cancel {
        /// Which meeting.
        meeting: MeetingId,
        /// Words to the other; may be empty.
        words: String,
    },
    /// Staff: say that it begins now.
    Begin {
        /// Which meeting.
        meeting: MeetingId,
    },
    /// Say that the two did not meet, and of oneself alone whether one was there.
    SayNotMet {
        /// Which meeting.
        meeting: MeetingId,
        /// Whether the one who says it was there.
        was_there: bool,
    },
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// With whom.
    pub bond: BondId,
    /// What both said yes to.
    pub agreed: Option<Details>,
    /// What waits for the other's yes, and whose proposal it is.
    pub proposed: Option<(Details, Author)>,
    /// Whether it was cancelled, and the words given.
    pub cancelled: Option<String>,
    /// When it was said to begin.
    pub began: Option<Timestamp>,
    /// Its life so far, oldest first.
    pub steps: Vec<Step>,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    meetings: BTreeMap<MeetingId, Meeting>,
}

impl State {
    pub(crate) fn get(&self, meeting: MeetingId) -> Result<&Meeting, Refusal> {
        self.meetings.get(&meeting).ok_or(Refusal::NotHere)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.values()
    }

    /// Agreed meetings that stand, soonest first.
    pub(crate) fn standing(&self) -> Vec<(&Meeting, &Details)> {
        let mut all: Vec<_> = self
            .meetings
            .values()
            .filter_map(|meeting| Some((meeting, meeting.stands()?)))
            .collect();
        all.sort_by_key(|(_, details)| details.starts);
        all
    }
}

pub(crate) fn decide(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<facts::Fact>, Refusal> {
    let fact = match command {
        Command::Propose { meeting, bond, details } => {
            may_meet(state, who, bond)?;
            if state.meeting.meetings.contains_key(&meeting) {
                return Err(Refusal::AlreadyDone);
            }
            Fact::Proposed { meeting, bond, details: checked(details, at)? }
        }
        Command::Accept { meeting } => {
            may_answer(state, who, meeting)?;
            is_to_come(state, at, meeting)?;
            Fact::Accepted { meeting, in_person: false }
        }
        Command::AcceptInPerson { meeting } => {
            may_write_down_yes(state, with, who, meeting)?;
            is_to_come(state, at, meeting)?;
            Fact::Accepted { meeting, in_person: true }
        }
        Command::ProposeChange { meeting, details } => {
            may_change(state, who, meeting)?;
            Fact::ChangeProposed { meeting, details: checked(details, at)? }
        }
        Command::Decline { meeting } => {
            may_answer(state, who, meeting)?;
            Fact::Declined { meeting }
        }
        Command::Cancel { meeting, words } => {
            may_change(state, who, meeting)?;
            Fact::Cancelled { meeting, words: fits(words, SHORT)? }
        }
        Command::Begin { meeting } => {
            may_begin(state, who, at, meeting)?;
            Fact::Began { meeting }
        }
        Command::SayNotMet { meeting, was_there } => {
            notmet::may_say(state, who, at, meeting)?;
            Fact::NotMet { meeting, was_there }
        }
    };
    Ok(vec![fact.into()])
}

pub(crate) fn checked(details: Details, at: Timestamp) -> Result<Details, Refusal> {
    if details.minutes == 0 || details.minutes > LONGEST {
        return Err(Refusal::OutsideScale);
    }
    if details.ends() <= at {
        return Err(Refusal::TooLate);
    }
    let (place, others) = (said(details.place, LINE)?, fits(details.others, LINE)?);
    Ok(Details { place, others, ..details })
}

/// The client with anybody beside them who meets people; staff for their own bond.
pub(crate) fn may_meet(state: &facts::State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    let found = state.bond.get(bond)?;
    let meets = found.role.meets() && state.bond.active(found.person).is_some();
    match state.stands(who)? {
        Stands::Own if meets => Ok(()),
        Stands::Own => Err(Refusal::NotAtPresent),
        Stands::Beside(own) if own.id == bond && own.near(who) >= Some(Near::Between) => Ok(()),
        Stands::Beside(_) | Stands::Keeper => Err(Refusal::NotYours),
    }
}

fn open_meeting(state: &facts::State, meeting: MeetingId) -> Result<&Meeting, Refusal> {
    let meeting = state.meeting.get(meeting)?;
    if meeting.cancelled.is_some() { Err(Refusal::AlreadyDone) } else { Ok(meeting) }
}

/// The side that did not propose.
fn may_answer(state: &facts::State, who: &Actor, meeting: MeetingId) -> Result<(), Refusal> {
    let meeting = open_meeting(state, meeting)?;
    may_meet(state, who, meeting.bond)?;
    match &meeting.proposed {
        None => Err(Refusal::AlreadyDone),
        Some(_) if meeting.waits_for(who.role) => Ok(()),
        Some(_) => Err(Refusal::WaitingForYes),
    }
}

/// A yes is to a time that is still to come: what is over was not agreed.
fn is_to_come(state: &facts::State, at: Timestamp, meeting: MeetingId) -> Result<(), Refusal> {
    let proposed = state.meeting.get(meeting)?.proposed.as_ref();
    let over = proposed.is_some_and(|(details, _)| details.ends() <= at);
    if over { Err(Refusal::TooLate) } else { Ok(()) }
}

pub(crate) fn may_write_down_yes(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    meeting: MeetingId,
) -> Result<(), Refusal> {
    let meeting = open_meeting(state, meeting)?;
    may_meet(state, who, meeting.bond)?;
    if with.online || who.role == Role::Client {
        return Err(Refusal::NotYours);
    }
    if meeting.proposed.is_some() { Ok(()) } else { Err(Refusal::AlreadyDone) }
}

fn may_change(state: &facts::State, who: &Actor, meeting: MeetingId) -> Result<(), Refusal> {
    let meeting = open_meeting(state, meeting)?;
    may_meet(state, who, meeting.bond)
}

/// Whoever meets the client, from shortly before the agreed time until its end, once.
fn may_begin(
    state: &facts::State,
    who: &Actor,
    at: Timestamp,
    meeting: MeetingId,
) -> Result<(), Refusal> {
    let meeting = open_meeting(state, meeting)?;
    if state.only_beside(who, Near::Between)?.id != meeting.bond {
        return Err(Refusal::NotYours);
    }
    let details = meeting.stands().ok_or(Refusal::WaitingForYes)?;
    if meeting.began.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if at < details.starts.plus(-BEFORE) {
        return Err(Refusal::TooSoon);
    }
    if at > details.ends() { Err(Refusal::TooLate) } else { Ok(()) }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Began { meeting } => {
            if let Some(meeting) = state.meetings.get_mut(meeting) {
                meeting.began.get_or_insert(mark.at);
            }
        }
        Fact::Proposed { meeting, bond, details } => {
            let new = Meeting {
                id: *meeting,
                bond: *bond,
                agreed: None,
                proposed: Some((details.clone(), mark.by)),
                cancelled: None,
                began: None,
                steps: vec![mark.step(What::Proposed)],
            };
            state.meetings.entry(*meeting).or_insert(new);
        }
        Fact::Accepted { meeting, in_person } => state.change(*meeting, mark, |meeting| {
            let before = meeting.agreed.take();
            meeting.agreed = meeting.proposed.take().map(|(details, _)| details);
            What::Agreed { before, in_person: *in_person }
        }),
        Fact::ChangeProposed { meeting, details } => state.change(*meeting, mark, |meeting| {
            meeting.proposed = Some((details.clone(), mark.by));
            What::ChangeProposed
        }),
        Fact::Declined { meeting } => state.change(*meeting, mark, |meeting| {
            meeting.proposed = None;
            What::Declined
        }),
        Fact::Cancelled { meeting, words } => state.change(*meeting, mark, |meeting| {
            meeting.cancelled = Some(words.clone());
            meeting.proposed = None;
            What::Cancelled
        }),
        Fact::NotMet { meeting, was_there } => {
            state.change(*meeting, mark, |_| What::NotMet { was_there: *was_there });
        }
    }
}

impl State {
    fn change(&mut self, meeting: MeetingId, mark: Mark, to: impl FnOnce(&mut Meeting) -> What) {
        if let Some(meeting) = self.meetings.get_mut(&meeting) {
            let what = to(meeting);
            meeting.steps.push(mark.step(what));
        }
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &facts::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::Meeting(fact.meeting())
}

#[cfg(test)]
mod tests;
