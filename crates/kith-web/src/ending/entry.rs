//! What was said of an end, as entries in words.

use kith_core::EntryId;
use kith_core::ending::Fact;

use crate::cx::last_moment;
use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let titled = |key: &str, bond| Told::titled(reader.t.say(key).with("name", reader.with(bond)));
    match fact {
        Fact::Planned { bond, until, words } => {
            let day = reader.t.date(last_moment(*until));
            let told = titled("record-ending-planned", *bond);
            told.row(reader.t.get("record-ending-day"), day).says(String::new(), words)
        }
        Fact::Open { bond } => titled("record-ending-open", *bond),
        Fact::Letter { bond, words } => {
            titled("record-ending-letter", *bond).says(String::new(), words)
        }
    }
}
