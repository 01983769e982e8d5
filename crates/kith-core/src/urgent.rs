//! Urgent opening: somebody without a bond is let into a client's room for an hour, because it
//! cannot wait, and never alone and never unseen.
//!
//! Whoever asks gives a reason. Somebody else says yes or no: who stands behind staff, or who has a
//! part in the client's care. The client reads who asked, why, who agreed and from when until when;
//! somebody who stands behind staff looks at it afterwards and says so in words that the client
//! reads; and if the client asks why, whoever looked owes the answer.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::access::Stands;
use crate::bond;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{BondId, PersonId, RoomId, UrgentId};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::{DAY, HOUR, Timestamp};
use crate::who::{Actor, Near, Role};
use crate::words::{LINE, SHORT, said};

mod desk;
mod samples;

#[cfg(test)]
mod tests;

pub(crate) use desk::on_desks;
pub use desk::{Line, Stage};
pub(crate) use samples::samples;

/// For how long the room is open.
pub const OPEN: i64 = HOUR;

/// Within what time somebody else can say yes.
pub const WAITS: i64 = DAY;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody without a bond asked to open the room.
    #[n(0)]
    Asked {
        /// The new asking.
        #[n(0)]
        urgent: UrgentId,
        /// Their name.
        #[n(1)]
        name: String,
        /// Their reason.
        #[n(2)]
        why: String,
        /// Their role.
        #[n(3)]
        role: Role,
    },
    /// Somebody else agreed to it.
    #[n(1)]
    Agreed {
        /// Which.
        #[n(0)]
        urgent: UrgentId,
        /// Their name.
        #[n(1)]
        name: String,
        /// The first moment at which it is shut again.
        #[n(2)]
        until: Timestamp,
        /// The moment at which the last day ends on which somebody looks at it afterwards.
        #[n(3)]
        review_by: Option<Timestamp>,
    },
    /// Somebody else did not.
    #[n(2)]
    Declined {
        /// Which.
        #[n(0)]
        urgent: UrgentId,
        /// Their name.
        #[n(1)]
        name: String,
    },
    /// Somebody who stands behind staff looked at it afterwards.
    #[n(3)]
    Reviewed {
        /// Which.
        #[n(0)]
        urgent: UrgentId,
        /// Their name.
        #[n(1)]
        name: String,
        /// What they say of it to the client.
        #[n(2)]
        words: String,
    },
    /// Desk: where one of them stands, for who asked or is asked.
    #[n(4)]
    OnDesk {
        /// Which.
        #[n(0)]
        urgent: UrgentId,
        /// Where it stands.
        #[n(1)]
        line: Line,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Staff with a part in clients' care, and without a bond here: ask to open the room.
    Ask {
        /// The new asking's id.
        urgent: UrgentId,
        /// Why it cannot wait.
        why: String,
    },
    /// Somebody else, who stands behind staff or has a part in the client's care: agree.
    Agree {
        /// Which.
        urgent: UrgentId,
    },
    /// The same: do not.
    Decline {
        /// Which.
        urgent: UrgentId,
    },
    /// Who stands behind staff: say what one found.
    Review {
        /// Which.
        urgent: UrgentId,
        /// Words to the client.
        words: String,
    },
    /// Desk, for what nobody here is called: a name that was looked for and not found stands like
    /// one that nobody has answered.
    Look {
        /// The new asking's id.
        urgent: UrgentId,
        /// Why it cannot wait.
        why: String,
    },
}

/// One urgent opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urgent {
    /// Its id.
    pub id: UrgentId,
    /// Who asked.
    pub by: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Why.
    pub why: String,
    /// When they asked.
    pub asked: Timestamp,
    /// Who agreed, when, and until when it was open.
    pub agreed: Option<(String, Timestamp, Timestamp)>,
    /// The moment at which the last day for looking at it afterwards ends, where one was said.
    pub review_by: Option<Timestamp>,
    /// Who did not agree.
    pub declined: Option<String>,
    /// Who looked at it afterwards, when, and what they say.
    pub reviewed: Option<(String, Timestamp, String)>,
}

impl Urgent {
    /// The bond by which it opens.
    pub const fn bond(&self) -> BondId {
        BondId(self.id.0)
    }

    /// Whether somebody can still say yes or no.
    pub fn waits(&self, at: Timestamp) -> bool {
        self.agreed.is_none() && self.declined.is_none() && at < self.asked.plus(WAITS)
    }
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    all: BTreeMap<UrgentId, Urgent>,
    desk: BTreeMap<UrgentId, Line>,
}

