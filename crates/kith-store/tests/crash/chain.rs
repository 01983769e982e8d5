//! Rooms of real sealed entries, whose content follows from where they stand: so
//! an entry that nobody acknowledged can be checked too.

use kith_ledger::{Class, Entry, Head, Place, RoomKey, Run, seal};
use kith_store::{Append, Id, NewEntry, ServiceRow, Store};

pub(crate) const SERVICE: ServiceRow = ServiceRow { service: [1; 16], created: 1 };

/// Rooms that grow one by one.
pub(crate) const SINGLE: [u8; 5] = [1, 2, 3, 4, 5];

/// Rooms that only grow together.
pub(crate) const PAIR: [u8; 2] = [7, 8];

pub(crate) fn room(number: u8) -> Id {
    [number; 16]
}

fn key(number: u8) -> RoomKey {
    RoomKey::new([number; 32])
}

fn place(number: u8) -> Place {
    Place { service: SERVICE.service, room: room(number) }
}

fn words(number: u8, seq: u64) -> Vec<u8> {
    format!("room {number}, entry {seq}, ").repeat(1 + (seq as usize % 20)).into_bytes()
}

/// The head of a room as it is stored.
pub(crate) async fn head(store: &Store, number: u8) -> Head {
    let heads = store.heads(SERVICE.service, &[room(number)]).await.unwrap();
    heads.first().map_or_else(Head::empty, |(_, row)| Head::decode(&row.head).unwrap())
}

/// The next entry of a room; moves `head` on to it.
pub(crate) fn next(number: u8, head: &mut Head) -> Append {
    let expect = head.size();
    let payload = words(number, expect);
    let entry = Entry { class: Class::Content, epoch: 1, payload: &payload };
    let sealed = seal(&key(number), &place(number), head, entry, [9; 32]).unwrap();
    let entry = NewEntry {
        leaf: sealed.leaf,
        hash: sealed.hash,
        sealed: sealed.ciphertext,
        class: 0,
        epoch: 1,
        at: 1,
        once: Some(u128::from(expect).to_be_bytes()),
    };
    Append {
        room: room(number),
        expect,
        entries: vec![entry],
        head: head.encode(),
        glance: Some(words(number, expect)),
    }
}

/// Opens and checks a whole room, and returns its size.
pub(crate) async fn check(store: &Store, number: u8) -> u64 {
    let tail = store.tail(SERVICE.service, room(number), 0).await.unwrap();
    let Some(row) = tail.head else {
        assert!(tail.entries.is_empty(), "entries without a head");
        return 0;
    };
    let mut run = Run::from(place(number), Head::empty());
    for (seq, entry) in (0..).zip(&tail.entries) {
        assert_eq!(entry.seq, seq, "room {number} has a gap");
        let opened = run.open(&key(number), &entry.leaf, &entry.sealed).unwrap();
        assert_eq!(*opened.payload, words(number, seq));
    }
    assert!(run.reaches(&Head::decode(&row.head).unwrap()), "head and entries of {number} differ");
    assert_eq!(row.size, tail.entries.len() as u64);
    assert_eq!(row.glance, Some(words(number, row.size - 1)), "the glance is of another moment");
    row.size
}
