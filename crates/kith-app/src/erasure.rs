//! Erasing a client's record: the day is set, and can be stopped; then the rooms and their keys
//! are destroyed.
//!
//! What is to go is written into the service book first. From then on every start of the service
//! finishes what was interrupted, and doing any step twice changes nothing.

use std::collections::BTreeSet;

use kith_core::erasure::Command;
use kith_core::{Actor, PersonId, RoomId, RoomKind, Timestamp};
use kith_ledger::{RoomKey, derive};
use kith_store::{Also, Batch, Erase, Id, Store};

use crate::app::App;
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

    /// What the journal of erasures is to say before anything is destroyed.
    pub async fn to_erase(&self, client: PersonId) -> Result<Vec<ErasedRoom>, AppError> {
        self.own_room(client, RoomKind::Private).await?;
        let (book, at) = (self.inner.keys.book_key(), self.now().0);
        let rooms = self.inner.store.rooms_of(self.service(), client.0).await?;
        Ok(rooms.iter().map(|row| ErasedRoom::new(book, row.room, client.0, at)).collect())
    }

    /// Destroys them, with everything else that is kept of the client.
    pub async fn erase(&self, client: PersonId) -> Result<usize, AppError> {
        let rooms = self.to_erase(client).await?;
        let holders = self.holders(client).await?;
        let command =
            Command::Erase { client, rooms: rooms.iter().map(|one| RoomId(one.room)).collect() };
        self.sign_out_for_good(client).await?;
        self.act(&self.operator(), self.book_room(), command).await?;
        self.destroy(client.0, rooms.iter().map(|one| one.room).collect(), holders).await?;
        Ok(rooms.len())
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

    /// Finishes what was interrupted: rooms that the book says are erased, and are still there.
    pub(crate) async fn finish_erasures(&self) -> Result<(), AppError> {
        let erased: Vec<_> = self.book().erasure().erased().collect();
        for (room, client, _) in erased {
            let (store, service) = (&self.inner.store, self.service());
            let there = store.room(service, room.0).await?.is_some();
            if there || !store.wraps(service, room.0).await?.is_empty() {
                self.destroy(client.0, vec![room.0], Vec::new()).await?;
            }
        }
        Ok(())
    }

    /// Writes into the book what the journal tells and the book, being older, does not.
    pub async fn tell_of_erased(&self, journal: &[ErasedRoom]) -> Result<(), AppError> {
        let known: BTreeSet<Id> = self.book().erasure().erased().map(|(room, ..)| room.0).collect();
        for one in journal.iter().filter(|one| !known.contains(&one.room)) {
            let (client, rooms) = (PersonId(one.client), vec![RoomId(one.room)]);
            let command = Command::Erase { client, rooms };
            let operator: Actor = self.operator();
            self.act(&operator, self.book_room(), command).await?;
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
