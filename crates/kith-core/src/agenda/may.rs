//! Who may do what with an agenda: the two of an active bond, and nobody else.

use super::{Item, MOST, Standing};
use crate::access::Stands;
use crate::fact::State;
use crate::id::{AgendaId, BondId, MeetingId};
use crate::meeting::Meeting;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Near};

/// The client and the person of a bond in which they meet, while it goes on.
fn the_two(state: &State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    let found = state.bond.get(bond)?;
    let active = state.bond.active(found.person).is_some_and(|active| active.id == bond);
    match state.stands(who)? {
        _ if !found.role.meets() => Err(Refusal::NotYours),
        Stands::Own if active => Ok(()),
        Stands::Own => Err(Refusal::NotAtPresent),
        Stands::Beside(own) if own.id == bond && own.near(who) >= Some(Near::Between) => Ok(()),
        Stands::Beside(_) | Stands::Keeper => Err(Refusal::NotYours),
    }
}

/// Either of the two, while there is room on the list.
pub(super) fn add(state: &State, who: &Actor, item: AgendaId, bond: BondId) -> Result<(), Refusal> {
    the_two(state, who, bond)?;
    if state.agenda.get(item).is_ok() {
        return Err(Refusal::AlreadyDone);
    }
    let room = state.agenda.open(bond).count() < MOST;
    if room { Ok(()) } else { Err(Refusal::TooMany { limit: MOST }) }
}

/// Whoever added it, while it is open.
pub(super) fn withdraw(state: &State, who: &Actor, item: AgendaId) -> Result<(), Refusal> {
    let item = open(state, who, item)?;
    if item.mark.by.person == who.person { Ok(()) } else { Err(Refusal::NotYours) }
}

/// The client alone, until the meeting is over; gives whether "not today" stands now.
pub(super) fn choose(
    state: &State,
    who: &Actor,
    at: Timestamp,
    item: AgendaId,
    meeting: MeetingId,
) -> Result<bool, Refusal> {
    state.only_client(who)?;
    let item = open(state, who, item)?;
    let details = at_meeting(state, item, meeting)?.details().ok_or(Refusal::NotHere)?;
    if details.ends() <= at {
        return Err(Refusal::TooLate);
    }
    Ok(item.not_today.contains(&meeting))
}

/// Either of the two, once the meeting has begun. What the client keeps from this meeting, they
/// alone can say was talked about.
pub(super) fn say_talked(
    state: &State,
    who: &Actor,
    at: Timestamp,
    item: AgendaId,
    meeting: MeetingId,
) -> Result<(), Refusal> {
    let item = open(state, who, item)?;
    let found = at_meeting(state, item, meeting)?;
    let details = found.stands().ok_or(Refusal::WaitingForYes)?;
    if found.began.is_none() && at < details.starts {
        return Err(Refusal::TooSoon);
    }
    if item.not_today.contains(&meeting) && who.person != state.owner {
        return Err(Refusal::WaitingForYes);
    }
    Ok(())
}

/// Something that is still to be talked about, between the two.
fn open<'a>(state: &'a State, who: &Actor, item: AgendaId) -> Result<&'a Item, Refusal> {
    let item = state.agenda.get(item)?;
    the_two(state, who, item.bond)?;
    if item.standing == Standing::Open { Ok(item) } else { Err(Refusal::AlreadyDone) }
}

/// A meeting of the two that was not cancelled.
fn at_meeting<'a>(
    state: &'a State,
    item: &Item,
    meeting: MeetingId,
) -> Result<&'a Meeting, Refusal> {
    let found = state.meeting.get(meeting).ok().filter(|found| found.bond == item.bond);
    let found = found.ok_or(Refusal::NotHere)?;
    if found.cancelled.is_some() { Err(Refusal::AlreadyDone) } else { Ok(found) }
}
