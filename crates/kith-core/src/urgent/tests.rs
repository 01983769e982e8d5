//! Urgent opening: who asks, who agrees, how long it is open, and what is said of it afterwards.

use super::*;
use crate::access::Purpose;
use crate::bond::{Command as Bonds, Why};
use crate::effect::{Effect, effects};
use crate::expected;
use crate::id::PromiseId;
use crate::promise;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::MINUTE;

const URGENT: UrgentId = UrgentId([11; 16]);
const ASKED: PromiseId = PromiseId([4; 16]);

fn jo() -> Actor {
    someone(5, Role::Therapist)
}

fn ruth() -> Actor {
    someone(8, Role::Supervisor)
}

fn ask() -> Command {
    Command::Ask { urgent: URGENT, why: "They rang and are not safe.".into() }
}

fn asked() -> Given {
    Given::bonded().when(&jo(), ask()).expect("asked")
}

fn agreed() -> Given {
    asked().when(&ruth(), Command::Agree { urgent: URGENT }).expect("agreed")
}

fn shut_again(room: Given) -> Given {
    room.later(OPEN).when(&someone(0, Role::Operator), Bonds::InTime).expect("in time")
}

fn lines(room: &Given) -> Vec<(Vec<PersonId>, Line)> {
    let all = effects(&room.state, &room.context(), &room.newest()).into_iter();
    let lines = all.filter_map(|effect| match effect {
        Effect::Urgent { people, line, .. } => Some((people, line)),
        _ => None,
    });
    lines.collect()
}

#[test]
fn it_opens_for_an_hour_once_somebody_else_agrees() {
    let room = asked();
    assert!(room.state.stands(&jo()).is_err(), "asking opens nothing");
    let room = room.when(&ruth(), Command::Agree { urgent: URGENT }).expect("agreed");
    assert!(room.state.stands(&jo()).is_ok());
    assert_eq!(room.state.purpose(&jo(), Purpose::Prepare), Purpose::Safety);
    let early = room.clone().later(OPEN - MINUTE);
    assert!(!early.state.is_behind_time(early.now()));
    let room = shut_again(room);
    assert!(room.state.stands(&jo()).is_err());
    let seen = room.seen(&client());
    let bond = seen.bond(BondId(URGENT.0)).expect("hers to see");
    assert_eq!((bond.parted, bond.client_yes), (Some(Why::Over), false));
    let [one] = seen.urgent()[..] else { panic!("one") };
    let until = one.agreed.as_ref().map(|(name, _, until)| (name.as_str(), *until));
    assert_eq!((one.name.as_str(), until), ("Person 5", Some(("Person 8", NOW.plus(OPEN)))));
}

#[test]
fn nobody_agrees_alone_or_without_standing_there() {
    let room = asked();
    let agree = Command::Agree { urgent: URGENT };
    for who in [jo(), client(), someone(6, Role::Therapist), someone(9, Role::Administrator)] {
        assert_eq!(room.refused(&who, agree.clone()), Refusal::NotYours, "{who:?}");
    }
    room.clone().when(&amira(), agree.clone()).expect("who is in their care agrees");
    let own = Given::bonded().when(&ruth(), ask()).expect("asked");
    assert_eq!(own.refused(&ruth(), agree.clone()), Refusal::NotYours, "not to oneself");
    assert_eq!(room.later(WAITS).refused(&ruth(), agree.clone()), Refusal::TooLate);
    assert_eq!(agreed().refused(&amira(), agree), Refusal::AlreadyDone);
}

#[test]
fn who_is_let_in_lets_nobody_else_in_and_brings_nobody() {
    let sam = someone(6, Role::Therapist);
    let second = UrgentId([12; 16]);
    let room = agreed();
    let other = Command::Ask { urgent: second, why: "I want to see it.".into() };
    let room = room.when(&sam, other).expect("asked");
    assert_eq!(room.refused(&jo(), Command::Agree { urgent: second }), Refusal::NotYours);
    let longer = Command::Ask { urgent: UrgentId([14; 16]), why: "An hour more.".into() };
    assert_eq!(room.refused(&jo(), longer), Refusal::AlreadyDone, "nor longer for themselves");
    let (bond, person, name, role) = (BondId([13; 16]), sam.person, sam.name, sam.role);
    let propose = Bonds::Propose { bond, person, name, role, purpose: String::new() };
    assert_eq!(room.refused(&jo(), propose), Refusal::NotYours);
}

#[test]
fn only_staff_with_a_part_in_care_ask_and_with_a_reason() {
    let room = Given::bonded();
    let others = [Role::PeerSupporter, Role::Interpreter, Role::Reception, Role::Administrator];
    for role in others {
        assert_eq!(room.refused(&someone(7, role), ask()), Refusal::NotYours);
    }
    assert_eq!(room.refused(&amira(), ask()), Refusal::AlreadyDone, "it is open to her");
    let empty = Command::Ask { urgent: URGENT, why: " ".into() };
    assert_eq!(room.refused(&jo(), empty), Refusal::Empty);
    assert_eq!(asked().refused(&jo(), ask()), Refusal::AlreadyDone);
}

#[test]
fn a_no_opens_nothing_and_is_told_to_the_client() {
    let room = asked().when(&amira(), Command::Decline { urgent: URGENT }).expect("no");
    assert!(room.state.stands(&jo()).is_err());
    assert_eq!(room.seen(&client()).urgent()[0].declined.as_deref(), Some("Amira"));
    assert_eq!(room.refused(&ruth(), Command::Agree { urgent: URGENT }), Refusal::AlreadyDone);
}

