//! Databases for tests: a `PostgreSQL` server made from the system's own binaries.
//!
//! One server is shared by every test process of a user and ends a few seconds
//! after the last of them; each test gets a database of its own. Where the
//! binaries are missing a test fails and says so: an engine that is not examined
//! is an engine that does not work.

mod older;
mod proxy;
mod server;
mod shared;

pub use older::older;
pub use proxy::{Cut, Proxy};
pub use server::Server;
use tokio_postgres::NoTls;

use crate::Location;

/// A new, empty database on the shared server. The error is a sentence for people.
pub async fn database() -> Result<Location, String> {
    let server = shared::server()?;
    let address = server.address("postgres");
    let (client, connection) = tokio_postgres::connect(&address, NoTls).await.map_err(words)?;
    tokio::spawn(connection);
    let sequence = "CREATE SEQUENCE IF NOT EXISTS databases";
    // Two processes that make it at once: one of them is told that it exists.
    let _ = client.batch_execute(sequence).await;
    let row = client.query_one("SELECT nextval('databases')", &[]).await.map_err(words)?;
    let number: i64 = row.try_get(0).map_err(words)?;
    let name = format!("kith_{number}");
    client.batch_execute(&format!("CREATE DATABASE {name}")).await.map_err(words)?;
    Ok(Location::Database(server.address(&name)))
}

/// Cuts one of the connections to a database, whichever it is, as a network that fails does.
/// Says whether there was one.
pub async fn cut_off(location: &Location) -> Result<bool, String> {
    let Location::Database(address) = location else { return Ok(false) };
    let (client, connection) = tokio_postgres::connect(address, NoTls).await.map_err(words)?;
    tokio::spawn(connection);
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        ORDER BY random() LIMIT 1";
    Ok(client.query_opt(cut, &[]).await.map_err(words)?.is_some())
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
