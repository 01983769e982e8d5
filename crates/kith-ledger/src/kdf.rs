//! Key derivation: how one long-lived key gives many keys that are each used once.
//!
//! HKDF-SHA256 (RFC 5869) throughout. The extracted key of one seal is what the portable record
//! file carries: with it a reader can check the commitment and open that one entry, and no other.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::hash::{Hash, sha256};

/// Separates the hedging of randomness from every other use of a key.
const HEDGE_LABEL: &[u8] = b"kith/hedge/v1";

/// A 256-bit secret that is wiped when dropped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The key of one seal and the commitment that names it.
pub(crate) struct SingleUse {
    pub(crate) key: Secret,
    pub(crate) commit: Hash,
}

/// HKDF-Extract: the secret of one seal from a long-lived key and the seal's own salt.
pub(crate) fn extract(key: &[u8; 32], salt: &[u8; 32]) -> Secret {
    let (secret, _) = Hkdf::<Sha256>::extract(Some(salt), key);
    Zeroizing::new(secret.into())
}

/// HKDF-Expand: key and commitment of one seal, bound to everything in `info`.
pub(crate) fn single_use(secret: &[u8; 32], info: &[u8]) -> SingleUse {
    let mut out = Zeroizing::new([0; 64]);
    expand(secret, info, out.as_mut_slice());
    let (left, right) = out.split_at(32);
    let mut key = Zeroizing::new([0; 32]);
    let mut commit = [0; 32];
    key.copy_from_slice(left);
    commit.copy_from_slice(right);
    SingleUse { key, commit }
}

/// A subkey for another purpose, without salt.
pub(crate) fn subkey(key: &[u8; 32], info: &[u8]) -> Secret {
    let (secret, _) = Hkdf::<Sha256>::extract(None, key);
    let secret = Zeroizing::new(<[u8; 32]>::from(secret));
    let mut out = Zeroizing::new([0; 32]);
    expand(&secret, info, out.as_mut_slice());
    out
}

#[expect(clippy::expect_used, reason = "lengths fixed in this file: 32 in, at most 64 out")]
fn expand(secret: &[u8; 32], info: &[u8], out: &mut [u8]) {
    let hkdf = Hkdf::<Sha256>::from_prk(secret).expect("a 32-byte secret");
    hkdf.expand(info, out).expect("at most 255 blocks");
}

/// A salt that stays unique even when the machine's randomness repeats: randomness mixed with a
/// keyed hash of everything that is about to be sealed. Each part must be of fixed length or
/// carry its own length, except the last.
#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
pub(crate) fn hedged_salt(key: &[u8; 32], rand: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length");
    mac.update(HEDGE_LABEL);
    for part in parts {
        mac.update(part);
    }
    sha256(&[rand, &mac.finalize().into_bytes()])
}

/// Appends a part of variable length with its length before it (8 bytes, big-endian), so that two
/// different lists of parts never join to the same bytes.
pub(crate) fn push_part(info: &mut Vec<u8>, part: &[u8]) {
    info.extend_from_slice(&(part.len() as u64).to_be_bytes());
    info.extend_from_slice(part);
}
