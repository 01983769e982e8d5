//! Wrapped keys.

use crate::desk::{OTHER, SERVICE, id, put, room};
use kith_store::{Also, Store, WrapRow};

exam!(
    a_wrap_is_found_by_its_room,
    a_wrap_is_never_overwritten,
    dropping_a_rooms_wraps_leaves_the_others,
    e63_rooms_whose_key_is_gone_are_named,
    wraps_of_rooms_never_begun_are_named,
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
