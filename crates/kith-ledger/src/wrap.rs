//! Wraps: room keys sealed under the key-encryption key, the only form in which they rest.

use zeroize::Zeroizing;

use crate::boxed::{self, BoxError};
use crate::keys::{Kek, RoomKey};
use crate::{Place, aead};

/// Seals a room's key of one epoch under the key-encryption key: 114 bytes. `rand` must be fresh
/// random bytes.
pub fn wrap(kek: &Kek, place: &Place, epoch: u32, key: &RoomKey, rand: [u8; 32]) -> Vec<u8> {
    let mut plain = Zeroizing::new(Vec::with_capacity(32 + aead::TAG));
    plain.extend_from_slice(key.bytes());
    boxed::shut(kek.bytes(), &info(place, epoch), plain, &rand)
}

/// Opens a wrap. [`BoxError::WrongKey`] means another key-encryption key, room or epoch.
pub fn unwrap(kek: &Kek, place: &Place, epoch: u32, wrapped: &[u8]) -> Result<RoomKey, BoxError> {
    let plain = boxed::open(kek.bytes(), &info(place, epoch), wrapped)?;
    let bytes = <[u8; 32]>::try_from(plain.as_slice()).map_err(|_| BoxError::Malformed)?;
    Ok(RoomKey::new(bytes))
}

fn info(place: &Place, epoch: u32) -> Vec<u8> {
    let label: &[u8] = b"kith/wrap/v1";
    [label, &place.service, &place.room, &epoch.to_be_bytes()].concat()
}
