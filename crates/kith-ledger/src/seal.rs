//! Sealing: a payload becomes the next entry of a room.

use crate::hash::{ciphertext_hash, leaf_hash};
use crate::head::Head;
use crate::keys::RoomKey;
use crate::leaf::{Class, Leaf, MAX_SIZE};
use crate::{Hash, Place, aead, kdf, pad};

/// The longest payload of one entry in bytes.
pub const MAX_PAYLOAD: usize = pad::MAX;

/// What is to be sealed.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The kind of entry, visible to the database.
    pub class: Class,
    /// The epoch of the room key in use.
    pub epoch: u32,
    /// What only the holders of the key will read, at most [`MAX_PAYLOAD`] bytes.
    pub payload: &'a [u8],
}

/// A sealed entry, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The leaf of the chain and the tree.
    pub leaf: Vec<u8>,
    /// The hash of the leaf.
    pub hash: Hash,
    /// The sealed payload.
    pub ciphertext: Vec<u8>,
}

/// Why an entry cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The payload is longer than [`MAX_PAYLOAD`].
    #[error("an entry holds at most {MAX_PAYLOAD} bytes")]
    TooLong,
    /// The room can hold no further entry.
    #[error("the room is full")]
    Full,
}

/// Seals `entry` as the next one after `head`, and moves `head` on to it. `rand` must be fresh
/// random bytes; should they repeat, the key still differs as soon as anything sealed differs.
pub fn seal(
    key: &RoomKey,
    place: &Place,
    head: &mut Head,
    entry: Entry<'_>,
    rand: [u8; 32],
) -> Result<Sealed, SealError> {
    if head.size() >= MAX_SIZE {
        return Err(SealError::Full);
    }
    let mut body = pad::to_class(entry.payload, aead::TAG).ok_or(SealError::TooLong)?;
    let mut leaf = Leaf {
        room: place.room,
        seq: head.size(),
        prev: head.last(),
        class: entry.class,
        epoch: entry.epoch,
        salt: [0; 32],
        commit: [0; 32],
        ciphertext: [0; 32],
    };
    let associated = leaf.associated(&place.service);
    leaf.salt = kdf::hedged_salt(key.bytes(), &rand, &[&associated, &body]);
    let secret = kdf::extract(key.bytes(), &leaf.salt);
    let once = kdf::single_use(&secret, &leaf.key_info(&place.service));
    aead::lock(&once.key, &associated, &mut body);
    leaf.commit = once.commit;
    leaf.ciphertext = ciphertext_hash(&body);
    let bytes = leaf.encode();
    let hash = leaf_hash(&bytes);
    head.push(hash);
    Ok(Sealed { leaf: bytes, hash, ciphertext: std::mem::take(&mut *body) })
}
