//! Being heard: every entry that a client writes for somebody waits, was read, or was answered,
//! and the client sees which.
//!
//! "Read" is said by the person who read, never taken from an opening: a page that was opened is
//! not a person who read. Who is asked to read, and by which day, is said when the client writes
//! and stands as an entry, so that nothing that is set later moves it. An answer is words; the
//! client alone says whether it was understood. What the client says is not right is answered by a
//! date of its own, see [`note`]; that it was read is said here too, and ends nothing.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::{Entry, Mark as Place};
use crate::fact::{self, Context};
use crate::id::{AskId, EntryId, ExpectId, PersonId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near};
use crate::{agenda, form, note};

mod due;
mod kinds;
mod later;
mod standing;

#[cfg(test)]
mod tests;

pub use due::Writing;
pub(crate) use due::{due, on_desks};
use kinds::{answers, is_for_somebody, is_noticed};
pub use standing::{Heard, Stands, Unread, Wait};

/// The most entries that are said to be read at once.
pub const MOST: usize = 100;

/// How an answer was for the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Mark {
    /// "Understood".
    #[n(0)]
    Understood,
    /// "Not quite": it waits again.
    #[n(1)]
    NotQuite,
}

impl Mark {
    /// Both, as they are offered.
    pub const ALL: [Self; 2] = [Self::Understood, Self::NotQuite];

    /// The end of the text keys `heard-mark-…`, and the value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Understood => "understood",
            Self::NotQuite => "not-quite",
        }
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody is asked to read what the client wrote, by a date.
    #[n(0)]
    Due {
        /// Which entry; `None`: what was written just before this.
        #[n(0)]
        entry: Option<EntryId>,
        /// Who is asked.
        #[n(1)]
        of: PersonId,
        /// The name under which the desks know that something waits for this person here: a
        /// random id, which says nothing elsewhere either.
        #[n(2)]
        expect: ExpectId,
        /// The moment at which the last day of it ends.
        #[n(3)]
        by: Timestamp,
    },
    /// Somebody says that they have read these.
    #[n(1)]
    Read {
        /// Which entries.
        #[n(0)]
        entries: Vec<EntryId>,
    },
    /// The client says how an answer was; `None` takes back what was said.
    #[n(2)]
    Marked {
        /// Which answer.
        #[n(0)]
        answer: EntryId,
        /// How it was.
        #[n(1)]
        mark: Option<Mark>,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Whoever meets the client: say that one has read these.
    Read {
        /// Which entries.
        entries: Vec<EntryId>,
    },
    /// Client: say how an answer was, or take it back.
    Mark {
        /// Which answer.
        answer: EntryId,
        /// How it was.
        mark: Option<Mark>,
    },
}

/// Where an entry stands among others, and who wrote it.
#[derive(Debug, Clone, Copy)]
struct Known {
    root: EntryId,
    /// Nobody, where the service noticed it by itself.
    by: Option<PersonId>,
}

/// Something the client wrote for somebody.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    at: Timestamp,
    place: u64,
    root: EntryId,
    due: Option<(PersonId, Timestamp)>,
    reads: Vec<(Author, Timestamp)>,
    /// It was a "not quite" that no longer holds, or something the client withdrew or talked about.
    over: bool,
}

impl Item {
    /// When it was written.
    pub(crate) const fn at(&self) -> Timestamp {
        self.at
    }

    /// The moment at which the last day for reading it ends, where a day was said.
    pub(crate) fn by(&self) -> Option<Timestamp> {
        self.due.map(|(_, by)| by)
    }
}

/// An answer by somebody beside the client.
#[derive(Debug, Clone, Copy)]
struct Answer {
    entry: EntryId,
    by: Author,
    at: Timestamp,
    place: u64,
    /// Words can be marked; having been in touch cannot.
    in_words: bool,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    known: BTreeMap<EntryId, Known>,
    items: BTreeMap<EntryId, Item>,
    newest: Option<EntryId>,
    /// By the first entry of what they answer, oldest first.
    answers: BTreeMap<EntryId, Vec<Answer>>,
    /// How an answer was: the entry that says so, and what it says.
    marks: BTreeMap<EntryId, (EntryId, Option<Mark>, Timestamp)>,
    asks: BTreeMap<AskId, EntryId>,
    expects: BTreeMap<PersonId, ExpectId>,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    match command {
        Command::Read { entries } => read(state, who, at, entries),
        Command::Mark { answer, mark } => {
            state.only_client(who)?;
            if !state.heard.is_answer(answer) {
                return Err(Refusal::NotHere);
            }
            if state.heard.mark(answer).map(|(mark, _)| mark) == mark {
                return Ok(Vec::new());
            }
            Ok(vec![Fact::Marked { answer, mark }.into()])
        }
    }
}

