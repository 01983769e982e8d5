//! E59: a COMMIT of which nobody knows whether it was carried out. Sent again with its tag, it
//! stands there once, and says where.

use kith_store::testing::{self, Cut, Proxy, Server};
use kith_store::{AppendError, Batch, Id, Location, Store, Trouble};

use crate::desk::{SERVICE, append};

const ROOM: Id = [7; 16];

fn tag(number: u64) -> Id {
    u128::from(number).to_be_bytes()
}

/// Submits the entry with this number, as often as it is called.
async fn submit(store: &Store, number: u64) -> Result<(), AppendError> {
    let mut append = append(ROOM, number);
    for entry in &mut append.entries {
        entry.once = Some(tag(number));
    }
    store.append(SERVICE.service, Batch { appends: vec![append], also: Vec::new() }).await
}

fn is_unknown(answer: &Result<(), AppendError>) -> bool {
    matches!(answer, Err(AppendError::Trouble(Trouble::Unavailable(_))))
}

fn stored(number: u64) -> Result<(), AppendError> {
    Err(AppendError::Once { room: ROOM, seq: number })
}

async fn size(store: &Store) -> usize {
    store.hashes(SERVICE.service, ROOM).await.unwrap().len()
}

#[tokio::test]
async fn e59_a_commit_whose_answer_is_lost_is_stored_once() {
    let database = testing::database().await.unwrap();
    let proxy = Proxy::before(&database).unwrap();
    let store = Store::create(proxy.location(), SERVICE).await.unwrap();
    for number in 0..20 {
        proxy.cut(Cut::After);
        let cut = submit(&store, number).await;
        assert!(is_unknown(&cut), "{cut:?}");
        assert_eq!(submit(&store, number).await, stored(number));
        assert_eq!(submit(&store, number).await, stored(number), "and for ever");
        assert_eq!(size(&store).await as u64, number + 1);
    }
}

#[tokio::test]
async fn e59_a_commit_that_never_arrives_is_stored_by_the_next_submit() {
    let database = testing::database().await.unwrap();
    let proxy = Proxy::before(&database).unwrap();
    let store = Store::create(proxy.location(), SERVICE).await.unwrap();
    for number in 0..20 {
        proxy.cut(Cut::Before);
        let cut = submit(&store, number).await;
        assert!(is_unknown(&cut), "{cut:?}");
        assert_eq!(size(&store).await as u64, number, "nothing of it is there");
        assert_eq!(submit(&store, number).await, Ok(()));
        assert_eq!(submit(&store, number).await, stored(number));
    }
}

/// Commits on a server that is killed meanwhile, and says whether the last was acknowledged.
async fn kill_in_mid_commit(server: &Server, settings: &str, number: u64) -> bool {
    server.start(settings).unwrap();
    let proxy = Proxy::before(&Location::Database(server.address("postgres"))).unwrap();
    let store = Store::open(proxy.location()).await.unwrap();
    proxy.cut(Cut::Nowhere);
    let submitting = tokio::spawn({
        let store = store.clone();
        async move { submit(&store, number).await }
    });
    proxy.sent().await;
    server.stop().unwrap();
    let answer = submitting.await.unwrap();
    assert!(answer == Ok(()) || is_unknown(&answer), "{answer:?}");
    server.start("").unwrap();
    let again = submit(&store, number).await;
    assert!(again == stored(number) || (again == Ok(()) && answer.is_err()), "{again:?}");
    assert_eq!(submit(&store, number).await, stored(number));
    assert_eq!(size(&store).await as u64, number + 1);
    server.stop().unwrap();
    answer.is_ok()
}

#[tokio::test]
async fn e59_crash_of_the_server_in_mid_commit_is_resolved_by_the_tag() {
    let server = Server::make().unwrap();
    server.start("").unwrap();
    let location = Location::Database(server.address("postgres"));
    drop(Store::create(&location, SERVICE).await.unwrap());
    server.stop().unwrap();
    // Between writing and syncing the server waits so long that the kill falls in between.
    let slow = "-c commit_delay=100000 -c commit_siblings=0";
    for number in 0..3 {
        let acknowledged = kill_in_mid_commit(&server, slow, number * 2).await;
        assert!(!acknowledged, "it was killed too late");
        kill_in_mid_commit(&server, "", number * 2 + 1).await;
    }
}
