//! Shared notes, and answers to any entry: "reply", and "this is not right".
//!
//! A note is written for the person it speaks of. It is never changed: a correction stands
//! beside it, and so does the client's own view, with equal rank. What is not right is answered by
//! a date.

use std::collections::BTreeMap;

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{EntryId, ExpectId, MeetingId, NoteId, PersonId, PromiseId};
use crate::promise::{self, Terms};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near};
use crate::words::{LONG, SHORT, said};

mod command;
mod dispute;
mod happened;

#[cfg(test)]
mod tests;

pub use command::Command;
pub(crate) use dispute::on_desks;
pub use dispute::{End, Ended, How, Standing, View};
pub use happened::Fact;

/// One version of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: Timestamp,
    /// The words.
    pub text: String,
}

/// One note with all its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Who wrote it.
    pub by: Author,
    /// About which meeting.
    pub meeting: Option<MeetingId>,
    /// Its versions, oldest first; never empty.
    pub versions: Vec<Version>,
}

impl Note {
    /// The version that holds now.
    pub fn current(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// The entry that it was first written in.
    fn first(&self) -> Option<EntryId> {
        self.versions.first().map(|version| version.entry)
    }
}

/// Whether an answer says that the entry is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A reply.
    Reply,
    /// "This is not right".
    NotRight,
}

/// One answer to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The entry that holds it.
    pub entry: EntryId,
    /// Who.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// Which kind.
    pub tone: Tone,
    /// The words.
    pub text: String,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    notes: BTreeMap<NoteId, Note>,
    newest: Option<NoteId>,
    answers: BTreeMap<EntryId, Vec<Answer>>,
    /// The note of each version.
    versions: BTreeMap<EntryId, NoteId>,
    disputes: BTreeMap<EntryId, dispute::Dispute>,
    newest_dispute: Option<EntryId>,
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::Finish { note, meeting, text, promise } => {
            return finish(state, with, who, at, (note, meeting, text, promise));
        }
        Command::Correct { note, text } => {
            may_correct(state, who, note)?;
            Fact::Corrected { note, text: said(text, LONG)?, dispute: None }
        }
        Command::Reply { to, text } => {
            may_answer(state, who, to)?;
            Fact::Replied { to, text: said(text, SHORT)? }
        }
        Command::SayNotRight { to, text } => {
            return dispute::say(state, with, who, at, (to, text));
        }
        Command::Settle { dispute, how, text } => {
            dispute::settle(state, who, at, (dispute, how, text))?
        }
        Command::TakeBack { dispute } => dispute::take_back(state, who, dispute)?,
    };
    Ok(vec![fact.into()])
}

type New = (NoteId, Option<MeetingId>, String, Option<(PromiseId, Terms)>);

/// A note and what is promised with it are made together or not at all.
fn finish(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    (note, meeting, text, promise): New,
) -> Result<Vec<fact::Fact>, Refusal> {
    let bond = state.only_beside(who, Near::Care)?.id;
    if state.note.notes.contains_key(&note) {
        return Err(Refusal::AlreadyDone);
    }
    if let Some(meeting) = meeting {
        state.meeting.get(meeting)?;
    }
    let mut facts = vec![Fact::Finished { note, meeting, text: said(text, LONG)? }.into()];
    if let Some((promise, terms)) = promise {
        let make = promise::Command::Make { promise, bond, terms, note: Some(note) };
        facts.extend(promise::decide(state, with, who, at, make)?);
    }
    Ok(facts)
}

fn may_correct(state: &fact::State, who: &Actor, note: NoteId) -> Result<(), Refusal> {
    state.only_beside(who, Near::Care)?;
    let note = state.note.notes.get(&note).ok_or(Refusal::NotHere)?;
    if note.by.person == who.person { Ok(()) } else { Err(Refusal::NotYours) }
}

fn may_answer(state: &fact::State, who: &Actor, to: EntryId) -> Result<(), Refusal> {
    state.only_pair(who)?;
    if state.reaches(who, to) { Ok(()) } else { Err(Refusal::NotHere) }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Finished { note, meeting, text } => {
            let versions = vec![mark.version(text)];
            let new = Note { id: *note, by: mark.by, meeting: *meeting, versions };
            state.notes.insert(*note, new);
            state.versions.insert(mark.id, *note);
            state.newest = Some(*note);
        }
        Fact::Corrected { note, text, dispute } => {
            if let Some(note) = state.notes.get_mut(note) {
                note.versions.push(mark.version(text));
                state.versions.insert(mark.id, note.id);
            }
            if let Some(dispute) = dispute {
                state.ended(*dispute, mark.ended(End::Settled(How::Agreed, text.clone())));
            }
        }
        Fact::Replied { to, text } => state.answered(*to, mark, Tone::Reply, text),
        Fact::NotRight { to, text } => {
            state.answered(*to, mark, Tone::NotRight, text);
            state.disputed(mark.id, *to);
        }
        Fact::Asked { of, expect, by } => state.asked((*of, *expect, *by)),
        Fact::Settled { dispute, how, text } => {
            state.ended(*dispute, mark.ended(End::Settled(*how, text.clone())));
        }
        Fact::TakenBack { dispute } => state.ended(*dispute, mark.ended(End::TakenBack)),
    }
}

