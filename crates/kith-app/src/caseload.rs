//! The caseload: names and next meetings of everybody a person stands beside, from the
//! sealed glances, without folding a single room.
//!
//! Being in a list is an opening too. All rooms of a list are told in one transaction
//! before anything is shown.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use kith_core::bond::Status;
use kith_core::glance::Stays;
use kith_core::{Actor, BondId, Glance, Purpose, Role, RoomId, Timestamp, opened};
use kith_ledger::{open_row, sign_head};
use kith_store::{Append, AppendError, Batch, BondRow, HeadRow, Id};

use crate::app::App;
use crate::error::AppError;
use crate::keyring::Room;
use crate::rooms::{GLANCE, class, new_entry};

/// How often others may write first before we give up.
const TRIES: usize = 12;

/// One line of a caseload.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The bond.
    pub bond: BondId,
    /// The client's private room.
    pub room: RoomId,
    /// Where the bond stands.
    pub status: Status,
    /// Since when.
    pub since: Timestamp,
    /// What a list may show to this person; only for active bonds.
    pub glance: Option<Glance>,
    /// Whether the bond is active and the room cannot be read.
    pub damaged: bool,
    /// The first day of standing in for somebody, where it has not come.
    pub begins: Option<Timestamp>,
}

/// The rooms of a list, and those that are shut to whoever stands in on other days.
type Open = (Vec<(Room, HeadRow)>, Vec<(Id, Stays)>);

/// Which list openings are told already in this clock hour.
#[derive(Default)]
pub(crate) struct Told(Mutex<(i64, HashSet<(Id, Id)>)>);

impl Told {
    fn knows(&self, hour: i64, room: Id, signin: Id) -> bool {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.0 == hour && told.1.contains(&(room, signin))
    }

    fn remember(&self, hour: i64, rooms: &[(Room, HeadRow)], signin: Id) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if told.0 != hour {
            *told = (hour, HashSet::new());
        }
        told.1.extend(rooms.iter().map(|(room, _)| (room.id, signin)));
    }
}

impl App {
    /// Everybody this person stands beside, or is asked to, or stood beside.
    pub async fn caseload(&self, who: &Actor) -> Result<Vec<Listed>, AppError> {
        let bonds = self.inner.store.bonds_of_person(self.service(), who.person.0).await?;
        let active = bonds.iter().filter(|bond| bond.state == Status::Active.number());
        let mut rooms: Vec<Id> = active.map(|bond| bond.room).collect();
        // One order for every writer, so that two lists never wait for each other.
        rooms.sort_unstable();
        rooms.dedup();
        let (heads, shut) = self.open_list(who, &rooms).await?;
        let all = bonds.iter().filter_map(|bond| {
            let stay = shut.iter().find(|(room, _)| *room == bond.room).map(|(_, stay)| *stay);
            match stay.filter(|_| bond.state == Status::Active.number()) {
                Some(stay) if stay.until <= self.now() => None,
                Some(stay) => Some(to_come(bond, stay)),
                None => listed(who, bond, &heads),
            }
        });
        Ok(all.collect())
    }

    /// This person's newest bond in a room, by the index of bonds. Opens nothing.
    pub async fn bond_in(&self, who: &Actor, room: RoomId) -> Result<Option<BondId>, AppError> {
        let found = self.inner.store.bond(self.service(), who.person.0, room.0).await?;
        Ok(found.map(|row| BondId(row.bond)))
    }

