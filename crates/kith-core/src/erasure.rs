//! Erasing a record for good: a day is set, everybody concerned can read it and stop it, and only
//! then can it be carried out.
//!
//! What stands in the room goes with the room. That it was erased, and when, stands in the
//! service book, so that a room which is gone can be told from one that was lost.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{MeetingId, PersonId, RoomId};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Near, Role};

/// How long somebody has to change their mind, at the least.
pub const MIND: i64 = 14 * DAY;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Private room: from then on the record can be erased.
    #[n(0)]
    Set {
        /// From when on.
        #[n(0)]
        on: Timestamp,
    },
    /// Private room: it was stopped.
    #[n(1)]
    Stopped,
    /// Book: a client's rooms were erased.
    #[n(2)]
    Erased {
        /// Whose; an id that nothing else has any more.
        #[n(0)]
        client: PersonId,
        /// Which rooms.
        #[n(1)]
        rooms: Vec<RoomId>,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Machine, private room: set the day.
    Set {
        /// From when on it can be erased.
        on: Timestamp,
    },
    /// The client, those in their care, or the machine: stop it.
    Stop,
    /// Machine, book: write down that the rooms are erased.
    Erase {
        /// Whose.
        client: PersonId,
        /// Which.
        rooms: Vec<RoomId>,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    due: Option<Timestamp>,
    erased: BTreeMap<RoomId, (PersonId, Timestamp)>,
}

impl State {
    /// Private room: from when on it can be erased, if a day is set.
    pub const fn due(&self) -> Option<Timestamp> {
        self.due
    }

    /// Book: every room that was erased, whose it was, and when.
    pub fn erased(&self) -> impl Iterator<Item = (RoomId, PersonId, Timestamp)> + '_ {
        self.erased.iter().map(|(room, (client, at))| (*room, *client, *at))
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let machine = || if who.role == Role::Operator { Ok(()) } else { Err(Refusal::NotYours) };
    let due = state.erasure.due;
    let fact = match (command, state.kind) {
        (Command::Set { on }, RoomKind::Private) => {
            machine()?;
            match due {
                Some(_) => return Err(Refusal::AlreadyDone),
                None if on < at.plus(MIND) => return Err(Refusal::TooSoon),
                None => Fact::Set { on },
            }
        }
        (Command::Stop, RoomKind::Private) => {
            if machine().is_err() && state.only_client(who).is_err() {
                state.only_beside(who, Near::Care)?;
            }
            due.ok_or(Refusal::AlreadyDone)?;
            Fact::Stopped
        }
        (Command::Erase { client, rooms }, RoomKind::Book) => {
            machine()?;
            Fact::Erased { client, rooms }
        }
        _ => return Err(Refusal::NotHere),
    };
    Ok(vec![fact.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Set { on } => state.due = Some(*on),
        Fact::Stopped => state.due = None,
        Fact::Erased { client, rooms } => {
            state.erased.extend(rooms.iter().map(|room| (*room, (*client, mark.at))));
        }
    }
}

impl fact::State {
    /// Erasing: the day that is set in a private room, and what the service book says is gone.
    pub const fn erasure(&self) -> &State {
        &self.erasure
    }

    /// Private room: every meeting there ever was, for what is held for them elsewhere.
    pub fn meetings(&self) -> Vec<MeetingId> {
        self.meeting.all().map(|meeting| meeting.id).collect()
    }
}

impl Seen {
    /// Private room: from when on it can be erased, if a day is set.
    pub fn erased_from(&self) -> Option<Timestamp> {
        self.state().erasure.due
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (client, room) = (PersonId([1; 16]), RoomId([4; 16]));
    vec![
        Fact::Set { on: Timestamp(1_777_989_600_000_000) },
        Fact::Stopped,
        Fact::Erased { client, rooms: vec![room] },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, NOW, amira, client, someone};

    fn machine() -> Actor {
        someone(0, Role::Operator)
    }

    fn set() -> Command {
        Command::Set { on: NOW.plus(MIND) }
    }

    #[test]
    fn a_day_is_set_at_the_machine_two_weeks_ahead_or_later() {
        let room = Given::bonded();
        let early = Command::Set { on: NOW.plus(MIND - 1) };
        assert_eq!(room.refused(&machine(), early), Refusal::TooSoon);
        for who in [client(), amira(), someone(9, Role::Administrator)] {
            assert_eq!(room.refused(&who, set()), Refusal::NotYours, "{:?}", who.role);
        }
        let room = room.when(&machine(), set()).expect("set");
        assert_eq!(room.seen(&client()).erased_from(), Some(NOW.plus(MIND)));
        assert_eq!(room.refused(&machine(), set()), Refusal::AlreadyDone);
    }

    #[test]
    fn the_client_and_those_in_their_care_stop_it() {
        let room = Given::bonded();
        assert_eq!(room.refused(&client(), Command::Stop), Refusal::AlreadyDone);
        let room = room.when(&machine(), set()).expect("set");
        for who in [someone(7, Role::Therapist), someone(9, Role::Administrator)] {
            assert_eq!(room.refused(&who, Command::Stop), Refusal::NotYours, "{:?}", who.role);
        }
        for who in [client(), amira(), machine()] {
            let stopped = room.clone().when(&who, Command::Stop).expect("stopped");
            assert_eq!(stopped.state.erasure().due(), None);
            stopped.when(&machine(), set()).expect("set again");
        }
    }

    #[test]
    fn the_book_tells_what_was_erased_and_nobody_but_the_machine_writes_it() {
        let erase = || Command::Erase { client: PersonId([1; 16]), rooms: vec![RoomId([4; 16])] };
        let ada = someone(9, Role::Administrator);
        assert_eq!(Given::book().refused(&ada, erase()), Refusal::NotYours);
        assert_eq!(Given::bonded().refused(&machine(), erase()), Refusal::NotHere);
        let book = Given::book().when(&machine(), erase()).expect("written");
        let erased: Vec<_> = book.state.erasure().erased().collect();
        assert_eq!(erased, [(RoomId([4; 16]), PersonId([1; 16]), NOW)]);
    }
}
