//! Reaching the database, and saying why it could not be reached.

use std::str::FromStr;
use std::time::Duration;

use deadpool_postgres::{
    Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime, Timeouts,
};
use tokio_postgres::config::SslMode;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, NoTls};

use crate::trouble::{OpenError, Trouble};

/// How many connections a node holds at most.
const CONNECTIONS: usize = 16;

/// How long to wait for the database before giving up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the database is, with the settings every connection needs.
#[derive(Clone, Debug)]
pub(super) struct Address(Config);

impl Address {
    /// Reads an address. The reason for a refusal never repeats the address, which
    /// may hold a password.
    pub(super) fn parse(address: &str) -> Result<Self, OpenError> {
        let parsed = Config::from_str(address);
        let mut config = parsed.map_err(|error| OpenError::Address(error.to_string()))?;
        if config.get_ssl_mode() == SslMode::Require {
            let words = "this release cannot encrypt the connection to PostgreSQL; \
                         use a socket or a private network";
            return Err(OpenError::Address(words.to_owned()));
        }
        let options = config.get_options().unwrap_or_default();
        let options = format!("{options} -c search_path=kith,kith_keys");
        config.options(options.trim()).application_name("kith").connect_timeout(PATIENCE);
        Ok(Self(config))
    }

    /// One connection, outside the pool.
    pub(super) async fn client(&self) -> Result<Client, Trouble> {
        let (client, connection) = self.0.connect(NoTls).await.map_err(trouble)?;
        // Ends by itself when the client is dropped.
        tokio::spawn(connection);
        Ok(client)
    }

    /// The parts of a connection whose messages are read by the caller.
    pub(super) fn config(&self) -> &Config {
        &self.0
    }

    /// The connections that requests share.
    pub(super) fn pool(&self) -> Result<Pool, OpenError> {
        let recycling_method = RecyclingMethod::Fast;
        let manager =
            Manager::from_config(self.0.clone(), NoTls, ManagerConfig { recycling_method });
        let timeouts =
            Timeouts { wait: Some(PATIENCE), create: Some(PATIENCE), recycle: Some(PATIENCE) };
        Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .timeouts(timeouts)
            .build()
            .map_err(|error| OpenError::Address(error.to_string()))
    }
}

/// The engine's failure by its code alone: the detail quotes values.
pub(super) fn trouble(error: tokio_postgres::Error) -> Trouble {
    match error.code() {
        Some(code) if going_away(code) => Trouble::Unavailable(code.code().to_owned()),
        Some(code) => Trouble::Engine(code.code().to_owned()),
        None => Trouble::Unavailable("the connection failed".to_owned()),
    }
}

/// Class 08: connection; class 53: resources; class 57: shutting down, starting up.
fn going_away(code: &SqlState) -> bool {
    ["08", "53", "57"].iter().any(|class| code.code().starts_with(class))
}

pub(super) fn unavailable(error: PoolError) -> Trouble {
    match error {
        PoolError::Backend(error) => trouble(error),
        PoolError::Timeout(_) => Trouble::Unavailable("no connection became free".to_owned()),
        PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
            Trouble::Unavailable("no connection could be made".to_owned())
        }
    }
}
