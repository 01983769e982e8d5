//! Being in touch at once: what follows when an answer is about somebody's safety.
//!
//! The instrument's definition says which item asks for it, whatever the total. One person,
//! named before the first question, is told and asked to be in touch by a certain hour; a
//! supervisor sees when that hour has passed and nothing has happened.

use minicbor::{Decode, Encode};

use super::{Ask, Fact};
use crate::fact::{self, Context};
use crate::id::{AskId, PersonId};
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Near};
use crate::words::{SHORT, fits};

/// Who is to be in touch with the client, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Care {
    /// Who.
    #[n(0)]
    pub of: PersonId,
    /// By when.
    #[n(1)]
    pub by: Timestamp,
}

/// That somebody was in touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// Who.
    pub by: PersonId,
    /// When they wrote it down.
    pub at: Timestamp,
    /// Their words, if any.
    pub words: String,
}

impl Ask {
    /// Who is to be in touch about an answer on safety: as told at the time, or who asked.
    pub fn keeper(&self) -> PersonId {
        self.care.map_or(self.by, |care| care.of)
    }

    /// Whether an answer on the client's safety still waits for somebody to be in touch.
    pub fn safety_waits(&self) -> bool {
        self.opens_safety() && self.reached.is_none()
    }
}

impl fact::State {
    /// Who would be told of an answer on safety: who asked, or where they are no longer beside
    /// the client, whoever has had a part in their care the longest.
    pub(crate) fn would_be_told(&self, ask: &Ask) -> Option<PersonId> {
        let longest = || self.bond.longest(Near::Care);
        self.bond.active(ask.by).or_else(longest).map(|bond| bond.person)
    }

    /// Whether an asking is somebody's to see who has a part in the client's care: they asked, or
    /// are to be in touch, or were.
    pub(crate) fn asked(&self, ask: &Ask, who: PersonId) -> bool {
        let now = ask.opens_safety() && self.keeper_now(ask) == Some(who);
        ask.by == who || now || ask.care.is_some_and(|care| care.of == who)
    }

    /// Askings with an answer on safety that waits, for people who are beside the client.
    pub(crate) fn to_reach(&self) -> impl Iterator<Item = &Ask> {
        let waits = self.form.asks.iter().filter(|ask| ask.safety_waits());
        waits.filter(|ask| {
            self.keeper_now(ask).is_some_and(|keeper| self.bond.active(keeper).is_some())
        })
    }

    /// Who is to be in touch about an answer on safety now: as told, or where the service has
    /// parted the two, whoever has had a part in the client's care the longest.
    pub(crate) fn keeper_now(&self, ask: &Ask) -> Option<PersonId> {
        let keeper = ask.keeper();
        let longest = || self.bond.longest(Near::Care).map(|bond| bond.person);
        if self.bond.is_parted_from(keeper) { longest() } else { Some(keeper) }
    }
}

/// Who is to be in touch because of these answers; `None` where none of them asks for it, or
/// nobody is beside the client.
pub(super) fn care(
    state: &fact::State,
    with: &Context<'_>,
    at: Timestamp,
    ask: &Ask,
) -> Option<Care> {
    let of = state.would_be_told(ask).filter(|_| ask.opens_safety())?;
    Some(Care { of, by: at.plus(with.safety_time()) })
}

/// Somebody beside the client writes down that they were in touch.
pub(super) fn reach(
    state: &fact::State,
    who: &Actor,
    ask: AskId,
    words: String,
) -> Result<Fact, Refusal> {
    state.only_beside(who, Near::Care)?;
    let asked = state.form.ask(ask)?;
    if state.keeper_now(asked) != Some(who.person) && asked.by != who.person {
        return Err(Refusal::NotYours);
    }
    if !asked.safety_waits() {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Fact::Reached { ask, words: fits(words, SHORT)? })
}

impl Seen {
    /// Who would be told if an answer asks for it, by name.
    pub fn told_of_safety(&self, ask: &Ask) -> Option<&str> {
        let person = self.state().would_be_told(ask)?;
        let mut bonds = self.state().bond.all();
        bonds.find(|bond| bond.person == person).map(|bond| bond.name.as_str())
    }
}
