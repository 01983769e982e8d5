//! Small rooms to test on, always the same.

use kith_ledger::record::{RecordEntry, RecordRoom};
use kith_ledger::{
    Class, Entry, Hash, Head, Id, Place, Receipt, RoomKey, Sealed, ServiceKey, seal, sign_head,
    write_record,
};

pub(crate) const SERVICE: Id = [0x51; 16];
pub(crate) const ROOM: Id = [0xa7; 16];
pub(crate) const FRONT: Id = [0xf0; 16];
pub(crate) const PLACE: Place = Place { service: SERVICE, room: ROOM };

pub(crate) fn room_key() -> RoomKey {
    RoomKey::new([7; 32])
}

pub(crate) fn service_key() -> ServiceKey {
    ServiceKey::new(SERVICE, [9; 32])
}

/// The words of entry `number` in an ordinary room.
pub(crate) fn words(number: usize) -> Vec<u8> {
    vec![number as u8; number]
}

/// A room with what the service and its client hold.
pub(crate) struct Kept {
    pub(crate) id: Id,
    pub(crate) head: Head,
    pub(crate) entries: Vec<Sealed>,
    /// One receipt for each entry, made right after it was appended.
    pub(crate) receipts: Vec<Receipt>,
}

impl Kept {
    /// Seals what is given, entry by entry, signing each time.
    pub(crate) fn new(id: Id, said: &[Vec<u8>]) -> Self {
        let place = Place { service: SERVICE, room: id };
        let mut kept = Self { id, head: Head::empty(), entries: vec![], receipts: vec![] };
        for (number, payload) in said.iter().enumerate() {
            let entry = Entry { class: Class::Content, epoch: 1, payload };
            let rand = [number as u8; 32];
            kept.entries.push(seal(&room_key(), &place, &mut kept.head, entry, rand).unwrap());
            sign_head(&mut kept.head, &id, &service_key());
            let (hashes, key) = (kept.hashes(), service_key().public());
            let receipt = Receipt::make(&id, &hashes, number as u64, &kept.head, &key);
            kept.receipts.push(receipt.unwrap());
        }
        sign_head(&mut kept.head, &id, &service_key());
        kept
    }

    pub(crate) fn hashes(&self) -> Vec<Hash> {
        self.entries.iter().map(|entry| entry.hash).collect()
    }

    /// The entries as they go into a record file, some of them erased.
    pub(crate) fn for_record(&self, erased: &[usize]) -> Vec<RecordEntry<'_>> {
        let stored = |(at, entry)| {
            let Sealed { leaf, hash, ciphertext }: &Sealed = entry;
            let kept = RecordEntry::Kept { leaf, ciphertext };
            if erased.contains(&at) { RecordEntry::Erased { hash: *hash } } else { kept }
        };
        self.entries.iter().enumerate().map(stored).collect()
    }
}

/// An ordinary room of `size` entries.
pub(crate) fn kept(size: usize) -> Kept {
    Kept::new(ROOM, &(0..size).map(words).collect::<Vec<_>>())
}

/// The record file of some rooms, all of it there.
pub(crate) fn record(rooms: &[&Kept]) -> Vec<u8> {
    record_without(rooms, &[])
}

/// The record file of some rooms, in each of which some entries were erased.
pub(crate) fn record_without(rooms: &[&Kept], erased: &[usize]) -> Vec<u8> {
    let keys = [(1, room_key())];
    let entries: Vec<_> = rooms.iter().map(|room| room.for_record(erased)).collect();
    let rooms: Vec<_> = rooms
        .iter()
        .zip(&entries)
        .map(|(kept, entries)| RecordRoom { room: kept.id, head: &kept.head, keys: &keys, entries })
        .collect();
    write_record(&rooms, &service_key()).unwrap()
}
