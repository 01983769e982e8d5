//! Accepting an invitation: the code, a handle, a passphrase.

use kith_core::room::RoomKind;
use kith_core::{PersonId, Role};
use kith_store::{AccountRow, Also, AppendError, Batch, FactorRow, InvitationRow};

use super::CODE;
use crate::app::App;
use crate::codes::{code_hash, same, token_hash};
use crate::error::AppError;
use crate::handle::{self, Unfit};
use crate::ports::random;
use crate::secret::SecretHash;
use crate::session::idle;
use crate::strength::{self, Weak};
use crate::welcome::may_sign_in;

/// How often others may write first before we give up.
const TURNS: usize = 12;
/// How often a code may be tried before the link is worth nothing.
const TRIES: u32 = 5;

/// What somebody types to accept.
#[derive(Clone)]
pub struct Acceptance {
    /// The end of the link.
    pub token: String,
    /// The words said in person.
    pub code: String,
    /// The handle to sign in with.
    pub handle: String,
    /// The passphrase to sign in with.
    pub passphrase: String,
}

/// Why it was not accepted. Nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAccepted {
    /// The link is unknown, used, too old or tried too often: one answer for all.
    #[error("the link is not good")]
    Link,
    /// The words are not the ones that were said.
    #[error("the code is not right")]
    Code,
    /// The handle is too short, too long or holds blanks.
    #[error("the handle cannot be used")]
    Handle,
    /// Somebody else signs in with this handle, or it looks like one that somebody may have.
    #[error("the handle is taken")]
    HandleTaken,
    /// The passphrase is too short, or easy to guess.
    #[error("the passphrase is easy to guess")]
    Passphrase(Weak),
}

impl App {
    /// Accepts an invitation and makes the account. The same link works once.
    pub async fn accept(
        &self,
        acceptance: &Acceptance,
    ) -> Result<Result<Role, NotAccepted>, AppError> {
        let hash = token_hash(&acceptance.token);
        let found = self.inner.store.invitation(self.service(), hash).await?;
        let Some(row) = found.filter(|row| self.is_good(row)) else {
            return Ok(Err(NotAccepted::Link));
        };
        let given = code_hash(self, CODE, &hash, &acceptance.code);
        if !same(&given, &row.code) {
            self.inner.store.count_try(self.service(), hash).await?;
            return Ok(Err(NotAccepted::Code));
        }
        if let Err(why) = well_formed(acceptance, &self.book().settings().name) {
            return Ok(Err(why));
        }
        let salt = random(&*self.inner.ports.random);
        let pass = self.inner.secrets.hash(&acceptance.passphrase, salt).await?;
        self.make_account(&row, &acceptance.handle, &acceptance.code, pass).await
    }

    /// Makes the account that an invitation stands for, with a passphrase hashed already.
    /// For example data, whose people share one passphrase.
    pub async fn accept_hashed(
        &self,
        token: &str,
        code: &str,
        handle: &str,
        pass: SecretHash,
    ) -> Result<Result<Role, NotAccepted>, AppError> {
        let found = self.inner.store.invitation(self.service(), token_hash(token)).await?;
        match found.filter(|row| self.is_good(row)) {
            Some(row) => self.make_account(&row, handle, code, pass).await,
            None => Ok(Err(NotAccepted::Link)),
        }
    }

    pub(crate) fn is_good(&self, row: &InvitationRow) -> bool {
        row.used.is_none() && row.tries < TRIES && self.now().0 < row.expires
    }

    async fn make_account(
        &self,
        row: &InvitationRow,
        handle: &str,
        code: &str,
        pass: SecretHash,
    ) -> Result<Result<Role, NotAccepted>, AppError> {
        let Some(role) = self.role_now(row).await? else { return Ok(Err(NotAccepted::Link)) };
        let before = self.inner.store.account_of_person(self.service(), row.person).await?;
        if before.as_ref().is_some_and(|before| may_sign_in(before.state)) {
            return Ok(Err(NotAccepted::Link));
        }
        let again = before.as_ref().map(|before| before.account);
        let setup = (role == Role::Client)
            .then(|| code_hash(self, crate::session::SETUP, &row.person, code));
        let account = AccountRow {
            account: before.map_or_else(|| self.new_id(), |before| before.account),
            handle: handle::plain(handle),
            person: row.person,
            role: role.number(),
            state: self.state_of(role, PersonId(row.person)).await?,
            pass: pass.0,
            second: None,
            setup,
            idle: idle(role),
            created: self.now().0,
        };
        let mut also = vec![
            Also::Account(account),
            Also::UseInvitation { token: row.token, at: self.now().0 },
        ];
        // What opened the door before opens it no more.
        if let Some(account) = again {
            let factors = self.inner.store.factors(self.service(), account).await?;
            let drop = |row: &FactorRow| Also::DropFactor { account, factor: row.factor };
            also.extend(factors.iter().map(drop));
            self.inner.doors.forget_second(account);
        }
        let desk = self.room_of(row.person, RoomKind::Desk).await?;
        if role != Role::Client && desk.is_none() {
            let desk = self.new_room(RoomKind::Desk, PersonId(row.person)).await?;
            also.push(self.room_row(&desk));
        }
        self.come_in(role, PersonId(row.person), also).await
    }

    /// The role that an invitation stands for: of staff what the list says now, which may have
    /// changed since it was made.
    async fn role_now(&self, row: &InvitationRow) -> Result<Option<Role>, AppError> {
        if row.role == Role::Client.number() {
            return Ok(Some(Role::Client));
        }
        let book = self.fresh_book().await?;
        Ok(book.member(PersonId(row.person)).map(|member| member.role))
    }

    /// Writes the account and tells of it, in one transaction.
    async fn come_in(
        &self,
        role: Role,
        person: PersonId,
        also: Vec<Also>,
    ) -> Result<Result<Role, NotAccepted>, AppError> {
        let _telling = self.inner.cache.turn_to_tell().await;
        for _ in 0..TURNS {
            let mut batch = Batch { appends: Vec::new(), also: also.clone() };
            let told = self.tell_of(role, person, &mut batch).await?;
            match self.inner.store.append(self.service(), batch).await {
                Ok(()) => {
                    self.remember_told(told);
                    return Ok(Ok(role));
                }
                Err(AppendError::Moved { .. }) => {}
                Err(AppendError::HandleTaken) => return Ok(Err(NotAccepted::HandleTaken)),
                Err(AppendError::InvitationUsed) => return Ok(Err(NotAccepted::Link)),
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Busy)
    }
}

fn well_formed(acceptance: &Acceptance, service: &str) -> Result<(), NotAccepted> {
    match handle::fits(&acceptance.handle) {
        Ok(()) => {}
        Err(Unfit::Odd) => return Err(NotAccepted::Handle),
        // No word about whom it looks like.
        Err(Unfit::Disguised) => return Err(NotAccepted::HandleTaken),
    }
    let known = [acceptance.handle.trim(), service, acceptance.code.as_str()];
    strength::passphrase(&acceptance.passphrase, &known).map_err(NotAccepted::Passphrase)
}
