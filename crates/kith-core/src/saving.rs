//! Whether the browser may offer to save a secret that is typed behind the second door. On a device
//! that others use, the offer itself says too much. The choice changes nothing before that door,
//! where it could be seen that somebody has made it.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;

/// What browsers are told of secrets in the private room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Saving {
    /// What they are: a browser or a password manager may offer to save and fill them.
    #[default]
    #[n(0)]
    Offered,
    /// Nothing: they look to a browser like any other line of words.
    #[n(1)]
    Quiet,
}

impl Saving {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Offered, Self::Quiet];

    /// The value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Quiet => "quiet",
        }
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The client chose.
    #[n(0)]
    Chosen {
        /// The choice.
        #[n(0)]
        saving: Saving,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Client: choose.
    Choose {
        /// The choice.
        saving: Saving,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    saving: Saving,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_client(who)?;
    let Command::Choose { saving } = command;
    match state.kind {
        RoomKind::Private if saving == state.saving.saving => Ok(Vec::new()),
        RoomKind::Private => Ok(vec![Fact::Chosen { saving }.into()]),
        _ => Err(Refusal::NotHere),
    }
}

pub(crate) fn apply(state: &mut State, _mark: Mark, fact: &Fact) {
    let Fact::Chosen { saving } = fact;
    state.saving = *saving;
}

impl Seen {
    /// Private room: what browsers are told of secrets here.
    pub fn saving(&self) -> Saving {
        self.state().saving.saving
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    Saving::ALL.into_iter().map(|saving| Fact::Chosen { saving }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, client};

    fn choose(saving: Saving) -> Command {
        Command::Choose { saving }
    }

    #[test]
    fn the_client_chooses_and_may_change_it() {
        let room = Given::with_meeting();
        assert_eq!(room.state.saving.saving, Saving::Offered);
        let room = room.when(&client(), choose(Saving::Quiet)).expect("chosen");
        assert_eq!(room.state.saving.saving, Saving::Quiet);
        assert!(
            room.clone().when(&client(), choose(Saving::Quiet)).expect("kept").newest().is_empty()
        );
        let room = room.when(&client(), choose(Saving::Offered)).expect("chosen");
        assert_eq!(room.state.saving.saving, Saving::Offered);
    }

    #[test]
    fn only_the_client_chooses() {
        let room = Given::with_meeting();
        assert_eq!(room.refused(&amira(), choose(Saving::Quiet)), Refusal::NotYours);
    }
}
