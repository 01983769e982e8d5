//! Meetings as agreed, or moved or cancelled by the service, with or without notice.

use super::{NOTICE, What};
use crate::fact::State;
use crate::meeting::{Details, Meeting, What as Did};
use crate::time::Timestamp;
use crate::who::Role;

/// How a meeting counts: as the last thing that the service did to it, or as agreed from its
/// beginning on. What the client moves or cancels counts for nothing.
pub(super) fn met(
    state: &State,
    meeting: &Meeting,
) -> impl Iterator<Item = (Timestamp, What)> + use<> {
    let moved = by_service(state, meeting);
    moved.or_else(|| as_agreed(meeting)).into_iter()
}

/// Whether the service was there: it says itself that it was not, or the client that they were.
/// That the client could not be there counts for nothing.
fn as_agreed(meeting: &Meeting) -> Option<(Timestamp, What)> {
    let starts = meeting.stands()?.starts;
    let not_met: Vec<_> = meeting.not_met().collect();
    if not_met.is_empty() {
        return Some((starts, What::Met));
    }
    let by_service = |(role, was_there): (Role, bool)| (role == Role::Client) == was_there;
    not_met.into_iter().any(by_service).then_some((starts, What::NotThere))
}

/// The shortest notice that the service gave of a change of what was agreed.
fn by_service(state: &State, meeting: &Meeting) -> Option<(Timestamp, What)> {
    let theirs = |by: &crate::who::Author| by.person != state.owner;
    let mut agreed: Option<&Details> = None;
    let mut offered: Option<(Timestamp, bool)> = None;
    let mut moved: Option<(Timestamp, What)> = None;
    for (place, step) in meeting.steps.iter().enumerate() {
        let said = match step.what {
            Did::Proposed | Did::ChangeProposed => {
                offered = Some((step.at, theirs(&step.by)));
                None
            }
            Did::Agreed { ref before, .. } => {
                let change = before.as_ref().zip(offered.filter(|(_, theirs)| *theirs));
                agreed = agreed_after(meeting, place);
                change.map(|(before, (at, _))| (at, before.starts))
            }
            Did::Cancelled if theirs(&step.by) => agreed.map(|details| (step.at, details.starts)),
            Did::Declined | Did::Cancelled | Did::NotMet { .. } => None,
        };
        let Some((at, starts)) = said.filter(|(at, starts)| at < starts) else { continue };
        let what = if at.plus(NOTICE) <= starts { What::MovedEarly } else { What::MovedLate };
        if moved.is_none_or(|(_, before)| before != What::MovedLate) {
            moved = Some((at, what));
        }
    }
    moved
}

/// What held after the step at this place: what the next agreement says held before it, or what
/// holds now.
fn agreed_after(meeting: &Meeting, place: usize) -> Option<&Details> {
    let later = meeting.steps.iter().skip(place + 1);
    let before = later.filter_map(|step| match &step.what {
        Did::Agreed { before, .. } => Some(before.as_ref()),
        _ => None,
    });
    before.into_iter().next().unwrap_or(meeting.agreed.as_ref())
}
