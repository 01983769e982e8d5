//! What accounts prove themselves with.

use super::change::Change;
use super::tables::{Tables, sorted};
use crate::rows::{FactorRow, Hash, Id, UseRow};
use crate::trouble::AppendError;

impl Tables {
    pub(crate) fn factors(&self, account: Id) -> Vec<FactorRow> {
        let rows = self.factors.values().filter(|row| row.account == account);
        sorted(rows, |row| (row.created, row.factor))
    }

    pub(crate) fn factor_by_lookup(&self, lookup: Hash) -> Option<FactorRow> {
        self.factors.values().find(|row| row.lookup == Some(lookup)).cloned()
    }

    pub(crate) fn use_factor(&mut self, row: UseRow) -> bool {
        let Some((key, used)) = self.used(row) else { return false };
        self.factors.insert(key, used);
        true
    }

    /// The row as it is after this use; `None` if it was used since it was read.
    fn used(&self, row: UseRow) -> Option<((Id, Id), FactorRow)> {
        let UseRow { account, factor, before, used, step, sealed } = row;
        let stored = self.factors.get(&(account, factor))?;
        let same = (stored.used, stored.step) == before;
        same.then(|| {
            ((account, factor), FactorRow { used: Some(used), step, sealed, ..stored.clone() })
        })
    }
}

pub(super) fn write(change: &mut Change<'_>, row: FactorRow) -> Result<(), AppendError> {
    let key = (row.account, row.factor);
    let taken = |other: &FactorRow| {
        other.lookup.is_some() && other.lookup == row.lookup && (other.account, other.factor) != key
    };
    if change.tables.factors.values().any(taken) {
        return Err(AppendError::FactorTaken);
    }
    change.put(|t| &mut t.factors, key, Some(row));
    Ok(())
}

pub(super) fn spend(change: &mut Change<'_>, row: UseRow) -> Result<(), AppendError> {
    let (key, used) = change.tables.used(row).ok_or(AppendError::FactorUsed)?;
    change.put(|t| &mut t.factors, key, Some(used));
    Ok(())
}

/// Forgets those of an account that `gone` names.
pub(super) fn drop_where(change: &mut Change<'_>, account: Id, gone: impl Fn(&FactorRow) -> bool) {
    for row in change.tables.factors(account).into_iter().filter(gone) {
        change.put(|t| &mut t.factors, (row.account, row.factor), None);
    }
}
