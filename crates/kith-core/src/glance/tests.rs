//! What a glance holds and lets go, and that one of an older version is still read.

use super::*;
use crate::meeting::Details;
use crate::testing::{Given, MEETING, NOW, amira, client};

#[test]
fn a_glance_holds_the_next_meeting_and_the_wish_for_it() {
    let said = crate::checkin::CheckIn {
        answers: vec![None; 5],
        bring_up: "the letter".into(),
        ..Default::default()
    };
    let send = crate::checkin::Command::Send { meeting: MEETING, said };
    let room = Given::with_meeting().when(&client(), send).expect("sent");
    let glance = glance(&room.state);
    let next = glance.next_with(amira().person, NOW).expect("a coming meeting");
    assert_eq!(next.wish.as_deref(), Some("the letter"));
    assert!(glance.next_with(client().person, NOW).is_none());
}

#[test]
fn a_glance_survives_its_bytes() {
    let glance = glance(&Given::with_meeting().state);
    assert_eq!(Glance::decode(&glance.encode()), Some(glance));
}

#[test]
fn a_glance_of_before_is_read_with_nothing_in_the_new_place() {
    #[derive(Encode)]
    struct Before(#[n(0)] String, #[n(1)] String, #[n(2)] [u8; 0], #[n(3)] [u8; 0]);
    let bytes = minicbor::to_vec(Before("Noor".into(), String::new(), [], [])).expect("bytes");
    let glance = Glance::decode(&bytes).expect("an older glance");
    assert_eq!((glance.name.as_str(), glance.to_reach.len()), ("Noor", 0));
}

#[test]
fn a_glance_says_that_words_wait_for_their_reader_and_none_of_them() {
    let said = crate::checkin::CheckIn { answers: vec![None; 5], ..Default::default() };
    let send = crate::checkin::Command::Send { meeting: MEETING, said };
    let jo = crate::testing::someone(5, Role::Therapist);
    let room = Given::with_meeting().beside(&jo).when(&client(), send).expect("sent");
    let entry = room.last_with("checkin/1").id;
    let whole = glance(&room.state);
    let [one] = whole.unread[..] else { panic!("one line") };
    assert_eq!((one.with, one.since, one.by.is_some()), (amira().person, NOW, true));
    let seen_by = |who: &Actor| whole.clone().seen_by(who, Role::Therapist).expect("beside");
    assert_eq!((seen_by(&amira()).unread.len(), seen_by(&jo).unread.len()), (1, 0));
    let read = crate::heard::Command::Read { entries: vec![entry] };
    let room = room.when(&amira(), read).expect("read");
    assert_eq!(glance(&room.state).unread, []);
}

#[test]
fn a_proposal_whose_time_is_over_waits_for_nobody() {
    let starts = NOW.plus(crate::time::DAY);
    let details = Details { starts, minutes: 50, place: "Room 3".into(), others: String::new() };
    let room = Given::bonded();
    let (meeting, bond) = (MEETING, room.bond());
    let propose = crate::meeting::Command::Propose { meeting, bond, details };
    let room = room.when(&client(), propose).expect("proposed");
    assert_eq!(glance(&room.state).to_answer, [amira().person]);
    let finish = crate::note::Command::Finish {
        note: crate::id::NoteId([4; 16]),
        meeting: None,
        text: "Later".into(),
        promise: None,
    };
    let room = room.later(2 * crate::time::DAY).when(&amira(), finish).expect("noted");
    assert_eq!(glance(&room.state).to_answer, []);
}
