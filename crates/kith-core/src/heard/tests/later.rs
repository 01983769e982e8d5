//! Feedback that opens by itself has a day as well, counted from when it opens.

use super::*;
use crate::meeting::{self, Details};

const NEXT: MeetingId = MeetingId([33; 16]);

/// The day by which it is to be read, where it is held back and the day is known.
fn held_until(room: &Given, entry: EntryId) -> Option<Timestamp> {
    let Stands::Kept(known) = stands(room, entry) else { panic!("it is held back") };
    known.map(|(of, by)| {
        assert_eq!(of, amira().person);
        by
    })
}

fn given(room: Given) -> (Given, EntryId) {
    let room = room.when(&client(), give(Show::AfterNext)).expect("given");
    let entry = room.last_with("feedback/1").id;
    (room, entry)
}

/// Two working days after this one, at its end.
fn read_by(room: &Given, opens: Timestamp) -> Timestamp {
    room.context().read_by(opens, amira().person)
}

/// The end of a meeting that begins then.
fn over(starts: Timestamp) -> Timestamp {
    starts.plus(50 * crate::time::MINUTE)
}

fn moved(room: Given, starts: Timestamp) -> Given {
    let place = "Room 3".to_owned();
    let details = Details { starts, minutes: 50, place, others: String::new() };
    let change = meeting::Command::ProposeChange { meeting: NEXT, details };
    let room = room.when(&client(), change).expect("proposed");
    room.when(&amira(), meeting::Command::Accept { meeting: NEXT }).expect("agreed")
}

#[test]
fn what_opens_after_a_meeting_that_is_agreed_has_its_day_at_once() {
    let (room, entry) = given(Given::with_meeting().second_meeting(9 * DAY).later(3 * DAY));
    let by = read_by(&room, over(NOW.plus(9 * DAY)));
    assert_eq!(held_until(&room, entry), Some(by));
    assert!(by > NOW.plus(10 * DAY), "counted from when it opens");
    assert!(
        matches!(on_desks(&room)[..], [expected::Fact::Expected { by: told, .. }] if told == by)
    );
    assert_eq!(room.seen(&amira()).unread(), [], "nothing shows that it is there");
    let room = room.later(7 * DAY);
    let Stands::Waits(wait) = stands(&room, entry) else { panic!("it is open now") };
    assert_eq!((wait.by, wait.behind), (Some(by), true));
    assert_eq!(room.seen(&amira()).unread().len(), 1);
    let room = read(room, &amira(), entry);
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Ended { .. }]));
}

#[test]
fn where_no_meeting_is_agreed_the_yes_to_one_brings_the_day() {
    let (room, entry) = given(Given::with_meeting().later(3 * DAY));
    assert_eq!(held_until(&room, entry), None);
    assert!(room.newest().iter().all(|fact| fact.tag() != "heard/1"), "no day is said yet");
    let room = room.second_meeting(6 * DAY);
    let by = read_by(&room, over(NOW.plus(9 * DAY)));
    assert_eq!(held_until(&room, entry), Some(by));
    let [told] = &on_desks(&room)[..] else { panic!("one line") };
    assert!(matches!(told, expected::Fact::Expected { by: told, .. } if *told == by));
    assert!(!room.seen(&amira()).may_read(&room.newest_entry()), "nothing shows that it is there");
    let room = room.meets(MeetingId([34; 16]), 20 * DAY);
    assert_eq!(held_until(&room, entry), Some(by), "a later one moves nothing");
    assert!(room.newest().iter().all(|fact| fact.tag() != "heard/1"));
}

#[test]
fn a_meeting_that_is_moved_moves_the_day_and_one_that_is_cancelled_leaves_none() {
    let (room, entry) = given(Given::with_meeting().second_meeting(9 * DAY).later(3 * DAY));
    for days in [12, 5] {
        let starts = NOW.plus(days * DAY);
        let room = moved(room.clone(), starts);
        assert_eq!(held_until(&room, entry), Some(read_by(&room, over(starts))), "{days}");
    }
    let cancel = meeting::Command::Cancel { meeting: NEXT, words: String::new() };
    let room = room.when(&amira(), cancel).expect("cancelled");
    assert_eq!(held_until(&room, entry), None);
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Ended { .. }]), "none is expected");
    let late = room.clone().later(30 * DAY);
    assert_eq!(held_until(&late, entry), None);
    let room = room.meets(MeetingId([34; 16]), 20 * DAY);
    assert_eq!(held_until(&room, entry), Some(read_by(&room, over(room.now().plus(20 * DAY)))));
}

#[test]
fn the_client_may_choose_anew_and_the_day_goes_with_it() {
    let (room, entry) = given(Given::with_meeting().second_meeting(9 * DAY).later(3 * DAY));
    let choose = |show| feedback::Command::ChooseShow { meeting: MEETING, show };
    let room = room.when(&client(), choose(Show::Now)).expect("shown");
    let Stands::Waits(wait) = stands(&room, entry) else { panic!("it waits") };
    assert_eq!(wait.by, Some(read_by(&room, room.now())), "a sooner day");
    let room = room.when(&client(), choose(Show::AfterNext)).expect("held back");
    let by = read_by(&room, over(NOW.plus(9 * DAY)));
    assert_eq!(held_until(&room, entry), Some(by), "not before it opens");
    let room = room.when(&client(), choose(Show::WorthAsking)).expect("held back");
    assert_eq!(held_until(&room, entry), None);
    let ended = |fact: &expected::Fact| matches!(fact, expected::Fact::Ended { .. });
    assert!(on_desks(&room).iter().any(ended), "none is expected");
}

#[test]
fn what_is_open_already_is_counted_from_now() {
    let room = Given::with_meeting().second_meeting(3 * DAY).later(5 * DAY);
    let (room, entry) = given(room);
    let Stands::Waits(wait) = stands(&room, entry) else { panic!("it is open") };
    assert_eq!(wait.by, Some(read_by(&room, room.now())));
}
