//! The agreed frame of a bond: when, where and for how long two people meet, what a meeting is
//! like, what happens between meetings, and how it will end.
//!
//! Whoever lives with being on guard needs to know what will happen, with whom, where and for how
//! long. So it is written down, line by line, and agreed by both; either may suggest other words
//! for any line; what was agreed stands until the other says yes, and silence is never a yes.
//!
//! Each of the two has at most one suggestion that waits. Both may wait at once. Whoever says yes
//! to the other's words for a line has let go of their own for it; their other lines stand. A yes
//! is to what was read: to a suggestion that changed meanwhile it is refused.

use std::collections::BTreeMap;

use crate::entry::Mark;
use crate::fact::{self as facts, Context};
use crate::id::{BondId, EntryId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Role};
use crate::words::{SHORT, fits};

mod fact;
mod line;
mod may;
mod seen;

pub use fact::Fact;
pub(crate) use fact::samples;
pub use line::{Change, LEAST, Line, MOST_WEEKS, Said, Wish};
pub use seen::Answered;

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Suggest other words for any of the lines. Replaces one's own suggestion that waits.
    Propose {
        /// Of which bond.
        bond: BondId,
        /// The lines; those that say what is agreed already are left out.
        changes: Vec<Change>,
    },
    /// Say yes to what the other suggested.
    Accept {
        /// Of which bond.
        bond: BondId,
        /// The suggestion, as it was read.
        offer: EntryId,
    },
    /// Staff: write down the yes to their own suggestion that a client without online access gave
    /// in person.
    AcceptInPerson {
        /// Of which bond.
        bond: BondId,
        /// The suggestion.
        offer: EntryId,
    },
    /// Say no to what the other suggested.
    Decline {
        /// Of which bond.
        bond: BondId,
        /// The suggestion, as it was read.
        offer: EntryId,
        /// Words to it; may be empty.
        words: String,
    },
    /// Take one's own suggestion back.
    TakeBack {
        /// Of which bond.
        bond: BondId,
        /// The suggestion, as it was read.
        offer: EntryId,
    },
}

/// A suggestion that waits for the other's yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The entry that made it what it is: a yes names it.
    pub entry: EntryId,
    /// Whose it is.
    pub by: Author,
    /// When it was made.
    pub at: Timestamp,
    /// The lines; a line without words is to be left open again.
    pub changes: BTreeMap<Line, Wish>,
}

/// One line that became another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Which.
    pub line: Line,
    /// What stood there; `None` where nothing was agreed.
    pub before: Wish,
    /// What stands there from then on.
    pub after: Wish,
}

/// One yes of both, and what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The entry with the yes.
    pub entry: EntryId,
    /// Counted from one.
    pub number: usize,
    /// Who suggested it.
    pub proposed: Author,
    /// Who said yes; where it was given in person, who wrote it down.
    pub agreed: Author,
    /// Whether the client's yes was given in person.
    pub in_person: bool,
    /// When.
    pub at: Timestamp,
    /// The place of the yes in the room.
    pub place: u64,
    /// What changed, in the order of the lines.
    pub turns: Vec<Turn>,
}

/// The last no to what somebody suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct No {
    /// Who said no.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// Words to it; may be empty.
    pub words: String,
    /// What was suggested.
    pub changes: BTreeMap<Line, Wish>,
}

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The client.
    Client,
    /// The person beside them.
    Person,
}

impl Side {
    /// The side of somebody who wrote in a client's room.
    pub const fn of(role: Role) -> Self {
        if matches!(role, Role::Client) { Self::Client } else { Self::Person }
    }

    /// The other of the two.
    pub const fn other(self) -> Self {
        match self {
            Self::Client => Self::Person,
            Self::Person => Self::Client,
        }
    }
}

/// The frame of one bond.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// What is agreed.
    pub lines: BTreeMap<Line, Said>,
    /// How it came to be, the oldest first.
    pub versions: Vec<Version>,
    /// What waits for a yes, at most one of each.
    offers: BTreeMap<Side, Offer>,
    /// The last no to each, until they suggest something else.
    noes: BTreeMap<Side, No>,
}

impl Frame {
    /// What this side suggested and waits for the other's yes.
    pub fn offer(&self, of: Side) -> Option<&Offer> {
        self.offers.get(&of)
    }

    /// The no to what this side suggested last.
    pub fn no_to(&self, of: Side) -> Option<&No> {
        self.noes.get(&of)
    }

    /// Whether the other suggests something for a line of this suggestion, too.
    pub fn shares_line(&self, own: &Offer) -> bool {
        let mut others = self.offers.values().filter(|one| one.entry != own.entry);
        others.any(|one| own.changes.keys().any(|line| one.changes.contains_key(line)))
    }

