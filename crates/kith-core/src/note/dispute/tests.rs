//! Two views of one entry: who is asked and by when, both ways to answer, and what ends it.

use super::*;
use crate::bond::Why;
use crate::effect::{Effect, effects};
use crate::glance::glance;
use crate::heard::{self, Stands};
use crate::id::{BondId, StrainId};
use crate::note::{Command, Fact as Noted};
use crate::settings::Settings;
use crate::strain;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::{DAY, HOUR};
use crate::who::Role;

const NOTE: NoteId = NoteId([4; 16]);

fn jo() -> Actor {
    Actor { name: "Jo".into(), ..someone(5, Role::Therapist) }
}

fn finish() -> Command {
    Command::Finish { note: NOTE, meeting: None, text: "It was May.".into(), promise: None }
}

fn not_right(to: EntryId) -> Command {
    Command::SayNotRight { to, text: "It was April.".into() }
}

fn answer(dispute: EntryId, how: How) -> Command {
    Command::Settle { dispute, how, text: "I heard you say May.".into() }
}

/// The entry with the client's newest view.
fn view(room: &Given) -> EntryId {
    let mut newest = room.entries().iter().rev();
    let is = |one: &&crate::Entry| matches!(one.fact, fact::Fact::Note(Noted::NotRight { .. }));
    newest.find(is).expect("a view").id
}

/// A note that the client says is not right, in a room with these beside them.
fn said_in(room: Given) -> (Given, EntryId) {
    let room = room.when(&amira(), finish()).expect("noted");
    let to = room.last_entry();
    let room = room.when(&client(), not_right(to)).expect("said");
    let dispute = view(&room);
    (room, dispute)
}

fn said() -> (Given, EntryId) {
    said_in(Given::bonded())
}

fn standing(room: &Given, dispute: EntryId) -> Standing {
    room.seen(&client()).dispute(dispute).expect("a view").standing
}

fn end(room: &Given, dispute: EntryId) -> Option<End> {
    match standing(room, dispute) {
        Standing::Ended(ended) => Some(ended.end),
        Standing::Waits(..) | Standing::Nobody => None,
    }
}

fn on_desks(room: &Given) -> Vec<expected::Fact> {
    let all = effects(&room.state, &room.context(), &room.newest());
    let desks = |effect| if let Effect::Desks(fact) = effect { Some(fact) } else { None };
    all.into_iter().filter_map(desks).collect()
}

/// Whom the desks wait for since the newest wish.
fn expected_of(room: &Given) -> Vec<(PersonId, What, Timestamp)> {
    let all = on_desks(room).into_iter().filter_map(|fact| match fact {
        expected::Fact::Expected { of, what, by, .. } => Some((of, what, by)),
        expected::Fact::Ended { .. } => None,
    });
    all.collect()
}

fn ends_on_desks(room: &Given) -> bool {
    matches!(on_desks(room)[..], [expected::Fact::Ended { .. }])
}

#[test]
fn whoever_wrote_it_is_asked_to_answer_by_a_date() {
    let (room, dispute) = said();
    let by = NOW.plus(3 * DAY);
    assert_eq!(standing(&room, dispute), Standing::Waits(amira().person, Some(by)));
    assert_eq!(expected_of(&room), [(amira().person, What::View, by)]);
    assert_eq!(standing(&room.decoded(), dispute), standing(&room, dispute));
    let glance = glance(&room.state);
    let of: Vec<_> = glance.views.iter().map(|one| (one.entry, one.with, one.by)).collect();
    assert_eq!(of, [(dispute, amira().person, by)]);
    assert_eq!(glance.unread, [], "one date for one thing");
}

#[test]
fn the_date_stands_whatever_is_set_later() {
    let admin = someone(9, Role::Administrator);
    let change = |days| {
        let settings =
            Settings { name: "Harbour".into(), answer_days: Some(days), ..Settings::default() };
        crate::settings::Command::Change { settings }
    };
    let book = Given::book().when(&admin, change(5)).expect("changed");
    let (room, dispute) = said_in(Given::bonded().with_book(&book));
    let said = standing(&room, dispute);
    assert_eq!(said, Standing::Waits(amira().person, Some(NOW.plus(5 * DAY))));
    let book = book.when(&admin, change(20)).expect("changed");
    assert_eq!(standing(&room.with_book(&book).later(5 * DAY), dispute), said);
}

