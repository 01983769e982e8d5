//! Rows of meetings as entries in words.

use kith_core::EntryId;
use kith_core::meeting::Details;
use kith_core::series::{Answer, Fact};

use super::dates::when;
use crate::record::{Reader, Told};

/// What an entry says. Every date that it touches is named.
pub(crate) fn told(reader: &Reader<'_>, entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    let titled = |key: &str| Told::titled(t.say(key).with("count", fact.meetings().len()));
    match fact {
        Fact::Proposed { details, starts, .. } => {
            let at = |starts| Details { starts, ..details.clone() };
            let dates = starts.iter().map(|starts| when(t, &at(*starts)));
            rows(reader, titled("record-series-proposed"), dates.collect(), Some(details))
        }
        Fact::ChangeProposed { details, moves, .. } => {
            let at = |starts| Details { starts, ..details.clone() };
            let dates = moves.iter().map(|one| when(t, &at(one.starts)));
            rows(reader, titled("record-series-change"), dates.collect(), Some(details))
        }
        Fact::Answered { answer, .. } => {
            let told = match answer {
                Answer::Yes => titled("record-series-yes"),
                Answer::No => titled("record-series-no"),
                Answer::InPerson => titled("record-series-yes")
                    .row(t.get("record-in-person"), t.get("record-in-person-how")),
            };
            rows(reader, told, spoken(reader, entry), None)
        }
        Fact::Cancelled { words, .. } => {
            let told = titled("record-series-cancelled");
            rows(reader, told, spoken(reader, entry), None).says(String::new(), words)
        }
    }
}

/// The dates that an entry speaks of, as they were then.
fn spoken(reader: &Reader<'_>, entry: EntryId) -> Vec<String> {
    reader.spoken_of(entry).iter().map(|details| when(reader.t, details)).collect()
}

fn rows(reader: &Reader<'_>, told: Told, dates: Vec<String>, at: Option<&Details>) -> Told {
    let t = reader.t;
    let dates = dates.into_iter().map(|date| (t.get("record-meeting-when"), date));
    let told = dates.fold(told, |told, (name, date)| told.row(name, date));
    let Some(details) = at else { return told };
    let told = told.row(t.get("record-meeting-where"), &details.place);
    if details.others.trim().is_empty() {
        return told;
    }
    told.row(t.get("record-meeting-others"), &details.others)
}
