//! Times that only one meeting can have.

use kith_store::{Also, AppendError, Batch, HeldRow, HoldRow, Id, SlotsRow, Store};

use crate::desk::{OTHER, SERVICE, append, batch, entry, id, put, say, tagged};

exam!(
    a_time_is_held_once_and_free_again_at_its_end,
    a_meeting_is_never_in_its_own_way,
    what_is_let_go_is_free,
    what_must_only_be_free_is_not_held,
    all_of_it_is_free_or_nothing_is_held,
    a_refused_time_keeps_the_entries_out_and_what_was_held,
    who_wrote_too_late_is_told_that_and_not_that_it_is_taken,
    a_stored_submit_is_told_so_though_its_time_is_taken_meanwhile,
    a_refused_time_does_not_touch_its_neighbours,
    of_many_who_want_one_time_one_gets_it,
    what_is_held_is_told_with_its_holder,
    times_that_are_over_are_forgotten,
    another_service_holds_its_own,
    of_two_that_ask_for_each_other_to_be_away_one_gets_it,
    many_times_in_one_batch_wait_for_each_other_in_one_order,
);

const AMIRA: u64 = 1;
const ROOM: u64 = 2;

fn hold(resource: u64, starts: i64, ends: i64) -> HoldRow {
    HoldRow { resource: id(resource), starts, ends }
}

/// A meeting takes these times, which must be free.
fn takes(meeting: u64, holds: &[HoldRow]) -> Also {
    Also::Slots(SlotsRow { holder: id(meeting), holds: holds.to_vec(), free: holds.to_vec() })
}

fn slots(meeting: u64, holds: &[HoldRow], free: &[HoldRow]) -> Also {
    Also::Slots(SlotsRow { holder: id(meeting), holds: holds.to_vec(), free: free.to_vec() })
}

async fn take(store: &Store, meeting: u64, holds: &[HoldRow]) -> Result<(), AppendError> {
    put(store, vec![takes(meeting, holds)]).await
}

/// A meeting's first entry, together with the times it takes.
fn meets(room: u64, holds: &[HoldRow]) -> Batch {
    Batch { also: vec![takes(room, holds)], ..batch(vec![append(id(room), 0, vec![entry(room)])]) }
}

async fn a_time_is_held_once_and_free_again_at_its_end(store: &Store) {
    take(store, 10, &[hold(AMIRA, 100, 200)]).await.unwrap();
    for (starts, ends) in [(100, 200), (50, 101), (199, 300), (120, 130), (0, 999)] {
        let refused = take(store, 11, &[hold(AMIRA, starts, ends)]).await;
        assert_eq!(refused, Err(AppendError::NotFree), "{starts} to {ends}");
    }
    take(store, 11, &[hold(ROOM, 100, 200)]).await.unwrap();
    take(store, 12, &[hold(AMIRA, 0, 100)]).await.unwrap();
    take(store, 13, &[hold(AMIRA, 200, 300)]).await.unwrap();
}

async fn a_meeting_is_never_in_its_own_way(store: &Store) {
    take(store, 10, &[hold(AMIRA, 100, 200)]).await.unwrap();
    take(store, 10, &[hold(AMIRA, 100, 200), hold(AMIRA, 150, 250)]).await.unwrap();
    take(store, 10, &[hold(AMIRA, 150, 250)]).await.unwrap();
    take(store, 11, &[hold(AMIRA, 100, 150)]).await.unwrap();
}

async fn what_is_let_go_is_free(store: &Store) {
    take(store, 10, &[hold(AMIRA, 100, 200), hold(ROOM, 100, 200)]).await.unwrap();
    take(store, 10, &[]).await.unwrap();
    take(store, 11, &[hold(ROOM, 100, 200), hold(AMIRA, 100, 200)]).await.unwrap();
}

async fn what_must_only_be_free_is_not_held(store: &Store) {
    let wanted = [hold(AMIRA, 100, 200)];
    put(store, vec![slots(10, &[], &wanted)]).await.unwrap();
    take(store, 11, &wanted).await.unwrap();
    assert_eq!(put(store, vec![slots(10, &[], &wanted)]).await, Err(AppendError::NotFree));
    put(store, vec![slots(10, &wanted, &[])]).await.unwrap();
}

