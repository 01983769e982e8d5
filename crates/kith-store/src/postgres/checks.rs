//! Settings under which an acknowledgement would be a lie.

use tokio_postgres::Client;

use super::connect::trouble;
use crate::trouble::OpenError;

/// Refuses a server that may lose what it acknowledged, or that follows another.
pub(super) async fn must_be_durable(client: &Client) -> Result<(), OpenError> {
    let row = client
        .query_one(
            "SELECT pg_is_in_recovery(), current_setting('fsync'),
             current_setting('full_page_writes'), current_setting('synchronous_commit')",
            &[],
        )
        .await
        .map_err(trouble)?;
    let standby: bool = row.try_get(0).map_err(trouble)?;
    if standby {
        return Err(OpenError::Standby);
    }
    for (index, setting) in [(1, "fsync"), (2, "full_page_writes"), (3, "synchronous_commit")] {
        let found: String = row.try_get(index).map_err(trouble)?;
        if found == "off" {
            return Err(OpenError::Unsafe(format!("{setting}=off"), "on".to_owned()));
        }
    }
    Ok(())
}
