//! Writing a batch: rows first, then appends, undone together on a refusal.

use super::change::Change;
use super::factors;
use super::tables::Tables;
use crate::rows::{
    AccountRow, Also, Append, Batch, EntryRow, Hash, HeadRow, HoldRow, Id, NewEntry, SecretRow,
    SlotsRow,
};
use crate::trouble::AppendError;

impl Tables {
    pub(crate) fn append(&mut self, batch: Batch) -> Result<(), AppendError> {
        let mut change = Change::new(self);
        let written = write(&mut change, batch);
        if written.is_err() {
            change.undo();
        }
        written
    }
}

fn write(change: &mut Change<'_>, batch: Batch) -> Result<(), AppendError> {
    // A submit that is stored already is told so, whatever else has changed since.
    for append in &batch.appends {
        stored_already(change.tables, append)?;
    }
    let (slots, rows): (Vec<_>, Vec<_>) =
        batch.also.into_iter().partition(|also| matches!(also, Also::Slots(_)));
    for also in rows {
        write_row(change, also)?;
    }
    for append in batch.appends {
        write_entries(change, append)?;
    }
    for also in slots {
        write_row(change, also)?;
    }
    Ok(())
}

fn stored_already(tables: &Tables, append: &Append) -> Result<(), AppendError> {
    let room = append.room;
    let tags = append.entries.iter().filter_map(|entry| entry.once);
    for tag in tags {
        if let Some(&seq) = tables.once.get(&(room, tag)) {
            return Err(AppendError::Once { room, seq });
        }
    }
    Ok(())
}

fn write_entries(change: &mut Change<'_>, append: Append) -> Result<(), AppendError> {
    let room = append.room;
    let (size, kept) = match change.tables.heads.get(&room) {
        Some(head) => (head.size, head.glance.clone()),
        None => (0, None),
    };
    if size != append.expect {
        return Err(AppendError::Moved { room });
    }
    let mut seq = size;
    for entry in append.entries {
        write_entry(change, room, seq, entry)?;
        seq += 1;
    }
    let head = HeadRow { size: seq, head: append.head, glance: append.glance.or(kept) };
    change.put(|t| &mut t.heads, room, Some(head));
    Ok(())
}

fn write_entry(
    change: &mut Change<'_>,
    room: Id,
    seq: u64,
    entry: NewEntry,
) -> Result<(), AppendError> {
    let NewEntry { leaf, hash, sealed, class, epoch, at, once } = entry;
    if let Some(tag) = once {
        if let Some(&seq) = change.tables.once.get(&(room, tag)) {
            return Err(AppendError::Once { room, seq });
        }
        change.put(|t| &mut t.once, (room, tag), Some(seq));
    }
    let row = EntryRow { seq, leaf, hash, sealed, class, epoch, at };
    change.put(|t| &mut t.entries, (room, seq), Some(row));
    Ok(())
}

fn write_row(change: &mut Change<'_>, also: Also) -> Result<(), AppendError> {
    match also {
        Also::Room(row) if change.tables.rooms.contains_key(&row.room) => {
            return Err(AppendError::Moved { room: row.room });
        }
        Also::Room(row) => change.put(|t| &mut t.rooms, row.room, Some(row)),
        Also::Bond(row) => change.put(|t| &mut t.bonds, row.bond, Some(row)),
        Also::Account(row) => write_account(change, row)?,
        Also::Secret(row) => change_secret(change, row)?,
        Also::Invitation(row) => change.put(|t| &mut t.invitations, row.token, Some(row)),
        Also::UseInvitation { token, at } => use_invitation(change, token, at)?,
        Also::EndInvitations { person, at } => end_invitations(change, person, at),
        Also::Session(row) => change.put(|t| &mut t.sessions, row.token, Some(row)),
        Also::Factor(row) => factors::write(change, row)?,
        Also::UseFactor(row) => factors::spend(change, row)?,
        Also::DropFactor { account, factor } => {
            factors::drop_where(change, account, |row| row.factor == factor);
        }
        Also::DropFactors { account, kind } => {
            factors::drop_where(change, account, |row| row.kind == kind);
        }
        Also::EndSessions { account, at } => end_sessions(change, account, at),
        Also::DropDraft { draft, author } if change.tables.is_draft_of(draft, author) => {
            change.put(|t| &mut t.drafts, draft, None);
        }
        Also::DropDraft { .. } => {}
        Also::Slots(row) => write_slots(change, row)?,
    }
    Ok(())
}

fn write_account(change: &mut Change<'_>, row: AccountRow) -> Result<(), AppendError> {
    let taken = |other: &AccountRow| other.handle == row.handle && other.account != row.account;
    if change.tables.accounts.values().any(taken) {
        return Err(AppendError::HandleTaken);
    }
    change.put(|t| &mut t.accounts, row.account, Some(row));
    Ok(())
}

fn change_secret(change: &mut Change<'_>, row: SecretRow) -> Result<(), AppendError> {
    let SecretRow { account, state, pass, second } = row;
    let found = change.tables.accounts.get(&account).filter(|row| row.state == state);
    let mut row = found.cloned().ok_or(AppendError::AccountMoved)?;
    row.pass = pass.unwrap_or(row.pass);
    if second.is_some() {
        (row.second, row.setup) = (second, None);
    }
    change.put(|t| &mut t.accounts, account, Some(row));
    Ok(())
}

fn write_slots(change: &mut Change<'_>, row: SlotsRow) -> Result<(), AppendError> {
    let SlotsRow { holder, holds, free } = row;
    let others = change.tables.slots.iter().filter(|(other, _)| **other != holder);
    let taken = |held: &HoldRow| free.iter().any(|wanted| at_once(held, wanted));
    if others.flat_map(|(_, holds)| holds).any(taken) {
        return Err(AppendError::NotFree);
    }
    change.put(|t| &mut t.slots, holder, (!holds.is_empty()).then_some(holds));
    Ok(())
}

fn at_once(one: &HoldRow, other: &HoldRow) -> bool {
    one.resource == other.resource && one.starts < other.ends && other.starts < one.ends
}

fn use_invitation(change: &mut Change<'_>, token: Hash, at: i64) -> Result<(), AppendError> {
    let found = change.tables.invitations.get(&token).filter(|row| row.used.is_none());
    let mut row = found.cloned().ok_or(AppendError::InvitationUsed)?;
    row.used = Some(at);
    change.put(|t| &mut t.invitations, token, Some(row));
    Ok(())
}

fn end_invitations(change: &mut Change<'_>, person: Id, at: i64) {
    let of = change.tables.invitations.values().filter(|row| row.person == person);
    let open: Vec<_> = of.filter(|row| row.used.is_none()).cloned().collect();
    for mut row in open {
        row.used = Some(at);
        change.put(|t| &mut t.invitations, row.token, Some(row));
    }
}

fn end_sessions(change: &mut Change<'_>, account: Id, at: i64) {
    for mut row in change.tables.sessions_of(account) {
        row.ended = row.ended.or(Some(at));
        change.put(|t| &mut t.sessions, row.token, Some(row));
    }
}
