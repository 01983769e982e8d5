//! Bonds as entries in words.

use kith_core::EntryId;
use kith_core::bond::Fact;

use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let (t, with) = (reader.t, reader.with(fact.bond()));
    let titled = |key: &str| Told::titled(t.say(key).with("name", &with));
    match fact {
        Fact::Proposed { purpose, stay, .. } => {
            let cover = stay.is_some();
            titled(if cover { "record-bond-cover" } else { "record-bond-proposed" })
                .says(t.get("record-bond-purpose"), purpose)
        }
        Fact::LetIn { purpose, .. } => {
            titled("record-bond-let-in").says(t.get("record-urgent-why"), purpose)
        }
        Fact::Began { .. } => titled("record-bond-began"),
        Fact::Accepted { in_person: true, .. } => {
            titled("record-bond-yes").row(t.get("record-in-person"), t.get("record-in-person-how"))
        }
        Fact::Accepted { in_person: false, .. } => titled("record-bond-yes"),
        Fact::Declined { .. } => titled("record-bond-no"),
        Fact::Paused { .. } => titled("record-bond-paused"),
        Fact::Resumed { .. } => titled("record-bond-resumed"),
        Fact::Ended { .. } => titled("record-bond-ended"),
        Fact::LetBe { .. } => titled("record-bond-let-be"),
        Fact::MayRead { before: true, .. } => titled("record-bond-reads-all"),
        Fact::MayRead { before: false, .. } => titled("record-bond-reads-from-now"),
        Fact::MayTell { words, .. } if words.trim().is_empty() => {
            titled("record-bond-tells-nobody")
        }
        Fact::MayTell { words, .. } => titled("record-bond-may-tell").says(String::new(), words),
        Fact::PassedOn { to, words, .. } => {
            let to = reader.with(*to);
            let title = t.say("record-bond-passed-on").with("name", &with).with("to", to);
            Told::titled(title).says(String::new(), words)
        }
        Fact::Goodbye { words, .. } => titled("record-bond-goodbye").says(String::new(), words),
        Fact::Parted { why, .. } => {
            titled("record-bond-ended").row(String::new(), super::parted(t, *why, &with))
        }
    }
}
