//! Who works here, in the service book: names for "Who looked" and for those who may be
//! asked to stand beside a client.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::second::{self, Act};
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
    /// Somebody has another role from now on.
    #[n(2)]
    RoleChanged {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// Their role.
        #[n(1)]
        role: Role,
    },
}

impl Fact {
    /// Whom it is about.
    pub const fn person(&self) -> PersonId {
        match self {
            Self::Joined { person, .. }
            | Self::Left { person }
            | Self::RoleChanged { person, .. } => *person,
        }
    }
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
    /// Give a member of staff another role.
    ChangeRole {
        /// Who.
        person: PersonId,
        /// Their role.
        role: Role,
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
    /// Since when they have this role.
    pub role_since: Timestamp,
    /// Since when they work here no more.
    pub left: Option<Timestamp>,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    everybody: BTreeMap<PersonId, Member>,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_keeper(who)?;
    match command {
        Command::Join { person, name, role } => join(state, who, at, (person, name, role)),
        Command::Leave { person } => leave(state, who, at, person),
        Command::ChangeRole { person, role } => change_role(state, who, at, (person, role)),
    }
}

const fn works_here(role: Role) -> Result<(), Refusal> {
    match role {
        Role::Client | Role::Operator => Err(Refusal::NotYours),
        _ => Ok(()),
    }
}

fn join(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    (person, name, role): (PersonId, String, Role),
) -> Result<Vec<fact::Fact>, Refusal> {
    works_here(role)?;
    if state.staff.everybody.contains_key(&person) {
        return Err(Refusal::AlreadyDone);
    }
    let name = said(name, LINE)?;
    let act = Act::Add { name: name.clone() };
    let used = agreed(state, who, at, &act, role == Role::Administrator)?;
    Ok(with_use(Fact::Joined { person, name, role }, used))
}

fn leave(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    person: PersonId,
) -> Result<Vec<fact::Fact>, Refusal> {
    let member = somebody_else(state, who, person)?;
    let keeper = member.role == Role::Administrator;
    let used = agreed(state, who, at, &Act::Leave { person }, keeper)?;
    Ok(with_use(Fact::Left { person }, used))
}

fn change_role(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    (person, role): (PersonId, Role),
) -> Result<Vec<fact::Fact>, Refusal> {
    works_here(role)?;
    let member = somebody_else(state, who, person)?;
    if member.role == role {
        return Err(Refusal::AlreadyDone);
    }
    let keeper = [member.role, role].contains(&Role::Administrator);
    let used = agreed(state, who, at, &Act::Role { person, role }, keeper)?;
    Ok(with_use(Fact::RoleChanged { person, role }, used))
}

/// Nobody takes themself off the list, or gives themself another role.
fn somebody_else<'a>(
    state: &'a fact::State,
    who: &Actor,
    person: PersonId,
) -> Result<&'a Member, Refusal> {
    let member = state.member(person).ok_or(Refusal::NotHere)?;
    if person == who.person { Err(Refusal::NotYours) } else { Ok(member) }
}

/// What is about an administrator takes a second one. Whoever sits at the machine has its keys.
fn agreed(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    act: &Act,
    keeper: bool,
) -> Result<Option<second::Fact>, Refusal> {
    let asked = keeper && who.role != Role::Operator;
    if asked { state.second_yes(who, act, at) } else { Ok(None) }
}

fn with_use(fact: Fact, used: Option<second::Fact>) -> Vec<fact::Fact> {
    [fact.into()].into_iter().chain(used.map(Into::into)).collect()
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Joined { person, name, role } => {
            let (name, role, since) = (name.clone(), *role, mark.at);
            let (role_since, left) = (since, None);
            let member = Member { person: *person, name, role, since, role_since, left };
            state.everybody.insert(*person, member);
        }
        Fact::Left { person } => {
            if let Some(member) = state.everybody.get_mut(person) {
                member.left = Some(mark.at);
            }
        }
        Fact::RoleChanged { person, role } => {
            if let Some(member) = state.everybody.get_mut(person) {
                member.role = *role;
                member.role_since = mark.at;
            }
        }
    }
}

impl fact::State {
    /// The staff of a service book, by name. No client stands in it.
    pub fn staff(&self) -> Vec<&Member> {
        by_name(self.staff.everybody.values().filter(|one| one.left.is_none()))
    }

    /// Those who work here no more, by name.
    pub fn former_staff(&self) -> Vec<&Member> {
        by_name(self.staff.everybody.values().filter(|one| one.left.is_some()))
    }

    /// One member of staff.
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.staff.everybody.get(&person).filter(|one| one.left.is_none())
    }

    /// The name of somebody who works here, or did.
    pub fn staff_name(&self, person: PersonId) -> Option<&str> {
        self.staff.everybody.get(&person).map(|one| one.name.as_str())
    }
}

fn by_name<'a>(members: impl Iterator<Item = &'a Member>) -> Vec<&'a Member> {
    let mut all: Vec<_> = members.collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
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
        Fact::RoleChanged { person, role: Role::Supervisor },
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
        let person = PersonId([4; 16]);
        assert_eq!(room.state.staff_name(person), Some("Jo"), "whoever wrote keeps their name");
        assert_eq!(room.refused(&admin, join(4, Role::Therapist)), Refusal::AlreadyDone);
    }

    #[test]
    fn another_role_is_given_by_somebody_else_only() {
        let (admin, person) = (someone(9, Role::Administrator), PersonId([4; 16]));
        let room = Given::book().when(&admin, join(4, Role::Therapist)).expect("joined");
        let change = |person, role| Command::ChangeRole { person, role };
        let room = room.when(&admin, change(person, Role::Supervisor)).expect("changed");
        assert_eq!(room.state.member(person).map(|one| one.role), Some(Role::Supervisor));
        let again = room.refused(&admin, change(person, Role::Supervisor));
        assert_eq!(again, Refusal::AlreadyDone);
        assert_eq!(room.refused(&admin, change(person, Role::Client)), Refusal::NotYours);
        let jo = someone(4, Role::Administrator);
        let room = room.when(&admin, change(person, Role::Administrator)).expect("alone");
        let own = room.refused(&jo, change(person, Role::Therapist));
        assert_eq!(own, Refusal::NotYours);
        assert_eq!(room.refused(&jo, Command::Leave { person }), Refusal::NotYours);
    }

    #[test]
    fn staff_do_not_add_staff_and_a_client_is_not_staff() {
        let room = Given::book();
        assert_eq!(room.refused(&amira(), join(4, Role::Therapist)), Refusal::NotYours);
        let admin = someone(9, Role::Administrator);
        assert_eq!(room.refused(&admin, join(4, Role::Client)), Refusal::NotYours);
    }
}
