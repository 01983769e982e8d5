//! Taking a backup of a service that goes on meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use kith_core::Timestamp;
use kith_ledger::Head as RoomState;
use kith_store::{Id, Part, Piece, Snapshot, Store, Trouble, Value};

use super::frame::{Head, RoomHead, VERSION};
use super::write::{Writing, Written, recipients};
use super::{TakeError, check};
use crate::app::App;
use crate::keyring::TO_KEK;
use crate::ports::random;

/// The label of the key by which a backup shows whose it is.
pub(super) const OURS: &str = "kith/backup/v1";

/// What was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// When.
    pub taken: Timestamp,
    /// How many rooms.
    pub rooms: u64,
    /// How many entries.
    pub entries: u64,
    /// How many rows of each table.
    pub rows: BTreeMap<String, u64>,
}

/// What is noticed while rows pass.
#[derive(Debug, Default)]
struct Noticed {
    rooms: BTreeSet<Id>,
    heads: Vec<RoomHead>,
    /// Rooms whose key the present key-encryption key opens.
    keyed: BTreeSet<Id>,
}

impl App {
    /// Writes the service as of now to two places, the ledger and the keys, sealed to these
    /// public keys. Gives back what it wrote to; nothing is whole before this returns.
    pub async fn back_up<W: Write + Send + 'static>(
        &self,
        ledger: W,
        keys: W,
        sealed_to: &[String],
    ) -> Result<(Taken, W, W), TakeError> {
        let _alone = self.inner.keeping.try_lock().map_err(|_| TakeError::UnderWay)?;
        let sealed_to = recipients(sealed_to)?;
        self.rewrite_if_changing().await?;
        let snapshot = self.inner.store.snapshot().await?;
        let head = self.head_of_backup();
        let kek = head.kek;
        let key = self.inner.keys.service_key(OURS, &head.backup);
        let write = move || {
            let mut noticed = Noticed::default();
            let keys_head = Head { keys: true, ..head };
            let mut first = Writing::begin(ledger, &sealed_to, head)?;
            pour(&snapshot, &mut first, Part::Ledger, kek, &mut noticed)?;
            let mut second = Writing::begin(keys, &sealed_to, keys_head)?;
            pour(&snapshot, &mut second, Part::Keys, kek, &mut noticed)?;
            if !noticed.rooms.is_subset(&noticed.keyed) {
                return Err(TakeError::OtherKey);
            }
            let second = second.end(&[], &key)?;
            let first = first.end(&noticed.heads, &key)?;
            Ok((taken(&head, &noticed, &first), first.to, second.to))
        };
        let runtime = tokio::runtime::Handle::current();
        let written = tokio::task::spawn_blocking(move || {
            let _entered = runtime.enter();
            write()
        });
        let broken = |_| TakeError::from(Trouble::Unavailable("it was broken off".to_owned()));
        written.await.map_err(broken)?
    }

    fn head_of_backup(&self) -> Head {
        let service = self.inner.store.service();
        Head {
            version: VERSION,
            keys: false,
            backup: random(&*self.inner.ports.random),
            service: service.service,
            created: service.created,
            taken: self.now().0,
            ledger_schema: Store::schema(Part::Ledger),
            key_schema: Store::schema(Part::Keys),
            kek: self.inner.keys.keks().now.id(),
        }
    }
}

fn pour<W: Write>(
    snapshot: &Snapshot,
    to: &mut Writing<W>,
    part: Part,
    kek: Id,
    noticed: &mut Noticed,
) -> Result<(), TakeError> {
    to.pour(snapshot.read(part), &mut |table, columns, piece| {
        let Piece::Rows(rows) = piece else { return Ok(()) };
        if table == "wraps" {
            rows.retain(|row| !is_of_another_key(&check::Named { columns, row }, kek));
        }
        let row = |row: &Vec<Value>| notice(noticed, table, &check::Named { columns, row }, kek);
        rows.iter().try_for_each(row)
    })
}

/// While the key is being changed there are wraps under the one from before, too. A backup holds
/// those only that its own kit opens.
fn is_of_another_key(row: &check::Named<'_>, kek: Id) -> bool {
    row.int("recipient_kind") == Ok(i64::from(TO_KEK)) && row.id("recipient") != Ok(kek)
}

fn notice(
    noticed: &mut Noticed,
    table: &str,
    row: &check::Named<'_>,
    kek: Id,
) -> Result<(), Trouble> {
    match table {
        "rooms" => {
            noticed.rooms.insert(row.id("room")?);
        }
        "heads" => {
            let state = RoomState::decode(row.bytes("head")?);
            let tree = state.map_err(|_| Trouble::Damaged("a head cannot be read"))?.tree();
            noticed.heads.push(RoomHead {
                room: row.id("room")?,
                size: tree.size,
                root: tree.root,
            });
        }
        "wraps" if row.id("recipient")? == kek => {
            noticed.keyed.insert(row.id("room")?);
        }
        _ => {}
    }
    Ok(())
}

fn taken<W>(head: &Head, noticed: &Noticed, ledger: &Written<W>) -> Taken {
    Taken {
        taken: Timestamp(head.taken),
        rooms: noticed.rooms.len() as u64,
        entries: ledger.rows.get("entries").copied().unwrap_or_default(),
        rows: ledger.rows.clone(),
    }
}
