//! Shared notes, and answers to any entry: "reply", and "this is not right".
//!
//! A note is written for the person it speaks of. It is never changed: a correction stands
//! beside it, and so does the client's own view, with equal rank.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{EntryId, MeetingId, NoteId, PromiseId};
use crate::promise::{self, Terms};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near};
use crate::words::{LONG, SHORT, said};

#[cfg(test)]
mod tests;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// A note was finished and from then on belongs to both.
    #[n(0)]
    Finished {
        /// The new note.
        #[n(0)]
        note: NoteId,
        /// About which meeting, if about one.
        #[n(1)]
        meeting: Option<MeetingId>,
        /// Its words.
        #[n(2)]
        text: String,
    },
    /// Its author corrected it. Both versions stay.
    #[n(1)]
    Corrected {
        /// Which note.
        #[n(0)]
        note: NoteId,
        /// The words that now hold.
        #[n(1)]
        text: String,
    },
    /// Somebody answered an entry.
    #[n(2)]
    Replied {
        /// Which entry.
        #[n(0)]
        to: EntryId,
        /// The answer.
        #[n(1)]
        text: String,
    },
    /// The client says that an entry is not right, and what it ought to say.
    #[n(3)]
    NotRight {
        /// Which entry.
        #[n(0)]
        to: EntryId,
        /// The client's view.
        #[n(1)]
        text: String,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Staff: finish a note.
    Finish {
        /// The new note's id.
        note: NoteId,
        /// About which meeting, if about one.
        meeting: Option<MeetingId>,
        /// Its words.
        text: String,
        /// What its author promises with it, if anything: made in the same breath.
        promise: Option<(PromiseId, Terms)>,
    },
    /// Its author: correct it.
    Correct {
        /// Which note.
        note: NoteId,
        /// The words that are to hold.
        text: String,
    },
    /// Answer an entry.
    Reply {
        /// Which entry.
        to: EntryId,
        /// The answer.
        text: String,
    },
    /// Client: say that an entry is not right.
    SayNotRight {
        /// Which entry.
        to: EntryId,
        /// What it ought to say.
        text: String,
    },
}

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
            return Ok(facts);
        }
        Command::Correct { note, text } => {
            may_correct(state, who, note)?;
            Fact::Corrected { note, text: said(text, LONG)? }
        }
        Command::Reply { to, text } => {
            may_answer(state, who, to)?;
            Fact::Replied { to, text: said(text, SHORT)? }
        }
        Command::SayNotRight { to, text } => {
            state.only_client(who)?;
            may_answer(state, who, to)?;
            Fact::NotRight { to, text: said(text, SHORT)? }
        }
    };
    Ok(vec![fact.into()])
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
            state.newest = Some(*note);
        }
        Fact::Corrected { note, text } => {
            if let Some(note) = state.notes.get_mut(note) {
                note.versions.push(mark.version(text));
            }
        }
        Fact::Replied { to, text } => state.answered(*to, mark, Tone::Reply, text),
        Fact::NotRight { to, text } => state.answered(*to, mark, Tone::NotRight, text),
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
}

/// Whom an entry reaches: an answer as far as what it answers.
pub(crate) fn reach(state: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    match fact {
        Fact::Finished { .. } | Fact::Corrected { .. } => Reach::Care,
        Fact::Replied { to, .. } | Fact::NotRight { to, .. } => {
            state.written.get(to).map_or(Reach::Own, |(reach, _)| *reach)
        }
    }
}

/// The place of the note that is corrected, or of what is answered.
pub(crate) fn origin(state: &fact::State, fact: &fact::Fact) -> Option<u64> {
    let fact::Fact::Note(fact) = fact else { return None };
    match fact {
        Fact::Finished { .. } => None,
        Fact::Corrected { note, .. } => state.origin(state.note.notes.get(note)?.first()?),
        Fact::Replied { to, .. } | Fact::NotRight { to, .. } => state.origin(*to),
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

    /// All words of the client that nobody has answered since, oldest first for each entry.
    pub fn unanswered(&self) -> impl Iterator<Item = (EntryId, &Answer)> {
        let owner = self.state().owner;
        let mine = self.state().note.answers.iter().filter(|(to, _)| self.may_know(**to));
        mine.flat_map(move |(to, answers)| {
            let others = answers.iter().rposition(|answer| answer.by.person != owner);
            let since = others.map_or(0, |last| last + 1);
            answers.iter().skip(since).map(|answer| (*to, answer))
        })
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (note, to) = (NoteId([4; 16]), EntryId([5; 16]));
    vec![
        Fact::Finished { note, meeting: Some(MeetingId([3; 16])), text: "We talked.".into() },
        Fact::Corrected { note, text: "We sat together.".into() },
        Fact::Replied { to, text: "Thank you.".into() },
        Fact::NotRight { to, text: "I said April.".into() },
    ]
}
