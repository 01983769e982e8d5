//! From answers to a total, or to a plain statement that there is none.
//!
//! Kith fills no gap: with an answer missing there is no total, only how many were given.

use crate::instrument::{Instrument, Rule};

/// What a set of answers adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The total; present only with every item that applies answered.
    pub total: Option<u16>,
    /// How many of the items that apply are answered.
    pub answered: usize,
    /// How many items apply: all of them, or one where a gate was answered with no.
    pub of: usize,
}

/// Scores answers given in the order of the instrument's items. An answer outside the
/// instrument's range counts as not given, and so does an item beyond the end of
/// `answers`; answers beyond the last item are not looked at.
pub fn score(instrument: &Instrument, answers: &[Option<u8>]) -> Score {
    let given = within_range(instrument, answers);
    match instrument.rule {
        Rule::Sum => sum(&given, 1),
        Rule::SumTimes(factor) => sum(&given, factor),
        Rule::GatedSum => gated(&given),
    }
}

/// Whether an item that concerns safety was answered with anything above the lowest.
/// Holds with any number of other answers missing.
pub fn opens_safety(instrument: &Instrument, answers: &[Option<u8>]) -> bool {
    let mut pairs = instrument.items.iter().zip(answers);
    pairs.any(|(item, answer)| item.safety && answer.is_some_and(|weight| weight > 0))
}

fn within_range(instrument: &Instrument, answers: &[Option<u8>]) -> Vec<Option<u8>> {
    let at = |index| answers.get(index).copied().flatten();
    let fits = |weight: &u8| *weight <= instrument.answers.highest;
    (0..instrument.items.len()).map(|index| at(index).filter(fits)).collect()
}

fn sum(given: &[Option<u8>], factor: u16) -> Score {
    let answered = given.iter().flatten().count();
    let sum: u16 = given.iter().flatten().map(|weight| u16::from(*weight)).sum();
    let total = (answered == given.len()).then_some(sum * factor);
    Score { total, answered, of: given.len() }
}

fn gated(given: &[Option<u8>]) -> Score {
    let Some((gate, rest)) = given.split_first() else {
        return sum(given, 1);
    };
    let behind = sum(rest, 1);
    match gate {
        Some(0) => Score { total: Some(0), answered: 1, of: 1 },
        Some(_) => Score { answered: behind.answered + 1, of: behind.of + 1, ..behind },
        None => Score { total: None, answered: behind.answered, of: behind.of + 1 },
    }
}
