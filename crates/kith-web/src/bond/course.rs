//! How long it has been with the same person, and who was there before, in words.

use kith_core::Seen;
use kith_core::bond::{Bond, Continuity, Span};

use crate::cx::moment;
use crate::text::Text;

/// How long it has been with one person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Course {
    /// Each a sentence of its own.
    pub(crate) lines: Vec<String>,
}

impl Course {
    /// What there is to say of a bond that has begun. `name`: the other one.
    pub(crate) fn of(t: &Text, seen: &Seen, bond: &Bond, name: &str) -> Self {
        let told = seen.continuity(bond).map(|one| lines(t, seen, &one, name));
        Self { lines: told.unwrap_or_default() }
    }

    /// For the album of sample pages.
    pub(crate) fn sample(t: &Text, name: &str) -> Self {
        let since = t.say("bond-course-since").with("name", name).with("day", "3 March 2026");
        let met = t.say("bond-course-met").with("count", 9);
        Self { lines: vec![since.to_string(), met.to_string()] }
    }
}

fn lines(t: &Text, seen: &Seen, one: &Continuity<'_>, name: &str) -> Vec<String> {
    let date = |at| t.date(moment(at));
    let mut lines = vec![
        match one.over {
            None => t.say("bond-course-since").with("day", date(one.began)),
            Some(over) => {
                t.say("bond-course-over").with("day", date(one.began)).with("end", date(over))
            }
        }
        .with("name", name)
        .to_string(),
    ];
    lines.push(t.say("bond-course-met").with("count", one.met).to_string());
    lines.extend(one.pauses.iter().map(|(since, until)| {
        let key = if until.is_some() { "bond-course-pause" } else { "bond-course-pause-now" };
        let said = t.say(key).with("day", date(*since));
        said.with("end", date(until.unwrap_or(seen.at()))).to_string()
    }));
    lines.extend(one.before.as_ref().map(|(span, gap)| before(t, span, *gap)));
    lines
}

fn before(t: &Text, span: &Span<'_>, gap: i64) -> String {
    let key = if span.over.is_some() { "bond-course-before" } else { "bond-course-beside" };
    let end = t.date(moment(span.over.unwrap_or(span.began)));
    let said = t.say(key).with("name", span.name).with("day", t.date(moment(span.began)));
    said.with("end", end).with("days", gap).to_string()
}

/// Everybody who is or was beside the client, a sentence each, the first one first.
pub(crate) fn so_far(t: &Text, seen: &Seen) -> Vec<String> {
    let line = |span: &Span<'_>| {
        let key = match (span.over, span.next) {
            (None, _) => "bond-so-far-now",
            (Some(_), None) => "bond-so-far-over",
            (Some(_), Some(_)) => "bond-so-far-next",
        };
        let end = t.date(moment(span.over.unwrap_or(span.began)));
        let said = t.say(key).with("name", span.name).with("day", t.date(moment(span.began)));
        said.with("end", end).with("next", span.next.unwrap_or_default()).to_string()
    };
    seen.so_far().iter().map(line).collect()
}
