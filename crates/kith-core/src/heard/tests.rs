//! Being heard: every state an entry can stand in, who is asked to read, and what desks learn of it.

mod desks;
mod ending;
mod later;

use super::*;
use crate::bond;
use crate::checkin;
use crate::effect::{Effect, effects};
use crate::expected;
use crate::feedback::{self, Feedback, Show};
use crate::id::{MeetingId, NoteId};
use crate::settings::Settings;
use crate::testing::{Given, MEETING, NOW, amira, client, someone};
use crate::time::{DAY, HOUR};
use crate::who::Role;

fn jo() -> Actor {
    Actor { name: "Jo".into(), ..someone(5, Role::Therapist) }
}

fn check_in() -> checkin::Command {
    let said = checkin::CheckIn { answers: vec![None; 5], ..Default::default() };
    checkin::Command::Send { meeting: MEETING, said }
}

fn give(show: Show) -> feedback::Command {
    let said = Feedback { answers: vec![Some(8); 6], words: "It was good.".into(), show };
    feedback::Command::Give { meeting: MEETING, said }
}

fn reply(to: EntryId) -> note::Command {
    note::Command::Reply { to, text: "A word.".into() }
}

/// A check-in that was sent, and its entry.
fn sent() -> (Given, EntryId) {
    let room = Given::with_meeting().when(&client(), check_in()).expect("sent");
    let entry = room.last_with("checkin/1").id;
    (room, entry)
}

fn stands(room: &Given, entry: EntryId) -> Stands {
    room.seen(&client()).heard(entry).expect("written for somebody").stands
}

fn read(room: Given, who: &Actor, entry: EntryId) -> Given {
    room.when(who, Command::Read { entries: vec![entry] }).expect("read")
}

/// An answer to a check-in, and the entry of the answer.
fn answered() -> (Given, EntryId, EntryId) {
    let (room, entry) = sent();
    let room = room.later(HOUR).when(&amira(), reply(entry)).expect("answered");
    let answer = room.last_entry();
    (room, entry, answer)
}

fn mark(room: Given, answer: EntryId, mark: impl Into<Option<Mark>>) -> Given {
    room.when(&client(), Command::Mark { answer, mark: mark.into() }).expect("marked")
}

fn on_desks(room: &Given) -> Vec<expected::Fact> {
    let all = effects(&room.state, &room.context(), &room.newest());
    let desks = |effect| if let Effect::Desks(fact) = effect { Some(fact) } else { None };
    all.into_iter().filter_map(desks).collect()
}

#[test]
fn what_a_client_writes_waits_for_its_reader_by_a_day_that_is_said() {
    let (room, entry) = sent();
    let Stands::Waits(wait) = stands(&room, entry) else { panic!("it waits") };
    assert_eq!((wait.of, wait.opened), (amira().person, None));
    // Written on Friday 24 April: Monday and Tuesday, to the end of the day.
    let tuesday = "2026-04-29T00:00:00Z".parse::<jiff::Timestamp>().expect("a moment");
    assert_eq!(wait.by, Some(Timestamp(tuesday.as_microsecond())));
}

#[test]
fn the_service_says_within_how_many_days() {
    let admin = someone(9, Role::Administrator);
    let change = |days| {
        let settings =
            Settings { name: "Harbour".into(), read_days: Some(days), ..Settings::default() };
        crate::settings::Command::Change { settings }
    };
    let book = Given::book().when(&admin, change(5)).expect("changed");
    let room = Given::with_meeting().with_book(&book).when(&client(), check_in()).expect("sent");
    let entry = room.last_with("checkin/1").id;
    let by = |room: &Given| match stands(room, entry) {
        Stands::Waits(wait) => wait.by,
        _ => None,
    };
    let said = by(&room);
    assert_eq!(said.map(|by| by > NOW.plus(6 * DAY)), Some(true));
    // What was said holds, whatever is set later.
    let book = book.when(&admin, change(1)).expect("changed");
    assert_eq!(by(&room.with_book(&book)), said);
}

