//! Who may open a room, and how somebody stands in it.
//!
//! Two questions, asked in this order: may this person's key be fetched at all
//! ([`may_open`], from the bond row, before anything is opened), and do the facts of
//! the opened room agree ([`State::stands`]).

use minicbor::{Decode, Encode};

use crate::bond::{Bond, Status};
use crate::fact::State;
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::who::{Actor, Near, Role};

/// Why a room is opened. A closed list: each has its own words on "Who looked".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Purpose {
    /// Getting ready for a meeting.
    #[n(0)]
    Prepare,
    /// Writing something together or for the record.
    #[n(1)]
    Write,
    /// Answering what somebody wrote.
    #[n(2)]
    Answer,
    /// Seeing the name and next meeting in a list.
    #[n(3)]
    List,
    /// Standing in for somebody who is away.
    #[n(4)]
    Cover,
    /// Supervision.
    #[n(5)]
    Supervise,
    /// Somebody's safety.
    #[n(6)]
    Safety,
    /// Taking a copy out.
    #[n(7)]
    Export,
    /// Work at the machine's command line.
    #[n(8)]
    Operator,
    /// The client, in their own room.
    #[n(9)]
    Own,
}

impl Purpose {
    /// The end of the text key `purpose-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Write => "write",
            Self::Answer => "answer",
            Self::List => "list",
            Self::Cover => "cover",
            Self::Supervise => "supervise",
            Self::Safety => "safety",
            Self::Export => "export",
            Self::Operator => "operator",
            Self::Own => "own",
        }
    }

    /// The wire number, also used to coalesce openings.
    pub const fn number(self) -> u8 {
        match self {
            Self::Prepare => 0,
            Self::Write => 1,
            Self::Answer => 2,
            Self::List => 3,
            Self::Cover => 4,
            Self::Supervise => 5,
            Self::Safety => 6,
            Self::Export => 7,
            Self::Operator => 8,
            Self::Own => 9,
        }
    }
}

/// What the index of bonds says of somebody and a room, before it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is their own room.
    Own,
    /// There is a bond row in this state.
    Bond(Status),
    /// None that is known.
    Stranger,
}

