//! Who may do what with a frame: the two of an active bond, and nobody else.

use super::{Offer, Side};
use crate::access::Stands;
use crate::bond::Status;
use crate::fact::{Context, State};
use crate::id::{BondId, EntryId};
use crate::refusal::Refusal;
use crate::who::{Actor, Near, Role};

/// The client and the person of a bond in which they meet, while it goes on. Whoever is beside
/// the client for a time alone keeps the frame that is there.
pub(super) fn frame(state: &State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    let found = state.bond.get(bond)?;
    match state.stands(who)? {
        _ if !found.role.meets() || found.stay.is_some() => Err(Refusal::NotYours),
        Stands::Own if found.status == Status::Active => Ok(()),
        Stands::Own => Err(Refusal::NotAtPresent),
        Stands::Beside(own) if own.id == bond && own.near(who) >= Some(Near::Between) => Ok(()),
        Stands::Beside(_) | Stands::Keeper => Err(Refusal::NotYours),
    }
}

/// The side that did not suggest it.
pub(super) fn answer(
    state: &State,
    who: &Actor,
    bond: BondId,
    offer: EntryId,
) -> Result<(), Refusal> {
    frame(state, who, bond)?;
    let side = Side::of(who.role);
    if named(state, bond, side, offer).is_some() {
        return Err(Refusal::WaitingForYes);
    }
    named(state, bond, side.other(), offer).map(|_| ()).ok_or(Refusal::AlreadyDone)
}

/// Staff, for their own suggestion, where the client has no online access.
pub(super) fn write_down_yes(
    state: &State,
    with: &Context<'_>,
    who: &Actor,
    bond: BondId,
    offer: EntryId,
) -> Result<(), Refusal> {
    frame(state, who, bond)?;
    if with.online || who.role == Role::Client {
        return Err(Refusal::NotYours);
    }
    named(state, bond, Side::Person, offer).map(|_| ()).ok_or(Refusal::AlreadyDone)
}

/// Whoever suggested it.
pub(super) fn take_back(
    state: &State,
    who: &Actor,
    bond: BondId,
    offer: EntryId,
) -> Result<(), Refusal> {
    frame(state, who, bond)?;
    named(state, bond, Side::of(who.role), offer).map(|_| ()).ok_or(Refusal::AlreadyDone)
}

/// What a side suggested, if it is still what was read.
fn named(state: &State, bond: BondId, side: Side, offer: EntryId) -> Option<&Offer> {
    state.frame.of(bond)?.offer(side).filter(|found| found.entry == offer)
}
