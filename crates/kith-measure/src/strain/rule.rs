//! Rules that compare a new score with a person's own earlier ones, and how often each errs.
//!
//! The error rates are those of made-up courses on a scale of 0 to 40, with the numbers named
//! here: `cargo run -p xtask -- strain-study` makes them up and counts again, and
//! `docs/strain.md` has the whole table with its intervals. "For nothing" is the share of
//! meetings of an undisturbed course at which the rule speaks; "finds" is the share of dips by
//! two and by three own standard deviations at which it speaks within the two meetings that
//! the dip lasts. No rule was tried on real answers of this kind: we know of no open ones.

use super::{Course, ENOUGH};

/// When a new score is worth asking about. On every scale on which less is worse.
///
/// ```
/// use kith_measure::strain::{Course, Rule};
///
/// let before = Course::new([37.0, 39.0, 38.0, 38.0], 0.5);
/// assert!(Rule::BelowMedian(2.88).speaks(&before, 35.0));
/// assert!(!Rule::BelowMedian(2.88).speaks(&before, 36.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// At most this, for everybody. The session rating scale of PCOMS is read so, with 36 of 40.
    /// With 36, for nothing .37; finds .90 and .98. People whose usual is lower are asked at
    /// each meeting.
    AtMost(f64),
    /// At least this much below the last score. After Gumz and others 2012 (BMC Medical Research
    /// Methodology 12:10) one standard deviation of everybody's scores: with 3, for nothing
    /// .044; finds .57 and .84. With 1, for nothing .27; finds .94 and .99.
    BelowLast(f64),
    /// Below the own mean by more than so many own standard deviations. With 2, for nothing
    /// .063; finds .73 and .93.
    BelowMean {
        /// How many; see [`Course::spread`].
        spreads: f64,
    },
    /// Below the own mean by more than so many mean moving ranges: the individuals chart of
    /// statistical process control (`XmR`), one of the kinds of method that Eubanks-Carter,
    /// Gorman and Muran 2012 show on strain between two people (Psychotherapy Research
    /// 22:621-37). With 2.66, for nothing .033; finds .51 and .77.
    Chart {
        /// How many; see [`Course::moving_range`].
        ranges: f64,
    },
    /// A mean that forgets (EWMA, a standard control chart) has sunk below the own mean by more
    /// than `width` of its own standard deviations. It finds a slow slide rather than a sudden
    /// fall (of slides over six meetings .87), and may go on speaking while scores are good again. It begins at the mean of the
    /// first [`ENOUGH`] scores; the spread is the mean moving range / 1.128. With .3 and 2.7, for
    /// nothing .038; finds .43 and .67.
    Ewma {
        /// How much of it a new score makes up, from 0 to 1.
        weight: f64,
        /// How many of its standard deviations.
        width: f64,
    },
    /// At least this much below the own median. With the reliable change of the scale
    /// (Jacobson and Truax 1991: 1.96 × √2 × spread × √(1 - alpha)), here 2.88, for nothing
    /// .043; finds .73 and .95. What Kith does where the service says nothing else.
    BelowMedian(f64),
    /// Below the own median by more than so many median distances from it. With 3, for nothing
    /// .053; finds .52 and .75.
    BelowMad {
        /// How many; see [`Course::mad`].
        mads: f64,
    },
}

impl Rule {
    /// [`Rule::BelowMean`] with the number it was tried with.
    pub const MEAN: Self = Self::BelowMean { spreads: 2.0 };
    /// [`Rule::Chart`] with its textbook number.
    pub const CHART: Self = Self::Chart { ranges: 2.66 };
    /// [`Rule::Ewma`] with the numbers it was tried with.
    pub const EWMA: Self = Self::Ewma { weight: 0.3, width: 2.7 };
    /// [`Rule::BelowMad`] with the number it was tried with.
    pub const MAD: Self = Self::BelowMad { mads: 3.0 };

    /// How many earlier scores it needs. With fewer it never speaks.
    pub const fn needs(self) -> usize {
        match self {
            Self::AtMost(_) => 0,
            Self::BelowLast(_) => 1,
            Self::BelowMean { .. }
            | Self::Chart { .. }
            | Self::Ewma { .. }
            | Self::BelowMedian(_)
            | Self::BelowMad { .. } => ENOUGH,
        }
    }

