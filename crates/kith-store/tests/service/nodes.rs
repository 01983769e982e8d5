//! Two nodes over one database.

use std::time::Duration;

use kith_store::{
    Also, AppendError, Batch, Grew, HoldRow, OpenError, ServiceRow, SlotsRow, Store, testing,
};
use tokio::time::timeout;

use crate::desk::{Places, SERVICE, say};
use crate::migrations::NEWEST;

const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::test]
async fn a_second_node_hears_what_the_first_wrote() {
    let places = Places::new().await;
    let first = Store::create(&places.postgres, SERVICE).await.unwrap();
    let second = Store::open(&places.postgres).await.unwrap();
    let mut heard = second.watch();
    // The second node may still be on its way to listening.
    let mut seq = 0;
    let news = loop {
        say(&first, [7; 16], seq).await.unwrap();
        seq += 1;
        if let Ok(news) = timeout(Duration::from_millis(200), heard.recv()).await {
            break news.unwrap();
        }
    };
    assert_eq!(news.room, [7; 16]);
    assert!((1..=seq).contains(&news.size));
}

#[tokio::test]
async fn a_node_hears_its_own_writing_once() {
    let places = Places::new().await;
    let store = Store::create(&places.postgres, SERVICE).await.unwrap();
    let other = Store::open(&places.postgres).await.unwrap();
    let mut heard = store.watch();
    say(&store, [7; 16], 0).await.unwrap();
    let first = timeout(PATIENCE, heard.recv()).await.unwrap().unwrap();
    assert_eq!(first, Grew { room: [7; 16], size: 1 });
    // Whatever comes next must be the other node's, not an echo.
    let mut seq = 0;
    let next = loop {
        say(&other, [8; 16], seq).await.unwrap();
        seq += 1;
        if let Ok(news) = timeout(Duration::from_millis(200), heard.recv()).await {
            break news.unwrap();
        }
    };
    assert_eq!(next.room, [8; 16]);
}

#[tokio::test]
async fn e39_two_nodes_cannot_fork_a_room() {
    let places = Places::new().await;
    let first = Store::create(&places.postgres, SERVICE).await.unwrap();
    let second = Store::open(&places.postgres).await.unwrap();
    for seq in 0..20 {
        let (one, two) = tokio::join!(say(&first, [7; 16], seq), say(&second, [7; 16], seq));
        let moved = Err(AppendError::Moved { room: [7; 16] });
        assert!((one == Ok(()) && two == moved) || (two == Ok(()) && one == moved));
    }
    assert_eq!(second.hashes(SERVICE.service, [7; 16]).await.unwrap().len(), 20);
}

/// What is told while nobody can listen is lost, so that afterwards everybody looks once.
#[tokio::test]
async fn a_node_that_was_cut_off_looks_again() {
    let places = Places::new().await;
    let store = Store::create(&places.postgres, SERVICE).await.unwrap();
    let other = Store::open(&places.postgres).await.unwrap();
    let mut heard = store.watch();
    let (mut seq, mut news) = (0, None);
    // The listening connection is one of several, and which is cut is left to chance.
    while news != Some(Grew::ANY) {
        testing::cut_off(&places.postgres).await.unwrap();
        if say(&other, [7; 16], seq).await.is_ok() {
            seq += 1;
        }
        news = timeout(Duration::from_millis(200), heard.recv()).await.ok().map(Result::unwrap);
        assert!(seq < 100, "nobody was told to look again");
    }
}

#[tokio::test]
async fn of_many_that_make_a_service_at_once_one_does_and_the_others_are_told() {
    for _ in 0..4 {
        let places = Places::new().await;
        let tasks: Vec<_> = (1..=6)
            .map(|number| {
                let place = places.postgres.clone();
                let service = ServiceRow { service: [number; 16], created: 5 };
                tokio::spawn(async move { Store::create(&place, service).await })
            })
            .collect();
        let mut made = Vec::new();
        for task in tasks {
            match task.await.unwrap() {
                Ok(store) => made.push(store.service().clone()),
                Err(refused) => assert!(matches!(refused, OpenError::Exists(_)), "{refused}"),
            }
        }
        assert_eq!(made.len(), 1);
        assert_eq!(Store::open(&places.postgres).await.unwrap().service(), &made[0]);
    }
}

#[tokio::test]
async fn e62_of_several_that_migrate_at_once_one_does() {
    let places = Places::new().await;
    testing::older(&places.postgres, 1).await.unwrap();
    let tasks = [(); 4].map(|()| {
        let place = places.postgres.clone();
        tokio::spawn(async move { Store::migrate(&place).await })
    });
    let mut found = Vec::new();
    for task in tasks {
        found.push(task.await.unwrap().unwrap());
    }
    found.sort_unstable();
    assert_eq!(found, [(1, NEWEST), (NEWEST, NEWEST), (NEWEST, NEWEST), (NEWEST, NEWEST)]);
}

/// Takes a time of one person for a meeting, if it is free.
async fn take(store: &Store, meeting: [u8; 16], starts: i64) -> Result<(), AppendError> {
    let hold = HoldRow { resource: [5; 16], starts, ends: starts + 50 };
    let row = SlotsRow { holder: meeting, holds: vec![hold], free: vec![hold] };
    let also = vec![Also::Slots(row)];
    store.append(SERVICE.service, Batch { appends: Vec::new(), also }).await
}

/// Every tenth moment overlaps its neighbours, so that at most every fifth can be had.
#[tokio::test]
async fn two_nodes_never_give_one_time_twice() {
    let places = Places::new().await;
    let first = Store::create(&places.postgres, SERVICE).await.unwrap();
    let second = Store::open(&places.postgres).await.unwrap();
    let tasks: Vec<_> = (0..120_u8)
        .map(|number| {
            let store = if number % 2 == 0 { first.clone() } else { second.clone() };
            let starts = i64::from(number % 30) * 10;
            tokio::spawn(async move { (starts, take(&store, [number; 16], starts).await) })
        })
        .collect();
    let mut taken = Vec::new();
    for task in tasks {
        match task.await.unwrap() {
            (starts, Ok(())) => taken.push(starts),
            (_, refused) => assert_eq!(refused, Err(AppendError::NotFree)),
        }
    }
    taken.sort_unstable();
    assert!(taken.windows(2).all(|pair| pair[1] - pair[0] >= 50), "{taken:?}");
    for starts in (0..300).step_by(10) {
        assert_eq!(take(&second, [200; 16], starts).await, Err(AppendError::NotFree), "{starts}");
    }
}
