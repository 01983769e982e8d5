//! What a client can keep of a bond: how long it was, what was written to keep, what was promised
//! and kept.

use super::Letter;
use crate::bond::Bond;
use crate::id::BondId;
use crate::promise::{Promise, Standing};
use crate::seen::Seen;
use crate::time::Timestamp;

/// What there is to keep of one bond.
#[derive(Debug, Clone)]
pub struct Keepsake<'a> {
    /// The bond.
    pub bond: &'a Bond,
    /// When each agreed meeting that began was, the first one first.
    pub met: Vec<Timestamp>,
    /// The newest letter of each, the client's last.
    pub letters: Vec<&'a Letter>,
    /// Promises that were kept, the first one first.
    pub kept: Vec<&'a Promise>,
}

impl Seen {
    /// What the client can keep of a bond that has begun with somebody whom they meet. Theirs
    /// alone to ask for.
    pub fn keepsake(&self, id: BondId) -> Option<Keepsake<'_>> {
        let bond = self.bond(id).filter(|_| self.is_own())?;
        if bond.course.began.is_none() || !bond.role.meets() {
            return None;
        }
        let meetings = self.meetings().filter(|one| one.bond == id);
        let starts = meetings.filter_map(|one| one.stands()).map(|details| details.starts);
        let mut met: Vec<_> = starts.filter(|starts| *starts <= self.at()).collect();
        met.sort_unstable();
        let mut kept = self.promises();
        kept.retain(|one| {
            one.bond == id && one.standing == Standing::Kept && one.opening.is_none()
        });
        kept.reverse();
        Some(Keepsake { bond, met, letters: self.letters(id), kept })
    }
}
