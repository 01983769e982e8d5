//! What the check of a record file says: what was shown and against what, or the first thing that
//! is wrong.

use std::fmt;

use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

use crate::Id;
use crate::keys::PublicKey;
use crate::leaf::Leaf;
use crate::note::NoteError;
use crate::open::OpenError;
use crate::receipt::ReceiptError;
use crate::tree::Tree;

/// A record file in which every byte was checked.
pub struct Report {
    /// The key that signed it. Its word counts for as much as the key is known from elsewhere.
    pub key: PublicKey,
    /// Whether the key was given from outside, not only found in the file.
    pub key_given: bool,
    /// How many receipts from outside were found to agree.
    pub receipts: usize,
    /// The rooms in the file.
    pub rooms: Vec<RoomReport>,
}

/// A room in which every entry was opened and found at its place.
pub struct RoomReport {
    /// The room.
    pub room: Id,
    /// Its size and root, as signed.
    pub tree: Tree,
    /// Its entries in order.
    pub entries: Vec<ReadEntry>,
}

/// An entry of a record file.
pub enum ReadEntry {
    /// Opened.
    Opened {
        /// What the chain says of it.
        leaf: Leaf,
        /// What was sealed.
        payload: Zeroizing<Vec<u8>>,
    },
    /// Said to be erased: its place and hash are part of the chain, its content is not there.
    Erased,
}

impl Report {
    /// A room of the file, if it is there.
    pub fn room(&self, room: &Id) -> Option<&RoomReport> {
        self.rooms.iter().find(|in_file| in_file.room == *room)
    }

    /// Whether something from outside the file was there to compare it with. Without, the file is
    /// only shown to be consistent with itself.
    pub fn has_outside_evidence(&self) -> bool {
        self.key_given || self.receipts > 0
    }
}

/// The first thing that is wrong with a record file, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The room, if it lies in one.
    pub room: Option<Id>,
    /// The place of the first bad entry in that room, counted from 0, if it lies in one.
    pub seq: Option<u64>,
    /// What is wrong.
    pub why: Fault,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(room) = self.room {
            write!(f, "room {}, ", HEXLOWER.encode(&room))?;
        }
        if let Some(seq) = self.seq {
            write!(f, "entry {seq}, ")?;
        }
        self.why.fmt(f)
    }
}

impl std::error::Error for Broken {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.why.source()
    }
}

/// What can be wrong with a record file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file does not begin as a record file does.
    #[error("this is not a record file of version 1")]
    NotARecord,
    /// The file is not in its one strict form from here on, or ends here.
    #[error("the file is cut off or malformed from here on")]
    Malformed,
    /// The key in the file is not a usable public key.
    #[error("the public key in the file is not usable")]
    Key,
    /// The key in the file is not the one that was given.
    #[error("signed by another service, or with another key than the one given")]
    OtherKey,
    /// The checkpoint of a room does not hold.
    #[error("the checkpoint of the room: {0}")]
    Checkpoint(#[source] NoteError),
    /// An entry does not open, or does not stand where it should.
    #[error(transparent)]
    Entry(#[from] OpenError),
    /// The hash that stands for an erased entry is not the one the next entry follows.
    #[error("the hash of the erased entry was altered")]
    Erased,
    /// The entries are whole, but not the ones that were signed.
    #[error("the entries do not add up to the signed state of the room")]
    Root,
    /// The signature over the whole file does not hold.
    #[error("the signature over the whole file does not fit")]
    Seal,
    /// A receipt does not hold by itself.
    #[error("a receipt does not hold: {0}")]
    Receipt(#[source] ReceiptError),
    /// A receipt speaks of a room that is not in the file.
    #[error("a receipt speaks of a room that is not in this record")]
    RoomMissing,
    /// A room stands in the file twice.
    #[error("the room stands in the file twice")]
    RoomTwice,
    /// A receipt shows that the room had more entries.
    #[error("a receipt shows that the room already had {size} entries: they are missing from here")]
    Missing {
        /// How many it had.
        size: u64,
    },
    /// A receipt shows other entries from here on.
    #[error("a receipt shows other entries from here on: the record was rewritten")]
    Rewritten,
}