/// Whether the room's key may be fetched to show what it holds.
pub fn may_open(
    who: &Actor,
    standing: Standing,
    kind: RoomKind,
    purpose: Purpose,
) -> Result<(), Refusal> {
    let may = match (kind, who.role, standing) {
        (RoomKind::Front | RoomKind::Private, Role::Client, Standing::Own) => {
            matches!(purpose, Purpose::Own | Purpose::Export)
        }
        (RoomKind::Desk, _, Standing::Own) => purpose == Purpose::Own,
        (RoomKind::Private, role, Standing::Bond(Status::Active)) if role.may_bond() => {
            !matches!(purpose, Purpose::Own | Purpose::Export | Purpose::Operator)
        }
        (RoomKind::Book, Role::Administrator, _) => {
            matches!(purpose, Purpose::Operator)
        }
        (_, Role::Operator, _) => matches!(purpose, Purpose::Operator | Purpose::Export),
        _ => false,
    };
    if may { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Whether the room may be opened to carry out a wish. Nothing of it is shown by that;
/// [`crate::decide`] still judges the wish itself.
pub fn may_act(who: &Actor, standing: Standing, kind: RoomKind) -> Result<(), Refusal> {
    let may = match (kind, who.role, standing) {
        (RoomKind::Front | RoomKind::Private | RoomKind::Desk, _, Standing::Own)
        | (RoomKind::Book, Role::Administrator, _)
        | (_, Role::Operator, _) => true,
        (RoomKind::Private, role, Standing::Bond(status)) => {
            role.may_bond() && !matches!(status, Status::Ended | Status::Declined)
        }
        _ => false,
    };
    if may { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Whether somebody may know and change where a client's online access stands: who has a part
/// in their care, or is asked to. Not while the client has paused it.
///
/// # Errors
///
/// [`Refusal::NotYours`] for everybody else.
pub fn may_welcome(who: &Actor, standing: Standing) -> Result<(), Refusal> {
    let near = matches!(standing, Standing::Bond(Status::Proposed | Status::Active));
    if near && who.role.cares() { Ok(()) } else { Err(Refusal::NotYours) }
}

/// How somebody stands in an opened room, by its own facts.
#[derive(Debug, Clone, Copy)]
pub enum Stands<'a> {
    /// It is their room.
    Own,
    /// They are beside the client, by this active bond.
    Beside(&'a Bond),
    /// They keep the service, or work at its command line.
    Keeper,
}

impl State {
    /// How `who` stands here, or that they do not.
    pub fn stands(&self, who: &Actor) -> Result<Stands<'_>, Refusal> {
        match who.role {
            Role::Client if who.person == self.owner => Ok(Stands::Own),
            Role::Operator => Ok(Stands::Keeper),
            Role::Administrator if self.kind == RoomKind::Book => Ok(Stands::Keeper),
            role if role.may_bond() && self.kind == RoomKind::Private => {
                self.bond.active(who.person).map(Stands::Beside).ok_or(Refusal::NotYours)
            }
            role if (role.may_bond() || role == Role::Administrator)
                && self.kind == RoomKind::Desk
                && who.person == self.owner =>
            {
                Ok(Stands::Own)
            }
            _ => Err(Refusal::NotYours),
        }
    }

    /// Why somebody opens the room, as it is told: who is beside the client in the place of
    /// somebody else opens it for that, and who is let in urgently for somebody's safety.
    pub fn purpose(&self, who: &Actor, purpose: Purpose) -> Purpose {
        let stay = self.bond.active(who.person).and_then(|bond| bond.stay);
        match stay.map(|stay| stay.cover) {
            Some(Some(_)) => Purpose::Cover,
            Some(None) => Purpose::Safety,
            None => purpose,
        }
    }

    /// Whether somebody is beside the client for a time only: in somebody's place, or let in
    /// urgently.
    pub fn is_for_a_time(&self, who: &Actor) -> bool {
        self.bond.active(who.person).is_some_and(|bond| bond.stay.is_some())
    }

    /// Refuses everybody but the client.
    pub(crate) fn only_client(&self, who: &Actor) -> Result<(), Refusal> {
        match self.stands(who)? {
            Stands::Own => Ok(()),
            Stands::Beside(_) | Stands::Keeper => Err(Refusal::NotYours),
        }
    }

    /// Refuses everybody but the people beside the client who come at least this near; gives
    /// their bond.
    pub(crate) fn only_beside(&self, who: &Actor, near: Near) -> Result<&Bond, Refusal> {
        match self.stands(who)? {
            Stands::Beside(bond) if bond.near(who) >= Some(near) => Ok(bond),
            Stands::Own | Stands::Beside(_) | Stands::Keeper => Err(Refusal::NotYours),
        }
    }

    /// Refuses everybody but the client and the people who meet them.
    pub(crate) fn only_pair(&self, who: &Actor) -> Result<(), Refusal> {
        match self.stands(who)? {
            Stands::Own => Ok(()),
            Stands::Beside(bond) if bond.near(who) >= Some(Near::Between) => Ok(()),
            Stands::Beside(_) | Stands::Keeper => Err(Refusal::NotYours),
        }
    }

    /// Refuses everybody but those who keep the service.
    pub(crate) fn only_keeper(&self, who: &Actor) -> Result<(), Refusal> {
        match self.stands(who)? {
            Stands::Keeper => Ok(()),
            Stands::Own | Stands::Beside(_) => Err(Refusal::NotYours),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{client, someone};

    #[test]
    fn an_administrator_opens_the_book_and_nothing_else() {
        let admin = someone(9, Role::Administrator);
        for kind in RoomKind::ALL {
            for standing in [Standing::Own, Standing::Stranger, Standing::Bond(Status::Active)] {
                let opened = may_open(&admin, standing, kind, Purpose::Operator);
                assert_eq!(opened.is_ok(), kind == RoomKind::Book, "{kind:?} {standing:?}");
            }
        }
    }

    #[test]
    fn only_an_active_bond_opens_a_private_room_to_staff() {
        let amira = someone(2, Role::Therapist);
        for status in Status::ALL {
            let opened =
                may_open(&amira, Standing::Bond(status), RoomKind::Private, Purpose::Prepare);
            assert_eq!(opened.is_ok(), status == Status::Active, "{status:?}");
        }
        assert!(may_open(&amira, Standing::Stranger, RoomKind::Private, Purpose::Prepare).is_err());
    }

    #[test]
    fn a_client_opens_their_own_rooms_only() {
        let own = may_open(&client(), Standing::Own, RoomKind::Private, Purpose::Own);
        assert_eq!(own, Ok(()));
        let other = may_open(&client(), Standing::Stranger, RoomKind::Private, Purpose::Own);
        assert_eq!(other, Err(Refusal::NotYours));
    }
}
