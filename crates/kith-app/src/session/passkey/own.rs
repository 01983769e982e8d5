//! Somebody's own passkeys: making one, seeing them, taking one away.

use kith_store::{AccountRow, Also, AppendError, Batch, FactorRow};
use serde_json::{Map, Value};
use webauthn_rs::prelude::{Credential, PasskeyRegistration, RegisterPublicKeyCredential, Uuid};

use super::key::Key;
use super::{Given, PASSKEY, PasskeyHost, Question, damaged, json, odd};
use crate::app::App;
use crate::error::AppError;
use crate::session::Visit;

/// How many an account may have.
const MOST: usize = 10;
/// The longest name, in letters.
const LONGEST: usize = 60;
/// What a question about a new key begins with; whose it will be follows.
const NEW: &[u8] = b"new";

/// One of somebody's passkeys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its id.
    pub id: [u8; 16],
    /// What its owner calls it.
    pub name: String,
    /// When it was made, in microseconds.
    pub made: i64,
    /// When it was last used, in microseconds.
    pub used: Option<i64>,
    /// Whether its maker may copy it to other devices of the same family account.
    pub shared: bool,
}

/// Why a passkey was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// The answer was not one to what was asked here a moment ago.
    Answer,
    /// It is here already.
    Known,
    /// There are as many as an account may have.
    Many,
}

impl App {
    /// Somebody's passkeys, oldest first.
    pub async fn passkeys(&self, visit: &Visit) -> Result<Vec<Passkey>, AppError> {
        let rows = self.passkey_rows(visit).await?;
        let keys = rows.iter().filter_map(|row| Some((row, self.key_of(row)?)));
        Ok(keys
            .map(|(row, key)| Passkey {
                id: row.factor,
                shared: key.is_shared(),
                name: key.name,
                made: row.created,
                used: row.used,
            })
            .collect())
    }

    async fn passkey_rows(&self, visit: &Visit) -> Result<Vec<FactorRow>, AppError> {
        let mut rows = self.inner.store.factors(self.service(), visit.account).await?;
        rows.retain(|row| row.kind == PASSKEY);
        Ok(rows)
    }

    /// Asks the person's device to make a passkey. It shows the sign-in name and the neutral name
    /// of the service, and nothing else.
    pub async fn new_passkey(
        &self,
        host: &PasskeyHost,
        visit: &Visit,
    ) -> Result<Question, AppError> {
        let rows = self.passkey_rows(visit).await?;
        let known: Vec<Credential> =
            rows.iter().filter_map(|row| self.key_of(row)).map(|key| key.public).collect();
        let AccountRow { handle, .. } = self.account_of(visit).await?;
        let owner = Uuid::from_bytes(self.owner(visit.account));
        let rules = host.rules(&self.product())?;
        let (options, state) = rules
            .start_passkey_registration(owner, &handle, &handle, None)
            .map_err(|error| odd(&error))?;
        let asked = self.shut(&about(visit), &json(&state)?);
        let known = known.into_iter().map(|key| key.cred_id).collect::<Vec<_>>();
        let mut options = serde_json::to_value(options).map_err(damaged)?;
        found_by_itself(&mut options, &known);
        Ok(Question { options: options.to_string(), asked })
    }

    /// Keeps the passkey that a device made: it has unlocked it for its owner and answered what
    /// was asked in this sign-in.
    pub async fn keep_passkey(
        &self,
        host: &PasskeyHost,
        visit: &Visit,
        given: Given<'_>,
        name: &str,
    ) -> Result<Result<(), NotKept>, AppError> {
        let Some((sealed, state)) = self.reopen(&about(visit), given.asked) else {
            return Ok(Err(NotKept::Answer));
        };
        let state: PasskeyRegistration = serde_json::from_slice(&state).map_err(damaged)?;
        let answer = serde_json::from_str::<RegisterPublicKeyCredential>(given.answer);
        let rules = host.rules(&self.product())?;
        let made =
            answer.ok().and_then(|answer| rules.finish_passkey_registration(&answer, &state).ok());
        let Some(made) = made else { return Ok(Err(NotKept::Answer)) };
        if self.passkey_rows(visit).await?.len() >= MOST {
            return Ok(Err(NotKept::Many));
        }
        if !self.spend(&sealed).await? {
            return Ok(Err(NotKept::Answer));
        }
        let name = name.trim().chars().take(LONGEST).collect();
        self.put_key(visit, Key { name, public: made.into() }).await
    }

    async fn put_key(&self, visit: &Visit, key: Key) -> Result<Result<(), NotKept>, AppError> {
        let (account, factor) = (visit.account, self.new_id());
        let row = FactorRow {
            account,
            factor,
            kind: PASSKEY,
            lookup: Some(self.lookup(&key.public.cred_id)),
            sealed: self.seal_key(account, factor, &key)?,
            created: self.now().0,
            used: None,
            step: i64::from(key.public.counter),
        };
        let batch = Batch { appends: Vec::new(), also: vec![Also::Factor(row)] };
        match self.inner.store.append(self.service(), batch).await {
            Ok(()) => Ok(Ok(())),
            Err(AppendError::FactorTaken) => Ok(Err(NotKept::Known)),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes one of somebody's own passkeys away. The passphrase remains a way in. `false`: it was
    /// not there.
    pub async fn drop_passkey(&self, visit: &Visit, id: [u8; 16]) -> Result<bool, AppError> {
        let rows = self.passkey_rows(visit).await?;
        if !rows.iter().any(|row| row.factor == id) {
            return Ok(false);
        }
        let also = vec![Also::DropFactor { account: visit.account, factor: id }];
        self.inner.store.append(self.service(), Batch { appends: Vec::new(), also }).await?;
        self.inner.doors.forget_second(visit.account);
        Ok(true)
    }
}

/// A question about a new key is answered in the same sign-in or not at all.
fn about(visit: &Visit) -> Vec<u8> {
    [NEW, &visit.account, &visit.actor.signin.0].concat()
}

/// Asks for a key that the device finds without being told which, and none that is here already.
fn found_by_itself(options: &mut Value, known: &[Vec<u8>]) {
    let Some(options) = options.get_mut("publicKey").and_then(Value::as_object_mut) else { return };
    let known = known.iter().map(|id| {
        let mut one = Map::new();
        one.insert("type".into(), "public-key".into());
        one.insert("id".into(), data_encoding::BASE64URL_NOPAD.encode(id).into());
        Value::Object(one)
    });
    options.insert("excludeCredentials".into(), known.collect());
    if let Some(wish) = options.get_mut("authenticatorSelection").and_then(Value::as_object_mut) {
        wish.insert("residentKey".into(), "required".into());
        wish.insert("requireResidentKey".into(), true.into());
    }
}
