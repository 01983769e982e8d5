//! Shared notes, and answers to any entry: "reply", and "this is not right".
//!
//! A note is written for the person it speaks of. It is never changed: a correction stands
//! beside it, and so does the client's own view, with equal rank.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{EntryId, MeetingId, NoteId};
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Author};
use crate::words::{LONG, SHORT, said};

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
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::Finish { note, meeting, text } => {
            state.only_beside(who)?;
            if state.note.notes.contains_key(&note) {
                return Err(Refusal::AlreadyDone);
            }
            if let Some(meeting) = meeting {
                state.meeting.get(meeting)?;
            }
            Fact::Finished { note, meeting, text: said(text, LONG)? }
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
    state.only_beside(who)?;
    let note = state.note.notes.get(&note).ok_or(Refusal::NotHere)?;
    if note.by.person == who.person { Ok(()) } else { Err(Refusal::NotYours) }
}

fn may_answer(state: &fact::State, who: &Actor, to: EntryId) -> Result<(), Refusal> {
    state.only_pair(who)?;
    if state.written.contains_key(&to) { Ok(()) } else { Err(Refusal::NotHere) }
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
        let Mark { id: entry, by, at } = mark;
        let answer = Answer { entry, by, at, tone, text: text.to_owned() };
        self.answers.entry(to).or_default().push(answer);
    }
}

impl Mark {
    fn version(self, text: &str) -> Version {
        Version { entry: self.id, at: self.at, text: text.to_owned() }
    }
}

impl Seen {
    /// One note.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.state().note.notes.get(&id)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, client, someone};
    use crate::who::Role;

    const NOTE: NoteId = NoteId([4; 16]);

    fn finish(text: &str) -> Command {
        Command::Finish { note: NOTE, meeting: None, text: text.into() }
    }

    fn noted() -> Given {
        Given::bonded().when(&amira(), finish("We talked about May.")).expect("finished")
    }

    #[test]
    fn a_finished_note_belongs_to_both() {
        for who in [client(), amira()] {
            assert!(noted().seen(&who).last_note().is_some());
        }
    }

    #[test]
    fn e52_a_correction_stands_beside_what_it_corrects() {
        let correct = Command::Correct { note: NOTE, text: "We talked about April.".into() };
        let room = noted().when(&amira(), correct).expect("corrected");
        let seen = room.seen(&client());
        let note = seen.note(NOTE).expect("the note");
        let texts: Vec<_> = note.versions.iter().map(|version| version.text.as_str()).collect();
        assert_eq!(texts, ["We talked about May.", "We talked about April."]);
    }

    #[test]
    fn only_its_author_corrects_a_note() {
        let jo = someone(5, Role::Therapist);
        let correct = Command::Correct { note: NOTE, text: "Other".into() };
        let room = noted().beside(&jo);
        assert_eq!(room.refused(&jo, correct.clone()), Refusal::NotYours);
        assert_eq!(room.refused(&client(), correct), Refusal::NotYours);
    }

    #[test]
    fn the_client_answers_the_entry_itself() {
        let room = noted();
        let to = room.last_entry();
        let wish = Command::SayNotRight { to, text: "It was April.".into() };
        let room = room.when(&client(), wish).expect("said");
        let seen = room.seen(&amira());
        assert_eq!(seen.answers(to).first().map(|answer| answer.tone), Some(Tone::NotRight));
        assert_eq!(seen.unanswered().count(), 1);
        let reply = Command::Reply { to, text: "You are right.".into() };
        let room = room.when(&amira(), reply).expect("replied");
        assert_eq!(room.seen(&amira()).unanswered().count(), 0);
    }

    #[test]
    fn a_second_answer_does_not_hide_the_first() {
        let room = noted();
        let to = room.last_entry();
        let thanks = Command::Reply { to, text: "Thank you.".into() };
        let wish = Command::SayNotRight { to, text: "It was April.".into() };
        let room = room.when(&client(), thanks).expect("replied");
        let room = room.when(&client(), wish).expect("said");
        let seen = room.seen(&amira());
        let texts: Vec<_> = seen.unanswered().map(|(_, answer)| answer.text.as_str()).collect();
        assert_eq!(texts, ["Thank you.", "It was April."]);
    }

    #[test]
    fn what_is_not_in_the_room_cannot_be_answered() {
        let wish = Command::Reply { to: EntryId([0xee; 16]), text: "?".into() };
        assert_eq!(noted().refused(&client(), wish), Refusal::NotHere);
    }

    #[test]
    fn an_empty_note_and_one_too_long_are_refused() {
        let room = Given::bonded();
        assert_eq!(room.refused(&amira(), finish(" \n")), Refusal::Empty);
        let long = "a".repeat(LONG + 1);
        assert_eq!(room.refused(&amira(), finish(&long)), Refusal::TooLong { limit: LONG });
    }

    #[test]
    fn e33_any_text_survives_exactly() {
        let all: String = (0..=0x0010_FFFF).step_by(97).filter_map(char::from_u32).collect();
        let lines = "line\n".repeat(10_000);
        for text in [all.as_str(), lines.as_str(), "🌱🌱", "שלום وداعا", "\u{0} \r\n end"]
        {
            let room = Given::bonded().when(&amira(), finish(text)).expect("finished");
            let seen = room.decoded().seen(&client());
            let kept = seen.last_note().and_then(Note::current).map(|v| v.text.clone());
            assert_eq!(kept.as_deref(), Some(text));
        }
    }
}
