//! Rows outside the chain: the sealed glance that lists are made of, drafts, places. They may be
//! overwritten, so they prove nothing; they only keep a secret.

use zeroize::Zeroizing;

use crate::boxed::{self, BoxError};
use crate::keys::RoomKey;
use crate::{aead, kdf, pad};

/// Seals a row under a key made for `label` (such as `kith/draft/v1`) and `context` (whatever
/// names the row's place: it opens with exactly the same bytes only). The size is padded to a
/// multiple of 128. `rand` must be fresh random bytes.
pub fn seal_row(
    key: &RoomKey,
    label: &str,
    context: &[u8],
    plain: &[u8],
    rand: [u8; 32],
) -> Vec<u8> {
    let padded = pad::to_step(plain, aead::TAG);
    boxed::shut(key.bytes(), &info(label, context), padded, &rand)
}

/// Opens what [`seal_row`] sealed with the same key, label and context.
pub fn open_row(
    key: &RoomKey,
    label: &str,
    context: &[u8],
    row: &[u8],
) -> Result<Zeroizing<Vec<u8>>, BoxError> {
    let mut plain = boxed::open(key.bytes(), &info(label, context), row)?;
    if pad::strip(&mut plain) { Ok(plain) } else { Err(BoxError::Malformed) }
}

fn info(label: &str, context: &[u8]) -> Vec<u8> {
    let mut info = b"kith/row/v1".to_vec();
    kdf::push_part(&mut info, label.as_bytes());
    kdf::push_part(&mut info, context);
    info
}
