//! Wrapped room keys.

use std::collections::BTreeSet;

use super::tables::Tables;
use crate::rows::{Id, KeyMade, WrapRow};

impl Tables {
    pub(crate) fn put_wrap(&mut self, row: WrapRow) -> bool {
        let key = (row.room, row.epoch, row.recipient_kind, row.recipient, row.purpose);
        if self.wraps.contains_key(&key) {
            return false;
        }
        self.wraps.insert(key, row);
        true
    }

    pub(crate) fn make_wrap(&mut self, book: Id, row: WrapRow) -> KeyMade {
        let of = |room| self.wraps.values().filter(move |wrap| wrap.room == room);
        let same = |wrap: &WrapRow| {
            (wrap.recipient_kind, wrap.recipient) == (row.recipient_kind, row.recipient)
        };
        if !of(book).any(same) {
            return KeyMade::Retired;
        }
        if of(row.room).next().is_some() {
            return KeyMade::There;
        }
        self.put_wrap(row);
        KeyMade::Made
    }

    pub(crate) fn rewrap(&mut self, under: Id, row: WrapRow) -> bool {
        let beside = (row.room, row.epoch, row.recipient_kind, under, row.purpose);
        let there = self.wraps.contains_key(&beside);
        if there {
            self.put_wrap(row);
        }
        there
    }

    /// Drops wraps under `old` that have a twin under `new`.
    pub(crate) fn retire(&mut self, room: Option<Id>, old: Id, new: Id) -> bool {
        let all = self.wraps.clone();
        let goes = |row: &WrapRow| {
            let twin = (row.room, row.epoch, row.recipient_kind, new, row.purpose);
            row.recipient == old
                && room.is_none_or(|room| row.room == room)
                && all.contains_key(&twin)
        };
        self.wraps.retain(|_, row| !goes(row));
        self.wraps.len() < all.len()
    }

    pub(crate) fn wraps_under(&self, recipient: Id) -> Vec<WrapRow> {
        self.wraps.values().filter(|row| row.recipient == recipient).cloned().collect()
    }

    pub(crate) fn wrapped_under(&self, recipient: Id) -> Vec<Id> {
        let rooms: BTreeSet<Id> = self.wraps_under(recipient).iter().map(|row| row.room).collect();
        rooms.into_iter().collect()
    }

    pub(crate) fn wraps(&self, room: Id) -> Vec<WrapRow> {
        self.wraps.values().filter(|row| row.room == room).cloned().collect()
    }

    pub(crate) fn wrapped_rooms(&self) -> Vec<Id> {
        let rooms: BTreeSet<Id> = self.wraps.keys().map(|key| key.0).collect();
        rooms.into_iter().collect()
    }

    pub(crate) fn drop_wraps(&mut self, room: Id) -> bool {
        let count = self.wraps.len();
        self.wraps.retain(|key, _| key.0 != room);
        self.wraps.len() < count
    }

    pub(crate) fn room_ids(&self) -> Vec<Id> {
        self.rooms.keys().copied().collect()
    }
}
