//! Given, when, then: one question for many meetings, changes of some of them, and clocks.

use proptest::prelude::*;

use super::*;
use crate::fact::State as RoomState;
use crate::settings::{self, Settings};
use crate::slot::Resource;
use crate::testing::{Given, MEETING, amira, client, someone};
use crate::time::{DAY, HOUR};
use crate::who::Role;

const SERIES: SeriesId = SeriesId([0x40; 16]);
const BOND: BondId = BondId([2; 16]);

fn at(words: &str) -> Timestamp {
    let moment: jiff::Timestamp = words.parse().expect("a moment");
    Timestamp(moment.as_microsecond())
}

fn details(starts: &str) -> Details {
    let (place, others) = ("Room 3".into(), String::new());
    Details { starts: at(starts), minutes: 50, place, others }
}

fn weeks(count: u16) -> String {
    format!("FREQ=WEEKLY;INTERVAL=1;COUNT={count}")
}

/// Tuesdays at five in London, across the change of clocks of 25 October 2026.
fn asked(count: u16) -> Command {
    let details = details("2026-10-13T16:00:00Z");
    Command::Propose { series: SERIES, bond: BOND, details, rule: weeks(count), without: vec![] }
}

fn london() -> Given {
    let (name, zone) = ("Harbour House".into(), "Europe/London".into());
    let settings = Settings { name, zone, rooms: Some("Room 3".into()), ..Settings::default() };
    let change = settings::Command::Change { settings };
    Given::book().when(&someone(8, Role::Operator), change).expect("changed")
}

fn room() -> Given {
    Given::bonded().with_book(&london())
}

fn last(room: &Given) -> EntryId {
    room.state.series.get(SERIES).expect("a row").last
}

fn answer(room: &Given, answer: Answer) -> Command {
    Command::Answer { series: SERIES, answer, seen: last(room) }
}

fn agreed(count: u16) -> Given {
    let room = room().when(&amira(), asked(count)).expect("asked");
    let yes = answer(&room, Answer::Yes);
    room.when(&client(), yes).expect("agreed")
}

fn change(room: &Given, of: Vec<MeetingId>, starts: &str) -> Command {
    Command::ProposeChange { series: SERIES, of, details: details(starts), seen: last(room) }
}

fn following(room: &Given, from: MeetingId) -> Vec<MeetingId> {
    let seen = room.seen(&client());
    let series = seen.series(SERIES).expect("a row").clone();
    seen.and_following(&series, from)
}

/// When each of a row begins, as agreed.
fn held(state: &RoomState) -> Vec<Option<Timestamp>> {
    let series = state.series.get(SERIES).expect("a row");
    state.in_series(series).map(|one| one.stands().map(|details| details.starts)).collect()
}

fn moments(words: &[&str]) -> Vec<Option<Timestamp>> {
    words.iter().map(|words| Some(at(words))).collect()
}

#[test]
fn one_question_and_one_yes_make_meetings_at_the_same_time_of_day() {
    let room = agreed(4);
    let tuesdays = [
        "2026-10-13T16:00:00Z",
        "2026-10-20T16:00:00Z",
        "2026-10-27T17:00:00Z",
        "2026-11-03T17:00:00Z",
    ];
    assert_eq!(held(&room.state), moments(&tuesdays), "five by the clocks of London");
    assert_eq!(room.entries().len(), 4, "two for the bond, one question, one yes");
}

#[test]
fn either_asks_and_the_other_answers() {
    for (first, second) in [(amira(), client()), (client(), amira())] {
        let room = room().when(&first, asked(3)).expect("asked");
        let yes = answer(&room, Answer::Yes);
        assert_eq!(room.refused(&first, yes.clone()), Refusal::WaitingForYes);
        let no = answer(&room, Answer::No);
        let declined = room.clone().when(&second, no.clone()).expect("no");
        assert_eq!(held(&declined.state), [None, None, None]);
        let again = answer(&declined, Answer::No);
        assert_eq!(declined.refused(&second, again), Refusal::AlreadyDone);
        let room = room.when(&second, yes).expect("yes");
        assert_eq!(held(&room.state).iter().flatten().count(), 3);
    }
}

