//! One of every fact about a bond, for tests and frozen bytes.

use super::{Fact, Stay, Why};
use crate::id::{BondId, PersonId};
use crate::time::Timestamp;
use crate::who::Role;

pub(crate) fn samples() -> Vec<Fact> {
    let bond = BondId([1; 16]);
    let stay = Stay {
        from: Timestamp(1_777_593_600_000_000),
        until: Timestamp(1_778_198_400_000_000),
        cover: Some(bond),
    };
    vec![
        Fact::Proposed {
            bond,
            person: PersonId([2; 16]),
            name: "Amira".into(),
            role: Role::Therapist,
            purpose: "Weekly meetings".into(),
            after: None,
            stay: None,
        },
        Fact::Accepted { bond, in_person: false },
        Fact::Declined { bond },
        Fact::Paused { bond },
        Fact::Resumed { bond },
        Fact::Ended { bond },
        proposed("Weekly meetings", Some(bond), None),
        Fact::Parted { bond, why: Why::Left },
        Fact::Parted { bond, why: Why::OtherRole },
        Fact::LetBe { bond },
        Fact::MayRead { bond, before: false },
        Fact::MayTell { bond, words: "My sister, that we meet.".into() },
        Fact::PassedOn { bond, to: BondId([9; 16]), words: "I move to another town.".into() },
        Fact::Goodbye { bond, words: "I was glad to know you.".into() },
        Fact::Parted { bond, why: Why::HandedOver },
        Fact::Parted { bond, why: Why::AsPlanned },
        proposed("I am away in May.", None, Some(stay)),
        Fact::Began { bond },
        Fact::Parted { bond, why: Why::Over },
        Fact::LetIn {
            bond: BondId([11; 16]),
            person: PersonId([5; 16]),
            name: "Jo".into(),
            purpose: "They rang and are not safe.".into(),
            until: Timestamp(1_777_989_600_000_000),
            role: Role::Therapist,
        },
    ]
}

fn proposed(purpose: &str, after: Option<BondId>, stay: Option<Stay>) -> Fact {
    Fact::Proposed {
        bond: BondId([9; 16]),
        person: PersonId([5; 16]),
        name: "Jo".into(),
        role: Role::Therapist,
        purpose: purpose.into(),
        after,
        stay,
    }
}
