//! A delay of showing visits: where the law asks the service to wait before a client is told of
//! them, somebody who stands behind staff or keeps the service decides so, by name, with a reason
//! and a last day.
//!
//! A client's room holds nothing that the client may not read. So a visit that waits stands here,
//! in the book, and is written into the room when the day is over, with who decided and why. No
//! delay can be made longer: a new one holds only for visits that come after it.

mod samples;

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{DelayId, PersonId};
use crate::opened::{self, Visit, Waited};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Role};
use crate::words::{LINE, SHORT, fits, said};

pub(crate) use samples::samples;

/// The most days for which showing can wait.
pub const MOST: i64 = 92;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody decided that visits of one person to one client are shown later.
    #[n(0)]
    Decided {
        /// The new delay.
        #[n(0)]
        delay: DelayId,
        /// Whose record.
        #[n(1)]
        client: PersonId,
        /// As the one who decided named them.
        #[n(2)]
        called: String,
        /// Whose visits.
        #[n(3)]
        of: PersonId,
        /// Their name, as the client reads it.
        #[n(4)]
        name: String,
        /// Their role.
        #[n(5)]
        role: Role,
        /// The name of the one who decided, as the client reads it.
        #[n(6)]
        by_name: String,
        /// And their role.
        #[n(7)]
        by_role: Role,
        /// Which law or order asks for it, in words for the client.
        #[n(8)]
        why: String,
        /// From this moment on everything is shown.
        #[n(9)]
        until: Timestamp,
    },
    /// Somebody wished to decide it for a client of a name that nobody has, or more than one.
    #[n(1)]
    Missed,
    /// A visit that is shown later.
    #[n(2)]
    Held {
        /// By which delay.
        #[n(0)]
        delay: DelayId,
        /// What is to be told.
        #[n(1)]
        visit: Visit,
    },
    /// It is over sooner.
    #[n(3)]
    Ended {
        /// Which.
        #[n(0)]
        delay: DelayId,
    },
    /// The client's room tells of it now.
    #[n(4)]
    Told {
        /// Which.
        #[n(0)]
        delay: DelayId,
        /// Of how many visits.
        #[n(1)]
        visits: u64,
    },
}

/// Whose visits are shown later, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The new delay.
    pub delay: DelayId,
    /// Whose record.
    pub client: PersonId,
    /// As the one who decides named them.
    pub called: String,
    /// Whose visits.
    pub of: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Which law or order asks for it, in words for the client.
    pub why: String,
    /// From this moment on everything is shown.
    pub until: Timestamp,
}

/// What can be wished for, in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Behind staff: decide that somebody's visits are shown later.
    Decide(Wish),
    /// Behind staff: the same for a name that nobody has, or more than one. Written down.
    Miss,
    /// Behind staff: end it sooner.
    End {
        /// Which.
        delay: DelayId,
    },
    /// Keeper: write down a visit that is shown later. Told once per purpose, sign-in and hour.
    Hold {
        /// Whose record.
        client: PersonId,
        /// What is to be told.
        visit: Visit,
    },
}

/// A delay, with the visits that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// Its id.
    pub id: DelayId,
    /// Whose record.
    pub client: PersonId,
    /// The client, as the one who decided named them.
    pub called: String,
    /// Whose visits.
    pub of: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Who decided.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// Their role.
    pub by_role: Role,
    /// Which law or order asks for it.
    pub why: String,
    /// Since when.
    pub from: Timestamp,
    /// From this moment on everything is shown.
    pub until: Timestamp,
    /// The visits, the first first.
    held: Vec<(Timestamp, Visit)>,
    /// How many of them the client's room tells of; nothing before it tells of the delay.
    told: Option<usize>,
}

impl Delay {
    fn is_for(&self, client: PersonId, of: PersonId, at: Timestamp) -> bool {
        self.client == client && self.of == of && at < self.until
    }

    /// How many visits it holds.
    pub fn visits(&self) -> usize {
        self.held.len()
    }

    /// Whether the client's room has something to tell of it.
    fn is_untold(&self) -> bool {
        self.told.is_none_or(|told| told < self.held.len())
    }

    /// What the client's room is to tell of it.
    fn told_now(&self, at: Timestamp) -> Vec<opened::Fact> {
        let already = self.told.unwrap_or_default();
        let new = self.held.iter().skip(already).map(|(at, visit)| opened::Fact::Late {
            delay: self.id,
            at: *at,
            visit: visit.clone(),
        });
        let waited = opened::Fact::Waited(Waited {
            delay: self.id,
            name: self.name.clone(),
            role: self.role,
            by_name: self.by_name.clone(),
            by_role: self.by_role,
            why: self.why.clone(),
            from: self.from,
            until: self.until.min(at),
            visits: u64::try_from(self.held.len()).unwrap_or(u64::MAX),
        });
        new.chain(std::iter::once(waited)).collect()
    }
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    all: BTreeMap<DelayId, Delay>,
    missed: Vec<(PersonId, Timestamp)>,
}

impl fact::State {
    /// Book: whether this person's visits to this client are shown later.
    pub fn delays(&self, client: PersonId, of: PersonId, at: Timestamp) -> bool {
        self.delay_for(client, of, at).is_some()
    }

    fn delay_for(&self, client: PersonId, of: PersonId, at: Timestamp) -> Option<&Delay> {
        let mut all = self.delay.all.values().filter(|_| self.settings().shows_later());
        all.find(|one| one.is_for(client, of, at))
    }

