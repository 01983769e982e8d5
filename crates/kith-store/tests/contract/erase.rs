//! Everything of one person is deleted, and nothing of anybody else.

use kith_store::{
    Also, Append, BondRow, DraftRow, Erase, FactorRow, HoldRow, InvitationRow, SessionRow,
    SlotsRow, Store, WrapRow,
};

use crate::desk::{OTHER, SERVICE, account, append, batch, entry, id, put, room, tagged};

exam!(
    what_is_erased_is_gone_and_the_others_have_all_of_theirs,
    erasing_twice_and_erasing_nothing_change_nothing,
    keys_of_erased_rooms_go_whatever_key_they_are_under,
    e49_an_erased_room_takes_no_entry_any_more,
);

/// Everything that the ledger can hold of the person `number`, in the room of that number.
async fn life(store: &Store, number: u64) {
    let starts = number.cast_signed() * 10;
    let holds = vec![HoldRow { resource: id(77), starts, ends: starts + 5 }];
    let also = vec![
        Also::Room(room(number, 1, number + 100)),
        Also::Bond(BondRow {
            bond: id(number + 500),
            room: id(number),
            person: id(60),
            role: 2,
            state: 1,
            since: 1,
        }),
        Also::Account(account(number, &format!("name {number}"))),
        Also::Slots(SlotsRow { holder: id(number + 700), holds, free: Vec::new() }),
    ];
    put(store, also).await.unwrap();
    put(store, ways_in(number)).await.unwrap();
    let entries = vec![tagged(number, id(number)), entry(number + 50)];
    store.append(SERVICE, batch(vec![append(id(number), 0, entries)])).await.unwrap();
    for author in [60, number + 100] {
        let row = DraftRow {
            draft: id(number * 1000 + author),
            room: id(number),
            author: id(author),
            form: id(500),
            version: 1,
            sealed: b"sealed".to_vec(),
            updated: 1,
            expires: 100,
        };
        store.save_draft(SERVICE, row, 0).await.unwrap();
    }
}

fn ways_in(number: u64) -> Vec<Also> {
    let byte = number as u8;
    vec![
        Also::Invitation(InvitationRow {
            token: [byte; 32],
            code: [5; 32],
            person: id(number + 100),
            role: 1,
            expires: 99,
            used: None,
            tries: 0,
        }),
        Also::Session(SessionRow {
            token: [byte; 32],
            signin: id(number),
            account: id(number),
            began: 1,
            seen: 1,
            second: None,
            place: None,
            ended: None,
            fresh: None,
            label: None,
        }),
        Also::Factor(FactorRow {
            account: id(number),
            factor: id(number),
            kind: 3,
            lookup: Some([byte; 32]),
            sealed: b"sealed".to_vec(),
            created: 1,
            used: None,
            step: 0,
        }),
    ]
}

fn erase(number: u64) -> Erase {
    Erase {
        person: id(number + 100),
        rooms: vec![id(number)],
        authors: vec![id(60), id(number + 100)],
        holders: vec![id(number + 700)],
    }
}

/// How much is found of a person, of each kind.
async fn found(store: &Store, number: u64) -> Vec<usize> {
    let (room, person, byte) = (id(number), id(number + 100), number as u8);
    let session = store.session(SERVICE, [byte; 32]).await.unwrap();
    let drafts = async |author| store.drafts(SERVICE, room, author).await.unwrap().len();
    vec![
        usize::from(store.room(SERVICE, room).await.unwrap().is_some()),
        store.heads(SERVICE, &[room]).await.unwrap().len(),
        store.tail(SERVICE, room, 0).await.unwrap().entries.len(),
        usize::from(store.once(SERVICE, room, room).await.unwrap().is_some()),
        store.bonds_of_room(SERVICE, room).await.unwrap().len(),
        usize::from(store.account_of_person(SERVICE, person).await.unwrap().is_some()),
        usize::from(store.invitation(SERVICE, [byte; 32]).await.unwrap().is_some()),
        usize::from(session.is_some()),
        store.factors(SERVICE, room).await.unwrap().len(),
        drafts(id(60)).await,
        drafts(person).await,
    ]
}

async fn what_is_erased_is_gone_and_the_others_have_all_of_theirs(store: &Store) {
    life(store, 1).await;
    life(store, 2).await;
    let all = found(store, 2).await;
    assert_eq!(all, [1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
    store.erase(SERVICE, &erase(1)).await.unwrap();
    assert_eq!(found(store, 1).await, [0; 11]);
    assert_eq!(found(store, 2).await, all);
    let again = HoldRow { resource: id(77), starts: 10, ends: 15 };
    let slots = SlotsRow { holder: id(9), holds: vec![again], free: vec![again] };
    put(store, vec![Also::Slots(slots)]).await.expect("their times are free");
}

async fn erasing_twice_and_erasing_nothing_change_nothing(store: &Store) {
    life(store, 1).await;
    store.erase(OTHER, &erase(1)).await.unwrap();
    store.erase(SERVICE, &erase(3)).await.unwrap();
    assert_eq!(found(store, 1).await[2], 2);
    for _ in 0..2 {
        store.erase(SERVICE, &erase(1)).await.unwrap();
        assert_eq!(found(store, 1).await, [0; 11]);
    }
}

async fn keys_of_erased_rooms_go_whatever_key_they_are_under(store: &Store) {
    let wrap = |room, recipient| WrapRow {
        room: id(room),
        epoch: 1,
        recipient_kind: 0,
        recipient: id(recipient),
        purpose: 0,
        wrapped: b"wrapped".to_vec(),
    };
    for (room, recipient) in [(7, 900), (1, 900), (1, 901), (2, 900), (2, 901), (3, 900)] {
        store.put_wrap(SERVICE, wrap(room, recipient)).await.unwrap();
    }
    for _ in 0..2 {
        store.erase_keys(SERVICE, id(7), &[id(1), id(2)]).await.unwrap();
        assert_eq!(store.wrapped_rooms(SERVICE).await.unwrap(), [id(3), id(7)]);
    }
    let beside = store.rewrap(SERVICE, id(7), id(900), wrap(1, 902)).await.unwrap();
    assert!(!beside, "a key that was destroyed does not come back");
}

async fn e49_an_erased_room_takes_no_entry_any_more(store: &Store) {
    life(store, 1).await;
    store.erase(SERVICE, &erase(1)).await.unwrap();
    let late = Append { expect: 2, ..append(id(1), 2, vec![entry(9)]) };
    store.append(SERVICE, batch(vec![late])).await.expect_err("it is not there");
    assert_eq!(found(store, 1).await, [0; 11]);
}
