//! Wrapped keys.

use kith_store::{Also, KeyMade, Store, WrapRow};

use crate::desk::{OTHER, SERVICE, id, put, room};

exam!(
    a_wrap_is_found_by_its_room,
    a_wrap_is_never_overwritten,
    dropping_a_rooms_wraps_leaves_the_others,
    e63_rooms_whose_key_is_gone_are_named,
    wraps_of_rooms_never_begun_are_named,
    a_room_gets_one_key_under_the_key_that_the_book_is_under,
    a_wrap_is_rewritten_only_beside_the_one_that_is_there,
    a_key_is_retired_with_the_book_first_and_no_room_loses_its_last_wrap,
);

fn wrap(room: u64, epoch: u32, kind: u8) -> WrapRow {
    WrapRow {
        room: id(room),
        epoch,
        recipient_kind: kind,
        recipient: id(900),
        purpose: 1,
        wrapped: format!("wrapped {room} {epoch} {kind}").into_bytes(),
    }
}

async fn a_wrap_is_found_by_its_room(store: &Store) {
    for row in [wrap(1, 2, 0), wrap(1, 1, 1), wrap(1, 1, 0), wrap(2, 1, 0)] {
        assert!(store.put_wrap(SERVICE, row).await.unwrap());
    }
    let found = store.wraps(SERVICE, id(1)).await.unwrap();
    assert_eq!(found, [wrap(1, 1, 0), wrap(1, 1, 1), wrap(1, 2, 0)]);
    assert_eq!(store.wrapped_rooms(SERVICE).await.unwrap(), [id(1), id(2)]);
    assert_eq!(store.wraps(OTHER, id(1)).await.unwrap(), []);
}

async fn a_wrap_is_never_overwritten(store: &Store) {
    assert!(store.put_wrap(SERVICE, wrap(1, 1, 0)).await.unwrap());
    let other = WrapRow { wrapped: b"another key".to_vec(), ..wrap(1, 1, 0) };
    assert!(!store.put_wrap(SERVICE, other).await.unwrap());
    assert_eq!(store.wraps(SERVICE, id(1)).await.unwrap(), [wrap(1, 1, 0)]);
}

async fn dropping_a_rooms_wraps_leaves_the_others(store: &Store) {
    for row in [wrap(1, 1, 0), wrap(1, 2, 0), wrap(2, 1, 0)] {
        store.put_wrap(SERVICE, row).await.unwrap();
    }
    store.drop_wraps(SERVICE, id(1)).await.unwrap();
    assert_eq!(store.wraps(SERVICE, id(1)).await.unwrap(), []);
    assert_eq!(store.wrapped_rooms(SERVICE).await.unwrap(), [id(2)]);
}

async fn e63_rooms_whose_key_is_gone_are_named(store: &Store) {
    put(store, vec![Also::Room(room(1, 0, 5)), Also::Room(room(2, 0, 5))]).await.unwrap();
    store.put_wrap(SERVICE, wrap(1, 1, 0)).await.unwrap();
    assert_eq!(store.room_ids(SERVICE).await.unwrap(), [id(1), id(2)]);
    assert_eq!(store.rooms_without_wrap(SERVICE).await.unwrap(), [id(2)]);
}

async fn wraps_of_rooms_never_begun_are_named(store: &Store) {
    put(store, vec![Also::Room(room(1, 0, 5))]).await.unwrap();
    for row in [wrap(1, 1, 0), wrap(3, 1, 0)] {
        store.put_wrap(SERVICE, row).await.unwrap();
    }
    assert_eq!(store.wraps_without_room(SERVICE).await.unwrap(), [id(3)]);
}

const BOOK: u64 = 7;
const OLD: u64 = 900;
const NEW: u64 = 901;

fn under(room: u64, key: u64) -> WrapRow {
    WrapRow { recipient: id(key), ..wrap(room, 1, 0) }
}

async fn a_room_gets_one_key_under_the_key_that_the_book_is_under(store: &Store) {
    let make = |row| store.make_wrap(SERVICE, id(BOOK), row);
    assert_eq!(make(under(1, OLD)).await.unwrap(), KeyMade::Retired);
    store.put_wrap(SERVICE, under(BOOK, OLD)).await.unwrap();
    store.put_wrap(SERVICE, under(BOOK, NEW)).await.unwrap();
    assert_eq!(make(under(1, OLD)).await.unwrap(), KeyMade::Made);
    // Another key for the same room would be another secret: the first one stays.
    assert_eq!(make(under(1, NEW)).await.unwrap(), KeyMade::There);
    assert_eq!(make(under(1, OLD)).await.unwrap(), KeyMade::There);
    assert_eq!(store.wraps(SERVICE, id(1)).await.unwrap(), [under(1, OLD)]);
    assert!(store.retire_key(SERVICE, id(BOOK), id(OLD), id(NEW)).await.unwrap());
    assert_eq!(make(under(2, OLD)).await.unwrap(), KeyMade::Retired);
    assert_eq!(make(under(2, NEW)).await.unwrap(), KeyMade::Made);
    assert_eq!(store.wrapped_under(SERVICE, id(OLD)).await.unwrap(), [id(1)]);
    assert_eq!(store.wrapped_under(SERVICE, id(NEW)).await.unwrap(), [id(2), id(BOOK)]);
}

async fn a_wrap_is_rewritten_only_beside_the_one_that_is_there(store: &Store) {
    let rewrap = |row| store.rewrap(SERVICE, id(BOOK), id(OLD), row);
    store.put_wrap(SERVICE, under(BOOK, OLD)).await.unwrap();
    store.put_wrap(SERVICE, under(1, OLD)).await.unwrap();
    assert!(rewrap(under(1, NEW)).await.unwrap());
    assert!(rewrap(under(1, NEW)).await.unwrap(), "once more is no harm");
    assert_eq!(store.wraps(SERVICE, id(1)).await.unwrap(), [under(1, OLD), under(1, NEW)]);
    store.drop_wraps(SERVICE, id(1)).await.unwrap();
    assert!(!rewrap(under(1, NEW)).await.unwrap(), "a key that was destroyed does not come back");
    assert_eq!(store.wraps(SERVICE, id(1)).await.unwrap(), []);
}

async fn a_key_is_retired_with_the_book_first_and_no_room_loses_its_last_wrap(store: &Store) {
    let retire = || store.retire_key(SERVICE, id(BOOK), id(OLD), id(NEW));
    for row in [under(BOOK, OLD), under(1, OLD), under(2, OLD), under(2, NEW)] {
        store.put_wrap(SERVICE, row).await.unwrap();
    }
    assert!(!retire().await.unwrap(), "the book would have no key");
    store.put_wrap(SERVICE, under(BOOK, NEW)).await.unwrap();
    assert!(retire().await.unwrap());
    assert!(!retire().await.unwrap());
    assert!(store.drop_retired(SERVICE, id(OLD), id(NEW)).await.unwrap());
    assert_eq!(store.wraps_under(SERVICE, id(OLD)).await.unwrap(), [under(1, OLD)]);
    assert_eq!(store.wraps(SERVICE, id(2)).await.unwrap(), [under(2, NEW)]);
    assert!(store.settle_keys().await.unwrap());
}
