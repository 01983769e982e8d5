//! Proving oneself again before something that matters: who left a page open has not agreed to
//! what the next person does with it. One proof holds for five minutes.

use data_encoding::BASE64URL_NOPAD;
use kith_core::time::MINUTE;
use kith_core::{Role, Timestamp};
use kith_ledger::{open_row, seal_row};
use kith_store::{AccountRow, SessionRow};

use super::Visit;
use crate::app::App;
use crate::codes::{token_hash, token_of};
use crate::error::AppError;
use crate::ports::random;

/// How long a proof holds.
const HOLDS: i64 = 5 * MINUTE;

/// The label under which a sign-in's next token is made from the one before.
const RENEWED: &str = "kith/proved/v1";
/// The label under which something that waits for a proof travels with its page.
const WAITS: &str = "kith/waits/v1";

/// What somebody proves themself with.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'a> {
    /// A client's second secret, or the passphrase of somebody on the staff.
    Secret(&'a str),
    /// A code from the app, or a spare one.
    Code(&'a str),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proved {
    /// It was right: this is the token from now on.
    Yes {
        /// What the cookie holds.
        token: String,
    },
    /// It was not, or was tried too often.
    No,
}

pub(super) fn is_fresh(session: &SessionRow, now: Timestamp) -> bool {
    session.fresh.is_some_and(|last| (0..HOLDS).contains(&now.0.saturating_sub(last)))
}

impl App {
    /// Proves that whoever is signed in is there. The sign-in gets a new token.
    pub async fn prove(&self, visit: &Visit, proof: Proof<'_>) -> Result<Proved, AppError> {
        let account = self.account_of(visit).await?;
        let right = match proof {
            Proof::Secret(secret) => self.secret_is_right(visit, &account, secret).await?,
            Proof::Code(code) => {
                visit.actor.role != Role::Client && self.code_is_right(&account, code).await?
            }
        };
        if !right {
            return Ok(Proved::No);
        }
        let (service, now) = (self.service(), self.now().0);
        // Pressed twice at once, both presses get the same one.
        let token = token_of(&self.inner.keys.service_key(RENEWED, &visit.token));
        let new = token_hash(&token);
        let replaced = self.inner.store.replace_token(service, visit.token, new).await?;
        let fresh = replaced && self.inner.store.set_fresh(service, new, Some(now)).await?;
        Ok(if fresh { Proved::Yes { token } } else { Proved::No })
    }

    /// Something that was being sent and waits for a proof: sealed for this sign-in alone.
    pub fn put_by(&self, visit: &Visit, sent: &[u8]) -> String {
        let rand = random(&*self.inner.ports.random);
        let key = self.inner.keys.book_key();
        BASE64URL_NOPAD.encode(&seal_row(key, WAITS, &visit.actor.signin.0, sent, rand))
    }

    /// What was put by in this sign-in.
    pub fn taken_up(&self, visit: &Visit, text: &str) -> Option<Vec<u8>> {
        let sealed = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let key = self.inner.keys.book_key();
        let plain = open_row(key, WAITS, &visit.actor.signin.0, &sealed).ok()?;
        Some(plain.to_vec())
    }

    /// Compared at the same cost whether or not it is looked at.
    async fn secret_is_right(
        &self,
        visit: &Visit,
        account: &AccountRow,
        secret: &str,
    ) -> Result<bool, AppError> {
        let hash = match visit.actor.role {
            Role::Client => account.second.as_deref(),
            _ => Some(account.pass.as_str()),
        };
        self.compare(visit, secret, hash).await
    }

    /// Whether this is the account's passphrase.
    pub(crate) async fn passphrase_is_right(
        &self,
        visit: &Visit,
        passphrase: &str,
    ) -> Result<bool, AppError> {
        let account = self.account_of(visit).await?;
        self.compare(visit, passphrase, Some(&account.pass)).await
    }

    async fn compare(
        &self,
        visit: &Visit,
        secret: &str,
        hash: Option<&str>,
    ) -> Result<bool, AppError> {
        let may = self.may_knock(visit.account).await?;
        let right = self.inner.secrets.check(secret, hash.filter(|_| may)).await?;
        if right {
            self.knocked_right(visit.account).await?;
        }
        Ok(right)
    }
}
