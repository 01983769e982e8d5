//! What one person may know of meetings: what is next, what was last, what changed.

use super::{Details, Meeting, Step};
use crate::bond::{Bond, Status};
use crate::fact;
use crate::id::{BondId, MeetingId};
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};

/// A meeting, as far as somebody who is not part of it may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Awaited<'a> {
    /// When it begins.
    pub starts: Timestamp,
    /// When it ends.
    pub ends: Timestamp,
    /// Where.
    pub place: &'a str,
    /// With whom, for those who may know.
    pub with: Option<&'a str>,
}

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

    /// The last agreed meeting that has begun, and of which nobody said that the two did not meet.
    pub fn last_meeting(&self) -> Option<(&Meeting, &Details)> {
        let standing = self.state().meeting.standing().into_iter().rev();
        standing
            .filter(|(meeting, _)| meeting.is_met())
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

    /// When and where the client is awaited, for whoever meets them in no meeting of their own:
    /// agreed meetings that are to come or have ended since a day ago, soonest first.
    pub fn awaited(&self) -> impl Iterator<Item = Awaited<'_>> {
        let since = self.at().plus(-DAY);
        let coming = self.state().coming().filter(move |(_, details)| details.ends() > since);
        coming.map(|(meeting, details)| Awaited {
            starts: details.starts,
            ends: details.ends(),
            place: &details.place,
            with: self
                .state()
                .bond
                .get(meeting.bond)
                .ok()
                .filter(|_| self.knows_whom())
                .map(|bond| bond.name.as_str()),
        })
    }

    /// Whether something between the client and the person of a bond is theirs to know.
    pub(crate) fn in_meeting(&self, bond: BondId) -> bool {
        let own = |bond: &Bond| bond.person == self.who().person;
        self.is_own() || self.knows_between() && self.state().bond.get(bond).is_ok_and(own)
    }
}
