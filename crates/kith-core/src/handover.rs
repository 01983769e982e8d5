//! Being asked to take over from somebody who no longer works here, on one's own desk.
//!
//! A client whose person has left is reached by somebody, not left waiting. Whoever is asked
//! reads the name they are called by, so that they can be reached; nothing else opens before
//! the client has said yes.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::BondId;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The owner of the desk was asked.
    #[n(0)]
    Asked {
        /// The bond that was proposed.
        #[n(0)]
        bond: BondId,
        /// The name the client is called by.
        #[n(1)]
        name: String,
        /// Who was beside them before.
        #[n(2)]
        before: String,
    },
}

/// What can be wished for: nothing. These entries follow from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {}

/// For whom the owner of a desk was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The name the client is called by.
    pub name: String,
    /// Who was beside them before.
    pub before: String,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    asked: BTreeMap<BondId, Asked>,
}

pub(crate) fn decide(
    _state: &fact::State,
    _with: &Context<'_>,
    _who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    match command {}
}

pub(crate) fn apply(state: &mut State, _mark: Mark, fact: &Fact) {
    let Fact::Asked { bond, name, before } = fact;
    state.asked.insert(*bond, Asked { name: name.clone(), before: before.clone() });
}

impl Seen {
    /// Desk: for whom its owner was asked to take over by this bond.
    pub fn asked_to_take_over(&self, bond: BondId) -> Option<&Asked> {
        self.state().handover.asked.get(&bond)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (name, before) = ("Noor".into(), "Amira".into());
    vec![Fact::Asked { bond: BondId([9; 16]), name, before }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, someone};
    use crate::who::Role;

    #[test]
    fn the_owner_of_the_desk_reads_for_whom() {
        let ruth = someone(1, Role::Supervisor);
        let [asked] = samples().try_into().expect("one");
        let desk = Given::desk().by(&ruth, asked);
        let seen = desk.seen(&ruth);
        let found = seen.asked_to_take_over(BondId([9; 16])).expect("asked");
        assert_eq!((found.name.as_str(), found.before.as_str()), ("Noor", "Amira"));
        assert_eq!(seen.asked_to_take_over(BondId([8; 16])), None);
    }
}
