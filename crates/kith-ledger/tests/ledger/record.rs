//! The record file: what is whole is read, and whatever was done to it is found and named.

use std::ops::Range;

use kith_ledger::record::{Broken, Fault, ReadEntry, RecordEntry, RecordRoom, WriteError};
use kith_ledger::{
    Head, NoteError, OpenError, PublicKey, Receipt, ReceiptError, ServiceKey, sign_head,
    verify_record, write_record,
};
use minicbor::Decoder;
use proptest::prelude::*;

use crate::support::{
    FRONT, Kept, ROOM, SERVICE, kept, record, record_without, room_key, service_key, words,
};

fn key() -> PublicKey {
    service_key().public()
}

fn broken(file: &[u8], receipts: &[Receipt]) -> Option<Broken> {
    verify_record(file, receipts, Some(&key())).err()
}

/// Where the entries of the first room stand in a record file, found by another CBOR reader.
fn entry_ranges(file: &[u8]) -> Vec<Range<usize>> {
    let start = b"kith-record/1\n".len();
    let mut decoder = Decoder::new(&file[start..]);
    decoder.skip().unwrap();
    assert_eq!(decoder.array().unwrap(), Some(4));
    decoder.bytes().unwrap();
    let size = decoder.u64().unwrap();
    decoder.bytes().unwrap();
    decoder.bytes().unwrap();
    let mut range = || {
        let from = start + decoder.position();
        decoder.skip().unwrap();
        from..start + decoder.position()
    };
    (0..size).map(|_| range()).collect()
}

#[test]
fn a_whole_record_of_two_rooms_is_read_and_agrees_with_every_receipt() {
    let front = Kept::new(FRONT, &[b"next meeting".to_vec()]);
    let private = kept(5);
    let file = record(&[&front, &private]);
    let receipts = [front.receipts.clone(), private.receipts.clone()].concat();
    let report = verify_record(&file, &receipts, Some(&key())).unwrap();
    assert_eq!((report.key, report.key_given, report.receipts), (key(), true, 6));
    assert_eq!(report.rooms[0].room, FRONT);
    assert_eq!(report.rooms[1].tree, private.head.tree());
    for (number, entry) in report.rooms[1].entries.iter().enumerate() {
        let ReadEntry::Opened { leaf, payload } = entry else { panic!("nothing was erased") };
        assert_eq!((leaf.seq, payload.to_vec()), (number as u64, words(number)));
    }
    assert!(report.has_outside_evidence());
    let alone = verify_record(&file, &[], None).unwrap();
    assert!(!alone.has_outside_evidence());
    let nothing = verify_record(&record(&[]), &[], None).unwrap();
    assert!(nothing.rooms.is_empty());
}

#[test]
fn e35_any_bit_of_a_record_is_found_and_its_entry_named() {
    let file = record(&[&kept(2)]);
    let ranges = entry_ranges(&file);
    for bit in 0..file.len() * 8 {
        let mut altered = file.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        let found = broken(&altered, &[]).unwrap_or_else(|| panic!("bit {bit} not found"));
        let expected = ranges.iter().position(|range| range.contains(&(bit / 8)));
        assert_eq!(found.seq, expected.map(|seq| seq as u64), "bit {bit}: {found}");
    }
}

#[test]
fn every_cut_of_a_record_is_found() {
    let file = record(&[&kept(3)]);
    let ranges = entry_ranges(&file);
    for end in 0..file.len() {
        let found = broken(&file[..end], &[]).unwrap();
        if let Some(seq) = ranges.iter().position(|range| range.contains(&end)) {
            assert_eq!((found.seq, found.why), (Some(seq as u64), Fault::Malformed));
        }
    }
    let longer = [file, vec![0]].concat();
    assert_eq!(broken(&longer, &[]).unwrap().why, Fault::Malformed);
}

#[test]
fn entries_taken_out_exchanged_or_doubled_in_the_file_are_named() {
    let file = record(&[&kept(5)]);
    let ranges = entry_ranges(&file);
    let rebuilt = |order: &[usize]| {
        let mut out = file[..ranges[0].start].to_vec();
        for &at in order {
            out.extend_from_slice(&file[ranges[at].clone()]);
        }
        out.extend_from_slice(&file[ranges[4].end..]);
        broken(&out, &[]).map(|found| (found.seq, found.why))
    };
    let order = |found| Some((Some(1), Fault::Entry(OpenError::OutOfOrder { found })));
    assert_eq!(rebuilt(&[0, 1, 2, 3, 4]), None);
    assert_eq!(rebuilt(&[0, 2, 3, 4]), order(2));
    assert_eq!(rebuilt(&[0, 2, 1, 3, 4]), order(2));
    assert_eq!(rebuilt(&[0, 0, 1, 2, 3, 4]), order(0));
    assert_eq!(rebuilt(&[0, 1, 2, 3]), Some((Some(4), Fault::Malformed)));
}

#[test]
fn e36_deleted_last_entries_are_found_by_a_receipt() {
    let whole = kept(6);
    for left in 0..6 {
        let cut = record(&[&kept(left)]);
        assert!(broken(&cut, &[]).is_none(), "consistent with itself");
        let found = broken(&cut, &whole.receipts).unwrap();
        assert_eq!((found.room, found.seq), (Some(ROOM), Some(left as u64)));
        assert_eq!(found.why, Fault::Missing { size: left as u64 + 1 });
    }
}

