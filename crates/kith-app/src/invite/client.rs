//! A new client: two rooms, a name, a bond proposed.

use kith_core::room::RoomKind;
use kith_core::{
    Actor, BondId, Command, Context, Fact, PersonId, Refusal, Role, RoomId, about, bond, decide,
    welcome,
};
use kith_store::{Also, Batch, BondRow, Id, RoomRow};

use super::Invited;
use super::seed::Seed;
use crate::act::Once;
use crate::app::App;
use crate::cache::Folded;
use crate::codes::token_hash;
use crate::drafts::DraftId;
use crate::error::AppError;
use crate::keyring::Room;
use crate::ports::random;

/// How often others may write to a desk first.
const TURNS: usize = 12;

/// Somebody who comes to the service.
#[derive(Debug, Clone)]
pub struct NewClient {
    /// The name they gave.
    pub name: String,
    /// Who would be beside them.
    pub with: PersonId,
    /// What for, in plain words.
    pub purpose: String,
    /// Whether they want online access.
    pub online: bool,
}

impl App {
    /// Makes a client's rooms with the bond proposal and, if wanted, their invitation.
    pub async fn invite_client(&self, by: &Actor, new: NewClient) -> Result<Invited, AppError> {
        self.invite_client_once(by, new, None, None).await
    }

    /// The same with an idempotency key, and a draft that is finished by it: the same submit
    /// finds what its first has made. A link that was used meanwhile, or is too old, is not
    /// shown again.
    pub async fn invite_client_once(
        &self,
        by: &Actor,
        new: NewClient,
        once: Option<Once>,
        draft: Option<DraftId>,
    ) -> Result<Invited, AppError> {
        let seed = Seed::new(by, &new, once.unwrap_or_else(|| Once(self.new_id())));
        if let Some(before) = self.invited_before(&seed).await? {
            return Ok(before);
        }
        // Told on a desk, like everybody's coming in.
        let _telling = self.inner.cache.turn_to_tell().await;
        for _ in 0..TURNS {
            match self.make_client(by, new.clone(), &seed, draft).await {
                Err(AppError::Busy) => {}
                answer => return answer,
            }
            // Both were sent at the same time, and the other one was first; or somebody else
            // wrote to the desk.
            if let Some(before) = self.invited_before(&seed).await? {
                return Ok(before);
            }
        }
        Err(AppError::Busy)
    }

    async fn invited_before(&self, seed: &Seed) -> Result<Option<Invited>, AppError> {
        let (store, service) = (&self.inner.store, self.service());
        let room = seed.room(self, RoomKind::Private);
        let Some(row) = store.room(service, room).await? else { return Ok(None) };
        let link = seed.link(self);
        let found = store.invitation(service, token_hash(&link.token)).await?;
        let link = found.filter(|row| self.is_good(row)).map(|_| link);
        Ok(Some(Invited { person: PersonId(row.person), room: Some(RoomId(room)), link }))
    }

    async fn make_client(
        &self,
        by: &Actor,
        new: NewClient,
        seed: &Seed,
        draft: Option<DraftId>,
    ) -> Result<Invited, AppError> {
        let book = self.fresh_book().await?;
        let with = book.member(new.with).filter(|member| member.role.meets());
        let with = with.ok_or(Refusal::NotHere)?.clone();
        let name = new.name.trim().to_owned();
        let person = seed.person(self);
        let private = self.first_room(seed, RoomKind::Private).await?;
        let front = self.first_room(seed, RoomKind::Front).await?;
        let wishes: [Command; 2] = [
            about::Command::GiveName { name: new.name }.into(),
            bond::Command::Propose {
                bond: BondId(self.new_id()),
                person: with.person,
                name: with.name.clone(),
                role: with.role,
                purpose: new.purpose,
            }
            .into(),
        ];
        let (after, facts, append) = self.first_entries(&private, by, wishes)?;
        let mut also: Vec<Also> = [&private, &front].map(|room| self.room_row(room)).into();
        also.extend(facts.iter().filter_map(|fact| self.bond_row(private.id, fact)));
        let link = new.online.then(|| seed.link(self));
        let row = link.as_ref().map(|link| self.link_row(link, person, Role::Client));
        also.extend(row.map(Also::Invitation));
        let author = by.person.0;
        also.extend(draft.map(|draft| Also::DropDraft { draft: draft.0, author }));
        let mut batch = Batch { appends: vec![append], also };
        let mut told = Vec::new();
        if link.is_some() {
            let given = welcome::Fact::Given { person, room: RoomId(private.id), name };
            told.extend(self.on_desk_of(with.person, given, &mut batch).await?);
        }
        self.inner.store.append(self.service(), batch).await?;
        self.remember_told(told);
        self.inner.cache.put(private.id, after);
        let room = Some(RoomId(private.id));
        self.inner.keys.remember(private);
        self.inner.keys.remember(front);
        Ok(Invited { person, room, link })
    }

    async fn first_room(&self, seed: &Seed, kind: RoomKind) -> Result<Room, AppError> {
        let (id, person) = (seed.room(self, kind), seed.person(self));
        let rand = [random(&*self.inner.ports.random), random(&*self.inner.ports.random)];
        self.inner.keys.make(&self.inner.store, id, kind, person.0, &rand).await
    }

    fn first_entries(
        &self,
        room: &Room,
        by: &Actor,
        wishes: [Command; 2],
    ) -> Result<(Folded, Vec<Fact>, kith_store::Append), AppError> {
        let empty = Folded::empty(room);
        let mut facts = Vec::new();
        for wish in wishes {
            facts.extend(decide(&empty.state, &Context::default(), by, self.now(), wish)?);
        }
        let (after, append) = self.seal(room, empty, by.author(), self.now(), facts.clone())?;
        Ok((after, facts, append))
    }

    pub(crate) async fn new_room(
        &self,
        kind: RoomKind,
        person: PersonId,
    ) -> Result<Room, AppError> {
        let rand = [random(&*self.inner.ports.random), random(&*self.inner.ports.random)];
        let id = self.new_id();
        self.inner.keys.make(&self.inner.store, id, kind, person.0, &rand).await
    }

    pub(crate) fn room_row(&self, room: &Room) -> Also {
        Also::Room(RoomRow {
            room: room.id,
            kind: room.kind.number(),
            person: room.person,
            created: self.now().0,
        })
    }

    fn bond_row(&self, room: Id, fact: &Fact) -> Option<Also> {
        let Fact::Bond(bond::Fact::Proposed { bond, person, role, .. }) = fact else {
            return None;
        };
        Some(Also::Bond(BondRow {
            bond: bond.0,
            room,
            person: person.0,
            role: role.number(),
            state: bond::Status::Proposed.number(),
            since: self.now().0,
        }))
    }
}
