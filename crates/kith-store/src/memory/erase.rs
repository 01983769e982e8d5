//! Deleting everything of one person.

use super::tables::Tables;
use crate::rows::{AccountRow, Erase, Id};

impl Tables {
    pub(crate) fn erase(&mut self, erase: &Erase) {
        let Erase { person, rooms, authors, holders } = erase;
        let of_theirs = |room: &Id| rooms.contains(room);
        self.heads.retain(|room, _| !of_theirs(room));
        self.entries.retain(|(room, _), _| !of_theirs(room));
        self.once.retain(|(room, _), _| !of_theirs(room));
        self.drafts.retain(|_, row| !(of_theirs(&row.room) && authors.contains(&row.author)));
        self.bonds.retain(|_, row| !of_theirs(&row.room));
        self.rooms.retain(|room, _| !of_theirs(room));
        self.slots.retain(|holder, _| !holders.contains(holder));
        let is_theirs = |account: &Id| {
            self.accounts.get(account).is_some_and(|row: &AccountRow| row.person == *person)
        };
        self.sessions.retain(|_, row| !is_theirs(&row.account));
        self.factors.retain(|(account, _), _| !is_theirs(account));
        self.invitations.retain(|_, row| row.person != *person);
        self.accounts.retain(|_, row| row.person != *person);
    }
}
