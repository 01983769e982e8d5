//! The bond: the care relationship itself, the spine of everything.
//!
//! It begins by two yeses, says what it is for and what it opens, can be paused by either,
//! and is ended by the client without a reason. No diagnosis is needed for any of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::Mark;
use crate::fact::{self as facts, Context};
use crate::id::{BondId, EntryId, PersonId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Near};
use crate::words::{LINE, SHORT, fits, said};

mod before;
mod command;
mod continuity;
mod course;
mod fact;
mod may;
mod one;
mod part;
mod passing;
mod samples;
mod seen;
mod status;
mod stay;

pub use before::Earlier;
pub use command::Command;
pub use continuity::{Continuity, Span};
pub use course::Course;
pub use fact::Fact;
pub use one::Bond;
pub use part::{Alone, Why};
pub use passing::{Passing, Step};
pub(crate) use samples::samples;
pub use status::Status;
pub use stay::{Cover, MOST as MOST_DAYS, Stay};

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    bonds: BTreeMap<BondId, Bond>,
    /// After which nobody is asked any more to take over.
    let_be: BTreeSet<BondId>,
}

impl State {
    /// The active bond of this person, if there is one.
    pub(crate) fn active(&self, person: PersonId) -> Option<&Bond> {
        self.bonds.values().find(|bond| bond.person == person && bond.status == Status::Active)
    }

    /// Whoever has been beside the client the longest and comes at least this near. Nobody who
    /// only stands in.
    pub(crate) fn longest(&self, near: Near) -> Option<&Bond> {
        let active = self.bonds.values().filter(|bond| bond.status == Status::Active);
        let near = active.filter(|bond| bond.role.near() >= Some(near) && bond.stay.is_none());
        near.min_by_key(|bond| bond.since)
    }

    pub(crate) fn get(&self, bond: BondId) -> Result<&Bond, Refusal> {
        self.bonds.get(&bond).ok_or(Refusal::NotHere)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Bond> {
        self.bonds.values()
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
        Command::Propose { bond, person, name, role, purpose } => {
            may::propose(state, who, person, role)?;
            let (name, purpose) = (said(name, LINE)?, fits(purpose, SHORT)?);
            Fact::Proposed { bond, person, name, role, purpose, after: None, stay: None }
        }
        Command::Accept { bond } => return accept(state, who, bond),
        Command::AcceptFromNow { bond } => return before::accept_from_now(state, who, bond),
        Command::AcceptInPerson { bond } => return in_person(state, with, who, bond),
        Command::AcceptInPersonFromNow { bond } => {
            return before::from_now_in_person(state, with, who, bond);
        }
        Command::Decline { bond } => {
            may::answer(state, who, bond)?;
            Fact::Declined { bond }
        }
        Command::Pause { bond } => {
            may::change(state, who, bond, Status::Active)?;
            Fact::Paused { bond }
        }
        Command::Resume { bond } => {
            may::resume(state, who, bond)?;
            Fact::Resumed { bond }
        }
        Command::End { bond } => {
            may::end(state, who, bond)?;
            Fact::Ended { bond }
        }
        Command::LetBe { bond } => part::let_be(state, who, bond)?,
        Command::LetRead { bond, before } => before::let_read(state, who, bond, before)?,
        Command::LetTell { bond, words } => before::let_tell(state, who, bond, words)?,
        Command::PassOn { after, bond, person, name, role, words } => {
            return passing::pass_on(state, who, after, (bond, person, name, role), words);
        }
        Command::AskCover(cover) => stay::ask(state, who, at, cover)?,
        Command::EndCover { bond } => return stay::end(state, who, bond),
        Command::InTime => return stay::in_time(state, who, at),
        Command::StepBack { bond, words } => return passing::step_back(state, who, bond, words),
        Command::Part { bond, why } => part::part(state, who, bond, why)?,
        Command::HandOver { after, bond, person, name, role } => {
            part::hand_over(state, who, after, (bond, person, name, role))?
        }
    };
    Ok(vec![fact.into()])
}

fn accept(state: &facts::State, who: &Actor, bond: BondId) -> Result<Vec<facts::Fact>, Refusal> {
    may::answer(state, who, bond)?;
    yes(state, who, bond, false)
}

/// A yes that was given in person and is written down.
fn in_person(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    bond: BondId,
) -> Result<Vec<facts::Fact>, Refusal> {
    may::write_down_yes(state, with, who, bond)?;
    yes(state, who, bond, true)
}

/// A yes, and what goes over with it.
fn yes(
    state: &facts::State,
    who: &Actor,
    bond: BondId,
    in_person: bool,
) -> Result<Vec<facts::Fact>, Refusal> {
    let mut all = vec![Fact::Accepted { bond, in_person }.into()];
    all.extend(passing::takes_over(state, who, bond, in_person)?);
    Ok(all)
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Proposed { bond, .. } => {
            state.bonds.extend(Bond::proposed(mark, fact).map(|new| (*bond, new)));
        }
        Fact::LetIn { bond, .. } => {
            state.bonds.extend(Bond::let_in(mark, fact).map(|new| (*bond, new)));
        }
        Fact::Accepted { bond, in_person } => {
            state.change(*bond, mark, |bond| bond.accepted(mark.by, mark.at, *in_person));
        }
        Fact::Began { bond } => state.change(*bond, mark, |_| Status::Active),
        Fact::Declined { bond } => state.change(*bond, mark, |_| Status::Declined),
        Fact::Paused { bond } => state.change(*bond, mark, |bond| {
            bond.paused_by = Some(mark.by);
            Status::Paused
        }),
        Fact::Resumed { bond } => state.change(*bond, mark, |bond| {
            bond.paused_by = None;
            Status::Active
        }),
        Fact::Ended { bond } => state.change(*bond, mark, |_| Status::Ended),
        Fact::Parted { bond, why } => state.change(*bond, mark, |bond| {
            bond.parted = Some(*why);
            Status::Ended
        }),
        Fact::LetBe { bond } => {
            state.let_be.insert(*bond);
        }
        Fact::MayRead { bond, before } => {
            state.note(*bond, |bond| bond.earlier = Earlier::said(*before));
        }
        Fact::MayTell { bond, words } => {
            state.note(*bond, |bond| bond.may_tell = Some(words.clone()));
        }
        Fact::PassedOn { bond, to, words } => {
            let passing = Passing { to: *to, words: words.clone(), at: mark.at };
            state.note(*bond, |bond| bond.passing = Some(passing));
        }
        Fact::Goodbye { bond, words } => {
            state.note(*bond, |bond| bond.goodbye = Some(words.clone()));
        }
    }
}

impl State {
    fn change(&mut self, bond: BondId, mark: Mark, to: impl FnOnce(&mut Bond) -> Status) {
        if let Some(bond) = self.bonds.get_mut(&bond) {
            let status = to(bond);
            if status != bond.status {
                bond.course.stands(status, mark);
                bond.status = status;
                bond.since = mark.at;
            }
        }
    }

    fn note(&mut self, bond: BondId, change: impl FnOnce(&mut Bond)) {
        if let Some(bond) = self.bonds.get_mut(&bond) {
            change(bond);
        }
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &facts::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::Bond(fact.bond())
}

#[cfg(test)]
mod tests;
