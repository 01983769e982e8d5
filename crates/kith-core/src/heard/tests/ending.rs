//! What a client writes where two people part or do not meet: letters, words with a day that is
//! planned, and words with a meeting that is cancelled.

use super::*;
use crate::{ending, frame, meeting};

/// What is written, and in which kind of entry it stands.
fn written(words: &str) -> [(fact::Command, &'static str); 3] {
    let (bond, until, words) = (Given::bonded().bond(), NOW.plus(60 * DAY), words.to_owned());
    [
        (ending::Command::Write { bond, words: words.clone() }.into(), "ending/1"),
        (ending::Command::Plan { bond, until, words: words.clone() }.into(), "ending/1"),
        (meeting::Command::Cancel { meeting: MEETING, words }.into(), "meeting/1"),
    ]
}

#[test]
fn a_letter_and_words_with_a_day_or_a_meeting_wait_are_read_and_are_answered() {
    for (wish, tag) in written("Thank you.") {
        let room = Given::with_meeting().when(&client(), wish).expect("written");
        let entry = room.last_with(tag).id;
        let Stands::Waits(wait) = stands(&room, entry) else { panic!("{tag} waits") };
        assert_eq!((wait.of, wait.by.is_some()), (amira().person, true), "{tag}");
        let unread = room.seen(&amira()).unread();
        assert!(unread.iter().any(|one| one.entry == entry && one.mine), "{tag}");
        assert!(!on_desks(&room).is_empty(), "those behind staff know that something waits");
        let room = read(room.later(HOUR).decoded(), &amira(), entry);
        let Stands::Read(reads) = stands(&room, entry) else { panic!("{tag} is read") };
        assert_eq!(reads, [(amira().author(), room.now())]);
        let room = room.when(&amira(), reply(entry)).expect("answered");
        let Stands::Answered { by, .. } = stands(&room, entry) else { panic!("answered") };
        assert_eq!(by.person, amira().person);
    }
}

#[test]
fn without_words_nothing_waits_and_what_staff_write_does_not() {
    let [_, plan, cancel] = written(" ");
    for (wish, tag) in [plan, cancel] {
        let room = Given::with_meeting().when(&client(), wish).expect("written");
        assert!(room.seen(&client()).heard(room.last_with(tag).id).is_none(), "{tag}");
        assert!(room.seen(&amira()).unread().is_empty() && on_desks(&room).is_empty());
    }
    for (wish, tag) in written("Thank you.") {
        let room = Given::with_meeting().when(&amira(), wish).expect("written");
        assert!(room.seen(&client()).heard(room.last_with(tag).id).is_none(), "{tag}");
    }
}

#[test]
fn a_letter_is_for_the_one_it_is_to_and_after_the_end_for_nobody() {
    let room = Given::bonded();
    let bond = room.bond();
    let room = room.beside(&jo());
    let letter = |words: &str| ending::Command::Write { bond, words: words.into() };
    assert_eq!(room.seen(&client()).would_read(Writing::Bond(bond)), Some(amira().person));
    let room = room.when(&client(), letter("Thank you.")).expect("written");
    let entry = room.last_with("ending/1").id;
    assert!(room.seen(&jo()).unread().is_empty(), "it is not to them");
    let wish = Command::Read { entries: vec![entry] };
    assert_eq!(room.refused(&jo(), wish), Refusal::NotHere);
    let room = room.when(&client(), bond::Command::End { bond }).expect("ended");
    assert_eq!(stands(&room, entry), Stands::Nobody);
    assert_eq!(room.seen(&client()).would_read(Writing::Bond(bond)), None);
    let room = room.when(&client(), letter("One more.")).expect("to keep");
    assert_eq!(stands(&room, room.last_with("ending/1").id), Stands::Nobody);
}

#[test]
fn words_with_a_no_to_a_suggestion_wait_and_a_no_without_words_does_not() {
    let room = Given::bonded();
    let bond = room.bond();
    let change = frame::Change {
        line: frame::Line::Place,
        said: Some(frame::Said::Words("The garden room".into())),
    };
    let room = room.when(&amira(), frame::Command::Propose { bond, changes: vec![change] });
    let room = room.expect("suggested");
    let offer = room.newest_entry().id;
    for (words, waits) in [("It is too dark there.", true), (" ", false)] {
        let no = frame::Command::Decline { bond, offer, words: words.into() };
        let room = room.clone().when(&client(), no).expect("said no");
        let entry = room.last_with("frame/1").id;
        let unread = room.seen(&amira()).unread();
        assert_eq!(unread.iter().any(|one| one.entry == entry && one.mine), waits, "{words}");
    }
}
