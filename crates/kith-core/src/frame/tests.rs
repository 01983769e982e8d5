//! Given, when, then: suggesting, agreeing, saying no, taking back, and who may read what.

use super::*;
use crate::bond::{self, Cover};
use crate::glance::glance;
use crate::id::BondId;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::DAY;
use crate::who::Actor;

/// The bond with Amira, as [`Given::bonded`] makes it.
const BOND: BondId = BondId([2; 16]);

fn words(line: Line, words: &str) -> Change {
    Change { line, said: Some(Said::Words(words.into())) }
}

fn number(line: Line, number: u16) -> Change {
    Change { line, said: Some(Said::Number(number)) }
}

fn open(line: Line) -> Change {
    Change { line, said: None }
}

fn propose(changes: &[Change]) -> Command {
    Command::Propose { bond: BOND, changes: changes.to_vec() }
}

fn first() -> Vec<Change> {
    vec![number(Line::Day, 2), number(Line::Time, 600), words(Line::Late, "Ten minutes are fine.")]
}

fn proposed(room: Given, who: &Actor, changes: &[Change]) -> Given {
    room.when(who, propose(changes)).expect("suggested")
}

fn offer(room: &Given, of: Side) -> EntryId {
    room.state.frame.of(BOND).and_then(|frame| frame.offer(of)).expect("a suggestion").entry
}

fn accept(room: &Given, of: Side) -> Command {
    Command::Accept { bond: BOND, offer: offer(room, of) }
}

fn decline(room: &Given, of: Side, words: &str) -> Command {
    Command::Decline { bond: BOND, offer: offer(room, of), words: words.into() }
}

fn agreed() -> Given {
    let room = proposed(Given::bonded(), &amira(), &first());
    let yes = accept(&room, Side::Person);
    room.when(&client(), yes).expect("agreed")
}

fn frame(room: &Given) -> Frame {
    room.seen(&client()).frame(BOND).expect("a frame").clone()
}

#[test]
fn either_suggests_and_it_holds_with_the_yes_of_the_other_alone() {
    for (first_to, second, side) in
        [(amira(), client(), Side::Person), (client(), amira(), Side::Client)]
    {
        let room = proposed(Given::bonded(), &first_to, &first());
        let yes = accept(&room, side);
        assert_eq!(room.refused(&first_to, yes.clone()), Refusal::WaitingForYes);
        let room = room.later(400 * DAY);
        assert!(frame(&room).lines.is_empty(), "silence is not a yes");
        let room = room.when(&second, yes.clone()).expect("agreed").decoded();
        let agreed = frame(&room);
        assert_eq!(agreed.said(Line::Time), Some(&Said::Number(600)));
        let version = agreed.since().expect("agreed");
        assert_eq!((version.number, version.turns.len()), (1, 3));
        assert_eq!((version.proposed, version.agreed), (first_to.author(), second.author()));
        assert_eq!(room.refused(&second, yes), Refusal::AlreadyDone);
    }
}

#[test]
fn only_changed_lines_are_a_suggestion_and_the_rest_stays() {
    let room = agreed();
    assert_eq!(room.refused(&client(), propose(&first())), Refusal::Empty, "all of it is agreed");
    let mut changes = first();
    changes[1] = number(Line::Time, 660);
    let room = proposed(room, &client(), &changes);
    let one = frame(&room).offer(Side::Client).expect("one").changes.clone();
    assert_eq!(one.keys().collect::<Vec<_>>(), [&Line::Time]);
    let yes = accept(&room, Side::Client);
    let room = room.when(&amira(), yes).expect("agreed");
    let turns = frame(&room).since().expect("agreed").turns.clone();
    let (before, after) = (Some(Said::Number(600)), Some(Said::Number(660)));
    assert_eq!(turns, [Turn { line: Line::Time, before, after }]);
    assert_eq!(frame(&room).said(Line::Day), Some(&Said::Number(2)));
    assert_eq!(frame(&room).versions.len(), 2, "the one before can still be read");
}

