//! What is different about a meeting from last time, in words.

use kith_core::meeting::{Details, Meeting};
use kith_core::preview::Different;
use kith_core::{Seen, State};

use crate::cx::moment;
use crate::text::Text;

/// What is different, one sentence each; nothing where nothing is, or there was no last time.
/// `name` is whom the client meets.
pub(crate) fn different(
    t: &Text,
    seen: &Seen,
    book: &State,
    meeting: &Meeting,
    name: &str,
) -> Vec<String> {
    let Some(now) = meeting.details() else { return Vec::new() };
    let all = seen.differs(meeting.id, book);
    all.iter().map(|one| sentence(t, seen, now, *one, name)).collect()
}

fn sentence(t: &Text, seen: &Seen, now: &Details, what: Different<'_>, name: &str) -> String {
    let (starts, today) = (moment(now.starts), moment(seen.at()));
    let said = match what {
        Different::Person { before, at } => {
            let day = t.day_seen(moment(at), today);
            t.say("preview-person").with("now", name).with("before", before).with("day", day)
        }
        Different::Weekday { before } => t
            .say("preview-weekday")
            .with("now", t.weekday_of(starts))
            .with("before", t.day_seen(moment(before), today)),
        Different::Time { before } => {
            t.say("preview-time").with("now", t.time(starts)).with("before", t.time(moment(before)))
        }
        Different::Length { before } => {
            t.say("preview-length").with("now", now.minutes).with("before", before)
        }
        Different::Place { before } => {
            t.say("preview-place").with("now", now.place.trim()).with("before", before)
        }
        Different::Others { before: "" } => {
            t.say("preview-others-new").with("now", now.others.trim())
        }
        Different::Others { before } if now.others.trim().is_empty() => {
            t.say("preview-others-none").with("before", before)
        }
        Different::Others { before } => {
            t.say("preview-others").with("now", now.others.trim()).with("before", before)
        }
    };
    said.to_string()
}

/// Some of what can be different.
pub(crate) fn sample(t: &Text) -> Vec<String> {
    let said = [
        t.say("preview-weekday").with("now", "Tuesday").with("before", "Monday 27 April"),
        t.say("preview-place").with("now", "Room 3, first floor").with("before", "Room 1"),
        t.say("preview-others-new").with("now", "Sam, who interprets"),
    ];
    said.map(|said| said.to_string()).into()
}
