//! What one person may know of repairs.

use super::{Standing, Step};
use crate::seen::Seen;
use crate::strain::Strain;

impl Seen {
    /// Where the repair of a strain stands.
    pub fn repair(&self, strain: &Strain) -> Standing {
        self.state().stands_repair(strain)
    }

    /// What was said in it, oldest first.
    pub fn repair_steps(&self, strain: &Strain) -> &[Step] {
        self.state().repair.steps.get(&strain.id).map_or(&[], Vec::as_slice)
    }

    /// Strains that the client has not closed, newest first.
    pub fn open_strains(&self) -> Vec<&Strain> {
        let mut open = self.strains();
        open.retain(|strain| !self.repair(strain).is_closed());
        open
    }
}
