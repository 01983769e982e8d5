//! Meetings as entries in words.

use kith_core::EntryId;
use kith_core::meeting::{Details, Fact};

use crate::cx::moment;
use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, entry: EntryId, fact: &Fact) -> Told {
    let when = reader.when(reader.spoken_of(entry).first());
    let titled = |key: &str| Told::titled(reader.t.say(key).with("when", &when));
    match fact {
        Fact::Proposed { details, .. } => {
            details_of(reader, titled("record-meeting-proposed"), details)
        }
        Fact::ChangeProposed { details, .. } => {
            details_of(reader, titled("record-meeting-change"), details)
        }
        Fact::Accepted { in_person: true, .. } => titled("record-meeting-yes")
            .row(reader.t.get("record-in-person"), reader.t.get("record-in-person-how")),
        Fact::Accepted { in_person: false, .. } => titled("record-meeting-yes"),
        Fact::Declined { .. } => titled("record-meeting-no"),
        Fact::NotMet { was_there: true, .. } => titled("record-meeting-was-there"),
        Fact::NotMet { was_there: false, .. } => titled("record-meeting-not-there"),
        Fact::Began { .. } => titled("record-meeting-began"),
        Fact::Cancelled { words, .. } => {
            titled("record-meeting-cancelled").says(String::new(), words)
        }
    }
}

fn details_of(reader: &Reader<'_>, told: Told, details: &Details) -> Told {
    let t = reader.t;
    let when = t.day_times(moment(details.starts), moment(details.ends()));
    let told = told
        .row(t.get("record-meeting-when"), when)
        .row(t.get("record-meeting-where"), &details.place);
    if details.others.trim().is_empty() {
        told
    } else {
        told.row(t.get("record-meeting-others"), &details.others)
    }
}
