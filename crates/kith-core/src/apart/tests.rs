//! Keeping two people apart: who decides it, and that no two who are kept apart are ever in the
//! house at times that touch.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::meeting::{self, Details};
use crate::settings::{self, Settings};
use crate::slot::{Hold, Resource, Slots};
use crate::testing::{Given, MEETING, NOW, amira, client, someone};
use crate::time::{DAY, HOUR, MINUTE};
use crate::who::Role;
use crate::{Effect, effects};

const RULE: ApartId = ApartId([7; 16]);
const OTHER: PersonId = PersonId([5; 16]);

fn ruth() -> Actor {
    Actor { name: "Ruth".into(), ..someone(8, Role::Supervisor) }
}

fn wish() -> Wish {
    Wish {
        apart: RULE,
        one: ("Noor".into(), Part::MayBeHarmed),
        other: ("Sam".into(), Part::MayHarm),
        strength: Strength::Touching,
        why: String::new(),
    }
}

fn set() -> Command {
    Command::Set { one: client().person, other: OTHER, wish: wish() }
}

fn kept_apart() -> Given {
    Given::book().when(&ruth(), set()).expect("decided")
}

#[test]
fn those_behind_staff_or_keeping_the_service_decide_it_and_nobody_where_they_are_a_side() {
    for role in Role::ALL {
        let may = role.is_behind();
        let who = someone(9, role);
        for command in [set(), Command::Miss, Command::Look] {
            assert_eq!(Given::book().facts(&who, command).is_ok(), may, "{role:?}");
        }
        let ended = kept_apart().facts(&who, Command::End { apart: RULE });
        assert_eq!(ended.is_ok(), may, "{role:?}");
        assert_eq!(kept_apart().state.apart_seen_by(&who).is_some(), may, "{role:?}");
    }
    let own = Command::Set { one: OTHER, other: ruth().person, wish: wish() };
    assert_eq!(Given::book().refused(&ruth(), own.clone()), Refusal::NotYours);
    let by_another = Given::book().when(&someone(9, Role::Administrator), own).expect("decided");
    assert_eq!(by_another.state.apart_seen_by(&ruth()), Some(Vec::new()));
    assert_eq!(by_another.refused(&ruth(), Command::End { apart: RULE }), Refusal::NotHere);
}

#[test]
fn it_stands_in_no_room_but_the_book() {
    for room in [Given::private(), Given::desk()] {
        assert_eq!(room.refused(&ruth(), set()), Refusal::NotHere);
    }
}

#[test]
fn it_holds_both_alike_until_it_is_ended() {
    let room = kept_apart();
    let from = |room: &Given, who| room.state.apart_from(who).collect::<Vec<_>>();
    assert_eq!(from(&room, client().person), [(OTHER, Strength::Touching)]);
    assert_eq!(from(&room, OTHER), [(client().person, Strength::Touching)]);
    assert_eq!(from(&room, amira().person), []);
    let room = room.when(&ruth(), Command::End { apart: RULE }).expect("ended");
    assert_eq!(from(&room, OTHER), []);
    assert_eq!(room.refused(&ruth(), Command::End { apart: RULE }), Refusal::NotHere);
    room.when(&ruth(), set()).expect("again");
}

#[test]
fn nobody_is_kept_apart_from_themself_and_no_two_twice() {
    let same = Command::Set { one: OTHER, other: OTHER, wish: wish() };
    assert_eq!(Given::book().refused(&ruth(), same), Refusal::OutsideScale);
    let wish = Wish { apart: ApartId([8; 16]), strength: Strength::Day, ..wish() };
    let turned = Command::Set { one: OTHER, other: client().person, wish };
    assert_eq!(kept_apart().refused(&ruth(), turned), Refusal::AlreadyDone);
}

#[test]
fn names_are_said_and_words_fit() {
    for wish in [
        Wish { one: (" ".into(), Part::NotSaid), ..wish() },
        Wish { other: (String::new(), Part::NotSaid), ..wish() },
    ] {
        let refused = Given::book().state.may_keep_apart(&ruth(), NOW, &wish);
        assert_eq!(refused, Err(Refusal::Empty));
    }
    let long = Wish { why: "a".repeat(SHORT + 1), ..wish() };
    let refused = Given::book().state.may_keep_apart(&ruth(), NOW, &long);
    assert_eq!(refused, Err(Refusal::TooLong { limit: SHORT }));
}

