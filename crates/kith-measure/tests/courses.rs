//! How the rules on courses do, tried on simulated people: 20,000 courses of 20 meetings, of
//! which each is once left alone and once dips for two meetings. The figures stand in
//! `docs/measures.md`. Nobody's real answers are behind them.
#![expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use kith_measure::strain::{self, ENOUGH};

/// How many people are made up.
const PEOPLE: u32 = 20_000;
/// How many meetings each has.
const MEETINGS: usize = 20;
/// The first meeting, counted from 0, at which every rule speaks.
const FIRST: usize = 4;
/// The meetings that dip, counted from 0: the ninth and the tenth.
const DIP: std::ops::Range<usize> = 8..10;
/// The highest score.
const TOP: f64 = 40.0;
/// Spread of one person's scores, and of everybody's.
const OWN: f64 = 1.6;
const ALL: f64 = 3.0;
/// The least change that is more than the unreliability of the measure:
/// 1.96 × √2 × 3.0 × √(1 − .88).
const RELIABLE: f64 = 2.88;
/// The smallest spread that a rule reckons with.
const FLOOR: f64 = 0.5;

/// Numbers from a seed: splitmix64, and from those a normal distribution by Box and Muller.
struct Dice(u64);

impl Dice {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        ((bits >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let (one, other) = (self.uniform(), self.uniform());
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
    }
}

/// One person's scores: around their own mean, each leaning on the one before.
struct Course(Vec<f64>);

impl Course {
    fn new(dice: &mut Dice) -> Self {
        let mean = (37.0 + 2.5 * dice.normal()).min(39.5);
        let (mut last, keep) = (dice.normal(), 0.3_f64);
        let scores = (0..MEETINGS).map(|place| {
            if place > 0 {
                last = keep * last + (1.0 - keep * keep).sqrt() * dice.normal();
            }
            mean + OWN * last
        });
        Self(scores.collect())
    }

