//! Notes and answers as they are read: on the brief, and as entries in words.

use kith_core::note::{Fact, How};
use kith_core::{Author, EntryId, Role, Seen};

use crate::brief::{Card, last_lines};
use crate::cx::moment;
use crate::dispute;
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
    let plain = |key: &str, text: &str| Told::titled(t.get(key)).says(String::new(), text);
    match fact {
        Fact::Finished { meeting: Some(meeting), text, .. } => {
            Told::titled(t.say("record-note-on").with("when", reader.when_of(*meeting)))
                .says(String::new(), text)
        }
        Fact::Finished { meeting: None, text, .. } => plain("record-note", text),
        Fact::Corrected { text, dispute: None, .. } => plain("record-corrected", text),
        Fact::Replied { text, .. } => plain("record-reply", text),
        Fact::NotRight { text, .. } => plain("shell-entry-wrong", text),
        Fact::Corrected { text, dispute: Some(dispute), .. } => {
            dispute::settled(reader, *dispute, How::Agreed, text)
        }
        Fact::Settled { dispute, how, text } => dispute::settled(reader, *dispute, *how, text),
        Fact::TakenBack { .. } => Told::titled(t.get("dispute-told-taken-back")),
        Fact::Asked { of, .. } => {
            let by = Author { person: *of, role: Role::Therapist };
            Told::titled(dispute::sentence(reader, by, fact).unwrap_or_default())
        }
    }
}
