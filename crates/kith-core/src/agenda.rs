//! The agenda: what the two of a bond want to talk about when they meet, added by either of them.
//!
//! Whoever lives with being on guard needs to know what will come up. So both see the same list
//! before each meeting, with who added what. The client may say of anything on it "not today": that
//! holds for one meeting, asks for no reason, and nothing is asked back. What was neither talked
//! about nor withdrawn comes along to the next meeting by itself.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self as facts, Context};
use crate::id::{AgendaId, BondId, EntryId, MeetingId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author};
use crate::words::{SHORT, said};

mod may;
mod seen;

pub use seen::{Agenda, Topic};

/// The most items of one bond that can be open at a time.
pub const MOST: usize = 20;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The author added something to talk about.
    #[n(0)]
    Added {
        /// The new item.
        #[n(0)]
        item: AgendaId,
        /// With whom.
        #[n(1)]
        bond: BondId,
        /// What, in their words.
        #[n(2)]
        words: String,
    },
    /// Whoever added it withdrew it.
    #[n(1)]
    Withdrawn {
        /// Which item.
        #[n(0)]
        item: AgendaId,
    },
    /// The client said that it is not for this meeting.
    #[n(2)]
    NotToday {
        /// Which item.
        #[n(0)]
        item: AgendaId,
        /// For which meeting alone.
        #[n(1)]
        meeting: MeetingId,
    },
    /// The client said that it can be talked about at this meeting after all.
    #[n(3)]
    Today {
        /// Which item.
        #[n(0)]
        item: AgendaId,
        /// At which meeting.
        #[n(1)]
        meeting: MeetingId,
    },
    /// It was talked about; it is done.
    #[n(4)]
    Talked {
        /// Which item.
        #[n(0)]
        item: AgendaId,
        /// At which meeting.
        #[n(1)]
        meeting: MeetingId,
    },
}

impl Fact {
    /// Which item it speaks of.
    pub const fn item(&self) -> AgendaId {
        match self {
            Self::Added { item, .. }
            | Self::Withdrawn { item }
            | Self::NotToday { item, .. }
            | Self::Today { item, .. }
            | Self::Talked { item, .. } => *item,
        }
    }
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Add something to talk about.
    Add {
        /// The new item's id.
        item: AgendaId,
        /// With whom.
        bond: BondId,
        /// What.
        words: String,
    },
    /// Whoever added it: withdraw it.
    Withdraw {
        /// Which item.
        item: AgendaId,
    },
    /// Client: say that it is not for this meeting.
    NotToday {
        /// Which item.
        item: AgendaId,
        /// For which meeting alone.
        meeting: MeetingId,
    },
    /// Client: say that it can be talked about at this meeting after all.
    Today {
        /// Which item.
        item: AgendaId,
        /// At which meeting.
        meeting: MeetingId,
    },
    /// Either of the two: say that it was talked about.
    SayTalked {
        /// Which item.
        item: AgendaId,
        /// At which meeting.
        meeting: MeetingId,
    },
}

/// What came of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is to be talked about.
    Open,
    /// Whoever added it withdrew it.
    Withdrawn,
    /// It was talked about.
    Talked {
        /// At which meeting.
        meeting: MeetingId,
        /// Who said so.
        by: Author,
    },
}

/// Something to talk about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: AgendaId,
    /// Between which two people.
    pub bond: BondId,
    /// The words.
    pub words: String,
    /// The entry that added it, by whom and when.
    pub mark: Mark,
    /// What came of it.
    pub standing: Standing,
    /// Meetings for which the client said "not today".
    not_today: BTreeSet<MeetingId>,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    items: BTreeMap<AgendaId, Item>,
}

impl State {
    pub(crate) fn get(&self, item: AgendaId) -> Result<&Item, Refusal> {
        self.items.get(&item).ok_or(Refusal::NotHere)
    }

    /// What is to be talked about by the two of a bond.
    fn open(&self, bond: BondId) -> impl Iterator<Item = &Item> {
        let open = move |item: &&Item| item.bond == bond && item.standing == Standing::Open;
        self.items.values().filter(open)
    }
}

pub(crate) fn decide(
    state: &facts::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<facts::Fact>, Refusal> {
    let fact = match command {
        Command::Add { item, bond, words } => {
            may::add(state, who, item, bond)?;
            Fact::Added { item, bond, words: said(words, SHORT)? }
        }
        Command::Withdraw { item } => {
            may::withdraw(state, who, item)?;
            Fact::Withdrawn { item }
        }
        Command::NotToday { item, meeting } => {
            if may::choose(state, who, at, item, meeting)? {
                return Ok(Vec::new());
            }
            Fact::NotToday { item, meeting }
        }
        Command::Today { item, meeting } => {
            if !may::choose(state, who, at, item, meeting)? {
                return Ok(Vec::new());
            }
            Fact::Today { item, meeting }
        }
        Command::SayTalked { item, meeting } => {
            may::say_talked(state, who, at, item, meeting)?;
            Fact::Talked { item, meeting }
        }
    };
    Ok(vec![fact.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    if let Fact::Added { item: id, bond, words } = fact {
        let (standing, not_today) = (Standing::Open, BTreeSet::new());
        let new = Item { id: *id, bond: *bond, words: words.clone(), mark, standing, not_today };
        state.items.entry(*id).or_insert(new);
        return;
    }
    let Some(item) = state.items.get_mut(&fact.item()) else { return };
    match fact {
        Fact::Added { .. } => {}
        Fact::Withdrawn { .. } => item.standing = Standing::Withdrawn,
        Fact::NotToday { meeting, .. } => {
            item.not_today.insert(*meeting);
        }
        Fact::Today { meeting, .. } => {
            item.not_today.remove(meeting);
        }
        Fact::Talked { meeting, .. } => {
            item.standing = Standing::Talked { meeting: *meeting, by: mark.by };
        }
    }
}

/// Whom an entry reaches.
pub(crate) fn reach(state: &facts::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::of_bond(state.agenda.get(fact.item()).map(|item| item.bond).ok())
}

pub(crate) fn samples() -> Vec<Fact> {
    let (item, bond, meeting) = (AgendaId([0x1d; 16]), BondId([1; 16]), MeetingId([3; 16]));
    vec![
        Fact::Added { item, bond, words: "The letter from home.".into() },
        Fact::Withdrawn { item },
        Fact::NotToday { item, meeting },
        Fact::Today { item, meeting },
        Fact::Talked { item, meeting },
    ]
}

#[cfg(test)]
mod tests;
