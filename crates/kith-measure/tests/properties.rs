//! What must hold for any answers at all.

use kith_measure::instrument::{Instrument, Rule};
use kith_measure::instruments::ALL;
use kith_measure::own::{ENOUGH, HIGHEST, relationship_score};
use kith_measure::score::score;
use proptest::array::uniform6;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Any instrument with any list of answers: of any length, with gaps, out of range.
fn anything() -> impl Strategy<Value = (&'static Instrument, Vec<Option<u8>>)> {
    (select(ALL), vec(option::of(any::<u8>()), 0..30))
}

/// Any instrument with every item answered within its range.
fn complete() -> impl Strategy<Value = (&'static Instrument, Vec<Option<u8>>)> {
    select(ALL).prop_flat_map(|instrument| {
        let answer = (0..=instrument.answers.highest).prop_map(Some);
        (Just(instrument), vec(answer, instrument.items.len()))
    })
}

proptest! {
    #[test]
    fn a_total_stays_within_its_bounds((instrument, answers) in anything()) {
        let got = score(instrument, &answers);
        prop_assert!(got.answered <= got.of);
        prop_assert!(got.of <= instrument.items.len());
        prop_assert_eq!(got.total.is_some(), got.answered == got.of);
        if let Some(total) = got.total {
            prop_assert!(total <= instrument.highest_total());
        }
    }

    #[test]
    fn complete_answers_always_have_a_total((instrument, answers) in complete()) {
        prop_assert!(score(instrument, &answers).total.is_some());
    }

    #[test]
    fn a_higher_answer_never_lowers_the_total(
        (instrument, answers) in complete(),
        at in any::<prop::sample::Index>(),
    ) {
        let at = at.index(answers.len());
        let mut higher = answers.clone();
        higher[at] = answers[at].map(|weight| instrument.answers.highest.min(weight + 1));
        prop_assert!(score(instrument, &higher).total >= score(instrument, &answers).total);
    }

    #[test]
    fn one_missing_answer_means_no_total(
        (instrument, mut answers) in complete(),
        at in any::<prop::sample::Index>(),
    ) {
        if instrument.rule == Rule::GatedSum {
            // A closed gate asks nothing else, so only an open one can miss an answer.
            answers[0] = Some(1);
        }
        let at = at.index(answers.len());
        answers[at] = None;
        let got = score(instrument, &answers);
        prop_assert_eq!(got.total, None);
        prop_assert_eq!(got.answered + 1, got.of);
    }

    #[test]
    fn an_answer_out_of_range_is_no_answer(
        (instrument, mut answers) in complete(),
        at in any::<prop::sample::Index>(),
        above in 1..=200_u8,
    ) {
        let at = at.index(answers.len());
        answers[at] = None;
        let skipped = score(instrument, &answers);
        answers[at] = Some(instrument.answers.highest + above);
        prop_assert_eq!(score(instrument, &answers), skipped);
    }

    #[test]
    fn the_relationship_check_is_the_rounded_mean(
        answers in uniform6(option::of(0..=HIGHEST)),
    ) {
        let given: Vec<f64> = answers.iter().flatten().map(|answer| f64::from(*answer)).collect();
        let got = relationship_score(answers).map(f64::from);
        if given.len() < ENOUGH {
            prop_assert_eq!(got, None);
        } else {
            let count = f64::from(u8::try_from(given.len()).unwrap());
            let exact = 6.0 * given.iter().sum::<f64>() / count;
            prop_assert_eq!(got, Some((exact + 0.5).floor()));
        }
    }

    #[test]
    fn a_higher_feeling_never_lowers_the_relationship_check(
        answers in uniform6(option::of(0..HIGHEST)),
        at in 0..6_usize,
    ) {
        let mut higher = answers;
        higher[at] = answers[at].map(|answer| answer + 1);
        prop_assert!(relationship_score(higher) >= relationship_score(answers));
    }
}
