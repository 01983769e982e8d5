//! Showing that waits: who decides it, what is held, and that all of it is told.

use super::one::AT_ONCE;
use super::*;
use crate::access::Purpose;
use crate::settings;
use crate::testing::{Given, amira, client, someone};
use crate::time::HOUR;

const DELAY: DelayId = DelayId([7; 16]);

fn ruth() -> Actor {
    Actor { name: "Ruth".into(), ..someone(8, Role::Supervisor) }
}

fn keeper() -> Actor {
    someone(0, Role::Operator)
}

/// The book of a service whose law knows delays.
fn book() -> Given {
    let admin = someone(9, Role::Administrator);
    let settings = settings::Settings {
        name: "Harbour".into(),
        leave_target: "https://example.org/".into(),
        shows_later: Some(true),
        ..Default::default()
    };
    Given::book().by(&admin, settings::Fact::Changed { settings })
}

fn wish(days: i64) -> Wish {
    Wish {
        delay: DELAY,
        called: "Noor".into(),
        of: amira().person,
        name: "Amira".into(),
        role: Role::Therapist,
        why: "An order of a court.".into(),
        until: crate::testing::NOW.plus(days * DAY),
    }
}

fn decide(wish: Wish) -> Command {
    Command::Decide { client: client().person, wish }
}

fn decided(days: i64) -> Given {
    book().when(&ruth(), decide(wish(days))).expect("decided")
}

fn hold(purpose: Purpose) -> Command {
    Command::Hold { client: client().person, visit: Visit::of(&amira(), purpose, None) }
}

/// The client's room, told by this book at its moment.
fn room(book: &Given) -> Given {
    let (mut room, now) = (Given::bonded(), book.now());
    room = room.later(now.0 - crate::testing::NOW.0).with_book(book);
    room.when(&keeper(), opened::Command::InTime).expect("told")
}

#[test]
fn who_stands_behind_staff_or_keeps_the_service_decides_it_and_nobody_for_themself() {
    for role in Role::ALL {
        let decides = book().facts(&someone(8, role), decide(wish(3))).is_ok();
        assert_eq!(decides, matches!(role, Role::Supervisor | Role::Administrator), "{role:?}");
    }
    let own = Wish { of: ruth().person, ..wish(3) };
    assert_eq!(book().refused(&ruth(), decide(own)), Refusal::NotYours);
}

#[test]
fn where_the_service_has_not_said_that_it_can_be_nobody_decides_it() {
    let book = Given::book();
    assert_eq!(book.refused(&ruth(), decide(wish(3))), Refusal::NotYours);
    assert_eq!(book.refused(&ruth(), Command::Miss), Refusal::NotYours);
}

#[test]
fn it_has_a_reason_and_a_last_day_that_is_not_far() {
    let empty = Wish { why: " ".into(), ..wish(3) };
    assert_eq!(book().refused(&ruth(), decide(empty)), Refusal::Empty);
    assert_eq!(book().refused(&ruth(), decide(wish(0))), Refusal::TooLate);
    assert_eq!(book().refused(&ruth(), decide(wish(MOST + 1))), Refusal::OutsideScale);
    assert!(book().facts(&ruth(), decide(wish(MOST))).is_ok());
}

#[test]
fn for_the_command_line_a_supervisor_decides() {
    let machine = || Wish { of: keeper().person, role: Role::Operator, ..wish(3) };
    let admin = someone(9, Role::Administrator);
    assert_eq!(book().refused(&admin, decide(machine())), Refusal::NotYours);
    assert!(book().facts(&ruth(), decide(machine())).is_ok());
}

#[test]
fn a_second_one_beside_it_does_not_make_it_longer() {
    let more = || decide(Wish { delay: DelayId([8; 16]), ..wish(30) });
    assert_eq!(decided(3).refused(&ruth(), more()), Refusal::AlreadyDone);
    // Another reads nothing of the first, and what comes is held by the one that is over first.
    let both = decided(3).when(&someone(9, Role::Administrator), more()).expect("decided");
    let held = both.when(&keeper(), hold(Purpose::Prepare)).expect("held").later(3 * DAY);
    assert_eq!(room(&held).seen(&client()).openings().count(), 1);
}

