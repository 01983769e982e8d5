//! Looking at every room of a store, from the first entry to what the service signed.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use kith_core::RoomKind;
use kith_ledger::{
    Head, Kek, Place, PublicKey, RoomKey, Run, ServiceKey, derive, leaf_hash, unwrap, verify_head,
};
use kith_store::{Id, Part, Piece, Store, Trouble, Value};

use super::RestoreError;
use crate::rooms::{entry_id, read_payload};
use crate::service::SIGNING;

/// What is wrong with a room that cannot be opened at all.
const NO_KEY: &str = "its key is missing, or is under another key";

/// A room that does not verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRoom {
    /// The room.
    pub room: Id,
    /// The first thing that is wrong.
    pub why: String,
}

pub(super) fn in_words(bad: &[BadRoom]) -> String {
    let line = |one: &BadRoom| format!("\n  room {}: {}", HEXLOWER.encode(&one.room), one.why);
    let lines: String = bad.iter().map(line).collect();
    format!(
        "{} room(s) of this backup do not verify; the first thing wrong in each:{lines}",
        bad.len()
    )
}

/// A row, by the names of its columns.
pub(super) struct Named<'a> {
    pub(super) columns: &'a [String],
    pub(super) row: &'a [Value],
}

impl Named<'_> {
    fn value(&self, name: &str) -> Option<&Value> {
        let at = self.columns.iter().position(|column| column == name)?;
        self.row.get(at)
    }

    pub(super) fn bytes(&self, name: &str) -> Result<&[u8], Trouble> {
        match self.value(name) {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            _ => Err(Trouble::Damaged("bytes were expected")),
        }
    }

    pub(super) fn id(&self, name: &str) -> Result<Id, Trouble> {
        let id = Id::try_from(self.bytes(name)?);
        id.map_err(|_| Trouble::Damaged("bytes have the wrong length"))
    }

    pub(super) fn int(&self, name: &str) -> Result<i64, Trouble> {
        match self.value(name) {
            Some(Value::Int(value)) => Ok(*value),
            _ => Err(Trouble::Damaged("an integer was expected")),
        }
    }
}

/// A room's entries as far as they hold.
struct Walked {
    run: Run,
    broken: Option<String>,
}

/// Everything that is known while rows pass: a little for each room, nothing for an entry.
struct Looking<'a> {
    service: Id,
    kek: &'a Kek,
    keys: BTreeMap<Id, RoomKey>,
    walked: BTreeMap<Id, Walked>,
    heads: BTreeMap<Id, (i64, Vec<u8>)>,
    kinds: BTreeMap<Id, i64>,
    /// Of which table and columns the next rows are.
    table: (String, Vec<String>),
}

/// Every room of a store, checked.
pub(super) struct Rooms {
    book: RoomKey,
    signer: PublicKey,
    sizes: BTreeMap<Id, u64>,
    bad: Vec<BadRoom>,
}

impl Rooms {
    /// Reads a store from the first row to the last.
    pub(super) async fn read(store: &Store, kek: &Kek) -> Result<Self, RestoreError> {
        let service = store.service().service;
        let snapshot = store.snapshot().await?;
        let mut looking = Looking::new(service, kek);
        for part in [Part::Keys, Part::Ledger] {
            let mut pieces = snapshot.read(part);
            while let Some(piece) = pieces.recv().await {
                looking.piece(piece?)?;
            }
        }
        looking.end()
    }

    pub(super) const fn book_key(&self) -> &RoomKey {
        &self.book
    }

    pub(super) const fn signer(&self) -> &PublicKey {
        &self.signer
    }

    pub(super) fn bad(&self) -> &[BadRoom] {
        &self.bad
    }

    pub(super) fn size(&self, room: Id) -> u64 {
        self.sizes.get(&room).copied().unwrap_or_default()
    }

    pub(super) fn count(&self) -> (usize, u64) {
        (self.sizes.len(), self.sizes.values().sum())
    }
}

impl<'a> Looking<'a> {
    fn new(service: Id, kek: &'a Kek) -> Self {
        let (keys, walked) = (BTreeMap::new(), BTreeMap::new());
        let (heads, kinds) = (BTreeMap::new(), BTreeMap::new());
        Self { service, kek, keys, walked, heads, kinds, table: Default::default() }
    }

    fn piece(&mut self, piece: Piece) -> Result<(), Trouble> {
        match piece {
            Piece::Table { name, columns } => {
                self.table = (name, columns);
                Ok(())
            }
            Piece::Rows(rows) => {
                let (table, columns) = self.table.clone();
                let columns = columns.as_slice();
                rows.iter().try_for_each(|row| self.row(&table, &Named { columns, row }))
            }
        }
    }

