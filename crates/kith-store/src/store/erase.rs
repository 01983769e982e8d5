//! The one way in which what was said is deleted: a person's rooms, all of each.

use super::Store;
use super::engine::Engine;
use crate::rows::{Erase, Id};
use crate::sql::{self, Failure};
use crate::trouble::Trouble;

impl Store {
    /// Deletes everything that the ledger holds of a person, in one transaction: their rooms with
    /// every entry, who stood beside them, what was being written there, and their ways in.
    /// Nothing of any other room is changed. Doing it again changes nothing.
    pub async fn erase(&self, service: Id, erase: &Erase) -> Result<(), Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            memory.on(service, |tables| tables.erase(erase));
            return Ok(());
        }
        done(self.write(sql::erase(service, erase)).await)
    }

    /// Destroys every wrap of these rooms, in one transaction and in the turn of the service's
    /// book: nobody puts a wrap beside one of them meanwhile.
    pub async fn erase_keys(&self, service: Id, book: Id, rooms: &[Id]) -> Result<(), Trouble> {
        if let Engine::Memory(memory) = &*self.engine {
            memory.on(service, |tables| {
                for room in rooms {
                    tables.drop_wraps(*room);
                }
            });
            return Ok(());
        }
        done(self.write(sql::erase_keys(service, book, rooms)).await)
    }
}

fn done(written: Result<Vec<u64>, Failure>) -> Result<(), Trouble> {
    match written {
        Ok(_) => Ok(()),
        Err(Failure::Trouble(trouble)) => Err(trouble),
        Err(Failure::Refused(_)) => Err(Trouble::Damaged("a step that cannot be refused was")),
    }
}
