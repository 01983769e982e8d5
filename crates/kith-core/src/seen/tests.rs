//! The least view of each role, in a room where everything has happened with a therapist and
//! something with each of the others.

use crate::access::Purpose;
use crate::bond;
use crate::checkin::{self, CheckIn};
use crate::feedback::{self, Feedback, Show};
use crate::glance::glance;
use crate::id::{BondId, MeetingId, NoteId, PromiseId, StrainId};
use crate::note;
use crate::promise::{self, By, Terms};
use crate::refusal::Refusal;
use crate::strain;
use crate::testing::{Given, MEETING, NOW, amira, client, someone};
use crate::time::DAY;
use crate::who::{Actor, Role};
use crate::{about, meeting, opened};

fn peer() -> Actor {
    someone(5, Role::PeerSupporter)
}

fn interpreter() -> Actor {
    someone(7, Role::Interpreter)
}

fn reception() -> Actor {
    someone(8, Role::Reception)
}

fn others() -> [Actor; 4] {
    [peer(), someone(6, Role::Facilitator), interpreter(), reception()]
}

fn terms() -> Terms {
    Terms { words: "To write to the office".into(), by: By::Date(NOW.plus(9 * DAY)) }
}

/// Words about oneself, a check-in, feedback, a note, a promise, all with the therapist; and
/// everybody beside the client.
fn full() -> Given {
    let about = about::About {
        name: "Noor".into(),
        pronouns: "she, her".into(),
        words_to_use: "that winter".into(),
        words_to_avoid: "brave".into(),
    };
    let said =
        CheckIn { answers: vec![None; 5], bring_up: "the letter".into(), ..CheckIn::default() };
    let felt = Feedback { answers: vec![Some(8); 6], words: String::new(), show: Show::Now };
    let note = note::Command::Finish {
        note: NoteId([4; 16]),
        meeting: None,
        text: "We talked about spring.".into(),
        promise: Some((PromiseId([5; 16]), terms())),
    };
    let room = Given::with_meeting()
        .when(&client(), about::Command::Say { about })
        .and_then(|room| room.when(&client(), checkin::Command::Send { meeting: MEETING, said }))
        .expect("checked in");
    let room = room.later(4 * DAY).when(&amira(), note).expect("noted");
    let give = feedback::Command::Give { meeting: MEETING, said: felt };
    let room = room.when(&client(), give).expect("given").second_meeting(DAY);
    others().iter().fold(room, Given::beside)
}

/// A meeting, a promise and a reply between the client and this person.
fn with_their_own(who: &Actor) -> Given {
    let bond = BondId(who.person.0);
    let details = meeting::Details {
        starts: NOW.plus(5 * DAY),
        minutes: 30,
        place: "The park".into(),
        others: String::new(),
    };
    let id = MeetingId([0x55; 16]);
    let make =
        promise::Command::Make { promise: PromiseId([0x56; 16]), bond, terms: terms(), note: None };
    full()
        .when(who, meeting::Command::Propose { meeting: id, bond, details })
        .and_then(|room| room.when(&client(), meeting::Command::Accept { meeting: id }))
        .and_then(|room| room.when(&client(), make))
        .expect("agreed")
}

#[test]
fn a_peer_supporter_sees_who_the_client_is_and_what_is_between_the_two() {
    for who in [peer(), someone(6, Role::Facilitator)] {
        let room = with_their_own(&who);
        let seen = room.seen(&who);
        assert_eq!(
            (seen.about().name.as_str(), seen.about().words_to_use.as_str()),
            ("Noor", "that winter")
        );
        assert_eq!((seen.meetings().count(), seen.promises().len()), (1, 1));
        assert!(seen.last_note().is_none() && seen.note(NoteId([4; 16])).is_none());
        assert!(seen.checkin(MEETING).is_none() && seen.feedback(MEETING).is_none());
        assert_eq!((seen.asks().count(), seen.strains().len()), (0, 0));
        assert_eq!(seen.beside().map(|bond| bond.person).collect::<Vec<_>>(), [who.person]);
        assert!(
            !seen.may_read(&room.last_with("note/1")) && seen.may_read(&room.last_with("about/1"))
        );
    }
}

#[test]
fn an_interpreter_sees_how_to_speak_with_the_client_and_when_they_are_awaited() {
    let room = full();
    let seen = room.seen(&interpreter());
    assert_eq!(
        (seen.about().pronouns.as_str(), seen.about().words_to_avoid.as_str()),
        ("she, her", "brave")
    );
    let awaited: Vec<_> = seen.awaited().collect();
    assert_eq!((awaited.len(), awaited[0].place, awaited[0].with), (1, "Room 3", None));
    nothing_written(&room, &interpreter());
}

