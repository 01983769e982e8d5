//! Writing a record file.

use super::{ENTRY_MEMBERS, ERASED_MEMBERS, FIRST_LINE, HEADER_MEMBERS, ROOM_MEMBERS};
use crate::Id;
use crate::cbor::Writer;
use crate::hash::Hash;
use crate::head::Head;
use crate::keys::{RoomKey, ServiceKey};
use crate::leaf::{Leaf, LeafError};
use crate::open::entry_secret;

/// One room of the record.
#[derive(Clone, Copy, Debug)]
pub struct RecordRoom<'a> {
    /// The room.
    pub room: Id,
    /// Its signed head.
    pub head: &'a Head,
    /// Its keys, each with its epoch.
    pub keys: &'a [(u32, RoomKey)],
    /// All its entries in order.
    pub entries: &'a [RecordEntry<'a>],
}

/// One entry as it is stored.
#[derive(Clone, Copy, Debug)]
pub enum RecordEntry<'a> {
    /// An entry that can be opened.
    Kept {
        /// Its leaf.
        leaf: &'a [u8],
        /// Its sealed bytes.
        ciphertext: &'a [u8],
    },
    /// An entry that was erased; only the hash of its leaf remains.
    Erased {
        /// The hash of its leaf.
        hash: Hash,
    },
}

/// Why a record cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The head of a room is not signed.
    #[error("the head of a room is not signed")]
    Unsigned,
    /// The number of entries is not the one the head names.
    #[error("the entries of a room are not as many as its head says")]
    Size,
    /// The leaf of an entry cannot be read.
    #[error("entry {seq}: {why}")]
    Leaf {
        /// The place of the entry.
        seq: u64,
        /// What is wrong with the leaf.
        #[source]
        why: LeafError,
    },
    /// The key of an epoch was not given.
    #[error("entry {seq}: the key of epoch {epoch} is missing")]
    Key {
        /// The place of the entry.
        seq: u64,
        /// The epoch it was sealed in.
        epoch: u32,
    },
}

/// Writes the record file of some rooms of the service that `key` belongs to.
pub fn write_record(rooms: &[RecordRoom<'_>], key: &ServiceKey) -> Result<Vec<u8>, WriteError> {
    let public = key.public();
    let mut out = FIRST_LINE.to_vec();
    Writer(&mut out)
        .array(HEADER_MEMBERS)
        .bytes(&public.service())
        .bytes(&public.bytes())
        .uint(rooms.len() as u64);
    for room in rooms {
        write_room(&mut out, room)?;
    }
    let signature = key.sign(&super::signed_message(&out));
    Writer(&mut out).bytes(&signature);
    Ok(out)
}

fn write_room(out: &mut Vec<u8>, room: &RecordRoom<'_>) -> Result<(), WriteError> {
    let signature = room.head.signature().ok_or(WriteError::Unsigned)?;
    if room.entries.len() as u64 != room.head.size() {
        return Err(WriteError::Size);
    }
    Writer(out)
        .array(ROOM_MEMBERS)
        .bytes(&room.room)
        .uint(room.head.size())
        .bytes(&room.head.root())
        .bytes(signature);
    for (seq, entry) in (0..).zip(room.entries) {
        match entry {
            RecordEntry::Kept { leaf, ciphertext } => {
                let decoded = Leaf::decode(leaf).map_err(|why| WriteError::Leaf { seq, why })?;
                let key = key_of(room.keys, decoded.epoch)
                    .ok_or(WriteError::Key { seq, epoch: decoded.epoch })?;
                let secret = entry_secret(key, &decoded);
                Writer(out).array(ENTRY_MEMBERS).bytes(leaf).bytes(ciphertext).bytes(&*secret);
            }
            RecordEntry::Erased { hash } => {
                Writer(out).array(ERASED_MEMBERS).bytes(hash);
            }
        }
    }
    Ok(())
}

fn key_of(keys: &[(u32, RoomKey)], epoch: u32) -> Option<&RoomKey> {
    keys.iter().find(|(of, _)| *of == epoch).map(|(_, key)| key)
}