#[test]
fn the_client_shuts_it_at_once() {
    let end = Bonds::End { bond: BondId(URGENT.0) };
    let room = agreed().when(&client(), end).expect("ended");
    assert!(room.state.stands(&jo()).is_err());
}

#[test]
fn it_is_looked_at_afterwards_by_somebody_else() {
    let review = |words: &str| Command::Review { urgent: URGENT, words: words.into() };
    assert_eq!(asked().refused(&ruth(), review("Fine.")), Refusal::NotAtPresent);
    let room = shut_again(agreed());
    for who in [jo(), amira(), client()] {
        assert_eq!(room.refused(&who, review("Fine.")), Refusal::NotYours);
    }
    assert_eq!(room.refused(&ruth(), review("")), Refusal::Empty);
    let room = room.when(&ruth(), review("It was right to look.")).expect("said");
    let seen = room.decoded().seen(&client());
    let said = seen.urgent()[0].reviewed.clone().expect("words for her");
    assert_eq!((said.0.as_str(), said.2.as_str()), ("Person 8", "It was right to look."));
    assert_eq!(room.refused(&ruth(), review("Again.")), Refusal::AlreadyDone);
}

#[test]
fn it_is_looked_at_by_a_day_that_is_said_with_the_yes() {
    // Agreed to on Friday 24 April: Monday and Tuesday, to the end of the day.
    let wednesday = "2026-04-29T00:00:00Z".parse::<jiff::Timestamp>().expect("a moment");
    let by = Some(Timestamp(wednesday.as_microsecond()));
    let room = agreed();
    let [(_, line)] = &lines(&room)[..] else { panic!("one line") };
    assert_eq!((line.review_by, line.is_open(NOW), line.waits(NOW)), (by, true, false));
    assert_eq!(room.clone().decoded().seen(&client()).urgent()[0].review_by, by);
    let review = Command::Review { urgent: URGENT, words: "It was right to look.".into() };
    let room = room.when(&ruth(), review).expect("said");
    assert_eq!(lines(&room)[0].1.review_by, None, "it is asked for no more");
    let before = Fact::Agreed {
        urgent: URGENT,
        name: "Ruth".into(),
        until: NOW.plus(OPEN),
        review_by: None,
    };
    let room = asked().by(&ruth(), before).decoded();
    assert_eq!(room.seen(&client()).urgent()[0].review_by, None, "one from before has no day");
}

#[test]
fn whoever_looked_answers_when_the_client_asks_why() {
    let room = agreed().looked(&jo(), NOW);
    let opening = room.last_entry();
    let room = shut_again(room);
    let why = promise::Command::AskWhy { promise: ASKED, opening };
    let room = room.when(&client(), why).expect("asked");
    let all = effects(&room.state, &room.context(), &room.newest());
    let owed = all.iter().any(|effect| match effect {
        Effect::Desks(expected::Fact::Expected { of, what, .. }) => {
            (*of, *what) == (jo().person, expected::What::Question)
        }
        _ => false,
    });
    assert!(owed, "{all:?}");
    let [(_, line)] = &lines(&room)[..] else { panic!("one line") };
    assert_eq!(line.question.map(|one| one.promise), Some(ASKED));
    let answer = |words: &str| promise::Command::Keep { promise: ASKED, words: words.into() };
    assert_eq!(room.refused(&amira(), answer("I do not know.")), Refusal::NotYours);
    assert_eq!(room.refused(&jo(), answer(" ")), Refusal::Empty);
    let room = room.when(&jo(), answer("You rang at night.")).expect("answered");
    assert!(lines(&room)[0].1.question.is_none());
    assert_eq!(room.refused(&jo(), answer("Again.")), Refusal::AlreadyDone);
}

#[test]
fn desks_know_of_each_step_and_the_asker_reads_no_name() {
    let [(people, line)] = &lines(&asked())[..] else { panic!("one line") };
    assert_eq!((people.as_slice(), line.stage), ([amira().person].as_slice(), Stage::Asked));
    let [(_, line)] = &lines(&agreed())[..] else { panic!("one line") };
    assert_eq!((line.stage, line.until), (Stage::Agreed, Some(NOW.plus(OPEN))));
    let line = Fact::OnDesk { urgent: URGENT, line: line.clone() };
    let desk = Given::desk().by(&ruth(), line);
    assert_eq!(desk.seen(&someone(1, Role::Supervisor)).urgent_lines().len(), 1);
}

#[test]
fn a_name_that_nobody_has_waits_like_another() {
    let desk = Given::desk();
    let look = Command::Look { urgent: URGENT, why: "They rang.".into() };
    let owner = someone(1, Role::Therapist);
    assert_eq!(desk.refused(&jo(), look.clone()), Refusal::NotYours);
    let desk = desk.when(&owner, look).expect("looked");
    let seen = desk.seen(&owner);
    let [(_, line)] = seen.urgent_lines()[..] else { panic!("one line") };
    assert_eq!((line.stage, line.room), (Stage::Asked, None));
}

#[test]
fn what_the_client_writes_waits_for_nobody_who_was_let_in() {
    let room = agreed();
    let finish = crate::note::Command::Finish {
        note: crate::id::NoteId([1; 16]),
        meeting: None,
        text: "I spoke with them by phone.".into(),
        promise: None,
    };
    let room = room.when(&jo(), finish).expect("noted");
    let to = room.last_entry();
    let reader = room.seen(&client()).would_read(crate::heard::Writing::Entry(to));
    assert_eq!(reader, Some(amira().person));
}
