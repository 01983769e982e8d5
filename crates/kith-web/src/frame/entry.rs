//! What was said of a frame, as entries in words.

use kith_core::EntryId;
use kith_core::frame::{Fact, Line, Wish};

use super::told::{label, wish};
use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, entry: EntryId, fact: &Fact) -> Told {
    let titled = |key: &str| {
        Told::titled(reader.t.say_one_of("frame-told", key).with("name", reader.with(fact.bond())))
    };
    match fact {
        Fact::Proposed { changes, .. } => {
            let changes = changes.iter().map(|change| (change.line, &change.said));
            changes.fold(titled("offered"), |told, (line, said)| row(reader, told, line, said))
        }
        Fact::Accepted { bond, in_person, .. } => {
            let told = titled(if *in_person { "in-person" } else { "agreed" });
            let versions = reader.seen.frame(*bond).map(|frame| frame.versions.iter());
            let found = versions.and_then(|mut all| all.find(|version| version.entry == entry));
            let turns = found.into_iter().flat_map(|version| version.turns.iter());
            turns.fold(told, |told, turn| row(reader, told, turn.line, &turn.after))
        }
        Fact::Declined { words, .. } => titled("no").says(String::new(), words),
        Fact::TakenBack { .. } => titled("back"),
    }
}

/// Numbers stand in a short line, words as they were written.
fn row(reader: &Reader<'_>, told: Told, line: Line, said: &Wish) -> Told {
    let (label, words) = (label(reader.t, line), wish(reader.t, line, said.as_ref()));
    if said.is_some() && line.numbers().is_none() {
        told.says(label, &words)
    } else {
        told.row(label, words)
    }
}
