//! Every rule, tried on the same made-up people.

use std::io::Write;

use anyhow::Result;
use kith_measure::strain::{Course, ENOUGH, FALL, FLOOR, Rule};

use super::people::{DEPTHS, DIP, Dice, Lower, MEETINGS, Person, SLIDE};
use crate::share::{Clustered, Often, Share};

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
    /// Slides found while they went on.
    slid: Often,
    /// In the same meetings of undisturbed courses.
    meanwhile: Often,
}

impl Did {
    /// Counts one person.
    fn count(&mut self, tried: &Tried, one: &Seen) {
        let any = |meetings: &[Meeting]| meetings.iter().any(|meeting| meeting.heard_by(tried));
        let heard: Vec<_> = one.calm.iter().map(|meeting| meeting.heard_by(tried)).collect();
        let alarms = small(heard.iter().filter(|heard| **heard).count());
        self.alarms.count(alarms, small(heard.len()));
        self.any.count(alarms > 0);
        for (found, dip) in self.found.iter_mut().zip(&one.dips) {
            found.count(any(dip));
        }
        self.slid.count(any(&one.slide));
        let same = heard.iter().skip(SLIDE.start - ENOUGH).take(SLIDE.len());
        self.meanwhile.count(same.copied().any(|heard| heard));
    }
}

/// The meetings of one person at which rules are asked.
struct Seen {
    calm: Vec<Meeting>,
    dips: [Vec<Meeting>; 2],
    slide: Vec<Meeting>,
}

impl Seen {
    fn of(person: &Person) -> Self {
        let meetings = |lower: Lower, places: std::ops::Range<usize>| -> Vec<Meeting> {
            let seen = person.seen(lower);
            places.filter_map(|place| Meeting::at(&seen, place)).collect()
        };
        Self {
            calm: meetings(Lower::Never, ENOUGH..MEETINGS),
            dips: DEPTHS.map(|depth| meetings(Lower::Dip(depth), DIP)),
            slide: meetings(Lower::Slide, SLIDE),
        }
    }
}

/// The figures of one rule, in the order of the tables' columns.
#[derive(Debug)]
pub(super) struct Figures {
    pub(super) name: &'static str,
    pub(super) shares: [Share; 4],
    pub(super) slide: [Share; 2],
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
        let seen = Seen::of(&Person::new(&mut dice));
        for (did, tried) in did.iter_mut().zip(&rules) {
            did.count(tried, &seen);
        }
    }
    let each = rules.iter().zip(did);
    each.map(|(tried, did)| {
        let [two, three] = did.found.map(Often::share);
        let shares = [did.alarms.share(), did.any.share(), two, three];
        let slide = [did.slid.share(), did.meanwhile.share()];
        Figures { name: tried.name, shares, slide }
    })
    .collect()
}

pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The tables, as Markdown.
pub(super) fn print(courses: u32, seed: u64, out: &mut impl Write) -> Result<()> {
    writeln!(
        out,
        "{courses} made-up courses of {MEETINGS} meetings, seed {seed}. In brackets the 95 % \
         confidence interval: over people as clusters for alarms per meeting, Wilson's for the \
         others.\n"
    )?;
    writeln!(out, "| rule | alarms per undisturbed meeting | any in 16 | dip of 2 found | of 3 |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    let figures = figures(courses, seed);
    for Figures { name, shares: [alarms, any, two, three], .. } in &figures {
        writeln!(out, "| {name} | {alarms} | {any} | {two} | {three} |")?;
    }
    writeln!(out, "\n| rule | slide of six meetings found | any in the same six, undisturbed |")?;
    writeln!(out, "|---|---|---|")?;
    for Figures { name, slide: [found, any], .. } in &figures {
        writeln!(out, "| {name} | {found} | {any} |")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documented rows with so many figures: the rule, and the figures.
    fn documented(count: usize) -> Vec<(String, Vec<f64>)> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/strain.md");
        let text = std::fs::read_to_string(path).expect("docs/strain.md");
        let rows = text.lines().filter_map(|line| {
            let cells: Vec<_> = line.strip_prefix("| ")?.split('|').map(str::trim).collect();
            let figures = cells.iter().skip(1).filter(|cell| cell.contains(" (."));
            let figures = figures.filter_map(|cell| cell.split(' ').next()?.parse().ok());
            let figures: Vec<f64> = figures.collect();
            (figures.len() == count).then(|| (cells[0].to_owned(), figures))
        });
        rows.collect()
    }

    /// Other people than those of the documented tables, and fewer: within about four standard
    /// errors of the small run.
    #[test]
    fn the_documented_tables_come_out_again_with_other_people() {
        let figures = figures(2_000, 41);
        let (first, second) = (documented(4), documented(2));
        let lengths = (first.len(), second.len());
        assert_eq!(lengths, (figures.len(), figures.len()), "every rule stands in docs/strain.md");
        for (one, known) in figures.iter().zip(first.iter().zip(&second)) {
            let ((row, shares), (other, slide)) = known;
            assert_eq!([one.name; 2], [row, other]);
            let all = one.shares.iter().chain(&one.slide);
            for (found, known) in all.zip(shares.iter().chain(slide)) {
                let room = (found.high - found.low).max(0.004);
                let apart = (found.value - known).abs();
                assert!(apart <= room, "{}: {found}, and {known} in docs/strain.md", one.name);
            }
        }
    }

    #[test]
    fn a_deeper_dip_is_found_more_often_and_every_rule_errs() {
        for Figures { name, shares: [alarms, any, two, three], slide: [slid, calm] } in
            figures(200, 5)
        {
            assert!(slid.value > calm.value, "{name}");
            assert!(two.value < three.value, "{name}");
            assert!(alarms.value > 0.0 && alarms.value < any.value, "{name}");
        }
    }
}