impl State {
    pub(crate) fn get(&self, urgent: UrgentId) -> Result<&Urgent, Refusal> {
        self.all.get(&urgent).ok_or(Refusal::NotHere)
    }
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let name = said(who.name.clone(), LINE)?;
    let fact = match command {
        Command::Ask { urgent, why } => {
            ask(state, who, at, urgent)?;
            Fact::Asked { urgent, name, why: said(why, SHORT)?, role: who.role }
        }
        Command::Agree { urgent } => {
            return agree(state, (who, name), at, urgent, with.review_by(at));
        }
        Command::Decline { urgent } => {
            answer(state, who, at, urgent)?;
            Fact::Declined { urgent, name }
        }
        Command::Review { urgent, words } => {
            review(state, who, urgent)?;
            Fact::Reviewed { urgent, name, words: said(words, SHORT)? }
        }
        Command::Look { urgent, why } => {
            if state.kind != RoomKind::Desk || state.owner != who.person {
                return Err(Refusal::NotYours);
            }
            let line = desk::looked_for(who, at, said(why, SHORT)?);
            Fact::OnDesk { urgent, line }
        }
    };
    Ok(vec![fact.into()])
}

fn ask(state: &fact::State, who: &Actor, at: Timestamp, urgent: UrgentId) -> Result<(), Refusal> {
    if state.kind != RoomKind::Private || !who.role.cares() {
        return Err(Refusal::NotYours);
    }
    let mut theirs = state.urgent.all.values().filter(|one| one.by == who.person);
    let waits = theirs.any(|one| one.waits(at));
    if waits || state.urgent.all.contains_key(&urgent) || state.stands(who).is_ok() {
        return Err(Refusal::AlreadyDone);
    }
    Ok(())
}

/// Somebody else than who asked, who stands behind staff or is in the client's care already.
fn answer<'a>(
    state: &'a fact::State,
    who: &Actor,
    at: Timestamp,
    urgent: UrgentId,
) -> Result<&'a Urgent, Refusal> {
    let asked = state.urgent.get(urgent)?;
    let behind = who.role == Role::Supervisor;
    let beside = || match state.stands(who) {
        Ok(Stands::Beside(bond)) => bond.near(who) == Some(Near::Care) && !bond.is_urgent(),
        Ok(Stands::Own | Stands::Keeper) | Err(_) => false,
    };
    if asked.by == who.person || !(behind || beside()) {
        return Err(Refusal::NotYours);
    }
    if asked.agreed.is_some() || asked.declined.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if asked.waits(at) { Ok(asked) } else { Err(Refusal::TooLate) }
}

fn agree(
    state: &fact::State,
    (who, name): (&Actor, String),
    at: Timestamp,
    urgent: UrgentId,
    review_by: Timestamp,
) -> Result<Vec<fact::Fact>, Refusal> {
    let asked = answer(state, who, at, urgent)?;
    let until = at.plus(OPEN);
    let let_in = bond::Fact::LetIn {
        bond: asked.bond(),
        person: asked.by,
        name: asked.name.clone(),
        purpose: asked.why.clone(),
        until,
        role: asked.role,
    };
    let agreed = Fact::Agreed { urgent, name, until, review_by: Some(review_by) };
    Ok(vec![agreed.into(), let_in.into()])
}

fn review(state: &fact::State, who: &Actor, urgent: UrgentId) -> Result<(), Refusal> {
    let urgent = state.urgent.get(urgent)?;
    if who.role != Role::Supervisor || urgent.by == who.person {
        return Err(Refusal::NotYours);
    }
    if urgent.agreed.is_none() {
        return Err(Refusal::NotAtPresent);
    }
    if urgent.reviewed.is_some() { Err(Refusal::AlreadyDone) } else { Ok(()) }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let known = |state: &'_ mut State, id: UrgentId, change: &dyn Fn(&mut Urgent)| {
        if let Some(urgent) = state.all.get_mut(&id) {
            change(urgent);
        }
    };
    match fact {
        Fact::Asked { urgent, name, why, role } => {
            let new = Urgent {
                id: *urgent,
                by: mark.by.person,
                name: name.clone(),
                role: *role,
                why: why.clone(),
                asked: mark.at,
                agreed: None,
                review_by: None,
                declined: None,
                reviewed: None,
            };
            state.all.insert(*urgent, new);
        }
        Fact::Agreed { urgent, name, until, review_by } => known(state, *urgent, &|one| {
            one.agreed = Some((name.clone(), mark.at, *until));
            one.review_by = *review_by;
        }),
        Fact::Declined { urgent, name } => {
            known(state, *urgent, &|one| one.declined = Some(name.clone()));
        }
        Fact::Reviewed { urgent, name, words } => known(state, *urgent, &|one| {
            one.reviewed = Some((name.clone(), mark.at, words.clone()));
        }),
        Fact::OnDesk { urgent, line } => {
            state.desk.insert(*urgent, line.clone());
        }
    }
}

impl Seen {
    /// Every urgent opening of this room, the newest first: for the client, and for those in their
    /// care.
    pub fn urgent(&self) -> Vec<&Urgent> {
        let mut all: Vec<_> = self.state().urgent.all.values().collect();
        all.retain(|_| self.knows_care());
        all.sort_by_key(|one| std::cmp::Reverse(one.asked));
        all
    }

    /// Desk: what this person asked or is asked about urgent openings, the newest first.
    pub fn urgent_lines(&self) -> Vec<(UrgentId, &Line)> {
        let mut all: Vec<_> =
            self.state().urgent.desk.iter().map(|(id, line)| (*id, line)).collect();
        all.sort_by_key(|(_, line)| std::cmp::Reverse(line.asked));
        all
    }
}
