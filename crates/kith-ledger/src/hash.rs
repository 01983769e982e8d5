//! The three hashes of the ledger, each with its own prefix, so that a value of one kind can never
//! stand in for another.

use sha2::{Digest, Sha256};

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// Separates ciphertext hashes from everything else that is hashed.
const CIPHERTEXT_LABEL: &[u8] = b"kith/ct/v1";

/// The hash of a leaf, as in RFC 6962 section 2.1: SHA-256 of a zero byte and the leaf.
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    sha256(&[&[0], leaf])
}

/// The hash of an inner node, as in RFC 6962 section 2.1: SHA-256 of a one byte and both children.
pub(crate) fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left, right])
}

/// What a leaf says about its ciphertext. Only ciphertext is ever hashed: a hash of what was said
/// could be guessed at, and would outlive erasure.
pub(crate) fn ciphertext_hash(ciphertext: &[u8]) -> Hash {
    sha256(&[CIPHERTEXT_LABEL, ciphertext])
}

/// SHA-256 over the parts, joined.
pub(crate) fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}
