//! Bonds that have an end from their beginning: somebody stands in for a colleague who is away.
//!
//! Such a bond is a bond like every other: both say yes, it shows no more than their role, the
//! client may pause or end it. It opens on its first day and closes after its last one by itself.
//! An urgent opening is a stay too, in nobody's place; its rules are in [`crate::urgent`].

use minicbor::{Decode, Encode};

use super::{Bond, Fact, State, Status, Why, part};
use crate::fact;
use crate::id::{BondId, PersonId};
use crate::promise;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Near, Role};
use crate::words::{LINE, SHORT, said};

/// The most days for which somebody stands in: what takes longer is handed over.
pub const MOST: i64 = 92;

/// From when until when somebody is beside the client, and in whose place, if in somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Stay {
    /// The first moment.
    #[n(0)]
    pub from: Timestamp,
    /// The first moment after it.
    #[n(1)]
    pub until: Timestamp,
    /// The bond of the colleague who is away. `None`: nobody's place, an urgent opening.
    #[n(2)]
    pub cover: Option<BondId>,
}

/// Who is asked to stand in, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// One's own bond.
    pub of: BondId,
    /// The new bond's id.
    pub bond: BondId,
    /// Who is asked.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
    /// Words to the client: what for.
    pub words: String,
}

/// Asks a colleague to stand in. Somebody who is not free for whatever reason is refused with one
/// and the same reason, so that it tells nothing of them.
pub(super) fn ask(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    cover: Cover,
) -> Result<Fact, Refusal> {
    let own = state.only_beside(who, Near::Between)?;
    if own.id != cover.of || own.stay.is_some() {
        return Err(Refusal::NotYours);
    }
    if cover.until <= at {
        return Err(Refusal::TooLate);
    }
    let long = cover.until.0.saturating_sub(cover.from.0);
    if long <= 0 || long > MOST * DAY {
        return Err(Refusal::OutsideScale);
    }
    if state.bond.covers(own.id).any(part::is_open) {
        return Err(Refusal::WaitingForYes);
    }
    let taken = state.bond.all().any(|one| one.person == cover.person && part::is_open(one));
    if taken || !cover.role.meets() || cover.role.near() > own.role.near() {
        return Err(Refusal::NotFree);
    }
    let stay = Stay { from: cover.from, until: cover.until, cover: Some(own.id) };
    Ok(Fact::Proposed {
        bond: cover.bond,
        person: cover.person,
        name: said(cover.name, LINE)?,
        role: cover.role,
        purpose: said(cover.words, SHORT)?,
        after: None,
        stay: Some(stay),
    })
}

/// The colleague is back sooner, or needs nobody: by whoever asked, or whoever stands in.
pub(super) fn end(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
) -> Result<Vec<fact::Fact>, Refusal> {
    let stays = state.bond.get(bond)?;
    let of = stays.stay.and_then(|stay| stay.cover).ok_or(Refusal::NotYours)?;
    let theirs = state.bond.get(of).is_ok_and(|of| of.person == who.person);
    if who.role == Role::Client || !theirs && stays.person != who.person {
        return Err(Refusal::NotYours);
    }
    if part::is_open(stays) { Ok(over(state, stays)) } else { Err(Refusal::AlreadyDone) }
}

/// That it is over. What whoever stood in promised and has not kept goes over to the colleague
/// they stood in for.
fn over(state: &fact::State, stays: &Bond) -> Vec<fact::Fact> {
    let of = stays.stay.and_then(|stay| state.bond.get(stay.cover?).ok());
    let of = of.filter(|of| of.status == Status::Active);
    let owed = of.map(|of| promise::pass_on(state, stays, (of.id, of.person))).unwrap_or_default();
    let parted = Fact::Parted { bond: stays.id, why: Why::Over }.into();
    owed.into_iter().chain([parted]).collect()
}

/// What the clock brings: bonds whose first day has come, and those that are over.
pub(super) fn in_time(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
) -> Result<Vec<fact::Fact>, Refusal> {
    if who.role != Role::Operator {
        return Err(Refusal::NotYours);
    }
    let due = state.bond.due(at).flat_map(|bond| {
        let ahead = bond.stay.is_some_and(|stay| at < stay.until);
        if ahead { vec![Fact::Began { bond: bond.id }.into()] } else { over(state, bond) }
    });
    Ok(due.collect())
}

impl Bond {
    /// Whether both have said yes to it and its first day has not come.
    pub fn is_to_come(&self) -> bool {
        self.status == Status::Proposed && self.client_yes && self.person_yes
    }

    /// Where the index of bonds says that it stands: what begins by itself may be asked for.
    pub(crate) fn in_index(&self) -> Status {
        if self.is_to_come() { Status::Active } else { self.status }
    }
}

impl State {
    /// Those who stand in for the person of a bond, or did, or were asked to.
    fn covers(&self, of: BondId) -> impl Iterator<Item = &Bond> {
        self.all().filter(move |one| one.stay.is_some_and(|stay| stay.cover == Some(of)))
    }

