//! Sign-ins.

use super::{Engine, Store};
use crate::rows::{AccountRow, Hash, Id, SessionRow};
use crate::trouble::Trouble;

impl Store {
    /// Begins a sign-in.
    pub async fn put_session(&self, service: Id, row: SessionRow) -> Result<(), Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => memory.on(service, |tables| tables.put_session(row)),
        }
        Ok(())
    }

    /// A sign-in and its account, whether it has ended or not.
    pub async fn session(
        &self,
        service: Id,
        token: Hash,
    ) -> Result<Option<(SessionRow, AccountRow)>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.session(token))),
        }
    }

    /// Sets when a sign-in was last seen and the state of its second door. `false`:
    /// it has ended, or there is none.
    pub async fn touch_session(
        &self,
        service: Id,
        token: Hash,
        seen: i64,
        second: Option<i64>,
    ) -> Result<bool, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.touch_session(token, seen, second)))
            }
        }
    }

    /// Keeps or clears the sealed place to return to. `false`: as above.
    pub async fn set_place(
        &self,
        service: Id,
        token: Hash,
        place: Option<Vec<u8>>,
    ) -> Result<bool, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.set_place(token, place)))
            }
        }
    }

    /// Gives a sign-in a new token; the old one is worth nothing from then on.
    /// `false`: it has ended, or there is none.
    pub async fn replace_token(&self, service: Id, old: Hash, new: Hash) -> Result<bool, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.replace_token(old, new)))
            }
        }
    }

    /// Ends a sign-in. `false`: it had ended, or there is none.
    pub async fn end_session(&self, service: Id, token: Hash, at: i64) -> Result<bool, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.end_session(token, at)))
            }
        }
    }

    /// Ends every sign-in of an account.
    pub async fn end_sessions(&self, service: Id, account: Id, at: i64) -> Result<(), Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => memory.on(service, |tables| tables.end_sessions(account, at)),
        }
        Ok(())
    }

    /// The sign-ins of an account, oldest first, ended ones too.
    pub async fn sessions_of(&self, service: Id, account: Id) -> Result<Vec<SessionRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.sessions_of(account))),
        }
    }

    /// Forgets sign-ins last seen before `before`.
    pub async fn forget_sessions(&self, service: Id, before: i64) -> Result<(), Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => memory.on(service, |tables| tables.forget_sessions(before)),
        }
        Ok(())
    }
}
