//! Notes and answers: finished, corrected, answered; and what is promised in one.

use super::*;
use crate::promise::By;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::DAY;
use crate::who::Role;

const NOTE: NoteId = NoteId([4; 16]);

fn finish(text: &str) -> Command {
    Command::Finish { note: NOTE, meeting: None, text: text.into(), promise: None }
}

fn noted() -> Given {
    Given::bonded().when(&amira(), finish("We talked about May.")).expect("finished")
}

#[test]
fn a_finished_note_belongs_to_both() {
    for who in [client(), amira()] {
        assert!(noted().seen(&who).last_note().is_some());
    }
}

#[test]
fn e52_a_correction_stands_beside_what_it_corrects() {
    let correct = Command::Correct { note: NOTE, text: "We talked about April.".into() };
    let room = noted().when(&amira(), correct).expect("corrected");
    let seen = room.seen(&client());
    let note = seen.note(NOTE).expect("the note");
    let texts: Vec<_> = note.versions.iter().map(|version| version.text.as_str()).collect();
    assert_eq!(texts, ["We talked about May.", "We talked about April."]);
}

#[test]
fn only_its_author_corrects_a_note() {
    let jo = someone(5, Role::Therapist);
    let correct = Command::Correct { note: NOTE, text: "Other".into() };
    let room = noted().beside(&jo);
    assert_eq!(room.refused(&jo, correct.clone()), Refusal::NotYours);
    assert_eq!(room.refused(&client(), correct), Refusal::NotYours);
}

#[test]
fn the_client_answers_the_entry_itself() {
    let room = noted();
    let to = room.last_entry();
    let wish = Command::SayNotRight { to, text: "It was April.".into() };
    let room = room.when(&client(), wish).expect("said");
    let seen = room.seen(&amira());
    assert_eq!(seen.answers(to).first().map(|answer| answer.tone), Some(Tone::NotRight));
    assert_eq!(seen.unanswered().count(), 1);
    let reply = Command::Reply { to, text: "You are right.".into() };
    let room = room.when(&amira(), reply).expect("replied");
    assert_eq!(room.seen(&amira()).unanswered().count(), 1, "a reply settles nothing");
}

#[test]
fn a_second_answer_does_not_hide_the_first() {
    let room = noted();
    let to = room.last_entry();
    let thanks = Command::Reply { to, text: "Thank you.".into() };
    let wish = Command::SayNotRight { to, text: "It was April.".into() };
    let room = room.when(&client(), thanks).expect("replied");
    let room = room.when(&client(), wish).expect("said");
    let seen = room.seen(&amira());
    let texts: Vec<_> = seen.unanswered().map(|(_, answer)| answer.text.as_str()).collect();
    assert_eq!(texts, ["Thank you.", "It was April."]);
}

#[test]
fn what_is_not_in_the_room_cannot_be_answered() {
    let wish = Command::Reply { to: EntryId([0xee; 16]), text: "?".into() };
    assert_eq!(noted().refused(&client(), wish), Refusal::NotHere);
}

#[test]
fn an_empty_note_and_one_too_long_are_refused() {
    let room = Given::bonded();
    assert_eq!(room.refused(&amira(), finish(" \n")), Refusal::Empty);
    let long = "a".repeat(LONG + 1);
    assert_eq!(room.refused(&amira(), finish(&long)), Refusal::TooLong { limit: LONG });
}

#[test]
fn e33_any_text_survives_exactly() {
    let all: String = (0..=0x0010_FFFF).step_by(97).filter_map(char::from_u32).collect();
    let lines = "line\n".repeat(10_000);
    for text in [all.as_str(), lines.as_str(), "🌱🌱", "שלום وداعا", "\u{0} \r\n end"]
    {
        let room = Given::bonded().when(&amira(), finish(text)).expect("finished");
        let seen = room.decoded().seen(&client());
        let kept = seen.last_note().and_then(Note::current).map(|v| v.text.clone());
        assert_eq!(kept.as_deref(), Some(text));
    }
}

const PROMISE: PromiseId = PromiseId([0x0b; 16]);

fn finish_with(words: &str, by: By) -> Command {
    let terms = Terms { words: words.into(), by };
    let text = "We talked about May.".into();
    Command::Finish { note: NOTE, meeting: None, text, promise: Some((PROMISE, terms)) }
}

#[test]
fn a_note_and_what_is_promised_in_it_are_made_together() {
    let finish = finish_with("Send the letter.", By::Date(NOW.plus(DAY)));
    let facts = Given::bonded().facts(&amira(), finish.clone()).expect("both");
    let tags: Vec<_> = facts.iter().map(fact::Fact::tag).collect();
    assert_eq!(tags, ["note/1", "promise/1"]);
    assert_eq!(crate::wished(&facts), Some(0), "the receipt is of the note");
    let room = Given::bonded().when(&amira(), finish.clone()).expect("finished");
    let seen = room.seen(&client());
    let promise = seen.promise(PROMISE).expect("made");
    assert_eq!((promise.from, promise.note), (amira().person, Some(NOTE)));
    assert_eq!(room.refused(&amira(), finish), Refusal::AlreadyDone);
}

#[test]
fn a_note_whose_promise_cannot_be_made_is_not_finished_either() {
    let room = Given::bonded();
    assert_eq!(room.refused(&amira(), finish_with(" ", By::NextMeeting)), Refusal::Empty);
    assert_eq!(room.refused(&amira(), finish_with("Come.", By::Date(NOW))), Refusal::TooLate);
}