    /// Whoever is beside the client now in the place of the person of a bond.
    pub(crate) fn stands_in(&self, of: BondId) -> Option<&Bond> {
        self.covers(of).find(|one| one.status == Status::Active)
    }

    /// Those that are to begin or to end by the clock.
    fn due(&self, at: Timestamp) -> impl Iterator<Item = &Bond> {
        self.all().filter(move |bond| {
            let stay = bond.stay.filter(|_| part::is_open(bond));
            stay.is_some_and(|stay| stay.until <= at || bond.is_to_come() && stay.from <= at)
        })
    }
}

impl fact::State {
    /// The days of a bond, for whoever it is with.
    pub fn asked_days(&self, who: &Actor, bond: BondId) -> Option<Stay> {
        self.bond.get(bond).ok().filter(|bond| bond.person == who.person)?.stay
    }

    /// Whether a bond is to begin or to end by the clock, and nobody has written it down.
    pub fn is_behind_time(&self, at: Timestamp) -> bool {
        self.bond.due(at).next().is_some()
    }
}

impl Seen {
    /// Whoever stands in for this person, or is asked to.
    pub fn my_cover(&self) -> Option<&Bond> {
        let own = self.my_bond()?;
        self.state().bond.covers(own.id).find(|one| part::is_open(one))
    }

