//! Hearing of rooms that grow, for pages that are open. Nothing of a room is told, only that
//! it has grown.

use kith_core::bond::Status;
use kith_core::{Actor, RoomId};
use kith_store::Grew;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};

use crate::app::App;
use crate::error::AppError;

/// Hears of every room that grows from now on, on this node and on others.
#[derive(Debug)]
pub struct Changes {
    heard: broadcast::Receiver<Grew>,
}

impl Changes {
    /// Waits until one of these rooms has grown, or might have: having fallen behind counts.
    /// `false` once the service ends.
    pub async fn any_of(&mut self, rooms: &[RoomId]) -> bool {
        loop {
            match self.heard.recv().await {
                Ok(grew) if grew != Grew::ANY && !rooms.contains(&RoomId(grew.room)) => {}
                Ok(_) | Err(RecvError::Lagged(_)) => return true,
                Err(RecvError::Closed) => return false,
            }
        }
    }

    /// Forgets what was heard since, because it will be told together with the last.
    pub fn forget(&mut self) {
        while matches!(self.heard.try_recv(), Ok(_) | Err(TryRecvError::Lagged(_))) {}
    }
}

impl App {
    /// Begins to hear of rooms that grow.
    pub fn changes(&self) -> Changes {
        Changes { heard: self.watch() }
    }

    /// The rooms of everybody this person stands beside now. Opens none of them.
    pub async fn rooms_beside(&self, who: &Actor) -> Result<Vec<RoomId>, AppError> {
        let bonds = self.inner.store.bonds_of_person(self.service(), who.person.0).await?;
        let active = bonds.iter().filter(|bond| bond.state == Status::Active.number());
        Ok(active.map(|bond| RoomId(bond.room)).collect())
    }
}
