//! The one function: every reason against, the edges of days and hours, and that a message holds
//! nothing but what the client said of this way.

use proptest::prelude::*;

use super::*;
use crate::about::{self, About};
use crate::note;
use crate::settings::{self, Settings};
use crate::testing::MEETING;
use crate::time::{HOUR, MINUTE};
use crate::{calendar::Calendar, calendar::EVERY_DAY, meeting};

fn at(words: &str) -> Timestamp {
    let moment: jiff::Timestamp = words.parse().expect("a moment");
    Timestamp(moment.as_microsecond())
}

fn day(words: &str) -> Day {
    Day::read(words).expect("a day")
}

fn book(zone: &str) -> Given {
    let settings = Settings { zone: zone.into(), ..Settings::default() };
    Given::book().by(&someone(9, Role::Administrator), settings::Fact::Changed { settings })
}

/// A room in which this stands, whenever it was said.
fn with(rule: Rule) -> Given {
    let channel = Channel::Text;
    Given::bonded().by(&client(), Fact::Set { channel, rule, in_person: false })
}

/// What is said about the text message at a moment in a place.
fn ask(room: &Given, zone: &str, when: Timestamp) -> Result<Message, Not> {
    let book = book(zone);
    room.state.may_send(Channel::Text, Kind::Soon, when, &Calendar::of(&book.state))
}

fn until(review: &str) -> Rule {
    Rule { review: day(review), ..number() }
}

const LONDON: &str = "Europe/London";

#[test]
fn within_the_rule_it_says_what_the_client_said_and_no_more() {
    // Wednesday 3 March 2027.
    let may = ask(&with(until("2027-03-03")), LONDON, at("2027-03-03T12:00:00Z"));
    let (to, from_name) = (number().to, "Jo".to_owned());
    let words = "Please look in when you can.".to_owned();
    assert_eq!(may, Ok(Message { channel: Channel::Text, to, from_name, words }));
}

#[test]
fn e74_of_what_nothing_was_said_nothing_may_be_sent() {
    let book = book(LONDON);
    let calendar = Calendar::of(&book.state);
    for room in [Given::bonded(), with(until("2027-03-03"))] {
        for kind in Kind::ALL {
            let may = room.state.may_send(Channel::Phone, kind, NOW, &calendar);
            assert_eq!(may, Err(Not::Unset));
        }
    }
}

#[test]
fn not_for_what_was_not_ticked_and_not_when_it_was_taken_back() {
    let (book, when) = (book(LONDON), at("2027-03-03T12:00:00Z"));
    let (calendar, room) = (Calendar::of(&book.state), with(until("2027-03-03")));
    let may = |room: &Given, kind| room.state.may_send(Channel::Text, kind, when, &calendar);
    assert!(may(&room, Kind::Changed).is_ok());
    assert_eq!(may(&room, Kind::LookIn), Err(Not::NotAllowed));
    let room = room.when(&client(), Command::Withdraw { channel: Channel::Text }).expect("back");
    assert_eq!(may(&room, Kind::Soon), Err(Not::Withdrawn));
}

#[test]
fn e74_it_is_stale_from_the_first_moment_after_its_last_day_where_the_service_is() {
    let all_day = |review| Rule { days: EVERY_DAY, from: 0, until: MIDNIGHT, ..until(review) };
    for (zone, end) in [
        ("UTC", "2027-03-04T00:00:00Z"),
        ("America/New_York", "2027-03-04T05:00:00Z"),
        ("Pacific/Auckland", "2027-03-03T11:00:00Z"),
    ] {
        let (room, end) = (with(all_day("2027-03-03")), at(end));
        assert!(ask(&room, zone, end.plus(-1)).is_ok(), "{zone}");
        let stale = Err(Not::Stale(day("2027-03-03")));
        assert_eq!(ask(&room, zone, end), stale, "{zone}");
        assert_eq!(ask(&room, zone, end.plus(400 * DAY)), stale, "{zone}");
    }
    // Also where it would not be the hour: whoever reads it is to ask first.
    let stale = ask(&with(until("2027-03-03")), LONDON, at("2027-03-04T03:00:00Z"));
    assert_eq!(stale, Err(Not::Stale(day("2027-03-03"))));
}

