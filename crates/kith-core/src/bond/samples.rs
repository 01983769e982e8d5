//! One of every fact about a bond, for tests and frozen bytes.

use super::{Fact, Why};
use crate::id::{BondId, PersonId};
use crate::who::Role;

pub(crate) fn samples() -> Vec<Fact> {
    let bond = BondId([1; 16]);
    vec![
        Fact::Proposed {
            bond,
            person: PersonId([2; 16]),
            name: "Amira".into(),
            role: Role::Therapist,
            purpose: "Weekly meetings".into(),
            after: None,
        },
        Fact::Accepted { bond, in_person: false },
        Fact::Declined { bond },
        Fact::Paused { bond },
        Fact::Resumed { bond },
        Fact::Ended { bond },
        Fact::Proposed {
            bond: BondId([9; 16]),
            person: PersonId([5; 16]),
            name: "Jo".into(),
            role: Role::Therapist,
            purpose: "Weekly meetings".into(),
            after: Some(bond),
        },
        Fact::Parted { bond, why: Why::Left },
        Fact::Parted { bond, why: Why::OtherRole },
        Fact::LetBe { bond },
        Fact::MayRead { bond, before: false },
        Fact::MayTell { bond, words: "My sister, that we meet.".into() },
        Fact::PassedOn { bond, to: BondId([9; 16]), words: "I move to another town.".into() },
        Fact::Goodbye { bond, words: "I was glad to know you.".into() },
        Fact::Parted { bond, why: Why::HandedOver },
        Fact::Parted { bond, why: Why::AsPlanned },
    ]
}
