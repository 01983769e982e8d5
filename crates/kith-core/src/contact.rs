//! Safe contact: by which ways a client may be reached, decided by the client.
//!
//! A message on a shared phone, or a letter in a shared hall, can tell somebody who hurts them
//! where they find help. So silence is where everything begins: nothing may go to an address the
//! client did not give, nor by a rule they have not looked at within the time they chose. They can
//! stop everything in one press, and nobody but they can take it up again.
//!
//! One function decides whether something may be sent, and what: [`may_send`]. Nothing is sent by
//! this program.
//!
//! [`may_send`]: crate::State::may_send

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::entry::Mark;
use crate::fact::{self as facts, Context};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near, Role};

mod fact;
mod flaw;
mod may;
mod rule;
mod seen;

pub use fact::Fact;
pub(crate) use fact::samples;
pub use flaw::{Field, Flaw, flaws};
pub use may::{Message, Not};
pub use rule::{ADDRESS, Channel, Kind, MIDNIGHT, Rule, latest, usual};
pub use seen::Reached;
pub(crate) use seen::reach;

/// What can be wished for. Staff wish for it where the client has no online access and said so in
/// person, and it is marked so; stopping is open to them always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Say how somebody may be reached by one way. Replaces what stood there.
    Set {
        /// Which way.
        channel: Channel,
        /// All of it.
        rule: Rule,
    },
    /// Take one way back: it is not to be used.
    Withdraw {
        /// Which way.
        channel: Channel,
    },
    /// Say that a rule is still right.
    Confirm {
        /// Which way.
        channel: Channel,
        /// The last day on which it holds.
        review: Day,
    },
    /// Stop every way at once. Open to the client and to whoever meets them or cares for them.
    Stop,
    /// Let the rules hold again that stand there.
    Resume,
}

/// A rule that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What it says.
    pub rule: Rule,
    /// When it was said, or said to be still right.
    pub confirmed: Timestamp,
    /// By whom.
    pub by: Author,
    /// Whether staff wrote down what the client said in person.
    pub in_person: bool,
}

/// Something that somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Author,
}

/// How one way stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// There is a rule.
    Set(Standing),
    /// There was one, and it was taken back.
    Withdrawn(Done),
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    ways: BTreeMap<Channel, Way>,
    stopped: Option<Done>,
}

impl State {
    fn standing(&self, channel: Channel) -> Option<&Standing> {
        match self.ways.get(&channel)? {
            Way::Set(standing) => Some(standing),
            Way::Withdrawn(_) => None,
        }
    }
}

pub(crate) fn decide(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<facts::Fact>, Refusal> {
    if command == Command::Stop {
        return stop(state, who);
    }
    let in_person = in_whose_words(state, with, who)?;
    let own = &state.contact;
    let fact = match command {
        Command::Set { channel, rule } => {
            let found = flaws(channel, &rule, with.day(at));
            if let Some(flaw) = found.into_iter().next() {
                return Err(flaw.refusal());
            }
            if own.standing(channel).is_some_and(|standing| standing.rule == rule) {
                return Ok(Vec::new());
            }
            Fact::Set { channel, rule, in_person }
        }
        Command::Withdraw { channel } => {
            own.standing(channel).ok_or(Refusal::AlreadyDone)?;
            Fact::Withdrawn { channel, in_person }
        }
        Command::Confirm { channel, review } => {
            own.standing(channel).ok_or(Refusal::NotHere)?;
            if let Some(flaw) = flaw::review(review, with.day(at)) {
                return Err(flaw.refusal());
            }
            Fact::Confirmed { channel, review, in_person }
        }
        Command::Resume if own.stopped.is_none() => return Err(Refusal::AlreadyDone),
        Command::Resume => Fact::Resumed { in_person },
        Command::Stop => Fact::Stopped,
    };
    Ok(vec![fact.into()])
}

/// Pressed twice, it is stopped once.
fn stop(state: &facts::State, who: &Actor) -> Result<Vec<facts::Fact>, Refusal> {
    if state.only_client(who).is_err() {
        state.only_beside(who, Near::Between)?;
    }
    let new = state.contact.stopped.is_none();
    Ok(new.then(|| Fact::Stopped.into()).into_iter().collect())
}

/// Whether it is written down for the client; only they speak for themselves where they can. Who
/// is there for an urgent hour alone writes nothing down for them.
fn in_whose_words(state: &facts::State, with: &Context<'_>, who: &Actor) -> Result<bool, Refusal> {
    if who.role == Role::Client {
        return state.only_client(who).map(|()| false);
    }
    let urgent = state.only_beside(who, Near::Between)?.is_urgent();
    if with.online || urgent { Err(Refusal::NotYours) } else { Ok(true) }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let Mark { at, by, .. } = mark;
    match fact {
        Fact::Set { channel, rule, in_person } => {
            let (rule, in_person) = (rule.clone(), *in_person);
            let standing = Standing { rule, confirmed: at, by, in_person };
            state.ways.insert(*channel, Way::Set(standing));
        }
        Fact::Withdrawn { channel, .. } => {
            state.ways.insert(*channel, Way::Withdrawn(Done { at, by }));
        }
        Fact::Stopped => state.stopped = Some(Done { at, by }),
        Fact::Confirmed { channel, review, in_person } => {
            if let Some(Way::Set(standing)) = state.ways.get_mut(channel) {
                standing.rule.review = *review;
                (standing.confirmed, standing.by) = (at, by);
                standing.in_person = *in_person;
            }
        }
        Fact::Resumed { .. } => state.stopped = None,
    }
}

#[cfg(test)]
mod tests;
