//! Databases for tests: a `PostgreSQL` server made from the system's own binaries.
//!
//! One server is shared by every test process of a user and ends a few seconds
//! after the last of them; each test gets a database of its own. Where the
//! binaries are missing a test fails and says so: an engine that is not examined
//! is an engine that does not work.

mod older;
mod server;
mod shared;

pub use older::older;
pub use server::Server;

use crate::Location;
use tokio_postgres::NoTls;

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

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
