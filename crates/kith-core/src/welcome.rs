//! Coming in for the first time, in two steps: somebody accepts a link, and somebody who knows
//! them says that it was them. And the way back: online access is switched off, care goes on.
//!
//! A link can be taken by the wrong hands. Until a person who gave the words has said "yes, it
//! was", nothing of the client's own opens. For staff it is an administrator who says so.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};

use crate::bond::Status;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{PersonId, RoomId};
use crate::recovery;
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Near, Role};

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Desk: its owner was given a link and words for a client, to hand over.
    #[n(0)]
    Given {
        /// For whom.
        #[n(0)]
        person: PersonId,
        /// Their private room.
        #[n(1)]
        room: RoomId,
        /// The name they were given by, as it was typed.
        #[n(2)]
        name: String,
    },
    /// A new link was made; the ones before open nothing any more.
    #[n(1)]
    LinkMade {
        /// For whom.
        #[n(0)]
        person: PersonId,
    },
    /// Somebody came in with the link and the words.
    #[n(2)]
    CameIn {
        /// As whom.
        #[n(0)]
        person: PersonId,
    },
    /// It was them.
    #[n(3)]
    Confirmed {
        /// Who.
        #[n(0)]
        person: PersonId,
    },
    /// It was somebody else; what was made then is closed.
    #[n(4)]
    NotThem {
        /// As whom they came in.
        #[n(0)]
        person: PersonId,
    },
    /// Online access was switched off. Nothing else ends.
    #[n(5)]
    OnlineOff {
        /// Whose.
        #[n(0)]
        person: PersonId,
    },
}

impl Fact {
    /// Whom it is about.
    pub const fn person(&self) -> PersonId {
        match self {
            Self::Given { person, .. }
            | Self::LinkMade { person }
            | Self::CameIn { person }
            | Self::Confirmed { person }
            | Self::NotThem { person }
            | Self::OnlineOff { person } => *person,
        }
    }
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Make a new link.
    Link {
        /// For whom.
        person: PersonId,
    },
    /// Say that it was them.
    Confirm {
        /// Who.
        person: PersonId,
    },
    /// Say that it was somebody else.
    Deny {
        /// As whom they came in.
        person: PersonId,
    },
    /// Switch online access off.
    SwitchOff {
        /// Whose.
        person: PersonId,
    },
}

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A link was made.
    Linked,
    /// Somebody came in, then; nobody has said yet whether it was them.
    Waiting(Timestamp),
    /// It was them.
    Confirmed,
    /// It was somebody else.
    Denied,
    /// Online access is switched off.
    Off,
}

/// A link that the owner of a desk handed over, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// For whom.
    pub person: PersonId,
    /// Their private room.
    pub room: RoomId,
    /// The name, as it was typed.
    pub name: String,
    /// How far they have come.
    pub stage: Stage,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    stages: BTreeMap<PersonId, Stage>,
    given: BTreeMap<PersonId, (RoomId, String)>,
    came: BTreeSet<PersonId>,
    been: BTreeSet<PersonId>,
}

impl State {
    /// How far somebody has come; `None` where nothing was written of it.
    pub fn stage(&self, person: PersonId) -> Option<Stage> {
        self.stages.get(&person).copied()
    }

    /// Whether somebody came in, and it was them.
    pub fn is_here(&self, person: PersonId) -> bool {
        self.stage(person) == Some(Stage::Confirmed) && self.came.contains(&person)
    }

    /// Whether somebody has ever come in and been known.
    pub fn has_been(&self, person: PersonId) -> bool {
        self.been.contains(&person)
    }

    /// Everybody of whom nobody has said yet whether it was them, and since when.
    pub fn waiting(&self) -> impl Iterator<Item = (PersonId, Timestamp)> {
        self.stages.iter().filter_map(|(person, stage)| match stage {
            Stage::Waiting(since) => Some((*person, *since)),
            _ => None,
        })
    }

