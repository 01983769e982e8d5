//! Where a service's data lives.

use std::fmt;
use std::path::PathBuf;

/// Where a service's data lives, as named by the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In this process only; gone when the store is dropped.
    Memory,
    /// A directory holding `ledger.db` and `keys.db` (`SQLite`).
    Data(PathBuf),
    /// A `PostgreSQL` address, `postgres://user@host/database` or key-value form.
    Database(String),
}

impl fmt::Display for Location {
    /// Names the place without a password that the address may hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => f.write_str("memory"),
            Self::Data(path) => write!(f, "{}", path.display()),
            Self::Database(_) => f.write_str("the database"),
        }
    }
}