#[test]
fn whether_it_can_be_decided_is_known_before_a_client_is_looked_for() {
    let book = book();
    let asked = |wish: &Wish| book.state.may_delay(&ruth(), book.now(), wish);
    let long = |words: &str, times| words.repeat(times);
    assert_eq!(asked(&Wish { until: book.now(), ..wish(3) }), Err(Refusal::TooLate));
    let padded = Wish { called: format!("Noor{}", long(" ", LINE)), ..wish(3) };
    assert_eq!(asked(&padded), Err(Refusal::TooLong { limit: LINE }));
    let wordy = Wish { why: long("w", SHORT + 1), ..wish(3) };
    assert_eq!(asked(&wordy), Err(Refusal::TooLong { limit: SHORT }));
    assert_eq!(asked(&Wish { of: ruth().person, ..wish(3) }), Err(Refusal::NotYours));
    let miss = |book: Given| book.when(&ruth(), Command::Miss).expect("written down");
    let tried = (0..MOST_MISSED).fold(book.clone(), |book, _| miss(book));
    let again = tried.state.may_delay(&ruth(), tried.now(), &wish(3));
    assert_eq!(again, Err(Refusal::TooSoon), "enough names for an hour");
    assert_eq!(tried.state.may_delay(&ruth(), tried.now().plus(HOUR), &wish(3)), Ok(()));
}

#[test]
fn a_visit_is_held_once_and_only_of_whom_it_is_said_and_until_its_day() {
    let held = decided(3).when(&keeper(), hold(Purpose::Prepare)).expect("held");
    assert_eq!(held.facts(&keeper(), hold(Purpose::Prepare)), Ok(Vec::new()));
    assert_eq!(held.facts(&keeper(), hold(Purpose::Write)).map(|facts| facts.len()), Ok(1));
    let later = held.clone().later(HOUR);
    assert_eq!(later.facts(&keeper(), hold(Purpose::Prepare)).map(|facts| facts.len()), Ok(1));
    let other = Visit::of(&someone(5, Role::Therapist), Purpose::Prepare, None);
    let other = Command::Hold { client: client().person, visit: other };
    assert_eq!(held.refused(&keeper(), other), Refusal::NotHere);
    let over = held.clone().later(3 * DAY);
    assert_eq!(over.refused(&keeper(), hold(Purpose::Write)), Refusal::NotHere);
    assert_eq!(held.refused(&ruth(), hold(Purpose::Write)), Refusal::NotYours);
}

#[test]
fn before_its_day_the_room_is_told_nothing() {
    let held = decided(3).when(&keeper(), hold(Purpose::Prepare)).expect("held");
    assert!(!held.state.has_waited(client().person, held.now()));
    assert_eq!(room(&held).newest(), []);
}

#[test]
fn when_its_day_has_come_the_client_reads_the_visit_who_decided_and_why() {
    let held = decided(3).when(&keeper(), hold(Purpose::Prepare)).expect("held").later(3 * DAY);
    let room = room(&held).decoded();
    let seen = room.seen(&client());
    let visits: Vec<_> = seen.openings().map(|one| (one.person, one.at, one.told)).collect();
    let then = crate::testing::NOW;
    assert_eq!(visits, [(amira().person, then, Some(then.plus(3 * DAY)))]);
    let said: Vec<_> = seen.waited().map(|(told, one)| (*told, one.by_name.as_str())).collect();
    assert_eq!(said, [(then.plus(3 * DAY), "Ruth")]);
    assert!(seen.waited().all(|(_, one)| one.why == "An order of a court."));
    assert_eq!(room.seen(&amira()).waited().count(), 0, "that is the client's");
}

#[test]
fn what_is_told_is_told_once_and_nothing_is_left_out() {
    let held = decided(3).when(&keeper(), hold(Purpose::Prepare)).expect("held").later(3 * DAY);
    let told = Fact::Told { delay: DELAY, visits: 1, all: true };
    let effects = crate::effects(&room(&held).state, &held.context(), &room(&held).newest());
    assert!(effects.contains(&crate::Effect::Delay(told.clone())));
    let after = held.clone().by(&keeper(), told);
    assert!(!after.state.has_waited(client().person, after.now()));
    // Another server, whose clock was behind, held one more.
    let visit = Visit::of(&amira(), Purpose::Write, None);
    let held = Fact::Held { delay: DELAY, visit, at: after.now() };
    let after = after.by(&keeper(), held);
    assert!(after.state.has_waited(client().person, after.now()));
    assert_eq!(room(&after).seen(&client()).openings().count(), 1, "the one that was not told");
}

