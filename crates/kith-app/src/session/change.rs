//! Choosing a new passphrase or a new second secret oneself, after a proof. All other sign-ins
//! of the account end with it.

use kith_store::{AccountRow, Also, Batch, SecretRow};

use super::Visit;
use crate::app::App;
use crate::error::AppError;
use crate::ports::random;
use crate::strength::{self, PASSPHRASE_LEAST, PASSPHRASE_WITH_CODE, SECOND_LEAST, Weak};

impl App {
    /// The fewest characters of this account's passphrase.
    pub async fn passphrase_least(&self, visit: &Visit) -> Result<usize, AppError> {
        let with_code = self.ways(visit).await?.app_since.is_some();
        Ok(if with_code { PASSPHRASE_WITH_CODE } else { PASSPHRASE_LEAST })
    }

    /// Chooses a new passphrase.
    pub async fn change_passphrase(
        &self,
        visit: &Visit,
        new: &str,
    ) -> Result<Result<(), Weak>, AppError> {
        let account = self.account_of(visit).await?;
        let least = self.passphrase_least(visit).await?;
        if let Err(weak) = self.new_passphrase(&account, new, least).await? {
            return Ok(Err(weak));
        }
        let salt = random(&*self.inner.ports.random);
        let pass = Some(self.inner.secrets.hash(new, salt).await?.0);
        let AccountRow { account, state, .. } = account;
        self.changed(visit, SecretRow { account, state, pass, second: None }).await.map(Ok)
    }

    /// Whether this account may have such a passphrase.
    pub(crate) async fn new_passphrase(
        &self,
        account: &AccountRow,
        new: &str,
        least: usize,
    ) -> Result<Result<(), Weak>, AppError> {
        let service = self.book().settings().name.clone();
        if let Err(weak) = strength::passphrase_of(new, &[&account.handle, &service], least) {
            return Ok(Err(weak));
        }
        let second = account.second.as_deref();
        let same = second.is_some() && self.inner.secrets.check(new, second).await?;
        Ok(if same { Err(Weak::Same) } else { Ok(()) })
    }

    /// The fewest characters of a second secret.
    pub const fn second_least(&self) -> usize {
        SECOND_LEAST
    }

    /// Client: chooses a new second secret.
    pub async fn change_second(
        &self,
        visit: &Visit,
        new: &str,
    ) -> Result<Result<(), Weak>, AppError> {
        let account = self.account_of(visit).await?;
        if let Err(weak) = strength::second(new, &[&account.handle]) {
            return Ok(Err(weak));
        }
        if self.inner.secrets.check(new, Some(&account.pass)).await? {
            return Ok(Err(Weak::Same));
        }
        let salt = random(&*self.inner.ports.random);
        let second = Some(self.inner.secrets.hash(new, salt).await?.0);
        let AccountRow { account, state, .. } = account;
        self.changed(visit, SecretRow { account, state, pass: None, second }).await.map(Ok)
    }

    /// Whoever was switched off while the new secret was worked on stays so.
    async fn changed(&self, visit: &Visit, secret: SecretRow) -> Result<(), AppError> {
        let batch = Batch { appends: Vec::new(), also: vec![Also::Secret(secret)] };
        self.inner.store.append(self.service(), batch).await?;
        self.end_other_sign_ins(visit).await
    }
}
