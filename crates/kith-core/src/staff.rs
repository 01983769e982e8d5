//! Who works here, in the service book: names for "Who looked" and for those who may be
//! asked to stand beside a client.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Role};
use crate::words::{LINE, said};

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody joined.
    #[n(0)]
    Joined {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// Their name.
        #[n(1)]
        name: String,
        /// Their role.
        #[n(2)]
        role: Role,
    },
    /// Somebody left.
    #[n(1)]
    Left {
        /// Who.
        #[n(0)]
        person: PersonId,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Add a member of staff.
    Join {
        /// Who.
        person: PersonId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
    },
    /// Take a member of staff off the list.
    Leave {
        /// Who.
        person: PersonId,
    },
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    members: BTreeMap<PersonId, Member>,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_keeper(who)?;
    let fact = match command {
        Command::Join { role: Role::Client | Role::Operator, .. } => {
            return Err(Refusal::NotYours);
        }
        Command::Join { person, .. } if state.staff.members.contains_key(&person) => {
            return Err(Refusal::AlreadyDone);
        }
        Command::Join { person, name, role } => {
            Fact::Joined { person, name: said(name, LINE)?, role }
        }
        Command::Leave { person } if state.staff.members.contains_key(&person) => {
            Fact::Left { person }
        }
        Command::Leave { .. } => return Err(Refusal::NotHere),
    };
    Ok(vec![fact.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Joined { person, name, role } => {
            let member =
                Member { person: *person, name: name.clone(), role: *role, since: mark.at };
            state.members.insert(*person, member);
        }
        Fact::Left { person } => {
            state.members.remove(person);
        }
    }
}

impl fact::State {
    /// The staff of a service book, by name. No client stands in it.
    pub fn staff(&self) -> Vec<&Member> {
        let mut all: Vec<_> = self.staff.members.values().collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }

    /// One member of staff.
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.staff.members.get(&person)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let person = PersonId([2; 16]);
    let joined = |name: &str, role| Fact::Joined { person, name: name.into(), role };
    vec![
        joined("Amira", Role::Therapist),
        Fact::Left { person },
        joined("Tess", Role::PeerSupporter),
        joined("Olu", Role::Facilitator),
        joined("Farah", Role::Interpreter),
        joined("Leo", Role::Reception),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, someone};

    fn join(person: u8, role: Role) -> Command {
        Command::Join { person: PersonId([person; 16]), name: "Jo".into(), role }
    }

    #[test]
    fn an_administrator_adds_staff_and_takes_them_off() {
        let admin = someone(9, Role::Administrator);
        let room = Given::book().when(&admin, join(4, Role::Therapist)).expect("joined");
        assert_eq!(room.state.staff().len(), 1);
        let left = Command::Leave { person: PersonId([4; 16]) };
        let room = room.when(&admin, left).expect("left");
        assert!(room.state.staff().is_empty());
    }

    #[test]
    fn staff_do_not_add_staff_and_a_client_is_not_staff() {
        let room = Given::book();
        assert_eq!(room.refused(&amira(), join(4, Role::Therapist)), Refusal::NotYours);
        let admin = someone(9, Role::Administrator);
        assert_eq!(room.refused(&admin, join(4, Role::Client)), Refusal::NotYours);
    }
}
