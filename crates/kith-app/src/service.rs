//! Making a service and opening it.

use std::sync::{Arc, Mutex};

use kith_core::room::RoomKind;
use kith_core::settings::{self, Settings};
use kith_core::{Author, Fact, PersonId, Role, State};
use kith_ledger::{Kek, Place, RoomKey, ServiceKey, derive};
use kith_store::{Also, Batch, Id, Location, OpenError, RoomRow, ServiceRow, Store, WrapRow};

use crate::app::{App, Inner};
use crate::cache::{Cache, Folded};
use crate::caseload::Told;
use crate::counts::Tally;
use crate::error::{AppError, StartError};
use crate::keyring::{Keyring, Room, open_wrap, wrap_row};
use crate::ports::{Clock, Random, random};
use crate::secret::Secrets;
use crate::session::Doors;

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
    /// 32 bytes from outside the data directory.
    pub kek: [u8; 32],
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
        let kek = Kek::new(keys.kek);
        let book = random::<16>(&*ports.random);
        let place = Place { service, room: book };
        let key = RoomKey::new(random(&*ports.random));
        store.put_wrap(service, wrap_row(&kek, &place, &key, random(&*ports.random))).await?;
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
        let (book, wrap) = find_book(&store).await?;
        let place = Place { service, room: book };
        let kek = Kek::new(keys.kek);
        let key = open_wrap(&kek, &place, &wrap).map_err(|_| StartError::WrongKey)?;
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
            keys: Keyring::new(Kek::new(keys.kek), key),
            signer,
            book,
            cache: Cache::default(),
            told: Told::default(),
            doors: Doors::default(),
            secrets: Secrets::new(keys.argon2_permits),
            tally: Tally::default(),
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
        let wraps = self.inner.store.wraps(self.service(), row.room).await?;
        let key = self.inner.keys.unwrap(&self.place(row.room), &wraps)?;
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

async fn find_book(store: &Store) -> Result<(Id, WrapRow), StartError> {
    let service = store.service().service;
    let rooms = store.rooms_of_kind(service, RoomKind::Book.number()).await?;
    let missing = || StartError::Store(OpenError::Missing("this place (no service book)".into()));
    let book = rooms.first().ok_or_else(missing)?.room;
    let wraps = store.wraps(service, book).await?;
    let wrap = wraps.into_iter().next_back().ok_or(StartError::KeysOlder { rooms: 1 })?;
    Ok((book, wrap))
}
