//! Example records for the test of every page: an ordinary one, and one that holds every kind
//! of entry there is.

use std::sync::Arc;

use kith_core::note::How;
use kith_core::time::HOUR;
use kith_core::{
    Actor, Entry, EntryId, Fact, NoteId, PersonId, Purpose, Role, RoomKind, Seen, SigninId, State,
    Timestamp, apply, heard, note, opened,
};

use super::{Item, Reader, Ways};
use crate::text::Text;

/// The first moment of the examples.
const BEGIN: Timestamp = Timestamp(1_777_989_600_000_000);

pub(super) fn noor() -> Actor {
    person(1, "Noor", Role::Client)
}

pub(super) fn amira() -> Actor {
    person(2, "Amira", Role::Therapist)
}

fn person(number: u8, name: &str, role: Role) -> Actor {
    let (person, signin) = (PersonId([number; 16]), SigninId([number; 16]));
    Actor { person, role, name: name.to_owned(), signin }
}

/// A room made of facts, and somebody who reads it.
pub(super) struct Room {
    state: State,
    entries: Vec<Entry>,
}

impl Room {
    fn new() -> Self {
        let state = State::new(RoomKind::Private, noor().person);
        Self { state, entries: Vec::new() }
    }

    fn add(&mut self, by: &Actor, fact: impl Into<Fact>) -> EntryId {
        let count = self.entries.len();
        let id = EntryId([u8::try_from(count).unwrap_or(u8::MAX); 16]);
        let at = BEGIN.plus(i64::try_from(count).unwrap_or_default() * HOUR);
        let entry = Entry { id, by: by.author(), at, fact: fact.into() };
        self.state = apply(self.state.clone(), &entry);
        self.entries.push(entry);
        id
    }

    /// Every kind of fact that a private room can hold.
    pub(super) fn of_everything() -> Self {
        let mut room = Self::new();
        for fact in Fact::samples().into_iter().filter(|fact| fact.stands_in(RoomKind::Private)) {
            let by = if matches!(fact, Fact::Bond(_) | Fact::Note(_)) { amira() } else { noor() };
            room.add(&by, fact);
        }
        let bond = kith_core::BondId([1; 16]);
        room.add(&noor(), kith_core::bond::Fact::Accepted { bond, in_person: false });
        room
    }

    /// A note, read twice, answered, corrected.
    pub(super) fn of_a_note() -> Self {
        let mut room = Self::new();
        let (note, meeting) = (NoteId([4; 16]), None);
        for fact in Fact::samples() {
            let begins =
                matches!(fact, Fact::About(_) | Fact::Bond(kith_core::bond::Fact::Proposed { .. }));
            if begins {
                room.add(&amira(), fact);
            }
        }
        let text = "We talked about May.\nYou said that the mornings are the hardest part.";
        let finished =
            room.add(&amira(), note::Fact::Finished { note, meeting, text: text.to_owned() });
        let said = "It was April. In May I was away.".to_owned();
        let said = room.add(&noor(), note::Fact::NotRight { to: finished, text: said });
        for purpose in [Purpose::List, Purpose::Answer] {
            if let Ok(told) = opened::told(&amira(), purpose, None) {
                room.add(&amira(), told);
            }
        }
        let text = "We talked about April. You said that the mornings are the hardest part.";
        room.add(
            &amira(),
            note::Fact::Corrected { note, text: text.to_owned(), dispute: Some(said) },
        );
        let reply = "You are right, and I am sorry. I have changed it.".to_owned();
        room.add(&amira(), note::Fact::Replied { to: finished, text: reply });
        room
    }

    /// A note and the client's view of it: answered in this way, or asked for.
    pub(super) fn of_two_views(how: Option<How>) -> Self {
        let mut room = Self::beside();
        let text = "We talked about the letter. You said that it can wait until June.".to_owned();
        let (note, meeting) = (NoteId([4; 16]), None);
        let to = room.add(&amira(), note::Fact::Finished { note, meeting, text });
        let text = "I said that I would rather write it before June.".to_owned();
        let dispute = room.add(&noor(), note::Fact::NotRight { to, text });
        let (of, expect) = (amira().person, kith_core::ExpectId([9; 16]));
        let by = BEGIN.plus(3 * kith_core::time::DAY);
        room.add(&noor(), note::Fact::Asked { of, expect, by });
        if let Some(how) = how {
            let text = "I remember June. It is good that you say how you see it.".to_owned();
            room.add(&amira(), note::Fact::Settled { dispute, how, text });
        }
        room
    }

    /// Amira is beside Noor.
    fn beside() -> Self {
        let mut room = Self::new();
        for fact in Fact::samples() {
            if matches!(fact, Fact::About(_) | Fact::Bond(kith_core::bond::Fact::Proposed { .. })) {
                room.add(&amira(), fact);
            }
        }
        let bond = kith_core::BondId([1; 16]);
        room.add(&noor(), kith_core::bond::Fact::Accepted { bond, in_person: false });
        room
    }

    /// Words of the client: one answered and not quite it, one read, one that waits.
    pub(super) fn of_words() -> Self {
        let mut room = Self::beside();
        let text = "We talked about the letter, and what to ask for in it.".to_owned();
        let (note, meeting) = (NoteId([4; 16]), None);
        let noted = room.add(&amira(), note::Fact::Finished { note, meeting, text });
        let due = |room: &mut Self, days: i64| {
            let (of, expect) = (amira().person, kith_core::ExpectId([9; 16]));
            let by = BEGIN.plus(days * kith_core::time::DAY);
            room.add(&noor(), heard::Fact::Due { entry: None, of, expect, by });
        };
        let say = |room: &mut Self, text: &str, days: i64| {
            let said = room.add(&noor(), note::Fact::Replied { to: noted, text: text.to_owned() });
            due(room, days);
            said
        };
        say(&mut room, "Can we write the letter together?", 2);
        let text = "Yes, with pleasure. Shall we take half an hour for it?".to_owned();
        let answer = room.add(&amira(), note::Fact::Replied { to: noted, text });
        let first = say(&mut room, "I found the old letter. I will bring it.", 2);
        room.add(&amira(), heard::Fact::Read { entries: vec![first] });
        say(&mut room, "And the form that came with it.", 3);
        say(&mut room, "It is due in June.", 3);
        let mark = Some(heard::Mark::NotQuite);
        room.add(&noor(), heard::Fact::Marked { answer, mark });
        due(&mut room, 3);
        room
    }

    /// The entries as somebody reads them.
    pub(super) fn read(mut self, t: &Text, who: Actor, ways: &Ways<'_>) -> Vec<Item> {
        let book = State::new(RoomKind::Book, PersonId([0; 16]));
        let Ok(seen) = Seen::new(Arc::new(self.state), who, BEGIN) else { return Vec::new() };
        self.entries.retain(|entry| seen.may_read(entry));
        self.entries.reverse();
        Reader::new(t, &seen, &book, self.entries.iter().rev()).items(
            &self.entries,
            &self.entries,
            ways,
        )
    }
}
