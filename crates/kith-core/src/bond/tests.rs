//! Given, when, then: two yeses, pauses and endings.

use super::*;
use crate::testing::{Given, amira, client, someone};
use crate::who::Role;

const BOND: BondId = BondId([1; 16]);

fn propose(who: &Actor) -> Command {
    Command::Propose {
        bond: BOND,
        person: who.person,
        name: who.name.clone(),
        role: who.role,
        purpose: "Weekly meetings".into(),
    }
}

fn status(room: &Given) -> Status {
    room.state.bond.get(BOND).expect("a bond").status
}

#[test]
fn it_begins_by_two_yeses() {
    let room = Given::private().when(&amira(), propose(&amira())).expect("proposed");
    assert_eq!(status(&room), Status::Proposed);
    let room = room.when(&client(), Command::Accept { bond: BOND }).expect("accepted");
    assert_eq!(status(&room), Status::Active);
}

#[test]
fn a_client_can_say_no() {
    let room = Given::private().when(&amira(), propose(&amira())).expect("proposed");
    let room = room.when(&client(), Command::Decline { bond: BOND }).expect("declined");
    assert_eq!(status(&room), Status::Declined);
    assert!(room.state.stands(&amira()).is_err());
}

#[test]
fn one_yes_is_not_two() {
    let room = Given::private().when(&amira(), propose(&amira())).expect("proposed");
    let again = Command::Accept { bond: BOND };
    assert_eq!(room.refused(&amira(), again), Refusal::AlreadyDone);
}

#[test]
fn a_third_person_needs_both_yeses() {
    let jo = someone(5, Role::Therapist);
    let second = BondId([7; 16]);
    let wish = Command::Propose {
        bond: second,
        person: jo.person,
        name: "Jo".into(),
        role: Role::Therapist,
        purpose: String::new(),
    };
    let room = Given::bonded().when(&amira(), wish).expect("proposed");
    let room = room.when(&client(), Command::Accept { bond: second }).expect("client's yes");
    assert!(room.state.bond.active(jo.person).is_none());
    let room = room.when(&jo, Command::Accept { bond: second }).expect("Jo's yes");
    assert!(room.state.bond.active(jo.person).is_some());
}

#[test]
fn a_yes_in_person_is_only_for_those_without_online_access() {
    let room = Given::private().when(&amira(), propose(&amira())).expect("proposed");
    let yes = Command::AcceptInPerson { bond: BOND };
    assert_eq!(room.online().refused(&amira(), yes.clone()), Refusal::NotYours);
    let room = room.when(&amira(), yes).expect("written down");
    assert!(room.state.bond.get(BOND).is_ok_and(|bond| bond.in_person));
    assert_eq!(status(&room), Status::Active);
}

#[test]
fn a_yes_in_person_can_leave_what_was_there_before_closed() {
    let room = Given::private().when(&amira(), propose(&amira())).expect("proposed");
    let yes = Command::AcceptInPersonFromNow { bond: BOND };
    assert_eq!(room.online().refused(&amira(), yes.clone()), Refusal::NotYours);
    let room = room.when(&amira(), yes).expect("written down").decoded();
    let bond = room.state.bond.get(BOND).expect("there");
    assert!(bond.in_person && bond.earlier == Earlier::Closed);
    assert_eq!(status(&room), Status::Active);
    let again = Command::LetRead { bond: BOND, before: true };
    assert_eq!(room.refused(&amira(), again), Refusal::NotYours, "theirs to open");
}

#[test]
fn a_pause_closes_the_room_to_staff_and_only_its_asker_or_the_client_ends_it() {
    let room = Given::bonded();
    let bond = room.bond();
    let room = room.when(&client(), Command::Pause { bond }).expect("paused");
    assert!(room.state.stands(&amira()).is_err());
    assert_eq!(room.refused(&amira(), Command::Resume { bond }), Refusal::NotYours);
    let room = room.when(&client(), Command::Resume { bond }).expect("resumed");
    assert!(room.state.stands(&amira()).is_ok());
}

#[test]
fn the_client_ends_it_without_a_reason_and_nobody_else_does() {
    let room = Given::bonded();
    let bond = room.bond();
    assert_eq!(room.refused(&amira(), Command::End { bond }), Refusal::NotYours);
    let room = room.when(&client(), Command::End { bond }).expect("ended");
    assert!(room.state.stands(&amira()).is_err());
    assert_eq!(room.refused(&client(), Command::End { bond }), Refusal::AlreadyDone);
}

#[test]
fn nobody_is_beside_a_client_twice() {
    let room = Given::bonded();
    assert_eq!(room.refused(&client(), propose(&amira())), Refusal::AlreadyDone);
}

#[test]
fn who_suggests_somebody_sees_that_it_waits_and_no_answer_but_a_beginning() {
    let (jo, sam) = (someone(5, Role::Therapist), someone(6, Role::Supervisor));
    let room = Given::bonded().beside(&sam).when(&amira(), propose(&jo)).expect("suggested");
    let names =
        |who: &Actor| -> Vec<_> { room.seen(who).suggested().map(|bond| bond.person).collect() };
    assert_eq!(names(&amira()), [jo.person]);
    assert!(names(&sam).is_empty(), "others beside the client are not told");
    assert!(room.seen(&amira()).bond(BOND).is_none());
    let no = room.clone().when(&client(), Command::Decline { bond: BOND }).expect("no");
    assert_eq!(no.seen(&amira()).suggested().count(), 0);
    let yes = room.when(&client(), Command::Accept { bond: BOND }).expect("yes");
    let yes = yes.when(&jo, Command::Accept { bond: BOND }).expect("yes");
    assert_eq!(yes.seen(&amira()).suggested().count(), 0);
    assert!(yes.seen(&amira()).beside().any(|bond| bond.person == jo.person));
}

#[test]
fn a_bond_is_seen_by_the_client_and_the_one_beside_them() {
    let jo = someone(5, Role::Therapist);
    let room = Given::bonded().beside(&jo);
    let bond = room.bond();
    assert!(room.seen(&client()).bond(bond).is_some());
    assert!(room.seen(&amira()).bond(bond).is_some());
    assert!(room.seen(&jo).bond(bond).is_none());
}
