//! Opening a room into its state, and sealing facts into entries.

use std::sync::Arc;

use kith_core::{Author, Entry, EntryId, Fact, RoomKind, State, Timestamp, apply, glance};
use kith_ledger::{Class, Head, Payload, Run, Sealed, seal, seal_row, sign_head, verify_head};
use kith_store::{Append, EntryRow, HeadRow, Id, NewEntry, Tail};
use zeroize::Zeroizing;

use crate::app::App;
use crate::cache::Folded;
use crate::error::AppError;
use crate::keyring::{EPOCH, Room};
use crate::ports::random;

/// The label under which a glance is sealed.
pub(crate) const GLANCE: &str = "kith/glance/v1";

impl App {
    /// A room folded up to its newest entry.
    pub(crate) async fn fold(&self, room: &Room) -> Result<Folded, AppError> {
        self.newest(room).await.map_err(|error| error.of(room.id))
    }

    async fn newest(&self, room: &Room) -> Result<Folded, AppError> {
        let known = self.inner.cache.get(room.id);
        let from = known.as_ref().map_or(0, |known| known.head.size());
        let tail = self.inner.store.tail(self.service(), room.id, from).await?;
        let folded = self.fold_tail(room, known, &tail)?;
        self.inner.cache.put(room.id, folded.clone());
        self.remember_book(room.kind, &folded.state);
        Ok(folded)
    }

    fn fold_tail(
        &self,
        room: &Room,
        known: Option<Folded>,
        tail: &Tail,
    ) -> Result<Folded, AppError> {
        let known = known.unwrap_or_else(|| Folded::empty(room));
        let Some(row) = &tail.head else { return Ok(known) };
        if row.size == known.head.size() {
            return Ok(known);
        }
        let head = self.signed_head(room.id, row)?;
        let mut state = Arc::unwrap_or_clone(known.state);
        let mut run = Run::from(self.place(room.id), known.head);
        for row in &tail.entries {
            let entry = open_next(&mut run, room, row)?;
            state = apply(state, &entry);
        }
        if run.reaches(&head) {
            Ok(Folded { state: Arc::new(state), head })
        } else {
            Err(AppError::Damaged("the head does not fit the entries".into()))
        }
    }

    /// A stored head, once its signature is checked. The same bytes are checked once: a list
    /// asks for the heads of all its rooms each time it is shown.
    pub(crate) fn signed_head(&self, room: Id, row: &HeadRow) -> Result<Head, AppError> {
        let head = Head::decode(&row.head).map_err(|error| AppError::Damaged(error.to_string()))?;
        if head.size() != row.size {
            return Err(AppError::Damaged("the head names another size".into()));
        }
        if !self.inner.cache.knows_head(room, &row.head) {
            verify_head(&head, &room, &self.service_key())
                .map_err(|error| AppError::Damaged(error.to_string()))?;
            self.inner.cache.remember_head(room, &row.head);
        }
        Ok(head)
    }

    /// Every entry of a room, opened and checked from the first on.
    pub(crate) async fn entries(&self, room: &Room) -> Result<Vec<Entry>, AppError> {
        self.every(room).await.map_err(|error| error.of(room.id))
    }

    async fn every(&self, room: &Room) -> Result<Vec<Entry>, AppError> {
        let tail = self.inner.store.tail(self.service(), room.id, 0).await?;
        let mut run = Run::from(self.place(room.id), Head::empty());
        let entries: Result<Vec<_>, _> =
            tail.entries.iter().map(|row| open_next(&mut run, room, row)).collect();
        let entries = entries?;
        match &tail.head {
            Some(row) if run.reaches(&self.signed_head(room.id, row)?) => Ok(entries),
            None if entries.is_empty() => Ok(entries),
            _ => Err(AppError::Damaged("the head does not fit the entries".into())),
        }
    }

