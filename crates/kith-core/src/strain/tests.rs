//! Whole courses of weekly meetings, and what is noticed in them.

use super::*;
use crate::feedback::{Command as Give, Feedback, Show};
use crate::meeting;
use crate::promise::{self, By, Terms};
use crate::repair;
use crate::settings::Settings;
use crate::testing::{Given, NOW, amira, client, someone};
use crate::time::{DAY, HOUR};
use crate::who::Role;

/// A course of weekly meetings.
struct Weeks {
    room: Given,
    count: u8,
}

impl Weeks {
    fn new() -> Self {
        Self { room: Given::bonded(), count: 0 }
    }

    /// One meeting takes place a week later; it is now two hours after its end.
    fn meet(mut self) -> Self {
        self.count += 1;
        let id = MeetingId([self.count; 16]);
        self.room = self.room.meets(id, 7 * DAY).later(7 * DAY + 3 * HOUR);
        self
    }

    fn say(mut self, answers: [u8; 6], show: Show) -> Self {
        let said = Feedback { answers: answers.map(Some).to_vec(), words: String::new(), show };
        let give = Give::Give { meeting: MeetingId([self.count; 16]), said };
        self.room = self.room.when(&client(), give).expect("given");
        self
    }

    fn rated(self, answer: u8) -> Self {
        self.meet().say([answer; 6], Show::Now)
    }

    fn signs(&self) -> Vec<Sign> {
        self.room.seen(&amira()).strains().iter().map(|one| one.sign).collect()
    }

    /// The client leaves what is open.
    fn leave(mut self) -> Self {
        let strain = self.room.seen(&client()).open_strains()[0].id;
        let leave = repair::Command::Leave { strain, words: String::new() };
        self.room = self.room.when(&client(), leave).expect("left");
        self
    }
}

fn four_good_weeks() -> Weeks {
    Weeks::new().rated(9).rated(9).rated(8).rated(9)
}

#[test]
fn steady_weeks_raise_nothing() {
    let weeks = four_good_weeks().rated(9).meet().say([8, 8, 8, 8, 9, 9], Show::Now);
    assert!(weeks.rated(9).signs().is_empty());
}

#[test]
fn a_fall_below_the_own_median_is_noticed_in_the_same_act() {
    let weeks = four_good_weeks().meet().say([8, 8, 8, 8, 9, 9], Show::Now);
    assert!(weeks.signs().is_empty(), "50 is not 5 below 54");
    let weeks = four_good_weeks().meet().say([8, 8, 8, 8, 8, 9], Show::Now);
    assert_eq!(weeks.signs(), [Sign::Fell(MeetingId([5; 16]), Some(Watch::Median))]);
    let facts = weeks.room.newest();
    let tags: Vec<_> = facts.iter().map(fact::Fact::tag).collect();
    assert_eq!(tags, ["feedback/1", "strain/1", "heard/1"]);
}

#[test]
fn how_far_is_a_setting_of_the_service() {
    let operator = someone(8, Role::Operator);
    let settings = Settings { name: "Harbour".into(), fall: Some(20), ..Settings::default() };
    let change = crate::settings::Command::Change { settings };
    let book = Given::book().when(&operator, change).expect("set");
    let mut weeks = four_good_weeks();
    weeks.room = weeks.room.with_book(&book);
    assert!(weeks.rated(7).signs().is_empty());
}

/// A service in which this rule watches.
fn watched_by(weeks: Weeks, watch: Watch) -> Weeks {
    let operator = someone(8, Role::Operator);
    let settings = Settings { name: "Harbour".into(), watch: Some(watch), ..Settings::default() };
    let change = crate::settings::Command::Change { settings };
    let book = Given::book().when(&operator, change).expect("set");
    Weeks { room: weeks.room.with_book(&book), ..weeks }
}

/// Weeks of these scores, in points of 60 that six answers can make.
fn weeks_of(weeks: Weeks, points: &[u8]) -> Weeks {
    points.iter().fold(weeks, |weeks, points| {
        let (each, over) = (points / 6, usize::from(points % 6));
        let answers = std::array::from_fn(|place| each + u8::from(place < over));
        weeks.meet().say(answers, Show::Now)
    })
}