#[test]
fn names_that_lead_to_nobody_are_told_and_become_few() {
    let mut room = Given::book();
    for _ in 0..MOST_MISSED {
        room = room.when(&ruth(), Command::Miss).expect("written down");
    }
    assert_eq!(room.state.may_keep_apart(&ruth(), NOW, &wish()), Err(Refusal::TooSoon));
    let later = NOW.plus(HOUR);
    assert_eq!(room.state.may_keep_apart(&ruth(), later, &wish()), Ok(()));
    let admin = someone(9, Role::Administrator);
    assert_eq!(room.state.may_keep_apart(&admin, NOW, &wish()), Ok(()));
    assert_eq!(room.state.apart_missed(&admin).len(), MOST_MISSED);
    assert_eq!(room.state.apart_missed(&amira()), []);
}

#[test]
fn a_look_is_told_once_in_an_hour() {
    let room = Given::book().when(&ruth(), Command::Look).expect("told");
    assert_eq!(room.facts(&ruth(), Command::Look), Ok(Vec::new()));
    assert_eq!(room.later(HOUR).facts(&ruth(), Command::Look).map(|all| all.len()), Ok(1));
}

/// The book of a service with one room, and these two kept apart.
fn book(strength: Strength) -> Given {
    let settings = Settings {
        name: "Harbour House".into(),
        rooms: Some("Room 3".into()),
        zone: "America/New_York".into(),
        ..Settings::default()
    };
    let change = settings::Command::Change { settings };
    let room = Given::book().when(&someone(9, Role::Operator), change).expect("changed");
    let wish = Wish { strength, ..wish() };
    let set = Command::Set { one: client().person, other: OTHER, wish };
    room.when(&ruth(), set).expect("decided")
}

fn proposed(strength: Strength, by: &Actor, place: &str) -> Given {
    let room = Given::bonded().with_book(&book(strength));
    let starts = NOW.plus(2 * DAY);
    let details = Details { starts, minutes: 50, place: place.into(), others: String::new() };
    let wish = meeting::Command::Propose { meeting: MEETING, bond: room.bond(), details };
    room.when(by, wish).expect("proposed")
}

fn slots(room: &Given) -> Slots {
    let all = effects(&room.state, &room.context(), &room.newest());
    let mut slots = all.into_iter().filter_map(|effect| match effect {
        Effect::Slots(slots) => Some(slots),
        _ => None,
    });
    slots.next().expect("times")
}

fn for_the_other(slots: &Slots) -> Vec<&Hold> {
    slots.free.iter().filter(|hold| hold.resource == Resource::House(OTHER)).collect()
}

#[test]
fn a_meeting_in_the_house_needs_the_other_not_to_be_there() {
    let (starts, ends) = (NOW.plus(2 * DAY), NOW.plus(2 * DAY + 50 * MINUTE));
    for by in [amira(), client()] {
        let slots = slots(&proposed(Strength::Touching, &by, "room 3"));
        let hold = Hold {
            resource: Resource::House(OTHER),
            starts: starts.plus(-MARGIN),
            ends: ends.plus(MARGIN),
        };
        assert_eq!(for_the_other(&slots), [&hold]);
        assert!(slots.holds.iter().all(|hold| hold.resource != Resource::House(OTHER)));
    }
    let slots = slots(&proposed(Strength::Touching, &amira(), "by phone"));
    assert_eq!(for_the_other(&slots), Vec::<&Hold>::new());
    assert!(slots.holds.iter().all(|hold| matches!(hold.resource, Resource::Person(_))));
}

#[test]
fn a_day_is_the_day_of_the_service() {
    let slots = slots(&proposed(Strength::Day, &amira(), "Room 3"));
    let of = |hold: &Hold| (hold.starts, hold.ends);
    let held = for_the_other(&slots).first().map(|hold| of(hold)).expect("a day");
    // From six past eleven in the evening in New York, where that day is not over for an hour;
    // whoever leaves then has an hour to do so.
    let moment = |words: &str| {
        let moment: jiff::Timestamp = words.parse().expect("a moment");
        Timestamp(moment.as_microsecond())
    };
    let day = (moment("2026-04-25T04:00:00Z"), moment("2026-04-26T04:56:40Z"));
    assert_eq!(held, day);
}

#[test]
fn a_yes_to_a_time_that_is_held_is_not_turned_away() {
    let room = proposed(Strength::Touching, &amira(), "Room 3");
    let yes = meeting::Command::Accept { meeting: MEETING };
    let room = room.when(&client(), yes.clone()).expect("agreed");
    assert_eq!(for_the_other(&slots(&room)), Vec::<&Hold>::new());
    let room = proposed(Strength::Touching, &client(), "Room 3");
    let room = room.when(&amira(), yes).expect("agreed");
    assert_eq!(for_the_other(&slots(&room)).len(), 1, "nothing held it before");
}