#[test]
fn still_right_opens_a_stale_way_again() {
    let room = said().later(120 * DAY);
    let book = book("UTC");
    let calendar = Calendar::of(&book.state);
    let stale = |room: &Given| {
        let may = room.state.may_send(Channel::Text, Kind::Soon, room.now(), &calendar);
        matches!(may, Err(Not::Stale(_)))
    };
    assert!(stale(&room));
    let review = calendar.day(room.now());
    let confirm = Command::Confirm { channel: Channel::Text, review };
    let room = room.when(&client(), confirm).expect("still right");
    assert!(!stale(&room));
}

#[test]
fn e74_stopping_comes_before_everything() {
    let (book, when) = (book(LONDON), at("2027-03-03T12:00:00Z"));
    let calendar = Calendar::of(&book.state);
    let back = Fact::Withdrawn { channel: Channel::Text, in_person: false };
    let rooms = vec![
        Given::bonded(),
        with(until("2027-03-03")),
        with(until("2020-03-03")),
        with(Rule { days: 0b100_0000, ..until("2027-03-03") }),
        with(until("2027-03-03")).by(&client(), back),
    ];
    for room in rooms {
        let room = room.when(&amira(), Command::Stop).expect("stopped");
        for (channel, kind) in
            Channel::ALL.into_iter().flat_map(|one| Kind::ALL.map(|kind| (one, kind)))
        {
            let may = room.state.may_send(channel, kind, when, &calendar);
            assert_eq!(may, Err(Not::Stopped));
        }
        let room = room.when(&client(), Command::Resume).expect("again");
        let may = room.state.may_send(Channel::Text, Kind::Soon, when, &calendar);
        assert_ne!(may, Err(Not::Stopped));
    }
}

#[test]
fn outside_the_hours_the_next_moment_is_said() {
    let room = with(until("2027-03-31"));
    for (when, next) in [
        ("2027-03-03T08:59:59Z", "2027-03-03T09:00:00Z"),
        ("2027-03-03T17:00:00Z", "2027-03-04T09:00:00Z"),
        // From Friday evening to Monday.
        ("2027-03-05T17:00:00Z", "2027-03-08T09:00:00Z"),
        // Clocks go forward on Sunday 28 March.
        ("2027-03-27T12:00:00Z", "2027-03-29T08:00:00Z"),
    ] {
        let not = Not::NotNow { next: Some(at(next)) };
        assert_eq!(ask(&room, LONDON, at(when)), Err(not), "{when}");
        assert!(ask(&room, LONDON, at(next)).is_ok());
    }
    assert!(ask(&room, LONDON, at("2027-03-03T16:59:59Z")).is_ok());
    // The last day is a Friday, and its hours are over.
    let over = ask(&with(until("2027-03-05")), LONDON, at("2027-03-05T17:00:00Z"));
    assert_eq!(over, Err(Not::NotNow { next: None }));
}

#[test]
fn the_hours_are_those_of_the_wall_clock_on_the_days_on_which_clocks_change() {
    let hours = |from, until| {
        with(Rule { days: EVERY_DAY, from, until, ..super::number() })
            .when(&client(), Command::Confirm { channel: Channel::Text, review: today() })
            .expect("still right")
            .state
    };
    let ask = |state: &facts::State, when: &str| {
        let book = book("America/New_York");
        let mut state = state.clone();
        if let Some(Way::Set(one)) = state.contact.ways.get_mut(&Channel::Text) {
            one.rule.review = day("2027-12-31");
        }
        state.may_send(Channel::Text, Kind::Soon, at(when), &Calendar::of(&book.state))
    };
    let next = |words| Err(Not::NotNow { next: Some(at(words)) });
    // Sunday 14 March 2027: after 1:59 comes 3:00, at 7:00 UTC.
    let state = hours(120, 195);
    assert_eq!(ask(&state, "2027-03-14T06:59:00Z"), next("2027-03-14T07:00:00Z"));
    assert!(ask(&state, "2027-03-14T07:14:59Z").is_ok());
    // An hour that does not come that day comes on the next.
    let state = hours(120, 180);
    assert_eq!(ask(&state, "2027-03-14T06:59:00Z"), next("2027-03-15T06:00:00Z"));
    assert_eq!(ask(&state, "2027-03-14T07:00:00Z"), next("2027-03-15T06:00:00Z"));
    // Sunday 7 November 2027: 1:00 to 2:00 comes twice, at 5:00 and at 6:00 UTC.
    let state = hours(60, 90);
    assert!(ask(&state, "2027-11-07T05:10:00Z").is_ok());
    assert_eq!(ask(&state, "2027-11-07T05:30:00Z"), next("2027-11-07T06:00:00Z"));
    assert!(ask(&state, "2027-11-07T06:29:59Z").is_ok());
    assert_eq!(ask(&state, "2027-11-07T06:30:00Z"), next("2027-11-08T06:00:00Z"));
}

