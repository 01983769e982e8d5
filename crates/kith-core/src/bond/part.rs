//! When somebody beside a client no longer works here: the bond ends, somebody may be asked to
//! take over, and nobody is left alone without those who stand behind staff knowing of it.

use minicbor::{Decode, Encode};

use super::{Bond, Fact, State, Status};
use crate::fact;
use crate::id::{BondId, PersonId};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Near, Role};
use crate::words::{LINE, said};

/// Why the service ended a bond. Numbers are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Why {
    /// The person no longer works here.
    #[n(0)]
    Left,
    /// The person works here in a role that does not come as near as the client said yes to.
    #[n(1)]
    OtherRole,
    /// Somebody else goes on in the person's place, as all three said yes to.
    #[n(2)]
    HandedOver,
    /// The end that was planned has come.
    #[n(3)]
    AsPlanned,
    /// It was for a time, and the time is over.
    #[n(4)]
    Over,
}

impl Why {
    /// The end of the text keys that tell of it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::OtherRole => "other-role",
            Self::HandedOver => "handed-over",
            Self::AsPlanned => "as-planned",
            Self::Over => "over",
        }
    }
}

impl Why {
    /// Whether it may leave a client without anybody: not an end that was planned or was for a
    /// time.
    const fn leaves_alone(self) -> bool {
        !matches!(self, Self::AsPlanned | Self::Over)
    }
}

/// Whether it has begun, or may, and has not come to an end.
pub(super) const fn is_open(bond: &Bond) -> bool {
    matches!(bond.status, Status::Proposed | Status::Active | Status::Paused)
}

pub(super) fn part(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
    why: Why,
) -> Result<Fact, Refusal> {
    if who.role != Role::Operator {
        return Err(Refusal::NotYours);
    }
    if is_open(state.bond.get(bond)?) {
        Ok(Fact::Parted { bond, why })
    } else {
        Err(Refusal::AlreadyDone)
    }
}

/// Those who stand behind staff may let it be, while nobody is there and nobody is asked.
pub(super) fn let_be(state: &fact::State, who: &Actor, bond: BondId) -> Result<Fact, Refusal> {
    if who.role != Role::Supervisor {
        return Err(Refusal::NotYours);
    }
    match state.left_alone(bond) {
        Some(Alone { asked: None, .. }) => Ok(Fact::LetBe { bond }),
        Some(_) => Err(Refusal::WaitingForYes),
        None => Err(Refusal::AlreadyDone),
    }
}

/// Asks somebody to take over, for what the bond before was for. Nobody comes nearer by it than
/// the one who is no longer there.
pub(super) fn hand_over(
    state: &fact::State,
    who: &Actor,
    after: BondId,
    (bond, person, name, role): (BondId, PersonId, String, Role),
) -> Result<Fact, Refusal> {
    if !matches!(who.role, Role::Administrator | Role::Supervisor | Role::Operator) {
        return Err(Refusal::NotYours);
    }
    let before = state.bond.get(after)?;
    if before.parted.is_none_or(|why| !why.leaves_alone()) {
        return Err(Refusal::NotAtPresent);
    }
    if role.near().is_none() || role.near() > before.role.near() {
        return Err(Refusal::NotYours);
    }
    if state.bond.all().any(|bond| bond.person == person && is_open(bond)) {
        return Err(Refusal::AlreadyDone);
    }
    let (name, purpose) = (said(name, LINE)?, before.purpose.clone());
    Ok(Fact::Proposed { bond, person, name, role, purpose, after: Some(after), stay: None })
}

/// A client whom the service left without anybody in their care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alone {
    /// The bond that ended.
    pub bond: BondId,
    /// Since when.
    pub since: Timestamp,
    /// Who is asked to take over, by name, and since when, if somebody is.
    pub asked: Option<(String, Timestamp)>,
}

impl fact::State {
    /// Whether this bond was ended by the service, and nobody in care is beside the client after
    /// it. Neither who they are nor anything of theirs is told.
    pub fn left_alone(&self, bond: BondId) -> Option<Alone> {
        let parted = self.bond.left_alone(bond)?;
        let mut asked = self.bond.all().filter(|one| one.status == Status::Proposed);
        let asked = asked.find(|one| in_care(one)).map(|one| (one.name.clone(), one.since));
        Some(Alone { bond, since: parted.since, asked })
    }
}

/// Who only stands in is beside the client for a time, and takes nobody's place.
fn in_care(bond: &Bond) -> bool {
    bond.role.near() == Some(Near::Care) && bond.stay.is_none()
}

impl State {
    /// The bond of somebody in care that the service ended, where nobody in care is beside the
    /// client after it.
    pub(crate) fn left_alone(&self, bond: BondId) -> Option<&Bond> {
        let parted = self.get(bond).ok().filter(|bond| self.is_left(bond))?;
        self.nobody_but(None).then_some(parted)
    }

    /// The bonds of before whose client is no longer without anybody, because this bond began.
    pub(crate) fn no_longer_alone(&self, bond: BondId) -> impl Iterator<Item = &Bond> {
        let begun = self.get(bond).ok().filter(|one| one.status == Status::Active && in_care(one));
        let first = begun.is_some() && self.nobody_but(Some(bond));
        self.all().filter(move |bond| first && self.is_left(bond))
    }

    /// Whether the service ended what was between this person and the client, and nothing new
    /// has begun.
    pub(crate) fn is_parted_from(&self, person: PersonId) -> bool {
        let own = || self.all().filter(|bond| bond.person == person);
        own().any(|bond| bond.parted.is_some()) && !own().any(is_open)
    }

