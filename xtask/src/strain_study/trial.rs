//! Every rule, tried on the same made-up people.

use std::io::Write;

use anyhow::Result;
use kith_measure::strain::{Course, ENOUGH, FALL, FLOOR, Rule};

use super::people::{DEPTHS, DIP, Dice, MEETINGS, Person};
use super::share::{Clustered, Often, Share};

/// The smallest spread that a rule reckons with on the scale of 0 to 40.
const FLOOR_OF_40: f64 = 0.5;
/// The spread of everybody's scores on that scale, and what is more than the unreliability of
/// the measure: 1.96 × √2 × 3.0 × √(1 - .88).
const ALL: f64 = 3.0;
const RELIABLE: f64 = 2.88;

/// A rule as it was tried.
#[derive(Debug)]
struct Tried {
    name: &'static str,
    rule: Rule,
    /// Whether it is asked on Kith's own scale, in whole points of 60.
    points: bool,
}

const fn of_40(name: &'static str, rule: Rule) -> Tried {
    Tried { name, rule, points: false }
}

const fn of_60(name: &'static str, rule: Rule) -> Tried {
    Tried { name, rule, points: true }
}

fn rules() -> [Tried; 12] {
    [
        of_40("36 or less, for everybody", Rule::AtMost(36.0)),
        of_40("1 or more below the last", Rule::BelowLast(1.0)),
        of_40("3 or more below the last", Rule::BelowLast(ALL)),
        of_40("below the own mean by 2 own spreads", Rule::MEAN),
        of_40("individuals chart, 2.66 moving ranges", Rule::CHART),
        of_40("mean that forgets (EWMA), .3 and 2.7", Rule::EWMA),
        of_40("2.88 or more below the own median", Rule::BelowMedian(RELIABLE)),
        of_40("below the own median by 3 MAD", Rule::MAD),
        of_60("Kith: 5 or more below the own median", Rule::BelowMedian(f64::from(FALL))),
        of_60("Kith: below the own mean by 2 own spreads", Rule::MEAN),
        of_60("Kith: individuals chart", Rule::CHART),
        of_60("Kith: mean that forgets", Rule::EWMA),
    ]
}

/// What a rule did.
#[derive(Debug, Default)]
struct Did {
    /// At undisturbed meetings.
    alarms: Clustered,
    /// In undisturbed courses.
    any: Often,
    /// Dips found, by depth.
    found: [Often; 2],
}

/// The figures of one rule, in the order of the table's columns.
#[derive(Debug)]
pub(super) struct Figures {
    pub(super) name: &'static str,
    pub(super) shares: [Share; 4],
}

/// One meeting of a course: what was said before and what is said now, on both scales.
struct Meeting {
    of_40: (Course, f64),
    of_60: (Course, f64),
}

impl Meeting {
    fn at(scores: &[f64], place: usize) -> Option<Self> {
        let points = |score: &f64| (score * 1.5).round();
        let (before, from) = scores.split_at_checked(place)?;
        let now = from.first()?;
        Some(Self {
            of_40: (Course::new(before.iter().copied(), FLOOR_OF_40), *now),
            of_60: (Course::new(before.iter().map(points), FLOOR), points(now)),
        })
    }

    fn heard_by(&self, tried: &Tried) -> bool {
        let (before, now) = if tried.points { &self.of_60 } else { &self.of_40 };
        tried.rule.speaks(before, *now)
    }
}

/// Tries every rule on `courses` people.
pub(super) fn figures(courses: u32, seed: u64) -> Vec<Figures> {
    let rules = rules();
    let mut did: [Did; 12] = Default::default();
    let mut dice = Dice::new(seed);
    for _ in 0..courses {
        let person = Person::new(&mut dice);
        let meetings = |dip: f64, places: std::ops::Range<usize>| -> Vec<Meeting> {
            let seen = person.seen(dip);
            places.filter_map(|place| Meeting::at(&seen, place)).collect()
        };
        let calm = meetings(0.0, ENOUGH..MEETINGS);
        let dips = DEPTHS.map(|depth| meetings(depth, DIP));
        for (did, tried) in did.iter_mut().zip(&rules) {
            let heard = calm.iter().filter(|meeting| meeting.heard_by(tried)).count();
            let (heard, of) = (small(heard), small(calm.len()));
            did.alarms.count(heard, of);
            did.any.count(heard > 0);
            for (found, dip) in did.found.iter_mut().zip(&dips) {
                found.count(dip.iter().any(|meeting| meeting.heard_by(tried)));
            }
        }
    }
    let each = rules.iter().zip(did);
    each.map(|(tried, did)| {
        let [two, three] = did.found.map(Often::share);
        Figures { name: tried.name, shares: [did.alarms.share(), did.any.share(), two, three] }
    })
    .collect()
}

pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The table, as Markdown.
pub(super) fn print(courses: u32, seed: u64, out: &mut impl Write) -> Result<()> {
    writeln!(
        out,
        "{courses} made-up courses of {MEETINGS} meetings, seed {seed}. In brackets the 95 % \
         confidence interval: over people as clusters for alarms per meeting, Wilson's for the \
         others.\n"
    )?;
    writeln!(out, "| rule | alarms per undisturbed meeting | any in 16 | dip of 2 found | of 3 |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    for Figures { name, shares: [alarms, any, two, three] } in figures(courses, seed) {
        writeln!(out, "| {name} | {alarms} | {any} | {two} | {three} |")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One documented row: the rule, and its four figures.
    fn documented() -> Vec<(String, Vec<f64>)> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/strain.md");
        let text = std::fs::read_to_string(path).expect("docs/strain.md");
        let rows = text.lines().filter_map(|line| {
            let cells: Vec<_> = line.strip_prefix("| ")?.split('|').map(str::trim).collect();
            let figures =
                cells.iter().skip(1).filter_map(|cell| cell.split(' ').next()?.parse().ok());
            let figures: Vec<f64> = figures.collect();
            (figures.len() == 4).then(|| (cells[0].to_owned(), figures))
        });
        rows.collect()
    }

    /// Other people than those of the documented table, and fewer: within about four standard
    /// errors of the small run.
    #[test]
    fn the_documented_table_comes_out_again_with_other_people() {
        let documented = documented();
        let figures = figures(2_000, 41);
        assert_eq!(documented.len(), figures.len(), "every rule stands in docs/strain.md");
        for (Figures { name, shares }, (row, known)) in figures.iter().zip(&documented) {
            assert_eq!(name, row);
            for (found, known) in shares.iter().zip(known) {
                let room = (found.high - found.low).max(0.004);
                let apart = (found.value - known).abs();
                assert!(apart <= room, "{name}: {found}, and {known} in docs/strain.md");
            }
        }
    }

    #[test]
    fn a_deeper_dip_is_found_more_often_and_every_rule_errs() {
        for Figures { name, shares: [alarms, any, two, three] } in figures(200, 5) {
            assert!(two.value < three.value, "{name}");
            assert!(alarms.value > 0.0 && alarms.value < any.value, "{name}");
        }
    }
}