#[test]
fn nobody_else_asks_answers_or_reads_it() {
    let other = someone(9, Role::Therapist);
    let room = room().beside(&other);
    assert_eq!(room.refused(&other, asked(3)), Refusal::NotYours);
    let room = room.when(&amira(), asked(3)).expect("asked");
    assert_eq!(room.refused(&other, answer(&room, Answer::Yes)), Refusal::NotYours);
    assert!(room.seen(&other).series(SERIES).is_none());
    assert!(room.seen(&amira()).series(SERIES).is_some());
}

#[test]
fn a_yes_in_person_is_written_down_where_the_client_is_not_online() {
    let room = room().when(&amira(), asked(3)).expect("asked");
    let yes = answer(&room, Answer::InPerson);
    let room = room.when(&amira(), yes).expect("written down");
    assert_eq!(held(&room.state).iter().flatten().count(), 3);
}

#[test]
fn a_date_that_is_left_out_is_left_out_and_nothing_else() {
    let without = vec![at("2026-10-20T16:00:00Z")];
    let Command::Propose { series, bond, details, rule, .. } = asked(3) else { unreachable!() };
    let wish = Command::Propose { series, bond, details, rule, without };
    let room = room().when(&amira(), wish).expect("asked");
    let seen = room.seen(&client());
    let starts: Vec<_> =
        seen.meetings().filter_map(|one| one.details()).map(|details| details.starts).collect();
    assert_eq!(starts, [at("2026-10-13T16:00:00Z"), at("2026-10-27T17:00:00Z")]);
}

#[test]
fn one_that_is_moved_by_itself_moves_nothing_else_and_is_not_moved_with_the_others() {
    let room = agreed(4);
    let (second, third) = (SERIES.meeting(1), SERIES.meeting(2));
    let details = details("2026-10-28T10:00:00Z");
    let alone = meeting::Command::ProposeChange { meeting: third, details };
    let room = room.when(&amira(), alone).expect("a change of one");
    let yes = answer(&room, Answer::Yes);
    let room = room.when(&client(), yes).expect("agreed");
    let expected = [
        "2026-10-13T16:00:00Z",
        "2026-10-20T16:00:00Z",
        "2026-10-28T10:00:00Z",
        "2026-11-03T17:00:00Z",
    ];
    assert_eq!(held(&room.state), moments(&expected));
    let of = following(&room, second);
    assert_eq!(of, [second, SERIES.meeting(3)], "the one that was moved alone stays");
    let wish = change(&room, of, "2026-10-21T13:00:00Z");
    let room = room.when(&client(), wish).expect("this and those after it");
    assert_eq!(held(&room.state), moments(&expected), "until the yes");
    let yes = answer(&room, Answer::Yes);
    let room = room.when(&amira(), yes).expect("agreed");
    let expected = [
        "2026-10-13T16:00:00Z",
        "2026-10-21T13:00:00Z",
        "2026-10-28T10:00:00Z",
        "2026-11-04T14:00:00Z",
    ];
    assert_eq!(held(&room.state), moments(&expected), "Wednesdays at two from the second on");
}

#[test]
fn those_after_one_that_was_moved_alone_count_from_where_the_row_had_it() {
    let room = agreed(3);
    let second = SERIES.meeting(1);
    let alone = meeting::Command::ProposeChange {
        meeting: second,
        details: details("2026-10-21T16:00:00Z"),
    };
    let room = room.when(&amira(), alone).expect("Wednesday");
    let yes = answer(&room, Answer::Yes);
    let room = room.when(&client(), yes).expect("agreed");
    let of = following(&room, second);
    assert_eq!(of, [second, SERIES.meeting(2)]);
    let wish = change(&room, of, "2026-10-22T16:00:00Z");
    let room = room.when(&amira(), wish).expect("Thursdays");
    let yes = answer(&room, Answer::Yes);
    let room = room.when(&client(), yes).expect("agreed");
    let thursdays = ["2026-10-13T16:00:00Z", "2026-10-22T16:00:00Z", "2026-10-29T17:00:00Z"];
    assert_eq!(held(&room.state), moments(&thursdays));
}

