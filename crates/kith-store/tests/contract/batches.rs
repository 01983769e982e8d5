//! Several rooms and rows at once: all of it, or none of it.

use kith_store::{Also, AppendError, Batch, BondRow, InvitationRow, Store};

use crate::desk::{SERVICE, account, append, batch, entry, id, put, room, say};

exam!(
    rooms_grow_together,
    one_room_that_moved_stops_them_all,
    rows_are_written_with_entries,
    a_refused_row_takes_the_entries_with_it,
    refused_entries_take_the_rows_with_them,
    a_room_is_made_once,
    a_room_may_repeat_in_a_batch,
    a_refused_batch_does_not_touch_its_neighbours,
    rooms_are_listed_by_person_and_kind,
);

async fn rooms_grow_together(store: &Store) {
    let appends = [3, 1, 2].map(|room| append(id(room), 0, vec![entry(room)])).to_vec();
    store.append(SERVICE, batch(appends)).await.unwrap();
    for room in [1, 2, 3] {
        assert_eq!(store.hashes(SERVICE, id(room)).await.unwrap(), [entry(room).hash]);
    }
}

async fn one_room_that_moved_stops_them_all(store: &Store) {
    say(store, id(2), 0, 1).await.unwrap();
    let appends = [1, 2, 3].map(|room| append(id(room), 0, vec![entry(9)])).to_vec();
    let refused = store.append(SERVICE, batch(appends)).await;
    assert_eq!(refused, Err(AppendError::Moved { room: id(2) }));
    assert_eq!(store.heads(SERVICE, &[id(1), id(3)]).await.unwrap(), []);
    assert_eq!(store.hashes(SERVICE, id(2)).await.unwrap(), [entry(1).hash]);
}

fn bond() -> BondRow {
    BondRow { bond: id(50), room: id(1), person: id(60), role: 1, state: 1, since: 5 }
}

fn invitation() -> InvitationRow {
    InvitationRow {
        token: [4; 32],
        code: [5; 32],
        person: id(70),
        role: 3,
        expires: 99,
        used: None,
        tries: 0,
    }
}

async fn rows_are_written_with_entries(store: &Store) {
    let also = vec![
        Also::Room(room(1, 0, 60)),
        Also::Bond(bond()),
        Also::Account(account(7, "wren")),
        Also::Invitation(invitation()),
    ];
    let appends = vec![append(id(1), 0, vec![entry(1)])];
    store.append(SERVICE, Batch { appends, also }).await.unwrap();
    assert_eq!(store.room(SERVICE, id(1)).await.unwrap(), Some(room(1, 0, 60)));
    assert_eq!(store.bond(SERVICE, id(60), id(1)).await.unwrap(), Some(bond()));
    let found = store.account_by_handle(SERVICE, "wren").await.unwrap();
    assert_eq!(found, Some(account(7, "wren")));
    assert_eq!(store.invitation(SERVICE, [4; 32]).await.unwrap(), Some(invitation()));
    assert_eq!(store.hashes(SERVICE, id(1)).await.unwrap().len(), 1);
}

async fn a_refused_row_takes_the_entries_with_it(store: &Store) {
    put(store, vec![Also::Account(account(7, "wren"))]).await.unwrap();
    let also = vec![Also::Bond(bond()), Also::Account(account(8, "wren"))];
    let appends = vec![append(id(1), 0, vec![entry(1)])];
    let refused = store.append(SERVICE, Batch { appends, also }).await;
    assert_eq!(refused, Err(AppendError::HandleTaken));
    assert_eq!(store.heads(SERVICE, &[id(1)]).await.unwrap(), []);
    assert_eq!(store.bond(SERVICE, id(60), id(1)).await.unwrap(), None);
    assert_eq!(store.account(SERVICE, id(8)).await.unwrap(), None);
}

async fn refused_entries_take_the_rows_with_them(store: &Store) {
    put(store, vec![Also::Account(account(7, "wren")), Also::Invitation(invitation())])
        .await
        .unwrap();
    say(store, id(1), 0, 1).await.unwrap();
    let also = vec![
        Also::Account(account(7, "robin")),
        Also::Room(room(1, 0, 60)),
        Also::UseInvitation { token: [4; 32], at: 6 },
    ];
    let appends = vec![append(id(1), 0, vec![entry(2)])];
    let refused = store.append(SERVICE, Batch { appends, also }).await;
    assert_eq!(refused, Err(AppendError::Moved { room: id(1) }));
    assert_eq!(store.room(SERVICE, id(1)).await.unwrap(), None);
    assert_eq!(store.account(SERVICE, id(7)).await.unwrap(), Some(account(7, "wren")));
    assert_eq!(store.invitation(SERVICE, [4; 32]).await.unwrap(), Some(invitation()));
}

async fn a_room_is_made_once(store: &Store) {
    put(store, vec![Also::Room(room(1, 0, 60))]).await.unwrap();
    let again = put(store, vec![Also::Room(room(1, 4, 61))]).await;
    assert_eq!(again, Err(AppendError::Moved { room: id(1) }));
    assert_eq!(store.room(SERVICE, id(1)).await.unwrap(), Some(room(1, 0, 60)));
}

async fn a_room_may_repeat_in_a_batch(store: &Store) {
    let appends = vec![append(id(1), 0, vec![entry(1)]), append(id(1), 1, vec![entry(2)])];
    store.append(SERVICE, batch(appends)).await.unwrap();
    assert_eq!(store.hashes(SERVICE, id(1)).await.unwrap(), [entry(1).hash, entry(2).hash]);
}

/// Offered at the same moment, so that an engine that commits together does so.
async fn a_refused_batch_does_not_touch_its_neighbours(store: &Store) {
    say(store, id(2), 0, 1).await.unwrap();
    let (first, refused, last) =
        tokio::join!(say(store, id(1), 0, 11), say(store, id(2), 0, 12), say(store, id(3), 0, 13));
    assert_eq!((first, last), (Ok(()), Ok(())));
    assert_eq!(refused, Err(AppendError::Moved { room: id(2) }));
    let heads = store.heads(SERVICE, &[id(1), id(2), id(3)]).await.unwrap();
    assert_eq!(heads.iter().map(|(_, head)| head.size).collect::<Vec<_>>(), [1, 1, 1]);
}

async fn rooms_are_listed_by_person_and_kind(store: &Store) {
    let rows = [room(3, 0, 60), room(1, 1, 60), room(2, 1, 61)];
    put(store, rows.iter().cloned().map(Also::Room).collect()).await.unwrap();
    assert_eq!(store.rooms_of(SERVICE, id(60)).await.unwrap(), [room(1, 1, 60), room(3, 0, 60)]);
    assert_eq!(store.rooms_of_kind(SERVICE, 1).await.unwrap(), [room(1, 1, 60), room(2, 1, 61)]);
    assert_eq!(store.rooms_of(SERVICE, id(99)).await.unwrap(), []);
}
