//! Access review: from time to time somebody looks at what each person who works here can open,
//! and says that it is still right, or changes it.
//!
//! Rights that nobody looks at outlive their reason. A client is owed that somebody does look.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Author, Role};

/// After how long a review is due again.
pub const DUE_AFTER: i64 = 90 * DAY;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// What somebody can open was looked at, and is right.
    #[n(0)]
    Reviewed {
        /// Whose.
        #[n(0)]
        person: PersonId,
        /// The role they had then.
        #[n(1)]
        role: Role,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Say that what somebody can open is right.
    Confirm {
        /// Whose.
        person: PersonId,
        /// The role that was shown.
        role: Role,
    },
}

/// When somebody's rights were last looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewed {
    /// By whom.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    last: BTreeMap<PersonId, (Role, Reviewed)>,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_keeper(who)?;
    let Command::Confirm { person, role } = command;
    let member = state.member(person).ok_or(Refusal::NotHere)?;
    if member.role != role {
        return Err(Refusal::NotAtPresent);
    }
    // Nobody finds their own rights right, unless there is nobody else to look.
    if person == who.person && state.needs_second(who) {
        return Err(Refusal::NotYours);
    }
    Ok(vec![Fact::Reviewed { person, role }.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let Fact::Reviewed { person, role } = fact;
    state.last.insert(*person, (*role, Reviewed { by: mark.by, at: mark.at }));
}

impl fact::State {
    /// When what somebody can open was last looked at, in the role they have now.
    pub fn reviewed(&self, person: PersonId) -> Option<Reviewed> {
        let role = self.member(person)?.role;
        let (then, reviewed) = self.review.last.get(&person)?;
        (*then == role).then_some(*reviewed)
    }

    /// Whether somebody has to look at it now: a while after it was given, or last found right.
    pub fn review_due(&self, person: PersonId, at: Timestamp) -> bool {
        let given = self.member(person).map(|member| member.role_since);
        let last = self.reviewed(person).map(|last| last.at).max(given);
        last.is_some_and(|last| at >= last.plus(DUE_AFTER))
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    vec![Fact::Reviewed { person: PersonId([2; 16]), role: Role::Therapist }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff;
    use crate::testing::{Given, NOW, amira, someone};

    fn book() -> Given {
        let operator = someone(0, Role::Operator);
        let join = |person, role| staff::Fact::Joined { person, name: "Jo".into(), role };
        Given::book()
            .by(&operator, join(amira().person, Role::Therapist))
            .by(&operator, join(PersonId([9; 16]), Role::Administrator))
    }

    #[test]
    fn what_was_looked_at_is_due_again_in_time_and_another_role_anew() {
        let (ada, person) = (someone(9, Role::Administrator), amira().person);
        assert!(!book().state.review_due(person, NOW), "whoever gave it has just looked");
        let right = Command::Confirm { person, role: Role::Therapist };
        let then = NOW.plus(DUE_AFTER);
        assert!(book().state.review_due(person, then));
        let book = book().later(DUE_AFTER).when(&ada, right).expect("reviewed");
        assert!(!book.state.review_due(person, then));
        assert!(book.state.review_due(person, then.plus(DUE_AFTER)));
        let stale = Command::Confirm { person, role: Role::Supervisor };
        assert_eq!(book.refused(&ada, stale), Refusal::NotAtPresent);
        let change = staff::Command::ChangeRole { person, role: Role::Supervisor };
        let book = book.when(&ada, change).expect("changed");
        assert_eq!(book.state.reviewed(person), None, "another role is looked at anew");
    }

    #[test]
    fn only_those_who_keep_the_service_review_and_oneself_only_alone() {
        let right = Command::Confirm { person: amira().person, role: Role::Therapist };
        assert_eq!(book().refused(&amira(), right), Refusal::NotYours);
        let (ada, role) = (someone(9, Role::Administrator), Role::Administrator);
        let own = Command::Confirm { person: ada.person, role };
        book().when(&ada, own.clone()).expect("nobody else");
        let (operator, person) = (someone(0, Role::Operator), PersonId([8; 16]));
        let two = book().by(&operator, staff::Fact::Joined { person, name: "Kim".into(), role });
        let two = two.by(&operator, crate::welcome::Fact::CameIn { person });
        let two = two.by(&operator, crate::welcome::Fact::Confirmed { person });
        assert_eq!(two.refused(&ada, own), Refusal::NotYours);
    }
}
