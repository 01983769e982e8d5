//! Erasing a client's record: the day is set, and can be stopped; then the rooms and their keys
//! are destroyed.
//!
//! What is to go is written into the service book first, then into the journal beside the key
//! file, and only then destroyed. The journal follows from the book, so neither can name a record
//! that was not erased; each step may be repeated, and every start carries on.

use std::collections::{BTreeMap, BTreeSet};

use kith_core::erasure::Command;
use kith_core::{PersonId, Refusal, RoomId, RoomKind, Timestamp};
use kith_ledger::{RoomKey, derive};
use kith_store::{Also, Batch, Erase, Id, Store};

use crate::act::Wish;
use crate::app::App;
use crate::cache::is_one_turn;
use crate::error::AppError;
use crate::slots::holder;

/// The label of what makes a line of the journal of erasures the service's own.
const JOURNAL: &str = "kith/erased/v1";

/// One room in the journal of erasures, which is kept apart from the data: by it a backup from
/// before is erased again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErasedRoom {
    /// The room.
    pub room: Id,
    /// Whose it was.
    pub client: Id,
    /// When, in microseconds.
    pub at: i64,
    /// By which the service knows that it wrote this.
    pub mac: [u8; 32],
}

impl ErasedRoom {
    /// As the service whose book has this key would write it.
    pub(crate) fn new(book: &RoomKey, room: Id, client: Id, at: i64) -> Self {
        let context = [&room[..], &client[..], &at.to_be_bytes()[..]].concat();
        Self { room, client, at, mac: *derive(book, JOURNAL, &context) }
    }

    /// Whether the service whose book has this key wrote it.
    pub(crate) fn is_of(&self, book: &RoomKey) -> bool {
        Self::new(book, self.room, self.client, self.at) == *self
    }
}

impl App {
    /// From when on a client's record can be erased, if a day is set.
    pub async fn erasure_due(&self, client: PersonId) -> Result<Option<Timestamp>, AppError> {
        let room = self.room_of(client.0, RoomKind::Private).await?.ok_or(AppError::NotFound)?;
        Ok(self.fold(&room).await?.state.erasure().due())
    }

    /// Sets the day, at the machine.
    pub async fn set_erasure(&self, client: PersonId, on: Timestamp) -> Result<(), AppError> {
        self.on_erasure(client, Command::Set { on }).await
    }

    /// Stops it, at the machine.
    pub async fn stop_erasure(&self, client: PersonId) -> Result<(), AppError> {
        self.on_erasure(client, Command::Stop).await
    }

    async fn on_erasure(&self, client: PersonId, command: Command) -> Result<(), AppError> {
        let room = self.own_room(client, RoomKind::Private).await?;
        self.act(&self.operator(), room, command).await.map(drop)
    }

    /// Writes into the service book that a client's rooms are erased, once their day has come.
    /// From then on nobody can stop it. Nothing is destroyed yet: the journal of erasures comes
    /// first, and then [`App::finish_erasures`].
    pub async fn begin_erasing(&self, client: PersonId) -> Result<(), AppError> {
        let room = self.room_of(client.0, RoomKind::Private).await?.ok_or(AppError::NotFound)?;
        // Whoever stops it has done so before, or comes too late.
        let _turn = self.inner.cache.turn(room.id).await;
        let due = self.fold(&room).await?.state.erasure().due();
        if due.is_none_or(|due| self.now() < due) {
            return Err(Refusal::TooSoon.into());
        }
        let rows = self.inner.store.rooms_of(self.service(), client.0).await?;
        let rooms = rows.iter().map(|row| RoomId(row.room)).collect();
        let (keeper, command) = (self.operator(), Command::Erase { client, rooms }.into());
        let wish = Wish { who: &keeper, command, once: None, draft: None };
        let book = self.inner.keys.room(&self.inner.store, self.inner.book).await?;
        if is_one_turn(room.id, book.id) {
            return self.in_turn(&book, &wish).await.map(drop);
        }
        self.carry_out(&book, wish).await.map(drop)
    }

