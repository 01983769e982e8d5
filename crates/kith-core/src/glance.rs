//! The few hundred bytes that lists need, sealed beside the room's head so that a caseload
//! can be shown without folding every room. Each of the people beside the client is given the
//! part of it that is theirs, as [`crate::Seen`] would show it.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::bond::{Bond, Status};
use crate::fact::State;
use crate::id::{AskId, EntryId, MeetingId, PersonId, PromiseId, StrainId};
use crate::meeting::Meeting;
use crate::reliability::{self, Tally};
use crate::signin::CodeTyped;
use crate::time::Timestamp;
use crate::who::{Actor, Near, Role};

#[cfg(test)]
mod tests;

/// How many coming meetings a glance holds.
const COMING: usize = 4;
/// How many promises with each person it holds.
const OWED: usize = 4;
/// How many characters of a promise it holds; a longer one is cut.
pub const WORDS: usize = 80;
/// How many characters of a wish it holds; a longer one is cut.
pub const WISH: usize = 160;

/// What a list shows of one client.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Glance {
    /// How they want to be called.
    #[n(0)]
    pub name: String,
    /// Their pronouns.
    #[n(1)]
    pub pronouns: String,
    /// Coming meetings, soonest first.
    #[n(2)]
    pub coming: Vec<Coming>,
    /// People who have something of the client's to answer.
    #[n(3)]
    pub to_answer: Vec<PersonId>,
    /// What is owed between two people, the soonest due first.
    #[cbor(n(5), default)]
    pub owed: Vec<Owed>,
    /// Strains that wait for an answer.
    #[cbor(n(6), default)]
    pub strained: Vec<Strained>,
    /// Answers on the client's safety that wait for somebody to be in touch.
    #[cbor(n(7), default)]
    pub to_reach: Vec<ToReach>,
    /// The newest printed code that was typed for the client where people lost their way in.
    #[cbor(n(8), default)]
    pub code: Option<CodeTyped>,
    /// What the client wrote that waits to be read: one line for each person who is to read it.
    #[cbor(n(9), default)]
    pub unread: Vec<Unread>,
    /// What was done of what was agreed, in numbers, for the service as a whole.
    #[cbor(n(10), default)]
    pub tally: Tally,
    /// Who is beside the client for a time alone, or is going to be.
    #[cbor(n(11), default)]
    pub stays: Vec<Stays>,
    /// What the client said is not right and somebody is to answer by a date, the first due first.
    #[cbor(n(12), default)]
    pub views: Vec<Disputed>,
    /// People for whom something suggested for the frame waits.
    #[cbor(n(13), default)]
    pub framed: Vec<PersonId>,
}

/// When somebody is beside the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Stays {
    /// Who.
    #[n(0)]
    pub with: PersonId,
    /// From when.
    #[n(1)]
    pub from: Timestamp,
    /// Until when.
    #[n(2)]
    pub until: Timestamp,
}

/// What the client said is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Disputed {
    /// The entry with their words.
    #[n(0)]
    pub entry: EntryId,
    /// Who is to answer.
    #[n(1)]
    pub with: PersonId,
    /// By when.
    #[n(2)]
    pub by: Timestamp,
}

/// What waits to be read by one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Unread {
    /// Who is to read it.
    #[n(0)]
    pub with: PersonId,
    /// The moment at which the first day for it ends, where a day was said.
    #[n(1)]
    pub by: Option<Timestamp>,
    /// When the first of it was written.
    #[n(2)]
    pub since: Timestamp,
}

/// One answer on the client's safety.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct ToReach {
    /// Which asking.
    #[n(0)]
    pub ask: AskId,
    /// Who is to be in touch.
    #[n(1)]
    pub person: PersonId,
    /// By when.
    #[n(2)]
    pub by: Timestamp,
}

