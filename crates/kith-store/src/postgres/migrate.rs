//! Making and bringing up the tables of both schemas.

use tokio_postgres::Client;

use super::checks;
use super::connect::{Address, trouble};
use crate::schema::{self, Dialect};
use crate::sql::Part;
use crate::trouble::{OpenError, Trouble};

const DIALECT: Dialect = Dialect { int: "BIGINT", bytes: "BYTEA", table: "" };

/// What those who make or migrate a database wait for: "kith" in ASCII.
const ALONE: i64 = 0x6B69_7468;

/// Brings both parts up to date. Returns the ledger's schema found, and now.
pub(crate) async fn migrate(address: &str) -> Result<(u32, u32), OpenError> {
    let mut client = Address::parse(address)?.client().await?;
    checks::must_be_durable(&client).await?;
    alone(&client).await?;
    if version(&client, Part::Ledger).await? == 0 {
        return Err(OpenError::Missing("the database".to_owned()));
    }
    part(&mut client, Part::Keys).await?;
    part(&mut client, Part::Ledger).await
}

/// Waits until nobody else makes or migrates this database. Held until `client` goes.
pub(super) async fn alone(client: &Client) -> Result<(), Trouble> {
    client.execute("SELECT pg_advisory_lock($1)", &[&ALONE]).await.map_err(trouble)?;
    Ok(())
}

/// Ledger and keys stand in two schemas, so that they can be dumped apart.
pub(super) async fn make_schemas(client: &Client) -> Result<(), Trouble> {
    let text = "CREATE SCHEMA IF NOT EXISTS kith; CREATE SCHEMA IF NOT EXISTS kith_keys";
    client.batch_execute(text).await.map_err(trouble)
}

/// Does the missing steps of one part, each in its own transaction.
pub(super) async fn part(client: &mut Client, part: Part) -> Result<(u32, u32), OpenError> {
    part_to(client, part, schema::known(part)).await
}

/// The same up to an earlier schema, for what was written under it.
pub(super) async fn part_to(
    client: &mut Client,
    part: Part,
    last: u32,
) -> Result<(u32, u32), OpenError> {
    let found = version(client, part).await?;
    let known = schema::known(part);
    if found.max(last) > known {
        return Err(OpenError::Newer { found: found.max(last), known });
    }
    for number in found + 1..=last {
        step(client, part, number).await?;
    }
    Ok((found, last))
}

/// Does step `number` and records it.
async fn step(client: &mut Client, part: Part, number: u32) -> Result<(), Trouble> {
    let change = client.transaction().await.map_err(trouble)?;
    // New tables go to the first schema of the path.
    let path = format!("SET LOCAL search_path = {}", schema_name(part));
    change.batch_execute(&path).await.map_err(trouble)?;
    for statement in schema::step(part, number, DIALECT) {
        change.batch_execute(&statement).await.map_err(trouble)?;
    }
    let record = format!("INSERT INTO {} (step) VALUES ($1)", schema::journal(part));
    change.execute(&record, &[&i64::from(number)]).await.map_err(trouble)?;
    change.commit().await.map_err(trouble)
}

/// The schema found, 0 if there is none.
pub(super) async fn version(client: &Client, part: Part) -> Result<u32, Trouble> {
    let journal = format!("{}.{}", schema_name(part), schema::journal(part));
    let made = client
        .query_one("SELECT to_regclass($1) IS NOT NULL", &[&journal])
        .await
        .map_err(trouble)?;
    if !made.try_get::<_, bool>(0).map_err(trouble)? {
        return Ok(0);
    }
    let newest = format!("SELECT max(step) FROM {journal}");
    let row = client.query_one(&newest, &[]).await.map_err(trouble)?;
    let found: Option<i64> = row.try_get(0).map_err(trouble)?;
    found
        .and_then(|found| u32::try_from(found).ok())
        .ok_or(Trouble::Damaged("the journal of schema steps is empty"))
}

pub(super) fn schema_name(part: Part) -> &'static str {
    match part {
        Part::Ledger => "kith",
        Part::Keys => "kith_keys",
    }
}

/// Makes schemas of which the ledger has only the first `steps` steps.
#[cfg(feature = "testing")]
pub(crate) async fn make_older(address: &str, steps: u32) -> Result<(), OpenError> {
    let mut client = Address::parse(address)?.client().await?;
    make_schemas(&client).await?;
    part(&mut client, Part::Keys).await?;
    for number in 1..=steps {
        step(&mut client, Part::Ledger, number).await?;
    }
    Ok(())
}
