//! Everything at once: read as of one moment while the service goes on, and put into an empty
//! place, where it stays unknown until whoever put it there has looked at it.

use std::sync::Arc;

use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio_postgres::Client;

use super::Store;
use super::engine::Engine;
use super::open::news;
use crate::location::Location;
use crate::rows::ServiceRow;
use crate::schema;
use crate::sql::{self, Failure, Part, Statement, Step, Value, values};
use crate::trouble::{OpenError, Trouble};
use crate::whole::{Piece, STRANGE, Table, the_same};
use crate::{postgres, sqlite};

/// How many portions of rows wait for whoever takes them.
const WAITING: usize = 4;

/// What memory answers: it is gone with its process, so there is nothing to keep or restore.
const IN_MEMORY: Trouble = Trouble::Misused("a copy of a service that is only in memory");

/// A service as it was at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    taken: Arc<Taken>,
    service: ServiceRow,
}

#[derive(Debug)]
enum Taken {
    Sqlite(std::sync::Mutex<sqlite::Snapshot>),
    Postgres(postgres::Snapshot),
}

impl Store {
    /// The newest schema of a part that this program knows.
    pub fn schema(part: Part) -> u32 {
        schema::known(part)
    }

    /// Holds on to this moment. Others go on reading and writing.
    pub async fn snapshot(&self) -> Result<Snapshot, OpenError> {
        let taken = match &*self.engine {
            Engine::Memory(_) => return Err(IN_MEMORY.into()),
            Engine::Sqlite(sqlite) => Taken::Sqlite(sqlite.snapshot()?.into()),
            Engine::Postgres(postgres) => Taken::Postgres(postgres.snapshot().await?),
        };
        Ok(Snapshot { taken: Arc::new(taken), service: self.service.clone() })
    }
}

impl Snapshot {
    /// Reads a part from the first row to the last. What comes last says whether that was all.
    pub fn read(&self, part: Part) -> Receiver<Result<Piece, Trouble>> {
        let (tell, heard) = mpsc::channel(WAITING);
        let (snapshot, (to, mut pieces)) = (self.clone(), mpsc::channel(1));
        tokio::spawn(async move {
            let poured = tokio::spawn(async move { snapshot.pour(part, to).await });
            while let Some(piece) = pieces.recv().await {
                if tell.send(Ok(piece)).await.is_err() {
                    return;
                }
            }
            let stopped = Trouble::Unavailable("reading was broken off".to_owned());
            if let Err(trouble) = poured.await.unwrap_or(Err(stopped)) {
                let _gone = tell.send(Err(trouble)).await;
            }
        });
        heard
    }

    async fn pour(self, part: Part, to: Sender<Piece>) -> Result<(), Trouble> {
        let service = self.service.service;
        if let Taken::Postgres(taken) = &*self.taken {
            return taken.pour(part, service, &to).await;
        }
        let poured = tokio::task::spawn_blocking(move || match &*self.taken {
            Taken::Postgres(_) => Ok(()),
            Taken::Sqlite(taken) => {
                let taken = taken.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                taken.pour(part, service, &to)
            }
        });
        poured.await.map_err(|_| Trouble::Unavailable("reading was broken off".to_owned()))?
    }
}

/// An empty place that is being filled with a service. Nobody can open it meanwhile.
#[derive(Debug)]
pub struct Filling {
    engine: Fill,
    tables: [Vec<Table>; 2],
    into: Option<(Part, Table)>,
}

#[derive(Debug)]
enum Fill {
    Sqlite(sqlite::Filling),
    Postgres(postgres::Filling),
}

