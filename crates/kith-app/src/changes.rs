//! Hearing of rooms that grow, for pages that are open. Nothing of a room is told, only that
//! it has grown.

use kith_core::bond::Status;
use kith_core::{Actor, RoomId};
use kith_store::{Grew, Id};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};

use crate::app::App;
use crate::error::AppError;
use crate::session::Visit;

/// Hears of every room that grows from now on, on this node and on others, and of the end of
/// sign-ins.
#[derive(Debug)]
pub struct Changes {
    heard: broadcast::Receiver<Grew>,
    account: Id,
}

/// What was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// One of the rooms has grown, or might have.
    Grew,
    /// Sign-ins of the one who listens may have ended. Nothing else has happened.
    SignedOut,
    /// The service ends.
    Over,
}

impl Changes {
    /// Waits until one of these rooms has grown, or might have: having fallen behind counts; or
    /// until it has to be asked again whether somebody may listen.
    pub async fn of(&mut self, rooms: &[RoomId]) -> News {
        loop {
            match self.heard.recv().await {
                Ok(grew) if grew.room == self.account => return News::SignedOut,
                Ok(grew) if grew != Grew::ANY && !rooms.contains(&RoomId(grew.room)) => {}
                Ok(_) | Err(RecvError::Lagged(_)) => return News::Grew,
                Err(RecvError::Closed) => return News::Over,
            }
        }
    }

    /// Forgets what was heard since, because it will be told together with the last.
    pub fn forget(&mut self) {
        while matches!(self.heard.try_recv(), Ok(_) | Err(TryRecvError::Lagged(_))) {}
    }
}

impl App {
    /// Begins to hear of rooms that grow, for a sign-in.
    pub fn changes(&self, visit: &Visit) -> Changes {
        Changes { heard: self.watch(), account: visit.account }
    }

    /// The rooms of everybody this person stands beside now. Opens none of them.
    pub async fn rooms_beside(&self, who: &Actor) -> Result<Vec<RoomId>, AppError> {
        let bonds = self.inner.store.bonds_of_person(self.service(), who.person.0).await?;
        let active = bonds.iter().filter(|bond| bond.state == Status::Active.number());
        Ok(active.map(|bond| RoomId(bond.room)).collect())
    }
}
