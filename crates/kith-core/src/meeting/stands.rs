//! Where one meeting stands.

use super::{Details, Meeting};
use crate::time::Timestamp;
use crate::who::Role;

impl Meeting {
    /// The details to show: agreed ones, else the proposal.
    pub fn details(&self) -> Option<&Details> {
        self.agreed.as_ref().or(self.proposed.as_ref().map(|(details, _)| details))
    }

    /// Agreed and not cancelled.
    pub fn stands(&self) -> Option<&Details> {
        if self.cancelled.is_some() { None } else { self.agreed.as_ref() }
    }

    /// Whether it can still be changed: not over, not begun, not cancelled.
    pub fn is_ahead(&self, at: Timestamp) -> bool {
        let times = [self.agreed.as_ref(), self.proposed.as_ref().map(|(details, _)| details)];
        let ahead = times.into_iter().flatten().any(|details| details.ends() > at);
        ahead && self.cancelled.is_none() && self.began.is_none()
    }

    /// The same, where the time is still to come.
    pub fn waits_now(&self, role: Role, at: Timestamp) -> bool {
        self.waits_for(role) && self.asked_now(at)
    }

    /// Whether a time that is still to come waits for anybody's yes or no.
    pub fn asked_now(&self, at: Timestamp) -> bool {
        let to_come = self.proposed.as_ref().is_some_and(|(details, _)| details.ends() > at);
        to_come && self.cancelled.is_none() && self.began.is_none()
    }

    /// Whether this person's side has something to answer.
    pub fn waits_for(&self, role: Role) -> bool {
        let client = role == Role::Client;
        self.cancelled.is_none()
            && self.proposed.as_ref().is_some_and(|(_, by)| (by.role == Role::Client) != client)
    }
}
