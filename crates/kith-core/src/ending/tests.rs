//! Given, when, then: an end that is named early, letters, and closing when the day has come.

use super::*;
use crate::testing::{Given, MEETING, NOW, amira, client, someone};
use crate::time::HOUR;
use crate::who::Role;

fn plan(room: &Given, days: i64) -> Command {
    let (bond, until) = (room.bond(), NOW.plus(days * DAY));
    Command::Plan { bond, until, words: "After three meetings.".into() }
}

fn planned(room: Given, days: i64) -> Given {
    let wish = plan(&room, days);
    room.when(&amira(), wish).expect("planned")
}

#[test]
fn either_of_the_two_names_the_end_and_the_newest_holds() {
    let room = planned(Given::bonded(), 60);
    let bond = room.bond();
    for who in [client(), amira()] {
        let seen = room.seen(&who);
        let plan = seen.planned_end(bond).expect("a plan");
        assert_eq!((plan.until, plan.by.person), (NOW.plus(60 * DAY), amira().person));
    }
    let later = Command::Plan { bond, until: NOW.plus(90 * DAY), words: String::new() };
    let room = room.when(&client(), later).expect("moved");
    let seen = room.seen(&amira());
    assert_eq!(seen.planned_end(bond).map(|plan| plan.until), Some(NOW.plus(90 * DAY)));
    let room = room.when(&client(), Command::LeaveOpen { bond }).expect("left open");
    assert!(room.seen(&amira()).planned_end(bond).is_none());
    assert_eq!(room.refused(&client(), Command::LeaveOpen { bond }), Refusal::AlreadyDone);
}

#[test]
fn no_end_is_named_for_a_day_that_is_over_or_for_others() {
    let jo = someone(5, Role::Therapist);
    let room = Given::bonded().beside(&jo);
    let bond = room.state.bond.active(amira().person).expect("a bond").id;
    let until = NOW.plus(30 * DAY);
    let wish = Command::Plan { bond, until, words: String::new() };
    assert_eq!(room.refused(&jo, wish.clone()), Refusal::NotYours);
    assert_eq!(room.clone().later(30 * DAY).refused(&amira(), wish.clone()), Refusal::TooLate);
    let room = room.when(&amira(), wish).expect("planned");
    assert!(room.seen(&jo).planned_end(bond).is_none(), "others beside the client do not know");
    let interpreter = someone(6, Role::Interpreter);
    let room = room.beside(&interpreter);
    let bond = room.state.bond.active(interpreter.person).expect("a bond").id;
    let wish = Command::Plan { bond, until, words: String::new() };
    assert_eq!(room.refused(&client(), wish), Refusal::NotYours, "there is nothing to close");
}

#[test]
fn the_last_meetings_say_how_many_come_after_them() {
    let ids = [1_u8, 2, 3, 4].map(|number| crate::id::MeetingId([number; 16]));
    let mut room = Given::bonded();
    for (id, week) in ids.into_iter().zip(1..) {
        room = room.meets(id, week * 7 * DAY);
    }
    let room = planned(room, 24);
    for who in [client(), amira()] {
        let seen = room.seen(&who);
        let left = ids.map(|id| seen.left_after(seen.meeting(id).expect("a meeting")));
        assert_eq!(left, [Some(2), Some(1), Some(0), None], "the fourth is after the end");
    }
    let room = room
        .when(&client(), crate::meeting::Command::Cancel { meeting: ids[2], words: String::new() });
    let room = room.expect("cancelled");
    let seen = room.seen(&client());
    let left = ids.map(|id| seen.left_after(seen.meeting(id).expect("a meeting")));
    assert_eq!(left, [Some(1), Some(0), None, None]);
}

#[test]
fn letters_stand_beside_each_other_and_the_client_may_write_after_the_end() {
    let room = planned(Given::bonded(), 10);
    let bond = room.bond();
    let write = |words: &str| Command::Write { bond, words: words.into() };
    let room = room.when(&client(), write("Goodbye.")).expect("written");
    let room = room.when(&amira(), write("You were brave.")).expect("written");
    let room = room.when(&amira(), write("You found your way.")).expect("written again");
    let words = |room: &Given, who: &Actor| -> Vec<String> {
        room.seen(who).letters(bond).into_iter().map(|letter| letter.words.clone()).collect()
    };
    assert_eq!(words(&room, &amira()), ["You found your way.", "Goodbye."]);
    let room = room.later(10 * DAY).when(&amira(), Command::Close { bond }).expect("closed");
    assert_eq!(room.refused(&amira(), write("One more.")), Refusal::NotYours);
    let room = room.when(&client(), write("I am well.")).expect("nobody has to be ready in time");
    assert_eq!(words(&room, &client()), ["You found your way.", "I am well."]);
    assert_eq!(room.decoded().seen(&client()).letters(bond).len(), 2);
}

#[test]
fn it_is_closed_on_the_day_and_not_before_and_leaves_nobody_waiting() {
    let room = Given::with_meeting();
    let bond = room.bond();
    assert_eq!(room.refused(&amira(), Command::Close { bond }), Refusal::TooSoon, "no plan");
    let room = planned(room, 2);
    assert_eq!(room.refused(&amira(), Command::Close { bond }), Refusal::TooSoon);
    let room = room.later(2 * DAY - HOUR);
    assert_eq!(room.refused(&amira(), Command::Close { bond }), Refusal::TooSoon, "they meet yet");
    let room = room.later(3 * HOUR);
    assert_eq!(room.refused(&client(), Command::Close { bond }), Refusal::NotYours);
    let room = room.when(&amira(), Command::Close { bond }).expect("closed");
    assert!(room.state.stands(&amira()).is_err());
    assert!(room.state.left_alone(bond).is_none());
    let seen = room.seen(&client());
    assert_eq!(seen.bond(bond).and_then(|bond| bond.parted), Some(Why::AsPlanned));
}

#[test]
fn a_keepsake_is_the_clients_alone() {
    let room = planned(Given::with_meeting(), 10).later(3 * DAY);
    let bond = room.bond();
    let room = room.when(&amira(), Command::Write { bond, words: "You were brave.".into() });
    let room = room.expect("written");
    assert!(room.seen(&amira()).keepsake(bond).is_none());
    let seen = room.seen(&client());
    let keepsake = seen.keepsake(bond).expect("a keepsake");
    let met = seen.meeting(MEETING).and_then(|one| one.stands()).map(|details| details.starts);
    assert_eq!(keepsake.met, Vec::from_iter(met));
    assert_eq!(keepsake.letters.len(), 1);
}
