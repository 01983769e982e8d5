//! A promise between two people, from being made to being kept, late, changed or let go.

use super::*;
use crate::bond;
use crate::meeting;
use crate::testing::{Given, MEETING, NOW, amira, client, someone};
use crate::time::{DAY, HOUR};
use crate::who::Role;

const PROMISE: PromiseId = PromiseId([0x0b; 16]);

fn terms(words: &str, by: By) -> Terms {
    Terms { words: words.into(), by }
}

fn tomorrow() -> By {
    By::Date(NOW.plus(DAY))
}

fn make(room: &Given, by: By) -> Command {
    Command::Make { promise: PROMISE, bond: room.bond(), terms: terms("Send it.", by), note: None }
}

/// Amira promised the client something by tomorrow.
fn promised() -> Given {
    let room = Given::bonded();
    let wish = make(&room, tomorrow());
    room.when(&amira(), wish).expect("promised")
}

fn late() -> Command {
    let by = By::Date(NOW.plus(5 * DAY));
    Command::SayLate { promise: PROMISE, by, words: "I am sorry.".into() }
}

fn standing(room: &Given) -> Standing {
    room.seen(&client()).promise(PROMISE).expect("there").standing
}

#[test]
fn both_see_what_is_owed_and_by_whom() {
    let room = promised();
    for who in [client(), amira()] {
        let seen = room.seen(&who);
        let owed = seen.owed();
        assert_eq!(owed.len(), 1);
        assert_eq!(owed[0].from, amira().person);
        assert!(!seen.is_late(owed[0]));
    }
}

#[test]
fn the_client_promises_too() {
    let room = Given::bonded();
    let wish = make(&room, tomorrow());
    let room = room.when(&client(), wish).expect("promised");
    assert_eq!(room.seen(&amira()).owed()[0].from, client().person);
}

#[test]
fn nobody_else_sees_it() {
    let jo = someone(5, Role::Therapist);
    let room = promised().beside(&jo);
    assert!(room.seen(&jo).promises().is_empty());
    assert_eq!(room.refused(&jo, late()), Refusal::NotYours);
}

#[test]
fn a_promise_past_its_time_is_late_until_a_new_date_is_said() {
    let room = promised().later(DAY);
    assert!(room.seen(&client()).is_late(room.seen(&client()).owed()[0]));
    let room = room.when(&amira(), late()).expect("said");
    let seen = room.seen(&client());
    assert!(!seen.is_late(seen.owed()[0]));
    assert!(
        matches!(&seen.owed()[0].steps[1].what, What::Late(_, words) if words == "I am sorry.")
    );
}

#[test]
fn a_late_promise_needs_an_apology_and_a_date_ahead() {
    let room = promised();
    let silent = Command::SayLate { promise: PROMISE, by: tomorrow(), words: " ".into() };
    assert_eq!(room.refused(&amira(), silent), Refusal::Empty);
    let past = Command::SayLate { promise: PROMISE, by: By::Date(NOW), words: "Sorry.".into() };
    assert_eq!(room.refused(&amira(), past), Refusal::TooLate);
}

#[test]
fn only_whoever_promised_says_that_it_is_kept() {
    let keep = Command::Keep { promise: PROMISE, words: String::new() };
    let room = promised();
    assert_eq!(room.refused(&client(), keep.clone()), Refusal::NotYours);
    let room = room.when(&amira(), keep.clone()).expect("kept");
    assert_eq!(standing(&room), Standing::Kept);
    assert_eq!(room.refused(&amira(), keep), Refusal::AlreadyDone);
    assert!(room.seen(&amira()).owed().is_empty(), "and it is still to be read");
    assert_eq!(room.seen(&amira()).promises().len(), 1);
}