    /// Whether somebody in care is no longer there, and nobody has let it be.
    fn is_left(&self, bond: &Bond) -> bool {
        let left = bond.stay.is_none() && bond.parted.is_some_and(Why::leaves_alone);
        left && in_care(bond) && !self.let_be.contains(&bond.id)
    }

    fn nobody_but(&self, but: Option<BondId>) -> bool {
        let beside = |bond: &&Bond| matches!(bond.status, Status::Active | Status::Paused);
        !self.all().filter(beside).any(|bond| in_care(bond) && Some(bond.id) != but)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bond::Command;
    use crate::effect::{Effect, effects};
    use crate::expected::{self, What};
    use crate::id::ExpectId;
    use crate::testing::{Given, amira, client, someone};

    fn service() -> Actor {
        someone(0, Role::Operator)
    }

    fn parted() -> (Given, BondId) {
        let room = Given::bonded();
        let bond = room.bond();
        let part = Command::Part { bond, why: Why::Left };
        (room.when(&service(), part).expect("parted"), bond)
    }

    fn take_over(after: BondId, who: &Actor) -> Command {
        let (person, name, role) = (who.person, who.name.clone(), who.role);
        Command::HandOver { after, bond: BondId([9; 16]), person, name, role }
    }

    fn on_desks(room: &Given) -> Vec<expected::Fact> {
        let all = effects(&room.state, &room.context(), &room.newest());
        let desks = all.into_iter().filter_map(|effect| match effect {
            Effect::Desks(fact) => Some(fact),
            _ => None,
        });
        desks.collect()
    }

    #[test]
    fn only_the_service_parts_two_and_nothing_opens_to_the_one_who_left() {
        let room = Given::bonded();
        let bond = room.bond();
        let part = Command::Part { bond, why: Why::Left };
        for who in [amira(), client(), someone(9, Role::Administrator)] {
            assert_eq!(room.refused(&who, part.clone()), Refusal::NotYours);
        }
        let (room, bond) = parted();
        assert!(room.state.stands(&amira()).is_err());
        assert_eq!(room.refused(&service(), part), Refusal::AlreadyDone);
        let seen = room.seen(&client());
        assert_eq!(seen.bond(bond).and_then(|bond| bond.parted), Some(Why::Left));
    }

    #[test]
    fn whoever_is_left_alone_stands_on_the_desks_until_somebody_is_beside_them() {
        let (room, bond) = parted();
        let expect = ExpectId(bond.0);
        let told = on_desks(&room);
        assert!(matches!(
            told.as_slice(),
            [expected::Fact::Expected { expect: one, what: What::Without, .. }] if *one == expect
        ));
        let jo = someone(5, Role::Therapist);
        let room =
            room.when(&someone(9, Role::Administrator), take_over(bond, &jo)).expect("asked");
        assert_eq!(on_desks(&room), [], "asking is not being there");
        let yes = Command::Accept { bond: BondId([9; 16]) };
        let room = room.when(&jo, yes.clone()).expect("yes");
        assert_eq!(on_desks(&room), [], "the client has their say");
        assert!(room.state.stands(&jo).is_err());
        let room = room.when(&client(), yes).expect("yes");
        assert_eq!(on_desks(&room), [expected::Fact::Ended { expect }]);
        assert!(room.state.stands(&jo).is_ok());
    }

    #[test]
    fn whoever_wants_nobody_is_let_be_by_those_who_stand_behind_staff() {
        let (room, bond) = parted();
        let (ruth, let_be) = (someone(8, Role::Supervisor), Command::LetBe { bond });
        assert_eq!(
            room.refused(&someone(9, Role::Administrator), let_be.clone()),
            Refusal::NotYours
        );
        let jo = someone(5, Role::Therapist);
        let asked = room.clone().when(&ruth, take_over(bond, &jo)).expect("asked");
        assert_eq!(asked.refused(&ruth, let_be.clone()), Refusal::WaitingForYes);
        let decline = Command::Decline { bond: BondId([9; 16]) };
        let room = asked.when(&client(), decline).expect("no");
        let room = room.when(&ruth, let_be.clone()).expect("let be");
        assert_eq!(on_desks(&room), [expected::Fact::Ended { expect: ExpectId(bond.0) }]);
        assert_eq!(room.state.left_alone(bond), None);
        assert_eq!(room.refused(&ruth, let_be), Refusal::AlreadyDone);
    }

    #[test]
    fn with_somebody_else_in_their_care_nobody_is_alone() {
        let room = Given::bonded().beside(&someone(5, Role::Therapist));
        let bond = BondId(amira().person.0);
        let part = Command::Part { bond, why: Why::OtherRole };
        let room = room.when(&service(), part).expect("parted");
        assert_eq!(on_desks(&room), []);
    }

    #[test]
    fn nobody_is_asked_to_come_nearer_and_no_bond_is_handed_over_that_goes_on() {
        let room = Given::bonded();
        let (keeper, jo) = (someone(9, Role::Administrator), someone(5, Role::Therapist));
        let early = take_over(room.bond(), &jo);
        assert_eq!(room.refused(&keeper, early), Refusal::NotAtPresent);
        let (room, bond) = parted();
        assert_eq!(room.refused(&jo, take_over(bond, &jo)), Refusal::NotYours);
        let kim = someone(7, Role::Administrator);
        assert_eq!(room.refused(&keeper, take_over(bond, &kim)), Refusal::NotYours);
        let peer = Given::private().beside(&someone(6, Role::PeerSupporter));
        let bond = peer.bond();
        let peer = peer.when(&service(), Command::Part { bond, why: Why::Left }).expect("parted");
        assert_eq!(peer.refused(&keeper, take_over(bond, &jo)), Refusal::NotYours);
    }
}
