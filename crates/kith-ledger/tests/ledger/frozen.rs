//! Frozen bytes of version 1: what was once written is a promise. The files in `tests/frozen` are
//! never edited; a later version adds its own beside them.

use data_encoding::HEXLOWER;
use kith_ledger::{
    Checkpoint, Class, Entry, Head, Kek, NoteError, OpenError, Payload, PublicKey, Receipt,
    RoomKey, checkpoint, derive, open, open_row, seal, seal_row, unwrap, verify_head,
    verify_record, wrap,
};

use crate::support::{Kept, PLACE, ROOM, kept, record, room_key, service_key};

fn frozen(name: &str) -> String {
    let path = format!("{}/tests/frozen/v1/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn frozen_bytes(name: &str) -> Vec<u8> {
    HEXLOWER.decode(frozen(name).trim_end().as_bytes()).unwrap()
}

fn same(name: &str, now: &[u8]) {
    assert_eq!(HEXLOWER.encode(now), frozen(name).trim_end(), "{name}");
}

fn payload() -> Payload {
    Payload {
        tag: "sample/1".into(),
        by: (0..16).collect(),
        at: 1_700_000_000_000_000,
        body: vec![0x83, 0x01, 0x20, 0xa1, 0x61, b'k', 0xf5].into(),
    }
}

#[test]
fn payload_leaf_and_ciphertext() {
    let bytes = payload().encode().unwrap();
    same("payload.hex", &bytes);
    assert_eq!(Payload::decode(&frozen_bytes("payload.hex")), Ok(payload()));

    let mut head = kept(2).head;
    let entry = Entry { class: Class::Control, epoch: 300, payload: &bytes };
    let sealed = seal(&room_key(), &PLACE, &mut head, entry, [0x33; 32]).unwrap();
    same("leaf.hex", &sealed.leaf);
    same("leaf-hash.hex", &sealed.hash);
    same("ciphertext.hex", &sealed.ciphertext);
    let (leaf, ciphertext) = (frozen_bytes("leaf.hex"), frozen_bytes("ciphertext.hex"));
    let opened = open(&room_key(), &PLACE, &leaf, &ciphertext).unwrap();
    assert_eq!(*opened.payload, *bytes);
}

#[test]
fn head_checkpoint_and_public_key() {
    let head = kept(7).head;
    same("head.hex", &head.encode());
    let key = service_key().public();
    assert_eq!(key.to_string(), frozen("public-key.txt").trim_end());
    assert_eq!(checkpoint(&head, &ROOM, &key).unwrap(), frozen("checkpoint.txt"));
    let key = frozen("public-key.txt").trim_end().parse::<PublicKey>().unwrap();
    verify_head(&Head::decode(&frozen_bytes("head.hex")).unwrap(), &ROOM, &key).unwrap();
}

#[test]
fn rows_wraps_and_derived_keys() {
    let row = seal_row(&room_key(), "kith/draft/v1", b"context", b"words", [0x44; 32]);
    same("row.hex", &row);
    let row = frozen_bytes("row.hex");
    let opened = open_row(&room_key(), "kith/draft/v1", b"context", &row);
    assert_eq!(opened.unwrap().as_slice(), b"words");

    let kek = Kek::new([5; 32]);
    same("kek-id.hex", &kek.id());
    same("wrap.hex", &wrap(&kek, &PLACE, 3, &room_key(), [0x55; 32]));
    let key = unwrap(&kek, &PLACE, 3, &frozen_bytes("wrap.hex")).unwrap();
    same("derived.hex", &*derive(&key, "kith/once/v1", b"context"));
}

#[test]
fn receipt_and_record() {
    let private = kept(3);
    let file = record(&[&Kept::new([0xf0; 16], &[]), &private]);
    same("record.hex", &file);
    let receipt =
        &Receipt::make(&ROOM, &private.hashes(), 1, &private.head, &service_key().public());
    assert_eq!(receipt.as_ref().unwrap().to_text(), frozen("receipt.txt"));
    let receipt = Receipt::from_text(&frozen("receipt.txt")).unwrap();
    let key = frozen("public-key.txt").trim_end().parse().unwrap();
    verify_record(&frozen_bytes("record.hex"), &[receipt], Some(&key)).unwrap();
}

/// A ciphertext made so that ChaCha20-Poly1305 accepts it under the keys of two rooms, with two
/// different contents. The leaf's commitment decides which of them was meant.
#[test]
fn e41_a_ciphertext_valid_under_two_keys_opens_only_under_the_one_committed_to() {
    let ciphertext = frozen_bytes("two-keys-ciphertext.hex");
    let leaves = [frozen_bytes("two-keys-leaf-1.hex"), frozen_bytes("two-keys-leaf-2.hex")];
    let keys = [room_key(), RoomKey::new([8; 32])];
    let attempt = |key: usize, leaf: usize| {
        open(&keys[key], &PLACE, &leaves[leaf], &ciphertext).map(|opened| opened.payload)
    };
    let (first, second) = (attempt(0, 0).unwrap(), attempt(1, 1).unwrap());
    assert_ne!(first, second);
    assert_eq!(attempt(0, 1), Err(OpenError::Commitment));
    assert_eq!(attempt(1, 0), Err(OpenError::Commitment));
}

/// A signature made with the right key around a point of small order: equation and text fit, and
/// a loose verifier takes it.
#[test]
fn a_signature_that_only_a_loose_verifier_accepts_is_refused() {
    let note = Checkpoint::from_text(&frozen("checkpoint-weak-signature.txt")).unwrap();
    assert_eq!(note.tree, kept(7).head.tree());
    assert_eq!(note.verify(&service_key().public()), Err(NoteError::Signature));
}
