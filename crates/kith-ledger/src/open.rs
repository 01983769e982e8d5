//! Opening: a stored entry becomes a payload again, or says exactly why it does not.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::hash::ciphertext_hash;
use crate::kdf::Secret;
use crate::keys::RoomKey;
use crate::leaf::{Leaf, LeafError};
use crate::{Id, Place, aead, kdf, pad};

/// An opened entry.
#[derive(Clone)]
pub struct Opened {
    /// What the chain says of it.
    pub leaf: Leaf,
    /// What was sealed, wiped when dropped.
    pub payload: Zeroizing<Vec<u8>>,
}

/// Why an entry does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The leaf itself cannot be read.
    #[error(transparent)]
    Leaf(#[from] LeafError),
    /// The leaf was made for another room.
    #[error("the entry belongs to another room")]
    OtherRoom,
    /// The leaf stands at another place of the room than it says.
    #[error("the entry says that it is number {found}")]
    OutOfOrder {
        /// The place that the leaf names.
        found: u64,
    },
    /// The leaf does not follow the one before it.
    #[error("the entry does not follow the one before it")]
    Unchained,
    /// The ciphertext is not the one that the leaf names.
    #[error("the sealed bytes were altered or exchanged")]
    Ciphertext,
    /// The key is not the one that the leaf commits to: another room key, service, room or place.
    #[error("sealed under another key or for another place")]
    Commitment,
    /// The cipher finds the leaf or the ciphertext altered.
    #[error("the seal is broken")]
    Seal,
    /// What was sealed does not have the shape of a payload.
    #[error("the sealed content is malformed")]
    Padding,
}

/// Opens one entry of a room. Whether it stands at its place in the chain is for [`crate::Run`].
pub fn open(
    key: &RoomKey,
    place: &Place,
    leaf: &[u8],
    ciphertext: &[u8],
) -> Result<Opened, OpenError> {
    let leaf = Leaf::decode(leaf)?;
    let payload = open_leaf(key, place, &leaf, ciphertext)?;
    Ok(Opened { leaf, payload })
}

/// The same for a leaf that was read already.
pub(crate) fn open_leaf(
    key: &RoomKey,
    place: &Place,
    leaf: &Leaf,
    ciphertext: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    if leaf.room != place.room {
        return Err(OpenError::OtherRoom);
    }
    open_with(&entry_secret(key, leaf), &place.service, leaf, ciphertext)
}

/// The secret of one entry: all that a reader of this entry needs, and of no other.
pub(crate) fn entry_secret(key: &RoomKey, leaf: &Leaf) -> Secret {
    kdf::extract(key.bytes(), &leaf.salt)
}

/// Opens an entry with its own secret. The commitment is compared in constant time, and before
/// the cipher is touched.
pub(crate) fn open_with(
    secret: &[u8; 32],
    service: &Id,
    leaf: &Leaf,
    ciphertext: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    if ciphertext_hash(ciphertext) != leaf.ciphertext {
        return Err(OpenError::Ciphertext);
    }
    let once = kdf::single_use(secret, &leaf.key_info(service));
    if !bool::from(once.commit.ct_eq(&leaf.commit)) {
        return Err(OpenError::Commitment);
    }
    let associated = leaf.associated(service);
    let mut plain = aead::unlock(&once.key, &associated, ciphertext).ok_or(OpenError::Seal)?;
    if pad::is_class(plain.len()) && pad::strip(&mut plain) {
        Ok(plain)
    } else {
        Err(OpenError::Padding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaf::Class;

    /// What only a holder of the room key could write: a sound seal around a body of any size.
    fn sealed(body: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let (key, place) = (RoomKey::new([7; 32]), Place { service: [1; 16], room: [2; 16] });
        let mut leaf = Leaf {
            room: place.room,
            seq: 0,
            prev: [0; 32],
            class: Class::Content,
            epoch: 0,
            salt: [3; 32],
            commit: [0; 32],
            ciphertext: [0; 32],
        };
        let info = leaf.key_info(&place.service);
        let once = kdf::single_use(&entry_secret(&key, &leaf), &info);
        let mut body = body.to_vec();
        aead::lock(&once.key, &leaf.associated(&place.service), &mut body);
        (leaf.commit, leaf.ciphertext) = (once.commit, ciphertext_hash(&body));
        open_leaf(&key, &place, &leaf, &body)
    }

    #[test]
    fn a_body_of_no_size_class_or_without_padding_is_refused() {
        let padded = |size: usize| [&[0x80], vec![0; size - 1].as_slice()].concat();
        assert!(sealed(&padded(256)).is_ok());
        assert_eq!(sealed(&padded(300)), Err(OpenError::Padding));
        assert_eq!(sealed(&[0; 256]), Err(OpenError::Padding));
    }
}
