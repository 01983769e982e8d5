//! A new client: two rooms, a name, a bond proposed.

use kith_core::room::RoomKind;
use kith_core::{
    Actor, BondId, Command, Context, Fact, PersonId, Refusal, Role, RoomId, about, bond, decide,
};
use kith_store::{Also, Batch, BondRow, Id, RoomRow};

use super::Invited;
use crate::app::App;
use crate::cache::Folded;
use crate::error::AppError;
use crate::keyring::Room;
use crate::ports::random;

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
        let book = self.fresh_book().await?;
        let with = book.member(new.with).filter(|member| member.role.may_bond());
        let with = with.ok_or(Refusal::NotHere)?.clone();
        let person = PersonId(self.new_id());
        let private = self.new_room(RoomKind::Private, person).await?;
        let front = self.new_room(RoomKind::Front, person).await?;
        let wishes: [Command; 2] = [
            about::Command::GiveName { name: new.name }.into(),
            bond::Command::Propose {
                bond: BondId(self.new_id()),
                person: with.person,
                name: with.name,
                role: with.role,
                purpose: new.purpose,
            }
            .into(),
        ];
        let (after, facts, append) = self.first_entries(&private, by, wishes)?;
        let mut also: Vec<Also> = [&private, &front].map(|room| self.room_row(room)).into();
        also.extend(facts.iter().filter_map(|fact| self.bond_row(private.id, fact)));
        let link = new.online.then(|| self.new_link(person, Role::Client));
        also.extend(link.iter().map(|(_, row)| Also::Invitation(row.clone())));
        let batch = Batch { appends: vec![append], also };
        self.inner.store.append(self.service(), batch).await?;
        self.inner.cache.put(private.id, after);
        let room = Some(RoomId(private.id));
        self.inner.keys.remember(private);
        self.inner.keys.remember(front);
        Ok(Invited { person, room, link: link.map(|(link, _)| link) })
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
