//! Drafts: what is half written must not be lost, nor one tab overwrite another.

use kith_store::{Also, Batch, DraftRow, SavedDraft, Store};

use crate::desk::{OTHER, SERVICE, append, entry, id, put};

exam!(
    a_draft_is_saved_and_saved_again,
    a_second_tab_does_not_overwrite_the_first,
    drafts_are_found_by_author_and_room,
    a_finished_draft_goes_with_its_entry,
    a_draft_is_changed_and_dropped_by_its_author_only,
    drafts_expire,
);

fn draft(number: u64, author: u64, room: u64, version: u64) -> DraftRow {
    DraftRow {
        draft: id(number),
        room: id(room),
        author: id(author),
        form: id(500),
        version,
        sealed: format!("sealed {number} {version}").into_bytes(),
        updated: version.cast_signed(),
        expires: 100,
    }
}

async fn a_draft_is_saved_and_saved_again(store: &Store) {
    for version in 1..=3 {
        let row = draft(1, 10, 20, version);
        let saved = store.save_draft(SERVICE, row.clone(), version - 1).await.unwrap();
        assert_eq!(saved, SavedDraft::Saved);
        assert_eq!(store.draft(SERVICE, id(1)).await.unwrap(), Some(row));
    }
    assert_eq!(store.draft(OTHER, id(1)).await.unwrap(), None);
}

async fn a_second_tab_does_not_overwrite_the_first(store: &Store) {
    store.save_draft(SERVICE, draft(1, 10, 20, 1), 0).await.unwrap();
    store.save_draft(SERVICE, draft(1, 10, 20, 2), 1).await.unwrap();
    let second = DraftRow { sealed: b"second tab".to_vec(), ..draft(1, 10, 20, 2) };
    for expect in [0, 1, 3] {
        let saved = store.save_draft(SERVICE, second.clone(), expect).await.unwrap();
        assert_eq!(saved, SavedDraft::Conflict, "expecting {expect}");
    }
    assert_eq!(store.draft(SERVICE, id(1)).await.unwrap(), Some(draft(1, 10, 20, 2)));
    let missing = store.save_draft(SERVICE, draft(2, 10, 20, 2), 1).await.unwrap();
    assert_eq!(missing, SavedDraft::Conflict, "nothing was saved before");
}

async fn drafts_are_found_by_author_and_room(store: &Store) {
    for row in [draft(1, 10, 20, 1), draft(2, 10, 21, 1), draft(3, 11, 20, 1)] {
        store.save_draft(SERVICE, row, 0).await.unwrap();
    }
    store.save_draft(SERVICE, draft(1, 10, 20, 2), 1).await.unwrap();
    let of_author = store.drafts_of(SERVICE, id(10)).await.unwrap();
    assert_eq!(of_author, [draft(2, 10, 21, 1), draft(1, 10, 20, 2)]);
    let here = store.drafts(SERVICE, id(20), id(11)).await.unwrap();
    assert_eq!(here, [draft(3, 11, 20, 1)]);
    assert_eq!(store.drafts(SERVICE, id(21), id(11)).await.unwrap(), []);
}

async fn a_finished_draft_goes_with_its_entry(store: &Store) {
    store.save_draft(SERVICE, draft(1, 10, 20, 1), 0).await.unwrap();
    let finish = |expect| Batch {
        appends: vec![append(id(20), expect, vec![entry(1)])],
        also: vec![Also::DropDraft { draft: id(1), author: id(10) }],
    };
    store.append(SERVICE, finish(7)).await.unwrap_err();
    assert!(store.draft(SERVICE, id(1)).await.unwrap().is_some(), "it was not finished");
    store.append(SERVICE, finish(0)).await.unwrap();
    assert_eq!(store.draft(SERVICE, id(1)).await.unwrap(), None);
    put(store, vec![Also::DropDraft { draft: id(1), author: id(10) }]).await.unwrap();
}

async fn a_draft_is_changed_and_dropped_by_its_author_only(store: &Store) {
    store.save_draft(SERVICE, draft(1, 10, 20, 1), 0).await.unwrap();
    let theirs = store.save_draft(SERVICE, draft(1, 11, 20, 2), 1).await.unwrap();
    assert_eq!(theirs, SavedDraft::Conflict);
    store.drop_draft(SERVICE, id(1), id(11)).await.unwrap();
    put(store, vec![Also::DropDraft { draft: id(1), author: id(11) }]).await.unwrap();
    assert_eq!(store.draft(SERVICE, id(1)).await.unwrap(), Some(draft(1, 10, 20, 1)));
    put(store, vec![Also::DropDraft { draft: id(1), author: id(10) }]).await.unwrap();
    assert_eq!(store.draft(SERVICE, id(1)).await.unwrap(), None);
}

async fn drafts_expire(store: &Store) {
    for (number, expires) in [(1, 10), (2, 11)] {
        let row = DraftRow { expires, ..draft(number, 10, 20, 1) };
        store.save_draft(SERVICE, row, 0).await.unwrap();
    }
    store.expire_drafts(SERVICE, 10).await.unwrap();
    assert_eq!(store.draft(SERVICE, id(1)).await.unwrap(), None);
    assert!(store.draft(SERVICE, id(2)).await.unwrap().is_some());
    store.drop_draft(SERVICE, id(2), id(10)).await.unwrap();
    assert_eq!(store.drafts_of(SERVICE, id(10)).await.unwrap(), []);
}