#[test]
fn an_opening_is_no_reading() {
    let (room, entry) = sent();
    let opened = NOW.plus(HOUR);
    let room = room.looked(&amira(), opened);
    let Stands::Waits(wait) = stands(&room, entry) else { panic!("it waits") };
    assert_eq!(wait.opened, Some(opened));
    assert_eq!(room.seen(&amira()).unread().len(), 1);
}

#[test]
fn an_opening_before_it_was_written_is_not_told_with_it() {
    let room = Given::with_meeting().looked(&amira(), NOW.plus(-HOUR));
    let room = room.when(&client(), check_in()).expect("sent");
    let Stands::Waits(wait) = stands(&room, room.last_with("checkin/1").id) else {
        panic!("it waits")
    };
    assert_eq!(wait.opened, None);
}

#[test]
fn who_has_read_says_so_themselves() {
    let (room, entry) = sent();
    let room = read(room.later(HOUR), &amira(), entry);
    assert_eq!(stands(&room, entry), Stands::Read(vec![(amira().author(), NOW.plus(HOUR))]));
    assert_eq!(room.seen(&amira()).unread(), []);
}

#[test]
fn said_twice_it_stays_said_once_and_two_who_read_are_both_kept() {
    let room = Given::with_meeting().beside(&jo());
    let finish = note::Command::Finish {
        note: NoteId([4; 16]),
        meeting: None,
        text: "We spoke.".into(),
        promise: None,
    };
    let room = room.when(&amira(), finish).expect("noted");
    let room = room.clone().when(&client(), reply(room.last_entry())).expect("replied");
    let entry = room.last_with("note/1").id;
    let room = read(room, &amira(), entry);
    let again = Command::Read { entries: vec![entry, entry] };
    assert_eq!(room.facts(&amira(), again), Ok(Vec::new()));
    let room = read(room.later(HOUR), &jo(), entry);
    let both = vec![(amira().author(), NOW), (jo().author(), NOW.plus(HOUR))];
    assert_eq!(stands(&room, entry), Stands::Read(both));
}

#[test]
fn only_what_somebody_may_read_can_be_read_by_them() {
    let (room, entry) = sent();
    let room = room.beside(&jo());
    let other = Command::Read { entries: vec![entry] };
    assert_eq!(room.refused(&jo(), other.clone()), Refusal::NotHere, "for another person");
    assert_eq!(room.refused(&client(), other.clone()), Refusal::NotYours);
    let times = someone(6, Role::Reception);
    assert_eq!(room.clone().beside(&times).refused(&times, other), Refusal::NotYours);
    let none = Command::Read { entries: Vec::new() };
    assert_eq!(room.refused(&amira(), none), Refusal::Empty);
    let unknown = Command::Read { entries: vec![entry, EntryId([9; 16])] };
    assert_eq!(room.refused(&amira(), unknown), Refusal::NotHere);
    let many = (0..=MOST).map(|n| EntryId([u8::try_from(n).expect("small"); 16])).collect();
    assert_eq!(
        room.refused(&amira(), Command::Read { entries: many }),
        Refusal::TooLong { limit: MOST }
    );
    assert_eq!(room.seen(&jo()).heard(entry), None);
    assert_eq!(room.seen(&jo()).unread(), []);
}

#[test]
fn an_answer_is_words_and_implies_that_it_was_read() {
    let (room, entry, answer) = answered();
    let (by, at) = (amira().author(), NOW.plus(HOUR));
    let stood = Stands::Answered { answer, by, at, mark: None, again: None };
    assert_eq!(stands(&room, entry), stood);
    assert_eq!(room.seen(&amira()).unread(), []);
}

