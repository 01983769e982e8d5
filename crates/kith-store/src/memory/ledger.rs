//! Reading rooms, heads and entries.

use super::tables::{Tables, sorted};
use crate::rows::{EntryRow, Hash, HeadRow, Id, RoomRow, Tail};

impl Tables {
    pub(crate) fn heads(&self, rooms: &[Id]) -> Vec<(Id, HeadRow)> {
        let known = |room: &Id| self.heads.get(room).map(|head| (*room, head.clone()));
        rooms.iter().filter_map(known).collect()
    }

    pub(crate) fn tail(&self, room: Id, from: u64) -> Tail {
        let rows = self.entries.range((room, from)..=(room, u64::MAX));
        let entries = rows.map(|(_, row)| row.clone()).collect();
        Tail { head: self.heads.get(&room).cloned(), entries }
    }

    pub(crate) fn entry(&self, room: Id, seq: u64) -> Option<EntryRow> {
        self.entries.get(&(room, seq)).cloned()
    }

    pub(crate) fn newest_entry(&self) -> Option<EntryRow> {
        self.entries.values().max_by_key(|row| row.at).cloned()
    }

    pub(crate) fn once(&self, room: Id, tag: Id) -> Option<u64> {
        self.once.get(&(room, tag)).copied()
    }

    pub(crate) fn hashes(&self, room: Id) -> Vec<Hash> {
        let rows = self.entries.range((room, 0)..=(room, u64::MAX));
        rows.map(|(_, row)| row.hash).collect()
    }

    pub(crate) fn room(&self, room: Id) -> Option<RoomRow> {
        self.rooms.get(&room).cloned()
    }

    pub(crate) fn rooms_of(&self, person: Id) -> Vec<RoomRow> {
        self.rooms_where(|row| row.person == person)
    }

    pub(crate) fn rooms_of_kind(&self, kind: u8) -> Vec<RoomRow> {
        self.rooms_where(|row| row.kind == kind)
    }

    fn rooms_where(&self, wanted: impl Fn(&RoomRow) -> bool) -> Vec<RoomRow> {
        let rows = self.rooms.values().filter(|row| wanted(row));
        sorted(rows, |row| (row.created, row.room))
    }
}