#[test]
fn who_agrees_corrects_their_own_note_and_every_version_stays() {
    let (room, dispute) = said();
    let room = room.when(&amira(), answer(dispute, How::Agreed)).expect("agreed");
    let newest = room.newest_entry();
    let corrected = Noted::Corrected {
        note: NOTE,
        text: "I heard you say May.".into(),
        dispute: Some(dispute),
    };
    assert_eq!(newest.fact, corrected.into());
    assert!(ends_on_desks(&room));
    for room in [&room, &room.decoded()] {
        let seen = room.seen(&client());
        assert_eq!(seen.note(NOTE).expect("a note").versions.len(), 2);
        let answers = seen.answers(seen.dispute(dispute).expect("a view").to);
        assert_eq!(answers.first().map(|one| one.text.as_str()), Some("It was April."));
        let words = "I heard you say May.".into();
        assert_eq!(end(room, dispute), Some(End::Settled(How::Agreed, words)));
        assert_eq!(seen.newly_answered(), [(newest.id, amira().author())]);
        assert_eq!(room.seen(&amira()).unanswered().count(), 0);
        assert_eq!(glance(&room.state).views, []);
    }
}

#[test]
fn what_is_no_note_is_corrected_by_an_answer() {
    let bonded = Given::bonded();
    let to = bonded.last_with("bond/1").id;
    assert_eq!(bonded.refused(&client(), not_right(to)), Refusal::NotHere, "their own yes");
    let (room, first) = said();
    let reply = Command::Reply { to: first, text: "In May you were away.".into() };
    let room = room.when(&amira(), reply).expect("replied");
    let to = room.last_entry();
    let room = room.when(&client(), not_right(to)).expect("said");
    let dispute = view(&room);
    let room = room.when(&amira(), answer(dispute, How::Agreed)).expect("agreed");
    assert!(matches!(
        room.newest_entry().fact,
        fact::Fact::Note(Noted::Settled { how: How::Agreed, .. })
    ));
    assert!(matches!(end(&room, dispute), Some(End::Settled(How::Agreed, _))));
    assert_eq!(end(&room, first), None, "the other one still waits");
}

#[test]
fn both_views_stand_with_words_to_the_client() {
    let (room, dispute) = said();
    let empty = Command::Settle { dispute, how: How::BothStand, text: " \n".into() };
    assert_eq!(room.refused(&amira(), empty), Refusal::Empty);
    let room = room.when(&amira(), answer(dispute, How::BothStand)).expect("both stand");
    assert!(ends_on_desks(&room));
    let seen = room.decoded().seen(&client());
    assert_eq!(seen.note(NOTE).expect("a note").versions.len(), 1, "nothing is changed");
    let words = "I heard you say May.".into();
    assert_eq!(end(&room.decoded(), dispute), Some(End::Settled(How::BothStand, words)));
}

#[test]
fn it_is_settled_once_and_may_be_disputed_anew_with_a_new_date() {
    let (room, dispute) = said();
    let room = room.when(&amira(), answer(dispute, How::Agreed)).expect("agreed");
    let corrected = room.last_entry();
    for how in How::ALL {
        assert_eq!(room.refused(&amira(), answer(dispute, how)), Refusal::AlreadyDone);
    }
    let take_back = Command::TakeBack { dispute };
    assert_eq!(room.refused(&client(), take_back), Refusal::AlreadyDone);
    let room = room.later(DAY).when(&client(), not_right(corrected)).expect("said anew");
    let new = view(&room);
    let by = Some(NOW.plus(4 * DAY));
    assert_eq!(standing(&room, new), Standing::Waits(amira().person, by));
    let room = room.when(&amira(), answer(new, How::Agreed)).expect("agreed");
    assert_eq!(room.seen(&client()).note(NOTE).expect("a note").versions.len(), 3);
}

