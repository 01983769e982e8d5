//! The way out: the only function that opens a room to show it.
//!
//! The opening is an entry, durable before any opened byte leaves. If it cannot be written,
//! nothing is read.

use kith_core::access::{Standing, may_open};
use kith_core::{Actor, Entry, Fact, Purpose, Refusal, RoomId, RoomKind, Seen, opened};
use kith_store::Batch;

use crate::app::App;
use crate::cache::Folded;
use crate::error::AppError;
use crate::keyring::{Plate, Room};

/// How often others may write first before we give up.
const TRIES: usize = 12;

/// A room as one person sees it, with those of its entries that they may read.
#[derive(Debug, Clone)]
pub struct Read {
    /// The room.
    pub seen: Seen,
    /// Its entries, newest first.
    pub entries: Vec<Entry>,
}

impl App {
    /// Opens a room for somebody, for a purpose.
    pub async fn read(
        &self,
        who: &Actor,
        room: RoomId,
        purpose: Purpose,
    ) -> Result<Seen, AppError> {
        self.read_because(who, room, purpose, None).await
    }

    /// The same, with words given as a reason.
    pub async fn read_because(
        &self,
        who: &Actor,
        room: RoomId,
        purpose: Purpose,
        why: Option<String>,
    ) -> Result<Seen, AppError> {
        let room = self.may_open(who, room, purpose).await?;
        let folded = self.open(who, &room, purpose, why).await?;
        match Seen::new(folded.state, who.clone(), self.now()) {
            Ok(seen) => Ok(seen),
            Err(_) => Err(self.attempted(who, RoomId(room.id)).await),
        }
    }

    /// Opens a room with every entry that this person may read.
    pub async fn read_entries(
        &self,
        who: &Actor,
        room: RoomId,
        purpose: Purpose,
    ) -> Result<Read, AppError> {
        let seen = self.read(who, room, purpose).await?;
        let room = self.inner.keys.room(&self.inner.store, room.0).await?;
        let mut entries = self.entries(&room).await?;
        entries.retain(|entry| seen.may_read(entry));
        entries.reverse();
        Ok(Read { seen, entries })
    }

    /// The room, when the index of bonds allows it; its key is not touched before.
    pub(crate) async fn may_open(
        &self,
        who: &Actor,
        room: RoomId,
        purpose: Purpose,
    ) -> Result<Room, AppError> {
        self.admitted(room, who, |standing, kind| may_open(who, standing, kind, purpose)).await
    }

    /// The room, when the index of bonds allows it to this person; otherwise the attempt is told.
    /// A room that there is not takes the same way, so that time tells nothing of it either.
    pub(crate) async fn admitted(
        &self,
        room: RoomId,
        who: &Actor,
        may: impl FnOnce(Standing, RoomKind) -> Result<(), Refusal>,
    ) -> Result<Room, AppError> {
        let Some(plate) = self.asked_for(who, room, may).await? else {
            return Err(self.attempted(who, room).await);
        };
        self.inner.keys.behind(&self.inner.store, plate).await
    }

    /// What stands at the door of a room, when the index of bonds lets this person through it.
    pub(crate) async fn asked_for(
        &self,
        who: &Actor,
        room: RoomId,
        may: impl FnOnce(Standing, RoomKind) -> Result<(), Refusal>,
    ) -> Result<Option<Plate>, AppError> {
        let plate = match self.inner.keys.plate(&self.inner.store, room.0).await {
            Err(AppError::NotFound) => return Ok(None),
            plate => plate?,
        };
        let standing = self.standing(who, plate).await?;
        Ok(may(standing, plate.kind).is_ok().then_some(plate))
    }

    /// Tells of the opening, unless it is told already, and gives the folded room.
    pub(crate) async fn open(
        &self,
        who: &Actor,
        room: &Room,
        purpose: Purpose,
        why: Option<String>,
    ) -> Result<Folded, AppError> {
        for _ in 0..TRIES {
            self.in_time(room).await?;
            let folded = self.fold(room).await?;
            let purpose = folded.state.purpose(who, purpose);
            // Where the facts do not bear out the bond row, nothing is opened to be told.
            if folded.state.stands(who).is_err()
                || why.is_none() && folded.state.already_opened(who, purpose, self.now())
            {
                return Ok(folded);
            }
            let for_a_time = folded.state.is_for_a_time(who);
            if !for_a_time && self.is_held(who, room, purpose, why.clone()).await? {
                return Ok(folded);
            }
            match self.tell(who, room, folded, purpose, why.clone()).await {
                Err(AppError::Busy) => {}
                answer => return answer,
            }
        }
        Err(AppError::Busy)
    }

    async fn tell(
        &self,
        who: &Actor,
        room: &Room,
        folded: Folded,
        purpose: Purpose,
        why: Option<String>,
    ) -> Result<Folded, AppError> {
        let fact: Fact = opened::told(who, purpose, why)?.into();
        // Taken out so that the state moves on without a copy.
        let folded = self.inner.cache.take(room.id).map_or(folded, |taken| taken);
        let (after, mut append) = self.seal(room, folded, who.author(), self.now(), vec![fact])?;
        append.glance = None;
        let batch = Batch { appends: vec![append], also: Vec::new() };
        self.inner.store.append(self.service(), batch).await?;
        self.inner.cache.put(room.id, after.clone());
        Ok(after)
    }

    /// Writes down, in the service book and on the desks of those who stand behind staff, that
    /// somebody asked for a room that is not theirs. The asker only learns what a stranger would:
    /// that there is nothing.
    async fn attempted(&self, who: &Actor, room: RoomId) -> AppError {
        let command = opened::Command::TellAttempt {
            person: who.person,
            name: who.name.clone(),
            role: who.role,
            signin: who.signin,
            there: match self.inner.keys.plate(&self.inner.store, room.0).await {
                Err(AppError::NotFound) => false,
                Err(error) => return error,
                Ok(_) => true,
            },
            room,
        };
        let keeper = self.operator();
        // Boxed: acting on the book never leads back here, but the compiler cannot know.
        match Box::pin(self.act(&keeper, self.book_room(), command)).await {
            Ok(_) => AppError::NotFound,
            Err(error) => error,
        }
    }

    /// Refused attempts at a room, newest first, as the service book tells them.
    pub async fn attempts(&self, room: RoomId) -> Result<Vec<opened::Opening>, AppError> {
        let book = self.fresh_book().await?;
        Ok(book.attempts(room).rev().cloned().collect())
    }

    /// Who read numbers that are counted from all clients' records since this room began, the
    /// newest first.
    pub async fn counted(&self, seen: &Seen) -> Result<Vec<opened::Opening>, AppError> {
        let book = self.fresh_book().await?;
        let since = seen.began();
        Ok(book.counted().take_while(|one| one.at >= since).cloned().collect())
    }

    /// The room of a kind that belongs to a person.
    pub async fn own_room(
        &self,
        person: kith_core::PersonId,
        kind: RoomKind,
    ) -> Result<RoomId, AppError> {
        let room = self.room_of(person.0, kind).await?.ok_or(AppError::NotFound)?;
        Ok(RoomId(room.id))
    }
}