    /// In whose place the person of a bond is beside the client.
    pub fn covered_by(&self, bond: &Bond) -> Option<&str> {
        let of = self.state().bond.get(bond.stay?.cover?).ok()?;
        Some(&of.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bond::Command;
    use crate::effect::{Effect, effects};
    use crate::note;
    use crate::testing::{Given, NOW, amira, client, someone};

    const STAY: BondId = BondId([9; 16]);

    fn jo() -> Actor {
        someone(5, Role::Therapist)
    }

    fn service() -> Actor {
        someone(0, Role::Operator)
    }

    fn cover(room: &Given, to: &Actor, from: i64, until: i64) -> Command {
        Command::AskCover(Cover {
            of: room.bond(),
            bond: STAY,
            person: to.person,
            name: to.name.clone(),
            role: to.role,
            from: NOW.plus(from),
            until: NOW.plus(until),
            words: "I am away in May.".into(),
        })
    }

    /// Jo is asked for four days, from tomorrow on.
    fn asked() -> Given {
        let room = Given::bonded();
        let wish = cover(&room, &jo(), DAY, 5 * DAY);
        room.when(&amira(), wish).expect("asked")
    }

    fn agreed() -> Given {
        let room = asked().when(&jo(), Command::Accept { bond: STAY }).expect("yes");
        room.when(&client(), Command::Accept { bond: STAY }).expect("yes")
    }

    fn in_time(room: Given) -> Given {
        room.when(&service(), Command::InTime).expect("in time")
    }

    fn in_index(room: &Given) -> Vec<Status> {
        let all = effects(&room.state, &room.context(), &room.newest()).into_iter();
        let rows = all.filter_map(|effect| match effect {
            Effect::Bond { bond: STAY, status, .. } => Some(status),
            _ => None,
        });
        rows.collect()
    }

    #[test]
    fn it_opens_on_its_first_day_and_closes_after_the_last() {
        let room = agreed();
        assert!(room.state.stands(&jo()).is_err(), "not before the first day");
        assert_eq!(in_index(&room), [Status::Active], "who begins by the clock may ask");
        assert!(!room.state.is_behind_time(room.now()));
        let room = room.later(DAY);
        assert!(room.state.is_behind_time(room.now()));
        let room = in_time(room);
        assert!(room.state.stands(&jo()).is_ok() && room.state.stands(&amira()).is_ok());
        assert_eq!(room.state.bond.stands_in(room.bond()).map(|one| one.id), Some(STAY));
        let room = in_time(room.later(4 * DAY).decoded());
        assert!(room.state.stands(&jo()).is_err() && room.state.stands(&amira()).is_ok());
        assert_eq!(in_index(&room), [Status::Ended]);
        let seen = room.seen(&client());
        assert_eq!(seen.bond(STAY).and_then(|bond| bond.parted), Some(Why::Over));
        assert!(room.state.left_alone(STAY).is_none(), "nobody is left alone by it");
    }

    #[test]
    fn a_yes_on_the_day_itself_opens_at_once() {
        let room = asked().later(2 * DAY).when(&jo(), Command::Accept { bond: STAY }).expect("yes");
        let room = room.when(&client(), Command::Accept { bond: STAY }).expect("yes");
        assert!(room.state.stands(&jo()).is_ok());
    }

    #[test]
    fn a_no_of_either_leaves_all_as_it_is_and_somebody_else_can_be_asked() {
        for who in [client(), jo()] {
            let room = asked().when(&who, Command::Decline { bond: STAY }).expect("no");
            assert!(room.seen(&amira()).my_cover().is_none());
            let (of, sam) = (room.bond(), someone(6, Role::Therapist));
            let again = Cover {
                of,
                bond: BondId([10; 16]),
                person: sam.person,
                name: sam.name,
                role: sam.role,
                from: NOW.plus(DAY),
                until: NOW.plus(2 * DAY),
                words: "Away.".into(),
            };
            room.when(&amira(), Command::AskCover(again)).expect("asked");
        }
    }

    #[test]
    fn what_nobody_answered_ends_with_its_time() {
        let room = in_time(asked().later(6 * DAY));
        assert_eq!(room.refused(&client(), Command::Accept { bond: STAY }), Refusal::AlreadyDone);
        assert_eq!(room.state.bond.get(STAY).map(|bond| bond.status), Ok(Status::Ended));
    }

    #[test]
    fn times_that_are_over_turned_round_or_too_long_and_people_who_are_not_free_are_refused() {
        let room = Given::bonded();
        for (from, until, refusal) in [
            (-5 * DAY, -DAY, Refusal::TooLate),
            (5 * DAY, DAY, Refusal::OutsideScale),
            (0, (MOST + 1) * DAY, Refusal::OutsideScale),
        ] {
            assert_eq!(room.refused(&amira(), cover(&room, &jo(), from, until)), refusal);
        }
        for to in [amira(), someone(7, Role::Interpreter), someone(8, Role::Reception)] {
            assert_eq!(room.refused(&amira(), cover(&room, &to, 0, DAY)), Refusal::NotFree);
        }
        for who in [client(), jo(), someone(9, Role::Administrator)] {
            assert_eq!(room.refused(&who, cover(&room, &jo(), 0, DAY)), Refusal::NotYours);
        }
        let (room, sam) = (asked(), someone(6, Role::Therapist));
        let second = cover(&room, &sam, DAY, 2 * DAY);
        assert_eq!(room.refused(&amira(), second), Refusal::WaitingForYes);
    }

    #[test]
    fn whoever_is_back_ends_it_and_so_does_the_client() {
        let room = in_time(agreed().later(2 * DAY));
        let end = Command::EndCover { bond: STAY };
        assert_eq!(room.refused(&someone(6, Role::Therapist), end.clone()), Refusal::NotYours);
        assert_eq!(room.refused(&client(), end.clone()), Refusal::NotYours, "theirs is the end");
        let of = Command::EndCover { bond: room.bond() };
        assert_eq!(room.refused(&amira(), of), Refusal::NotYours, "no other bond ends so");
        for who in [amira(), jo()] {
            let room = room.clone().when(&who, end.clone()).expect("ended");
            assert!(room.state.stands(&jo()).is_err());
        }
        let room = room.when(&client(), Command::End { bond: STAY }).expect("ended");
        assert!(room.state.stands(&jo()).is_err() && room.state.stands(&amira()).is_ok());
    }

    #[test]
    fn who_stands_in_brings_nobody_else_and_hands_nothing_over() {
        let room = in_time(agreed().later(2 * DAY));
        let sam = someone(6, Role::Therapist);
        let (bond, person, name, role) = (BondId([11; 16]), sam.person, sam.name.clone(), sam.role);
        let purpose = String::new();
        let propose = Command::Propose { bond, person, name: name.clone(), role, purpose };
        assert_eq!(room.refused(&jo(), propose), Refusal::NotYours);
        let words = "Go on.".into();
        let pass_on = Command::PassOn { after: STAY, bond, person, name, role, words };
        assert_eq!(room.refused(&jo(), pass_on), Refusal::NotYours);
        assert_eq!(room.refused(&service(), Command::EndCover { bond: STAY }), Refusal::NotYours);
        assert_eq!(room.refused(&amira(), Command::InTime), Refusal::NotYours);
    }

    #[test]
    fn what_the_client_writes_meanwhile_is_for_who_stands_in() {
        let room = Given::bonded();
        let finish = note::Command::Finish {
            note: crate::id::NoteId([1; 16]),
            meeting: None,
            text: "We walked.".into(),
            promise: None,
        };
        let room = room.when(&amira(), finish).expect("noted");
        let to = room.last_entry();
        let ask = cover(&room, &jo(), DAY, 5 * DAY);
        let room = room.when(&amira(), ask).expect("asked");
        let room = room.when(&jo(), Command::Accept { bond: STAY }).expect("yes");
        let room = room.when(&client(), Command::Accept { bond: STAY }).expect("yes");
        let reader =
            |room: &Given| room.seen(&client()).would_read(crate::heard::Writing::Entry(to));
        assert_eq!(reader(&room), Some(amira().person));
        let room = in_time(room.later(2 * DAY));
        assert_eq!(reader(&room), Some(jo().person));
        let reply = note::Command::Reply { to, text: "I liked it.".into() };
        let room = room.when(&client(), reply).expect("said");
        let mine = |room: &Given, who: &Actor| {
            room.seen(who).unread().iter().filter(|one| one.mine).count()
        };
        assert_eq!((mine(&room, &jo()), mine(&room, &amira())), (1, 0));
        let room = in_time(room.later(5 * DAY));
        assert_eq!(mine(&room, &amira()), 1, "it is not lost with the time");
    }
}
