//! The course of a bond: when it began, when there was a pause, when it was over.

use super::Status;
use crate::entry::Mark;
use crate::time::Timestamp;

/// When a bond began, paused and ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// When both had said yes.
    pub began: Option<Timestamp>,
    /// The place of the entry by which it began.
    pub(crate) place: Option<u64>,
    /// Each pause: since when, and until when if it is over.
    pub pauses: Vec<(Timestamp, Option<Timestamp>)>,
    /// When it ended, if it had begun.
    pub over: Option<Timestamp>,
}

impl Course {
    pub(super) fn stands(&mut self, status: Status, mark: Mark) {
        let at = mark.at;
        match status {
            Status::Active => {
                self.began.get_or_insert(at);
                self.place.get_or_insert(mark.place);
                self.go_on(at);
            }
            Status::Paused => self.pauses.push((at, None)),
            Status::Ended | Status::Declined => {
                self.go_on(at);
                self.over = self.began.map(|_| at);
            }
            Status::Proposed => {}
        }
    }

    fn go_on(&mut self, at: Timestamp) {
        if let Some((_, until @ None)) = self.pauses.last_mut() {
            *until = Some(at);
        }
    }
}
