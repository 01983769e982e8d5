//! Making a service and opening it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use kith_core::room::RoomKind;
use kith_core::settings::{self, Settings};
use kith_core::{Author, Fact, PersonId, Role, State};
use kith_ledger::{Place, RoomKey, ServiceKey, derive};
use kith_store::{Also, Batch, Id, Location, OpenError, RoomRow, ServiceRow, Store};

use crate::app::{App, Inner};
use crate::cache::{Cache, Folded};
use crate::caseload::Told;
use crate::counts::Tally;
use crate::error::{AppError, StartError};
use crate::keks::{Keks, Source};
use crate::keyring::{Keyring, Room, wrap_row};
use crate::ports::{Clock, Random, random};
use crate::secret::Secrets;
use crate::session::Doors;
use crate::tablet::Tablets;

/// The label of the seed from which the service signs.
pub(crate) const SIGNING: &str = "kith/signing/v1";

/// Time and chance.
#[derive(Clone)]
pub struct Ports {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub random: Arc<dyn Random>,
}

/// The key-encryption key, and how many secrets may be checked at once.
pub struct Keys {
    /// From outside the data directory.
    pub keks: Keks,
    /// Where they are read again when they do not open something, in a server that goes on while
    /// they are changed.
    pub source: Option<Source>,
    /// Argon2 evaluations at once.
    pub argon2_permits: usize,
}

impl App {
    /// Makes a new service at `location`: its book, its key, its settings.
    pub async fn create(
        location: &Location,
        keys: &Keys,
        ports: Ports,
        settings: Settings,
    ) -> Result<Self, StartError> {
        let service = random::<16>(&*ports.random);
        let created = ports.clock.now().0;
        let store = Store::create(location, ServiceRow { service, created }).await?;
        let book = random::<16>(&*ports.random);
        let place = Place { service, room: book };
        let key = RoomKey::new(random(&*ports.random));
        store
            .put_wrap(service, wrap_row(&keys.keks.now, &place, &key, random(&*ports.random)))
            .await?;
        let app = Self::assemble(store, keys, ports, book, key);
        app.begin_book(settings).await.map_err(StartError::Book)?;
        Ok(app)
    }

    /// Opens the service at `location`, after checking that its keys are all there.
    pub async fn open_service(
        location: &Location,
        keys: &Keys,
        ports: Ports,
    ) -> Result<Self, StartError> {
        let store = Store::open(location).await?;
        let service = store.service().service;
        let without = store.rooms_without_wrap(service).await?.len();
        if without > 0 {
            return Err(StartError::KeysOlder { rooms: without });
        }
        sweep(&store).await?;
        let (book, key) = open_book(&store, &keys.keks).await?;
        all_under(&store, &keys.keks).await?;
        let app = Self::assemble(store, keys, ports, book, key);
        app.fresh_book().await.map_err(StartError::Book)?;
        Ok(app)
    }

    fn assemble(store: Store, keys: &Keys, ports: Ports, book: Id, key: RoomKey) -> Self {
        let service = store.service().service;
        let signer = ServiceKey::new(service, *derive(&key, SIGNING, &service));
        let empty = State::new(RoomKind::Book, PersonId(book));
        let inner = Inner {
            store,
            ports,
            keys: Keyring::new(keys.keks.clone(), keys.source.clone(), book, key),
            signer,
            book,
            cache: Cache::default(),
            told: Told::default(),
            doors: Doors::default(),
            tablets: Tablets::default(),
            secrets: Secrets::new(keys.argon2_permits),
            tally: Tally::default(),
            asked: crate::asked::Asked::default(),
            known_book: Mutex::new(Arc::new(empty)),
            keeping: tokio::sync::Mutex::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    async fn begin_book(&self, settings: Settings) -> Result<(), AppError> {
        let by = Author { person: PersonId([0; 16]), role: Role::Operator };
        let fact: Fact = settings::Fact::Changed { settings }.into();
        let row = RoomRow {
            room: self.inner.book,
            kind: RoomKind::Book.number(),
            person: self.inner.book,
            created: self.now().0,
        };
        let key = self.inner.keys.open(&self.inner.store, &self.place(row.room)).await?;
        let room = Room { id: row.room, kind: RoomKind::Book, person: row.person, key };
        let (after, append) = self.seal(&room, Folded::empty(&room), by, self.now(), vec![fact])?;
        let batch = Batch { appends: vec![append], also: vec![Also::Room(row)] };
        self.inner.store.append(self.service(), batch).await?;
        self.remember_book(RoomKind::Book, &after.state);
        self.inner.cache.put(room.id, after);
        self.inner.keys.remember(room);
        Ok(())
    }
}

/// Forgets the keys of rooms that were never begun. Not where another node may be about to
/// begin one of them: a room without its key would be lost.
async fn sweep(store: &Store) -> Result<(), StartError> {
    if store.is_shared() {
        return Ok(());
    }
    let service = store.service().service;
    for room in store.wraps_without_room(service).await? {
        store.drop_wraps(service, room).await?;
    }
    Ok(())
}

async fn open_book(store: &Store, keks: &Keks) -> Result<(Id, RoomKey), StartError> {
    let service = store.service().service;
    let rooms = store.rooms_of_kind(service, RoomKind::Book.number()).await?;
    let missing = || StartError::Store(OpenError::Missing("this place (no service book)".into()));
    let book = rooms.first().ok_or_else(missing)?.room;
    let wraps = store.wraps(service, book).await?;
    if wraps.is_empty() {
        return Err(StartError::KeysOlder { rooms: 1 });
    }
    match keks.open(&Place { service, room: book }, &wraps) {
        Some(Ok(key)) => Ok((book, key)),
        Some(Err(error)) => Err(StartError::Book(AppError::Damaged(error.to_string()))),
        None => Err(StartError::WrongKey),
    }
}

/// Refuses where rooms have keys that none of these opens: the key was changed half, or is being
/// changed elsewhere.
async fn all_under(store: &Store, keks: &Keks) -> Result<(), StartError> {
    let service = store.service().service;
    let mut rooms: BTreeSet<Id> = store.room_ids(service).await?.into_iter().collect();
    for name in keks.names() {
        for room in store.wrapped_under(service, name).await? {
            rooms.remove(&room);
        }
    }
    if rooms.is_empty() { Ok(()) } else { Err(StartError::OtherKey { rooms: rooms.len() }) }
}
