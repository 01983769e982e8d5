//! Entries, heads and receipts that were tampered with: the ledger lines of the security suite.

use kith_ledger::{
    BadEntry, BoxError, Checkpoint, Class, Entry, Hash, Head, HeadError, Kek, Leaf, LeafError,
    NoteError, OpenError, Payload, Place, Receipt, ReceiptError, Run, SealError, Tree, consistency,
    open, open_row, seal, seal_row, unwrap, verify_consistency, wrap,
};
use proptest::prelude::*;

use crate::support::{Kept, PLACE, ROOM, kept, room_key, service_key, words};

#[test]
fn e35_any_bit_of_an_entry_is_found_and_the_entry_named() {
    let entries = kept(3).entries;
    for at in 0..entries.len() {
        let (leaf, sealed) = (&entries[at].leaf, &entries[at].ciphertext);
        let mut run = Run::from(PLACE, Head::empty());
        for entry in &entries[..at] {
            run.open(&room_key(), &entry.leaf, &entry.ciphertext).unwrap();
        }
        for bit in 0..(leaf.len() + sealed.len()) * 8 {
            let mut both = [leaf.as_slice(), sealed].concat();
            both[bit / 8] ^= 1 << (bit % 8);
            let (leaf, sealed) = both.split_at(leaf.len());
            let found = run.open(&room_key(), leaf, sealed).err();
            assert!(matches!(found, Some(BadEntry { seq, .. }) if seq == at as u64), "bit {bit}");
        }
    }
}

#[test]
fn e35_any_bit_of_a_receipt_is_found() {
    let key = service_key().public();
    let whole = kept(5);
    let text = Receipt::make(&ROOM, &whole.hashes(), 2, &whole.head, &key).unwrap().to_text();
    Receipt::from_text(&text).unwrap().verify(&key).unwrap();
    for bit in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(altered) = String::from_utf8(bytes) else { continue };
        let judged = Receipt::from_text(&altered).and_then(|receipt| receipt.verify(&key));
        assert!(judged.is_err(), "bit {bit}");
    }
}

#[test]
fn a_receipt_is_made_from_the_head_of_these_entries_only() {
    let (whole, key) = (kept(5), service_key().public());
    let shorter = Receipt::make(&ROOM, &whole.hashes()[..4], 2, &whole.head, &key);
    assert_eq!(shorter, Err(ReceiptError::OtherHead));
    let unsigned = Receipt::make(&ROOM, &whole.hashes(), 2, &Head::empty(), &key);
    assert_eq!(unsigned, Err(ReceiptError::Checkpoint(NoteError::Unsigned)));
}

#[test]
fn a_receipt_with_more_hashes_than_any_tree_needs_is_refused() {
    let text = kept(5).receipts[4].to_text();
    let line = text.lines().nth(3).unwrap();
    for lines in [60, 1_000_000] {
        let more = format!("{line}\n").repeat(lines);
        let longer = text.replacen("\n\n", &format!("\n{more}\n"), 1);
        let read = Receipt::from_text(&longer);
        let judged = read.clone().and_then(|receipt| receipt.verify(&service_key().public()));
        assert!(judged.is_err());
        assert_eq!(read.is_err(), lines > 64);
    }
}

#[test]
fn e36_e37_a_shorter_or_rewritten_room_has_no_proof_from_an_older_checkpoint() {
    let key = service_key().public();
    let then = kept(6);
    let older = Checkpoint::of(&then.head, &ROOM, &key).unwrap().tree;
    let honest = kept(9).hashes();
    let proof = consistency(&honest, 6).unwrap();
    assert_eq!(verify_consistency(&older, &Tree::over(&honest), &proof), Ok(()));

    assert!(consistency(&honest[..5], 6).is_err());
    for from in 0..6 {
        let mut said: Vec<_> = (0..9).map(words).collect();
        said[from] = b"something else".to_vec();
        let rewritten = Kept::new(ROOM, &said);
        rewritten.receipts[8].verify(&key).unwrap();
        let hashes = rewritten.hashes();
        let proof = consistency(&hashes, 6).unwrap();
        assert!(verify_consistency(&older, &Tree::over(&hashes), &proof).is_err());
    }
}

#[test]
fn e38_exchanged_or_moved_ciphertexts_do_not_open() {
    let entries = kept(2).entries;
    let leaf = Leaf::decode(&entries[0].leaf).unwrap();
    let sealed = &entries[0].ciphertext;
    let exchanged = open(&room_key(), &PLACE, &entries[0].leaf, &entries[1].ciphertext);
    assert_eq!(exchanged.err(), Some(OpenError::Ciphertext));

    // Whoever can write the database can also write a leaf that fits the ciphertext.
    let attempt =
        |leaf: Leaf, place: Place| open(&room_key(), &place, &leaf.encode(), sealed).err();
    let other = [0; 16];
    assert_eq!(attempt(leaf.clone(), PLACE), None);
    let room = Leaf { room: other, ..leaf.clone() };
    assert_eq!(attempt(room, Place { room: other, ..PLACE }), Some(OpenError::Commitment));
    let service = Place { service: other, ..PLACE };
    assert_eq!(attempt(leaf.clone(), service), Some(OpenError::Commitment));
    assert_eq!(attempt(Leaf { seq: 1, ..leaf.clone() }, PLACE), Some(OpenError::Commitment));
    assert_eq!(attempt(Leaf { prev: [1; 32], ..leaf.clone() }, PLACE), Some(OpenError::Seal));
    let class = Leaf { class: Class::Access, ..leaf.clone() };
    assert_eq!(attempt(class, PLACE), Some(OpenError::Seal));
    assert_eq!(attempt(Leaf { epoch: 2, ..leaf }, PLACE), Some(OpenError::Seal));
}