#[test]
fn nobody_else_answers_it() {
    let (room, dispute) = said_in(Given::bonded().beside(&jo()));
    for how in How::ALL {
        assert_eq!(room.refused(&jo(), answer(dispute, how)), Refusal::NotYours);
        assert_eq!(room.refused(&client(), answer(dispute, how)), Refusal::NotYours);
        let other = someone(8, Role::Therapist);
        assert!(room.facts(&other, answer(dispute, how)).is_err());
        let unknown = answer(EntryId([9; 16]), how);
        assert_eq!(room.refused(&amira(), unknown), Refusal::NotHere);
    }
    assert_eq!(room.refused(&amira(), Command::TakeBack { dispute }), Refusal::NotYours);
    assert_eq!(room.seen(&jo()).to_settle(), []);
    assert_eq!(room.seen(&amira()).to_settle().len(), 1);
}

#[test]
fn taken_back_nothing_is_owed() {
    let (room, dispute) = said();
    let room = room.when(&client(), Command::TakeBack { dispute }).expect("taken back");
    assert!(ends_on_desks(&room));
    assert_eq!(end(&room.decoded(), dispute), Some(End::TakenBack));
    assert_eq!(room.seen(&amira()).to_settle(), []);
    assert_eq!(room.seen(&amira()).unanswered().count(), 0);
    assert_eq!(room.refused(&amira(), answer(dispute, How::Agreed)), Refusal::AlreadyDone);
    assert_eq!(room.refused(&client(), Command::TakeBack { dispute }), Refusal::AlreadyDone);
}

#[test]
fn having_read_it_and_having_replied_do_not_settle_it() {
    let (room, dispute) = said();
    let waits = standing(&room, dispute);
    assert_eq!(room.seen(&client()).heard(dispute), None);
    let read = heard::Command::Read { entries: vec![dispute] };
    let room = room.later(HOUR).when(&amira(), read).expect("read");
    let heard = room.seen(&client()).heard(dispute).expect("read");
    assert_eq!(heard.stands, Stands::Read(vec![(amira().author(), NOW.plus(HOUR))]));
    assert_eq!(standing(&room, dispute), waits);
    let to = room.seen(&client()).dispute(dispute).expect("a view").to;
    let reply = Command::Reply { to, text: "I will look.".into() };
    let room = room.when(&amira(), reply).expect("replied");
    assert_eq!(standing(&room, dispute), waits);
    assert_eq!(room.seen(&amira()).unanswered().count(), 1);
}

#[test]
fn overdue_it_is_on_the_desk_until_it_ends() {
    let ruth = someone(1, Role::Supervisor);
    let (room, dispute) = said();
    let told = |desk: Given, room: &Given| {
        on_desks(room).into_iter().fold(desk, |desk, fact| desk.by(&ruth, fact))
    };
    let desk = told(Given::desk(), &room);
    assert_eq!(desk.seen(&ruth).past_their_date(), []);
    let desk = desk.later(8 * DAY);
    let past = desk.seen(&ruth).past_their_date();
    let past: Vec<_> = past.iter().map(|one| (one.of, one.what)).collect();
    assert_eq!(past, [(amira().person, What::View)]);
    let room = room.later(8 * DAY).when(&amira(), answer(dispute, How::BothStand)).expect("done");
    assert_eq!(told(desk, &room).seen(&ruth).past_their_date(), []);
}

#[test]
fn where_its_author_is_gone_the_next_is_asked_and_says_it_anew() {
    let (room, dispute) = said_in(Given::bonded().beside(&jo()));
    let (bond, by) = (room.bond(), NOW.plus(3 * DAY));
    let part = bond::Command::Part { bond, why: Why::Left };
    let room = room.when(&someone(0, Role::Operator), part).expect("parted");
    assert_eq!(standing(&room, dispute), Standing::Waits(jo().person, Some(by)), "the same day");
    assert_eq!(expected_of(&room), [(jo().person, What::View, by)]);
    assert!(room.facts(&amira(), answer(dispute, How::Agreed)).is_err());
    let room = room.when(&jo(), answer(dispute, How::Agreed)).expect("answered");
    assert!(matches!(end(&room, dispute), Some(End::Settled(How::Agreed, _))));
    let seen = room.seen(&client());
    assert_eq!(seen.note(NOTE).expect("a note").versions.len(), 1, "nobody corrects for another");
}

