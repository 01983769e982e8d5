//! Counting wrong secrets.

use super::tables::Tables;
use crate::rows::{Hash, TryRow};

impl Tables {
    pub(crate) fn tries(&self, path: Hash) -> Option<TryRow> {
        self.tries.get(&path).cloned()
    }

    pub(crate) fn count_tries(&mut self, row: TryRow, expect: u32) -> bool {
        let counted = self.tries.get(&row.path).map_or(0, |before| before.count);
        if counted != expect {
            return false;
        }
        self.tries.insert(row.path, row);
        true
    }

    pub(crate) fn drop_tries(&mut self, path: Hash) -> bool {
        self.tries.remove(&path).is_some()
    }

    pub(crate) fn forget_tries(&mut self, before: i64, most: u32) -> bool {
        let count = self.tries.len();
        self.tries.retain(|_, row| row.seen >= before || row.count > most);
        self.tries.len() < count
    }
}
