//! Finding a sign between two people: the rules of [`kith_measure::strain`], asked of what the
//! person beside the client may see and of nothing else.

use kith_measure::strain::{always_top, low, stopped};

use super::Sign;
use super::watch::{self, Watch};
use crate::fact::State;
use crate::feedback::{Given, View};
use crate::felt::Pace;
use crate::id::{BondId, MeetingId, PersonId, StrainId};
use crate::meeting::{Details, Meeting, What};
use crate::time::{DAY, Timestamp};

/// How long after a meeting feedback is not yet missed.
const TIME_FOR_FEEDBACK: i64 = 2 * DAY;

/// The sign to ask about, the plainest first, and the strain that it opens again, if one;
/// `None` when there is none that was not asked about before.
pub(super) fn newest(
    state: &State,
    bond: BondId,
    watches: (Watch, u8),
    at: Timestamp,
) -> Option<(Sign, Option<StrainId>)> {
    let course = Course::new(state, bond, watches, at)?;
    if let Some(sign) = course.feedback() {
        return Some((sign, course.again()));
    }
    let sign = course
        .cancelled()
        .or_else(|| course.late())
        .or_else(|| course.stopped())
        .or_else(|| course.always_top());
    Some((sign?, None))
}

/// What two people's meetings were like, as far as both may see it.
struct Course<'a> {
    state: &'a State,
    bond: BondId,
    person: PersonId,
    /// Which rule watches, and how far a score has to fall for it.
    watches: (Watch, u8),
    at: Timestamp,
    /// When what was last asked about came to its end.
    since: Timestamp,
    meetings: Vec<(&'a Meeting, &'a Details)>,
    /// The newest feedback on each meeting, oldest first.
    given: Vec<(&'a Given, View<'a>)>,
}

impl<'a> Course<'a> {
    fn new(state: &'a State, bond: BondId, watches: (Watch, u8), at: Timestamp) -> Option<Self> {
        let person = state.bond.get(bond).ok()?.person;
        let strains = state.strain.of(bond);
        let ends = strains.filter_map(|strain| state.repair.ended(strain.id));
        let since = ends.max().unwrap_or_default();
        let meetings = state.meeting.standing();
        let meetings = meetings.into_iter().filter(|(meeting, _)| meeting.bond == bond).collect();
        let given = state.shown_on_each(at).filter(|(given, _)| {
            state.meeting.get(given.meeting).is_ok_and(|meeting| meeting.bond == bond)
        });
        let given = given.collect();
        Some(Self { state, bond, person, watches, at, since, meetings, given })
    }

    /// Scores of the feedback before this place, oldest first.
    fn scores(&self, before: usize) -> Vec<u8> {
        let whole = self.given.iter().take(before).filter(|(_, view)| view.is_whole());
        whole.filter_map(|(given, _)| given.score()).collect()
    }

    /// What the newest feedback says by itself.
    fn feedback(&self) -> Option<Sign> {
        let sign = self.sign_of(self.given.len().checked_sub(1)?)?;
        let (given, _) = self.given.last()?;
        let late_to_be_seen = given.said.show == crate::feedback::Show::AfterNext;
        (given.at > self.since || late_to_be_seen).then_some(sign).filter(|sign| self.is_new(*sign))
    }

    /// The strain that the newest feedback opens again: the client was heard, and this is the
    /// first feedback since.
    fn again(&self) -> Option<StrainId> {
        let since = self.given.iter().filter(|(given, _)| given.at > self.since).count();
        let mut strains = self.state.strain.of(self.bond);
        let heard = strains.find(|strain| self.state.repair.was_heard(strain.id, self.since))?;
        (since == 1).then_some(heard.id)
    }

    fn sign_of(&self, place: usize) -> Option<Sign> {
        let (given, view) = self.given.get(place)?;
        if !view.is_whole() {
            return Some(Sign::WorthAsking(given.meeting));
        }
        let before = self.scores(place);
        let (watch, fall) = self.watches;
        let rule = watch.rule(fall);
        if given.score().is_some_and(|score| watch::speaks(rule, &before, score)) {
            return Some(Sign::Fell(given.meeting, Some(watch)));
        }
        low(before.len(), &given.said.answers).then_some(Sign::Low(given.meeting))
    }

    /// The client cancelled the next meeting after one that was low.
    fn cancelled(&self) -> Option<Sign> {
        let place = self.given.len().checked_sub(1)?;
        self.sign_of(place)?;
        let (given, _) = self.given.get(place)?;
        let all = self.state.meeting.all().filter(|meeting| meeting.bond == self.bond);
        let mut cancelled = all.filter(|meeting| {
            let last = meeting.steps.last();
            last.is_some_and(|step| {
                matches!(step.what, What::Cancelled)
                    && step.by.person == self.state.owner
                    && step.at > self.since.max(given.at)
            })
        });
        let sign = Sign::Cancelled(cancelled.next()?.id);
        Some(sign).filter(|sign| self.is_new(*sign))
    }

    /// Something promised to the client is late, and nobody has said so.
    fn late(&self) -> Option<Sign> {
        let owed = self.state.owed(self.bond).filter(|one| one.from == self.person);
        let mut late = owed.filter(|one| {
            self.state.due(one).is_some_and(|due| {
                due <= self.at && due > self.since && !self.asked_since(Sign::Late(one.id), due)
            })
        });
        late.next().map(|one| Sign::Late(one.id))
    }

    /// Silence that was asked for is no sign.
    fn stopped(&self) -> Option<Sign> {
        if self.state.felt.of(self.bond).pace != Pace::Each {
            return None;
        }
        let over = |details: &Details| details.ends().plus(TIME_FOR_FEEDBACK) <= self.at;
        let past = self.meetings.iter().filter(|(_, details)| over(details));
        let (ids, given): (Vec<MeetingId>, Vec<bool>) = past
            .map(|(meeting, _)| (meeting.id, self.state.feedback.on(meeting.id).is_some()))
            .unzip();
        let sign = Sign::Stopped(*ids.last()?);
        (stopped(&given) && self.is_new(sign)).then_some(sign)
    }

    fn always_top(&self) -> Option<Sign> {
        let asked = self.state.strain.of(self.bond).filter_map(|strain| match strain.sign {
            Sign::AlwaysTop(_) => Some(strain.at),
            _ => None,
        });
        let since = asked.max().unwrap_or_default();
        let newer = self.given.iter().filter(|(given, view)| given.at > since && view.is_whole());
        let scores: Vec<_> = newer.filter_map(|(given, _)| given.score()).collect();
        let (given, _) = self.given.last()?;
        always_top(&scores).then_some(Sign::AlwaysTop(given.meeting))
    }

    fn is_new(&self, sign: Sign) -> bool {
        !self.asked_since(sign, Timestamp(i64::MIN))
    }

    fn asked_since(&self, sign: Sign, since: Timestamp) -> bool {
        let strains = self.state.strain.of(self.bond);
        let mut asked = strains.flat_map(|strain| {
            let again = self.state.repair.signs(strain.id);
            again.chain([(strain.sign, strain.at)])
        });
        asked.any(|(asked, at)| asked.is_about_the_same(sign) && at >= since)
    }
}
