//! Visits that are shown later than they were, because the law asked the service to wait: told in
//! the client's room when the wait is over, with who decided it and why.

use minicbor::{Decode, Encode};

use super::{Fact, Opening};
use crate::access::Purpose;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{DelayId, PersonId, SigninId};
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Role};

/// Who opened a room and why, while it is not yet shown.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Visit {
    /// Who.
    #[n(0)]
    pub person: PersonId,
    /// Their name, as the client reads it.
    #[n(1)]
    pub name: String,
    /// Their role.
    #[n(2)]
    pub role: Role,
    /// Why.
    #[n(3)]
    pub purpose: Purpose,
    /// During which sign-in.
    #[n(4)]
    pub signin: SigninId,
    /// Words given as a reason.
    #[n(5)]
    pub why: Option<String>,
}

impl Visit {
    /// What is to be told of this person.
    pub fn of(who: &Actor, purpose: Purpose, why: Option<String>) -> Self {
        let (person, name, role) = (who.person, who.name.clone(), who.role);
        Self { person, name, role, purpose, signin: who.signin, why }
    }

    pub(crate) fn sample() -> Self {
        Self {
            person: PersonId([2; 16]),
            name: "Amira".into(),
            role: Role::Therapist,
            purpose: Purpose::Prepare,
            signin: SigninId([6; 16]),
            why: None,
        }
    }
}

/// A time in which somebody's visits were not shown.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Waited {
    /// Which delay.
    #[n(0)]
    pub delay: DelayId,
    /// Whose visits.
    #[n(1)]
    pub name: String,
    /// Their role.
    #[n(2)]
    pub role: Role,
    /// Who decided it.
    #[n(3)]
    pub by_name: String,
    /// Their role.
    #[n(4)]
    pub by_role: Role,
    /// Which law or order asked for it.
    #[n(5)]
    pub why: String,
    /// Since when.
    #[n(6)]
    pub from: Timestamp,
    /// Until when.
    #[n(7)]
    pub until: Timestamp,
    /// How many visits there were.
    #[n(8)]
    pub visits: u64,
}

/// What the book holds back for this client and need not any more.
pub(super) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_keeper(who)?;
    let told = with.book.map(|book| book.waited(state.owner, at)).unwrap_or_default();
    Ok(told.into_iter().map(fact::Fact::from).collect())
}

pub(super) fn opening(mark: Mark, at: Timestamp, visit: &Visit) -> Opening {
    Opening {
        entry: mark.id,
        person: visit.person,
        name: visit.name.clone(),
        role: visit.role,
        purpose: visit.purpose,
        signin: visit.signin,
        at,
        why: visit.why.clone(),
        told: Some(mark.at),
    }
}

impl Seen {
    /// Times in which somebody's visits were not shown, each with when it was told; the newest
    /// first. For the client alone.
    pub fn waited(&self) -> impl Iterator<Item = &(Timestamp, Waited)> {
        self.state().opened.waited.iter().rev().filter(|_| self.is_own())
    }
}

pub(super) fn samples() -> [Fact; 2] {
    let (delay, at) = (DelayId([0x2d; 16]), Timestamp(1_777_000_000_000_000));
    let waited = Waited {
        delay,
        name: "Amira".into(),
        role: Role::Therapist,
        by_name: "Ruth".into(),
        by_role: Role::Supervisor,
        why: "An order of a court.".into(),
        from: at,
        until: Timestamp(1_779_000_000_000_000),
        visits: 1,
    };
    [Fact::Late { delay, at, visit: Visit::sample() }, Fact::Waited(waited)]
}
