//! What two people want to talk about when they meet: a part of the pages of a meeting, on both
//! sides, with "not today" by the client, and what the brief shows of it.

mod act;
mod card;
mod entry;
mod section;

use kith_core::Seen;

use crate::brief::Card;
use crate::text::Text;

pub(crate) use act::{act, is_sent};
pub(crate) use card::{cards, cards_sample};
pub(crate) use entry::told;
pub(crate) use section::{Again, Section, own_sample, sample};

/// What the brief shows of the next meeting: what is not for it comes first.
pub(crate) fn brief(t: &Text, seen: &Seen) -> Vec<Card> {
    let next = seen.next_meeting();
    next.map(|(meeting, _)| cards(t, seen, meeting)).unwrap_or_default()
}
