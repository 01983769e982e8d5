//! Which entries are words for somebody, which are answers, and which came by themselves.

use super::{Fact, Mark};
use crate::fact;
use crate::strain::{self, Sign};
use crate::{agenda, checkin, ending, feedback, form, frame, meeting, note, repair, series};

/// Whether a client writes it for somebody who reads it. What may have changed between two
/// people has a course of its own, see [`crate::repair`]; a proposed time waits for a yes or no.
pub(super) fn is_for_somebody(fact: &fact::Fact) -> bool {
    match fact {
        fact::Fact::CheckIn(checkin::Fact::Sent { .. })
        | fact::Fact::Feedback(feedback::Fact::Given { .. } | feedback::Fact::OnTablet { .. })
        | fact::Fact::Form(form::Fact::Answered { .. })
        | fact::Fact::Agenda(agenda::Fact::Added { .. })
        | fact::Fact::Note(note::Fact::Replied { .. } | note::Fact::NotRight { .. })
        | fact::Fact::Heard(Fact::Marked { mark: Some(Mark::NotQuite), .. })
        | fact::Fact::Ending(ending::Fact::Letter { .. }) => true,
        // Here words can be left out.
        fact::Fact::Ending(ending::Fact::Planned { words, .. })
        | fact::Fact::Frame(frame::Fact::Declined { words, .. })
        | fact::Fact::Meeting(meeting::Fact::Cancelled { words, .. })
        | fact::Fact::Series(series::Fact::Cancelled { words, .. }) => !words.trim().is_empty(),
        _ => false,
    }
}

/// Whether it comes with what somebody wrote, and is no word of theirs.
pub(super) const fn is_noticed(fact: &fact::Fact) -> bool {
    match fact {
        fact::Fact::Strain(strain::Fact::Noticed { sign, .. }) => !matches!(sign, Sign::Said),
        fact::Fact::Repair(repair::Fact::Reopened { .. })
        | fact::Fact::Heard(Fact::Due { .. })
        | fact::Fact::Note(note::Fact::Asked { .. }) => true,
        _ => false,
    }
}

/// Whether it is an answer, and one in words.
pub(super) const fn answers(fact: &fact::Fact) -> Option<bool> {
    match fact {
        fact::Fact::Note(
            note::Fact::Replied { .. }
            | note::Fact::Settled { .. }
            | note::Fact::Corrected { dispute: Some(_), .. },
        ) => Some(true),
        fact::Fact::Form(form::Fact::Reached { .. }) => Some(false),
        _ => None,
    }
}
