//! Sign-ins.

use kith_store::{Also, SessionRow, Store};

use crate::desk::{SERVICE, account, id, put};

exam!(
    a_sign_in_comes_with_its_account,
    a_sign_in_is_touched_until_it_ends,
    a_new_token_replaces_the_old_one,
    a_place_is_kept_and_cleared,
    ending_one_or_the_others_leaves_the_rest,
    the_last_proof_is_kept_until_it_ends,
    ending_all_ends_those_of_one_account,
    a_batch_can_begin_and_end_sign_ins,
    e60_an_ended_sign_in_never_comes_back,
    old_sign_ins_are_forgotten,
);

fn session(token: u8, account: u64, began: i64) -> SessionRow {
    SessionRow {
        token: [token; 32],
        signin: id(token.into()),
        account: id(account),
        began,
        seen: began,
        second: None,
        place: None,
        ended: None,
        fresh: Some(began),
        label: Some(b"sealed".to_vec()),
    }
}

async fn sign_in(store: &Store, row: SessionRow) {
    let handle = format!("handle-{:?}", row.account[7]);
    let number = row.account[7].into();
    put(store, vec![Also::Account(account(number, &handle))]).await.unwrap();
    store.put_session(SERVICE, row).await.unwrap();
}

async fn a_sign_in_comes_with_its_account(store: &Store) {
    sign_in(store, session(1, 7, 10)).await;
    let (row, owner) = store.session(SERVICE, [1; 32]).await.unwrap().unwrap();
    assert_eq!(row, session(1, 7, 10));
    assert_eq!(owner.account, id(7));
    assert_eq!(store.session(SERVICE, [2; 32]).await.unwrap(), None);
}

async fn a_sign_in_is_touched_until_it_ends(store: &Store) {
    sign_in(store, session(1, 7, 10)).await;
    assert!(store.touch_session(SERVICE, [1; 32], 20, Some(19)).await.unwrap());
    let touched = SessionRow { seen: 20, second: Some(19), ..session(1, 7, 10) };
    assert_eq!(store.session(SERVICE, [1; 32]).await.unwrap().unwrap().0, touched);
    assert!(store.touch_session(SERVICE, [1; 32], 21, None).await.unwrap());
    assert!(store.end_session(SERVICE, [1; 32], 22).await.unwrap());
    assert!(!store.touch_session(SERVICE, [1; 32], 23, None).await.unwrap());
    assert!(!store.touch_session(SERVICE, [9; 32], 23, None).await.unwrap(), "there is none");
    let ended = SessionRow { seen: 21, ended: Some(22), ..session(1, 7, 10) };
    assert_eq!(store.session(SERVICE, [1; 32]).await.unwrap().unwrap().0, ended);
}

async fn a_new_token_replaces_the_old_one(store: &Store) {
    sign_in(store, session(1, 7, 10)).await;
    assert!(store.replace_token(SERVICE, [1; 32], [2; 32]).await.unwrap());
    assert_eq!(store.session(SERVICE, [1; 32]).await.unwrap(), None);
    let (row, _) = store.session(SERVICE, [2; 32]).await.unwrap().unwrap();
    assert_eq!((row.signin, row.token), (id(1), [2; 32]));
    assert!(!store.replace_token(SERVICE, [1; 32], [3; 32]).await.unwrap());
}

async fn a_place_is_kept_and_cleared(store: &Store) {
    sign_in(store, session(1, 7, 10)).await;
    for place in [Some(b"sealed".to_vec()), None] {
        assert!(store.set_place(SERVICE, [1; 32], place.clone()).await.unwrap());
        assert_eq!(store.session(SERVICE, [1; 32]).await.unwrap().unwrap().0.place, place);
    }
}

async fn ending_all_ends_those_of_one_account(store: &Store) {
    for row in [session(1, 7, 10), session(2, 7, 11), session(3, 8, 12)] {
        sign_in(store, row).await;
    }
    store.end_session(SERVICE, [1; 32], 20).await.unwrap();
    store.end_sessions(SERVICE, id(7), 30).await.unwrap();
    let ended: Vec<_> =
        store.sessions_of(SERVICE, id(7)).await.unwrap().iter().map(|row| row.ended).collect();
    assert_eq!(ended, [Some(20), Some(30)], "the first end stands");
    assert_eq!(store.sessions_of(SERVICE, id(8)).await.unwrap()[0].ended, None);
}

async fn ending_one_or_the_others_leaves_the_rest(store: &Store) {
    for row in [session(1, 7, 10), session(2, 7, 11), session(3, 7, 12), session(4, 8, 13)] {
        sign_in(store, row).await;
    }
    assert!(store.end_signin(SERVICE, id(7), id(1), 20).await.unwrap());
    assert!(!store.end_signin(SERVICE, id(7), id(1), 21).await.unwrap(), "it has ended");
    assert!(!store.end_signin(SERVICE, id(7), id(4), 21).await.unwrap(), "it is another's");
    store.end_others(SERVICE, id(7), id(3), 30).await.unwrap();
    let ended: Vec<_> =
        store.sessions_of(SERVICE, id(7)).await.unwrap().iter().map(|row| row.ended).collect();
    assert_eq!(ended, [Some(20), Some(30), None]);
    assert_eq!(store.sessions_of(SERVICE, id(8)).await.unwrap()[0].ended, None);
}

async fn the_last_proof_is_kept_until_it_ends(store: &Store) {
    sign_in(store, session(1, 7, 10)).await;
    for fresh in [Some(40), None] {
        assert!(store.set_fresh(SERVICE, [1; 32], fresh).await.unwrap());
        assert_eq!(store.session(SERVICE, [1; 32]).await.unwrap().unwrap().0.fresh, fresh);
    }
    store.end_session(SERVICE, [1; 32], 50).await.unwrap();
    assert!(!store.set_fresh(SERVICE, [1; 32], Some(60)).await.unwrap());
}

async fn a_batch_can_begin_and_end_sign_ins(store: &Store) {
    sign_in(store, session(1, 7, 10)).await;
    let also = vec![Also::EndSessions { account: id(7), at: 20 }, Also::Session(session(2, 7, 20))];
    put(store, also).await.unwrap();
    let rows = store.sessions_of(SERVICE, id(7)).await.unwrap();
    let ended: Vec<_> = rows.iter().map(|row| row.ended).collect();
    assert_eq!(ended, [Some(20), None]);
}

/// Whatever the clock says next, an end is an end.
async fn e60_an_ended_sign_in_never_comes_back(store: &Store) {
    sign_in(store, session(1, 7, 1_000)).await;
    store.end_session(SERVICE, [1; 32], 2_000).await.unwrap();
    for at in [0, 500, 2_000, i64::MAX] {
        assert!(!store.touch_session(SERVICE, [1; 32], at, Some(at)).await.unwrap());
        assert!(!store.replace_token(SERVICE, [1; 32], [2; 32]).await.unwrap());
        assert!(!store.end_session(SERVICE, [1; 32], at).await.unwrap());
        store.end_sessions(SERVICE, id(7), at).await.unwrap();
    }
    let (row, _) = store.session(SERVICE, [1; 32]).await.unwrap().unwrap();
    assert_eq!((row.ended, row.second), (Some(2_000), None));
}

async fn old_sign_ins_are_forgotten(store: &Store) {
    for row in [session(1, 7, 10), session(2, 7, 20)] {
        sign_in(store, row).await;
    }
    store.forget_sessions(SERVICE, 20).await.unwrap();
    let left = store.sessions_of(SERVICE, id(7)).await.unwrap();
    assert_eq!(left, [session(2, 7, 20)]);
}
