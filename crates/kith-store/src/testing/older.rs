//! Data as an earlier release left it, or an interrupted migration.

use crate::postgres;
use crate::sqlite;
use crate::{Location, OpenError};

/// Makes a place whose ledger has only the first `steps` steps of the schema.
pub async fn older(location: &Location, steps: u32) -> Result<(), OpenError> {
    match location {
        Location::Memory => Ok(()),
        Location::Data(dir) => sqlite::make_older(dir, steps),
        Location::Database(address) => postgres::make_older(address, steps).await,
    }
}
