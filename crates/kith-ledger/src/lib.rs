//! Sealed, chained, checkable bytes: what makes a record trustworthy without trusting whoever
//! keeps it.
//!
//! A *room* is one append-only chain of sealed entries with one key. This crate turns payloads
//! into entries ([`seal()`]), opens them again ([`open()`], [`Run`]), keeps the state of a chain
//! ([`Head`]), signs it ([`sign_head`]) and lets anybody check it later. It is pure: randomness is
//! given as bytes, time never appears, and it does not know what a payload means.
//!
//! The byte formats are described in `docs/formats.md`.

mod aead;
mod boxed;
mod cbor;
pub mod fuzz;
mod hash;
mod head;
mod kdf;
mod keys;
pub mod kit;
mod leaf;
mod note;
mod open;
mod pad;
pub mod payload;
mod receipt;
pub mod record;
mod row;
mod run;
mod seal;
mod tree;
mod wrap;

pub use boxed::BoxError;
pub use hash::{Hash, leaf_hash};
pub use head::{Head, HeadError};
pub use keys::{Kek, KeyTextError, PublicKey, RoomKey, ServiceKey, derive};
pub use leaf::{Class, Leaf, LeafError};
pub use note::{Checkpoint, NoteError, checkpoint, sign_head, verify_head};
pub use open::{OpenError, Opened, open};
pub use payload::Payload;
pub use receipt::{Receipt, ReceiptError};
pub use record::{verify_record, write_record};
pub use row::{open_row, seal_row};
pub use run::{BadEntry, Run};
pub use seal::{Entry, MAX_PAYLOAD, SealError, Sealed, seal};
pub use tree::{ProofError, Tree, consistency, inclusion, verify_consistency, verify_inclusion};
pub use wrap::{unwrap, wrap};

/// A random 128-bit identifier of a service or a room.
pub type Id = [u8; 16];

/// Where an entry stands: which room of which service. Bound into every seal, so that nothing
/// can be moved unnoticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The service that keeps the room.
    pub service: Id,
    /// The room.
    pub room: Id,
}
