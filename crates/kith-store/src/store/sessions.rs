//! Sign-ins.

use super::Store;
use crate::rows::{AccountRow, Grew, Hash, Id, SessionRow};
use crate::sql::{self, values};
use crate::trouble::Trouble;

impl Store {
    /// Begins a sign-in.
    pub async fn put_session(&self, service: Id, row: SessionRow) -> Result<(), Trouble> {
        let values = sql::session(service, row.clone());
        self.change(service, |tables| tables.put_session(row), sql::PUT_SESSION, values).await?;
        Ok(())
    }

    /// A sign-in and its account, whether it has ended or not.
    pub async fn session(
        &self,
        service: Id,
        token: Hash,
    ) -> Result<Option<(SessionRow, AccountRow)>, Trouble> {
        let values = values![service, token];
        self.row(service, |tables| tables.session(token), sql::SESSION, values).await
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
        let values = values![seen, second, service, token];
        self.change(
            service,
            |tables| tables.touch_session(token, seen, second),
            sql::TOUCH_SESSION,
            values,
        )
        .await
    }

    /// Keeps or clears the sealed place to return to. `false`: as above.
    pub async fn set_place(
        &self,
        service: Id,
        token: Hash,
        place: Option<Vec<u8>>,
    ) -> Result<bool, Trouble> {
        let values = values![place.clone(), service, token];
        self.change(service, |tables| tables.set_place(token, place), sql::SET_PLACE, values).await
    }

    /// Gives a sign-in a new token; the old one is worth nothing from then on.
    /// `false`: it has ended, or there is none.
    pub async fn replace_token(&self, service: Id, old: Hash, new: Hash) -> Result<bool, Trouble> {
        let values = values![new, service, old];
        self.change(service, |tables| tables.replace_token(old, new), sql::REPLACE_TOKEN, values)
            .await
    }

    /// Ends a sign-in. `false`: it had ended, or there is none.
    pub async fn end_session(&self, service: Id, token: Hash, at: i64) -> Result<bool, Trouble> {
        let values = values![at, service, token];
        self.change(service, |tables| tables.end_session(token, at), sql::END_SESSION, values).await
    }

    /// Ends one sign-in of an account, by its own id. `false`: as above.
    pub async fn end_signin(
        &self,
        service: Id,
        account: Id,
        signin: Id,
        at: i64,
    ) -> Result<bool, Trouble> {
        let values = values![at, service, account, signin];
        let reference = |tables: &mut crate::memory::Tables| {
            tables.end_where(account, at, |row| row.signin == signin)
        };
        let ended = self.change(service, reference, sql::END_SIGNIN, values).await?;
        self.tell(&[Grew::signed_out(account)]);
        Ok(ended)
    }

    /// Ends every sign-in of an account but this one.
    pub async fn end_others(
        &self,
        service: Id,
        account: Id,
        keep: Id,
        at: i64,
    ) -> Result<(), Trouble> {
        let values = values![at, service, account, keep];
        let reference = |tables: &mut crate::memory::Tables| {
            tables.end_where(account, at, |row| row.signin != keep)
        };
        self.change(service, reference, sql::END_OTHERS, values).await?;
        self.tell(&[Grew::signed_out(account)]);
        Ok(())
    }

    /// Sets when the person last proved themselves in a sign-in. `false`: it has ended, or
    /// there is none.
    pub async fn set_fresh(
        &self,
        service: Id,
        token: Hash,
        fresh: Option<i64>,
    ) -> Result<bool, Trouble> {
        let values = values![fresh, service, token];
        self.change(service, |tables| tables.set_fresh(token, fresh), sql::SET_FRESH, values).await
    }

    /// Ends every sign-in of an account.
    pub async fn end_sessions(&self, service: Id, account: Id, at: i64) -> Result<(), Trouble> {
        let values = values![at, service, account];
        self.change(service, |tables| tables.end_sessions(account, at), sql::END_SESSIONS, values)
            .await?;
        self.tell(&[Grew::signed_out(account)]);
        Ok(())
    }

    /// The sign-ins of an account, oldest first, ended ones too.
    pub async fn sessions_of(&self, service: Id, account: Id) -> Result<Vec<SessionRow>, Trouble> {
        let values = values![service, account];
        self.rows(service, |tables| tables.sessions_of(account), sql::SESSIONS_OF, values).await
    }

    /// Forgets sign-ins last seen before `before`.
    pub async fn forget_sessions(&self, service: Id, before: i64) -> Result<(), Trouble> {
        let values = values![service, before];
        self.change(service, |tables| tables.forget_sessions(before), sql::FORGET_SESSIONS, values)
            .await?;
        Ok(())
    }
}
