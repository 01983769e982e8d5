//! Two nodes over one database.

use crate::desk::{Places, SERVICE, say};
use kith_store::{AppendError, Grew, Store};
use std::time::Duration;
use tokio::time::timeout;

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
