//! Counting wrong secrets.

use kith_store::{Store, TryRow};

use crate::desk::{OTHER, SERVICE};

exam!(
    tries_are_counted_and_begin_anew,
    of_two_that_count_at_once_one_is_told_to_look_again,
    what_is_old_and_small_is_forgotten,
);

fn tries(path: u8, count: u32, seen: i64) -> TryRow {
    TryRow { path: [path; 32], count, until: seen + 5, seen }
}

async fn tries_are_counted_and_begin_anew(store: &Store) {
    assert_eq!(store.tries(SERVICE, [1; 32]).await.unwrap(), None);
    assert!(store.count_tries(SERVICE, tries(1, 1, 10), 0).await.unwrap());
    assert!(store.count_tries(SERVICE, tries(1, 2, 11), 1).await.unwrap());
    assert_eq!(store.tries(SERVICE, [1; 32]).await.unwrap(), Some(tries(1, 2, 11)));
    assert_eq!(store.tries(SERVICE, [2; 32]).await.unwrap(), None);
    assert_eq!(store.tries(OTHER, [1; 32]).await.unwrap(), None);
    store.drop_tries(SERVICE, [1; 32]).await.unwrap();
    assert_eq!(store.tries(SERVICE, [1; 32]).await.unwrap(), None);
}

async fn of_two_that_count_at_once_one_is_told_to_look_again(store: &Store) {
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.count_tries(SERVICE, tries(1, 1, 10), 0).await })
        })
        .collect();
    let mut counted = 0;
    for task in tasks {
        counted += u32::from(task.await.unwrap().unwrap());
    }
    assert_eq!(counted, 1);
    assert!(!store.count_tries(SERVICE, tries(1, 3, 12), 2).await.unwrap());
    assert_eq!(store.tries(SERVICE, [1; 32]).await.unwrap(), Some(tries(1, 1, 10)));
    assert!(!store.count_tries(SERVICE, tries(2, 3, 12), 2).await.unwrap(), "there is none");
}

async fn what_is_old_and_small_is_forgotten(store: &Store) {
    for (path, count, seen) in [(1, 1, 10), (2, 1, 20), (3, 1, 10)] {
        assert!(store.count_tries(SERVICE, tries(path, count, seen), 0).await.unwrap());
    }
    assert!(store.count_tries(SERVICE, tries(3, 9, 10), 1).await.unwrap());
    store.forget_tries(SERVICE, 20, 5).await.unwrap();
    for (path, left) in [(1, false), (2, true), (3, true)] {
        assert_eq!(store.tries(SERVICE, [path; 32]).await.unwrap().is_some(), left, "{path}");
    }
}
