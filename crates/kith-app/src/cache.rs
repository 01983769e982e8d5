//! Folded rooms, kept while there is room for them. May be thrown away at any time: the
//! entries are the truth.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kith_core::{PersonId, State};
use kith_ledger::Head;
use kith_store::Id;

use crate::keyring::Room;

/// How many entries all kept rooms may have together.
const MOST_ENTRIES: u64 = 200_000;

/// How many heads are remembered as checked.
const MOST_HEADS: usize = 100_000;

/// A folded room and the head it was folded up to.
#[derive(Clone)]
pub(crate) struct Folded {
    pub(crate) state: Arc<State>,
    pub(crate) head: Head,
}

impl Folded {
    /// A room before its first entry.
    pub(crate) fn empty(room: &Room) -> Self {
        let state = State::new(room.kind, PersonId(room.person));
        Self { state: Arc::new(state), head: Head::empty() }
    }
}

#[derive(Default)]
struct Kept {
    rooms: HashMap<Id, (Folded, u64)>,
    entries: u64,
    uses: u64,
}

/// How many rooms can be written at the same moment on this node.
const TURNS: usize = 1024;

/// The folded rooms of this node.
pub(crate) struct Cache {
    kept: Mutex<Kept>,
    /// The head of each room whose signature was last found right.
    heads: Mutex<HashMap<Id, Vec<u8>>>,
    turns: Vec<tokio::sync::Mutex<()>>,
    coming_in: tokio::sync::Mutex<()>,
    desks: tokio::sync::Mutex<()>,
}

/// In which row a room stands.
fn place(room: Id) -> usize {
    let [a, b, ..] = room;
    usize::from(u16::from_be_bytes([a, b])) % TURNS
}

/// Whether two rooms stand in one row: who has the turn of one has that of the other, and would
/// wait for themself.
pub(crate) fn is_one_turn(one: Id, other: Id) -> bool {
    place(one) == place(other)
}

impl Default for Cache {
    fn default() -> Self {
        let turns = std::iter::repeat_with(tokio::sync::Mutex::default).take(TURNS).collect();
        let heads = Mutex::default();
        let (coming_in, desks) = Default::default();
        Self { kept: Mutex::default(), heads, turns, coming_in, desks }
    }
}

impl Cache {
    /// Waits for one's turn to write to a room, so that writers on one node do not
    /// make each other decide twice.
    pub(crate) async fn turn(&self, room: Id) -> Option<tokio::sync::MutexGuard<'_, ()>> {
        match self.turns.get(place(room)) {
            Some(turn) => Some(turn.lock().await),
            None => None,
        }
    }

    /// Waits for one's turn to tell of somebody's coming in. That is written onto desks that
    /// many share, and so that writers who come together do not give one another up, they stand
    /// in one row. Waited for before the turn of a room, and never after it.
    pub(crate) async fn turn_to_tell(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.coming_in.lock().await
    }

    /// Waits for one's turn to write onto the desks of those who stand behind staff. Whatever a
    /// client writes is told there, so writers of different rooms would otherwise make each other
    /// decide twice. The last turn that is waited for: nobody who has it waits for another.
    pub(crate) async fn turn_at_desks(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.desks.lock().await
    }

    /// A copy of what is kept of a room.
    pub(crate) fn get(&self, room: Id) -> Option<Folded> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let now = kept.uses;
        kept.rooms.get_mut(&room).map(|(folded, used)| {
            *used = now;
            folded.clone()
        })
    }

    /// Whether this head's signature was found right before.
    pub(crate) fn knows_head(&self, room: Id, head: &[u8]) -> bool {
        let heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        heads.get(&room).is_some_and(|known| known == head)
    }

    /// Keeps in mind that this head's signature is right.
    pub(crate) fn remember_head(&self, room: Id, head: &[u8]) {
        let mut heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        if heads.len() >= MOST_HEADS {
            heads.clear();
        }
        heads.insert(room, head.to_vec());
    }

    /// Takes a room out, so that its state can be changed without copying it.
    pub(crate) fn take(&self, room: Id) -> Option<Folded> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(room)
    }

    /// Keeps a room, unless a newer fold of it is kept already.
    pub(crate) fn put(&self, room: Id, folded: Folded) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let newer = |(known, _): &(Folded, u64)| known.head.size() > folded.head.size();
        if kept.rooms.get(&room).is_some_and(newer) {
            return;
        }
        kept.remove(room);
        kept.uses += 1;
        kept.entries += folded.head.size();
        let used = kept.uses;
        kept.rooms.insert(room, (folded, used));
        kept.make_room();
    }
}

impl Kept {
    fn remove(&mut self, room: Id) -> Option<Folded> {
        let (folded, _) = self.rooms.remove(&room)?;
        self.entries -= folded.head.size();
        Some(folded)
    }

    /// Drops the rooms used longest ago until a quarter of the space is free.
    fn make_room(&mut self) {
        if self.entries <= MOST_ENTRIES {
            return;
        }
        let mut oldest: Vec<_> =
            self.rooms.iter().map(|(room, (_, used))| (*used, *room)).collect();
        oldest.sort_unstable();
        for (_, room) in oldest {
            if self.entries <= MOST_ENTRIES / 4 * 3 {
                break;
            }
            self.remove(room);
        }
    }
}

#[cfg(test)]
mod tests {
    use kith_core::RoomKind;

    use super::*;

    fn folded() -> Folded {
        let state = State::new(RoomKind::Private, PersonId([1; 16]));
        Folded { state: Arc::new(state), head: Head::empty() }
    }

    #[tokio::test]
    async fn rooms_of_one_row_wait_for_one_turn() {
        let row = |first: u8| [[first, 0].as_slice(), &[7; 14]].concat().try_into().expect("an id");
        let (cache, one, same, other): (_, Id, Id, Id) = (Cache::default(), row(1), row(5), row(2));
        let _turn = cache.turn(one).await;
        for (room, waits) in [(same, true), (other, false)] {
            assert_eq!(is_one_turn(one, room), waits);
            let turn = tokio::time::timeout(std::time::Duration::from_millis(50), cache.turn(room));
            assert_eq!(turn.await.is_err(), waits);
        }
    }

    #[test]
    fn a_head_that_was_checked_is_known_in_its_room_and_with_these_bytes_alone() {
        let cache = Cache::default();
        cache.remember_head([1; 16], b"head");
        assert!(cache.knows_head([1; 16], b"head"));
        assert!(!cache.knows_head([1; 16], b"dead") && !cache.knows_head([2; 16], b"head"));
        cache.remember_head([1; 16], b"next");
        assert!(!cache.knows_head([1; 16], b"head"), "an older head is no longer the room's");
    }

    #[test]
    fn what_is_taken_is_gone_until_it_is_put_back() {
        let cache = Cache::default();
        cache.put([1; 16], folded());
        let taken = cache.take([1; 16]).expect("kept");
        assert!(cache.get([1; 16]).is_none());
        cache.put([1; 16], taken);
        assert!(cache.get([1; 16]).is_some());
    }
}
