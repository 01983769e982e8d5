//! Given, when, then: what is withheld stays withheld until the client lets it.

use super::*;
use crate::testing::Given as Room;
use crate::testing::{MEETING, amira, client, someone};
use crate::time::{DAY, HOUR};
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

fn tablet(number: u8) -> TabletId {
    TabletId([number; 16])
}

fn make(number: u8) -> Command {
    Command::MakeTablet { meeting: MEETING, tablet: tablet(number) }
}

fn on_tablet(number: u8, show: Show) -> Command {
    let said = Feedback { answers: vec![Some(3); 6], words: String::new(), show };
    Command::GiveOnTablet { tablet: tablet(number), said }
}

fn enter(answer: u8) -> Command {
    let answers = vec![Some(answer); 6];
    let said = Feedback { answers, words: String::new(), show: Show::WorthAsking };
    let interpreter = Interpreter { name: "Leyla".into(), language: "Kurdish".into() };
    let how = Aloud { aloud: true, interpreter: Some(interpreter) };
    Command::Enter { meeting: MEETING, said, how }
}

/// An hour after it began.
fn in_the_room() -> Room {
    Room::with_meeting().later(2 * DAY + HOUR)
}

#[test]
fn a_link_takes_one_answer_while_it_is_open() {
    assert_eq!(Room::with_meeting().refused(&amira(), make(1)), Refusal::TooSoon);
    assert_eq!(after_meeting().refused(&amira(), make(1)), Refusal::TooLate);
    let room = in_the_room().when(&amira(), make(1)).expect("made");
    let give = || on_tablet(1, Show::AfterNext);
    assert_eq!(room.clone().later(TABLET).refused(&client(), give()), Refusal::NotHere, "over");
    assert_eq!(room.refused(&client(), on_tablet(2, Show::Now)), Refusal::NotHere, "guessed");
    assert_eq!(room.refused(&amira(), give()), Refusal::NotYours, "not for staff");
    let shut =
        room.clone().when(&amira(), Command::ShutTablet { tablet: tablet(1) }).expect("shut");
    assert_eq!(shut.decoded().refused(&client(), give()), Refusal::NotHere, "taken back");
    let newer = room.clone().when(&amira(), make(2)).expect("made");
    assert_eq!(newer.refused(&client(), give()), Refusal::NotHere, "another was made");
    let bond = room.bond();
    let paused =
        room.clone().when(&client(), crate::bond::Command::Pause { bond }).expect("paused");
    assert_eq!(paused.refused(&client(), give()), Refusal::NotHere, "a pause closes it");

    let room = room.when(&client(), give()).expect("given");
    assert_eq!(room.decoded().refused(&client(), give()), Refusal::NotHere, "used");
    assert_eq!(room.seen(&amira()).feedback(MEETING), None, "what is held back stays so");
    let seen = room.seen(&client());
    let Some(View::Whole(given)) = seen.feedback(MEETING) else { panic!("her own") };
    assert_eq!(given.way, Way::Tablet);
}

#[test]
fn whether_a_link_was_used_is_not_told() {
    let made = in_the_room().when(&amira(), make(1)).expect("made");
    let used = made.clone().when(&client(), on_tablet(1, Show::AfterNext)).expect("given");
    let told = |room: &Room| {
        let seen = room.seen(&amira());
        let tablet = seen.tablet(MEETING).expect("made");
        (tablet.shut, tablet.until, seen.may_be_asked(seen.meeting(MEETING).expect("theirs")))
    };
    assert_eq!(told(&made), told(&used));
    let shut = Command::ShutTablet { tablet: tablet(1) };
    assert_eq!(made.facts(&amira(), shut.clone()), used.facts(&amira(), shut));
    assert!(made.facts(&amira(), make(2)).is_ok() && used.facts(&amira(), make(2)).is_ok());
}

#[test]
fn only_whom_the_meeting_was_with_asks_in_the_room() {
    let jo = someone(5, Role::Therapist);
    let room = in_the_room().beside(&jo);
    for who in [&jo, &client()] {
        assert_eq!(room.refused(who, make(1)), Refusal::NotHere);
        assert_eq!(room.refused(who, enter(9)), Refusal::NotHere);
    }
    let room = room.when(&amira(), make(1)).expect("made");
    assert_eq!(room.refused(&jo, Command::ShutTablet { tablet: tablet(1) }), Refusal::NotHere);
    assert!(room.seen(&jo).tablet(MEETING).is_none());
    assert!(!room.seen(&jo).may_read(&room.newest_entry()));
}