    /// Whether the score `now` is worth asking about after those `before`. Never with too few
    /// of them, and never about what is not a number.
    pub fn speaks(self, before: &Course, now: f64) -> bool {
        let enough = before.len() >= self.needs() && now.is_finite();
        enough && self.finds(before, now).unwrap_or(false)
    }

    fn finds(self, before: &Course, now: f64) -> Option<bool> {
        Some(match self {
            Self::AtMost(limit) => now <= limit,
            Self::BelowLast(by) => before.last()? - now >= by,
            Self::BelowMean { spreads } => now < before.mean()? - spreads * before.spread()?,
            Self::Chart { ranges } => now < before.mean()? - ranges * before.moving_range()?,
            Self::Ewma { weight, width } => {
                let sigma = before.moving_range()? / 1.128 * (weight / (2.0 - weight)).sqrt();
                before.forgetting(ENOUGH, weight, now)? < before.mean()? - width * sigma
            }
            Self::BelowMedian(by) => before.median()? - now >= by,
            Self::BelowMad { mads } => now < before.median()? - mads * before.mad()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::strain::FLOOR;

    const KITH: Rule = Rule::BelowMedian(5.0);

    fn speaks(rule: Rule, before: &[f64], now: f64) -> bool {
        rule.speaks(&Course::new(before.iter().copied(), FLOOR), now)
    }

    #[test]
    fn a_score_is_compared_with_the_median_of_the_own_earlier_ones() {
        assert!(speaks(KITH, &[50.0, 52.0, 54.0, 56.0], 48.0));
        assert!(!speaks(KITH, &[50.0, 52.0, 54.0, 56.0], 49.0));
        assert!(
            speaks(KITH, &[60.0, 10.0, 50.0, 54.0, 56.0], 49.0),
            "one odd meeting moves little"
        );
        assert!(!speaks(KITH, &[30.0; 4], 30.0), "what is low for others is theirs");
    }

    #[test]
    fn three_earlier_scores_are_too_few_to_compare_with() {
        for rule in [KITH, Rule::MEAN, Rule::CHART, Rule::EWMA, Rule::MAD] {
            assert!(!speaks(rule, &[60.0; 3], 0.0), "{rule:?}");
            assert!(speaks(rule, &[60.0; 4], 0.0), "{rule:?}");
        }
        assert!(speaks(Rule::BelowLast(3.0), &[60.0], 57.0));
        assert!(!speaks(Rule::BelowLast(3.0), &[], 57.0));
        assert!(speaks(Rule::AtMost(36.0), &[], 36.0));
    }

    #[test]
    fn who_always_says_the_same_has_two_points_of_room() {
        let before = [54.0; 6];
        for (rule, most) in [(Rule::MEAN, 52.0), (Rule::CHART, 52.0), (Rule::MAD, 51.0)] {
            assert!(speaks(rule, &before, most), "{rule:?}");
            assert!(!speaks(rule, &before, most + 1.0), "{rule:?}");
        }
    }

    #[test]
    fn a_lively_course_leaves_more_room_than_a_quiet_one() {
        let lively = [50.0, 58.0, 49.0, 59.0, 50.0, 58.0];
        let quiet = [54.0, 54.0, 53.0, 55.0, 54.0, 54.0];
        for rule in [Rule::MEAN, Rule::CHART, Rule::MAD] {
            assert!(speaks(rule, &quiet, 48.0), "{rule:?}");
            assert!(!speaks(rule, &lively, 48.0), "{rule:?}");
        }
    }

    #[test]
    fn a_slow_slide_is_found_by_the_mean_that_forgets() {
        let before = [54.0, 53.0, 55.0, 54.0, 54.0, 53.0, 52.0];
        assert!(speaks(Rule::EWMA, &before, 51.0));
        assert!(!speaks(KITH, &before, 51.0));
        assert!(!speaks(Rule::EWMA, &before[..6], 53.0));
    }

    #[test]
    fn a_rule_with_senseless_numbers_is_silent() {
        for odd in [f64::NAN, f64::INFINITY] {
            let rules = [
                Rule::BelowLast(odd),
                Rule::BelowMean { spreads: odd },
                Rule::Chart { ranges: odd },
                Rule::Ewma { weight: odd, width: odd },
                Rule::BelowMedian(odd),
                Rule::BelowMad { mads: odd },
            ];
            for rule in rules {
                assert!(!speaks(rule, &[50.0; 6], 0.0), "{rule:?}");
            }
        }
        assert!(!speaks(Rule::AtMost(36.0), &[], f64::NEG_INFINITY));
    }

    fn any_rule() -> impl Strategy<Value = Rule> {
        prop_oneof![
            any::<f64>().prop_map(Rule::AtMost),
            any::<f64>().prop_map(Rule::BelowLast),
            any::<f64>().prop_map(|spreads| Rule::BelowMean { spreads }),
            any::<f64>().prop_map(|ranges| Rule::Chart { ranges }),
            any::<(f64, f64)>().prop_map(|(weight, width)| Rule::Ewma { weight, width }),
            any::<f64>().prop_map(Rule::BelowMedian),
            any::<f64>().prop_map(|mads| Rule::BelowMad { mads }),
        ]
    }

    /// The rules as they are used, asked on the scale of 0 to 60.
    const USED: [Rule; 7] = [
        Rule::AtMost(54.0),
        Rule::BelowLast(4.5),
        Rule::MEAN,
        Rule::CHART,
        Rule::EWMA,
        KITH,
        Rule::MAD,
    ];

    proptest! {
        #[test]
        fn no_course_makes_a_rule_or_a_figure_fail(
            rule in any_rule(),
            scores in proptest::collection::vec(proptest::num::f64::ANY, 0..12),
            floor in proptest::num::f64::ANY,
            now in proptest::num::f64::ANY,
        ) {
            let course = Course::new(scores, floor);
            let figures =
                [course.mean(), course.median(), course.spread(), course.moving_range(), course.mad()];
            prop_assert!(figures.iter().flatten().all(|figure| figure.is_finite()));
            if rule.speaks(&course, now) {
                prop_assert!(now.is_finite() && course.len() >= rule.needs());
            }
        }

        #[test]
        fn a_lower_score_is_never_less_worth_asking_about(
            before in proptest::collection::vec(0_u8..=60, 4..20),
            now in 1_u8..=60,
        ) {
            let course = Course::new(before.iter().map(|score| f64::from(*score)), FLOOR);
            for rule in USED {
                let (higher, lower) = (f64::from(now), f64::from(now - 1));
                prop_assert!(!rule.speaks(&course, higher) || rule.speaks(&course, lower));
            }
        }

        #[test]
        fn a_course_moved_along_the_scale_is_judged_alike(
            before in proptest::collection::vec(0_u8..=40, 4..20),
            now in 0_u8..=40,
            up in 1_u8..=20,
        ) {
            let at = |by: u8| {
                let moved = before.iter().map(|score| f64::from(score + by));
                let (course, now) = (Course::new(moved, FLOOR), f64::from(now + by));
                let rules = [Rule::BelowLast(4.5), KITH, Rule::MAD];
                rules.map(|rule| rule.speaks(&course, now))
            };
            prop_assert_eq!(at(0), at(up));
        }

        #[test]
        fn the_median_rule_is_exact_in_whole_points(
            before in proptest::collection::vec(0_u8..=60, 4..20),
            now in 0_u8..=60,
            by in 1_u8..=60,
        ) {
            let course = Course::new(before.iter().map(|score| f64::from(*score)), FLOOR);
            let mut sorted = before.clone();
            sorted.sort_unstable();
            let doubled = u16::from(sorted[(before.len() - 1) / 2]) + u16::from(sorted[before.len() / 2]);
            let whole = 2 * (u16::from(now) + u16::from(by)) <= doubled;
            prop_assert_eq!(Rule::BelowMedian(f64::from(by)).speaks(&course, f64::from(now)), whole);
        }
    }
}
