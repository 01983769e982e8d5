//! One delay, with the visits that wait, and what the client's room is told of it.

use super::Fact;
use crate::entry::Mark;
use crate::id::{DelayId, PersonId};
use crate::opened::{self, Visit, Waited};
use crate::time::Timestamp;
use crate::who::Role;

/// How many visits the client's room tells of in one go.
pub(super) const AT_ONCE: usize = 200;

/// A delay, with the visits that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// Its id.
    pub id: DelayId,
    /// Whose record.
    pub client: PersonId,
    /// The client, as the one who decided named them.
    pub called: String,
    /// Whose visits.
    pub of: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Who decided.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// Their role.
    pub by_role: Role,
    /// Which law or order asks for it.
    pub why: String,
    /// Since when.
    pub from: Timestamp,
    /// From this moment on everything is shown.
    pub until: Timestamp,
    /// The visits that the client's room does not tell of yet, the first first.
    pub(super) held: Vec<(Timestamp, Visit)>,
    /// Of how many visits it tells.
    pub(super) told: usize,
    /// Whether it tells of the delay itself.
    pub(super) said: bool,
    /// Whether it was ended sooner.
    pub(super) ended: bool,
}

impl Delay {
    /// Whether everything of it is shown.
    pub fn is_over(&self, at: Timestamp) -> bool {
        self.ended || at >= self.until
    }

    pub(super) fn is_for(&self, client: PersonId, of: PersonId, at: Timestamp) -> bool {
        self.client == client && self.of == of && !self.is_over(at)
    }

    /// How many visits there were.
    pub fn visits(&self) -> usize {
        self.told + self.held.len()
    }

    /// Whether the client's room has something to tell of it.
    pub(super) fn is_untold(&self) -> bool {
        !self.said || !self.held.is_empty()
    }

    /// Over sooner, whatever the clock says later.
    pub(super) fn end(&mut self, at: Timestamp) {
        (self.ended, self.until) = (true, self.until.min(at));
    }

    /// What the client's room is to tell of it next: so many visits that one entry after another
    /// stays a small thing to write, and the delay itself with the last of them.
    pub(super) fn told_next(&self, at: Timestamp) -> Vec<opened::Fact> {
        let next = self.held.iter().take(AT_ONCE).map(|(at, visit)| opened::Fact::Late {
            delay: self.id,
            at: *at,
            visit: visit.clone(),
        });
        let last = self.held.len() <= AT_ONCE;
        next.chain(last.then(|| opened::Fact::Waited(self.waited(at)))).collect()
    }

    fn waited(&self, at: Timestamp) -> Waited {
        Waited {
            delay: self.id,
            name: self.name.clone(),
            role: self.role,
            by_name: self.by_name.clone(),
            by_role: self.by_role,
            why: self.why.clone(),
            from: self.from,
            until: self.until.min(at),
            visits: u64::try_from(self.visits()).unwrap_or(u64::MAX),
        }
    }
}

pub(super) fn begun(mark: Mark, fact: &Fact) -> Option<Delay> {
    let Fact::Decided { delay, client, called, of, name, role, by_name, by_role, why, until } =
        fact
    else {
        return None;
    };
    Some(Delay {
        id: *delay,
        client: *client,
        called: called.clone(),
        of: *of,
        name: name.clone(),
        role: *role,
        by: mark.by.person,
        by_name: by_name.clone(),
        by_role: *by_role,
        why: why.clone(),
        from: mark.at,
        until: *until,
        held: Vec::new(),
        told: 0,
        said: false,
        ended: false,
    })
}
