//! Keeping two people apart: they are never booked in the service's house at times that touch,
//! and nobody but those who decided it can tell why a time is not free.
//!
//! A rule stands in the service book and names ids alone. What follows for a booking is one
//! function, [`fact::State::must_be_free`], and the store refuses with the words of any taken time.

mod rule;
mod samples;

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{ApartId, PersonId};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::time::Timestamp;
use crate::who::Actor;
use crate::words::{LINE, SHORT, fits, said};

pub use rule::{MARGIN, Part, Rule, Side, Strength};
pub(crate) use samples::samples;

/// How often one person can write names of which no rule comes, in an hour.
const MOST_MISSED: usize = 40;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Two people are kept apart from now on.
    #[n(0)]
    Set {
        /// The new rule.
        #[n(0)]
        apart: ApartId,
        /// One of them.
        #[n(1)]
        one: Side,
        /// The other.
        #[n(2)]
        other: Side,
        /// How far apart.
        #[n(3)]
        strength: Strength,
        /// Words for those who see to it; may be empty.
        #[n(4)]
        why: String,
    },
    /// They are kept apart no more.
    #[n(1)]
    Ended {
        /// Which rule.
        #[n(0)]
        apart: ApartId,
    },
    /// Somebody wrote names of which no rule came: nobody is called so, or more than one, or it
    /// cannot be for those two.
    #[n(2)]
    Missed,
    /// Somebody looked at who is kept apart. Told once per person and hour.
    #[n(3)]
    Looked,
}

/// Who is to be kept apart, before anybody is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The new rule.
    pub apart: ApartId,
    /// One of them, as whoever decides it names them, and their part in it.
    pub one: (String, Part),
    /// And the other.
    pub other: (String, Part),
    /// How far apart.
    pub strength: Strength,
    /// Words for those who see to it; may be empty.
    pub why: String,
}

/// What can be wished for, in the book, by those who stand behind staff or keep the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keep two people apart.
    Set {
        /// Who is called what the wish says first.
        one: PersonId,
        /// And second.
        other: PersonId,
        /// The rest.
        wish: Wish,
    },
    /// The same where no rule can come of the names. Written down.
    Miss,
    /// Keep them apart no more.
    End {
        /// Which rule.
        apart: ApartId,
    },
    /// Look at who is kept apart. Written down.
    Look,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    rules: BTreeMap<ApartId, Rule>,
    missed: Vec<(PersonId, Timestamp)>,
    looked: BTreeMap<PersonId, i64>,
}

impl fact::State {
    /// Book: from whom this person is kept apart, and how far.
    pub fn apart_from(&self, person: PersonId) -> impl Iterator<Item = (PersonId, Strength)> {
        self.apart
            .rules
            .values()
            .filter_map(move |rule| Some((rule.beyond(person)?, rule.strength)))
    }

    /// Book: whether this can be decided, before anybody knows whether there are such people.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotYours`] for whoever cannot decide it; [`Refusal::TooSoon`] for who wrote too
    /// many names in this hour of which no rule came; otherwise what is wrong with the words.
    pub fn may_keep_apart(&self, who: &Actor, at: Timestamp, wish: &Wish) -> Result<(), Refusal> {
        if !who.role.is_behind() {
            return Err(Refusal::NotYours);
        }
        said(wish.one.0.clone(), LINE)?;
        said(wish.other.0.clone(), LINE)?;
        fits(wish.why.clone(), SHORT)?;
        let lately = self.apart.missed.iter().rev();
        let lately = lately.take_while(|(_, then)| then.hour() >= at.hour());
        let missed = lately.filter(|(by, _)| *by == who.person).count();
        if missed < MOST_MISSED { Ok(()) } else { Err(Refusal::TooSoon) }
    }

    /// Book: the rules in force, the newest first, for those who stand behind staff or keep the
    /// service; `None` for others. Nobody reads a rule in which they are a side.
    pub fn apart_seen_by(&self, who: &Actor) -> Option<Vec<Rule>> {
        if !who.role.is_behind() {
            return None;
        }
        let rules = self.apart.rules.values().filter(|rule| rule.beyond(who.person).is_none());
        let mut rules: Vec<_> = rules.cloned().collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.since));
        Some(rules)
    }

    /// Book: who wrote names lately of which no rule came, and when, the newest first, for those who
    /// stand behind staff or keep the service.
    pub fn apart_missed(&self, who: &Actor) -> Vec<(PersonId, Timestamp)> {
        let all = self.apart.missed.iter().rev().filter(|_| who.role.is_behind());
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
    if !who.role.is_behind() {
        return Err(Refusal::NotYours);
    }
    let fact = match command {
        Command::Set { one, other, wish } => set(state, who, at, (one, other), wish)?,
        Command::Miss => Fact::Missed,
        Command::End { apart } => {
            let rule = state.apart.rules.get(&apart).ok_or(Refusal::NotHere)?;
            if rule.beyond(who.person).is_some() {
                return Err(Refusal::NotHere);
            }
            Fact::Ended { apart }
        }
        Command::Look if state.apart.looked.get(&who.person) == Some(&at.hour()) => {
            return Ok(Vec::new());
        }
        Command::Look => Fact::Looked,
    };
    Ok(vec![fact.into()])
}

/// A second rule for the same two is not made, whichever is named first: the one there is ended
/// before another holds.
fn set(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    (one, other): (PersonId, PersonId),
    wish: Wish,
) -> Result<Fact, Refusal> {
    state.may_keep_apart(who, at, &wish)?;
    if [one, other].contains(&who.person) {
        return Err(Refusal::NotYours);
    }
    if one == other {
        return Err(Refusal::OutsideScale);
    }
    let known = |rule: &Rule| rule.apart == wish.apart || rule.beyond(one) == Some(other);
    if state.apart.rules.values().any(known) {
        return Err(Refusal::AlreadyDone);
    }
    let Wish { apart, strength, why, .. } = wish;
    let one = Side { person: one, part: wish.one.1 };
    let other = Side { person: other, part: wish.other.1 };
    Ok(Fact::Set { apart, one, other, strength, why })
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Set { apart, one, other, strength, why } => {
            let rule = Rule {
                apart: *apart,
                one: *one,
                other: *other,
                strength: *strength,
                why: why.clone(),
                by: mark.by.person,
                since: mark.at,
            };
            state.rules.insert(*apart, rule);
        }
        Fact::Ended { apart } => {
            state.rules.remove(apart);
        }
        Fact::Missed => state.missed.push((mark.by.person, mark.at)),
        Fact::Looked => {
            state.looked.insert(mark.by.person, mark.at.hour());
        }
    }
}

#[cfg(test)]
mod tests;