    /// When it was last agreed.
    pub fn since(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// What the other one suggested and this side may answer.
    pub fn offered_to(&self, side: Side) -> Option<&Offer> {
        self.offer(side.other())
    }

    fn agrees(&mut self, mark: Mark, entry: EntryId, in_person: bool) {
        let Some((side, offer)) = self.take(entry) else { return };
        let mut turns = Vec::new();
        for (line, after) in offer.changes {
            let before = match after.clone() {
                Some(said) => self.lines.insert(line, said),
                None => self.lines.remove(&line),
            };
            turns.push(Turn { line, before, after });
        }
        self.let_go(side.other(), mark, &turns);
        let (number, proposed, agreed) = (self.versions.len() + 1, offer.by, mark.by);
        let Mark { id: entry, at, place, .. } = mark;
        let version = Version { entry, number, proposed, agreed, in_person, at, place, turns };
        self.versions.push(version);
    }

    /// Takes out the suggestion that an entry made.
    fn take(&mut self, entry: EntryId) -> Option<(Side, Offer)> {
        let side = *self.offers.iter().find(|(_, offer)| offer.entry == entry)?.0;
        Some((side, self.offers.remove(&side)?))
    }

    /// Whoever said yes to a line has let go of what they suggested for it themselves. What is
    /// left is another suggestion, so that a yes to the one that was there before is none to it.
    fn let_go(&mut self, side: Side, mark: Mark, turns: &[Turn]) {
        let Some(own) = self.offers.get_mut(&side) else { return };
        let before = own.changes.len();
        own.changes.retain(|line, _| turns.iter().all(|turn| turn.line != *line));
        if own.changes.is_empty() {
            self.offers.remove(&side);
        } else if own.changes.len() < before {
            own.entry = mark.id;
        }
    }

    fn says_no(&mut self, mark: Mark, entry: EntryId, words: &str) {
        let Some((side, offer)) = self.take(entry) else { return };
        let (by, at, words) = (mark.by, mark.at, words.to_owned());
        self.noes.insert(side, No { by, at, words, changes: offer.changes });
    }
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    frames: BTreeMap<BondId, Frame>,
}

impl State {
    pub(crate) fn of(&self, bond: BondId) -> Option<&Frame> {
        self.frames.get(&bond)
    }
}

pub(crate) fn decide(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<facts::Fact>, Refusal> {
    let fact = match command {
        Command::Propose { bond, changes } => return propose(state, who, bond, changes),
        Command::Accept { bond, offer } => {
            may::answer(state, who, bond, offer)?;
            Fact::Accepted { bond, offer, in_person: false }
        }
        Command::AcceptInPerson { bond, offer } => {
            may::write_down_yes(state, with, who, bond, offer)?;
            Fact::Accepted { bond, offer, in_person: true }
        }
        Command::Decline { bond, offer, words } => {
            may::answer(state, who, bond, offer)?;
            Fact::Declined { bond, offer, words: fits(words, SHORT)? }
        }
        Command::TakeBack { bond, offer } => {
            may::take_back(state, who, bond, offer)?;
            Fact::TakenBack { bond, offer }
        }
    };
    Ok(vec![fact.into()])
}

/// Only what differs from what is agreed is a suggestion; the same one again is nothing new.
fn propose(
    state: &facts::State,
    who: &Actor,
    bond: BondId,
    changes: Vec<Change>,
) -> Result<Vec<facts::Fact>, Refusal> {
    may::frame(state, who, bond)?;
    let (frame, mut new) = (state.frame.of(bond), BTreeMap::new());
    for change in changes {
        let said = change.said.map(|said| change.line.checked(said)).transpose()?;
        if new.insert(change.line, said).is_some() {
            return Err(Refusal::OutsideScale);
        }
    }
    new.retain(|line, said| frame.and_then(|frame| frame.lines.get(line)) != said.as_ref());
    if new.is_empty() {
        return Err(Refusal::Empty);
    }
    let own = frame.and_then(|frame| frame.offer(Side::of(who.role)));
    if own.is_some_and(|own| own.changes == new) {
        return Ok(Vec::new());
    }
    let changes = new.into_iter().map(|(line, said)| Change { line, said }).collect();
    Ok(vec![Fact::Proposed { bond, changes }.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let frame = state.frames.entry(fact.bond()).or_default();
    match fact {
        Fact::Proposed { changes, .. } => {
            let changes = changes.iter().map(|one| (one.line, one.said.clone())).collect();
            let offer = Offer { entry: mark.id, by: mark.by, at: mark.at, changes };
            let side = Side::of(mark.by.role);
            frame.noes.remove(&side);
            frame.offers.insert(side, offer);
        }
        Fact::Accepted { offer, in_person, .. } => frame.agrees(mark, *offer, *in_person),
        Fact::Declined { offer, words, .. } => frame.says_no(mark, *offer, words),
        Fact::TakenBack { offer, .. } => {
            frame.take(*offer);
        }
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &facts::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::Bond(fact.bond())
}

#[cfg(test)]
mod tests;