#[test]
fn other_terms_hold_from_the_others_yes() {
    let other = terms("Bring it.", By::Date(NOW.plus(9 * DAY)));
    let propose = Command::ProposeChange { promise: PROMISE, terms: other };
    let room = promised().when(&amira(), propose).expect("proposed");
    let accept = Command::AcceptChange { promise: PROMISE };
    assert_eq!(room.refused(&amira(), accept.clone()), Refusal::WaitingForYes);
    assert_eq!(room.seen(&client()).owed()[0].terms.words, "Send it.");
    let no = room.clone().when(&client(), Command::DeclineChange { promise: PROMISE });
    assert_eq!(no.expect("declined").seen(&client()).owed()[0].terms.words, "Send it.");
    let room = room.when(&client(), accept.clone()).expect("accepted");
    assert_eq!(room.seen(&client()).owed()[0].terms.words, "Bring it.");
    assert_eq!(room.refused(&client(), accept), Refusal::AlreadyDone);
}

#[test]
fn only_the_other_lets_it_go() {
    let let_go = Command::LetGo { promise: PROMISE };
    assert_eq!(promised().refused(&amira(), let_go.clone()), Refusal::NotYours);
    let room = promised().when(&client(), let_go).expect("let go");
    assert_eq!(standing(&room), Standing::LetGo);
}

#[test]
fn the_next_meeting_is_the_one_after_it_was_promised() {
    let room = Given::with_meeting();
    let wish = make(&room, By::NextMeeting);
    let room = room.when(&amira(), wish).expect("promised").second_meeting(9 * DAY);
    let seen = room.seen(&client());
    assert_eq!(seen.due(seen.owed()[0]), Some(NOW.plus(2 * DAY)));
}

#[test]
fn without_a_next_meeting_nothing_is_late() {
    let room = Given::bonded();
    let wish = make(&room, By::NextMeeting);
    let room = room.when(&amira(), wish).expect("promised").later(400 * DAY);
    let seen = room.seen(&client());
    assert_eq!(seen.due(seen.owed()[0]), None);
    assert!(!seen.is_late(seen.owed()[0]));
}

#[test]
fn a_cancelled_meeting_is_not_the_next() {
    let room = Given::with_meeting();
    let wish = make(&room, By::NextMeeting);
    let room = room.when(&amira(), wish).expect("promised").second_meeting(9 * DAY);
    let cancel = meeting::Command::Cancel { meeting: MEETING, words: String::new() };
    let room = room.when(&client(), cancel).expect("cancelled");
    let seen = room.seen(&client());
    assert_eq!(seen.due(seen.owed()[0]), Some(NOW.plus(9 * DAY)));
}

#[test]
fn why_somebody_looked_becomes_an_answer_that_is_owed() {
    let room = Given::bonded().looked(&amira(), NOW);
    let opening = room.last_entry();
    let ask = Command::AskWhy { promise: PROMISE, opening };
    let room = room.when(&client(), ask.clone()).expect("asked");
    let seen = room.seen(&amira());
    assert_eq!(seen.owed()[0].from, amira().person);
    assert_eq!(seen.due(seen.owed()[0]), Some(NOW.plus(3 * DAY)));
    let again = Command::AskWhy { promise: PromiseId([1; 16]), opening };
    assert_eq!(room.refused(&client(), again), Refusal::AlreadyDone);
    let silent = Command::Keep { promise: PROMISE, words: String::new() };
    assert_eq!(room.refused(&amira(), silent), Refusal::Empty);
    let answer = Command::Keep { promise: PROMISE, words: "To read your check-in.".into() };
    let room = room.when(&amira(), answer).expect("answered");
    assert_eq!(standing(&room), Standing::Kept);
}

#[test]
fn somebody_beside_the_client_answers_for_who_is_not() {
    let operator = someone(8, Role::Operator);
    let room = Given::bonded().looked(&operator, NOW);
    let ask = Command::AskWhy { promise: PROMISE, opening: room.last_entry() };
    let room = room.when(&client(), ask).expect("asked");
    let seen = room.seen(&amira());
    assert_eq!(seen.owed()[0].from, amira().person);
    assert_eq!(seen.openings().count(), 0, "it is not hers");
    let about = seen.asked_about(seen.owed()[0]).expect("the opening she is asked about");
    assert_eq!(about.person, operator.person);
}