    /// Every room that was ever erased, as the journal of erasures is to name it.
    pub fn erased_rooms(&self) -> Vec<ErasedRoom> {
        let book = self.inner.keys.book_key();
        let state = self.book();
        let erased = state.erasure().erased();
        erased.map(|(room, client, at)| ErasedRoom::new(book, room.0, client.0, at.0)).collect()
    }

    /// Destroys what the book says is erased and the store still has, with everything else that is
    /// kept of those clients. Gives how many rooms that were. To be done at every start, too: it
    /// carries on where it was interrupted.
    pub async fn finish_erasures(&self) -> Result<usize, AppError> {
        let mut rooms: BTreeMap<PersonId, Vec<Id>> = BTreeMap::new();
        for (room, client, _) in self.book().erasure().erased() {
            if self.is_kept(room.0).await? {
                rooms.entry(client).or_default().push(room.0);
            }
        }
        let count = rooms.values().map(Vec::len).sum();
        for (client, rooms) in rooms {
            // A room that does not open any more holds times until they are over.
            let holders = self.holders(client).await.unwrap_or_default();
            self.sign_out_for_good(client).await?;
            self.destroy(client.0, rooms, holders).await?;
        }
        Ok(count)
    }

    async fn is_kept(&self, room: Id) -> Result<bool, AppError> {
        let (store, service) = (&self.inner.store, self.service());
        let there = store.room(service, room).await?.is_some();
        Ok(there || !store.wraps(service, room).await?.is_empty())
    }

    /// What holds times for a client.
    async fn holders(&self, client: PersonId) -> Result<Vec<Id>, AppError> {
        let Some(room) = self.room_of(client.0, RoomKind::Private).await? else {
            return Ok(Vec::new());
        };
        let meetings = self.fold(&room).await?.state.meetings();
        Ok(meetings.into_iter().map(|meeting| holder(&room, meeting)).collect())
    }

    /// Every open page of theirs closes, and no link opens.
    async fn sign_out_for_good(&self, client: PersonId) -> Result<(), AppError> {
        let (service, at) = (self.service(), self.now().0);
        let account = self.inner.store.account_of_person(service, client.0).await?;
        let mut also = vec![Also::EndInvitations { person: client.0, at }];
        also.extend(account.map(|row| Also::EndSessions { account: row.account, at }));
        Ok(self.inner.store.append(service, Batch { appends: Vec::new(), also }).await?)
    }

    async fn destroy(&self, client: Id, rooms: Vec<Id>, holders: Vec<Id>) -> Result<(), AppError> {
        let account = self.inner.store.account_of_person(self.service(), client).await?;
        destroy(&self.inner.store, self.inner.book, client, rooms.clone(), holders).await?;
        for room in rooms {
            self.inner.keys.forget(room);
            drop(self.inner.cache.take(room));
        }
        if let Some(account) = account {
            self.inner.doors.forget_second(account.account);
        }
        self.settle().await;
        Ok(())
    }

    /// Writes into the book what the journal tells and the book, being older, does not.
    pub async fn tell_of_erased(&self, journal: &[ErasedRoom]) -> Result<(), AppError> {
        let known: BTreeSet<Id> = self.book().erasure().erased().map(|(room, ..)| room.0).collect();
        for one in journal.iter().filter(|one| !known.contains(&one.room)) {
            let (client, rooms) = (PersonId(one.client), vec![RoomId(one.room)]);
            let command = Command::Erase { client, rooms };
            self.act(&self.operator(), self.book_room(), command).await?;
        }
        Ok(())
    }
}

/// Everything that a store holds of a person, and then the keys of their rooms. A room that is
/// there without its key would be taken for a loss; a key without its room is swept at start.
pub(crate) async fn destroy(
    store: &Store,
    book: Id,
    person: Id,
    rooms: Vec<Id>,
    holders: Vec<Id>,
) -> Result<(), kith_store::Trouble> {
    let service = store.service().service;
    let mut authors = BTreeSet::from([person]);
    for room in &rooms {
        let bonds = store.bonds_of_room(service, *room).await?;
        authors.extend(bonds.iter().map(|bond| bond.person));
    }
    let authors = authors.into_iter().collect();
    store.erase(service, &Erase { person, rooms: rooms.clone(), authors, holders }).await?;
    store.erase_keys(service, book, &rooms).await
}
