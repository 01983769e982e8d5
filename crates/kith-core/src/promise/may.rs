//! Who may do what with a promise.

use super::{By, Promise, Standing};
use crate::access::Stands;
use crate::bond::{Bond, Status};
use crate::fact::State;
use crate::id::{BondId, EntryId, PersonId, PromiseId};
use crate::refusal::Refusal;
use crate::who::{Actor, Near};

/// The client and the person of an active bond promise each other.
pub(super) fn make(
    state: &State,
    who: &Actor,
    promise: PromiseId,
    bond: BondId,
) -> Result<(), Refusal> {
    if state.promise.promises.contains_key(&promise) {
        return Err(Refusal::AlreadyDone);
    }
    between(state, who, bond)
}

/// The client asks about an opening, once. Whoever opened the record answers; where they are
/// not beside the client, or meet nobody, somebody who does finds out and answers.
pub(super) fn ask_why(
    state: &State,
    who: &Actor,
    promise: PromiseId,
    opening: EntryId,
) -> Result<(BondId, PersonId), Refusal> {
    state.only_client(who)?;
    let opener = state.opened.get(opening).ok_or(Refusal::NotHere)?.person;
    let mut promises = state.promise.promises.values();
    if opener == state.owner {
        return Err(Refusal::NotHere);
    }
    if promises.any(|one| one.id == promise || one.opening == Some(opening)) {
        return Err(Refusal::AlreadyDone);
    }
    // Whoever was let in urgently answers for it, however long ago.
    let urgent = state.bond.all().filter(|bond| bond.person == opener && bond.is_urgent());
    let urgent = urgent.max_by_key(|bond| bond.since);
    let own = state.bond.active(opener).filter(|bond| bond.role.meets()).or(urgent);
    let bond = own.or_else(|| state.bond.longest(Near::Care));
    let bond = bond.or_else(|| state.bond.longest(Near::Between));
    bond.map(|bond| (bond.id, bond.person)).ok_or(Refusal::NotAtPresent)
}

/// Whoever promised says what came of it.
pub(super) fn keep<'a>(
    state: &'a State,
    who: &Actor,
    promise: PromiseId,
) -> Result<&'a Promise, Refusal> {
    let known = state.promise.get(promise)?;
    if known.from == who.person && is_urgent(state, known) {
        let open = known.standing == Standing::Open;
        return if open { Ok(known) } else { Err(Refusal::AlreadyDone) };
    }
    let promise = open(state, who, promise)?;
    if promise.from == who.person { Ok(promise) } else { Err(Refusal::NotYours) }
}

/// Either proposes other terms; what is owed to a question stays what it is.
pub(super) fn change(state: &State, who: &Actor, promise: PromiseId) -> Result<(), Refusal> {
    let promise = open(state, who, promise)?;
    if promise.opening.is_some() { Err(Refusal::NotYours) } else { Ok(()) }
}

/// The side that did not propose.
pub(super) fn answer_change(state: &State, who: &Actor, promise: PromiseId) -> Result<(), Refusal> {
    match &open(state, who, promise)?.proposed {
        None => Err(Refusal::AlreadyDone),
        Some((_, by)) if *by == who.person => Err(Refusal::WaitingForYes),
        Some(_) => Ok(()),
    }
}

/// Whoever it was made to, or who asked.
pub(super) fn let_go(state: &State, who: &Actor, promise: PromiseId) -> Result<(), Refusal> {
    let promise = open(state, who, promise)?;
    if promise.from == who.person { Err(Refusal::NotYours) } else { Ok(()) }
}

/// Whoever it was made to, where it was promised for when they ask.
pub(super) fn ask_for(state: &State, who: &Actor, promise: PromiseId) -> Result<(), Refusal> {
    let promise = open(state, who, promise)?;
    match promise.terms.by {
        _ if promise.from == who.person => Err(Refusal::NotYours),
        By::WhenAsked => Ok(()),
        By::Date(_) | By::NextMeeting => Err(Refusal::AlreadyDone),
    }
}

/// Whether it is the answer owed for an urgent opening: it is owed when the room is shut again, too.
fn is_urgent(state: &State, promise: &Promise) -> bool {
    promise.opening.is_some() && state.bond.get(promise.bond).is_ok_and(Bond::is_urgent)
}

/// A promise between `who` and the other that is still owed.
fn open<'a>(state: &'a State, who: &Actor, promise: PromiseId) -> Result<&'a Promise, Refusal> {
    let promise = state.promise.get(promise)?;
    between(state, who, promise.bond)?;
    if promise.standing == Standing::Open { Ok(promise) } else { Err(Refusal::AlreadyDone) }
}

fn between(state: &State, who: &Actor, bond: BondId) -> Result<(), Refusal> {
    let found: &Bond = state.bond.get(bond)?;
    match state.stands(who)? {
        Stands::Own if found.is_urgent() => Ok(()),
        Stands::Own if found.status == Status::Active && found.role.meets() => Ok(()),
        Stands::Own => Err(Refusal::NotAtPresent),
        Stands::Beside(own) if own.id == bond && own.near(who) >= Some(Near::Between) => Ok(()),
        Stands::Beside(_) | Stands::Keeper => Err(Refusal::NotYours),
    }
}
