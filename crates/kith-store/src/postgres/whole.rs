//! Reading both schemas as of one moment, and filling new ones.

use tokio::sync::{broadcast, mpsc::Sender};
use tokio_postgres::Client;

use super::connect::{Address, trouble};
use super::in_order::in_order;
use super::{Postgres, checks, migrate, value};
use crate::rows::Grew;
use crate::sql::{Part, Value};
use crate::trouble::{OpenError, Trouble};
use crate::whole::{Piece, Portion, RESTORING, Table, hex, tables};

/// One connection that keeps seeing the moment of its first question.
#[derive(Debug)]
pub(crate) struct Snapshot(Client);

impl Snapshot {
    pub(super) async fn take(address: &Address) -> Result<Self, Trouble> {
        let client = address.client().await?;
        let text = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1";
        client.batch_execute(text).await.map_err(trouble)?;
        Ok(Self(client))
    }

    /// Hands on every row of a part. Whoever stops listening is not told more.
    pub(crate) async fn pour(
        &self,
        part: Part,
        service: [u8; 16],
        to: &Sender<Piece>,
    ) -> Result<(), Trouble> {
        for table in tables_of(&self.0, part).await? {
            hand_on(to, table.named()).await?;
            self.pour_table(&table, service, to).await?;
        }
        Ok(())
    }

    /// In portions, so that a large table is never held whole.
    async fn pour_table(
        &self,
        table: &Table,
        service: [u8; 16],
        to: &Sender<Piece>,
    ) -> Result<(), Trouble> {
        let select = table.select(&format!("'\\x{}'::bytea", hex(service)));
        let open = format!("DECLARE copy NO SCROLL CURSOR FOR {select}");
        self.0.batch_execute(&open).await.map_err(trouble)?;
        let mut portion = Portion::default();
        loop {
            let rows = self.0.query("FETCH 500 FROM copy", &[]).await.map_err(trouble)?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                if let Some(full) = portion.add(value::row(row)?) {
                    hand_on(to, full).await?;
                }
            }
        }
        if let Some(rest) = portion.rest() {
            hand_on(to, rest).await?;
        }
        self.0.batch_execute("CLOSE copy").await.map_err(trouble)
    }
}

async fn hand_on(to: &Sender<Piece>, piece: Piece) -> Result<(), Trouble> {
    let gone = |_| Trouble::Unavailable("nobody takes what is read".to_owned());
    to.send(piece).await.map_err(gone)
}

async fn tables_of(client: &Client, part: Part) -> Result<Vec<Table>, Trouble> {
    let text = "SELECT c.relname::text, a.attname::text, COALESCE(array_position(
            string_to_array(i.indkey::text, ' ')::int2[], a.attnum), 0)::bigint
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY c.relname, a.attnum";
    let rows = client.query(text, &[&migrate::schema_name(part)]).await.map_err(trouble)?;
    let mut columns = Vec::with_capacity(rows.len());
    for row in &rows {
        let column = |place| row.try_get::<_, String>(place).map_err(trouble);
        columns.push((column(0)?, column(1)?, row.try_get(2).map_err(trouble)?));
    }
    Ok(tables(columns))
}

/// A database that is being filled. Nobody else makes, migrates or fills it meanwhile.
#[derive(Debug)]
pub(crate) struct Filling {
    client: Client,
    address: Address,
}

impl Filling {
    /// Makes the schemas as they were then, where nothing is or where filling was interrupted.
    pub(crate) async fn begin(address: &str, ledger: u32, keys: u32) -> Result<Self, OpenError> {
        let address = Address::parse(address)?;
        let mut client = address.client().await?;
        checks::must_be_durable(&client).await?;
        migrate::alone(&client).await?;
        must_be_free(&client).await?;
        remove(&client).await?;
        let mark = RESTORING.replace("{int}", "BIGINT").replace("restoring", "kith.restoring");
        let begin = format!("BEGIN; CREATE SCHEMA kith; {mark}; CREATE SCHEMA kith_keys; COMMIT");
        client.batch_execute(&begin).await.map_err(trouble)?;
        migrate::part_to(&mut client, Part::Keys, keys).await?;
        migrate::part_to(&mut client, Part::Ledger, ledger).await?;
        Ok(Self { client, address })
    }

    pub(crate) async fn tables(&self, part: Part) -> Result<Vec<Table>, Trouble> {
        tables_of(&self.client, part).await
    }

    /// Writes rows in one transaction, all sent before the first is answered.
    pub(crate) async fn rows(&self, table: &Table, rows: &[Vec<Value>]) -> Result<(), Trouble> {
        let insert = self.client.prepare(&table.insert()).await.map_err(trouble)?;
        self.client.batch_execute("BEGIN").await.map_err(trouble)?;
        let values: Vec<_> = rows.iter().map(|row| value::references(row)).collect();
        let asked = values.iter().map(|values| self.client.execute(&insert, values)).collect();
        let done: Result<Vec<u64>, _> = in_order(asked).await.into_iter().collect();
        let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
        self.client.batch_execute(end).await.map_err(trouble)?;
        done.map(drop).map_err(trouble)
    }

    /// Brings the tables up to this program's, and opens what is there, unknown still. The
    /// connection that keeps others away comes with it.
    pub(crate) async fn filled(
        mut self,
        grew: broadcast::Sender<Grew>,
    ) -> Result<(Postgres, Client), OpenError> {
        migrate::part(&mut self.client, Part::Keys).await?;
        migrate::part(&mut self.client, Part::Ledger).await?;
        self.client.batch_execute("ANALYZE").await.map_err(trouble)?;
        Ok((Postgres::over(&self.address, grew)?, self.client))
    }

    /// Takes everything away again.
    pub(crate) async fn discard(self) -> Result<(), OpenError> {
        Ok(remove(&self.client).await?)
    }
}

/// Whether filling this database was begun and not ended.
pub(super) async fn is_unfinished(client: &Client) -> Result<bool, Trouble> {
    is_there(client, "kith.restoring").await
}

async fn is_there(client: &Client, table: &str) -> Result<bool, Trouble> {
    let text = "SELECT to_regclass($1) IS NOT NULL";
    let row = client.query_one(text, &[&table]).await.map_err(trouble)?;
    row.try_get(0).map_err(trouble)
}

/// Refuses a database with anything of ours in it but what an interrupted filling has left.
async fn must_be_free(client: &Client) -> Result<(), OpenError> {
    let text = "SELECT count(*) FROM pg_namespace WHERE nspname IN ('kith', 'kith_keys')";
    let row = client.query_one(text, &[]).await.map_err(trouble)?;
    let schemas: i64 = row.try_get(0).map_err(trouble)?;
    let free = schemas == 0 || is_unfinished(client).await?;
    if free { Ok(()) } else { Err(OpenError::Exists("the database".to_owned())) }
}

async fn remove(client: &Client) -> Result<(), Trouble> {
    let text = "DROP SCHEMA IF EXISTS kith, kith_keys CASCADE";
    client.batch_execute(text).await.map_err(trouble)
}

impl Postgres {
    /// Both schemas as of now.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, Trouble> {
        Snapshot::take(&self.address).await
    }

    /// Removes everything, over the connection that keeps others away.
    pub(crate) async fn discard(self, alone: &Client) -> Result<(), OpenError> {
        Ok(remove(alone).await?)
    }
}