    /// What is seen of it: within the scale, and so many own spreads lower during the dip.
    fn seen(&self, dip: f64) -> Vec<f64> {
        let score = |(place, score): (usize, &f64)| {
            let low = if DIP.contains(&place) { dip * OWN } else { 0.0 };
            (score - low).clamp(0.0, TOP)
        };
        self.0.iter().enumerate().map(score).collect()
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn spread(values: &[f64]) -> f64 {
    let middle = mean(values);
    let squares: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
    (squares / (values.len() - 1) as f64).sqrt().max(FLOOR)
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
    f64::midpoint(at((sorted.len() - 1) / 2), at(sorted.len() / 2))
}

/// The mean distance from each score to the next.
fn moving(values: &[f64]) -> f64 {
    let next = values.iter().skip(1);
    let steps: Vec<_> = values.iter().zip(next).map(|(one, next)| (next - one).abs()).collect();
    mean(&steps).max(FLOOR)
}

/// The median distance from the median, on the scale of a standard deviation.
fn mad(values: &[f64]) -> f64 {
    let middle = median(values);
    let off: Vec<_> = values.iter().map(|value| (value - middle).abs()).collect();
    (1.4826 * median(&off)).max(FLOOR)
}

/// Whether a weighted mean that forgets has sunk below its limit with this score.
fn ewma(before: &[f64], now: f64) -> bool {
    let (weight, width) = (0.3, 2.7);
    let (first, later) = before.split_at(FIRST);
    let sink = |level: f64, score: &f64| weight * score + (1.0 - weight) * level;
    let level = later.iter().chain([&now]).fold(mean(first), sink);
    let sigma = moving(before) / 1.128;
    level < mean(before) - width * sigma * (weight / (2.0 - weight)).sqrt()
}

/// The rule of Kith, asked on its own scale of 0 to 60 in whole points.
fn kith(before: &[f64], now: f64) -> bool {
    let points = |score: &f64| (score * 1.5).round();
    let earlier = strain::Course::new(before.iter().map(points), strain::FLOOR);
    strain::Rule::BelowMedian(f64::from(strain::FALL)).speaks(&earlier, points(&now))
}

type Rule = fn(&[f64], f64) -> bool;

/// A rule with its figures: false alarms per meeting, courses with any in 16 meetings, dips of
/// two own spreads found within their two meetings, and dips of three.
struct Known {
    name: &'static str,
    rule: Rule,
    figures: [f64; 4],
}

const RULES: [Known; 9] = [
    Known { name: "36 or less", rule: |_, now| now <= 36.0, figures: [0.370, 0.77, 0.90, 0.98] },
    Known {
        name: "1 or more below the last",
        rule: |before, now| before.last().is_some_and(|last| last - now >= 1.0),
        figures: [0.273, 1.00, 0.94, 0.99],
    },
    Known {
        name: "3 or more below the last",
        rule: |before, now| before.last().is_some_and(|last| last - now >= ALL),
        figures: [0.043, 0.52, 0.57, 0.85],
    },
    Known {
        name: "own mean - 2 spreads",
        rule: |before, now| now < mean(before) - 2.0 * spread(before),
        figures: [0.063, 0.62, 0.73, 0.93],
    },
    Known {
        name: "individuals chart",
        rule: |before, now| now < mean(before) - 2.66 * moving(before),
        figures: [0.033, 0.36, 0.51, 0.77],
    },
    Known { name: "ewma", rule: ewma, figures: [0.036, 0.29, 0.43, 0.66] },
    Known {
        name: "2.88 below own median",
        rule: |before, now| median(before) - now >= RELIABLE,
        figures: [0.043, 0.46, 0.73, 0.95],
    },
    Known {
        name: "own median - 3 mad",
        rule: |before, now| now < median(before) - 3.0 * mad(before),
        figures: [0.052, 0.44, 0.52, 0.75],
    },
    // Five of 60 points are 3.33 of 40, so it asks a little less often than 2.88 would.
    Known { name: "kith, 5 of 60 points", rule: kith, figures: [0.035, 0.39, 0.69, 0.94] },
];

/// What a rule did: alarms in all undisturbed meetings, courses with any, dips found.
#[derive(Default)]
struct Did {
    alarms: u32,
    courses: u32,
    found: [u32; 2],
}

impl Did {
    fn watch(&mut self, rule: Rule, course: &[Vec<f64>; 3]) {
        let at = |scores: &[f64], place: usize| {
            let (before, from) = scores.split_at(place);
            from.first().is_some_and(|now| rule(before, *now))
        };
        let [calm, two, three] = course;
        let alarms = (FIRST..MEETINGS).filter(|place| at(calm, *place)).count();
        self.alarms += u32::try_from(alarms).unwrap();
        self.courses += u32::from(alarms > 0);
        for (found, scores) in self.found.iter_mut().zip([two, three]) {
            *found += u32::from(DIP.into_iter().any(|place| at(scores, place)));
        }
    }

    fn figures(&self) -> [f64; 4] {
        let people = f64::from(PEOPLE);
        let meetings = people * (MEETINGS - FIRST) as f64;
        let [two, three] = self.found.map(|found| f64::from(found) / people);
        [f64::from(self.alarms) / meetings, f64::from(self.courses) / people, two, three]
    }
}

/// How far figures of 20,000 people may lie apart by chance and rounding: of 320,000 meetings,
/// and of 20,000 courses.
const APART: [f64; 4] = [0.003, 0.012, 0.012, 0.012];

#[test]
fn the_figures_of_the_rules_come_out_again() {
    assert_eq!(FIRST, ENOUGH, "from the first meeting on at which the rule of Kith speaks");
    let mut dice = Dice(1917);
    let mut did: [Did; RULES.len()] = Default::default();
    for _ in 0..PEOPLE {
        let course = Course::new(&mut dice);
        let seen = [0.0, 2.0, 3.0].map(|dip| course.seen(dip));
        for (did, known) in did.iter_mut().zip(&RULES) {
            did.watch(known.rule, &seen);
        }
    }
    for (did, known) in did.iter().zip(&RULES) {
        let found = did.figures();
        println!("{:26} {found:.3?}", known.name);
        let off = found.iter().zip(known.figures).map(|(found, known)| (found - known).abs());
        let far = off.zip(APART).any(|(off, apart)| off > apart);
        assert!(!far, "{}: {found:.3?}, known as {:?}", known.name, known.figures);
    }
}
