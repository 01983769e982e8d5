//! Passkeys: a key that a device holds, and gives an answer with when its owner unlocks it.
//!
//! The question at the first door is the same for everybody and names nobody, so asking it tells
//! nothing; the answer says whose key it is. A passkey opens the first door and never the second:
//! a family may share what unlocks a device, and the second secret is on none.

mod asked;
mod host;
mod key;
mod own;

use kith_core::Role;
use kith_store::{AccountRow, FactorRow, Hash, Id, UseRow};
use webauthn_rs::prelude::{
    AuthenticationResult, Credential, DiscoverableAuthentication, PublicKeyCredential, Webauthn,
    WebauthnError,
};

use super::{ACCOUNT_OPEN, Coming, SignedIn};
use crate::app::App;
use crate::error::AppError;

pub use host::PasskeyHost;
use key::Key;
pub use own::{NotKept, Passkey};

/// The kind of a passkey among an account's factors.
pub(crate) const PASSKEY: u8 = 3;
/// The label of what a passkey is found by.
const LOOKUP: &str = "kith/passkey-id/v1";
/// The label of what a device knows an account by.
const OWNER: &str = "kith/passkey-owner/v1";
/// What a question at the first door is about.
const TO_COME_IN: &[u8] = b"in";
/// How often another sign-in with the same key may be counted first before one is not made.
const TURNS: u32 = 4;

/// A question for the browser to ask its devices.
#[derive(Debug)]
pub struct Question {
    /// The question, as the browser reads it: JSON.
    pub options: String,
    /// What this browser gives back with the answer: sealed, good once and for five minutes.
    pub asked: String,
}

/// What a browser gives back.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// What it was given with the question.
    pub asked: &'a str,
    /// The device's answer: JSON.
    pub answer: &'a str,
}

/// A key that gave the right answer.
struct Answered {
    account: AccountRow,
    factor: FactorRow,
    key: Key,
    count: u32,
}

impl App {
    /// Asks whoever it may be for a passkey: nobody is named, and no account is looked at.
    pub fn ask_passkey(&self, host: &PasskeyHost) -> Result<Question, AppError> {
        let webauthn = host.rules(&self.product())?;
        let (mut options, state) =
            webauthn.start_discoverable_authentication().map_err(|error| odd(&error))?;
        // Asked when a button is pressed, not while a name is typed.
        options.mediation = None;
        let asked = self.shut(TO_COME_IN, &json(&state)?);
        let options = serde_json::to_string(&options).map_err(damaged)?;
        Ok(Question { options, asked })
    }

    /// The first door, with a passkey. `handle` is what was typed before, or nothing: the key must
    /// then be that account's. `None`: that did not open, whatever the reason.
    pub async fn sign_in_with_passkey(
        &self,
        host: &PasskeyHost,
        given: Given<'_>,
        handle: &str,
        coming: &Coming,
    ) -> Result<Option<SignedIn>, AppError> {
        let Some((sealed, state)) = self.reopen(TO_COME_IN, given.asked) else { return Ok(None) };
        let Ok(answer) = serde_json::from_str(given.answer) else { return Ok(None) };
        let handle = crate::handle::plain(handle);
        for turn in 0..TURNS {
            let Some(proved) = self.answered(host, &state, &answer).await? else { return Ok(None) };
            if !handle.is_empty() && handle != proved.account.handle {
                return Ok(None);
            }
            if turn == 0 && !self.spend(&sealed).await? {
                return Ok(None);
            }
            if self.count_use(&proved).await? {
                return self.come_in_with(proved.account, coming).await;
            }
        }
        Ok(None)
    }

    /// Whose key gave this answer, if it is a right one. An unknown key costs as much.
    async fn answered(
        &self,
        host: &PasskeyHost,
        state: &[u8],
        answer: &PublicKeyCredential,
    ) -> Result<Option<Answered>, AppError> {
        let lookup = self.lookup(answer.get_credential_id());
        let found = self.inner.store.factor_by_lookup(self.service(), lookup).await?;
        let found = found.filter(|factor| factor.kind == PASSKEY);
        let account = match &found {
            Some(factor) => self.inner.store.account(self.service(), factor.account).await?,
            None => None,
        };
        let account = account.filter(|account| account.state == ACCOUNT_OPEN);
        let key = match found.as_ref().and_then(|factor| self.key_of(factor)) {
            Some(key) => key,
            None => Key::of_nobody(answer)?,
        };
        let step = found.as_ref().map_or(0, |factor| factor.step);
        let result = check(&host.rules(&self.product())?, state, answer, &key.counted_to(step))?;
        let Some((account, factor)) = account.zip(found) else { return Ok(None) };
        let owner = self.owner(account.account);
        let right = result.filter(|right| {
            right.user_verified() && answer.get_user_unique_id() == Some(&owner[..])
        });
        Ok(right.map(|right| Answered { account, factor, key, count: right.counter() }))
    }

    /// Counts a use; `false` where another was counted since the key was read.
    async fn count_use(&self, proved: &Answered) -> Result<bool, AppError> {
        let Answered { factor, key, count, .. } = proved;
        let row = UseRow {
            account: factor.account,
            factor: factor.factor,
            before: (factor.used, factor.step),
            used: self.now().0,
            step: i64::from(*count),
            sealed: self.seal_key(factor.account, factor.factor, key)?,
        };
        Ok(self.inner.store.use_factor(self.service(), row).await?)
    }

    async fn come_in_with(
        &self,
        account: AccountRow,
        coming: &Coming,
    ) -> Result<Option<SignedIn>, AppError> {
        let Some(role) = Role::from_number(account.role) else { return Ok(None) };
        let way = self.way_in(&account.handle, Some(&account), coming);
        self.came_in(&way).await?;
        Ok(Some(self.enter(&account, role, coming).await?))
    }

    /// What a key is found by: nobody who has the database can tell which key it is.
    fn lookup(&self, id: &[u8]) -> Hash {
        *self.inner.keys.service_key(LOOKUP, id)
    }

    /// What a device knows an account by: the same each time, and no id of ours.
    fn owner(&self, account: Id) -> Id {
        let whole = self.inner.keys.service_key(OWNER, &account);
        std::array::from_fn(|at| whole.get(at).copied().unwrap_or_default())
    }

    fn product(&self) -> String {
        self.book().settings().product.clone()
    }
}

/// Whether an answer is one to this question, signed by this key. A number that went back is told
/// to whoever runs the service: two devices may hold what only one should.
fn check(
    rules: &Webauthn,
    state: &[u8],
    answer: &PublicKeyCredential,
    key: &Credential,
) -> Result<Option<AuthenticationResult>, AppError> {
    let state: DiscoverableAuthentication = serde_json::from_slice(state).map_err(damaged)?;
    let result = rules.finish_discoverable_authentication_v2(answer, state, key);
    if matches!(result, Err(WebauthnError::CredentialPossibleCompromise)) {
        tracing::warn!("a passkey counted backwards and was not let in: there may be a copy of it");
    }
    Ok(result.ok())
}

/// What the library refuses to do for reasons of its own, which no answer of a browser brings about.
fn odd(error: &WebauthnError) -> AppError {
    AppError::Damaged(format!("a passkey could not be asked for: {error}"))
}

fn damaged(error: serde_json::Error) -> AppError {
    AppError::Damaged(error.to_string())
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, AppError> {
    serde_json::to_vec(value).map_err(damaged)
}
