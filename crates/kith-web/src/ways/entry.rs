//! What happened around signing in, as entries in words.

use kith_core::EntryId;
use kith_core::signin::Fact;

use super::browser;
use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    match fact {
        Fact::NewBrowser { browser: which } => Told::titled(t.get("record-new-browser"))
            .row(t.get("record-browser"), browser(t, *which)),
        Fact::CodeMissed => Told::titled(t.get("record-code-missed"))
            .row(String::new(), t.get("record-code-missed-what")),
        Fact::CodeUsed => Told::titled(t.get("record-code-used"))
            .row(String::new(), t.get("record-code-used-what")),
    }
}
