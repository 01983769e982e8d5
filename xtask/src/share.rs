//! Shares with their 95 % confidence intervals.

use std::fmt;

/// 1.96, as far as it is needed.
const Z: f64 = 1.959_964;

/// A share, and between what it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Share {
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// How often something happened, each time by itself: the interval is Wilson's.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Often {
    hits: f64,
    of: f64,
}

impl Often {
    pub(crate) fn count(&mut self, hit: bool) {
        self.hits += f64::from(u8::from(hit));
        self.of += 1.0;
    }

    /// Both counts as one.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { hits: self.hits + other.hits, of: self.of + other.of }
    }

    /// Of how many.
    pub(crate) const fn of(self) -> f64 {
        self.of
    }

    pub(crate) fn share(self) -> Share {
        let Self { hits, of } = self;
        let (value, square) = (hits / of, Z * Z);
        let middle = (value + square / (2.0 * of)) / (1.0 + square / of);
        let half = Z / (1.0 + square / of)
            * (value * (1.0 - value) / of + square / (4.0 * of * of)).sqrt();
        Share { value, low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
    }
}

/// How often something happened at one person's meetings, over many people. Meetings of one
/// person are alike, so that the interval is one of a ratio with people as its clusters.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clustered {
    people: f64,
    hits: f64,
    of: f64,
    /// Sums over people: hits squared, hits times meetings, meetings squared.
    sums: [f64; 3],
}

impl Clustered {
    /// One more person.
    pub(crate) fn count(&mut self, hits: u32, of: u32) {
        let (hits, of) = (f64::from(hits), f64::from(of));
        self.people += 1.0;
        self.hits += hits;
        self.of += of;
        let [squares, products, others] = self.sums;
        self.sums = [squares + hits * hits, products + hits * of, others + of * of];
    }

    /// Where it never happened, as if each person had had one meeting only.
    pub(crate) fn share(self) -> Share {
        if self.of > 0.0 && self.hits == 0.0 {
            return Often { hits: 0.0, of: self.people }.share();
        }
        let value = self.hits / self.of;
        let [squares, products, others] = self.sums;
        let apart = (squares - 2.0 * value * products + value * value * others).max(0.0);
        let half = Z * (apart * self.people / (self.people - 1.0)).sqrt() / self.of;
        Share { value, low: (value - half).max(0.0), high: (value + half).min(1.0) }
    }

    /// How often, of how many.
    pub(crate) const fn counts(self) -> (f64, f64) {
        (self.hits, self.of)
    }
}

/// With three places, without the nought: `.035 (.034-.036)`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.value.is_nan() {
            return f.write_str("none to count");
        }
        let [value, low, high] = [self.value, self.low, self.high].map(short);
        write!(f, "{value} ({low}-{high})")
    }
}

fn short(share: f64) -> String {
    let long = format!("{share:.3}");
    long.strip_prefix('0').map_or(long.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 5e-4
    }

    #[test]
    fn the_interval_of_wilson_is_that_of_the_textbook() {
        let mut often = Often::default();
        (0..20).for_each(|one| often.count(one < 3));
        let Share { value, low, high } = often.share();
        assert!(near(value, 0.15) && near(low, 0.0524) && near(high, 0.3604), "{low} {high}");
        let mut never = Often::default();
        (0..10).for_each(|_| never.count(false));
        assert!(near(never.share().low, 0.0) && near(never.share().high, 0.2775));
    }

    #[test]
    fn people_who_are_all_alike_inside_count_once_each() {
        // Half of the people always, half never: what 16 meetings say is what one would.
        let mut clustered = Clustered::default();
        (0..100).for_each(|one| clustered.count(16 * (one % 2), 16));
        let Share { value, low, high } = clustered.share();
        assert!(near(value, 0.5));
        let half = Z * (0.25_f64 / 99.0).sqrt();
        assert!(near(low, 0.5 - half) && near(high, 0.5 + half), "{low} {high}");
        let mut never = Clustered::default();
        (0..10).for_each(|_| never.count(0, 16));
        assert!(near(never.share().high, 0.2775), "never in 10 people is not 0 for sure");
    }

    #[test]
    fn a_share_is_short() {
        let share = Share { value: 0.0354, low: 0.0341, high: 1.0 };
        assert_eq!(share.to_string(), ".035 (.034-1.000)");
        assert_eq!(Often::default().share().to_string(), "none to count");
    }
}
