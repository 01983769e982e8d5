//! Openings: told once, to the client alone.

use super::*;
use crate::testing::{Given, NOW, amira, client};
use crate::time::HOUR;

fn open(purpose: Purpose) -> Command {
    Command::Open { purpose, why: None }
}

#[test]
fn an_opening_is_told_once_per_purpose_sign_in_and_hour() {
    let room = Given::bonded().when(&amira(), open(Purpose::Prepare)).expect("opened");
    assert_eq!(room.facts(&amira(), open(Purpose::Prepare)), Ok(Vec::new()));
    assert_eq!(room.facts(&amira(), open(Purpose::Write)).map(|facts| facts.len()), Ok(1));
    let again = Actor { signin: SigninId([9; 16]), ..amira() };
    assert_eq!(room.facts(&again, open(Purpose::Prepare)).map(|facts| facts.len()), Ok(1));
    let later = room.later(HOUR);
    assert_eq!(later.facts(&amira(), open(Purpose::Prepare)).map(|facts| facts.len()), Ok(1));
}

#[test]
fn a_client_sees_others_and_not_themselves() {
    let room = Given::bonded().looked(&client(), NOW).looked(&amira(), NOW);
    let seen = room.seen(&client());
    let names: Vec<_> = seen.openings().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Amira"]);
}

#[test]
fn staff_never_see_when_the_client_looked() {
    let room = Given::bonded().looked(&client(), NOW);
    assert_eq!(room.seen(&amira()).openings().count(), 0);
}

#[test]
fn the_last_look_is_the_one_of_an_earlier_sign_in() {
    let room = Given::bonded().looked(&client(), NOW);
    assert_eq!(room.seen(&client()).looked_before(), None);
    assert_eq!(room.seen_in_a_new_sign_in(&client()).looked_before(), Some(NOW));
}
