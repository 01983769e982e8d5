//! Notes and answers as they are read: on the brief, and as entries in words.

use kith_core::note::Fact;
use kith_core::{EntryId, Seen};

use crate::brief::{Card, last_lines};
use crate::cx::moment;
use crate::record::{Reader, Told};
use crate::text::Text;

/// Where the newest note ended, for those in the client's care.
pub(crate) fn brief(t: &Text, seen: &Seen) -> Vec<Card> {
    if !seen.knows_care() {
        return Vec::new();
    }
    let newest = seen.last_note().and_then(|note| note.current().map(|text| (note.by, text)));
    let Some((by, current)) = newest else { return vec![card(t, String::new(), None)] };
    let who = seen.name_of(by).unwrap_or_default();
    let by = format!("{who}, {}", t.day(moment(current.at)));
    vec![card(t, last_lines(&current.text), Some(by))]
}

pub(crate) fn card(t: &Text, words: String, by: Option<String>) -> Card {
    let (heading, none) = (t.get("brief-note"), t.get("person-note-none"));
    Card { heading, words, none, by, fence: false }
}

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    match fact {
        Fact::Finished { meeting: Some(meeting), text, .. } => {
            Told::titled(t.say("record-note-on").with("when", reader.when_of(*meeting)))
                .says(String::new(), text)
        }
        Fact::Finished { meeting: None, text, .. } => {
            Told::titled(t.get("record-note")).says(String::new(), text)
        }
        Fact::Corrected { text, .. } => {
            Told::titled(t.get("record-corrected")).says(String::new(), text)
        }
        Fact::Replied { text, .. } => Told::titled(t.get("record-reply")).says(String::new(), text),
        Fact::NotRight { text, .. } => {
            Told::titled(t.get("shell-entry-wrong")).says(String::new(), text)
        }
    }
}