/// Every way to write the same or a similar leaf differently.
#[test]
fn e40_a_leaf_in_any_but_its_one_form_is_refused() {
    let leaf = kept(1).entries[0].leaf.clone();
    let replaced = |at: usize, len: usize, new: &[u8]| {
        Leaf::decode(&[&leaf[..at], new, &leaf[at + len..]].concat())
    };
    // Members: 0 array, 1 version, 2 room, 19 seq, 20 prev, 54 class, 55 epoch, 56 algorithm.
    assert_eq!(leaf[..3], [0x8a, 0x01, 0x50]);
    assert_eq!(leaf[19..22], [0x00, 0x58, 0x20]);
    assert_eq!(leaf[54..57], [0x01, 0x01, 0x01]);
    assert!(replaced(0, 0, &[]).is_ok());
    let differently: [(usize, usize, &[u8]); 16] = [
        (0, 1, &[0x98, 0x0a]),                       // array length in long form
        (0, 1, &[0x9f]),                             // indefinite array
        (0, 1, &[0xaa]),                             // map
        (0, 1, &[0x89]),                             // nine members
        (0, 1, &[0x8b]),                             // eleven members
        (0, 0, &[0xc1]),                             // tag
        (1, 1, &[0x18, 0x01]),                       // version in long form
        (2, 1, &[0x58, 0x10]),                       // byte string length in long form
        (2, 1, &[0x70]),                             // text in place of bytes
        (19, 1, &[0x18, 0x00]),                      // seq in long form
        (19, 1, &[0x1b, 0, 0, 0, 0, 0, 0, 0, 0]),    // seq in the longest form
        (19, 1, &[0x20]),                            // negative seq
        (19, 1, &[0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0]), // seq beyond any room
        (19, 1, &[0xf9, 0, 0]),                      // float
        (55, 1, &[0x1b, 0, 0, 0, 1, 0, 0, 0, 0]),    // epoch beyond 32 bits
        (leaf.len(), 0, &[0x00]),                    // trailing byte
    ];
    for (at, len, new) in differently {
        assert_eq!(replaced(at, len, new), Err(LeafError::Malformed), "{new:02x?} at {at}");
    }
    for end in 0..leaf.len() {
        assert_eq!(Leaf::decode(&leaf[..end]), Err(LeafError::Malformed));
    }
    assert_eq!(replaced(1, 1, &[0x02]), Err(LeafError::Version(2)));
    assert_eq!(replaced(54, 1, &[0x06]), Err(LeafError::Class(6)));
}

