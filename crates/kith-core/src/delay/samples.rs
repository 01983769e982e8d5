//! One example of every fact.

use super::Fact;
use crate::id::{DelayId, PersonId};
use crate::opened::Visit;
use crate::time::Timestamp;
use crate::who::Role;

pub(crate) fn samples() -> Vec<Fact> {
    let delay = DelayId([0x2d; 16]);
    vec![
        Fact::Decided {
            delay,
            client: PersonId([1; 16]),
            called: "Noor".into(),
            of: PersonId([2; 16]),
            name: "Amira".into(),
            role: Role::Therapist,
            by_name: "Ruth".into(),
            by_role: Role::Supervisor,
            why: "An order of a court.".into(),
            until: Timestamp(1_779_000_000_000_000),
        },
        Fact::Missed,
        Fact::Held { delay, visit: Visit::sample(), at: Timestamp(1_777_000_000_000_000) },
        Fact::Ended { delay },
        Fact::Told { delay, visits: 1, all: true },
    ]
}
