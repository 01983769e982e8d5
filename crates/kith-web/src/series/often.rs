//! How often a row comes: what can be chosen, the rule that it makes, and the rule in words.

use kith_core::series::{FEWEST, MOST};
use kith_core::{Timestamp, series};

use crate::cx::moment;
use crate::meeting::Typed;
use crate::parts::{Choice, Problems};
use crate::text::Text;

/// No row: a single meeting.
const ONCE: &str = "once";
/// Every month on the same weekday: the second Tuesday.
const MONTH: &str = "month";
/// Every so many weeks.
const WEEKS: [&str; 3] = ["1", "2", "4"];

/// What can be chosen.
pub(crate) fn choices(t: &Text) -> Vec<Choice> {
    let weeks = WEEKS.map(|weeks| Choice::new(weeks, every(t, weeks)));
    let once = Choice::new(ONCE, t.get("series-once"));
    let month = Choice::new(MONTH, t.get("series-month"));
    [once].into_iter().chain(weeks).chain([month]).collect()
}

fn every(t: &Text, weeks: &str) -> String {
    let weeks = weeks.parse::<u16>().unwrap_or(1);
    t.say("series-weeks").with("weeks", weeks).to_string()
}

/// The rule that was chosen; nothing where it is a single meeting.
pub(crate) fn rule(t: &Text, typed: &Typed, starts: Timestamp) -> Result<Option<String>, Problems> {
    let mut problems = Problems::none();
    let every = match typed.often.as_str() {
        "" | ONCE => return Ok(None),
        MONTH => monthly(t, starts),
        weeks if WEEKS.contains(&weeks) => format!("FREQ=WEEKLY;INTERVAL={weeks}"),
        _ => {
            problems.add("often", t.get("series-often-empty"));
            return Err(problems);
        }
    };
    let times = typed.times.trim().parse().ok();
    let Some(times) = times.filter(|times| (FEWEST..=MOST).contains(times)) else {
        let few = t.say("series-times-few").with("fewest", FEWEST).with("most", MOST);
        problems.add("times", few.to_string());
        return Err(problems);
    };
    Ok(Some(format!("{every};COUNT={times}")))
}

/// The same weekday of each month, counted from its beginning; a fifth one is the last.
fn monthly(t: &Text, starts: Timestamp) -> String {
    let date = t.civil(moment(starts));
    let place = match (date.day() - 1) / 7 + 1 {
        5 => -1,
        place => place,
    };
    let day = match date.weekday() {
        jiff::civil::Weekday::Monday => "MO",
        jiff::civil::Weekday::Tuesday => "TU",
        jiff::civil::Weekday::Wednesday => "WE",
        jiff::civil::Weekday::Thursday => "TH",
        jiff::civil::Weekday::Friday => "FR",
        jiff::civil::Weekday::Saturday => "SA",
        jiff::civil::Weekday::Sunday => "SU",
    };
    format!("FREQ=MONTHLY;BYDAY={place}{day}")
}

/// A row's rule in words.
pub(super) fn words(t: &Text, series: &series::Series) -> String {
    let parts: Vec<&str> = series.rule.split(';').collect();
    match parts.as_slice() {
        ["FREQ=WEEKLY", interval, ..] => {
            every(t, interval.strip_prefix("INTERVAL=").unwrap_or_default())
        }
        ["FREQ=MONTHLY", ..] => t.get("series-month"),
        _ => t.get("series-some"),
    }
}
