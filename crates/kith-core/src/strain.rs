//! Strain: something may have changed between two people, and it is worth asking about.
//!
//! It is noticed from the client's own words and numbers, from a promise that was not kept,
//! from silence. It is shown to the two as a question, never as a verdict, and what the
//! client withholds raises nothing that others can see. What comes of it is [`crate::repair`].

use std::borrow::Cow;
use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::bond::{Bond, Status};
use crate::entry::{Entry, Mark};
use crate::fact::{self, Context};
use crate::id::{BondId, EntryId, MeetingId, PromiseId, StrainId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::repair;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;
use crate::words::{SHORT, fits};

mod sign;
mod watch;

#[cfg(test)]
mod tests;

pub use watch::Watch;

/// What it was noticed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Sign {
    /// The client said so.
    #[n(0)]
    Said,
    /// Feedback on this meeting lies below what is usual for the client, by this rule. `None`:
    /// written when there was one rule only, [`Watch::Median`].
    #[n(1)]
    Fell(#[n(0)] MeetingId, #[n(1)] Option<Watch>),
    /// Feedback on this meeting has a low answer, and there is too little to compare it with.
    #[n(2)]
    Low(#[n(0)] MeetingId),
    /// The client let it be known that something about this meeting is worth asking about.
    #[n(3)]
    WorthAsking(#[n(0)] MeetingId),
    /// The client cancelled this meeting after one that was low.
    #[n(4)]
    Cancelled(#[n(0)] MeetingId),
    /// This promise to the client was not kept in time, and nobody said so.
    #[n(5)]
    Late(#[n(0)] PromiseId),
    /// Feedback stopped, up to this meeting.
    #[n(6)]
    Stopped(#[n(0)] MeetingId),
    /// Feedback has been the highest there is for a while, up to this meeting.
    #[n(7)]
    AlwaysTop(#[n(0)] MeetingId),
}

impl Sign {
    /// The end of the text keys `repair-sign-…` and `record-strain-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Fell(_, Some(Watch::Forgetting)) => "sank",
            Self::Fell(..) => "fell",
            Self::Low(_) => "low",
            Self::WorthAsking(_) => "worth-asking",
            Self::Cancelled(_) => "cancelled",
            Self::Late(_) => "late",
            Self::Stopped(_) => "stopped",
            Self::AlwaysTop(_) => "always-top",
        }
    }

    /// The meeting it speaks of, if of one.
    pub const fn meeting(self) -> Option<MeetingId> {
        match self {
            Self::Fell(meeting, _)
            | Self::Low(meeting)
            | Self::WorthAsking(meeting)
            | Self::Cancelled(meeting)
            | Self::Stopped(meeting)
            | Self::AlwaysTop(meeting) => Some(meeting),
            Self::Said | Self::Late(_) => None,
        }
    }

    /// Which rule compared feedback with what is usual, where one did.
    pub fn watch(self) -> Option<Watch> {
        match self {
            Self::Fell(_, watch) => Some(watch.unwrap_or_default()),
            _ => None,
        }
    }

    /// Whether both ask about the same thing, by whichever rule.
    fn is_about_the_same(self, other: Self) -> bool {
        let bare = |sign: Self| match sign {
            Self::Fell(meeting, _) => Self::Fell(meeting, None),
            other => other,
        };
        bare(self) == bare(other)
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// It was noticed, and an answer is expected.
    #[n(0)]
    Noticed {
        /// The new strain: a random id, which says nothing elsewhere either.
        #[n(0)]
        strain: StrainId,
        /// Between which two people.
        #[n(1)]
        bond: BondId,
        /// By what.
        #[n(2)]
        sign: Sign,
        /// The client's words, where they said it.
        #[n(3)]
        words: String,
        /// By when an answer is expected.
        #[n(4)]
        by: Timestamp,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Client: say that something is not right between the two.
    Say {
        /// The new strain's id.
        strain: StrainId,
        /// With whom.
        bond: BondId,
        /// Words, if there are any.
        words: String,
    },
}

/// One strain as it was noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strain {
    /// Its id.
    pub id: StrainId,
    /// The entry that says so.
    pub entry: EntryId,
    /// Between which two people.
    pub bond: BondId,
    /// By what it was noticed.
    pub sign: Sign,
    /// The client's words, where they said it.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// By when an answer was expected first.
    pub by: Timestamp,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    strains: BTreeMap<StrainId, Strain>,
}

impl State {
    pub(crate) fn get(&self, strain: StrainId) -> Result<&Strain, Refusal> {
        self.strains.get(&strain).ok_or(Refusal::NotHere)
    }

    /// Those between the two of a bond.
    pub(crate) fn of(&self, bond: BondId) -> impl Iterator<Item = &Strain> {
        self.strains.values().filter(move |one| one.bond == bond)
    }
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let Command::Say { strain, bond, words } = command;
    state.only_client(who)?;
    let found = state.bond.get(bond)?;
    if found.status != Status::Active || !found.role.meets() {
        return Err(Refusal::NotAtPresent);
    }
    if state.strain.strains.contains_key(&strain) {
        return Err(Refusal::AlreadyDone);
    }
    let by = at.plus(with.answer_time());
    Ok(vec![
        Fact::Noticed { strain, bond, sign: Sign::Said, words: fits(words, SHORT)?, by }.into(),
    ])
}

/// What a wish that becomes `facts` lets be noticed: at most one strain, for a bond that has
/// none open. Signs that time alone brings are noticed with the next act between the two,
/// because no timer opens a room.
pub(crate) fn noticed(
    state: &fact::State,
    facts: &[fact::Fact],
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
) -> Option<fact::Fact> {
    if state.kind != RoomKind::Private || !facts.iter().any(between_two) {
        return None;
    }
    // A room is copied only where the facts themselves can be a sign.
    let after = if facts.iter().any(can_be_a_sign) {
        Cow::Owned(facts.iter().fold(state.clone(), |state, fact| {
            let entry = Entry { id: EntryId([0; 16]), by: who.author(), at, fact: fact.clone() };
            fact::apply(state, &entry)
        }))
    } else {
        Cow::Borrowed(state)
    };
    let mut bonds = after.bond.all().filter(|bond| takes_part(&after, who, bond));
    bonds.find_map(|bond| pending(&after, bond.id, StrainId(with.fresh), with, at))
}

/// Whether a fact changes what is noticed in the same act.
const fn can_be_a_sign(fact: &fact::Fact) -> bool {
    matches!(
        fact,
        fact::Fact::Feedback(_)
            | fact::Fact::Meeting(_)
            | fact::Fact::Promise(_)
            | fact::Fact::Series(_)
    )
}

/// Whether a fact belongs to what two people do with each other.
const fn between_two(fact: &fact::Fact) -> bool {
    matches!(
        fact,
        fact::Fact::CheckIn(_)
            | fact::Fact::Feedback(_)
            | fact::Fact::Meeting(_)
            | fact::Fact::Note(_)
            | fact::Fact::Promise(_)
            | fact::Fact::Series(_)
    )
}

fn takes_part(state: &fact::State, who: &Actor, bond: &Bond) -> bool {
    let part = who.person == state.owner || who.person == bond.person;
    part && bond.status == Status::Active
}

/// What is to be noticed between the two of a bond, when they have nothing open: a new strain,
/// or that the last one is open again.
pub(crate) fn pending(
    state: &fact::State,
    bond: BondId,
    strain: StrainId,
    with: &Context<'_>,
    at: Timestamp,
) -> Option<fact::Fact> {
    let (sign, again) = found(state, bond, with, at)?;
    let by = at.plus(with.answer_time());
    Some(match again {
        Some(strain) => repair::Fact::Reopened { strain, sign, by }.into(),
        None => Fact::Noticed { strain, bond, sign, words: String::new(), by }.into(),
    })
}

/// The sign to ask about, and the strain that it opens again, if one.
fn found(
    state: &fact::State,
    bond: BondId,
    with: &Context<'_>,
    at: Timestamp,
) -> Option<(Sign, Option<StrainId>)> {
    if state.strain.of(bond).any(|one| state.repair.is_open(one.id)) {
        return None;
    }
    sign::newest(state, bond, with.watches(), at)
}

impl fact::State {
    /// Whether feedback on a meeting that is lower than usual would be asked about: nothing is
    /// open between the two.
    pub fn asks_when_low(&self, meeting: MeetingId) -> bool {
        let Ok(meeting) = self.meeting.get(meeting) else { return false };
        !self.strain.of(meeting.bond).any(|one| self.repair.is_open(one.id))
    }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let Fact::Noticed { strain, bond, sign, words, by } = fact;
    let new = Strain {
        id: *strain,
        entry: mark.id,
        bond: *bond,
        sign: *sign,
        words: words.clone(),
        at: mark.at,
        by: *by,
    };
    state.strains.insert(*strain, new);
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    let Fact::Noticed { bond, .. } = fact;
    Reach::Bond(*bond)
}

impl Seen {
    /// What was noticed, newest first: all for the client, between the two for staff.
    pub fn strains(&self) -> Vec<&Strain> {
        let all = self.state().strain.strains.values();
        let mut mine: Vec<_> = all.filter(|one| self.in_meeting(one.bond)).collect();
        mine.sort_by_key(|one| std::cmp::Reverse(one.at));
        mine
    }

    /// One of them.
    pub fn strain(&self, id: StrainId) -> Option<&Strain> {
        self.strains().into_iter().find(|one| one.id == id)
    }

    /// A sign between the two of a bond that no entry tells of yet.
    pub fn unnoticed(&self, bond: BondId, with: &Context<'_>) -> Option<Sign> {
        self.found(bond, with).map(|(sign, _)| sign)
    }

    /// The strain that such a sign opens again, if it opens one.
    pub fn unnoticed_again(&self, bond: BondId, with: &Context<'_>) -> Option<StrainId> {
        self.found(bond, with)?.1
    }

    fn found(&self, bond: BondId, with: &Context<'_>) -> Option<(Sign, Option<StrainId>)> {
        self.in_meeting(bond).then_some(())?;
        found(self.state(), bond, with, self.at())
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (strain, bond, meeting) = (StrainId([0x0c; 16]), BondId([1; 16]), MeetingId([3; 16]));
    let by = Timestamp(1_777_989_600_000_000);
    let signs = [
        Sign::Said,
        Sign::Fell(meeting, None),
        Sign::Low(meeting),
        Sign::WorthAsking(meeting),
        Sign::Cancelled(meeting),
        Sign::Late(PromiseId([0x0b; 16])),
        Sign::Stopped(meeting),
        Sign::AlwaysTop(meeting),
    ];
    let words = "I went home sad.";
    let watched = Watch::ALL.map(|watch| (Sign::Fell(meeting, Some(watch)), ""));
    let all = signs.map(|sign| (sign, words)).into_iter().chain(watched);
    all.map(|(sign, words)| Fact::Noticed { strain, bond, sign, words: words.into(), by }).collect()
}
