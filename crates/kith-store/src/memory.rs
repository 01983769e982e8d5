//! The reference store: ordered maps behind one lock.
//!
//! It says what the other engines must do, so it is written to be read. Each call
//! holds the lock from beginning to end; a batch that fails is undone.

mod batch;
mod change;
mod erase;
mod factors;
mod keys;
mod ledger;
mod people;
mod sessions;
mod slots;
mod tables;
mod tries;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) use tables::Tables;

use crate::rows::{Id, ServiceRow};

/// A store in this process's memory.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    services: Mutex<BTreeMap<Id, Tables>>,
}

impl Memory {
    pub(crate) fn new(service: &ServiceRow) -> Self {
        let services = BTreeMap::from([(service.service, Tables::default())]);
        Self { services: Mutex::new(services) }
    }

    /// Runs `ask` on the tables of one service, and of no other.
    pub(crate) fn on<T>(&self, service: Id, ask: impl FnOnce(&mut Tables) -> T) -> T {
        ask(self.lock().entry(service).or_default())
    }

    /// A panic elsewhere cannot leave a half-made change here: every method
    /// checks before it writes, and a batch keeps its undo list.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Id, Tables>> {
        self.services.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
