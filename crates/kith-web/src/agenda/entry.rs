//! What was said of things to talk about, as entries in words.

use kith_core::EntryId;
use kith_core::agenda::Fact;

use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let item = reader.seen.agenda_item(fact.item());
    let with = item.map_or_else(|| reader.t.get("record-someone"), |item| reader.with(item.bond));
    let titled = |key: &str, when: String| {
        let said = reader.t.say_one_of("agenda-told", key).with("name", &with);
        Told::titled(said.with("when", when))
    };
    let about = |told: Told| told.says(String::new(), item.map_or("", |item| &item.words));
    match fact {
        Fact::Added { words, .. } => titled("added", String::new()).says(String::new(), words),
        Fact::Withdrawn { .. } => about(titled("withdrawn", String::new())),
        Fact::NotToday { meeting, .. } => about(titled("not-today", reader.when_of(*meeting))),
        Fact::Today { meeting, .. } => about(titled("today", reader.when_of(*meeting))),
        Fact::Talked { meeting, .. } => about(titled("talked", reader.when_of(*meeting))),
    }
}
