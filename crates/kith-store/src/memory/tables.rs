//! The tables of one service, each a map from its key.

use std::collections::BTreeMap;

use crate::rows::{
    AccountRow, BondRow, DraftRow, EntryRow, FactorRow, Hash, HeadRow, HoldRow, Id, InvitationRow,
    RoomRow, SessionRow, TryRow, WrapRow,
};

/// Room, epoch, kind of recipient, recipient, purpose.
pub(super) type WrapKey = (Id, u32, u8, Id, u8);

#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(super) rooms: BTreeMap<Id, RoomRow>,
    pub(super) heads: BTreeMap<Id, HeadRow>,
    pub(super) entries: BTreeMap<(Id, u64), EntryRow>,
    pub(super) once: BTreeMap<(Id, Id), u64>,
    pub(super) bonds: BTreeMap<Id, BondRow>,
    pub(super) accounts: BTreeMap<Id, AccountRow>,
    pub(super) sessions: BTreeMap<Hash, SessionRow>,
    pub(super) invitations: BTreeMap<Hash, InvitationRow>,
    pub(super) drafts: BTreeMap<Id, DraftRow>,
    /// What each holder holds.
    pub(super) slots: BTreeMap<Id, Vec<HoldRow>>,
    pub(super) tries: BTreeMap<Hash, TryRow>,
    /// By account and factor.
    pub(super) factors: BTreeMap<(Id, Id), FactorRow>,
    pub(super) wraps: BTreeMap<WrapKey, WrapRow>,
}

/// The rows that match, in the order of `key`.
pub(super) fn sorted<'a, T: Clone + 'a, K: Ord>(
    rows: impl Iterator<Item = &'a T>,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut found: Vec<T> = rows.cloned().collect();
    found.sort_by_key(key);
    found
}
