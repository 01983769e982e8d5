//! What was done of what was agreed, over the whole service: numbers from the sealed glances of
//! all clients. No room is folded, and nobody's name or words leave here.

use std::collections::HashMap;
use std::sync::Arc;

use kith_core::reliability::{FEWEST, Picture};
use kith_core::{Actor, Glance, Role, RoomKind};
use kith_ledger::{Place, open_row};
use kith_store::{HeadRow, Id, WrapRow};
use tokio::task::JoinHandle;

use crate::app::App;
use crate::error::AppError;
use crate::keks::Keks;
use crate::rooms::GLANCE;

/// How many clients are counted in one go, between which others have their turn.
const AT_ONCE: usize = 500;

/// The picture of the whole service.
#[derive(Debug, Clone)]
pub struct WholePicture {
    /// What was done of what was agreed.
    pub picture: Picture,
    /// How many clients it is counted from.
    pub clients: usize,
}

impl App {
    /// What was done of what was agreed over the whole service, for a supervisor. `None`: there
    /// are fewer than [`FEWEST`] clients to count from.
    pub async fn picture(&self, who: &Actor) -> Result<Option<WholePicture>, AppError> {
        if who.role != Role::Supervisor {
            return Err(AppError::NotFound);
        }
        let now = self.now();
        let add = move |(picture, clients): &mut (Picture, usize), _, glance: Glance| {
            if !glance.tally.is_empty() {
                picture.add(&glance.tally, now);
                *clients += 1;
            }
        };
        let (mut picture, mut clients) = (Picture::default(), 0);
        for (part, number) in self.over_glances(add).await? {
            picture.join(part);
            clients += number;
        }
        let whole = WholePicture { picture: picture.whole(), clients };
        Ok((clients >= FEWEST).then_some(whole))
    }

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
