//! Given, when, then, for the capabilities' own tests.

use std::sync::Arc;

use crate::access::Purpose;
use crate::entry::Entry;
use crate::fact::{Command, Context, Fact, State, apply, decide};
use crate::id::{BondId, EntryId, MeetingId, PersonId, SigninId};
use crate::meeting::Details;
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Role};
use crate::{bond, meeting, opened};

/// The moment at which tests begin.
pub(crate) const NOW: Timestamp = Timestamp(1_777_000_000_000_000);
/// The meeting of [`Given::with_meeting`], two days ahead.
pub(crate) const MEETING: MeetingId = MeetingId([3; 16]);

pub(crate) fn someone(number: u8, role: Role) -> Actor {
    Actor {
        person: PersonId([number; 16]),
        role,
        name: format!("Person {number}"),
        signin: SigninId([number; 16]),
    }
}

pub(crate) fn client() -> Actor {
    Actor { name: "Noor".into(), ..someone(1, Role::Client) }
}

pub(crate) fn amira() -> Actor {
    Actor { name: "Amira".into(), ..someone(2, Role::Therapist) }
}

/// A room with a history.
#[derive(Clone)]
pub(crate) struct Given {
    pub(crate) state: State,
    entries: Vec<Entry>,
    newest: Vec<Fact>,
    now: Timestamp,
    online: bool,
    book: Option<State>,
}

impl Given {
    fn room(kind: RoomKind) -> Self {
        Self {
            state: State::new(kind, client().person),
            entries: Vec::new(),
            newest: Vec::new(),
            now: NOW,
            online: false,
            book: None,
        }
    }

    pub(crate) fn private() -> Self {
        Self::room(RoomKind::Private)
    }

    pub(crate) fn desk() -> Self {
        Self::room(RoomKind::Desk)
    }

    pub(crate) fn book() -> Self {
        Self::room(RoomKind::Book)
    }

    /// A private room with Amira beside the client.
    pub(crate) fn bonded() -> Self {
        Self::private().beside(&amira())
    }

    /// The same with an agreed meeting in two days.
    pub(crate) fn with_meeting() -> Self {
        Self::bonded().meets(MEETING, 2 * DAY)
    }

    pub(crate) fn second_meeting(self, after: i64) -> Self {
        self.meets(MeetingId([33; 16]), after)
    }

    pub(crate) fn meets(self, id: MeetingId, after: i64) -> Self {
        let details = Details {
            starts: self.now.plus(after),
            minutes: 50,
            place: "Room 3".into(),
            others: String::new(),
        };
        let bond = self.bond();
        let wish = meeting::Command::Propose { meeting: id, bond, details };
        let room = self.when(&amira(), wish).expect("proposed");
        room.when(&client(), meeting::Command::Accept { meeting: id }).expect("agreed")
    }

    /// One more person beside the client.
    pub(crate) fn beside(self, who: &Actor) -> Self {
        let id = BondId(who.person.0);
        let proposed = bond::Fact::Proposed {
            bond: id,
            person: who.person,
            name: who.name.clone(),
            role: who.role,
            purpose: "Meetings".into(),
            after: None,
            stay: None,
        };
        self.by(who, proposed).by(&client(), bond::Fact::Accepted { bond: id, in_person: false })
    }

    pub(crate) fn by(mut self, who: &Actor, fact: impl Into<Fact>) -> Self {
        let mut id = [0xe0; 16];
        id[0] = u8::try_from(self.entries.len() % 251).expect("small");
        let entry = Entry { id: EntryId(id), by: who.author(), at: self.now, fact: fact.into() };
        self.state = apply(self.state, &entry);
        self.entries.push(entry);
        self
    }

    pub(crate) fn looked(mut self, who: &Actor, at: Timestamp) -> Self {
        let now = std::mem::replace(&mut self.now, at);
        let told = opened::told(who, Purpose::Prepare, None).expect("told");
        let mut room = self.by(who, told);
        room.now = now;
        room
    }

    /// What the clock says.
    pub(crate) const fn now(&self) -> Timestamp {
        self.now
    }

    pub(crate) fn later(mut self, micros: i64) -> Self {
        self.now = self.now.plus(micros);
        self
    }

    pub(crate) fn online(&self) -> Self {
        Self { online: true, ..self.clone() }
    }

    pub(crate) fn with_book(mut self, book: &Self) -> Self {
        self.book = Some(book.state.clone());
        self
    }

    pub(crate) fn facts(
        &self,
        who: &Actor,
        wish: impl Into<Command>,
    ) -> Result<Vec<Fact>, Refusal> {
        decide(&self.state, &self.context(), who, self.now, wish.into())
    }

    /// What other rooms answer here; the fresh id is a new one after every entry.
    pub(crate) fn context(&self) -> Context<'_> {
        let mut fresh = [0xf0; 16];
        fresh[0] = u8::try_from(self.entries.len() % 251).expect("small");
        Context { online: self.online, book: self.book.as_ref(), fresh }
    }

    pub(crate) fn when(self, who: &Actor, wish: impl Into<Command>) -> Result<Self, Refusal> {
        let facts = self.facts(who, wish)?;
        let mut room = facts.iter().cloned().fold(self, |room, fact| room.by(who, fact));
        room.newest = facts;
        Ok(room)
    }

    pub(crate) fn refused(&self, who: &Actor, wish: impl Into<Command>) -> Refusal {
        self.facts(who, wish).expect_err("a refusal")
    }

    pub(crate) fn newest(&self) -> Vec<Fact> {
        self.newest.clone()
    }

    pub(crate) fn last_entry(&self) -> EntryId {
        self.entries.last().expect("an entry").id
    }

    /// The last entry with this tag.
    pub(crate) fn last_with(&self, tag: &str) -> Entry {
        let mut newest = self.entries.iter().rev();
        newest.find(|entry| entry.fact.tag() == tag).expect("an entry").clone()
    }

    /// All of them, oldest first.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn newest_entry(&self) -> Entry {
        self.entries.last().expect("an entry").clone()
    }

    /// The first bond of the room.
    pub(crate) fn bond(&self) -> BondId {
        self.state.bond.all().next().expect("a bond").id
    }

    /// The same room, folded again from the bytes of its facts.
    pub(crate) fn decoded(&self) -> Self {
        let empty = State::new(self.state.kind, self.state.owner);
        let state = self.entries.iter().fold(empty, |state, entry| {
            let fact = Fact::decode(entry.fact.tag(), &entry.fact.encode()).expect("known");
            apply(state, &Entry { fact, ..entry.clone() })
        });
        Self { state, ..self.clone() }
    }

    pub(crate) fn seen(&self, who: &Actor) -> Seen {
        Seen::new(Arc::new(self.state.clone()), who.clone(), self.now).expect("theirs to see")
    }

    pub(crate) fn seen_in_a_new_sign_in(&self, who: &Actor) -> Seen {
        let who = Actor { signin: SigninId([0xaa; 16]), ..who.clone() };
        self.seen(&who)
    }
}
