//! Who looked: every opening of a room is an entry of it, durable before anything is shown.
//!
//! Openings are told once per person, purpose, sign-in and clock hour. The client reads
//! who, in which role, when and why; their own visits are not shown to others.

mod attempt;
mod counted;
mod late;

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::access::Purpose;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{DelayId, EntryId, PersonId, RoomId, SigninId};
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Role};
use crate::words::{LINE, fits};

use attempt::{Missed, One};

pub use attempt::Tried;
pub(crate) use attempt::on_desks;
pub use late::{Visit, Waited};

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody opened this room.
    #[n(0)]
    Opened {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// Their name, as the client reads it.
        #[n(1)]
        name: String,
        /// Their role.
        #[n(2)]
        role: Role,
        /// Why.
        #[n(3)]
        purpose: Purpose,
        /// During which sign-in.
        #[n(4)]
        signin: SigninId,
        /// Words given as a reason; required at the command line.
        #[n(5)]
        why: Option<String>,
    },
    /// Book: somebody asked for a room that is not theirs to open, and was shown nothing.
    #[n(1)]
    Attempted {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// Their name, as the client reads it.
        #[n(1)]
        name: String,
        /// Their role.
        #[n(2)]
        role: Role,
        /// During which sign-in.
        #[n(3)]
        signin: SigninId,
        /// Which room.
        #[n(4)]
        room: RoomId,
    },
    /// Book: somebody asked for a room that there is not. Kept so that it takes as long as one
    /// that there is; shown to nobody.
    #[n(2)]
    Missed {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// During which sign-in.
        #[n(1)]
        signin: SigninId,
        /// Which room was asked for.
        #[n(2)]
        room: RoomId,
    },
    /// Desk of those who stand behind staff: somebody was refused a room. Not whose.
    #[n(3)]
    Tried {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// Whether there is such a room. Where there is none, it is shown to nobody.
        #[n(1)]
        there: bool,
    },
    /// Desk: its owner has seen what somebody tried, up to this entry.
    #[n(4)]
    PutAway {
        /// The newest entry that they saw of it.
        #[n(0)]
        attempt: EntryId,
    },
    /// A visit that was not shown when it was, because the law asked the service to wait.
    #[n(5)]
    Late {
        /// By which delay.
        #[n(0)]
        delay: DelayId,
        /// When it was.
        #[n(1)]
        at: Timestamp,
        /// Who, and why.
        #[n(2)]
        visit: Visit,
    },
    /// A time in which somebody's visits were not shown is over, with who decided it and why.
    #[n(6)]
    Waited(#[n(0)] Waited),
    /// Book: somebody read numbers that are counted from all clients' records. Nobody's was shown.
    #[n(7)]
    Counted {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// Their name, as clients read it.
        #[n(1)]
        name: String,
        /// Their role.
        #[n(2)]
        role: Role,
        /// During which sign-in.
        #[n(3)]
        signin: SigninId,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Open the room. Written by every reading; nobody asks for it by itself.
    Open {
        /// Why.
        purpose: Purpose,
        /// Words given as a reason.
        why: Option<String>,
    },
    /// Keeper, book: write down a refused attempt. Told once per person, room, sign-in and
    /// hour.
    TellAttempt {
        /// Who.
        person: PersonId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
        /// During which sign-in.
        signin: SigninId,
        /// Which room.
        room: RoomId,
        /// Whether there is such a room.
        there: bool,
    },
    /// Owner of a desk: put away what somebody tried.
    PutAway {
        /// The newest entry that was shown of it.
        attempt: EntryId,
    },
    /// Keeper: tell of visits that are shown later, where their time has come.
    InTime,
    /// Keeper, book: write down that somebody reads numbers that are counted from all clients'
    /// records. Told once per sign-in and hour.
    TellCount {
        /// Who.
        who: Actor,
    },
}

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The entry that tells of it.
    pub entry: EntryId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Why.
    pub purpose: Purpose,
    /// During which sign-in.
    pub signin: SigninId,
    /// When.
    pub at: Timestamp,
    /// Words given as a reason.
    pub why: Option<String>,
    /// When it was told, where that was later.
    pub told: Option<Timestamp>,
}

impl Opening {
    fn covers(&self, who: &Actor, purpose: Purpose, at: Timestamp) -> bool {
        self.person == who.person
            && self.purpose == purpose
            && self.signin == who.signin
            && self.at.hour() == at.hour()
    }
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    openings: Vec<Opening>,
    /// Those that were told later.
    late: Vec<Opening>,
    /// When it was told, and what.
    waited: Vec<(Timestamp, Waited)>,
    counted: Vec<Opening>,
    attempts: BTreeMap<RoomId, Vec<Opening>>,
    missed: BTreeMap<PersonId, Missed>,
    tried: Vec<One>,
    /// The newest opening of each person before their newest sign-in, and that sign-in.
    looked: BTreeMap<PersonId, Looked>,
}

