//! The second door: the same page, words, pauses and cost for every account.

use kith_store::{AccountRow, Also, Batch, SecretRow};

use super::{ACCOUNT_OPEN, Visit};
use crate::app::App;
use crate::codes::{code_hash, same, token_hash, token_of};
use crate::error::AppError;
use crate::ports::random;
use crate::secret::Whom;
use crate::strength::{self, Weak};

/// The label under which a sign-in's next token is made from the one before.
const RENEWED: &str = "kith/token/v1";

/// What came of knocking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondDoor {
    /// It is open, under this token from now on: the one before opens nothing any more.
    Opened {
        /// What the cookie holds.
        token: String,
    },
    /// The code was right: choose a secret now.
    ChooseSecret,
    /// The secret chosen is too short, easy to guess, or the one of the first door.
    Weak(Weak),
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
        let turn = self.inner.secrets.turn(Whom::Known).await?;
        let may = self.may_knock(visit.account).await?;
        // Who nobody has confirmed yet finds this door like any other: shut, at the same cost.
        let known = account.state == ACCOUNT_OPEN;
        let hash = account.second.as_deref().filter(|_| may && known);
        if turn.check(secret, hash).await? {
            self.knocked_right(visit.account).await?;
            return self.unlatch(visit).await;
        }
        if may && known && self.code_fits(&account, code) {
            self.knocked_right(visit.account).await?;
            return Ok(SecondDoor::ChooseSecret);
        }
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
        let turn = self.inner.secrets.turn(Whom::Known).await?;
        let known = account.state == ACCOUNT_OPEN;
        if !self.may_knock(visit.account).await? || !known || !self.code_fits(&account, code) {
            // As much work as a wrong secret costs.
            turn.check(secret, None).await?;
            return Ok(SecondDoor::Shut);
        }
        self.knocked_right(visit.account).await?;
        if let Err(weak) = strength::second(secret, &[&account.handle, code]) {
            return Ok(SecondDoor::Weak(weak));
        }
        if turn.check(secret, Some(&account.pass)).await? {
            return Ok(SecondDoor::Weak(Weak::Same));
        }
        let salt = random(&*self.inner.ports.random);
        let second = Some(self.inner.secrets.hash(secret, salt).await?.0);
        let AccountRow { account, state, .. } = account;
        let also = vec![Also::Secret(SecretRow { account, state, pass: None, second })];
        let batch = Batch { appends: Vec::new(), also };
        self.inner.store.append(self.service(), batch).await?;
        self.unlatch(visit).await
    }

    /// Opens under a new token, so that one that was known before the door opened is worth
    /// nothing behind it. Pressed twice at once, both presses get the same one.
    async fn unlatch(&self, visit: &Visit) -> Result<SecondDoor, AppError> {
        let (service, now) = (self.service(), self.now().0);
        let token = token_of(&self.inner.keys.service_key(RENEWED, &visit.token));
        let new = token_hash(&token);
        self.inner.store.replace_token(service, visit.token, new).await?;
        let open = self.inner.store.touch_session(service, new, now, Some(now)).await?;
        self.inner.store.set_fresh(service, new, Some(now)).await?;
        Ok(if open { SecondDoor::Opened { token } } else { SecondDoor::Shut })
    }

    pub(super) async fn account_of(&self, visit: &Visit) -> Result<AccountRow, AppError> {
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
