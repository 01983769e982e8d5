//! Two who met them, and a day.

use super::*;
use crate::effect::{Effect, effects};
use crate::testing::{Given, amira, client, someone};
use crate::time::HOUR;
use crate::welcome;

fn jo() -> Actor {
    someone(7, Role::Therapist)
}

fn ada() -> Actor {
    someone(9, Role::Administrator)
}

/// A client who came in and was known, with two people beside them.
fn known() -> Given {
    let person = client().person;
    Given::bonded()
        .beside(&jo())
        .by(&someone(0, Role::Operator), welcome::Fact::CameIn { person })
        .by(&amira(), welcome::Fact::Confirmed { person })
}

fn met(room: Given, who: &Actor) -> Given {
    room.when(who, Command::Met).expect("said")
}

fn link() -> welcome::Command {
    welcome::Command::Link { person: client().person }
}

#[test]
fn two_who_met_them_and_a_day_make_a_link_possible() {
    let room = known();
    assert_eq!(room.refused(&amira(), link()), Refusal::NeedsTwo);
    let room = met(room, &amira());
    assert_eq!(room.clone().later(2 * DAY).refused(&amira(), link()), Refusal::NeedsTwo);
    let room = met(room.later(HOUR), &jo());
    assert_eq!(room.clone().later(DAY - 1).refused(&jo(), link()), Refusal::NeedsTwo);
    for who in [amira(), jo()] {
        room.clone().later(DAY).when(&who, link()).expect("a link");
    }
}

#[test]
fn nobody_is_two_people() {
    let room = met(known(), &amira());
    assert_eq!(room.refused(&amira(), Command::Met), Refusal::AlreadyDone);
    let room = met(room, &jo());
    assert_eq!(room.refused(&ada(), Command::Met), Refusal::AlreadyDone);
}

#[test]
fn the_first_is_in_their_care_and_the_second_may_stand_behind() {
    let strangers = [someone(8, Role::Therapist), client(), someone(0, Role::Operator)];
    let behind = [ada(), someone(6, Role::Supervisor)];
    for who in strangers.iter().chain(&behind) {
        assert_eq!(known().refused(who, Command::Met), Refusal::NotYours, "{:?}", who.role);
    }
    for who in &strangers {
        let room = met(known(), &amira());
        assert_eq!(room.refused(who, Command::Met), Refusal::NotYours, "{:?}", who.role);
    }
    for who in &behind {
        let room = met(met(known(), &amira()), who).later(DAY);
        room.when(&amira(), link()).expect("a link");
    }
}

#[test]
fn nothing_at_the_machine_goes_past_it() {
    assert_eq!(known().refused(&someone(0, Role::Operator), link()), Refusal::NeedsTwo);
}

#[test]
fn the_client_and_those_near_stop_it() {
    let open = met(met(known(), &amira()), &ada());
    for who in [client(), amira(), jo(), ada(), someone(0, Role::Operator)] {
        let room = open.clone().when(&who, Command::Stop).expect("stopped").later(DAY);
        assert_eq!(room.refused(&amira(), link()), Refusal::NeedsTwo);
        assert_eq!(room.refused(&client(), Command::Stop), Refusal::AlreadyDone);
    }
    let stranger = someone(8, Role::Therapist);
    assert_eq!(open.refused(&stranger, Command::Stop), Refusal::NotYours);
}

#[test]
fn it_lapses_and_is_good_for_one_coming_in() {
    let alone = met(known(), &amira()).later(HOLDS);
    let again = met(alone, &jo());
    assert!(again.state.recovery().open(again.state.last_at()).is_some_and(|one| {
        one.second.is_none() && one.is_by(jo().person) && !one.is_by(amira().person)
    }));
    let both = met(met(known(), &amira()), &jo());
    let late = both.clone().later(WAIT + HOLDS);
    assert_eq!(late.refused(&amira(), link()), Refusal::NeedsTwo);
    let used = both.by(&someone(0, Role::Operator), Fact::Used).later(DAY);
    assert_eq!(used.refused(&amira(), link()), Refusal::NeedsTwo);
}

#[test]
fn the_word_of_somebody_who_is_beside_them_no_more_counts_no_more() {
    let one = met(known(), &amira());
    let both = met(one.clone(), &jo()).later(DAY);
    let end = |room: Given| {
        let bond = room.bond();
        room.when(&client(), crate::bond::Command::End { bond }).expect("ended")
    };
    assert_eq!(end(both).refused(&jo(), link()), Refusal::NeedsTwo);
    let one = end(one);
    assert_eq!(one.refused(&jo(), Command::Met), Refusal::NotAtPresent);
    let anew = met(one.when(&jo(), Command::Stop).expect("stopped"), &jo());
    assert_eq!(anew.refused(&jo(), Command::Met), Refusal::AlreadyDone);
}

#[test]
fn whoever_never_came_in_has_a_first_link() {
    let room = Given::bonded();
    assert_eq!(room.refused(&amira(), Command::Met), Refusal::NotHere);
    room.when(&amira(), link()).expect("a link");
}

#[test]
fn those_behind_read_that_somebody_is_looked_for_until_it_is_settled() {
    let told = |room: &Given| {
        let all = effects(&room.state, &room.context(), &room.newest());
        all.into_iter().find_map(|effect| match effect {
            Effect::Recovery(fact) => Some(fact),
            _ => None,
        })
    };
    let client = client().person;
    let room = met(known(), &amira());
    let wanted = Fact::Wanted { client, name: "Amira".into() };
    assert_eq!(told(&room), Some(wanted.clone()));
    assert_eq!(told(&met(room, &jo())), Some(Fact::Settled { client }));

    let book = Given::book().by(&amira(), wanted);
    let at = book.state.last_at();
    let found = book.state.recovery().wanted(at);
    assert_eq!(found.first().map(|one| one.by.name.as_str()), Some("Amira"));
    assert!(book.state.recovery().wanted(at.plus(HOLDS)).is_empty());
    let book = book.by(&amira(), Fact::Settled { client });
    assert!(book.state.recovery().wanted(at).is_empty());
}
