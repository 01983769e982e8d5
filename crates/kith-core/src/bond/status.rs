//! Where a bond stands, as its row in the index says it too.

/// Where a bond stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Waiting for a yes.
    Proposed,
    /// Both said yes.
    Active,
    /// One of them asked for a pause.
    Paused,
    /// The client ended it.
    Ended,
    /// Somebody said no.
    Declined,
}

impl Status {
    /// Every status, in row order.
    pub const ALL: [Self; 5] =
        [Self::Proposed, Self::Active, Self::Paused, Self::Ended, Self::Declined];

    /// The number of this status in a bond row.
    pub const fn number(self) -> u8 {
        match self {
            Self::Proposed => 0,
            Self::Active => 1,
            Self::Paused => 2,
            Self::Ended => 3,
            Self::Declined => 4,
        }
    }

    /// The status with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The end of the text key `bond-status-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Ended => "ended",
            Self::Declined => "declined",
        }
    }
}
