//! What follows from new facts elsewhere: data, not actions. The caller carries them out in
//! the same transaction.

use crate::bond::Status;
use crate::fact::{Fact, State};
use crate::front;
use crate::id::{BondId, PersonId};
use crate::meeting;
use crate::who::Role;

/// One consequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The index of bonds says this from now on.
    Bond {
        /// Which bond.
        bond: BondId,
        /// Who is beside the client.
        person: PersonId,
        /// In which role.
        role: Role,
        /// Where it stands.
        status: Status,
    },
    /// One more entry for the client's front room.
    Front(front::Fact),
}

/// What follows from `facts`, given the state after them.
pub fn effects(after: &State, facts: &[Fact]) -> Vec<Effect> {
    let bonds = facts.iter().filter_map(|fact| match fact {
        Fact::Bond(fact) => after.bond.get(fact.bond()).ok(),
        _ => None,
    });
    let mut all: Vec<_> = bonds
        .map(|bond| Effect::Bond {
            bond: bond.id,
            person: bond.person,
            role: bond.role,
            status: bond.status,
        })
        .collect();
    if changes_front(after, facts) {
        all.push(Effect::Front(front::Fact::Shown { lines: front::lines(after) }));
    }
    all
}

/// The front changes when the choice does, or when what is agreed or with whom does while it
/// is shown.
fn changes_front(after: &State, facts: &[Fact]) -> bool {
    let shown = after.front.shows() != front::Shows::Nothing;
    facts.iter().any(|fact| match fact {
        Fact::Front(front::Fact::Chosen { .. }) => true,
        Fact::Bond(_)
        | Fact::Meeting(meeting::Fact::Accepted { .. } | meeting::Fact::Cancelled { .. }) => shown,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, client};

    #[test]
    fn the_index_follows_every_step_of_a_bond() {
        let room = Given::bonded();
        let bond = room.bond();
        let room = room.when(&client(), crate::bond::Command::Pause { bond }).expect("paused");
        let expected = Effect::Bond {
            bond,
            person: amira().person,
            role: Role::Therapist,
            status: Status::Paused,
        };
        assert_eq!(effects(&room.state, &room.newest()), [expected]);
    }
}
