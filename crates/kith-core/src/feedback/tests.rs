//! Given, when, then: what is withheld stays withheld until the client lets it.

use super::*;
use crate::testing::Given as Room;
use crate::testing::{MEETING, amira, client, someone};
use crate::time::DAY;
use crate::who::Role;

fn give(show: Show) -> Command {
    let said = Feedback { answers: vec![Some(8); 6], words: "calm".into(), show };
    Command::Give { meeting: MEETING, said }
}

fn after_meeting() -> Room {
    Room::with_meeting().later(3 * DAY)
}

#[test]
fn shown_now_is_seen_whole() {
    let room = after_meeting().when(&client(), give(Show::Now)).expect("given");
    let seen = room.seen(&amira());
    assert!(matches!(seen.last_feedback(), Some(View::Whole(given)) if given.score() == Some(48)));
}

#[test]
fn worth_asking_shows_that_and_nothing_else() {
    let room = after_meeting().when(&client(), give(Show::WorthAsking)).expect("given");
    assert_eq!(room.seen(&amira()).last_feedback(), Some(View::WorthAsking));
    assert!(matches!(room.seen(&client()).last_feedback(), Some(View::Whole(_))));
}

#[test]
fn after_the_next_meeting_it_is_not_there_until_that_is_over() {
    let room = after_meeting().when(&client(), give(Show::AfterNext)).expect("given");
    assert_eq!(room.seen(&amira()).last_feedback(), None);
    let room = room.second_meeting(5 * DAY);
    assert_eq!(room.seen(&amira()).last_feedback(), None);
    let room = room.later(6 * DAY);
    assert!(matches!(room.seen(&amira()).last_feedback(), Some(View::Whole(_))));
}

#[test]
fn the_client_can_change_who_sees_it_both_ways() {
    let room = after_meeting().when(&client(), give(Show::WorthAsking)).expect("given");
    let open = Command::ChooseShow { meeting: MEETING, show: Show::Now };
    let room = room.when(&client(), open).expect("opened");
    assert!(matches!(room.seen(&amira()).last_feedback(), Some(View::Whole(_))));
    let close = Command::ChooseShow { meeting: MEETING, show: Show::WorthAsking };
    let room = room.when(&client(), close).expect("closed");
    assert_eq!(room.seen(&amira()).last_feedback(), Some(View::WorthAsking));
}

#[test]
fn it_waits_for_the_meeting_to_begin() {
    let room = Room::with_meeting();
    assert_eq!(room.refused(&client(), give(Show::Now)), Refusal::TooSoon);
}

#[test]
fn nobody_says_it_for_them_and_only_the_other_in_that_meeting_sees_it() {
    let jo = someone(5, Role::Therapist);
    let room = after_meeting().beside(&jo);
    assert_eq!(room.refused(&amira(), give(Show::Now)), Refusal::NotYours);
    let room = room.when(&client(), give(Show::Now)).expect("given");
    assert_eq!(room.seen(&jo).last_feedback(), None);
}
