//! What is expected of a member of staff by a date, on the desks of those who stand behind
//! them.
//!
//! A client who waits for an answer is not left to chase it. A supervisor sees that somebody
//! owes one and since when, and not a word of what it is about: the room stays shut.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{BondId, ExpectId, PersonId};
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;

/// What kind of answer is expected. A closed list: it is all that a supervisor reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum What {
    /// An answer after something may have changed between two people.
    #[n(0)]
    Repair,
    /// Being in touch after an answer about somebody's safety.
    #[n(1)]
    Safety,
    /// Somebody beside a client who has nobody in their care any more.
    #[n(2)]
    Without,
    /// Reading what a client wrote.
    #[n(3)]
    Words,
    /// What was answered between two people, and is still open.
    #[n(4)]
    Open,
    /// An answer to why a record was opened.
    #[n(5)]
    Question,
    /// An answer to another view of something that was written.
    #[n(6)]
    View,
}

impl What {
    /// The end of the text key `repair-expected-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Repair => "repair",
            Self::Safety => "safety",
            Self::Without => "without",
            Self::Words => "words",
            Self::Open => "open",
            Self::Question => "question",
            Self::View => "view",
        }
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Something is expected by a date; said again, the newer date holds.
    #[n(0)]
    Expected {
        /// A random id, which says nothing.
        #[n(0)]
        expect: ExpectId,
        /// Of whom.
        #[n(1)]
        of: PersonId,
        /// What kind of thing.
        #[n(2)]
        what: What,
        /// By when.
        #[n(3)]
        by: Timestamp,
    },
    /// It came, or is no longer waited for.
    #[n(1)]
    Ended {
        /// Which.
        #[n(0)]
        expect: ExpectId,
    },
}

/// What can be wished for: nothing. These entries follow from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {}

/// One thing that is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// Its random id.
    pub id: ExpectId,
    /// Of whom.
    pub of: PersonId,
    /// What kind of thing.
    pub what: What,
    /// By when.
    pub by: Timestamp,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    open: BTreeMap<ExpectId, Expected>,
}

pub(crate) fn decide(
    _state: &fact::State,
    _with: &Context<'_>,
    _who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    match command {}
}

pub(crate) fn apply(state: &mut State, _mark: Mark, fact: &Fact) {
    match fact {
        Fact::Expected { expect, of, what, by } => {
            let new = Expected { id: *expect, of: *of, what: *what, by: *by };
            state.open.insert(*expect, new);
        }
        Fact::Ended { expect } => {
            state.open.remove(expect);
        }
    }
}

impl fact::State {
    /// Book: the bonds of somebody who is no longer there, whose client is without anybody.
    pub fn without_anybody(&self, of: PersonId) -> impl Iterator<Item = BondId> {
        let open = self.expected.open.values();
        let open = open.filter(move |one| one.what == What::Without && one.of == of);
        open.map(|one| BondId(one.id.0))
    }

    /// Whether the book has to hold this: that somebody is without anybody, or is so no more.
    pub fn keeps_in_book(&self, fact: &fact::Fact) -> bool {
        match fact {
            fact::Fact::Expected(Fact::Expected { what, .. }) => *what == What::Without,
            fact::Fact::Expected(Fact::Ended { expect }) => self.expected.open.contains_key(expect),
            _ => false,
        }
    }
}

impl Seen {
    /// Desk: what was expected by now and has not come, the longest wait first.
    pub fn past_their_date(&self) -> Vec<Expected> {
        let past = self.state().expected.open.values().filter(|one| one.by <= self.at());
        let mut past: Vec<_> = past.copied().collect();
        past.sort_by_key(|one| one.by);
        past
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let expect = ExpectId([0x0e; 16]);
    vec![
        Fact::Expected {
            expect,
            of: PersonId([2; 16]),
            what: What::Repair,
            by: Timestamp(1_777_989_600_000_000),
        },
        Fact::Ended { expect },
        Fact::Expected {
            expect,
            of: PersonId([2; 16]),
            what: What::Words,
            by: Timestamp(1_777_989_600_000_000),
        },
        Fact::Expected {
            expect,
            of: PersonId([2; 16]),
            what: What::Open,
            by: Timestamp(1_777_989_600_000_000),
        },
        Fact::Expected {
            expect,
            of: PersonId([2; 16]),
            what: What::Question,
            by: Timestamp(1_777_989_600_000_000),
        },
        Fact::Expected {
            expect,
            of: PersonId([2; 16]),
            what: What::View,
            by: Timestamp(1_777_989_600_000_000),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, NOW, someone};
    use crate::time::DAY;
    use crate::who::Role;

    fn expected(by: Timestamp) -> Fact {
        let (expect, of) = (ExpectId([7; 16]), PersonId([2; 16]));
        Fact::Expected { expect, of, what: What::Repair, by }
    }

    #[test]
    fn a_supervisor_sees_what_is_past_its_date_until_it_ends() {
        let ruth = someone(1, Role::Supervisor);
        let desk = Given::desk().by(&ruth, expected(NOW.plus(DAY)));
        assert_eq!(desk.seen(&ruth).past_their_date().len(), 0);
        let late = desk.later(2 * DAY);
        assert_eq!(late.seen(&ruth).past_their_date().len(), 1);
        let ended = late.by(&ruth, Fact::Ended { expect: ExpectId([7; 16]) });
        assert_eq!(ended.seen(&ruth).past_their_date().len(), 0);
    }

    #[test]
    fn a_newer_date_takes_the_place_of_the_older() {
        let ruth = someone(1, Role::Supervisor);
        let desk = Given::desk().by(&ruth, expected(NOW.plus(DAY)));
        let desk = desk.by(&ruth, expected(NOW.plus(5 * DAY))).later(2 * DAY);
        assert_eq!(desk.seen(&ruth).past_their_date().len(), 0);
    }

    #[test]
    fn the_book_holds_who_is_without_anybody_and_nothing_else() {
        let (service, of) = (someone(0, Role::Operator), PersonId([2; 16]));
        let expect = ExpectId([7; 16]);
        let without = Fact::Expected { expect, of, what: What::Without, by: NOW };
        let book = Given::book();
        assert!(book.state.keeps_in_book(&without.clone().into()));
        assert!(!book.state.keeps_in_book(&expected(NOW).into()));
        assert!(!book.state.keeps_in_book(&Fact::Ended { expect }.into()), "of something else");
        let book = book.by(&service, without);
        assert_eq!(book.state.without_anybody(of).collect::<Vec<_>>(), [BondId([7; 16])]);
        assert_eq!(book.state.without_anybody(PersonId([3; 16])).count(), 0);
        assert!(book.state.keeps_in_book(&Fact::Ended { expect }.into()));
        let book = book.by(&service, Fact::Ended { expect });
        assert_eq!(book.state.without_anybody(of).count(), 0);
    }
}
