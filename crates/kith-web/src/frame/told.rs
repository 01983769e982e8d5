//! The lines of a frame in words.

use kith_core::frame::{Line, Said};

use crate::text::Text;

/// A day without a change of clocks, to tell a time of day by.
const SOME_DAY: &str = "2026-01-15";

/// What a line is called.
pub(crate) fn label(t: &Text, line: Line) -> String {
    t.one_of("frame-line", line.word())
}

/// What is said in a line.
pub(crate) fn said(t: &Text, line: Line, said: &Said) -> String {
    match (line, said) {
        (_, Said::Words(words)) => words.clone(),
        (Line::Day, Said::Number(day)) => t.one_of("date-weekday", day),
        (Line::Often, Said::Number(weeks)) => {
            t.say("frame-weeks").with("weeks", *weeks).to_string()
        }
        (Line::Time, Said::Number(minutes)) => time(t, *minutes),
        (_, Said::Number(minutes)) => {
            t.say("meeting-minutes").with("minutes", *minutes).to_string()
        }
    }
}

/// The same, or that it is open.
pub(crate) fn wish(t: &Text, line: Line, wish: Option<&Said>) -> String {
    wish.map_or_else(|| t.get("frame-open"), |what| said(t, line, what))
}

/// A time of day, as times are told.
fn time(t: &Text, minutes: u16) -> String {
    let typed = time_field(minutes);
    t.parse_local(SOME_DAY, &typed).map_or(typed, |at| t.time(at))
}

/// The same as a field of a form holds it.
pub(super) fn time_field(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