/// One promise that is owed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Owed {
    /// Which.
    #[n(0)]
    pub promise: PromiseId,
    /// Who is beside the client in it.
    #[n(1)]
    pub with: PersonId,
    /// Whether that person promised it; else the client did.
    #[n(2)]
    pub by_staff: bool,
    /// From when it is late.
    #[n(3)]
    pub due: Timestamp,
    /// The beginning of its words; empty where an answer is owed.
    #[n(4)]
    pub words: String,
}

/// One strain that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Strained {
    /// Which.
    #[n(0)]
    pub strain: StrainId,
    /// Who is to answer.
    #[n(1)]
    pub with: PersonId,
    /// By when.
    #[n(2)]
    pub by: Timestamp,
}

/// One coming meeting.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Coming {
    /// Which.
    #[n(0)]
    pub meeting: MeetingId,
    /// With whom, for those who may know.
    #[n(1)]
    pub with: Option<PersonId>,
    /// When it begins.
    #[n(2)]
    pub starts: Timestamp,
    /// How long, in minutes.
    #[n(3)]
    pub minutes: u16,
    /// Where.
    #[n(4)]
    pub place: String,
    /// The beginning of what the client asks to bring up, once they checked in.
    #[n(5)]
    pub wish: Option<String>,
}

impl Coming {
    /// When it ends.
    pub fn ends(&self) -> Timestamp {
        self.starts.plus(i64::from(self.minutes) * crate::time::MINUTE)
    }
}

/// The glance of a private room.
pub fn glance(state: &State) -> Glance {
    let about = state.about.lines();
    Glance {
        name: about.name.clone(),
        pronouns: about.pronouns.clone(),
        coming: coming(state),
        to_answer: to_answer(state),
        owed: owed(state),
        strained: strained(state),
        to_reach: to_reach(state),
        code: state.signin.newest_code(),
        unread: unread(state),
        tally: reliability::tally(state),
        stays: stays(state),
        views: views(state),
        framed: state.to_frame(),
    }
}

fn views(state: &State) -> Vec<Disputed> {
    let all = state.to_settle(state.last_at);
    let mut all: Vec<_> = all.map(|(entry, with, by)| Disputed { entry, with, by }).collect();
    all.sort_by_key(|one| one.by);
    all
}

fn to_reach(state: &State) -> Vec<ToReach> {
    let all = state.to_reach().filter_map(|ask| {
        let by = ask.care.map_or(ask.answered.as_ref()?.0, |care| care.by);
        Some(ToReach { ask: ask.id, person: state.keeper_now(ask)?, by })
    });
    all.collect()
}

fn stays(state: &State) -> Vec<Stays> {
    let open = state.bond.all().filter(|bond| bond.status == Status::Active || bond.is_to_come());
    let stays = open.filter_map(|bond| {
        let stay = bond.stay?;
        Some(Stays { with: bond.person, from: stay.from, until: stay.until })
    });
    stays.collect()
}

fn unread(state: &State) -> Vec<Unread> {
    let mut all: BTreeMap<PersonId, Unread> = BTreeMap::new();
    for (_, item, with) in state.unread(state.last_at) {
        let new = Unread { with, by: item.by(), since: item.at() };
        let one = all.entry(with).or_insert(new);
        one.since = one.since.min(new.since);
        one.by = [one.by, new.by].into_iter().flatten().min();
    }
    all.into_values().collect()
}

fn active(state: &State) -> impl Iterator<Item = &Bond> {
    state.bond.all().filter(|bond| bond.status == Status::Active)
}

fn owed(state: &State) -> Vec<Owed> {
    let mut all: Vec<_> = active(state).flat_map(|bond| owed_with(state, bond)).collect();
    all.sort_by_key(|one| one.due);
    all
}

fn owed_with(state: &State, bond: &Bond) -> Vec<Owed> {
    let owed = state.owed(bond.id).filter_map(|one| {
        Some(Owed {
            promise: one.id,
            with: bond.person,
            by_staff: one.from == bond.person,
            due: state.due(one)?,
            words: one.terms.words.chars().take(WORDS).collect(),
        })
    });
    let mut all: Vec<_> = owed.collect();
    all.sort_by_key(|one| one.due);
    all.truncate(OWED);
    all
}

