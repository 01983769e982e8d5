//! Signing in: what proves an account, sign-ins, and tries.

use super::{Hash, Id};

/// A sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// The hash of the token in the cookie.
    pub token: Hash,
    /// The sign-in's own id, which survives a change of token.
    pub signin: Id,
    /// Who signed in.
    pub account: Id,
    /// When it began, in microseconds.
    pub began: i64,
    /// When it was last used, in microseconds.
    pub seen: i64,
    /// When the second door was opened, or last used; `None` while closed.
    pub second: Option<i64>,
    /// Where the person was when the sign-in locked: sealed, opaque here.
    pub place: Option<Vec<u8>>,
    /// When it ended, in microseconds.
    pub ended: Option<i64>,
    /// When the person last proved themselves in it, in microseconds.
    pub fresh: Option<i64>,
    /// What kind of browser it is: sealed, opaque here.
    pub label: Option<Vec<u8>>,
}

/// Something that an account proves itself with beside its passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorRow {
    /// Whose it is.
    pub account: Id,
    /// Its id.
    pub factor: Id,
    /// Which kind, numbered by the application.
    pub kind: u8,
    /// By what it is found, if it is found by itself: a hash.
    pub lookup: Option<Hash>,
    /// The secret or the public key: sealed, opaque here.
    pub sealed: Vec<u8>,
    /// When it was made, in microseconds.
    pub created: i64,
    /// When it was last used, in microseconds.
    pub used: Option<i64>,
    /// How far it has counted: what was used at or before it is worth nothing.
    pub step: i64,
}

/// One use of a factor, on the condition that it was not used since it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseRow {
    /// Whose it is.
    pub account: Id,
    /// Which one.
    pub factor: Id,
    /// What `used` and `step` were when it was read.
    pub before: (Option<i64>, i64),
    /// When it is used, in microseconds.
    pub used: i64,
    /// How far it has counted now.
    pub step: i64,
    /// What is sealed from now on.
    pub sealed: Vec<u8>,
}

/// How often a secret was tried in a row on one way to it, and until when that way rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TryRow {
    /// The way, keyed by the application.
    pub path: Hash,
    /// How often it was tried without being right.
    pub count: u32,
    /// Until when nothing is tried, in microseconds.
    pub until: i64,
    /// When it was last tried, in microseconds.
    pub seen: i64,
}

/// New secrets of an account. What is `None` stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretRow {
    /// The account.
    pub account: Id,
    /// Its state when it was read. In another one nothing is changed.
    pub state: u8,
    /// The hash of a new passphrase.
    pub pass: Option<String>,
    /// The hash of a new second secret; the code that was handed over for it is spent.
    pub second: Option<String>,
}
