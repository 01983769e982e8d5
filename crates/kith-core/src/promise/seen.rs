//! What one person may know of promises: what is owed to whom, when it is due, and what is
//! late.

use super::{By, Promise, Standing};
use crate::bond::Status;
use crate::fact::State;
use crate::id::{BondId, EntryId, PromiseId, StrainId};
use crate::opened::Opening;
use crate::seen::Seen;
use crate::time::Timestamp;

impl State {
    /// The moment from which a promise is late. `None`: it waits for a meeting that is not
    /// agreed yet, or to be asked for.
    pub(crate) fn due(&self, promise: &Promise) -> Option<Timestamp> {
        let set = promise.steps.iter().rev().find(|step| step.what.sets_terms());
        match promise.terms.by {
            By::Date(date) => Some(date),
            By::WhenAsked => None,
            By::NextMeeting => {
                let set = set.map(|step| step.mark.at)?;
                let standing = self.meeting.standing().into_iter();
                let mut later = standing.filter(|(meeting, _)| meeting.bond == promise.bond);
                later.find(|(_, details)| details.starts > set).map(|(_, details)| details.starts)
            }
        }
    }

    /// Promises between the two of a bond that are still owed.
    pub(crate) fn owed(&self, bond: BondId) -> impl Iterator<Item = &Promise> {
        let all = self.promise.promises.values();
        all.filter(move |one| one.bond == bond && one.standing == Standing::Open)
    }
}

impl Seen {
    /// The promises this person may know of: all for the client, one's own bond's for staff.
    /// The newest first.
    pub fn promises(&self) -> Vec<&Promise> {
        let all = self.state().promise.promises.values();
        let mut mine: Vec<_> = all.filter(|one| self.in_meeting(one.bond)).collect();
        mine.sort_by_key(|one| std::cmp::Reverse(one.steps.first().map(|step| step.mark.at)));
        mine
    }

    /// One of them.
    pub fn promise(&self, id: PromiseId) -> Option<&Promise> {
        self.promises().into_iter().find(|one| one.id == id)
    }

    /// What will be different after a strain, the oldest first.
    pub fn different(&self, strain: StrainId) -> Vec<&Promise> {
        let mut all = self.promises();
        all.retain(|one| one.repair == Some(strain));
        all.reverse();
        all
    }

    /// Those still owed while the two are beside each other, the soonest due first; without a
    /// date last.
    pub fn owed(&self) -> Vec<&Promise> {
        let beside =
            |one: &Promise| self.bond(one.bond).is_some_and(|bond| bond.status == Status::Active);
        let mut owed = self.promises();
        owed.retain(|one| one.standing == Standing::Open && beside(one));
        owed.sort_by_key(|one| (self.due(one).is_none(), self.due(one)));
        owed
    }

    /// The moment from which a promise is late, if that can be said yet.
    pub fn due(&self, promise: &Promise) -> Option<Timestamp> {
        self.state().due(promise)
    }

    /// Whether a promise is still owed and its time is over.
    pub fn is_late(&self, promise: &Promise) -> bool {
        promise.standing == Standing::Open && self.due(promise).is_some_and(|due| due <= self.at())
    }

    /// The opening that a promised answer is about. Who is to answer has to know of it, even
    /// where it is somebody else's.
    pub fn asked_about(&self, promise: &Promise) -> Option<&Opening> {
        let known = self.promise(promise.id)?;
        self.state().opened.get(known.opening?)
    }

    /// The question that was asked about an opening.
    pub fn why_asked(&self, opening: EntryId) -> Option<&Promise> {
        self.promises().into_iter().find(|one| one.opening == Some(opening))
    }
}
