//! What the desks of those who stand behind staff are told of words that wait.

use super::*;

#[test]
fn the_desks_know_that_something_waits_and_for_whom_and_no_word() {
    let (room, entry) = sent();
    let Stands::Waits(Wait { by: Some(by), .. }) = stands(&room, entry) else { panic!("it waits") };
    let [expected::Fact::Expected { of, what, by: told, expect }] = on_desks(&room)[..] else {
        panic!("one line")
    };
    assert_eq!((of, what, told), (amira().person, expected::What::Words, by));
    let room = room.later(HOUR).when(&client(), reply(entry)).expect("replied");
    assert_eq!(on_desks(&room), [], "the first day is known already");
    let second = room.last_with("note/1").id;
    let room = read(room, &amira(), second);
    assert!(
        matches!(on_desks(&room)[..], [expected::Fact::Expected { by: told, .. }] if told == by)
    );
    let room = read(room, &amira(), entry);
    assert_eq!(on_desks(&room), [expected::Fact::Ended { expect }]);
}

#[test]
fn the_desks_are_told_when_the_first_of_two_was_read() {
    let (room, entry) = sent();
    let room = room.later(5 * DAY).when(&client(), reply(entry)).expect("replied");
    let second = room.last_with("note/1").id;
    let Stands::Waits(Wait { by: Some(later), .. }) = stands(&room, second) else {
        panic!("it waits")
    };
    let room = read(room, &amira(), entry);
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Expected { by, .. }] if by == later));
    let room = room.when(&amira(), reply(second)).expect("answered");
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Ended { .. }]));
}

#[test]
fn the_desks_are_not_told_again_that_nothing_waits() {
    let (room, entry, answer) = answered();
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Ended { .. }]));
    let room = mark(room, answer, Mark::Understood);
    assert_eq!(on_desks(&room), [], "understood ends nothing that waits");
    let room = room.when(&amira(), reply(entry)).expect("one more");
    assert_eq!(on_desks(&room), [], "nor does a second answer");
    let room = mark(room, answer, Mark::NotQuite);
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Expected { .. }]));
    let room = mark(room, answer, None);
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Ended { .. }]), "taken back");
}

#[test]
fn nothing_is_expected_of_somebody_while_there_is_a_pause() {
    let (room, _) = sent();
    let bond = room.bond();
    let room = room.when(&client(), bond::Command::Pause { bond }).expect("paused");
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Ended { .. }]));
    let room = room.when(&client(), bond::Command::Resume { bond }).expect("resumed");
    assert!(matches!(on_desks(&room)[..], [expected::Fact::Expected { .. }]));
}

#[test]
fn a_name_on_the_desks_is_no_id_of_the_room() {
    let (room, entry) = sent();
    let [expected::Fact::Expected { expect, .. }] = on_desks(&room)[..] else { panic!("one line") };
    assert_ne!((expect.0, expect.0), (entry.0, room.bond().0));
    let (room, _, answer) = answered();
    let room = mark(room, answer, Mark::NotQuite);
    let [expected::Fact::Expected { expect: again, .. }] = on_desks(&room)[..] else {
        panic!("one line")
    };
    assert_eq!(again, expect, "one name for one person in one room");
}
