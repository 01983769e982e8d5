//! The one cipher: ChaCha20-Poly1305 (RFC 8439) under a key that is used once, so the nonce is
//! always zero.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use zeroize::Zeroizing;

/// The algorithm of version 1, as written in leaves and boxes: HKDF-SHA256 with commitment and
/// ChaCha20-Poly1305. Never negotiated: a reader knows this one or refuses.
pub(crate) const ALGORITHM: u8 = 1;

/// Bytes that the authentication tag adds.
pub(crate) const TAG: usize = 16;

/// Encrypts `plain` in place and appends the tag.
#[expect(clippy::expect_used, reason = "the cipher's limit is 256 GiB; entries end at 64 KiB")]
pub(crate) fn lock(key: &[u8; 32], aad: &[u8], plain: &mut Vec<u8>) {
    ChaCha20Poly1305::new(key.into())
        .encrypt_in_place(&Nonce::default(), aad, plain)
        .expect("shorter than 256 GiB");
}

/// Decrypts; `None` if the key, the associated data or any bit of the ciphertext is not the one
/// that was locked.
pub(crate) fn unlock(key: &[u8; 32], aad: &[u8], ciphertext: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut plain = Zeroizing::new(ciphertext.to_vec());
    ChaCha20Poly1305::new(key.into()).decrypt_in_place(&Nonce::default(), aad, &mut *plain).ok()?;
    Some(plain)
}