/// Only what somebody may read can be said to be read; said twice, it stays said once.
fn read(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    mut entries: Vec<EntryId>,
) -> Result<Vec<fact::Fact>, Refusal> {
    let bond = state.only_beside(who, Near::Between)?;
    entries.sort_unstable();
    entries.dedup();
    if entries.is_empty() {
        return Err(Refusal::Empty);
    }
    if entries.len() > MOST {
        return Err(Refusal::TooLong { limit: MOST });
    }
    let there = |entry: &EntryId| {
        let item = state.heard.items.contains_key(entry);
        item && state.is_open_to(who.person, bond, *entry, at)
    };
    if !entries.iter().all(there) {
        return Err(Refusal::NotHere);
    }
    entries.retain(|entry| !state.heard.has_read(*entry, who.person));
    if entries.is_empty() { Ok(Vec::new()) } else { Ok(vec![Fact::Read { entries }.into()]) }
}

pub(crate) fn apply(state: &mut State, mark: Place, fact: &Fact) {
    match fact {
        Fact::Due { entry, of, expect, by } => {
            state.expects.entry(*of).or_insert(*expect);
            let item = entry.or(state.newest).and_then(|entry| state.items.get_mut(&entry));
            if let Some(item) = item {
                item.due = Some((*of, *by));
            }
        }
        Fact::Read { entries } => {
            for entry in entries {
                if let Some(item) = state.items.get_mut(entry) {
                    item.reads.push((mark.by, mark.at));
                }
            }
        }
        Fact::Marked { answer, mark: said } => {
            let before = state.marks.insert(*answer, (mark.id, *said, mark.at));
            let item = before.and_then(|(entry, ..)| state.items.get_mut(&entry));
            if let Some(item) = item {
                item.over = true;
            }
        }
    }
}

/// Takes down an entry of any kind: what the client wrote for somebody, and what answers it.
pub(crate) fn wrote(state: &mut fact::State, entry: &Entry) {
    let owner = state.owner;
    let (heard, place) = (&mut state.heard, state.entries);
    let root = heard.root_of(entry);
    let by = Some(entry.by.person).filter(|_| !is_noticed(&entry.fact));
    heard.known.insert(entry.id, Known { root, by });
    if let fact::Fact::Form(form::Fact::Answered { ask, .. }) = &entry.fact {
        heard.asks.insert(*ask, entry.id);
    }
    if entry.by.person == owner && is_for_somebody(&entry.fact) {
        let (at, reads) = (entry.at, Vec::new());
        heard.items.insert(entry.id, Item { at, place, root, due: None, reads, over: false });
        heard.newest = Some(entry.id);
    }
    if let Some(in_words) = answers(&entry.fact).filter(|_| entry.by.person != owner) {
        let answer = Answer { entry: entry.id, by: entry.by, at: entry.at, place, in_words };
        heard.answers.entry(root).or_default().push(answer);
    }
    settled(state, entry);
}

/// What two people talked about, or what was withdrawn, waits to be read no longer.
fn settled(state: &mut fact::State, entry: &Entry) {
    let (
        fact::Fact::Agenda(agenda::Fact::Talked { item, .. } | agenda::Fact::Withdrawn { item }),
        owner,
    ) = (&entry.fact, state.owner)
    else {
        return;
    };
    let Some(added) = state.agenda.get(*item).ok().map(|item| item.mark.id) else { return };
    let waits = state.heard.items.get(&added).is_some_and(|item| state.heard.waits(item));
    let Some(item) = state.heard.items.get_mut(&added).filter(|_| waits) else { return };
    if entry.by.person == owner {
        item.over = true;
    } else {
        item.reads.push((entry.by, entry.at));
    }
}

