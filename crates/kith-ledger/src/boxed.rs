//! Sealed boxes: secrets kept outside the chain (key wraps, glances, drafts).
//!
//! A box is version, algorithm, salt, commitment, ciphertext with tag. Its key is derived from the
//! salt and the full context, so a box opens only where it was put.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::aead::{self, ALGORITHM};
use crate::hash::Hash;
use crate::kdf;

const VERSION: u8 = 1;
const HEADER: [u8; 2] = [VERSION, ALGORITHM];

/// Bytes of a box beyond its padded content: version, algorithm, salt, commitment, tag.
const OVERHEAD: usize = 2 + 32 + 32 + aead::TAG;

/// Why a box did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoxError {
    /// Shorter than any box, or its content is not of the expected shape.
    #[error("these bytes are not a sealed box")]
    Malformed,
    /// Version or algorithm is not known; nothing is guessed.
    #[error("sealed in a version or with an algorithm that is not known here")]
    Unknown,
    /// The key, the label or the context is not the one it was sealed with.
    #[error("sealed under another key or for another place")]
    WrongKey,
    /// The content was altered.
    #[error("the sealed bytes were altered")]
    Altered,
}

/// Seals `plain` (already padded). `rand` must be fresh random bytes.
pub(crate) fn shut(
    key: &[u8; 32],
    info: &[u8],
    mut plain: Zeroizing<Vec<u8>>,
    rand: &[u8; 32],
) -> Vec<u8> {
    let mut bound = Vec::with_capacity(8 + info.len());
    kdf::push_part(&mut bound, info);
    let salt = kdf::hedged_salt(key, rand, &[&bound, &plain]);
    let once = kdf::single_use(&kdf::extract(key, &salt), info);
    aead::lock(&once.key, &associated(info), &mut plain);
    let mut out = Vec::with_capacity(OVERHEAD + plain.len());
    out.extend_from_slice(&HEADER);
    out.extend_from_slice(&salt);
    out.extend_from_slice(&once.commit);
    out.extend_from_slice(&plain);
    out
}

/// Opens a box, checking the commitment before the cipher is touched.
pub(crate) fn open(
    key: &[u8; 32],
    info: &[u8],
    boxed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, BoxError> {
    let (header, rest) = boxed.split_first_chunk::<2>().ok_or(BoxError::Malformed)?;
    if *header != HEADER {
        return Err(BoxError::Unknown);
    }
    let (salt, rest) = rest.split_first_chunk::<32>().ok_or(BoxError::Malformed)?;
    let (commit, ciphertext): (&Hash, _) = rest.split_first_chunk().ok_or(BoxError::Malformed)?;
    let once = kdf::single_use(&kdf::extract(key, salt), info);
    if !bool::from(once.commit.ct_eq(commit)) {
        return Err(BoxError::WrongKey);
    }
    aead::unlock(&once.key, &associated(info), ciphertext).ok_or(BoxError::Altered)
}

fn associated(info: &[u8]) -> Vec<u8> {
    [HEADER.as_slice(), info].concat()
}
