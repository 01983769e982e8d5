//! What was there before somebody came: the client says whether it is open to them, when they say
//! yes and on any day after. What is closed so is the notes, and the entries of the record.

use super::{Fact, Status, may};
use crate::fact::{self, Context};
use crate::id::BondId;
use crate::refusal::Refusal;
use crate::who::{Actor, Role};
use crate::words::{SHORT, fits};

/// Whether what was there before somebody came is open to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// All of it, by their role.
    Open,
    /// Nothing of it.
    Closed,
}

impl Earlier {
    pub(super) const fn said(before: bool) -> Self {
        if before { Self::Open } else { Self::Closed }
    }
}

/// The client's yes, to what comes from now on alone.
pub(super) fn accept_from_now(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
) -> Result<Vec<fact::Fact>, Refusal> {
    if who.role != Role::Client {
        return Err(Refusal::NotYours);
    }
    may::answer(state, who, bond)?;
    from_now(state, who, bond, false)
}

/// The same yes, given in person and written down, to somebody who would read notes.
pub(super) fn from_now_in_person(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    bond: BondId,
) -> Result<Vec<fact::Fact>, Refusal> {
    may::write_down_yes(state, with, who, bond)?;
    if !state.bond.get(bond)?.role.cares() {
        return Err(Refusal::NotYours);
    }
    from_now(state, who, bond, true)
}

fn from_now(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
    in_person: bool,
) -> Result<Vec<fact::Fact>, Refusal> {
    // Closed before it opens: no moment lies between the two.
    let mut all = vec![Fact::MayRead { bond, before: false }.into()];
    all.extend(super::yes(state, who, bond, in_person)?);
    Ok(all)
}

pub(super) fn let_read(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
    before: bool,
) -> Result<Fact, Refusal> {
    state.only_client(who)?;
    let known = state.bond.get(bond)?;
    match known.status {
        Status::Ended | Status::Declined => Err(Refusal::NotAtPresent),
        _ if known.earlier == Earlier::said(before) => Err(Refusal::AlreadyDone),
        Status::Proposed | Status::Active | Status::Paused => Ok(Fact::MayRead { bond, before }),
    }
}

/// The client, of a bond that has begun and not ended.
pub(super) fn let_tell(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
    words: String,
) -> Result<Fact, Refusal> {
    state.only_client(who)?;
    match state.bond.get(bond)?.status {
        Status::Active | Status::Paused => Ok(Fact::MayTell { bond, words: fits(words, SHORT)? }),
        Status::Proposed | Status::Ended | Status::Declined => Err(Refusal::NotAtPresent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bond::Command;
    use crate::id::NoteId;
    use crate::note;
    use crate::testing::{Given, amira, client, someone};
    use crate::time::DAY;

    fn jo() -> Actor {
        someone(5, Role::Therapist)
    }

    fn noted(room: Given, who: &Actor, number: u8) -> Given {
        let (note, text) = (NoteId([number; 16]), "We talked.".into());
        let finish = note::Command::Finish { note, meeting: None, text, promise: None };
        room.later(DAY).when(who, finish).expect("noted").later(DAY)
    }

    fn asked() -> (Given, BondId) {
        let bond = BondId([7; 16]);
        let propose = Command::Propose {
            bond,
            person: jo().person,
            name: jo().name,
            role: Role::Therapist,
            purpose: String::new(),
        };
        let room = noted(Given::bonded(), &amira(), 1).when(&amira(), propose).expect("asked");
        (room.when(&jo(), Command::Accept { bond }).expect("yes"), bond)
    }

    fn reads(room: &Given, who: &Actor) -> Vec<bool> {
        let notes = room.entries().iter().filter(|entry| entry.fact.tag() == "note/1");
        notes.map(|entry| room.seen(who).may_read(entry)).collect()
    }

    #[test]
    fn from_now_on_closes_what_was_there_and_opens_what_comes() {
        let (room, bond) = asked();
        let room = room.when(&client(), Command::AcceptFromNow { bond }).expect("yes");
        let room = noted(room, &amira(), 2);
        assert_eq!(reads(&room, &jo()), [false, true]);
        assert_eq!(reads(&room, &amira()), [true, true], "nobody else's is closed by it");
        assert!(room.seen(&jo()).note(NoteId([1; 16])).is_none());
        assert!(room.seen(&jo()).note(NoteId([2; 16])).is_some());
    }

    #[test]
    fn a_correction_of_a_closed_note_stays_closed() {
        let (room, bond) = asked();
        let room = room.when(&client(), Command::AcceptFromNow { bond }).expect("yes").later(DAY);
        let correct = note::Command::Correct { note: NoteId([1; 16]), text: "We sat.".into() };
        let room = room.when(&amira(), correct).expect("corrected");
        assert_eq!(reads(&room, &jo()), [false, false]);
        assert!(room.seen(&jo()).last_note().is_none());
        let reply = note::Command::Reply { to: room.last_entry(), text: "So it was.".into() };
        let room = room.when(&client(), reply).expect("replied");
        assert!(!room.seen(&jo()).may_read(&room.newest_entry()), "nor does an answer open it");
        assert_eq!(room.seen(&jo()).unanswered().count(), 0);
    }

    #[test]
    fn the_client_opens_and_closes_it_on_any_day_and_nobody_else_does() {
        let (room, bond) = asked();
        let room = room.when(&client(), Command::Accept { bond }).expect("yes");
        assert_eq!(reads(&room, &jo()), [true]);
        let close = Command::LetRead { bond, before: false };
        assert_eq!(room.refused(&jo(), close.clone()), Refusal::NotYours);
        let room = room.when(&client(), close.clone()).expect("closed");
        assert_eq!(reads(&room, &jo()), [false]);
        assert_eq!(room.refused(&client(), close), Refusal::AlreadyDone);
        let open = Command::LetRead { bond, before: true };
        let room = room.when(&client(), open).expect("opened");
        assert_eq!(reads(&room.decoded(), &jo()), [true]);
    }

    #[test]
    fn the_client_alone_says_who_else_may_be_told() {
        let room = Given::bonded();
        let bond = room.bond();
        let tell = Command::LetTell { bond, words: "My sister, that we meet.".into() };
        assert_eq!(room.refused(&amira(), tell.clone()), Refusal::NotYours);
        let room = room.when(&client(), tell.clone()).expect("said");
        let seen = room.seen(&amira());
        let told = seen.bond(bond).and_then(|bond| bond.may_tell.as_deref());
        assert_eq!(told, Some("My sister, that we meet."));
        let ended = room.when(&client(), Command::End { bond }).expect("ended");
        assert_eq!(ended.refused(&client(), tell), Refusal::NotAtPresent);
    }

    #[test]
    fn only_the_client_says_yes_from_now_on() {
        let (room, bond) = asked();
        assert_eq!(room.refused(&amira(), Command::AcceptFromNow { bond }), Refusal::NotYours);
        let done = room.when(&client(), Command::AcceptFromNow { bond }).expect("yes");
        assert_eq!(done.refused(&client(), Command::AcceptFromNow { bond }), Refusal::AlreadyDone);
    }
}
