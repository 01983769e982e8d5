//! The same submit, sent again.

use std::time::Duration;

use kith_store::{Also, AppendError, Batch, Store, Trouble};
use tokio::time::timeout;

use crate::desk::{SERVICE, account, append, batch, entry, id, put, say, tagged};

exam!(
    e51_the_same_submit_is_stored_once,
    e51_a_hundred_at_once_are_stored_once,
    e51_a_submit_sent_again_after_a_timeout_is_stored_once,
    a_tag_is_remembered_after_the_room_has_grown,
    the_same_tag_may_stand_in_two_rooms,
    a_stored_submit_is_told_so_before_any_other_refusal,
    one_tag_twice_in_a_batch_is_refused,
    a_refused_append_leaves_its_tag_free,
);

const TAG: [u8; 16] = [42; 16];

async fn submit(store: &Store, expect: u64, mark: u64) -> Result<(), AppendError> {
    let entries = vec![entry(mark), tagged(mark + 1, TAG)];
    store.append(SERVICE, batch(vec![append(id(1), expect, entries)])).await
}

async fn e51_the_same_submit_is_stored_once(store: &Store) {
    submit(store, 0, 1).await.unwrap();
    let stored = Err(AppendError::Once { room: id(1), seq: 1 });
    assert_eq!(submit(store, 2, 3).await, stored, "sent again after reading anew");
    assert_eq!(submit(store, 0, 1).await, stored, "sent again as it was");
    assert_eq!(store.once(SERVICE, id(1), TAG).await.unwrap(), Some(1));
    assert_eq!(store.hashes(SERVICE, id(1)).await.unwrap().len(), 2);
}

async fn e51_a_hundred_at_once_are_stored_once(store: &Store) {
    let tasks: Vec<_> = (0..100)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { submit(&store, 0, 1).await })
        })
        .collect();
    let mut stored = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => stored += 1,
            Err(refused) => assert_eq!(refused, AppendError::Once { room: id(1), seq: 1 }),
        }
    }
    assert_eq!(stored, 1);
    assert_eq!(store.hashes(SERVICE, id(1)).await.unwrap().len(), 2);
}

/// Whoever gave up waiting does not know whether it was written, and sends it again.
async fn e51_a_submit_sent_again_after_a_timeout_is_stored_once(store: &Store) {
    for number in 0..30 {
        let offer = || batch(vec![append(id(number), 0, vec![tagged(number, TAG)])]);
        let soon = Duration::from_micros(number * 40);
        let _ = timeout(soon, store.append(SERVICE, offer())).await;
        let again = store.append(SERVICE, offer()).await;
        let stored = Err(AppendError::Once { room: id(number), seq: 0 });
        assert!(again == Ok(()) || again == stored, "{again:?}");
        assert_eq!(store.hashes(SERVICE, id(number)).await.unwrap().len(), 1);
    }
}

async fn a_tag_is_remembered_after_the_room_has_grown(store: &Store) {
    submit(store, 0, 1).await.unwrap();
    for seq in 2..20 {
        say(store, id(1), seq, seq).await.unwrap();
    }
    assert_eq!(submit(store, 20, 1).await, Err(AppendError::Once { room: id(1), seq: 1 }));
    assert_eq!(store.once(SERVICE, id(1), [1; 16]).await.unwrap(), None);
}

async fn the_same_tag_may_stand_in_two_rooms(store: &Store) {
    let appends = [1, 2].map(|room| append(id(room), 0, vec![tagged(room, TAG)])).to_vec();
    store.append(SERVICE, batch(appends)).await.unwrap();
    assert_eq!(store.once(SERVICE, id(2), TAG).await.unwrap(), Some(0));
}

async fn a_stored_submit_is_told_so_before_any_other_refusal(store: &Store) {
    put(store, vec![Also::Account(account(7, "wren"))]).await.unwrap();
    submit(store, 0, 1).await.unwrap();
    let again = Batch {
        appends: vec![append(id(1), 2, vec![tagged(9, TAG)])],
        also: vec![Also::Account(account(8, "wren"))],
    };
    let told = store.append(SERVICE, again).await;
    assert_eq!(told, Err(AppendError::Once { room: id(1), seq: 1 }));
}

async fn one_tag_twice_in_a_batch_is_refused(store: &Store) {
    let entries = vec![tagged(1, TAG), tagged(2, TAG)];
    let refused = store.append(SERVICE, batch(vec![append(id(1), 0, entries)])).await;
    assert!(matches!(refused, Err(AppendError::Trouble(Trouble::Misused(_)))));
    assert_eq!(store.heads(SERVICE, &[id(1)]).await.unwrap(), []);
}

async fn a_refused_append_leaves_its_tag_free(store: &Store) {
    assert_eq!(submit(store, 5, 1).await, Err(AppendError::Moved { room: id(1) }));
    assert_eq!(store.once(SERVICE, id(1), TAG).await.unwrap(), None);
    submit(store, 0, 1).await.unwrap();
}
