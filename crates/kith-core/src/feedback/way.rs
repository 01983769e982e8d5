//! The ways by which feedback comes: the client's own hand at home or on a tablet in the room, and
//! what somebody enters for them from paper or after reading it aloud. A tablet takes one answer,
//! by a link of half an hour; nobody is asked in the room more often than they agreed.

use minicbor::{Decode, Encode};

use super::{Fact, State};
use crate::bond::Status;
use crate::fact;
use crate::id::{MeetingId, TabletId};
use crate::meeting::Meeting;
use crate::refusal::Refusal;
use crate::time::{HOUR, MINUTE, Timestamp};
use crate::who::{Actor, Author};
use crate::words::{LINE, fits};

/// How long a link for a tablet takes an answer.
pub const TABLET: i64 = 30 * MINUTE;
/// How long after a meeting a tablet can still be handed over.
pub const STILL_THERE: i64 = 3 * HOUR;

/// Who carried words from one language to another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Interpreter {
    /// Their name; may be empty.
    #[n(0)]
    pub name: String,
    /// From or into which language; may be empty.
    #[n(1)]
    pub language: String,
}

/// How somebody said what another entered for them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Aloud {
    /// Whether it was read aloud to them and they answered so; else on paper.
    #[n(0)]
    pub aloud: bool,
    /// Whether somebody interpreted.
    #[n(1)]
    pub interpreter: Option<Interpreter>,
}

/// How a feedback came here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// By the client, behind their own doors.
    Own,
    /// By the client, on a tablet in the room.
    Tablet,
    /// Entered for the client by whom the meeting was with.
    Entered(Aloud),
}

/// A link by which one answer can be given on a tablet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tablet {
    /// Its id.
    pub id: TabletId,
    /// For which meeting.
    pub meeting: MeetingId,
    /// Who made it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// Until when it takes an answer.
    pub until: Timestamp,
    /// Whether it was taken back by hand. That it was used is not told.
    pub shut: bool,
    /// Whether it takes an answer still.
    pub(super) open: bool,
}

impl Way {
    /// Whether somebody else entered it.
    pub const fn is_entered(&self) -> bool {
        matches!(self, Self::Entered(_))
    }
}

impl Aloud {
    /// The same, when its words fit.
    pub(super) fn checked(self) -> Result<Self, Refusal> {
        let line = |one: Interpreter| {
            Ok(Interpreter { name: fits(one.name, LINE)?, language: fits(one.language, LINE)? })
        };
        Ok(Self { interpreter: self.interpreter.map(line).transpose()?, ..self })
    }
}

impl State {
    pub(super) fn tablet(&self, id: TabletId) -> Option<&Tablet> {
        self.tablets.iter().find(|one| one.id == id)
    }

    /// Whether whom a meeting was with asked how it was, in the room.
    fn was_asked_here(&self, meeting: MeetingId) -> bool {
        self.entered_on(meeting).is_some() || self.tablets.iter().any(|one| one.meeting == meeting)
    }
}

impl fact::State {
    /// Whether a link takes an answer at this moment.
    pub fn takes_answer(&self, tablet: TabletId, at: Timestamp) -> bool {
        self.taking(tablet, at).is_some()
    }

    /// The link, while it takes an answer: whoever made it is beside the client, and the meeting
    /// stands.
    pub(super) fn taking(&self, tablet: TabletId, at: Timestamp) -> Option<&Tablet> {
        let made = self.feedback.tablet(tablet)?;
        let meeting = self.meeting.get(made.meeting).ok()?;
        meeting.stands()?;
        let beside = is_with(self, meeting, made.by.person);
        (made.open && (made.at..made.until).contains(&at) && beside).then_some(made)
    }

    /// Whether the client agreed to be asked in the room about this meeting. Where they are asked
    /// after every second or fourth one, it is those, counted from the first; that is the same
    /// whatever they said or held back.
    pub(super) fn may_be_asked(&self, meeting: &Meeting, at: Timestamp) -> bool {
        let Some(every) = self.felt.of(meeting.bond).pace.every() else { return false };
        let begun: Vec<_> = self.begun(meeting.bond, at).collect();
        let Some(place) = begun.iter().position(|one| one.id == meeting.id) else { return false };
        let mut before = begun.iter().take(place).rev().take(every - 1);
        (place + 1).is_multiple_of(every) && !before.any(|one| self.feedback.was_asked_here(one.id))
    }
}

/// Whether somebody is beside the client and a meeting is theirs.
fn is_with(state: &fact::State, meeting: &Meeting, who: crate::id::PersonId) -> bool {
    let bond = state.bond.get(meeting.bond).ok();
    bond.is_some_and(|bond| {
        bond.person == who && bond.status == Status::Active && bond.role.meets()
    })
}

/// Whether somebody may ask in the room how a meeting of theirs was: it has begun, and the client
/// agreed to be asked.
pub(super) fn may_ask(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    meeting: MeetingId,
) -> Result<Timestamp, Refusal> {
    let meeting = state.meeting.get(meeting)?;
    if !is_with(state, meeting, who.person) {
        return Err(Refusal::NotHere);
    }
    let details = meeting.stands().ok_or(Refusal::NotAtPresent)?;
    if details.starts > at {
        return Err(Refusal::TooSoon);
    }
    if state.may_be_asked(meeting, at) { Ok(details.ends()) } else { Err(Refusal::NotAgreed) }
}

pub(super) fn make(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    meeting: MeetingId,
    tablet: TabletId,
) -> Result<Fact, Refusal> {
    let ends = may_ask(state, who, at, meeting)?;
    if at > ends.plus(STILL_THERE) {
        return Err(Refusal::TooLate);
    }
    if state.feedback.tablet(tablet).is_some() {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Fact::TabletMade { meeting, tablet, until: at.plus(TABLET) })
}

/// Closes a link by hand: whoever made it, or the client. Whether it was used makes no difference.
pub(super) fn shut(
    state: &fact::State,
    who: &Actor,
    tablet: TabletId,
) -> Result<Option<Fact>, Refusal> {
    let made = state.feedback.tablet(tablet).ok_or(Refusal::NotHere)?;
    if made.by.person != who.person && state.only_client(who).is_err() {
        return Err(Refusal::NotHere);
    }
    Ok((!made.shut).then_some(Fact::TabletShut { tablet }))
}

/// Links that take no answer from now on.
pub(super) fn close(state: &mut State, which: impl Fn(&Tablet) -> bool) {
    state.tablets.iter_mut().filter(|one| which(one)).for_each(|one| one.open = false);
}

/// The same by hand, which is told.
pub(super) fn shut_it(state: &mut State, tablet: TabletId) {
    for one in state.tablets.iter_mut().filter(|one| one.id == tablet) {
        (one.open, one.shut) = (false, true);
    }
}
