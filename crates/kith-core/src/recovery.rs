//! Coming back after every way in is lost: two people who work here have met the client and
//! say that it was them, and a day goes by. Then a new link can be made.
//!
//! No single person can do it, whoever they are, and nothing that arrives at a phone or a
//! mailbox is part of it. Until the new link is used the client, from wherever they are still
//! signed in, and those who said so can stop it.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Near, Role};

/// How long it takes from the second yes until a link can be made.
pub const WAIT: i64 = DAY;
/// How long a yes holds: the first until the second, and then the link that can be made.
pub const HOLDS: i64 = 7 * DAY;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Private room: somebody who works here has met the client, and it was them.
    #[n(0)]
    Met {
        /// Their name, as the client reads it.
        #[n(0)]
        name: String,
    },
    /// Private room: it was stopped.
    #[n(1)]
    Stopped,
    /// Private room: the client came in with the new link.
    #[n(2)]
    Used,
    /// Book: a second person is looked for.
    #[n(3)]
    Wanted {
        /// For whom; a client's id.
        #[n(0)]
        client: PersonId,
        /// Who has met them, by name.
        #[n(1)]
        name: String,
    },
    /// Book: nobody is looked for any more.
    #[n(4)]
    Settled {
        /// For whom.
        #[n(0)]
        client: PersonId,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Say that one has met the client, and that it was them.
    Met,
    /// Stop it.
    Stop,
}

/// One who said that they met the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yes {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// One time of coming back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The first yes.
    pub first: Yes,
    /// The second, by somebody else.
    pub second: Option<Yes>,
}

impl Round {
    /// From when on a link can be made; `None` until somebody else has said yes.
    pub fn from(&self) -> Option<Timestamp> {
        self.second.as_ref().map(|yes| yes.at.plus(WAIT))
    }

    /// Until when it holds.
    pub fn until(&self) -> Timestamp {
        self.from().unwrap_or(self.first.at).plus(HOLDS)
    }

    /// Whether a link can be made.
    pub fn is_ripe(&self, at: Timestamp) -> bool {
        self.from().is_some_and(|from| from <= at) && at < self.until()
    }

    /// Whether this person said yes.
    pub fn is_by(&self, person: PersonId) -> bool {
        let second = self.second.as_ref();
        self.first.person == person || second.is_some_and(|yes| yes.person == person)
    }
}

/// A second person is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// For whom; a client's id.
    pub client: PersonId,
    /// Who has met them.
    pub by: Yes,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    round: Option<Round>,
    wanted: BTreeMap<PersonId, Yes>,
}

impl State {
    /// What is open, as of then.
    pub fn open(&self, at: Timestamp) -> Option<&Round> {
        self.round.as_ref().filter(|round| at < round.until())
    }

    /// Book: for whom a second person is looked for, as of then, the first to ask first.
    pub fn wanted(&self, at: Timestamp) -> Vec<Wanted> {
        let open = self.wanted.iter().filter(|(_, yes)| at < yes.at.plus(HOLDS));
        let mut all: Vec<_> =
            open.map(|(client, by)| Wanted { client: *client, by: by.clone() }).collect();
        all.sort_by_key(|one| one.by.at);
        all
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    if state.kind != RoomKind::Private {
        return Err(Refusal::NotHere);
    }
    let open = state.recovery.open(at);
    let fact = match command {
        Command::Met => {
            may_say(state, who, open)?;
            // Whoever never came in has a first link.
            if !state.welcome.has_been(state.owner) {
                return Err(Refusal::NotHere);
            }
            Fact::Met { name: who.name.clone() }
        }
        Command::Stop => {
            let said = open.is_some_and(|round| round.is_by(who.person));
            let machine = who.role == Role::Operator;
            if !said && !machine && state.only_client(who).is_err() {
                state.only_beside(who, Near::Care)?;
            }
            open.ok_or(Refusal::AlreadyDone)?;
            Fact::Stopped
        }
    };
    Ok(vec![fact.into()])
}

/// The first to say so is in the client's care. The second is somebody else: in their care too,
/// or one of those who stand behind staff or keep the service, who read nothing of the room.
fn may_say(state: &fact::State, who: &Actor, open: Option<&Round>) -> Result<(), Refusal> {
    let cares = state.only_beside(who, Near::Care).is_ok();
    let behind = who.role.is_behind();
    if open.is_some_and(|round| !still_cares(state, round)) && (cares || behind) {
        return Err(Refusal::NotAtPresent);
    }
    match open {
        Some(Round { second: Some(_), .. }) if cares || behind => Err(Refusal::AlreadyDone),
        Some(round) if round.first.person == who.person => Err(Refusal::AlreadyDone),
        Some(_) if cares || behind => Ok(()),
        None if cares => Ok(()),
        _ => Err(Refusal::NotYours),
    }
}

/// Whether a new link can be made now: two have said yes, a day has gone by, and who said it
/// first is beside the client still.
pub(crate) fn is_ripe(state: &fact::State, at: Timestamp) -> bool {
    let open = state.recovery.open(at);
    open.is_some_and(|round| round.is_ripe(at) && still_cares(state, round))
}

/// The word of somebody who works here no more, or was let go of, counts no more.
fn still_cares(state: &fact::State, round: &Round) -> bool {
    state.bond.active(round.first.person).is_some()
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let yes = |name: &String| Yes { person: mark.by.person, name: name.clone(), at: mark.at };
    match fact {
        Fact::Met { name } => match state.round.take_if(|round| mark.at < round.until()) {
            Some(Round { first, second: None }) => {
                state.round = Some(Round { first, second: Some(yes(name)) });
            }
            _ => state.round = Some(Round { first: yes(name), second: None }),
        },
        Fact::Stopped | Fact::Used => state.round = None,
        Fact::Wanted { client, name } => drop(state.wanted.insert(*client, yes(name))),
        Fact::Settled { client } => drop(state.wanted.remove(client)),
    }
}

/// What the service book says from then on.
pub(crate) fn in_book(after: &fact::State, fact: &Fact) -> Option<Fact> {
    let client = after.owner;
    match fact {
        Fact::Met { name } if after.recovery.round.as_ref()?.second.is_none() => {
            Some(Fact::Wanted { client, name: name.clone() })
        }
        Fact::Met { .. } | Fact::Stopped => Some(Fact::Settled { client }),
        Fact::Used | Fact::Wanted { .. } | Fact::Settled { .. } => None,
    }
}

impl Seen {
    /// Private room: the new way in that is being made for the client.
    pub fn coming_back(&self) -> Option<&Round> {
        self.state().recovery.open(self.at())
    }
}

impl fact::State {
    /// Coming back: what is open in a private room, and for whom somebody is looked for in the
    /// service book.
    pub const fn recovery(&self) -> &State {
        &self.recovery
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let client = PersonId([1; 16]);
    vec![
        Fact::Met { name: "Amira".into() },
        Fact::Stopped,
        Fact::Used,
        Fact::Wanted { client, name: "Amira".into() },
        Fact::Settled { client },
    ]
}