#[test]
fn an_answer_answers_what_was_written_before_it_and_not_after() {
    let (room, entry, answer) = answered();
    let room = room.when(&client(), reply(answer)).expect("replied");
    let later = room.last_with("note/1").id;
    assert!(matches!(stands(&room, entry), Stands::Answered { .. }));
    assert!(matches!(stands(&room, later), Stands::Waits(_)));
    let room = room.when(&amira(), reply(later)).expect("answered");
    assert!(matches!(stands(&room, later), Stands::Answered { .. }));
}

#[test]
fn not_quite_waits_again_until_the_next_answer() {
    let (room, entry, answer) = answered();
    let room = mark(room.later(HOUR), answer, Mark::NotQuite);
    let Stands::Answered { mark: said, again: Some(again), .. } = stands(&room, entry) else {
        panic!("it waits again")
    };
    assert_eq!(said, Some(Mark::NotQuite));
    assert!(matches!(*again, Stands::Waits(Wait { by: Some(_), .. })));
    assert_eq!(room.seen(&amira()).unread().len(), 1);
    let room = room.later(HOUR).when(&amira(), reply(entry)).expect("answered");
    let second = room.last_entry();
    let Stands::Answered { answer, mark, again, .. } = stands(&room, entry) else {
        panic!("answered")
    };
    assert_eq!((answer, mark, again), (second, None, None));
    assert_eq!(room.seen(&amira()).unread(), []);
}

#[test]
fn a_mark_can_be_changed_and_taken_back() {
    let (room, entry, answer) = answered();
    let room = mark(room, answer, Mark::NotQuite);
    let same = Command::Mark { answer, mark: Some(Mark::NotQuite) };
    assert_eq!(room.facts(&client(), same), Ok(Vec::new()));
    let room = mark(room, answer, Mark::Understood);
    assert_eq!(room.seen(&client()).mark(answer), Some(Mark::Understood));
    assert_eq!(room.seen(&amira()).unread(), [], "it waits no more");
    let room = mark(room, answer, None);
    assert_eq!(room.seen(&client()).mark(answer), None);
    assert!(matches!(stands(&room, entry), Stands::Answered { mark: None, again: None, .. }));
    let none = Command::Mark { answer, mark: None };
    assert_eq!(room.facts(&client(), none), Ok(Vec::new()));
}

#[test]
fn only_the_client_marks_and_only_an_answer_of_somebody_else() {
    let (room, entry, answer) = answered();
    let understood = |answer| Command::Mark { answer, mark: Some(Mark::Understood) };
    assert_eq!(room.refused(&amira(), understood(answer)), Refusal::NotYours);
    assert_eq!(room.refused(&client(), understood(entry)), Refusal::NotHere);
    assert_eq!(room.refused(&client(), understood(EntryId([9; 16]))), Refusal::NotHere);
    let room = room.when(&client(), reply(answer)).expect("replied");
    let own = room.last_with("note/1").id;
    assert_eq!(room.refused(&client(), understood(own)), Refusal::NotHere);
}

#[test]
fn feedback_that_is_withheld_waits_for_nobody_until_it_is_shown() {
    let room = Given::with_meeting().later(3 * DAY);
    let room = room.when(&client(), give(Show::WorthAsking)).expect("given");
    let entry = room.last_with("feedback/1").id;
    assert_eq!(stands(&room, entry), Stands::Kept(None));
    assert_eq!(room.seen(&amira()).unread(), []);
    let show = feedback::Command::ChooseShow { meeting: MEETING, show: Show::Now };
    let room = room.when(&client(), show).expect("shown");
    let Stands::Waits(wait) = stands(&room, entry) else { panic!("it waits") };
    assert!(wait.by.is_some());
    assert_eq!(room.seen(&amira()).unread().len(), 1);
    let hide = feedback::Command::ChooseShow { meeting: MEETING, show: Show::WorthAsking };
    let room = room.when(&client(), hide).expect("hidden");
    assert_eq!(stands(&room, entry), Stands::Kept(None));
    assert_eq!(on_desks(&room).len(), 1, "nobody is expected to read it any more");
}

