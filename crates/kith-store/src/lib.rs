//! Sealed entries, heads, keys and accounts on `SQLite` and `PostgreSQL`.
//!
//! The store keeps bytes it cannot read. It promises three things: what it has
//! acknowledged is durable, a batch happens whole or not at all, and an entry is
//! never changed. Everything else is decided above it.
//!
//! [`Store`] is one type over three engines. Memory is the reference: the other
//! two sit the same exam (`tests/contract`). Ids are 16 random bytes, times are
//! microseconds since 1970 UTC, and both come from the caller.

mod location;
mod memory;
mod postgres;
mod rows;
mod schema;
mod sql;
mod sqlite;
mod store;
mod tally;
#[cfg(feature = "testing")]
pub mod testing;
mod trouble;
mod whole;

pub use location::Location;
pub use rows::{
    AccountRow, Also, Append, Batch, BondRow, DraftRow, EntryRow, Erase, FactorRow, Grew, Hash,
    HeadRow, HeldRow, HoldRow, Id, InvitationRow, KeyMade, NewEntry, RoomRow, SavedDraft,
    SecretRow, ServiceRow, SessionRow, SlotsRow, Tail, TryRow, UseRow, WrapRow,
};
pub use sql::{Part, Value};
pub use store::{Filled, Filling, Snapshot, Store};
pub use tally::{Commits, Counts, TOGETHER, Troubles};
pub use trouble::{AppendError, OpenError, Trouble};
pub use whole::Piece;
