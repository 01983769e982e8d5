//! Times that are held, as the store is told of them: under keyed names, so that the database
//! refuses a second booking and knows neither whose time it is, nor where, nor for whom.

use kith_core::slot::{Hold, Resource, STAYS, Slots};
use kith_core::{
    Actor, Command, Context, Effect, Entry, EntryId, MeetingId, PersonId, Refusal, RoomId,
    Timestamp, apply, effects,
};
use kith_ledger::derive;
use kith_store::{HoldRow, Id, SlotsRow};

use crate::act::Wish;
use crate::app::App;
use crate::error::AppError;
use crate::keyring::Room;
use crate::rooms::entry_id;

/// The label under which people and rooms are named.
const RESOURCE: &str = "kith/slot/v1";
/// The label under which the meetings of a client are named.
const HOLDER: &str = "kith/slot-holder/v1";

impl App {
    /// What a meeting of this room holds from now on.
    pub(crate) fn slots_row(&self, room: &Room, slots: &Slots) -> SlotsRow {
        let rows = |holds: &[Hold]| holds.iter().map(|hold| self.hold_row(hold)).collect();
        SlotsRow {
            holder: holder(room, slots.meeting),
            holds: rows(&slots.holds),
            free: rows(&slots.free),
        }
    }

    fn hold_row(&self, hold: &Hold) -> HoldRow {
        let resource = self.resource(&hold.resource);
        HoldRow { resource, starts: hold.starts.0, ends: hold.ends.0 }
    }

    /// The same for every client: whose time it is must be found again from any room.
    fn resource(&self, resource: &Resource) -> Id {
        let (kind, name) = match resource {
            Resource::Person(person) => (0, person.0.as_slice()),
            Resource::Room(words) => (1, words.as_bytes()),
            Resource::House(person) => (2, person.0.as_slice()),
        };
        let context = [&[kind], name].concat();
        entry_id(&self.inner.keys.service_key(RESOURCE, &context)).0
    }

    /// Which meetings would be refused, if this were wished for now, because their times are not
    /// free. Nothing is written, and nothing is told of whose times they are.
    ///
    /// # Errors
    ///
    /// As [`App::act`], for every other reason.
    pub async fn not_free(
        &self,
        who: &Actor,
        room: RoomId,
        command: impl Into<Command>,
    ) -> Result<Vec<MeetingId>, AppError> {
        let room = self.to_act_in(who, room).await?;
        self.may_ask(who)?;
        self.inner.asked.count(who.person, self.now());
        let folded = self.fold(&room).await?;
        let wish = Wish { who, command: command.into(), once: None, draft: None };
        let facts = self.judge(&room, &folded, &wish).await?;
        let after = facts.iter().fold((*folded.state).clone(), |state, fact| {
            let (id, by) = (EntryId(self.new_id()), who.author());
            apply(state, &Entry { id, by, at: self.now(), fact: fact.clone() })
        });
        let book = self.book();
        let with = Context { book: Some(&book), ..Context::default() };
        let mut taken = Vec::new();
        for effect in effects(&after, &with, &facts) {
            let Effect::Slots(slots) = effect else { continue };
            if self.is_taken(&self.slots_row(&room, &slots)).await? {
                taken.push(slots.meeting);
            }
        }
        Ok(taken)
    }

    /// Refused as too soon where somebody asked too often within an hour.
    pub(crate) fn may_ask(&self, who: &Actor) -> Result<(), AppError> {
        let may = self.inner.asked.may(who.person, self.now());
        if may { Ok(()) } else { Err(Refusal::TooSoon.into()) }
    }

    /// Whether another meeting holds any of what this one needs.
    async fn is_taken(&self, row: &SlotsRow) -> Result<bool, AppError> {
        for hold in &row.free {
            let (resource, from, until) = (hold.resource, hold.starts, hold.ends);
            let held = self.inner.store.held(self.service(), resource, from, until).await?;
            if held.iter().any(|other| other.holder != row.holder) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// When somebody is expected in the house, or was until so lately that it counts, and nothing
    /// else of it.
    pub(crate) async fn in_house(
        &self,
        person: PersonId,
    ) -> Result<Vec<(Timestamp, Timestamp)>, AppError> {
        let resource = self.resource(&Resource::House(person));
        let since = self.now().plus(-STAYS).0;
        let held = self.inner.store.held(self.service(), resource, since, i64::MAX).await?;
        Ok(held.iter().map(|hold| (Timestamp(hold.starts), Timestamp(hold.ends))).collect())
    }

    /// Forgets the times that are over, once they count for nobody any more.
    pub async fn forget_slots(&self) -> Result<(), AppError> {
        let before = self.now().plus(-STAYS).0;
        Ok(self.inner.store.forget_slots(self.service(), before).await?)
    }
}

/// What holds times for a meeting of this room.
pub(crate) fn holder(room: &Room, meeting: MeetingId) -> Id {
    entry_id(&derive(&room.key, HOLDER, &meeting.0)).0
}
