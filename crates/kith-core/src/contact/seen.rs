//! What of it one person may know: all of it, for the client and for whoever meets them or cares
//! for them, who have to know before they call; for everybody else nothing.

use super::{Channel, Done, Kind, Message, Not, Standing, Way};
use crate::calendar::Calendar;
use crate::fact::State;
use crate::id::EntryId;
use crate::reach::{self, Reach};
use crate::seen::Seen;
use crate::time::Timestamp;

/// How a client may be reached, for one who may know.
#[derive(Debug, Clone, Copy)]
pub struct Reached<'a> {
    state: &'a State,
}

impl<'a> Reached<'a> {
    /// How one way stands; `None` where nothing was said of it.
    pub fn way(self, channel: Channel) -> Option<&'a Way> {
        self.state.contact.ways.get(&channel)
    }

    /// The rule of one way, if there is one.
    pub fn standing(self, channel: Channel) -> Option<&'a Standing> {
        self.state.contact.standing(channel)
    }

    /// Who stopped everything, and when.
    pub fn stopped(self) -> Option<Done> {
        self.state.contact.stopped
    }

    /// See [`State::may_send`].
    ///
    /// # Errors
    ///
    /// The first reason against it.
    pub fn may_send(
        self,
        channel: Channel,
        kind: Kind,
        at: Timestamp,
        calendar: &Calendar<'_>,
    ) -> Result<Message, Not> {
        self.state.may_send(channel, kind, at, calendar)
    }

    /// The same for whatever kind this way is open to.
    ///
    /// # Errors
    ///
    /// The first reason against it.
    pub fn may_reach(
        self,
        channel: Channel,
        at: Timestamp,
        calendar: &Calendar<'_>,
    ) -> Result<Message, Not> {
        let kinds = self.standing(channel).map(|standing| standing.rule.kinds.as_slice());
        let kind = kinds.and_then(|kinds| kinds.first()).copied().unwrap_or(Kind::LookIn);
        self.may_send(channel, kind, at, calendar)
    }
}

impl Seen {
    /// How the client may be reached, as it stands now, for whoever may know. What holds is shown
    /// also where it was said before the reader came: to call without it could do harm.
    pub fn contact(&self) -> Option<Reached<'_>> {
        self.knows_between().then(|| Reached { state: self.state() })
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(state: &State, entry: EntryId, fact: &super::Fact) -> Reach {
    reach::company(state, entry, fact)
}
