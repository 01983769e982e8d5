//! Given, when, then: adding, withdrawing, "not today" and back, talking about it, coming along
//! to the next meeting, and who may read what.

use super::*;
use crate::effect::{Effect, effects};
use crate::testing::{Given, MEETING, amira, client, someone};
use crate::time::{DAY, HOUR};
use crate::who::Role;
use crate::{bond, expected, meeting};

/// The bond with Amira, as [`Given::bonded`] makes it.
const BOND: BondId = BondId([2; 16]);
const LETTER: AgendaId = AgendaId([0xa1; 16]);
const FORM: AgendaId = AgendaId([0xa2; 16]);
const NEXT: MeetingId = MeetingId([33; 16]);

fn add(item: AgendaId, words: &str) -> Command {
    Command::Add { item, bond: BOND, words: words.into() }
}

fn not_today(item: AgendaId, meeting: MeetingId) -> Command {
    Command::NotToday { item, meeting }
}

fn talked(item: AgendaId, meeting: MeetingId) -> Command {
    Command::SayTalked { item, meeting }
}

/// A letter that Noor wants to talk about, and a form that Amira wants to.
fn both() -> Given {
    let room = Given::with_meeting().when(&client(), add(LETTER, "The letter.")).expect("added");
    room.when(&amira(), add(FORM, "The form from the clinic.")).expect("added").decoded()
}

/// What somebody sees of a meeting: the item, whether it is theirs, "not today", along from
/// another.
fn open(room: &Given, who: &Actor, at: MeetingId) -> Vec<(AgendaId, bool, bool, bool)> {
    let seen = room.seen(who);
    let all = seen.agenda(BOND, at).open;
    all.iter().map(|one| (one.item.id, one.mine, one.not_today, one.came_along.is_some())).collect()
}

#[test]
fn both_add_and_both_see_who_added_what() {
    let room = both();
    let hers = [(LETTER, true, false, false), (FORM, false, false, false)];
    assert_eq!(open(&room, &client(), MEETING), hers);
    let theirs = [(LETTER, false, false, false), (FORM, true, false, false)];
    assert_eq!(open(&room, &amira(), MEETING), theirs);
    assert!(room.seen(&amira()).agenda(BOND, MEETING).goes_on);
}

#[test]
fn words_are_asked_for_and_have_a_length() {
    let room = Given::with_meeting();
    assert_eq!(room.refused(&client(), add(LETTER, " ")), Refusal::Empty);
    let long = "a".repeat(SHORT + 1);
    assert_eq!(room.refused(&client(), add(LETTER, &long)), Refusal::TooLong { limit: SHORT });
    assert_eq!(both().refused(&amira(), add(LETTER, "Again.")), Refusal::AlreadyDone);
}

#[test]
fn a_full_list_takes_no_more_until_something_is_done() {
    let id = |n: usize| AgendaId([u8::try_from(n).expect("small"); 16]);
    let room = (0..MOST).fold(Given::with_meeting(), |room, n| {
        room.when(&amira(), add(id(n), "One of many.")).expect("added")
    });
    let more = add(LETTER, "The letter.");
    assert_eq!(room.refused(&client(), more.clone()), Refusal::TooMany { limit: MOST });
    let room = room.when(&amira(), Command::Withdraw { item: id(0) }).expect("withdrawn");
    assert!(room.when(&client(), more).is_ok());
}

#[test]
fn only_whoever_added_it_withdraws_it_and_once() {
    let room = both();
    let withdraw = |item| Command::Withdraw { item };
    assert_eq!(room.refused(&amira(), withdraw(LETTER)), Refusal::NotYours);
    assert_eq!(room.refused(&client(), withdraw(FORM)), Refusal::NotYours);
    let room = room.when(&client(), withdraw(LETTER)).expect("withdrawn");
    assert_eq!(open(&room, &amira(), MEETING), [(FORM, true, false, false)]);
    assert_eq!(room.refused(&client(), withdraw(LETTER)), Refusal::AlreadyDone);
    assert_eq!(room.refused(&client(), withdraw(AgendaId([9; 16]))), Refusal::NotHere);
}

