//! The sealed glances of all clients, one after another. No room is folded; what comes out is what
//! the asking use case adds up.

use std::collections::HashMap;
use std::sync::Arc;

use kith_core::{Glance, PersonId, Role, RoomId, RoomKind};
use kith_ledger::{Place, open_row};
use kith_store::{HeadRow, Id, WrapRow};
use tokio::task::JoinHandle;

use crate::app::App;
use crate::error::AppError;
use crate::handle::plain;
use crate::keks::Keks;
use crate::rooms::GLANCE;

/// How many are looked at in one go, between which others have their turn.
const AT_ONCE: usize = 500;

impl App {
    /// Goes through the glances of all clients, some at once, between which others have their
    /// turn; gives what was added up of each lot. One that cannot be opened is left out.
    pub(crate) async fn over_glances<T: Default + Send + 'static>(
        &self,
        one: impl Fn(&mut T, Id, Glance) + Send + Sync + 'static,
    ) -> Result<Vec<T>, AppError> {
        let (store, service, one) = (&self.inner.store, self.service(), Arc::new(one));
        let keks = self.inner.keys.keks();
        let mut wraps: HashMap<Id, Vec<WrapRow>> = HashMap::new();
        for kek in [&keks.now].into_iter().chain(&keks.before) {
            for row in store.wraps_under(service, kek.id()).await? {
                wraps.entry(row.room).or_default().push(row);
            }
        }
        let rooms = store.rooms_of_kind(service, RoomKind::Private.number()).await?;
        let rooms: Vec<Id> = rooms.into_iter().map(|row| row.room).collect();
        let (mut all, mut looking) = (Vec::new(), None::<JoinHandle<T>>);
        for some in rooms.chunks(AT_ONCE) {
            let heads = store.heads(service, some).await?;
            let theirs: HashMap<_, _> =
                heads.iter().filter_map(|(id, _)| wraps.remove_entry(id)).collect();
            let (keks, one) = (Arc::clone(&keks), Arc::clone(&one));
            // The next ones are read while these are looked at.
            let next = tokio::task::spawn_blocking(move || {
                let mut lot = T::default();
                let open = |(room, head): &(Id, HeadRow)| {
                    let place = Place { service, room: *room };
                    Some((*room, glance(&keks, &place, head, &theirs)?))
                };
                heads
                    .iter()
                    .filter_map(open)
                    .for_each(|(room, glance)| one(&mut lot, room, glance));
                lot
            });
            if let Some(before) = looking.replace(next) {
                all.push(before.await.map_err(|_| AppError::Busy)?);
            }
        }
        if let Some(last) = looking {
            all.push(last.await.map_err(|_| AppError::Busy)?);
        }
        Ok(all)
    }

    /// The private rooms of those who are called so, or sign in so. Every glance is looked at,
    /// whether one fits or not.
    pub(crate) async fn called(&self, name: &str) -> Result<Vec<RoomId>, AppError> {
        let wanted = plain(name);
        let fits = move |found: &mut Vec<RoomId>, room, glance: Glance| {
            if plain(&glance.name) == wanted {
                found.push(RoomId(room));
            }
        };
        let mut rooms = self.over_glances(fits).await?.concat();
        let account = self.inner.store.account_by_handle(self.service(), &plain(name)).await?;
        if let Some(account) = account.filter(|one| one.role == Role::Client.number()) {
            rooms.push(self.own_room(PersonId(account.person), RoomKind::Private).await?);
        }
        rooms.sort_unstable();
        rooms.dedup();
        Ok(rooms)
    }
}

fn glance(
    keks: &Keks,
    place: &Place,
    head: &HeadRow,
    wraps: &HashMap<Id, Vec<WrapRow>>,
) -> Option<Glance> {
    let key = keks.open(place, wraps.get(&place.room)?)?.ok()?;
    Glance::decode(&open_row(&key, GLANCE, &place.room, head.glance.as_ref()?).ok()?)
}