#[test]
fn of_very_many_visits_some_are_told_at_a_time_and_the_delay_with_the_last() {
    let visit = |number: u16| {
        let purpose = Purpose::Prepare;
        let signin = crate::id::SigninId([u8::try_from(number % 251).expect("small"); 16]);
        let visit = Visit { signin, ..Visit::of(&amira(), purpose, None) };
        Fact::Held { delay: DELAY, visit, at: crate::testing::NOW }
    };
    let many = (0..450).fold(decided(3), |book, number| book.by(&keeper(), visit(number)));
    let (mut book, mut sizes) = (many.later(3 * DAY), Vec::new());
    while book.state.has_waited(client().person, book.now()) {
        let facts = room(&book).newest();
        sizes.push(facts.len());
        let told = told(&facts).expect("something is told");
        book = book.by(&keeper(), told);
    }
    assert_eq!(sizes, [AT_ONCE, AT_ONCE, 51]);
    let all = book.state.delays_seen_by(&ruth()).expect("behind staff");
    assert_eq!(all[0].visits(), 450);
}

#[test]
fn ended_it_is_over_whatever_the_clock_says_later() {
    // The book was once stamped by a clock that was far ahead.
    let ahead = decided(3).later(90 * DAY).by(&keeper(), Fact::Missed).later(-89 * DAY);
    let held = ahead.when(&keeper(), hold(Purpose::Prepare)).expect("held");
    let mut ended = held.clone().later(89 * DAY).by(&ruth(), Fact::Ended { delay: DELAY });
    ended = ended.later(-89 * DAY);
    assert!(held.state.delays(client().person, amira().person, held.now()));
    assert!(!ended.state.delays(client().person, amira().person, ended.now()));
}

#[test]
fn a_delay_without_visits_is_told_too() {
    let room = room(&decided(3).later(3 * DAY));
    assert_eq!(room.seen(&client()).waited().map(|(_, one)| one.visits).collect::<Vec<_>>(), [0]);
}

#[test]
fn ended_sooner_it_is_told_sooner() {
    let held = decided(30).when(&keeper(), hold(Purpose::Prepare)).expect("held").later(DAY);
    let amira_cannot = held.refused(&amira(), Command::End { delay: DELAY });
    assert_eq!(amira_cannot, Refusal::NotYours);
    let other = someone(9, Role::Administrator);
    let ended = held.when(&other, Command::End { delay: DELAY }).expect("ended");
    assert!(ended.state.has_waited(client().person, ended.now()));
    assert_eq!(ended.refused(&other, Command::End { delay: DELAY }), Refusal::AlreadyDone);
    assert_eq!(room(&ended).seen(&client()).openings().count(), 1);
}

#[test]
fn where_the_service_says_that_nothing_waits_any_more_all_of_it_is_told_and_stays_over() {
    let held = decided(30).when(&keeper(), hold(Purpose::Prepare)).expect("held").later(DAY);
    let says = |later: Option<bool>| {
        let name = "Harbour".into();
        let settings = settings::Settings { name, shows_later: later, ..Default::default() };
        settings::Fact::Changed { settings }
    };
    let admin = someone(9, Role::Administrator);
    let off = held.by(&admin, says(None)).by(&admin, says(Some(true)));
    assert_eq!(off.refused(&keeper(), hold(Purpose::Write)), Refusal::NotHere);
    let room = room(&off);
    let until: Vec<_> = room.seen(&client()).waited().map(|(_, one)| one.until).collect();
    assert_eq!(until, [off.now()], "it ended then");
    assert_eq!(room.seen(&client()).openings().count(), 1);
}

#[test]
fn others_behind_staff_read_that_there_is_one_and_not_for_whom() {
    let book = decided(3).when(&ruth(), Command::Miss).expect("written down");
    let called = |who: &Actor| -> Vec<_> {
        let all = book.state.delays_seen_by(who).expect("behind staff");
        all.into_iter().map(|one| one.called).collect()
    };
    assert_eq!(called(&ruth()), ["Noor"]);
    assert_eq!(called(&someone(9, Role::Administrator)), [""]);
    assert_eq!(book.state.delays_seen_by(&amira()), None);
    let missed: Vec<_> = book.state.delays_missed(&ruth()).into_iter().map(|one| one.0).collect();
    assert_eq!(missed, [ruth().person]);
    assert_eq!(book.state.delays_missed(&amira()), []);
}
