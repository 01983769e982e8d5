//! What counts and what does not, and that nothing of it is about the client.

use super::*;
use crate::checkin;
use crate::id::{MeetingId, PromiseId};
use crate::meeting::{Command, Details};
use crate::promise::{By, Terms};
use crate::refusal::Refusal;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::HOUR;
use crate::who::Role;

const MEETING: MeetingId = MeetingId([0x31; 16]);

fn picture(room: &Given) -> Picture {
    let (bond, theirs) = (room.bond(), room.seen(&amira()));
    let picture = room.seen(&client()).reliability(bond).expect("hers");
    assert_eq!(theirs.reliability(bond), Some(picture.clone()), "the same for both");
    picture
}

fn promised(room: Given, id: u8, days: i64) -> Given {
    let (promise, by) = (PromiseId([id; 16]), By::Date(room.now().plus(days * DAY)));
    let (bond, terms) = (room.bond(), Terms { words: "Send it.".into(), by });
    let make = promise::Command::Make { promise, bond, terms, note: None };
    room.when(&amira(), make).expect("promised")
}

fn kept(room: Given, id: u8) -> Given {
    let keep = promise::Command::Keep { promise: PromiseId([id; 16]), words: String::new() };
    room.when(&amira(), keep).expect("kept")
}

#[test]
fn promises_count_as_kept_in_time_said_late_or_neither() {
    let room = promised(promised(promised(promised(Given::bonded(), 1, 2), 2, 2), 3, 2), 4, 9);
    assert!(picture(&room).is_empty(), "nothing is due yet");
    let room = kept(room, 1).later(DAY);
    let (by, words) = (By::Date(room.now().plus(9 * DAY)), "I am sorry.".to_owned());
    let late = promise::Command::SayLate { promise: PromiseId([2; 16]), by, words };
    let room = room.when(&amira(), late).expect("said").later(2 * DAY);
    let seen = picture(&room);
    let counts = [What::Kept, What::SaidLate, What::NotKept].map(|what| seen.of(what));
    assert_eq!(counts, [1, 1, 1]);
    let room = kept(room, 3);
    assert_eq!(picture(&room).of(What::NotKept), 1, "late and kept after all is still late");
}

#[test]
fn what_the_client_promised_is_not_counted() {
    let room = Given::bonded();
    let (promise, bond) = (PromiseId([1; 16]), room.bond());
    let terms = Terms { words: "Bring it.".into(), by: By::Date(NOW.plus(DAY)) };
    let make = promise::Command::Make { promise, bond, terms, note: None };
    let room = room.when(&client(), make).expect("promised").later(3 * DAY);
    assert!(picture(&room).is_empty());
}

/// A meeting agreed for a day so many days ahead.
fn agreed(room: Given, days: i64) -> Given {
    let (meeting, bond) = (MEETING, room.bond());
    let propose = Command::Propose { meeting, bond, details: at(room.now().plus(days * DAY)) };
    let room = room.when(&amira(), propose).expect("proposed");
    room.when(&client(), Command::Accept { meeting }).expect("agreed")
}

fn at(starts: Timestamp) -> Details {
    Details { starts, minutes: 50, place: "Room 3".into(), others: String::new() }
}

fn moves(room: Given, who: &crate::who::Actor, other: &crate::who::Actor, days: i64) -> Given {
    let details = at(room.now().plus(days * DAY));
    let change = Command::ProposeChange { meeting: MEETING, details };
    let room = room.when(who, change).expect("proposed");
    room.when(other, Command::Accept { meeting: MEETING }).expect("agreed")
}

#[test]
fn a_meeting_counts_as_agreed_once_it_has_begun() {
    let room = agreed(Given::bonded(), 9);
    assert!(picture(&room).is_empty());
    assert_eq!(picture(&room.later(10 * DAY)).of(What::Met), 1);
}

#[test]
fn what_the_service_moves_counts_by_its_notice_and_what_the_client_moves_does_not() {
    let early = moves(agreed(Given::bonded(), 9), &amira(), &client(), 12).later(20 * DAY);
    let seen = picture(&early);
    assert_eq!((seen.of(What::MovedEarly), seen.of(What::Met)), (1, 0));
    let late = moves(agreed(Given::bonded(), 3), &amira(), &client(), 12).later(20 * DAY);
    assert_eq!(picture(&late).of(What::MovedLate), 1);
    let both = moves(agreed(Given::bonded(), 9), &amira(), &client(), 12).later(6 * DAY);
    let both = moves(both, &amira(), &client(), 12).later(20 * DAY);
    assert_eq!(picture(&both).of(What::MovedLate), 1, "the shortest notice counts");
    let hers = moves(agreed(Given::bonded(), 1), &client(), &amira(), 12).later(20 * DAY);
    let seen = picture(&hers);
    assert_eq!((seen.of(What::MovedLate), seen.of(What::Met)), (0, 1));
}