    /// Whether the owner of a desk was given words for somebody.
    pub fn was_given(&self, person: PersonId) -> bool {
        self.given.contains_key(&person)
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let stage = |person| state.welcome.stage(person);
    let waits = |person| matches!(stage(person), Some(Stage::Waiting(_)));
    let fact = match command {
        Command::Link { person } => {
            may_confirm(state, who, person)?;
            if waits(person) {
                return Err(Refusal::WaitingForYes);
            }
            let back = state.kind == RoomKind::Private && state.welcome.has_been(person);
            if back && !recovery::is_ripe(state, at) {
                return Err(Refusal::NeedsTwo);
            }
            Fact::LinkMade { person }
        }
        Command::Confirm { person } => {
            may_confirm(state, who, person)?;
            let ahead = who.role == Role::Operator && stage(person).is_none();
            if !waits(person) && !ahead {
                return Err(Refusal::AlreadyDone);
            }
            Fact::Confirmed { person }
        }
        Command::Deny { person } => {
            may_confirm(state, who, person)?;
            if !waits(person) {
                return Err(Refusal::AlreadyDone);
            }
            Fact::NotThem { person }
        }
        Command::SwitchOff { person } => {
            let own = state.only_client(who).is_ok();
            if !own {
                state.only_beside(who, Near::Care)?;
            }
            if person != state.owner {
                return Err(Refusal::NotHere);
            }
            if stage(person) == Some(Stage::Off) {
                return Ok(Vec::new());
            }
            Fact::OnlineOff { person }
        }
    };
    Ok(vec![fact.into()])
}

/// For a client: whoever is beside them, or is to be. For staff: those who keep the service,
/// and nobody for themself.
fn may_confirm(state: &fact::State, who: &Actor, person: PersonId) -> Result<(), Refusal> {
    if who.role == Role::Operator {
        return Ok(());
    }
    match state.kind {
        RoomKind::Private if person == state.owner => {
            let near = state.bond.all().any(|bond| {
                bond.person == who.person
                    && matches!(bond.status, Status::Proposed | Status::Active)
            });
            if near && who.role.cares() { Ok(()) } else { Err(Refusal::NotYours) }
        }
        RoomKind::Book => {
            state.only_keeper(who)?;
            state.member(person).ok_or(Refusal::NotHere)?;
            if person == who.person { Err(Refusal::NotYours) } else { Ok(()) }
        }
        _ => Err(Refusal::NotHere),
    }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let person = fact.person();
    match fact {
        Fact::CameIn { .. } => state.came.insert(person),
        Fact::NotThem { .. } => state.came.remove(&person),
        _ => false,
    };
    let stage = match fact {
        Fact::Given { room, name, .. } => {
            state.given.insert(person, (*room, name.clone()));
            Stage::Linked
        }
        Fact::LinkMade { .. } => Stage::Linked,
        // Said ahead, at the machine, of the first one to come in.
        Fact::CameIn { .. } if state.stage(person) == Some(Stage::Confirmed) => Stage::Confirmed,
        Fact::CameIn { .. } => Stage::Waiting(mark.at),
        Fact::Confirmed { .. } => Stage::Confirmed,
        Fact::NotThem { .. } => Stage::Denied,
        Fact::OnlineOff { .. } => Stage::Off,
    };
    if stage == Stage::Confirmed && state.came.contains(&person) {
        state.been.insert(person);
    }
    state.stages.insert(person, stage);
}

impl fact::State {
    /// How far people have come who were given a link.
    pub const fn welcome(&self) -> &State {
        &self.welcome
    }
}

impl Seen {
    /// Private room: how far the client has come; `None` where nothing was written of it.
    pub fn stage(&self) -> Option<Stage> {
        self.state().welcome.stage(self.state().owner)
    }