#[test]
fn where_nobody_can_answer_no_date_is_given_and_none_is_owed() {
    let (room, first) = said();
    let bond = room.bond();
    let room = room.when(&client(), bond::Command::Pause { bond }).expect("paused");
    assert_eq!(standing(&room, first), Standing::Nobody);
    assert!(ends_on_desks(&room));
    assert_eq!(glance(&room.state).views, []);
    let to = room.seen(&client()).dispute(first).expect("a view").to;
    let room = room.when(&client(), not_right(to)).expect("said");
    let dispute = view(&room);
    assert_eq!((room.newest().len(), on_desks(&room).len()), (1, 0));
    assert_eq!(standing(&room, dispute), Standing::Nobody);
    let room = room.when(&client(), bond::Command::Resume { bond }).expect("resumed");
    assert_eq!(standing(&room, dispute), Standing::Waits(amira().person, None));
    assert_eq!(expected_of(&room), [(amira().person, What::View, NOW.plus(3 * DAY))], "the first");
    let mine: Vec<_> = room.seen(&amira()).to_settle().iter().map(|one| one.entry).collect();
    assert_eq!(mine, [first, dispute], "with a date first");
    room.when(&amira(), answer(dispute, How::BothStand)).expect("it can be answered");
}

#[test]
fn nobody_steps_back_from_an_answer_that_is_owed() {
    let (room, dispute) = said();
    let (after, to) = (room.bond(), BondId([9; 16]));
    let pass = bond::Command::PassOn {
        after,
        bond: to,
        person: jo().person,
        name: jo().name,
        role: jo().role,
        words: "I move away.".into(),
    };
    let room = room.when(&amira(), pass).expect("asked");
    let room = room.when(&jo(), bond::Command::Accept { bond: to }).expect("yes");
    let room = room.when(&client(), bond::Command::Accept { bond: to }).expect("yes");
    let step_back = || bond::Command::StepBack { bond: after, words: "I was glad.".into() };
    assert_eq!(room.refused(&amira(), step_back()), Refusal::StillOwed);
    let room = room.when(&amira(), answer(dispute, How::BothStand)).expect("answered");
    room.when(&amira(), step_back()).expect("stepped back");
}

#[test]
fn what_the_service_noticed_can_be_not_right_and_ones_own_words_cannot() {
    let room = Given::bonded();
    let (strain, bond) = (StrainId([7; 16]), room.bond());
    let say = strain::Command::Say { strain, bond, words: "I went home sad.".into() };
    let room = room.when(&client(), say).expect("said");
    let own = room.last_with("strain/1").id;
    assert_eq!(room.refused(&client(), not_right(own)), Refusal::NotHere);
    assert!(!room.seen(&client()).may_dispute(own));
    let noticed = strain::Fact::Noticed {
        strain: StrainId([8; 16]),
        bond,
        sign: strain::Sign::Cancelled(crate::testing::MEETING),
        words: String::new(),
        by: NOW,
    };
    let room = room.by(&client(), noticed);
    let to = room.last_entry();
    assert!(room.seen(&client()).may_dispute(to) && !room.seen(&amira()).may_dispute(to));
    let room = room.when(&client(), not_right(to)).expect("said");
    assert!(matches!(standing(&room, view(&room)), Standing::Waits(..)));
}

#[test]
fn said_before_there_was_a_date_it_waits_as_it_did_and_can_be_settled() {
    let room = Given::bonded().when(&amira(), finish()).expect("noted");
    let to = room.last_entry();
    let (of, expect, by) = (amira().person, ExpectId([0x0e; 16]), NOW.plus(2 * DAY));
    let room = room.by(&client(), Noted::NotRight { to, text: "It was April.".into() });
    let dispute = room.last_entry();
    let room = room.by(&client(), heard::Fact::Due { entry: None, of, expect, by });
    let heard = room.seen(&client()).heard(dispute).expect("it waits");
    assert!(matches!(heard.stands, Stands::Waits(_)));
    assert_eq!(standing(&room, dispute), Standing::Waits(of, None));
    assert_eq!(glance(&room.state).unread.len(), 1);
    let room = room.when(&amira(), answer(dispute, How::Agreed)).expect("agreed");
    assert!(ends_on_desks(&room), "it is read with that");
    assert_eq!(glance(&room.state).unread, []);
}
