//! A small room to test on, always the same.

use kith_ledger::{Class, Entry, Head, Id, Place, RoomKey, Sealed, ServiceKey, seal, sign_head};

pub(crate) const SERVICE: Id = [0x51; 16];
pub(crate) const ROOM: Id = [0xa7; 16];
pub(crate) const PLACE: Place = Place { service: SERVICE, room: ROOM };

pub(crate) fn room_key() -> RoomKey {
    RoomKey::new([7; 32])
}

pub(crate) fn service_key() -> ServiceKey {
    ServiceKey::new(SERVICE, [9; 32])
}

/// A signed room of `size` entries.
pub(crate) fn room(size: u8) -> (Head, Vec<Sealed>) {
    let mut head = Head::empty();
    let entries = (0..size)
        .map(|number| {
            let payload = vec![number; usize::from(number)];
            let entry = Entry { class: Class::Content, epoch: 1, payload: &payload };
            seal(&room_key(), &PLACE, &mut head, entry, [number; 32]).unwrap()
        })
        .collect();
    sign_head(&mut head, &ROOM, &service_key());
    (head, entries)
}
