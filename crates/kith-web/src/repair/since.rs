//! What came of an answer: what will be different, how it felt after, and from when on it is told
//! that it is still open.

use std::cmp::Ordering;

use kith_core::Seen;
use kith_core::repair::{After, Standing};
use kith_core::strain::Strain;

use super::told::day_of;
use crate::cx::{Cx, last_day};
use crate::promise::{Line, Side};
use crate::text::Text;

/// What came of an answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Since {
    /// What will be different, each a promise.
    pub(super) different: Vec<Line>,
    /// How it felt after; empty while nothing tells.
    pub(super) felt: String,
}

impl Since {
    /// Of one strain, between the reader and `name`.
    pub(super) fn of<S: Side>(cx: &Cx<S>, seen: &Seen, strain: &Strain) -> Self {
        let different = seen.different(strain.id).into_iter();
        let felt = seen.felt_after(strain).map(|after| felt(&cx.t, seen, after));
        Self {
            different: different.map(|one| Line::of(cx, seen, one)).collect(),
            felt: felt.unwrap_or_default(),
        }
    }

    /// Whether there is nothing to say.
    pub(super) fn is_empty(&self) -> bool {
        self.different.is_empty() && self.felt.is_empty()
    }
}

fn felt(t: &Text, seen: &Seen, after: After) -> String {
    let stem = if seen.is_own() { "repair-felt" } else { "repair-their-felt" };
    let day = day_of(t, seen, Some(after.meeting));
    t.say_one_of(stem, word(after.than_before)).with("day", day).to_string()
}

/// The end of the text keys `repair-felt-…` and `repair-their-felt-…`.
pub(super) const fn word(than_before: Option<Ordering>) -> &'static str {
    match than_before {
        Some(Ordering::Greater) => "higher",
        Some(Ordering::Equal) => "same",
        Some(Ordering::Less) => "lower",
        None => "said",
    }
}

/// From when on it is told that a strain is still open, in words: once it was answered.
pub(super) fn open_until(t: &Text, seen: &Seen, strain: &Strain) -> Option<String> {
    let last = seen.repair_steps(strain).last().filter(|step| step.to == Standing::Answered)?;
    Some(last_day(t, last.open?, seen.at()))
}
