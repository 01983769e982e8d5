//! What was chosen about the line and the pace, as entries in words.

use kith_core::EntryId;
use kith_core::felt::Fact;

use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let titled = |key: &str, bond| Told::titled(reader.t.say(key).with("name", reader.with(bond)));
    match fact {
        Fact::Line { bond, on: true } => titled("record-felt-on", *bond),
        Fact::Line { bond, on: false } => titled("record-felt-off", *bond),
        Fact::Shared { bond, on: true } => titled("record-felt-shared", *bond),
        Fact::Shared { bond, on: false } => titled("record-felt-kept", *bond),
        Fact::Paced { bond, pace } => {
            let pace = reader.t.one_of("felt-pace", pace.word());
            titled("record-felt-pace", *bond).row(String::new(), pace)
        }
    }
}
