//! `lens-study`: how often the lens marks what it should and nothing else, on sentences that were
//! labelled beforehand, and how long a note takes. `docs/lens.md` holds what it printed.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use kith_lens::{About, List, Tier, Why};

use crate::share::Often;

const BUILD: &str = include_str!("../../crates/kith-lens/sentences/en-build.txt");
const HELD: &str = include_str!("../../crates/kith-lens/sentences/en-held.txt");

/// How many words the note has that is timed.
const NOTE: usize = 1_000;

/// What is asked of the study.
#[derive(Debug, clap::Args)]
pub(crate) struct Asked {
    /// Which sentences.
    #[arg(long, value_enum, default_value = "both")]
    half: Half,
    /// Prints each sentence that came out otherwise than labelled.
    #[arg(long)]
    misses: bool,
    /// How often a note of 1,000 words is read, to say how long that takes.
    #[arg(long, default_value_t = 500)]
    times: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Half {
    /// Those that the rules were built on.
    Build,
    /// Those that were held out.
    Held,
    /// Both, each by itself and together.
    Both,
}

/// One sentence with what is to be marked in it.
struct Sentence<'a> {
    marks: Vec<(Tier, &'a str)>,
    text: &'a str,
}

/// How often the lens was right, for one tier.
#[derive(Debug, Clone, Copy, Default)]
struct Right {
    /// Of what it marked.
    precision: Often,
    /// Of what it should have marked.
    recall: Often,
}

/// What came out: for each tier, and the sentences that came out otherwise.
#[derive(Default)]
struct Outcome {
    tiers: BTreeMap<Tier, Right>,
    misses: Vec<String>,
    sentences: usize,
    traps: usize,
}

pub(crate) fn run(asked: &Asked, out: &mut impl Write) -> Result<()> {
    let both = format!("{BUILD}\n{HELD}");
    let halves = [("built on", BUILD, Half::Build), ("held out", HELD, Half::Held)];
    let halves = halves.into_iter().chain([("together", both.as_str(), Half::Both)]);
    for (name, text, half) in halves {
        if asked.half == half || asked.half == Half::Both {
            let outcome = tried(text)?;
            outcome.print(name, out)?;
            if asked.misses && half != Half::Both {
                outcome.misses.iter().try_for_each(|miss| writeln!(out, "  {miss}"))?;
            }
        }
    }
    if asked.times > 0 {
        let (middle, slow) = timed(&both, asked.times)?;
        let [middle, slow] = [middle, slow].map(|time| time.as_secs_f64() * 1_000.0);
        writeln!(out, "a note of {NOTE} words: p50 {middle:.2} ms, p99 {slow:.2} ms")?;
    }
    Ok(())
}

fn sentences(text: &str) -> Result<Vec<Sentence<'_>>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| sentence(line).with_context(|| format!("not a label: {line}"))).collect()
}

fn sentence(line: &str) -> Option<Sentence<'_>> {
    let (marks, text) = line.split_once('|')?;
    let (marks, text) = (marks.trim(), text.trim());
    if marks == "-" {
        return Some(Sentence { marks: Vec::new(), text });
    }
    let marks = marks.split(',').map(|one| {
        let (tier, words) = one.trim().split_once(':')?;
        Some((Tier::ALL.into_iter().find(|one| one.letter() == tier)?, words))
    });
    Some(Sentence { marks: marks.collect::<Option<_>>()?, text })
}

fn tried(text: &str) -> Result<Outcome> {
    let list = List::english();
    let mut outcome = Outcome::default();
    for sentence in sentences(text)? {
        let advice = kith_lens::read(list, &About::default(), sentence.text);
        let found: Vec<(Tier, &str)> = advice
            .marks
            .iter()
            .filter_map(|mark| match mark.why {
                Why::Listed(term) => Some((term.tier, sentence.text.get(mark.at.clone())?)),
                Why::Asked => None,
            })
            .collect();
        outcome.count(&sentence, &found);
    }
    Ok(outcome)
}