async fn what_is_held_is_told_with_its_holder(store: &Store) {
    take(store, 10, &[hold(AMIRA, 100, 200), hold(ROOM, 100, 200)]).await.unwrap();
    take(store, 11, &[hold(AMIRA, 300, 400)]).await.unwrap();
    let held = |from, until| store.held(SERVICE, id(AMIRA), from, until);
    let first = HeldRow { starts: 100, ends: 200, holder: id(10) };
    let second = HeldRow { starts: 300, ends: 400, holder: id(11) };
    assert_eq!(held(0, 999).await.unwrap(), [first, second]);
    assert_eq!(held(199, 300).await.unwrap(), [first]);
    assert_eq!(held(200, 300).await.unwrap(), []);
    assert_eq!(store.held(OTHER, id(AMIRA), 0, 999).await.unwrap(), []);
}

async fn all_of_it_is_free_or_nothing_is_held(store: &Store) {
    take(store, 10, &[hold(ROOM, 100, 200)]).await.unwrap();
    let both = [hold(AMIRA, 100, 200), hold(ROOM, 150, 160)];
    assert_eq!(take(store, 11, &both).await, Err(AppendError::NotFree));
    take(store, 12, &[hold(AMIRA, 100, 200)]).await.unwrap();
}

async fn a_refused_time_keeps_the_entries_out_and_what_was_held(store: &Store) {
    take(store, 1, &[hold(AMIRA, 100, 200)]).await.unwrap();
    take(store, 2, &[hold(AMIRA, 300, 400)]).await.unwrap();
    let refused = store.append(SERVICE, meets(2, &[hold(AMIRA, 150, 250)])).await;
    assert_eq!(refused, Err(AppendError::NotFree));
    assert_eq!(store.heads(SERVICE, &[id(2)]).await.unwrap(), []);
    let still = take(store, 3, &[hold(AMIRA, 350, 360)]).await;
    assert_eq!(still, Err(AppendError::NotFree), "what it held before is held still");
}

async fn who_wrote_too_late_is_told_that_and_not_that_it_is_taken(store: &Store) {
    say(store, id(2), 0, 1).await.unwrap();
    take(store, 1, &[hold(AMIRA, 100, 200)]).await.unwrap();
    let refused = store.append(SERVICE, meets(2, &[hold(AMIRA, 100, 200)])).await;
    assert_eq!(refused, Err(AppendError::Moved { room: id(2) }));
}

async fn a_stored_submit_is_told_so_though_its_time_is_taken_meanwhile(store: &Store) {
    let (tag, time): (Id, _) = ([42; 16], [hold(AMIRA, 100, 200)]);
    let submit = |seq| {
        let appends = vec![append(id(1), seq, vec![tagged(1, tag)])];
        store.append(SERVICE, Batch { also: vec![takes(1, &time)], ..batch(appends) })
    };
    submit(0).await.unwrap();
    put(store, vec![slots(1, &[], &[])]).await.unwrap();
    take(store, 2, &time).await.unwrap();
    assert_eq!(submit(1).await, Err(AppendError::Once { room: id(1), seq: 0 }));
}

/// Offered at the same moment, so that an engine that commits together does so.
async fn a_refused_time_does_not_touch_its_neighbours(store: &Store) {
    take(store, 9, &[hold(AMIRA, 100, 200)]).await.unwrap();
    let meets =
        |room, starts| store.append(SERVICE, meets(room, &[hold(AMIRA, starts, starts + 50)]));
    let (first, refused, last) = tokio::join!(meets(1, 300), meets(2, 150), meets(3, 400));
    assert_eq!((first, refused, last), (Ok(()), Err(AppendError::NotFree), Ok(())));
    let heads = store.heads(SERVICE, &[id(1), id(2), id(3)]).await.unwrap();
    assert_eq!(heads.iter().map(|(room, _)| *room).collect::<Vec<_>>(), [id(1), id(3)]);
    assert_eq!(take(store, 4, &[hold(AMIRA, 310, 320)]).await, Err(AppendError::NotFree));
    take(store, 4, &[hold(AMIRA, 200, 250)]).await.unwrap();
}

