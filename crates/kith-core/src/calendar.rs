//! Working days: within how many of them what a client writes is read, on which the service is
//! closed, and on which somebody is away. Counted in the service's own time zone, so that a day
//! is a day there, also where the clocks change.

use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::tz::TimeZone;
use minicbor::{Decode, Encode};

use crate::away;
use crate::fact::{Context, State};
use crate::id::PersonId;
use crate::settings::Settings;
use crate::time::Timestamp;

/// All seven weekdays, one bit each.
pub(crate) const EVERY_DAY: u8 = 0b111_1111;

/// How many days ahead a working day is looked for.
const AHEAD: i32 = 2 * 366;

/// The first day that is counted from.
const FIRST: Date = date(1970, 1, 1);

/// A day of the calendar: days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Day(#[n(0)] pub i32);

impl Day {
    /// The day of these words, as `2026-12-25`.
    pub fn read(words: &str) -> Option<Self> {
        let words = words.trim();
        if words.len() != "2026-12-25".len() {
            return None;
        }
        words.parse().ok().map(Self::of)
    }

    /// A date as a day.
    pub fn of(date: Date) -> Self {
        let hours = date.duration_since(FIRST).as_hours();
        Self(i32::try_from(hours / 24).unwrap_or(0))
    }

    /// The date; `None` outside the years that can be said.
    pub fn date(self) -> Option<Date> {
        FIRST.checked_add(jiff::Span::new().try_days(self.0).ok()?).ok()
    }

    pub(crate) const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Its weekday as one bit: Monday is the lowest.
    pub(crate) fn bit(self) -> Option<u8> {
        Some(1_u8 << (weekday(self.date()?) & 7))
    }
}

/// Whether each line that says something is a day.
pub fn are_days(lines: &str) -> bool {
    days(lines).all(|day| day.is_some())
}

fn days(lines: &str) -> impl Iterator<Item = Option<Day>> + '_ {
    lines.lines().filter(|line| !line.trim().is_empty()).map(Day::read)
}

/// The working days of a service.
#[derive(Debug)]
pub struct Calendar<'a> {
    settings: &'a Settings,
    zone: TimeZone,
    closed: Vec<Day>,
    away: Option<&'a away::State>,
}

impl<'a> Calendar<'a> {
    /// The calendar that a service book holds.
    pub fn of(book: &'a State) -> Self {
        Self::new(book.settings(), Some(&book.away))
    }

    fn new(settings: &'a Settings, away: Option<&'a away::State>) -> Self {
        let zone = TimeZone::get(&settings.zone).unwrap_or(TimeZone::UTC);
        let closed = days(settings.closed.as_deref().unwrap_or_default()).flatten().collect();
        Self { settings, zone, closed, away }
    }

    /// The day on which a moment falls.
    pub fn day(&self, at: Timestamp) -> Day {
        Day::of(self.wall(at).date())
    }

    /// The minute of its day on which a moment falls, by the clock on the wall.
    pub fn minute(&self, at: Timestamp) -> u16 {
        let time = self.wall(at).time();
        let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
        u16::try_from(minutes).unwrap_or_default()
    }

    fn wall(&self, at: Timestamp) -> DateTime {
        let moment = jiff::Timestamp::from_microsecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(moment)
    }

    /// Within how many working days what a client writes is read.
    pub fn read_days(&self) -> u8 {
        self.settings.read_days()
    }

    /// Until when what is written at this moment is to be read by somebody: the end of the last
    /// of the working days after it. Days on which they are known to be away do not count.
    pub fn read_by(&self, at: Timestamp, of: PersonId) -> Timestamp {
        self.ends_after(at, |day| self.away_until(of, day).is_some())
    }

    /// Until when something that was done at this moment is looked at afterwards, by whoever of
    /// several it is: within as many working days.
    pub fn review_by(&self, at: Timestamp) -> Timestamp {
        self.ends_after(at, |_| false)
    }

    /// The end of the last of the working days after a moment on which nobody is missing.
    fn ends_after(&self, at: Timestamp, missing: impl Fn(Day) -> bool) -> Timestamp {
        let mut left = self.settings.read_days();
        let today = self.day(at);
        let mut day = today;
        for ahead in 1..=AHEAD {
            day = today.plus(ahead);
            if self.is_worked(day) && !missing(day) {
                left = left.saturating_sub(1);
                if left == 0 {
                    break;
                }
            }
        }
        self.ends(day).unwrap_or(at)
    }

    /// The last day of the time for which somebody is away on this day.
    pub fn away_until(&self, who: PersonId, day: Day) -> Option<Day> {
        self.away?.until(who, day)
    }

    /// Whether the service works on this day.
    pub fn is_worked(&self, day: Day) -> bool {
        let works = day.bit().is_some_and(|bit| self.settings.weekdays() & bit != 0);
        works && !self.closed.contains(&day)
    }

    /// The first moment of a day.
    pub fn begins(&self, day: Day) -> Option<Timestamp> {
        let first = day.date()?.to_zoned(self.zone.clone()).ok()?;
        Some(Timestamp(first.timestamp().as_microsecond()))
    }

    /// The first moment after a day.
    pub fn ends(&self, day: Day) -> Option<Timestamp> {
        self.begins(day.plus(1))
    }
}

/// The place of a date's weekday: Monday is 0.
fn weekday(date: Date) -> u8 {
    match date.weekday() {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    }
}

