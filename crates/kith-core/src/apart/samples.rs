//! One example of every fact.

use super::{Fact, Part, Side, Strength};
use crate::id::{ApartId, PersonId};

pub(crate) fn samples() -> Vec<Fact> {
    let apart = ApartId([0x2a; 16]);
    let side = |number, part| Side { person: PersonId([number; 16]), part };
    let set = |one, other, strength, why: &str| Fact::Set {
        apart,
        one,
        other,
        strength,
        why: why.into(),
    };
    vec![
        set(side(1, Part::MayBeHarmed), side(4, Part::MayHarm), Strength::Day, "She asked for it."),
        set(side(1, Part::NotSaid), side(2, Part::NotSaid), Strength::Touching, ""),
        Fact::Ended { apart },
        Fact::Missed,
        Fact::Looked,
    ]
}
