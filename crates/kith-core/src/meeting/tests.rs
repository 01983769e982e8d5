//! Given, when, then: proposing, agreeing, changing, cancelling.

use super::*;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::{DAY, HOUR};

const MEETING: MeetingId = MeetingId([3; 16]);

fn details(days: i64) -> Details {
    Details {
        starts: NOW.plus(days * DAY),
        minutes: 50,
        place: "Room 3".into(),
        others: String::new(),
    }
}

/// The bond with Amira, as [`Given::bonded`] makes it.
const BOND: BondId = BondId([2; 16]);

fn propose(days: i64) -> Command {
    Command::Propose { meeting: MEETING, bond: BOND, details: details(days) }
}

fn agreed() -> Given {
    let room = Given::bonded();
    let room = room.when(&amira(), propose(2)).expect("proposed");
    room.when(&client(), Command::Accept { meeting: MEETING }).expect("agreed")
}

#[test]
fn either_proposes_and_the_other_says_yes() {
    for (first, second) in [(amira(), client()), (client(), amira())] {
        let room = Given::bonded();
        let room = room.when(&first, propose(2)).expect("proposed");
        let yes = Command::Accept { meeting: MEETING };
        assert_eq!(room.refused(&first, yes.clone()), Refusal::WaitingForYes);
        let room = room.when(&second, yes).expect("agreed");
        assert_eq!(room.seen(&client()).next_meeting().map(|(_, d)| d.minutes), Some(50));
    }
}

#[test]
fn what_was_agreed_stands_until_the_change_is_agreed_too() {
    let change = Command::ProposeChange { meeting: MEETING, details: details(3) };
    let room = agreed().when(&amira(), change).expect("a change");
    let seen = room.seen(&client());
    assert_eq!(seen.next_meeting().map(|(_, d)| d.starts), Some(details(2).starts));
    assert!(seen.meeting(MEETING).is_some_and(|meeting| meeting.waits_for(Role::Client)));
    let room = room.when(&client(), Command::Accept { meeting: MEETING }).expect("agreed");
    let seen = room.seen(&client());
    assert_eq!(seen.next_meeting().map(|(_, d)| d.starts), Some(details(3).starts));
}

#[test]
fn a_declined_change_leaves_what_was_agreed() {
    let change = Command::ProposeChange { meeting: MEETING, details: details(3) };
    let room = agreed().when(&amira(), change).expect("a change");
    let room = room.when(&client(), Command::Decline { meeting: MEETING }).expect("declined");
    let seen = room.seen(&client());
    assert_eq!(seen.next_meeting().map(|(_, d)| d.starts), Some(details(2).starts));
}

#[test]
fn either_cancels_without_a_reason_once() {
    for who in [client(), amira()] {
        let cancel = Command::Cancel { meeting: MEETING, words: String::new() };
        let room = agreed().when(&who, cancel.clone()).expect("cancelled");
        assert!(room.seen(&client()).next_meeting().is_none());
        assert_eq!(room.refused(&who, cancel), Refusal::AlreadyDone);
    }
}

#[test]
fn nobody_else_meets_for_them() {
    let room = Given::bonded();
    let wish = propose(2);
    assert_eq!(room.refused(&someone(8, Role::Therapist), wish), Refusal::NotYours);
}

#[test]
fn a_meeting_that_is_over_or_has_no_length_is_refused() {
    let room = Given::bonded();
    assert_eq!(room.refused(&amira(), propose(-1)), Refusal::TooLate);
    let none = Details { minutes: 0, ..details(1) };
    let wish = Command::Propose { meeting: MEETING, bond: BOND, details: none };
    assert_eq!(room.refused(&amira(), wish), Refusal::OutsideScale);
}

#[test]
fn a_paused_bond_meets_nobody() {
    let room = Given::bonded();
    let bond = room.bond();
    let room = room.when(&client(), crate::bond::Command::Pause { bond }).expect("paused");
    assert_eq!(room.refused(&client(), propose(2)), Refusal::NotAtPresent);
}

#[test]
fn what_changed_is_what_the_other_did_since_the_last_look() {
    let room = agreed().looked(&client(), NOW.plus(HOUR)).later(2 * HOUR);
    let change = Command::ProposeChange { meeting: MEETING, details: details(3) };
    let room = room.when(&amira(), change).expect("a change");
    let seen = room.seen_in_a_new_sign_in(&client());
    let meeting = seen.meeting(MEETING).expect("the meeting");
    let changed: Vec<_> = seen.changed(meeting).map(|step| step.what.clone()).collect();
    assert_eq!(changed, [What::ChangeProposed]);
}

#[test]
fn the_last_meeting_is_the_one_that_has_begun() {
    let room = agreed().later(2 * DAY + HOUR);
    let seen = room.seen(&client());
    assert!(seen.next_meeting().is_none());
    assert_eq!(seen.last_meeting().map(|(meeting, _)| meeting.id), Some(MEETING));
}

