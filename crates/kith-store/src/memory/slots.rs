//! Forgetting times that are over.

use super::tables::Tables;

impl Tables {
    pub(crate) fn forget_slots(&mut self, before: i64) -> bool {
        let count = |tables: &Self| tables.slots.values().map(Vec::len).sum::<usize>();
        let held = count(self);
        for holds in self.slots.values_mut() {
            holds.retain(|hold| hold.ends > before);
        }
        self.slots.retain(|_, holds| !holds.is_empty());
        count(self) < held
    }
}
