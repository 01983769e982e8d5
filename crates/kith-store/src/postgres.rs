//! The shared engine: many nodes over one database.
//!
//! Transactions are plain and concurrent at READ COMMITTED. Who wrote first is
//! decided by compare-and-set on the head, never by a lock this program takes. Only making
//! a service and migrating wait for each other, and who books a time waits at its row.

mod checks;
mod connect;
mod in_order;
mod migrate;
mod news;
mod transact;
mod value;
mod whole;

use connect::{Address, trouble, unavailable};
use deadpool_postgres::{Object, Pool};
use in_order::in_order;
#[cfg(feature = "testing")]
pub(crate) use migrate::make_older;
pub(crate) use migrate::migrate;
use tokio::sync::broadcast;
use tokio_postgres::Client;
pub(crate) use whole::{Filling, Snapshot};

use crate::rows::{Grew, ServiceRow};
use crate::schema;
use crate::sql::{self, Failure, FromRow, Part, Query, Row, Step, values};
use crate::trouble::{OpenError, Trouble};
use news::News;

/// An open database.
#[derive(Debug)]
pub(crate) struct Postgres {
    address: Address,
    pool: Pool,
    news: News,
}

impl Postgres {
    /// Makes the schemas where they are missing, and the service.
    pub(crate) async fn create(
        address: &str,
        service: &ServiceRow,
        grew: broadcast::Sender<Grew>,
    ) -> Result<Self, OpenError> {
        let address = Address::parse(address)?;
        let mut client = address.client().await?;
        checks::must_be_durable(&client).await?;
        migrate::alone(&client).await?;
        must_be_finished(&client).await?;
        migrate::make_schemas(&client).await?;
        for part in [Part::Keys, Part::Ledger] {
            migrate::part(&mut client, part).await?;
        }
        let found = client.query_opt(sql::SERVICE.text, &[]).await.map_err(trouble)?;
        if found.is_some() {
            return Err(OpenError::Exists("the database".to_owned()));
        }
        let values = values![service.service, service.created];
        let store = Self::over(&address, grew)?;
        match store.write(vec![Step::any(sql::NEW_SERVICE, values)]).await {
            Ok(_) => Ok(store),
            Err(Failure::Trouble(trouble)) => Err(trouble.into()),
            Err(Failure::Refused(_)) => Err(OpenError::Exists("the database".to_owned())),
        }
    }

    /// Opens what is there, after every check.
    pub(crate) async fn open(
        address: &str,
        grew: broadcast::Sender<Grew>,
    ) -> Result<Self, OpenError> {
        let address = Address::parse(address)?;
        let client = address.client().await?;
        checks::must_be_durable(&client).await?;
        must_be_finished(&client).await?;
        for part in [Part::Ledger, Part::Keys] {
            schema::must_be_known(part, migrate::version(&client, part).await?)?;
        }
        Self::over(&address, grew)
    }

    fn over(address: &Address, grew: broadcast::Sender<Grew>) -> Result<Self, OpenError> {
        let address = address.clone();
        Ok(Self { pool: address.pool()?, news: News::start(address.clone(), grew), address })
    }

    /// Answers the queries in order, on one connection, sent without waiting for
    /// each other. Each sees what was committed before it; a later one never less
    /// than an earlier one.
    pub(crate) async fn read(&self, queries: Vec<Query>) -> Result<Vec<Vec<Row>>, Trouble> {
        let client = self.pool.get().await.map_err(unavailable)?;
        let mut asked = Vec::with_capacity(queries.len());
        for query in &queries {
            asked.push(ask(&client, query));
        }
        in_order(asked).await.into_iter().collect()
    }

    /// Does the steps in one transaction, and returns how many rows each changed
    /// once it is durable. What has begun is finished even if the caller goes away,
    /// so that no connection is given back within a transaction.
    pub(crate) async fn write(&self, steps: Vec<Step>) -> Result<Vec<u64>, Failure> {
        let pool = self.pool.clone();
        let written = tokio::spawn(async move { transact::transact(&pool, &steps).await });
        written.await.unwrap_or(Err(Failure::Trouble(Trouble::Stopped)))
    }

    /// How many requests wait for a connection.
    pub(crate) fn waiting(&self) -> u64 {
        self.pool.status().waiting as u64
    }

    /// Tells other nodes that these rooms have grown.
    pub(crate) fn tell(&self, grown: &[Grew]) {
        self.news.tell(grown);
    }

    /// Waits until other nodes have been told.
    pub(crate) async fn all_told(&self) {
        self.news.all_told().await;
    }
}

/// Refuses what an interrupted restore has left.
async fn must_be_finished(client: &Client) -> Result<(), OpenError> {
    let unfinished = whole::is_unfinished(client).await?;
    if unfinished { Err(OpenError::Unfinished("the database".to_owned())) } else { Ok(()) }
}

async fn ask(client: &Object, query: &Query) -> Result<Vec<Row>, Trouble> {
    let statement = client.prepare_cached(query.statement.text).await.map_err(trouble)?;
    let values = value::references(&query.values);
    let rows = client.query(&statement, &values).await.map_err(trouble)?;
    rows.iter().map(value::row).collect()
}

impl Postgres {
    /// The service that the database holds.
    pub(crate) async fn service(&self) -> Result<Option<ServiceRow>, Trouble> {
        let rows = self.read(vec![Query::new(sql::SERVICE, Vec::new())]).await?;
        let row = rows.into_iter().flatten().next();
        row.map(|mut row| ServiceRow::from_row(&mut row)).transpose()
    }
}