#[test]
fn the_client_alone_says_not_today_of_anything_for_one_meeting_and_takes_it_back() {
    let room = both().second_meeting(9 * DAY);
    for item in [LETTER, FORM] {
        assert_eq!(room.refused(&amira(), not_today(item, MEETING)), Refusal::NotYours);
        assert!(room.facts(&client(), not_today(item, MEETING)).is_ok());
    }
    let room = room.when(&client(), not_today(FORM, MEETING)).expect("said").decoded();
    let first = [(FORM, true, true, false), (LETTER, false, false, false)];
    assert_eq!(open(&room, &amira(), MEETING), first, "it stands first");
    assert!(open(&room, &amira(), NEXT).iter().all(|one| !one.2), "for that one meeting");
    assert_eq!(room.facts(&client(), not_today(FORM, MEETING)), Ok(Vec::new()), "said once");
    let back = Command::Today { item: FORM, meeting: MEETING };
    assert_eq!(room.refused(&amira(), back.clone()), Refusal::NotYours);
    let room = room.when(&client(), back.clone()).expect("taken back");
    assert!(open(&room, &amira(), MEETING).iter().all(|one| !one.2));
    assert_eq!(room.facts(&client(), back), Ok(Vec::new()));
}

#[test]
fn not_today_is_for_a_meeting_of_the_two_that_is_to_come() {
    let room = both();
    let elsewhere = not_today(LETTER, MeetingId([9; 16]));
    assert_eq!(room.refused(&client(), elsewhere), Refusal::NotHere);
    let over = room.clone().later(3 * DAY);
    assert_eq!(over.refused(&client(), not_today(LETTER, MEETING)), Refusal::TooLate);
    let cancel = meeting::Command::Cancel { meeting: MEETING, words: String::new() };
    let room = room.when(&amira(), cancel).expect("cancelled");
    assert_eq!(room.refused(&client(), not_today(LETTER, MEETING)), Refusal::AlreadyDone);
}

#[test]
fn either_says_that_it_was_talked_about_once_the_meeting_has_begun() {
    let room = both();
    for who in [client(), amira()] {
        assert_eq!(room.refused(&who, talked(FORM, MEETING)), Refusal::TooSoon);
        let room = room.clone().later(2 * DAY + HOUR);
        let room = room.when(&who, talked(LETTER, MEETING)).expect("talked about").decoded();
        assert_eq!(open(&room, &client(), MEETING), [(FORM, false, false, false)]);
        let seen = room.seen(&amira());
        assert_eq!(seen.agenda(BOND, MEETING).talked[0].id, LETTER);
        assert_eq!(room.refused(&amira(), talked(LETTER, MEETING)), Refusal::AlreadyDone);
    }
    let begin = meeting::Command::Begin { meeting: MEETING };
    let early = room.later(2 * DAY - HOUR / 4).when(&amira(), begin).expect("begun");
    assert!(early.when(&amira(), talked(FORM, MEETING)).is_ok(), "from its beginning");
}

#[test]
fn what_is_not_for_today_the_client_alone_says_was_talked_about() {
    let room = both().when(&client(), not_today(FORM, MEETING)).expect("said");
    let room = room.later(2 * DAY + HOUR / 2);
    assert_eq!(room.refused(&amira(), talked(FORM, MEETING)), Refusal::WaitingForYes);
    let can = |who| room.seen(&who).agenda(BOND, MEETING).open[0].can_be_done;
    assert!(!can(amira()) && can(client()));
    assert!(room.when(&client(), talked(FORM, MEETING)).is_ok());
}

#[test]
fn nothing_is_talked_about_at_a_meeting_that_waits_for_a_yes() {
    let details = meeting::Details {
        starts: Given::bonded().now().plus(DAY),
        minutes: 50,
        place: "Room 3".into(),
        others: String::new(),
    };
    let propose = meeting::Command::Propose { meeting: NEXT, bond: BOND, details };
    let room = both().when(&amira(), propose).expect("proposed").later(DAY + HOUR / 2);
    assert_eq!(room.refused(&amira(), talked(FORM, NEXT)), Refusal::WaitingForYes);
    assert!(room.when(&client(), not_today(FORM, NEXT)).is_ok());
}

