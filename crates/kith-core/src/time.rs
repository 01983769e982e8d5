//! Moments, given from outside. Order never rests on them: only an entry's place does.

use minicbor::{Decode, Encode};

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Timestamp(#[n(0)] pub i64);

/// Microseconds in one minute.
pub const MINUTE: i64 = 60_000_000;
/// Microseconds in one hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Microseconds in one day.
pub const DAY: i64 = 24 * HOUR;

impl Timestamp {
    /// This moment moved by `micros`; stays at the ends of what can be said.
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Whole hours since 1970: the unit in which openings are told.
    pub const fn hour(self) -> i64 {
        self.0.div_euclid(HOUR)
    }
}