impl Context<'_> {
    /// The day of a moment where the service is.
    pub(crate) fn day(&self, at: Timestamp) -> Day {
        match self.book {
            Some(book) => Calendar::of(book).day(at),
            None => Calendar::new(&Settings::default(), None).day(at),
        }
    }

    /// Until when what is written now is to be read by somebody.
    pub(crate) fn read_by(&self, at: Timestamp, of: PersonId) -> Timestamp {
        match self.book {
            Some(book) => Calendar::of(book).read_by(at, of),
            None => Calendar::new(&Settings::default(), None).read_by(at, of),
        }
    }

    /// Until when what is done now is looked at afterwards.
    pub(crate) fn review_by(&self, at: Timestamp) -> Timestamp {
        match self.book {
            Some(book) => Calendar::of(book).review_by(at),
            None => Calendar::new(&Settings::default(), None).review_by(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AwayId;
    use crate::testing::Given;

    const AMIRA: PersonId = PersonId([2; 16]);

    fn at(words: &str) -> Timestamp {
        let moment: jiff::Timestamp = words.parse().expect("a moment");
        Timestamp(moment.as_microsecond())
    }

    fn settings(zone: &str) -> Settings {
        Settings { zone: zone.into(), ..Settings::default() }
    }

    fn by(settings: &Settings, written: &str) -> Timestamp {
        Calendar::new(settings, None).read_by(at(written), AMIRA)
    }

    #[test]
    fn a_weekend_is_not_counted() {
        // Friday 27 November 2026: Monday and Tuesday are the two days.
        let london = settings("Europe/London");
        assert_eq!(by(&london, "2026-11-27T16:00:00Z"), at("2026-12-02T00:00:00Z"));
        assert_eq!(by(&london, "2026-11-28T16:00:00Z"), at("2026-12-02T00:00:00Z"));
        assert_eq!(by(&london, "2026-11-30T00:00:00Z"), at("2026-12-03T00:00:00Z"));
    }

    #[test]
    fn days_that_are_closed_are_not_counted() {
        let closed = Some("2026-12-25\n2026-12-28".into());
        let london = Settings { closed, ..settings("Europe/London") };
        assert_eq!(by(&london, "2026-12-23T12:00:00Z"), at("2026-12-30T00:00:00Z"));
    }

    #[test]
    fn a_service_works_on_its_own_weekdays() {
        let sunday_to_thursday = Settings { weekdays: Some(0b100_1111), ..settings("UTC") };
        // Thursday 26 November 2026: Sunday and Monday.
        assert_eq!(by(&sunday_to_thursday, "2026-11-26T12:00:00Z"), at("2026-12-01T00:00:00Z"));
    }

    #[test]
    fn a_day_is_a_day_of_the_service_also_where_clocks_change() {
        // Clocks go forward in New York on Sunday 14 March 2027 and back on 7 November 2027.
        let york = settings("America/New_York");
        assert_eq!(by(&york, "2027-03-12T03:30:00Z"), at("2027-03-16T04:00:00Z"), "still Thursday");
        assert_eq!(by(&york, "2027-11-05T12:00:00Z"), at("2027-11-10T05:00:00Z"));
        // Midnight of Friday 10 September 2027 is a midnight that is left out in Chile a week on.
        let chile = Settings { weekdays: Some(EVERY_DAY), ..settings("America/Santiago") };
        let ends = by(&chile, "2027-09-02T12:00:00Z");
        assert_eq!(
            Calendar::new(&chile, None).day(Timestamp(ends.0 - 1)).date(),
            Some(date(2027, 9, 4))
        );
    }

    #[test]
    fn days_on_which_somebody_is_away_are_not_counted_for_them_alone() {
        let amira = crate::testing::amira();
        let (from, to) = (Day::of(date(2026, 11, 30)), Day::of(date(2026, 12, 2)));
        let away = away::Fact::Planned { away: AwayId([1; 16]), person: amira.person, from, to };
        let book = Given::book().by(&amira, away);
        let calendar = Calendar::of(&book.state);
        let written = at("2026-11-27T12:00:00Z");
        assert_eq!(calendar.read_by(written, amira.person), at("2026-12-05T00:00:00Z"));
        assert_eq!(calendar.read_by(written, PersonId([7; 16])), at("2026-12-02T00:00:00Z"));
    }

    #[test]
    fn whoever_is_never_there_is_waited_for_to_the_end_and_no_longer() {
        let amira = crate::testing::amira();
        let (from, to) = (Day(0), Day(i32::MAX));
        let away = away::Fact::Planned { away: AwayId([1; 16]), person: amira.person, from, to };
        let book = Given::book().by(&amira, away);
        let by = Calendar::of(&book.state).read_by(at("2026-11-27T12:00:00Z"), amira.person);
        assert!(by > at("2028-11-27T12:00:00Z") && by < at("2028-12-10T12:00:00Z"));
    }

    #[test]
    fn a_day_is_read_as_it_is_written_and_nothing_else_is_one() {
        assert_eq!(Day::read(" 2026-12-25 ").and_then(Day::date), Some(date(2026, 12, 25)));
        for words in ["", "2026-13-01", "25.12.2026", "2026-12-25T10:00", "+002026-12-25"] {
            assert_eq!(Day::read(words), None, "{words}");
        }
        assert_eq!(Day::of(date(1969, 12, 31)), Day(-1));
        assert_eq!(Day(i32::MAX).date(), None);
    }
}
