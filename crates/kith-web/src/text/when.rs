//! Days and times in words, in the service's time zone. All words are in `date.ftl`.

use jiff::civil::{Date, Time};
use jiff::tz::AmbiguousOffset;
use jiff::{Timestamp, Zoned};

use super::Text;

impl Text {
    /// "Tuesday 5 May".
    pub fn day(&self, at: Timestamp) -> String {
        let here = self.here(at);
        self.say("date-day")
            .with("weekday", self.weekday(&here))
            .with("day", here.day().to_string())
            .with("month", self.month(&here))
            .plain()
    }

    /// "5 May 2026".
    pub fn date(&self, at: Timestamp) -> String {
        let here = self.here(at);
        self.say("date-date")
            .with("day", here.day().to_string())
            .with("month", self.month(&here))
            .with("year", here.year().to_string())
            .plain()
    }

    /// "2:00pm".
    pub fn time(&self, at: Timestamp) -> String {
        let here = self.here(at);
        let half = if here.hour() < 12 { "am" } else { "pm" };
        let hour = if here.hour() % 12 == 0 { 12 } else { here.hour() % 12 };
        self.say("date-time")
            .with("hour", hour.to_string())
            .with("minute", format!("{:02}", here.minute()))
            .with("half", self.one_of("date-half", half))
            .plain()
    }

    /// "Tuesday 5 May, 2:00pm".
    pub fn day_time(&self, at: Timestamp) -> String {
        self.say("date-day-time").with("day", self.day(at)).with("time", self.time(at)).plain()
    }

    /// "Tuesday 5 May", with the year where it is another than that of `now`.
    pub fn day_seen(&self, at: Timestamp, now: Timestamp) -> String {
        let here = self.here(at);
        if here.year() == self.here(now).year() {
            return self.day(at);
        }
        let (day, year) = (self.day(at), here.year().to_string());
        self.say("date-day-year").with("day", day).with("year", year).plain()
    }

    /// "Tuesday 5 May, 2:00pm", with the year where it is another than that of `now`.
    pub fn day_time_seen(&self, at: Timestamp, now: Timestamp) -> String {
        let day = self.day_seen(at, now);
        self.say("date-day-time").with("day", day).with("time", self.time(at)).plain()
    }

    /// The day in the service's zone, to compare with others.
    pub fn civil(&self, at: Timestamp) -> Date {
        self.here(at).date()
    }

    /// "Tuesday 5 May, 2:00pm to 2:50pm", both on the day of `from`.
    pub fn day_times(&self, from: Timestamp, to: Timestamp) -> String {
        self.say("date-day-times")
            .with("day", self.day(from))
            .with("from", self.time(from))
            .with("to", self.time(to))
            .plain()
    }

    /// "Tuesday": a neutral title for a page about a day.
    pub fn weekday_of(&self, at: Timestamp) -> String {
        self.weekday(&self.here(at))
    }

