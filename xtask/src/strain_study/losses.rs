//! The rules on series of a symptom score, mirrored so that less is worse: how often each
//! speaks, and which sudden losses each finds.
//!
//! A sudden loss is the mirror of a sudden gain (Tang and `DeRubeis` 1999): from one session to the
//! next the score worsens by at least the reliable change, and the three sessions after it are
//! worse than the three before by more than t times their pooled spread (t 2.776; with one of
//! the six missing 3.182, with two 4.303; two are needed on each side). That a gain be a
//! quarter of the score before has no counterpart here.

use std::io::Write;

use anyhow::{Result, ensure};
use kith_measure::strain::{Course, Rule};

use super::series::Series;
use super::trial::small;
use crate::share::Clustered;

/// The smallest spread that a rule reckons with, as a part of the scale: half a point of 40.
const FLOOR: f64 = 0.5 / 40.0;
/// Within how many sessions a loss is to be found.
const SOON: usize = 2;

/// The scale of a file, and what follows from its scores.
#[derive(Debug)]
struct Scale {
    top: f64,
    /// The spread of people's first scores.
    all: f64,
    /// What is more than the unreliability of the score.
    reliable: f64,
}

impl Scale {
    fn of(people: &[Series], top: f64, alpha: f64) -> Result<Self> {
        let first = people.iter().filter_map(|one| one.scores.iter().flatten().next().copied());
        let all = Course::new(first, top * FLOOR).spread();
        let all = all.unwrap_or_default();
        ensure!(all > 0.0, "there are fewer than two people with a score");
        Ok(Self { top, all, reliable: 1.96 * 2.0_f64.sqrt() * all * (1.0 - alpha).sqrt() })
    }