impl Filling {
    /// Makes the tables as they were at these schemas. A place with anything in it is left as
    /// it is, except what an interrupted filling has left.
    pub async fn begin(location: &Location, ledger: u32, keys: u32) -> Result<Self, OpenError> {
        for (part, found) in [(Part::Ledger, ledger), (Part::Keys, keys)] {
            let known = schema::known(part);
            if found > known {
                return Err(OpenError::Newer { found, known });
            }
        }
        let (engine, tables) = match location {
            Location::Memory => return Err(IN_MEMORY.into()),
            Location::Data(dir) => {
                let filling = sqlite::Filling::begin(dir, ledger, keys)?;
                let tables = [filling.tables(Part::Ledger)?, filling.tables(Part::Keys)?];
                (Fill::Sqlite(filling), tables)
            }
            Location::Database(address) => {
                let filling = postgres::Filling::begin(address, ledger, keys).await?;
                let tables =
                    [filling.tables(Part::Ledger).await?, filling.tables(Part::Keys).await?];
                (Fill::Postgres(filling), tables)
            }
        };
        Ok(Self { engine, tables, into: None })
    }

    /// Takes the next piece of a part: a table, or rows of the table named before.
    pub async fn take(&mut self, part: Part, piece: Piece) -> Result<(), Trouble> {
        match piece {
            Piece::Table { name, columns } => {
                let [ledger, keys] = &self.tables;
                let tables = if part == Part::Ledger { ledger } else { keys };
                let table = the_same(tables, &name, &columns).ok_or(STRANGE)?;
                self.into = Some((part, table));
                Ok(())
            }
            Piece::Rows(rows) => self.rows(part, &rows).await,
        }
    }

    async fn rows(&self, part: Part, rows: &[Vec<Value>]) -> Result<(), Trouble> {
        let (_, table) = self.into.as_ref().filter(|into| into.0 == part).ok_or(STRANGE)?;
        if rows.iter().any(|row| row.len() != table.columns.len()) {
            return Err(STRANGE);
        }
        match &self.engine {
            Fill::Sqlite(filling) => filling.rows(part, table, rows),
            Fill::Postgres(filling) => filling.rows(table, rows).await,
        }
    }

    /// Brings the tables up to this program's, for whoever will look at what is there.
    pub async fn filled(self, service: ServiceRow) -> Result<Filled, OpenError> {
        let grew = news();
        let (engine, alone) = match self.engine {
            Fill::Sqlite(filling) => (Engine::Sqlite(filling.filled()?), None),
            Fill::Postgres(filling) => {
                let (postgres, alone) = filling.filled(grew.clone()).await?;
                (Engine::Postgres(postgres), Some(alone))
            }
        };
        let store = Store { engine: Arc::new(engine), service, grew, tally: Arc::default() };
        Ok(Filled { store, alone })
    }

    /// Takes everything away again.
    pub async fn discard(self) -> Result<(), OpenError> {
        match self.engine {
            Fill::Sqlite(filling) => filling.discard(),
            Fill::Postgres(filling) => filling.discard().await,
        }
    }
}

/// A place that was filled and that nobody knows of yet.
#[derive(Debug)]
pub struct Filled {
    store: Store,
    /// Keeps others away from a database.
    alone: Option<Client>,
}

/// Ends what filling began. Not one of the registry: the table is there only then.
const RESTORED: Statement = Statement { part: Part::Ledger, text: "DROP TABLE restoring" };

impl Filled {
    /// What is there, to be looked at.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Makes it a service that can be opened, in one transaction.
    pub async fn publish(self) -> Result<(), OpenError> {
        let row = &self.store.service;
        let known = Step::any(sql::NEW_SERVICE, values![row.service, row.created]);
        let steps = vec![known, Step::any(RESTORED, Vec::new())];
        match self.store.engine.write(steps).await {
            Ok(_) => Ok(()),
            Err(Failure::Trouble(trouble)) => Err(trouble.into()),
            Err(Failure::Refused(_)) => Err(STRANGE.into()),
        }
    }

    /// Takes everything away again.
    pub async fn discard(self) -> Result<(), OpenError> {
        let Self { store, alone } = self;
        match (Arc::into_inner(store.engine), alone) {
            (Some(Engine::Sqlite(sqlite)), _) => sqlite.discard(),
            (Some(Engine::Postgres(postgres)), Some(alone)) => postgres.discard(&alone).await,
            _ => Err(Trouble::Misused("a place that is still being looked at").into()),
        }
    }
}
