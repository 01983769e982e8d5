//! One passkey as it is kept: its public half, and what its owner calls it. Sealed, so that a
//! thief of the database does not learn which devices somebody has.

use kith_ledger::{open_row, seal_row};
use kith_store::{FactorRow, Id};
use webauthn_rs::prelude::{Credential, PublicKeyCredential};

use super::{damaged, json};
use crate::app::App;
use crate::error::AppError;
use crate::ports::random;

/// The label under which a passkey is kept.
const KEPT: &str = "kith/passkey-key/v1";
/// A public key of which nobody kept the other half.
const NOBODY: &str = include_str!("nobody.json");

/// Where an answer says that the key may be copied.
const SHARED: u8 = 0x08;

/// A passkey's public half and its name.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) public: Credential,
}

impl Key {
    /// For an answer of a key that is not known: as much work. Whether it fits is not asked.
    pub(super) fn of_nobody(answer: &PublicKeyCredential) -> Result<Self, AppError> {
        let public: Credential = serde_json::from_str(NOBODY).map_err(damaged)?;
        // Where the two differ in this, nothing more would be looked at.
        let flags = answer.response.authenticator_data.get(32);
        let backup_eligible = flags.is_some_and(|flags| flags & SHARED != 0);
        let cred_id = answer.get_credential_id().to_vec();
        let public = Credential { cred_id, backup_eligible, ..public };
        Ok(Self { name: String::new(), public })
    }

    /// The key, to be checked against how far it has counted. A key that is on many devices at
    /// once does not count for all of them together, so its number proves nothing.
    pub(super) fn counted_to(&self, step: i64) -> Credential {
        let counter = if self.is_shared() { 0 } else { u32::try_from(step).unwrap_or(u32::MAX) };
        Credential { counter, ..self.public.clone() }
    }

    /// Whether its maker may copy it to other devices.
    pub(super) const fn is_shared(&self) -> bool {
        self.public.backup_eligible
    }
}

impl App {
    pub(super) fn seal_key(&self, account: Id, factor: Id, key: &Key) -> Result<Vec<u8>, AppError> {
        let rand = random(&*self.inner.ports.random);
        let about = [account, factor].concat();
        Ok(seal_row(self.inner.keys.book_key(), KEPT, &about, &json(key)?, rand))
    }

    /// The key in a row; none where it was not sealed for this row.
    pub(super) fn key_of(&self, row: &FactorRow) -> Option<Key> {
        let about = [row.account, row.factor].concat();
        let plain = open_row(self.inner.keys.book_key(), KEPT, &about, &row.sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    }
}
