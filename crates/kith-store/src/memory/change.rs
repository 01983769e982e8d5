//! Changes that can be undone, so that a batch happens whole or not at all.

use std::collections::BTreeMap;

use super::tables::Tables;

type Undo = Box<dyn FnOnce(&mut Tables)>;

/// A running change of one service's tables.
pub(super) struct Change<'a> {
    pub(super) tables: &'a mut Tables,
    undo: Vec<Undo>,
}

impl<'a> Change<'a> {
    pub(super) fn new(tables: &'a mut Tables) -> Self {
        Self { tables, undo: Vec::new() }
    }

    /// Sets a row of the table that `pick` points at (`None` removes it), and
    /// remembers what was there.
    pub(super) fn put<K, V>(
        &mut self,
        pick: fn(&mut Tables) -> &mut BTreeMap<K, V>,
        key: K,
        row: Option<V>,
    ) where
        K: Ord + Clone + 'static,
        V: 'static,
    {
        let before = set(pick(self.tables), key.clone(), row);
        self.undo.push(Box::new(move |tables| {
            set(pick(tables), key, before);
        }));
    }

    /// Takes everything back, newest first.
    pub(super) fn undo(self) {
        for step in self.undo.into_iter().rev() {
            step(self.tables);
        }
    }
}

fn set<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, row: Option<V>) -> Option<V> {
    match row {
        Some(row) => map.insert(key, row),
        None => map.remove(&key),
    }
}