#[test]
fn the_rule_that_the_service_chose_is_the_one_that_asks() {
    let fifth = MeetingId([5; 16]);
    // Lively: the own median is 50; the last is 8 below it and 10 below the one before.
    let lively = [46, 54, 48, 52, 42];
    // Quiet: 3 below what was said every time.
    let quiet = [54, 54, 54, 54, 51];
    for (watch, by_lively, by_quiet) in [
        (Watch::Median, true, false),
        (Watch::Mean, true, true),
        (Watch::Chart, false, true),
        (Watch::Forgetting, false, true),
    ] {
        for (points, asks) in [(lively, by_lively), (quiet, by_quiet)] {
            let signs = weeks_of(watched_by(Weeks::new(), watch), &points).signs();
            let expected = [Sign::Fell(fifth, Some(watch))];
            assert_eq!(signs, if asks { &expected[..] } else { &[] }, "{watch:?} {points:?}");
        }
    }
}

#[test]
fn a_slow_slide_is_found_where_the_mean_that_forgets_watches() {
    let points = [54, 53, 55, 54, 54, 53, 52, 51];
    let signs = weeks_of(watched_by(Weeks::new(), Watch::Forgetting), &points).signs();
    let eighth = MeetingId([8; 16]);
    assert_eq!(signs, [Sign::Fell(eighth, Some(Watch::Forgetting))]);
    assert!(weeks_of(Weeks::new(), &points).signs().is_empty());
}

#[test]
fn another_rule_does_not_ask_about_the_same_meeting_again() {
    let asked = weeks_of(Weeks::new(), &[54, 54, 54, 54, 40]);
    assert_eq!(asked.signs(), [Sign::Fell(MeetingId([5; 16]), Some(Watch::Median))]);
    let later = watched_by(asked.leave(), Watch::Mean);
    let bond = later.room.bond();
    assert_eq!(later.room.seen(&amira()).unnoticed(bond, &later.room.context()), None);
    let (one, other) = (Sign::Fell(MeetingId([5; 16]), None), Sign::Low(MeetingId([5; 16])));
    assert!(one.is_about_the_same(Sign::Fell(MeetingId([5; 16]), Some(Watch::Chart))));
    assert!(!one.is_about_the_same(other));
    assert_eq!(one.watch(), Some(Watch::Median), "what was written before there was a choice");
}

#[test]
fn before_there_are_four_a_low_answer_is_enough() {
    let weeks = Weeks::new().meet().say([9, 3, 9, 9, 9, 9], Show::Now);
    assert_eq!(weeks.signs(), [Sign::Low(MeetingId([1; 16]))]);
    assert!(Weeks::new().meet().say([9, 4, 9, 9, 9, 9], Show::Now).signs().is_empty());
}

#[test]
fn what_the_client_withholds_raises_nothing_until_they_let_it() {
    let weeks = four_good_weeks().meet().say([2; 6], Show::AfterNext);
    assert!(weeks.signs().is_empty());
    assert!(weeks.room.seen(&client()).strains().is_empty());
    let show = Give::ChooseShow { meeting: MeetingId([5; 16]), show: Show::Now };
    let room = weeks.room.when(&client(), show).expect("shown");
    assert_eq!(room.seen(&amira()).strains().len(), 1);
}

#[test]
fn what_was_to_be_seen_later_is_noticed_once_that_time_has_come() {
    let weeks = four_good_weeks().meet().say([2; 6], Show::AfterNext).meet();
    assert!(weeks.signs().is_empty());
    let bond = weeks.room.bond();
    let seen = weeks.room.seen(&amira());
    let unnoticed = seen.unnoticed(bond, &weeks.room.context());
    assert_eq!(unnoticed, Some(Sign::Fell(MeetingId([5; 16]), Some(Watch::Median))));
    let note = crate::note::Command::Finish {
        note: crate::id::NoteId([4; 16]),
        meeting: None,
        text: "We talked.".into(),
        promise: None,
    };
    let room = weeks.room.when(&amira(), note).expect("noted");
    assert_eq!(room.seen(&amira()).strains().len(), 1);
}

#[test]
fn withheld_scores_are_no_part_of_what_others_compare_with() {
    let weeks = Weeks::new().rated(9).rated(9).rated(9);
    let weeks = weeks.meet().say([9; 6], Show::WorthAsking);
    assert_eq!(weeks.signs(), [Sign::WorthAsking(MeetingId([4; 16]))]);
    // With three that both see there is no median to fall below.
    assert_eq!(weeks.leave().rated(5).signs().len(), 1);
}

