//! One room: entries, heads, and who wrote first.

use kith_store::{Append, AppendError, EntryRow, Grew, HeadRow, NewEntry, Store, Tail, Trouble};

use crate::desk::{OTHER, SERVICE, append, batch, entry, id, say};

exam!(
    a_room_begins_with_its_first_entry,
    e39_a_fork_is_refused,
    an_append_ahead_of_the_room_is_refused,
    what_is_read_is_what_was_written,
    a_tail_begins_where_asked,
    the_glance_stays_until_it_is_replaced,
    heads_come_in_the_order_asked,
    many_heads_are_found,
    the_newest_entry_of_all_is_found,
    an_append_without_entries_is_refused,
    nothing_crosses_services,
    whoever_watches_hears_of_growth,
);

async fn a_room_begins_with_its_first_entry(store: &Store) {
    let nothing = Tail { head: None, entries: Vec::new() };
    assert_eq!(store.tail(SERVICE, id(1), 0).await.unwrap(), nothing);
    say(store, id(1), 0, 1).await.unwrap();
    let tail = store.tail(SERVICE, id(1), 0).await.unwrap();
    assert_eq!(tail.head.unwrap().size, 1);
    assert_eq!(tail.entries.len(), 1);
}

async fn the_newest_entry_of_all_is_found(store: &Store) {
    assert_eq!(store.newest_entry(SERVICE).await.unwrap(), None);
    for (room, mark, at) in [(1, 3, 50), (2, 9, 70), (3, 4, 60)] {
        let later = NewEntry { at, ..entry(mark) };
        store.append(SERVICE, batch(vec![append(id(room), 0, vec![later])])).await.unwrap();
    }
    let newest = store.newest_entry(SERVICE).await.unwrap().expect("one");
    assert_eq!((newest.hash, newest.at), (entry(9).hash, 70));
}

async fn e39_a_fork_is_refused(store: &Store) {
    say(store, id(1), 0, 1).await.unwrap();
    say(store, id(1), 1, 2).await.unwrap();
    for (expect, mark) in [(0, 10), (1, 11)] {
        let refused = say(store, id(1), expect, mark).await;
        assert_eq!(refused, Err(AppendError::Moved { room: id(1) }));
    }
    let hashes = store.hashes(SERVICE, id(1)).await.unwrap();
    assert_eq!(hashes, [entry(1).hash, entry(2).hash], "the second story left something behind");
}

async fn an_append_ahead_of_the_room_is_refused(store: &Store) {
    assert_eq!(say(store, id(1), 1, 1).await, Err(AppendError::Moved { room: id(1) }));
    say(store, id(1), 0, 1).await.unwrap();
    assert_eq!(say(store, id(1), 2, 2).await, Err(AppendError::Moved { room: id(1) }));
    assert_eq!(store.hashes(SERVICE, id(1)).await.unwrap().len(), 1);
}

async fn what_is_read_is_what_was_written(store: &Store) {
    let offered = append(id(1), 0, vec![entry(1), entry(2)]);
    store.append(SERVICE, batch(vec![offered.clone()])).await.unwrap();
    let head = HeadRow { size: 2, head: offered.head, glance: None };
    let rows: Vec<EntryRow> = offered
        .entries
        .into_iter()
        .zip(0..)
        .map(|(new, seq)| EntryRow {
            seq,
            leaf: new.leaf,
            hash: new.hash,
            sealed: new.sealed,
            class: new.class,
            epoch: new.epoch,
            at: new.at,
        })
        .collect();
    assert_eq!(store.entry(SERVICE, id(1), 1).await.unwrap().as_ref(), rows.last());
    assert_eq!(store.entry(SERVICE, id(1), 2).await.unwrap(), None);
    let tail = store.tail(SERVICE, id(1), 0).await.unwrap();
    assert_eq!(tail, Tail { head: Some(head), entries: rows });
}

async fn a_tail_begins_where_asked(store: &Store) {
    for seq in 0..5 {
        say(store, id(1), seq, seq).await.unwrap();
    }
    say(store, id(2), 0, 99).await.unwrap();
    let tail = store.tail(SERVICE, id(1), 3).await.unwrap();
    let seqs: Vec<u64> = tail.entries.iter().map(|row| row.seq).collect();
    assert_eq!(seqs, [3, 4]);
    let past = store.tail(SERVICE, id(1), 5).await.unwrap();
    assert_eq!((past.head.unwrap().size, past.entries.len()), (5, 0));
}

async fn the_glance_stays_until_it_is_replaced(store: &Store) {
    let glances = [Some(b"first".to_vec()), None, Some(b"second".to_vec())];
    let seen = [b"first".to_vec(), b"first".to_vec(), b"second".to_vec()];
    for ((seq, glance), seen) in (0..).zip(glances).zip(seen) {
        let offered = Append { glance, ..append(id(1), seq, vec![entry(seq)]) };
        store.append(SERVICE, batch(vec![offered])).await.unwrap();
        let heads = store.heads(SERVICE, &[id(1)]).await.unwrap();
        assert_eq!(heads[0].1.glance, Some(seen));
    }
}

async fn heads_come_in_the_order_asked(store: &Store) {
    for room in [1, 2, 3] {
        say(store, id(room), 0, room).await.unwrap();
    }
    let asked = [id(3), id(9), id(1)];
    let heads = store.heads(SERVICE, &asked).await.unwrap();
    let rooms: Vec<_> = heads.iter().map(|(room, head)| (*room, head.size)).collect();
    assert_eq!(rooms, [(id(3), 1), (id(1), 1)]);
    assert_eq!(store.heads(SERVICE, &[]).await.unwrap(), []);
}

async fn many_heads_are_found(store: &Store) {
    let rooms: Vec<_> = (0..40).map(id).collect();
    let appends = rooms.iter().map(|&room| append(room, 0, vec![entry(1)])).collect();
    store.append(SERVICE, batch(appends)).await.unwrap();
    for count in [1, 15, 16, 17, 32, 40] {
        let heads = store.heads(SERVICE, &rooms[..count]).await.unwrap();
        let found: Vec<_> = heads.into_iter().map(|(room, _)| room).collect();
        assert_eq!(found, rooms[..count], "{count} rooms");
    }
}

async fn an_append_without_entries_is_refused(store: &Store) {
    let refused = store.append(SERVICE, batch(vec![append(id(1), 0, Vec::new())])).await;
    assert!(matches!(refused, Err(AppendError::Trouble(Trouble::Misused(_)))));
    assert_eq!(store.heads(SERVICE, &[id(1)]).await.unwrap(), []);
}

async fn nothing_crosses_services(store: &Store) {
    say(store, id(1), 0, 1).await.unwrap();
    store.append(OTHER, batch(vec![append(id(1), 0, vec![entry(2)])])).await.unwrap();
    assert_eq!(store.hashes(SERVICE, id(1)).await.unwrap(), [entry(1).hash]);
    assert_eq!(store.hashes(OTHER, id(1)).await.unwrap(), [entry(2).hash]);
}

async fn whoever_watches_hears_of_growth(store: &Store) {
    let mut heard = store.watch();
    say(store, id(1), 0, 1).await.unwrap();
    assert_eq!(say(store, id(1), 0, 2).await, Err(AppendError::Moved { room: id(1) }));
    say(store, id(1), 1, 3).await.unwrap();
    assert_eq!(heard.recv().await.unwrap(), Grew { room: id(1), size: 1 });
    assert_eq!(heard.recv().await.unwrap(), Grew { room: id(1), size: 2 });
    assert!(heard.try_recv().is_err(), "a refused append is not growth");
}
