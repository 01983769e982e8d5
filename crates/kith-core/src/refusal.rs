//! Reasons not to do something. Each has a stable code; its kind sentence is a text.

/// Why a wish was not carried out. Nothing is lost and nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not this person's to do or to see.
    #[error("not yours")]
    NotYours,
    /// What it speaks of is not in this room.
    #[error("not here")]
    NotHere,
    /// Nothing was said.
    #[error("nothing was said")]
    Empty,
    /// More words than one entry can hold.
    #[error("longer than {limit} characters")]
    TooLong {
        /// The most characters that fit.
        limit: usize,
    },
    /// A number outside its scale.
    #[error("outside the scale")]
    OutsideScale,
    /// It is done already.
    #[error("already done")]
    AlreadyDone,
    /// The bond is paused or ended.
    #[error("not at present")]
    NotAtPresent,
    /// The other person has to say yes first.
    #[error("waiting for the other's yes")]
    WaitingForYes,
    /// The moment has not come.
    #[error("too soon")]
    TooSoon,
    /// The moment has passed.
    #[error("too late")]
    TooLate,
    /// A form whose answer lists are not all there.
    #[error("the form is not complete")]
    FormNotComplete,
    /// Another meeting has the person or the room at that time.
    #[error("not free")]
    NotFree,
    /// A second administrator has to say yes first.
    #[error("waiting for a second administrator")]
    NeedsSecond,
    /// Two who met the client have to say so, and a day has to go by.
    #[error("two people and a day are needed")]
    NeedsTwo,
    /// Something that is waited for comes first.
    #[error("something is still owed")]
    StillOwed,
    /// More than a list can hold.
    #[error("more than {limit}")]
    TooMany {
        /// The most that a list can hold.
        limit: usize,
    },
    /// No rule for a row of dates, or one that never ends or gives too many.
    #[error("not a rule for a row of dates")]
    NotARule,
    /// Somebody wrote something else meanwhile.
    #[error("changed meanwhile")]
    Changed,
    /// More often than the client agreed to.
    #[error("more often than agreed")]
    NotAgreed,
}

impl Refusal {
    /// The stable code, also the end of the text key `refusal-…`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotYours => "not-yours",
            Self::NotHere => "not-here",
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::OutsideScale => "outside-scale",
            Self::AlreadyDone => "already-done",
            Self::NotAtPresent => "not-at-present",
            Self::WaitingForYes => "waiting-for-yes",
            Self::TooSoon => "too-soon",
            Self::TooLate => "too-late",
            Self::FormNotComplete => "form-not-complete",
            Self::NotFree => "not-free",
            Self::NeedsSecond => "needs-second",
            Self::NeedsTwo => "needs-two",
            Self::StillOwed => "still-owed",
            Self::TooMany { .. } => "too-many",
            Self::NotARule => "not-a-rule",
            Self::Changed => "changed",
            Self::NotAgreed => "not-agreed",
        }
    }
}
