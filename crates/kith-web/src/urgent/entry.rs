//! Urgent openings as entries in words.

use kith_core::EntryId;
use kith_core::urgent::Fact;

use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    let titled = |key: &str, name: &str| Told::titled(t.say(key).with("name", name));
    match fact {
        Fact::Asked { name, why, .. } => {
            titled("record-urgent-asked", name).says(t.get("record-urgent-why"), why)
        }
        Fact::Agreed { name, until, .. } => titled("record-urgent-agreed", name)
            .row(t.get("record-urgent-until"), t.day_time(crate::cx::moment(*until))),
        Fact::Declined { name, .. } => titled("record-urgent-declined", name),
        Fact::Reviewed { name, words, .. } => {
            titled("record-urgent-reviewed", name).says(String::new(), words)
        }
        Fact::OnDesk { line, .. } => titled("record-urgent-asked", &line.name),
    }
}
