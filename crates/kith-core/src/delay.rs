//! A delay of showing visits: where the law asks the service to wait before a client is told of
//! them, somebody who stands behind staff or keeps the service decides so, by name, with a reason
//! and a last day.
//!
//! A client's room holds nothing that the client may not read. So a visit that waits stands here,
//! in the book, and is written into the room when the day is over, with who decided and why. No
//! delay can be made longer: a new one holds only for visits that come after it.

mod one;
mod samples;

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::{Entry, Mark};
use crate::fact::{self, Context};
use crate::id::{DelayId, PersonId};
use crate::opened::{self, Visit};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::settings;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Role};
use crate::words::{LINE, SHORT, fits, said};

pub use one::Delay;
pub(crate) use samples::samples;

use one::begun;

/// The most days for which showing can wait.
pub const MOST: i64 = 92;

/// How many names that lead to nobody one person can write in an hour.
const MOST_MISSED: usize = 40;

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
        /// When it was.
        #[n(2)]
        at: Timestamp,
    },
    /// It is over sooner.
    #[n(3)]
    Ended {
        /// Which.
        #[n(0)]
        delay: DelayId,
    },
    /// The client's room tells of some of its visits now, the first first.
    #[n(4)]
    Told {
        /// Which.
        #[n(0)]
        delay: DelayId,
        /// Of how many visits.
        #[n(1)]
        visits: u64,
        /// Whether it tells with them of the delay itself: there are no more.
        #[n(2)]
        all: bool,
    },
}

/// Whose visits are shown later, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The new delay.
    pub delay: DelayId,
    /// The client, as the one who decides names them.
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
    Decide {
        /// Whose record.
        client: PersonId,
        /// The rest.
        wish: Wish,
    },
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

    /// Where there are several, the one that is over first.
    fn delay_for(&self, client: PersonId, of: PersonId, at: Timestamp) -> Option<&Delay> {
        let all = self.delay.all.values().filter(|one| one.is_for(client, of, at));
        all.min_by_key(|one| one.until)
    }

    /// Book: whether the client's room is to tell of visits that waited.
    pub fn has_waited(&self, client: PersonId, at: Timestamp) -> bool {
        self.delays_over(client, at).next().is_some()
    }

    /// Book: what the client's room is to tell next.
    pub(crate) fn waited(&self, client: PersonId, at: Timestamp) -> Vec<opened::Fact> {
        self.delays_over(client, at).next().map(|one| one.told_next(at)).unwrap_or_default()
    }

    /// Those that are over and of which the client's room does not tell everything.
    fn delays_over(&self, client: PersonId, at: Timestamp) -> impl Iterator<Item = &Delay> {
        let all = self.delay.all.values().filter(move |one| one.client == client);
        all.filter(move |one| one.is_over(at)).filter(|one| one.is_untold())
    }

    /// Book: whether this can be decided, before anybody knows whether there is such a client.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotYours`] for whoever cannot decide it: for themself nobody, for the command
    /// line a supervisor alone; [`Refusal::TooSoon`] for who wrote too many names that lead to
    /// nobody in this hour; otherwise what is wrong with the words or the day.
    pub fn may_delay(&self, who: &Actor, at: Timestamp, wish: &Wish) -> Result<(), Refusal> {
        let machine = wish.role == Role::Operator;
        let decides = who.role.is_behind() && (!machine || who.role == Role::Supervisor);
        if !decides || wish.of == who.person || !self.settings().shows_later() {
            return Err(Refusal::NotYours);
        }
        if wish.until <= at {
            return Err(Refusal::TooLate);
        }
        if wish.until > at.plus(MOST * DAY) {
            return Err(Refusal::OutsideScale);
        }
        said(wish.called.clone(), LINE)?;
        said(wish.why.clone(), SHORT)?;
        let mut lately = self.delay.missed.iter().rev();
        let lately = lately.by_ref().take_while(|(_, then)| then.hour() >= at.hour());
        let missed = lately.filter(|(by, _)| *by == who.person).count();
        if missed < MOST_MISSED { Ok(()) } else { Err(Refusal::TooSoon) }
    }

    /// Book: every delay, the newest first, for those who stand behind staff or keep the service;
    /// `None` for others. Only who decided it reads for whom.
    pub fn delays_seen_by(&self, who: &Actor) -> Option<Vec<Delay>> {
        if !who.role.is_behind() {
            return None;
        }
        let mut all: Vec<_> = self.delay.all.values().cloned().collect();
        for one in all.iter_mut().filter(|one| one.by != who.person) {
            one.called.clear();
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.from));
        Some(all)
    }

    /// Book: who named somebody whom there is not lately, and when, the newest first, for those who
    /// stand behind staff or keep the service.
    pub fn delays_missed(&self, who: &Actor) -> Vec<(PersonId, Timestamp)> {
        let all = self.delay.missed.iter().rev().filter(|_| who.role.is_behind());
        all.take(MOST_MISSED).copied().collect()
    }
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
        _ if !who.role.is_behind() => return Err(Refusal::NotYours),
        Command::End { delay } => {
            let one = state.delay.all.get(&delay).ok_or(Refusal::NotHere)?;
            if one.is_over(at) {
                return Err(Refusal::AlreadyDone);
            }
            Fact::Ended { delay }
        }
        _ if !state.settings().shows_later() => return Err(Refusal::NotYours),
        Command::Miss => Fact::Missed,
        Command::Decide { client, wish } => decided(state, who, at, client, wish)?,
    };
    Ok(vec![fact.into()])
}

