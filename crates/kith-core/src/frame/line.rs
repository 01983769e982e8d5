//! The lines of a frame, and what may stand in each. Day, time and length are numbers, so that
//! meetings can be suggested from them; the rest is words.

use minicbor::{Decode, Encode};

use crate::meeting::LONGEST;
use crate::refusal::Refusal;
use crate::words::{LINE, SHORT, said};

/// The shortest a meeting is usually, in minutes.
pub const LEAST: u16 = 5;
/// The most weeks from one meeting to the next.
pub const MOST_WEEKS: u16 = 12;
/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// One line. The list stays open; numbers are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Line {
    /// The usual weekday: 1 is Monday, 7 is Sunday.
    #[n(0)]
    Day,
    /// How many weeks there are from one meeting to the next.
    #[n(1)]
    Often,
    /// The usual time, in minutes since midnight where the service is.
    #[n(2)]
    Time,
    /// How long a meeting is, in minutes.
    #[n(3)]
    Length,
    /// A place in words, or a link.
    #[n(4)]
    Place,
    /// What a meeting looks like, from arriving to leaving.
    #[n(5)]
    Meeting,
    /// Contact between meetings: how, when, how fast an answer comes.
    #[n(6)]
    Contact,
    /// When one of the two is late or cannot come.
    #[n(7)]
    Late,
    /// Holidays and other breaks.
    #[n(8)]
    Breaks,
    /// How ending will go.
    #[n(9)]
    Ending,
}

/// What is said in a line.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Said {
    /// In a line of when: as the line counts.
    #[n(0)]
    Number(#[n(0)] u16),
    /// In every other line.
    #[n(1)]
    Words(#[n(0)] String),
}

/// What is to stand in a line; nothing, where it is to be open.
pub type Wish = Option<Said>;

/// One line as it is to be.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Change {
    /// Which.
    #[n(0)]
    pub line: Line,
    /// What is to stand there; `None` leaves it open again.
    #[n(1)]
    pub said: Wish,
}

impl Line {
    /// Every line, in the order in which they are read.
    pub const ALL: [Self; 10] = [
        Self::Day,
        Self::Often,
        Self::Time,
        Self::Length,
        Self::Place,
        Self::Meeting,
        Self::Contact,
        Self::Late,
        Self::Breaks,
        Self::Ending,
    ];

    /// The stable word of this line, used in forms and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Often => "often",
            Self::Time => "time",
            Self::Length => "length",
            Self::Place => "place",
            Self::Meeting => "meeting",
            Self::Contact => "contact",
            Self::Late => "late",
            Self::Breaks => "breaks",
            Self::Ending => "ending",
        }
    }

    /// The line with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.word() == word)
    }

    /// The least and the most number that may stand here; `None` where words do.
    pub const fn numbers(self) -> Option<(u16, u16)> {
        match self {
            Self::Day => Some((1, 7)),
            Self::Often => Some((1, MOST_WEEKS)),
            Self::Time => Some((0, DAY - 1)),
            Self::Length => Some((LEAST, LONGEST)),
            Self::Place
            | Self::Meeting
            | Self::Contact
            | Self::Late
            | Self::Breaks
            | Self::Ending => None,
        }
    }

    /// The most bytes of words that fit here.
    pub const fn most(self) -> usize {
        if matches!(self, Self::Place) { LINE } else { SHORT }
    }

    /// What was said, if it may stand here.
    pub(super) fn checked(self, what: Said) -> Result<Said, Refusal> {
        match (self.numbers(), what) {
            (Some((least, most)), Said::Number(number)) if least <= number && number <= most => {
                Ok(Said::Number(number))
            }
            (None, Said::Words(words)) => Ok(Said::Words(said(words, self.most())?)),
            _ => Err(Refusal::OutsideScale),
        }
    }
}
