//! Whether something may be sent, and what. Pure: the same for a page, a preview and, one day, a
//! gateway.

use super::{Channel, Kind, Rule, Standing, Way};
use crate::calendar::{Calendar, Day};
use crate::fact::State;
use crate::time::{MINUTE, Timestamp};

/// What may be sent, whole. It consists of what the client said of this way: there is no place in
/// it for anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The way it takes.
    pub channel: Channel,
    /// Where to.
    pub to: String,
    /// The name of the sender; empty where none is to appear.
    pub from_name: String,
    /// Everything it says.
    pub words: String,
}

impl Message {
    fn of(channel: Channel, rule: &Rule) -> Self {
        let Rule { to, sender, words, .. } = rule.clone();
        Self { channel, to, from_name: sender, words }
    }
}

/// Why nothing may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Not {
    /// Everything was stopped. This comes before all else.
    Stopped,
    /// Nothing was said of this way.
    Unset,
    /// The client took this way back.
    Withdrawn,
    /// Not for this.
    NotAllowed,
    /// This was its last day, and nobody has said since that it is still right.
    Stale(Day),
    /// Not at this hour or on this day.
    NotNow {
        /// The first moment at which it may be; `None` where there is none before its last day is
        /// over.
        next: Option<Timestamp>,
    },
}

impl State {
    /// Whether a notice of this kind may go this way at this moment, and what it says.
    ///
    /// # Errors
    ///
    /// The first reason against it: see [`Not`].
    pub fn may_send(
        &self,
        channel: Channel,
        kind: Kind,
        at: Timestamp,
        calendar: &Calendar<'_>,
    ) -> Result<Message, Not> {
        let own = &self.contact;
        if own.stopped.is_some() {
            return Err(Not::Stopped);
        }
        let rule = match own.ways.get(&channel) {
            None => return Err(Not::Unset),
            Some(Way::Withdrawn(_)) => return Err(Not::Withdrawn),
            Some(Way::Set(Standing { rule, .. })) => rule,
        };
        if !rule.kinds.contains(&kind) {
            return Err(Not::NotAllowed);
        }
        if calendar.day(at) > rule.review {
            return Err(Not::Stale(rule.review));
        }
        if !rule.holds_at(at, calendar) {
            return Err(Not::NotNow { next: rule.next(at, calendar) });
        }
        Ok(Message::of(channel, rule))
    }
}

impl Rule {
    /// By the clock on the wall where the service is: an hour that comes twice counts twice, and
    /// one that is left out does not come.
    fn holds_at(&self, at: Timestamp, calendar: &Calendar<'_>) -> bool {
        let (day, minute) = (calendar.day(at), calendar.minute(at));
        self.is_on(day) && (self.from..self.until).contains(&minute)
    }

    fn is_on(&self, day: Day) -> bool {
        day.bit().is_some_and(|bit| self.days & bit != 0)
    }

    /// Looks through whole minutes, on days that are allowed, so that it is right wherever clocks
    /// change: at most some three thousand looks.
    fn next(&self, at: Timestamp, calendar: &Calendar<'_>) -> Option<Timestamp> {
        let today = calendar.day(at);
        let within = |day: &Day| *day <= self.review && self.is_on(*day);
        // Two weeks: in the first, the hour may be left out where clocks change.
        (0..=14).map(|ahead| today.plus(ahead)).filter(within).find_map(|day| {
            let (begins, ends) = (calendar.begins(day)?, calendar.ends(day)?);
            let mut moment = Timestamp(begins.0.max(next_minute(at).0));
            while moment < ends {
                if self.holds_at(moment, calendar) {
                    return Some(moment);
                }
                moment = moment.plus(MINUTE);
            }
            None
        })
    }
}

/// The first whole minute after a moment.
const fn next_minute(at: Timestamp) -> Timestamp {
    Timestamp(at.0.div_euclid(MINUTE).saturating_add(1).saturating_mul(MINUTE))
}