impl State {
    /// The first entry of what an entry belongs to.
    fn root_of(&self, entry: &Entry) -> EntryId {
        let to = match &entry.fact {
            fact::Fact::Note(
                note::Fact::Replied { to, .. }
                | note::Fact::NotRight { to, .. }
                | note::Fact::Settled { dispute: to, .. }
                | note::Fact::Corrected { dispute: Some(to), .. },
            ) => Some(*to),
            fact::Fact::Heard(Fact::Marked { answer, .. }) => Some(*answer),
            fact::Fact::Form(form::Fact::Reached { ask, .. }) => self.asks.get(ask).copied(),
            _ => None,
        };
        to.map_or(entry.id, |to| self.known.get(&to).map_or(to, |known| known.root))
    }

    /// Who wrote an entry.
    pub(crate) fn author(&self, entry: EntryId) -> Option<PersonId> {
        self.known.get(&entry)?.by
    }

    /// Whether an entry is an answer in words by somebody beside the client.
    fn is_answer(&self, entry: EntryId) -> bool {
        let root = self.known.get(&entry).map(|known| known.root);
        let answers = root.and_then(|root| self.answers.get(&root));
        answers.is_some_and(|all| all.iter().any(|one| one.in_words && one.entry == entry))
    }

    /// How an answer was for the client, and when they said so.
    fn mark(&self, answer: EntryId) -> Option<(Mark, Timestamp)> {
        self.marks.get(&answer).and_then(|(_, mark, at)| Some(((*mark)?, *at)))
    }

    fn has_read(&self, entry: EntryId, who: PersonId) -> bool {
        let item = self.items.get(&entry);
        item.is_some_and(|item| item.reads.iter().any(|(by, _)| by.person == who))
    }

    /// How many answers came after something was written.
    fn answers_after(&self, item: &Item) -> usize {
        let all = self.answers.get(&item.root).into_iter().flatten();
        all.filter(|answer| answer.place > item.place).count()
    }

    /// The newest answer that came after something was written.
    fn answer_after(&self, item: &Item) -> Option<&Answer> {
        self.answers.get(&item.root)?.iter().rev().find(|answer| answer.place > item.place)
    }

    /// What had a day to be read by: who was asked, the day, and when it was read or answered
    /// first, if it was.
    pub(crate) fn with_a_day(
        &self,
    ) -> impl Iterator<Item = (EntryId, PersonId, Timestamp, Option<Timestamp>)> {
        let items = self.items.iter().filter(|(_, item)| !item.over);
        items.filter_map(|(id, item)| {
            let (of, by) = item.due?;
            let answers = self.answers.get(&item.root).into_iter().flatten();
            let answered = answers.filter(|answer| answer.place > item.place).map(|one| one.at);
            let read = item.reads.iter().map(|(_, at)| *at).chain(answered).min();
            Some((*id, of, by, read))
        })
    }

    /// Whether nobody has read or answered it.
    fn waits(&self, item: &Item) -> bool {
        !item.over && item.reads.is_empty() && self.answer_after(item).is_none()
    }
}

/// Whom an entry reaches: as far as what it speaks of; what somebody read is the client's to know.
pub(crate) fn reach(state: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    let of = match fact {
        Fact::Due { entry, .. } => entry.or(state.heard.newest),
        Fact::Marked { answer, .. } => Some(*answer),
        Fact::Read { .. } => None,
    };
    let of = of.and_then(|entry| state.written.get(&entry));
    of.map_or(Reach::Own, |(reach, _)| *reach)
}

/// The place of what an entry speaks of.
pub(crate) fn origin(state: &fact::State, fact: &fact::Fact) -> Option<u64> {
    match fact {
        fact::Fact::Heard(Fact::Due { entry, .. }) => state.origin(entry.or(state.heard.newest)?),
        fact::Fact::Heard(Fact::Marked { answer, .. }) => state.origin(*answer),
        _ => None,
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (entry, answer) = (EntryId([5; 16]), EntryId([6; 16]));
    let (of, expect) = (PersonId([2; 16]), ExpectId([0x0e; 16]));
    let by = Timestamp(1_777_334_400_000_000);
    vec![
        Fact::Due { entry: None, of, expect, by },
        Fact::Due { entry: Some(entry), of, expect, by },
        Fact::Read { entries: vec![entry, answer] },
        Fact::Marked { answer, mark: Some(Mark::Understood) },
        Fact::Marked { answer, mark: Some(Mark::NotQuite) },
        Fact::Marked { answer, mark: None },
    ]
}