#[derive(Debug, Clone, Copy)]
struct Looked {
    signin: SigninId,
    last: Timestamp,
    before: Option<Timestamp>,
}

impl fact::State {
    /// Whether this opening is already told for this person, purpose, sign-in and hour.
    pub fn already_opened(&self, who: &Actor, purpose: Purpose, at: Timestamp) -> bool {
        let newest = self.opened.openings.iter().rev();
        newest.take_while(|one| one.at.hour() >= at.hour()).any(|one| one.covers(who, purpose, at))
    }
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let (purpose, why) = match command {
        Command::Open { purpose, why } => (purpose, why),
        Command::TellAttempt { person, name, role, signin, room, there } => {
            state.only_keeper(who)?;
            let fact = if there {
                Fact::Attempted { person, name, role, signin, room }
            } else {
                Fact::Missed { person, signin, room }
            };
            let told = state.is_told(&fact, at);
            return Ok(if told { Vec::new() } else { vec![fact.into()] });
        }
        Command::PutAway { attempt } => return attempt::put_away(state, who, attempt),
        Command::InTime => return late::decide(state, with, who, at),
        Command::TellCount { who: reader } => return counted::tell(state, who, at, &reader),
    };
    if state.already_opened(who, purpose, at) && why.is_none() {
        return Ok(Vec::new());
    }
    Ok(vec![told(who, purpose, why)?.into()])
}

/// The fact that tells of an opening.
pub fn told(who: &Actor, purpose: Purpose, why: Option<String>) -> Result<Fact, Refusal> {
    Ok(Fact::Opened {
        person: who.person,
        name: who.name.clone(),
        role: who.role,
        purpose,
        signin: who.signin,
        why: why.map(|why| fits(why, LINE)).transpose()?,
    })
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Opened { person, name, role, purpose, signin, why } => state.opened(Opening {
            entry: mark.id,
            person: *person,
            name: name.clone(),
            role: *role,
            purpose: *purpose,
            signin: *signin,
            at: mark.at,
            why: why.clone(),
            told: None,
        }),
        Fact::Late { at, visit, .. } => state.late.push(late::opening(mark, *at, visit)),
        Fact::Waited(waited) => state.waited.push((mark.at, waited.clone())),
        Fact::Counted { .. } => state.counted.extend(counted::opening(mark, fact)),
        _ => attempt::apply(state, mark, fact),
    }
}

impl State {
    /// The opening that this entry tells of.
    pub(crate) fn get(&self, entry: EntryId) -> Option<&Opening> {
        self.newest_first().find(|one| one.entry == entry)
    }

    /// All of them, the newest first; those that were told later come last.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Opening> {
        self.openings.iter().rev().chain(self.late.iter().rev())
    }

    fn opened(&mut self, opening: Opening) {
        let Opening { person, signin, at, .. } = opening;
        let new = Looked { signin, last: at, before: None };
        let looked = self.looked.entry(person).or_insert(new);
        if looked.signin != signin {
            *looked = Looked { before: Some(looked.last), ..new };
        }
        looked.last = at;
        self.openings.push(opening);
    }
}

impl Seen {
    /// Openings by others, newest first; those that were told later come last. The client sees all
    /// of them; staff see their own.
    pub fn openings(&self) -> impl Iterator<Item = &Opening> {
        let owner = self.state().owner;
        let all = self.state().opened.newest_first();
        all.filter(move |one| one.person != owner)
            .filter(|one| self.is_own() || one.person == self.who().person)
    }

    /// When this person last looked in before the sign-in they are in now.
    pub fn looked_before(&self) -> Option<Timestamp> {
        let looked = self.state().opened.looked.get(&self.who().person)?;
        if looked.signin == self.who().signin { looked.before } else { Some(looked.last) }
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let opened = Fact::Opened {
        person: PersonId([2; 16]),
        name: "Amira".into(),
        role: Role::Therapist,
        purpose: Purpose::Prepare,
        signin: SigninId([6; 16]),
        why: None,
    };
    let attempted = Fact::Attempted {
        person: PersonId([2; 16]),
        name: "Amira".into(),
        role: Role::Therapist,
        signin: SigninId([6; 16]),
        room: RoomId([9; 16]),
    };
    let mut all = vec![opened, attempted];
    all.extend(attempt::samples());
    all.extend(late::samples());
    all.push(counted::sample());
    all
}

#[cfg(test)]
mod tests;
