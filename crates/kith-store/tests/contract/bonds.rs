//! Bonds: who may ask to open which room.

use kith_store::{Also, BondRow, Store};

use crate::desk::{OTHER, SERVICE, id, put};

exam!(
    bonds_are_found_from_both_sides,
    a_bond_is_replaced_by_its_newer_state,
    of_several_bonds_the_newest_counts,
);

fn bond(number: u64, person: u64, room: u64, since: i64) -> BondRow {
    BondRow { bond: id(number), room: id(room), person: id(person), role: 1, state: 1, since }
}

async fn bonds_are_found_from_both_sides(store: &Store) {
    let rows = [bond(1, 10, 20, 3), bond(2, 10, 21, 2), bond(3, 11, 20, 1)];
    put(store, rows.iter().cloned().map(Also::Bond).collect()).await.unwrap();
    let [first, second, third] = rows;
    let of_person = store.bonds_of_person(SERVICE, id(10)).await.unwrap();
    assert_eq!(of_person, [second, first.clone()]);
    let of_room = store.bonds_of_room(SERVICE, id(20)).await.unwrap();
    assert_eq!(of_room, [third, first.clone()]);
    assert_eq!(store.bond(SERVICE, id(10), id(20)).await.unwrap(), Some(first));
    assert_eq!(store.bond(SERVICE, id(11), id(21)).await.unwrap(), None);
    assert_eq!(store.bonds_of_person(OTHER, id(10)).await.unwrap(), []);
}

async fn a_bond_is_replaced_by_its_newer_state(store: &Store) {
    put(store, vec![Also::Bond(bond(1, 10, 20, 1))]).await.unwrap();
    let ended = BondRow { state: 4, role: 2, since: 9, ..bond(1, 10, 20, 1) };
    put(store, vec![Also::Bond(ended.clone())]).await.unwrap();
    assert_eq!(store.bonds_of_person(SERVICE, id(10)).await.unwrap(), [ended]);
}

async fn of_several_bonds_the_newest_counts(store: &Store) {
    let rows = vec![Also::Bond(bond(2, 10, 20, 5)), Also::Bond(bond(1, 10, 20, 8))];
    put(store, rows).await.unwrap();
    let found = store.bond(SERVICE, id(10), id(20)).await.unwrap();
    assert_eq!(found, Some(bond(1, 10, 20, 8)));
}
