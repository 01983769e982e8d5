//! The bond: the care relationship itself, the spine of everything.
//!
//! It begins by two yeses, says what it is for and what it opens, can be paused by either,
//! and is ended by the client without a reason. No diagnosis is needed for any of it.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{BondId, EntryId, PersonId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near, Role};
use crate::words::{LINE, SHORT, fits, said};

mod may;
mod part;
mod samples;
mod seen;
mod status;

pub use part::{Alone, Why};
pub(crate) use samples::samples;
pub use status::Status;

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
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Propose somebody: by the client, or by someone already beside them.
    Propose {
        /// The new bond's id.
        bond: BondId,
        /// Who.
        person: PersonId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
        /// What it is for.
        purpose: String,
    },
    /// Say yes for oneself.
    Accept {
        /// Which bond.
        bond: BondId,
    },
    /// Staff: write down the yes that a client without online access gave in person.
    AcceptInPerson {
        /// Which bond.
        bond: BondId,
    },
    /// Say no for oneself.
    Decline {
        /// Which bond.
        bond: BondId,
    },
    /// Pause; no reason is asked.
    Pause {
        /// Which bond.
        bond: BondId,
    },
    /// End one's own pause.
    Resume {
        /// Which bond.
        bond: BondId,
    },
    /// Client: end it; no reason is asked.
    End {
        /// Which bond.
        bond: BondId,
    },
    /// The service: end it, because the person is no longer there for it.
    Part {
        /// Which bond.
        bond: BondId,
        /// Why.
        why: Why,
    },
    /// Those who stand behind staff: ask nobody any more, because the client wants nobody.
    LetBe {
        /// The bond that was ended by the service.
        bond: BondId,
    },
    /// Those who keep the service or stand behind staff: ask somebody to take over from a person
    /// who is no longer there. The client and the one who is asked both have their say.
    HandOver {
        /// The bond that was ended by the service.
        after: BondId,
        /// The new bond's id.
        bond: BondId,
        /// Who is asked.
        person: PersonId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
    },
}

/// One care relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// Its id.
    pub id: BondId,
    /// Who is beside the client.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// What it is for.
    pub purpose: String,
    /// Who proposed it.
    pub proposed_by: Author,
    /// The client's yes.
    pub client_yes: bool,
    /// The other person's yes.
    pub person_yes: bool,
    /// Whether the client's yes was given in person and written down by staff.
    pub in_person: bool,
    /// Where it stands.
    pub status: Status,
    /// Who asked for the pause, while there is one.
    pub paused_by: Option<Author>,
    /// Why the service ended it, if it did.
    pub parted: Option<Why>,
    /// The bond it is to go on from, whose person is no longer there.
    pub after: Option<BondId>,
    /// When it came to stand there.
    pub since: Timestamp,
}

impl Bond {
    /// How near somebody comes by it: never nearer than the role the client said yes to.
    pub fn near(&self, who: &Actor) -> Option<Near> {
        self.role.near().min(who.role.near())
    }

    /// Takes down a yes, and gives where the bond stands after it.
    fn accepted(&mut self, by: Author, in_person: bool) -> Status {
        self.in_person |= in_person;
        if in_person || by.role == Role::Client {
            self.client_yes = true;
        }
        // A yes written down by the person themselves is theirs as well.
        self.person_yes |= by.person == self.person;
        if self.client_yes && self.person_yes { Status::Active } else { self.status }
    }
}

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

    /// Whoever has been beside the client the longest and comes at least this near.
    pub(crate) fn longest(&self, near: Near) -> Option<&Bond> {
        let active = self.bonds.values().filter(|bond| bond.status == Status::Active);
        active.filter(|bond| bond.role.near() >= Some(near)).min_by_key(|bond| bond.since)
    }

    pub(crate) fn get(&self, bond: BondId) -> Result<&Bond, Refusal> {
        self.bonds.get(&bond).ok_or(Refusal::NotHere)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Bond> {
        self.bonds.values()
    }
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::Propose { bond, person, name, role, purpose } => {
            may::propose(state, who, person, role)?;
            let (name, purpose) = (said(name, LINE)?, fits(purpose, SHORT)?);
            Fact::Proposed { bond, person, name, role, purpose, after: None }
        }
        Command::Accept { bond } => {
            may::answer(state, who, bond)?;
            Fact::Accepted { bond, in_person: false }
        }
        Command::AcceptInPerson { bond } => {
            may::write_down_yes(state, with, who, bond)?;
            Fact::Accepted { bond, in_person: true }
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
        Command::Part { bond, why } => part::part(state, who, bond, why)?,
        Command::HandOver { after, bond, person, name, role } => {
            let purpose = part::hand_over(state, who, after, (person, role))?;
            let (name, after) = (said(name, LINE)?, Some(after));
            Fact::Proposed { bond, person, name, role, purpose, after }
        }
    };
    Ok(vec![fact.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Proposed { bond, person, name, role, purpose, after } => {
            let new = Bond {
                id: *bond,
                person: *person,
                name: name.clone(),
                role: *role,
                purpose: purpose.clone(),
                proposed_by: mark.by,
                client_yes: mark.by.role == Role::Client,
                person_yes: mark.by.person == *person,
                in_person: false,
                status: Status::Proposed,
                paused_by: None,
                parted: None,
                after: *after,
                since: mark.at,
            };
            state.bonds.insert(*bond, new);
        }
        Fact::Accepted { bond, in_person } => {
            state.change(*bond, mark, |bond| bond.accepted(mark.by, *in_person));
        }
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
    }
}

impl State {
    fn change(&mut self, bond: BondId, mark: Mark, to: impl FnOnce(&mut Bond) -> Status) {
        if let Some(bond) = self.bonds.get_mut(&bond) {
            let status = to(bond);
            if status != bond.status {
                bond.status = status;
                bond.since = mark.at;
            }
        }
    }
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
            | Self::LetBe { bond } => *bond,
        }
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::Bond(fact.bond())
}

#[cfg(test)]
mod tests;