#[test]
fn what_was_neither_talked_about_nor_withdrawn_comes_along_and_says_so() {
    let room = both().second_meeting(9 * DAY);
    assert!(open(&room, &client(), NEXT).iter().all(|one| !one.3), "the first is to come");
    let room = room.when(&client(), not_today(FORM, MEETING)).expect("said").later(3 * DAY);
    let room = room.when(&amira(), talked(LETTER, MEETING)).expect("talked about");
    assert_eq!(open(&room, &client(), NEXT), [(FORM, false, false, true)]);
    let late = AgendaId([0xa3; 16]);
    let room = room.when(&client(), add(late, "Later.")).expect("added");
    assert_eq!(open(&room, &client(), NEXT)[1], (late, true, false, false));
    assert_eq!(open(&room, &client(), MEETING), [(FORM, false, true, false)], "it was not there");
}

#[test]
fn in_a_pause_and_after_the_end_nothing_is_added_and_what_was_stays_readable() {
    let pause = bond::Command::Pause { bond: BOND };
    let end = bond::Command::End { bond: BOND };
    for (wish, theirs) in [(pause, Refusal::NotYours), (end, Refusal::NotYours)] {
        let room = both().when(&client(), wish).expect("carried out");
        let more = add(AgendaId([0xa3; 16]), "One more.");
        assert_eq!(room.refused(&client(), more.clone()), Refusal::NotAtPresent);
        assert_eq!(room.refused(&amira(), more), theirs);
        let withdraw = Command::Withdraw { item: LETTER };
        assert_eq!(room.refused(&client(), withdraw), Refusal::NotAtPresent);
        assert_eq!(room.refused(&client(), not_today(FORM, MEETING)), Refusal::NotAtPresent);
        assert_eq!(open(&room, &client(), MEETING).len(), 2);
        assert!(!room.seen(&client()).agenda(BOND, MEETING).goes_on);
    }
}

#[test]
fn nobody_else_reads_it_adds_to_it_or_says_anything_of_it() {
    let jo = someone(5, Role::Therapist);
    let reception = someone(6, Role::Reception);
    let room = both().beside(&jo).beside(&reception);
    for other in [&jo, &reception] {
        assert!(open(&room, other, MEETING).is_empty());
        assert!(
            room.entries()
                .iter()
                .filter(|one| one.fact.tag() == "agenda/1")
                .all(|one| { !room.seen(other).may_read(one) })
        );
        assert_eq!(room.refused(other, add(AgendaId([7; 16]), "Hello.")), Refusal::NotYours);
        assert_eq!(room.refused(other, Command::Withdraw { item: LETTER }), Refusal::NotYours);
        assert_eq!(room.refused(other, talked(LETTER, MEETING)), Refusal::NotYours);
    }
    let door = Command::Add {
        item: AgendaId([7; 16]),
        bond: BondId(reception.person.0),
        words: "Hello.".into(),
    };
    assert_eq!(room.refused(&client(), door), Refusal::NotYours);
}

#[test]
fn what_the_client_adds_waits_to_be_read_until_it_is_talked_about_or_withdrawn() {
    let room = both();
    let unread = |room: &Given| room.seen(&amira()).unread().len();
    assert_eq!(unread(&room), 1, "Amira’s own does not wait");
    let withdraw: facts::Command = Command::Withdraw { item: LETTER }.into();
    let done = [(client(), withdraw), (amira(), talked(LETTER, MEETING).into())];
    for (who, wish) in done {
        let room = room.clone().later(2 * DAY + HOUR).when(&who, wish).expect("done").decoded();
        assert_eq!(unread(&room), 0);
        let told = effects(&room.state, &room.context(), &room.newest());
        let ended = |one: &Effect| matches!(one, Effect::Desks(expected::Fact::Ended { .. }));
        assert!(told.iter().any(ended), "{told:?}");
    }
}
