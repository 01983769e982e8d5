//! Every decoder, given any bytes at all. Each function must return, whatever it is given, and
//! holds what was accepted to its one form: written again, it gives the same bytes.
//!
//! `tests/ledger/mutate.rs` drives these with altered samples; `fuzz/` wraps them for cargo-fuzz.

#![expect(clippy::missing_panics_doc, reason = "a panic is the finding these functions are for")]

use crate::record::verify_record;
use crate::tree::{self, Tree};
use crate::{
    Checkpoint, Head, Kek, Leaf, Payload, Place, PublicKey, Receipt, RoomKey, open, open_row,
    unwrap,
};

/// A function that takes any bytes.
pub type Target = fn(&[u8]);

/// All of them, by name.
pub const TARGETS: [(&str, Target); 11] = [
    ("leaf", leaf),
    ("entry", entry),
    ("head", head),
    ("payload", payload),
    ("checkpoint", checkpoint),
    ("receipt", receipt),
    ("public_key", public_key),
    ("proof", proof),
    ("row", row),
    ("wrap", wrap),
    ("record", record),
];

const PLACE: Place = Place { service: [0x51; 16], room: [0xa7; 16] };

/// Any bytes as a leaf.
pub fn leaf(data: &[u8]) {
    if let Ok(leaf) = Leaf::decode(data) {
        assert_eq!(leaf.encode(), data);
    }
}

/// Any bytes as a leaf of 161 bytes, the common length, and its ciphertext.
pub fn entry(data: &[u8]) {
    let (leaf, ciphertext) = data.split_at(data.len().min(161));
    let key = RoomKey::new([7; 32]);
    if let Ok(opened) = open(&key, &PLACE, leaf, ciphertext) {
        assert_eq!(opened.leaf.encode(), leaf);
    }
}

/// Any bytes as the head of a room.
pub fn head(data: &[u8]) {
    if let Ok(head) = Head::decode(data) {
        assert_eq!(head.encode(), data);
        head.root();
    }
}

/// Any bytes as a payload.
pub fn payload(data: &[u8]) {
    if let Ok(payload) = Payload::decode(data) {
        assert_eq!(payload.encode().as_ref().map(|bytes| bytes.as_slice()), Ok(data));
    }
}

/// Any text as a checkpoint.
pub fn checkpoint(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(checkpoint) = Checkpoint::from_text(text) {
        assert_eq!(checkpoint.to_text(), text);
    }
}

/// Any text as a receipt.
pub fn receipt(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(receipt) = Receipt::from_text(text) {
        assert_eq!(receipt.to_text(), text);
    }
}

/// Any text as the public key of a service.
pub fn public_key(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(key) = text.parse::<PublicKey>() {
        assert_eq!(key.to_string(), text);
    }
}

/// Any bytes as two sizes, a position, two roots and a proof.
pub fn proof(data: &[u8]) {
    let (numbers, rest) = data.split_at(data.len().min(24));
    let mut sizes = numbers.as_chunks().0.iter().map(|bytes| u64::from_be_bytes(*bytes));
    let (hashes, _) = rest.as_chunks::<32>();
    let [old_root, root, proof @ ..] = hashes else { return };
    let mut next = || sizes.next().unwrap_or_default();
    let (old, new) = (Tree { size: next(), root: *old_root }, Tree { size: next(), root: *root });
    // The outcome is not judged here: a proof found by chance would break SHA-256.
    tree::verify_inclusion(&new, next(), old_root, proof).ok();
    tree::verify_consistency(&old, &new, proof).ok();
}

/// Any bytes as a sealed row.
pub fn row(data: &[u8]) {
    open_row(&RoomKey::new([7; 32]), "kith/draft/v1", b"context", data).ok();
}

/// Any bytes as a wrapped room key.
pub fn wrap(data: &[u8]) {
    unwrap(&Kek::new([5; 32]), &PLACE, 3, data).ok();
}

/// Any bytes as a record file. One that is accepted is refused with a byte more.
pub fn record(data: &[u8]) {
    if verify_record(data, &[], None).is_ok() {
        let longer = [data, &[0]].concat();
        assert!(verify_record(&longer, &[], None).is_err());
    }
}
