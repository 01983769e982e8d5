//! What stays between a client and those who work here, and what they may have to tell others:
//! read before the first words are written.

use kith_core::EntryId;
use kith_core::confidence::Fact;

use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    Told::titled(reader.t.get(match fact {
        Fact::Worded { .. } => "record-service",
        Fact::Read { .. } => "confidence-told",
    }))
}
