//! The portable record file: everything a person needs to read their record and to check it,
//! without the service.
//!
//! Per entry it holds the leaf, the ciphertext and the secret of that one entry, never the key of
//! the room. It ends with a signature over all that comes before, so that no byte can be changed,
//! added or cut off unnoticed.

mod report;
mod room;
mod verify;
mod write;

pub use report::{Broken, Fault, ReadEntry, Report, RoomReport};
pub use verify::verify_record;
pub use write::{RecordEntry, RecordRoom, WriteError, write_record};

use crate::hash::sha256;

/// The first bytes of every record file.
const FIRST_LINE: &[u8] = b"kith-record/1\n";

/// Members of the header: service, public key, number of rooms.
const HEADER_MEMBERS: u64 = 3;
/// Members of a room: id, number of entries, root, signature of the checkpoint.
const ROOM_MEMBERS: u64 = 4;
/// Members of an entry: leaf, ciphertext, secret.
const ENTRY_MEMBERS: u64 = 3;
/// Members of an erased entry: leaf hash.
const ERASED_MEMBERS: u64 = 1;

/// What the service signs at the end of the file.
fn signed_message(before: &[u8]) -> Vec<u8> {
    [b"kith/record/v1\n".as_slice(), &sha256(&[before])].concat()
}
