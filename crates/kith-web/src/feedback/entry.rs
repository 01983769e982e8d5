//! Feedback as entries in words.

use kith_core::feedback::{Fact, Feedback, Show};
use kith_core::{EntryId, MeetingId};
use kith_measure::own::RELATIONSHIP;

use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    match fact {
        Fact::Given { meeting, said } => {
            let title = t.say("record-after").with("when", reader.when_of(*meeting));
            given(reader, Told::titled(title), *meeting, said)
        }
        Fact::ShowChosen { meeting, show } => {
            let title = t.say("record-show-changed").with("when", reader.when_of(*meeting));
            shown(reader, Told::titled(title), *meeting, *show)
        }
    }
}

fn given(reader: &Reader<'_>, told: Told, meeting: MeetingId, said: &Feedback) -> Told {
    let names = RELATIONSHIP.items;
    let told = reader.answers(told, "record-feedback", names, &said.answers);
    shown(reader, told, meeting, said.show).says(reader.t.get("record-words"), &said.words)
}

/// The client's choice as it stood in this entry; it is theirs alone to read.
fn shown(reader: &Reader<'_>, told: Told, meeting: MeetingId, show: Show) -> Told {
    if !reader.seen.is_own() {
        return told;
    }
    let name = reader.seen.meeting(meeting).map(|meeting| reader.with(meeting.bond));
    let name = name.unwrap_or_else(|| reader.t.get("record-someone"));
    let how = reader.t.say(match show {
        Show::Now => "record-show-now",
        Show::AfterNext => "record-show-after",
        Show::WorthAsking => "record-show-asking",
    });
    told.row(reader.t.get("record-show"), how.with("name", name))
}