#[test]
fn reception_sees_the_name_and_who_is_awaited_by_whom() {
    let room = full();
    let seen = room.seen(&reception());
    let name_only = about::About { name: "Noor".into(), ..about::About::default() };
    assert_eq!(*seen.about(), name_only);
    assert_eq!(seen.awaited().map(|one| one.with).collect::<Vec<_>>(), [Some("Amira")]);
    nothing_written(&room, &reception());
}

fn nothing_written(room: &Given, who: &Actor) {
    let seen = room.seen(who);
    assert_eq!((seen.meetings().count(), seen.promises().len(), seen.strains().len()), (0, 0, 0));
    assert!(seen.last_note().is_none() && seen.last_feedback().is_none());
    assert!(seen.next_meeting().is_none() && seen.last_meeting().is_none());
    let read = room.entries().iter().filter(|entry| seen.may_read(entry)).count();
    assert_eq!(read, 0);
}

#[test]
fn a_glance_gives_each_role_no_more_than_the_room_would() {
    let of = |who: &Actor| glance(&full().state).seen_by(who, who.role).expect("a part of it");
    let whole = of(&amira());
    assert_eq!((whole.coming.len(), whole.owed.len()), (1, 1));
    let peers = of(&peer());
    assert_eq!((peers.name.as_str(), peers.coming.len(), peers.owed.len()), ("Noor", 0, 0));
    let words = of(&interpreter());
    assert_eq!((words.pronouns.as_str(), words.coming[0].with), ("she, her", None));
    assert_eq!((words.coming[0].wish.clone(), words.owed.len()), (None, 0));
    let door = of(&reception());
    assert_eq!((door.pronouns.as_str(), door.coming[0].with), ("", Some(amira().person)));
    assert_eq!(door.coming[0].wish, None);
    assert_eq!(
        glance(&full().state).seen_by(&someone(3, Role::Administrator), Role::Therapist),
        None
    );
}

#[test]
fn a_new_role_brings_nobody_nearer_than_the_one_the_client_said_yes_to() {
    let room = full();
    let promoted = Actor { role: Role::Therapist, ..reception() };
    let seen = room.seen(&promoted);
    assert!(seen.about().pronouns.is_empty() && seen.last_note().is_none());
    assert_eq!(seen.awaited().next().and_then(|one| one.with), None);
    let less = Actor { role: Role::Reception, ..amira() };
    assert!(room.seen(&less).last_note().is_none());
    assert!(room.seen(&less).about().pronouns.is_empty());
}

#[test]
fn who_is_not_in_the_care_writes_nothing_into_it() {
    let room = full();
    let finish = |note| note::Command::Finish {
        note: NoteId([note; 16]),
        meeting: None,
        text: "Seen today.".into(),
        promise: None,
    };
    let suggest = |who: &Actor| bond::Command::Propose {
        bond: BondId([0x77; 16]),
        person: someone(9, Role::Therapist).person,
        name: format!("For {}", who.name),
        role: Role::Therapist,
        purpose: String::new(),
    };
    let to = room.last_with("note/1").id;
    let reply = note::Command::Reply { to, text: "I see.".into() };
    for who in others() {
        assert_eq!(room.refused(&who, finish(9)), Refusal::NotYours);
        assert_eq!(room.refused(&who, suggest(&who)), Refusal::NotYours);
        assert!(room.facts(&who, reply.clone()).is_err(), "{:?}", who.role);
    }
    for who in [interpreter(), reception()] {
        let bond = BondId(who.person.0);
        let make = promise::Command::Make {
            promise: PromiseId([9; 16]),
            bond,
            terms: terms(),
            note: None,
        };
        assert_eq!(room.refused(&who, make.clone()), Refusal::NotYours);
        assert_eq!(room.refused(&client(), make), Refusal::NotAtPresent);
        let say = strain::Command::Say { strain: StrainId([9; 16]), bond, words: String::new() };
        assert_eq!(room.refused(&client(), say), Refusal::NotAtPresent);
        assert!(room.facts(&who, bond::Command::Pause { bond }).is_ok());
    }
}

#[test]
fn why_reception_looked_is_answered_by_somebody_in_the_care() {
    let room = full();
    let looked = opened::told(&reception(), Purpose::List, None).expect("told");
    let room = room.by(&reception(), looked);
    let ask = promise::Command::AskWhy {
        promise: PromiseId([0x61; 16]),
        opening: room.newest_entry().id,
    };
    let room = room.when(&client(), ask).expect("asked");
    let asked = |who: &Actor| room.seen(who).promise(PromiseId([0x61; 16])).is_some();
    assert!(asked(&amira()) && !asked(&reception()));
}
