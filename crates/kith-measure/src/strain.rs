//! Signs that something may have changed between two people, from how one of them says
//! their meetings were.
//!
//! Each person is compared with their own earlier answers and with nobody else's: a fixed
//! limit misfires in a third of ordinary meetings. A sign is a reason to ask, never a
//! verdict, and none of these rules knows why a number moved. They were tried on simulated
//! courses only (`docs/strain.md`), because we know of no open data of such answers.
//!
//! A [`Course`] holds somebody's scores so far, a [`Rule`] says whether the next is worth asking
//! about: on any scale on which less is worse. The constants and functions of this module are
//! Kith's own choices, for its relationship check of 0 to 60 points.

mod course;
mod rule;

pub use course::Course;
pub use rule::Rule;

/// How far below the own median a score has to lie, on the 0-60 scale of the relationship
/// check. 2.88 on a scale of 0 to 40 is the reliable change of a measure with a spread of 3.0
/// and an alpha of .88 (1.96 × √2 × 3.0 × √(1 − .88)); × 60/40 = 4.32, rounded up.
pub const FALL: u8 = 5;

/// The smallest spread that a rule reckons with on the scale of the relationship check: half a
/// point of 40, as the rules were tried, on 60 points.
pub const FLOOR: f64 = 0.75;

/// How many earlier scores there have to be before a score is compared with them.
pub const ENOUGH: usize = 4;

/// An answer of this or less, of 0 to 10, is a sign while there are fewer than [`ENOUGH`]
/// earlier scores.
pub const LOW: u8 = 3;

/// How many highest scores in a row are a sign: people who have been hurt often please.
pub const TOP_IN_A_ROW: usize = 5;

/// The highest score of the relationship check.
pub const TOP: u8 = 60;

/// How many meetings in a row with feedback make it a habit. Our own choice.
pub const HABIT: usize = 3;

/// How many meetings in a row without it, after a habit, are a sign. Our own choice.
pub const SILENT: usize = 2;

/// Whether, with fewer than [`ENOUGH`] earlier scores to compare with, any answer given is
/// [`LOW`] or less.
pub fn low(earlier_scores: usize, answers: &[Option<u8>]) -> bool {
    earlier_scores < ENOUGH && answers.iter().flatten().any(|answer| *answer <= LOW)
}

/// Whether the newest [`TOP_IN_A_ROW`] scores are all the highest there is.
pub fn always_top(scores: &[u8]) -> bool {
    scores.len() >= TOP_IN_A_ROW && scores.iter().rev().take(TOP_IN_A_ROW).all(|one| *one == TOP)
}

/// Whether somebody who said how it was after [`HABIT`] meetings in a row has said nothing
/// after the newest [`SILENT`]. `given` has one value a meeting, oldest first.
pub fn stopped(given: &[bool]) -> bool {
    let mut newest = given.iter().rev();
    newest.by_ref().take(SILENT).filter(|given| !**given).count() == SILENT
        && newest.take(HABIT).filter(|given| **given).count() == HABIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_that_one_low_answer_is_a_sign() {
        assert!(low(3, &[Some(9), None, Some(3)]));
        assert!(!low(3, &[Some(9), None, Some(4)]));
        assert!(!low(4, &[Some(0)]));
        assert!(!low(0, &[None; 6]));
    }

    #[test]
    fn five_times_the_top_is_a_sign_and_four_times_is_not() {
        assert!(always_top(&[31, 60, 60, 60, 60, 60]));
        assert!(!always_top(&[60; 4]));
        assert!(!always_top(&[60, 60, 60, 60, 60, 59]));
    }

    #[test]
    fn silence_is_a_sign_after_a_habit_only() {
        assert!(stopped(&[true, true, true, false, false]));
        assert!(!stopped(&[true, true, true, false]));
        assert!(!stopped(&[true, true, false, false]));
        assert!(!stopped(&[true, true, true, false, false, false]), "said once, not again");
        assert!(!stopped(&[]));
    }
}
