//! Making, opening and migrating a store.

use std::sync::Arc;

use tokio::sync::broadcast;

use super::Store;
use super::engine::Engine;
use crate::location::Location;
use crate::memory::Memory;
use crate::postgres::{self, Postgres};
use crate::rows::{Grew, ServiceRow};
use crate::sqlite::{self, Sqlite};
use crate::trouble::OpenError;

/// How many changes a slow listener may fall behind before it must look for itself.
const UNHEARD: usize = 1024;

impl Store {
    /// Makes a new, empty service at `location` and opens it. A service that is
    /// there already is left as it is ([`OpenError::Exists`]); one that was being
    /// made when the process ended is finished.
    pub async fn create(location: &Location, service: ServiceRow) -> Result<Self, OpenError> {
        let grew = news();
        let engine = match location {
            Location::Memory => Engine::Memory(Memory::new(&service)),
            Location::Data(dir) => Engine::Sqlite(Sqlite::create(dir, &service).await?),
            Location::Database(address) => {
                Engine::Postgres(Postgres::create(address, &service, grew.clone()).await?)
            }
        };
        Ok(Self { engine: Arc::new(engine), service, grew, tally: Arc::default() })
    }

    /// Opens the service at `location`, after checking that what it acknowledges
    /// will be durable, that no other process has it (`SQLite`), and that its
    /// schema is the one this program knows.
    pub async fn open(location: &Location) -> Result<Self, OpenError> {
        let opened = Self::open_any(location).await;
        opened.map_err(|error| match error {
            // Making it was interrupted before its first step.
            OpenError::Older { found: 0, .. } => OpenError::Missing(location.to_string()),
            other => other,
        })
    }

    async fn open_any(location: &Location) -> Result<Self, OpenError> {
        let missing = || OpenError::Missing(location.to_string());
        let grew = news();
        let (engine, service) = match location {
            Location::Memory => return Err(missing()),
            Location::Data(dir) => {
                let sqlite = Sqlite::open(dir)?;
                let service = sqlite.service().await?;
                (Engine::Sqlite(sqlite), service)
            }
            Location::Database(address) => {
                let postgres = Postgres::open(address, grew.clone()).await?;
                let service = postgres.service().await?;
                (Engine::Postgres(postgres), service)
            }
        };
        let service = service.ok_or_else(missing)?;
        Ok(Self { engine: Arc::new(engine), service, grew, tally: Arc::default() })
    }

    /// Brings the schema at `location` up to this program's, step by step. Each
    /// step is its own transaction, so an interrupted run is continued by the next
    /// and a repeated one changes nothing. Returns the schema found and the schema
    /// now.
    pub async fn migrate(location: &Location) -> Result<(u32, u32), OpenError> {
        match location {
            Location::Memory => Err(OpenError::Missing(location.to_string())),
            Location::Data(dir) => sqlite::migrate(dir),
            Location::Database(address) => postgres::migrate(address).await,
        }
    }
}

pub(super) fn news() -> broadcast::Sender<Grew> {
    broadcast::channel(UNHEARD).0
}
