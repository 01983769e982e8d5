//! What a client says about one way of reaching them.

use jiff::Span;
use minicbor::{Decode, Encode};

use crate::calendar::Day;

/// Minutes of a day: the end of one.
pub const MIDNIGHT: u16 = 24 * 60;
/// The most bytes of a post address.
pub const ADDRESS: usize = 600;

/// For how many months a rule holds, unless another day is said.
const USUAL: i32 = 3;
/// For how many at most.
const MOST: i32 = 12;

/// A way of reaching somebody. The list stays open; numbers are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Channel {
    /// An e-mail.
    #[n(0)]
    Email,
    /// A text message to a phone.
    #[n(1)]
    Text,
    /// A letter.
    #[n(2)]
    Post,
    /// A call.
    #[n(3)]
    Phone,
}

impl Channel {
    /// Every way, in wire order.
    pub const ALL: [Self; 4] = [Self::Email, Self::Text, Self::Post, Self::Phone];

    /// The stable word for it, used in addresses and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Text => "text",
            Self::Post => "post",
            Self::Phone => "phone",
        }
    }

    /// The way with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// For what somebody may be reached. It never stands in a message. The list stays open; numbers
/// are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Kind {
    /// A meeting is soon.
    #[n(0)]
    Soon,
    /// Something about a meeting changed.
    #[n(1)]
    Changed,
    /// There is something to read or to answer.
    #[n(2)]
    LookIn,
}

impl Kind {
    /// Every kind, in wire order.
    pub const ALL: [Self; 3] = [Self::Soon, Self::Changed, Self::LookIn];

    /// The stable word for it, used in forms and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Changed => "changed",
            Self::LookIn => "look-in",
        }
    }
}

/// How somebody may be reached by one way, as they said it.
///
/// The hours lie within one day: whoever wants to be reached across midnight would have to say
/// which of two days it is, and a wrong guess rings a phone at night.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Rule {
    /// The e-mail address, the number or the post address.
    #[n(0)]
    pub to: String,
    /// On which weekdays, one bit each: Monday is the lowest. A letter comes when it comes, so for
    /// it these are all days, and all hours.
    #[n(1)]
    pub days: u8,
    /// From when, in minutes since midnight where the service is.
    #[n(2)]
    pub from: u16,
    /// Until when, exclusive; [`MIDNIGHT`] at most.
    #[n(3)]
    pub until: u16,
    /// The sender's name as it is to appear; empty where none is to.
    #[n(4)]
    pub sender: String,
    /// The words that a notice consists of.
    #[n(5)]
    pub words: String,
    /// Who else may see or hear it, in words; may be empty.
    #[n(6)]
    pub others: String,
    /// Whether something may be said to a machine that answers. For calls only.
    #[n(7)]
    pub voicemail: bool,
    /// For what; each once.
    #[n(8)]
    pub kinds: Vec<Kind>,
    /// The last day on which it holds.
    #[n(9)]
    pub review: Day,
}

/// The last day of a rule that begins today, unless another is said.
pub fn usual(today: Day) -> Day {
    months(today, USUAL)
}

/// The last day that can be said today.
pub fn latest(today: Day) -> Day {
    months(today, MOST)
}

fn months(today: Day, months: i32) -> Day {
    let after = |months| today.date()?.checked_add(Span::new().try_months(months).ok()?).ok();
    after(months).map_or(today, Day::of)
}
