//! Who is here, as the database may tell: ids and states, nothing a person said.

use std::collections::BTreeSet;

use kith_core::bond::Status;
use kith_core::room::RoomKind;
use kith_core::{PersonId, Role, RoomId, Timestamp};
use kith_store::{AccountRow, Also, Batch};

use crate::app::App;
use crate::error::AppError;
use crate::secret::SecretHash;
use crate::session::ACCOUNT_OPEN;
use crate::welcome::may_sign_in;

/// One client, without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Who.
    pub person: PersonId,
    /// Their private room.
    pub room: RoomId,
    /// Whether they have online access.
    pub online: bool,
    /// Where their bonds stand.
    pub bonds: Vec<Status>,
}

impl App {
    /// Every client: ids and states.
    pub async fn clients(&self) -> Result<Vec<Client>, AppError> {
        let (store, service) = (&self.inner.store, self.service());
        let accounts = store.accounts(service).await?;
        let mut clients = Vec::new();
        for room in store.rooms_of_kind(service, RoomKind::Private.number()).await? {
            let bonds = store.bonds_of_room(service, room.room).await?;
            clients.push(Client {
                person: PersonId(room.person),
                room: RoomId(room.room),
                online: accounts
                    .iter()
                    .any(|one| one.person == room.person && may_sign_in(one.state)),
                bonds: bonds.iter().filter_map(|bond| Status::from_number(bond.state)).collect(),
            });
        }
        Ok(clients)
    }

    /// Everybody who comes through the first door with an account of theirs.
    pub async fn signs_in(&self) -> Result<BTreeSet<PersonId>, AppError> {
        let accounts = self.inner.store.accounts(self.service()).await?;
        let open = accounts.iter().filter(|account| may_sign_in(account.state));
        Ok(open.map(|account| PersonId(account.person)).collect())
    }

    /// How many administrators can sign in.
    pub async fn administrators(&self) -> Result<usize, AppError> {
        let accounts = self.inner.store.accounts(self.service()).await?;
        let keeps = |account: &&AccountRow| {
            account.role == Role::Administrator.number() && account.state == ACCOUNT_OPEN
        };
        Ok(accounts.iter().filter(keeps).count())
    }

    /// When the newest entry of all was stored, by the clock of that time.
    pub async fn newest_entry(&self) -> Result<Option<Timestamp>, AppError> {
        let newest = self.inner.store.newest_entry(self.service()).await?;
        Ok(newest.map(|row| Timestamp(row.at)))
    }

    /// The person who signs in with this handle, and in which role.
    pub async fn person_by_handle(
        &self,
        handle: &str,
    ) -> Result<Option<(PersonId, Role)>, AppError> {
        let handle = crate::handle::plain(handle);
        let found = self.inner.store.account_by_handle(self.service(), &handle).await?;
        Ok(found.and_then(|row| Some((PersonId(row.person), Role::from_number(row.role)?))))
    }

    /// Gives a client a second secret that was hashed already. For example data, whose
    /// people share one.
    pub async fn keep_second(&self, person: PersonId, second: SecretHash) -> Result<(), AppError> {
        let found = self.inner.store.account_of_person(self.service(), person.0).await?;
        let account = found.ok_or(AppError::NotFound)?;
        let account = AccountRow { second: Some(second.0), setup: None, ..account };
        let batch = Batch { appends: Vec::new(), also: vec![Also::Account(account)] };
        Ok(self.inner.store.append(self.service(), batch).await?)
    }
}
