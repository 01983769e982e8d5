//! What a form about a time holds, and reading it: the same for the client and for the person
//! beside them.

use axum::http::StatusCode;
use kith_core::meeting::{Details, LONGEST};
use kith_core::{Refusal, Timestamp};

use crate::cx::{Cx, moment};
use crate::form::Form;
use crate::parts::{Choice, Problems};
use crate::right::Right;
use crate::text::Text;

/// Lengths to choose from, in minutes.
const LENGTHS: [u16; 3] = [25, 50, 80];

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) with: String,
    pub(crate) day: String,
    pub(crate) time: String,
    pub(crate) minutes: String,
    pub(crate) place: String,
    pub(crate) others: String,
    /// How often, and how many times; empty for a single one.
    pub(crate) often: String,
    pub(crate) times: String,
}

impl Typed {
    /// The names of the fields.
    pub(crate) const FIELDS: [&'static str; 8] =
        ["with", "day", "time", "minutes", "place", "others", "often", "times"];

    /// As it was sent.
    pub(crate) fn read(form: &Form) -> Self {
        Self {
            with: form.text("with"),
            day: form.text("day"),
            time: form.text("time"),
            minutes: form.text("minutes"),
            place: form.text("place"),
            others: form.text("others"),
            often: form.text("often"),
            times: form.text("times"),
        }
    }

    /// What stands already, to be changed.
    pub(crate) fn of(t: &Text, details: &Details) -> Self {
        let starts = moment(details.starts);
        Self {
            day: t.date_field(starts),
            time: t.time_field(starts),
            minutes: details.minutes.to_string(),
            place: details.place.clone(),
            others: details.others.clone(),
            ..Self::default()
        }
    }

    /// Length and place as they were before, so that the usual needs no typing.
    pub(crate) fn usual(last: &Details) -> Self {
        Self { minutes: last.minutes.to_string(), place: last.place.clone(), ..Self::default() }
    }

    /// What was typed as details, or what to look at again.
    pub(crate) fn details<R: Right>(&self, cx: &Cx<R>) -> Result<Details, Problems> {
        let mut problems = Problems::none();
        let mut ask = |field: &str, key: &str| problems.add(field, cx.t.get(key));
        let starts = cx.t.parse_local(&self.day, &self.time);
        let starts = starts.map(|starts| Timestamp(starts.as_microsecond()));
        match starts {
            _ if self.day.trim().is_empty() => ask("day", "meeting-form-day-empty"),
            _ if self.time.trim().is_empty() => ask("time", "meeting-form-time-empty"),
            None => ask("time", "meeting-form-time-none"),
            Some(starts) if starts <= cx.site.app.now() => ask("day", "meeting-form-time-over"),
            Some(_) => {}
        }
        let minutes = self.minutes.parse().ok().filter(|minutes| length(*minutes));
        if minutes.is_none() {
            ask("minutes", "meeting-form-length-empty");
        }
        if self.place.trim().is_empty() {
            ask("place", "meeting-form-place-empty");
        }
        match (starts, minutes) {
            (Some(starts), Some(minutes)) if problems.is_empty() => Ok(Details {
                starts,
                minutes,
                place: self.place.trim().to_owned(),
                others: self.others.trim().to_owned(),
            }),
            _ => Err(problems),
        }
    }
}

/// The lengths to choose from, with the one that stands already.
pub(crate) fn lengths(t: &Text, typed: &str) -> Vec<Choice> {
    let mut all: Vec<u16> = LENGTHS.into();
    all.extend(
        typed.parse::<u16>().ok().filter(|typed| length(*typed) && !LENGTHS.contains(typed)),
    );
    all.sort_unstable();
    let said = |minutes: u16| t.say("meeting-minutes").with("minutes", minutes).to_string();
    all.into_iter().map(|minutes| Choice::new(&minutes.to_string(), said(minutes))).collect()
}

const fn length(minutes: u16) -> bool {
    minutes > 0 && minutes <= LONGEST
}

/// The status of a form that is shown again, or for the first time.
pub(crate) fn status(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// A rule that says no: that the time is not free is told at the time, any other at the form's
/// last words.
pub(crate) fn refused<R: Right>(cx: &Cx<R>, refusal: &Refusal) -> Problems {
    let mut problems = Problems::none();
    let field = if *refusal == Refusal::NotFree { "time" } else { "place" };
    problems.add(field, cx.t.one_of("errors-refusal", refusal.code()));
    problems
}