    /// Desk: the links that its owner was given to hand over, by name.
    pub fn given(&self) -> Vec<Given> {
        let welcome = &self.state().welcome;
        let mut all: Vec<_> = welcome
            .given
            .iter()
            .map(|(person, (room, name))| Given {
                person: *person,
                room: *room,
                name: name.clone(),
                stage: welcome.stage(*person).unwrap_or(Stage::Linked),
            })
            .collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let person = PersonId([1; 16]);
    vec![
        Fact::Given { person, room: RoomId([4; 16]), name: "Noor".into() },
        Fact::LinkMade { person },
        Fact::CameIn { person },
        Fact::Confirmed { person },
        Fact::NotThem { person },
        Fact::OnlineOff { person },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, client, someone};

    fn person() -> PersonId {
        client().person
    }

    fn came_in() -> Given {
        let operator = someone(0, Role::Operator);
        Given::bonded().by(&operator, Fact::CameIn { person: person() })
    }

    #[test]
    fn whoever_is_beside_them_says_whether_it_was_them_once() {
        let (person, yes) = (person(), Command::Confirm { person: person() });
        let early = Given::bonded().refused(&amira(), yes.clone());
        assert_eq!(early, Refusal::AlreadyDone, "nobody has come in");
        let room = came_in();
        assert_eq!(room.refused(&someone(7, Role::Therapist), yes.clone()), Refusal::NotYours);
        assert_eq!(room.refused(&client(), yes.clone()), Refusal::NotYours);
        assert_eq!(room.refused(&amira(), Command::Link { person }), Refusal::WaitingForYes);
        let room = room.when(&amira(), yes.clone()).expect("confirmed");
        assert_eq!(room.state.welcome().stage(person), Some(Stage::Confirmed));
        assert_eq!(room.refused(&amira(), yes), Refusal::AlreadyDone);
        let denied = came_in().when(&amira(), Command::Deny { person }).expect("denied");
        assert_eq!(denied.state.welcome().stage(person), Some(Stage::Denied));
        let again = denied.when(&amira(), Command::Link { person }).expect("a new link");
        assert_eq!(again.state.welcome().stage(person), Some(Stage::Linked));
    }

    #[test]
    fn the_client_or_somebody_beside_them_switches_online_access_off() {
        let person = person();
        let off = Command::SwitchOff { person };
        for who in [client(), amira()] {
            let room = Given::bonded().when(&who, off.clone()).expect("off");
            assert_eq!(room.state.welcome().stage(person), Some(Stage::Off));
            assert_eq!(room.facts(&who, off.clone()), Ok(Vec::new()));
        }
        let stranger = someone(7, Role::Therapist);
        assert_eq!(Given::bonded().refused(&stranger, off), Refusal::NotYours);
    }

    #[test]
    fn an_administrator_confirms_staff_and_not_themself() {
        let (ada, person) = (someone(9, Role::Administrator), PersonId([4; 16]));
        let operator = someone(0, Role::Operator);
        let join = |person| crate::staff::Command::Join {
            person,
            name: "Jo".into(),
            role: Role::Therapist,
        };
        let book = Given::book().when(&ada, join(person)).expect("joined");
        let book = book.when(&ada, join(ada.person)).expect("joined");
        let book = book.by(&operator, Fact::CameIn { person });
        let book = book.by(&operator, Fact::CameIn { person: ada.person });
        assert_eq!(book.state.welcome().waiting().count(), 2);
        let own = Command::Confirm { person: ada.person };
        assert_eq!(book.refused(&ada, own), Refusal::NotYours);
        assert_eq!(book.refused(&amira(), Command::Confirm { person }), Refusal::NotYours);
        let book = book.when(&ada, Command::Confirm { person }).expect("confirmed");
        assert_eq!(book.state.welcome().stage(person), Some(Stage::Confirmed));
    }

    #[test]
    fn the_machine_may_say_it_ahead_of_the_first_one() {
        let (operator, person) = (someone(0, Role::Operator), PersonId([4; 16]));
        let book = Given::book().when(&operator, Command::Confirm { person }).expect("ahead");
        let book = book.by(&operator, Fact::CameIn { person });
        assert_eq!(book.state.welcome().stage(person), Some(Stage::Confirmed));
    }
}
