//! What a room of the service is like before one has been there: how to get there, where to go in,
//! where to wait and where to sit.
//!
//! Whoever lives with being on guard looks at the doors first. So the service says in its own words
//! what somebody will find, and the page of each meeting in that room shows it. A room goes by its
//! name, compared as rooms are.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::settings::folded;
use crate::time::Timestamp;
use crate::who::{Actor, Author};
use crate::words::{SHORT, fits};

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The service wrote what one of its rooms is like, or took it back.
    #[n(0)]
    Described {
        /// Which room, by its name.
        #[n(0)]
        room: String,
        /// What it is like; a line may be empty.
        #[n(1)]
        lines: Lines,
    },
}

/// What a room is like, line by line. Each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Lines {
    /// How to get there.
    #[n(0)]
    pub way: String,
    /// Where to go in.
    #[n(1)]
    pub entrance: String,
    /// Where to wait.
    #[n(2)]
    pub waiting: String,
    /// Where to sit.
    #[n(3)]
    pub seat: String,
}

impl Lines {
    /// Each with the end of the text keys that name it, in the order in which one comes by.
    pub fn all(&self) -> [(&'static str, &str); 4] {
        [
            ("way", self.way.trim()),
            ("entrance", self.entrance.trim()),
            ("waiting", self.waiting.trim()),
            ("seat", self.seat.trim()),
        ]
    }

    fn is_empty(&self) -> bool {
        self.all().iter().all(|(_, words)| words.is_empty())
    }

    fn checked(self) -> Result<Self, Refusal> {
        Ok(Self {
            way: fits(self.way, SHORT)?,
            entrance: fits(self.entrance, SHORT)?,
            waiting: fits(self.waiting, SHORT)?,
            seat: fits(self.seat, SHORT)?,
        })
    }
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Whoever keeps the service: write what one of its rooms is like.
    Describe {
        /// Which room, by its name.
        room: String,
        /// What it is like; all empty to take it back.
        lines: Lines,
    },
}

/// What was written of a room at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// The lines.
    pub lines: Lines,
    /// Who wrote them.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    rooms: BTreeMap<String, Vec<Described>>,
}

impl State {
    /// What was written of a room so far, the oldest first.
    pub fn all(&self, room: &str) -> &[Described] {
        self.rooms.get(&folded(room)).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is written of a room; `None` where nothing is.
    pub fn lines(&self, room: &str) -> Option<&Lines> {
        self.all(room).last().map(|one| &one.lines).filter(|lines| !lines.is_empty())
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let Command::Describe { room, lines } = command;
    state.only_keeper(who)?;
    if state.kind != RoomKind::Book || state.settings().room(&room).is_none() {
        return Err(Refusal::NotHere);
    }
    let lines = lines.checked()?;
    let before = state.place.lines(&room).cloned().unwrap_or_default();
    if before.all() == lines.all() {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::Described { room, lines }.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let Fact::Described { room, lines } = fact;
    let new = Described { lines: lines.clone(), by: mark.by, at: mark.at };
    state.rooms.entry(folded(room)).or_default().push(new);
}

impl fact::State {
    /// What the service wrote of its rooms, in a service book.
    pub const fn places(&self) -> &State {
        &self.place
    }

    /// What it is like where a meeting is, if that is a room of the service of which something is
    /// written.
    pub fn place(&self, words: &str) -> Option<&Lines> {
        self.place.lines(&self.settings().room(words)?)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (room, way) = ("Room 3".to_owned(), "By the garden gate.".to_owned());
    let lines = Lines { way, seat: "By the window.".into(), ..Lines::default() };
    vec![
        Fact::Described { room: room.clone(), lines },
        Fact::Described { room, lines: Lines::default() },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{self, Settings};
    use crate::testing::{Given, amira, client, someone};
    use crate::who::Role;

    fn ada() -> Actor {
        someone(9, Role::Administrator)
    }

    fn lines(way: &str) -> Lines {
        Lines { way: way.into(), ..Lines::default() }
    }

    fn describe(room: &str, way: &str) -> Command {
        Command::Describe { room: room.into(), lines: lines(way) }
    }

    /// A service with two rooms.
    fn book() -> Given {
        let rooms = Some("Room 3\nThe garden room".into());
        let settings = Settings { name: "Harbour House".into(), rooms, ..Settings::default() };
        let operator = someone(8, Role::Operator);
        let book = Given::book();
        book.when(&operator, settings::Command::Change { settings }).expect("set up")
    }

    #[test]
    fn a_room_is_described_and_found_by_the_place_of_a_meeting() {
        let book = book().when(&ada(), describe("Room 3", "By the gate.")).expect("kept");
        let book = book.decoded().state;
        assert_eq!(book.place("  room   3 ").map(|lines| lines.way.as_str()), Some("By the gate."));
        assert_eq!(book.place("The garden room"), None, "nothing is written of it");
        assert_eq!(book.place("Room 4"), None);
    }

    #[test]
    fn what_was_written_before_stays_and_can_be_taken_back() {
        let book = book().when(&ada(), describe("Room 3", "By the gate.")).expect("kept");
        assert_eq!(book.facts(&ada(), describe("room 3", "By the gate. ")), Ok(Vec::new()));
        let book = book.when(&ada(), describe("ROOM 3", " ")).expect("taken back");
        assert_eq!(book.state.place("Room 3"), None);
        let all = book.state.places().all("Room 3");
        assert_eq!((all.len(), all[0].lines.way.as_str()), (2, "By the gate."));
        assert_eq!(all[1].by, ada().author());
    }

    #[test]
    fn only_who_keeps_the_service_writes_it_and_only_of_its_rooms() {
        let book = book();
        for other in [amira(), client()] {
            assert_eq!(book.refused(&other, describe("Room 3", "Else")), Refusal::NotYours);
        }
        assert_eq!(book.refused(&ada(), describe("Room 4", "Else")), Refusal::NotHere);
        let operator = someone(8, Role::Operator);
        let private = Given::bonded();
        assert_eq!(private.refused(&operator, describe("Room 3", "Else")), Refusal::NotHere);
    }

    #[test]
    fn each_line_has_a_length() {
        let long = "a".repeat(SHORT + 1);
        let too_long = Refusal::TooLong { limit: SHORT };
        let all = [
            lines(&long),
            Lines { entrance: long.clone(), ..Lines::default() },
            Lines { waiting: long.clone(), ..Lines::default() },
            Lines { seat: long.clone(), ..Lines::default() },
        ];
        for lines in all {
            let command = Command::Describe { room: "Room 3".into(), lines };
            assert_eq!(book().refused(&ada(), command), too_long);
        }
    }

    #[test]
    fn a_room_that_is_one_no_longer_shows_nothing() {
        let book = book().when(&ada(), describe("Room 3", "By the gate.")).expect("kept");
        let settings = Settings { rooms: Some("Hall".into()), ..book.state.settings().clone() };
        let operator = someone(8, Role::Operator);
        let book = book.when(&operator, settings::Command::Change { settings }).expect("changed");
        assert_eq!(book.state.place("Room 3"), None);
    }
}