#[test]
fn where_nobody_is_beside_the_client_nobody_is_said_to_read() {
    let (room, entry) = sent();
    let bond = room.bond();
    let room = room.when(&client(), bond::Command::Pause { bond }).expect("paused");
    assert_eq!(stands(&room, entry), Stands::Nobody);
    let room = room.when(&client(), reply(entry)).expect("replied");
    assert_eq!(stands(&room, room.last_with("note/1").id), Stands::Nobody);
    assert!(room.newest().iter().all(|fact| fact.tag() != "heard/1"), "no day is said");
}

#[test]
fn a_clock_that_was_set_back_makes_nothing_read() {
    let (room, entry) = sent();
    let Stands::Waits(before) = stands(&room, entry) else { panic!("it waits") };
    let room = room.later(-30 * DAY);
    assert_eq!(stands(&room, entry), Stands::Waits(before));
}

#[test]
fn a_strain_noticed_with_it_does_not_take_its_day() {
    let room = Given::with_meeting().later(3 * DAY);
    let said = Feedback { answers: vec![Some(0); 6], words: String::new(), show: Show::Now };
    let give = feedback::Command::Give { meeting: MEETING, said };
    let room = room.when(&client(), give).expect("given");
    assert!(room.newest().iter().any(|fact| fact.tag() == "strain/1"));
    let entry = room.last_with("feedback/1").id;
    assert!(matches!(stands(&room, entry), Stands::Waits(Wait { by: Some(_), .. })));
    assert_eq!(room.last_with("strain/1").by.person, client().person);
    assert_eq!(room.seen(&client()).heard(room.last_with("strain/1").id), None);
}

#[test]
fn a_meeting_of_somebody_else_has_its_own_reader() {
    let room = Given::with_meeting().beside(&jo());
    let details = crate::meeting::Details {
        starts: NOW.plus(3 * DAY),
        minutes: 50,
        place: "Room 4".into(),
        others: String::new(),
    };
    let (meeting, bond) = (MeetingId([44; 16]), crate::id::BondId(jo().person.0));
    let propose = crate::meeting::Command::Propose { meeting, bond, details };
    let room = room.when(&jo(), propose).expect("proposed");
    let room = room.when(&client(), crate::meeting::Command::Accept { meeting }).expect("agreed");
    let said = checkin::CheckIn { answers: vec![None; 5], ..Default::default() };
    let room = room.when(&client(), checkin::Command::Send { meeting, said }).expect("sent");
    let Stands::Waits(wait) = stands(&room, room.last_with("checkin/1").id) else {
        panic!("it waits")
    };
    assert_eq!(wait.of, jo().person);
}

#[test]
fn who_would_read_it_is_known_before_it_is_written() {
    let (room, entry) = sent();
    let seen = room.seen(&client());
    for what in [Writing::Meeting(MEETING), Writing::Entry(entry)] {
        assert_eq!(seen.would_read(what), Some(amira().person));
    }
    assert_eq!(seen.would_read(Writing::Entry(EntryId([9; 16]))), None);
    let bond = room.bond();
    let room = room.when(&client(), bond::Command::Pause { bond }).expect("paused");
    assert_eq!(room.seen(&client()).would_read(Writing::Meeting(MEETING)), None);
}

#[test]
fn answers_are_new_until_they_were_looked_at() {
    let (room, _, answer) = answered();
    let room = room.looked(&client(), NOW);
    assert_eq!(room.seen(&client()).newly_answered(), [(answer, amira().author())]);
    let room = room.looked(&client(), NOW.plus(2 * HOUR));
    assert_eq!(room.seen_in_a_new_sign_in(&client()).newly_answered(), []);
}

#[test]
fn it_folds_the_same_from_its_bytes() {
    let (room, entry, answer) = answered();
    let room = mark(room, answer, Mark::NotQuite);
    assert_eq!(stands(&room.decoded(), entry), stands(&room, entry));
}
