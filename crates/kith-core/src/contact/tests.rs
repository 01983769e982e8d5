//! Given, when, then: saying how one may be reached, taking it back, stopping, and who may.

use super::*;
use crate::id::BondId;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::DAY;
use crate::who::Role;

mod may;
mod rule;

fn today() -> Day {
    Context::default().day(NOW)
}

/// Weekdays from nine to five, for three months.
fn rule(to: &str) -> Rule {
    Rule {
        to: to.into(),
        days: 0b001_1111,
        from: 540,
        until: 1020,
        sender: "Jo".into(),
        words: "Please look in when you can.".into(),
        others: "My sister sometimes picks up.".into(),
        voicemail: false,
        kinds: vec![Kind::Soon, Kind::Changed],
        review: usual(today()),
    }
}

fn number() -> Rule {
    rule("+44 1632 960001")
}

fn letter() -> Rule {
    let days = crate::calendar::EVERY_DAY;
    Rule { days, from: 0, until: MIDNIGHT, ..rule("12 Mill Lane\nAylsbury") }
}

fn set(channel: Channel, rule: Rule) -> Command {
    Command::Set { channel, rule }
}

fn said() -> Given {
    Given::bonded().when(&client(), set(Channel::Text, number())).expect("said")
}

fn standing(room: &Given, channel: Channel) -> Option<Standing> {
    room.seen(&client()).contact().expect("own").standing(channel).cloned()
}

fn stopped(room: &Given) -> Option<Done> {
    room.seen(&client()).contact().expect("own").stopped()
}

#[test]
fn what_the_client_says_stands_as_they_typed_it_and_replaces_what_stood_there() {
    let room = said().decoded();
    let found = standing(&room, Channel::Text).expect("a rule");
    assert_eq!((found.rule, found.confirmed, found.in_person), (number(), NOW, false));
    assert_eq!(room.facts(&client(), set(Channel::Text, number())), Ok(Vec::new()));
    let other = Rule { until: 720, ..number() };
    let room = room.when(&client(), set(Channel::Text, other.clone())).expect("said again");
    assert_eq!(standing(&room, Channel::Text).map(|one| one.rule), Some(other));
    assert_eq!(standing(&room, Channel::Phone), None, "each way by itself");
}

#[test]
fn a_way_is_taken_back_and_can_be_opened_again() {
    let back = Command::Withdraw { channel: Channel::Text };
    let room = said().later(DAY).when(&client(), back.clone()).expect("taken back").decoded();
    let way = room.seen(&client()).contact().and_then(|one| one.way(Channel::Text).cloned());
    let done = Done { at: NOW.plus(DAY), by: client().author() };
    assert_eq!(way, Some(Way::Withdrawn(done)));
    assert_eq!(room.refused(&client(), back), Refusal::AlreadyDone);
    let room = room.when(&client(), set(Channel::Text, number())).expect("opened again");
    assert!(standing(&room, Channel::Text).is_some());
}

#[test]
fn still_right_moves_the_last_day_and_nothing_else() {
    let room = said().later(80 * DAY);
    let confirm = |days| Command::Confirm { channel: Channel::Text, review: today().plus(days) };
    assert_eq!(room.refused(&client(), confirm(79)), Refusal::TooLate);
    assert_eq!(room.refused(&client(), confirm(80 + 366)), Refusal::OutsideScale);
    let room = room.when(&client(), confirm(170)).expect("still right").decoded();
    let found = standing(&room, Channel::Text).expect("a rule");
    assert_eq!(found.rule, Rule { review: today().plus(170), ..number() });
    assert_eq!(found.confirmed, NOW.plus(80 * DAY));
    let unset = Command::Confirm { channel: Channel::Post, review: today() };
    assert_eq!(room.refused(&client(), unset), Refusal::NotHere);
}

#[test]
fn whoever_meets_or_cares_for_the_client_stops_everything_and_it_is_an_entry_that_says_who() {
    let peer = someone(6, Role::PeerSupporter);
    for who in [client(), amira(), peer.clone()] {
        for room in [said(), said().online()] {
            let room = room.beside(&peer).when(&who, Command::Stop).expect("stopped").decoded();
            assert_eq!(stopped(&room), Some(Done { at: NOW, by: who.author() }));
            assert_eq!(room.facts(&who, Command::Stop), Ok(Vec::new()), "pressed twice");
            assert!(standing(&room, Channel::Text).is_some(), "nothing is lost");
        }
    }
    let strangers = [
        someone(7, Role::Interpreter),
        someone(8, Role::Reception),
        someone(9, Role::Therapist),
        someone(10, Role::Administrator),
        someone(11, Role::Operator),
    ];
    let room = strangers.iter().take(2).fold(said(), Given::beside);
    for who in &strangers {
        assert_eq!(room.refused(who, Command::Stop), Refusal::NotYours, "{who:?}");
    }
}

