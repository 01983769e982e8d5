//! What is different about a meeting from last time, so that nobody finds out at the door.
//!
//! Computed from what was agreed, and stored nowhere: the last meeting of the two that stood and
//! began is what "last time" means. For the client, "another person than last time" is told of the
//! last meeting with anybody.

use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::fact::State;
use crate::id::MeetingId;
use crate::meeting::{Details, Meeting};
use crate::seen::Seen;
use crate::settings::folded;
use crate::time::Timestamp;

/// One thing that is different, with what it was last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Different<'a> {
    /// Another person; for the client alone.
    Person {
        /// Whom they met last time.
        before: &'a str,
        /// When that began.
        at: Timestamp,
    },
    /// Another weekday.
    Weekday {
        /// When it began last time.
        before: Timestamp,
    },
    /// Another time of day.
    Time {
        /// When it began last time.
        before: Timestamp,
    },
    /// Longer or shorter.
    Length {
        /// How many minutes it was last time.
        before: u16,
    },
    /// Another place.
    Place {
        /// Where it was last time.
        before: &'a str,
    },
    /// Others are there, or not there any more.
    Others {
        /// Who else was there last time; empty where nobody was.
        before: &'a str,
    },
}

impl Seen {
    /// What is different about a meeting that is not over, from last time; in the zone of the
    /// service book. Nothing where there was no last time.
    pub fn differs(&self, meeting: MeetingId, book: &State) -> Vec<Different<'_>> {
        let found = self.meeting(meeting).filter(|found| found.cancelled.is_none());
        let Some((found, now)) = found.and_then(|found| Some((found, found.details()?))) else {
            return Vec::new();
        };
        if now.ends() <= self.at() {
            return Vec::new();
        }
        let zone = TimeZone::get(&book.settings().zone).unwrap_or(TimeZone::UTC);
        let person = self.other_person(found, now);
        let last = self.last_before(now, |one| one.bond == found.bond && one.id != found.id);
        let details = last.into_iter().flat_map(|(_, before)| between(before, now, &zone));
        person.into_iter().chain(details).collect()
    }

    /// The last meeting before this one that stood and began.
    fn last_before(
        &self,
        now: &Details,
        is_one: impl Fn(&Meeting) -> bool,
    ) -> Option<(&Meeting, &Details)> {
        let all = self.meetings().filter(|one| is_one(one) && one.is_met());
        let stood = all.filter_map(|one| Some((one, one.stands()?)));
        let begun = stood.filter(|(one, details)| {
            (details.starts <= self.at() || one.began.is_some()) && details.starts < now.starts
        });
        begun.max_by_key(|(_, details)| details.starts)
    }

    /// Whom the client met last time, where that was somebody else.
    fn other_person(&self, found: &Meeting, now: &Details) -> Option<Different<'_>> {
        let (last, details) = self.last_before(now, |one| self.is_own() && one.id != found.id)?;
        let (before, with) = (self.bond(last.bond)?, self.bond(found.bond)?);
        let other = before.person != with.person;
        other.then_some(Different::Person { before: &before.name, at: details.starts })
    }
}

