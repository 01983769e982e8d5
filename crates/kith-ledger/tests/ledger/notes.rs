//! Checkpoints against another implementation of signed notes, and altered ones.

use data_encoding::{BASE64, HEXLOWER};
use kith_ledger::{
    Checkpoint, Head, NoteError, PublicKey, ServiceKey, checkpoint, sign_head, verify_head,
};
use signed_note::{Note, StandardVerifier, VerifierList};

use crate::support::{ROOM, SERVICE, kept, service_key};

#[test]
fn another_implementation_reads_key_and_checkpoint() {
    let head = kept(9).head;
    let key = service_key().public();
    let text = checkpoint(&head, &ROOM, &key).unwrap();
    let verifier = StandardVerifier::new(&key.to_string()).unwrap();
    let note = Note::from_bytes(text.as_bytes()).unwrap();
    let (verified, unverified) = note.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!((verified.len(), unverified.len()), (1, 0));
    let theirs = tlog_tiles::Checkpoint::from_bytes(note.text()).unwrap();
    assert_eq!((theirs.size(), theirs.hash().0), (9, head.root()));
    assert_eq!(theirs.origin(), format!("kith.{}/{}", "51".repeat(16), "a7".repeat(16)));
}

#[test]
fn e35_any_bit_of_a_checkpoint_is_found() {
    let head = kept(9).head;
    let key = service_key().public();
    let text = checkpoint(&head, &ROOM, &key).unwrap();
    Checkpoint::from_text(&text).unwrap().verify(&key).unwrap();
    for bit in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(altered) = String::from_utf8(bytes) else { continue };
        let judged = Checkpoint::from_text(&altered).and_then(|note| note.verify(&key));
        assert!(judged.is_err(), "bit {bit}");
    }
}

#[test]
fn a_checkpoint_holds_for_its_key_service_room_and_state_only() {
    let mut head = kept(3).head;
    let key = service_key().public();
    assert_eq!(verify_head(&head, &ROOM, &key), Ok(()));
    assert_eq!(verify_head(&head, &[0; 16], &key), Err(NoteError::Signature));
    let other = ServiceKey::new(SERVICE, [10; 32]);
    assert_eq!(verify_head(&head, &ROOM, &other.public()), Err(NoteError::Signature));
    let note = Checkpoint::of(&head, &ROOM, &key).unwrap();
    assert_eq!(note.verify(&other.public()), Err(NoteError::OtherKey));
    assert_eq!(verify_head(&Head::empty(), &ROOM, &key), Err(NoteError::Unsigned));
    sign_head(&mut head, &ROOM, &other);
    assert_eq!(verify_head(&head, &ROOM, &key), Err(NoteError::Signature));
}

#[test]
fn weak_public_keys_are_refused() {
    // The neutral element and the point of order two: any signature could be made to fit.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut order_two = [0xff; 32];
    (order_two[0], order_two[31]) = (0xec, 0x7f);
    for weak in [neutral, order_two, [0; 32]] {
        assert!(PublicKey::new(SERVICE, weak).is_err());
    }
}

/// One key pair used for two services: the note says which it speaks for, and so does the key.
#[test]
fn a_checkpoint_of_another_service_is_refused_whatever_its_key_id_says() {
    let same_pair = ServiceKey::new([0; 16], [9; 32]);
    let mut head = kept(1).head;
    sign_head(&mut head, &ROOM, &same_pair);
    let text = checkpoint(&head, &ROOM, &same_pair.public()).unwrap();
    let (start, signed) = text.trim_end().rsplit_once(' ').unwrap();
    let mut signed = BASE64.decode(signed.as_bytes()).unwrap();
    let key = service_key().public();
    let printed = key.to_string();
    let id = printed.split('+').nth(1).unwrap();
    signed[..4].copy_from_slice(&HEXLOWER.decode(id.as_bytes()).unwrap());
    let forged = format!("{start} {}\n", BASE64.encode(&signed));
    let forged = Checkpoint::from_text(&forged).unwrap();
    assert_eq!(forged.verify(&key), Err(NoteError::OtherKey));
}
