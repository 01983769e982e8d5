//! What Kith knows about a published instrument: facts, never words.

/// A code in a code system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Address of the code system.
    pub system: &'static str,
    /// The code.
    pub code: &'static str,
}

/// Address of LOINC as a code system.
pub const LOINC: &str = "http://loinc.org";

/// Address of SNOMED CT as a code system.
pub const SNOMED: &str = "http://snomed.info/sct";

/// One item of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// LOINC code, where one is known.
    pub code: Option<&'static str>,
    /// What the item is about, in Kith's own neutral words.
    pub topic: &'static str,
    /// Any answer above the lowest opens the safety path, whatever the total.
    pub safety: bool,
}

impl Item {
    /// An item with a LOINC code.
    pub const fn coded(code: &'static str, topic: &'static str) -> Self {
        Self { code: Some(code), topic, safety: false }
    }

    /// An item without a known code.
    pub const fn uncoded(topic: &'static str) -> Self {
        Self { code: None, topic, safety: false }
    }
}

/// What the answer with a given LOINC code weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// LOINC answer code.
    pub code: &'static str,
    /// Its weight.
    pub weight: u8,
}

/// The answers of an instrument, the same for each of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Weight of the highest answer; the lowest is 0, and every whole number between is
    /// the weight of one answer.
    pub highest: u8,
    /// Weights by LOINC answer code, where the instrument has such codes.
    pub weights: &'static [Weight],
}

/// How the answers become a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The sum of all items.
    Sum,
    /// The sum of all items, multiplied.
    SumTimes(u16),
    /// The first item is a gate: at 0 the total is 0 and nothing else is asked; otherwise
    /// the total is the sum of the other items.
    GatedSum,
}

/// A range of totals with a name: from here up to the next band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Lowest total of the band.
    pub from: u16,
    /// Key of its name.
    pub key: &'static str,
}

/// On which side of a cut-off the concern lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the cut-off or above it.
    AtOrAbove,
    /// At the cut-off or below it.
    AtOrBelow,
}

/// A published cut-off: a reason to talk, never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The total it lies at.
    pub at: u16,
    /// Where the concern lies.
    pub side: Side,
    /// Where the figure was read.
    pub source: &'static str,
}

/// The definition of a published instrument.
#[derive(Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Stable id (`phq-9`).
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The code of the whole instrument.
    pub panel: Code,
    /// LOINC code of the total, where one is known.
    pub total: Option<&'static str>,
    /// The items, in order.
    pub items: &'static [Item],
    /// The answers.
    pub answers: Answers,
    /// How the total is made.
    pub rule: Rule,
    /// Bands of the total, ascending from 0; empty where none are published.
    pub bands: &'static [Band],
    /// Published cut-offs.
    pub cuts: &'static [Cut],
    /// Who owns the words and what they allow.
    pub licence: &'static str,
    /// Where the facts of this definition were read.
    pub source: &'static str,
}

impl Instrument {
    /// Highest total that can be reached.
    pub fn highest_total(&self) -> u16 {
        let count = |items: usize| u16::try_from(items).unwrap_or(u16::MAX);
        let highest = u16::from(self.answers.highest);
        match self.rule {
            Rule::Sum => highest * count(self.items.len()),
            Rule::SumTimes(factor) => highest * count(self.items.len()) * factor,
            Rule::GatedSum => highest * count(self.items.len().saturating_sub(1)),
        }
    }

    /// The number by which people call the item at this index: from 1, with 0 for a gate.
    pub fn number(&self, index: usize) -> usize {
        match self.rule {
            Rule::GatedSum => index,
            Rule::Sum | Rule::SumTimes(_) => index + 1,
        }
    }

    /// Index of the item with this LOINC code.
    pub fn index_of(&self, code: &str) -> Option<usize> {
        self.items.iter().position(|item| item.code == Some(code))
    }

    /// The band that a total lies in; `None` where no bands are published.
    pub fn band(&self, total: u16) -> Option<&'static Band> {
        self.bands.iter().rev().find(|band| band.from <= total)
    }

    /// The cut-offs that a total reaches.
    pub fn cuts_reached(&self, total: u16) -> impl Iterator<Item = &'static Cut> {
        self.cuts.iter().filter(move |cut| match cut.side {
            Side::AtOrAbove => total >= cut.at,
            Side::AtOrBelow => total <= cut.at,
        })
    }
}

impl Answers {
    /// What the answer with this LOINC code weighs.
    pub fn weight(&self, code: &str) -> Option<u8> {
        let found = self.weights.iter().find(|weight| weight.code == code)?;
        Some(found.weight)
    }
}
