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
fn another_person_beside_the_client_does_not_see_what_was_asked() {
    let jo = someone(5, Role::Therapist);
    let room = asked().beside(&jo);
    assert!(room.seen(&jo).ask(ASK).is_none());
}

#[test]
fn an_answer_on_safety_waits_for_who_asked_until_they_write_a_note() {
    let jo = someone(5, Role::Therapist);
    let mut file = wire::sample();
    file.items[0].index_in_instrument = Some(8);
    let room = Room::bonded().beside(&jo).with_book(&book(file));
    let room = room.when(&amira(), Command::Ask { ask: ASK, form: FORM }).expect("asked");
    let room = room.when(&client(), answer(&[("one", "LA6569-3")])).expect("answered");
    let waits = |room: &Room| {
        let seen = room.seen(&amira());
        (crate::glance(&room.state).safety, seen.ask(ASK).is_some_and(|ask| seen.safety_waits(ask)))
    };
    let finish = |note: u8| crate::note::Command::Finish {
        note: crate::id::NoteId([note; 16]),
        meeting: None,
        text: "We talked".into(),
        promise: None,
    };
    assert_eq!(waits(&room), (vec![amira().person], true));
    let room = room.later(1).when(&jo, finish(1)).expect("noted by another");
    assert_eq!(waits(&room), (vec![amira().person], true));
    let room = room.later(2).when(&amira(), finish(2)).expect("noted");
    assert_eq!(waits(&room), (Vec::new(), false));
}