    /// Seals facts onto a folded room. The state and head move on; the append is what makes
    /// it true.
    pub(crate) fn seal(
        &self,
        room: &Room,
        folded: Folded,
        by: Author,
        at: Timestamp,
        facts: Vec<Fact>,
    ) -> Result<(Folded, Append), AppError> {
        let Folded { state, mut head } = folded;
        let expect = head.size();
        let at = Timestamp(at.0.max(state.last_at().0));
        let mut state = Arc::unwrap_or_clone(state);
        let mut entries = Vec::with_capacity(facts.len());
        for fact in facts {
            let sealed = self.seal_fact(room, &mut head, by, at, &fact)?;
            let id = entry_id(&sealed.hash);
            entries.push(new_entry(sealed, class(&fact), at));
            state = apply(state, &Entry { id, by, at, fact });
        }
        sign_head(&mut head, &room.id, &self.inner.signer);
        let glance = self.seal_glance(room, &state);
        let append = Append { room: room.id, expect, entries, head: head.encode(), glance };
        Ok((Folded { state: Arc::new(state), head }, append))
    }

    /// Seals one fact as the next entry after `head`.
    pub(crate) fn seal_fact(
        &self,
        room: &Room,
        head: &mut Head,
        by: Author,
        at: Timestamp,
        fact: &Fact,
    ) -> Result<Sealed, AppError> {
        let payload = Payload {
            tag: fact.tag().to_owned(),
            by: author_bytes(by),
            at: at.0,
            body: Zeroizing::new(fact.encode()),
        };
        let payload = payload.encode().map_err(|error| AppError::Damaged(error.to_string()))?;
        let entry = kith_ledger::Entry { class: class(fact), epoch: EPOCH, payload: &payload };
        let rand = random(&*self.inner.ports.random);
        seal(&room.key, &self.place(room.id), head, entry, rand).map_err(|_| {
            AppError::Refused(kith_core::Refusal::TooLong { limit: kith_core::words::LONG })
        })
    }

    fn seal_glance(&self, room: &Room, state: &State) -> Option<Vec<u8>> {
        (room.kind == RoomKind::Private).then(|| {
            let rand = random(&*self.inner.ports.random);
            seal_row(&room.key, GLANCE, &room.id, &glance(state).encode(), rand)
        })
    }
}

/// The name by which an entry is pointed at.
pub fn entry_id(hash: &[u8; 32]) -> EntryId {
    let mut id = [0; 16];
    id.iter_mut().zip(hash).for_each(|(to, from)| *to = *from);
    EntryId(id)
}

/// A sealed entry as the store takes it.
pub(crate) fn new_entry(sealed: Sealed, class: Class, at: Timestamp) -> NewEntry {
    NewEntry {
        class: class as u8,
        leaf: sealed.leaf,
        hash: sealed.hash,
        sealed: sealed.ciphertext,
        epoch: EPOCH,
        at: at.0,
        once: None,
    }
}

/// Openings are told apart from content in the clear; everything else is content.
pub(crate) const fn class(fact: &Fact) -> Class {
    match fact {
        Fact::Opened(_) => Class::Access,
        _ => Class::Content,
    }
}

fn author_bytes(by: Author) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written: Result<(), minicbor::encode::Error<std::convert::Infallible>> =
        minicbor::encode(by, &mut bytes);
    debug_assert!(written.is_ok(), "a vector takes every byte");
    bytes
}

fn open_next(run: &mut Run, room: &Room, row: &EntryRow) -> Result<Entry, AppError> {
    let opened = run.open(&room.key, &row.leaf, &row.sealed)?;
    read_payload(&opened.payload, entry_id(&run.head().last()))
}

/// Reads an opened payload into an entry.
pub fn read_payload(payload: &[u8], id: EntryId) -> Result<Entry, AppError> {
    let damaged = |error: &dyn std::fmt::Display| AppError::Damaged(error.to_string());
    let payload = Payload::decode(payload).map_err(|error| damaged(&error))?;
    let by: Author = minicbor::decode(&payload.by).map_err(|error| damaged(&error))?;
    let fact = Fact::decode(&payload.tag, &payload.body).map_err(|error| damaged(&error))?;
    Ok(Entry { id, by, at: Timestamp(payload.at), fact })
}
