//! The application: one store, its keys, and the ports.

use std::sync::{Arc, Mutex, PoisonError};

use kith_core::room::RoomKind;
use kith_core::{Actor, PersonId, Role, SigninId, State, Timestamp};
use kith_ledger::{Place, PublicKey, ServiceKey};
use kith_store::{Grew, Id, Store};
use tokio::sync::broadcast;

use crate::asked::Asked;
use crate::cache::Cache;
use crate::caseload::Told;
use crate::counts::Tally;
use crate::keyring::Keyring;
use crate::ports::random;
use crate::secret::Secrets;
use crate::service::Ports;
use crate::session::Doors;
use crate::tablet::Tablets;

/// A service, open for use. Clones share it.
#[derive(Clone)]
pub struct App {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) ports: Ports,
    pub(crate) keys: Keyring,
    pub(crate) signer: ServiceKey,
    pub(crate) book: Id,
    pub(crate) cache: Cache,
    pub(crate) told: Told,
    pub(crate) doors: Doors,
    pub(crate) tablets: Tablets,
    pub(crate) secrets: Secrets,
    pub(crate) tally: Tally,
    /// How often somebody asked for times that are not free.
    pub(crate) asked: Asked,
    /// The book as last folded: settings and names, for pages that must not wait.
    pub(crate) known_book: Mutex<Arc<State>>,
    /// Held while a backup is taken.
    pub(crate) keeping: tokio::sync::Mutex<()>,
}

impl App {
    /// Now.
    pub fn now(&self) -> Timestamp {
        self.inner.ports.clock.now()
    }

    /// Sixteen random bytes, for a new id.
    pub fn new_id(&self) -> [u8; 16] {
        random(&*self.inner.ports.random)
    }

    /// The service book as last folded on this node: settings, staff and forms.
    pub fn book(&self) -> Arc<State> {
        Arc::clone(&self.inner.known_book.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The book's room.
    pub fn book_room(&self) -> kith_core::RoomId {
        kith_core::RoomId(self.inner.book)
    }

    /// The key that checks the service's signatures, to be kept by others.
    pub fn service_key(&self) -> PublicKey {
        self.inner.signer.public()
    }

    /// A key for one purpose of the service itself, such as its opaque paths.
    pub fn key_for(&self, label: &str) -> [u8; 32] {
        *self.inner.keys.service_key(label, &[])
    }

    /// Somebody at the machine's command line.
    pub fn operator(&self) -> Actor {
        Actor {
            person: PersonId([0; 16]),
            role: Role::Operator,
            name: "operator".into(),
            signin: SigninId(self.new_id()),
        }
    }

    /// Hears of every room that grows, on this node and on others.
    pub fn watch(&self) -> broadcast::Receiver<Grew> {
        self.inner.store.watch()
    }

    /// Waits until other nodes have been told of what was done here, before a process ends.
    pub async fn all_told(&self) {
        self.inner.store.all_told().await;
    }

    /// Keeps the book on this node as new as the store's: other nodes change it too. Ends
    /// with the service.
    pub async fn follow_book(&self) {
        let mut grew = self.watch();
        loop {
            match grew.recv().await {
                Ok(grew) if grew != Grew::ANY && grew.room != self.inner.book => continue,
                Err(broadcast::error::RecvError::Closed) => return,
                // Having fallen behind is a reason to look, too.
                Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {}
            }
            if let Err(error) = self.fresh_book().await {
                tracing::error!(%error, "the service book could not be read again");
            }
        }
    }

    /// How secrets are hashed and checked.
    pub fn secrets(&self) -> &Secrets {
        &self.inner.secrets
    }

    pub(crate) fn service(&self) -> Id {
        self.inner.store.service().service
    }

    pub(crate) fn place(&self, room: Id) -> Place {
        Place { service: self.service(), room }
    }

    pub(crate) fn remember_book(&self, kind: RoomKind, state: &Arc<State>) {
        if kind == RoomKind::Book {
            let mut known = self.inner.known_book.lock().unwrap_or_else(PoisonError::into_inner);
            *known = Arc::clone(state);
        }
    }
}
