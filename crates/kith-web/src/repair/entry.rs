//! What may have changed, and what was said about it, as entries in words.

use kith_core::EntryId;
use kith_core::repair::Fact;
use kith_core::strain::{self, Sign};

use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let (key, words) = match fact {
        Fact::Answered { words, .. } => ("record-repair-answered", words.as_str()),
        Fact::Heard { words, .. } => ("record-repair-heard", words.as_str()),
        Fact::NotYet { words, .. } => ("record-repair-not-yet", words.as_str()),
        Fact::Left { words, .. } => ("record-repair-left", words.as_deref().unwrap_or_default()),
        Fact::Reopened { sign, .. } => {
            let told = Told::titled(reader.t.get("record-repair-reopened"));
            return told.row(String::new(), why(reader, *sign));
        }
    };
    Told::titled(reader.t.get(key)).says(String::new(), words)
}

/// Something that may have changed.
pub(crate) fn noticed(reader: &Reader<'_>, _entry: EntryId, fact: &strain::Fact) -> Told {
    let strain::Fact::Noticed { sign, words, .. } = fact;
    let told = Told::titled(reader.t.get(match sign {
        Sign::Said => "record-strain-said-title",
        _ => "record-strain-title",
    }));
    let mut told = told.row(String::new(), why(reader, *sign));
    if let Some(watch) = sign.watch() {
        told = told.row(String::new(), reader.t.one_of("record-strain-how", watch.word()));
    }
    told.says(String::new(), words)
}

/// What something was noticed by, in one sentence.
fn why(reader: &Reader<'_>, sign: Sign) -> String {
    let why = reader.t.say_one_of("record-strain", sign.word());
    match sign.meeting() {
        Some(meeting) => why.with("when", reader.when_of(meeting)).to_string(),
        None => why.to_string(),
    }
}
