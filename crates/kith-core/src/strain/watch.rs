//! Which rule compares feedback with what is usual for somebody: the service's choice among
//! those of [`kith_measure::strain`].

use kith_measure::strain::{Course, FLOOR, Rule};
use minicbor::{Decode, Encode};

/// Which rule watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Watch {
    /// So many points below the own median.
    #[default]
    #[n(0)]
    Median,
    /// Below the own mean by more than two own standard deviations.
    #[n(1)]
    Mean,
    /// Below the own mean by more than scores usually move from one meeting to the next.
    #[n(2)]
    Chart,
    /// A mean in which the newest count most has sunk below the own mean.
    #[n(3)]
    Forgetting,
}

impl Watch {
    /// Every rule, the usual one first.
    pub const ALL: [Self; 4] = [Self::Median, Self::Mean, Self::Chart, Self::Forgetting];

    /// The end of text keys such as `repair-how-…` and `service-watch-…`, and the value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Median => "median",
            Self::Mean => "mean",
            Self::Chart => "chart",
            Self::Forgetting => "forgetting",
        }
    }

    /// The rule with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// The rule itself, on the 0-60 scale of feedback. `fall` counts with the median alone.
    pub fn rule(self, fall: u8) -> Rule {
        match self {
            Self::Median => Rule::BelowMedian(f64::from(fall)),
            Self::Mean => Rule::MEAN,
            Self::Chart => Rule::CHART,
            Self::Forgetting => Rule::EWMA,
        }
    }
}

/// Whether a score is worth asking about after those before it, oldest first.
pub(super) fn speaks(rule: Rule, before: &[u8], score: u8) -> bool {
    let usual = Course::new(before.iter().map(|one| f64::from(*one)), FLOOR);
    rule.speaks(&usual, f64::from(score))
}