#[test]
fn two_who_meet_each_other_said_yes_to_that() {
    let (amira, room) = (amira().person, book(Strength::Day));
    let people = [client().person, OTHER];
    assert_eq!(room.state.must_be_free(&people, NOW, NOW.plus(HOUR)).count(), 0);
    assert_eq!(room.state.must_be_free(&[amira, OTHER], NOW, NOW.plus(HOUR)).count(), 1);
}

/// A booking in the house: two people, from when, how long.
type Booking = ([PersonId; 2], Timestamp, Timestamp);

#[derive(Debug, Clone)]
enum Step {
    Rule(u8, u8, Strength),
    Book(u8, u8, i64, i64),
}

fn step() -> impl Strategy<Value = Step> {
    let strength = prop_oneof![Just(Strength::Touching), Just(Strength::Day)];
    prop_oneof![
        1 => (0..6_u8, 0..6_u8, strength).prop_map(|(one, other, how)| Step::Rule(one, other, how)),
        3 => (0..4_u8, 4..6_u8, 0..400_i64, 1..32_i64)
            .prop_map(|(who, with, starts, long)| Step::Book(who, with, starts, long)),
    ]
}

const fn person(number: u8) -> PersonId {
    PersonId([number; 16])
}

/// What the store does: nothing of another meeting is in the way.
fn is_free(book: &Given, held: &[Booking], new: &Booking) -> bool {
    let mut free = book.state.must_be_free(&new.0, new.1, new.2);
    free.all(|wanted| {
        held.iter().all(|(people, starts, ends)| {
            let there = people.iter().any(|one| wanted.resource == Resource::House(*one));
            !there || *starts >= wanted.ends || *ends <= wanted.starts
        })
    })
}

/// Said apart from the code: how long lies between, or whether a day is shared.
fn violates(
    rule: &Rule,
    calendar: &crate::calendar::Calendar<'_>,
    one: &Booking,
    other: &Booking,
) -> bool {
    let apart = one.2.plus(MARGIN) <= other.1 || other.2.plus(MARGIN) <= one.1;
    let days = |of: &Booking| -> BTreeSet<_> {
        let minutes = (of.1.0..of.2.0).step_by(usize::try_from(MINUTE).expect("a minute"));
        minutes.map(|at| calendar.day(Timestamp(at))).collect()
    };
    let same_day = || !days(one).is_disjoint(&days(other));
    !apart || rule.strength == Strength::Day && same_day()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_two_who_are_kept_apart_are_ever_booked_at_touching_times(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let (mut room, mut held) = (book(Strength::Day), Vec::<Booking>::new());
        // How many bookings there were when a rule was made: those it does not undo.
        let mut before = std::collections::BTreeMap::new();
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Rule(one, other, strength) => {
                    let apart = ApartId([0x80 + u8::try_from(number).expect("small"); 16]);
                    let wish = Wish { apart, strength, ..wish() };
                    let set = Command::Set { one: person(one), other: person(other), wish };
                    if let Ok(more) = room.clone().when(&ruth(), set) {
                        room = more;
                        before.insert(apart, held.len());
                    }
                }
                Step::Book(who, with, starts, long) => {
                    let starts = NOW.plus(starts * 15 * MINUTE);
                    let new = ([person(who), person(with)], starts, starts.plus(long * 15 * MINUTE));
                    if is_free(&room, &held, &new) {
                        held.push(new);
                    }
                }
            }
        }
        let calendar = crate::calendar::Calendar::of(&room.state);
        for rule in room.state.apart_seen_by(&ruth()).expect("hers to see") {
            let since = before.get(&rule.apart).copied().unwrap_or(0);
            let mut told = BTreeSet::new();
            for (place, one) in held.iter().enumerate() {
                for (later, other) in held.iter().enumerate().filter(|(later, _)| *later != place) {
                    let sides = one.0.contains(&rule.one.person) && other.0.contains(&rule.other.person);
                    let both = [&one.0, &other.0].iter().any(|people| {
                        people.contains(&rule.one.person) && people.contains(&rule.other.person)
                    });
                    if sides && violates(&rule, &calendar, one, other) {
                        told.insert((one.1.min(other.1), one.2.max(other.2)));
                        prop_assert!(both || place.max(later) < since, "{rule:?} {one:?} {other:?}");
                    }
                }
            }
            let of = |who| -> Vec<_> {
                let theirs = held.iter().filter(|one| one.0.contains(&who));
                theirs.map(|one| (one.1, one.2)).collect()
            };
            let touching = rule.touching(&calendar, &of(rule.one.person), &of(rule.other.person));
            prop_assert!(told.iter().all(|pair| touching.contains(pair)));
        }
    }
}
