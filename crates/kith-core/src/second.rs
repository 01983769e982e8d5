//! A second administrator: what one alone could do to everybody takes the yes of another.
//!
//! Who keeps the service decides who comes in. So that nobody can hand the service to somebody
//! of their own, or lock the others out, with nobody looking, such acts are asked for by one and
//! agreed to by another. Where there is only one, they act alone, and it says so.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{PersonId, SecondId};
use crate::refusal::Refusal;
use crate::staff::Member;
use crate::time::{HOUR, Timestamp};
use crate::who::{Actor, Author, Role};
use crate::words::{LINE, said};

/// How long what was asked can be agreed to and carried out.
pub const GOOD_FOR: i64 = 72 * HOUR;

/// What takes a second administrator. Numbers are never reused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Act {
    /// An administrator leaves.
    #[n(0)]
    Leave {
        /// Who.
        #[n(0)]
        person: PersonId,
    },
    /// Somebody becomes an administrator, or is one no more.
    #[n(1)]
    Role {
        /// Who.
        #[n(0)]
        person: PersonId,
        /// Their new role.
        #[n(1)]
        role: Role,
    },
    /// A new administrator is added.
    #[n(2)]
    Add {
        /// Their name.
        #[n(0)]
        name: String,
    },
    /// The key of the service is changed.
    #[n(3)]
    ChangeKey,
    /// Somebody's record is erased.
    #[n(4)]
    Erase {
        /// Whose.
        #[n(0)]
        person: PersonId,
    },
}

impl Act {
    /// The end of the text key `second-act-…`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Leave { .. } => "leave",
            Self::Role { role: Role::Administrator, .. } => "raise",
            Self::Role { .. } => "lower",
            Self::Add { .. } => "add",
            Self::ChangeKey => "change-key",
            Self::Erase { .. } => "erase",
        }
    }

    /// Whom it is about, if it is about one person who is known.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Leave { person } | Self::Role { person, .. } | Self::Erase { person } => {
                Some(*person)
            }
            Self::Add { .. } | Self::ChangeKey => None,
        }
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// One asked for it.
    #[n(0)]
    Asked {
        /// The asking.
        #[n(0)]
        id: SecondId,
        /// What for.
        #[n(1)]
        act: Act,
    },
    /// Another said yes.
    #[n(1)]
    Agreed {
        /// To which asking.
        #[n(0)]
        id: SecondId,
    },
    /// Another said no, or it was taken back.
    #[n(2)]
    Refused {
        /// Which.
        #[n(0)]
        id: SecondId,
    },
    /// It was carried out; the yes is used up.
    #[n(3)]
    Done {
        /// Which.
        #[n(0)]
        id: SecondId,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Ask for it.
    Ask {
        /// The new asking.
        id: SecondId,
        /// What for.
        act: Act,
    },
    /// Say yes to what another asked.
    Agree {
        /// Which.
        id: SecondId,
    },
    /// Say no, or take back what one asked oneself.
    Refuse {
        /// Which.
        id: SecondId,
    },
    /// At the machine: use a yes up, for what is carried out there.
    Use {
        /// What is carried out.
        act: Act,
    },
}

/// Something that was asked, and is neither done nor refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Its id.
    pub id: SecondId,
    /// What for.
    pub act: Act,
    /// Who asked.
    pub by: Author,
    /// When it can no longer be agreed to or carried out.
    pub until: Timestamp,
    /// Who said yes, and when.
    pub yes: Option<(Author, Timestamp)>,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    open: BTreeMap<SecondId, Asking>,
}

impl State {
    /// What can still be agreed to or carried out, the newest last.
    pub fn open(&self, at: Timestamp) -> impl Iterator<Item = &Asking> {
        let mut open: Vec<_> = self.open.values().filter(|one| at < one.until).collect();
        open.sort_by_key(|one| one.until);
        open.into_iter()
    }

    /// The open asking for this.
    pub fn of(&self, act: &Act, at: Timestamp) -> Option<&Asking> {
        self.open(at).find(|one| one.act == *act)
    }

    fn get(&self, id: SecondId, at: Timestamp) -> Result<&Asking, Refusal> {
        let found = self.open.get(&id).ok_or(Refusal::NotHere)?;
        if at < found.until { Ok(found) } else { Err(Refusal::TooLate) }
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_keeper(who)?;
    let fact = match command {
        Command::Ask { id, act } => {
            if state.second.of(&act, at).is_some() {
                return Err(Refusal::AlreadyDone);
            }
            Fact::Asked { id, act: checked(act)? }
        }
        Command::Agree { id } => {
            let asking = state.second.get(id, at)?;
            if who.role != Role::Administrator || asking.by.person == who.person {
                return Err(Refusal::NotYours);
            }
            if asking.yes.is_some() {
                return Err(Refusal::AlreadyDone);
            }
            Fact::Agreed { id }
        }
        Command::Refuse { id } => {
            state.second.get(id, at)?;
            Fact::Refused { id }
        }
        Command::Use { act } => {
            if who.role != Role::Operator {
                return Err(Refusal::NotYours);
            }
            return Ok(state.second_yes(who, &act, at)?.map(Into::into).into_iter().collect());
        }
    };
    Ok(vec![fact.into()])
}

fn checked(act: Act) -> Result<Act, Refusal> {
    match act {
        Act::Add { name } => Ok(Act::Add { name: said(name, LINE)? }),
        act => Ok(act),
    }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Asked { id, act } => {
            let until = mark.at.plus(GOOD_FOR);
            let asking = Asking { id: *id, act: act.clone(), by: mark.by, until, yes: None };
            state.open.insert(*id, asking);
        }
        Fact::Agreed { id } => {
            if let Some(asking) = state.open.get_mut(id) {
                asking.yes = Some((mark.by, mark.at));
            }
        }
        Fact::Refused { id } | Fact::Done { id } => {
            state.open.remove(id);
        }
    }
}

impl fact::State {
    /// What was asked of a second administrator.
    pub const fn second(&self) -> &State {
        &self.second
    }

    /// The administrators who have come in and whom somebody has confirmed.
    pub fn keepers(&self) -> Vec<&Member> {
        let mut all = self.staff();
        all.retain(|one| one.role == Role::Administrator && self.welcome.is_here(one.person));
        all
    }

    /// Whether a second administrator has to agree to what this one does.
    pub fn needs_second(&self, who: &Actor) -> bool {
        match who.role {
            Role::Operator => self.keepers().len() > 1,
            _ => self.keepers().iter().any(|one| one.person != who.person),
        }
    }

    /// That an act may be carried out now: what uses up the yes to it, or nothing where there is
    /// no second administrator.
    pub(crate) fn second_yes(
        &self,
        who: &Actor,
        act: &Act,
        at: Timestamp,
    ) -> Result<Option<Fact>, Refusal> {
        if !self.needs_second(who) {
            return Ok(None);
        }
        let agreed = self.second.of(act, at).filter(|one| one.yes.is_some());
        agreed.map(|one| Some(Fact::Done { id: one.id })).ok_or(Refusal::NeedsSecond)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (id, person) = (SecondId([7; 16]), PersonId([2; 16]));
    let asked = |act| Fact::Asked { id, act };
    vec![
        asked(Act::Leave { person }),
        asked(Act::Role { person, role: Role::Administrator }),
        asked(Act::Add { name: "Jo".into() }),
        asked(Act::ChangeKey),
        asked(Act::Erase { person }),
        Fact::Agreed { id },
        Fact::Refused { id },
        Fact::Done { id },
    ]
}

#[cfg(test)]
mod tests;