#[test]
fn a_meeting_that_is_cancelled_counts_where_the_service_did_it() {
    let cancel = |who: &crate::who::Actor| {
        let cancel = Command::Cancel { meeting: MEETING, words: String::new() };
        agreed(Given::bonded(), 2).when(who, cancel).expect("cancelled").later(9 * DAY)
    };
    assert_eq!(picture(&cancel(&amira())).of(What::MovedLate), 1);
    assert!(picture(&cancel(&client())).is_empty());
}

#[test]
fn whoever_meets_the_client_says_once_that_it_begins_and_around_its_time() {
    let begin = Command::Begin { meeting: MEETING };
    let room = agreed(Given::bonded(), 1);
    assert_eq!(room.refused(&amira(), begin.clone()), Refusal::TooSoon);
    assert_eq!(room.clone().later(DAY).refused(&client(), begin.clone()), Refusal::NotYours);
    let other = someone(5, Role::Therapist);
    let beside = room.clone().beside(&other).later(DAY);
    assert_eq!(beside.refused(&other, begin.clone()), Refusal::NotYours);
    let over = room.clone().later(DAY + HOUR);
    assert_eq!(over.refused(&amira(), begin.clone()), Refusal::TooLate);
    let in_time = room.clone().later(DAY + 5 * MINUTE).when(&amira(), begin.clone());
    let in_time = in_time.expect("begun").decoded();
    assert_eq!(in_time.refused(&amira(), begin.clone()), Refusal::AlreadyDone);
    assert_eq!(picture(&in_time).of(What::InTime), 1);
    let late = room.later(DAY + 6 * MINUTE).when(&amira(), begin).expect("begun");
    assert_eq!(picture(&late).of(What::BeganLate), 1);
}

#[test]
fn words_count_as_read_by_their_day_or_not() {
    let send = |room: Given| {
        let said = checkin::CheckIn {
            answers: vec![None; 5],
            words: "Tired.".into(),
            ..checkin::CheckIn::default()
        };
        room.when(&client(), checkin::Command::Send { meeting: MEETING, said }).expect("sent")
    };
    let room = send(agreed(Given::bonded(), 20));
    assert!(picture(&room).is_empty());
    let entry = room.last_with("checkin/1").id;
    let late = room.clone().later(10 * DAY);
    assert_eq!(picture(&late).of(What::NotRead), 1);
    let read = crate::heard::Command::Read { entries: vec![entry] };
    let in_time = room.when(&amira(), read.clone()).expect("read").later(10 * DAY);
    let seen = picture(&in_time);
    assert_eq!((seen.of(What::Read), seen.of(What::NotRead)), (1, 0));
    let after_all = late.when(&amira(), read).expect("read");
    assert_eq!(picture(&after_all).of(What::NotRead), 1);
}

#[test]
fn days_to_repair_are_their_middle_and_what_is_open_is_said() {
    let mut room = Given::bonded();
    for (id, days) in [(1, 2), (2, 9), (3, 4)] {
        let (strain, bond) = (crate::id::StrainId([id; 16]), room.bond());
        let say = crate::strain::Command::Say { strain, bond, words: String::new() };
        room = room.when(&client(), say).expect("said").later(days * DAY);
        let leave = crate::repair::Command::Leave { strain, words: String::new() };
        room = room.when(&client(), leave).expect("left");
    }
    let (strain, bond) = (crate::id::StrainId([4; 16]), room.bond());
    let say = crate::strain::Command::Say { strain, bond, words: String::new() };
    let room = room.when(&client(), say).expect("said");
    let seen = picture(&room);
    assert_eq!((seen.days_to_repair(), seen.closed(), seen.open), (Some(4), 3, 1));
}

#[test]
fn the_numbers_that_are_kept_stay_right_while_time_goes_by() {
    let room = promised(agreed(Given::bonded(), 3), 1, 2);
    let kept = crate::glance::glance(&room.state).encode();
    let tally = crate::glance::Glance::decode(&kept).expect("decoded").tally;
    let mut now = Picture::default();
    now.add(&tally, room.now());
    assert!(now.is_empty());
    let mut later = Picture::default();
    later.add(&tally, room.now().plus(9 * DAY));
    assert_eq!(later.whole(), picture(&room.later(9 * DAY)));
}

#[test]
fn no_list_shows_the_numbers_of_the_service() {
    let room = promised(Given::bonded(), 1, 2);
    let whole = crate::glance::glance(&room.state);
    assert!(!whole.tally.is_empty());
    let theirs = whole.seen_by(&amira(), Role::Therapist).expect("beside");
    assert!(theirs.tally.is_empty());
}

#[test]
fn a_meeting_to_which_the_service_did_not_come_counts_and_one_the_client_missed_does_not() {
    let say = |who: &crate::who::Actor, was_there| {
        let room = agreed(Given::bonded(), 2).later(3 * DAY);
        room.when(who, Command::SayNotMet { meeting: MEETING, was_there }).expect("said")
    };
    for (who, was_there) in [(client(), true), (amira(), false)] {
        let seen = picture(&say(&who, was_there));
        assert_eq!((seen.of(What::NotThere), seen.of(What::Met)), (1, 0));
    }
    for (who, was_there) in [(client(), false), (amira(), true)] {
        assert!(picture(&say(&who, was_there)).is_empty(), "nothing of the client is counted");
    }
}