#[test]
fn after_a_pause_or_an_end_no_meeting_is_next() {
    let room =
        agreed().when(&client(), crate::bond::Command::Pause { bond: BOND }).expect("paused");
    assert!(room.seen(&client()).next_meeting().is_none());
    let back = room.when(&client(), crate::bond::Command::Resume { bond: BOND }).expect("resumed");
    assert!(back.seen(&client()).next_meeting().is_some());
    let room = back.when(&client(), crate::bond::Command::End { bond: BOND }).expect("ended");
    assert!(room.seen(&client()).next_meeting().is_none());
}

#[test]
fn what_one_has_answered_is_no_news() {
    let room = agreed().later(HOUR);
    let seen = room.seen_in_a_new_sign_in(&client());
    let meeting = seen.meeting(MEETING).expect("the meeting");
    assert_eq!(seen.changed(meeting).count(), 0);
}

#[test]
fn a_yes_written_down_for_the_client_is_told_as_such() {
    let room = Given::bonded().when(&amira(), propose(2)).expect("proposed");
    let yes = Command::AcceptInPerson { meeting: MEETING };
    let room = room.when(&amira(), yes).expect("written down");
    let seen = room.seen(&client());
    let last = seen.meeting(MEETING).and_then(|meeting| meeting.steps.last().cloned());
    let agreed = What::Agreed { before: None, in_person: true };
    assert_eq!(last.map(|step| step.what), Some(agreed));
}

#[test]
fn that_they_did_not_meet_each_says_of_themselves_alone() {
    let say = |was_there| Command::SayNotMet { meeting: MEETING, was_there };
    let room = agreed();
    assert_eq!(room.refused(&client(), say(true)), Refusal::TooSoon);
    let room = room.later(2 * DAY + HOUR);
    assert_eq!(room.refused(&someone(9, Role::Therapist), say(true)), Refusal::NotYours);
    let said = room.clone().when(&client(), say(false)).expect("said");
    assert_eq!(said.refused(&client(), say(true)), Refusal::AlreadyDone);
    assert!(said.seen(&client()).last_meeting().is_none(), "nobody is asked how it was");
    let both = said.when(&amira(), say(true)).expect("said by the other, too");
    let seen = both.seen(&client());
    let told: Vec<_> = seen.meeting(MEETING).expect("a meeting").not_met().collect();
    assert_eq!(told, [(Role::Client, false), (Role::Therapist, true)]);
    assert_eq!(both.refused(&amira(), Command::Begin { meeting: MEETING }), Refusal::TooLate);
    assert_eq!(room.later(30 * DAY).refused(&client(), say(true)), Refusal::TooLate);
}

#[test]
fn a_meeting_that_began_is_not_said_not_to_have_been() {
    let room = agreed().later(2 * DAY);
    let began = room.clone().when(&amira(), Command::Begin { meeting: MEETING }).expect("begun");
    let say = Command::SayNotMet { meeting: MEETING, was_there: true };
    assert_eq!(began.refused(&client(), say.clone()), Refusal::AlreadyDone);
    let room = room.when(&client(), say).expect("said");
    assert!(crate::slot::slots(&room.state, &room.context(), &room.newest()).is_empty());
    let begun = room.when(&amira(), Command::Begin { meeting: MEETING }).expect("begun after all");
    assert!(begun.state.meeting.get(MEETING).is_ok_and(Meeting::is_met));
}

#[test]
fn what_was_said_of_a_time_is_not_said_of_the_next_one() {
    let say = Command::SayNotMet { meeting: MEETING, was_there: false };
    let room = agreed().later(2 * DAY).when(&client(), say.clone()).expect("said");
    let change = Command::ProposeChange { meeting: MEETING, details: details(3) };
    let room = room.when(&client(), change).expect("another time");
    let room = room.when(&amira(), Command::Accept { meeting: MEETING }).expect("agreed");
    assert!(room.state.meeting.get(MEETING).is_ok_and(Meeting::is_met));
    let room = room.later(DAY).when(&amira(), Command::Begin { meeting: MEETING });
    assert!(room.expect("begun").seen(&client()).last_meeting().is_some());
}

#[test]
fn a_yes_to_a_time_that_is_over_leaves_what_was_agreed() {
    let change = Command::ProposeChange { meeting: MEETING, details: details(1) };
    let room = agreed().when(&amira(), change).expect("asked").later(DAY + HOUR);
    let yes = Command::Accept { meeting: MEETING };
    assert_eq!(room.refused(&client(), yes), Refusal::TooLate);
    let room = room.when(&client(), Command::Decline { meeting: MEETING }).expect("no");
    assert_eq!(room.seen(&client()).next_meeting().map(|(_, d)| d.starts), Some(details(2).starts));
}