#[test]
fn what_was_entered_is_marked_and_the_clients_own_word_takes_its_place() {
    let room = in_the_room().when(&amira(), enter(9)).expect("entered");
    let entry = room.last_with("feedback/1");
    assert_eq!(entry.by.person, amira().person);
    for who in [client(), amira()] {
        let seen = room.seen(&who);
        let Some(View::Whole(given)) = seen.feedback(MEETING) else { panic!("both see it") };
        assert!(given.way.is_entered() && given.by.person == amira().person);
        assert_eq!(given.score(), Some(54));
    }
    let choose = Command::ChooseShow { meeting: MEETING, show: Show::WorthAsking };
    assert_eq!(room.refused(&client(), choose), Refusal::NotHere, "it was read when entered");

    let room = room.when(&client(), give(Show::AfterNext)).expect("her own");
    let whole = |room: &Room, who: &crate::who::Actor| match room.seen(who).feedback(MEETING) {
        Some(View::Whole(given)) => given.score(),
        Some(View::WorthAsking) | None => None,
    };
    assert_eq!(whole(&room, &client()), Some(48));
    assert_eq!(room.seen(&client()).entered_beside(MEETING).and_then(Given::score), Some(54));
    assert_eq!(whole(&room, &amira()), Some(54), "that it is gone would tell of the other");
    let now = Command::ChooseShow { meeting: MEETING, show: Show::Now };
    let room = room.when(&client(), now).expect("shown");
    assert_eq!(whole(&room.decoded(), &amira()), Some(48));
    assert!(room.seen(&amira()).may_read(&entry), "both are kept");
    let room = room.when(&amira(), enter(10)).expect("entered after it");
    assert_eq!(whole(&room, &client()), Some(48), "nobody's hand takes the place of her own");
    assert!(
        matches!(room.seen(&amira()).last_feedback(), Some(View::Whole(one)) if !one.way.is_entered())
    );
}

#[test]
fn nobody_is_asked_in_the_room_more_often_than_they_agreed() {
    use crate::felt::{Command as Felt, Pace};
    let weeks = |pace, held: &[u8]| {
        let mut room = Room::bonded();
        let bond = room.bond();
        room = room.when(&client(), Felt::Pace { bond, pace }).unwrap_or_else(|_| Room::bonded());
        for number in 1..=4 {
            let meeting = MeetingId([number; 16]);
            room = room.meets(meeting, DAY).later(DAY);
            if held.contains(&number) {
                let said = Feedback {
                    answers: vec![None; 6],
                    words: String::new(),
                    show: Show::WorthAsking,
                };
                let said = Feedback { show: Show::AfterNext, ..said };
                room = room.when(&client(), Command::Give { meeting, said }).expect("held back");
            }
            room = room.later(HOUR);
        }
        room
    };
    let asked = |room: &Room| -> Vec<u8> {
        let make = |number: &u8| Command::Enter {
            meeting: MeetingId([*number; 16]),
            said: Feedback { answers: vec![None; 6], words: String::new(), show: Show::Now },
            how: Aloud::default(),
        };
        (1..=4).filter(|number| room.facts(&amira(), make(number)).is_ok()).collect()
    };
    for held in [&[][..], &[1], &[3], &[1, 2, 3, 4]] {
        assert_eq!(asked(&weeks(Pace::Each, held)), [1, 2, 3, 4]);
        assert_eq!(asked(&weeks(Pace::Second, held)), [2, 4], "whatever is held back");
        assert_eq!(asked(&weeks(Pace::Fourth, held)), [4]);
        assert_eq!(asked(&weeks(Pace::Never, held)), [0u8; 0]);
    }
    let room = weeks(Pace::Never, &[]);
    let meeting = MeetingId([4; 16]);
    let make = Command::MakeTablet { meeting, tablet: tablet(1) };
    assert_eq!(room.refused(&amira(), make), Refusal::NotAgreed);
    let said = Feedback { answers: vec![None; 6], words: String::new(), show: Show::Now };
    room.when(&client(), Command::Give { meeting, said }).expect("the client may on any day");
}
