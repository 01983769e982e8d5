//! The leaf: what the chain and the tree hold of an entry. It names the room, the place in it and
//! the sealed bytes, and says nothing of what is inside.

use crate::Id;
use crate::aead::ALGORITHM;
use crate::cbor::{NotStrict, Reader, Writer};
use crate::hash::Hash;

const VERSION: u8 = 1;
const MEMBERS: u64 = 10;

/// The largest size of a room, so that a position always fits a signed database integer.
pub(crate) const MAX_SIZE: u64 = i64::MAX as u64;

/// What kind of entry it is, as far as the database may know. The numbers are fixed for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    /// Something that somebody said, agreed or promised.
    Content = 1,
    /// An opening of the room.
    Access = 2,
    /// A change of keys or of who holds them.
    Key = 3,
    /// A change of the room itself: its bonds, grants, settings.
    Control = 4,
    /// An erasure.
    Erase = 5,
}

impl Class {
    /// The class of a number, if it is one.
    pub fn from_number(number: u64) -> Option<Self> {
        match number {
            1 => Some(Self::Content),
            2 => Some(Self::Access),
            3 => Some(Self::Key),
            4 => Some(Self::Control),
            5 => Some(Self::Erase),
            _ => None,
        }
    }
}

/// A decoded leaf of version 1. Its bytes are one CBOR array of ten members in this order: version,
/// room, seq, prev, class, epoch, algorithm, salt, commit, ciphertext hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The room.
    pub room: Id,
    /// The place in the room, counted from 0 without gaps.
    pub seq: u64,
    /// The hash of the leaf before; zeros for the first.
    pub prev: Hash,
    /// The kind of entry.
    pub class: Class,
    /// The epoch of the room's key.
    pub epoch: u32,
    /// The salt from which the entry's own key is made.
    pub salt: [u8; 32],
    /// The commitment to that key.
    pub commit: Hash,
    /// The hash of the ciphertext.
    pub ciphertext: Hash,
}

/// Why bytes are not a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// Not the one strict form of ten members.
    #[error("the leaf is not in its one strict form")]
    Malformed,
    /// A version that is not known here.
    #[error("the leaf is of version {0}, which is not known here")]
    Version(u64),
    /// A class that is not known here.
    #[error("the leaf is of class {0}, which is not known here")]
    Class(u64),
    /// An algorithm that is not known here; nothing is guessed or negotiated.
    #[error("the entry is sealed with algorithm {0}, which is not known here")]
    Algorithm(u64),
}

impl From<NotStrict> for LeafError {
    fn from(_: NotStrict) -> Self {
        Self::Malformed
    }
}

impl Leaf {
    /// The bytes of the leaf.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = self.prefix();
        Writer(&mut out).bytes(&self.salt).bytes(&self.commit).bytes(&self.ciphertext);
        out
    }

    /// Reads a leaf, accepting exactly the bytes that [`Leaf::encode`] gives.
    pub fn decode(bytes: &[u8]) -> Result<Self, LeafError> {
        let mut reader = Reader(bytes);
        if reader.array()? != MEMBERS {
            return Err(LeafError::Malformed);
        }
        known(reader.uint()?, VERSION).map_err(LeafError::Version)?;
        let room = reader.fixed()?;
        let seq = reader.uint()?;
        let prev = reader.fixed()?;
        let class = reader.uint()?;
        let class = Class::from_number(class).ok_or(LeafError::Class(class))?;
        let epoch = u32::try_from(reader.uint()?).map_err(|_| LeafError::Malformed)?;
        known(reader.uint()?, ALGORITHM).map_err(LeafError::Algorithm)?;
        let (salt, commit, ciphertext) = (reader.fixed()?, reader.fixed()?, reader.fixed()?);
        let leaf = Self { room, seq, prev, class, epoch, salt, commit, ciphertext };
        if seq < MAX_SIZE && leaf.encode() == bytes { Ok(leaf) } else { Err(LeafError::Malformed) }
    }

    /// The first seven members, as they stand in the leaf: what is fixed before sealing.
    pub(crate) fn prefix(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(176);
        Writer(&mut out)
            .array(MEMBERS)
            .uint(u64::from(VERSION))
            .bytes(&self.room)
            .uint(self.seq)
            .bytes(&self.prev)
            .uint(self.class as u64)
            .uint(u64::from(self.epoch))
            .uint(u64::from(ALGORITHM));
        out
    }

    /// The associated data of the entry's cipher.
    pub(crate) fn associated(&self, service: &Id) -> Vec<u8> {
        [service.as_slice(), &self.prefix()].concat()
    }

    /// What the entry's own key is bound to. The salt is named again here, because a reader of a
    /// record file has the entry's secret only, which the salt went into.
    pub(crate) fn key_info(&self, service: &Id) -> Vec<u8> {
        let label: &[u8] = b"kith/entry/v1";
        let seq = self.seq.to_be_bytes();
        [label, service, &self.room, &seq, &[ALGORITHM], &self.salt].concat()
    }
}

fn known(found: u64, wanted: u8) -> Result<(), u64> {
    if found == u64::from(wanted) { Ok(()) } else { Err(found) }
}
