//! What one person may be shown of a room, and nothing else.
//!
//! A [`Seen`] is the only way out of a folded room. Each capability adds its own questions
//! to it and answers them for this person, so no page filters by hand.

use std::sync::Arc;

use crate::access::Stands;
use crate::fact::State;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author};

/// A room as one person sees it at one moment.
#[derive(Debug, Clone)]
pub struct Seen {
    state: Arc<State>,
    who: Actor,
    at: Timestamp,
    own: bool,
}

impl Seen {
    /// The room as `who` sees it at `at`, or that it is not theirs to see.
    pub fn new(state: Arc<State>, who: Actor, at: Timestamp) -> Result<Self, Refusal> {
        // At the command line a whole room is exported for the client, so it is seen as theirs.
        let own = matches!(state.stands(&who)?, Stands::Own | Stands::Keeper);
        Ok(Self { state, who, at, own })
    }

    /// Who looks.
    pub const fn who(&self) -> &Actor {
        &self.who
    }

    /// The moment of looking.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// Whether it is their own room.
    pub const fn is_own(&self) -> bool {
        self.own
    }

    /// The name of somebody who wrote here, as the room knows it.
    pub fn name_of(&self, author: Author) -> Option<&str> {
        if author.person == self.state.owner {
            return Some(self.state.about.name());
        }
        self.state
            .bond
            .all()
            .find(|bond| bond.person == author.person)
            .map(|bond| bond.name.as_str())
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }
}
