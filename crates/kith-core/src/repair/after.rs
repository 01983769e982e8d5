//! How it felt after an answer: the first feedback since, beside the last one before.

use std::cmp::Ordering;

use super::Standing;
use crate::feedback::{Given, View};
use crate::id::{BondId, MeetingId};
use crate::seen::Seen;
use crate::strain::Strain;
use crate::time::Timestamp;

/// The first feedback after an answer, as far as the reader may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// On which meeting.
    pub meeting: MeetingId,
    /// How its score lies to that of the last feedback before. `None`: one of the two has no
    /// score, or not one that the reader may see.
    pub than_before: Option<Ordering>,
}

impl Seen {
    /// How it felt after the last answer to a strain; `None` while nothing tells.
    pub fn felt_after(&self, strain: &Strain) -> Option<After> {
        let answers = self.repair_steps(strain).iter().rev();
        let mut answers = answers.filter(|step| step.to == Standing::Answered);
        let answered = answers.next()?.mark.at;
        let (_, meeting, score) = self.given_on(strain.bond).find(|(at, ..)| *at > answered)?;
        let before = self.given_on(strain.bond).filter(|(at, ..)| *at <= answered);
        let before = before.filter_map(|(.., score)| score).last();
        Some(After { meeting, than_before: score.zip(before).map(|(one, other)| one.cmp(&other)) })
    }

    /// The newest feedback on each meeting of one bond that the reader sees something of, oldest
    /// first: when, on what, and its score where they see that.
    fn given_on(&self, bond: BondId) -> impl Iterator<Item = (Timestamp, MeetingId, Option<u8>)> {
        let of_bond = move |given: &Given| {
            self.state().meeting.get(given.meeting).is_ok_and(|meeting| meeting.bond == bond)
        };
        self.feedback_on_each().filter(move |(given, _)| of_bond(given)).map(|(given, view)| {
            let score = match view {
                View::Whole(whole) => whole.score(),
                View::WorthAsking => None,
            };
            (given.at, given.meeting, score)
        })
    }
}
