//! The way in: authorise, open, fold, decide, seal, append, in one transaction.
//!
//! A receipt is returned only after the bytes are durable. The same idempotency key finds
//! the first receipt again, so a form may be sent as often as a bad line makes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use kith_core::access::{Standing, may_act};
use kith_core::bond::Status;
use kith_core::{
    Actor, Author, Command, Context, Effect, EntryId, Fact, PersonId, Refusal, Role, RoomId,
    RoomKind, decide, effects, wished,
};
use kith_store::{Also, AppendError, Batch, BondRow, Id};

use crate::app::App;
use crate::cache::Folded;
use crate::drafts::DraftId;
use crate::error::AppError;
use crate::keyring::{Plate, Room};
use crate::rooms::entry_id;
use crate::stays::is_in_time;
use crate::welcome::may_sign_in;

/// How often others may write first before we give up.
const TRIES: usize = 12;

/// What makes a repeated submit find its first receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Once(pub [u8; 16]);

/// What was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The room.
    pub room: RoomId,
    /// The last entry that was written; `None` when there was nothing to change.
    pub entry: Option<EntryId>,
}

/// A wish, and what goes with it.
#[derive(Debug, Clone)]
pub(crate) struct Wish<'a> {
    pub(crate) who: &'a Actor,
    pub(crate) command: Command,
    pub(crate) once: Option<Once>,
    pub(crate) draft: Option<DraftId>,
}

/// Other rooms as they are after a wish, and the turn at desks while it is carried out.
struct Elsewhere<'a> {
    rooms: Vec<(Id, Folded)>,
    _turn: Option<tokio::sync::MutexGuard<'a, ()>>,
}

impl App {
    /// Carries out a wish in a room.
    pub async fn act(
        &self,
        who: &Actor,
        room: RoomId,
        command: impl Into<Command>,
    ) -> Result<Kept, AppError> {
        self.act_once(who, room, command, None, None).await
    }

    /// The same with an idempotency key, and a draft that is finished by it.
    pub async fn act_once(
        &self,
        who: &Actor,
        room: RoomId,
        command: impl Into<Command>,
        once: Option<Once>,
        draft: Option<DraftId>,
    ) -> Result<Kept, AppError> {
        let room = self.to_act_in(who, room).await?;
        self.carry_out(&room, Wish { who, command: command.into(), once, draft }).await
    }

    /// Carries out a wish of somebody who may open nothing in the room and is named in no bond:
    /// those who keep the service or stand behind staff ask somebody to take over, or have met
    /// the client as well. Nothing of the room is told to them; [`decide`] judges the wish itself.
    pub(crate) async fn act_from_outside(
        &self,
        who: &Actor,
        room: RoomId,
        command: impl Into<Command>,
    ) -> Result<Kept, AppError> {
        let room = self.inner.keys.room(&self.inner.store, room.0).await?;
        let wish = Wish { who, command: command.into(), once: None, draft: None };
        self.carry_out(&room, wish).await
    }

    pub(crate) async fn carry_out(&self, room: &Room, wish: Wish<'_>) -> Result<Kept, AppError> {
        if !is_in_time(&wish.command) {
            self.in_time(room).await?;
        }
        let _telling = match &wish.command {
            Command::Welcome(_) => Some(self.inner.cache.turn_to_tell().await),
            _ => None,
        };
        let books = matches!(wish.command, Command::Meeting(_) | Command::Series(_));
        if books {
            self.may_ask(wish.who)?;
        }
        let _turn = self.inner.cache.turn(room.id).await;
        let done = self.in_turn(room, &wish).await;
        if matches!(done, Err(AppError::Refused(Refusal::NotFree))) {
            self.inner.asked.count(wish.who.person, self.now());
        }
        done
    }

    /// The same for whoever has the turn of the room.
    pub(crate) async fn in_turn(&self, room: &Room, wish: &Wish<'_>) -> Result<Kept, AppError> {
        for _ in 0..TRIES {
            match self.try_act(room, wish).await {
                Err(AppError::Busy) => {}
                answer => return answer,
            }
        }
        Err(AppError::Busy)
    }