    async fn open_list(&self, who: &Actor, rooms: &[Id]) -> Result<Open, AppError> {
        for _ in 0..TRIES {
            let (mut opened, mut shut) = (Vec::with_capacity(rooms.len()), Vec::new());
            for (id, head) in self.inner.store.heads(self.service(), rooms).await? {
                match self.open_listed(id, &head).await {
                    Ok(room) => match shut_to(who, &room, &head, self.now()) {
                        Some(stay) => shut.push((id, stay)),
                        None => opened.push((room, head)),
                    },
                    // One room that is damaged takes nobody else off the list.
                    Err(error @ AppError::Damaged(_)) => {
                        tracing::error!(%error, "left out of a list");
                    }
                    Err(error) => return Err(error),
                }
            }
            match self.tell_list(who, &opened).await {
                Ok(()) => return Ok((opened, shut)),
                Err(AppError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        Err(AppError::Busy)
    }

    async fn open_listed(&self, id: Id, head: &HeadRow) -> Result<Room, AppError> {
        let room = self.inner.keys.room(&self.inner.store, id).await;
        let room = room.map_err(|error| error.of(id))?;
        self.signed_head(id, head).map_err(|error| error.of(id))?;
        Ok(room)
    }

    async fn tell_list(&self, who: &Actor, rooms: &[(Room, HeadRow)]) -> Result<(), AppError> {
        let hour = self.now().hour();
        let told = &self.inner.told;
        let new = rooms.iter().filter(|(room, _)| !told.knows(hour, room.id, who.signin.0));
        let appends: Result<Vec<_>, _> =
            new.map(|(room, head)| self.list_opening(who, room, head)).collect();
        let appends = appends?;
        if appends.is_empty() {
            return Ok(());
        }
        let batch = Batch { appends, also: Vec::new() };
        match self.inner.store.append(self.service(), batch).await {
            Ok(()) => {
                told.remember(hour, rooms, who.signin.0);
                Ok(())
            }
            Err(AppendError::Moved { .. }) => Err(AppError::Busy),
            Err(error) => Err(error.into()),
        }
    }

    fn list_opening(&self, who: &Actor, room: &Room, row: &HeadRow) -> Result<Append, AppError> {
        let mut head = self.signed_head(room.id, row)?;
        let fact = opened::told(who, Purpose::List, None)?.into();
        let at = self.now();
        let sealed = self.seal_fact(room, &mut head, who.author(), at, &fact)?;
        sign_head(&mut head, &room.id, &self.inner.signer);
        let entries = vec![new_entry(sealed, class(&fact), at)];
        let append =
            Append { room: room.id, expect: row.size, entries, head: head.encode(), glance: None };
        Ok(append)
    }
}

/// The days of somebody who stands in, where today is none of them.
fn shut_to(who: &Actor, room: &Room, head: &HeadRow, now: Timestamp) -> Option<Stays> {
    let stay = *open_glance(room, head)?.stay(who.person)?;
    (now < stay.from || now >= stay.until).then_some(stay)
}

/// Both have said yes, and the first day has not come: nobody's name is told.
fn to_come(bond: &BondRow, stay: Stays) -> Listed {
    Listed {
        bond: BondId(bond.bond),
        room: RoomId(bond.room),
        status: Status::Proposed,
        since: Timestamp(bond.since),
        glance: None,
        damaged: false,
        begins: Some(stay.from),
    }
}

fn listed(who: &Actor, bond: &BondRow, heads: &[(Room, HeadRow)]) -> Option<Listed> {
    let status = Status::from_number(bond.state)?;
    let active = status == Status::Active;
    let whole = heads
        .iter()
        .find(|(room, _)| room.id == bond.room && active)
        .and_then(|(room, head)| open_glance(room, head));
    let damaged = active && whole.is_none();
    let glance = whole.and_then(|glance| glance.seen_by(who, Role::from_number(bond.role)?));
    Some(Listed {
        bond: BondId(bond.bond),
        room: RoomId(bond.room),
        status,
        since: Timestamp(bond.since),
        glance,
        damaged,
        begins: None,
    })
}

fn open_glance(room: &Room, head: &HeadRow) -> Option<Glance> {
    let sealed = head.glance.as_ref()?;
    let plain = open_row(&room.key, GLANCE, &room.id, sealed).ok()?;
    Glance::decode(&plain)
}
