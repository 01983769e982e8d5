//! Dates of a row in words, and what is to be known about each before it is asked for.

use std::collections::BTreeSet;

use kith_core::calendar::Calendar;
use kith_core::meeting::Details;
use kith_core::series::Clocks;
use kith_core::{PersonId, Timestamp};

use crate::cx::{Cx, moment};
use crate::right::Right;
use crate::text::Text;

/// One date that can be ticked.
#[derive(Clone, Debug)]
pub(super) struct Date {
    /// What the form sends.
    pub(super) value: String,
    /// The place in the list, for its name on the page.
    pub(super) name: String,
    pub(super) when: String,
    /// When it is now, where it is moved.
    pub(super) now: String,
    /// What is to be known about it, one sentence a line.
    pub(super) said: Vec<String>,
    pub(super) ticked: bool,
}

/// One date before it is put into words.
pub(super) struct Plain {
    pub(super) value: String,
    pub(super) details: Details,
    pub(super) now: Option<Details>,
    pub(super) clocks: Clocks,
    pub(super) free: bool,
}

/// With whom, and what was ticked; nothing ticked yet is what can be.
pub(super) struct Around<'a> {
    pub(super) with: PersonId,
    /// The name of who is beside the client.
    pub(super) name: &'a str,
    pub(super) ticked: Option<&'a BTreeSet<String>>,
}

/// The dates in words.
pub(super) fn said<R: Right>(cx: &Cx<R>, dates: Vec<Plain>, around: &Around<'_>) -> Vec<Date> {
    let book = cx.site.app.book();
    let calendar = Calendar::of(&book);
    let mut all = Vec::new();
    for (place, date) in dates.into_iter().enumerate() {
        let starts = date.details.starts;
        let day = calendar.day(starts);
        let away = calendar.away_until(around.with, day).is_some();
        let closed = !calendar.is_worked(day);
        let mut said = Vec::new();
        let mut tell = |holds: bool, key: &str| {
            if holds {
                said.push(cx.t.say(key).with("name", around.name).to_string());
            }
        };
        tell(!date.free, "series-date-not-free");
        tell(away, "series-date-away");
        tell(closed, "series-date-closed");
        tell(date.clocks == Clocks::LeftOut, "series-date-left-out");
        tell(date.clocks == Clocks::Twice, "series-date-twice");
        let can_be = date.free && !away && !closed;
        all.push(Date {
            ticked: around.ticked.map_or(can_be, |ticked| ticked.contains(&date.value)),
            value: date.value,
            name: if place == 0 { "date".to_owned() } else { format!("date-{place}") },
            when: when(&cx.t, &date.details),
            now: date.now.map(|now| when(&cx.t, &now)).unwrap_or_default(),
            said,
        });
    }
    all
}

/// "Tuesday 5 May, 2:00pm to 2:50pm".
pub(super) fn when(t: &Text, details: &Details) -> String {
    t.day_times(moment(details.starts), moment(details.ends()))
}

/// The day on which something begins.
pub(super) fn day(t: &Text, at: Timestamp) -> String {
    t.date(moment(at))
}

/// What was ticked, where the dates were shown before.
pub(super) fn ticked<R: Right>(cx: &Cx<R>) -> Option<BTreeSet<String>> {
    let all = cx.form.pairs().iter().filter(|(name, _)| name == "date");
    (cx.form.get("do") == "row").then(|| all.map(|(_, value)| value.clone()).collect())
}