/// A second one beside another's holds nothing longer: a visit is held by the one that is over
/// first. So whoever decides it learns nothing of the other.
fn decided(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    client: PersonId,
    wish: Wish,
) -> Result<Fact, Refusal> {
    state.may_delay(who, at, &wish)?;
    let mut all = state.delay.all.values();
    if all.any(|one| one.by == who.person && one.is_for(client, wish.of, at)) {
        return Err(Refusal::AlreadyDone);
    }
    let Wish { delay, called, of, name, role, why, until } = wish;
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
    let visit = Visit { why, ..visit };
    Ok(vec![Fact::Held { delay: delay.id, visit, at }.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Decided { delay, .. } => {
            let new = begun(mark, fact);
            state.all.extend(new.map(|new| (*delay, new)));
        }
        Fact::Missed => state.missed.push((mark.by.person, mark.at)),
        Fact::Held { delay, visit, at } => {
            if let Some(one) = state.all.get_mut(delay) {
                one.held.push((*at, visit.clone()));
            }
        }
        Fact::Ended { delay } => {
            if let Some(one) = state.all.get_mut(delay) {
                one.end(mark.at);
            }
        }
        Fact::Told { delay, visits, all } => {
            if let Some(one) = state.all.get_mut(delay) {
                let visits = usize::try_from(*visits).unwrap_or(usize::MAX).min(one.held.len());
                one.held.drain(..visits);
                one.told += visits;
                one.said |= *all;
            }
        }
    }
}

/// Where the service says that nothing waits any more, everything that waits is over.
pub(crate) fn settled(state: &mut State, entry: &Entry) {
    let fact::Fact::Settings(settings::Fact::Changed { settings }) = &entry.fact else { return };
    if !settings.shows_later() {
        state.all.values_mut().for_each(|one| one.end(entry.at));
    }
}

/// What the book is to know of what a client's room tells.
pub(crate) fn told(facts: &[fact::Fact]) -> Option<Fact> {
    let mut of = None;
    let (mut visits, mut all) = (0, false);
    for fact in facts {
        match fact {
            fact::Fact::Opened(opened::Fact::Late { delay, .. }) => {
                (of, visits) = (Some(*delay), visits + 1);
            }
            fact::Fact::Opened(opened::Fact::Waited(waited)) => {
                (of, all) = (Some(waited.delay), true);
            }
            _ => {}
        }
    }
    of.map(|delay| Fact::Told { delay, visits, all })
}

#[cfg(test)]
mod tests;
