//! Wrapped room keys.

use super::tables::Tables;
use crate::rows::{Id, WrapRow};
use std::collections::BTreeSet;

impl Tables {
    pub(crate) fn put_wrap(&mut self, row: WrapRow) -> bool {
        let key = (row.room, row.epoch, row.recipient_kind, row.recipient, row.purpose);
        if self.wraps.contains_key(&key) {
            return false;
        }
        self.wraps.insert(key, row);
        true
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