/// A room full of other things.
fn busy(words: &str, place: &str, minutes: u16, note: &str) -> Given {
    let jo = crate::who::Actor { name: words.into(), ..someone(5, Role::Therapist) };
    let about = About {
        name: words.into(),
        pronouns: note.into(),
        words_to_use: place.into(),
        words_to_avoid: words.into(),
    };
    let details = meeting::Details {
        starts: NOW.plus(i64::from(minutes) * MINUTE),
        minutes: 5 + minutes % 400,
        place: place.into(),
        others: words.into(),
    };
    let id = crate::id::NoteId([4; 16]);
    let written = note::Fact::Finished { note: id, meeting: None, text: note.into() };
    let changed = meeting::Fact::Proposed { meeting: MEETING, bond: BondId([2; 16]), details };
    Given::with_meeting()
        .beside(&jo)
        .by(&client(), about::Fact::Said { about })
        .by(&amira(), changed)
        .by(&amira(), written)
}

proptest! {
    #[test]
    fn e75_nothing_else_in_the_room_can_change_a_byte_of_a_message(
        words in "\\PC{0,40}", place in "\\PC{0,40}", minutes in 0_u16..9999, note in "\\PC{0,80}",
        sender in "[a-z ]{0,12}", said in "[a-z]{1,30}", kind in 0_usize..2,
    ) {
        let rule = Rule {
            sender: sender.clone(), words: said.clone(), days: EVERY_DAY, from: 0, until: MIDNIGHT,
            ..number()
        };
        let (book, kind) = (book(LONDON), Kind::ALL[kind]);
        let calendar = Calendar::of(&book.state);
        let (channel, to) = (Channel::Text, rule.to.clone());
        let set = Fact::Set { channel, rule, in_person: false };
        let room = busy(&words, &place, minutes, &note).by(&client(), set);
        let may = room.state.may_send(channel, kind, NOW, &calendar);
        prop_assert_eq!(may, Ok(Message { channel, to, from_name: sender, words: said }));
    }

    #[test]
    fn the_next_moment_is_the_first_at_which_it_may_be(
        minutes in 0_i64..525_600, days in 1_u8..128, from in 0_u16..1440, long in 1_u16..600,
        zone in 0_usize..5,
    ) {
        let zone = ["UTC", LONDON, "America/New_York", "America/Santiago", "Australia/Lord_Howe"][zone];
        let rule = Rule {
            days, from, until: (from + long).min(MIDNIGHT), review: day("2028-12-31"), ..number()
        };
        let (room, book) = (with(rule), book(zone));
        let calendar = Calendar::of(&book.state);
        let ask = |when| room.state.may_send(Channel::Text, Kind::Soon, when, &calendar);
        let when = at("2027-01-01T00:00:00Z").plus(minutes * MINUTE + 17);
        if let Err(not) = ask(when) {
            let Not::NotNow { next: Some(next) } = not else { panic!("{not:?}") };
            prop_assert!(next > when && next < when.plus(15 * DAY));
            prop_assert!(ask(next).is_ok() && ask(next.plus(-1)).is_err());
            for hours in 0..(next.0 - when.0) / HOUR {
                prop_assert!(ask(when.plus(hours * HOUR)).is_err());
            }
        }
    }
}
