//! Who may propose, answer, pause and end a bond.

use super::{Bond, Status};
use crate::access::Stands;
use crate::fact::{self, Context};
use crate::id::{BondId, PersonId};
use crate::refusal::Refusal;
use crate::who::{Actor, Near, Role};

/// The client, or somebody in their care; and whoever opens a room that has no bonds yet.
pub(super) fn propose(
    state: &fact::State,
    who: &Actor,
    person: PersonId,
    role: Role,
) -> Result<(), Refusal> {
    let first = state.bond.bonds.is_empty() && (who.person == person || who.role == Role::Operator);
    if !first {
        match state.stands(who)? {
            Stands::Own => {}
            Stands::Beside(bond) if bond.near(who) == Some(Near::Care) && bond.stay.is_none() => {}
            Stands::Beside(_) | Stands::Keeper => return Err(Refusal::NotYours),
        }
    }
    if !role.may_bond() {
        return Err(Refusal::NotYours);
    }
    let open = |bond: &Bond| !matches!(bond.status, Status::Ended | Status::Declined);
    if state.bond.all().any(|bond| bond.person == person && open(bond)) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(())
}

/// Whose yes is still missing: the client's, the other person's.
pub(super) fn answer(state: &fact::State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    let bond = state.bond.get(bond)?;
    if bond.status != Status::Proposed {
        return Err(Refusal::AlreadyDone);
    }
    let client = who.role == Role::Client && who.person == state.owner;
    if (client && !bond.client_yes) || (who.person == bond.person && !bond.person_yes) {
        Ok(())
    } else if client || who.person == bond.person {
        Err(Refusal::AlreadyDone)
    } else {
        Err(Refusal::NotYours)
    }
}

pub(super) fn write_down_yes(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    bond: BondId,
) -> Result<(), Refusal> {
    let bond = state.bond.get(bond)?;
    if with.online || who.person != bond.proposed_by.person && who.person != bond.person {
        return Err(Refusal::NotYours);
    }
    if bond.status == Status::Proposed && !bond.client_yes {
        Ok(())
    } else {
        Err(Refusal::AlreadyDone)
    }
}

pub(super) fn change(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
    from: Status,
) -> Result<(), Refusal> {
    let bond = state.bond.get(bond)?;
    if who.person != bond.person && who.person != state.owner {
        return Err(Refusal::NotYours);
    }
    if bond.status == from { Ok(()) } else { Err(Refusal::NotAtPresent) }
}

/// The client ends any pause; the other person only their own.
pub(super) fn resume(state: &fact::State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    change(state, who, bond, Status::Paused)?;
    let by = state.bond.get(bond)?.paused_by;
    if who.person == state.owner || by.is_some_and(|by| by.person == who.person) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

pub(super) fn end(state: &fact::State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    state.only_client(who)?;
    match state.bond.get(bond)?.status {
        Status::Ended | Status::Declined => Err(Refusal::AlreadyDone),
        Status::Proposed | Status::Active | Status::Paused => Ok(()),
    }
}
