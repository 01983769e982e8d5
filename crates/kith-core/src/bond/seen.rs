//! The bonds of a room, as one person may know of them.

use super::{Bond, Status};
use crate::id::BondId;
use crate::seen::Seen;

impl Seen {
    /// The bonds: all for the client, one's own for the person beside them.
    pub fn bonds(&self) -> impl Iterator<Item = &Bond> {
        self.state().bond.all().filter(|bond| self.is_own() || bond.person == self.who().person)
    }

    /// One of them.
    pub fn bond(&self, id: BondId) -> Option<&Bond> {
        self.bonds().find(|bond| bond.id == id)
    }

    /// Whom this person suggested and who waits for a yes: the client's, their own, or both.
    pub fn suggested(&self) -> impl Iterator<Item = &Bond> {
        let me = self.who().person;
        let own = move |bond: &&Bond| bond.proposed_by.person == me && bond.person != me;
        self.state().bond.all().filter(own).filter(|bond| bond.status == Status::Proposed)
    }

    /// Everybody who is beside the client now. All who have a part in their care may know;
    /// others know of themselves.
    pub fn beside(&self) -> impl Iterator<Item = &Bond> {
        let active = self.state().bond.all().filter(|bond| bond.status == Status::Active);
        active.filter(|bond| self.knows_care() || bond.person == self.who().person)
    }

    /// The reader's own bond, while they are beside the client.
    pub fn my_bond(&self) -> Option<&Bond> {
        self.state().bond.active(self.who().person)
    }

    /// Those of them whom the client meets: who can be promised something, or asked.
    pub fn company(&self) -> impl Iterator<Item = &Bond> {
        self.beside().filter(|bond| bond.role.meets())
    }
}
