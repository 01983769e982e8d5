//! The one door to the data: which engine, and what is the same for all of them.

mod drafts;
mod engine;
mod erase;
mod factors;
mod keys;
mod ledger;
mod open;
mod people;
mod sessions;
mod slots;
mod tally;
mod tries;
mod whole;

use std::sync::Arc;

use tokio::sync::broadcast;
pub use whole::{Filled, Filling, Snapshot};

use crate::rows::{Grew, ServiceRow};
use crate::tally::Tally;
use engine::Engine;

/// An open store. Clones share it; when the last one goes, the engine is closed.
#[derive(Clone, Debug)]
pub struct Store {
    engine: Arc<Engine>,
    service: ServiceRow,
    grew: broadcast::Sender<Grew>,
    tally: Arc<Tally>,
}

impl Store {
    /// The service that this store holds.
    pub fn service(&self) -> &ServiceRow {
        &self.service
    }

    /// Whether other nodes may be writing to the same data.
    pub fn is_shared(&self) -> bool {
        matches!(*self.engine, Engine::Postgres(_))
    }

    /// Hears of every room that grows, here and (on `PostgreSQL`) at other nodes.
    pub fn watch(&self) -> broadcast::Receiver<Grew> {
        self.grew.subscribe()
    }

    /// Waits until other nodes have been told of what was done here, before a process ends.
    pub async fn all_told(&self) {
        self.engine.all_told().await;
    }

    /// Tells whoever watches.
    fn tell(&self, grown: &[Grew]) {
        for grew in grown {
            // Nobody listening is no failure.
            let _ = self.grew.send(*grew);
        }
        self.engine.tell(grown);
    }
}