#[test]
fn e40_heads_and_payloads_in_any_but_their_one_form_are_refused() {
    let head = kept(3).head.encode();
    assert!(Head::decode(&head).is_ok());
    assert!(Head::decode(&[head.clone(), vec![0]].concat()).is_err());
    assert!(Head::decode(&[&[0x98, 0x05], &head[1..]].concat()).is_err());
    assert!(Head::decode(&[&[0x9f], &head[1..], &[0xff]].concat()).is_err());

    assert!(built_head(3, &[[1; 32], [2; 32]], [2; 32]).is_ok());
    let inconsistent = [
        built_head(3, &[[1; 32]], [1; 32]),
        built_head(2, &[[1; 32], [2; 32]], [2; 32]),
        built_head(3, &[[1; 32], [2; 32]], [1; 32]),
        built_head(0, &[], [1; 32]),
        built_head(1 << 63, &[[1; 32]], [2; 32]),
    ];
    assert!(inconsistent.iter().all(Result::is_err));

    let with = |body: &[u8]| {
        let bytes = [&[0x85, 0x61, b't', 0x40, 0x00], body, &[0xf6]].concat();
        Payload::decode(&bytes).is_ok()
    };
    let strict: [&[u8]; 7] =
        [&[0x17], &[0x18, 0x18], &[0x20], &[0xf4], &[0xf6], &[0x81, 0x41, 0x00], &[0xa1, 0, 0]];
    for body in strict {
        assert!(with(body), "{body:02x?}");
    }
    let loose: [&[u8]; 12] = [
        &[],
        &[0x18, 0x17],
        &[0x19, 0, 0xff],
        &[0x9f, 0xff],
        &[0x5f, 0xff],
        &[0xbf, 0xff],
        &[0xf9, 0, 0],
        &[0xf7],
        &[0xf8, 0x20],
        &[0xc1, 0x00],
        &[0x61, 0xff],
        &[0xa2, 0, 0, 0, 1],
    ];
    for body in loose {
        assert!(!with(body), "{body:02x?}");
    }
    assert!(with(&[[0x81; 16].as_slice(), &[0]].concat()));
    assert!(!with(&[[0x81; 17].as_slice(), &[0]].concat()));
    assert!(!with(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
}

/// The head of these members, as another CBOR writer writes it.
fn built_head(size: u64, peaks: &[Hash], last: Hash) -> Result<Head, HeadError> {
    head_bytes(size, peaks.as_flattened(), last)
}

fn head_bytes(size: u64, peaks: &[u8], last: Hash) -> Result<Head, HeadError> {
    let mut bytes = minicbor::Encoder::new(Vec::new());
    bytes.array(5).unwrap().u8(1).unwrap().u64(size).unwrap().bytes(&last).unwrap();
    bytes.bytes(peaks).unwrap().bytes(&[]).unwrap();
    Head::decode(&bytes.into_writer())
}

#[test]
fn a_full_room_takes_no_further_entry_and_stays_as_it_is() {
    let mut head = built_head(i64::MAX as u64, &[[1; 32]; 63], [1; 32]).unwrap();
    let before = head.clone();
    let entry = Entry { class: Class::Content, epoch: 1, payload: b"one more" };
    let sealed = seal(&room_key(), &PLACE, &mut head, entry, [0; 32]);
    assert_eq!((sealed, head), (Err(SealError::Full), before));
    assert!(head_bytes(1, &[1; 33], [1; 32]).is_err());
}

#[test]
fn e42_an_unknown_algorithm_is_refused_everywhere() {
    let entry = &kept(1).entries[0];
    let row = seal_row(&room_key(), "kith/draft/v1", b"", b"words", [0; 32]);
    let kek = Kek::new([1; 32]);
    let wrapped = wrap(&kek, &PLACE, 1, &room_key(), [0; 32]);
    for unknown in [0_u8, 2, 0x17] {
        let mut leaf = entry.leaf.clone();
        leaf[56] = unknown;
        let why = OpenError::Leaf(LeafError::Algorithm(u64::from(unknown)));
        assert_eq!(open(&room_key(), &PLACE, &leaf, &entry.ciphertext).err(), Some(why));
        let altered = |bytes: &[u8]| [&bytes[..1], &[unknown], &bytes[2..]].concat();
        let opened = open_row(&room_key(), "kith/draft/v1", b"", &altered(&row));
        assert_eq!(opened.err(), Some(BoxError::Unknown));
        assert_eq!(unwrap(&kek, &PLACE, 1, &altered(&wrapped)).err(), Some(BoxError::Unknown));
    }
}

#[test]
fn any_bit_of_a_row_or_wrap_is_found() {
    let kek = Kek::new([1; 32]);
    let row = seal_row(&room_key(), "kith/draft/v1", b"", b"words", [0; 32]);
    let wrapped = wrap(&kek, &PLACE, 1, &room_key(), [0; 32]);
    assert_eq!((row.len(), wrapped.len()), (82 + 128, 114));
    let flip = |bytes: &[u8], bit: usize| {
        let mut bytes = bytes.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        bytes
    };
    for bit in 0..row.len() * 8 {
        assert!(open_row(&room_key(), "kith/draft/v1", b"", &flip(&row, bit)).is_err());
    }
    for bit in 0..wrapped.len() * 8 {
        assert!(unwrap(&kek, &PLACE, 1, &flip(&wrapped, bit)).is_err());
    }
    for end in 0..row.len() {
        assert!(open_row(&room_key(), "kith/draft/v1", b"", &row[..end]).is_err());
    }
}

#[test]
fn e65_repeated_randomness_never_repeats_a_key_for_something_else() {
    let sealed = |class, payload: &[u8], mut head: Head| {
        let entry = Entry { class, epoch: 1, payload };
        let sealed = seal(&room_key(), &PLACE, &mut head, entry, [0; 32]).unwrap();
        Leaf::decode(&sealed.leaf).unwrap()
    };
    let first = sealed(Class::Content, b"one", Head::empty());
    let differing = [
        sealed(Class::Content, b"two", Head::empty()),
        sealed(Class::Access, b"one", Head::empty()),
        sealed(Class::Content, b"one", kept(1).head),
    ];
    for other in differing {
        assert_ne!((first.salt, first.commit), (other.salt, other.commit));
        assert_ne!(first.commit, other.commit);
    }
    assert_eq!(sealed(Class::Content, b"one", Head::empty()), first);
}

proptest! {
    #[test]
    fn e33_any_words_come_back_byte_exact(words in prop::collection::vec(any::<u8>(), 0..3000)) {
        let kept = Kept::new(ROOM, std::slice::from_ref(&words));
        let entry = &kept.entries[0];
        let opened = open(&room_key(), &PLACE, &entry.leaf, &entry.ciphertext).unwrap();
        prop_assert_eq!(&*opened.payload, &words);
    }
}
