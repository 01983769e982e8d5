//! Reading bonds, accounts and invitations; counting tries of a code.

use super::tables::{Tables, sorted};
use crate::rows::{AccountRow, BondRow, Hash, Id, InvitationRow};

impl Tables {
    pub(crate) fn bonds_of_person(&self, person: Id) -> Vec<BondRow> {
        self.bonds_where(|row| row.person == person)
    }

    pub(crate) fn bonds_of_room(&self, room: Id) -> Vec<BondRow> {
        self.bonds_where(|row| row.room == room)
    }

    pub(crate) fn bond(&self, person: Id, room: Id) -> Option<BondRow> {
        self.bonds_where(|row| row.person == person && row.room == room).pop()
    }

    fn bonds_where(&self, wanted: impl Fn(&BondRow) -> bool) -> Vec<BondRow> {
        let rows = self.bonds.values().filter(|row| wanted(row));
        sorted(rows, |row| (row.since, row.bond))
    }

    pub(crate) fn account(&self, account: Id) -> Option<AccountRow> {
        self.accounts.get(&account).cloned()
    }

    pub(crate) fn account_by_handle(&self, handle: &str) -> Option<AccountRow> {
        self.accounts.values().find(|row| row.handle == handle).cloned()
    }

    pub(crate) fn account_of_person(&self, person: Id) -> Option<AccountRow> {
        self.accounts().into_iter().find(|row| row.person == person)
    }

    pub(crate) fn accounts(&self) -> Vec<AccountRow> {
        sorted(self.accounts.values(), |row| (row.created, row.account))
    }

    pub(crate) fn invitation(&self, token: Hash) -> Option<InvitationRow> {
        self.invitations.get(&token).cloned()
    }

    pub(crate) fn count_try(&mut self, token: Hash) -> bool {
        let row = self.invitations.get_mut(&token);
        row.map(|row| row.tries = row.tries.saturating_add(1)).is_some()
    }
}
