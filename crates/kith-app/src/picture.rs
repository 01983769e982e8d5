//! What was done of what was agreed, over the whole service: numbers from the sealed glances of
//! all clients. No room is folded, and nobody's name or words leave here.

use std::collections::HashMap;
use std::sync::Arc;

use kith_core::reliability::{FEWEST, Picture};
use kith_core::{Actor, Glance, Role, RoomKind, Timestamp};
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
        let (store, service, now) = (&self.inner.store, self.service(), self.now());
        let keks = self.inner.keys.keks();
        let mut wraps: HashMap<Id, Vec<WrapRow>> = HashMap::new();
        for kek in [&keks.now].into_iter().chain(&keks.before) {
            for row in store.wraps_under(service, kek.id()).await? {
                wraps.entry(row.room).or_default().push(row);
            }
        }
        let rooms = store.rooms_of_kind(service, RoomKind::Private.number()).await?;
        let rooms: Vec<Id> = rooms.into_iter().map(|row| row.room).collect();
        let (mut picture, mut clients) = (Picture::default(), 0);
        let mut counting = None;
        for some in rooms.chunks(AT_ONCE) {
            let heads = store.heads(service, some).await?;
            let theirs = heads.iter().filter_map(|(id, _)| wraps.remove_entry(id)).collect();
            let keks = Arc::clone(&keks);
            // The next ones are read while these are counted.
            let next =
                tokio::task::spawn_blocking(move || count(&keks, service, &heads, &theirs, now));
            if let Some(before) = counting.replace(next) {
                add(&mut picture, &mut clients, before).await?;
            }
        }
        if let Some(last) = counting {
            add(&mut picture, &mut clients, last).await?;
        }
        let whole = WholePicture { picture: picture.whole(), clients };
        Ok((clients >= FEWEST).then_some(whole))
    }
}

/// Adds what was counted beside.
async fn add(
    picture: &mut Picture,
    clients: &mut usize,
    counted: JoinHandle<(Picture, usize)>,
) -> Result<(), AppError> {
    let (part, number) = counted.await.map_err(|_| AppError::Busy)?;
    picture.join(part);
    *clients += number;
    Ok(())
}

/// What counts of these clients, and how many of them it is. One whose glance cannot be opened is
/// left out.
fn count(
    keks: &Keks,
    service: Id,
    heads: &[(Id, HeadRow)],
    wraps: &HashMap<Id, Vec<WrapRow>>,
    now: Timestamp,
) -> (Picture, usize) {
    let (mut picture, mut clients) = (Picture::default(), 0);
    for (room, head) in heads {
        let Some(glance) = glance(keks, &Place { service, room: *room }, head, wraps) else {
            continue;
        };
        if !glance.tally.is_empty() {
            picture.add(&glance.tally, now);
            clients += 1;
        }
    }
    (picture, clients)
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