#[test]
fn two_who_change_it_at_once_are_told_so() {
    let room = agreed(4);
    let (of, seen) = (following(&room, SERIES.meeting(2)), last(&room));
    let first = change(&room, of.clone(), "2026-10-28T10:00:00Z");
    let second = Command::Cancel { series: SERIES, of, words: String::new(), seen };
    let room = room.when(&amira(), first).expect("first");
    assert_eq!(room.refused(&client(), second), Refusal::Changed);
    assert_eq!(
        room.refused(&client(), Command::Answer { series: SERIES, answer: Answer::Yes, seen }),
        Refusal::Changed,
        "a yes is a yes to what was read"
    );
}

#[test]
fn this_and_those_after_it_are_cancelled_and_words_are_waited_for_once() {
    let room = agreed(4);
    let of = following(&room, SERIES.meeting(2));
    let (words, seen) = ("I start work then.".to_owned(), last(&room));
    let cancel = Command::Cancel { series: SERIES, of, words, seen };
    let room = room.when(&client(), cancel).expect("cancelled");
    let first = ["2026-10-13T16:00:00Z", "2026-10-20T16:00:00Z"];
    let mut expected = moments(&first);
    expected.extend([None, None]);
    assert_eq!(held(&room.state), expected);
    let waiting = |fact: &&facts::Fact| matches!(fact, facts::Fact::Heard(_));
    assert_eq!(room.newest().iter().filter(waiting).count(), 1, "one day by which it is read");
    assert_eq!(following(&room, SERIES.meeting(0)), [SERIES.meeting(0), SERIES.meeting(1)]);
}

#[test]
fn what_is_over_or_strange_is_not_changed() {
    let room = agreed(3).later(200 * DAY);
    let wish = change(&room, vec![SERIES.meeting(0)], "2026-12-01T10:00:00Z");
    assert_eq!(room.refused(&amira(), wish), Refusal::Changed);
    let room = agreed(3);
    for (of, refusal) in [
        (vec![], Refusal::NotHere),
        (vec![MeetingId([9; 16])], Refusal::NotHere),
        (vec![SERIES.meeting(0), SERIES.meeting(0)], Refusal::AlreadyDone),
    ] {
        let wish = change(&room, of, "2026-12-01T10:00:00Z");
        assert_eq!(room.refused(&amira(), wish), refusal);
    }
    assert_eq!(room.refused(&amira(), asked(3)), Refusal::AlreadyDone);
}

#[test]
fn a_pause_lets_nothing_be_asked_and_an_end_lets_all_times_go() {
    let room = agreed(3);
    let bond = crate::bond::Command::Pause { bond: BOND };
    let paused = room.clone().when(&client(), bond).expect("paused");
    let wish = change(&paused, vec![SERIES.meeting(0)], "2026-10-14T10:00:00Z");
    assert_eq!(paused.refused(&client(), wish), Refusal::NotAtPresent);
    let ended = room.when(&client(), crate::bond::Command::End { bond: BOND }).expect("ended");
    let freed = crate::slot::slots(&ended.state, &ended.context(), &ended.newest());
    assert_eq!(freed.len(), 3);
    assert!(freed.iter().all(|slots| slots.holds.is_empty()));
}

#[test]
fn each_date_is_held_by_itself() {
    let room = room().when(&amira(), asked(3)).expect("asked");
    let slots = crate::slot::slots(&room.state, &room.context(), &room.newest());
    assert_eq!(slots.len(), 3);
    for (place, slots) in (0_u16..).zip(&slots) {
        assert_eq!(slots.meeting, SERIES.meeting(place));
        let mine = |hold: &&crate::slot::Hold| hold.resource == Resource::Person(amira().person);
        assert_eq!(slots.free.iter().filter(mine).count(), 1);
    }
}