#[test]
fn a_line_can_be_left_open_again_by_both() {
    let room = proposed(agreed(), &client(), &[open(Line::Late)]);
    let yes = accept(&room, Side::Client);
    let room = room.when(&amira(), yes).expect("agreed");
    assert_eq!(frame(&room).said(Line::Late), None);
    assert_eq!(room.refused(&client(), propose(&[open(Line::Late)])), Refusal::Empty);
}

#[test]
fn a_no_leaves_what_is_agreed_and_is_read_with_its_words() {
    let room = proposed(agreed(), &client(), &[number(Line::Time, 540)]);
    let no = decline(&room, Side::Client, "I bring my son to school then.");
    assert_eq!(room.refused(&client(), no.clone()), Refusal::WaitingForYes);
    let room = room.when(&amira(), no).expect("no");
    assert_eq!(frame(&room).said(Line::Time), Some(&Said::Number(600)));
    assert_eq!(frame(&room).offer(Side::Client), None);
    let said = frame(&room).no_to(Side::Client).expect("a no").clone();
    assert_eq!(said.words, "I bring my son to school then.");
    let room = proposed(room, &client(), &[number(Line::Time, 660)]);
    assert_eq!(frame(&room).no_to(Side::Client), None, "what is new is not answered yet");
}

#[test]
fn whoever_suggested_takes_it_back_and_another_replaces_it() {
    let room = proposed(agreed(), &client(), &[number(Line::Time, 540)]);
    let offer = frame(&room).offer(Side::Client).expect("it waits").entry;
    let back = Command::TakeBack { bond: BOND, offer };
    assert_eq!(room.refused(&amira(), back.clone()), Refusal::AlreadyDone, "not hers");
    let gone = room.clone().when(&client(), back.clone()).expect("taken back");
    assert_eq!(frame(&gone).offer(Side::Client), None);
    assert_eq!(gone.refused(&client(), back), Refusal::AlreadyDone);
    let (read, again) = (accept(&room, Side::Client), [number(Line::Time, 545)]);
    let room = proposed(room, &client(), &again);
    assert_eq!(room.facts(&client(), propose(&again)), Ok(Vec::new()), "the same is nothing new");
    let back = Command::TakeBack { bond: BOND, offer };
    assert_eq!(room.refused(&client(), back), Refusal::AlreadyDone, "another page's words");
    assert_eq!(room.refused(&amira(), read), Refusal::AlreadyDone, "a yes is to what was read");
}

#[test]
fn both_may_wait_and_a_yes_lets_go_of_ones_own_words_for_the_same_line() {
    let hers = [number(Line::Day, 3), number(Line::Length, 50)];
    let room = proposed(agreed(), &amira(), &hers);
    let room = proposed(room, &client(), &[number(Line::Day, 4), words(Line::Breaks, "Tell me.")]);
    let (to_hers, to_mine) = (accept(&room, Side::Person), accept(&room, Side::Client));
    let room = room.when(&amira(), to_mine).expect("agreed");
    assert_eq!(frame(&room).said(Line::Day), Some(&Said::Number(4)));
    let left = frame(&room).offer(Side::Person).expect("one").changes.clone();
    assert_eq!(left.into_keys().collect::<Vec<_>>(), [Line::Length]);
    let late = room.refused(&client(), to_hers);
    assert_eq!(late, Refusal::AlreadyDone, "it said more when it was read");
    let yes = accept(&room, Side::Person);
    let room = room.when(&client(), yes).expect("agreed").decoded();
    assert_eq!(frame(&room).said(Line::Length), Some(&Said::Number(50)));
    assert_eq!(frame(&room).said(Line::Day), Some(&Said::Number(4)));
}

