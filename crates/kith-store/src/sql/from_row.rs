//! How each row type is read. The order of fields is the order of columns in the
//! statements.

use super::value::{FromRow, Row};
use crate::rows::{
    AccountRow, BondRow, DraftRow, EntryRow, FactorRow, HeadRow, HeldRow, Id, InvitationRow,
    RoomRow, ServiceRow, SessionRow, TryRow, WrapRow,
};
use crate::trouble::Trouble;

/// Reads the named fields one after the other. Fields of a struct expression are
/// evaluated in the order they are written.
macro_rules! in_order {
    ($($row:ident { $($field:ident),* })*) => {$(
        impl FromRow for $row {
            fn from_row(row: &mut Row) -> Result<Self, Trouble> {
                Ok(Self { $($field: row.take()?),* })
            }
        }
    )*};
}

in_order! {
    ServiceRow { service, created }
    RoomRow { room, kind, person, created }
    HeadRow { size, head, glance }
    EntryRow { seq, leaf, hash, sealed, class, epoch, at }
    BondRow { bond, room, person, role, state, since }
    AccountRow { account, handle, person, role, state, pass, second, setup, idle, created }
    SessionRow { token, signin, account, began, seen, second, place, ended, fresh, label }
    FactorRow { account, factor, kind, lookup, sealed, created, used, step }
    InvitationRow { token, code, person, role, expires, used, tries }
    DraftRow { draft, room, author, form, version, sealed, updated, expires }
    HeldRow { starts, ends, holder }
    TryRow { path, count, until, seen }
    WrapRow { room, epoch, recipient_kind, recipient, purpose, wrapped }
}

impl FromRow for Id {
    fn from_row(row: &mut Row) -> Result<Self, Trouble> {
        row.take()
    }
}

impl FromRow for (Id, HeadRow) {
    fn from_row(row: &mut Row) -> Result<Self, Trouble> {
        Ok((row.take()?, HeadRow::from_row(row)?))
    }
}

impl FromRow for (SessionRow, AccountRow) {
    fn from_row(row: &mut Row) -> Result<Self, Trouble> {
        Ok((SessionRow::from_row(row)?, AccountRow::from_row(row)?))
    }
}
