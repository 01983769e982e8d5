//! Where a service's data lives.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use tokio_postgres::config::Host;

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

impl Location {
    /// Whether what is asked and answered leaves this machine, and so can be read on the way:
    /// connections to `PostgreSQL` are not encrypted. Said of an address that can be understood.
    pub fn leaves_machine(&self) -> bool {
        match self {
            Self::Memory | Self::Data(_) => false,
            Self::Database(address) => tokio_postgres::Config::from_str(address)
                .is_ok_and(|config| config.get_hosts().iter().any(is_elsewhere)),
        }
    }
}

fn is_elsewhere(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            let address = name.parse::<IpAddr>();
            name != "localhost" && !address.is_ok_and(|address| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_machine_is_elsewhere() {
        let elsewhere = |address: &str| Location::Database(address.into()).leaves_machine();
        for here in [
            "postgres://kith@localhost/kith",
            "postgres://kith@127.0.0.1:5432/kith",
            "host=/run/postgresql dbname=kith",
            "no address",
        ] {
            assert!(!elsewhere(here), "{here}");
        }
        assert!(elsewhere("postgres://kith:secret@db.internal/kith"));
        assert!(elsewhere("host=localhost,10.0.0.2 user=kith"));
        assert!(!Location::Memory.leaves_machine());
    }
}
