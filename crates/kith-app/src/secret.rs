//! Passphrases, second secrets and how they are checked.
//!
//! Argon2id with a floor compiled in: a row that asks for less is refused and reported.
//! Every check costs one evaluation, whether or not there is anything to check against, so
//! that time tells nobody which accounts or doors exist.

mod turns;

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use zeroize::Zeroizing;

pub use self::turns::Whom;
use self::turns::{Turn, Turns};
use crate::error::AppError;

/// Memory in KiB: 64 MiB.
const MEMORY: u32 = 64 * 1024;
/// Passes.
const PASSES: u32 = 3;
/// Lanes.
const LANES: u32 = 1;
/// The effort of one evaluation with these.
const FLOOR: u64 = MEMORY as u64 * PASSES as u64;

/// A hashed secret in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretHash(pub(crate) String);

impl std::fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretHash")
    }
}

/// What was checked so far, and who waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hashing {
    /// Evaluations so far.
    pub evaluations: u64,
    /// How many there are at once, at the most.
    pub at_once: u64,
    /// How many there are now.
    pub running: u64,
    /// Who is known and waits.
    pub known: u64,
    /// Strangers who wait.
    pub strangers: u64,
    /// How often somebody got no turn.
    pub refused: u64,
}

/// Hashes and checks secrets, a few at a time so that memory stays bounded.
#[derive(Debug, Clone)]
pub struct Secrets(Arc<Turns>);

/// A turn at looking at one secret. What is counted about a try is counted once this is had, so
/// that a service with too much to do counts no try that it never looks at.
#[derive(Debug)]
pub struct OneCheck<'a> {
    secrets: &'a Secrets,
    turn: Turn,
}

impl Secrets {
    /// At most `permits` evaluations at once, at least one.
    pub fn new(permits: usize) -> Self {
        Self(Arc::new(Turns::new(permits)))
    }

    /// How many evaluations there were: what somebody outside could tell by time.
    pub fn evaluations(&self) -> u64 {
        self.0.counts().evaluations
    }

    /// How much work they were in all: KiB filled, times passes over them.
    pub fn effort(&self) -> u64 {
        self.0.effort()
    }

    pub(crate) fn counts(&self) -> Hashing {
        self.0.counts()
    }

    /// Waits for a turn; [`AppError::Full`] where too many do.
    pub async fn turn(&self, whom: Whom) -> Result<OneCheck<'_>, AppError> {
        Ok(OneCheck { secrets: self, turn: self.0.take(whom).await? })
    }

    /// Hashes a secret with this salt, for somebody who is known or was invited.
    pub async fn hash(&self, secret: &str, salt: [u8; 16]) -> Result<SecretHash, AppError> {
        let secret = Zeroizing::new(secret.to_owned());
        let turn = self.0.take(Whom::Known).await?;
        let hash = move || {
            let hashed = argon2().ok()?.hash_password_with_salt(secret.as_bytes(), &salt);
            hashed.ok().map(|hash| hash.to_string())
        };
        let hashed = self.evaluate(turn, move || (hash(), FLOOR)).await?;
        hashed.map(SecretHash).ok_or_else(|| AppError::Damaged("a secret was not hashed".into()))
    }

    /// Whether this is the secret that was hashed, for somebody who is known. Without a hash the
    /// answer is no, at the same cost.
    pub async fn check(&self, secret: &str, hash: Option<&str>) -> Result<bool, AppError> {
        self.turn(Whom::Known).await?.check(secret, hash).await
    }

    async fn evaluate<T: Send + 'static>(
        &self,
        turn: Turn,
        work: impl FnOnce() -> (T, u64) + Send + 'static,
    ) -> Result<T, AppError> {
        self.0.evaluating();
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        let (done, effort) = work.await.map_err(|_| AppError::Busy)?;
        self.0.worked(effort);
        Ok(done)
    }
}

impl OneCheck<'_> {
    /// The same as [`Secrets::check`], in this turn.
    pub async fn check(self, secret: &str, hash: Option<&str>) -> Result<bool, AppError> {
        let secret = Zeroizing::new(secret.to_owned());
        let hash = hash.map(str::to_owned);
        self.secrets.evaluate(self.turn, move || matches(&secret, hash.as_deref())).await
    }
}

fn argon2() -> Result<Argon2<'static>, argon2::Error> {
    let params = Params::new(MEMORY, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether it is the secret, and the effort of finding out.
fn matches(secret: &str, hash: Option<&str>) -> (bool, u64) {
    let Ok(argon2) = argon2() else { return (false, 0) };
    let parsed = hash.and_then(|hash| PasswordHash::new(hash).ok()).filter(at_least_the_floor);
    let Some(parsed) = parsed else {
        // The same work, so that nobody can tell from outside.
        let mut out = [0; 32];
        let _worked = argon2.hash_password_into(secret.as_bytes(), &[0; 16], &mut out);
        return (false, FLOOR);
    };
    let effort = Params::try_from(&parsed).map_or(0, |params| effort(&params));
    (argon2.verify_password(secret.as_bytes(), &parsed).is_ok(), effort)
}

fn effort(params: &Params) -> u64 {
    u64::from(params.m_cost()) * u64::from(params.t_cost())
}

/// E42: a row whose parameters were lowered is not used.
fn at_least_the_floor(hash: &PasswordHash) -> bool {
    let high_enough = hash.algorithm.as_str() == "argon2id"
        && Params::try_from(hash).is_ok_and(|params| {
            params.m_cost() >= MEMORY && params.t_cost() >= PASSES && params.p_cost() >= LANES
        });
    if !high_enough {
        tracing::error!("a stored secret asks for less work than the floor and is not used");
    }
    high_enough
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_secret_is_known_again_and_another_is_not() {
        let secrets = Secrets::new(1);
        let hash = secrets.hash("a long walk by the sea", [7; 16]).await.expect("hashed");
        assert!(secrets.check("a long walk by the sea", Some(&hash.0)).await.expect("checked"));
        assert!(!secrets.check("a long walk by the see", Some(&hash.0)).await.expect("checked"));
        assert!(!secrets.check("anything", None).await.expect("checked"));
        assert!(!format!("{hash:?}").contains("argon2"));
    }

    #[tokio::test]
    async fn e42_a_row_with_lowered_parameters_is_not_used() {
        let low = Params::new(8 * 1024, 1, 1, None).expect("parameters");
        let low = Argon2::new(Algorithm::Argon2id, Version::V0x13, low);
        let hash = low.hash_password_with_salt(b"a long walk", &[7; 16]).expect("hashed");
        let secrets = Secrets::new(1);
        assert!(!secrets.check("a long walk", Some(&hash.to_string())).await.expect("checked"));
    }
}
