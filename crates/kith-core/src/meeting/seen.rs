//! What one person may know of meetings: what is next, what was last, what changed.

use super::{Details, Meeting, Step};
use crate::bond::Status;
use crate::fact;
use crate::id::{BondId, MeetingId};
use crate::seen::Seen;

impl fact::State {
    /// Agreed meetings with people who are beside the client now, soonest first. Where there
    /// is a pause or an end, no meeting is next.
    pub(crate) fn coming(&self) -> impl Iterator<Item = (&Meeting, &Details)> {
        let active = |bond| self.bond.get(bond).is_ok_and(|bond| bond.status == Status::Active);
        self.meeting.standing().into_iter().filter(move |(meeting, _)| active(meeting.bond))
    }
}

impl Seen {
    /// The meetings this person may know of: all for the client, their own for staff.
    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.state().meeting.meetings.values().filter(|meeting| self.in_meeting(meeting.bond))
    }

    /// One of them.
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings().find(|meeting| meeting.id == id)
    }

    /// The next agreed meeting that has not ended, with somebody who is beside the client.
    pub fn next_meeting(&self) -> Option<(&Meeting, &Details)> {
        let mut coming = self.state().coming();
        coming
            .find(|(meeting, details)| details.ends() > self.at() && self.in_meeting(meeting.bond))
    }

    /// The last agreed meeting that has begun.
    pub fn last_meeting(&self) -> Option<(&Meeting, &Details)> {
        let mut standing = self.state().meeting.standing().into_iter().rev();
        standing
            .find(|(meeting, details)| details.starts <= self.at() && self.in_meeting(meeting.bond))
    }

    /// What others changed about a meeting since this person last looked in.
    pub fn changed<'a>(&'a self, meeting: &'a Meeting) -> impl Iterator<Item = &'a Step> {
        let mine = |step: &&Step| step.by.person == self.who().person;
        // What they have answered themselves they know of.
        let answered = meeting.steps.iter().rev().find(mine).map(|step| step.at);
        let since = self.looked_before().max(answered);
        meeting.steps.iter().filter(move |step| {
            step.by.person != self.who().person && since.is_none_or(|since| step.at > since)
        })
    }

    pub(crate) fn in_meeting(&self, bond: BondId) -> bool {
        self.is_own()
            || self.state().bond.get(bond).is_ok_and(|bond| bond.person == self.who().person)
    }
}