/// What is different between two meetings, in the order in which one comes upon it.
fn between<'a>(before: &'a Details, now: &Details, zone: &TimeZone) -> Vec<Different<'a>> {
    let here = |at: Timestamp| -> Zoned {
        let moment = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
        moment.to_zoned(zone.clone())
    };
    let (was, is) = (here(before.starts), here(now.starts));
    let same = |one: &str, other: &str| folded(one) == folded(other);
    let at = before.starts;
    let all = [
        (was.weekday() != is.weekday(), Different::Weekday { before: at }),
        ((was.hour(), was.minute()) != (is.hour(), is.minute()), Different::Time { before: at }),
        (before.minutes != now.minutes, Different::Length { before: before.minutes }),
        (!same(&before.place, &now.place), Different::Place { before: before.place.trim() }),
        (!same(&before.others, &now.others), Different::Others { before: before.others.trim() }),
    ];
    all.into_iter().filter(|(differs, _)| *differs).map(|(_, what)| what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::BondId;
    use crate::meeting::Command;
    use crate::settings::{self, Settings};
    use crate::testing::{Given, amira, client, someone};
    use crate::time::{DAY, HOUR, MINUTE};
    use crate::who::{Actor, Role};

    const FIRST: MeetingId = MeetingId([1; 16]);
    const NEXT: MeetingId = MeetingId([2; 16]);

    fn at(moment: &str) -> Timestamp {
        Timestamp(moment.parse::<jiff::Timestamp>().expect("a moment").as_microsecond())
    }

    fn details(starts: Timestamp) -> Details {
        Details { starts, minutes: 50, place: "Room 3".into(), others: String::new() }
    }

    /// One more meeting with somebody, agreed by both.
    fn meets(room: Given, who: &Actor, meeting: MeetingId, details: Details) -> Given {
        let bond = BondId(who.person.0);
        let room = room.when(who, Command::Propose { meeting, bond, details }).expect("proposed");
        room.when(&client(), Command::Accept { meeting }).expect("agreed")
    }

    /// A first meeting on a Tuesday at two in London, over; and the next, which is like this.
    fn then(now: Details) -> Given {
        let first = at("2026-05-05T13:00:00Z");
        let room = Given::bonded();
        let until = first.0 - room.now().0 + HOUR;
        meets(meets(room, &amira(), FIRST, details(first)).later(until), &amira(), NEXT, now)
    }

    fn book() -> Given {
        let zone = "Europe/London".to_owned();
        let settings = Settings { name: "Harbour House".into(), zone, ..Settings::default() };
        let change = settings::Command::Change { settings };
        Given::book().when(&someone(8, Role::Operator), change).expect("set up")
    }

    fn seen(room: &Given, who: &Actor, test: impl FnOnce(&[Different<'_>])) {
        test(&room.seen(who).differs(NEXT, &book().state));
    }

    #[test]
    fn what_is_as_it_was_last_time_is_not_told() {
        let room = then(details(at("2026-05-12T13:00:00Z")));
        seen(&room, &client(), |all| assert_eq!(all, []));
        let alike = Details { place: " ROOM  3".into(), ..details(at("2026-05-12T13:00:00Z")) };
        seen(&then(alike), &amira(), |all| assert_eq!(all, []));
    }

    #[test]
    fn each_thing_that_differs_is_told_with_what_it_was() {
        let before = at("2026-05-05T13:00:00Z");
        let usual = || details(at("2026-05-12T13:00:00Z"));
        let cases = [
            (
                Details { starts: at("2026-05-13T13:00:00Z"), ..usual() },
                Different::Weekday { before },
            ),
            (
                Details { starts: usual().starts.plus(-30 * MINUTE), ..usual() },
                Different::Time { before },
            ),
            (Details { minutes: 25, ..usual() }, Different::Length { before: 50 }),
            (Details { place: "Room 4".into(), ..usual() }, Different::Place { before: "Room 3" }),
            (Details { others: "Sam".into(), ..usual() }, Different::Others { before: "" }),
        ];
        for (now, expected) in cases {
            for who in [client(), amira()] {
                seen(&then(now.clone()), &who, |all| assert_eq!(all, [expected]));
            }
        }
    }

    #[test]
    fn the_same_time_in_summer_and_in_winter_is_the_same_time() {
        let room = then(details(at("2026-11-03T14:00:00Z")));
        seen(&room, &client(), |all| assert_eq!(all, []));
        let room = then(details(at("2026-11-03T13:00:00Z")));
        let before = at("2026-05-05T13:00:00Z");
        seen(&room, &client(), |all| assert_eq!(all, [Different::Time { before }]));
    }

    #[test]
    fn where_there_was_no_last_time_nothing_is_told() {
        let room = meets(Given::bonded(), &amira(), NEXT, details(at("2026-05-12T13:00:00Z")));
        seen(&room, &client(), |all| assert_eq!(all, []));
        let odd = Details { place: "Room 4".into(), ..details(at("2026-05-12T13:00:00Z")) };
        let first = at("2026-05-05T13:00:00Z");
        let room = meets(Given::bonded(), &amira(), FIRST, details(first));
        let cancel = Command::Cancel { meeting: FIRST, words: String::new() };
        let room = room.when(&amira(), cancel).expect("cancelled").later(20 * DAY);
        let room =
            meets(room, &amira(), NEXT, Details { starts: at("2026-06-12T13:00:00Z"), ..odd });
        seen(&room, &client(), |all| assert_eq!(all, [], "it did not take place"));
    }

    #[test]
    fn another_person_than_last_time_is_told_to_the_client_alone() {
        let jo = someone(5, Role::Therapist);
        let first = at("2026-05-05T13:00:00Z");
        let room = Given::bonded().beside(&jo);
        let until = first.0 - room.now().0 + HOUR;
        let room = meets(room, &amira(), FIRST, details(first)).later(until);
        let room = meets(room, &jo, NEXT, details(at("2026-05-13T13:00:00Z")));
        let person = Different::Person { before: "Amira", at: first };
        seen(&room, &client(), |all| assert_eq!(all, [person]));
        seen(&room, &jo, |all| assert_eq!(all, []));
        seen(&room, &amira(), |all| assert_eq!(all, [], "it is not theirs to know"));
    }

    #[test]
    fn of_a_meeting_that_is_over_nothing_is_told() {
        let odd = Details { place: "Room 4".into(), ..details(at("2026-05-12T13:00:00Z")) };
        seen(&then(odd).later(8 * DAY), &client(), |all| assert_eq!(all, []));
    }
}