    /// Book: whether the client's room is to tell of visits that waited.
    pub fn has_waited(&self, client: PersonId, at: Timestamp) -> bool {
        self.delays_over(client, at).next().is_some()
    }

    /// Book: what the client's room is to tell.
    pub(crate) fn waited(&self, client: PersonId, at: Timestamp) -> Vec<opened::Fact> {
        self.delays_over(client, at).flat_map(|one| one.told_now(at)).collect()
    }

    /// Whose day has come; all of them, where the service says that nothing waits any more.
    fn delays_over(&self, client: PersonId, at: Timestamp) -> impl Iterator<Item = &Delay> {
        let all = self.delay.all.values().filter(move |one| one.client == client);
        let over = move |one: &&Delay| at >= one.until || !self.settings().shows_later();
        all.filter(over).filter(|one| one.is_untold())
    }

    /// Book: every delay, the newest first, for those who stand behind staff or keep the service;
    /// `None` for others. Only who decided it reads for whom.
    pub fn delays_seen_by(&self, who: &Actor) -> Option<Vec<Delay>> {
        if !is_behind(who) {
            return None;
        }
        let mut all: Vec<_> = self.delay.all.values().cloned().collect();
        for one in all.iter_mut().filter(|one| one.by != who.person) {
            one.called.clear();
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.from));
        Some(all)
    }

    /// Book: who named somebody whom there is not, and when, the newest first, for those who stand
    /// behind staff or keep the service.
    pub fn delays_missed(&self, who: &Actor) -> Vec<(PersonId, Timestamp)> {
        let all = self.delay.missed.iter().rev().filter(|_| is_behind(who));
        all.copied().collect()
    }
}

fn is_behind(who: &Actor) -> bool {
    matches!(who.role, Role::Supervisor | Role::Administrator)
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    if state.kind != RoomKind::Book {
        return Err(Refusal::NotHere);
    }
    let fact = match command {
        Command::Hold { client, visit } => {
            state.only_keeper(who)?;
            return hold(state, at, client, visit);
        }
        _ if !is_behind(who) => return Err(Refusal::NotYours),
        Command::End { delay } => {
            let one = state.delay.all.get(&delay).ok_or(Refusal::NotHere)?;
            if at >= one.until {
                return Err(Refusal::AlreadyDone);
            }
            Fact::Ended { delay }
        }
        _ if !state.settings().shows_later() => return Err(Refusal::NotYours),
        Command::Miss => Fact::Missed,
        Command::Decide(wish) => decided(state, who, at, wish)?,
    };
    Ok(vec![fact.into()])
}

/// Nobody decides it for their own visits.
fn decided(state: &fact::State, who: &Actor, at: Timestamp, wish: Wish) -> Result<Fact, Refusal> {
    let Wish { delay, client, called, of, name, role, why, until } = wish;
    if of == who.person {
        return Err(Refusal::NotYours);
    }
    if until <= at {
        return Err(Refusal::TooLate);
    }
    if until > at.plus(MOST * DAY) {
        return Err(Refusal::OutsideScale);
    }
    if state.delays(client, of, at) || state.delay.all.contains_key(&delay) {
        return Err(Refusal::AlreadyDone);
    }
    let (called, why) = (said(called, LINE)?, said(why, SHORT)?);
    let (by_name, by_role) = (who.name.clone(), who.role);
    Ok(Fact::Decided { delay, client, called, of, name, role, by_name, by_role, why, until })
}

fn hold(
    state: &fact::State,
    at: Timestamp,
    client: PersonId,
    visit: Visit,
) -> Result<Vec<fact::Fact>, Refusal> {
    let delay = state.delay_for(client, visit.person, at).ok_or(Refusal::NotHere)?;
    let same = |(then, one): &(Timestamp, Visit)| *one == visit && then.hour() == at.hour();
    if delay.held.iter().any(same) {
        return Ok(Vec::new());
    }
    let why = visit.why.map(|why| fits(why, LINE)).transpose()?;
    Ok(vec![Fact::Held { delay: delay.id, visit: Visit { why, ..visit } }.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Decided { delay, .. } => {
            let new = begun(mark, fact);
            state.all.extend(new.map(|new| (*delay, new)));
        }
        Fact::Missed => state.missed.push((mark.by.person, mark.at)),
        Fact::Held { delay, visit } => {
            if let Some(one) = state.all.get_mut(delay) {
                one.held.push((mark.at, visit.clone()));
            }
        }
        Fact::Ended { delay } => {
            if let Some(one) = state.all.get_mut(delay) {
                one.until = one.until.min(mark.at);
            }
        }
        Fact::Told { delay, visits } => {
            if let Some(one) = state.all.get_mut(delay) {
                one.told = Some(usize::try_from(*visits).unwrap_or(usize::MAX));
            }
        }
    }
}

fn begun(mark: Mark, fact: &Fact) -> Option<Delay> {
    let Fact::Decided { delay, client, called, of, name, role, by_name, by_role, why, until } =
        fact
    else {
        return None;
    };
    Some(Delay {
        id: *delay,
        client: *client,
        called: called.clone(),
        of: *of,
        name: name.clone(),
        role: *role,
        by: mark.by.person,
        by_name: by_name.clone(),
        by_role: *by_role,
        why: why.clone(),
        from: mark.at,
        until: *until,
        held: Vec::new(),
        told: None,
    })
}

#[cfg(test)]
mod tests;
