//! A snapshot stays at its moment, and no table or column is forgotten in it.

use std::collections::BTreeMap;

use kith_store::{Part, Piece, Snapshot, Store};

use crate::desk::{Places, SERVICE, say};

/// How many rows each table has, by name and columns.
async fn counted(snapshot: &Snapshot) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for part in [Part::Ledger, Part::Keys] {
        let (mut pieces, mut table) = (snapshot.read(part), String::new());
        while let Some(piece) = pieces.recv().await {
            match piece.unwrap() {
                Piece::Table { name, columns } => {
                    table = format!("{name}: {}", columns.join(" "));
                    found.insert(table.clone(), 0);
                }
                Piece::Rows(rows) => *found.entry(table.clone()).or_default() += rows.len(),
            }
        }
    }
    found
}

#[tokio::test]
async fn a_snapshot_stays_at_its_moment_while_others_write() {
    let places = Places::new().await;
    for place in places.both() {
        let store = Store::create(place, SERVICE).await.unwrap();
        say(&store, [7; 16], 0).await.unwrap();
        let then = store.snapshot().await.unwrap();
        for size in 1..200 {
            say(&store, [7; 16], size).await.unwrap();
        }
        let entries = |found: BTreeMap<String, usize>| {
            let mut counts = found.iter().filter(|(name, _)| name.starts_with("entries:"));
            *counts.next().unwrap().1
        };
        assert_eq!(entries(counted(&then).await), 1, "{place}");
        assert_eq!(entries(counted(&store.snapshot().await.unwrap()).await), 200, "{place}");
    }
}

#[tokio::test]
async fn both_engines_give_the_same_tables_and_all_of_them() {
    let places = Places::new().await;
    let mut found = Vec::new();
    for place in places.both() {
        let store = Store::create(place, SERVICE).await.unwrap();
        let tables = counted(&store.snapshot().await.unwrap()).await;
        found.push(tables.into_keys().collect::<Vec<_>>());
    }
    assert_eq!(found[0], found[1]);
    let apart = ["ledger_steps", "key_steps", "service", "sessions"];
    let golden = crate::columns::GOLDEN.iter().filter(|(name, _)| !apart.contains(name));
    let golden: Vec<_> = golden.map(|(name, columns)| format!("{name}: {columns}")).collect();
    let mut sorted = golden.clone();
    sorted.sort();
    assert_eq!(found[0], sorted, "a table that is new is in every backup");
}

#[tokio::test]
async fn a_reader_that_stops_listening_ends_the_reading() {
    let places = Places::new().await;
    for place in places.both() {
        let store = Store::create(place, SERVICE).await.unwrap();
        say(&store, [7; 16], 0).await.unwrap();
        let snapshot = store.snapshot().await.unwrap();
        let mut pieces = snapshot.read(Part::Ledger);
        assert!(matches!(pieces.recv().await, Some(Ok(Piece::Table { .. }))));
        drop(pieces);
        drop(store);
    }
}
