//! Given, when, then: importing, asking, answering with skips.

use kith_measure::form::Completeness;

use super::*;
use crate::testing::{Given as Room, amira, client, someone};
use crate::who::Role;

const FORM: FormId = FormId([7; 16]);
const ASK: AskId = AskId([8; 16]);

fn book(file: FormFile) -> Room {
    let admin = someone(9, Role::Administrator);
    Room::book().when(&admin, Command::Import { form: FORM, file }).expect("imported")
}

fn answer(pairs: &[(&str, &str)]) -> Command {
    let chosen = pairs.iter().map(|(link, code)| ((*link).into(), (*code).into())).collect();
    Command::Answer { ask: ASK, chosen }
}

fn asked() -> Room {
    let room = Room::bonded().with_book(&book(wire::sample()));
    room.when(&amira(), Command::Ask { ask: ASK, form: FORM }).expect("asked")
}

#[test]
fn an_asked_form_is_answered_once_and_scored_from_its_raw_answers() {
    let room = asked().when(&client(), answer(&[("one", "LA6569-3")])).expect("answered");
    let seen = room.seen(&amira());
    let score = seen.ask(ASK).and_then(Ask::score).expect("a score");
    assert_eq!((score.total, score.answered, score.of), (None, 1, 9));
    assert_eq!(room.refused(&client(), answer(&[])), Refusal::AlreadyDone);
}

#[test]
fn an_answer_above_the_lowest_on_the_safety_item_asks_for_attention() {
    let measure = kith_measure::instruments::by_id("phq-9").expect("known");
    let place = measure.items.iter().position(|item| item.safety).expect("a safety item");
    let item = FormItem {
        index_in_instrument: u16::try_from(place).ok(),
        safety: true,
        ..wire::sample().items.remove(0)
    };
    let file = FormFile { items: vec![item], ..wire::sample() };
    let asked = Room::bonded().with_book(&book(file));
    let asked = asked.when(&amira(), Command::Ask { ask: ASK, form: FORM }).expect("asked");
    let opens = |room: &Room| room.seen(&client()).ask(ASK).is_some_and(Ask::opens_safety);
    assert!(!opens(&asked), "nothing is answered yet");
    for (code, expected) in [("LA6568-5", false), ("LA6569-3", true)] {
        let room = asked.clone().when(&client(), answer(&[("one", code)])).expect("answered");
        assert_eq!(opens(&room), expected, "{code}");
    }
}

#[test]
fn every_item_can_be_skipped() {
    let room = asked().when(&client(), answer(&[])).expect("answered");
    let seen = room.seen(&client());
    assert_eq!(seen.ask(ASK).and_then(Ask::score).map(|score| score.answered), Some(0));
}

#[test]
fn answers_that_the_form_does_not_hold_are_refused() {
    assert_eq!(asked().refused(&client(), answer(&[("two", "LA6569-3")])), Refusal::NotHere);
    assert_eq!(asked().refused(&client(), answer(&[("one", "LA0")])), Refusal::OutsideScale);
    assert_eq!(asked().refused(&amira(), answer(&[])), Refusal::NotYours);
}

#[test]
fn a_form_with_a_list_missing_is_not_given() {
    let missing = vec!["http://example.org/list".to_owned()];
    let file = FormFile { completeness: Completeness::NumbersOnly { missing }, ..wire::sample() };
    let room = Room::bonded().with_book(&book(file));
    let ask = Command::Ask { ask: ASK, form: FORM };
    assert_eq!(room.refused(&amira(), ask), Refusal::FormNotComplete);
}

#[test]
fn the_newest_import_of_an_instrument_and_language_is_the_one_listed() {
    let admin = someone(9, Role::Administrator);
    let second = FormId([9; 16]);
    let again = Command::Import { form: second, file: wire::sample() };
    let room = book(wire::sample()).when(&admin, again).expect("imported");
    let listed: Vec<_> = room.state.forms().into_iter().map(|(id, _)| id).collect();
    assert_eq!(listed, [second]);
    assert!(room.state.form(FORM).is_some(), "an earlier asking still finds its form");
}

#[test]
fn an_import_without_its_lists_does_not_take_the_place_of_a_complete_form() {
    let admin = someone(9, Role::Administrator);
    let missing = vec!["http://example.org/list".to_owned()];
    let bare = FormFile { completeness: Completeness::NumbersOnly { missing }, ..wire::sample() };
    let again = |file: &FormFile| Command::Import { form: FormId([9; 16]), file: file.clone() };
    let room = book(wire::sample());
    assert_eq!(room.refused(&admin, again(&bare)), Refusal::FormNotComplete);

    let other = FormFile { language: Some("xx".into()), ..bare.clone() };
    assert!(room.clone().when(&admin, again(&other)).is_ok(), "another language is another form");
    let whole = book(bare.clone()).when(&admin, again(&wire::sample())).expect("made complete");
    assert_eq!(whole.state.forms().len(), 1);
    let gone = room.when(&admin, Command::Withdraw { form: FORM }).expect("withdrawn");
    assert!(gone.when(&admin, again(&bare)).is_ok(), "nothing is hidden by it any more");
}

