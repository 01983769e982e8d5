//! What one person may be shown of a room, and nothing else.
//!
//! A [`Seen`] is the only way out of a folded room. Each capability adds its own questions
//! to it and answers them for this person, so no page filters by hand.

use std::sync::Arc;

use crate::about::About;
use crate::access::Stands;
use crate::bond::Bond;
use crate::fact::State;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near, Role};

/// A room as one person sees it at one moment.
#[derive(Debug, Clone)]
pub struct Seen {
    state: Arc<State>,
    who: Actor,
    at: Timestamp,
    view: View,
    about: About,
}

/// How much of the room is theirs to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// All of it: it is their own.
    Own,
    /// As much as comes with this nearness; and whether names of others belong to it.
    Beside(Near, bool),
}

impl View {
    fn of(bond: &Bond, who: &Actor) -> Option<Self> {
        let door = bond.role == Role::Reception && who.role == Role::Reception;
        bond.near(who).map(|near| Self::Beside(near, door || near >= Near::Between))
    }

    fn about(self, whole: &About) -> About {
        match self {
            Self::Beside(Near::Times, _) => About { name: whole.name.clone(), ..About::default() },
            Self::Own | Self::Beside(..) => whole.clone(),
        }
    }
}

impl Seen {
    /// The room as `who` sees it at `at`, or that it is not theirs to see.
    pub fn new(state: Arc<State>, who: Actor, at: Timestamp) -> Result<Self, Refusal> {
        let view = match state.stands(&who)? {
            // At the command line a whole room is exported for the client, so it is seen as theirs.
            Stands::Own | Stands::Keeper => View::Own,
            Stands::Beside(bond) => View::of(bond, &who).ok_or(Refusal::NotYours)?,
        };
        let about = view.about(state.about.lines());
        Ok(Self { state, who, at, view, about })
    }

    /// Who looks.
    pub const fn who(&self) -> &Actor {
        &self.who
    }

    /// The moment of looking.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// The moment of the room's first entry.
    pub fn began(&self) -> Timestamp {
        self.state().began.unwrap_or(self.at)
    }

    /// Whether it is their own room.
    pub const fn is_own(&self) -> bool {
        matches!(self.view, View::Own)
    }

    /// Whether what is between the client and this person is theirs to know: they meet.
    pub fn knows_between(&self) -> bool {
        self.is_near(Near::Between)
    }

    /// Whether what belongs to the client's care is theirs to know: notes, forms, who else is
    /// beside them.
    pub fn knows_care(&self) -> bool {
        self.is_near(Near::Care)
    }

    /// Whether they may know whom the client meets.
    pub(crate) const fn knows_whom(&self) -> bool {
        matches!(self.view, View::Own | View::Beside(_, true))
    }

    fn is_near(&self, least: Near) -> bool {
        match self.view {
            View::Own => true,
            View::Beside(near, _) => near >= least,
        }
    }

    /// Whether what stands at this place is open to them: the client may have said that only what
    /// comes after their yes is.
    pub(crate) fn opens(&self, place: u64) -> bool {
        let own = || self.state.bond.active(self.who.person).and_then(Bond::opens_from);
        self.is_own() || own().is_none_or(|from| place > from)
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

    pub(crate) const fn known_about(&self) -> &About {
        &self.about
    }
}

#[cfg(test)]
mod tests;