#[test]
fn suggestions_for_other_lines_stand_beside_each_other() {
    let room = proposed(agreed(), &amira(), &[number(Line::Length, 50)]);
    let room = proposed(room, &client(), &[number(Line::Time, 660)]);
    let (to_hers, to_mine) = (accept(&room, Side::Person), accept(&room, Side::Client));
    let room = room.when(&amira(), to_mine).expect("agreed").when(&client(), to_hers);
    let lines = frame(&room.expect("agreed")).lines;
    assert_eq!(lines.get(&Line::Length), Some(&Said::Number(50)));
    assert_eq!(lines.get(&Line::Time), Some(&Said::Number(660)));
}

#[test]
fn what_cannot_stand_in_a_line_is_refused() {
    let room = Given::bonded();
    for change in [
        number(Line::Day, 0),
        number(Line::Day, 8),
        number(Line::Often, 0),
        number(Line::Time, 1440),
        number(Line::Length, 4),
        number(Line::Length, 481),
        number(Line::Place, 3),
        words(Line::Length, "Fifty minutes"),
    ] {
        let refused = room.refused(&amira(), propose(std::slice::from_ref(&change)));
        assert_eq!(refused, Refusal::OutsideScale, "{change:?}");
    }
    let twice = [number(Line::Day, 1), number(Line::Day, 2)];
    assert_eq!(room.refused(&amira(), propose(&twice)), Refusal::OutsideScale);
    assert_eq!(room.refused(&amira(), propose(&[])), Refusal::Empty);
    assert_eq!(room.refused(&amira(), propose(&[words(Line::Late, " ")])), Refusal::Empty);
    let long = words(Line::Place, &"x".repeat(201));
    assert_eq!(room.refused(&amira(), propose(&[long])), Refusal::TooLong { limit: 200 });
    for line in Line::ALL {
        assert_eq!(Line::from_word(line.word()), Some(line));
        if let Some((least, most)) = line.numbers() {
            let _room = proposed(room.clone(), &amira(), &[number(line, least)]);
            let _room = proposed(room.clone(), &amira(), &[number(line, most)]);
        }
    }
}

#[test]
fn nobody_but_the_two_of_a_bond_that_goes_on_changes_it() {
    let (jo, interpreter) = (someone(5, Role::Therapist), someone(7, Role::Interpreter));
    let room = agreed().beside(&jo).beside(&interpreter);
    let wish = propose(&[number(Line::Time, 660)]);
    for who in [&jo, &interpreter, &someone(9, Role::Administrator)] {
        assert_eq!(room.refused(who, wish.clone()), Refusal::NotYours, "{who:?}");
    }
    let of_interpreter = BondId(interpreter.person.0);
    let wish_there = Command::Propose { bond: of_interpreter, changes: first() };
    assert_eq!(room.refused(&client(), wish_there), Refusal::NotYours, "they do not meet");
    assert_eq!(room.seen(&jo).frame(BOND), None);
    assert_eq!(room.seen(&interpreter).frame(of_interpreter), None);
    let entry = room.last_with("frame/1");
    assert!(room.seen(&client()).may_read(&entry) && room.seen(&amira()).may_read(&entry));
    assert!(!room.seen(&jo).may_read(&entry));
}

#[test]
fn paused_or_over_it_can_be_read_by_the_client_and_changed_by_nobody() {
    let room = proposed(agreed(), &amira(), &[number(Line::Time, 660)]);
    for end in [bond::Command::Pause { bond: BOND }, bond::Command::End { bond: BOND }] {
        let room = room.clone().when(&client(), end).expect("paused or ended");
        let wishes = [
            propose(&[number(Line::Day, 5)]),
            accept(&room, Side::Person),
            decline(&room, Side::Person, ""),
        ];
        for wish in wishes {
            assert_eq!(room.refused(&client(), wish.clone()), Refusal::NotAtPresent);
            assert_eq!(room.refused(&amira(), wish), Refusal::NotYours);
        }
        assert_eq!(frame(&room).said(Line::Time), Some(&Said::Number(600)));
        assert_eq!(room.seen(&client()).framed().count(), 0, "nothing waits meanwhile");
    }
}