#[test]
fn a_row_takes_the_name_of_no_meeting_that_is_there() {
    let room = Given::with_meeting().with_book(&london());
    let before = room.state.meeting.get(MEETING).expect("a meeting").clone();
    let series = SeriesId((u128::from_be_bytes(MEETING.0) ^ 2).to_be_bytes());
    assert_eq!(series.meeting(1), MEETING);
    let Command::Propose { bond, details, rule, without, .. } = asked(3) else { unreachable!() };
    let wish = Command::Propose { series, bond, details, rule, without };
    assert_eq!(room.refused(&amira(), wish), Refusal::AlreadyDone);
    let Command::Propose { bond, details, rule, .. } = asked(2) else { unreachable!() };
    let (zone, starts) = ("Europe/London".into(), vec![details.starts; 2]);
    let forged = Fact::Proposed { series, bond, details, rule, zone, starts };
    let after = room.by(&amira(), forged);
    assert_eq!(after.state.meeting.get(MEETING).ok(), Some(&before), "whatever is stored");
}

#[test]
fn an_answer_to_a_time_that_is_over_is_not_asked_for() {
    let room = agreed(3);
    let alone = meeting::Command::ProposeChange {
        meeting: SERIES.meeting(2),
        details: details("2026-10-12T16:00:00Z"),
    };
    let room = room.when(&amira(), alone).expect("sooner");
    let days = at("2026-10-14T16:00:00Z").0 - room.now().0;
    let room = room.later(days);
    assert_eq!(room.refused(&client(), answer(&room, Answer::Yes)), Refusal::AlreadyDone);
    let third = room.state.meeting.get(SERIES.meeting(2)).expect("a meeting");
    assert!(third.waits_for(Role::Client) && !third.waits_now(Role::Client, room.now()));
}

#[test]
fn a_time_that_is_left_out_is_later_and_one_that_comes_twice_is_the_first() {
    let first = at("2027-03-07T01:30:00Z");
    let spring = dates("FREQ=WEEKLY;COUNT=5", first, "Europe/London").expect("dates");
    let shown: Vec<_> = spring.iter().map(|date| (date.starts, date.clocks)).collect();
    assert_eq!(shown[3], (at("2027-03-28T01:30:00Z"), Clocks::LeftOut), "half past two");
    assert_eq!(shown[4], (at("2027-04-04T00:30:00Z"), Clocks::Plain));
    let first = at("2027-10-24T00:30:00Z");
    let autumn = dates("FREQ=WEEKLY;COUNT=2", first, "Europe/London").expect("dates");
    assert_eq!(autumn[1].starts, at("2027-10-31T00:30:00Z"));
    assert_eq!(autumn[1].clocks, Clocks::Twice);
}

#[test]
fn months_and_other_weeks_are_as_calendars_count_them() {
    let first = at("2026-10-13T16:00:00Z");
    let months = dates("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", first, "Europe/London").expect("dates");
    let months: Vec<_> = months.into_iter().map(|date| date.starts).collect();
    let expected = ["2026-10-13T16:00:00Z", "2026-11-10T17:00:00Z", "2026-12-08T17:00:00Z"];
    assert_eq!(months, expected.map(at));
    let until = "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261110T235959Z";
    assert_eq!(dates(until, first, "Europe/London").expect("dates").len(), 3);
}

