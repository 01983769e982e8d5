//! Halfway in: the passphrase was right, and a code is asked for before anything opens.
//!
//! What says so is sealed and travels with the page. It is no sign-in: nothing takes it but the
//! next step, for a few minutes, and only while the passphrase is the same.

use data_encoding::BASE64URL_NOPAD;
use kith_core::Role;
use kith_core::time::MINUTE;
use kith_ledger::{open_row, seal_row};
use kith_store::AccountRow;
use sha2::{Digest, Sha256};

use super::{ACCOUNT_OPEN, CameIn, Coming};
use crate::app::App;
use crate::codes::same;
use crate::error::AppError;
use crate::ports::random;

/// How long the next step may take.
const LONGEST: i64 = 5 * MINUTE;
/// The label under which it is sealed.
const HALFWAY: &str = "kith/halfway/v1";

impl App {
    /// The second step: a code from the app, or a spare one. Shut: it was not right, was tried
    /// too often, or the first step is too long ago.
    pub async fn second_step(
        &self,
        halfway: &str,
        code: &str,
        coming: &Coming,
    ) -> Result<CameIn, AppError> {
        let Some(account) = self.came_halfway(halfway).await? else { return Ok(CameIn::Shut) };
        let Some(role) = Role::from_number(account.role) else { return Ok(CameIn::Shut) };
        if !self.code_is_right(&account, code).await? {
            return Ok(CameIn::Shut);
        }
        Ok(CameIn::In(self.enter(&account, role, coming).await?))
    }

    /// What the page of the second step carries.
    pub(super) fn halfway(&self, account: &AccountRow) -> String {
        let at = self.now().0.to_be_bytes();
        let plain = [&account.account[..], &at, &digest(account)].concat();
        let rand = random(&*self.inner.ports.random);
        let sealed = seal_row(self.inner.keys.book_key(), HALFWAY, &[], &plain, rand);
        BASE64URL_NOPAD.encode(&sealed)
    }

    /// Whose passphrase was right a moment ago.
    pub(crate) async fn came_halfway(&self, text: &str) -> Result<Option<AccountRow>, AppError> {
        let sealed = BASE64URL_NOPAD.decode(text.as_bytes()).ok();
        let key = self.inner.keys.book_key();
        let plain = sealed.and_then(|sealed| open_row(key, HALFWAY, &[], &sealed).ok());
        let Some(plain) = plain else { return Ok(None) };
        let parts = plain.split_first_chunk::<16>().and_then(|(account, rest)| {
            let (at, known) = rest.split_first_chunk::<8>()?;
            let known: [u8; 32] = known.try_into().ok()?;
            Some((*account, i64::from_be_bytes(*at), known))
        });
        let Some((account, at, known)) = parts else { return Ok(None) };
        let in_time = (0..LONGEST).contains(&self.now().0.saturating_sub(at));
        let found = self.inner.store.account(self.service(), account).await?;
        Ok(found.filter(|account| {
            in_time && account.state == ACCOUNT_OPEN && same(&known, &digest(account))
        }))
    }
}

/// Changes with the passphrase.
fn digest(account: &AccountRow) -> [u8; 32] {
    Sha256::digest(account.pass.as_bytes()).into()
}