    /// Whether a wish would be carried out now. Nothing is written, and nothing of the room is
    /// told but that.
    pub async fn would(
        &self,
        who: &Actor,
        room: RoomId,
        command: impl Into<Command>,
    ) -> Result<bool, AppError> {
        let room = self.to_act_in(who, room).await?;
        let folded = self.fold(&room).await?;
        let wish = Wish { who, command: command.into(), once: None, draft: None };
        match self.judge(&room, &folded, &wish).await {
            Ok(_) => Ok(true),
            Err(AppError::Refused(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The room, when this person may carry out a wish in it; otherwise the attempt is told.
    pub(crate) async fn to_act_in(&self, who: &Actor, room: RoomId) -> Result<Room, AppError> {
        self.admitted(room, who, |standing, kind| may_act(who, standing, kind)).await
    }

    async fn try_act(&self, room: &Room, wish: &Wish<'_>) -> Result<Kept, AppError> {
        let folded = match self.inner.cache.get(room.id) {
            Some(folded) => folded,
            None => self.fold(room).await?,
        };
        let facts = match self.judge(room, &folded, wish).await {
            Ok(facts) => facts,
            Err(refused) => return self.first_receipt(room, wish).await?.ok_or(refused),
        };
        if facts.is_empty() {
            if let Some(draft) = wish.draft {
                let (service, author) = (self.service(), wish.who.person.0);
                self.inner.store.drop_draft(service, draft.0, author).await?;
            }
            return Ok(Kept { room: RoomId(room.id), entry: None });
        }
        // Taking it out lets the state move on without a copy; the store has it all.
        drop(folded);
        let folded = match self.inner.cache.take(room.id) {
            Some(folded) => folded,
            None => self.fold(room).await?,
        };
        self.write(room, folded, wish, facts).await
    }

    pub(crate) async fn judge(
        &self,
        room: &Room,
        folded: &Folded,
        wish: &Wish<'_>,
    ) -> Result<Vec<Fact>, AppError> {
        let online = wish.command.asks_online() && self.is_online(room.person).await?;
        let book = if wish.command.asks_book() && room.kind != RoomKind::Book {
            self.fresh_book().await?
        } else {
            self.book()
        };
        let with = Context { online, book: Some(&book), fresh: self.new_id() };
        Ok(decide(&folded.state, &with, wish.who, self.now(), wish.command.clone())?)
    }

    async fn write(
        &self,
        room: &Room,
        folded: Folded,
        wish: &Wish<'_>,
        facts: Vec<Fact>,
    ) -> Result<Kept, AppError> {
        let (after, mut append) =
            self.seal(room, folded, wish.who.author(), self.now(), facts.clone())?;
        let wished = wished(&facts).and_then(|place| append.entries.get_mut(place));
        let entry = wished.map(|entry| {
            entry.once = wish.once.map(|once| tag(room, wish.who, once));
            entry_id(&entry.hash)
        });
        let mut batch = Batch { appends: vec![append], also: Vec::new() };
        let others = self.follow(room, wish, &after, &facts, &mut batch).await?;
        if let Some(draft) = wish.draft {
            batch.also.push(Also::DropDraft { draft: draft.0, author: wish.who.person.0 });
        }
        match self.inner.store.append(self.service(), batch).await {
            Ok(()) => {}
            Err(AppendError::Once { .. }) => {
                return self.first_receipt(room, wish).await?.ok_or(AppError::Busy);
            }
            Err(error) => return Err(error.into()),
        }
        self.remember_book(room.kind, &after.state);
        self.inner.cache.put(room.id, after);
        for (id, folded) in others.rooms {
            self.remember_book(folded.state.kind(), &folded.state);
            self.inner.cache.put(id, folded);
        }
        Ok(Kept { room: RoomId(room.id), entry })
    }

    /// Adds to the batch what follows elsewhere from new facts; gives the other rooms as they
    /// are then.
    async fn follow(
        &self,
        room: &Room,
        wish: &Wish<'_>,
        after: &Folded,
        facts: &[Fact],
        batch: &mut Batch,
    ) -> Result<Elsewhere<'_>, AppError> {
        let (mut others, mut on_desks, mut urgent) = (Vec::new(), Vec::new(), Vec::new());
        let book = self.book();
        let with = Context { book: Some(&book), ..Context::default() };
        for effect in effects(&after.state, &with, facts) {
            match effect {
                Effect::Bond { bond, person, role, status } => {
                    let (role, state, since) = (role.number(), status.number(), self.now().0);
                    let (bond, room, person) = (bond.0, room.id, person.0);
                    let row = BondRow { bond, room, person, role, state, since };
                    batch.also.push(Also::Bond(row));
                }
                Effect::Front(fact) => {
                    let front = self.room_of(room.person, RoomKind::Front).await?;
                    let by = wish.who.author();
                    others.extend(self.also_in(front, by, vec![fact.into()], batch).await?);
                }
                Effect::Desks(fact) => on_desks.push(fact.into()),
                Effect::Tried(fact) => on_desks.push(fact.into()),
                Effect::Urgent { people, urgent: id, line } => urgent.push((people, id, line)),
                Effect::Welcome(fact) => {
                    others.extend(self.follow_welcome(after, &fact, batch).await?);
                }
                Effect::Recovery(fact) => others.extend(self.in_book(wish, fact, batch).await?),
                Effect::Away(fact) => others.extend(self.in_book(wish, fact, batch).await?),
                Effect::Delay(fact) => others.extend(self.in_book(wish, fact, batch).await?),
                Effect::Staff(fact) => self.follow_staff(&fact, batch).await?,
                Effect::TakeOver { person, fact } => {
                    let desk = self.room_of(person.0, RoomKind::Desk).await?;
                    let by = self.operator().author();
                    others.extend(self.also_in(desk, by, vec![fact.into()], batch).await?);
                }
                Effect::Slots(slots) => batch.also.push(Also::Slots(self.slots_row(room, &slots))),
            }
        }
        let mut turn = None;
        if !on_desks.is_empty() || !urgent.is_empty() {
            turn = Some(self.inner.cache.turn_at_desks().await);
        }
        let urgent = self.urgent_on_desks(RoomId(room.id), urgent);
        others.extend(self.on_desks(on_desks, urgent, batch).await?);
        Ok(Elsewhere { rooms: others, _turn: turn })
    }

    /// Adds an entry of the service book to the batch.
    async fn in_book(
        &self,
        wish: &Wish<'_>,
        fact: impl Into<Fact>,
        batch: &mut Batch,
    ) -> Result<Option<(Id, Folded)>, AppError> {
        let book = self.inner.keys.room(&self.inner.store, self.inner.book).await?;
        self.also_in(Some(book), wish.who.author(), vec![fact.into()], batch).await
    }

    /// Puts facts onto the desk of everybody who stands behind staff. The service says it: whose
    /// room it comes from is told nowhere. That somebody is without anybody stands in the book as
    /// well, for those who keep the service. What is for single desks goes with it: a desk is
    /// written once.
    async fn on_desks(
        &self,
        facts: Vec<Fact>,
        mut by_desk: BTreeMap<PersonId, Vec<Fact>>,
        batch: &mut Batch,
    ) -> Result<Vec<(Id, Folded)>, AppError> {
        let mut desks = Vec::new();
        if facts.is_empty() && by_desk.is_empty() {
            return Ok(desks);
        }
        let by = self.operator().author();
        let mut kept = facts.clone();
        kept.retain(|fact| matches!(fact, Fact::Expected(_)));
        if !kept.is_empty() {
            let book = self.fresh_book().await?;
            kept.retain(|fact| book.keeps_in_book(fact));
        }
        if !kept.is_empty() {
            let room = self.inner.keys.room(&self.inner.store, self.inner.book).await?;
            desks.extend(self.also_in(Some(room), by, kept, batch).await?);
        }
        for member in self.book().staff().iter().filter(|one| one.role == Role::Supervisor) {
            by_desk.entry(member.person).or_default().extend(facts.iter().cloned());
        }
        for (person, facts) in by_desk.into_iter().filter(|(_, facts)| !facts.is_empty()) {
            let desk = self.room_of(person.0, RoomKind::Desk).await?;
            desks.extend(self.also_in(desk, by, facts, batch).await?);
        }
        Ok(desks)
    }

    /// Adds entries of another room to the batch.
    pub(crate) async fn also_in(
        &self,
        room: Option<Room>,
        by: Author,
        facts: Vec<Fact>,
        batch: &mut Batch,
    ) -> Result<Option<(Id, Folded)>, AppError> {
        let Some(room) = room else { return Ok(None) };
        let folded = self.fold(&room).await?;
        let (after, append) = self.seal(&room, folded, by, self.now(), facts)?;
        batch.appends.push(append);
        Ok(Some((room.id, after)))
    }

    /// The receipt of the same submit, when it was carried out before.
    async fn first_receipt(&self, room: &Room, wish: &Wish<'_>) -> Result<Option<Kept>, AppError> {
        let Some(once) = wish.once else { return Ok(None) };
        let tag = tag(room, wish.who, once);
        let Some(seq) = self.inner.store.once(self.service(), room.id, tag).await? else {
            return Ok(None);
        };
        let row = self.inner.store.entry(self.service(), room.id, seq).await?;
        let entry = row.map(|row| entry_id(&row.hash));
        Ok(Some(Kept { room: RoomId(room.id), entry }))
    }

    /// How the index of bonds says somebody stands.
    pub(crate) async fn standing(&self, who: &Actor, room: Plate) -> Result<Standing, AppError> {
        if room.person == who.person.0 && room.kind != RoomKind::Book {
            return Ok(Standing::Own);
        }
        let bond = self.inner.store.bond(self.service(), who.person.0, room.id).await?;
        let status = bond.and_then(|bond| Status::from_number(bond.state));
        Ok(status.map_or(Standing::Stranger, Standing::Bond))
    }

    /// The room of this kind that belongs to a person.
    pub(crate) async fn room_of(
        &self,
        person: Id,
        kind: RoomKind,
    ) -> Result<Option<Room>, AppError> {
        let rows = self.inner.store.rooms_of(self.service(), person).await?;
        match rows.iter().find(|row| row.kind == kind.number()) {
            Some(row) => Ok(Some(self.inner.keys.room(&self.inner.store, row.room).await?)),
            None => Ok(None),
        }
    }

    async fn is_online(&self, person: Id) -> Result<bool, AppError> {
        let account = self.inner.store.account_of_person(self.service(), person).await?;
        Ok(account.is_some_and(|account| may_sign_in(account.state)))
    }

    /// The book, folded up to its newest entry.
    pub(crate) async fn fresh_book(&self) -> Result<Arc<kith_core::State>, AppError> {
        let room = self.inner.keys.room(&self.inner.store, self.inner.book).await?;
        Ok(self.fold(&room).await?.state)
    }
}

/// The idempotency tag of a submit: keyed, and of one person in one room.
fn tag(room: &Room, who: &Actor, once: Once) -> Id {
    let context = [who.person.0, once.0].concat();
    entry_id(&kith_ledger::derive(&room.key, "kith/once/v1", &context)).0
}