#[test]
fn a_rule_that_never_ends_or_gives_too_many_is_refused_at_once() {
    let first = at("2026-10-13T16:00:00Z");
    for rule in [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;COUNT=1",
        "FREQ=WEEKLY;COUNT=61",
        "FREQ=WEEKLY;COUNT=1000000",
        "FREQ=DAILY;UNTIL=20990101T000000Z",
        "FREQ=SECONDLY;COUNT=10",
        "FREQ=DAILY;BYHOUR=9,10,11;COUNT=10",
        "FREQ=YEARLY;COUNT=10",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=10",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=2",
        "RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261013",
        "every week",
        "",
    ] {
        assert_eq!(dates(rule, first, "Europe/London"), Err(Refusal::NotARule), "{rule}");
    }
    let Command::Propose { series, bond, details, without, .. } = asked(2) else { unreachable!() };
    let long = Details { minutes: 480, ..details };
    let rule = "FREQ=DAILY;COUNT=3".to_owned();
    let wish = Command::Propose { series, bond, details: long, rule, without };
    room().when(&amira(), wish).expect("eight hours a day do not touch each other");
}

proptest! {
    #[test]
    fn no_rule_in_whatever_words_stops_us(rule in "[A-Z0-9=;,:+-]{0,60}") {
        let _ = dates(&rule, at("2026-10-13T16:00:00Z"), "Europe/London");
    }

    #[test]
    fn no_rule_of_known_parts_stops_us(
        freq in prop::sample::select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY"]),
        interval in 0_u32..70_000,
        count in 0_u32..200,
        part in prop::sample::select(vec![
            "", ";BYDAY=MO,TU", ";BYDAY=5FR", ";BYMONTHDAY=31", ";BYSETPOS=-1;BYDAY=MO", ";BYWEEKNO=53",
        ]),
        zone in prop::sample::select(vec!["Europe/London", "America/Santiago", "Nowhere"]),
    ) {
        let rule = format!("FREQ={freq};INTERVAL={interval};COUNT={count}{part}");
        if let Ok(dates) = dates(&rule, at("2026-10-13T16:00:00Z"), zone) {
            prop_assert!(dates.len() <= usize::from(MOST));
            prop_assert!(dates.windows(2).all(|pair| pair[0].starts < pair[1].starts));
        }
    }

    /// Whatever is done to some of a row, a date that nobody named stays where it was.
    #[test]
    fn dates_that_nobody_named_never_move(steps in prop::collection::vec((0_u8..6, 0_u16..8, 1_i64..30), 1..12)) {
        let mut room = agreed(8);
        // Whom a proposal named since it was answered last: what a yes may move.
        let mut proposed = BTreeSet::new();
        for (what, place, days) in steps {
            let meeting = SERIES.meeting(place);
            let before = held(&room.state);
            let Some(now) = room.state.meeting.get(meeting).ok().and_then(|one| one.details().cloned()) else { continue };
            let details = Details { starts: now.starts.plus(days * DAY + HOUR), ..now };
            let of = following(&room, meeting);
            let may_move: BTreeSet<_> = match what {
                2 => proposed.clone(),
                3 => [meeting].into(),
                4 => of.iter().copied().collect(),
                _ => BTreeSet::new(),
            };
            let asks: Vec<MeetingId> = match what {
                0 => vec![meeting],
                1 => of.clone(),
                _ => Vec::new(),
            };
            let (series, seen) = (SERIES, last(&room));
            let (who, wish): (Actor, facts::Command) = match what {
                0 => (amira(), meeting::Command::ProposeChange { meeting, details }.into()),
                1 => (client(), Command::ProposeChange { series, of, details, seen }.into()),
                2 => (client(), answer(&room, Answer::Yes).into()),
                3 => (client(), meeting::Command::Cancel { meeting, words: String::new() }.into()),
                4 => (amira(), Command::Cancel { series, of, words: String::new(), seen }.into()),
                _ => (amira(), answer(&room, Answer::No).into()),
            };
            let Ok(after) = room.clone().when(&who, wish) else { continue };
            room = after;
            proposed.extend(asks);
            for ((place, before), after) in (0_u16..).zip(before).zip(held(&room.state)) {
                let named = may_move.contains(&SERIES.meeting(place));
                prop_assert!(named || before == after, "step {what} moved meeting {place}");
            }
        }
    }
}