#[test]
fn another_person_beside_the_client_does_not_see_what_was_asked() {
    let jo = someone(5, Role::Therapist);
    let room = asked().beside(&jo);
    assert!(room.seen(&jo).ask(ASK).is_none());
}

/// Asked by Amira, with Jo beside the client as well; the one item is about safety.
fn asked_about_safety() -> Room {
    let mut file = wire::sample();
    file.items[0].index_in_instrument = Some(8);
    let room = Room::bonded().beside(&jo()).with_book(&book(file));
    room.when(&amira(), Command::Ask { ask: ASK, form: FORM }).expect("asked")
}

fn jo() -> crate::who::Actor {
    someone(5, Role::Therapist)
}

fn to_reach(room: &Room) -> Vec<PersonId> {
    crate::glance(&room.state).to_reach.iter().map(|one| one.person).collect()
}

fn reach() -> Command {
    Command::Reach { ask: ASK, words: "We spoke.".into() }
}

#[test]
fn whoever_takes_over_is_told_of_what_was_left_waiting() {
    let room = asked_about_safety();
    let room = room.when(&client(), answer(&[("one", "LA6569-3")])).expect("answered");
    assert_eq!(to_reach(&room), [amira().person]);
    let (bond, why) = (crate::id::BondId(amira().person.0), crate::bond::Why::Left);
    let part = crate::bond::Command::Part { bond, why };
    let room = room.when(&someone(0, Role::Operator), part).expect("parted");
    assert_eq!(to_reach(&room), [jo().person]);
    assert!(room.seen(&jo()).ask(ASK).is_some(), "they may read what they are told of");
    let room = room.when(&jo(), reach()).expect("reached");
    assert!(to_reach(&room).is_empty());
}

#[test]
fn an_answer_on_safety_names_who_is_to_be_in_touch_and_by_when() {
    let room = asked_about_safety();
    let name = |room: &Room| {
        let seen = room.seen(&client());
        seen.ask(ASK).and_then(|ask| seen.told_of_safety(ask)).map(str::to_owned)
    };
    assert_eq!(name(&room).as_deref(), Some("Amira"), "said before the first question");
    let lowest = room.clone().when(&client(), answer(&[("one", "LA6568-5")])).expect("answered");
    assert!(to_reach(&lowest).is_empty());
    let room = room.when(&client(), answer(&[("one", "LA6569-3")])).expect("answered");
    assert_eq!(to_reach(&room), [amira().person]);
    let by = crate::testing::NOW.plus(crate::time::DAY);
    assert_eq!(room.seen(&amira()).ask(ASK).and_then(|ask| ask.care).map(|care| care.by), Some(by));
}

#[test]
fn it_waits_until_somebody_writes_down_that_they_were_in_touch() {
    let room = asked_about_safety();
    assert_eq!(room.refused(&amira(), reach()), Refusal::AlreadyDone);
    let room = room.when(&client(), answer(&[("one", "LA6569-3")])).expect("answered");
    let finish = crate::note::Command::Finish {
        note: crate::id::NoteId([1; 16]),
        meeting: None,
        text: "We talked".into(),
        promise: None,
    };
    let room = room.when(&amira(), finish).expect("noted");
    assert_eq!(to_reach(&room), [amira().person], "a note by itself says nothing of it");
    assert_eq!(room.refused(&jo(), reach()), Refusal::NotYours);
    let room = room.when(&amira(), reach()).expect("reached");
    assert!(to_reach(&room).is_empty());
    assert_eq!(room.refused(&amira(), reach()), Refusal::AlreadyDone);
}

#[test]
fn where_who_asked_has_left_somebody_else_is_told() {
    let room = asked_about_safety();
    let bond = crate::id::BondId(amira().person.0);
    let room = room.when(&client(), crate::bond::Command::End { bond }).expect("ended");
    let room = room.when(&client(), answer(&[("one", "LA6569-3")])).expect("answered");
    assert_eq!(to_reach(&room), [jo().person]);
    assert!(room.seen(&jo()).ask(ASK).is_some(), "they may read what they are told of");
    room.when(&jo(), reach()).expect("reached");
}
