//! The one door to the data: which engine, and what is the same for all of them.

mod drafts;
mod keys;
mod ledger;
mod people;
mod sessions;

use crate::location::Location;
use crate::memory::Memory;
use crate::rows::{Grew, ServiceRow};
use crate::trouble::OpenError;
use std::sync::Arc;
use tokio::sync::broadcast;

/// How many changes a slow listener may fall behind before it must look for itself.
const UNHEARD: usize = 1024;

/// An open store. Clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    engine: Arc<Engine>,
    service: ServiceRow,
    grew: broadcast::Sender<Grew>,
}

#[derive(Debug)]
enum Engine {
    Memory(Memory),
}

impl Store {
    /// Makes a new, empty service at `location` and opens it. Data that is there
    /// already is left as it is and refused ([`OpenError::Exists`]).
    pub async fn create(location: &Location, service: ServiceRow) -> Result<Self, OpenError> {
        let engine = match location {
            Location::Memory => Engine::Memory(Memory::new(&service)),
            Location::Data(_) | Location::Database(_) => {
                return Err(OpenError::Missing(location.to_string()));
            }
        };
        Ok(Self::over(engine, service))
    }

    /// Opens the service at `location`, after checking that what it acknowledges
    /// will be durable, that no other process has it, and that its schema is ours.
    pub async fn open(location: &Location) -> Result<Self, OpenError> {
        Err(OpenError::Missing(location.to_string()))
    }

    /// Brings the schema at `location` up to this program's, step by step. Each
    /// step is its own transaction, so an interrupted run is continued by the next.
    /// Returns the schema found and the schema now.
    pub async fn migrate(location: &Location) -> Result<(u32, u32), OpenError> {
        Err(OpenError::Missing(location.to_string()))
    }

    fn over(engine: Engine, service: ServiceRow) -> Self {
        let (grew, _) = broadcast::channel(UNHEARD);
        Self {
            engine: Arc::new(engine),
            service,
            grew,
        }
    }

    /// The service that this store holds.
    pub fn service(&self) -> &ServiceRow {
        &self.service
    }

    /// Hears of every room that grows, here and (on `PostgreSQL`) at other nodes.
    pub fn watch(&self) -> broadcast::Receiver<Grew> {
        self.grew.subscribe()
    }
}
