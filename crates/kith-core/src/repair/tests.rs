//! What is said after something may have changed, and who closes it.

use super::*;
use crate::strain::Sign;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::DAY;
use crate::who::Role;

const STRAIN: StrainId = StrainId([0x0c; 16]);

/// The client said that something is not right.
fn strained() -> Given {
    let room = Given::bonded();
    let say = strain::Command::Say { strain: STRAIN, bond: room.bond(), words: "Hurried.".into() };
    room.when(&client(), say).expect("said")
}

fn answer(room: &Given, words: &str) -> Command {
    Command::Answer { bond: room.bond(), strain: STRAIN, words: words.into(), different: None }
}

fn answered() -> Given {
    let room = strained();
    let wish = answer(&room, "I am sorry that I hurried you.");
    room.when(&amira(), wish).expect("answered")
}

fn hear() -> Command {
    Command::Hear { strain: STRAIN, words: String::new() }
}

fn not_yet() -> Command {
    Command::SayNotYet { strain: STRAIN, words: "It happened again.".into() }
}

fn leave(words: &str) -> Command {
    Command::Leave { strain: STRAIN, words: words.into() }
}

fn standing(room: &Given) -> Standing {
    let seen = room.seen(&client());
    seen.repair(seen.strain(STRAIN).expect("there"))
}

#[test]
fn an_answer_is_expected_by_a_date() {
    assert_eq!(standing(&strained()), Standing::Waits(NOW.plus(3 * DAY)));
}

#[test]
fn only_whoever_it_is_with_answers_and_only_with_words() {
    let jo = someone(5, Role::Therapist);
    let room = strained().beside(&jo);
    assert_eq!(room.refused(&jo, answer(&room, "Sorry.")), Refusal::NotYours);
    assert_eq!(room.refused(&client(), answer(&room, "Sorry.")), Refusal::NotYours);
    assert_eq!(room.refused(&amira(), answer(&room, " ")), Refusal::Empty);
}

#[test]
fn only_the_client_closes_it() {
    let room = answered();
    for wish in [hear(), not_yet(), leave("")] {
        assert_eq!(room.refused(&amira(), wish), Refusal::NotYours);
    }
    assert_eq!(standing(&room), Standing::Answered);
    assert_eq!(standing(&room.when(&client(), hear()).expect("heard")), Standing::Heard);
}

#[test]
fn nobody_is_heard_before_there_is_an_answer() {
    assert_eq!(strained().refused(&client(), hear()), Refusal::TooSoon);
    assert_eq!(strained().refused(&client(), not_yet()), Refusal::AlreadyDone);
}

#[test]
fn not_yet_asks_for_a_better_answer() {
    let room = answered().later(DAY).when(&client(), not_yet()).expect("said");
    assert_eq!(standing(&room), Standing::Waits(NOW.plus(4 * DAY)));
    let better = answer(&room, "You are right. I will ask before I move on.");
    let room = room.when(&amira(), better).expect("answered again");
    let room = room.when(&client(), hear()).expect("heard");
    assert_eq!(standing(&room), Standing::Heard);
    let seen = room.seen(&amira());
    let words: Vec<_> = seen.repair_steps(seen.strain(STRAIN).expect("there")).to_vec();
    assert_eq!(words.len(), 4, "nothing that was said is lost");
}

#[test]
fn the_client_may_leave_it_at_any_time_and_take_it_up_again() {
    let room = strained().when(&client(), leave("")).expect("left");
    assert_eq!(standing(&room), Standing::Left);
    assert_eq!(room.refused(&client(), leave("")), Refusal::AlreadyDone);
    assert_eq!(room.refused(&amira(), answer(&room, "Sorry.")), Refusal::AlreadyDone);
    let room = room.when(&client(), not_yet()).expect("taken up");
    assert!(matches!(standing(&room), Standing::Waits(_)));
}

#[test]
fn what_no_entry_tells_of_yet_is_noticed_with_its_answer() {
    let room = Given::bonded();
    let terms = crate::promise::Terms {
        words: "Send it.".into(),
        by: crate::promise::By::Date(NOW.plus(DAY)),
    };
    let promise = crate::id::PromiseId([0x0b; 16]);
    let make = crate::promise::Command::Make { promise, bond: room.bond(), terms, note: None };
    let room = room.when(&amira(), make).expect("promised");
    assert_eq!(room.refused(&amira(), answer(&room, "Sorry.")), Refusal::NotHere);
    let room = room.later(2 * DAY);
    let wish = answer(&room, "I forgot, and I am sorry.");
    let room = room.when(&amira(), wish).expect("answered");
    let seen = room.seen(&client());
    let strain = seen.strain(STRAIN).expect("noticed");
    assert_eq!((strain.sign, seen.repair(strain)), (Sign::Late(promise), Standing::Answered));
}

