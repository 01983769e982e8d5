//! One care relationship.

use super::{Course, Earlier, Fact, Passing, Status, Stay, Why};
use crate::entry::Mark;
use crate::id::{BondId, PersonId};
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near, Role};

/// One care relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// Its id.
    pub id: BondId,
    /// Who is beside the client.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// What it is for.
    pub purpose: String,
    /// Who proposed it.
    pub proposed_by: Author,
    /// The client's yes.
    pub client_yes: bool,
    /// The other person's yes.
    pub person_yes: bool,
    /// Whether the client's yes was given in person and written down by staff.
    pub in_person: bool,
    /// Where it stands.
    pub status: Status,
    /// Who asked for the pause, while there is one.
    pub paused_by: Option<Author>,
    /// Why the service ended it, if it did.
    pub parted: Option<Why>,
    /// The bond it is to go on from, whose person is no longer there.
    pub after: Option<BondId>,
    /// From when until when it is, where it has an end from its beginning.
    pub stay: Option<Stay>,
    /// When it came to stand there.
    pub since: Timestamp,
    /// When it began, paused and ended.
    pub course: Course,
    /// Whether what was there before it began is open to its person.
    pub earlier: Earlier,
    /// Who else may be told, in the client's words; `None` while they have said nothing.
    pub may_tell: Option<String>,
    /// Who was last asked to go on in this person's place.
    pub passing: Option<Passing>,
    /// What this person said when they stepped back.
    pub goodbye: Option<String>,
}

impl Bond {
    /// One that was just proposed.
    pub(super) fn proposed(mark: Mark, fact: &Fact) -> Option<Self> {
        let Fact::Proposed { bond, person, name, role, purpose, after, stay } = fact else {
            return None;
        };
        Some(Self {
            id: *bond,
            person: *person,
            name: name.clone(),
            role: *role,
            purpose: purpose.clone(),
            proposed_by: mark.by,
            client_yes: mark.by.role == Role::Client,
            person_yes: mark.by.person == *person,
            in_person: false,
            status: Status::Proposed,
            paused_by: None,
            parted: None,
            after: *after,
            stay: *stay,
            since: mark.at,
            course: Course::default(),
            earlier: Earlier::Open,
            may_tell: None,
            passing: None,
            goodbye: None,
        })
    }

    /// One by which somebody is let in urgently.
    pub(super) fn let_in(mark: Mark, fact: &Fact) -> Option<Self> {
        let Fact::LetIn { bond, person, name, purpose, until, role } = fact else { return None };
        let stay = Some(Stay { from: mark.at, until: *until, cover: None });
        let (bond, person, name) = (*bond, *person, name.clone());
        let (role, purpose) = (*role, purpose.clone());
        let asked = Fact::Proposed { bond, person, name, role, purpose, after: None, stay };
        let mut new = Self::proposed(mark, &asked)?;
        new.person_yes = true;
        new.status = Status::Active;
        new.course.stands(Status::Active, mark);
        Some(new)
    }

    /// Whether it lets somebody in urgently, without the client's yes.
    pub fn is_urgent(&self) -> bool {
        self.stay.is_some_and(|stay| stay.cover.is_none())
    }

    /// After which place entries are open to its person, where the client said that those before
    /// are not.
    pub(crate) fn opens_from(&self) -> Option<u64> {
        self.course.place.filter(|_| self.earlier == Earlier::Closed)
    }

    /// Whether it opens what has its origin at this place of the room.
    pub(crate) fn opens(&self, origin: u64) -> bool {
        self.opens_from().is_none_or(|from| origin > from)
    }

    /// How near somebody comes by it: never nearer than the role the client said yes to.
    pub fn near(&self, who: &Actor) -> Option<Near> {
        self.role.near().min(who.role.near())
    }

    /// Takes down a yes, and gives where the bond stands after it: what has a first day waits
    /// for it.
    pub(super) fn accepted(&mut self, by: Author, at: Timestamp, in_person: bool) -> Status {
        self.in_person |= in_person;
        if in_person || by.role == Role::Client {
            self.client_yes = true;
        }
        // A yes written down by the person themselves is theirs as well.
        self.person_yes |= by.person == self.person;
        let begins = self.stay.is_none_or(|stay| stay.from <= at);
        if self.client_yes && self.person_yes && begins { Status::Active } else { self.status }
    }
}