#[test]
fn an_opening_that_somebody_else_was_asked_about_stays_unknown() {
    let jo = someone(5, Role::Therapist);
    let room = Given::bonded().beside(&jo).looked(&amira(), NOW);
    let ask = Command::AskWhy { promise: PROMISE, opening: room.last_entry() };
    let room = room.when(&client(), ask).expect("asked");
    let known = room.seen(&client());
    let question = known.promise(PROMISE).expect("hers");
    assert!(room.seen(&amira()).asked_about(question).is_some());
    assert!(room.seen(&jo).asked_about(question).is_none());
}

#[test]
fn nobody_is_asked_about_what_is_no_opening_or_the_clients_own() {
    let room = Given::bonded();
    let ask = |opening| Command::AskWhy { promise: PROMISE, opening };
    assert_eq!(room.refused(&client(), ask(room.last_entry())), Refusal::NotHere);
    let room = room.looked(&client(), NOW);
    assert_eq!(room.refused(&client(), ask(room.last_entry())), Refusal::NotHere);
    let room = room.looked(&amira(), NOW);
    assert_eq!(room.refused(&amira(), ask(room.last_entry())), Refusal::NotYours);
}

#[test]
fn during_a_pause_nothing_is_promised_and_nothing_is_owed() {
    let room = promised();
    let bond = room.bond();
    let room = room.when(&client(), bond::Command::Pause { bond }).expect("paused");
    assert!(room.seen(&client()).owed().is_empty());
    assert_eq!(room.refused(&client(), make(&room, tomorrow())), Refusal::AlreadyDone);
    let room = room.later(HOUR);
    let other = Command::Make {
        promise: PromiseId([1; 16]),
        bond,
        terms: terms("Come.", By::NextMeeting),
        note: None,
    };
    assert_eq!(room.refused(&client(), other), Refusal::NotAtPresent);
}

/// Promised for when the client asks.
fn for_when_asked() -> Given {
    let room = Given::bonded();
    let wish = make(&room, By::WhenAsked);
    room.when(&amira(), wish).expect("promised")
}

#[test]
fn what_is_promised_for_when_it_is_asked_for_is_never_late_until_then() {
    let room = for_when_asked().later(400 * DAY);
    let seen = room.seen(&client());
    assert_eq!((seen.due(seen.owed()[0]), seen.is_late(seen.owed()[0])), (None, false));
    let ask = Command::AskFor { promise: PROMISE };
    assert_eq!(room.refused(&amira(), ask.clone()), Refusal::NotYours);
    let room = room.when(&client(), ask.clone()).expect("asked").decoded();
    assert_eq!(room.refused(&client(), ask), Refusal::AlreadyDone);
    let (seen, day) = (room.seen(&client()), NOW.plus(403 * DAY));
    assert_eq!(seen.due(seen.owed()[0]), Some(day));
    let room = room.later(4 * DAY);
    let seen = room.seen(&client());
    assert!(seen.is_late(seen.owed()[0]));
}

#[test]
fn late_has_a_day() {
    let (promise, words) = (PROMISE, "I am sorry.".to_owned());
    let late = Command::SayLate { promise, by: By::WhenAsked, words };
    assert_eq!(promised().refused(&amira(), late), Refusal::OutsideScale);
}

#[test]
fn staff_promise_in_the_services_name_and_see_to_it() {
    let room = Given::bonded();
    let (promise, bond, terms) = (PROMISE, room.bond(), terms("A taxi home.", tomorrow()));
    let wish = Command::MakeForService { promise, bond, terms };
    assert_eq!(room.refused(&client(), wish.clone()), Refusal::NotYours);
    let room = room.when(&amira(), wish).expect("promised").decoded();
    let seen = room.seen(&client());
    assert!(seen.owed()[0].service);
    assert_eq!(seen.owed()[0].from, amira().person, "who sees to it");
    assert!(!promised().seen(&client()).owed()[0].service);
}
