//! Bonds, accounts and invitations.

use super::{Engine, Store};
use crate::rows::{AccountRow, BondRow, Hash, Id, InvitationRow};
use crate::trouble::Trouble;

impl Store {
    /// The bonds of a person, by the time of their last change.
    pub async fn bonds_of_person(&self, service: Id, person: Id) -> Result<Vec<BondRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.bonds_of_person(person)))
            }
        }
    }

    /// The bonds of a room, by the time of their last change.
    pub async fn bonds_of_room(&self, service: Id, room: Id) -> Result<Vec<BondRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.bonds_of_room(room))),
        }
    }

    /// The newest bond between a person and a room, whatever its state.
    pub async fn bond(
        &self,
        service: Id,
        person: Id,
        room: Id,
    ) -> Result<Option<BondRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.bond(person, room))),
        }
    }

    /// An account by its id.
    pub async fn account(&self, service: Id, account: Id) -> Result<Option<AccountRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.account(account))),
        }
    }

    /// An account by what its owner types as their name.
    pub async fn account_by_handle(
        &self,
        service: Id,
        handle: &str,
    ) -> Result<Option<AccountRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.account_by_handle(handle)))
            }
        }
    }

    /// A person's account, the oldest if there are several.
    pub async fn account_of_person(
        &self,
        service: Id,
        person: Id,
    ) -> Result<Option<AccountRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.account_of_person(person)))
            }
        }
    }

    /// Every account, oldest first.
    pub async fn accounts(&self, service: Id) -> Result<Vec<AccountRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.accounts())),
        }
    }

    /// An invitation by the hash of its token, spent or not.
    pub async fn invitation(
        &self,
        service: Id,
        token: Hash,
    ) -> Result<Option<InvitationRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.invitation(token))),
        }
    }

    /// Counts a try of an invitation's code and returns how many there were, this
    /// one included; never fewer. `None`: there is no such invitation.
    pub async fn count_try(&self, service: Id, token: Hash) -> Result<Option<u32>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.count_try(token))),
        }
    }
}
