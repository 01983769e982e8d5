//! Trust that can be checked: the whole record as a file, one receipt, and "is it all here".

use kith_core::room::RoomKind;
use kith_core::{Actor, EntryId, PersonId, Purpose, RoomId};
use kith_ledger::record::{RecordEntry, RecordRoom};
use kith_ledger::{Head, Receipt, RoomKey, write_record};
use kith_store::EntryRow;

use crate::app::App;
use crate::error::AppError;
use crate::keyring::{EPOCH, Room};
use crate::read::Read;
use crate::rooms::entry_id;

/// A person's whole record: readable without the service, and checkable.
#[derive(Debug, Clone)]
pub struct RecordFile {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The key to check it against, when it is had from elsewhere.
    pub service_key: String,
}

/// What a check of a room found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// Every entry opens, follows the one before, and adds up to what the service signed.
    Whole,
    /// It does not.
    Broken,
}

struct Rows {
    room: Room,
    head: Head,
    entries: Vec<EntryRow>,
}

impl App {
    /// The record of a client, as a file. Told in the private room before it is written.
    pub async fn export(
        &self,
        who: &Actor,
        client: PersonId,
        why: Option<String>,
    ) -> Result<RecordFile, AppError> {
        let private = self.own_room(client, RoomKind::Private).await?;
        self.read_because(who, private, Purpose::Export, why).await?;
        let mut rooms = vec![self.rows(private).await?];
        let front = self.own_room(client, RoomKind::Front).await?;
        rooms.extend(Some(self.rows(front).await?).filter(|rows| !rows.entries.is_empty()));
        let bytes = self.record_file(&rooms)?;
        Ok(RecordFile { bytes, service_key: self.service_key().to_string() })
    }

    /// A receipt for one entry of a room that is open to this person, and the room as they read it.
    pub async fn receipt(
        &self,
        who: &Actor,
        room: RoomId,
        entry: EntryId,
    ) -> Result<(String, Read), AppError> {
        let read = self.read_entries(who, room, Purpose::Own).await?;
        if !read.entries.iter().any(|one| one.id == entry) {
            return Err(AppError::NotFound);
        }
        let Rows { head, entries, .. } = self.rows(room).await?;
        let hashes: Vec<_> = entries.iter().map(|row| row.hash).collect();
        let row = entries.iter().find(|row| entry_id(&row.hash) == entry);
        let seq = row.ok_or(AppError::NotFound)?.seq;
        let receipt = Receipt::make(&room.0, &hashes, seq, &head, &self.service_key())
            .map_err(|error| AppError::Damaged(error.to_string()))?;
        Ok((receipt.to_text(), read))
    }

    /// Checks a client's own room from the first entry to the last.
    pub async fn check(&self, who: &Actor, room: RoomId) -> Result<Checked, AppError> {
        let room = self.may_open(who, room, Purpose::Own).await?;
        match self.entries(&room).await {
            Ok(_) => Ok(Checked::Whole),
            Err(AppError::Damaged(why)) => {
                tracing::error!(why, "a room does not verify");
                Ok(Checked::Broken)
            }
            Err(error) => Err(error),
        }
    }

    async fn rows(&self, room: RoomId) -> Result<Rows, AppError> {
        let room = self.inner.keys.room(&self.inner.store, room.0).await?;
        let tail = self.inner.store.tail(self.service(), room.id, 0).await?;
        let head = match &tail.head {
            Some(row) => self.signed_head(room.id, row)?,
            None => Head::empty(),
        };
        Ok(Rows { room, head, entries: tail.entries })
    }

    fn record_file(&self, rooms: &[Rows]) -> Result<Vec<u8>, AppError> {
        let keys: Vec<[(u32, RoomKey); 1]> =
            rooms.iter().map(|rows| [(EPOCH, RoomKey::clone(&rows.room.key))]).collect();
        let entries: Vec<Vec<RecordEntry<'_>>> = rooms.iter().map(record_entries).collect();
        let rooms: Vec<RecordRoom<'_>> = rooms
            .iter()
            .zip(&keys)
            .zip(&entries)
            .map(|((rows, keys), entries)| RecordRoom {
                room: rows.room.id,
                head: &rows.head,
                keys,
                entries,
            })
            .collect();
        write_record(&rooms, &self.inner.signer)
            .map_err(|error| AppError::Damaged(error.to_string()))
    }
}

fn record_entries(rows: &Rows) -> Vec<RecordEntry<'_>> {
    rows.entries
        .iter()
        .map(|row| RecordEntry::Kept { leaf: &row.leaf, ciphertext: &row.sealed })
        .collect()
}
