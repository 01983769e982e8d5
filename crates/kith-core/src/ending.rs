//! The end of a bond, named from the beginning: when it is planned for, the letters that two
//! people write each other, and closing it when the day has come.
//!
//! An end that comes as a surprise repeats what has hurt before. So it is said early, it can be
//! moved by either of the two, the last meetings are marked, and something is left to keep.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::bond::{self, Bond, Status, Why};
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{BondId, EntryId};
use crate::meeting::Meeting;
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Author, Near};
use crate::words::{LONG, SHORT, fits, said};

mod keepsake;
#[cfg(test)]
mod tests;

pub use keepsake::Keepsake;

/// How many of the agreed meetings before a planned end are marked as the last ones.
pub const MARKED: usize = 3;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// One of the two said for which day the end is planned. The newest holds.
    #[n(0)]
    Planned {
        /// Which bond.
        #[n(0)]
        bond: BondId,
        /// The end of the last day, in the service's time zone.
        #[n(1)]
        until: Timestamp,
        /// Why then, or how it will be; may be empty.
        #[n(2)]
        words: String,
    },
    /// One of the two said that no end is planned any more.
    #[n(1)]
    Open {
        /// Which bond.
        #[n(0)]
        bond: BondId,
    },
    /// One of the two wrote a letter to keep. The newest by each holds; all stay.
    #[n(2)]
    Letter {
        /// Which bond.
        #[n(0)]
        bond: BondId,
        /// The letter.
        #[n(1)]
        words: String,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Say for which day the end is planned.
    Plan {
        /// Which bond.
        bond: BondId,
        /// The end of the last day, in the service's time zone.
        until: Timestamp,
        /// Why then, or how it will be.
        words: String,
    },
    /// Say that no end is planned any more.
    LeaveOpen {
        /// Which bond.
        bond: BondId,
    },
    /// Write a letter to keep.
    Write {
        /// Which bond.
        bond: BondId,
        /// The letter.
        words: String,
    },
    /// The person beside the client: end it, once the planned day has come.
    Close {
        /// Which bond.
        bond: BondId,
    },
}

/// When an end is planned for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The entry.
    pub entry: EntryId,
    /// Who said so.
    pub by: Author,
    /// When they said so.
    pub at: Timestamp,
    /// The end of the last day.
    pub until: Timestamp,
    /// Why then, or how it will be; may be empty.
    pub words: String,
}

/// A letter to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The entry.
    pub entry: EntryId,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// The letter.
    pub words: String,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    plans: BTreeMap<BondId, Plan>,
    letters: BTreeMap<BondId, Vec<Letter>>,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::Plan { bond, until, words } => {
            one_of_two(state, who, bond)?;
            if until <= at {
                return Err(Refusal::TooLate);
            }
            Fact::Planned { bond, until, words: fits(words, SHORT)? }
        }
        Command::LeaveOpen { bond } => {
            one_of_two(state, who, bond)?;
            if !state.ending.plans.contains_key(&bond) {
                return Err(Refusal::AlreadyDone);
            }
            Fact::Open { bond }
        }
        Command::Write { bond, words } => {
            may_write(state, who, bond)?;
            Fact::Letter { bond, words: said(words, LONG)? }
        }
        Command::Close { bond } => {
            may_close(state, who, bond, at)?;
            let why = Why::AsPlanned;
            return Ok(vec![bond::Fact::Parted { bond, why }.into()]);
        }
    };
    Ok(vec![fact.into()])
}

/// The client, or the person of the bond, while it goes on or is paused.
fn one_of_two<'a>(state: &'a fact::State, who: &Actor, bond: BondId) -> Result<&'a Bond, Refusal> {
    let (known, own) = (state.bond.get(bond)?, who.person == state.owner);
    if !own && state.only_beside(who, Near::Between)?.id != bond {
        return Err(Refusal::NotYours);
    }
    match known.status {
        _ if !known.role.meets() => Err(Refusal::NotYours),
        Status::Active | Status::Paused => Ok(known),
        Status::Proposed | Status::Ended | Status::Declined => Err(Refusal::NotAtPresent),
    }
}

/// While it goes on; the client after it ended, too, because nobody has to be ready in time.
fn may_write(state: &fact::State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    let known = state.bond.get(bond)?;
    let after = who.person == state.owner && known.course.over.is_some() && known.role.meets();
    if after { Ok(()) } else { one_of_two(state, who, bond).map(|_| ()) }
}

fn may_close(state: &fact::State, who: &Actor, bond: BondId, at: Timestamp) -> Result<(), Refusal> {
    if who.person == state.owner {
        return Err(Refusal::NotYours);
    }
    one_of_two(state, who, bond)?;
    let plan = state.ending.plans.get(&bond).ok_or(Refusal::TooSoon)?;
    let ahead = state.coming().any(|(one, details)| one.bond == bond && details.ends() > at);
    if at < plan.until.plus(-DAY) || ahead { Err(Refusal::TooSoon) } else { Ok(()) }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Planned { bond, until, words } => {
            let Mark { id: entry, by, at, .. } = mark;
            let plan = Plan { entry, by, at, until: *until, words: words.clone() };
            state.plans.insert(*bond, plan);
        }
        Fact::Open { bond } => {
            state.plans.remove(bond);
        }
        Fact::Letter { bond, words } => {
            let Mark { id: entry, by, at, .. } = mark;
            let letter = Letter { entry, by, at, words: words.clone() };
            state.letters.entry(*bond).or_default().push(letter);
        }
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    match fact {
        Fact::Planned { bond, .. } | Fact::Open { bond } | Fact::Letter { bond, .. } => {
            Reach::Bond(*bond)
        }
    }
}

impl Seen {
    /// For when the end of a bond is planned.
    pub fn planned_end(&self, bond: BondId) -> Option<&Plan> {
        self.bond(bond).and_then(|bond| self.state().ending.plans.get(&bond.id))
    }

    /// The newest letter of each of the two, the client's last.
    pub fn letters(&self, bond: BondId) -> Vec<&Letter> {
        let all = self.bond(bond).and_then(|bond| self.state().ending.letters.get(&bond.id));
        let owner = self.state().owner;
        let newest = |own: bool| {
            let mut newest = all.into_iter().flatten().rev();
            newest.find(|letter| (letter.by.person == owner) == own)
        };
        [newest(false), newest(true)].into_iter().flatten().collect()
    }

    /// How many meetings are agreed after this one until the planned end, for the last
    /// [`MARKED`] of them.
    pub fn left_after(&self, meeting: &Meeting) -> Option<usize> {
        let until = self.planned_end(meeting.bond)?.until;
        let own = meeting.stands().filter(|details| details.starts < until)?;
        let all = self.meetings().filter(|one| one.bond == meeting.bond);
        let later = all.filter_map(Meeting::stands).map(|details| details.starts);
        let after = later.filter(|starts| *starts > own.starts && *starts < until).count();
        (after < MARKED).then_some(after)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let bond = BondId([1; 16]);
    vec![
        Fact::Planned {
            bond,
            until: Timestamp(1_779_000_000_000_000),
            words: "After twelve meetings.".into(),
        },
        Fact::Open { bond },
        Fact::Letter { bond, words: "Thank you for the walk in March.".into() },
    ]
}
