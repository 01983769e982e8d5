//! Given, when, then: one asks, another says yes, and it is done once.

use super::*;
use crate::staff;
use crate::testing::{Given, amira, someone};
use crate::welcome;

const ID: SecondId = SecondId([7; 16]);

fn keeper(number: u8) -> Actor {
    someone(number, Role::Administrator)
}

/// A book with administrators who are here.
fn book(keepers: &[u8]) -> Given {
    let operator = someone(0, Role::Operator);
    keepers.iter().fold(Given::book(), |book, number| {
        let (person, role) = (PersonId([*number; 16]), Role::Administrator);
        let join = staff::Fact::Joined { person, name: format!("Keeper {number}"), role };
        let book = book.by(&operator, join);
        let book = book.by(&operator, welcome::Fact::CameIn { person });
        book.by(&operator, welcome::Fact::Confirmed { person })
    })
}

fn leave(number: u8) -> Act {
    Act::Leave { person: PersonId([number; 16]) }
}

fn carry_out(number: u8) -> staff::Command {
    staff::Command::Leave { person: PersonId([number; 16]) }
}

fn asked() -> Given {
    let ask = Command::Ask { id: ID, act: leave(11) };
    book(&[9, 10, 11]).when(&keeper(9), ask).expect("asked")
}

#[test]
fn an_act_is_carried_out_only_after_another_agreed_and_once() {
    let book = asked();
    assert_eq!(book.refused(&keeper(9), carry_out(11)), Refusal::NeedsSecond);
    let own = book.refused(&keeper(9), Command::Agree { id: ID });
    assert_eq!(own, Refusal::NotYours, "one person is never both");
    let book = book.when(&keeper(10), Command::Agree { id: ID }).expect("agreed");
    let other = book.refused(&keeper(9), carry_out(10));
    assert_eq!(other, Refusal::NeedsSecond, "a yes is to one act");
    let book = book.when(&keeper(9), carry_out(11)).expect("carried out");
    assert_eq!(book.state.keepers().len(), 2);
    assert_eq!(book.state.second().open(crate::testing::NOW).count(), 0);
}

#[test]
fn a_no_and_too_long_a_wait_end_it() {
    let no = asked().when(&keeper(10), Command::Refuse { id: ID }).expect("no");
    assert_eq!(no.refused(&keeper(10), Command::Agree { id: ID }), Refusal::NotHere);
    let late = asked().later(GOOD_FOR);
    assert_eq!(late.refused(&keeper(10), Command::Agree { id: ID }), Refusal::TooLate);
    let agreed = asked().when(&keeper(10), Command::Agree { id: ID }).expect("agreed");
    let late = agreed.later(GOOD_FOR);
    assert_eq!(late.refused(&keeper(9), carry_out(11)), Refusal::NeedsSecond);
}

#[test]
fn one_alone_acts_alone_and_somebody_invited_is_no_second() {
    let alone = book(&[9]);
    let add = staff::Command::Join {
        person: PersonId([10; 16]),
        name: "Jo".into(),
        role: Role::Administrator,
    };
    let alone = alone.when(&keeper(9), add).expect("added alone");
    assert!(!alone.state.needs_second(&keeper(9)), "nobody has come in");
    alone.when(&keeper(9), carry_out(10)).expect("taken off alone");
}

#[test]
fn the_machine_uses_a_yes_up_and_people_do_not() {
    let (machine, act) = (someone(0, Role::Operator), Act::ChangeKey);
    let two = book(&[9, 10]);
    let wish = Command::Use { act: act.clone() };
    assert_eq!(two.refused(&machine, wish.clone()), Refusal::NeedsSecond);
    let ask = Command::Ask { id: ID, act };
    let two = two.when(&keeper(9), ask).expect("asked");
    let two = two.when(&keeper(10), Command::Agree { id: ID }).expect("agreed");
    assert_eq!(two.refused(&keeper(9), wish.clone()), Refusal::NotYours);
    let two = two.when(&machine, wish.clone()).expect("used");
    assert_eq!(two.refused(&machine, wish.clone()), Refusal::NeedsSecond);
    assert_eq!(book(&[9]).facts(&machine, wish), Ok(Vec::new()));
}

#[test]
fn nobody_but_those_who_keep_the_service_asks_or_answers() {
    let ask = Command::Ask { id: SecondId([8; 16]), act: Act::ChangeKey };
    for wish in [ask, Command::Agree { id: ID }, Command::Refuse { id: ID }] {
        assert_eq!(asked().refused(&amira(), wish), Refusal::NotYours);
    }
}