    /// "2026-05-05T13:00:00Z", for the `datetime` attribute.
    pub fn machine(&self, at: Timestamp) -> String {
        at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The moment that is meant by a day and a time as forms send them ("2026-05-05" and
    /// "14:00"), told in the service's zone. `None` for what is no day or no time, and for a time
    /// that the clocks skip on that day; one that comes twice is the first of the two.
    pub fn parse_local(&self, date: &str, time: &str) -> Option<Timestamp> {
        let date: Date = date.trim().parse().ok()?;
        let time: Time = time.trim().parse().ok()?;
        let meant = self.zone.to_ambiguous_timestamp(date.to_datetime(time));
        match meant.offset() {
            AmbiguousOffset::Gap { .. } => None,
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
                meant.compatible().ok()
            }
        }
    }

    /// The moment at which a day is over that a form sends ("2026-05-05"), in the service's zone.
    /// `None` for what is no day.
    pub fn parse_day_over(&self, date: &str) -> Option<Timestamp> {
        let date: Date = date.trim().parse().ok()?;
        let next = date.tomorrow().ok()?.to_zoned(self.zone.clone()).ok()?;
        Some(next.timestamp())
    }

    /// "2026-05-05": what a date field holds.
    pub fn date_field(&self, at: Timestamp) -> String {
        self.here(at).date().to_string()
    }

    /// "14:00": what a time field holds.
    pub fn time_field(&self, at: Timestamp) -> String {
        self.here(at).strftime("%H:%M").to_string()
    }

    fn here(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }

    fn weekday(&self, here: &Zoned) -> String {
        self.one_of("date-weekday", here.weekday().to_monday_one_offset())
    }

    fn month(&self, here: &Zoned) -> String {
        self.one_of("date-month", here.month())
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::super::Locale;
    use super::*;

    fn london() -> Text {
        Text::new(Locale::English, TimeZone::get("Europe/London").unwrap())
    }

    fn at(words: &str) -> Timestamp {
        words.parse().unwrap()
    }

    #[test]
    fn a_time_is_told_in_the_services_zone() {
        let two = at("2026-05-05T13:00:00Z");
        assert_eq!(london().day_time(two), "Tuesday 5 May, 2:00pm");
        assert_eq!(london().date(two), "5 May 2026");
        assert_eq!(london().machine(two), "2026-05-05T13:00:00Z");
    }

    #[test]
    fn midnight_and_noon_are_twelve() {
        assert_eq!(london().time(at("2026-01-05T00:05:00Z")), "12:05am");
        assert_eq!(london().time(at("2026-01-05T12:05:00Z")), "12:05pm");
    }

    #[test]
    fn a_meeting_shows_both_ends() {
        let said = london().day_times(at("2026-05-05T13:00:00Z"), at("2026-05-05T13:50:00Z"));
        assert_eq!(said, "Tuesday 5 May, 2:00pm to 2:50pm");
    }

    #[test]
    fn a_day_of_another_year_says_which() {
        let (then, now) = (at("2025-05-05T13:00:00Z"), at("2026-05-05T13:00:00Z"));
        assert_eq!(london().day_seen(then, now), "Monday 5 May 2025");
        assert_eq!(london().day_time_seen(then, now), "Monday 5 May 2025, 2:00pm");
        assert_eq!(london().day_seen(now, now), "Tuesday 5 May");
    }

    #[test]
    fn the_day_is_the_day_at_the_service() {
        assert_eq!(london().weekday_of(at("2026-05-05T23:30:00Z")), "Wednesday");
    }

    #[test]
    fn a_day_and_a_time_are_read_in_the_services_zone_and_written_back() {
        let two = at("2026-05-05T13:00:00Z");
        assert_eq!(london().parse_local("2026-05-05", "14:00"), Some(two));
        assert_eq!(london().date_field(two), "2026-05-05");
        assert_eq!(london().time_field(two), "14:00");
    }

    #[test]
    fn a_time_that_the_clocks_skip_does_not_exist_and_one_that_comes_twice_is_the_first() {
        assert_eq!(london().parse_local("2026-03-29", "01:30"), None);
        let first = london().parse_local("2026-10-25", "01:30");
        assert_eq!(first, Some(at("2026-10-25T00:30:00Z")));
    }

    #[test]
    fn a_day_is_over_at_midnight_in_the_services_zone() {
        assert_eq!(london().parse_day_over("2026-05-05"), Some(at("2026-05-05T23:00:00Z")));
        assert_eq!(london().parse_day_over("2026-12-05"), Some(at("2026-12-06T00:00:00Z")));
        for date in ["", "5 May", "2026-02-30", "9999-12-31"] {
            assert_eq!(london().parse_day_over(date), None, "{date}");
        }
    }

    #[test]
    fn what_is_no_day_or_no_time_is_not_read() {
        for (date, time) in [
            ("", ""),
            ("2026-05-05", ""),
            ("5 May", "14:00"),
            ("2026-02-30", "14:00"),
            ("2026-05-05", "25:00"),
            ("2026-05-05", "2pm"),
        ] {
            assert_eq!(london().parse_local(date, time), None, "{date} {time}");
        }
    }
}
