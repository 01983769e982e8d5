//! The check-in before a meeting: how the client arrives and what they want of it.
//!
//! Five questions in our own words, every one skippable, not validated; words for today;
//! "please bring up"; "not today"; and the pace. The client leads.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{EntryId, MeetingId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;
use crate::words::{SHORT, fits, scale};

/// The pace the client wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Pace {
    /// Slower than last time.
    #[n(0)]
    Slower,
    /// As it was.
    #[n(1)]
    Steady,
    /// Ready for more.
    #[n(2)]
    Ready,
}

impl Pace {
    /// Every pace.
    pub const ALL: [Self; 3] = [Self::Slower, Self::Steady, Self::Ready];

    /// The end of the text key `checkin-pace-…`, and the value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Slower => "slower",
            Self::Steady => "steady",
            Self::Ready => "ready",
        }
    }
}

/// What a client says before a meeting. Any part may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct CheckIn {
    /// Five answers of 0 to 10: rest, safety, strength, company, looking ahead.
    #[n(0)]
    pub answers: Vec<Option<u8>>,
    /// Words for today.
    #[n(1)]
    pub words: String,
    /// Please bring up.
    #[n(2)]
    pub bring_up: String,
    /// Not today.
    #[n(3)]
    pub not_today: String,
    /// The pace.
    #[n(4)]
    pub pace: Option<Pace>,
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The client sent a check-in. A later one for the same meeting stands beside it.
    #[n(0)]
    Sent {
        /// Before which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// What they said.
        #[n(1)]
        said: CheckIn,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Client: send a check-in, any time before the meeting ends.
    Send {
        /// Before which meeting.
        meeting: MeetingId,
        /// What they say.
        said: CheckIn,
    },
}

/// One check-in with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The entry.
    pub entry: EntryId,
    /// When it was sent.
    pub at: Timestamp,
    /// Before which meeting.
    pub meeting: MeetingId,
    /// What was said.
    pub said: CheckIn,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    sent: Vec<Sent>,
}

impl State {
    pub(crate) fn latest(&self, meeting: MeetingId) -> Option<&Sent> {
        self.sent.iter().rev().find(|sent| sent.meeting == meeting)
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let Command::Send { meeting, said } = command;
    state.only_client(who)?;
    let agreed = state.meeting.get(meeting)?.stands().ok_or(Refusal::NotAtPresent)?;
    if agreed.ends() <= at {
        return Err(Refusal::TooLate);
    }
    let said = checked(said)?;
    Ok(vec![Fact::Sent { meeting, said }.into()])
}

fn checked(said: CheckIn) -> Result<CheckIn, Refusal> {
    use kith_measure::own::{CHECK_IN, HIGHEST};
    Ok(CheckIn {
        answers: scale(said.answers, CHECK_IN.items.len(), HIGHEST)?,
        words: fits(said.words, SHORT)?,
        bring_up: fits(said.bring_up, SHORT)?,
        not_today: fits(said.not_today, SHORT)?,
        pace: said.pace,
    })
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let Fact::Sent { meeting, said } = fact;
    state.sent.push(Sent { entry: mark.id, at: mark.at, meeting: *meeting, said: said.clone() });
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    let Fact::Sent { meeting, .. } = fact;
    Reach::Meeting(*meeting)
}

impl Seen {
    /// The newest check-in before a meeting that this person takes part in.
    pub fn checkin(&self, meeting: MeetingId) -> Option<&Sent> {
        self.meeting(meeting).and_then(|_| self.state().checkin.latest(meeting))
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let said = CheckIn {
        answers: vec![Some(4), None, Some(7), Some(0), Some(10)],
        words: "tired".into(),
        bring_up: "the letter".into(),
        not_today: "my brother".into(),
        pace: Some(Pace::Slower),
    };
    vec![Fact::Sent { meeting: MeetingId([3; 16]), said }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, MEETING, amira, client, someone};
    use crate::time::DAY;
    use crate::who::Role;

    fn send(answers: Vec<Option<u8>>) -> Command {
        Command::Send { meeting: MEETING, said: CheckIn { answers, ..CheckIn::default() } }
    }

    #[test]
    fn everything_can_be_skipped() {
        let room = Given::with_meeting().when(&client(), send(vec![None; 5])).expect("sent");
        assert!(room.seen(&amira()).checkin(MEETING).is_some());
    }

    #[test]
    fn a_later_one_is_the_one_that_counts() {
        let room = Given::with_meeting().when(&client(), send(vec![Some(2); 5])).expect("sent");
        let room = room.when(&client(), send(vec![Some(9); 5])).expect("sent again");
        let seen = room.seen(&client());
        let answers = seen.checkin(MEETING).map(|sent| sent.said.answers.clone());
        assert_eq!(answers, Some(vec![Some(9); 5]));
    }

    #[test]
    fn only_the_client_checks_in_and_only_before_it_is_over() {
        let room = Given::with_meeting();
        assert_eq!(room.refused(&amira(), send(vec![None; 5])), Refusal::NotYours);
        let room = room.later(30 * DAY);
        assert_eq!(room.refused(&client(), send(vec![None; 5])), Refusal::TooLate);
    }

    #[test]
    fn answers_outside_the_scale_are_refused() {
        let room = Given::with_meeting();
        for answers in [vec![Some(11); 5], vec![None; 4], vec![None; 6]] {
            assert_eq!(room.refused(&client(), send(answers)), Refusal::OutsideScale);
        }
    }

    #[test]
    fn somebody_beside_the_client_in_other_meetings_does_not_see_it() {
        let jo = someone(5, Role::Therapist);
        let room = Given::with_meeting().beside(&jo).when(&client(), send(vec![None; 5]));
        let room = room.expect("sent");
        assert!(room.seen(&jo).checkin(MEETING).is_none());
    }
}
