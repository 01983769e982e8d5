//! What one person may see of what was said after meetings.

use super::{Given, Show, Tablet, View};
use crate::fact;
use crate::id::MeetingId;
use crate::meeting::{Details, Meeting};
use crate::seen::Seen;
use crate::time::Timestamp;

impl Seen {
    /// What stands of a meeting, as far as this person may see it.
    pub fn feedback(&self, meeting: MeetingId) -> Option<View<'_>> {
        self.meeting(meeting)?;
        if self.is_own() {
            return self.state().feedback.on(meeting).map(View::Whole);
        }
        self.state().shown_on(meeting, self.at()).map(|(_, view)| view)
    }

    /// The same of every meeting, in the order in which it was given.
    pub(crate) fn feedback_on_each(&self) -> impl Iterator<Item = (&Given, View<'_>)> {
        let feedback = &self.state().feedback;
        let stands = move |meeting| {
            if self.is_own() {
                return feedback.on(meeting).map(|given| (given, View::Whole(given)));
            }
            self.state().shown_on(meeting, self.at())
        };
        let mine = |given: &&Given| self.meeting(given.meeting).is_some();
        feedback.given.iter().filter(mine).filter_map(move |given| {
            stands(given.meeting).filter(|(one, _)| one.entry == given.entry)
        })
    }

    /// What was entered for the client where their own word stands as well; for the client.
    pub fn entered_beside(&self, meeting: MeetingId) -> Option<&Given> {
        let feedback = &self.state().feedback;
        feedback.own_on(meeting).filter(|_| self.is_own())?;
        feedback.entered_on(meeting)
    }

    /// The newest feedback of all that this person may see something of.
    pub fn last_feedback(&self) -> Option<View<'_>> {
        let mine = |given: &&Given| self.meeting(given.meeting).is_some();
        let stands = |given: &&Given| !given.way.is_entered() || self.stands_entered(given);
        let newest = self.state().feedback.given.iter().rev().filter(mine).filter(stands);
        newest.into_iter().find_map(|given| self.view(given))
    }

    /// Whether what was entered is what stands, for this person.
    fn stands_entered(&self, entered: &Given) -> bool {
        let whole = |view: View<'_>| match view {
            View::Whole(given) => Some(given.entry),
            View::WorthAsking => None,
        };
        self.feedback(entered.meeting).and_then(whole) == Some(entered.entry)
    }

    /// How a feedback looks to this person. `None`: they may not know that it is there.
    pub(crate) fn view<'a>(&self, given: &'a Given) -> Option<View<'a>> {
        if self.is_own() { Some(View::Whole(given)) } else { self.state().shown(given, self.at()) }
    }

    /// The newest link for a tablet that was made for a meeting.
    pub fn tablet(&self, meeting: MeetingId) -> Option<&Tablet> {
        self.meeting(meeting)?;
        self.state().feedback.tablets.iter().rev().find(|tablet| tablet.meeting == meeting)
    }

    /// Whether the client agreed to be asked in the room how this meeting was. It rests on nothing
    /// that is held back from whoever asks.
    pub fn may_be_asked(&self, meeting: &Meeting) -> bool {
        self.in_meeting(meeting.bond) && self.state().may_be_asked(meeting, self.at())
    }
}

impl fact::State {
    /// How a feedback looks, at this moment, to whoever the meeting was with.
    pub(crate) fn shown<'a>(&self, given: &'a Given, at: Timestamp) -> Option<View<'a>> {
        match given.said.show {
            Show::Now => Some(View::Whole(given)),
            Show::AfterNext if self.next_is_over(given, at) => Some(View::Whole(given)),
            Show::AfterNext => None,
            Show::WorthAsking => Some(View::WorthAsking),
        }
    }

    /// What stands of a meeting for whoever it was with. What they entered themself stays, until
    /// there is something of the client's own that they may see: that it is gone would tell them.
    pub(crate) fn shown_on(&self, meeting: MeetingId, at: Timestamp) -> Option<(&Given, View<'_>)> {
        let view = |given| Some((given, self.shown(given, at)?));
        let own = self.feedback.own_on(meeting).and_then(view);
        own.or_else(|| self.feedback.entered_on(meeting).and_then(view))
    }

    /// The same of every meeting, in the order in which it was given.
    pub(crate) fn shown_on_each(&self, at: Timestamp) -> impl Iterator<Item = (&Given, View<'_>)> {
        let stands = move |given: &Given| {
            let shown = self.shown_on(given.meeting, at);
            shown.filter(|(one, _)| one.entry == given.entry)
        };
        self.feedback.given.iter().filter_map(stands)
    }

    /// Whether a later meeting of the same two people has ended by then.
    fn next_is_over(&self, given: &Given, at: Timestamp) -> bool {
        self.opens(given.meeting, &[]).is_some_and(|opens| opens <= at)
    }

    /// When what is held back after a meeting opens by itself: at the end of the first later
    /// meeting of the same two people, where one is agreed. With what a meeting is changed to.
    pub(crate) fn opens(
        &self,
        meeting: MeetingId,
        changes: &[(MeetingId, Option<&Details>)],
    ) -> Option<Timestamp> {
        let of = self.meeting.get(meeting).ok()?;
        let after = of.details()?.starts;
        let all = self.meeting.all().filter(|other| other.bond == of.bond);
        let stands = all.filter_map(|other| {
            let changed = changes.iter().find(|(changed, _)| *changed == other.id);
            let stands = || other.stands().filter(|_| other.is_met());
            changed.map_or_else(stands, |(_, details)| *details)
        });
        stands.filter(|later| later.starts > after).map(Details::ends).min()
    }
}
