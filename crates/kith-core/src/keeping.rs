//! What was done to keep the service: a backup put back. In the service book, so that whoever
//! keeps it later can see when.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Role};

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The service was put back from a backup.
    #[n(0)]
    Restored {
        /// When the backup had been taken.
        #[n(0)]
        taken: Timestamp,
    },
}

/// What can be wished for, by somebody at the machine's command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Say that a backup was put back.
    Restored {
        /// When the backup had been taken.
        taken: Timestamp,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Copy, Default)]
pub struct State {
    restored: Option<(Timestamp, Timestamp)>,
}

pub(crate) fn decide(
    _state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    if who.role != Role::Operator {
        return Err(Refusal::NotYours);
    }
    let Command::Restored { taken } = command;
    Ok(vec![Fact::Restored { taken }.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let Fact::Restored { taken } = fact;
    state.restored = Some((*taken, mark.at));
}

impl fact::State {
    /// From when the backup was that was put back last, and when it was put back.
    pub const fn restored(&self) -> Option<(Timestamp, Timestamp)> {
        self.keeping.restored
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    vec![Fact::Restored { taken: Timestamp(1_764_000_000_000_000) }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, someone};

    #[test]
    fn only_somebody_at_the_machine_says_that_a_backup_was_put_back() {
        let taken = Timestamp(5);
        for who in [amira(), someone(9, Role::Administrator)] {
            let refused = Given::book().refused(&who, Command::Restored { taken });
            assert_eq!(refused, Refusal::NotYours);
        }
        let operator = someone(8, Role::Operator);
        let room = Given::book().when(&operator, Command::Restored { taken }).expect("told");
        assert_eq!(room.state.restored().map(|(taken, _)| taken), Some(taken));
    }
}
