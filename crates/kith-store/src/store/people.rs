//! Bonds, accounts and invitations.

use super::Store;
use crate::rows::{AccountRow, BondRow, Hash, Id, InvitationRow};
use crate::sql::{self, values};
use crate::trouble::Trouble;

impl Store {
    /// The bonds of a person, by the time of their last change.
    pub async fn bonds_of_person(&self, service: Id, person: Id) -> Result<Vec<BondRow>, Trouble> {
        let values = values![service, person];
        self.rows(service, |tables| tables.bonds_of_person(person), sql::BONDS_OF_PERSON, values)
            .await
    }

    /// The bonds of a room, by the time of their last change.
    pub async fn bonds_of_room(&self, service: Id, room: Id) -> Result<Vec<BondRow>, Trouble> {
        let values = values![service, room];
        self.rows(service, |tables| tables.bonds_of_room(room), sql::BONDS_OF_ROOM, values).await
    }

    /// The newest bond between a person and a room, whatever its state.
    pub async fn bond(
        &self,
        service: Id,
        person: Id,
        room: Id,
    ) -> Result<Option<BondRow>, Trouble> {
        let values = values![service, person, room];
        self.row(service, |tables| tables.bond(person, room), sql::BOND, values).await
    }

    /// An account by its id.
    pub async fn account(&self, service: Id, account: Id) -> Result<Option<AccountRow>, Trouble> {
        let values = values![service, account];
        self.row(service, |tables| tables.account(account), sql::ACCOUNT, values).await
    }

    /// An account by what its owner types as their name.
    pub async fn account_by_handle(
        &self,
        service: Id,
        handle: &str,
    ) -> Result<Option<AccountRow>, Trouble> {
        let values = values![service, handle];
        self.row(service, |tables| tables.account_by_handle(handle), sql::ACCOUNT_BY_HANDLE, values)
            .await
    }

    /// A person's account, the oldest if there are several.
    pub async fn account_of_person(
        &self,
        service: Id,
        person: Id,
    ) -> Result<Option<AccountRow>, Trouble> {
        let values = values![service, person];
        self.row(service, |tables| tables.account_of_person(person), sql::ACCOUNT_OF_PERSON, values)
            .await
    }

    /// Every account, oldest first.
    pub async fn accounts(&self, service: Id) -> Result<Vec<AccountRow>, Trouble> {
        let values = values![service];
        self.rows(service, |tables| tables.accounts(), sql::ACCOUNTS, values).await
    }

    /// An invitation by the hash of its token, spent or not.
    pub async fn invitation(
        &self,
        service: Id,
        token: Hash,
    ) -> Result<Option<InvitationRow>, Trouble> {
        let values = values![service, token];
        self.row(service, |tables| tables.invitation(token), sql::INVITATION, values).await
    }

    /// Counts a try of an invitation's code and returns how many there were, this
    /// one included; never fewer. `None`: there is no such invitation.
    pub async fn count_try(&self, service: Id, token: Hash) -> Result<Option<u32>, Trouble> {
        let values = values![service, token];
        self.change(service, |tables| tables.count_try(token), sql::COUNT_TRY, values).await?;
        Ok(self.invitation(service, token).await?.map(|row| row.tries))
    }
}
