//! That two did not meet: each says it of themselves alone, and nobody of the other.

use super::{Meeting, What};
use crate::fact as facts;
use crate::id::MeetingId;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Role};

/// For how long after a meeting it can be said.
const AFTER: i64 = 28 * DAY;

impl Meeting {
    /// What was said of not having met at the time that holds: by which side, and whether that
    /// side was there. Nothing, once it was said to begin after all.
    pub fn not_met(&self) -> impl Iterator<Item = (Role, bool)> {
        let since = self.steps.iter().rposition(|step| matches!(step.what, What::Agreed { .. }));
        let began = self.began.is_some();
        let steps = self.steps.iter().skip(since.unwrap_or(0)).filter(move |_| !began);
        steps.filter_map(|step| match step.what {
            What::NotMet { was_there } => Some((step.by.role, was_there)),
            _ => None,
        })
    }

    /// Whether it took place, as far as anybody said.
    pub fn is_met(&self) -> bool {
        self.not_met().next().is_none()
    }
}

impl Seen {
    /// Whether this person can say now that the two did not meet.
    pub fn may_say_not_met(&self, meeting: MeetingId) -> bool {
        may_say(self.state(), self.who(), self.at(), meeting).is_ok()
    }
}

/// Either of the two, of an agreed meeting, from its beginning on, each side once.
pub(super) fn may_say(
    state: &facts::State,
    who: &Actor,
    at: Timestamp,
    meeting: MeetingId,
) -> Result<(), Refusal> {
    let meeting = super::open_meeting(state, meeting)?;
    super::may_meet(state, who, meeting.bond)?;
    let details = meeting.stands().ok_or(Refusal::WaitingForYes)?;
    let said =
        meeting.not_met().any(|(role, _)| (role == Role::Client) == (who.role == Role::Client));
    if said || meeting.began.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if at < details.starts {
        return Err(Refusal::TooSoon);
    }
    if at > details.ends().plus(AFTER) { Err(Refusal::TooLate) } else { Ok(()) }
}
