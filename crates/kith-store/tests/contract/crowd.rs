//! Many writers and readers at once.

use kith_store::{AppendError, Store};

use crate::desk::{SERVICE, append, batch, entry, id};

exam!(
    every_writer_of_one_room_is_heard_in_the_end,
    opposite_orders_do_not_block_each_other,
    head_and_entries_agree_while_the_room_grows,
);

const WRITERS: u64 = 12;
const EACH: u64 = 6;

/// Appends to the rooms together, reading anew whenever someone was faster.
async fn insist(store: &Store, rooms: &[u64], mark: u64) {
    loop {
        let mut appends = Vec::new();
        for &room in rooms {
            let heads = store.heads(SERVICE, &[id(room)]).await.unwrap();
            let size = heads.first().map_or(0, |(_, head)| head.size);
            appends.push(append(id(room), size, vec![entry(mark)]));
        }
        match store.append(SERVICE, batch(appends)).await {
            Ok(()) => return,
            Err(AppendError::Moved { .. }) => tokio::task::yield_now().await,
            Err(other) => panic!("{other}"),
        }
    }
}

async fn every_writer_of_one_room_is_heard_in_the_end(store: &Store) {
    let tasks: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for turn in 0..EACH {
                    insist(&store, &[1], writer * 100 + turn).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let mut hashes = store.hashes(SERVICE, id(1)).await.unwrap();
    let count = hashes.len();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!((count, hashes.len()), (72, 72), "each entry once, none lost");
    assert_eq!(store.heads(SERVICE, &[id(1)]).await.unwrap()[0].1.size, WRITERS * EACH);
}

async fn opposite_orders_do_not_block_each_other(store: &Store) {
    let orders = [vec![1, 2, 3], vec![3, 2, 1]];
    let tasks: Vec<_> = (0..8_u64)
        .zip(orders.iter().cycle().cloned())
        .map(|(mark, rooms)| {
            let store = store.clone();
            tokio::spawn(async move { insist(&store, &rooms, mark).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    for room in 1..=3 {
        assert_eq!(store.hashes(SERVICE, id(room)).await.unwrap().len(), 8);
    }
}

async fn head_and_entries_agree_while_the_room_grows(store: &Store) {
    let writer = {
        let store = store.clone();
        tokio::spawn(async move {
            for mark in 0..60 {
                insist(&store, &[1], mark).await;
            }
        })
    };
    while !writer.is_finished() {
        let tail = store.tail(SERVICE, id(1), 0).await.unwrap();
        let size = tail.head.map_or(0, |head| head.size);
        let seqs: Vec<u64> = tail.entries.iter().map(|row| row.seq).collect();
        assert_eq!(seqs, (0..size).collect::<Vec<_>>());
        tokio::task::yield_now().await;
    }
    writer.await.unwrap();
}
