//! Times that are held, and forgetting those that are over.

use super::tables::Tables;
use crate::rows::{HeldRow, Id};

impl Tables {
    pub(crate) fn held(&self, resource: Id, from: i64, until: i64) -> Vec<HeldRow> {
        let all = self.slots.iter().flat_map(|(holder, holds)| {
            let here = holds.iter().filter(move |hold| hold.resource == resource);
            let here = here.filter(move |hold| hold.starts < until && hold.ends > from);
            here.map(|hold| HeldRow { starts: hold.starts, ends: hold.ends, holder: *holder })
        });
        let mut all: Vec<_> = all.collect();
        all.sort_unstable();
        all
    }

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