#[test]
fn whoever_leaves_it_may_say_a_word_too() {
    let room = strained().when(&client(), leave("It is good now.")).expect("left");
    let seen = room.seen(&amira());
    let steps = seen.repair_steps(seen.strain(STRAIN).expect("there"));
    assert_eq!(steps.last().map(|step| step.words.as_str()), Some("It is good now."));
}

/// What will be different, promised with the answer.
fn different() -> (PromiseId, Terms) {
    let by = crate::promise::By::NextMeeting;
    (PromiseId([0x0b; 16]), Terms { words: "Ask before moving on.".into(), by })
}

#[test]
fn what_will_be_different_is_promised_with_the_answer() {
    let room = strained();
    let (bond, words) = (room.bond(), "I am sorry.".to_owned());
    let wish = Command::Answer { bond, strain: STRAIN, words, different: Some(different()) };
    let room = room.when(&amira(), wish).expect("answered").decoded();
    let seen = room.seen(&client());
    let promised = seen.different(STRAIN);
    assert_eq!(promised.len(), 1);
    assert_eq!((promised[0].from, seen.owed().len()), (amira().person, 1));
    assert_eq!(standing(&room), Standing::Answered);
}

#[test]
fn an_answer_with_a_promise_that_cannot_be_made_is_no_answer() {
    let room = strained();
    let (id, terms) = different();
    let different = Some((id, Terms { words: "  ".into(), ..terms }));
    let (bond, words) = (room.bond(), "I am sorry.".to_owned());
    let wish = Command::Answer { bond, strain: STRAIN, words, different };
    assert_eq!(room.refused(&amira(), wish), Refusal::Empty);
    assert!(matches!(standing(&room), Standing::Waits(_)));
}

/// Weeks in which all was well, something not right that was closed, and then feedback on one
/// more meeting.
fn closed_and_then(first: u8, closed: Command) -> Given {
    let mut room = Given::bonded();
    for number in 1..=5 {
        room = week(room, number, 9);
    }
    let say = strain::Command::Say { strain: STRAIN, bond: room.bond(), words: "Hurried.".into() };
    let room = room.when(&client(), say).expect("said");
    let wish = answer(&room, "I am sorry that I hurried you.");
    let room = room.when(&amira(), wish).expect("answered");
    week(room.when(&client(), closed).expect("closed"), 6, first)
}

fn week(room: Given, number: u8, answer: u8) -> Given {
    let meeting = MeetingId([number; 16]);
    let room = room.meets(meeting, DAY).later(7 * DAY);
    let show = crate::feedback::Show::Now;
    let said =
        crate::feedback::Feedback { answers: vec![Some(answer); 6], words: String::new(), show };
    room.when(&client(), crate::feedback::Command::Give { meeting, said }).expect("given")
}

#[test]
fn the_next_feedback_opens_it_again() {
    let room = closed_and_then(3, hear()).decoded();
    assert!(matches!(standing(&room), Standing::Waits(_)));
    let seen = room.seen(&amira());
    assert_eq!(seen.strains().len(), 1, "it is the same question");
    let steps = seen.repair_steps(seen.strains()[0]);
    assert!(matches!(steps.last().and_then(|step| step.sign), Some(Sign::Fell(..))));
    let wish = answer(&room, "You are right.");
    let room = room.when(&amira(), wish).expect("answered again");
    let room = room.when(&client(), hear()).expect("heard");
    assert_eq!(standing(&room), Standing::Heard);
    let again = room.seen(&amira()).unnoticed(room.bond(), &room.context());
    assert_eq!(again, None, "what was asked is not asked twice");
}

#[test]
fn what_was_left_stays_left_and_later_feedback_is_a_question_of_its_own() {
    let room = closed_and_then(3, leave(""));
    assert_eq!((standing(&room), room.seen(&client()).strains().len()), (Standing::Left, 2));
    let room = week(closed_and_then(9, hear()), 7, 3);
    assert_eq!(standing(&room), Standing::Heard, "the first feedback since was as usual");
    assert_eq!(room.seen(&client()).strains().len(), 2);
}

#[test]
fn what_is_closed_and_not_asked_about_again_takes_no_answer() {
    let room = closed_and_then(9, hear());
    let wish = answer(&room, "One more word.");
    assert_eq!(room.refused(&amira(), wish), Refusal::AlreadyDone);
}

#[test]
fn it_is_said_how_it_felt_after() {
    let room = closed_and_then(3, hear());
    let after = |room: &Given| {
        let seen = room.seen(&amira());
        seen.felt_after(seen.strain(STRAIN).expect("there"))
    };
    let low = After { meeting: MeetingId([6; 16]), than_before: Some(std::cmp::Ordering::Less) };
    assert_eq!(after(&room), Some(low));
    let wish = answer(&room, "You are right.");
    let room = room.when(&amira(), wish).expect("answered again");
    assert_eq!(after(&room), None, "nothing tells since the newest answer");
    let room = week(room, 7, 9);
    let better =
        After { meeting: MeetingId([7; 16]), than_before: Some(std::cmp::Ordering::Greater) };
    assert_eq!(after(&room), Some(better));
}
