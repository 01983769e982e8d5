//! Kith's own two short measures: how a client arrives, and how the meeting was.
//!
//! Both are written for Kith, in its own words, and neither has been validated. Nothing
//! here may grow into a likeness of a published scale: the check-in has no score at all,
//! and the relationship check asks six things of its own.

/// Highest answer of every item; the lowest is 0.
pub const HIGHEST: u8 = 10;

/// How many of the six statements must be answered before there is a score.
pub const ENOUGH: usize = 4;

/// A measure of Kith's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnMeasure {
    /// Stable id.
    pub id: &'static str,
    /// Names of the items, which are also the keys of their words.
    pub items: &'static [&'static str],
    /// What is known about it; shown wherever the measure is.
    pub standing: Standing,
}

/// What is known about a measure of Kith's own. There is one value, so no page can say
/// more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has yet studied whether it measures what it asks about.
    NotValidated,
}

/// The check-in before a meeting: five questions from 0 to 10, each of which can be
/// skipped, and no score.
pub const CHECK_IN: OwnMeasure = OwnMeasure {
    id: "kith-check-in",
    items: &["rest", "safe-here", "strength", "on-my-side", "towards-meeting"],
    standing: Standing::NotValidated,
};

/// The relationship check after a meeting: six statements from 0 to 10, each of which can
/// be skipped.
pub const RELATIONSHIP: OwnMeasure = OwnMeasure {
    id: "kith-relationship",
    items: &["felt-safe", "was-heard", "my-pace", "my-say", "understood-why", "come-back"],
    standing: Standing::NotValidated,
};

/// Score of the relationship check: six times the mean of the answered statements,
/// rounded to the nearest whole number and upwards from one half; from 0 to 60. `None`
/// with fewer than [`ENOUGH`] answers. An answer above [`HIGHEST`] counts as not given.
pub fn relationship_score(answers: [Option<u8>; 6]) -> Option<u8> {
    let given = || answers.iter().flatten().filter(|answer| **answer <= HIGHEST);
    let count = given().count();
    if count < ENOUGH {
        return None;
    }
    let sum: usize = given().map(|answer| usize::from(*answer)).sum();
    // Half up without fractions: floor(6 * sum / count + 1/2).
    u8::try_from((12 * sum + count) / (2 * count)).ok()
}