/// Everybody wants the same person, and one of four rooms, in another order.
async fn of_many_who_want_one_time_one_gets_it(store: &Store) {
    for time in 0..5 {
        let tasks: Vec<_> = (0..16)
            .map(|number| {
                let store = store.clone();
                let mut wanted =
                    vec![hold(AMIRA, time * 10, time * 10 + 10), hold(20 + number % 4, 0, 99)];
                wanted.rotate_left(usize::from(number % 2 == 0));
                let room = 100 + number + time.cast_unsigned() * 100;
                tokio::spawn(async move { store.append(SERVICE, meets(room, &wanted)).await })
            })
            .collect();
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.unwrap());
        }
        let taken = answers.iter().filter(|answer| answer.is_ok()).count();
        let refused = answers.iter().filter(|answer| **answer == Err(AppendError::NotFree)).count();
        // Each time takes a room for good, so the fifth finds none.
        assert_eq!((taken, taken + refused), (usize::from(time < 4), 16), "{answers:?}");
    }
}

async fn times_that_are_over_are_forgotten(store: &Store) {
    take(store, 10, &[hold(AMIRA, 100, 200), hold(ROOM, 100, 300)]).await.unwrap();
    take(store, 11, &[hold(AMIRA, 200, 250)]).await.unwrap();
    store.forget_slots(SERVICE, 200).await.unwrap();
    take(store, 12, &[hold(AMIRA, 100, 200)]).await.unwrap();
    for held in [hold(ROOM, 150, 160), hold(AMIRA, 240, 260)] {
        assert_eq!(take(store, 13, &[held]).await, Err(AppendError::NotFree), "{held:?}");
    }
}

async fn another_service_holds_its_own(store: &Store) {
    let time = [hold(AMIRA, 100, 200)];
    let also = vec![takes(10, &time)];
    store.append(OTHER, Batch { appends: Vec::new(), also }).await.unwrap();
    take(store, 11, &time).await.unwrap();
    store.forget_slots(OTHER, 500).await.unwrap();
    assert_eq!(take(store, 12, &time).await, Err(AppendError::NotFree));
}

/// Each holds its own and asks for the other's: neither asks for what itself holds.
async fn of_two_that_ask_for_each_other_to_be_away_one_gets_it(store: &Store) {
    for time in 0..12 {
        let meets = |own: u64, other: u64| {
            let store = store.clone();
            let holds = [hold(own, time * 100, time * 100 + 50)];
            let free = [hold(other, time * 100 - 10, time * 100 + 60)];
            let room = 100 + time.cast_unsigned() * 10 + own;
            let also = vec![slots(room, &holds, &free)];
            let meets = Batch { also, ..batch(vec![append(id(room), 0, vec![entry(room)])]) };
            tokio::spawn(async move { store.append(SERVICE, meets).await })
        };
        let (one, other) = (meets(1, 2), meets(2, 1));
        let answers = [one.await.unwrap(), other.await.unwrap()];
        let taken = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(taken, 1, "{answers:?}");
        assert!(answers.contains(&Err(AppendError::NotFree)), "{answers:?}");
    }
}

/// Several meetings in one batch, in the order of one batch and against it in the other.
async fn many_times_in_one_batch_wait_for_each_other_in_one_order(store: &Store) {
    for time in 0..6 {
        let tasks: Vec<_> = (0..8_u64)
            .map(|number| {
                let store = store.clone();
                let each = |place: u64| {
                    let holds = [hold(20 + place, time * 10, time * 10 + 10)];
                    let free = [hold(20 + place + 1, time * 10, time * 10 + 10)];
                    let holder = 1000 + time.cast_unsigned() * 100 + number * 10 + place;
                    slots(holder, &holds, &free)
                };
                let mut also: Vec<_> = [0, 2].map(each).into();
                if number % 2 == 0 {
                    also.reverse();
                }
                tokio::spawn(async move { put(&store, also).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
    }
}