    fn row(&mut self, table: &str, row: &Named<'_>) -> Result<(), Trouble> {
        match table {
            "wraps" if row.id("recipient")? == self.kek.id() => self.wrap(row),
            "entries" => self.entry(row),
            "heads" => {
                let head = (row.int("size")?, row.bytes("head")?.to_vec());
                self.heads.insert(row.id("room")?, head);
                Ok(())
            }
            "rooms" => {
                self.kinds.insert(row.id("room")?, row.int("kind")?);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A wrap that does not open leaves its room without a key, which is said of the room.
    fn wrap(&mut self, row: &Named<'_>) -> Result<(), Trouble> {
        let room = row.id("room")?;
        let epoch = u32::try_from(row.int("epoch")?).unwrap_or(0);
        let place = Place { service: self.service, room };
        if let Ok(key) = unwrap(self.kek, &place, epoch, row.bytes("wrapped")?) {
            self.keys.insert(room, key);
        }
        Ok(())
    }

    fn entry(&mut self, row: &Named<'_>) -> Result<(), Trouble> {
        let room = row.id("room")?;
        let place = Place { service: self.service, room };
        let start = || Walked { run: Run::from(place, Head::empty()), broken: None };
        let walked = self.walked.entry(room).or_insert_with(start);
        if walked.broken.is_none() {
            walked.broken = match self.keys.get(&room) {
                Some(key) => open(&mut walked.run, key, row)?.err(),
                None => Some(NO_KEY.to_owned()),
            };
        }
        Ok(())
    }

    /// What is known once every row has passed.
    fn end(self) -> Result<Rooms, RestoreError> {
        let book = i64::from(RoomKind::Book.number());
        let mut books = self.kinds.iter().filter(|(_, kind)| **kind == book);
        let key = books.next().and_then(|(room, _)| self.keys.get(room));
        let key = key.ok_or(RestoreError::Forged)?.clone();
        let seed = *derive(&key, SIGNING, &self.service);
        let signer = ServiceKey::new(self.service, seed).public();
        let all: BTreeSet<Id> =
            self.kinds.keys().chain(self.heads.keys()).chain(self.walked.keys()).copied().collect();
        let bad = |room: Id| self.why(room, &signer).map(|why| BadRoom { room, why });
        let bad = all.iter().filter_map(|room| bad(*room)).collect();
        let size = |(room, walked): (&Id, &Walked)| (*room, walked.run.head().size());
        let mut sizes: BTreeMap<Id, u64> = self.walked.iter().map(size).collect();
        sizes.extend(
            all.iter().filter(|room| !self.walked.contains_key(*room)).map(|room| (*room, 0)),
        );
        Ok(Rooms { book: key, signer, sizes, bad })
    }

    /// The first thing that is wrong with a room.
    fn why(&self, room: Id, signer: &PublicKey) -> Option<String> {
        if !self.kinds.contains_key(&room) {
            return Some("it is not in the list of rooms".into());
        }
        if !self.keys.contains_key(&room) {
            return Some(NO_KEY.into());
        }
        let walked = self.walked.get(&room);
        if let Some(broken) = walked.and_then(|walked| walked.broken.clone()) {
            return Some(broken);
        }
        let (size, bytes) = match (self.heads.get(&room), walked) {
            (Some(head), _) => head,
            (None, None) => return None,
            (None, Some(_)) => return Some("its head is missing".into()),
        };
        let Ok(head) = Head::decode(bytes) else { return Some("its head is damaged".into()) };
        if let Err(error) = verify_head(&head, &room, signer) {
            return Some(format!("its head: {error}"));
        }
        let fits = i64::try_from(head.size()) == Ok(*size)
            && walked.map_or(head.size() == 0, |walked| walked.run.reaches(&head));
        let held = walked.map_or(0, |walked| walked.run.head().size());
        (!fits)
            .then(|| format!("it holds {held} entries, which are not the {size} that were signed"))
    }
}

/// Opens the next entry. The inner error is what is wrong with it.
fn open(run: &mut Run, key: &RoomKey, row: &Named<'_>) -> Result<Result<(), String>, Trouble> {
    let seq = run.head().size();
    let (leaf, hash) = (row.bytes("leaf")?, leaf_hash(row.bytes("leaf")?));
    let opened = match run.open(key, leaf, row.bytes("sealed")?) {
        Ok(opened) => opened,
        Err(bad) => return Ok(Err(bad.to_string())),
    };
    let beside = row.bytes("hash")? == hash
        && u64::try_from(row.int("seq")?) == Ok(seq)
        && row.int("class")? == i64::from(opened.leaf.class as u8)
        && row.int("epoch")? == i64::from(opened.leaf.epoch);
    if !beside {
        return Ok(Err(format!("entry {seq}: what stands beside it is not what was sealed")));
    }
    Ok(read_payload(&opened.payload, entry_id(&hash))
        .map(drop)
        .map_err(|error| format!("entry {seq}: {error}")))
}
