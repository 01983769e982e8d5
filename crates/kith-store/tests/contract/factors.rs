//! What accounts prove themselves with.

use kith_store::{Also, AppendError, FactorRow, Store, UseRow};

use crate::desk::{OTHER, SERVICE, id, put};

exam!(
    factors_are_listed_oldest_first_and_found_by_their_hash,
    a_hash_belongs_to_one_factor,
    a_use_counts_once_and_leaves_the_rest,
    a_factor_is_used_once_by_a_crowd,
    a_batch_with_a_spent_factor_changes_nothing,
    one_or_a_kind_is_forgotten,
);

fn factor(account: u64, number: u64, lookup: Option<u8>) -> FactorRow {
    FactorRow {
        account: id(account),
        factor: id(number),
        kind: 3,
        lookup: lookup.map(|byte| [byte; 32]),
        sealed: b"sealed".to_vec(),
        created: number.cast_signed(),
        used: None,
        step: 0,
    }
}

fn once(row: &FactorRow, at: i64) -> UseRow {
    UseRow {
        account: row.account,
        factor: row.factor,
        before: (row.used, row.step),
        used: at,
        step: row.step + 1,
        sealed: b"sealed anew".to_vec(),
    }
}

async fn factors_are_listed_oldest_first_and_found_by_their_hash(store: &Store) {
    let rows = [factor(7, 1, None), factor(7, 2, Some(9)), factor(8, 3, None)];
    put(store, rows.iter().rev().cloned().map(Also::Factor).collect()).await.unwrap();
    assert_eq!(store.factors(SERVICE, id(7)).await.unwrap(), rows[..2]);
    assert_eq!(store.factors(OTHER, id(7)).await.unwrap(), []);
    let found = store.factor_by_lookup(SERVICE, [9; 32]).await.unwrap();
    assert_eq!(found.as_ref(), Some(&rows[1]));
    assert_eq!(store.factor_by_lookup(SERVICE, [8; 32]).await.unwrap(), None);
    assert_eq!(store.factor_by_lookup(OTHER, [9; 32]).await.unwrap(), None);
}

async fn a_hash_belongs_to_one_factor(store: &Store) {
    let row = factor(7, 1, Some(9));
    put(store, vec![Also::Factor(row.clone())]).await.unwrap();
    for other in [factor(7, 2, Some(9)), factor(8, 1, Some(9))] {
        assert_eq!(put(store, vec![Also::Factor(other)]).await, Err(AppendError::FactorTaken));
    }
    let changed = FactorRow { sealed: b"other".to_vec(), ..row };
    put(store, vec![Also::Factor(changed.clone())]).await.unwrap();
    assert_eq!(store.factors(SERVICE, id(7)).await.unwrap(), [changed]);
}

async fn a_use_counts_once_and_leaves_the_rest(store: &Store) {
    let row = factor(7, 1, Some(9));
    put(store, vec![Also::Factor(row.clone()), Also::Factor(factor(7, 2, None))]).await.unwrap();
    assert!(store.use_factor(SERVICE, once(&row, 20)).await.unwrap());
    assert!(!store.use_factor(SERVICE, once(&row, 21)).await.unwrap(), "it was used meanwhile");
    let used =
        FactorRow { used: Some(20), step: 1, sealed: b"sealed anew".to_vec(), ..row.clone() };
    assert_eq!(store.factors(SERVICE, id(7)).await.unwrap(), [used.clone(), factor(7, 2, None)]);
    assert!(store.use_factor(SERVICE, once(&used, 20)).await.unwrap());
    assert!(!store.use_factor(SERVICE, once(&factor(7, 3, None), 22)).await.unwrap(), "no such");
    assert!(!store.use_factor(OTHER, once(&factor(7, 2, None), 22)).await.unwrap());
}

async fn a_factor_is_used_once_by_a_crowd(store: &Store) {
    let row = factor(7, 1, None);
    put(store, vec![Also::Factor(row.clone())]).await.unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|at| {
            let (store, row) = (store.clone(), once(&row, at));
            tokio::spawn(async move {
                match at % 2 {
                    0 => store.use_factor(SERVICE, row).await.unwrap(),
                    _ => put(&store, vec![Also::UseFactor(row)]).await.is_ok(),
                }
            })
        })
        .collect();
    let mut used = 0;
    for task in tasks {
        used += u32::from(task.await.unwrap());
    }
    assert_eq!(used, 1);
}

async fn a_batch_with_a_spent_factor_changes_nothing(store: &Store) {
    let row = factor(7, 1, None);
    put(store, vec![Also::Factor(row.clone())]).await.unwrap();
    let both = |at| vec![Also::Factor(factor(7, 2, None)), Also::UseFactor(once(&row, at))];
    assert!(store.use_factor(SERVICE, once(&row, 20)).await.unwrap());
    assert_eq!(put(store, both(21)).await, Err(AppendError::FactorUsed));
    assert_eq!(store.factors(SERVICE, id(7)).await.unwrap().len(), 1);
}

async fn one_or_a_kind_is_forgotten(store: &Store) {
    let other = FactorRow { kind: 4, ..factor(7, 4, None) };
    let rows = [factor(7, 1, None), factor(7, 2, None), factor(7, 3, None), other.clone()];
    put(store, rows.into_iter().chain([factor(8, 5, None)]).map(Also::Factor).collect())
        .await
        .unwrap();
    put(store, vec![Also::DropFactor { account: id(7), factor: id(1) }]).await.unwrap();
    assert_eq!(store.factors(SERVICE, id(7)).await.unwrap().len(), 3);
    put(store, vec![Also::DropFactors { account: id(7), kind: 3 }]).await.unwrap();
    assert_eq!(store.factors(SERVICE, id(7)).await.unwrap(), [other]);
    assert_eq!(store.factors(SERVICE, id(8)).await.unwrap(), [factor(8, 5, None)]);
}