fn strained(state: &State) -> Vec<Strained> {
    let all = active(state)
        .flat_map(|bond| state.waiting(bond.id).map(move |(strain, by)| (bond.person, strain, by)));
    all.map(|(with, strain, by)| Strained { strain, with, by }).collect()
}

fn coming(state: &State) -> Vec<Coming> {
    let coming = state.coming();
    coming
        .filter(|(_, details)| details.ends() > state.last_at)
        .filter_map(|(meeting, details)| {
            let bond = state.bond.get(meeting.bond).ok()?;
            let wish = state.checkin.latest(meeting.id);
            Some(Coming {
                meeting: meeting.id,
                with: Some(bond.person),
                starts: details.starts,
                minutes: details.minutes,
                place: details.place.clone(),
                wish: wish.map(|sent| sent.said.bring_up.chars().take(WISH).collect()),
            })
        })
        .take(COMING)
        .collect()
}

/// Staff with a proposal of the client's to say yes or no to.
fn to_answer(state: &State) -> Vec<PersonId> {
    let ahead = |meeting: &Meeting| {
        meeting.proposed.as_ref().is_some_and(|(details, _)| details.ends() > state.last_at)
    };
    let mut people: Vec<_> = state
        .meeting
        .all()
        .filter(|meeting| meeting.waits_for(Role::Therapist) && ahead(meeting))
        .filter_map(|meeting| state.bond.get(meeting.bond).ok())
        .filter(|bond| bond.status == Status::Active)
        .map(|bond| bond.person)
        .collect();
    people.sort_unstable();
    people.dedup();
    people
}

impl Glance {
    /// The bytes to seal.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let written: Result<(), minicbor::encode::Error<std::convert::Infallible>> =
            minicbor::encode(self, &mut bytes);
        debug_assert!(written.is_ok(), "a vector takes every byte");
        bytes
    }

    /// Reads the bytes back; `None` when a newer version wrote them.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        minicbor::decode(bytes).ok()
    }

    /// The part that belongs to somebody beside the client, by the role of their bond.
    pub fn seen_by(mut self, who: &Actor, bond: Role) -> Option<Self> {
        let near = bond.near().min(who.role.near())?;
        let me = who.person;
        self.tally = Tally::default();
        self.stays.retain(|one| one.with == me);
        self.to_reach.retain(|one| near == Near::Care && one.person == me);
        self.code = self.code.filter(|_| near == Near::Care);
        self.to_answer.retain(|person| near >= Near::Between && *person == me);
        self.owed.retain(|one| near >= Near::Between && one.with == me);
        self.unread.retain(|one| near >= Near::Between && one.with == me);
        self.views.retain(|one| near >= Near::Between && one.with == me);
        self.strained.retain(|one| near >= Near::Between && one.with == me);
        if near >= Near::Between {
            self.coming.retain(|coming| coming.with == Some(me));
            return Some(self);
        }
        if near == Near::Times {
            self.pronouns.clear();
        }
        let door = bond == Role::Reception && who.role == Role::Reception;
        for coming in &mut self.coming {
            coming.wish = None;
            coming.with = coming.with.filter(|_| door);
        }
        Some(self)
    }

    /// When this person is beside the client, where it is for a time alone.
    pub fn stay(&self, person: PersonId) -> Option<&Stays> {
        self.stays.iter().find(|one| one.with == person)
    }

    /// The next meeting with this person that has not ended.
    pub fn next_with(&self, person: PersonId, at: Timestamp) -> Option<&Coming> {
        self.coming.iter().find(|coming| coming.with == Some(person) && coming.ends() > at)
    }

    /// The next meeting of all that has not ended.
    pub fn next(&self, at: Timestamp) -> Option<&Coming> {
        self.coming.iter().find(|coming| coming.ends() > at)
    }
}