impl State {
    fn answered(&mut self, to: EntryId, mark: Mark, tone: Tone, text: &str) {
        let Mark { id: entry, by, at, .. } = mark;
        let answer = Answer { entry, by, at, tone, text: text.to_owned() };
        self.answers.entry(to).or_default().push(answer);
    }
}

impl Mark {
    fn version(self, text: &str) -> Version {
        Version { entry: self.id, at: self.at, text: text.to_owned() }
    }

    fn ended(self, end: End) -> Ended {
        Ended { end, entry: self.id, by: self.by, at: self.at }
    }
}

/// Whom an entry reaches: an answer as far as what it answers.
pub(crate) fn reach(state: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    let own = state.note.belongs(fact).map(|to| state.written.get(&to));
    match own {
        None => Reach::Care,
        Some(to) => to.map_or(Reach::Own, |(reach, _)| *reach),
    }
}

/// The place of the note that is corrected, or of what is answered.
pub(crate) fn origin(state: &fact::State, fact: &fact::Fact) -> Option<u64> {
    let fact::Fact::Note(fact) = fact else { return None };
    match fact {
        Fact::Corrected { note, .. } => state.origin(state.note.notes.get(note)?.first()?),
        _ => state.origin(state.note.belongs(fact)?),
    }
}

impl State {
    /// The entry that an answer belongs to; `None` for a note. What answers nothing belongs to
    /// an entry that is nowhere.
    fn belongs(&self, fact: &Fact) -> Option<EntryId> {
        match fact {
            Fact::Finished { .. } | Fact::Corrected { .. } => None,
            Fact::Replied { to, .. } | Fact::NotRight { to, .. } => Some(*to),
            Fact::Asked { .. } => Some(self.newest_dispute.unwrap_or(EntryId([0; 16]))),
            Fact::Settled { dispute, .. } | Fact::TakenBack { dispute } => Some(*dispute),
        }
    }
}

impl Seen {
    /// One note. Notes are for those who have a part in the client's care.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        let opens = |note: &&Note| {
            let origin = note.first().and_then(|first| self.state().origin(first));
            origin.is_some_and(|origin| self.opens(origin))
        };
        self.state().note.notes.get(&id).filter(|_| self.knows_care()).filter(opens)
    }

    /// The newest note.
    pub fn last_note(&self) -> Option<&Note> {
        self.state().note.newest.and_then(|id| self.note(id))
    }

    /// The answers to an entry that this person may read, oldest first.
    pub fn answers(&self, to: EntryId) -> &[Answer] {
        let answers = self.state().note.answers.get(&to).filter(|_| self.may_know(to));
        answers.map_or(&[], Vec::as_slice)
    }

    /// All words of the client that nobody has answered since, oldest first for each entry. That
    /// something is not right is answered by settling it alone.
    pub fn unanswered(&self) -> impl Iterator<Item = (EntryId, &Answer)> {
        let owner = self.state().owner;
        let mine = self.state().note.answers.iter().filter(|(to, _)| self.may_know(**to));
        mine.flat_map(move |(to, answers)| {
            let others = answers.iter().rposition(|answer| answer.by.person != owner);
            let since = others.map_or(0, |last| last + 1);
            let note = &self.state().note;
            let waits = move |(place, answer): &(usize, &Answer)| {
                answer.by.person == owner && note.waits_still(answer, *place >= since)
            };
            answers.iter().enumerate().filter(waits).map(|(_, answer)| (*to, answer))
        })
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (note, to) = (NoteId([4; 16]), EntryId([5; 16]));
    vec![
        Fact::Finished { note, meeting: Some(MeetingId([3; 16])), text: "We talked.".into() },
        Fact::Corrected { note, text: "We sat together.".into(), dispute: None },
        Fact::Replied { to, text: "Thank you.".into() },
        Fact::NotRight { to, text: "I said April.".into() },
        Fact::Asked {
            of: PersonId([2; 16]),
            expect: ExpectId([0x0e; 16]),
            by: Timestamp(1_777_989_600_000_000),
        },
        Fact::Corrected { note, text: "We spoke of April.".into(), dispute: Some(to) },
        Fact::Settled { dispute: to, how: How::Agreed, text: "It was April.".into() },
        Fact::Settled { dispute: to, how: How::BothStand, text: "I heard May.".into() },
        Fact::TakenBack { dispute: to },
    ]
}