#[test]
fn a_deleted_room_is_found_by_a_receipt() {
    let file = record(&[&Kept::new(FRONT, &[])]);
    let found = broken(&file, &kept(1).receipts).unwrap();
    assert_eq!((found.room, found.why), (Some(ROOM), Fault::RoomMissing));
    let twice = record(&[&kept(1), &kept(1)]);
    assert_eq!(broken(&twice, &[]).unwrap().why, Fault::RoomTwice);
}

#[test]
fn e37_a_rewritten_and_resigned_record_is_found_by_receipts() {
    let honest = kept(8);
    for from in 0..8 {
        let mut said: Vec<_> = (0..8).map(words).collect();
        said[from] = b"something else".to_vec();
        let rewritten = record(&[&Kept::new(ROOM, &said)]);
        assert!(broken(&rewritten, &[]).is_none(), "consistent with itself");
        let found = broken(&rewritten, &honest.receipts).unwrap();
        assert_eq!((found.seq, found.why), (Some(from as u64), Fault::Rewritten));
        // A single receipt made later, for an entry before the change, finds it too.
        let key = key();
        let last = Receipt::make(&ROOM, &honest.hashes(), 0, &honest.head, &key).unwrap();
        assert_eq!(broken(&rewritten, &[last]).unwrap().why, Fault::Rewritten);
    }
}

#[test]
fn e49_one_entry_erased_leaves_all_others_verifiable() {
    let whole = kept(6);
    for erased in 0..6 {
        let file = record_without(&[&whole], &[erased]);
        let report = verify_record(&file, &whole.receipts, Some(&key())).unwrap();
        let entries = report.rooms[0].entries.iter();
        let gone: Vec<_> = entries.map(|entry| matches!(entry, ReadEntry::Erased)).collect();
        assert_eq!(gone.iter().filter(|&&gone| gone).count(), 1);
        assert!(gone[erased]);
        let mut altered = file.clone();
        altered[entry_ranges(&file)[erased].end - 1] ^= 1;
        let found = broken(&altered, &[]).unwrap();
        // The hash of the very last entry is checked by the root alone.
        let named =
            if erased == 5 { (None, Fault::Root) } else { (Some(erased as u64), Fault::Erased) };
        assert_eq!((found.seq, found.why), named);
    }
}

#[test]
fn another_key_or_service_is_noticed() {
    let file = record(&[&kept(1)]);
    let other = ServiceKey::new(SERVICE, [1; 32]).public();
    let found = verify_record(&file, &[], Some(&other)).err().unwrap();
    assert_eq!(found.why, Fault::OtherKey);
    assert_eq!(broken(b"kith-record/2\n", &[]).unwrap().why, Fault::NotARecord);
}

#[test]
fn a_receipt_that_does_not_hold_by_itself_is_refused() {
    let whole = kept(3);
    let other = ServiceKey::new(SERVICE, [1; 32]);
    let mut head = whole.head.clone();
    sign_head(&mut head, &ROOM, &other);
    let forged = Receipt::make(&ROOM, &whole.hashes(), 1, &head, &other.public()).unwrap();
    let found = broken(&record(&[&whole]), &[forged]).unwrap();
    let why = Fault::Receipt(ReceiptError::Checkpoint(NoteError::OtherKey));
    assert_eq!((found.room, found.why), (Some(ROOM), why));
}

#[test]
fn an_entry_of_another_room_is_named() {
    let (whole, other) = (kept(2), Kept::new(FRONT, &[words(0)]));
    let entries = [other.for_record(&[])[0], whole.for_record(&[])[1]];
    let keys = [(1, room_key())];
    let room = RecordRoom { room: ROOM, head: &whole.head, keys: &keys, entries: &entries };
    let found = broken(&write_record(&[room], &service_key()).unwrap(), &[]).unwrap();
    assert_eq!((found.seq, found.why), (Some(0), Fault::Entry(OpenError::OtherRoom)));
}

#[test]
fn a_record_is_not_written_without_signature_entries_or_keys() {
    let whole = kept(2);
    let entries = whole.for_record(&[]);
    let keys = [(1, room_key())];
    let good = RecordRoom { room: ROOM, head: &whole.head, keys: &keys, entries: &entries };
    let unsigned = Head::empty();
    let write = |room| write_record(&[room], &service_key()).err();
    assert_eq!(write(good), None);
    assert_eq!(write(RecordRoom { head: &unsigned, ..good }), Some(WriteError::Unsigned));
    assert_eq!(write(RecordRoom { entries: &entries[..1], ..good }), Some(WriteError::Size));
    let no_key = WriteError::Key { seq: 0, epoch: 1 };
    assert_eq!(write(RecordRoom { keys: &[], ..good }), Some(no_key));
    let bad = [RecordEntry::Kept { leaf: &[], ciphertext: &[] }, entries[1]];
    assert!(matches!(
        write(RecordRoom { entries: &bad, ..good }),
        Some(WriteError::Leaf { seq: 0, .. })
    ));
}

proptest! {
    /// Any change of any stretch of bytes, of any length, is found.
    #[test]
    fn any_stretch_replaced_is_found(
        at in any::<prop::sample::Index>(), len in 0_usize..40,
        new in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let file = record(&[&kept(3)]);
        let at = at.index(file.len());
        let end = (at + len).min(file.len());
        prop_assume!(file[at..end] != new);
        let altered = [&file[..at], &new, &file[end..]].concat();
        prop_assert!(broken(&altered, &[]).is_some());
    }
}
