//! What was done to keep the service: a backup put back, its key changed. In the service book, so
//! that whoever keeps it later can see when.

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
    /// Every room's key is under another key-encryption key.
    #[n(1)]
    KeyChanged {
        /// The public name of the new key, in hexadecimal.
        #[n(0)]
        key: String,
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
    /// Say that the key-encryption key was changed.
    KeyChanged {
        /// The public name of the new key, in hexadecimal.
        key: String,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    restored: Option<(Timestamp, Timestamp)>,
    key: Option<(String, Timestamp)>,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    if who.role != Role::Operator {
        return Err(Refusal::NotYours);
    }
    let fact = match command {
        Command::Restored { taken } => Fact::Restored { taken },
        // A change that was interrupted is told once.
        Command::KeyChanged { key } if state.keeping.is_under(&key) => {
            return Err(Refusal::AlreadyDone);
        }
        Command::KeyChanged { key } => Fact::KeyChanged { key },
    };
    Ok(vec![fact.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Restored { taken } => state.restored = Some((*taken, mark.at)),
        Fact::KeyChanged { key } => state.key = Some((key.clone(), mark.at)),
    }
}

impl State {
    fn is_under(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|(now, _)| now == key)
    }
}

impl fact::State {
    /// From when the backup was that was put back last, and when it was put back.
    pub const fn restored(&self) -> Option<(Timestamp, Timestamp)> {
        self.keeping.restored
    }

    /// When the key-encryption key was changed last.
    pub fn key_changed(&self) -> Option<Timestamp> {
        self.keeping.key.as_ref().map(|(_, at)| *at)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    vec![
        Fact::Restored { taken: Timestamp(1_764_000_000_000_000) },
        Fact::KeyChanged { key: "00112233445566778899aabbccddeeff".into() },
    ]
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

    #[test]
    fn a_change_of_the_key_is_told_once() {
        let wish = |key: &str| Command::KeyChanged { key: key.into() };
        assert_eq!(Given::book().refused(&amira(), wish("a")), Refusal::NotYours);
        let operator = someone(8, Role::Operator);
        let room = Given::book().when(&operator, wish("a")).expect("told");
        assert!(room.state.key_changed().is_some());
        assert_eq!(room.refused(&operator, wish("a")), Refusal::AlreadyDone);
        assert!(room.when(&operator, wish("b")).is_ok(), "another key is told");
    }
}
