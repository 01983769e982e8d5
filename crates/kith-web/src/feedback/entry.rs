//! Feedback as entries in words.

use kith_core::feedback::{Aloud, Fact, Feedback, Show};
use kith_core::{EntryId, MeetingId};
use kith_measure::own::RELATIONSHIP;

use super::how::interpreted;
use crate::cx::moment;
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
        Fact::OnTablet { meeting, said, .. } => {
            let title = t.say("feedback-told-on-tablet").with("when", reader.when_of(*meeting));
            given(reader, Told::titled(title), *meeting, said)
        }
        Fact::Entered { meeting, said, how } => {
            let title = t.say("feedback-told-entered").with("when", reader.when_of(*meeting));
            let told = Told::titled(title).row(t.get("feedback-told-how"), manner(reader, how));
            answers(reader, told, said)
        }
        Fact::TabletMade { meeting, until, .. } => {
            let title = t.say("feedback-told-link").with("when", reader.when_of(*meeting));
            let until =
                t.say("feedback-told-link-until-is").with("when", t.day_time(moment(*until)));
            Told::titled(title).row(t.get("feedback-told-link-until"), until)
        }
        Fact::TabletShut { .. } => Told::titled(t.get("feedback-told-shut")),
    }
}

/// How somebody said what another entered.
fn manner(reader: &Reader<'_>, how: &Aloud) -> String {
    let t = reader.t;
    let key = if how.aloud { "feedback-told-how-aloud" } else { "feedback-told-how-paper" };
    [vec![t.get(key)], interpreted(t, how)].concat().join(" ")
}

fn given(reader: &Reader<'_>, told: Told, meeting: MeetingId, said: &Feedback) -> Told {
    shown(reader, answers(reader, told, said), meeting, said.show)
}

fn answers(reader: &Reader<'_>, told: Told, said: &Feedback) -> Told {
    let told = reader.answers(told, "record-feedback", RELATIONSHIP.items, &said.answers);
    told.says(reader.t.get("record-words"), &said.words)
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