#[test]
fn a_yes_given_in_person_is_written_down_where_there_is_no_online_access() {
    let room = proposed(Given::bonded(), &amira(), &first());
    let yes = Command::AcceptInPerson { bond: BOND, offer: offer(&room, Side::Person) };
    assert_eq!(room.online().refused(&amira(), yes.clone()), Refusal::NotYours);
    assert_eq!(room.refused(&client(), yes.clone()), Refusal::NotYours);
    let room = room.when(&amira(), yes).expect("written down");
    assert!(frame(&room).since().expect("agreed").in_person);
}

#[test]
fn what_waits_is_told_to_whom_it_waits_for() {
    let room = proposed(agreed(), &client(), &[number(Line::Time, 660)]);
    assert_eq!(glance(&room.state).framed, [amira().person]);
    assert_eq!(room.seen(&amira()).framed().count(), 1);
    assert_eq!(room.seen(&client()).framed().count(), 0);
    let no = decline(&room, Side::Client, "");
    let room = room.when(&amira(), no).expect("no");
    assert_eq!(glance(&room.state).framed, []);
    let room = proposed(room, &amira(), &[number(Line::Length, 50)]);
    assert_eq!(room.seen(&client()).framed().count(), 1);
    assert_eq!(glance(&room.state).framed, []);
}

#[test]
fn an_answer_is_news_until_it_was_looked_at() {
    let room = proposed(agreed(), &client(), &[number(Line::Time, 660)]).looked(&client(), NOW);
    let no = decline(&room, Side::Client, "Not then.");
    let room = room.later(DAY).when(&amira(), no).expect("no");
    let seen = room.seen_in_a_new_sign_in(&client());
    let news: Vec<_> = seen.frame_answers().map(|(_, one)| one).collect();
    assert!(matches!(news.as_slice(), [Answered::No(no)] if no.words == "Not then."));
    assert_eq!(room.seen(&amira()).frame_answers().count(), 1, "the yes to hers");
    let later = room.now().plus(DAY);
    let room = room.looked(&client(), later);
    assert_eq!(room.seen_in_a_new_sign_in(&client()).frame_answers().count(), 0);
}

/// Jo stands in for Amira from tomorrow on.
fn stands_in(room: Given, jo: &Actor, yes: bond::Command) -> Given {
    let stay = BondId([9; 16]);
    let ask = bond::Command::AskCover(Cover {
        of: BOND,
        bond: stay,
        person: jo.person,
        name: jo.name.clone(),
        role: jo.role,
        from: NOW.plus(DAY),
        until: NOW.plus(5 * DAY),
        words: "I am away.".into(),
    });
    let room = room.when(&amira(), ask).expect("asked");
    let room = room.when(jo, bond::Command::Accept { bond: stay }).expect("yes");
    let room = room.when(&client(), yes).expect("yes").later(2 * DAY);
    room.when(&someone(0, Role::Operator), bond::Command::InTime).expect("in time")
}

#[test]
fn whoever_stands_in_reads_what_is_agreed_and_changes_nothing() {
    let (jo, stay) = (someone(5, Role::Therapist), BondId([9; 16]));
    let room = stands_in(agreed(), &jo, bond::Command::Accept { bond: stay });
    let room = proposed(room, &client(), &[number(Line::Time, 660)]);
    let seen = room.seen(&jo);
    let own = seen.bond(stay).expect("a bond");
    assert_eq!(
        seen.frame_lines(own).and_then(|lines| lines.get(&Line::Day)),
        Some(&Said::Number(2))
    );
    assert_eq!((seen.frame(BOND), seen.frame(stay)), (None, None), "what waits is not theirs");
    assert_eq!(seen.framed().count(), 0);
    for bond in [stay, BOND] {
        let wish = Command::Propose { bond, changes: vec![number(Line::Day, 5)] };
        assert_eq!(room.refused(&jo, wish), Refusal::NotYours);
    }
    let wish = Command::Propose { bond: stay, changes: first() };
    assert_eq!(room.refused(&client(), wish), Refusal::NotYours);
}