#[test]
fn only_the_two_know_of_it() {
    let jo = someone(5, Role::Therapist);
    let mut weeks = Weeks::new().meet().say([1; 6], Show::Now);
    let strain = weeks.room.newest_entry();
    weeks.room = weeks.room.beside(&jo);
    assert!(weeks.room.seen(&jo).strains().is_empty());
    assert!(!weeks.room.seen(&jo).may_read(&strain));
    assert!(weeks.room.seen(&amira()).may_read(&strain));
    assert!(weeks.room.seen(&client()).may_read(&strain));
}

#[test]
fn five_times_the_highest_is_asked_about_once() {
    let weeks = (0..4).fold(Weeks::new(), |weeks, _| weeks.rated(10));
    assert!(weeks.signs().is_empty());
    let weeks = weeks.rated(10);
    assert_eq!(weeks.signs(), [Sign::AlwaysTop(MeetingId([5; 16]))]);
    assert_eq!(weeks.leave().rated(10).rated(10).signs().len(), 1);
}

#[test]
fn feedback_that_stops_is_noticed_with_the_next_act() {
    let weeks = Weeks::new().rated(9).rated(9).rated(9).meet().meet();
    let room = weeks.room.clone().later(3 * DAY);
    let bond = room.bond();
    assert_eq!(
        room.seen(&amira()).unnoticed(bond, &room.context()),
        Some(Sign::Stopped(MeetingId([5; 16])))
    );
    let at_once = weeks.room.seen(&amira()).unnoticed(bond, &weeks.room.context());
    assert_eq!(at_once, None, "there are two days to say how it was");
}

#[test]
fn a_meeting_cancelled_after_a_low_one_is_noticed() {
    let weeks = Weeks::new().meet().say([1; 6], Show::Now).leave();
    let room = weeks.room.later(HOUR);
    let next = MeetingId([0x44; 16]);
    let room = room.meets(next, 7 * DAY);
    let cancel = meeting::Command::Cancel { meeting: next, words: String::new() };
    let mine = room.clone().when(&client(), cancel.clone()).expect("cancelled");
    assert_eq!(mine.seen(&amira()).open_strains()[0].sign, Sign::Cancelled(next));
    let theirs = room.when(&amira(), cancel).expect("cancelled");
    assert!(theirs.seen(&amira()).open_strains().is_empty());
}

#[test]
fn a_promise_let_slip_is_noticed_and_one_said_to_be_late_is_not() {
    let promise = PromiseId([0x0b; 16]);
    let room = Given::bonded();
    let terms = Terms { words: "Send it.".into(), by: By::Date(NOW.plus(DAY)) };
    let make = promise::Command::Make { promise, bond: room.bond(), terms, note: None };
    let room = room.when(&amira(), make).expect("promised");
    let bond = room.bond();
    let slipped = room.clone().later(2 * DAY);
    let unnoticed = slipped.seen(&amira()).unnoticed(bond, &slipped.context());
    assert_eq!(unnoticed, Some(Sign::Late(promise)));
    let by = By::Date(NOW.plus(5 * DAY));
    let late = promise::Command::SayLate { promise, by, words: "I am sorry.".into() };
    let said = room.when(&amira(), late).expect("said").later(2 * DAY);
    assert_eq!(said.seen(&amira()).unnoticed(bond, &said.context()), None);
}

#[test]
fn while_one_is_open_no_other_is_noticed_beside_it() {
    let weeks = Weeks::new().meet().say([1; 6], Show::Now).meet().say([1; 6], Show::Now);
    assert_eq!(weeks.signs().len(), 1);
}

#[test]
fn the_client_says_so_at_any_time_with_or_without_words() {
    let room = Given::bonded();
    let bond = room.bond();
    let say = |id| Command::Say { strain: StrainId([id; 16]), bond, words: String::new() };
    let room = room.when(&client(), say(1)).expect("said").when(&client(), say(2)).expect("again");
    assert_eq!(room.seen(&amira()).open_strains().len(), 2);
    assert_eq!(room.refused(&client(), say(1)), Refusal::AlreadyDone);
    assert_eq!(room.refused(&amira(), say(3)), Refusal::NotYours);
    let room = room.when(&client(), crate::bond::Command::Pause { bond }).expect("paused");
    assert_eq!(room.refused(&client(), say(4)), Refusal::NotAtPresent);
}