fn same(one: &(Tier, &str), other: &(Tier, &str)) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('-', " ");
    one.0 == other.0 && plain(one.1) == plain(other.1)
}

impl Outcome {
    fn count(&mut self, sentence: &Sentence<'_>, found: &[(Tier, &str)]) {
        self.sentences += 1;
        self.traps += usize::from(sentence.marks.is_empty());
        let wanted = &sentence.marks;
        for one in found {
            let right = wanted.iter().any(|other| same(one, other));
            self.tiers.entry(one.0).or_default().precision.count(right);
            if !right {
                self.miss("too much", one, sentence);
            }
        }
        for one in wanted {
            let right = found.iter().any(|other| same(one, other));
            self.tiers.entry(one.0).or_default().recall.count(right);
            if !right {
                self.miss("missed", one, sentence);
            }
        }
    }

    fn miss(&mut self, what: &str, (tier, words): &(Tier, &str), sentence: &Sentence<'_>) {
        self.misses.push(format!("{what} {}:{words} | {}", tier.letter(), sentence.text));
    }

    /// Both tiers that are held to a floor, as one.
    fn first_two(&self) -> Right {
        let mut sum = Right::default();
        for tier in [Tier::A, Tier::B] {
            let right = self.tiers.get(&tier).copied().unwrap_or_default();
            sum.precision = sum.precision.and(right.precision);
            sum.recall = sum.recall.and(right.recall);
        }
        sum
    }

    fn print(&self, name: &str, out: &mut impl Write) -> Result<()> {
        let (sentences, traps) = (self.sentences, self.traps);
        writeln!(out, "{name}: {sentences} sentences, {traps} of them traps")?;
        let tiers = self.tiers.iter().map(|(tier, right)| (tier.letter().to_owned(), *right));
        for (tier, right) in tiers.chain([("A and B".to_owned(), self.first_two())]) {
            let (precision, recall) = (right.precision.share(), right.recall.share());
            let of = right.recall.of();
            writeln!(out, "  {tier:<8} precision {precision}  recall {recall}  of {of}")?;
        }
        Ok(())
    }
}

/// How long a long note takes: in the middle, and the slowest of a hundred.
fn timed(text: &str, times: u32) -> Result<(Duration, Duration)> {
    let all: Vec<&str> = sentences(text)?.iter().map(|one| one.text).collect();
    ensure!(!all.is_empty(), "there are no sentences");
    let mut words = all.iter().flat_map(|text| text.split(' ')).cycle();
    let note: Vec<&str> = words.by_ref().take(NOTE).collect();
    let (note, list, about) = (note.join(" "), List::english(), About::default());
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(kith_lens::read(list, &about, std::hint::black_box(&note)));
            start.elapsed()
        })
        .collect();
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or_default();
    Ok((at(50), at(99)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_on_tiers_a_and_b_is_right_nine_times_of_ten() {
        for (name, text) in [("built on", BUILD), ("held out", HELD)] {
            let outcome = tried(text).expect("labels");
            let right = outcome.first_two();
            let (precision, recall) = (right.precision.share().value, right.recall.share().value);
            assert!(precision >= 0.9, "{name}: {precision} {:?}", outcome.misses);
            assert!(recall >= 0.8, "{name}: {recall} {:?}", outcome.misses);
        }
    }

    #[test]
    fn there_are_enough_sentences_and_half_of_them_are_traps() {
        let outcome = tried(&format!("{BUILD}\n{HELD}")).expect("labels");
        assert!(outcome.sentences >= 300 && outcome.traps * 2 >= outcome.sentences);
    }

    #[test]
    fn a_label_that_was_not_marked_is_a_miss() {
        let outcome = tried("A:angry | It rained.\n- | Known addict.").expect("labels");
        assert_eq!(outcome.misses.len(), 2);
        assert!(tried("Q:angry | It rained.").is_err());
    }
}
