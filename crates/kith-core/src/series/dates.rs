//! The dates of a rule as calendars write it (RFC 5545), at the same time of day in a named zone.
//!
//! The rule is followed on the calendar alone, and each date then looked up on the clocks of the
//! zone: so half past two stays half past two when clocks change. Where that time is left out on a
//! day, the meeting is as much later as the clocks jump; where it comes twice, it is the first.

use chrono::{Datelike, TimeZone as _, Timelike};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use rrule::{Frequency, RRule, Tz, Unvalidated};

use crate::refusal::Refusal;
use crate::time::{DAY, Timestamp};

/// The most dates that one series can have: a little more than a year of weeks.
pub const MOST: u16 = 60;
/// The fewest: one alone is no series.
pub const FEWEST: u16 = 2;
/// How far ahead the last date can be.
const AHEAD: i64 = 2 * 366 * DAY;

/// What clocks do to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clocks {
    /// Nothing.
    Plain,
    /// The time of day is left out on that day; the date is that much later.
    LeftOut,
    /// The time of day comes twice on that day; the date is the first of the two.
    Twice,
}

/// One date of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// When it begins.
    pub starts: Timestamp,
    /// What clocks do to it.
    pub clocks: Clocks,
}

/// Every date of a rule, from the first moment on, in the zone of this name.
///
/// # Errors
///
/// [`Refusal::NotARule`] where the words are no rule of RFC 5545, repeat more often than daily,
/// never end, or give fewer than [`FEWEST`] or more than [`MOST`] dates or one that is more than
/// two years ahead.
pub fn dates(rule: &str, first: Timestamp, zone: &str) -> Result<Vec<Date>, Refusal> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let found = on_calendar(rule, local(first, &zone))?;
    let dates: Vec<Date> = found.into_iter().filter_map(|one| on_clocks(one, &zone)).collect();
    let last = dates.last().ok_or(Refusal::NotARule)?.starts;
    if dates.len() < usize::from(FEWEST) || last > first.plus(AHEAD) {
        return Err(Refusal::NotARule);
    }
    Ok(dates)
}

/// A moment as calendar and clock show it in a zone.
pub(super) fn local(at: Timestamp, zone: &TimeZone) -> DateTime {
    let moment = jiff::Timestamp::from_microsecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    zone.to_datetime(moment)
}

/// The moment at which calendar and clock show this in a zone, and what the clocks do there.
pub(super) fn on_clocks(at: DateTime, zone: &TimeZone) -> Option<Date> {
    let ambiguous = zone.to_ambiguous_timestamp(at);
    let clocks = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => Clocks::Plain,
        AmbiguousOffset::Gap { .. } => Clocks::LeftOut,
        AmbiguousOffset::Fold { .. } => Clocks::Twice,
    };
    let moment = ambiguous.compatible().ok()?;
    Some(Date { starts: Timestamp(moment.as_microsecond()), clocks })
}

/// The rule followed as if there were no zones: the crate is given a calendar without changes of
/// clocks, and gives one back.
fn on_calendar(rule: &str, first: DateTime) -> Result<Vec<DateTime>, Refusal> {
    let rule = bounded(rule)?;
    let (date, time) = (first.date(), first.time());
    let (year, month, day) = (i32::from(date.year()), date.month(), date.day());
    let first = Tz::UTC.with_ymd_and_hms(
        year,
        u32::from(month.unsigned_abs()),
        u32::from(day.unsigned_abs()),
        u32::from(time.hour().unsigned_abs()),
        u32::from(time.minute().unsigned_abs()),
        0,
    );
    let first = first.single().ok_or(Refusal::NotARule)?;
    let found = rule.build(first).map_err(|_| Refusal::NotARule)?.all(MOST + 1);
    if found.limited || found.dates.len() > usize::from(MOST) {
        return Err(Refusal::NotARule);
    }
    found.dates.iter().map(|one| civil(one).ok_or(Refusal::NotARule)).collect()
}

/// A rule that ends, and does not fill days.
fn bounded(rule: &str) -> Result<RRule<Unvalidated>, Refusal> {
    let rule: RRule<Unvalidated> = rule.parse().map_err(|_| Refusal::NotARule)?;
    let daily = matches!(
        rule.get_freq(),
        Frequency::Daily | Frequency::Weekly | Frequency::Monthly | Frequency::Yearly
    );
    let within = [rule.get_by_hour().len(), rule.get_by_minute().len(), rule.get_by_second().len()];
    let ends = rule.get_until().is_some() || rule.get_count().is_some();
    let few = rule.get_count().is_none_or(|count| count <= u32::from(MOST));
    if daily && ends && few && within.iter().all(|hours| *hours == 0) {
        Ok(rule)
    } else {
        Err(Refusal::NotARule)
    }
}

fn civil(at: &chrono::DateTime<Tz>) -> Option<DateTime> {
    DateTime::new(
        i16::try_from(at.year()).ok()?,
        i8::try_from(at.month()).ok()?,
        i8::try_from(at.day()).ok()?,
        i8::try_from(at.hour()).ok()?,
        i8::try_from(at.minute()).ok()?,
        0,
        0,
    )
    .ok()
}
