//! The second door: the same page, words, pauses and cost for every account.

use kith_store::{AccountRow, Also, Batch};

use super::Visit;
use crate::app::App;
use crate::codes::{code_hash, same};
use crate::error::AppError;
use crate::ports::random;

/// The fewest characters in a second secret.
const SHORTEST: usize = 6;

/// What came of knocking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondDoor {
    /// It is open.
    Opened,
    /// The code was right: choose a secret now.
    ChooseSecret,
    /// The secret chosen is too short.
    TooShort,
    /// It did not open, for whatever reason.
    Shut,
}

impl App {
    /// Knocks with a secret, or with a code that was handed over in person.
    pub async fn open_second(
        &self,
        visit: &Visit,
        secret: &str,
        code: &str,
    ) -> Result<SecondDoor, AppError> {
        let account = self.account_of(visit).await?;
        let now = self.now();
        let pausing = self.inner.doors.pausing(visit.account, now);
        let hash = account.second.as_deref().filter(|_| !pausing);
        if self.inner.secrets.check(secret, hash).await? {
            self.unlatch(visit).await?;
            return Ok(SecondDoor::Opened);
        }
        if !pausing && self.code_fits(&account, code) {
            return Ok(SecondDoor::ChooseSecret);
        }
        self.inner.doors.wrong(visit.account, now);
        Ok(SecondDoor::Shut)
    }

    /// Sets the second secret with the code that was handed over in person, and opens.
    pub async fn set_second(
        &self,
        visit: &Visit,
        code: &str,
        secret: &str,
    ) -> Result<SecondDoor, AppError> {
        let account = self.account_of(visit).await?;
        let now = self.now();
        if self.inner.doors.pausing(visit.account, now) || !self.code_fits(&account, code) {
            self.inner.doors.wrong(visit.account, now);
            return Ok(SecondDoor::Shut);
        }
        if secret.chars().count() < SHORTEST {
            return Ok(SecondDoor::TooShort);
        }
        let salt = random(&*self.inner.ports.random);
        let second = self.inner.secrets.hash(secret, salt).await?;
        let account = AccountRow { second: Some(second.0), setup: None, ..account };
        let batch = Batch { appends: Vec::new(), also: vec![Also::Account(account)] };
        self.inner.store.append(self.service(), batch).await?;
        self.unlatch(visit).await?;
        Ok(SecondDoor::Opened)
    }

    async fn unlatch(&self, visit: &Visit) -> Result<(), AppError> {
        let now = self.now();
        self.inner.doors.right(visit.account);
        let service = self.service();
        self.inner.store.touch_session(service, visit.token, now.0, Some(now.0)).await?;
        Ok(())
    }

    async fn account_of(&self, visit: &Visit) -> Result<AccountRow, AppError> {
        let found = self.inner.store.account(self.service(), visit.account).await?;
        found.ok_or(AppError::NotFound)
    }

    fn code_fits(&self, account: &AccountRow, code: &str) -> bool {
        let given = code_hash(self, SETUP, &account.person, code);
        account.setup.is_some_and(|setup| same(&setup, &given))
    }
}

/// The label of the code that allows setting the second secret.
pub(crate) const SETUP: &str = "kith/setup/v1";