    fn rules(&self) -> [(&'static str, Rule); 7] {
        [
            ("a fortieth of the scale below the last", Rule::BelowLast(self.top / 40.0)),
            ("a spread of all below the last", Rule::BelowLast(self.all)),
            ("below the own mean by 2 own spreads", Rule::MEAN),
            ("individuals chart, 2.66 moving ranges", Rule::CHART),
            ("mean that forgets (EWMA), .3 and 2.7", Rule::EWMA),
            ("the reliable change below the own median", Rule::BelowMedian(self.reliable)),
            ("below the own median by 3 MAD", Rule::MAD),
        ]
    }
}

/// A sudden loss of one person, between the session `after`, counted from 0, and the next.
#[derive(Debug, PartialEq, Eq)]
struct Loss {
    person: usize,
    after: usize,
}

/// The sudden losses of one series, more being worse.
fn losses(scores: &[Option<f64>], reliable: f64) -> Vec<usize> {
    let places = 0..scores.len().saturating_sub(1);
    places.filter(|after| is_loss(scores, *after, reliable).unwrap_or(false)).collect()
}

fn is_loss(scores: &[Option<f64>], after: usize, reliable: f64) -> Option<bool> {
    let (before, later) = scores.split_at_checked(after + 1)?;
    let worse = (*later.first()?)? - (*before.last()?)?;
    let given = |side: &mut dyn Iterator<Item = &Option<f64>>| {
        let given: Vec<f64> = side.take(3).flatten().copied().collect();
        Course::new(given, 0.0)
    };
    let (before, later) = (given(&mut before.iter().rev()), given(&mut later.iter()));
    let t = match before.len() + later.len() {
        6 => 2.776,
        5 => 3.182,
        4 => 4.303,
        _ => return None,
    };
    let squares = |side: &Course| {
        let others = f64::from(small(side.len()).saturating_sub(1));
        side.spread().map(|spread| (others * spread * spread, others))
    };
    let ((one, some), (other, others)) = (squares(&before)?, squares(&later)?);
    let pooled = ((one + other) / (some + others)).sqrt();
    Some(worse >= reliable && later.mean()? - before.mean()? > t * pooled)
}

/// The places at which a rule speaks, and how many there are at which any rule could.
fn heard(rule: Rule, one: &Series, top: f64) -> (Vec<usize>, u32) {
    let (mut course, mut heard, mut of) = (Vec::new(), Vec::new(), 0);
    for (place, score) in one.scores.iter().enumerate() {
        let Some(score) = score else { continue };
        let mirrored = top - score;
        let before = Course::new(course.iter().copied(), top * FLOOR);
        if before.len() >= kith_measure::strain::ENOUGH {
            of += 1;
            if rule.speaks(&before, mirrored) {
                heard.push(place);
            }
        }
        course.push(mirrored);
    }
    (heard, of)
}

/// What one rule did.
#[derive(Debug)]
struct Did {
    name: &'static str,
    spoke: Clustered,
    /// For each sudden loss, whether it was found.
    found: Vec<bool>,
}

impl Did {
    fn new((name, rule): (&'static str, Rule), people: &[Series], top: f64, lost: &[Loss]) -> Self {
        let each: Vec<_> = people.iter().map(|one| heard(rule, one, top)).collect();
        let mut spoke = Clustered::default();
        for (heard, of) in &each {
            spoke.count(small(heard.len()), *of);
        }
        let found = lost.iter().map(|Loss { person, after }| {
            let soon = after + 1..=after + SOON;
            each.get(*person).is_some_and(|(heard, _)| heard.iter().any(|at| soon.contains(at)))
        });
        Self { name, spoke, found: found.collect() }
    }
}

/// What every rule did on these people, as Markdown.
pub(super) fn print(people: &[Series], top: f64, alpha: f64, out: &mut impl Write) -> Result<()> {
    let scale = Scale::of(people, top, alpha)?;
    let all = people.iter().enumerate();
    let lost = all.flat_map(|(person, one)| {
        losses(&one.scores, scale.reliable).into_iter().map(move |after| Loss { person, after })
    });
    let lost: Vec<_> = lost.collect();
    let did = scale.rules().map(|named| Did::new(named, people, top, &lost));
    writeln!(
        out,
        "{} people; spread of their first scores {:.2}, reliable change {:.2} (alpha {alpha}); {} \
         sudden losses. In brackets the 95 % confidence interval over people as clusters.\n",
        people.len(),
        scale.all,
        scale.reliable,
        lost.len()
    )?;
    writeln!(out, "| rule | spoke, of sessions with four before | share | sudden losses found |")?;
    writeln!(out, "|---|---|---|---|")?;
    for Did { name, spoke, found } in &did {
        let ((hits, of), count) = (spoke.counts(), found.iter().filter(|found| **found).count());
        let share = spoke.share();
        writeln!(out, "| {name} | {hits} of {of} | {share} | {count} of {} |", lost.len())?;
    }
    writeln!(out)?;
    for (place, Loss { person, after }) in lost.iter().enumerate() {
        let Some(one) = people.get(*person) else { continue };
        let earlier = one.scores.iter().take(after + 1).flatten().count();
        let by = did.iter().filter(|did| did.found.get(place) == Some(&true));
        let by: Vec<_> = by.map(|did| did.name).collect();
        let by = if by.is_empty() { "none".to_owned() } else { by.join("; ") };
        let (id, first, second) = (&one.id, after + 1, after + 2);
        writeln!(out, "- person {id}, from score {first} to {second}, {earlier} before: {by}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(scores: &[f64]) -> Vec<Option<f64>> {
        scores.iter().copied().map(Some).collect()
    }

    #[test]
    fn a_step_up_that_stays_is_a_sudden_loss() {
        let step = given(&[10.0, 11.0, 10.0, 20.0, 21.0, 20.0]);
        assert_eq!(losses(&step, 7.0), [2]);
        assert_eq!(losses(&step, 10.5), [0_usize; 0], "less than the reliable change");
        let back = given(&[10.0, 11.0, 10.0, 20.0, 10.0, 11.0]);
        assert_eq!(losses(&back, 7.0), [0_usize; 0], "it did not stay");
        let better = given(&[20.0, 21.0, 20.0, 10.0, 11.0, 10.0]);
        assert_eq!(losses(&better, 7.0), [0_usize; 0], "a gain is none");
    }

    #[test]
    fn with_scores_missing_a_loss_has_to_be_plainer() {
        // The step of 8.5 lies below 4.303 pooled spreads of 2.06, and above 3.182 of 1.70.
        let four = [None, Some(10.0), Some(14.0), Some(20.0), None, Some(21.0)];
        assert_eq!(losses(&four, 5.0), [0_usize; 0]);
        let five = [None, Some(10.0), Some(14.0), Some(20.0), Some(21.0), Some(21.0)];
        assert_eq!(losses(&five, 5.0), [2]);
        let three = [None, None, Some(10.0), Some(23.0), None, Some(24.0)];
        assert_eq!(losses(&three, 7.0), [0_usize; 0], "one before is too few");
    }

    #[test]
    fn worse_is_a_fall_and_the_rules_are_asked_from_the_fifth_on() {
        let one = Series { id: "1".into(), scores: given(&[10.0, 30.0, 10.0, 11.0, 10.0, 25.0]) };
        let (heard, of) = heard(Rule::BelowMedian(8.0), &one, 63.0);
        assert_eq!((heard, of), (vec![5], 2));
    }

    #[test]
    fn what_is_printed_counts_what_each_rule_found() {
        let steady =
            Series { id: "a".into(), scores: given(&[20.0, 21.0, 20.0, 21.0, 20.0, 21.0]) };
        let scores = [12.0, 11.0, 12.0, 11.0, 12.0, 30.0, 31.0, 30.0];
        let lost = Series { id: "b".into(), scores: given(&scores) };
        let mut out = Vec::new();
        print(&[steady, lost], 63.0, 0.88, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("2 people; spread of their first scores 5.66, reliable change 5.43"));
        assert!(text.contains("| the reliable change below the own median | 3 of 6 | "), "{text}");
        assert!(text.contains("- person b, from score 5 to 6, 5 before: a fortieth"), "{text}");
        assert!(print(&[], 63.0, 0.88, &mut Vec::new()).is_err());
    }
}