#[test]
fn going_on_again_is_the_clients_alone() {
    let room = said().when(&amira(), Command::Stop).expect("stopped");
    assert_eq!(room.online().refused(&amira(), Command::Resume), Refusal::NotYours);
    let own = room.online().when(&client(), Command::Resume).expect("again");
    assert_eq!(stopped(&own), None);
    assert_eq!(own.refused(&client(), Command::Resume), Refusal::AlreadyDone);
    // Where there is no online access, they say it in person.
    let room = room.when(&amira(), Command::Resume).expect("as said in person");
    assert_eq!(room.newest(), [Fact::Resumed { in_person: true }.into()]);
}

#[test]
fn a_rule_that_is_changed_while_everything_is_stopped_starts_nothing() {
    let room = said().when(&client(), Command::Stop).expect("stopped");
    let room = room.when(&client(), set(Channel::Email, rule("n@post.example"))).expect("said");
    assert!(stopped(&room).is_some());
}

#[test]
fn for_a_client_without_online_access_staff_write_down_what_was_said_in_person() {
    let room = Given::bonded();
    let wishes = [
        set(Channel::Post, letter()),
        Command::Confirm { channel: Channel::Post, review: today().plus(9) },
        Command::Withdraw { channel: Channel::Post },
    ];
    let mut room = room;
    for wish in wishes {
        assert_eq!(room.online().refused(&amira(), wish.clone()), Refusal::NotYours);
        for who in [someone(9, Role::Therapist), someone(10, Role::Administrator)] {
            assert_eq!(room.refused(&who, wish.clone()), Refusal::NotYours);
        }
        room = room.when(&amira(), wish).expect("written down");
        let in_person = match &room.newest()[0] {
            facts::Fact::Contact(
                Fact::Set { in_person, .. }
                | Fact::Confirmed { in_person, .. }
                | Fact::Withdrawn { in_person, .. },
            ) => *in_person,
            other => panic!("{other:?}"),
        };
        assert!(in_person);
    }
}

#[test]
fn whoever_meets_the_client_reads_it_and_others_nothing() {
    let (peer, interpreter) = (someone(6, Role::PeerSupporter), someone(7, Role::Interpreter));
    let reception = someone(8, Role::Reception);
    let room = said().beside(&peer).beside(&interpreter).beside(&reception);
    let entry = room.last_with("contact/1");
    for who in [client(), amira(), peer] {
        let seen = room.seen(&who);
        assert!(seen.contact().is_some_and(|one| one.standing(Channel::Text).is_some()));
        assert!(seen.may_read(&entry));
    }
    for who in [interpreter, reception] {
        let seen = room.seen(&who);
        assert!(seen.contact().is_none() && !seen.may_read(&entry), "{who:?}");
    }
}

#[test]
fn who_came_later_and_reads_nothing_from_before_still_knows_what_holds() {
    let jo = someone(5, Role::Therapist);
    let id = BondId([5; 16]);
    let proposed = crate::bond::Fact::Proposed {
        bond: id,
        person: jo.person,
        name: jo.name.clone(),
        role: jo.role,
        purpose: "Meetings".into(),
        after: Some(BondId([2; 16])),
        stay: None,
    };
    let room = said().by(&amira(), proposed);
    let yes = crate::bond::Command::AcceptFromNow { bond: id };
    let room = room.when(&client(), yes).expect("yes");
    let room = room.when(&jo, crate::bond::Command::Accept { bond: id }).expect("yes");
    assert!(!room.seen(&jo).may_read(&room.last_with("contact/1")));
    let seen = room.seen(&jo);
    assert!(seen.contact().is_some_and(|one| one.standing(Channel::Text).is_some()));
}

#[test]
fn who_is_there_for_an_urgent_hour_can_stop_and_says_nothing_for_the_client() {
    let jo = someone(5, Role::Therapist);
    let (from, until) = (NOW, NOW.plus(crate::time::HOUR));
    let stay = Some(crate::bond::Stay { from, until, cover: None });
    let proposed = crate::bond::Fact::Proposed {
        bond: BondId([5; 16]),
        person: jo.person,
        name: jo.name.clone(),
        role: jo.role,
        purpose: String::new(),
        after: None,
        stay,
    };
    let begun = crate::bond::Fact::Accepted { bond: BondId([5; 16]), in_person: false };
    let room = said().by(&jo, proposed).by(&client(), begun.clone()).by(&jo, begun);
    let wish = set(Channel::Post, letter());
    assert_eq!(room.refused(&jo, wish), Refusal::NotYours);
    assert!(room.when(&jo, Command::Stop).is_ok());
}

#[test]
fn it_stands_in_a_private_room_alone() {
    for room in [Given::desk(), Given::book()] {
        for who in [client(), amira()] {
            let wish = set(Channel::Text, number());
            assert!(room.facts(&who, wish).is_err());
        }
    }
}
